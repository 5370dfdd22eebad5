"""What decisions of discipline and praise say about one person."""

from odoo.addons.cchc_base.rules.money import dong_in_words, format_dong

from . import decision_words as words
from .decision_sentences import removal_pay


def _since(line):
    return f"kể từ {words.on(line.effective)}"


def discipline(line):
    why = f"; lý do: {words.small(line.reason.rstrip('. '))}" if line.reason else ""
    return (
        f"Thi hành kỷ luật bằng hình thức {words.given(words.small(line.discipline))} đối với "
        f"{words.who(line)}{why}, {_since(line)}."
    )


def discipline_more(line):
    kept = f"Quyết định này được lưu vào hồ sơ của {words.person(line)}."
    if "step" not in line.changed:
        return kept
    pay = (
        f"{words.capital(words.person(line))} hưởng lương {words.pay(line.after)}, {_since(line)}."
    )
    return f"{pay} {kept}"


def demotion_more(line):
    post = words.new_duty(line)
    given = (
        f"{words.capital(words.person(line))} giữ chức vụ {post}, {_since(line)}." if post else ""
    )
    return " ".join(filter(None, (given, discipline_more(line))))


def removal_more(line):
    return f"{removal_pay(line)} {discipline_more(line)}"


def lapse(line):
    return (
        f"Chấm dứt hiệu lực của hình thức kỷ luật {words.given(words.small(line.lapsed))} đối với "
        f"{words.who(line)}, {_since(line)}."
    )


def commendation(line):
    why = f"; đã có thành tích: {words.small(line.reason.rstrip('. '))}" if line.reason else ""
    money = (
        f", kèm theo tiền thưởng {format_dong(line.reward)} ({dong_in_words(line.reward).lower()})"
        if line.reward
        else ""
    )
    return f"Tặng {words.given(line.commendation)} cho {words.who(line)}{why}{money}."


def commendation_more(line):
    if line.reward:
        return "Tiền thưởng được chi từ quỹ thi đua, khen thưởng theo quy định."
    return (
        "Tiền thưởng kèm theo (nếu có) thực hiện theo quy định của pháp luật về thi đua, khen "
        "thưởng."
    )


def commendations(lines):
    """The first article about several people."""
    total = sum(line.reward for line in lines)
    money = (
        f", kèm theo tiền thưởng tổng cộng {format_dong(total)} ({dong_in_words(total).lower()}),"
        if total
        else ""
    )
    return f"Tặng danh hiệu, hình thức khen thưởng{money} cho"
