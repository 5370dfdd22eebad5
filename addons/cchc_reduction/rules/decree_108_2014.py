"""NĐ 108/2014/NĐ-CP, amended by NĐ 113/2018 and NĐ 143/2020: 10/01/2015 – 19/7/2023.

Two salaries (điều 12): help to look for work goes by the month before leaving, all other items by
the average of the last sixty months.
"""

from .text import Text

DECREE = "NĐ 108/2014/NĐ-CP"

TEXT = Text(
    decree=DECREE,
    early={
        "lower": ("Điều 8 khoản 1", "Điều 8 khoản 3"),
        "normal": ("Điều 8 khoản 2", "Điều 8 khoản 4"),
    },
    transfer="Điều 9",
    leave="Điều 10 khoản 1",
    study="Điều 10 khoản 2",
    step_down="Điều 11",
    commune_women="Điều 8 khoản 5",
)
