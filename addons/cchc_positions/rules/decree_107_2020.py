"""NĐ 107/2020/NĐ-CP amending NĐ 24/2014: departments of the province and what is inside them.

Deputies of departments are an average over the province (điều 6): the People's Committee decides
the number of each. Divisions, offices, inspectorates and sub-departments have figures of their own.
"""

from datetime import date

from odoo.addons.cchc_base.rules.result import Step
from odoo.addons.cchc_positions.rules.limit_cases import (
    at_least_staff,
    at_most_deputies,
    average_deputies,
    figure_for,
    figures_for,
)

TEXT = "nd_107_2020"
FROM, TO = date(2020, 11, 25), date(2025, 6, 30)


def check(bodies, province, figures, on):
    tops = [body for body in bodies if body.place == "province"]
    found = [
        *at_most_deputies(bodies, figures, TEXT, on),
        *at_least_staff(bodies, figures, TEXT, on),
    ]
    for top in tops:
        departments = [
            body for body in bodies if body.place == "department" and body.parent == top.ref
        ]
        bonus = special_bonus(top, figures, TEXT, on)
        found += average_deputies(top, departments, figures, TEXT, on, bonus)
    return found


def special_bonus(top, figures, text, on):
    """Hà Nội and Hồ Chí Minh City may have more deputies in all than the average gives."""
    figure = figure_for(figures_for(figures, "bonus_deputies", text, on), top)
    if figure is None:
        return ()
    return ((Step("Số cấp phó tăng thêm", figure.value, figure.article), figure.value),)
