from odoo import api, fields, models

from odoo.addons.cchc_base.tools.attachments import adopt_attachments


class CchcDisciplinePart(models.AbstractModel):
    """A part of a discipline case: made and changed by who may change the case, while it runs."""

    _name = "cchc.discipline.part"
    _description = "Part of a discipline case"

    case_id = fields.Many2one(
        comodel_name="cchc.discipline.case", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="case_id.unit_id", store=True, index=True)

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_case(vals_list)
        rows = super().create(vals_list)
        if "attachment_ids" in self._fields:
            adopt_attachments(rows)
        return rows

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            self.case_id._check_pending()
            self.case_id._check_nobody_own(self.case_id.employee_id)
        self._check_case([vals])
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_finished(self):
        if not self.env.su:
            self.case_id._check_pending()
            self.case_id._check_nobody_own(self.case_id.employee_id)

    @api.model
    def _check_case(self, vals_list):
        """Asked before: the record rules would refuse too, in words without case and reason."""
        cases = self.env["cchc.discipline.case"].browse(
            {vals.get("case_id") for vals in vals_list} - {None, False}
        )
        cases.check_access("write")
        if not self.env.su:
            cases._check_pending()
            cases._check_nobody_own(cases.employee_id)
