"""How long a disciplinary measure stands in the way: from its day until its effect has lapsed.

The effect lasts twelve months and ends by itself (NĐ 172/2025 điều 2 khoản 9; public employees: NĐ
234/2026); the terms come as dated values (parameter ``discipline_effect_months``), so another text
is another row. Where the dossier says on which day the effect ends, that day holds.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from odoo.addons.cchc_base.rules.months import add_months

FORMS = {
    "reprimand": "Khiển trách",
    "warning": "Cảnh cáo",
    "salary_reduction": "Hạ bậc lương",
    "demotion": "Giáng chức",
    "removal": "Cách chức",
    "dismissal": "Buộc thôi việc",
}

# Asked of who is to be promoted or appointed (NĐ 172/2025 điều 2 khoản 9).
UNDISCIPLINED = "không đang trong thời gian thi hành quyết định kỷ luật"


class Term(NamedTuple):
    """Months of effect of measures decided between two days."""

    start: date
    end: date | None
    months: int


class Measure(NamedTuple):
    """A measure of the dossier; in effect from ``start`` until the day before ``lapses``.

    Without a day, a measure counts until the dossier says when it was or when it lapsed.
    """

    start: date | None
    lapses: date | None
    words: str

    def in_effect(self, on):
        return (self.start is None or self.start <= on) and (
            self.lapses is None or on < self.lapses
        )


def measure(
    form: str, start: date | None, lapses_on: date | None, number: str, terms: Iterable[Term]
) -> Measure:
    """A row of the dossier as a measure with its last day.

    :param start: day of the decision, if known
    :param lapses_on: first day without effect, if the dossier has it
    :param terms: rows of the law; a measure older than all of them has lapsed long ago
    """
    lapses = lapses_on
    if lapses is None and start is not None:
        months = next(
            (
                term.months
                for term in terms
                if term.start <= start and (term.end is None or start <= term.end)
            ),
            0,
        )
        lapses = add_months(start, months)
    return Measure(start, lapses, _words(form, start, lapses, number))


def standing(measures: Iterable[Measure], on: date) -> str:
    """The measures in effect on a day, in words; nothing if there are none."""
    return "; ".join(each.words for each in measures if each.in_effect(on))


def clear_from(measures: Iterable[Measure], on: date) -> date | None:
    """The first day from ``on`` on without any measure in effect; None: not known."""
    measures = tuple(measures)
    while in_effect := [each for each in measures if each.in_effect(on)]:
        if any(each.lapses is None for each in in_effect):
            return None
        on = max(each.lapses for each in in_effect)
    return on


def _words(form, start, lapses, number):
    decision = f"Quyết định số {number}" if number else "quyết định chưa ghi số"
    day = f"ngày {start:%d/%m/%Y}" if start else "chưa ghi ngày"
    end = f"hết hiệu lực ngày {lapses:%d/%m/%Y}" if lapses else "chưa rõ ngày hết hiệu lực"
    return f"{FORMS[form]} theo {decision} {day}, {end}"
