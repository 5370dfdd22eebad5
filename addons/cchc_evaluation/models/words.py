"""Words that several models of the addon share."""

# The values of ``cchc.yearly.rating``, the best first.
LEVELS = [
    ("excellent", "Excellent"),
    ("good", "Good"),
    ("completed", "Completed"),
    # NĐ 56/2015: until 2020, cadres and civil servants only.
    ("limited", "Completed with limited ability"),
    ("not_completed", "Not completed"),
]
EXCELLENT, GOOD, COMPLETED, LIMITED, NOT_COMPLETED = (code for code, _word in LEVELS)
# Whom the decrees on evaluation speak of.
RATED = (
    "cadre",
    "civil_servant",
    "public_employee",
    "commune_cadre",
    "commune_civil_servant",
)
POINTS = (6, 2)
