"""What the register tells of people for titles and for lists of money, all of them at once.

Read in superuser mode: who runs a round is in charge of the agency, and a title rests on years
that a person may have served elsewhere. Only the outcome of the rules leaves here.
"""

from datetime import date, timedelta

from odoo.fields import Domain

from odoo.addons.cchc_base.rules.figures import Figures

from ..rules import emulation, reward, title_words
from ..rules.extra_income import months_served
from ..rules.law import TITLES

# Who is away without work does not gather months.
AT_WORK = ("serving", "probation", "seconded")
EXTRA_INCOME = "extra_income"
ONE_DAY = timedelta(days=1)


def figures(env, on):
    """The figures of commendation on a day, with those of the law from which they come."""
    rows = env["cchc.evaluation.figure"].sudo()._rows()
    return Figures(rows, reward.lineage(reward.law_on(on)), on, TITLES)


def days_of_a_month(env, on):
    """From how many days of service on a month counts."""
    rows = env["cchc.evaluation.figure"].sudo()._rows()
    return int(Figures(rows, (EXTRA_INCOME,), on, TITLES)["month_days"])


def year_of(year):
    return date(year, 1, 1), date(year, 12, 31)


def _within(unit):
    """Domain of periods in an agency; in a part of one, those there and below."""
    if unit.agency_id == unit:
        return Domain("department_id.agency_id", "=", unit.id)
    return Domain("department_id", "child_of", unit.id)


class PraiseFacts:
    """Facts of `people` for a year; each method answers ``{person id: …}`` in one query."""

    def __init__(self, people, year):
        self.env = people.sudo().env
        self.ids, self.year = people.ids, year
        self.first, self.last = year_of(year)

    def _of(self, model, *leaves):
        domain = Domain("employee_id", "in", self.ids)
        for leaf in leaves:
            domain &= Domain(*leaf)
        return self.env[model].search(domain)

    def ratings(self):
        found = {}
        for row in self._of("cchc.yearly.rating", ("year", "<=", self.year)):
            found.setdefault(row.employee_id.id, {})[row.year] = row.rating
        return found

    def titles(self):
        """Titles as (code, year): those decided here, and those that the dossier tells in words."""
        known = self.env["cchc.emulation.title"]._rules()
        rows = self._of("cchc.commendation")
        proposals = self.env["cchc.emulation.proposal"].search(
            [("decision_line_id", "in", rows.decision_line_id.ids)]
        )
        by_line = {one.decision_line_id.id: (one.title_id.code, one.year) for one in proposals}
        found = {}
        for row in rows:
            told = by_line.get(row.decision_line_id.id) or self._told(row, known)
            if told:
                found.setdefault(row.employee_id.id, set()).add(told)
        return found

    @staticmethod
    def _told(row, known):
        code = title_words.recognise(row.name, known.values())
        on = row.when_date or row.document_date or None
        year = title_words.title_year(" ".join((row.name, row.note or "")), on) if code else None
        return (code, year) if year else None

    def initiatives(self):
        found = {}
        for row in self._of("cchc.emulation.initiative", ("year", "<=", self.year)):
            one = emulation.Initiative(row.name, row.year, row.scope)
            found.setdefault(row.employee_id.id, []).append(one)
        return found

    def disciplined(self):
        """Forms of the discipline decided in the year."""
        found = {}
        leaves = (("when_date", ">=", self.first), ("when_date", "<=", self.last))
        for row in self._of("cchc.discipline", *leaves):
            found.setdefault(row.employee_id.id, []).append(row.form)
        return found

    def periods(self, first=None, last=None, agency=None):
        """Periods of service that touch the year, or other days; of one agency, or of any."""
        first, last = first or self.first, last or self.last
        domain = (
            Domain("employee_id", "in", self.ids)
            & Domain("in_service", "=", True)
            & Domain("staffing_category", "!=", False)
            & Domain("date_version", "<=", last)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", first))
        )
        if agency:
            domain &= _within(agency)
        rows = self.env["hr.version"].search(domain, order="employee_id, date_version")
        return rows.grouped(lambda row: row.employee_id.id)

    def months(self, first=None, last=None, agency=None):
        """`Result` of `months_served` of everybody who served."""
        first, last = first or self.first, last or self.last
        least = days_of_a_month(self.env, last)
        return {
            person: months_served(
                [
                    (row.date_version, row.date_to or None)
                    for row in rows
                    if row.service_status in AT_WORK
                ],
                first,
                last,
                least,
            )
            for person, rows in self.periods(first, last, agency).items()
        }

    def served_in(self, agency):
        """Who served in the agency at some time of the year."""
        return set(self.periods(agency=agency))


def people_of(env, agency, first, last):
    """Everybody who served in an agency between two days, as people, by name."""
    domain = (
        Domain("in_service", "=", True)
        & Domain("staffing_category", "!=", False)
        & _within(agency)
        & Domain("date_version", "<=", last)
        & (Domain("date_to", "=", False) | Domain("date_to", ">=", first))
    )
    found = env["hr.version"].sudo().search(domain).employee_id
    # In the order of a list of people, those who have left included.
    people = env["hr.employee"].sudo().with_context(active_test=False)
    return people.search([("id", "in", found.ids)])
