"""What was found in a row: a problem with the place where it stands."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from odoo.addons.cchc_base.rules.problem import Problem, Text

from ..rules.partial_date import PartialDate
from .columns import LABELS


@dataclass(frozen=True)
class Finding:
    """`key` is our column, `column` what the file calls it, `value` what stands there."""

    sheet: str
    row: int
    key: str
    column: str
    value: str
    problem: Problem

    @property
    def blocking(self):
        return self.problem.blocking

    def as_json(self):
        return {"key": self.key, "column": self.column, "value": self.value} | (
            problem_as_json(self.problem)
        )


def problem_as_json(problem):
    return {
        "code": problem.code,
        "addon": problem.template.addon,
        "template": str(problem.template),
        "params": {name: _plain(value) for name, value in problem.params.items()},
        "severity": problem.severity,
    }


def problem_from_json(data):
    template = Text(data["template"], data["addon"])
    return Problem(data["code"], template, data["params"], data["severity"])


def _plain(value):
    if isinstance(value, PartialDate):
        return value.iso()
    return value if isinstance(value, int | str | bool) or value is None else str(value)


@dataclass
class Person:
    """One row of a roster, read. `values` holds only what the row says and could be read."""

    sheet: str
    row: int
    ordinal: str
    columns: dict[str, str] = field(default_factory=dict)  # key → what the file calls it
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    entries: list[dict] = field(default_factory=list)  # of the dossier's lists

    def note(self, key, problem, value=""):
        """Add a finding about one column of this row."""
        column = self.columns.get(key) or LABELS.get(key, key)
        self.findings.append(Finding(self.sheet, self.row, key, column, value, problem))

    @property
    def refused(self):
        return any(finding.blocking for finding in self.findings)

    def values_as_json(self):
        """Dates as 1975-03-01, 1975-03 or 1975; coefficients as text, never as a float."""
        return {
            key: str(value) if isinstance(value, Decimal) else _plain(value)
            for key, value in self.values.items()
        }

    @property
    def name(self):
        return self.values.get("name", "")
