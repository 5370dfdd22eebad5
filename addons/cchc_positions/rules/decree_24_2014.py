"""NĐ 24/2014/NĐ-CP: a department of the province has a largest number of deputy directors.

In force until NĐ 107/2020 replaced the number of each department by an average over the province.
"""

from datetime import date

from odoo.addons.cchc_positions.rules.limit_cases import at_most_deputies

TEXT = "nd_24_2014"
FROM, TO = date(2014, 5, 20), date(2020, 11, 24)


def check(bodies, province, figures, on):
    return at_most_deputies(bodies, figures, TEXT, on)
