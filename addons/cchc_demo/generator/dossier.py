"""What the dossier proves: degrees, certificates, earlier work, ratings, praise, discipline."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months

from .chances import Weighted
from .events import AS_OF, GO_LIVE

RATINGS = Weighted([("excellent", 17), ("good", 70), ("completed", 13)])
UNIVERSITIES = Weighted(
    [
        ("Trường Đại học Cần Thơ", 34),
        ("Trường Đại học Kiên Giang", 14),
        ("Trường Đại học Trà Vinh", 12),
        ("Trường Đại học An Giang", 8),
        ("Trường Đại học Luật Thành phố Hồ Chí Minh", 8),
        ("Trường Đại học Kinh tế Thành phố Hồ Chí Minh", 8),
        ("Học viện Hành chính Quốc gia", 8),
        ("Trường Đại học Sư phạm Thành phố Hồ Chí Minh", 8),
    ]
)
MEDICAL = "Trường Đại học Y Dược Cần Thơ"
COLLEGES = Weighted(
    [
        ("Trường Cao đẳng Kiên Giang", 60),
        ("Trường Cao đẳng Kinh tế - Kỹ thuật Cần Thơ", 25),
        ("Trường Cao đẳng Nghề tỉnh Kiên Giang", 15),
    ]
)
MEDICAL_FAMILIES = ("doctor", "nurse", "midwife", "pharmacist", "technologist", "physician")
POLITICAL_SCHOOL = "Trường Chính trị tỉnh Kiên Giang"
ACADEMY = "Học viện Chính trị khu vực IV"


@dataclass
class Dossier:
    """Rows of the dossier's lists, as values of their fields."""

    education: list = field(default_factory=list)
    certificates: list = field(default_factory=list)
    work: list = field(default_factory=list)
    ratings: list = field(default_factory=list)
    commendations: list = field(default_factory=list)
    disciplines: list = field(default_factory=list)


def dossier_of(reference, tree, life, dice):
    found = Dossier()
    found.education = list(_education(reference, life, dice))
    found.certificates = list(_certificates(life, dice))
    found.work = list(_work(tree, life, dice))
    found.ratings = list(_ratings(life, dice))
    found.commendations = list(_commendations(life, dice, found.ratings))
    found.disciplines = [
        {
            "form": item.form,
            "reason": item.reason,
            "when": f"{item.decided:%d/%m/%Y}",
            "lapses_on": add_months(item.decided, 12),
        }
        for item in life.troubles.measures
    ]
    return found


# -- degrees --------------------------------------------------------------------


def _education(reference, life, dice):
    slot = life.slot
    if slot.role == "helper":
        if slot.family == "driver" or dice.chance(0.2):
            yield _degree(
                life, dice, "elementary", "Lái xe" if slot.family == "driver" else "Nấu ăn", 20
            )
        return
    if dice.chance(0.02):
        return  # a dossier without any degree: somebody has to ask for it
    majors = reference.majors.get(slot.field) or reference.majors.get(slot.family)
    major = majors.pick(dice) if majors else "Hành chính học"
    if life.level == "technician" or slot.role == "unpaid":
        group = reference.groups.get(life.pay[0].pay.rank) if life.pay else "B"
        level = "college" if group == "A0" else "intermediate"
        yield _degree(life, dice, level, major, 21)
        if slot.role.startswith("commune") and dice.chance(0.5):
            yield _degree(life, dice, "university", major, dice.randint(28, 36), "in_service")
        return
    late = life.identity.birth.year < 1978 and dice.chance(0.45)
    if late:
        yield _degree(life, dice, "intermediate", major, 21)
    mode = "in_service" if late else "full_time"
    yield _degree(life, dice, "university", major, dice.randint(27, 33) if late else 22, mode)
    if dice.chance(life.role.master) and life.identity.birth.year < 1998:
        yield _degree(life, dice, "master", major, dice.randint(29, 38), "part_time")
    if life.slot.role == "director" and dice.chance(0.06):
        yield _degree(life, dice, "doctor", major, 45, "part_time")


def _degree(life, dice, level, major, age, mode="full_time"):
    year = min(life.identity.birth.year + age, AS_OF.year - 1)
    if level in ("university", "master", "doctor"):
        medical = life.slot.family in MEDICAL_FAMILIES
        school = MEDICAL if medical else UNIVERSITIES.pick(dice)
        years = 4 if level == "university" else 2
    else:
        school = "Trường Cao đẳng Y tế Kiên Giang" if life.slot.family in MEDICAL_FAMILIES else ""
        school = school or COLLEGES.pick(dice)
        years = 3 if level == "college" else 2
    return {
        "level": level,
        "major": major,
        "school": school,
        "mode": mode,
        "start": str(year - years),
        "when": f"{dice.randint(6, 9):02d}/{year}" if dice.chance(0.8) else str(year),
    }


# -- certificates ---------------------------------------------------------------


def _certificates(life, dice):
    slot, birth, start = life.slot, life.identity.birth, life.recruited_on
    if slot.role == "helper":
        return
    senior = slot.role in ("director", "vice_director", "commune_head") or (
        slot.role == "head" and dice.chance(0.75)
    )
    leader = slot.post != ""
    if senior:
        yield _certificate("political_theory", "advanced", _after(dice, start, 8, 15), ACADEMY)
    elif leader or dice.chance(0.4 if slot.category != "public_employee" else 0.15):
        day = _after(dice, start, 3, 9)
        yield _certificate("political_theory", "intermediate", day, POLITICAL_SCHOOL)
    elif life.party_joined:
        yield _certificate(
            "political_theory", "elementary", life.party_joined, "Trung tâm Chính trị huyện"
        )
    if slot.category != "public_employee" and slot.role != "unpaid":
        yield from _state_management(life, dice)
    if dice.chance(0.93):
        level = "intermediate" if slot.field == "digital" or dice.chance(0.06) else "certificate"
        name = (
            "Ứng dụng công nghệ thông tin cơ bản"
            if level == "certificate"
            else "Kỹ sư công nghệ thông tin"
        )
        day = _after(dice, add_months(birth, 12 * 22), 0, 6)
        yield _certificate("it", level, day, "Trường Đại học Kiên Giang", name)
    if dice.chance(0.78):
        level = "university" if dice.chance(0.04) else "certificate"
        name = (
            "Cử nhân Ngôn ngữ Anh"
            if level == "university"
            else dice.choice(("B", "B", "A2", "B1", "C"))
        )
        day = _after(dice, add_months(birth, 12 * 22), 0, 6)
        yield _certificate("english", level, day, "Trường Đại học Cần Thơ", name)
    elif dice.chance(0.06):
        yield _certificate(
            "other_language", "certificate", _after(dice, start, 0, 4), "", "Tiếng Pháp B"
        )
    khmer = life.identity.ethnicity == "05"
    if dice.chance(0.3 if khmer else 0.05 if slot.category.startswith("commune") else 0.02):
        day = _after(dice, start, 1, 9)
        yield _certificate("minority_language", "", day, POLITICAL_SCHOOL, "Tiếng Khmer")
    if leader or dice.chance(0.35):
        day = _after(dice, start, 1, 10)
        yield _certificate(
            "defence", "", day, "Trường Quân sự tỉnh", "Kiến thức quốc phòng và an ninh"
        )


LEVEL_FIELD = {
    "political_theory": "political_theory_level",
    "state_management": "state_management_level",
    "it": "it_level",
    "english": "language_level",
    "other_language": "language_level",
}


def _certificate(kind, level, day, issuer, name=""):
    values = {"kind": kind, "when": f"{min(day, AS_OF):%m/%Y}", "issuer": issuer}
    if name:
        values["name"] = name
    if level:
        values[LEVEL_FIELD[kind]] = level
    return values


def _state_management(life, dice):
    """Officials are trained for the rank they hold, usually before they are appointed to it."""
    for change in life.pay:
        if change.kind == "start":
            level = "staff" if life.level == "technician" else "specialist"
        elif change.kind == "rank_change" and change.pay.step:
            level = "senior_principal" if change.pay.rank.endswith(".001") else "principal"
        else:
            continue
        if dice.chance(0.9):
            day = change.day - timedelta(days=dice.randint(30, 500))
            school = (
                POLITICAL_SCHOOL
                if level in ("staff", "specialist")
                else "Học viện Hành chính Quốc gia"
            )
            yield _certificate("state_management", level, day, school)


def _after(dice, day, least, most):
    """A day some years after another, not in the future."""
    return min(
        day + timedelta(days=dice.randint(365 * least, 365 * most)), AS_OF - timedelta(days=60)
    )


# -- years ----------------------------------------------------------------------


def _work(tree, life, dice):
    """Work before the register: declared, not decided."""
    if life.recruited_on >= GO_LIVE:
        if dice.chance(0.25):
            year = life.recruited_on.year
            yield _job(f"{year - 2}", f"{year}", "Công ty TNHH tại thành phố Rạch Giá", "Nhân viên")
        return
    stays = [stay for stay in life.placement.stays if stay.since <= GO_LIVE]
    for stay, following in zip(stays, [*stays[1:], None], strict=True):
        until = f"{following.since:%m/%Y}" if following else "12/2020"
        unit = tree[stay.unit]
        above = (
            tree[unit.parent].name if unit.kind in ("division", "office", "inspectorate") else ""
        )
        organisation = f"{unit.name}, {above}" if above else unit.name
        yield _job(f"{stay.since:%m/%Y}", until, organisation, stay.title)


def _job(start, until, organisation, title):
    return {"start": start, "when": until, "organisation": organisation, "title": title}


def _ratings(life, dice):
    bad = set(life.troubles.bad_years)
    disciplined = {item.decided.year for item in life.troubles.measures}
    for year in range(2019, AS_OF.year):
        # Half a year of work is needed for a rating: NĐ 90/2020, điều 2 khoản 5.
        if not life.serves(date(year, 7, 1)) or not life.serves(date(year, 12, 15)):
            continue
        if life.recruited_on > date(year, 6, 30) or _away(life, year):
            continue
        rating = RATINGS.pick(dice)
        if year in bad:
            rating = "not_completed"
        elif year in disciplined:
            rating = "completed"
        yield {
            "year": year,
            "rating": rating,
            "when": f"{dice.randint(8, 28):02d}/12/{year}",
        }


def _away(life, year):
    return any(
        leave.since <= date(year, 6, 30)
        and (leave.until is None or leave.until >= date(year, 12, 31))
        for leave in life.troubles.leaves
    )


def _commendations(life, dice, ratings):
    for row in ratings:
        year = row["year"]
        if row["rating"] == "excellent" and dice.chance(0.75):
            yield _praise("Chiến sĩ thi đua cơ sở", "district", year, dice)
        elif row["rating"] == "good" and dice.chance(0.25):
            yield _praise("Giấy khen của Thủ trưởng cơ quan", "unit", year, dice)
    years = AS_OF.year - life.recruited_on.year
    if years > 8 and dice.chance(0.3):
        yield _praise(
            "Bằng khen của Chủ tịch UBND tỉnh", "ministry", dice.randint(2014, 2025), dice
        )
    if years > 20 and life.slot.post and dice.chance(0.12):
        yield _praise("Huân chương Lao động hạng Ba", "state", dice.randint(2012, 2025), dice)
    elif years > 15 and dice.chance(0.12):
        yield _praise(
            "Kỷ niệm chương vì sự nghiệp của ngành", "ministry", dice.randint(2012, 2025), dice
        )


def _praise(name, level, year, dice):
    day = date(year, 12, 31) + timedelta(days=dice.randint(10, 60))
    return {
        "name": name,
        "level": level,
        "when": f"{min(day, AS_OF):%d/%m/%Y}",
        "document_number": f"{dice.randint(20, 3200)}/QĐ-UBND",
    }


def party_official(life):
    """A probationary member becomes an official one after a year: Điều lệ Đảng, điều 5."""
    if life.party_joined is None:
        return None
    day = add_months(life.party_joined, 12)
    return day if day <= AS_OF else None
