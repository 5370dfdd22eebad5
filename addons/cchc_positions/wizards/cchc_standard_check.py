from odoo import api, fields, models


class CchcStandardCheck(models.TransientModel):
    """How a person stands against the standards on a day, requirement by requirement."""

    _name = "cchc.standard.check"
    _description = "A person against the standards on a day"
    _inherit = ["cchc.question"]

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="cascade"
    )
    day = fields.Date(
        required=True, default=lambda self: self.env["hr.version"]._today(), string="On"
    )
    explanation = fields.Html(compute="_compute_explanation", sanitize=False)

    @api.depends("employee_id", "day")
    def _compute_explanation(self):
        for check in self:
            check.explanation = (
                check.employee_id._standard_table(check.day)
                if check.employee_id and check.day
                else False
            )

    @api.model
    def _action_for(self, person, day):
        check = self.create({"employee_id": person.id, "day": day})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Against the standards"),
            "res_model": self._name,
            "res_id": check.id,
            "view_mode": "form",
            "target": "new",
        }
