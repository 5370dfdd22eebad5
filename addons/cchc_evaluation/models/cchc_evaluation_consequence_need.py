from odoo import fields, models
from odoo.exceptions import UserError

from .cchc_evaluation_consequence import PENDING


class CchcEvaluationConsequence(models.Model):
    """A proposal to train somebody becomes a need, and is carried out when the need is met."""

    _inherit = "cchc.evaluation.consequence"

    need_id = fields.Many2one(
        comodel_name="cchc.qualification.need",
        string="Need of training",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    need_state = fields.Selection(related="need_id.state", string="State of the need")

    def action_hand_on(self):
        """Hand the proposals on as needs, which plans and classes take up; opens them.

        :raise UserError: for what is no proposal of training, or is settled
        """
        self.check_access("write")
        self._check_state(*PENDING)
        other = self.filtered(lambda row: row.kind != "training")
        if other:
            raise UserError(self.env._("%s is no proposal of training.", other[0].display_name))
        Need = self.env["cchc.qualification.need"]
        waiting = self.filtered(lambda one: one.need_state in (False, "closed"))
        needs = Need._ask([row._need_values() for row in waiting])
        by_demand = {need._demand(): need for need in needs}
        for row in waiting:
            row.sudo().need_id = by_demand[Need._keys_of(row._need_values())[0]]
        return self.need_id._action_open()

    def _need_values(self):
        self.ensure_one()
        # Kept once for all readers, whatever the language of who hands it on.
        words = self.with_context(lang="vi_VN").env._(
            "Training by the rating of %(year)s", year=self.year
        )
        return {
            "origin": "evaluation",
            "employee_id": self.employee_id.id,
            "kind": "update",
            "required": words,
            "note": self.ground,
        }

    def _void(self, reason):
        needs = self.sudo().need_id.filtered(lambda need: need.state == "open")
        needs.filtered(lambda need: need.origin == "evaluation")._close()
        return super()._void(reason)


class CchcQualificationNeed(models.Model):
    _inherit = "cchc.qualification.need"

    def _close(self, met=False):
        result = super()._close(met)
        if met:
            self._settle_proposals()
        return result

    def _settle_proposals(self):
        rows = (
            self.env["cchc.evaluation.consequence"]
            .sudo()
            .search([("need_id", "in", self.ids), ("state", "in", PENDING)])
        )
        for row in rows:
            row.write(
                {
                    "state": "done",
                    "document": row.need_id.required,
                    "closed_on": row.need_id.closed_on,
                }
            )
