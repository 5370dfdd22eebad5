from fractions import Fraction

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.money import format_decimal
from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import extra_income as rule
from .praise_facts import PraiseFacts, people_of


def _shown(coefficient):
    """1,2, or nothing where there is none."""
    return "" if coefficient is None else format_decimal(coefficient.normalize())


class CchcExtraIncome(models.Model):
    """Reckoning a list: who served, for how many months, with which coefficient."""

    _inherit = "cchc.extra.income"

    def action_compute(self):
        """Split the fund among the people of the period, by the ratings of today."""
        self.check_access("write")
        self._check_state("draft")
        for row in self:
            if not row.fund:
                raise UserError(self.env._("%s: enter the fund first.", row.name))
            row._compute_list()
        return True

    def _compute_list(self):
        self.ensure_one()
        rows = self._facts()
        shares = [
            rule.Share(row["employee_id"], row["exact"], row["months"])
            for row in rows
            if not row["reason"]
        ]
        try:
            amounts = rule.split(self.fund, shares)
        except RuleError as error:
            self._forget()
            raise UserError(
                self.env._(
                    "%(list)s: %(problem)s Look at the ratings of %(year)s and the coefficients.",
                    list=self.name,
                    problem=translate(self.env, error.problem),
                    year=self.rating_year,
                )
            ) from error
        total = sum((share.points for share in shares), Fraction(0))
        by_key = {share.key: share for share in shares}
        self._forget()
        self.env["cchc.extra.income.line"].sudo().create(
            [self._line_values(row, amounts, by_key, total) for row in rows]
        )
        self._set_plain(
            {
                "reasoning": rule.explain_split(self.fund, shares, amounts).as_json(),
                "computed_at": fields.Datetime.now(),
                "computed_fund": self.fund,
            }
        )

    def _facts(self):
        """What the split needs of everybody who served in the period, by name."""
        people = people_of(self.env, self.unit_id, self.date_from, self.date_to)
        facts = PraiseFacts(people, self.year)
        ratings = PraiseFacts(people, self.rating_year).ratings()
        months = facts.months(self.date_from, self.date_to, self.unit_id)
        periods = facts.periods(self.date_from, self.date_to, self.unit_id)
        rates = self.env["cchc.extra.income.rate"]._rates(self.unit_id, self.date_to)
        rows = []
        for person in people:
            rating = ratings.get(person.id, {}).get(self.rating_year, "")
            coefficient, told = rates.get(rating, (None, ""))
            served = months[person.id]
            last = periods[person.id][-1]
            rows.append(
                {
                    "employee_id": person.id,
                    "department_id": last.department_id.id,
                    "post": last.position_title or last.leadership_post_id.name or False,
                    "rating": rating,
                    "exact": coefficient,
                    "told": told,
                    "months": served.value,
                    "served": served,
                    "reason": rule.left_out(rating, coefficient, served.value),
                }
            )
        # Signed unit by unit.
        units = self.env["hr.department"].sudo().browse({row["department_id"] for row in rows})
        places = {unit.id: place for place, unit in enumerate(units.sorted())}
        return sorted(rows, key=lambda row: places[row["department_id"]])

    def _line_values(self, row, amounts, shares, total):
        values = {
            "list_id": self.id,
            "employee_id": row["employee_id"],
            "department_id": row["department_id"],
            "post": row["post"],
            "rating": row["rating"] or False,
            "coefficient": _shown(row["exact"]),
            "months": row["months"],
            "reason": row["reason"] or False,
            "amount": 0,
            "months_reasoning": row["served"].as_json(),
        }
        if not row["reason"]:
            amount = amounts[row["employee_id"]]
            share = shares[row["employee_id"]]
            result = rule.explain_share(self.fund, total, share, amount, row["told"])
            values |= {"amount": amount, "reasoning": result.as_json()}
        return values

    def _changed_since(self):
        """Names of people whose rating, coefficient or months are no more those of the list."""
        told = {
            line.employee_id.id: (line.rating or "", line.coefficient or "", line.months)
            for line in self.line_ids
        }
        now = {
            row["employee_id"]: (
                row["rating"] or "",
                _shown(row["exact"]),
                row["months"],
            )
            for row in self._facts()
        }
        ids = [person for person in told.keys() | now.keys() if told.get(person) != now.get(person)]
        return self.env["hr.employee"].sudo().browse(sorted(ids)).mapped("name")
