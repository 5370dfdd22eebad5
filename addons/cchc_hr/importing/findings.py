"""What was found in a row: a problem with the place where it stands."""

from dataclasses import dataclass, field
from typing import Any

from odoo.addons.cchc_base.rules.problem import Problem

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


@dataclass
class Person:
    """One row of a roster, read. `values` holds only what the row says and could be read."""

    sheet: str
    row: int
    ordinal: str
    columns: dict[str, str] = field(default_factory=dict)  # key → what the file calls it
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def note(self, key, problem, value=""):
        """Add a finding about one column of this row."""
        column = self.columns.get(key) or LABELS.get(key, key)
        self.findings.append(Finding(self.sheet, self.row, key, column, value, problem))

    @property
    def refused(self):
        return any(finding.blocking for finding in self.findings)

    @property
    def name(self):
        return self.values.get("name", "")
