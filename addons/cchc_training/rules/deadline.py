"""The days by which training is done, reported and paid back.

The day of the event itself does not count (Bộ luật Dân sự, điều 147.1).
"""

from calendar import monthrange
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_hr.rules.working_days import NO_CHANGES, is_working

ONE_DAY = timedelta(days=1)


def leader_course_due(appointed_on, figures):
    """By when a leader has finished the course of the post (NĐ 171/2025 điều 16).

    :return: a `Result` with the day, or None where the text asks for none after the appointment
    """
    months = int(figures.get("leader_months", 0))
    if not months:
        return Result(None, (), "training_leader_course")
    due = add_months(appointed_on, months)
    return Result(
        due,
        (
            Step("Ngày bổ nhiệm", appointed_on),
            Step("Hoàn thành bồi dưỡng trong (tháng)", months, figures.article("leader_months")),
            Step("Hạn hoàn thành", due),
        ),
        "training_leader_course",
    )


def report_due(year, figures):
    """By when the results of a year are reported: a `Result`, None where the text says nothing."""
    if "report_month" not in figures:
        return Result(None, (), "training_report")
    month = int(figures["report_month"])
    last = monthrange(year + 1, month)[1]
    due = date(year + 1, month, min(int(figures["report_day"]), last))
    steps = (Step(f"Hạn báo cáo kết quả năm {year}", due, figures.article("report_day")),)
    return Result(due, steps, "training_report")


def payment_due(decided_on, figures):
    """By when what is due by a decision is paid: a `Result` with the day."""
    days = int(figures["pb_payment_days"])
    due = decided_on + timedelta(days=days)
    return Result(
        due,
        (
            Step("Ngày quyết định đền bù", decided_on),
            Step("Nộp trong (ngày)", days, figures.article("pb_payment_days")),
            Step("Hạn nộp", due),
        ),
        "training_payment",
    )


def proposal_due(met_on, figures, changes=NO_CHANGES):
    """By when the council proposes after it met: a `Result`, None where the text has no limit.

    :param changes: `Changes` of the calendar of working days
    """
    count = int(figures.get("pb_proposal_working_days", 0))
    if not count:
        return Result(None, (), "training_proposal")
    day, left = met_on, count
    while left:
        day += ONE_DAY
        left -= is_working(day, changes)
    article = figures.article("pb_proposal_working_days")
    return Result(
        day,
        (
            Step("Ngày họp hội đồng", met_on),
            Step("Kiến nghị trong (ngày làm việc)", count, article),
            Step("Hạn kiến nghị", day),
        ),
        "training_proposal",
    )
