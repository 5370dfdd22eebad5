"""The legal days of a discipline case, the forms there are, and what a council's votes say.

NĐ 172/2025 (civil servants), NĐ 234/2026 (public employees); before: NĐ 34/2011, NĐ 27/2012, NĐ
112/2020 with NĐ 71/2023. How long an act may be disciplined, by when a decision must come (time
that does not count is added), the working days of each step, and from when the measure has effect.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.dated import in_force
from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules.spans import days_within
from odoo.addons.cchc_hr.rules.working_days import NO_CHANGES, is_working

from .law import AUDIENCE, CIVIL, PUBLIC

ONE_DAY = timedelta(days=1)
REPRIMAND, WARNING, SALARY, DEMOTION = "reprimand", "warning", "salary_reduction", "demotion"
REMOVAL, DISMISSAL = "removal", "dismissal"
WORDS = {
    REPRIMAND: "khiển trách",
    WARNING: "cảnh cáo",
    SALARY: "hạ bậc lương",
    DEMOTION: "giáng chức",
    REMOVAL: "cách chức",
    DISMISSAL: "buộc thôi việc",
}
# Only who leads can lose a leading post.
OF_LEADERS = (DEMOTION, REMOVAL)
_FOUR = (REPRIMAND, WARNING, REMOVAL, DISMISSAL)
_SIX = (REPRIMAND, WARNING, SALARY, DEMOTION, REMOVAL, DISMISSAL)
FORMS = {
    ("nd34_2011", CIVIL): _SIX,
    ("nd27_2012", PUBLIC): _FOUR,
    ("nd112_2020", CIVIL): _SIX,
    ("nd112_2020", PUBLIC): _FOUR,
    ("nd112_2020_nd71", CIVIL): _SIX,
    ("nd112_2020_nd71", PUBLIC): _FOUR,
    ("nd172_2025", CIVIL): _FOUR,
    ("nd234_2026", PUBLIC): _FOUR,
}
# How grave an act is: at the level of a reprimand, or heavier; some never lapse (điều 5 khoản 4).
LIGHT, HEAVY, ENDLESS = "light", "heavy", "endless"


@dataclass(frozen=True)
class Text:
    """A decree on discipline and the days on which cases follow it."""

    code: str
    audience: str
    date_from: date
    date_to: date | None = None


TEXTS = (
    Text("nd34_2011", CIVIL, date(2011, 7, 5), date(2020, 9, 19)),
    Text("nd112_2020", CIVIL, date(2020, 9, 20), date(2023, 9, 19)),
    Text("nd112_2020_nd71", CIVIL, date(2023, 9, 20), date(2025, 6, 30)),
    Text("nd172_2025", CIVIL, date(2025, 7, 1)),
    Text("nd27_2012", PUBLIC, date(2012, 5, 25), date(2020, 9, 19)),
    Text("nd112_2020", PUBLIC, date(2020, 9, 20), date(2023, 9, 19)),
    Text("nd112_2020_nd71", PUBLIC, date(2023, 9, 20), date(2026, 6, 30)),
    Text("nd234_2026", PUBLIC, date(2026, 7, 1)),
)


@dataclass(frozen=True)
class Act:
    """A violation: when it ended, and how grave it is."""

    on: date
    gravity: str = LIGHT


def text_on(category, day):
    """The decree by which a case is handled that is opened on a day, or ""."""
    audience = AUDIENCE.get(category)
    return next(
        (text.code for text in TEXTS if text.audience == audience and in_force(text, day)), ""
    )


def forms(law, category, leader):
    """The forms that may be given, the lightest first."""
    known = FORMS.get((law, AUDIENCE.get(category)), ())
    return tuple(form for form in known if leader or form not in OF_LEADERS)


def limitation(acts, figures):
    """The last day on which the first of these acts can still be disciplined; None: always.

    A new act within the time lets the clock of the old one begin anew with it (điều 5 khoản 1).
    """
    acts = sorted(acts, key=lambda act: act.on)
    steps, last = [], None
    for number, act in enumerate(acts):
        if act.gravity == ENDLESS:
            steps.append(
                Step("Không áp dụng thời hiệu", act.on, figures.article("limitation_none"))
            )
            return Result(None, tuple(steps), "discipline_limitation", (("endless", True),))
        if number and act.on > last:
            break
        code = f"limitation_{act.gravity}_months"
        label = "Hành vi vi phạm ngày" if not number else "Có vi phạm mới, tính lại từ ngày"
        steps.append(Step(label, act.on))
        # What is heavier among acts that hang together lasts longer.
        end = add_months(act.on, int(figures[code])) - ONE_DAY
        steps.append(Step("Thời hiệu (tháng)", figures[code], figures.article(code)))
        last = end if last is None else max(last, end)
    steps.append(Step("Ngày cuối của thời hiệu", last))
    return Result(last, tuple(steps), "discipline_limitation", (("endless", False),))


def decide_by(found_on, figures, complicated=False, postponed=(), today=None):
    """The last day on which the decision is in time.

    :param found_on: when the violation was found, or the Party's conclusion came
    :param complicated: the case needs more time for inspection and verification
    :param postponed: `cchc_hr.rules.spans.Span` of days that do not count; open ones count today
    """
    suffix = "_complicated" if complicated else ""
    if figures.row(f"decide_months{suffix}"):
        code = f"decide_months{suffix}"
        end = add_months(found_on, int(figures[code]))
        label = "Thời hạn xử lý (tháng)"
    else:
        code = f"decide_days{suffix}"
        end = found_on + timedelta(days=int(figures[code]))
        label = "Thời hạn xử lý (ngày)"
    lost = days_within(postponed, found_on, today or date.max) if postponed else 0
    steps = [
        Step("Phát hiện vi phạm ngày", found_on),
        Step(label, figures[code], figures.article(code)),
    ]
    if lost:
        end += timedelta(days=lost)
        steps.append(Step("Thời gian không tính (ngày)", lost, figures.article("postponed")))
    steps.append(Step("Ra quyết định chậm nhất ngày", end))
    return Result(end, tuple(steps), "discipline_decide_by", (("lost", lost),))


def step_by(start, code, figures, changes=NO_CHANGES):
    """The last day of a step that counts in (working) days from ``start``, not counting that day.

    :param code: a figure: ``…_working_days`` or ``…_days``; None where the text has none
    """
    if figures.row(code) is None:
        return Result(None, (Step("Văn bản không quy định thời hạn", None),), code)
    days = int(figures[code])
    if code.endswith("_working_days"):
        last, label = _after_working_days(start, days, changes), "Số ngày làm việc"
    else:
        last, label = start + timedelta(days=days), "Số ngày"
    steps = (
        Step("Tính từ ngày", start),
        Step(label, days, figures.article(code)),
        Step("Chậm nhất ngày", last),
    )
    return Result(last, steps, code)


def effect(effective_on, figures, party_on=None):
    """From when a measure has effect and the first day without: by itself, no decision needed.

    :param party_on: the day of the Party's decision, from which it counts where there is one
    """
    start = party_on or effective_on
    months = int(figures["effect_months"])
    lapses = add_months(start, months)
    steps = (
        Step("Tính từ ngày quyết định kỷ luật đảng" if party_on else "Hiệu lực từ ngày", start),
        Step("Hiệu lực (tháng)", months, figures.article("effect_months")),
        Step("Đương nhiên chấm dứt hiệu lực từ ngày", lapses),
    )
    return Result(lapses, steps, "discipline_effect", (("start", start),))


def may_apply_from(dismissed_on, figures):
    """The first day on which who was dismissed may apply again; fact ``last``, the day before."""
    first = add_months(dismissed_on, int(figures["reapply_months"]))
    steps = (
        Step("Buộc thôi việc từ ngày", dismissed_on),
        Step(
            "Không được dự tuyển (tháng)",
            figures["reapply_months"],
            figures.article("reapply_months"),
        ),
        Step("Được dự tuyển từ ngày", first),
    )
    return Result(first, steps, "discipline_reapply", (("last", first - ONE_DAY),))


def aggravated(form, running, allowed, figures):
    """The form for an act while another measure runs (điều 2 khoản 3).

    Same or lighter than the running one: one step above the running form; heavier: one step above
    the new one. The gravest stays the gravest.

    :param form: what the new act alone would be given
    :param running: the form in effect
    :param allowed: `forms` of the person
    """
    order = tuple(WORDS)
    base = running if order.index(form) <= order.index(running) else form
    above = [one for one in allowed if order.index(one) > order.index(base)]
    value = above[0] if above else allowed[-1]
    steps = (
        Step("Hình thức kỷ luật đang thi hành", WORDS[running]),
        Step("Hành vi mới tương ứng với", WORDS[form]),
        Step("Nặng hơn một mức", WORDS[value], figures.article("aggravation")),
    )
    return Result(value, steps, "discipline_aggravated")


def repeated(same_act, last_lapses_on, act_on):
    """The same act again while the earlier measure still has effect: a repeat (điều 2 khoản 8)."""
    return bool(same_act and last_lapses_on and act_on < last_lapses_on)


def needs_council(party_decided, concluded, imprisoned, figures):
    """Whether a council meets; what makes it unnecessary is said (NĐ 172/2025, điều 16)."""
    reasons = [
        words
        for said, words in (
            (party_decided, "Đã có quyết định kỷ luật đảng"),
            (concluded, "Kết luận của cấp có thẩm quyền đã đề xuất hình thức kỷ luật"),
            (imprisoned, "Bị phạt tù mà không được hưởng án treo hoặc bị kết án về tham nhũng"),
        )
        if said
    ]
    article = figures.article("council_skipped")
    steps = tuple(Step(words, None, article) for words in reasons) or (
        Step("Phải thành lập Hội đồng kỷ luật", None),
    )
    return Result(not reasons, steps, "discipline_council")


def council_result(votes, members, figures):
    """The form for which more than half of the members voted, by secret ballot.

    :param votes: form → number of votes
    :return: a `Result` with the form, or None: the council votes again
    """
    steps = [Step("Số thành viên Hội đồng", members, figures.article("council_members"))]
    steps += [Step(f"Phiếu {WORDS[form]}", count) for form, count in votes.items() if count]
    chosen = next((form for form, count in votes.items() if 2 * count > members), None)
    steps.append(
        Step("Kiến nghị hình thức", WORDS[chosen] if chosen else "chưa quá bán, bỏ phiếu lại")
    )
    return Result(chosen, tuple(steps), "discipline_vote", (("cast", sum(votes.values())),))


def _after_working_days(start, count, changes):
    """The day on which so many working days have passed; the first day does not count."""
    day = start
    while count:
        day += ONE_DAY
        if is_working(day, changes):
            count -= 1
    return day
