"""By when the classification of a year is done, and by when a person may complain.

NĐ 335/2025 điều 21 and NĐ 90/2020 điều 20: before 15 December; NĐ 233/2026 điều 15: before 5
December; special bodies before 15 January of the next year. «Before» a day: its eve is the last.
"""

from datetime import date, timedelta

from odoo.addons.cchc_base.rules.result import Result, Step

ONE_DAY = timedelta(days=1)


def classified_by(year, figures, special=False, school_year=False):
    """The last day on which the classification of a year is in time.

    :param special: a body that the decree lets finish in January
    :param school_year: of teachers, whose ministry says when; no day is known
    :return: a `Result` with the day, or None
    """
    if school_year:
        steps = (
            Step(
                "Năm học: theo hướng dẫn của bộ quản lý ngành", None, figures.article("due_month")
            ),
        )
        return Result(None, steps, "evaluation_deadline")
    prefix = "special" if special and figures.row("special_month") else "due"
    if figures.row(f"{prefix}_month") is None:
        steps = (Step("Văn bản không quy định thời hạn", None, figures.title()),)
        return Result(None, steps, "evaluation_deadline")
    border = date(
        year + (prefix == "special"),
        int(figures[f"{prefix}_month"]),
        int(figures[f"{prefix}_day"]),
    )
    steps = (
        Step("Hoàn thành xếp loại trước ngày", border, figures.article(f"{prefix}_day")),
        Step("Ngày cuối cùng", border - ONE_DAY),
    )
    return Result(border - ONE_DAY, steps, "evaluation_deadline")


def complain_by(notified_on, figures):
    """The last day on which the person may ask for a review of what was notified."""
    days = int(figures["complaint_days"])
    last = notified_on + timedelta(days=days)
    steps = (
        Step("Ngày thông báo kết quả", notified_on),
        Step("Thời hạn kiến nghị (ngày)", days, figures.article("complaint_days")),
        Step("Ngày cuối cùng", last),
    )
    return Result(last, steps, "complaint_deadline")


def answer_by(received_on, figures):
    """The last day on which a complaint is answered."""
    days = int(figures["answer_days"])
    last = received_on + timedelta(days=days)
    steps = (
        Step("Ngày nhận kiến nghị", received_on),
        Step("Thời hạn trả lời (ngày)", days, figures.article("answer_days")),
        Step("Ngày cuối cùng", last),
    )
    return Result(last, steps, "answer_deadline")
