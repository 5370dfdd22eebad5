from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.money import format_decimal
from odoo.addons.cchc_base.rules.result import Result, Step

from ..rules import emulation
from ..rules.reward import Award, not_paid
from .praise_facts import PraiseFacts, figures

HIGHEST = "Nhiều danh hiệu trong cùng một thời gian: nhận mức tiền thưởng cao nhất"


class CchcEmulationProposal(models.Model):
    """A person proposed for a title."""

    _name = "cchc.emulation.proposal"
    _description = "Proposal of a person"
    _inherit = ["cchc.emulation.item"]
    _order = "round_id desc, title_id, employee_id, id"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Who", required=True, ondelete="restrict", index=True
    )
    department_id = fields.Many2one(
        related="employee_id.unit_id", string="Unit", help="Where the person serves today."
    )
    decision_line_id = fields.Many2one(
        comodel_name="cchc.decision.line",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
    )
    decision_id = fields.Many2one(related="decision_line_id.decision_id", string="Decision")

    _proposal_unique = models.Constraint(
        "UNIQUE (round_id, employee_id, title_id)",
        "The person is proposed for this title already.",
    )

    @api.depends("employee_id", "title_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.sudo().name or ''} – {row.title_id.name or ''}"

    @api.model
    def _title_subject(self):
        return "person"

    @api.model
    def _subject_fields(self):
        return super()._subject_fields() | {"employee_id"}

    @api.model
    def _check_subjects(self, vals_list):
        result = super()._check_subjects(vals_list)
        Round = self.env["cchc.emulation.round"]
        by_round = {}
        for vals in vals_list:
            if vals.get("round_id") and vals.get("employee_id"):
                by_round.setdefault(vals["round_id"], set()).add(vals["employee_id"])
        for round_id, people in by_round.items():
            row = Round.browse(round_id).sudo()
            facts = PraiseFacts(self.env["hr.employee"].browse(people), row.year)
            stranger = people - facts.served_in(row.unit_id)
            if stranger:
                person = self.env["hr.employee.public"].browse(min(stranger))
                raise UserError(
                    self.env._(
                        "%(person)s did not serve at %(agency)s in %(year)s: the agency proposes "
                        "its own people.",
                        person=person.name or "",
                        agency=row.unit_id.name,
                        year=row.year,
                    )
                )
        return result

    def action_refuse(self):
        return self._refuse()

    def action_propose_again(self):
        return self._propose_again()

    # -- conditions -------------------------------------------------------------

    def _judge(self):
        """Write what the rule says of each, and the money as of today."""
        for emulation_round, rows in self.grouped("round_id").items():
            rows._judge_of(emulation_round)

    def _judge_of(self, emulation_round):
        on = emulation_round._figures_on()
        table = figures(self.env, on)
        names = self.env["cchc.emulation.title"]._names()
        rules = self.env["cchc.emulation.title"]._rules()
        candidates = self._candidates(emulation_round)
        for row in self:
            result = emulation.judge(
                rules[row.title_id.code], candidates[row.employee_id.id], table, names
            )
            share = table.get(row.title_id.vote_figure)
            row._set_plain(
                {
                    "reasoning": result.as_json(),
                    "met": result.value,
                    "missing": "; ".join(result["missing"]) or False,
                    "vote_share": str(share) if share else False,
                }
            )
        self._set_rewards(on)

    @api.model
    def _candidates_of(self, people, year, proposed):
        """``{person id: Candidate}``; `proposed`: (person id, code) of the same round."""
        facts = PraiseFacts(people, year)
        ratings, titles = facts.ratings(), facts.titles()
        initiatives, months = facts.initiatives(), facts.months()
        disciplined = facts.disciplined()
        own = {}
        for person, code in proposed:
            own.setdefault(person, set()).add((code, year))
        return {
            person: emulation.Candidate(
                year=year,
                ratings=ratings.get(person, {}),
                titles=frozenset(titles.get(person, set()) | own.get(person, set())),
                initiatives=tuple(initiatives.get(person, ())),
                months=months[person].value if person in months else 0,
                disciplined=person in disciplined,
            )
            for person in people.ids
        }

    def _candidates(self, emulation_round):
        proposed = [
            (one.employee_id.id, one.title_id.code)
            for one in emulation_round.proposal_ids
            if one.state != "refused"
        ]
        return self._candidates_of(self.employee_id, emulation_round.year, proposed)

    # -- money -------------------------------------------------------------------

    def _set_rewards(self, on):
        """The money of each as of a day; of several titles for the same time the highest."""
        every = self.round_id.proposal_ids.filtered(lambda one: one.state != "refused")
        found = every._reckoned(on)
        awards = [
            Award(
                row.id, row.employee_id.id, row.title_id.form, row.title_id._years(), result.value
            )
            for row, result in found.items()
            if result
        ]
        lost = not_paid(awards)
        for row in self & every:
            row._set_plain(row._reward_values(found[row], self.browse(lost.get(row.id)), on))

    def _reward_values(self, result, other, on):
        if not result:
            return {"coefficient": False, "reward": 0, "reward_reasoning": False, "reward_on": on}
        coefficient, amount = result.steps[1].value, result.value
        if other:
            step = Step(f"{HIGHEST} ({other.title_id.name})", 0, "Điều 53 NĐ 98/2023/NĐ-CP; chưa "
                        "đối chiếu văn bản")  # fmt: skip
            amount, result = 0, Result(0, (*result.steps, step), result.text_id)
        return {
            "coefficient": format_decimal(coefficient.normalize()),
            "reward": amount,
            "reward_on": on,
            "reward_reasoning": result.as_json(),
        }
