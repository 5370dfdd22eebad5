from datetime import date, datetime

from odoo import api, models
from odoo.fields import Command

from ..generator.events import AS_OF

# The coming half-year, whose lists were due this month, and the programme after the present one.
YEAR = AS_OF.year + 1
BASELINE = date(AS_OF.year, 12, 31)
TOLD_AT = datetime(AS_OF.year, 10, 26, 3, 0)
PERCENT, HOME_DAYS, FINANCE_DAYS = 5, 20, 10


class CchcDemoReductionRounds(models.AbstractModel):
    """What agencies were asked for in the present round, and the targets of the next years."""

    _name = "cchc.demo.reduction.rounds"
    _description = "Rounds and targets of the demonstration's staff reduction"

    @api.model
    def _write(self):
        self._limit_appraisals()
        self._ask()
        self._plan()

    @api.model
    def _limit_appraisals(self):
        """The province's own rule on how many days an appraisal has."""
        rule = self.env["cchc.legal.document"].create(
            {
                "number": "14/QC-UBND",
                "title": "Quy chế phối hợp thẩm định danh sách, kinh phí tinh giản biên chế",
                "date_issued": date(AS_OF.year, 1, 15),
            }
        )
        for name, days in (("home", HOME_DAYS), ("finance", FINANCE_DAYS)):
            row = self.env.ref(f"cchc_reduction.reduction_deadline_{name}")
            row.write({"days": days, "document_id": rule.id})

    @api.model
    def _ask(self):
        """The round is open; some agencies told in time that they have nobody, most are late."""
        made = self.env["cchc.reduction.round"].create({"year": YEAR, "period": "first"})
        made.action_open()
        silent = made.duty_ids.filtered(lambda duty: duty.state == "waiting").sorted("unit_id")
        told = silent[::3]
        told.nil_reason = "Không có đối tượng đủ điều kiện trong kỳ."
        told.action_nil()
        told.flush_recordset()
        # Told before the day, not on the day on which the demonstration is made.
        self.env.cr.execute(
            "UPDATE cchc_reduction_duty SET nil_at = %s WHERE id = ANY(%s)", [TOLD_AT, told.ids]
        )
        told.invalidate_recordset(["nil_at"])
        told.modified(["nil_at"])

    @api.model
    def _plan(self):
        """A programme of the province for the years to come, measured from the end of this one."""
        document = self.env["cchc.legal.document"].search([("number", "=", "112/NQ-HĐND")], limit=1)
        present = self.env.ref("cchc_positions.reduction_programme_2022")
        programme = self.env["cchc.reduction.programme"].create(
            {
                "name": f"Lộ trình giảm biên chế {YEAR}–{YEAR + 3} (minh họa)",
                "year_from": YEAR,
                "year_to": YEAR + 3,
                "date_from": date(YEAR, 1, 1),
                "baseline_day": BASELINE,
                "document_id": document.id,
                "confidence": "derived",
                "rate_ids": [
                    Command.create({"category_id": rate.category_id.id, "percent": PERCENT})
                    for rate in present.rate_ids
                ],
            }
        )
        had = self.env["cchc.reduction.target"].search([("programme_id", "=", present.id)])
        assigned = self.env["cchc.establishment"]._assigned(BASELINE)
        baselines = {
            target: assigned.get((target.unit_id.id, target.category_id.id), 0) for target in had
        }
        inner = had.filtered(lambda one: one.unit_id.parent_id)
        largest = inner.sorted(lambda one: (baselines[one], one.id))[-1:]
        self.env["cchc.reduction.target"].create(
            [
                {
                    "programme_id": programme.id,
                    "unit_id": target.unit_id.id,
                    "category_id": target.category_id.id,
                    "document_id": document.id,
                    # One agency was told a number of people instead of the percentage.
                    "number": 2 if target == largest and baselines[target] > 2 else 0,
                }
                for target in had
                if baselines[target]
            ]
        )
