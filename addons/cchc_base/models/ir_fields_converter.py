from odoo import api, models

from ..fields import Dong
from ..rules.money import NotANumber, exact_dong
from ..tools.problems import translate


class IrFieldsConverter(models.AbstractModel):
    _inherit = "ir.fields.converter"

    @api.model
    def _str_to_integer(self, model, field, value, savepoint):
        """Amounts in an imported file, as they are written here: 2.500.000.000."""
        if not isinstance(field, Dong):
            return super()._str_to_integer(model, field, value, savepoint)
        try:
            return exact_dong(value), []
        except NotANumber as error:
            raise self._format_import_error(
                ValueError, "%%(field)s: %s", translate(self.env, error.problem)
            ) from None
