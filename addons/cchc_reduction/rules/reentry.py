"""Back into the service within sixty months: the benefit is paid back.

NĐ 29/2023, điều 3; NĐ 154/2025, điều 3: whoever is elected or recruited again to a post paid from
the budget within 60 months returns the allowance. What the other decrees say is a row of the table
of figures that nobody has read in the text.
"""

from odoo.addons.cchc_base.rules.figures import SEEN
from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_base.rules.result import Result, Step

from .sheet import CONFIDENCE

# The figure of a decree that says for how many months.
TERM = "pay_back_months"


def pay_back(amount, left_on, figure, back_on=None):
    """What is due when somebody comes back on a day; nothing once the term is over.

    :param amount: đồng that were paid
    :param left_on: first day out of service
    :param figure: the row `TERM` of the decree by which the money was paid
    :param back_on: the day of return, or None to learn until when it would be due
    """
    term = int(figure.value)
    until = add_months(left_on, term)
    doubt = "" if figure.confidence == SEEN else f"; {CONFIDENCE[figure.confidence]}"
    article = figure.article + doubt
    steps = [
        Step("Nghỉ do tinh giản biên chế từ ngày", left_on),
        Step("Số tiền đã nhận (đồng)", amount, figure.law),
        Step("Thời hạn phải hoàn trả nếu trở lại (tháng)", term, article),
        Step(f"Hết thời hạn từ ngày = {left_on:%d/%m/%Y} + {term} tháng", until),
    ]
    due = amount
    if back_on:
        due = amount if back_on < until else 0
        steps += [
            Step("Trở lại từ ngày", back_on),
            Step("Số tháng đã nghỉ", max(full_months(left_on, back_on), 0)),
            Step(
                "Số tiền phải hoàn trả (đồng) = số tiền đã nhận"
                if due
                else "Đã hết thời hạn, số tiền phải hoàn trả (đồng)",
                due,
                article,
            ),
        ]
    return Result(due, tuple(steps), "reentry", (("until", until), ("article", figure.article)))
