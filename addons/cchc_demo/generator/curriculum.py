"""What the curriculum forms ask beyond the service: residence, papers, family, health, past pay.

One in so many dossiers lacks an item, so that there is something to ask for. Everything is drawn
with dice of its own, and nothing of it belongs to a real person.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest

from .chances import Weighted
from .events import AS_OF, GO_LIVE
from .identity import full_name

LACKING = 0.06
ISSUER = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
# CCCD with a chip have been issued since 2021.
FIRST_CARD = date(2021, 1, 4)
HEALTH = Weighted([("Tốt", 62), ("Bình thường", 30), ("Loại II", 8)])
BLOOD = Weighted([("o", 42), ("b", 31), ("a", 21), ("ab", 6)])
JOBS = Weighted(
    [
        ("Làm ruộng", 34),
        ("Buôn bán", 18),
        ("Giáo viên", 12),
        ("Công nhân", 10),
        ("Nội trợ", 10),
        ("Viên chức", 8),
        ("Hưu trí", 8),
    ]
)
BEFORE = Weighted([("Sinh viên", 70), ("Học sinh", 12), ("Nhân viên hợp đồng", 12), ("Bộ đội", 6)])
STRENGTHS = Weighted(
    [
        ("Tham mưu, tổng hợp", 30),
        ("Quản lý, điều hành", 18),
        ("Chuyên môn nghiệp vụ", 32),
        ("Công nghệ thông tin", 8),
        ("Công tác quần chúng", 12),
    ]
)
ORDINALS = Weighted([("Đoàn TNCS Hồ Chí Minh", 80), ("Công đoàn", 20)])


@dataclass
class Curriculum:
    """Fields of the person, and rows of its lists."""

    fields: dict = field(default_factory=dict)
    family: list = field(default_factory=list)
    posts: list = field(default_factory=list)
    pay: list = field(default_factory=list)


def curriculum_of(reference, tree, life, dice):
    return Curriculum(
        fields=_fields(tree, life, dice),
        family=list(_family(reference, life, dice)),
        posts=list(_posts(tree, life, dice)),
        pay=list(_pay(reference, life)),
    )


def _fields(tree, life, dice):
    who = life.identity
    home = who.birthplace if dice.chance(0.8) else who.home_town
    male = who.sex == "male"
    values = {
        "citizen_id_issued": who.citizen_id and f"{dice.day(FIRST_CARD, AS_OF):%d/%m/%Y}",
        "citizen_id_issuer": who.citizen_id and ISSUER,
        "health_insurance_number": f"HC4{who.insurance_number}",
        "permanent_address": _house(dice, home),
        "private_phone": f"09{dice.randint(0, 99):02d} 000 {who.index % 1000:03d}",
        "family_background": dice.choice(("Nông dân", "Nông dân", "Công chức", "Tiểu thương")),
        "occupation_before": BEFORE.pick(dice),
        "recruited_by": _recruiter(tree, life),
        "main_work": life.placement.stays[-1].title if life.placement.stays else "",
        "strengths": STRENGTHS.pick(dice),
        "general_education": "12/12"
        if life.slot.role != "helper"
        else dice.choice(("9/12", "12/12")),
        "health_state": HEALTH.pick(dice),
        "height_cm": dice.randint(160, 178) if male else dice.randint(148, 166),
        "weight_kg": dice.randint(54, 80) if male else dice.randint(42, 62),
        "blood_group": BLOOD.pick(dice),
        "union_joined": f"26/03/{who.birth.year + 16}",
        "union_work": ORDINALS.pick(dice),
    }
    values["current_address"] = (
        values["permanent_address"] if dice.chance(0.8) else _house(dice, who.home_town)
    )
    if male and dice.chance(0.07):
        year = who.birth.year + 18
        values |= {
            "enlisted": f"02/{year}",
            "discharged": f"02/{year + 2}",
            "military_rank": dice.choice(("Hạ sĩ", "Trung sĩ", "Thượng sĩ")),
        }
    if dice.chance(0.04):
        values["policy_family"] = dice.choice(("Con thương binh", "Con liệt sĩ"))
    for name in ("citizen_id_issued", "current_address", "health_state", "general_education"):
        if dice.chance(LACKING):
            values[name] = False
    return values


def _house(dice, place):
    return f"Số {dice.randint(1, 400)}, {place}"


def _recruiter(tree, life):
    stays = life.placement.stays
    if not stays:
        return ""
    unit = stays[0].unit
    return tree[tree.body(unit, tree[unit].start)].name


def _family(reference, life, dice):
    who = life.identity
    if dice.chance(LACKING):
        return
    names, ethnic = reference.names, "khmer" if who.ethnicity == "05" else "kinh"

    def relative(relation, sex, birth, *, surname="", gone=0.0, side="own", job=""):
        name = full_name(names, dice, sex, birth, ethnic)
        if surname:
            name = " ".join([surname, *name.split()[1:]])
        return {
            "side": side,
            "relation": relation,
            "name": name,
            "birth_text": str(birth.year),
            "deceased": dice.chance(gone),
            "home_town": who.home_town,
            "occupation": job or JOBS.pick(dice),
            "residence": who.birthplace,
        }

    surname, born = who.name.split()[0], who.birth
    old = 0.5 if born.year < 1970 else 0.15
    yield relative("father", "male", _years(born, -dice.randint(22, 36)), surname=surname, gone=old)
    yield relative("mother", "female", _years(born, -dice.randint(19, 32)), gone=old / 2)
    for _nr in range(dice.randint(0, 3)):
        sex = dice.choice(("male", "female"))
        yield relative("sibling", sex, _years(born, dice.randint(-4, 9) or 2), surname=surname)
    if AS_OF.year - born.year < 26 or dice.chance(0.15):
        return
    other = "female" if who.sex == "male" else "male"
    spouse = relative(
        "wife" if other == "female" else "husband", other, _years(born, dice.randint(-4, 4))
    )
    yield spouse
    line = surname if who.sex == "male" else spouse["name"].split()[0]
    for _nr in range(dice.randint(0, 2)):
        child = _years(born, dice.randint(25, 33))
        if child < AS_OF:
            job = "Học sinh, sinh viên" if AS_OF.year - child.year < 23 else ""
            yield relative("child", dice.choice(("male", "female")), child, surname=line, job=job)
    for relation, sex in (("father", "male"), ("mother", "female")):
        birth = _years(born, -dice.randint(20, 35))
        kin = spouse["name"].split()[0] if relation == "father" else ""
        yield relative(relation, sex, birth, surname=kin, gone=old, side="spouse")


def _years(day, count):
    return date(day.year + count, day.month, min(day.day, 28))


def _posts(tree, life, dice):
    """Leaders hold posts in the Party's committees; others in their union."""
    if not life.placement.stays:
        return
    unit = life.placement.stays[-1].unit
    body = tree[tree.body(unit, tree[unit].start)].name
    since = max(life.recruited_on, date(2020, 5, 1)) + timedelta(days=dice.randint(30, 400))
    if since >= AS_OF:
        return
    if life.slot.role == "director" and life.party_joined:
        yield _post("party", "Bí thư Đảng ủy", f"Đảng bộ {body}", since)
    elif life.slot.role == "vice_director" and life.party_joined:
        yield _post("party", "Phó Bí thư Đảng ủy", f"Đảng bộ {body}", since)
    elif life.slot.role == "head" and life.party_joined and dice.chance(0.5):
        yield _post("party", "Bí thư chi bộ", f"Đảng bộ {body}", since)
    elif dice.chance(0.04):
        yield _post("union", "Chủ tịch Công đoàn cơ sở", body, since)


def _post(kind, title, body, since):
    return {"kind": kind, "title": title, "body": body, "start": f"{since:%m/%Y}"}


def _pay(reference, life):
    """Pay before the register, as the old papers have it."""
    past = [change for change in life.pay if change.day < GO_LIVE and change.pay.step]
    for change, following in zip_longest(past, past[1:]):
        yield {
            "start": f"{change.day:%m/%Y}",
            "when": f"{following.day:%m/%Y}" if following else f"{GO_LIVE:%m/%Y}",
            "rank": change.pay.rank,
            "step": change.pay.step,
            "coefficient": float(change.pay.coefficient(reference)),
            "above_scale_percent": change.pay.percent,
        }
