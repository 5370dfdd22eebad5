from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import Form

from .common import CchcPositionsCase

TODAY = date(2018, 7, 1)


@freeze_time("2018-07-01 03:00")
class TestRecruitable(CchcPositionsCase):
    """What may be recruited is shown with its reason, for one unit and for all of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for unit, people in ((cls.province, 200), (cls.home, 45), (cls.finance, 30)):
            cls._enter(unit, people, day=date(2016, 1, 1))
        cls.people = [cls._create_person(f"Người {number}") for number in range(6)]
        for number, person in enumerate(cls.people):
            unit = cls.finance if number > 3 else cls.home_division
            cls._open(person, day=date(2016, 2, 1), department_id=unit)
        for person, kind in zip(
            cls.people, ("retirement", "death", "resignation", "retirement"), strict=False
        ):
            cls._issue(kind, person, date(2018, 3, 1))
        cls.officer = cls._create_user("officer", "hr_officer", cls.home)
        cls.head = cls._create_user("head", "unit_head", cls.home)

    def _balance(self, env=None, **context):
        rows = (env or self.env)["cchc.establishment.balance"].with_context(**context)
        found = rows.search([("category_id", "=", self.civil.id), ("is_assigned", "=", True)])
        return {row.unit_id: row for row in found}

    def test_the_balance_tells_it_for_every_unit(self):
        rows = self._balance()
        # Half of four leavers; the province sees all below it; nobody left the Finance.
        self.assertEqual(
            [rows[unit].recruitable for unit in (self.province, self.home, self.finance)],
            [2, 2, 0],
        )
        self.assertEqual((rows[self.home].leavers, rows[self.home].recruited), (4, 0))

    def test_many_units_are_one_by_one(self):
        establishment = self.env["cchc.establishment"]
        for day in (date(2018, 2, 28), TODAY, date(2026, 1, 1)):
            rows = establishment._balance(day)
            found = establishment._recruitables(day, rows)
            for unit in (self.province, self.home, self.finance, self.home_division):
                key = (unit.id, self.civil.id)
                if key in found:
                    alone = establishment._recruitable(unit, self.civil, day)
                    self.assertEqual(found[key], alone)

    def test_before_the_leavers_nobody_is_replaced(self):
        rows = self._balance(balance_on="2018-02-28")
        self.assertEqual(rows[self.home].recruitable, 0)

    def test_as_known_on_a_day(self):
        """By what is recorded only now nothing was known in 2017; all of it is known later."""
        self.assertFalse(self._balance(balance_known_on="2017-06-30"))
        # The database dates the periods by its own clock, which is not frozen.
        known = self._balance(balance_known_on="2090-01-01")
        self.assertEqual((known[self.home].leavers, known[self.home].recruitable), (4, 2))

    def test_a_list_of_all_units_takes_as_many_statements_as_one(self):
        establishment = self.env["cchc.establishment"]
        rows = establishment._balance(TODAY)
        one = {key: row for key, row in rows.items() if key[0] == self.home.id}
        establishment._recruitables(TODAY, one)
        self.assertGreater(len(rows), len(one))
        for chosen in (one, rows):
            self.env.invalidate_all()
            # Programmes, their rows, percentages and documents; the turnover; the tree.
            with self.assertQueryCount(7):
                establishment._recruitables(TODAY, chosen)

    def test_the_steps_are_shown(self):
        check = self.env["cchc.recruitable.check"].with_user(self.officer)
        check = check.create({"unit_id": self.home.id, "category_id": self.civil.id})
        self.assertEqual(check.recruitable, 2)
        for told in ("39-NQ/TW", "Biên chế được giao", "4 × 50 %", "17/04/2015"):
            self.assertIn(told, check.explanation)
        action = check.action_all_units()
        self.assertEqual(action["context"]["balance_on"], "2018-07-01")

    def test_the_form_opens_on_the_own_unit(self):
        """A unit head is told of the own units, of others nothing."""
        form = Form(self.env["cchc.recruitable.check"].with_user(self.head))
        self.assertEqual((form.unit_id, form.category_id), (self.home, self.civil))
        self.assertIn("39-NQ/TW", form.explanation)
        form.unit_id = self.finance
        self.assertFalse(form.explanation)
        self.assertFalse(form.recruitable)

    def test_strangers_are_not_asked_about(self):
        Check = self.env["cchc.recruitable.check"].with_user(self.officer)
        with self.assertRaises(AccessError):
            Check.create({"unit_id": self.finance.id, "category_id": self.civil.id})
        check = Check.create({"unit_id": self.home.id, "category_id": self.civil.id})
        with self.assertRaises(AccessError):
            check.unit_id = self.finance
        self.assertNotIn(self.finance, self._balance(self.env(user=self.officer)))

    def test_the_page_of_the_unit_tells_it(self):
        (civil,) = self.home.staffing_board["establishment"]
        self.assertEqual(civil["recruitable"], 2)

    def test_the_reduction_path_tells_it_by_year(self):
        target = self.env["cchc.reduction.target"].create(
            {
                "programme_id": self.env.ref("cchc_positions.reduction_programme_2015").id,
                "unit_id": self.home.id,
                "category_id": self.civil.id,
                "document_id": self.document.id,
                "baseline_day": date(2016, 1, 1),
            }
        )
        rows = self.env["cchc.reduction.progress"].search([("target_id", "=", target.id)])
        told = {row.year: row.recruitable for row in rows}
        self.assertEqual([told[str(year)] for year in (2016, 2017, 2018, 2019)], [0, 0, 2, 0])
        action = rows.filtered(lambda row: row.year == "2018").action_explain_recruitable()
        self.assertEqual(action["context"]["default_date"], "2018-07-01")
