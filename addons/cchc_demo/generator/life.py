"""A whole life in service: who, where, in which rank, and every event that the register knows."""

from dataclasses import dataclass
from datetime import date, timedelta

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_hr.rules.partial_date import PartialDate

from . import career, placement, roles
from .chances import Dice, Weighted, next_month, workday
from .events import AS_OF, GO_LIVE, Event, number_days
from .identity import Identity, born, identify

LEADING = placement.LEADERS
# NĐ 138/2020, điều 20: twelve months for a university's rank, six for a lower one.
PROBATION = {"technician": 6, "specialist": 12}
# Islands draw a regional allowance (TTLT 11/2005): coefficients by district, by memory.
REGIONAL = {"KG.912": 0.3}
# A post that is given up later is still vacant.
LAST_LEAVING = date(2026, 7, 20)
REASONS = Weighted([("retirement", 62), ("resignation", 20), ("moved_out", 10), ("death", 8)])


@dataclass
class Life:
    identity: Identity
    slot: object
    recruited_on: date
    level: str
    placement: placement.Placement
    pay: list
    events: list[Event]
    troubles: career.Troubles
    left_on: date | None = None
    left_by: str = ""
    party_joined: date | None = None
    role: roles.Role | None = None

    def serves(self, day):
        return self.recruited_on <= day and (self.left_on is None or day < self.left_on)


class LifeMaker:
    """Makes people for places; everything that it draws is named by seed and person."""

    def __init__(self, reference, tree, places, seed):
        self.reference, self.tree, self.places, self.seed = reference, tree, places, seed

    def dice(self, topic, index):
        return Dice(self.seed, topic, index)

    def leaving(self, slot, index):
        """``(day, reason)`` on which the previous holder of a place left, or None."""
        dice = self.dice("leaving", index)
        if not dice.chance(0.28 if slot.role in LEADING else 0.07):
            return None
        reason = "retirement" if slot.role in LEADING and dice.chance(0.7) else REASONS.pick(dice)
        return dice.first_of_month(date(2021, 3, 1), LAST_LEAVING), reason

    def make(self, slot, index, *, left=None, since=None, overdue_age=False, twin_of=None):
        """The life of the person ``index`` in ``slot``.

        :param left: day and reason of leaving, for a previous holder
        :param since: day after which the post was taken over
        :param overdue_age: the person serves on although the age of retirement is reached
        :param twin_of: index of another person whose name and birth this one shares
        """
        reference = self.reference
        dice = self.dice("life", index)
        twin = self.dice("identity", index if twin_of is None else twin_of)
        sex = "female" if twin.chance(roles.women_share(slot)) else "male"
        birth = self._birth(slot, twin, sex, left, overdue_age)
        identity = identify(reference, self.places, twin, index, sex, birth)
        retires_on = reference.retires_on(PartialDate.of(birth), sex)
        if left and left[1] == "retirement":
            left = (retires_on + timedelta(days=1), "retirement")
        last = left[0] if left else AS_OF
        level = self._level(slot, dice)
        recruited = self._recruited(slot, dice, birth, level, last)
        appointed = self._appointed(slot, dice, recruited, last, since)
        troubles = _troubles(slot, dice, recruited, last)
        places = placement.place(
            self.tree, slot, self.dice("place", index), recruited, last, appointed
        )
        pay = self._pay(slot, dice, recruited, level, troubles, min(last, retires_on))
        life = Life(
            identity, slot, recruited, level, places, pay, [], troubles, role=roles.ROLES[slot.role]
        )
        life.party_joined = _party(slot, dice, identity, recruited, last)
        if left:
            life.left_on, life.left_by = left
        elif not overdue_age and retires_on < AS_OF + timedelta(days=95):
            life.left_on, life.left_by = retires_on + timedelta(days=1), "retirement"
        life.events = self._events(life, self.dice("events", index))
        return life

    # -- beginnings -----------------------------------------------------------

    def _birth(self, slot, dice, sex, left, overdue_age):
        """A birth that fits the role, the sex and the way of leaving."""
        reference = self.reference
        youngest, oldest, usual = roles.ROLES[slot.role].ages
        if slot.family == "doctor":
            youngest += 3
        for _attempt in range(200):
            if overdue_age or (left and left[1] == "retirement"):
                first, final = (1960, 1965) if sex == "male" else (1965, 1969)
                birth = dice.day(date(first, 10, 1), date(final, 12, 20))
                retires_on = reference.retires_on(PartialDate.of(birth), sex)
                fits = (
                    AS_OF - timedelta(days=400) < retires_on < AS_OF - timedelta(days=40)
                    if overdue_age
                    else date(2021, 2, 20) < retires_on < LAST_LEAVING
                )
            else:
                on = left[0] if left else AS_OF
                birth = born(dice, youngest, oldest, usual, on)
                fits = reference.retires_on(PartialDate.of(birth), sex) > on + timedelta(days=20)
            if fits:
                return birth
        raise ValueError(f"no birth fits {slot}")

    def _level(self, slot, dice):
        technician = dice.chance(roles.technician_share(slot, self.reference))
        return "technician" if technician else "specialist"

    def _recruited(self, slot, dice, birth, level, last):
        """The first day of service: young, on one of the days when offices recruit."""
        if slot.role == "helper":
            age = dice.uniform(23, 36)
        elif slot.family == "doctor":
            age = dice.triangular(24.5, 29, 26)
        else:
            age = dice.triangular(22.0, 31, 24) + (0 if level == "specialist" else -0.5)
        wanted = birth + timedelta(days=int(age * 365.25))
        latest = last - timedelta(days=100 if slot.role not in LEADING else 2600)
        wanted = max(min(wanted, latest), add_months(birth, 18 * 12) + timedelta(days=31))
        return date(wanted.year, (1, 4, 7, 9)[(wanted.month - 1) // 3], 1)

    def _appointed(self, slot, dice, recruited, last, since):
        if slot.role not in LEADING:
            return None
        if since:
            wanted = add_months(next_month(since - timedelta(days=1)), dice.randint(0, 3))
            if wanted < last - timedelta(days=20):
                return wanted
        earliest = add_months(recruited, 12 * 5)
        first = max(earliest, date(2012, 1, 1))
        final = min(last, date(2026, 9, 1)) - timedelta(days=90)
        if slot.role.startswith("commune"):
            # Elected for a term, most of them: 2016–2021 and 2021–2026.
            terms = [
                day for day in (date(2016, 7, 1), date(2021, 7, 1), date(2021, 7, 1)) if day < last
            ]
            return max(earliest, dice.choice(terms))
        if last < AS_OF:
            final = min(final, date(2020, 6, 1))
        return dice.first_of_month(min(first, final), final)

    def _pay(self, slot, dice, recruited, level, troubles, until):
        rank = self.reference.ladders[slot.family].ranks[level] if slot.family != "none" else ""
        if not rank:
            return []
        months = 0 if slot.role == "helper" else PROBATION[level]
        start = add_months(recruited, months)
        rises = career.promotions(self.reference, slot, dice, start, level, roles.rank_shares(slot))
        changes = career.walk(
            self.reference,
            dice,
            career.Pay(rank, start, 1, start),
            slot.category,
            rises,
            troubles,
            min(until, career.LAST_RAISE) if until < AS_OF else career.LAST_RAISE,
        )
        return career.renewed_titles(changes)

    # -- events ---------------------------------------------------------------

    def _events(self, life, dice):
        found = [self._first(life)]
        found += self._pay_events(life, dice)
        found += self._moves(life, dice)
        for leave in life.troubles.leaves:
            found.append(Event("long_leave", leave.since, signed=leave.since - timedelta(days=12)))
            if leave.until:
                day = leave.until
                found.append(Event("leave_return", day, signed=day - timedelta(days=6)))
        if not life.troubles.leaves and len(life.placement.stays) == 1:
            found += self._secondment(life, dice) or self._revoked(life, dice)
        found += self._correction(life, found[0], dice)
        if life.left_on:
            found = [event for event in found if event.effective < life.left_on]
            ahead = {"retirement": 100, "death": -9}.get(life.left_by, 14)
            signed = life.left_on - timedelta(days=ahead)
            found.append(Event(life.left_by, life.left_on, signed=signed))
        for event in found:
            event.unit = life.placement.on(event.effective).unit
            event.signed = workday(min(event.signed or event.effective, AS_OF))
            event.by = _authority(life, event)
        return number_days(found)

    def _first(self, life):
        """The opening of an old hand, or the recruitment of somebody new."""
        entry = max(life.recruited_on, GO_LIVE)
        stay = life.placement.on(entry)
        pay = career.pay_on(life.pay, entry)
        facts = {
            "department_id": stay.unit,
            "position_title": stay.title,
            "staffing_category": life.slot.category,
            "service_status": "serving",
        }
        district = ".".join(stay.unit.split(".")[:2])
        if district in REGIONAL or self.tree[stay.unit].parent in REGIONAL:
            facts["regional_allowance"] = 0.3
        if life.recruited_on > GO_LIVE or pay is None:
            facts.update(self._beginner(life, pay))
        else:
            facts.update(self._pay_facts(pay))
            facts["rank_since"] = pay.since
        if life.recruited_on > GO_LIVE:
            return Event("recruitment", entry, facts, signed=entry - timedelta(days=11))
        if stay.post:
            facts["leadership_post_id"] = stay.post
            if self.reference.allowances[stay.post]:
                facts["leadership_allowance"] = self.reference.allowances[stay.post]
        return Event("opening", GO_LIVE, facts, signed=date(2020, 12, 31))

    def _beginner(self, life, pay):
        if not life.pay:
            return {}
        first = life.pay[0].pay
        facts = self._pay_facts(first)
        facts["rank_since"] = first.since
        if pay is None:
            # NĐ 138/2020, điều 22: a probationer draws 85 %; time towards a raise has not begun.
            del facts["step_anchor"], facts["rank_since"]
            facts.update(service_status="probation", salary_percent=85)
        return facts

    def _pay_facts(self, pay):
        facts = {
            "rank_id": pay.rank,
            "step": pay.step,
            "coefficient": pay.coefficient(self.reference),
            "step_anchor": pay.anchor,
        }
        if pay.percent:
            facts["above_scale_percent"] = pay.percent
        return facts

    def _pay_events(self, life, dice):
        if life.pay and life.pay[0].day > GO_LIVE and life.pay[0].day > life.recruited_on:
            first = life.pay[0]
            if first.day <= AS_OF:
                facts = self._pay_facts(first.pay) | {"rank_since": first.day}
                yield Event("probation_end", first.day, facts, signed=first.day - timedelta(days=5))
        for change in career.register_changes(life.pay):
            facts = self._pay_facts(change.pay)
            if change.kind == "rank_change":
                facts["rank_since"] = change.pay.since
                yield Event("rank_change", change.day, facts, signed=change.day - timedelta(days=4))
                continue
            signed = career.signing_of_raise(dice, change.day)
            if signed is None:
                # Nobody has decided it: whatever would follow from it has not happened either.
                return
            del facts["rank_id"]
            yield Event("step_raise", change.day, facts, signed=signed)

    def _moves(self, life, dice):
        for before, stay in life.placement.changes():
            facts = {"position_title": stay.title}
            if stay.unit != before.unit:
                facts["department_id"] = stay.unit
            if stay.post and stay.post != before.post:
                facts["leadership_post_id"] = stay.post
                if self.reference.allowances[stay.post]:
                    facts["leadership_allowance"] = self.reference.allowances[stay.post]
            kind = stay.reason if stay.post != before.post else "transfer"
            if stay.since == date(2025, 3, 1):
                signed = date(2025, 3, 3)  # the merged bodies began on a Saturday
            elif kind == "transfer" and dice.chance(0.12):
                signed = stay.since + timedelta(days=dice.randint(60, 140))
            else:
                signed = stay.since - timedelta(days=dice.randint(3, 9))
            if kind == "transfer" and "department_id" not in facts:
                continue
            yield Event(kind, stay.since, facts, signed=signed)

    def _secondment(self, life, dice):
        if life.slot.role != "staff" or not dice.chance(0.05):
            return []
        unit = self.tree[life.placement.stays[-1].unit]
        hosts = self.tree.siblings(unit, GO_LIVE, AS_OF)
        since = dice.first_of_month(date(2022, 1, 1), date(2026, 9, 1))
        until = add_months(since, dice.choice((12, 18, 24)))
        if not hosts or life.recruited_on > since or not life.serves(until):
            return []
        facts = {"host_unit_id": dice.choice(hosts).code}
        found = [Event("secondment", since, facts, signed=since - timedelta(days=10))]
        if until <= AS_OF:
            found.append(Event("secondment_return", until, signed=until - timedelta(days=7)))
        return found

    def _revoked(self, life, dice):
        """A transfer that was decided and taken back before it mattered."""
        if life.slot.role != "staff" or not dice.chance(0.03):
            return []
        unit = self.tree[life.placement.stays[0].unit]
        others = self.tree.siblings(unit, GO_LIVE, AS_OF)
        day = dice.first_of_month(date(2023, 1, 1), date(2026, 7, 1))
        if not others or not life.serves(day):
            return []
        facts = {"department_id": dice.choice(others).code, "position_title": life.slot.title}
        taken_back = workday(day + timedelta(days=dice.randint(15, 60)))
        signed = day - timedelta(days=8)
        return [Event("transfer", day, facts, signed=signed, revoked_on=taken_back)]

    def _correction(self, life, first, dice):
        """The date of the rank was copied wrongly when the register was opened."""
        if first.kind != "opening" or "rank_since" not in first.facts or not dice.chance(0.008):
            return []
        right = first.facts["rank_since"]
        first.facts["rank_since"] = add_months(right, 2)
        signed = date(2021, dice.randint(3, 9), dice.randint(2, 27))
        return [Event("correction", GO_LIVE, {"rank_since": right}, signed=signed)]


def _troubles(slot, dice, recruited, last):
    """Discipline, bad years and unpaid leave: rare."""
    first = max(add_months(recruited, 24), date(2014, 1, 1))
    measures, bad_years, leaves = (), (), ()
    if first < last - timedelta(days=500) and slot.role != "unpaid":
        if dice.chance(0.014):
            decided = dice.day(first, last - timedelta(days=200))
            form = "reprimand" if dice.chance(0.7) else "warning"
            reason = dice.choice(
                (
                    "Vi phạm quy định về thời gian làm việc",
                    "Thiếu trách nhiệm trong quản lý tài sản công",
                    "Vi phạm chính sách dân số",
                    "Chậm trễ trong giải quyết thủ tục hành chính",
                )
            )
            measures = (career.Measure(decided, form, reason),)
        elif dice.chance(0.006) and first.year <= last.year - 2:
            bad_years = (dice.randint(first.year, last.year - 2),)
        elif slot.role in ("staff", "commune_staff") and dice.chance(0.02):
            since = dice.first_of_month(max(first, date(2021, 3, 1)), last - timedelta(days=60))
            months = dice.choice((6, 12, 12, 18, 24))
            until = add_months(since, months)
            if last >= AS_OF or until < last:
                leaves = (career.Leave(since, until if until <= AS_OF else None, months),)
    return career.Troubles(measures, bad_years, leaves)


def _party(slot, dice, identity, recruited, last):
    """The day of admission to the Party, or None."""
    if not dice.chance(roles.party_share(slot)):
        return None
    first = max(recruited, add_months(identity.birth, 12 * 22))
    day = dice.day(first, add_months(first, 12 * 7))
    return day if day < last else None


def _authority(life, event):
    """Who signs: leaders and moves between bodies are not for the body itself."""
    if life.slot.role in ("director", "vice_director") and event.kind not in (
        "opening",
        "step_raise",
    ):
        return "province"
    if event.kind == "rank_change":
        return "home_affairs"
    return ""
