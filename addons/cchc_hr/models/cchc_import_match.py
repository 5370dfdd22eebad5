from odoo import models
from odoo.fields import Domain

from odoo.addons.cchc_base.rules.problem import ERROR

from ..importing.findings import problem_as_json
from ..rules import partial_date, service_checks
from .import_register import Register

# Column of a roster → service fact. Dates need their day or month (see the reading).
FACT_OF_COLUMN = {
    "unit": "department_id",
    "category": "staffing_category",
    "position": "position_title",
    "step": "step",
    "coefficient": "coefficient",
    "above_scale": "above_scale_percent",
    "rank_since": "rank_since",
    "step_since": "step_anchor",
    "allowance_position": "leadership_allowance",
    "allowance_responsibility": "responsibility_allowance",
    "allowance_region": "regional_allowance",
}
_DATES = ("rank_since", "step_since")
_AMOUNTS = ("coefficient", "allowance_position", "allowance_responsibility", "allowance_region")


class CchcImportRow(models.Model):
    """Finding out whom a row means, and whether the register already says what the row says.

    A person is known by the citizen number; where the row or the register has none, by folded
    name, date of birth and unit. Whatever fits two people is refused: nobody is guessed.
    """

    _inherit = "cchc.import.row"

    def _match(self):
        """Set state, person and conflicts of the rows that the reading did not refuse.

        Safe to repeat: what stood against a row when the file was checked may be gone when it is
        applied, or the other way round.
        """
        readable = self.filtered(lambda row: row.values and not row._unreadable())
        if not readable:
            return
        known = Register(readable)
        ranks = {rank.code: rank.id for rank in self.env["cchc.rank"].search(Domain.TRUE)}
        for row in readable:
            row.sudo().write(row._outcome(known, ranks))

    def _unreadable(self):
        return any(data["severity"] == ERROR for data in self.findings or [])

    def _outcome(self, known, ranks):
        """What the register makes of one row."""
        person, problem = known.person_of(self)
        if not problem and person:
            problem = known.obstacle(person)
        facts = self._facts(ranks)
        if not problem and person and person.in_register:
            problem = known.difference(person, facts)
            state = "unchanged"
        else:
            problem = problem or self._sequence_problem()
            state = "ready"
        if problem:
            return {"employee_id": False, **self._refused_by(problem_as_json(problem))}
        return {
            "state": state,
            "employee_id": person.id,
            "conflicts": False,
            "has_findings": bool(self.findings),
        }

    def _facts(self, ranks):
        """Service facts that the row states, as the fields of a decision line take them."""
        values = self.values
        facts = {
            fact: values[column]
            for column, fact in FACT_OF_COLUMN.items()
            if values.get(column) and column not in _DATES + _AMOUNTS
        }
        for column in _AMOUNTS:
            if values.get(column):
                facts[FACT_OF_COLUMN[column]] = float(values[column])
        for column in _DATES:
            day = partial_date.parse(values[column]) if values.get(column) else None
            if day and day.month:
                facts[FACT_OF_COLUMN[column]] = day.first_day()
        if values.get("rank_code"):
            facts["rank_id"] = ranks[values["rank_code"]]
        return facts

    def _sequence_problem(self):
        """What the law has against somebody's service beginning on the day of the list."""
        birth = self.values.get("birth")
        opening = self.env.ref("cchc_hr.decision_type_opening")
        event = service_checks.Event(
            service_checks.START, self.batch_id.date_effective, label=opening.name
        )
        problems = service_checks.check_service(
            [event], birth=partial_date.parse(birth) if birth else None
        )
        return next((problem for problem in problems if problem.blocking), None)
