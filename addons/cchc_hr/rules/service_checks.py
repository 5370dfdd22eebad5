"""What the law and sense demand of the sequence of a person's changes.

The caller reduces each standing decision line to an `Event` of four kinds and learns what is
wrong with the whole sequence, not only with its last member: a late decision slides under
later ones and may make these impossible.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import ERROR, WARNING, Problem, translatable

_ = translatable("cchc_hr")

START = "start"  # opening, recruitment, rejoining
CHANGE = "change"  # whatever happens to a person in service, long leave included
LEAVE = "leave"  # retirement, resignation, dismissal, transfer out: may be followed by a start
END = "end"  # death
KINDS = (START, CHANGE, LEAVE, END)

# Luật Cán bộ, công chức 2008, Điều 36; Luật Viên chức 2010, Điều 22: 18 years.
RECRUITMENT_AGE_MONTHS = 18 * 12


@dataclass(frozen=True)
class Event:
    """One change. `ref` comes back in the problem's params, to find the line it is about."""

    kind: str
    effective: date
    order: int = 0
    label: str = ""
    ref: Any = None

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind {self.kind!r}")


def check_service(events, birth=None, retires_on=None):
    """The problems of a sequence, in the order of its events.

    `birth` is a `PartialDate`; `retires_on` the last day before retirement age is reached.
    """
    problems = []
    before, started, ended = None, False, None
    serving = False
    for event in sorted(events, key=lambda event: (event.effective, event.order)):
        if ended:
            problems.append(_after_death(event, ended))
        elif event.kind == END:
            # The dead may have left service long before.
            if not started:
                problems.append(_not_started(event))
        elif event.kind == START:
            if serving:
                problems.append(_already_serving(event, before))
        elif not started:
            problems.append(_not_started(event))
        elif not serving:
            problems.append(_has_left(event, before))
        problems += _dates(event, birth, retires_on)
        started = started or event.kind == START
        serving = event.kind == START or (serving and event.kind == CHANGE)
        ended = ended or (event if event.kind == END else None)
        if event.kind in (START, LEAVE):
            before = event
    return tuple(problems)


def _dates(event, birth, retires_on):
    """Problems of an event's own date."""
    # A person of whom only the year of birth is known gets the benefit of the doubt.
    if event.kind == START and birth:
        adult_on = add_months(birth.first_day(), RECRUITMENT_AGE_MONTHS)
        if event.effective < adult_on:
            yield _problem(
                "under_age",
                _("%(label)s on %(on)s, before the 18th birthday (born %(birth)s)."),
                event,
                birth=str(birth),
            )
    if birth and event.kind != START and event.effective < birth.first_day():
        yield _problem(
            "before_birth",
            _("%(label)s on %(on)s, before birth (%(birth)s)."),
            event,
            birth=str(birth),
        )
    if event.kind in (START, CHANGE) and retires_on and event.effective > retires_on:
        yield _problem(
            "after_retirement_age",
            _("%(label)s on %(on)s, after the retirement age was reached on %(retires_on)s."),
            event,
            severity=WARNING,
            retires_on=_day(retires_on),
        )


def _not_started(event):
    return _problem(
        "not_started",
        _(
            "%(label)s on %(on)s, but service has not begun by then: issue the opening or"
            " recruitment decision first, or correct the date."
        ),
        event,
    )


def _already_serving(event, since):
    return _problem(
        "already_serving",
        _("%(label)s on %(on)s, but the person is in service since %(since)s."),
        event,
        since=_day(since.effective),
    )


def _has_left(event, left):
    return _problem(
        "has_left",
        _(
            "%(label)s on %(on)s, but the person left service on %(left)s (%(reason)s) and has not"
            " rejoined."
        ),
        event,
        left=_day(left.effective),
        reason=left.label,
    )


def _after_death(event, death):
    return _problem(
        "after_death",
        _("%(label)s on %(on)s, but the person died on %(death)s."),
        event,
        death=_day(death.effective),
    )


def _problem(code, template, event, severity=ERROR, **params):
    params.update(label=event.label or event.kind, on=_day(event.effective), ref=event.ref)
    return Problem(code, template, params, severity)


def _day(day):
    return day.strftime("%d/%m/%Y")
