from dataclasses import replace
from datetime import date, timedelta

from odoo import api, fields, models

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules.arrears import PayPeriod, arrears, withheld
from ..rules.pay import ALLOWANCE_FACTS, Pay
from ..rules.pay_share import share_on
from ..rules.timeline import Change, ConflictError, replay
from ..workbooks.pay_workbook import Column, Table, write
from .cchc_raise_due import explained
from .cchc_service_facts import LEFT

ONE_DAY = timedelta(days=1)
PAID_BY = frozenset(
    {
        *("step", "coefficient", "above_scale_percent", "salary_percent"),
        *ALLOWANCE_FACTS.values(),
    }
)
COLUMNS = (
    *(Column("Số TT", 6), Column("Họ và tên", 28), Column("Đơn vị", 34)),
    *(Column("Hưởng từ ngày", 13), Column("Tháng", 10), Column("Lương cơ sở", 13)),
    *(Column("Mức mới", 15), Column("Mức cũ", 15), Column("Truy lĩnh (đồng)", 16)),
)
NOTE = "Mỗi khoản của từng tháng làm tròn đến đồng. Chưa trừ các khoản đóng bảo hiểm."


class CchcDecision(models.Model):
    """Arrears of a decision that comes late: its lines, one by one and together."""

    _inherit = "cchc.decision"

    paid_from = fields.Date(
        string="Paid anew from",
        compute="_compute_paid_from",
        store=True,
        readonly=False,
        help="Any day of the month whose pay is the first by the new figures; proposed is the "
        "month after the decision is signed. The months before it are arrears.",
    )
    arrears = Dong(compute="_compute_arrears", string="Arrears (đồng)")
    has_arrears = fields.Boolean(compute="_compute_arrears")
    pays_back = fields.Boolean(related="type_id.pays_back")

    @api.depends("date_signed")
    def _compute_paid_from(self):
        for decision in self:
            if decision.date_signed:
                decision.paid_from = add_months(decision.date_signed.replace(day=1), 1)

    @api.depends("line_ids", "paid_from", "state")
    def _compute_arrears(self):
        for decision in self:
            decision.arrears = sum(decision.line_ids.mapped("arrears"))
            decision.has_arrears = any(line.arrears for line in decision.line_ids)

    def action_open_arrears(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Arrears"),
            "res_model": "cchc.decision.line",
            "view_mode": "list,form",
            "views": [
                (self.env.ref("cchc_hr.cchc_decision_line_view_list_arrears").id, "list"),
                (self.env.ref("cchc_hr.cchc_decision_line_view_form").id, "form"),
            ],
            "domain": [("decision_id", "=", self.id)],
            "context": {"decision_id": self.id, "create": False},
        }

    def action_print_arrears(self):
        self.check_access("read")
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": "/cchc/arrears/xlsx",
                "data": {"decisions": ",".join(map(str, self.ids))},
            },
        }

    def _arrears_workbook(self):
        """(name, bytes) of the table of arrears, month by month."""
        rows, total, number = [], 0, 0
        effects = self.line_ids._pay_effects()
        for line in self.line_ids.sorted(lambda line: (line.employee_id.name_sort or "", line.id)):
            effect = effects.get(line.id, {})
            if not effect.get("arrears"):
                continue
            number += 1
            person = line.employee_id
            for place, (month, base, old, new, difference) in enumerate(effect["rows"]):
                head = ("", "", "", "")
                if not place:
                    day = f"{line.date_effective:%d/%m/%Y}"
                    head = (str(number), person.name, person.unit_id.name or "", day)
                rows.append((*head, f"{month:%m/%Y}", base, new, old, difference))
            rows.append((None, f"Cộng {person.name}", *[""] * 6, effect["arrears"]))
            total += effect["arrears"]
        table = Table(
            name="Truy lĩnh",
            title="Bảng tính tiền lương truy lĩnh",
            subtitle=", ".join(f"Quyết định số {d.number or '…'}" for d in self),
            letterhead=self.unit_id[:1]._pay_letterhead(NOTE),
            columns=COLUMNS,
            rows=tuple(rows),
            total=(None, "TỔNG CỘNG", *[""] * 6, total),
            printed_on=self.env["hr.version"]._today(),
        )
        return "truy-linh.xlsx", write(table)


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    reasoning = fields.Json(copy=False, help="How the rule came to what the line says.")
    explanation = fields.Html(compute="_compute_explanation", string="Reasons")
    arrears = Dong(compute="_compute_arrears", string="Arrears (đồng)")
    arrears_months = fields.Integer(compute="_compute_arrears", string="Months of arrears")
    arrears_explanation = fields.Html(compute="_compute_arrears", string="Arrears, month by month")
    pay_before = Dong(compute="_compute_arrears", string="Monthly pay before (đồng)")
    pay_after = Dong(compute="_compute_arrears", string="Monthly pay after (đồng)")
    pay_until_year_end = Dong(
        compute="_compute_arrears",
        string="To the end of the year (đồng)",
        help="From the effective day to the end of this year, or of the year of the effective day.",
    )
    pay_change = Dong(compute="_compute_arrears", string="Change a month (đồng)")
    pays_withheld = fields.Boolean(
        string="Not disciplined: pay what was withheld",
        copy=False,
        help="The person is not disciplined, or was wronged: what custody or suspension kept back "
        "is paid with the arrears.",
    )
    withheld = Dong(compute="_compute_arrears", string="Withheld (đồng)")
    withheld_explanation = fields.Html(compute="_compute_arrears", string="Withheld, by month")

    @api.depends("reasoning")
    def _compute_explanation(self):
        for line in self:
            line.explanation = line.reasoning and explained(line.reasoning)

    @api.depends(
        *("employee_id", "career_id", "date_effective", "day_order", "type_id", "changes"),
        "revoked_at",
        *("decision_id.paid_from", "cleared_fact_ids", "pays_withheld", *sorted(PAID_BY)),
    )
    def _compute_arrears(self):
        results = self._pay_effects()
        for line in self:
            effect = results.get(line.id or line._origin.id) or {}
            line.arrears = effect.get("arrears", 0)
            line.arrears_months = effect.get("months", 0)
            line.arrears_explanation = effect.get("explanation", False)
            line.pay_before = effect.get("before", 0)
            line.pay_after = effect.get("after", 0)
            line.pay_until_year_end = effect.get("until_year_end", 0)
            line.pay_change = line.pay_after - line.pay_before
            line.withheld = effect.get("withheld", 0)
            line.withheld_explanation = effect.get("withheld_explanation", False)

    def _pay_effects(self):
        """What the lines change of pay, by line: read for all of them at once.

        With the decision and without it are two replays of the same standing changes.
        """
        lines = self._origin.filtered(lambda line: line._changes_pay())
        if not lines:
            return {}
        # What a merge put aside is in no career: its own entry has nothing that stands, either.
        careers = {line: (line.career_id or line.employee_id).id for line in lines}
        people = [*{*careers.values()}]
        standing = self.env["cchc.timeline"]._read_changes(people)
        law = self.env["cchc.pay.law"]._law()
        away = self.env["cchc.pay.law"]._away(people)
        return {
            line.id: line._pay_effect(
                standing.get(person, ()), replace(law, away=away.get(person, ()))
            )
            for line, person in careers.items()
        }

    def _changes_pay(self):
        """Whoever starts has no earlier pay; what was taken back is paid to nobody."""
        self.ensure_one()
        return (
            self.employee_id
            and self.date_effective
            and not self.revoked_at
            and self.type_id.event in ("change", "correct", "leave", "end")
            and bool((PAID_BY | {"service_status"}) & self._known_changes().keys())
        )

    def _known_changes(self):
        return self.changes or self._draft_changes()

    def _pay_effect(self, standing, law):
        others = [change for change in standing if change.key != self.id]
        own = Change(self.date_effective, self.day_order, self.id, self._known_changes())
        try:
            before = self._pay_periods(others)
            after = self._pay_periods([*others, own])

            def between(first, paid_in):
                return arrears(before, after, first, paid_in, law)

            late = between(self.date_effective, self._first_paid())
            month = add_months(self.date_effective.replace(day=1), 1)
            (whole,) = between(month, add_months(month, 1))["months"]
            year = max(self.env["hr.version"]._today().year, self.date_effective.year)
            until_year_end = between(self.date_effective, date(year + 1, 1, 1))
            kept = self._withheld(before, law)
        except (RuleError, ConflictError) as error:
            problem = getattr(error, "problem", None)
            return {"explanation": translate(self.env, problem) if problem else str(error)}
        paid = kept if kept and self.pays_withheld else None
        return {
            "arrears": late.value + (paid.value if paid else 0),
            "months": len(late["months"]) + (len(paid["months"]) if paid else 0),
            "rows": ((paid["months"] if paid else ()) + late["months"]),
            "explanation": explained(late.as_json()) if late["months"] else False,
            "before": whole[2],
            "after": whole[3],
            "until_year_end": until_year_end.value,
            "by_month": until_year_end["months"],
            "withheld": kept.value if kept else 0,
            "withheld_explanation": explained(kept.as_json()) if kept else False,
        }

    def _withheld(self, before, law):
        """What was kept back in the suspension that the line ends; None for other decisions."""
        if not self.type_id.pays_back:
            return None
        start = self.date_effective
        for period in reversed([one for one in before if one.start < self.date_effective]):
            last = min(period.end or self.date_effective, self.date_effective - ONE_DAY)
            while last >= period.start:
                rule = share_on(last, period.pay.status, period.pay.category, law.away, law.shares)
                if not rule.paid_back:
                    break
                start, last = last, last - ONE_DAY
            if last >= period.start:
                break
        return withheld(before, start, self.date_effective, law)

    def _first_paid(self):
        """A draft that is not signed yet could be paid from next month at the earliest."""
        today = self.env["hr.version"]._today()
        return self.decision_id.paid_from or add_months(today.replace(day=1), 1)

    @api.model
    def _pay_periods(self, changes):
        return [
            PayPeriod(period.start, period.end, Pay.from_facts(period.facts))
            for period in replay(changes)
            if period.facts.get("service_status") not in LEFT
        ]
