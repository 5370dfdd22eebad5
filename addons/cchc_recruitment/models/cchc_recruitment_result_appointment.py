from odoo import fields, models
from odoo.exceptions import UserError


class CchcRecruitmentResult(models.Model):
    """The decision that appoints whoever won a competition for a leading post."""

    _inherit = "cchc.recruitment.result"

    appointment_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Decision of appointment",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    def _check_appointable(self):
        """One vacancy, one person: whoever was appointed before is revoked first."""
        for row in self:
            post, person = row.post_id, row.sudo().application_id.employee_id
            if not post.leadership_post_id:
                raise UserError(
                    self.env._("%s: enter the leadership post first.", post.display_name)
                )
            if not person:
                raise UserError(
                    self.env._(
                        "%s serves in no unit of the province: draft the reception of the person "
                        "first, then the appointment.",
                        row.application_id.display_name,
                    )
                )
            taken = self.sudo().search_count(
                [
                    ("post_id", "=", post.id),
                    ("appointment_id.state", "in", ("draft", "issued")),
                ]
            )
            if taken >= post.places:
                raise UserError(
                    self.env._(
                        "%s: somebody is appointed already. Revoke that decision first.",
                        post.display_name,
                    )
                )

    def _appointment_line(self):
        self.ensure_one()
        post = self.post_id
        session = self.session_id
        return {
            "employee_id": self.sudo().application_id.employee_id.id,
            "date_effective": fields.Date.context_today(self),
            "department_id": post.unit_id.id,
            "leadership_post_id": post.leadership_post_id.id,
            "leadership_allowance": post.leadership_post_id.allowance,
            "position_title": post.leadership_post_id.name,
            "ground": f"Trúng tuyển: {session.name}, {post.code}",
            "reasoning": self.reasoning,
        }
