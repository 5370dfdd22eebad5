from odoo import fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.engine import vocabulary


class CchcReportForm(models.Model):
    """What a frozen sheet asks of the form from which it came."""

    _inherit = "cchc.report.form"

    def _check_may_read_criterion(self, text, label, on):
        """Refuse a reader who may not read the fields by which people were picked."""
        self.ensure_one()
        where = self.env._("Column “%s”", label)
        model = self.env[self.sudo().source].sudo()
        domain = Domain(vocabulary.evaluate(text, fields.Date.to_date(on)))
        for path_model, field in self._fields_of(model, domain):
            self._check_may_read(path_model, field, where)
