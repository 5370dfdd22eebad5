import random
from collections import Counter
from datetime import date, datetime, timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import CchcHrCase

START, END = date(2025, 1, 1), date(2025, 12, 31)
LEFT = {"retired", "resigned", "dismissed", "reduced", "died", "moved_out"}


class MovementCase(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.places = [cls.home, cls.home_division, cls.finance, cls.finance_division, cls.commune]
        cls.reader = cls._create_user("movements_home", "home_affairs", cls.province)
        cls.movement = cls.env["cchc.movement"].with_user(cls.reader)

    def _serving(self, people, on):
        """``{(unit, category): people}`` on a day, from the decision lines that stand."""
        lines = self.env["cchc.decision.line"].search([("employee_id", "in", people.ids)])
        placed = Counter()
        for person in people:
            facts = {}
            standing = lines.filtered(
                lambda line, person=person: (
                    line.employee_id == person
                    and line.issued_at
                    and not line.revoked_at
                    and line.date_effective <= on
                )
            )
            for line in standing.sorted(lambda x: (x.date_effective, x.day_order, x.id)):
                facts.update(line.changes)
            if facts.get("staffing_category") and facts.get("service_status") not in LEFT:
                placed[facts["department_id"], facts["staffing_category"]] += 1
        return placed

    def _assert_ties(self, people, start, end, known_on=None, recount=True):
        """Every row ties, its ends are right, and its movements are those that are named."""
        rows = self.movement._balance(self.province, start, end, known_on)
        self.assertEqual([row for row in rows if row["difference"]], [])
        named = Counter(
            (move["unit_id"], move["category"], move["direction"])
            for move in self.movement._movements(self.province, start, end, known_on)
        )
        cells = {(row["unit_id"], row["category"]): row for row in rows}
        for (unit, category), row in cells.items():
            self.assertEqual(row["moved_in"], named.pop((unit, category, "in"), 0))
            self.assertEqual(row["moved_out"], named.pop((unit, category, "out"), 0))
        self.assertFalse(named)
        if recount:
            for day, name in ((start - timedelta(days=1), "opening"), (end, "closing")):
                counted = {cell: row[name] for cell, row in cells.items() if row[name]}
                self.assertEqual(counted, dict(self._serving(people, day)), name)
        return cells

    def _named(self, start=START, end=END, units=None, known_on=None):
        """Movements in words that a reader would use."""
        Unit = self.env["hr.department"]
        return [
            (
                move["name"],
                move["direction"],
                move["kind"],
                Unit.browse(move["unit_id"]),
                move["date"],
            )
            for move in self.movement._movements(units or self.province, start, end, known_on)
        ]


@tagged("post_install", "-at_install")
class TestMovements(MovementCase):
    def test_random_careers_always_tie(self):
        """Forty careers of random decisions, issued in any order, some of them revoked."""
        chance = random.Random(2025)
        people = self.env["hr.employee"]
        for number in range(40):
            people += self._create_person(f"Lê Thị {number}")
        days = [START + timedelta(days=chance.randrange(-200, 500)) for _place in range(400)]
        issued = []
        for person in people:
            opened = chance.choice([date(2020, 1, 1), *days[:20]])
            self._open(
                person,
                opened,
                department_id=chance.choice(self.places),
                staffing_category=chance.choice(["civil_servant", "public_employee"]),
            )
            later = [day for day in days if day > opened]
            orders = iter(range(1, 9))
            for _step in range(chance.randrange(5)):
                kind = chance.choice(
                    ["transfer", "transfer", "correction", "long_leave", "retirement"]
                )
                facts = {}
                if kind == "transfer":
                    facts["department_id"] = chance.choice(self.places)
                if kind == "correction":
                    facts["staffing_category"] = chance.choice(["cadre", "civil_servant"])
                day = chance.choice(later)
                try:
                    with self.env.cr.savepoint():
                        issued.append(self._issue(kind, person, day, order=next(orders), **facts))
                except UserError:
                    continue  # impossible after what stands
        self.assertGreater(len(issued), 40)
        spans = [(START, END), (date(2025, 4, 1), date(2025, 6, 30)), (days[0], days[0])]
        for first, last in spans:
            self._assert_ties(people, first, last)
        for decision in chance.sample(issued, 12):
            try:
                with self.env.cr.savepoint():
                    self._revoke(decision)
            except UserError:
                continue
        cells = {}
        for first, last in spans:
            cells = cells or self._assert_ties(people, first, last)
        self.assertGreater(sum(row["moved_in"] for row in cells.values()), 10)

    def test_periods_that_follow_each_other_join(self):
        person = self._create_person("Phạm Văn Nối")
        self._open(person)
        self._issue("transfer", person, date(2025, 4, 1), department_id=self.finance)
        first = self._assert_ties(person, START, date(2025, 3, 31))
        second = self._assert_ties(person, date(2025, 4, 1), END)
        here = (self.home_division.id, "civil_servant")
        self.assertEqual(first[here]["closing"], second[here]["opening"])
        self.assertEqual((first[here]["moved_out"], second[here]["moved_out"]), (0, 1))

    def test_two_transfers_of_one_day_are_one_movement(self):
        person = self._create_person("Trần Thị Vòng")
        self._open(person)
        day = date(2025, 5, 5)
        self._issue("transfer", person, day, department_id=self.finance)
        last = self._issue("transfer", person, day, order=2, department_id=self.commune)
        self.assertEqual(
            self._named(),
            [
                ("Trần Thị Vòng", "out", "transferred_out", self.home_division, day),
                ("Trần Thị Vòng", "in", "transferred_in", self.commune, day),
            ],
        )
        moves = self.movement._movements(self.province, START, END)
        self.assertEqual({move["decision_id"] for move in moves}, {last.id})
        self.assertEqual(moves[0]["other_unit_id"], self.commune.id)
        self.assertEqual(moves[1]["other_unit_id"], self.home_division.id)
        # There and back again within a day: nobody has moved.
        self._issue("transfer", person, day, order=3, department_id=self.home_division)
        self.assertEqual(self._named(), [])
        self._assert_ties(person, START, END)

    def test_what_happened_is_named(self):
        names = ["Mới", "Nghỉ", "Thôi", "Đổi", "Mất", "Về", "Sửa"]
        people = {name: self._create_person(name) for name in names}
        for name in names[1:]:
            self._open(people[name])
        self._issue(
            "recruitment",
            people["Mới"],
            date(2025, 2, 1),
            staffing_category="civil_servant",
            department_id=self.home_division,
            service_status="probation",
        )
        self._issue("retirement", people["Nghỉ"], date(2025, 2, 2))
        self._issue("resignation", people["Thôi"], date(2025, 2, 3))
        self._issue("death", people["Mất"], date(2025, 2, 5))
        self._issue("resignation", people["Về"], date(2024, 2, 6))
        self._issue(
            "rejoining",
            people["Về"],
            date(2025, 2, 6),
            staffing_category="civil_servant",
            department_id=self.finance,
            rank_id=self.specialist,
            step=1,
            service_status="serving",
        )
        self._issue(
            "correction", people["Sửa"], date(2025, 2, 7), staffing_category="public_employee"
        )
        told = {(name, direction, kind) for name, direction, kind, _unit, _day in self._named()}
        self.assertEqual(
            told,
            {
                ("Mới", "in", "recruited"),
                ("Nghỉ", "out", "retired"),
                ("Thôi", "out", "resigned"),
                ("Mất", "out", "died"),
                ("Về", "in", "rejoined"),
                ("Sửa", "out", "corrected"),
                ("Sửa", "in", "corrected"),
            },
        )
        opened = self._named(date(2020, 1, 1), date(2020, 1, 1))
        self.assertEqual({kind for _name, _way, kind, *_rest in opened}, {"opened"})
        everybody = self.env["hr.employee"].union(*people.values())
        self._assert_ties(everybody, START, END)

    def test_leave_and_secondment_are_no_movements(self):
        people = self._create_person("Nghỉ dài") | self._create_person("Biệt phái")
        self._open(people)
        self._issue("long_leave", people[0], date(2025, 3, 1))
        self._issue("secondment", people[1], date(2025, 3, 1), host_unit_id=self.finance)
        self.assertEqual(self._named(), [])

    def test_a_late_decision_and_its_revocation(self):
        person = self._create_person("Võ Văn Muộn")
        self._open(person)
        self._issue("transfer", person, date(2025, 6, 1), department_id=self.finance)
        late = self._issue("transfer", person, date(2025, 3, 1), department_id=self.commune)
        self.assertEqual(
            [(way, unit) for _name, way, _kind, unit, _day in self._named()],
            [
                ("out", self.home_division),
                ("in", self.commune),
                ("out", self.commune),
                ("in", self.finance),
            ],
        )
        self._assert_ties(person, START, END)
        self._revoke(late)
        self.assertEqual(len(self._named()), 2)
        self._assert_ties(person, START, END)

    def test_a_dissolved_unit_is_emptied(self):
        people = self._create_person("Giải") | self._create_person("Thể")
        self._open(people, department_id=self.finance_division)
        self._issue("transfer", people, date(2025, 7, 1), department_id=self.finance)
        current = self.finance_division.unit_version_ids
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.finance_division.id,
                "date_from": date(2025, 7, 1),
                "name": current.name,
                "parent_id": current.parent_id.id,
                "kind_id": current.kind_id.id,
                "dissolved": True,
            }
        )
        cells = self._assert_ties(people, START, END)
        row = cells[self.finance_division.id, "civil_servant"]
        self.assertEqual((row["opening"], row["moved_out"], row["closing"]), (2, 2, 0))

    def test_units_above_hold_those_below(self):
        person = self._create_person("Cấp Dưới")
        self._open(person)
        rows = self.movement._balance(self.home, START, END)
        self.assertEqual([row["unit_id"] for row in rows], self.home_division.ids)
        self.assertEqual(self.movement._balance(self.finance, START, END), [])

    def test_rows_stand_in_the_order_of_the_tree(self):
        places = [self.province, self.home, self.home_division, self.district, self.commune]
        for unit in reversed(places):
            self._open(self._create_person(f"Ở {unit.name}"), department_id=unit)
        below = self._create_unit("T.NV.AA", "Phòng A", "division", "province", self.home)
        self._open(self._create_person("Ở phòng A"), department_id=below)
        rows = self.movement._balance(self.province, START, END)
        self.assertEqual(
            [row["unit_id"] for row in rows],
            [
                self.province.id,
                *(self.district | self.commune).ids,
                *(self.home | below | self.home_division).ids,
            ],
        )

    def test_strangers_are_refused(self):
        officer = self._create_user("movements_tc", "hr_officer", self.finance)
        movement = self.env["cchc.movement"].with_user(officer)
        self.assertEqual(movement._balance(self.finance, START, END), [])
        for method in (movement._balance, movement._movements):
            with self.assertRaises(AccessError):
                method(self.home, START, END)
        person = self._create_person("Người Lạ")
        self._open(person)
        self.assertFalse(movement.search([("employee_id", "=", person.id)]))
        period = {"unit_ids": self.home.ids, "date_from": str(START), "date_to": str(END)}
        balance = self.env["cchc.movement.balance"].with_user(officer)
        with self.assertRaises(AccessError):
            balance.with_context(cchc_period=period).search([])
        cell = {"movement": {**period, "unit_id": self.home_division.id, "what": "opening"}}
        listed = self.env["cchc.report.person"].with_user(officer)
        with self.assertRaises(AccessError):
            listed.with_context(cchc_cell=cell).search([])

    def test_one_statement_each_and_one_that_asks_whether_a_unit_moved(self):
        person = self._create_person("Một Lệnh")
        self._open(person)
        movement = self.env["cchc.movement"]
        for method in (movement._balance, movement._movements):
            method(self.province, START, END)
            with self.assertQueryCount(2):
                method(self.province, START, END)


@tagged("post_install", "-at_install")
class TestMovementsAsKnown(MovementCase):
    def _recorded(self, moment):
        """Move what this transaction recorded back in time, as days that pass would."""
        self.env.flush_all()
        for table, columns in (
            ("hr_version", ["recorded_at"]),
            ("hr_version_log", ["superseded_at"]),
            ("cchc_decision_line", ["issued_at", "revoked_at"]),
        ):
            self.env.cr.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            for column in columns:
                self.env.cr.execute(
                    f"UPDATE {table} SET {column} = %s"
                    f" WHERE {column} >= now() AT TIME ZONE 'UTC' - interval '1 hour'",
                    [moment],
                )
            self.env.cr.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        self.env.invalidate_all()

    def test_what_was_known_ties_too(self):
        person = self._create_person("Biết Sau")
        self._open(person)
        self._recorded(datetime(2024, 12, 1))
        transfer = self._issue("transfer", person, date(2025, 3, 1), department_id=self.finance)
        self._recorded(datetime(2025, 7, 15))
        self._revoke(transfer)
        self._recorded(datetime(2025, 9, 1))
        for known_on, moves in (
            (date(2025, 6, 30), 0),
            (date(2025, 8, 1), 2),
            (date(2025, 10, 1), 0),
            (None, 0),
        ):
            self._assert_ties(person, START, END, known_on, recount=False)
            named = self._named(known_on=known_on)
            self.assertEqual(len(named), moves, known_on)
        known = self.movement._movements(self.province, START, END, date(2025, 8, 1))
        self.assertEqual({move["decision_id"] for move in known}, {transfer.id})
