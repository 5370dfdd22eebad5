"""The conditions of a post beside what a candidate's form says.

The form shows degrees, certificates, work and the birthday; what it does not ask for (a rank,
ratings, political theory …) is left open: an officer looks at the evidence. Wording is Vietnamese,
as in every explanation.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from odoo.addons.cchc_positions.rules.standard import INDEX, KINDS, Profile, judge

MET, NOT_MET, OPEN = "met", "not_met", "open"
# What the form of the decree shows (NĐ 170/2025, Mẫu số 01).
SHOWN = frozenset({"degree", "major", "certificate", "age", "service_years"})
# A certificate that was stated is enough; without one a degree may stand for it.
PROVED = frozenset({"it", "language"})
# Kinds of certificates by what they prove.
PROOFS = {
    "it": frozenset({"it"}),
    "language": frozenset({"english", "other_language", "minority_language"}),
    "political_theory": frozenset({"political_theory"}),
    "state_management": frozenset({"state_management"}),
}
RESTRICTED = "Hạn chế đối với người dự tuyển"
NOT_SHOWN = "phiếu đăng ký không có nội dung này: xem minh chứng"
STATED = "phiếu ghi chứng chỉ {}: xem minh chứng"
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
    :param certificates: ``(day or None, kind, name)``
    :param jobs: ``(first day, last day or None)`` of work with social insurance
    """
    held = [level for day, level, _major in degrees if level and (day is None or day <= on)]
    return Profile(
        degree=max(held, key=INDEX["degree"].__getitem__, default=None),
        degrees=tuple(row for row in degrees if row[1]),
        certificates=tuple(certificates),
        it=_certificate("it", certificates, on),
        language=_certificate("language", certificates, on),
        birthday=birthday,
        service_since=_service_since(jobs, on),
    )


def _certificate(kind, certificates, on):
    """The level that a certificate stands for, where one was stated."""
    stated = any(
        proof in PROOFS[kind] and (day is None or day <= on) for day, proof, _name in certificates
    )
    return "certificate" if stated else None


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
        known = _any_certificate(shown) if each.kind == "certificate" and not each.level else shown
        found = judge(each, known, on) if each.kind in SHOWN | PROVED else None
        if found is None or (each.kind in PROVED and not found.met):
            findings.append(Finding(label, _to_be_looked_at(each.kind, shown, on), None, article))
            continue
        findings.append(Finding(label, found.found, found.met, article))
    if any(one.met is False for one in findings):
        return NOT_MET, tuple(findings)
    return (OPEN if any(one.met is None for one in findings) else MET), tuple(findings)


def _any_certificate(shown):
    """Where a condition names no kind of certificate, the words of any are looked at."""
    return replace(
        shown,
        certificates=tuple((day, "professional", name) for day, _kind, name in shown.certificates),
    )


def _to_be_looked_at(kind, shown, on):
    """What the form names of a kind that it can't prove."""
    named = [
        name or "không rõ tên"
        for day, proof, name in shown.certificates
        if proof in PROOFS.get(kind, ()) and (day is None or day <= on)
    ]
    return STATED.format("; ".join(dict.fromkeys(named))) if named else NOT_SHOWN


def unmet(findings):
    """The conditions that are not met, in one sentence for the refusal."""
    return "; ".join(
        f"{one['label']} ({one['found']})" for one in findings or () if one["met"] is False
    )
