"""A plan of the reform as a workbook in the official layout."""

from odoo.addons.cchc_base.engine.sheet import OfficialSheet, new_workbook
from odoo.addons.cchc_base.rules.vietnamese import clean

from ..documents.reform_report import AREAS, SOURCES, STATUS_WORDS

COLUMNS = (
    ("TT", 5),
    ("Nhiệm vụ", 44),
    ("Cơ quan chủ trì", 22),
    ("Cơ quan phối hợp", 22),
    ("Thời hạn", 12),
    ("Sản phẩm", 24),
    ("Kinh phí (đồng)", 16),
    ("Nguồn", 14),
    ("Tiến độ (%)", 10),
    ("Tình trạng", 18),
    ("Kết quả", 34),
)
MONEY, PERCENT, DEADLINE = 6, 8, 4
WORDS = frozenset({1, 2, 3, 5, 10})
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


class PlanSheet(OfficialSheet):
    """One sheet: the areas as titles, the tasks below them, the budget summed up."""

    def write_plan(self, plan, printed_on):
        self._page()
        self.row = max(2, self._issuer()) + 1
        across = (0, self.last_column)
        self._merge(
            self.row,
            across,
            plan["title"].upper(),
            {"bold": True, "align": "center", "font_size": 14},
        )
        self._merge(self.row + 1, across, plan["subtitle"], {"italic": True, "align": "center"})
        self.row += 3
        self._heads()
        for order, (area, tasks) in enumerate(plan["areas"]):
            title = f"{ROMAN[order]}. {AREAS[area]}"
            self._merge(self.row, across, title, {"bold": True, "border": 1})
            self.row += 1
            for number, task in enumerate(tasks, 1):
                self._task(number, task)
        self._total(plan)
        self._footnote()
        self._signatures(printed_on)

    def _heads(self):
        style = {"bold": True, "align": "center", "border": 1, "text_wrap": True}
        for column, (label, width) in enumerate(COLUMNS):
            self.sheet.set_column(column, column, width)
            self._text(self.row, column, label, style)
        self.sheet.repeat_rows(self.row)
        self.sheet.freeze_panes(self.row + 1, 2)
        self.row += 1

    def _task(self, number, task):
        values = (
            str(number),
            task["name"],
            task["unit"],
            task["partners"],
            task["deadline"],
            task["product"],
            task["budget"],
            SOURCES.get(task["source"], ""),
            task["percent"],
            STATUS_WORDS[task["status"]],
            task["result"],
        )
        for column, value in enumerate(values):
            style = {"border": 1, "text_wrap": True, "valign": "top"}
            if column in (MONEY, PERCENT):
                if column == MONEY:
                    style["num_format"] = "#,##0"
                self.sheet.write_number(self.row, column, value or 0, self._format(style))
            elif column == DEADLINE:
                style |= {"num_format": "dd/mm/yyyy", "align": "center"}
                self.sheet.write_datetime(self.row, column, value, self._format(style))
            else:
                style["align"] = "left" if column in WORDS else "center"
                self._text(self.row, column, clean(value or ""), style)
        self.row += 1

    def _total(self, plan):
        style = {"bold": True, "border": 1}
        self._merge(self.row, (0, MONEY - 1), "Tổng cộng", {**style, "align": "center"})
        total = sum(task["budget"] or 0 for _area, tasks in plan["areas"] for task in tasks)
        number = self._format({**style, "num_format": "#,##0"})
        self.sheet.write_number(self.row, MONEY, total, number)
        for column in range(MONEY + 1, len(COLUMNS)):
            self._text(self.row, column, "", style)
        self.row += 1


def write_workbook(plan, letterhead, printed_on):
    """The bytes of the workbook.

    :param plan: ``title``, ``subtitle`` and ``areas``: ``[(area, [task])]``
    """

    def write(book):
        PlanSheet(book, "Kế hoạch CCHC", letterhead, len(COLUMNS) - 1).write_plan(plan, printed_on)

    return new_workbook(write)
