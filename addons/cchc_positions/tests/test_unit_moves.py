from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from odoo.exceptions import AccessError, UserError, ValidationError

from ..rules.balance import recount
from ..rules.ledger import Tree, lacking
from .common import NEW_YEAR, CchcPositionsCase

MOVE = date(2025, 1, 1)
LATER = date(2026, 1, 1)


class TestUnitMoves(CchcPositionsCase):
    """A change of the tree leaves no unit with more distributed than assigned."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for unit, people in (
            *((cls.province, 100), (cls.home, 20), (cls.home_division, 8)),
            *((cls.finance, 10), (cls.finance_division, 6)),
        ):
            cls._enter(unit, people)
        cls.order = cls.env["cchc.legal.document"].create(
            {"number": "77/QĐ-UBND", "title": "Điều chuyển phòng", "date_issued": MOVE}
        )
        cls.manager = cls._create_user("manager", "home_affairs", cls.province)

    def _row(self, unit, day=MOVE, parent=None, env=None, **vals):
        return (env or self.env)["cchc.unit.version"].create(
            {
                "unit_id": unit.id,
                "date_from": day,
                "name": unit.name,
                "parent_id": (parent or unit.parent_id).id,
                "kind_id": unit.kind_id.id,
                **vals,
            }
        )

    def _change(self, unit, env=None, **vals):
        """Record a change on the screen of Home Affairs."""
        env = env or self.env(user=self.manager)
        change = env["cchc.unit.change"].create(
            {"unit_id": unit.id, "date_from": MOVE, "document_id": self.order.id, **vals}
        )
        change.action_record()
        return change

    def _balance(self, unit, day=MOVE):
        return self.env["cchc.establishment"]._balance(day)[unit.id, self.civil.id]

    def _free(self, day):
        return {
            key: row.free
            for key, row in self.env["cchc.establishment"]._balance(day).items()
            if row.is_assigned
        }

    def _check_recount(self, *days):
        """The balance is a recount of the entries, and nobody lacks anything."""
        entries = [
            (row.unit_id.id, row.category_id.id, row.kind, row.date_effective, row.amount)
            for row in self.env["cchc.establishment.entry"].search([])
        ]
        for day in days:
            tree = Tree(self.env["hr.department"]._tree_at(day))
            rules = self.env["cchc.occupancy.rule"]._rows()
            expected = recount(entries, [], {}, tree, day, rules)
            found = self.env["cchc.establishment"]._balance(day)
            self.assertEqual(
                {key: (row.assigned, row.distributed) for key, row in expected.items()},
                {key: (found[key].assigned, found[key].distributed) for key in expected},
            )
            self.assertFalse(lacking(entries, tree, day))

    # -- refused ------------------------------------------------------------------

    def test_a_move_that_leaves_too_little_is_refused(self):
        told = (
            "Phòng Công chức.*Sở Tài chính.*Civil servants.*01/01/2025 10 are assigned, "
            "but 14 would be distributed.*4 too many.*Move its establishment along.*4 more"
        )
        with self.assertRaisesRegex(ValidationError, told), self.cr.savepoint():
            self._row(self.home_division, parent=self.finance)
        with self.assertRaisesRegex(ValidationError, told), self.cr.savepoint():
            self._change(self.home_division, parent_id=self.finance.id, move_establishment=False)
        self.assertFalse(self.home_division.unit_version_ids.filtered("document_id"))

    def test_a_move_into_enough_is_not_refused(self):
        self._enter(self.finance, 4, day=MOVE, kind="adjusted")
        self._row(self.home_division, parent=self.finance)
        self.assertEqual(self._balance(self.finance).free, 0)
        self.assertEqual(self._balance(self.home).free, 20)

    def test_a_later_cut_counts(self):
        """There is enough on the day of the move, but not from a cut on that is known already."""
        self._enter(self.finance, 6, day=MOVE, kind="adjusted")
        self._enter(self.finance, -3, day=LATER, kind="cut")
        with self.assertRaisesRegex(ValidationError, "01/01/2026 13 are assigned.*1 too many"):
            self._row(self.home_division, parent=self.finance)

    def test_an_old_gap_is_left_as_it_is(self):
        """Only what a change makes worse is refused."""
        self.env.cr.execute(
            "INSERT INTO cchc_establishment_entry (unit_id, category_id, kind, date_effective,"
            " amount, document_id, recorded_at) VALUES (%s, %s, 'cut', %s, -7, %s, now())",
            [self.finance.id, self.civil.id, NEW_YEAR, self.document.id],
        )
        self.assertEqual(self._balance(self.finance).free, -3)
        self._row(self.home_division, name="Phòng Công chức, viên chức")
        self._row(self.finance_division, parent=self.home)
        self.assertEqual(self._balance(self.finance).free, 3)

    def test_a_unit_without_establishment_moves_freely(self):
        plain = self._create_unit("SNV.P9", "Phòng Mới", "division", "province", self.home)
        self._change(plain, parent_id=self.finance.id)
        self.assertEqual(self._free(MOVE)[self.finance.id, self.civil.id], 4)

    # -- along ---------------------------------------------------------------------

    def test_a_move_takes_the_establishment_along(self):
        before = self._free(MOVE)
        change = self._change(self.home_division, parent_id=self.finance.id)
        self.assertTrue(change.move_establishment)
        self.assertEqual(self._free(MOVE), before)
        assigned = [
            self._balance(unit).assigned
            for unit in (self.province, self.home, self.finance, self.home_division)
        ]
        self.assertEqual(assigned, [100, 12, 18, 8])
        entries = self.env["cchc.establishment.entry"].search([("document_id", "=", self.order.id)])
        self.assertEqual(entries.mapped("kind"), ["transferred", "transferred"])
        self.assertEqual(set(entries.mapped("date_effective")), {MOVE})
        self.assertEqual(entries.unit_version_id.parent_id, self.finance)
        # The day before nothing has changed.
        self.assertEqual(self._balance(self.home, date(2024, 12, 31)).assigned, 20)
        self._check_recount(NEW_YEAR, MOVE, LATER)

    def test_what_would_be_entered_is_shown_before(self):
        change = self.env["cchc.unit.change"].new(
            {"unit_id": self.home_division.id, "date_from": MOVE, "parent_id": self.home.id}
        )
        self.assertFalse(change.establishment_moves)
        change.parent_id = self.finance
        self.assertEqual(
            change.establishment_moves.splitlines(),
            [
                "Sở Nội vụ, Civil servants (province, district): -8 from 01/01/2025",
                "Sở Tài chính, Civil servants (province, district): +8 from 01/01/2025",
            ],
        )

    def test_a_cut_to_come_goes_along(self):
        self._enter(self.home, -2, day=LATER, kind="cut")
        self._enter(self.home_division, -2, day=LATER, kind="cut")
        before = self._free(LATER)
        self._change(self.home_division, parent_id=self.finance.id)
        self.assertEqual(self._balance(self.finance, LATER).assigned, 16)
        self.assertEqual(self._balance(self.home, LATER).assigned, 12)
        self.assertEqual(self._free(LATER), before)
        self._check_recount(MOVE, LATER)

    def test_two_units_of_one_size_move_by_one_decision(self):
        second = self._create_unit("SNV.P8", "Phòng Hai", "division", "province", self.home)
        self._enter(second, 8)
        for unit in (self.home_division, second):
            self._change(unit, parent_id=self.finance.id)
        self.assertEqual(self._balance(self.finance).assigned, 26)
        self._check_recount(MOVE)

    def test_voiding_the_move_takes_it_back(self):
        before = self._free(MOVE)
        self._change(self.home_division, parent_id=self.finance.id)
        row = self.env["cchc.unit.version"].search([("document_id", "=", self.order.id)])
        row.with_user(self.manager).action_void()
        self.assertEqual(self._free(MOVE), before)
        self.assertEqual(self._balance(self.home).assigned, 20)
        self._check_recount(MOVE, LATER)

    def test_a_dissolved_unit_gives_back_what_it_had(self):
        self._enter(self.home_division, 1, kind="reserved")
        self._enter(self.home_division, -2, day=LATER, kind="cut")
        self._change(self.home_division, dissolved=True)
        for day in (MOVE, LATER):
            gone = self._balance(self.home_division, day)
            self.assertEqual((gone.assigned, gone.reserved), (0, 0))
            self.assertEqual(self._balance(self.home, day).free, 20)
            # What is assigned is counted once.
            rows = self.env["cchc.establishment"]._balance(day).values()
            self.assertEqual(sum(row.kept for row in rows), 100)
        self._check_recount(NEW_YEAR, MOVE, LATER)

    def test_a_dissolution_may_leave_the_ledger_alone(self):
        self._change(self.home_division, dissolved=True, move_establishment=False)
        self.assertEqual(self._balance(self.home_division).assigned, 8)
        self.assertEqual(self._balance(self.home).free, 20)

    # -- together --------------------------------------------------------------------

    def test_tree_and_ledger_are_checked_together(self):
        """A reorganisation changes both in whatever order and is checked once, at its end."""
        establishment = self.env["cchc.establishment"]
        with establishment._together() as env:
            self._row(self.home_division, parent=self.finance, env=env)
            for unit, amount in ((self.finance_division, 2), (self.finance, 8)):
                env["cchc.establishment.entry"].create(
                    {
                        "unit_id": unit.id,
                        "category_id": self.civil.id,
                        "kind": "adjusted",
                        "date_effective": MOVE,
                        "amount": amount,
                        "document_id": self.order.id,
                    }
                )
        self.assertEqual(self._balance(self.finance).free, 2)

    def test_what_does_not_fit_at_the_end_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "4 too many"), self.cr.savepoint():
            with self.env["cchc.establishment"]._together() as env:
                self._row(self.home_division, parent=self.finance, env=env)
                with env["cchc.establishment"]._together() as inner:
                    self._row(self.home_division, LATER, parent=self.home, env=inner)
        self.assertEqual(
            self.env["hr.department"]._tree_at(MOVE)[self.home_division.id], self.home.id
        )

    def test_several_moves_take_their_establishment_along_at_once(self):
        """Two divisions change places; one call enters what both of them take along."""
        with self.env["cchc.establishment"]._together() as env:
            for unit in (self.home_division, self.finance_division):
                target = self.finance if unit == self.home_division else self.home
                self._row(unit, parent=target, env=env)
            entries = env["cchc.establishment"]._move_along(self.order, "Sắp xếp")
        self.assertEqual(sum(entries.mapped("amount")), 0)
        self.assertEqual([self._balance(u).assigned for u in (self.home, self.finance)], [18, 12])
        self._check_recount(MOVE)

    def test_an_act_that_is_over_defers_nothing(self):
        with self.env["cchc.establishment"]._together() as env:
            pass
        with self.assertRaises(ValidationError):
            self._row(self.home_division, parent=self.finance, env=env)

    def test_no_context_opens_an_act(self):
        for forged in (True, 1, "x", {"open": True}, object()):
            env = self.env(context={"cchc_establishment_act": forged})
            with self.assertRaises(ValidationError), self.cr.savepoint():
                self._row(self.home_division, parent=self.finance, env=env)

    # -- who ---------------------------------------------------------------------------

    def test_who_may_not_enter_moves_nothing(self):
        officer = self._create_user("officer", "hr_officer", self.home)
        with self.assertRaises(AccessError):
            self._change(self.home_division, env=self.env(user=officer), parent_id=self.finance.id)

    # -- whatever moves ------------------------------------------------------------------

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(
        steps=st.lists(
            st.tuples(
                st.sampled_from(("move", "move", "move", "dissolve", "void", "cut")),
                st.integers(0, 4),
                st.integers(0, 4),
                st.integers(1, 3),
                st.sampled_from((MOVE, date(2025, 7, 1), LATER)),
            ),
            min_size=2,
            max_size=6,
        )
    )
    def test_whatever_moves_nobody_lacks(self, steps):
        units = [
            *(self.home, self.home_division, self.finance),
            *(self.finance_division, self.commune),
        ]
        with self.cr.savepoint() as savepoint:
            for kind, one, other, amount, day in steps:
                try:
                    with self.cr.savepoint():
                        self._happen(kind, units[one], units[other], amount, day)
                except (UserError, ValidationError):
                    self.env.invalidate_all()
            self._check_recount(NEW_YEAR, MOVE, date(2025, 7, 1), LATER)
            savepoint.rollback()
        self.env.invalidate_all()
        self.env.registry.clear_cache("stable")

    def _happen(self, kind, unit, other, amount, day):
        live = unit.unit_version_ids.filtered(lambda row: not row.voided_at)
        if kind in ("move", "dissolve") and day in live.mapped("date_from"):
            return
        if kind == "move":
            self._change(unit, date_from=day, parent_id=other.id)
        elif kind == "dissolve":
            self._change(unit, date_from=day, dissolved=True)
        elif kind == "void":
            live.sorted("date_from")[-1:].action_void()
        else:
            self._enter(unit, -amount, day=day, kind="cut")
