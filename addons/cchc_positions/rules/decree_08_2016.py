"""NĐ 08/2016/NĐ-CP (amended by NĐ 69/2020 and NĐ 115/2021): vice-chairs and members.

Vice-chairs of a people's committee follow the class of the unit. Members are the chair, the
vice-chairs, the heads of the specialised bodies and the heads of police and military, who are not
in the register of the province.
"""

from datetime import date

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_positions.rules.limit_cases import (
    Finding,
    at_most_deputies,
    figure_for,
    figures_for,
)

_ = translatable("cchc_positions")

TEXT = "nd_08_2016"
FROM, TO = date(2016, 3, 10), None
# The committee of the province has a decree of its own since then.
PROVINCE_UNTIL = date(2025, 11, 16)
SPECIALISED = {
    "province": ("department",),
    "district": ("district_division",),
    "commune": (),
}


def check(bodies, province, figures, on):
    ruled = [body for body in bodies if body.place != "province" or on <= PROVINCE_UNTIL]
    vice_chairs = at_most_deputies(ruled, figures, TEXT, on, "vice_chairs")
    return [*vice_chairs, *members(bodies, figures, on, vice_chairs)]


def members(bodies, figures, on, vice_chairs):
    """Members of a committee: as many as it may have vice-chairs, bodies and ex-officio members."""
    known = figures_for(figures, "members_beside", TEXT, on)
    allowed_vices = {finding.body: finding.allowed for finding in vice_chairs}
    found = []
    for top in bodies:
        figure = figure_for(known, top) if top.place in SPECIALISED else None
        if figure is None or top.ref not in allowed_vices:
            continue
        below = [
            body
            for body in bodies
            if body.parent == top.ref and body.place in SPECIALISED[top.place]
        ]
        allowed = 1 + allowed_vices[top.ref] + len(below) + figure.value
        led = sum(min(body.heads, 1) for body in below)
        actual = top.heads + top.deputies + led + figure.value
        excess = actual - allowed
        steps = (
            Step("Chủ tịch", 1),
            Step("Phó Chủ tịch tối đa", allowed_vices[top.ref], figure.article),
            Step("Người đứng đầu cơ quan chuyên môn", len(below), figure.article),
            Step("Phụ trách quân sự, công an", figure.value, figure.article),
            Step("Số thành viên tối đa", allowed),
            Step("Số thành viên hiện có", actual),
        )
        remedies = ()
        if excess > 0:
            remedies = (
                Problem(
                    "fewer_members",
                    _("%(count)s fewer members of %(body)s."),
                    {"count": excess, "body": top.name},
                ),
            )
        found.append(
            Finding(
                limit="members",
                body=top.ref,
                bodies=(top.ref,),
                actual=actual,
                allowed=allowed,
                excess=excess,
                article=figure.article,
                confidence=figure.confidence,
                result=Result(excess <= 0, steps, TEXT),
                remedies=remedies,
            )
        )
    return found
