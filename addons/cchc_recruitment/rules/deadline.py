"""The periods of a competition as days: by which each step is due, and what an announcement lacks.

The days are figures of the text (`cchc.recruitment.figure`); a step of which the text says nothing
is not due. ``…_days`` are calendar days, ``…_working_days`` working days. The day of the event
itself does not count (Bộ luật Dân sự, điều 147.1). Where the event has not come yet, its own last
day is taken for it: the plan of the whole competition stands from the announcement on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from odoo.addons.cchc_hr.rules.working_days import NO_CHANGES, is_working

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Facts:
    """What has happened so far, and what the periods depend on."""

    form: str = "exam"
    announced_on: date | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    # Of the announcement: the last change, and how many there were.
    changed_on: date | None = None
    changes: int = 0
    # Days on which the steps were done.
    eligible_on: date | None = None
    round_one_on: date | None = None
    round_two_listed_on: date | None = None
    round_two_on: date | None = None
    interview_on: date | None = None
    marked_on: date | None = None
    appealed_on: date | None = None
    remarked_on: date | None = None
    reported_on: date | None = None
    approved_on: date | None = None
    published_on: date | None = None
    files_on: date | None = None
    decided_on: date | None = None
    started_on: date | None = None
    next_on: date | None = None
    # What lengthens a period, and which steps there are.
    candidates: int = 0
    extended: bool = False
    two_rounds: bool = True
    written: bool = True
    computer: bool = False
    appeals: bool = False


@dataclass(frozen=True)
class Deadline:
    """A step and its last day; ``due_on`` is None while nothing says from when it counts."""

    code: str
    name: str
    due_on: date | None
    done_on: date | None
    article: str
    confidence: str
    period: str = ""

    @property
    def late(self):
        """Done after its last day."""
        return bool(self.due_on and self.done_on and self.done_on > self.due_on)


@dataclass(frozen=True)
class _Step:
    """A step: the fact that says when it was done, the steps from which its period counts (the
    first of them that there is), the figure, and when there is such a step at all."""

    code: str
    name: str
    done: str
    base: tuple[str, ...]
    figure: str
    longer: tuple[str, ...] = ()
    when: object = None


def _single(facts):
    return facts.form == "exam" and not facts.two_rounds


def _two(facts):
    return facts.form == "exam" and facts.two_rounds


def _review(facts):
    return facts.form == "review"


def _marked(facts):
    return facts.form in ("exam", "review") and facts.written


def _computer(facts):
    return facts.form == "exam" and facts.computer


STEPS = (
    _Step("eligible", "Danh sách đủ điều kiện, triệu tập thí sinh", "eligible_on",
          ("closes_on",), "eligible", ("many",)),
    _Step("round_one", "Tổ chức vòng 1", "round_one_on",
          ("closes_on",), "round_one", ("extended",), _two),
    _Step("round_one", "Tổ chức vòng 1", "round_one_on",
          ("eligible", "closes_on"), "round_one_summons", (), _two),
    _Step("round_two_list", "Danh sách dự thi vòng 2", "round_two_listed_on",
          ("round_one",), "round_two_list", (), _two),
    _Step("round_two", "Tổ chức vòng 2", "round_two_on",
          ("round_one",), "round_two", (), _two),
    _Step("round_two", "Tổ chức vòng 2", "round_two_on",
          ("round_two_list", "round_one"), "round_two_after_list", (), _two),
    _Step("round_two", "Tổ chức thi một vòng", "round_two_on",
          ("closes_on",), "single_round", ("extended",), _single),
    _Step("round_two", "Vấn đáp xét tuyển", "round_two_on",
          ("eligible", "closes_on"), "review", (), _review),
    _Step("interview", "Phỏng vấn sau thi viết trên máy", "interview_on",
          ("round_two",), "interview", (), _computer),
    _Step("marking", "Chấm thi", "marked_on",
          ("round_two",), "marking", ("many",), _marked),
    _Step("appeal", "Nhận đơn phúc khảo", "appealed_on",
          ("marking", "round_two"), "appeal", (), _marked),
    _Step("remarking", "Chấm phúc khảo", "remarked_on",
          ("appeal",), "remarking", ("extended",), lambda facts: facts.appeals),
    _Step("report", "Hội đồng báo cáo kết quả", "reported_on",
          ("remarking", "appeal", "marking", "interview", "round_two", "eligible"), "report"),
    _Step("approve", "Người đứng đầu phê duyệt kết quả", "approved_on", ("report",), "approve"),
    _Step("publish", "Công bố, thông báo kết quả", "published_on",
          ("approve", "report"), "publish"),
    _Step("file", "Hoàn thiện hồ sơ", "files_on", ("publish",), "file"),
    _Step("decision", "Quyết định tuyển dụng", "decided_on", ("file",), "decision"),
    _Step("contract", "Ký hợp đồng làm việc", "decided_on", ("publish",), "contract"),
    _Step("start", "Nhận việc", "started_on", ("decision", "contract"), "start"),
    _Step("next", "Tuyển người có kết quả thấp hơn liền kề", "next_on", ("start",), "next"),
)  # fmt: skip


def add_working_days(start, count, changes=NO_CHANGES):
    """The last of so many working days after a day, which itself does not count."""
    day = start
    while count > 0:
        day += ONE_DAY
        count -= is_working(day, changes)
    return day


def as_facts(facts):
    """`Facts` from a mapping, too; what it does not know is left aside."""
    if not isinstance(facts, Mapping):
        return facts
    known = {one.name for one in fields(Facts)}
    return Facts(**{name: value for name, value in facts.items() if name in known and value})


def deadlines(law, facts, figures, changes=NO_CHANGES):
    """When each step is due, in the order of the steps.

    :param law: code of the text (the figures are its own already)
    :param facts: `Facts`, or a mapping of their names
    :param figures: `Figures`
    :param changes: `Changes` of the calendar of working days
    """
    facts = as_facts(facts)
    found, ends = [_applications(facts, figures)], {"closes_on": facts.closes_on}
    if found[0] is None:
        found = []
    elif not facts.closes_on:
        ends["closes_on"] = found[0].due_on
    for step in STEPS:
        if step.code in ends or (step.when and not step.when(facts)):
            continue
        figure, unit = _figure(step, facts, figures)
        done = getattr(facts, step.done)
        if figure is None:
            if done:
                ends[step.code] = done
            continue
        base = next((ends[name] for name in step.base if ends.get(name)), None)
        due = _later(base, int(figure.value), unit, changes) if base else None
        found.append(_deadline(step.code, step.name, due, done, figure, unit))
        # A file is complete in time: the decision counts from its last day.
        ends[step.code] = due if step.code == "file" and due else done or due
    return tuple(found)


def _deadline(code, name, due, done, figure, unit):
    words = "ngày làm việc" if unit == "working" else "ngày"
    return Deadline(
        code=code,
        name=name,
        due_on=due,
        done_on=done,
        article=figure.article,
        confidence=figure.confidence,
        period=f"{int(figure.value)} {words}",
    )


def _applications(facts, figures):
    """Applications are taken on so many days, the first one included."""
    figure = figures.row("application_days")
    if not figure or not facts.opens_on:
        return None
    due = _open_from(facts) + timedelta(days=int(figure.value) - 1)
    return _deadline(
        "applications", "Nhận phiếu đăng ký dự tuyển", due, facts.closes_on, figure, ""
    )


def _open_from(facts):
    """An application can't be made before the announcement."""
    return max(filter(None, (facts.opens_on, facts.announced_on)))


def _figure(step, facts, figures):
    """The figure of a step, the longer one where it applies, and its unit."""
    stems = [step.figure]
    for kind in step.longer:
        least = figures.get(f"{step.figure}_many")
        if kind == "many" and least is not None and facts.candidates >= least:
            stems.insert(0, f"{step.figure}_many")
        if kind == "extended" and facts.extended:
            stems.insert(0, f"{step.figure}_extended")
    for stem in stems:
        for unit, name in (("", "days"), ("working", "working_days")):
            row = figures.row(f"{stem}_{name}")
            if row:
                return row, unit
    return None, ""


def _later(base, count, unit, changes):
    if unit == "working":
        return add_working_days(base, count, changes)
    return base + timedelta(days=count)


def announcement_problems(law, facts, figures):
    """What is wrong with the dates of an announcement, in Vietnamese; nothing: an empty tuple."""
    facts = as_facts(facts)
    problems = []
    if not facts.opens_on or not facts.closes_on:
        return ("Thiếu ngày bắt đầu hoặc ngày kết thúc nhận phiếu đăng ký dự tuyển.",)
    if facts.announced_on and facts.announced_on > facts.opens_on:
        problems.append(
            f"Nhận phiếu từ {facts.opens_on:%d/%m/%Y}, trước ngày thông báo "
            f"{facts.announced_on:%d/%m/%Y}."
        )
    least = figures.row("application_days")
    days = (facts.closes_on - _open_from(facts)).days + 1
    if least and days < least.value:
        problems.append(
            f"Nhận phiếu {max(days, 0)} ngày, phải đủ {int(least.value)} ngày "
            f"({least.article}): kết thúc sớm nhất ngày "
            f"{_open_from(facts) + timedelta(days=int(least.value) - 1):%d/%m/%Y}."
        )
    opening = min(filter(None, (facts.round_one_on, facts.round_two_on)), default=None)
    if opening and opening <= facts.closes_on:
        problems.append(f"Kỳ thi ngày {opening:%d/%m/%Y} trước khi hết hạn nhận phiếu.")
    return (*problems, *_change_problems(facts, figures, opening))


def change_limits(figures, opening, changes):
    """What the law allows of changes of an announcement, in sentences."""
    told = []
    most, before = figures.row("change_times"), figures.row("change_days")
    if most:
        told.append(
            f"Thông báo được thay đổi {int(most.value)} lần ({most.article}); đã thay đổi "
            f"{changes} lần."
        )
    if before:
        until = ""
        if opening:
            until = f": chậm nhất ngày {opening - timedelta(days=int(before.value)):%d/%m/%Y}"
        told.append(
            f"Thay đổi trước khai mạc ít nhất {int(before.value)} ngày ({before.article}){until}."
        )
    return tuple(told)


def _change_problems(facts, figures, opening):
    """An announcement is changed once, so many days before the opening at the latest."""
    problems = []
    most, before = figures.row("change_times"), figures.row("change_days")
    if most and facts.changes > most.value:
        problems.append(
            f"Thông báo đã thay đổi {facts.changes} lần, chỉ được {int(most.value)} lần "
            f"({most.article})."
        )
    if before and facts.changed_on and opening:
        last = opening - timedelta(days=int(before.value))
        if facts.changed_on > last:
            problems.append(
                f"Thay đổi thông báo ngày {facts.changed_on:%d/%m/%Y}, chậm nhất phải ngày "
                f"{last:%d/%m/%Y}: trước khai mạc {int(before.value)} ngày ({before.article})."
            )
    return problems
