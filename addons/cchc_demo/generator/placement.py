"""Where a person served and which post they held, from the beginning to the end."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months

from .chances import next_month
from .events import AS_OF, GO_LIVE

LEADERS = ("director", "vice_director", "head", "deputy", "commune_head", "commune_cadre")

# Post → the post from which people usually rise to it.
BELOW = {
    "giam_doc_so": ("pho_giam_doc_so", "Phó Giám đốc"),
    "truong_ban_quan_ly": ("pho_truong_ban_quan_ly", "Phó Trưởng ban"),
    "chanh_vp_ubnd_tinh": ("pho_chanh_vp_ubnd_tinh", "Phó Chánh Văn phòng"),
    "chanh_vp_hdnd_tinh": ("pho_chanh_vp_hdnd_tinh", "Phó Chánh Văn phòng"),
    "chanh_thanh_tra_tinh": ("pho_chanh_thanh_tra_tinh", "Phó Chánh Thanh tra"),
    "truong_phong_so": ("pho_truong_phong_so", "Phó Trưởng phòng"),
    "chanh_vp_so": ("pho_chanh_vp_so", "Phó Chánh Văn phòng"),
    "chanh_thanh_tra_so": ("pho_chanh_thanh_tra_so", "Phó Chánh Thanh tra"),
    "chi_cuc_truong": ("pho_chi_cuc_truong", "Phó Chi cục trưởng"),
    "nguoi_dung_dau_dvsn": ("cap_pho_dvsn", "Phó Giám đốc"),
    "hieu_truong": ("pho_hieu_truong", "Phó Hiệu trưởng"),
    "ct_ubnd_huyen": ("pct_ubnd_huyen", "Phó Chủ tịch UBND"),
    "truong_phong_huyen": ("pho_truong_phong_huyen", "Phó Trưởng phòng"),
    "chanh_vp_huyen": ("pho_chanh_vp_huyen", "Phó Chánh Văn phòng"),
    "chanh_thanh_tra_huyen": ("pho_chanh_thanh_tra_huyen", "Phó Chánh Thanh tra"),
    "ct_ubnd_xa_2010": ("pct_ubnd_xa_2010", "Phó Chủ tịch UBND"),
    "bi_thu_xa_2010": ("pbt_xa_2010", "Phó Bí thư Đảng ủy"),
}


@dataclass(frozen=True)
class Stay:
    """Service in one unit and post from a day on; ``reason``: the kind of decision behind it."""

    since: date
    unit: str
    post: str
    title: str
    reason: str = ""


@dataclass
class Placement:
    stays: list[Stay] = field(default_factory=list)

    def on(self, day):
        """The stay of a day; the first one before all others."""
        found = self.stays[0]
        for stay in self.stays:
            if stay.since <= day:
                found = stay
        return found

    def changes(self):
        """Stays that a decision of the register began."""
        return [
            (before, stay)
            for before, stay in zip(self.stays, self.stays[1:], strict=False)
            if stay.since > GO_LIVE
        ]

    @property
    def post_since(self):
        """Since when the last post has been held, or None without one."""
        if not self.stays[-1].post:
            return None
        since = self.stays[-1].since
        for stay in reversed(self.stays):
            if stay.post != self.stays[-1].post:
                break
            since = stay.since
        return since


def place(tree, slot, dice, entry, last, appointed=None):
    """The stays of a person who serves in ``slot`` on ``last`` and entered service on ``entry``.

    :param appointed: since when the post of the slot is held; None for a place without a post
    """
    units = _units(tree, tree[slot.unit], dice, entry, last)
    if appointed is None:
        if len(units) == 1:
            units = _moved_within(tree, units, dice, entry, last)
        stays = [Stay(since, unit.code, "", slot.title, "transfer") for since, unit in units]
        return Placement(stays)
    return Placement(_with_post(tree, slot, dice, units, max(appointed, entry), entry))


def _units(tree, unit, dice, entry, last):
    """Units in turn as ``(since, unit)``, after what reorganisations did to them."""
    found = []
    while True:
        origin = tree.predecessor(unit, dice)
        if origin is None or origin[1] <= entry:
            break
        before, moved = origin
        if moved <= last:
            found.insert(0, (moved, unit))
        unit = before
    return [(entry, unit), *found]


def _moved_within(tree, units, dice, entry, last):
    """Some people came from a unit beside; a few will go to one."""
    unit = units[0][1]
    first = max(GO_LIVE, entry) + timedelta(days=200)
    if not dice.chance(0.13) or first > last - timedelta(days=120):
        return units
    moved = dice.first_of_month(first, min(last, AS_OF + timedelta(days=20)))
    if moved >= last and last < AS_OF:
        return units
    beside = tree.siblings(unit, min(entry, GO_LIVE), AS_OF)
    if not beside:
        return units
    return [(entry, dice.choice(beside)), (moved, unit)]


def _with_post(tree, slot, dice, units, appointed, entry):
    """Insert the appointment: before it a lower post or none, in the same unit or one beside."""
    while any(since == appointed for since, _unit in units[1:]):
        appointed = next_month(appointed)
    below = BELOW.get(slot.post)
    years = (appointed - entry).days / 365
    lower = below if below and years > 9 and dice.chance(0.7) else None
    lower_since = add_months(appointed, -12 * dice.randint(3, 6)).replace(day=1)
    origin = None
    if appointed > GO_LIVE and len(units) == 1 and slot.role in ("head", "deputy"):
        beside = tree.siblings(units[0][1], min(entry, GO_LIVE), AS_OF)
        origin = dice.choice(beside) if beside and dice.chance(0.3) else None
    days = {since for since, _unit in units} | {appointed}
    if lower and lower_since > entry:
        days.add(lower_since)
    stays = []
    for day in sorted(days):
        unit = [unit for since, unit in units if since <= day][-1]
        if day < appointed and origin:
            unit = origin
        if day >= appointed:
            post, title = slot.post, slot.title
        elif lower and day >= lower_since:
            post, title = lower
            if origin and "phong" in post and origin.kind == "office":
                post, title = _office_post(post, title)
        else:
            post, title = "", "Chuyên viên" if slot.family == "admin" else slot.title
        reason = "appointment" if day in (appointed, lower_since) else "transfer"
        if reason == "appointment" and origin and day == appointed and dice.chance(0.12):
            reason = "rotation"
        stays.append(Stay(day, unit.code, post, title, reason))
    return stays


def _office_post(post, title):
    """The office's own name for the post of a division."""
    return post.replace("truong_phong", "chanh_vp"), title.replace(
        "Trưởng phòng", "Chánh Văn phòng"
    )
