from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.money import format_decimal

from ..rules import emulation
from .praise_facts import PraiseFacts, figures
from .words import LEVELS

SEVERE = ("warning", "salary_reduction", "demotion", "removal", "dismissal")


class CchcEmulationCollective(models.Model):
    """A unit proposed for a title of collectives.

    The dossier has no place for units: the number and the day of the decision stand here.
    """

    _name = "cchc.emulation.collective"
    _description = "Proposal of a collective"
    _inherit = ["cchc.emulation.item"]
    _order = "round_id desc, title_id, department_id, id"

    department_id = fields.Many2one(
        comodel_name="hr.department",
        string="Collective",
        required=True,
        ondelete="restrict",
        index=True,
    )
    rating = fields.Selection(
        LEVELS, string="Level of the collective", compute="_compute_rating", store=True,
        readonly=False, help="Of an agency that of its evaluation; of a part what was decided.",
    )  # fmt: skip
    rating_document = fields.Char(string="Level decided by", help="Number and date of the paper.")
    members = fields.Integer(readonly=True, copy=False, aggregator=None)
    decision_number = fields.Char(string="Decision", copy=False)
    decision_date = fields.Date(copy=False)

    _proposal_unique = models.Constraint(
        "UNIQUE (round_id, department_id, title_id)",
        "The collective is proposed for this title already.",
    )

    @api.depends("department_id", "title_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.department_id.sudo().name or ''} – {row.title_id.name or ''}"

    @api.depends("department_id", "round_id")
    def _compute_rating(self):
        """An agency is classified in its evaluation of the year."""
        for row in self:
            if row.rating or not row.department_id:
                continue
            runs = self.env["cchc.evaluation.unit"].sudo()
            run = runs.search(
                [
                    ("unit_id", "=", row.department_id.id),
                    ("period_id.kind", "=", "year"),
                    ("period_id.year", "=", row.round_id.year),
                    ("unit_rating", "!=", False),
                ],
                limit=1,
            )
            row.rating = run.unit_rating

    @api.model
    def _title_subject(self):
        return "collective"

    @api.model
    def _open_after(self):
        return frozenset({"decision_number", "decision_date"})

    @api.model
    def _subject_fields(self):
        return super()._subject_fields() | {"department_id"}

    @api.model
    def _check_subjects(self, vals_list):
        result = super()._check_subjects(vals_list)
        for vals in vals_list:
            row = self.env["cchc.emulation.round"].browse(vals.get("round_id") or []).sudo()
            unit = self.env["hr.department"].browse(vals.get("department_id") or []).sudo()
            if row and unit and row.unit_id not in (unit, unit.parent_id, unit.agency_id):
                raise UserError(
                    self.env._(
                        "%(unit)s is no part of %(agency)s: the agency proposes its own units.",
                        unit=unit.name,
                        agency=row.unit_id.name,
                    )
                )
        return result

    def action_refuse(self):
        return self._refuse()

    def action_propose_again(self):
        return self._propose_again()

    # -- conditions -------------------------------------------------------------

    def _judge(self):
        for row in self:
            row._judge_one()

    def _judge_one(self):
        on = self.round_id._figures_on()
        table = figures(self.env, on)
        title = self.env["cchc.emulation.title"]._rules()[self.title_id.code]
        facts = self._facts()
        result = emulation.judge_collective(
            title, facts, table, self.env["cchc.emulation.title"]._names()
        )
        share = table.get(self.title_id.vote_figure)
        reward = self._reckoned(on)[self]
        self._set_plain(
            {
                "members": facts.members,
                "reasoning": result.as_json(),
                "met": result.value,
                "missing": "; ".join(result["missing"]) or False,
                "vote_share": str(share) if share else False,
                **self._reward_values(reward, on),
            }
        )

    def _facts(self):
        emulation_round = self.round_id
        people = self._member_people()
        facts = PraiseFacts(people, emulation_round.year)
        ratings = facts.ratings()
        counts = {}
        for one in emulation_round.proposal_ids:
            if one.state != "refused" and one.employee_id in people:
                counts[one.title_id.code] = counts.get(one.title_id.code, 0) + 1
        titles = {
            (one.title_id.code, one.year)
            for one in self.sudo().search([("department_id", "=", self.department_id.id)])
            if one.state == "recognised" or one.round_id == emulation_round and one != self
        }
        return emulation.Collective(
            year=emulation_round.year,
            rating=self.rating or "",
            titles=frozenset(titles),
            members=len(people),
            ratings=tuple(
                own[emulation_round.year] for own in ratings.values() if emulation_round.year in own
            ),
            counts=counts,
            disciplined=sum(
                1 for forms in facts.disciplined().values() if set(forms) & set(SEVERE)
            ),
        )

    def _member_people(self):
        """Who serves in the unit and below it on the last day of the year, or today."""
        return (
            self.env["hr.employee"]
            .sudo()
            .search(
                [
                    ("unit_id", "child_of", self.department_id.id),
                    ("current_version_id.in_service", "=", True),
                    ("current_version_id.staffing_category", "!=", False),
                ]
            )
        )

    @staticmethod
    def _reward_values(result, on):
        if not result:
            return {"coefficient": False, "reward": 0, "reward_reasoning": False, "reward_on": on}
        return {
            "coefficient": format_decimal(result.steps[1].value.normalize()),
            "reward": result.value,
            "reward_on": on,
            "reward_reasoning": result.as_json(),
        }

    # -- the decision ---------------------------------------------------------------

    def action_award(self):
        """Record the decision that was signed; the money is that of its day."""
        self.check_access("write")
        for row in self:
            row.round_id._check_awardable(row)
            if not row.decision_number or not row.decision_date:
                raise UserError(
                    self.env._(
                        "%s: enter the number and the date of the decision first.",
                        row.display_name,
                    )
                )
            reward = row._reckoned(row.decision_date)[row]
            row._set_plain(
                {
                    "state": "recognised",
                    "decided_on": row.decision_date,
                    **self._reward_values(reward, row.decision_date),
                }
            )
        return True
