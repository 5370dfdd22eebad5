from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..rules.grounds import found
from .register_facts import RegisterFacts

# What the register knows by itself: nobody ticks it, the leave or the child is entered there.
IN_REGISTER = ("maternity", "small_child")
# What was found names children, leaves and decisions: not for whoever reads the list only.
OFFICER = "cchc_base.group_hr_officer"


class CchcReductionDossier(models.Model):
    """What excludes somebody for now: found in the register, or ticked by the officer where the
    register can't know (pregnancy, inspection, a review that no decision tells of)."""

    _inherit = "cchc.reduction.dossier"

    exclusion_ids = fields.Many2many(
        domain=f"[('kind', '=', 'exclusion'), ('fact', 'not in', {list(IN_REGISTER)})]",
        help="What the register does not know: pregnancy, inspection, a disciplinary review.",
    )
    found_exclusion_ids = fields.Many2many(
        comodel_name="cchc.reduction.ground",
        relation="cchc_reduction_dossier_found_exclusion_rel",
        string="Found in the register",
        readonly=True,
        copy=False,
        groups=OFFICER,
    )
    found_exclusions = fields.Text(
        string="What the register says",
        readonly=True,
        copy=False,
        groups=OFFICER,
        help="With the entry that it rests on. Where it is wrong, the entry is corrected.",
    )

    def _check_ticks(self):
        """:raise UserError: when something is ticked that the register knows"""
        for row in self:
            wrong = row.exclusion_ids.filtered(
                lambda one: one.kind != "exclusion" or one.fact in IN_REGISTER
            )[:1]
            if wrong:
                raise UserError(
                    self.env._(
                        "%(person)s: “%(reason)s” is taken from the register. Enter the leave or "
                        "the child in the dossier of the person.",
                        person=row.employee_id.name,
                        reason=wrong.name,
                    )
                )

    def _note_exclusions(self):
        """What the register knows of maternity, small children, custody … on the day of review."""
        Ground = self.env["cchc.reduction.ground"]
        grounds = Ground._grounds()
        for made, rows in self.grouped("list_id").items():
            day = made.review_on
            facts = RegisterFacts(rows.employee_id, day)
            for row in rows:
                own = tuple(one for one in grounds if one.decree == row.ground_id.decree)
                shut = found(facts.of(row.employee_id), own, day)[1]
                row._set_plain(
                    {
                        "found_exclusion_ids": [Command.set(Ground._rows_of(shut, day).ids)],
                        "found_exclusions": "\n".join(
                            f"{one.why} – {one.ground.article}" for one in shut
                        ),
                    }
                )

    def _check_not_excluded(self):
        """Volunteering lifts those of which the decree says so.

        :raise UserError: naming the person, the reason and where it stands
        """
        self.ensure_one()
        shut = (self.found_exclusion_ids | self.exclusion_ids).filtered(
            lambda row: not (row.volunteering and self.volunteers)
        )
        if not shut:
            return
        told = self.found_exclusions or ""
        source = next((line for line in told.splitlines() if line.startswith(shut[0].name)), "")
        raise UserError(
            self.env._(
                "%(person)s is not to be reduced yet: %(reason)s.",
                person=self.employee_id.name,
                reason=source or f"{shut[0].name} – {shut[0].article}",
            )
        )
