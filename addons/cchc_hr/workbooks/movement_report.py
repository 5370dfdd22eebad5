"""Movements of staff in a period as printed tables: the balance by unit, and the names.

The words printed here are the form's own and stay Vietnamese whatever the reader's language.
"""

from odoo.addons.cchc_base.engine.report import TOTAL, UNIT, VALUE_ROW, Line
from odoo.addons.cchc_base.engine.spec import COUNT, HEADER, VALUE, Axis, Form, Measure
from odoo.addons.cchc_base.engine.table import TableReport

TITLE = "Báo cáo biến động nhân sự trong kỳ"
NAMES_TITLE = "Danh sách nhân sự biến động trong kỳ"
ENTRIES = {
    "recruited": "Tuyển dụng",
    "transferred_in": "Chuyển đến",
    "unit_moved": "Chuyển theo đơn vị",
    "rejoined": "Trở lại công tác",
    "category_changed": "Đổi đối tượng",
    "opened": "Ghi nhận hiện trạng",
    "corrected": "Đính chính",
    "other": "Khác",
}
EXITS = {
    "retired": "Nghỉ hưu",
    "resigned": "Thôi việc",
    "dismissed": "Buộc thôi việc",
    "reduced": "Tinh giản biên chế",
    "died": "Từ trần",
    "moved_out": "Chuyển ra ngoài tỉnh",
    "transferred_out": "Chuyển đi",
    "unit_moved": "Chuyển theo đơn vị",
    "category_changed": "Đổi đối tượng",
    "corrected": "Đính chính",
    "other": "Khác",
}
NAME_COLUMNS = (
    ("birth", "Ngày sinh"),
    ("unit", "Đơn vị"),
    ("category", "Đối tượng"),
    ("direction", "Tăng, giảm"),
    ("kind", "Lý do"),
    ("date", "Ngày hiệu lực"),
    ("other", "Từ đơn vị, đến đơn vị"),
    ("decision", "Quyết định"),
)


def balance_form():
    """The columns of the balance: beginning, in by reason, out by reason, end, difference."""
    measures = [
        Measure("opening", "Có mặt đầu kỳ", COUNT, "1"),
        Measure("in", "Tăng trong kỳ", HEADER),
        Measure("moved_in", "Tổng số", COUNT, "2", "in"),
        *(
            Measure(f"in_{kind}", label, COUNT, str(number), "in")
            for number, (kind, label) in enumerate(ENTRIES.items(), 3)
        ),
        Measure("out", "Giảm trong kỳ", HEADER),
        Measure("moved_out", "Tổng số", COUNT, str(3 + len(ENTRIES)), "out"),
        *(
            Measure(f"out_{kind}", label, COUNT, str(number), "out")
            for number, (kind, label) in enumerate(EXITS.items(), 4 + len(ENTRIES))
        ),
    ]
    left, last = 3 + len(ENTRIES), 4 + len(ENTRIES) + len(EXITS)
    measures += [
        Measure("closing", "Có mặt cuối kỳ", COUNT, str(last)),
        Measure("difference", f"Chênh lệch (1 + 2 − {left} − {last})", COUNT, str(last + 1)),
    ]
    return Form("BĐNS", TITLE, tuple(measures))


def balance_report(rows, movements, units, categories, since, on, known_on=None):
    """The balance, a line per unit with its categories below.

    :param rows: of ``cchc.movement._balance``
    :param movements: of ``cchc.movement._movements``
    :param units: names by id; ``categories``: Vietnamese names by value
    """
    form = balance_form()
    codes = [column.code for column in form.columns]
    reasons = {}
    for movement in movements:
        key = (movement["unit_id"], movement["category"])
        counted = reasons.setdefault(key, {})
        code = f"{movement['direction']}_{movement['kind']}"
        counted[code] = counted.get(code, 0) + 1
    lines, by_unit, total = [], {}, [0] * len(codes)
    for row in rows:
        found = {**row, **reasons.get((row["unit_id"], row["category"]), {})}
        figures = tuple(found.get(code, 0) for code in codes)
        by_unit.setdefault(row["unit_id"], []).append((row["category"], figures))
        total = [left + right for left, right in zip(total, figures, strict=True)]
    for number, (unit_id, parts) in enumerate(by_unit.items(), 1):
        figures = tuple(map(sum, zip(*(part for _category, part in parts), strict=True)))
        name = units[unit_id]
        lines.append(Line(UNIT, (unit_id,), name, 1, str(number), figures, opened=len(parts) > 1))
        if len(parts) == 1:
            continue
        lines += [
            Line(VALUE_ROW, (unit_id,), categories[category], 2, f"{number}.{place}", part)
            for place, (category, part) in enumerate(parts, 1)
        ]
    whole = Line(TOTAL, tuple(by_unit), "", 0, "", tuple(total), opened=True)
    return TableReport(form, on, known_on, (whole, *lines), since)


def names_report(movements, births, units, categories, decisions, since, on, known_on=None):
    """Every movement of the period with the person's name, a line each.

    :param decisions: words of what a movement follows from, by the name of its field and its id
    """
    measures = tuple(
        Measure(code, label, VALUE, str(number))
        for number, (code, label) in enumerate(NAME_COLUMNS, 1)
    )
    form = Form("BĐNS-DS", NAMES_TITLE, measures, axis=Axis("values", levels=("employee_id",)))
    words = {"in": ("Tăng", ENTRIES), "out": ("Giảm", EXITS)}
    lines = [
        Line(
            VALUE_ROW,
            (movement["unit_id"],),
            movement["name"],
            1,
            str(number),
            (
                births.get(movement["employee_id"]) or "",
                units[movement["unit_id"]],
                categories[movement["category"]],
                words[movement["direction"]][0],
                words[movement["direction"]][1][movement["kind"]],
                movement["date"],
                units.get(movement["other_unit_id"], ""),
                decisions.get(("decision_id", movement["decision_id"]))
                or decisions.get(("document_id", movement["document_id"]), ""),
            ),
        )
        for number, movement in enumerate(movements, 1)
    ]
    nothing = (None,) * len(measures)
    whole = Line(TOTAL, (), "", 0, "", nothing, opened=True, people=len(movements))
    return TableReport(form, on, known_on, (whole, *lines), since)
