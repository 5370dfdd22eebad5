from datetime import date
from functools import partial

from .common import NEW_YEAR, CchcPositionsCase

ON = date(2024, 6, 1)


class TestEstablishmentReport(CchcPositionsCase):
    """Column 1 of BM01: the establishment assigned."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.form = cls.env.ref("cchc_hr.report_form_bm01")

    def _column(self, on=ON, **kwargs):
        report = self.form._compute(self.province, on, **kwargs)
        place = [column.code for column in report.columns].index("establishment")
        return {row.unit_id: row.total[place] for row in report.rows}

    def test_assigned_by_the_ledger(self):
        self._enter(self.home, 45)
        self._enter(self.home, 5, kind="reserved")
        self._enter(self.home_division, 10)
        self._enter(self.home, -2, day=date(2025, 1, 1), kind="cut")
        column = self._column()
        self.assertEqual(column[self.home.id], 45)
        self.assertEqual(column[self.home_division.id], 10)
        # The province has no figure of its own: the sum of what is below.
        self.assertEqual(column[self.province.id], 45)
        # Nobody decided a figure: no zero.
        self.assertIsNone(column[self.finance.id])
        self.assertEqual(self._column(date(2025, 1, 1))[self.home.id], 43)

    def test_only_the_staff_of_the_form(self):
        budget = self.env.ref("cchc_positions.quota_category_public_budget")
        self._enter(self.home, 45)
        self._enter(self.home, 7, category=budget)
        self.assertEqual(self._column()[self.home.id], 45)

    def test_as_known(self):
        self._enter(self.home, 45)
        self.assertIsNone(self._column(known_on=NEW_YEAR).get(self.home.id))

    def test_one_statement(self):
        provide = partial(
            self.env["cchc.report.provider"]._provide_establishment_assigned,
            self.form,
            self.env["hr.department"]._tree_at(ON),
            ON,
        )
        provide()
        with self.assertQueryCount(1):
            provide()
