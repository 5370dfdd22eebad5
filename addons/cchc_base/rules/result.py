"""A value together with the reason for it: inputs, formula, article.

Every rule returns a `Result`; the screen shows its explanation and the decision stores it as
JSON. Labels are written in Vietnamese, because the explanation is a part of a Vietnamese legal
document and is kept in the words in which it was made.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from odoo.addons.cchc_base.rules.money import format_decimal, format_integer


@dataclass(frozen=True)
class Step:
    """One line of the reasoning: what, how much, by which article (empty for an input)."""

    label: str
    value: Any
    article: str = ""

    def explain(self):
        line = f"{self.label}: {show(self.value)}" if self.value is not None else self.label
        return f"{line} ({self.article})" if self.article else line


@dataclass(frozen=True)
class Result:
    """`value` is the answer; `facts` are named by-products, read as `result["name"]`."""

    value: Any
    steps: tuple[Step, ...]
    text_id: str
    facts: tuple[tuple[str, Any], ...] = ()

    def __getitem__(self, name):
        return dict(self.facts)[name]

    def explain(self):
        """The reasoning as lines of text, in the order in which it was made."""
        return tuple(step.explain() for step in self.steps)

    def as_json(self):
        """A structure of plain JSON types from which `from_json` makes an equal result."""
        return {
            "value": _encode(self.value),
            "steps": [
                {"label": step.label, "value": _encode(step.value), "article": step.article}
                for step in self.steps
            ],
            "text_id": self.text_id,
            "facts": [[name, _encode(value)] for name, value in self.facts],
        }

    @classmethod
    def from_json(cls, data):
        return cls(
            value=_decode(data["value"]),
            steps=tuple(
                Step(step["label"], _decode(step["value"]), step["article"])
                for step in data["steps"]
            ),
            text_id=data["text_id"],
            facts=tuple((name, _decode(value)) for name, value in data["facts"]),
        )


def show(value):
    """Write a value the Vietnamese way: 01/3/1975 as 01/03/1975, 2.34 as 2,34, có / không."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        # Four digits stay together: a year is not an amount.
        return str(value) if abs(value) < 10_000 else format_integer(value)
    if isinstance(value, Decimal):
        return format_decimal(value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, tuple):
        return "; ".join(show(item) for item in value)
    return "" if value is None else str(value)


def _encode(value):
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    # A float would lose money, anything else would not come back equal.
    raise TypeError(f"a result cannot carry a {type(value).__name__}: {value!r}")


def _decode(data):
    if isinstance(data, list):
        return tuple(_decode(item) for item in data)
    if isinstance(data, dict):
        ((kind, text),) = data.items()
        return Decimal(text) if kind == "decimal" else date.fromisoformat(text)
    return data
