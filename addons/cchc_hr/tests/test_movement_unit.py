from datetime import date

from odoo.tests import tagged

from .test_movements import MovementCase

START, END = date(2025, 1, 1), date(2025, 12, 31)
MOVE = date(2025, 7, 1)
FIGURES = ("opening", "moved_in", "moved_out", "closing")


@tagged("post_install", "-at_install")
class TestMovementsOfUnits(MovementCase):
    """A division goes from one department to another in the middle of the year, with its people.

    The old department loses them, the new one gains them, by the decision on the unit; the
    province, seen from above, sees nobody move.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.decision = cls.env["cchc.legal.document"].create(
            {"number": "77/QĐ-UBND", "title": "Chuyển phòng", "kind": "decision",
             "date_issued": date(2025, 6, 15)}
        )  # fmt: skip
        cls.stays, cls.leaves, cls.comes, cls.retires, cls.changes = (
            cls._create_person(name)
            for name in ("Lê Ở Lại", "Lê Đi Trước", "Lê Đến Sau", "Lê Nghỉ Hưu", "Lê Đổi Ngạch")
        )
        for person in (cls.stays, cls.leaves, cls.retires, cls.changes):
            cls._open(person, department_id=cls.finance_division)
        cls._open(cls.comes, department_id=cls.home)
        # Before the move: within Finance. After it: within Home Affairs by then.
        cls._issue("transfer", cls.leaves, date(2025, 3, 1), department_id=cls.finance)
        cls._issue("transfer", cls.comes, date(2025, 9, 1), department_id=cls.finance_division)
        # On the very day of the move: counted once.
        cls._issue("retirement", cls.retires, MOVE, service_status="retired")
        cls._issue("correction", cls.changes, MOVE, staffing_category="public_employee")
        current = cls.finance_division.unit_version_ids
        cls.change = cls.env["cchc.unit.version"].create(
            {
                "unit_id": cls.finance_division.id,
                "date_from": MOVE,
                "name": current.name,
                "parent_id": cls.home.id,
                "kind_id": current.kind_id.id,
                "level_id": current.level_id.id,
                "document_id": cls.decision.id,
            }
        )

    def _sums(self, unit, start=START, end=END):
        """Figures of a unit with all below it, each row of which ties."""
        rows = self.movement._balance(unit, start, end)
        self.assertEqual([row for row in rows if row["difference"]], [])
        return tuple(sum(row[name] for row in rows) for name in FIGURES)

    def _moved_along(self, unit):
        return {
            (move["name"], move["direction"])
            for move in self.movement._movements(unit, START, END)
            if move["kind"] == "unit_moved"
        }

    def test_both_departments_tie_and_the_province_sees_nobody_move(self):
        # Finance: four in the division; one went up to Finance itself, one retired on the day and
        # two left with the division, one of them under another category.
        opening, moved_in, moved_out, closing = self._sums(self.finance)
        self.assertEqual((opening, closing), (4, 1))
        self.assertEqual(opening + moved_in - moved_out, closing)
        self.assertEqual(self._moved_along(self.finance), {("Lê Ở Lại", "out")})
        opening, moved_in, moved_out, closing = self._sums(self.home)
        self.assertEqual((opening, closing), (1, 3))
        self.assertEqual(opening + moved_in - moved_out, closing)
        self.assertEqual(self._moved_along(self.home), {("Lê Ở Lại", "in")})
        opening, _in, _out, closing = self._sums(self.province)
        self.assertEqual((opening, closing), (5, 4))
        self.assertFalse(self._moved_along(self.province))

    def test_the_form_of_movements_ties_by_the_structure_of_its_day(self):
        """Who was below a unit of the report's day at the beginning, and what came and went."""
        eve = date(2024, 12, 31)
        for unit in (self.finance, self.home, self.finance_division, self.province):
            moved, staff = (self._row_of(code, unit) for code in ("movements", "cl_all"))
            then = self.env["hr.version"].search_count(
                [
                    ("department_id", "in", unit._subtree_at(END).ids),
                    ("in_service", "=", True),
                    ("date_version", "<=", eve),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", eve),
                ]
            )
            self.assertTrue(moved["in_all"] or moved["out_all"], unit.name)
            self.assertEqual(then + moved["in_all"] - moved["out_all"], staff["people"], unit.name)

    def _row_of(self, code, unit):
        report = self.env.ref(f"cchc_hr.report_form_{code}")._compute(unit, END)
        codes = [column.code for column in report.columns]
        return dict(zip(codes, report.lines(0)[0].figures, strict=True))

    def test_what_was_reported_before_is_where_the_next_period_begins(self):
        for unit in (self.finance, self.home, self.province):
            closed = self._sums(unit, START, date(2025, 6, 30))[3]
            self.assertEqual(self._sums(unit, MOVE, END)[0], closed, unit.name)
            self.assertEqual(self._sums(unit)[0], self._sums(unit, START, date(2025, 6, 30))[0])

    def test_a_movement_names_the_unit_and_the_decision(self):
        (move,) = [
            move
            for move in self.movement._movements(self.finance, START, END)
            if move["kind"] == "unit_moved"
        ]
        self.assertEqual((move["unit_id"], move["date"]), (self.finance_division.id, MOVE))
        self.assertEqual(move["other_unit_id"], self.home.id)
        self.assertEqual(move["unit_change_id"], self.change.id)
        self.assertEqual(move["document_id"], self.decision.id)
        name, content = self.movement._workbook(self.finance, START, END)
        self.assertTrue(name.endswith(".xlsx") and content)
        tables = self.movement._printed_tables(self.finance, START, END)
        printed = [line.figures for line in tables[1][0].lines()[1:]]
        (row,) = [row for row in printed if "Chuyển theo đơn vị" in row]
        self.assertIn("77/QĐ-UBND", row[-1])

    def test_every_figure_of_the_screen_opens_its_people(self):
        period = {"date_from": str(START), "date_to": str(END), "known_on": False}
        people = self.env["cchc.report.person"].with_user(self.reader)
        for unit in (self.finance, self.home, self.province):
            asked = {**period, "unit_ids": unit.ids}
            balance = self.env["cchc.movement.balance"].with_user(self.reader)
            # Rows are kept by their number, and stand for another period in every list.
            balance.invalidate_model()
            rows = balance.with_context(cchc_period=asked).search([])
            self.assertTrue(rows)
            for row in rows:
                for what in FIGURES:
                    cell = {
                        **asked,
                        "unit_id": row.unit_id.id,
                        "category": row.staffing_category,
                        "what": what,
                    }
                    listed = people.with_context(cchc_cell={"movement": cell})
                    listed.invalidate_model()
                    told = (unit.name, row.unit_id.name, row.staffing_category, what)
                    self.assertEqual(listed.search_count([]), row[what], told)
        cell = {**asked, "unit_ids": self.home.ids, "what": "moved_in", "unit_id": False}
        people.invalidate_model()
        listed = people.with_context(cchc_cell={"movement": cell}).search([])
        (moved,) = listed.filtered(lambda row: row.movement_kind == "unit_moved")
        self.assertEqual((moved.name, moved.document_id), ("Lê Ở Lại", self.decision))
        self.assertIn("Phòng Ngân sách", moved.unit_change_id.display_name)

    def test_a_unit_that_came_back_within_the_period(self):
        back = self.finance_division.unit_version_ids.filtered(lambda row: not row.date_to)
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.finance_division.id,
                "date_from": date(2025, 10, 1),
                "name": back.name,
                "parent_id": self.finance.id,
                "kind_id": back.kind_id.id,
                "level_id": back.level_id.id,
            }
        )
        for unit, closing in ((self.finance, 4), (self.home, 0)):
            figures = self._sums(unit)
            self.assertEqual(figures[3], closing)
        self.assertEqual(
            self._moved_along(self.finance),
            {(name, way) for name, way in (
                ("Lê Ở Lại", "out"), ("Lê Ở Lại", "in"),
                ("Lê Đổi Ngạch", "in"), ("Lê Đến Sau", "in"),
            )},
        )  # fmt: skip

    def test_as_known_before_the_change_was_recorded(self):
        # Everything was recorded today: on an earlier day nothing is known, and nothing moves.
        self.assertEqual(self.movement._balance(self.finance, START, END, date(2025, 12, 31)), [])

    def test_where_no_unit_moves_nothing_is_asked_twice(self):
        before = (date(2024, 1, 1), date(2024, 12, 31))
        self.assertIsNone(self.movement._spans_below(self.finance, *before))
        self.assertIsNone(self.movement._spans_below(self.province, START, END))
