"""A workbook of full dossiers as an agency would fill in our template, for the benchmark.

Each person brings four rows of history and eight entries of other lists, as different from one
person to the next as in a real agency: names, days, schools, ranks, amounts.
"""

import io
import random

import xlsxwriter

from odoo.addons.cchc_hr.importing.columns import LABELS
from odoo.addons.cchc_hr.importing.dossier_lists import LISTS, PERSON_ORDINAL
from odoo.addons.cchc_hr.importing.template import SHEET, TEMPLATE_COLUMNS, TITLE

FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Danh", "Võ", "Đặng", "Bùi", "Lâm", "Đỗ")
MIDDLE_NAMES = ("Văn", "Hữu", "Minh", "Thanh", "Quốc", "Thị", "Ngọc", "Kim", "Hồng", "Mỹ", "Tấn")
GIVEN_NAMES = (
    "An Bình Cường Dũng Đạt Giang Hạnh Hòa Hương Khang Khánh Lan Linh Loan Long Mai Nam Nga Ngân "
    "Nhung Oanh Phong Phúc Phương Quân Quyên Sơn Tâm Thảo Thịnh Thủy Trang Trí Tú Tuấn Uyên Vân "
    "Việt Xuân Yến"
).split()
SCHOOLS = ("Đại học Cần Thơ", "Đại học Luật TP. Hồ Chí Minh", "Học viện Hành chính Quốc gia",
           "Đại học Kiên Giang", "Đại học Nông Lâm TP. Hồ Chí Minh", "Đại học An Giang",
           "Đại học Đồng Tháp", "Đại học Kinh tế TP. Hồ Chí Minh", "Đại học Trà Vinh")  # fmt: skip
SUBJECTS = ("Luật", "Kế toán", "Quản lý công", "Công nghệ thông tin", "Quản lý đất đai",
            "Nông học", "Xây dựng", "Văn hóa học", "Công tác xã hội", "Tài chính")  # fmt: skip
PLACES = ("xã Vĩnh Hòa", "xã Bình An", "phường Rạch Giá", "xã Giồng Riềng", "xã Gò Quao",
          "xã Châu Thành", "phường Hà Tiên", "xã U Minh Thượng", "xã Hòn Đất")  # fmt: skip
TRADES = ("Làm ruộng", "Giáo viên", "Buôn bán", "Hưu trí", "Kế toán", "Công nhân", "Nội trợ")
# Code, the first steps' coefficients.
RANKS = (("01.003", (2.34, 2.67, 3.0, 3.33)), ("01.004", (2.10, 2.41, 2.72, 3.03)))
# Rows of history, and entries of other lists, of each person.
HISTORY, ENTRIES = 4, 8


class _Person:
    """One person's row and entries, drawn by lot from a seed."""

    def __init__(self, number, unit):
        self.draw = random.Random(number)
        self.number = number
        self.unit = unit
        self.birth_year = self.draw.randint(1968, 1990)
        self.began = self.birth_year + self.draw.randint(23, 27)
        self.rank, self.coefficients = self.draw.choice(RANKS)

    def one(self, words):
        return self.draw.choice(words)

    def name(self):
        family, middle = self.one(FAMILY_NAMES), self.one(MIDDLE_NAMES)
        return f"{family} {middle} {self.one(GIVEN_NAMES)}"

    def day(self, year):
        return f"{self.draw.randint(1, 28):02d}/{self.draw.randint(1, 12):02d}/{year}"

    def month(self, year):
        return f"{self.draw.randint(1, 12)}/{year}"

    def row(self):
        sex = self.draw.randrange(2)
        return {
            "ordinal": self.number,
            "name": self.name(),
            "birth": self.day(self.birth_year),
            "citizen_id": f"091{sex}{self.birth_year % 100:02d}{self.number:06d}",
            "sex": ("Nam", "Nữ")[sex],
            "ethnicity": self.one(("Kinh", "Khmer", "Hoa")),
            "hometown": f"{self.one(PLACES)}, An Giang",
            "unit": self.unit,
            "category": "Công chức",
            "position": self.one(("Chuyên viên", "Kế toán viên", "Cán sự", "Văn thư")),
            "rank_code": self.rank,
            "coefficient": self.coefficients[-1],
            "rank_since": self.day(self.began + 1),
            "step_since": self.day(2023),
            "recruited_on": self.day(self.began),
        }

    def entries(self):
        """(sheet, entry), four of history and eight others."""
        return [*self.history(), *self.studies(), *self.family(), *self.judged()]

    def history(self):
        began = self.began
        for place, since in enumerate((began, began + 3)):
            yield "Quá trình công tác", {
                "Từ": self.month(since), "Đến": self.month(since + 3),
                "Cơ quan, đơn vị": f"UBND {self.one(PLACES)}",
                "Chức danh, chức vụ": f"Công chức {self.one(SUBJECTS).lower()}",
            }  # fmt: skip
            yield "Diễn biến lương", {
                "Từ": f"01/{self.draw.randint(1, 12)}/{since}", "Mã ngạch": self.rank,
                "Bậc": place + 1, "Hệ số": self.coefficients[place],
            }  # fmt: skip

    def studies(self):
        born = self.birth_year
        yield "Đào tạo", {
            "Trình độ": self.one(("Đại học", "Cao đẳng")), "Chuyên ngành": self.one(SUBJECTS),
            "Cơ sở đào tạo": self.one(SCHOOLS), "Hình thức đào tạo": "Chính quy",
            "Từ": self.month(born + 18), "Tốt nghiệp": self.month(born + 22),
        }  # fmt: skip
        yield "Chứng chỉ, bồi dưỡng", {
            "Loại": "Lý luận chính trị", "Mức": self.one(("Trung cấp", "Cao cấp")),
            "Ngày cấp": self.month(self.began + 8),
        }  # fmt: skip
        yield "Chứng chỉ, bồi dưỡng", {
            "Loại": "Tiếng Anh", "Mức": "Chứng chỉ", "Tên chứng chỉ": self.one("ABC"),
            "Ngày cấp": self.day(self.began + 2),
        }  # fmt: skip

    def family(self):
        born = self.birth_year
        for relation, year in (("Bố", born - 25), ("Mẹ", born - 23), ("Con", self.began + 5)):
            yield "Gia đình", {
                "Quan hệ": relation, "Họ và tên người thân": self.name(),
                "Sinh": str(year + self.draw.randint(-2, 2)),
                "Nghề nghiệp, đơn vị": self.one(TRADES),
            }  # fmt: skip

    def judged(self):
        yield "Khen thưởng", {
            "Hình thức khen thưởng": self.one(("Bằng khen", "Giấy khen")),
            "Ngày": self.day(self.draw.randint(self.began + 5, 2024)),
        }  # fmt: skip
        yield "Xếp loại hằng năm", {
            "Năm": 2024, "Xếp loại chất lượng": self.one(
                ("Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ")),
        }  # fmt: skip


def full_workbook(people, unit):
    """The bytes of the template with so many people of one unit and all their lists."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, [TITLE])
    keys = [column.key for column in TEMPLATE_COLUMNS]
    sheet.write_row(2, 0, [LABELS[key] for key in keys])
    told = [_Person(number, unit) for number in range(1, people + 1)]
    for place, person in enumerate(told):
        row = person.row()
        sheet.write_row(3 + place, 0, [row.get(key) for key in keys])
    entries = [(person.number, *entry) for person in told for entry in person.entries()]
    if len(entries) != people * (HISTORY + ENTRIES):
        raise AssertionError(len(entries))
    for spec in LISTS:
        sheet = book.add_worksheet(spec.sheet)
        heads = [PERSON_ORDINAL, *(column.label for column in spec.columns)]
        sheet.write_row(2, 0, heads)
        own = [{PERSON_ORDINAL: number, **entry} for number, name, entry in entries
               if name == spec.sheet]  # fmt: skip
        for place, entry in enumerate(own):
            if strange := entry.keys() - set(heads):
                raise AssertionError(f"{spec.sheet}: {strange}")
            sheet.write_row(3 + place, 0, [entry.get(head) for head in heads])
    book.close()
    return stream.getvalue()
