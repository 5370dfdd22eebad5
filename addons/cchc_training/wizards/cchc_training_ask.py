from odoo import api, fields, models
from odoo.exceptions import UserError

# What an officer enters by hand; the rest comes by itself, successors have a page of their own.
BY_HAND = ("request", "evaluation", "yearly")


class CchcTrainingAsk(models.TransientModel):
    """Ask for a programme for some people."""

    _name = "cchc.training.ask"
    _description = "Add needs of training"

    programme_id = fields.Many2one(comodel_name="cchc.training.programme", required=True)
    origin = fields.Selection(
        selection=lambda self: self._origins(),
        string="Where it comes from",
        required=True,
        default="request",
    )
    employee_ids = fields.Many2many(comodel_name="hr.employee", string="People")
    note = fields.Char(string="Why")

    @api.model
    def _origins(self):
        words = self.env["cchc.qualification.need"]._fields["origin"]
        known = dict(words._description_selection(self.env))
        return [(code, known[code]) for code in BY_HAND]

    @api.model_create_multi
    def create(self, vals_list):
        asked = super().create(vals_list)
        asked.employee_ids.check_access("read")
        return asked

    def write(self, vals):
        result = super().write(vals)
        self.employee_ids.check_access("read")
        return result

    def action_ask(self):
        """Enter the needs; who has the need already is not asked for twice."""
        self.ensure_one()
        if not self.employee_ids:
            raise UserError(self.env._("Choose the people who need the programme."))
        values = self.programme_id._need_values()
        needs = self.env["cchc.qualification.need"]._ask(
            [
                {
                    **values,
                    "origin": self.origin,
                    "employee_id": person.id,
                    "note": self.note,
                }
                for person in self.employee_ids
            ]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_training.cchc_training_need_action"
        )
        return {**action, "domain": [("id", "in", needs.ids)], "context": {}}
