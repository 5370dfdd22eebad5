"""What a position scheme may not say: pure checks of its lines against the law of its first day.

The groups are those of the decree in force (NĐ 62/2020 and NĐ 106/2020 điều 5: four; Luật 80/2025
điều 23 and NĐ 232/2026 điều 3: three). NĐ 232/2026 điều 6 khoản 3 closes the lists of public
employees' positions: none outside, none renamed, split or merged; điều 7 khoản 1 keeps the steps in
use within those of the list. Its annex IV asks of the professional competency a level not below the
professional step.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from odoo.addons.cchc_base.rules.problem import Problem, translatable

_ = translatable("cchc_positions")


@dataclass(frozen=True)
class Group:
    name: str
    staff: str
    date_from: date
    date_to: date | None = None
    closed: bool = False

    def in_force(self, on):
        return self.date_from <= on and (self.date_to is None or on <= self.date_to)


@dataclass(frozen=True)
class Standard:
    """A position of the catalogue; no steps: the position has none."""

    code: str
    name: str
    staff: str
    date_from: date
    date_to: date | None = None
    step_from: int = 0
    step_to: int = 0

    def in_force(self, on):
        return self.date_from <= on and (self.date_to is None or on <= self.date_to)


@dataclass(frozen=True)
class Line:
    """One position of a scheme. ``unit`` tells the divisions of the agency apart."""

    position: str
    name: str
    unit: str
    headcount: int
    group: Group
    concurrent: bool = False
    standard: Standard | None = None
    step_from: int = 0
    step_to: int = 0
    professional_levels: tuple[int, ...] = ()


def check_lines(lines: Iterable[Line], staff: str, on: date) -> list[Problem]:
    """Everything that stands against a scheme, line by line.

    :param staff: whose scheme it is: ``civil_servant`` or ``public_employee``
    :param on: its first day
    """
    found = []
    seen = set()
    for line in lines:
        found += _headcount(line)
        found += _group(line, staff, on)
        found += _standard(line, staff, on)
        found += _steps(line)
        found += _closed_list(line, seen)
    return found


def _headcount(line):
    if line.headcount < 0:
        yield Problem(
            "negative_headcount",
            _("%(position)s: a headcount can't be negative."),
            {"position": line.position},
        )
    elif not line.headcount and not line.concurrent:
        yield Problem(
            "no_headcount",
            _("%(position)s: enter a headcount, or say that the position is held concurrently."),
            {"position": line.position},
        )


def _group(line, staff, on):
    group = line.group
    if group.staff != staff:
        yield Problem(
            "group_of_others",
            _(
                "%(position)s: the group “%(group)s” belongs to other staff than the scheme; "
                "choose a group of the scheme's staff."
            ),
            {"position": line.position, "group": group.name},
        )
    elif not group.in_force(on):
        yield Problem(
            "group_not_in_force",
            _(
                "%(position)s: the group “%(group)s” is not in force on %(day)s; choose a group of "
                "that day."
            ),
            {"position": line.position, "group": group.name, "day": f"{on:%d/%m/%Y}"},
        )


def _standard(line, staff, on):
    standard = line.standard
    if not standard:
        return
    if standard.staff != staff:
        yield Problem(
            "standard_of_others",
            _("%(position)s: the standard position %(code)s is for other staff than the scheme."),
            {"position": line.position, "code": standard.code},
        )
    elif not standard.in_force(on):
        yield Problem(
            "standard_not_in_force",
            _(
                "%(position)s: the standard position %(code)s is not in force on %(day)s; choose "
                "one of the catalogue of that day."
            ),
            {"position": line.position, "code": standard.code, "day": f"{on:%d/%m/%Y}"},
        )


def _steps(line):
    low, high = line.step_from, line.step_to
    standard = line.standard
    if (low or high) and not 1 <= low <= high <= 5:
        yield Problem(
            "steps_out_of_range",
            _("%(position)s: professional steps go from 1 to 5, the lowest first."),
            {"position": line.position},
        )
        return
    if not standard:
        return
    if (low or high) and not standard.step_from:
        # PL I has no steps of its own: a manager's are those of the professional position held
        # (điều 5 khoản 5c, điều 7 khoản 4).
        return
    if standard.step_from and (not low or low < standard.step_from or high > standard.step_to):
        yield Problem(
            "steps_outside_standard",
            _(
                "%(position)s: steps %(low)s–%(high)s lie outside those of the catalogue, "
                "%(from)s–%(to)s (NĐ 232/2026 điều 7)."
            ),
            {
                "position": line.position,
                "low": low,
                "high": high,
                "from": standard.step_from,
                "to": standard.step_to,
            },
        )
    for level in line.professional_levels:
        if level < low:
            yield Problem(
                "level_below_step",
                _(
                    "%(position)s: a professional competency is required at level %(level)s, below "
                    "the lowest step %(step)s (NĐ 232/2026 phụ lục IV)."
                ),
                {"position": line.position, "level": level, "step": low},
            )
            break


def _closed_list(line, seen):
    if not line.group.closed:
        return
    if not line.standard:
        yield Problem(
            "outside_closed_list",
            _(
                "%(position)s: choose the standard position; none outside the catalogue may be "
                "made (NĐ 232/2026 điều 6)."
            ),
            {"position": line.position},
        )
        return
    if _same(line.name) != _same(line.standard.name):
        yield Problem(
            "renamed",
            _(
                "%(position)s: the catalogue names it “%(name)s”; a position may not be renamed "
                "(NĐ 232/2026 điều 6). Say what is particular in the job description."
            ),
            {"position": line.position, "name": line.standard.name},
        )
    key = (line.unit, line.standard.code)
    if key in seen:
        yield Problem(
            "split",
            _(
                "%(position)s: the unit “%(unit)s” already has the standard position %(code)s; a "
                "position may not be split (NĐ 232/2026 điều 6). Raise its headcount."
            ),
            {"position": line.position, "unit": line.unit, "code": line.standard.code},
        )
    seen.add(key)


def _same(text):
    return " ".join(text.casefold().split())
