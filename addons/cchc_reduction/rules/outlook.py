"""How many people will be left: who is there today, less who leaves and is not replaced."""

from odoo.addons.cchc_base.rules.result import Result, Step

# Why somebody is going to leave, the surest first; each person counts once.
DECIDED, LISTED, RETIRING = "decided", "listed", "retiring"
CAUSES = (DECIDED, LISTED, RETIRING)
LABELS = {
    DECIDED: "Nghỉ theo quyết định đã ban hành",
    LISTED: "Nghỉ theo danh sách tinh giản đang giải quyết",
    RETIRING: "Đến tuổi nghỉ hưu",
}


def forecast(occupied, leaving, years):
    """People at the end of each year if nobody who leaves is replaced.

    :param occupied: who occupies a place today
    :param leaving: ``{(year, cause): people}``
    :param years: the present year and those after it, in order
    :return: ``{year: Result}``, each with its steps; never below zero
    """
    found, left = {}, occupied
    for year in years:
        steps = [Step("Có mặt đầu kỳ dự báo", left)]
        for cause in CAUSES:
            people = leaving.get((year, cause), 0)
            if people:
                steps.append(Step(LABELS[cause], people))
                left -= people
        left = max(left, 0)
        steps.append(Step(f"Dự báo cuối năm {year}, không tuyển thay", left))
        found[year] = Result(left, tuple(steps), "reduction_forecast")
    return found


def not_replaced(left, recruited):
    """Leavers in whose place nobody came."""
    return max(left - recruited, 0)
