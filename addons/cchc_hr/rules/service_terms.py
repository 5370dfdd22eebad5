"""Terms of service: contracts of work, appointments to a post, elected terms.

How long a term may last, how many may follow each other and how early its end is announced
stands in dated rows (`cchc.term.rule`); here is how they are read. What a text of the future
leaves open is a row with zeros: nothing is then demanded.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_base.rules.problem import ERROR, WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules import working_days
from odoo.addons.cchc_hr.rules.spans import ONE_DAY, days_between, overlap

_ = translatable("cchc_hr")

FIXED, OPEN = "contract_fixed", "contract_open"
APPOINTMENT, ELECTED = "appointment", "elected"


@dataclass(frozen=True)
class TermRule:
    """One row of the table; an empty category is any."""

    subject: str
    category: str
    min_months: int
    max_months: int
    max_count: int
    notice_days: int
    working_days: bool
    extension_months: int
    date_from: date | None
    date_to: date | None
    document: str
    confidence: str = "memory"

    @property
    def severity(self):
        """Only what was read in the text refuses; what is to be verified warns."""
        return ERROR if self.confidence == "seen" else WARNING

    def notice_by(self, end, changes=working_days.NO_CHANGES):
        """The last day on which the end is announced in time."""
        if self.working_days:
            return working_days.notice_by(end, self.notice_days, changes)
        return end - timedelta(days=self.notice_days)


def rule_for(rules, subject, category, on):
    """The row for a category on a day: its own first, else the one for all; or None."""
    rows = [row for row in rules if row.subject == subject and in_force(row, on)]
    for wanted in (category, ""):
        found = [row for row in rows if (row.category or "") == wanted]
        if found:
            return max(found, key=lambda row: row.date_from or date.min)
    return None


def months_of(span):
    """Whole months of a span, both days included: 01/01/2021 – 31/12/2025 are 60."""
    return full_months(span.date_from, span.date_to + ONE_DAY)


def exact_end(span, months):
    """Last day of a span that lasts so many months."""
    return add_months(span.date_from, months) - ONE_DAY


# -- contracts -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Contract:
    """`span` ends with the last day agreed, or with the day on which it was ended earlier."""

    kind: str
    span: object
    number: str = ""
    agreed_to: date | None = None


def check_contract(contract, others, rule, signed=None):
    """The problems of a contract among the other contracts of the person."""
    problems = _kind_problems(contract)
    problems += [_contract_overlap(other) for other in others if overlap(contract.span, other.span)]
    if problems:
        return problems
    if contract.kind == FIXED:
        problems += _length_problems(contract, rule)
        problems += _count_problems(contract, others, rule)
    problems += _gap_problems(contract, others)
    if signed and signed > contract.span.date_from:
        problems.append(
            Problem(
                "signed_late",
                _("it was signed on %(signed)s, after the work began on %(start)s."),
                {"signed": _day(signed), "start": _day(contract.span.date_from)},
                WARNING,
            )
        )
    return problems


def _kind_problems(contract):
    if contract.kind == FIXED and not contract.agreed_to:
        return [Problem("fixed_without_end", _("a fixed-term contract needs its last day."))]
    if contract.kind == OPEN and contract.agreed_to:
        return [
            Problem(
                "open_with_end",
                _(
                    "an open-ended contract has no last day: clear it, "
                    "or give the day and the reason of its ending."
                ),
            )
        ]
    return []


def _contract_overlap(other):
    return Problem(
        "contracts_overlap",
        _(
            "contract %(number)s from %(start)s to %(end)s covers the same days: "
            "give that one the day on which it ended."
        ),
        {
            "number": other.number or "…",
            "start": _day(other.span.date_from),
            "end": _day(other.span.date_to),
        },
    )


def _length_problems(contract, rule):
    if not rule:
        return []
    span = type(contract.span)(contract.span.date_from, contract.agreed_to)
    params = {"months": months_of(span), "article": rule.document}
    if rule.min_months and span.date_to < exact_end(span, rule.min_months):
        text = _("it lasts %(months)s months, shorter than %(limit)s (%(article)s).")
        return [Problem("too_short", text, params | {"limit": rule.min_months}, rule.severity)]
    if rule.max_months and span.date_to > exact_end(span, rule.max_months):
        text = _("it lasts %(months)s months, longer than %(limit)s (%(article)s).")
        return [Problem("too_long", text, params | {"limit": rule.max_months}, rule.severity)]
    return []


def fixed_in_a_row(contract, others):
    """How many fixed-term contracts follow each other up to this one, gaps of a month allowed."""
    count, first = 1, contract
    earlier = [other for other in others if other.span.date_from < contract.span.date_from]
    for other in sorted(earlier, key=lambda item: item.span.date_from, reverse=True):
        if other.kind != FIXED or days_between(other.span, first.span) > 31:
            break
        count, first = count + 1, other
    return count


def _count_problems(contract, others, rule):
    count = fixed_in_a_row(contract, others)
    if not rule or not rule.max_count or count <= rule.max_count:
        return []
    return [
        Problem(
            "too_many_fixed",
            _(
                "it is fixed-term contract number %(count)s in a row; after %(limit)s the contract "
                "is open-ended (%(article)s)."
            ),
            {"count": count, "limit": rule.max_count, "article": rule.document},
            WARNING,
        )
    ]


def _gap_problems(contract, others):
    before = [other for other in others if other.span.last < contract.span.date_from]
    if not before:
        return []
    last = max(before, key=lambda item: item.span.last)
    free = days_between(last.span, contract.span)
    if not free:
        return []
    return [
        Problem(
            "gap",
            _("%(days)s days without a contract lie between contract %(number)s and this one."),
            {"days": free, "number": last.number or "…"},
            WARNING,
        )
    ]


# -- appointments ----------------------------------------------------------------------------


def appointment_term(appointed, category, rules, retires_on=None, changes=working_days.NO_CHANGES):
    """The last day of a term of appointment, and when its end is announced.

    None as a value: no row says how long. Facts: `notice_from`, `extended` (the person retires so
    soon after the term that the post is kept until then instead of a reappointment).
    """
    rule = rule_for(rules, APPOINTMENT, category, appointed)
    start = Step("Ngày bổ nhiệm (bổ nhiệm lại)", appointed)
    if not rule or not rule.max_months:
        return Result(None, (start, Step("Không có quy định thời hạn", None)), "term")
    end = add_months(appointed, rule.max_months) - ONE_DAY
    # How early the end is announced, and the extension, follow the text in force at the end.
    later = rule_for(rules, APPOINTMENT, category, end) or rule
    notice = later.notice_by(end, changes)
    unit = "ngày làm việc" if later.working_days else "ngày"
    steps = [
        start,
        Step("Thời hạn giữ chức vụ (tháng)", rule.max_months, rule.document),
        Step("Hết thời hạn", end),
        Step(f"Thông báo trước {later.notice_days} {unit}, chậm nhất", notice, later.document),
    ]
    extended = bool(
        retires_on
        and later.extension_months
        and end < retires_on < add_months(end, later.extension_months)
    )
    if extended:
        steps.append(
            Step(
                f"Còn dưới {later.extension_months} tháng đến tuổi nghỉ hưu: "
                "xem xét kéo dài thời gian giữ chức vụ đến ngày",
                retires_on,
                later.document,
            )
        )
    return Result(
        end, tuple(steps), "term", facts=(("notice_from", notice), ("extended", extended))
    )


# -- elections -------------------------------------------------------------------------------


def check_elected(span, rule, votes_for=0, votes_total=0):
    """The problems of an elected term."""
    problems = []
    if votes_for and votes_total and votes_for > votes_total:
        problems.append(
            Problem(
                "more_votes_than_voters",
                _("%(votes)s votes for the person, but only %(total)s voted."),
                {"votes": votes_for, "total": votes_total},
            )
        )
    elif votes_for and votes_total and 2 * votes_for <= votes_total:
        problems.append(
            Problem(
                "no_majority",
                _("%(votes)s of %(total)s votes are no majority."),
                {"votes": votes_for, "total": votes_total},
                WARNING,
            )
        )
    longest = rule and rule.max_months
    if longest and span.date_to and span.date_to > exact_end(span, longest):
        problems.append(
            Problem(
                "term_too_long",
                _("it lasts %(months)s months, longer than %(limit)s (%(article)s)."),
                {
                    "months": months_of(span),
                    "limit": longest,
                    "article": rule.document,
                },
                WARNING,
            )
        )
    return problems


def _day(value):
    return value.strftime("%d/%m/%Y") if value else "…"
