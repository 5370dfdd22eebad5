from datetime import timedelta
from functools import partial

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.balance import Event, recount
from ..rules.ledger import Tree, decides_itself, lacking
from .common import CchcPositionsCase

# What may happen: kind, person or unit, other unit, amount, day.
HAPPENINGS = (
    *("transfer", "secondment", "secondment_return", "long_leave", "leave_return"),
    *("death", "resignation", "correction", "revoke"),
    *("assigned", "adjusted", "cut", "move", "reserved", "reverse", "rule"),
)
SPAN = 90


class TestEstablishmentBalance(CchcPositionsCase):
    """Whatever happens, and in whatever order: the balance is what a recount finds."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.env["cchc.position.control.mode"].search([]).mode = "off"
        cls.income = cls.env.ref("cchc_positions.quota_category_public_income")
        cls.school = cls._create_unit(
            "T.TH", "Trường THPT", "public_service_unit", "province", cls.home
        )
        cls.units = [
            *(cls.province, cls.home, cls.home_division, cls.finance, cls.finance_division),
            cls.school,
        ]
        cls.people = [cls._create_person(f"Người {number}") for number in range(3)]
        cls._open(cls.people[0])
        cls._open(cls.people[1], department_id=cls.finance)
        cls._open(
            cls.people[2],
            department_id=cls.school,
            staffing_category="public_employee",
            funding_source="own_income",
        )
        # The school decides its own numbers for a month.
        for offset, group in ((10, "1"), (40, "3")):
            cls._change_unit(cls.school, offset, parent_id=cls.home.id, autonomy_group=group)
        # A reorganisation in between.
        cls._change_unit(cls.finance_division, 30, parent_id=cls.home.id)

    @classmethod
    def _change_unit(cls, unit, offset, **vals):
        cls.env["cchc.unit.version"].create(
            {
                "unit_id": unit.id,
                "date_from": cls._day(offset),
                "name": unit.name,
                "kind_id": unit.kind_id.id,
                **vals,
            }
        )

    @classmethod
    def _day(cls, offset):
        return cls.today + timedelta(days=offset)

    def _tree(self, day):
        versions = self.env["cchc.unit.version"]
        rows = versions.search(versions._domain_at(day))
        own = self.env["cchc.quota.category"].search([("decided_by_unit", "=", True)])
        return Tree(
            self.env["hr.department"]._tree_at(day),
            rows.filtered(lambda row: decides_itself(row.autonomy_group, day)).unit_id.ids,
            own.ids,
        )

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        # Examples are slow here: the first failing one is told as it is.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(
        happenings=st.lists(
            st.tuples(
                st.sampled_from(HAPPENINGS),
                st.integers(0, 5),
                st.integers(0, 5),
                st.integers(1, 4),
                st.integers(-20, SPAN),
            ),
            min_size=6,
            max_size=14,
        )
    )
    def test_the_balance_is_a_recount(self, happenings):
        with self.cr.savepoint() as savepoint:
            story = _Story(self)
            for happening in happenings:
                story.happen(*happening)
            for offset in (-30, 0, 9, 10, 29, 30, 39, 40, 60, SPAN, 400):
                self._compare(story, self._day(offset))
            savepoint.rollback()
        self.env.invalidate_all()
        self.env.registry.clear_cache("stable")

    def _compare(self, story, day):
        tree = self._tree(day)
        members = {
            (row.staffing_category, row.funding_source): row.category_id.id
            for row in self.env["cchc.quota.category.member"].search([])
        }
        rules = self.env["cchc.occupancy.rule"]._rows()
        expected = recount(story.entries, story.events, members, tree, day, rules)
        found = self.env["cchc.establishment"]._balance(day)
        for balances in (expected, found):
            for balance in balances.values() if day < self.today else ():
                # Of a past day only what was known by then is pending.
                balance.pending_in = balance.pending_out = 0
        plain = [
            {key: row.figures() for key, row in rows.items() if any(row.figures().values())}
            for rows in (found, expected)
        ]
        self.assertEqual(*plain)
        if day < self._day(30):
            # No entry may give more than there is; only a reorganisation can leave a gap.
            self.assertFalse(lacking(story.entries, tree, day))

    # -- by example -----------------------------------------------------------

    def _row(self, unit, day, category=None):
        return self.env["cchc.establishment"]._balance(day)[unit.id, (category or self.civil).id]

    def test_a_vacancy_to_come_is_pending(self):
        self._enter(self.home, 2)
        self._issue("resignation", self.people[0], self._day(20))
        now, then = self._row(self.home, self.today), self._row(self.home, self._day(20))
        self.assertEqual((now.occupied, now.vacant, now.pending_out), (1, 1, 1))
        self.assertEqual((then.occupied, then.vacant, then.pending_out), (0, 2, 0))

    def test_a_move_inside_a_unit_is_not_pending_there(self):
        self._enter(self.province, 5)
        self._issue("transfer", self.people[0], self._day(5), department_id=self.finance_division)
        self.assertEqual(self._row(self.province, self.today).pending_in, 0)
        self.assertEqual(self._row(self.finance, self.today).pending_in, 1)
        self.assertEqual(self._row(self.home, self.today).pending_out, 1)

    def test_over_is_told_apart_from_vacant(self):
        self._enter(self.home, 1)
        self._issue("transfer", self.people[1], self._day(1), department_id=self.home)
        row = self._row(self.home, self._day(1))
        self.assertEqual((row.assigned, row.occupied, row.vacant, row.over), (1, 2, 0, 1))

    def test_a_unit_without_entry_draws_on_the_one_above(self):
        self._enter(self.province, 5)
        self.assertFalse(self._row(self.home, self.today).is_assigned)
        self.assertEqual(self._row(self.home, self.today).vacant, 0)
        self.assertEqual(self._row(self.province, self.today).held, 2)

    def test_as_known_before_the_entry(self):
        self._enter(self.home, 2)
        yesterday = self.today - timedelta(days=1)
        known = self.env["cchc.establishment"]._balance(self.today, known_at=yesterday)
        self.assertNotIn((self.home.id, self.civil.id), known)

    def test_the_statements_do_not_grow(self):
        ask = partial(self.env["cchc.establishment"]._balance, self.today)
        ask()
        with self.assertQueryCount(4):
            ask()
        self._enter(self.home, 7)
        self._enter(self.home, -1, day=self._day(50), kind="cut")
        self._issue("long_leave", self.people[1], self._day(3))
        self.env.flush_all()
        with self.assertQueryCount(4):
            ask()


class _Story:
    """Does what a list of happenings says, and remembers what took place as plain data."""

    def __init__(self, case):
        self.case = case
        self.entries, self.events, self.decisions, self.records = [], [], [], []
        for number, person in enumerate(case.people):
            version = person.current_version_id
            self.events.append(
                Event(
                    number,
                    version.date_version,
                    0,
                    {
                        "department_id": version.department_id.id,
                        "staffing_category": version.staffing_category,
                        "funding_source": version.funding_source,
                        "service_status": "serving",
                    },
                )
            )

    def happen(self, kind, one, other, amount, offset):
        """Refused happenings leave no trace."""
        case = self.case
        day, unit, second = case._day(offset), case.units[one], case.units[other]
        try:
            with case.cr.savepoint():
                if kind == "revoke":
                    self._revoke(one)
                elif kind == "reverse":
                    self._reverse(one)
                elif kind == "rule":
                    self._rule(one, amount, day)
                elif kind in ("assigned", "adjusted", "cut", "move", "reserved"):
                    self._enter(kind, unit, second, amount, day)
                else:
                    self._decide(kind, one % 3, second, day)
        except (UserError, ValidationError):
            case.env.invalidate_all()

    def _decide(self, kind, number, unit, day):
        case = self.case
        facts, told = {}, {}
        if kind in ("transfer", "correction"):
            facts, told = {"department_id": unit}, {"department_id": unit.id}
        elif kind == "secondment":
            facts, told = {"host_unit_id": case.commune}, {"service_status": "seconded"}
        else:
            told["service_status"] = {
                "secondment_return": "serving",
                "leave_return": "serving",
                "long_leave": "long_leave",
                "death": "died",
                "resignation": "resigned",
            }[kind]
        order = len(self.events)
        decision = case._issue(kind, case.people[number], day, order=order, **facts)
        self.decisions.append((decision, len(self.events)))
        self.events.append(Event(number, day, order, told))

    def _rule(self, which, amount, day):
        """From a day on another answer holds for a status."""
        status = ("long_leave", "seconded", "serving")[which % 3]
        self.case._change_rule(status, amount % 2 == 0, day)

    def _revoke(self, which):
        if self.decisions:
            decision, place = self.decisions[which % len(self.decisions)]
            self.case._revoke(decision)
            event = self.events[place]
            self.events[place] = Event(event.person, event.day, event.order, event.facts, True)

    def _enter(self, kind, unit, other, amount, day):
        case = self.case
        category = case.income if unit == case.school else case.civil
        document = case.env["cchc.legal.document"].create(
            {"number": f"{len(self.records)}/{next(case.numbers)}", "title": "Giao biên chế"}
        )
        sides = [(unit, -amount if kind == "cut" else amount)]
        if kind == "adjusted":
            sides = [(unit, 2 - amount)]
        if kind == "move":
            kind, sides = "transferred", [(unit, -amount), (other, amount)]
        records = case.env["cchc.establishment.entry"].create(
            [
                {
                    "unit_id": side.id,
                    "category_id": category.id,
                    "kind": kind,
                    "date_effective": day,
                    "amount": people,
                    "document_id": document.id,
                }
                for side, people in sides
            ]
        )
        self._remember(records)

    def _reverse(self, which):
        if self.records:
            records = self.records[which % len(self.records)]
            self._remember(
                records.create(
                    [
                        {
                            "unit_id": row.unit_id.id,
                            "category_id": row.category_id.id,
                            "kind": row.kind,
                            "date_effective": row.date_effective,
                            "amount": -row.amount,
                            "document_id": row.document_id.id,
                            "reverses_id": row.id,
                        }
                        for row in records
                    ]
                )
            )

    def _remember(self, records):
        self.records.append(records)
        self.entries += [
            (row.unit_id.id, row.category_id.id, row.kind, row.date_effective, row.amount)
            for row in records
        ]
