"""The statement of the salary sheet: what ``rules.pay`` says, for everybody at once."""

from decimal import Decimal

from odoo.tools import SQL

from ..rules.insurance import CAPPED, LEFT_OUT, OFFICIALS
from ..rules.pay import ALLOWANCE_FACTS, BASE_SALARY, RANK_PAY, SERVICE_CATEGORIES


class SheetStatement:
    """``law``: `LawOnDay`; ``shares``: `MonthShare` by person, of those not paid in full;
    ``readable``: SQL of whom the reader may see, by ``v.employee_id``.
    """

    def __init__(self, law, day, shares, readable):
        self.law, self.day, self.shares, self.readable = law, day, shares, readable
        self.base = Decimal(law.base)

    def sql(self):
        return SQL(
            """
            SELECT *, total - social_employee - health_employee - unemployment_employee AS net
              FROM (
                SELECT *,
                       (salary + above_scale + allowances + percentages + service)::int8 AS total,
                       %(contributions)s
                  FROM (
                    SELECT *,
                           round(paid * %(base)s * core / whole)::int8 AS salary,
                           round(beyond * %(base)s * core / whole)::int8 AS above_scale,
                           (%(coefficients)s)::int8 AS allowances,
                           (%(percentages)s)::int8 AS percentages,
                           CASE WHEN staffing_category IN %(served)s
                                THEN round(rank_pay * %(base)s * %(percent)s / 100
                                           * other / whole)::int8
                                ELSE 0 END AS service,
                           (paid + beyond + %(insured)s) * %(base)s AS insured
                      FROM (
                        SELECT *, paid + beyond + leadership_allowance AS rank_pay
                          FROM (
                            SELECT *,
                                   coefficient * salary_percent / 100 AS paid,
                                   coefficient * above_scale_percent / 100 AS beyond
                              FROM (%(facts)s) facts
                               ) shares
                           ) bases
                       ) parts
                   ) sums
            """,
            base=self.base,
            facts=self._facts(),
            coefficients=self._allowances(BASE_SALARY),
            percentages=self._allowances(RANK_PAY),
            served=tuple(sorted(SERVICE_CATEGORIES)),
            percent=self.law.service_percent,
            insured=self._insured(),
            contributions=self._contributions(),
        )

    def _facts(self):
        numbers = SQL(", ").join(
            SQL("COALESCE(%s, 0) AS %s", SQL.identifier("v", name), SQL.identifier(name))
            for name in ("coefficient", *ALLOWANCE_FACTS.values())
        )
        people = list(self.shares)
        shares = list(self.shares.values())
        return SQL(
            """
            SELECT v.id, v.employee_id, v.department_id AS unit_id, v.staffing_category,
                   v.position_title, v.rank_id, v.step, %(numbers)s,
                   COALESCE(v.above_scale_percent, 0) AS above_scale_percent,
                   COALESCE(NULLIF(v.salary_percent, 0), 100) AS salary_percent,
                   COALESCE(s.core, 1)::numeric AS core, COALESCE(s.other, 1)::numeric AS other,
                   COALESCE(s.whole, 1)::numeric AS whole,
                   COALESCE(s.contribution, 'full') AS contribution,
                   round(COALESCE(s.core, 1) * 100.0 / COALESCE(s.whole, 1), 2) AS paid_share,
                   COALESCE(s.core, 1) > 0 AS is_paid,
                   %(base)s::int8 AS base
              FROM hr_version v
              LEFT JOIN unnest(%(people)s::int[], %(core)s::int[], %(other)s::int[],
                               %(whole)s::int[], %(contribution)s::text[])
                     AS s (person, core, other, whole, contribution)
                     ON s.person = v.employee_id
             WHERE v.active IS TRUE AND v.employee_id IS NOT NULL AND v.in_service
               AND v.date_version <= %(day)s
               AND (v.date_to IS NULL OR v.date_to >= %(day)s) AND %(readable)s
            """,
            numbers=numbers,
            readable=self.readable,
            base=self.law.base,
            day=self.day,
            people=people,
            core=[share.core for share in shares],
            other=[share.other for share in shares],
            whole=[share.of for share in shares],
            contribution=[share.contribution for share in shares],
        )

    def _allowances(self, base):
        terms = [SQL("0")]
        for row in self.law.allowances:
            if row.base == base:
                fact = SQL.identifier(ALLOWANCE_FACTS[row.code])
                amount = SQL("rank_pay * %s / 100", fact) if base == RANK_PAY else fact
                share = SQL("core") if row.kept else SQL("other")
                terms.append(SQL("round(%s * %s * %s / whole)", amount, self.base, share))
        return SQL(" + ").join(terms)

    def _insured(self):
        terms = [SQL("0")]
        for row in self.law.allowances:
            if row.insured:
                fact = SQL.identifier(ALLOWANCE_FACTS[row.code])
                terms.append(SQL("rank_pay * %s / 100", fact) if row.base == RANK_PAY else fact)
        return SQL("(%s)", SQL(" + ").join(terms))

    def _contributions(self):
        """Columns of what the employee pays, by fund, and of what the unit pays."""
        columns = {
            "social_employee": [SQL("0")],
            "health_employee": [SQL("0")],
            "unemployment_employee": [SQL("0")],
            "employer": [SQL("0")],
        }
        for rate in self.law.rates:
            name = "employer" if rate.payer == "employer" else f"{rate.group}_employee"
            columns[name].append(self._contribution(rate))
        return SQL(", ").join(
            SQL("(%s)::int8 AS %s", SQL(" + ").join(terms), SQL.identifier(name))
            for name, terms in columns.items()
        )

    def _contribution(self, rate):
        left_out = LEFT_OUT | (OFFICIALS if rate.scope == "contract" else frozenset())
        capped = self.law.ceiling is not None and rate.fund in CAPPED
        half = 50 if rate.fund == "health" else 0
        return SQL(
            "CASE WHEN COALESCE(staffing_category, '') IN %s THEN 0 ELSE round(%s * %s"
            " * CASE contribution WHEN 'full' THEN 100 WHEN 'half_health' THEN %s ELSE 0 END"
            " / 10000) END",
            tuple(sorted(left_out)),
            SQL("LEAST(insured, %s)", self.law.ceiling) if capped else SQL("insured"),
            rate.percent,
            half,
        )
