"""Who a person is: name, birth, origin, numbers.

Ethnic groups and religions: Kiên Giang in the censuses of 2019 (Kinh 86.3 %, Khmer 12.3 %,
Hoa 1.4 %) and 2009 (Buddhists 20 %, Christians 5.5 %, Cao Đài 0.9 %, Hòa Hảo 0.7 %); officials
profess a religion less often than the population, by memory.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from .chances import Weighted

# Six random digits of a citizen's number; those that begin with 9 are ours, one for each person.
INVENTED = 900_000

ETHNIC = Weighted([("kinh", 88.0), ("khmer", 10.2), ("hoa", 1.7), ("other", 0.1)])
ETHNIC_CODES = {"kinh": "01", "khmer": "05", "hoa": "04", "other": "02"}
RELIGIONS = {
    "kinh": Weighted([("99", 91), ("01", 4.5), ("02", 3.5), ("05", 0.5), ("03", 0.5)]),
    "khmer": Weighted([("01", 70), ("99", 30)]),
    "hoa": Weighted([("99", 70), ("01", 30)]),
    "other": Weighted([("99", 100)]),
}

# Provinces of birth with their codes in the citizen's number (before the mergers of 2025).
PROVINCES = Weighted(
    [
        (("091", "Kiên Giang"), 78),
        (("089", "An Giang"), 6),
        (("096", "Cà Mau"), 4),
        (("092", "Cần Thơ"), 3),
        (("093", "Hậu Giang"), 2),
        (("095", "Bạc Liêu"), 2),
        (("087", "Đồng Tháp"), 1),
        (("094", "Sóc Trăng"), 1),
        (("036", "Nam Định"), 1),
        (("038", "Thanh Hóa"), 1),
        (("034", "Thái Bình"), 1),
    ]
)
# Districts to be born in elsewhere, each in its province.
ELSEWHERE = {
    "An Giang": ("Thoại Sơn", "Châu Thành", "Tri Tôn", "Chợ Mới"),
    "Cà Mau": ("U Minh", "Thới Bình", "Trần Văn Thời"),
    "Cần Thơ": ("Vĩnh Thạnh", "Cờ Đỏ", "Ô Môn"),
    "Hậu Giang": ("Long Mỹ", "Vị Thủy"),
    "Bạc Liêu": ("Hồng Dân", "Phước Long"),
    "Đồng Tháp": ("Lấp Vò", "Cao Lãnh"),
    "Sóc Trăng": ("Mỹ Xuyên", "Kế Sách"),
    "Nam Định": ("Hải Hậu", "Ý Yên"),
    "Thanh Hóa": ("Hoằng Hóa", "Nông Cống"),
    "Thái Bình": ("Tiền Hải", "Kiến Xương"),
}


@dataclass(frozen=True)
class Identity:
    index: int
    name: str
    sex: str
    birth: date
    birth_text: str
    ethnicity: str
    religion: str
    birthplace: str
    home_town: str
    citizen_id: str
    old_citizen_id: str
    staff_number: str
    insurance_number: str


def full_name(names, dice, sex, birth, ethnic):
    """A name as people of that sex, generation and group have it."""
    era = "before" if birth.year < 1985 else "since"
    surname = names.surnames["kinh" if ethnic == "other" else ethnic].pick(dice)
    if surname == "Thị" and sex == "male":
        surname = "Danh"
    given = names.given[sex, era].pick(dice)
    if ethnic == "khmer" and (surname == "Thị" or dice.chance(0.4)):
        return f"{surname} {given}"
    middle = names.middle[sex, era].pick(dice)
    while given in middle.split() or middle.split()[-1] == surname:
        middle = names.middle[sex, era].pick(dice)
    return f"{surname} {middle} {given}"


def citizen_number(province, sex, birth, index):
    """TT 59/2021/TT-BCA: place, century and sex, year of birth; then our own invented range."""
    century = 2 * (birth.year // 100 - 19) + (sex == "female")
    return f"{province}{century}{birth.year % 100:02d}{INVENTED + index:06d}"


def _citizen_id(dice, province, sex, birth, index):
    """Some dossiers lack the number, a few have one of another year of birth: mistakes to find."""
    if dice.chance(0.025):
        return ""
    if dice.chance(0.004):
        birth = birth.replace(year=birth.year - 1, day=1)
    return citizen_number(province, sex, birth, index)


def identify(reference, places, dice, index, sex, birth):
    """The identity of the person ``index``, whose sex and birth are already decided."""
    ethnic = ETHNIC.pick(dice)
    code, province = PROVINCES.pick(dice) if ethnic != "khmer" else ("091", "Kiên Giang")
    birthplace = _place(places, dice, province)
    home_town = birthplace if dice.chance(0.75) else _place(places, dice, PROVINCES.pick(dice)[1])
    return Identity(
        index=index,
        name=full_name(reference.names, dice, sex, birth, ethnic),
        sex=sex,
        birth=birth,
        birth_text=_birth_text(dice, birth),
        ethnicity=ETHNIC_CODES[ethnic],
        religion=RELIGIONS[ethnic].pick(dice),
        birthplace=birthplace,
        home_town=home_town,
        citizen_id=_citizen_id(dice, code, sex, birth, index),
        old_citizen_id=f"37{dice.randint(0, 1)}9{index:05d}"[:9] if dice.chance(0.5) else "",
        staff_number=f"KG{index:06d}",
        insurance_number=f"91{99_000_000 - index:08d}",
    )


def _birth_text(dice, birth):
    """Some old papers know no day, or only the year; the register then has the first day."""
    if birth.day == birth.month == 1:
        return str(birth.year)
    if birth.day == 1 and birth.year < 1985 and dice.chance(0.5):
        return f"{birth:%m/%Y}"
    return f"{birth:%d/%m/%Y}"


def _place(places, dice, province):
    if province == "Kiên Giang":
        return dice.choice(places)
    return f"huyện {dice.choice(ELSEWHERE[province])}, tỉnh {province}"


def places_of(tree):
    """Communes of the province as places: name, district, province."""
    found = []
    for unit in tree.units.values():
        if unit.level == "commune" and unit.kind == "people_committee":
            district = tree[unit.parent].name.removeprefix("UBND ")
            found.append(f"{unit.name.removeprefix('UBND ')}, {district}, tỉnh Kiên Giang")
    return found


def partly_known(dice, birth):
    """A birth of which only the year, or the month, is known: as the register keeps it."""
    if birth.year < 1975 and dice.chance(0.05):
        return date(birth.year, 1, 1)
    if birth.year < 1985 and dice.chance(0.02):
        return birth.replace(day=1)
    return birth


def born(dice, youngest, oldest, usual, on):
    """A birth that gives an age on a day between two ages, most often the usual one."""
    age = dice.triangular(youngest, oldest, usual)
    return partly_known(dice, on - timedelta(days=int(age * 365.25)))
