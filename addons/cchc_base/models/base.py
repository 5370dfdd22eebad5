from odoo import api, models
from odoo.models import parse_read_group_spec
from odoo.tools import SQL

from ..fields import Dong


class Base(models.AbstractModel):
    _inherit = "base"

    @api.model
    def _read_group_select(self, aggregate_spec, query):
        """A sum of đồng is whole too: added up as numeric, it would be read as a float."""
        expression = super()._read_group_select(aggregate_spec, query)
        name, _property, function = parse_read_group_spec(aggregate_spec)
        if function == "sum" and isinstance(self._fields.get(name), Dong):
            return SQL("(%s)::int8", expression)
        return expression
