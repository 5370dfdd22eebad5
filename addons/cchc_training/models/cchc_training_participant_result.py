from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcTrainingParticipant(models.Model):
    """Who has passed, who has not, who left before the end."""

    _inherit = "cchc.training.participant"

    attachment_ids = fields.Many2many(
        comodel_name="ir.attachment",
        relation="cchc_training_participant_attachment",
        string="Scan of the certificate",
    )

    def action_pass(self):
        """The person has passed.

        :raise UserError: before the class has ended
        """
        self._check_results()
        self._move(("attending", "failed"), "passed", refusal=False)
        return True

    def action_fail(self):
        self._check_results()
        self._check_no_certificate()
        self._move(("attending", "passed"), "failed")
        return True

    def _check_results(self):
        """Results are entered by who runs the class, after its last day."""
        self.class_id.check_access("write")
        for one in self.class_id:
            one._check_over()
            if one.state == "cancelled":
                raise UserError(self.env._("%s was cancelled.", one.name))

    def _check_no_certificate(self):
        for row in self:
            if row.certificate_id:
                raise UserError(
                    self.env._(
                        "%s: the certificate stands in the dossier. Withdraw it there first.",
                        row.employee_id.name,
                    )
                )

    def _leave(self, reason):
        """Somebody who was sent leaves the class before its end."""
        self.class_id.check_access("write")
        self._move(("decided", "attending"), "withdrawn", refusal=reason)


class CchcTrainingClass(models.Model):
    _inherit = "cchc.training.class"

    passed = fields.Integer(compute="_compute_passed", compute_sudo=True)

    @api.depends("participant_ids.state")
    def _compute_passed(self):
        counts = dict(
            self.env["cchc.training.participant"]._read_group(
                [("class_id", "in", self.ids), ("state", "=", "passed")], ["class_id"], ["__count"]
            )
        )
        for one in self:
            one.passed = counts.get(one._origin, 0)

    def action_pass_all(self):
        """Whoever still has no result has passed."""
        self.check_access("write")
        rows = self.participant_ids.filtered(lambda row: row.state == "attending")
        if not rows:
            raise UserError(self.env._("Everybody has a result already."))
        return rows.action_pass()
