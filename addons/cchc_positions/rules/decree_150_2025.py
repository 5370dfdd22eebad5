"""NĐ 150/2025/NĐ-CP, and NĐ 370/2025/NĐ-CP amending it: province and commune on two levels.

As before, deputies of departments are an average over the province, and deputies of a commune's
divisions and service centre an average over the commune. From 1/1/2026 a province merged from
several has more of them, a body inside another has no more deputies than that one, and who is
above the figures has a number of years to comply: a breach until then is a finding, no error.
"""

from datetime import date

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_positions.rules.decree_107_2020 import special_bonus
from odoo.addons.cchc_positions.rules.limit_cases import (
    Finding,
    at_least_staff,
    at_most_bodies,
    at_most_deputies,
    average_deputies,
    figure_for,
    figures_for,
)

_ = translatable("cchc_positions")

TEXT, AMENDMENT = "nd_150_2025", "nd_370_2025"
FROM, TO = date(2025, 7, 1), None
AMENDED_FROM = date(2026, 1, 1)
INNER_PLACES = ("department_division", "department_inspectorate", "sub_department")


def check(bodies, province, figures, on):
    comply_by = compliance_day(figures, on)
    found = [
        *at_most_deputies(bodies, figures, TEXT, on, comply_by=comply_by),
        *at_least_staff(bodies, figures, TEXT, on),
    ]
    below = {}
    for body in bodies:
        below.setdefault((body.parent, body.place), []).append(body)
    for top in bodies:
        if top.place == "province":
            departments = below.get((top.ref, "department"), [])
            bonus = (
                *special_bonus(top, figures, TEXT, on),
                *merger_bonus(top, province, len(departments), figures, on),
            )
            found += average_deputies(top, departments, figures, TEXT, on, bonus, comply_by)
            found += at_most_bodies(top, departments, figures, TEXT, on)
        elif top.place == "commune":
            divisions = below.get((top.ref, "commune_division"), [])
            found += average_deputies(top, divisions, figures, TEXT, on, (), comply_by)
    if on >= AMENDED_FROM:
        found += no_more_than_parent(bodies, figures, on, comply_by)
    return found


def compliance_day(figures, on):
    """The last day on which what was above the figures at the amendment may still be so."""
    grace = figures_for(figures, "years_to_comply", AMENDMENT, on)
    if not grace:
        return None
    last = add_months(grace[0].date_from, 12 * grace[0].value)
    return last if on < last else None


def merger_bonus(top, province, departments, figures, on):
    """Deputies that a province merged from two or three others has beyond the average."""
    known = figures_for(figures, "bonus_merged", AMENDMENT, on)
    count = len(province.merged)
    # `divisions` carries the number of provinces merged: "from 3 on" beats "from 2 on".
    suited = [figure for figure in known if figure.divisions_from <= count]
    figure = max(suited, key=lambda figure: figure.divisions_from, default=None)
    if figure is None or count < 2:
        return ()
    step = Step(
        f"Tỉnh hợp nhất từ {count} đơn vị: thêm {figure.value} phó mỗi sở",
        figure.value * departments,
        figure.article,
    )
    return ((step, figure.value * departments),)


def no_more_than_parent(bodies, figures, on, comply_by):
    """A body inside another has no more deputies than that one has or may have on average."""
    known = {body.ref: body for body in bodies}
    rule = figures_for(figures, "deputies_of_parent", AMENDMENT, on)
    if not rule:
        return []
    found = []
    average = figures_for(figures, "average_deputies", TEXT, on)
    for body in bodies:
        parent = known.get(body.parent)
        if parent is None or body.place not in INNER_PLACES:
            continue
        top = known.get(parent.parent)
        figure = figure_for(average, top) if top else None
        allowed = max(parent.deputies, figure.value if figure else 0)
        excess = body.deputies - allowed
        remedies = ()
        if excess > 0:
            remedies = (
                Problem(
                    "fewer_deputies_than_parent",
                    _("%(count)s fewer deputies at %(body)s: no more than %(parent)s has."),
                    {"count": excess, "body": body.name, "parent": parent.name},
                ),
            )
        steps = (
            Step("Tổ chức", body.name),
            Step("Số cấp phó hiện có", body.deputies),
            Step(f"Số cấp phó của {parent.name}", allowed, rule[0].article),
        )
        found.append(
            Finding(
                limit="deputies_of_parent",
                body=body.ref,
                bodies=(body.ref, parent.ref),
                actual=body.deputies,
                allowed=allowed,
                excess=excess,
                article=rule[0].article,
                confidence=rule[0].confidence,
                result=Result(excess <= 0, steps, AMENDMENT),
                remedies=remedies,
                comply_by=comply_by if excess > 0 else None,
            )
        )
    return found
