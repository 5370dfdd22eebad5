"""What somebody pays back of a study: S, by case, with what lessens it and what lifts it.

NĐ 171/2025 điều 6–8 and 41 khoản 6; NĐ 101/2017 điều 7–9; NĐ 18/2010 with TT 03/2011. Cases 1 to 3
pay the whole cost F; case 4 pays S = F / T1 × (T1 − T2). Each full year of service before the
training, probation aside, takes 1 % off S, 1.5 % for women and ethnic minorities. It is reckoned
exactly and rounded once, half up, to the đồng.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_base.rules.problem import RuleError, translatable
from odoo.addons.cchc_base.rules.result import Result, Step

_ = translatable("cchc_training")

QUIT, DISMISSED, NO_DEGREE, LEFT = "1", "2", "3", "4"
CASES = {
    QUIT: "Tự ý bỏ học, bỏ việc trong thời gian đào tạo",
    DISMISSED: "Bị kỷ luật buộc thôi việc trong thời gian đào tạo",
    NO_DEGREE: "Không được cơ sở đào tạo cấp văn bằng tốt nghiệp",
    LEFT: "Đã tốt nghiệp nhưng bỏ việc, bị kỷ luật buộc thôi việc khi chưa phục vụ đủ cam kết",
}
# Which figure says that the text knows the case at all; the others stand in every text.
NAMED_BY = {DISMISSED: "pb_dismissed", NO_DEGREE: "pb_no_degree"}
ILLNESS, MOVED, REDUCTION, NOT_CHOSEN = "illness", "moved", "reduction", "not_chosen"
EXEMPTIONS = {
    ILLNESS: "Ốm đau nặng, thiên tai, dịch bệnh",
    MOVED: "Được cấp có thẩm quyền điều động trong hệ thống của Đảng, Nhà nước",
    REDUCTION: "Nghỉ theo NĐ 178/2024/NĐ-CP, NĐ 154/2025/NĐ-CP",
    NOT_CHOSEN: "Không do bỏ việc hay bị kỷ luật buộc thôi việc (nghỉ hưu, từ trần)",
}
EXEMPT_FIGURES = {
    ILLNESS: "pb_exempt_illness",
    MOVED: "pb_exempt_moved",
    REDUCTION: "pb_exempt_reduction",
}


class CannotReckon(RuleError):
    """Something is missing without which nothing can be reckoned."""


@dataclass(frozen=True)
class Case:
    """What happened, and what it is reckoned from. Money is whole đồng, times are months."""

    case: str
    cost: int
    committed: int = 0  # T1
    served: int = 0  # T2
    years_before: int = 0  # full years of service before the training, without probation
    woman: bool = False
    minority: bool = False
    exemption: str = ""
    # The decision from which the exemption was read, in words.
    exempt_by: str = ""


def payback(case, figures, title=""):
    """S of a case.

    :param figures: `Figures` of the text in force when it happened
    :return: a `Result` with whole đồng; facts ``gross`` (before what lessens it), ``percent``
        (taken off), ``exempt``, ``named`` (the text knows the case)
    :raise CannotReckon: without a cost, or without a commitment in case 4
    """
    _check(case)
    article = figures.article("pb_formula" if case.case == LEFT else "pb_full_share")
    steps = [
        Step("Theo văn bản", title or figures.title()),
        Step(f"Trường hợp {case.case}: {CASES[case.case]}", None, _case_article(case, figures)),
        Step("Chi phí đào tạo F (đồng, không tính lương, phụ cấp)", case.cost),
    ]
    exempt = _exempt(case, figures, steps)
    if exempt or not _named(case, figures, steps):
        steps.append(Step("Phải đền bù (đồng)", 0))
        return _result(0, steps, 0, Decimal(0), exempt, bool(exempt))
    gross = _gross(case, figures, steps, article)
    percent = _percent(case, figures, steps)
    due = gross * (100 - Fraction(percent)) / 100
    amount = half_up(due)
    steps.append(Step("Phải đền bù (đồng)", amount, article))
    return _result(amount, steps, half_up(gross), percent, "", True)


def _check(case):
    if case.case not in CASES:
        raise CannotReckon("unknown_case", _("There is no case “%(case)s”."), case=case.case)
    if case.cost < 0:
        raise CannotReckon("negative_cost", _("The cost of a study is not negative."))
    if case.case == LEFT and case.committed <= 0:
        raise CannotReckon(
            "no_commitment",
            _("The study says nothing of committed months: enter them before reckoning."),
        )
    if min(case.served, case.years_before) < 0:
        raise CannotReckon("negative_time", _("Months and years of service are not negative."))


def _case_article(case, figures):
    code = NAMED_BY.get(case.case)
    return figures.article(code) if code else ""


def _exempt(case, figures, steps):
    """The exemption, where the text knows it that day."""
    if not case.exemption:
        return ""
    code = EXEMPT_FIGURES.get(case.exemption)
    if code and not figures.get(code):
        steps.append(Step(f"Văn bản không miễn trường hợp: {EXEMPTIONS[case.exemption]}", None))
        return ""
    words = f"Không phải đền bù: {EXEMPTIONS[case.exemption]}"
    steps.append(Step(words, case.exempt_by or None, figures.article(code) if code else ""))
    return case.exemption


def _named(case, figures, steps):
    code = NAMED_BY.get(case.case)
    if not code or figures.get(code):
        return True
    steps.append(Step("Văn bản không nêu trường hợp này: không có căn cứ đền bù", None))
    return False


def _gross(case, figures, steps, article):
    if case.case != LEFT:
        share = Fraction(figures["pb_full_share"])
        steps.append(Step("Tỷ lệ phải đền bù (%)", int(share), article))
        return case.cost * share / 100
    served = min(case.served, case.committed)
    gross = Fraction(case.cost, case.committed) * (case.committed - served)
    told = (
        f"{format_integer(case.cost)} / {case.committed} × ({case.committed} − {served}) = "
        f"{format_integer(half_up(gross))}"
    )
    steps += [
        Step("Thời gian cam kết T1 (tháng)", case.committed),
        Step("Thời gian đã phục vụ T2 (tháng)", case.served),
        Step("S = F / T1 × (T1 − T2)", told, article),
    ]
    return gross


def _percent(case, figures, steps):
    """What the years of service before the training take off, in percent, at most all of it."""
    if case.case != LEFT and not figures.get("pb_full_reduced"):
        if case.years_before:
            steps.append(Step("Đền bù 100 %: không tính giảm theo năm công tác", None))
        return Decimal(0)
    more = case.woman or case.minority
    code = "pb_year_percent_more" if more else "pb_year_percent"
    each = figures[code]
    percent = min(each * case.years_before, Decimal(100))
    who = " và ".join(filter(None, ("nữ" * case.woman, "người dân tộc thiểu số" * case.minority)))
    label = f"Giảm cho {case.years_before} năm công tác trước khi đi học (%)"
    told = f"{_plain(each)} × {case.years_before} = {_plain(percent)}" + (
        f" ({who})" if who else ""
    )
    steps.append(Step(label, told, figures.article(code)))
    return percent


def half_up(amount):
    """An exact fraction of a đồng as whole đồng."""
    return int((Fraction(amount) * 2 + 1) // 2)


def _plain(number):
    return f"{number.normalize():f}".replace(".", ",")


def _result(amount, steps, gross, percent, exempt, named):
    facts = (("gross", gross), ("percent", percent), ("exempt", exempt), ("named", named))
    return Result(amount, tuple(steps), "training_payback", facts)
