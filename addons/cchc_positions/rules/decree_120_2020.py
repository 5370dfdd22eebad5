"""NĐ 120/2020/NĐ-CP, amended by NĐ 83/2024 and NĐ 283/2025: public service units.

Deputies follow the autonomy group (điều 6): group 1 by its own plan, group 2 a fixed number, groups
3 and 4 by superior and size; a unit without a decision on its autonomy counts as group 4. A
division needs a smallest staff, as does a unit to be set up (điều 5).
"""

from datetime import date

from odoo.addons.cchc_positions.rules.limit_cases import at_least_staff, at_most_deputies

TEXT = "nd_120_2020"
FROM, TO = date(2020, 12, 1), None


def check(bodies, province, figures, on):
    own_plan = {body.ref for body in bodies if body.autonomy_group == "1"}
    bound = [body for body in bodies if body.ref not in own_plan and body.parent not in own_plan]
    return [
        *at_most_deputies(bound, figures, TEXT, on),
        *at_least_staff(bodies, figures, TEXT, on),
    ]
