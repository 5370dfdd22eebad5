from odoo import api, models


class CchcLegalParameterValue(models.Model):
    """Another term of discipline changes the answers about those who were disciplined."""

    _inherit = "cchc.legal.parameter.value"

    @api.model_create_multi
    def create(self, vals_list):
        values = super().create(vals_list)
        values._touch_disciplined()
        return values

    def write(self, vals):
        self._touch_disciplined()
        result = super().write(vals)
        self._touch_disciplined()
        return result

    def unlink(self):
        self._touch_disciplined()
        return super().unlink()

    def _touch_disciplined(self):
        if "discipline_effect_months" in self.parameter_id.mapped("code"):
            rows = self.env["cchc.discipline"].sudo()._read_group([], ["employee_id"])
            self.env["cchc.standard.assessment"]._touch_later({person.id for (person,) in rows})
