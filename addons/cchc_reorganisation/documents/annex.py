"""What stands in the annex of a reorganisation: its tables, and how wide columns are. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FONT = "Times New Roman"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LEFT, CENTRE, RIGHT = "left", "center", "right"
# Between the margins of an A4 sheet that lies on its long side.
PAGE_WIDTH = 25.2
NUMBER_WIDTH = 1.2


@dataclass(frozen=True)
class Column:
    heading: str
    # In centimetres
    width: float
    align: str = LEFT


@dataclass(frozen=True)
class Group:
    """A line across a table above the rows that belong together."""

    text: str


@dataclass(frozen=True)
class Table:
    """Rows are tuples of text and whole numbers, or a `Group`."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple

    def numbered(self):
        """``(number, row)`` of each row; a `Group` has no number."""
        number = 0
        for row in self.rows:
            number += not isinstance(row, Group)
            yield (None if isinstance(row, Group) else number), row


@dataclass(frozen=True)
class Scenario:
    name: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Annex:
    """
    :param decision: ``(number, day)`` of the decision on people, None where not known yet
    :param ground: ``(number, day)`` of the resolution or decision that reorganises
    """

    issuer: str
    title: str
    day: date
    decision: tuple
    ground: tuple | None
    is_draft: bool
    compared: Table
    scenarios: tuple[Scenario, ...]

    @property
    def attached_to(self):
        """“(Kèm theo Quyết định số … ngày … của …)”; dots where something is not known yet."""
        told = f"Kèm theo Quyết định số {_number_and_day(*self.decision)} của {self.issuer}"
        if self.ground:
            told += f", thực hiện văn bản số {_number_and_day(*self.ground)}"
        return f"({told})"

    @property
    def from_day(self):
        return f"Thực hiện từ {long_date(self.day)}"


def long_date(day):
    """“ngày 01 tháng 7 năm 2025”: days, and the months one and two, with two digits."""
    if not day:
        return "ngày … tháng … năm …"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _number_and_day(number, day):
    return f"{number or '…'} {long_date(day)}"


def grouped(rows: Iterable[tuple], unit="người"):
    """Rows without their first value, which becomes a line above those that share it."""
    groups = {}
    for name, *row in rows:
        groups.setdefault(name, []).append(tuple(row))
    found = []
    for name, own in groups.items():
        found += [Group(f"{name or 'Chưa bố trí'} ({len(own)} {unit})"), *own]
    return tuple(found)


# -- the tables ------------------------------------------------------------------------------


def compared(names, rows):
    """Scenarios side by side; with the sections of the screen."""
    width = (PAGE_WIDTH - NUMBER_WIDTH - 9) / max(1, len(names))
    found, section = [], None
    for row in rows:
        if row.section != section:
            section = row.section
            found.append(Group(section))
        found.append((row.label, *row.values))
    columns = (Column("Chỉ tiêu", 9), *(Column(name, width, RIGHT) for name in names))
    return Table("So sánh các phương án", columns, tuple(found))


def operations(rows):
    columns = (Column("Hình thức", 6), Column("Nội dung", 18))
    return Table("Các hình thức sắp xếp", columns, tuple(rows))


def ending(rows):
    columns = (
        *(Column("Đơn vị trước sắp xếp", 5), Column("Trực thuộc", 4.3), Column("Hình thức", 3)),
        *(Column("Đơn vị tiếp nhận", 8.2), Column("Số người", 1.7, CENTRE)),
        Column("Biên chế", 1.8, CENTRE),
    )
    return Table("Đơn vị chấm dứt hoạt động, bị chia hoặc tách", columns, tuple(rows))


def standing(rows):
    columns = (
        *(Column("Đơn vị sau sắp xếp", 5), Column("Trực thuộc", 4), Column("Thay đổi", 2.8)),
        Column("Hình thành từ, nội dung thay đổi", 5.8),
        *(Column("Người trước", 1.6, CENTRE), Column("Người sau", 1.6, CENTRE)),
        *(Column("Biên chế trước", 1.6, CENTRE), Column("Biên chế sau", 1.6, CENTRE)),
    )
    return Table("Đơn vị sau sắp xếp", columns, tuple(rows))


def positions(rows):
    columns = (
        *(Column("Mã", 2.5), Column("Vị trí việc làm", 14.5)),
        *(Column("Số lượng trước", 3.5, CENTRE), Column("Số lượng sau", 3.5, CENTRE)),
    )
    return Table("Vị trí việc làm của đơn vị sau sắp xếp", columns, grouped(rows, "vị trí"))


def people(rows):
    columns = (
        *(Column("Họ và tên", 4.6), Column("Đơn vị hiện tại", 6.2)),
        *(Column("Chức vụ, vị trí hiện tại", 4.7), Column("Vị trí, chức vụ mới", 4.7)),
        Column("Hình thức bố trí", 3.8),
    )
    return Table("Bố trí nhân sự", columns, grouped(rows))


def surplus_by_post(rows):
    columns = (
        *(Column("Chức vụ, vị trí", 15), Column("Nhóm", 5)),
        Column("Số người", 4, CENTRE),
    )
    return Table("Dôi dư theo chức vụ, vị trí", columns, tuple(rows))


def surplus_people(rows, with_benefit):
    columns = [
        *(Column("Họ và tên", 4.4), Column("Đơn vị hiện tại", 6)),
        *(Column("Chức vụ, vị trí hiện tại", 4.8), Column("Nơi bố trí tạm thời", 5.2)),
        Column("Lý do", 3.6),
    ]
    if with_benefit:
        columns[1], columns[3] = Column("Đơn vị hiện tại", 4.8), Column("Nơi bố trí tạm thời", 3.6)
        columns[4] = Column("Lý do", 3.2)
        columns.append(Column("Mức hưởng nếu nghỉ (đồng)", 3.2, RIGHT))
    return Table("Danh sách người dôi dư", tuple(columns), tuple(rows))


def limits(rows):
    columns = (
        *(Column("Cơ quan", 7.5), Column("Giới hạn", 6)),
        *(Column("Thực tế", 2, CENTRE), Column("Được phép", 2, CENTRE), Column("Căn cứ", 6.5)),
    )
    return Table("Giới hạn bị vượt do phương án", columns, tuple(rows))
