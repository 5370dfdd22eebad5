"""The conditions of a post beside what a candidate's form says.

The form shows degrees, certificates, work and the birthday; what it does not ask for (a rank,
ratings, political theory …) is left open: an officer looks at the evidence. Wording is Vietnamese,
as in every explanation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_positions.rules.standard import INDEX, KINDS, Profile, judge

MET, NOT_MET, OPEN = "met", "not_met", "open"
# What the form of the decree shows (NĐ 170/2025, Mẫu số 01).
SHOWN = frozenset({"degree", "major", "certificate", "age", "service_years"})
RESTRICTED = "Hạn chế đối với người dự tuyển"
NOT_SHOWN = "phiếu đăng ký không có nội dung này: xem minh chứng"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Finding:
    """One condition in words; ``met`` is None where the form does not tell."""

    label: str
    found: str
    met: bool | None
    article: str = ""

    def as_json(self):
        return {
            "label": self.label,
            "found": self.found,
            "met": self.met,
            "article": self.article,
        }


def profile(birthday, degrees, certificates, jobs, on):
    """What the form shows, as the standards know it.

    :param degrees: ``(day or None, level, major)``
    :param certificates: ``(day or None, name)``
    :param jobs: ``(first day, last day or None)`` of work with social insurance
    """
    held = [level for day, level, _major in degrees if level and (day is None or day <= on)]
    return Profile(
        degree=max(held, key=INDEX["degree"].__getitem__, default=None),
        degrees=tuple(row for row in degrees if row[1]),
        certificates=tuple((day, "professional", name) for day, name in certificates),
        birthday=birthday,
        service_since=_service_since(jobs, on),
    )


def _service_since(jobs: Iterable[tuple[date, date | None]], on):
    """From when somebody would have worked without a break: the days are added up, once each."""
    days, last = 0, None
    for start, end in sorted(jobs, key=lambda job: job[0]):
        end = min(end or on, on)
        start = start if last is None else max(start, last + ONE_DAY)
        if end >= start:
            days += (end - start).days + 1
            last = end
    return on - timedelta(days=days) if days else None


def screen(requirements, shown: Profile, on, restrictions=()):
    """``(outcome, findings)``: met when all conditions are, open when the form leaves one open.

    :param restrictions: texts of what bars the person
    """
    findings = [Finding(RESTRICTED, text, False) for text in restrictions]
    for each in requirements:
        label = f"{KINDS[each.kind]}: {each.words}"
        article = ", ".join(filter(None, (each.article, each.source)))
        if each.kind not in SHOWN:
            findings.append(Finding(label, NOT_SHOWN, None, article))
            continue
        found = judge(each, shown, on)
        findings.append(Finding(label, found.found, found.met, article))
    if any(one.met is False for one in findings):
        return NOT_MET, tuple(findings)
    return (OPEN if any(one.met is None for one in findings) else MET), tuple(findings)


def unmet(findings):
    """The conditions that are not met, in one sentence for the refusal."""
    return "; ".join(
        f"{one['label']} ({one['found']})" for one in findings or () if one["met"] is False
    )
