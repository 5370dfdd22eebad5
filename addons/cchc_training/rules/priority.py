"""Which needs of training come first: a legal day missed or near, then a standard, then the rest.

A day in the law outweighs everything; after it the standard of the rank or post that is not met,
what an evaluation found, succession, the yearly duty, and last what people ask for.
"""

from datetime import timedelta

from odoo.addons.cchc_base.rules.result import Result, Step

LEGAL, STANDARD, EVALUATION, REQUEST = "1234"
# Where a need comes from → how it ranks when no day presses, and why.
BY_ORIGIN = {
    "gap": (STANDARD, "Chưa đạt tiêu chuẩn ngạch, chức vụ, vị trí việc làm"),
    "vacancy": (STANDARD, "Chưa đạt tiêu chuẩn ngạch, chức vụ, vị trí việc làm"),
    "appointment": (STANDARD, "Bồi dưỡng theo chức vụ được bổ nhiệm"),
    "evaluation": (EVALUATION, "Theo kết quả đánh giá"),
    "succession": (REQUEST, "Theo quy hoạch"),
    "yearly": (REQUEST, "Thời gian bồi dưỡng tối thiểu hằng năm"),
    "request": (REQUEST, "Theo nguyện vọng"),
}


def priority(origin, due_on, today, figures):
    """How a need ranks among the others ("1" comes first).

    :param origin: `origin` of the need
    :param due_on: the legal day, or None
    :param figures: `Figures` with the province's ``due_soon_days``
    :return: a `Result`; fact ``reason`` in words
    """
    level, reason = BY_ORIGIN.get(origin, BY_ORIGIN["request"])
    steps = []
    if due_on:
        steps.append(Step("Hạn theo quy định", due_on))
        soon = timedelta(days=int(figures.get("due_soon_days", 0)))
        if due_on <= today + soon:
            level = LEGAL
            told = "Quá hạn" if due_on < today else "Sắp đến hạn"
            reason = f"{told} theo quy định: {due_on:%d/%m/%Y}"
    steps.append(Step("Thứ tự ưu tiên", reason))
    return Result(level, tuple(steps), "training_priority", (("reason", reason),))
