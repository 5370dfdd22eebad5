from odoo import fields, models
from odoo.exceptions import UserError


class CchcTrainingNominate(models.TransientModel):
    """Asks whom a unit nominates for a class; those with an open need for it come first."""

    _name = "cchc.training.nominate"
    _description = "Nominate for a class"
    _inherit = ["cchc.question"]

    class_id = fields.Many2one(
        comodel_name="cchc.training.class", required=True, readonly=True, ondelete="cascade"
    )
    free = fields.Integer(related="class_id.free")
    employee_ids = fields.Many2many(comodel_name="hr.employee", string="Nominees")

    def _check_asked(self):
        result = super()._check_asked()
        self.employee_ids.check_access("read")
        return result

    def action_take_needs(self):
        """Add who needs this programme and is in no class for it.

        :raise UserError: when nobody in the scope does
        """
        self.ensure_one()
        needs = self.env["cchc.qualification.need"].search(
            [
                ("programme_id", "=", self.class_id.programme_id.id),
                ("employee_id", "!=", False),
                ("state", "!=", "closed"),
            ],
            order="priority, due_on, id",
        )
        waiting = needs.filtered(
            lambda need: (
                not any(
                    row.state in ("proposed", "decided", "attending")
                    for row in need.participant_ids
                )
            )
        ).employee_id
        waiting = waiting.filtered("unit_id") - self.class_id.sudo().participant_ids.employee_id
        if not waiting:
            raise UserError(
                self.env._(
                    "Nobody in your units has an open need for “%s” without a class.",
                    self.class_id.programme_id.name,
                )
            )
        self.employee_ids = [(4, person.id) for person in waiting[: max(self.free, 0)]]
        return self._action_again()

    def _action_again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Nominate"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

    def action_nominate(self):
        self.ensure_one()
        if not self.employee_ids:
            raise UserError(self.env._("Choose whom you nominate."))
        rows = self.env["cchc.training.participant"].create(
            [
                {"class_id": self.class_id.id, "employee_id": person.id}
                for person in self.employee_ids
            ]
        )
        return {
            **self.class_id.action_open_participants(),
            "domain": [("id", "in", rows.ids)],
        }
