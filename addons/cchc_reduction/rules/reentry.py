"""Back into the service within sixty months: the benefit is paid back.

NĐ 29/2023, điều 3; NĐ 154/2025, điều 3: whoever is elected or recruited again to a post paid from
the budget within 60 months returns the allowance.
"""

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.result import Result, Step

# NĐ 29/2023, điều 3; NĐ 154/2025, điều 3
TERM_MONTHS = 60


def pay_back(amount, left_on, decree, back_on=None):
    """What is due when somebody comes back on a day; nothing once sixty months are over.

    :param amount: đồng that were paid
    :param left_on: first day out of service
    :param back_on: the day of return, or None to learn until when it would be due
    """
    until = add_months(left_on, TERM_MONTHS)
    article = f"Điều 3 {decree}"
    steps = [
        Step("Nghỉ do tinh giản biên chế từ ngày", left_on),
        Step("Số tiền đã nhận (đồng)", amount),
        Step("Phải hoàn trả nếu trở lại trước ngày", until, article),
    ]
    due = amount
    if back_on:
        due = amount if back_on < until else 0
        steps += [Step("Trở lại từ ngày", back_on), Step("Số tiền phải hoàn trả", due, article)]
    return Result(due, tuple(steps), "reentry", (("until", until),))
