"""Access to the cells of one row, noting whatever makes a cell unusable."""

from odoo.addons.cchc_base.rules.problem import WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import clean

from .cells import NOTHING, Kind
from .findings import Person

_ = translatable("cchc_hr")


class RowReader:
    """Every step of the reading adds to `values` or to the findings of `person`."""

    def __init__(self, roster, row, catalogue):
        self.roster, self.row, self.catalogue = roster, row, catalogue
        self.defaults = {**roster.layout.defaults, **catalogue.defaults}
        self.person = Person(
            roster.sheet.name,
            row.number,
            clean(roster.cell(row, "ordinal").text),
            roster.header.labels,
        )
        self.values = self.person.values

    def _cell(self, key):
        """The cell of a column if it can be used; what is wrong with it is noted."""
        cell = self.roster.cell(self.row, key)
        return cell if cell is NOTHING else self._usable(cell, key)

    def _usable(self, cell, key):
        if cell.kind is Kind.ERROR:
            self._note(
                key,
                Problem(
                    "error_value",
                    _("The cell shows the error %(text)s; type the value itself."),
                    {"text": cell.text},
                ),
                cell,
            )
            return NOTHING
        if not cell.formula:
            return cell
        if cell.value is None:
            self._note(
                key,
                Problem(
                    "formula_without_value",
                    _(
                        "The cell holds a formula without a stored result; replace it by its "
                        "value (copy, then paste special: values)."
                    ),
                ),
                cell,
            )
            return NOTHING
        self._note(
            key,
            Problem(
                "formula_value_used",
                _("The cell holds a formula; its stored result %(text)s was taken."),
                {"text": cell.text},
                WARNING,
            ),
            cell,
        )
        return cell._replace(formula=False)

    def _take(self, key, reader):
        cell = self._cell(key)
        if cell is NOTHING or cell.blank:
            return None
        value, problems = reader(cell)
        for problem in problems:
            self._note(key, problem, cell)
        if value is not None:
            self.values[key] = value
        return value

    def _note(self, key, problem, cell=NOTHING):
        self.person.note(key, problem, cell.text)

    def _missing(self, key, problem, *also):
        """Note an absent value, unless its cell (or one of `also`) was already found faulty."""
        if key not in self.values and not any(
            finding.key in (key, *also) and finding.blocking for finding in self.person.findings
        ):
            self._note(key, problem)
