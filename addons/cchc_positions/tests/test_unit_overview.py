from datetime import date

from freezegun import freeze_time

from .common import CchcPositionsCase


@freeze_time("2024-06-30")
class TestUnitOverview(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = cls.env["hr.employee"]
        for number in range(3):
            person = cls._create_person(f"Người {number}")
            cls._open(person)
            cls.people |= person

    def _row(self, unit, env=None):
        self.env.flush_all()
        self.env.invalidate_all()
        return (env or self.env)["cchc.unit.overview"].search([("unit_id", "=", unit.id)])

    def test_an_agency_over_its_establishment(self):
        self._enter(self.home, 2)
        row = self._row(self.home)
        self.assertEqual((row.assigned, row.occupied, row.over, row.vacant), (2, 3, 1, 0))

    def test_vacancies_and_a_cut_to_come(self):
        self._enter(self.home, 5)
        self._enter(self.home, -3, kind="cut", day=date(2025, 1, 1))
        row = self._row(self.home)
        self.assertEqual((row.assigned, row.vacant, row.over), (5, 2, 0))

    def test_nothing_assigned_is_neither_vacant_nor_over(self):
        row = self._row(self.home)
        self.assertEqual((row.is_assigned, row.vacant, row.over), (False, 0, 0))

    def test_the_state_of_the_scheme(self):
        self.assertEqual(self._row(self.home).scheme_state, "none")
        scheme = self._scheme([("CC.01", 1)])
        self.assertEqual(self._row(self.home).scheme_state, "draft")
        scheme.action_submit()
        self.assertEqual(self._row(self.home).scheme_state, "waiting")
        scheme.action_appraise()
        scheme.action_approve()
        row = self._row(self.home)
        self.assertEqual((row.scheme_state, row.unplaced), ("in_force", 3))

    def test_an_officer_sees_the_own_agency(self):
        officer = self._create_user("officer", "hr_officer", self.home)
        self._enter(self.finance, 1)
        env = self.env(user=officer)
        self.assertTrue(self._row(self.home, env))
        self.assertFalse(self._row(self.finance, env))

    def test_the_page_of_the_unit(self):
        self._enter(self.home, 5)
        board = self.home.staffing_board
        (civil,) = board["establishment"]
        self.assertEqual((civil["assigned"], civil["occupied"], civil["colour"]), (5, 3, "vacant"))
        self.assertEqual(board["ranks"], [{"name": "Specialist and equivalent", "people": 3}])
        self.assertFalse(board["scheme"])

    def test_the_board_of_a_stranger_is_empty(self):
        officer = self._create_user("officer", "hr_officer", self.home)
        self.assertFalse(self.finance.with_user(officer).staffing_board)
        self.assertTrue(self.home.with_user(officer).staffing_board)

    def test_many_boards_take_as_many_statements_as_one(self):
        units = self.home | self.finance | self.commune | self.home_division
        counts = []
        for chosen in (self.home, units):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            chosen.mapped("staffing_board")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])
