"""What is usual for a role: age, sex, how far people rise, how often they change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    ages: tuple[int, int, int]  # youngest, oldest, most usual
    women: float
    principal: float = 0.0  # share that holds the principal rank, and the senior one
    senior: float = 0.0
    technician: float = 0.0
    master: float = 0.0
    party: float = 0.7


ROLES = {
    "director": Role((44, 61, 55), 0.17, principal=1.0, senior=0.45, master=0.6, party=1.0),
    "vice_director": Role((38, 60, 49), 0.24, principal=0.97, senior=0.12, master=0.55, party=1.0),
    "head": Role((34, 60, 46), 0.3, principal=0.7, master=0.4, party=0.97),
    "deputy": Role((31, 58, 42), 0.38, principal=0.32, master=0.35, party=0.92),
    "staff": Role((23, 60, 32), 0.48, principal=0.06, technician=0.06, master=0.14, party=0.6),
    "helper": Role((27, 60, 45), 0.25, party=0.12),
    "commune_head": Role((35, 60, 47), 0.16, principal=0.08, master=0.1, party=1.0),
    "commune_cadre": Role((29, 60, 44), 0.28, technician=0.18, master=0.03, party=1.0),
    "commune_staff": Role((24, 60, 33), 0.4, technician=0.2, master=0.03, party=0.72),
    "unpaid": Role((24, 58, 38), 0.45, party=0.4),
}

# Families of work whose people differ from the rest: share of women, of technicians, of members.
WOMEN = {
    "teacher_high": 0.58,
    "teacher_lower": 0.62,
    "teacher_primary": 0.7,
    "teacher_preschool": 0.99,
    "nurse": 0.82,
    "midwife": 1.0,
    "pharmacist": 0.6,
    "doctor": 0.42,
    "account": 0.8,
    "clerk": 0.88,
    "driver": 0.0,
    "guard": 0.0,
    "service": 0.95,
    "forest": 0.08,
    "engineer": 0.15,
}
TECHNICIANS = {
    "nurse": 0.45,
    "midwife": 0.4,
    "technologist": 0.4,
    "pharmacist": 0.5,
    "physician": 0.85,
    "teacher_preschool": 0.35,
    "account": 0.15,
    "clerk": 0.4,
    "forest": 0.3,
    "driver": 1.0,
    "guard": 1.0,
    "service": 1.0,
}
PARTY = {
    "teacher_high": 0.5,
    "teacher_lower": 0.45,
    "teacher_primary": 0.45,
    "teacher_preschool": 0.35,
    "nurse": 0.3,
    "midwife": 0.3,
    "doctor": 0.45,
}


def women_share(slot):
    if "Phụ nữ" in slot.title:
        return 1.0
    if "Quân sự" in slot.title or "Cựu chiến binh" in slot.title:
        return 0.02
    if slot.role in ("staff", "helper"):
        return WOMEN.get(slot.family, ROLES[slot.role].women)
    return ROLES[slot.role].women


def technician_share(slot, reference):
    ranks = reference.ladders[slot.family].ranks
    if not ranks["technician"]:
        return 0.0
    if not ranks["specialist"]:
        return 1.0
    if slot.role in ("director", "vice_director", "head", "deputy", "commune_head"):
        return 0.0
    return TECHNICIANS.get(slot.family, ROLES[slot.role].technician)


def party_share(slot):
    if slot.role == "staff" and slot.family in PARTY:
        return PARTY[slot.family]
    return ROLES[slot.role].party


# Professional titles that more people reach than the principal rank of offices.
PRINCIPALS = {
    "teacher_high": 0.16,
    "teacher_lower": 0.12,
    "teacher_primary": 0.12,
    "doctor": 0.3,
    "forest": 0.1,
}


def rank_shares(slot):
    """Share of people with the principal and, of these, with the senior rank."""
    role = ROLES[slot.role]
    principal = (
        PRINCIPALS.get(slot.family, role.principal) if slot.role == "staff" else role.principal
    )
    return principal, role.senior
