"""Who is wanted where: the places of a province, in the order in which they are filled.

Numbers per unit follow the usual size of such offices. A small province has the same units with
fewer people: places are filled in tiers of agencies and, within a tier, in rounds over all units,
leaders first.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import count

from .commune_titles import COMMUNE_CADRES, COMMUNE_CIVIL_SERVANTS
from .village_schools import kind_of

# Agencies that the demonstration's logins live in come first; then a handful of others and a second
# district; then everybody else; service units last.
FIRST = ("KG.SNV", "KG.STC", "KG.905", "KG.TTR")
SECOND = ("KG.VPUBND", "KG.STP", "KG.SCT", "KG.SXD", "KG.SDTTG", "KG.SKHCN", "KG.907")
# Schools and a health centre that have people in a small province too, so that there is something
# to see of norms and autonomy. How many rounds of their places come with the first agencies.
SHOWN = {
    "KG.905.THMINHLUONG": 5,
    "KG.905.THMONGTHO": 4,
    "KG.905.THCSMINHLUONG": 5,
    "KG.905.THCSGIUCTUONG": 4,
    "KG.TRUONG.THPTCHAUTHANH": 5,
    "KG.TRUONG.THPTSOCSON": 4,
    "KG.TTYT.905": 2,
}

# Places of the demonstration's accounts: filled even in the smallest province.
ACCOUNTS = (
    ("KG.SNV.CCVC", "head"),
    ("KG.905.NV", "head"),
    ("KG.STC", "director"),
    ("KG.STC.VP", "staff"),
    ("KG.STC.QLNS", "staff"),
    ("KG.TTR.NV1", "head"),
    ("KG.STC.QLNS", "head"),
)


@dataclass(frozen=True)
class Slot:
    unit: str
    role: str
    family: str
    category: str
    title: str
    post: str = ""
    field: str = "admin"
    tier: int = 3
    turn: int = 0


# Department → what its people have studied.
FIELDS = {
    "KG.STC": "finance",
    "KG.STP": "law",
    "KG.SNNMT": "farming",
    "KG.SXD": "building",
    "KG.SCT": "industry",
    "KG.SKHCN": "digital",
    "KG.SVHTT": "culture",
    "KG.SDL": "culture",
    "KG.SGDDT": "schooling",
    "KG.SDTTG": "social",
    "KG.BQLDA": "building",
}
DIVISION_FIELDS = {
    "TP": "law",
    "TCKH": "finance",
    "GDDT": "schooling",
    "NNMT": "farming",
    "KTHTDT": "building",
    "VHKHTT": "culture",
    "TTR": "inspector",
    "KHTC": "finance",
}

SMALL_OFFICE = (
    ("head", 1, 0),
    ("staff", 1, 1),
    ("deputy", 1, 2),
    ("staff", 2, 3),
    ("staff", 1, 6),
)


def slots_for(tree, wanted):
    """At least ``wanted`` places, in the order of filling."""
    found = []
    for unit in tree.living:
        found += _slots_of(tree, unit)
    found.sort(key=lambda slot: (slot.tier, slot.turn, tree[slot.unit].position))
    if len(found) < wanted:
        found += _more(tree, found, wanted - len(found))
    return found[:wanted]


def _tier(tree, unit):
    if unit.code in SHOWN:
        return 1
    body = tree.body(unit.code, unit.start)
    if kind_of(unit):
        return 3
    if unit.kind == "public_service_unit" and unit.parent not in FIRST:
        return 4
    return 1 if body in FIRST else 2 if body in SECOND else 3


def _in_tier(tier, unit, role, turn):
    """A small province has a second district rather than all titles in the first communes."""
    if (unit.code, role) in ACCOUNTS and turn < 2:
        return 0
    if unit.code in SHOWN and turn > SHOWN[unit.code]:
        return 4
    return 2 if tier == 1 and unit.level == "commune" and turn > 4 else tier


def _slots_of(tree, unit):
    builder = {
        "specialised_department": _department,
        "management_board": _board,
        "division": _division,
        "office": _office,
        "inspectorate": _inspectorate,
        "sub_department": _sub_department,
        "public_service_unit": _service_unit,
        "people_committee": _committee,
    }[unit.kind]
    tier = _tier(tree, unit)
    for slot, turn in builder(tree, unit):
        yield Slot(unit=unit.code, tier=_in_tier(tier, unit, slot["role"], turn), turn=turn, **slot)


def _place(role, title, family="admin", category="civil_servant", post="", field=""):
    return {
        "role": role,
        "title": title,
        "family": family,
        "category": category,
        "post": post,
        "field": field or family,
    }


def _leaders(head, deputy, deputies, category="civil_servant", family="admin", field="admin"):
    """A head and deputies, as ``(post, title)`` each."""
    yield _place("director", head[1], family, category, head[0], field), 0
    for number in range(deputies):
        place = _place("vice_director", deputy[1], family, category, deputy[0], field)
        yield place, (1, 2, 5)[min(number, 2)]


def _field(tree, unit):
    own = DIVISION_FIELDS.get(unit.code.rpartition(".")[2])
    return own or FIELDS.get(tree.body(unit.code, unit.start), "admin")


def _department(tree, unit):
    return _leaders(
        ("giam_doc_so", "Giám đốc"),
        ("pho_giam_doc_so", "Phó Giám đốc"),
        3,
        field=_field(tree, unit),
    )


def _board(tree, unit):
    return _leaders(
        ("truong_ban_quan_ly", "Trưởng ban"), ("pho_truong_ban_quan_ly", "Phó Trưởng ban"), 2
    )


def _inner(unit, province, district):
    return province if unit.level == "province" else district


def _staff(unit, field, family="admin", title="Chuyên viên", pattern=SMALL_OFFICE, posts=()):
    """People of an office after a pattern of (role, how many, turn)."""
    for role, number, turn in pattern:
        for _each in range(number):
            if role == "staff":
                yield _place("staff", title, family, field=field), turn
            else:
                post, name = posts[0 if role == "head" else 1]
                yield _place(role, name, family, post=post, field=field), turn


def _division(tree, unit):
    head, deputy = _inner(
        unit,
        ("truong_phong_so", "pho_truong_phong_so"),
        ("truong_phong_huyen", "pho_truong_phong_huyen"),
    )
    yield from _staff(
        unit, _field(tree, unit), posts=((head, "Trưởng phòng"), (deputy, "Phó Trưởng phòng"))
    )


def _office(tree, unit):
    if unit.parent == "KG":
        assembly = unit.code == "KG.VPHDND"
        yield from _leaders(
            ("chanh_vp_hdnd_tinh" if assembly else "chanh_vp_ubnd_tinh", "Chánh Văn phòng"),
            (
                "pho_chanh_vp_hdnd_tinh" if assembly else "pho_chanh_vp_ubnd_tinh",
                "Phó Chánh Văn phòng",
            ),
            3,
        )
        return
    head, deputy = _inner(
        unit, ("chanh_vp_so", "pho_chanh_vp_so"), ("chanh_vp_huyen", "pho_chanh_vp_huyen")
    )
    yield from _staff(
        unit,
        "admin",
        pattern=(("head", 1, 0), ("staff", 2, 1), ("deputy", 1, 2), ("staff", 1, 6)),
        posts=((head, "Chánh Văn phòng"), (deputy, "Phó Chánh Văn phòng")),
    )
    yield _place("staff", "Kế toán", "account", field="account"), 2
    yield _place("staff", "Văn thư", "clerk", field="clerk"), 3
    yield _place("helper", "Lái xe", "driver", "contract_111"), 3
    yield _place("helper", "Nhân viên phục vụ", "service", "contract_111"), 4
    yield _place("helper", "Bảo vệ", "guard", "contract_111"), 4


def _inspectorate(tree, unit):
    if unit.parent == "KG":
        yield from _leaders(
            ("chanh_thanh_tra_tinh", "Chánh Thanh tra"),
            ("pho_chanh_thanh_tra_tinh", "Phó Chánh Thanh tra"),
            3,
            family="inspector",
            field="inspector",
        )
        return
    head, deputy = _inner(
        unit,
        ("chanh_thanh_tra_so", "pho_chanh_thanh_tra_so"),
        ("chanh_thanh_tra_huyen", "pho_chanh_thanh_tra_huyen"),
    )
    yield from _staff(
        unit,
        "inspector",
        "inspector",
        "Thanh tra viên",
        (("head", 1, 0), ("staff", 1, 1), ("deputy", 1, 3), ("staff", 1, 4)),
        ((head, "Chánh Thanh tra"), (deputy, "Phó Chánh Thanh tra")),
    )


def _sub_department(tree, unit):
    family, title = (
        ("forest", "Kiểm lâm viên") if unit.code == "KG.CCKL" else ("admin", "Chuyên viên")
    )
    yield from _staff(
        unit,
        "forest" if family == "forest" else _field(tree, unit),
        family,
        title,
        (("head", 1, 0), ("staff", 2, 1), ("deputy", 2, 2), ("staff", 6, 4)),
        (("chi_cuc_truong", "Chi cục trưởng"), ("pho_chi_cuc_truong", "Phó Chi cục trưởng")),
    )
    yield _place("helper", "Bảo vệ", "guard", "contract_111"), 5


# Code prefix of a service unit → families and how many people of each it has.
SERVICE_STAFF = (
    ("KG.905.THCS", {"teacher_lower": 32, "account": 1, "clerk": 1, "guard": 1}),
    ("KG.905.TH", {"teacher_primary": 30, "account": 1, "clerk": 1, "guard": 1}),
    ("KG.TRUONG", {"teacher_high": 48, "account": 1, "clerk": 1, "service": 2, "guard": 2}),
    ("KG.TTGDTX", {"teacher_high": 25, "account": 1, "clerk": 1, "guard": 1}),
    ("KG.BVDK", {"doctor": 220, "nurse": 420, "midwife": 40, "pharmacist": 40, "technologist": 60}),
    ("KG.BV", {"doctor": 45, "nurse": 95, "midwife": 6, "pharmacist": 12, "technologist": 16}),
    ("KG.CDC", {"doctor": 30, "nurse": 30, "technologist": 25, "pharmacist": 6, "admin": 20}),
    ("KG.TTYT", {"doctor": 28, "nurse": 60, "midwife": 10, "pharmacist": 9, "technologist": 9}),
    ("KG.TYT", {"physician": 3, "nurse": 1, "midwife": 1}),
    ("KG.TTLTLS", {"archivist": 7, "admin": 2}),
    ("KG.TTTGPL", {"legal_aid": 9, "admin": 3}),
    ("KG", {"engineer": 22, "admin": 12, "account": 2, "clerk": 1, "driver": 1}),
)
# Teachers of lower secondary schools have studied what those of upper secondary schools have.
STUDIED = {"teacher_lower": "teacher_high"}


def _service_unit(tree, unit):
    village = kind_of(unit)
    school = village or unit.code.startswith(("KG.TRUONG", "KG.TTGDTX", "KG.905.TH"))
    families = (
        dict([village])
        if village
        else next(staff for prefix, staff in SERVICE_STAFF if unit.code.startswith(prefix))
    )
    family = next(iter(families))
    field = STUDIED.get(family, family)
    head, deputy = (
        (("hieu_truong", "Hiệu trưởng"), ("pho_hieu_truong", "Phó Hiệu trưởng"))
        if school
        else (("nguoi_dung_dau_dvsn", _head_title(unit)), ("cap_pho_dvsn", "Phó Giám đốc"))
    )
    deputies = 0 if village or unit.level == "commune" else 2
    yield from _leaders(head, deputy, deputies, "public_employee", family, field)
    for name, number in families.items():
        helper = name in ("driver", "guard", "service")
        for position in range(number):
            place = _place(
                "helper" if helper else "staff",
                _TITLES[name],
                name,
                "contract_111" if helper else "public_employee",
                field=STUDIED.get(name, ""),
            )
            yield place, 2 + position // 4


def _head_title(unit):
    return "Trưởng trạm" if unit.code.startswith("KG.TYT") else "Giám đốc"


_TITLES = {
    "teacher_high": "Giáo viên",
    "teacher_lower": "Giáo viên",
    "teacher_primary": "Giáo viên",
    "teacher_preschool": "Giáo viên",
    "doctor": "Bác sĩ",
    "nurse": "Điều dưỡng viên",
    "midwife": "Hộ sinh viên",
    "pharmacist": "Dược sĩ",
    "technologist": "Kỹ thuật viên y",
    "physician": "Y sĩ",
    "archivist": "Lưu trữ viên",
    "legal_aid": "Trợ giúp viên pháp lý",
    "engineer": "Kỹ sư",
    "admin": "Chuyên viên",
    "account": "Kế toán",
    "clerk": "Văn thư",
    "driver": "Lái xe",
    "guard": "Bảo vệ",
    "service": "Nhân viên phục vụ",
}


def _committee(tree, unit):
    if unit.level == "province":
        yield from _leaders(
            ("ct_ubnd_tinh", "Chủ tịch UBND tỉnh"),
            ("pct_ubnd_tinh", "Phó Chủ tịch UBND tỉnh"),
            3,
            "cadre",
        )
    elif unit.level == "district":
        yield from _leaders(
            ("ct_ubnd_huyen", "Chủ tịch UBND"), ("pct_ubnd_huyen", "Phó Chủ tịch UBND"), 2, "cadre"
        )
        yield _place("vice_director", "Chủ tịch HĐND", category="cadre", post="ct_hdnd_huyen"), 4
        yield (
            _place("vice_director", "Phó Chủ tịch HĐND", category="cadre", post="pct_hdnd_huyen"),
            5,
        )
    else:
        for title, post, turn in COMMUNE_CADRES:
            role = "commune_head" if turn < 2 else "commune_cadre"
            yield _place(role, title, "admin", "commune_cadre", post, "commune"), turn
        for title, turn in COMMUNE_CIVIL_SERVANTS:
            yield (
                _place("commune_staff", title, "admin", "commune_civil_servant", "", "commune"),
                turn,
            )
        for title, turn in (("Văn thư - lưu trữ - thủ quỹ", 8), ("Phụ trách kinh tế", 9)):
            yield _place("unpaid", title, "none", "non_specialised", "", "commune"), turn


def _more(tree, present, missing):
    """Places beyond the usual numbers: teachers of the districts, then larger hospitals."""
    divisions = [unit for unit in tree.living if unit.code.endswith(".GDDT") and unit.district]
    teachers = ("teacher_primary", "teacher_lower", "teacher_preschool", "teacher_primary")
    per_division = defaultdict(int)
    growing = [slot for slot in present if slot.tier == 4 and slot.role == "staff"]
    for number in count():
        if missing <= 0:
            return
        unit = divisions[number % len(divisions)]
        if per_division[unit.code] < 1100 or not growing:
            per_division[unit.code] += 1
            family = teachers[(number // len(divisions)) % len(teachers)]
            field = STUDIED.get(family, family)
            place = _place("staff", "Giáo viên", family, "public_employee", field=field)
            yield Slot(unit=unit.code, tier=5, turn=number, **place)
        else:
            yield growing[number % len(growing)]
        missing -= 1
