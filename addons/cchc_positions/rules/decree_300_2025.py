"""NĐ 300/2025/NĐ-CP: vice-chairs of the people's committee of a province.

A province that was not merged follows its class; a merged one has more, still more where one of the
provinces that made it was of class I.
"""

from datetime import date

from odoo.addons.cchc_base.rules.result import Step
from odoo.addons.cchc_positions.rules.limit_cases import Body, at_most_deputies

TEXT = "nd_300_2025"
FROM, TO = date(2025, 11, 17), None


def check(bodies, province, figures, on):
    found = []
    for body in bodies:
        if body.place != "province":
            continue
        case = _case(body, province)
        for finding in at_most_deputies([case], figures, TEXT, on, "vice_chairs"):
            if province.merged:
                step = Step("Hợp nhất từ các tỉnh loại", tuple(province.merged))
                result = finding.result
                result = type(result)(result.value, (step, *result.steps), result.text_id)
                finding = type(finding)(**{**vars(finding), "result": result})
            found.append(finding)
    return found


def _case(body, province):
    """The body with the number of merged provinces and the best class among them."""
    if not province.merged:
        return body
    best = min(province.merged, key=lambda value: "0" if value == "special" else value or "9")
    values = vars(body) | {
        "place": "merged_province",
        "unit_class": "1" if best in ("special", "1") else "2",
    }
    return Body(**values)
