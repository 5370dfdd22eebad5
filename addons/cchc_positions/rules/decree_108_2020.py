"""NĐ 108/2020/NĐ-CP amending NĐ 37/2014: divisions of a district.

On average two deputies a division; the People's Committee of the district decides each. The
district level ended on 30/6/2025.
"""

from datetime import date

from odoo.addons.cchc_positions.rules.limit_cases import at_most_bodies, average_deputies

TEXT = "nd_108_2020"
FROM, TO = date(2020, 11, 25), date(2025, 6, 30)


def check(bodies, province, figures, on):
    found = []
    by_parent = {}
    for body in bodies:
        if body.place == "district_division":
            by_parent.setdefault(body.parent, []).append(body)
    for top in bodies:
        if top.place == "district":
            divisions = by_parent.get(top.ref, [])
            found += average_deputies(top, divisions, figures, TEXT, on)
            found += at_most_bodies(top, divisions, figures, TEXT, on, "number_of_divisions")
    return found
