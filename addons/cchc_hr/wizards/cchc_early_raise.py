from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from odoo.addons.cchc_base.rules.months import add_months

from ..models.cchc_raise_due import explained
from ..rules import early_raise
from ..rules.early_raise import Achievement, EarlyCase
from ..rules.step_raise import FAMILIES

RAISES = ("step_raise", "early_raise", "early_raise_retirement")


class CchcEarlyRaise(models.TransientModel):
    """Whom an agency may raise before their time in a year, in order of merit, and why."""

    _name = "cchc.early.raise"
    _description = "Early step raises"
    _inherit = ["cchc.question"]

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
    )
    year = fields.Integer(
        required=True, default=lambda self: fields.Date.context_today(self).year, aggregator=None
    )
    ground = fields.Selection(
        [("merit", "Outstanding work"), ("retirement", "Notice of retirement")],
        default="merit",
        required=True,
    )
    people = fields.Integer(compute="_compute_quota", string="On the payroll")
    share = fields.Integer(compute="_compute_quota", string="Share of the year")
    used = fields.Integer(compute="_compute_quota", string="Raised or drafted this year")
    remaining = fields.Integer(compute="_compute_quota", string="Still to give")
    quota_explanation = fields.Html(compute="_compute_quota")
    candidate_ids = fields.One2many(
        comodel_name="cchc.early.raise.candidate", inverse_name="question_id", string="Proposals"
    )

    @api.depends("unit_id", "year")
    def _compute_quota(self):
        for question in self:
            result = early_raise.quota(
                question._count_payroll(),
                question._parameter("early_raise_people"),
                question._count_used(),
            )
            question.people = result.steps[0].value
            question.share = result["share"]
            question.used = result["used"]
            question.remaining = result.value
            question.quota_explanation = explained(result.as_json())

    @api.model
    def _parameter(self, code):
        return int(self.env["cchc.legal.parameter"]._get(code, self.env["hr.version"]._today()))

    def _people_domain(self):
        agency = self.unit_id.agency_id or self.unit_id
        return Domain("unit_id.agency_id", "=", agency.id)

    def _count_payroll(self):
        return self.env["hr.employee"].search_count(
            self._people_domain()
            & Domain("current_version_id.in_service", "=", True)
            & Domain("current_version_id.staffing_category", "in", list(FAMILIES))
        )

    def _count_used(self):
        lines = self.env["cchc.decision.line"].search(
            Domain("type_id.code", "=", "early_raise")
            & Domain("revoked_at", "=", False)
            & Domain("date_effective", ">=", date(self.year, 1, 1))
            & Domain("date_effective", "<=", date(self.year, 12, 31))
            & Domain(
                "employee_id.unit_id.agency_id", "=", (self.unit_id.agency_id or self.unit_id).id
            )
        )
        return len(lines)

    def _compute_display_name(self):
        self.display_name = self.env._("Early step raises")

    # -- proposals ------------------------------------------------------------

    def action_find(self):
        """List whom the rule admits, in order; the first ones within the share are chosen."""
        self.ensure_one()
        if not 2013 <= self.year <= 2100:
            raise UserError(self.env._("%s is no year of early raises.", self.year))
        self.candidate_ids.unlink()
        found = [(due, result) for due, result in self._judged() if result.value is not None]
        found.sort(key=lambda pair: (-dict(pair[1].facts).get("points", 0), pair[1].value))
        room = self.remaining if self.ground == "merit" else len(found)
        self.candidate_ids = [
            Command.create(
                {
                    "sequence": place,
                    "is_chosen": place < room,
                    "due_id": due.id,
                    "employee_id": due.employee_id.id,
                    "date": result.value,
                    "months": result["months"],
                    "reasoning": result.as_json(),
                }
            )
            for place, (due, result) in enumerate(found)
        ]
        return self._again()

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "current",
        }

    def _judged(self):
        """Each person whose regular raise could come early, with what the rule says."""
        dues = self._dues()
        drafted = self.env["cchc.decision.line"].search(
            [
                ("employee_id", "in", dues.employee_id.ids),
                ("type_id.code", "in", RAISES),
                ("issued_at", "=", False),
            ]
        )
        dues = dues.filtered(lambda due: due.employee_id not in drafted.employee_id)
        months = self._parameter("early_raise_months")
        cases = self._cases(dues)
        if self.ground == "merit":
            return [(due, early_raise.for_merit(cases[due.id], self.year, months)) for due in dues]
        notices = self._notices(dues.employee_id)
        return [
            (
                due,
                early_raise.before_retirement(
                    cases[due.id],
                    notices[due.employee_id.id],
                    due.employee_id.retirement_date,
                    months,
                ),
            )
            for due in dues
            if due.employee_id.id in notices and due.employee_id.retirement_date
        ]

    def _dues(self):
        end = date(self.year, 12, 31)
        domain = (
            Domain("kind", "=", "step")
            & Domain("date", ">", end if self.ground == "merit" else date(self.year, 1, 1))
            & Domain("date", "<=", add_months(end, 24))
            & Domain("employee_id", "any", self._people_domain())
        )
        return self.env["cchc.raise.due"].search(domain)

    def _cases(self, dues):
        people = dues.employee_id
        achievements = self._achievements(people)
        last = self._last_raises(people)
        scales = self.env["cchc.salary.scale"]._scales()
        months = {scale.group: scale.step_months for scale in scales}
        cases = {}
        for due in dues:
            code, day = last.get(due.employee_id.id, (None, None))
            early = code == "early_raise"
            cases[due.id] = EarlyCase(
                due=due.date,
                step_months=months.get(due.rank_id.salary_group, 36),
                delayed=due.delay_months > 0,
                achievements=tuple(achievements.get(due.employee_id.id, ())),
                last_early=day if early else None,
                last_was_early=early,
            )
        return cases

    @api.model
    def _achievements(self, people):
        found = {}
        commendations = self.env["cchc.commendation"].search(
            [("employee_id", "in", people.ids), ("when_date", "!=", False)]
        )
        for item in commendations:
            found.setdefault(item.employee_id.id, []).append(
                Achievement(item.when_date, item.name, item.level or "unit")
            )
        ratings = self.env["cchc.yearly.rating"].search(
            [("employee_id", "in", people.ids), ("rating", "=", "excellent")]
        )
        for item in ratings:
            found.setdefault(item.employee_id.id, []).append(
                Achievement(
                    item.when_date or date(item.year, 12, 31),
                    f"Năm {item.year} hoàn thành xuất sắc nhiệm vụ",
                    "excellent",
                )
            )
        return found

    @api.model
    def _last_raises(self, people):
        """(code of the type, day) of the last raise of each person in the present rank."""
        lines = self.env["cchc.decision.line"].search(
            [
                ("career_id", "in", people.ids),
                ("type_id.code", "in", (*RAISES, "rank_change")),
                ("issued_at", "!=", False),
                ("revoked_at", "=", False),
            ],
            order="date_effective, day_order, id",
        )
        return {line.career_id.id: (line.type_id.code, line.date_effective) for line in lines}

    @api.model
    def _notices(self, people):
        done = self.env["cchc.due.done"].search(
            [("employee_id", "in", people.ids), ("kind", "=", "retirement_notice")],
            order="done_on",
        )
        return {mark.employee_id.id: mark.done_on for mark in done}

    # -- the decision ---------------------------------------------------------

    def action_draft_decision(self):
        """One decision for those who are chosen, within what the year's share leaves."""
        self.ensure_one()
        chosen = self.candidate_ids.filtered("is_chosen")
        if not chosen:
            raise UserError(self.env._("Choose at least one person."))
        if self.ground == "merit" and len(chosen) > self.remaining:
            raise UserError(
                self.env._(
                    "%(chosen)s people are chosen, but the share of %(year)s leaves %(remaining)s "
                    "raises for %(unit)s. Choose fewer; the body above decides on the rest.",
                    chosen=len(chosen),
                    year=self.year,
                    remaining=max(self.remaining, 0),
                    unit=self.unit_id.name,
                )
            )
        code = "early_raise" if self.ground == "merit" else "early_raise_retirement"
        kind = self.env["cchc.decision.type"].search([("code", "=", code)])
        decision = self.env["cchc.decision"].create(
            {
                "type_id": kind.id,
                "unit_id": (self.unit_id.agency_id or self.unit_id).id,
                "date_effective": False,
                "line_ids": [Command.create(item._line_values()) for item in chosen],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.decision",
            "res_id": decision.id,
            "view_mode": "form",
        }
