from collections import defaultdict

from odoo import api, fields, models

from odoo.addons.cchc_base.rules.problem import ERROR
from odoo.addons.cchc_base.tools.bulk import update_plain

from ..importing import conflicts
from ..importing.columns import LABELS
from ..importing.findings import problem_as_json
from ..rules import citizen_id, partial_date
from .cchc_import_row import ATTENTION
from .import_register import Register

# Columns of dates that need a day, of which a list may tell the month or the year only.
DATES = ("rank_since", "step_since")

# Column of a roster → service fact. Dates need their day or month (see the reading).
FACT_OF_COLUMN = {
    "unit": "department_id",
    "category": "staffing_category",
    "position": "position_title",
    "post": "leadership_post_id",
    "step": "step",
    "coefficient": "coefficient",
    "above_scale": "above_scale_percent",
    "rank_since": "rank_since",
    "step_since": "step_anchor",
    "allowance_position": "leadership_allowance",
    "allowance_responsibility": "responsibility_allowance",
    "allowance_region": "regional_allowance",
}
# What a row may add to the dossier of somebody known; nothing there is ever overwritten.
COMPLETED = ("citizen_id", "old_citizen_id", "staff_number", "ethnicity_id", "religion_id",
             "home_town")  # fmt: skip
_DATES = ("rank_since", "step_since")
_AMOUNTS = ("coefficient", "allowance_position", "allowance_responsibility", "allowance_region")


class CchcImportRow(models.Model):
    """Finding out whom a row means, and whether the register already says what the row says.

    A person is known by the citizen number; where the row or the register has none, by name, date
    of birth and unit. Whatever is merely likely, or fits two people, waits for an officer.
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
        outcomes = {row: row._outcome(known) for row in readable.sudo()}
        self._weigh_entries(outcomes)
        # Looked at again before it is applied, a row is mostly what it was.
        self._write_each(
            {row: vals for row, outcome in outcomes.items() if (vals := row._changed(outcome))}
        )
        self.env["cchc.import.suspect"]._ask(known.questions)

    def _changed(self, vals):
        return {
            name: value
            for name, value in vals.items()
            if (self[name].id if name == "employee_id" else self[name] or False) != (value or False)
        }

    @api.model
    def _write_each(self, told):
        """Write values of its own into each row, with one statement for rows that change alike.

        :param told: values by row
        """
        alike = defaultdict(dict)
        for row, vals in told.items():
            if {"state", "has_findings"} & vals.keys():
                state = vals.get("state", row.state)
                found = vals.get("has_findings", row.has_findings)
                vals = vals | {"attention": ATTENTION.get(state) or int(found)}
            alike[tuple(sorted(vals))][row.id] = vals
        for rows in alike.values():
            update_plain(self.sudo().browse(rows), list(rows.values()))

    def _unreadable(self):
        return any(data["severity"] == ERROR for data in self.findings or [])

    def _outcome(self, known):
        """What the register makes of one row."""
        asked = len(known.questions)
        person, problem = known.person_of(self)
        if len(known.questions) > asked:
            # Once applying has begun nobody is asked any more: the next import asks again.
            state = "suspect" if self.batch_id.state != "applying" else "refused"
            return {"employee_id": False, "adds": False, **self._refused_by(
                problem_as_json(problem)), "state": state}  # fmt: skip
        problem = problem or known.obstacle(self, person)
        is_open = known.is_open(person)
        state = "ready"
        if not problem and is_open:
            state = "unchanged"
            problem = known.difference(person, self._facts(known.ranks))
        elif not problem:
            problem = known.illegal(self)
        if problem:
            refusal = self._refused_by(problem_as_json(problem))
            return {"employee_id": False, "adds": False, **refusal}
        adds = self._additions(person) if person else {}
        told = [problem_as_json(self._completes(person, adds))] if adds else False
        return {
            "state": "ready" if adds else state,
            "employee_id": person.id,
            "adds": adds or False,
            "opens": not is_open,
            "conflicts": told,
            "has_findings": bool(self.findings or told),
        }

    def _additions(self, person):
        """What the row tells of somebody known and the dossier does not hold yet."""
        told = self._person_vals()
        return {name: told[name] for name in COMPLETED if told.get(name) and not person[name]}

    def _completes(self, person, adds, models=()):
        labels = [person._fields[name]._description_string(self.env) for name in adds]
        labels += [self.env[name]._description for name in models]
        return conflicts.completes(", ".join(labels))

    def _facts(self, ranks):
        """Service facts that the row states, as the fields of a decision line take them.

        :param ranks: ids of the ranks by their codes
        """
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
            if day := _day(values, column):
                facts[FACT_OF_COLUMN[column]] = day
        if values.get("rank_code"):
            facts["rank_id"] = ranks[values["rank_code"]]
        return facts

    def _person_vals(self):
        """A new person as the row tells it; what a decision must say is not among it."""
        self.ensure_one()
        values = self.values
        vals = {
            "name": values["name"],
            "birth_text": str(partial_date.parse(values["birth"])),
            "sex": values["sex"],
            "intake_unit_id": self.unit_id.id,
            "staff_number": values.get("staff_code"),
            "ethnicity_id": values.get("ethnicity"),
            "religion_id": values.get("religion"),
            "home_town": values.get("hometown"),
        }
        if number := values.get("citizen_id"):
            full = len(number) == citizen_id.LENGTH
            vals["citizen_id" if full else "old_citizen_id"] = number
        for column, name in (("recruited_on", "recruited_text"), ("party_on", "party_joined_text")):
            if values.get(column):
                vals[name] = str(partial_date.parse(values[column]))
        return vals

    def _note(self):
        """The note of the list, and the words of dates that it tells without a day."""
        values = self.values
        kept = [
            f"{LABELS[column]}: {day}"
            for column in DATES
            if values.get(column) and (day := partial_date.parse(values[column])).precision != "day"
        ]
        return "; ".join(filter(None, (values.get("note"), *kept))) or False


def _day(values, column):
    """The day that a column tells, or that was confirmed for what it tells."""
    if confirmed := values.get(f"{column}_day"):
        return fields.Date.to_date(confirmed)
    day = partial_date.parse(values[column]) if values.get(column) else None
    return day.first_day() if day and day.precision == "day" else None
