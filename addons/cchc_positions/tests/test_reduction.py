from datetime import date

from freezegun import freeze_time

from odoo.exceptions import ValidationError

from .common import CchcPositionsCase


@freeze_time("2018-07-01 03:00")
class TestReduction(CchcPositionsCase):
    """The programme 2015–2021: baseline, path, what is achieved, what may be recruited."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.programme = cls.env.ref("cchc_positions.reduction_programme_2015")
        cls._enter(cls.home, 45, day=date(2016, 1, 1))
        cls.target = cls.env["cchc.reduction.target"].create(
            {
                "programme_id": cls.programme.id,
                "unit_id": cls.home.id,
                "category_id": cls.civil.id,
                "document_id": cls.document.id,
                "baseline_day": date(2016, 1, 1),
            }
        )

    def test_at_least_ten_per_cent_of_the_baseline(self):
        self.assertEqual((self.target.baseline, self.target.percent), (45, 10))
        self.assertEqual(self.target.target, 40)
        self.assertEqual(
            [(step.year, step.planned) for step in self.target.step_ids],
            [(2015, 44), (2016, 43), (2017, 42), (2018, 42), (2019, 41), (2020, 40), (2021, 40)],
        )

    def test_the_last_step_reaches_the_target(self):
        with self.assertRaisesRegex(ValidationError, "the target is 40"):
            self.target.write(
                {"step_ids": [(1, self.target.step_ids.sorted("year")[-1].id, {"planned": 41})]}
            )

    def test_planned_and_achieved(self):
        self._enter(self.home, -2, day=date(2017, 6, 1), kind="cut")
        self._enter(self.home, -3, day=date(2019, 1, 1), kind="cut")
        people = [self._create_person(f"Người {number}") for number in range(2)]
        for person in people:
            self._open(person, day=date(2016, 2, 1))
        self._issue("retirement", people[0], date(2018, 3, 1))
        rows = {
            row.year: row
            for row in self.env["cchc.reduction.progress"].search(
                [("target_id", "=", self.target.id)]
            )
        }
        self.assertEqual(
            [rows[str(y)].assigned for y in (2016, 2017, 2018, 2019)], [45, 43, 43, 40]
        )
        self.assertEqual([rows[str(y)].gap for y in (2016, 2017, 2018, 2019)], [2, 1, 1, 0])
        self.assertEqual([rows[str(y)].occupied for y in (2016, 2017, 2018)], [2, 2, 1])
        self.assertEqual(rows["2018"].day, date(2018, 7, 1))
        self.assertEqual(rows["2019"].achieved_cut, 5)

    def test_recruitment_may_use_half_of_the_leavers(self):
        people = [self._create_person(f"Người {number}") for number in range(6)]
        for person in people:
            self._open(person, day=date(2016, 2, 1))
        for person, kind in zip(people, ("retirement", "death", "resignation"), strict=False):
            self._issue(kind, person, date(2018, 3, 1))
        # Moves and absences are no leave, and a revoked retirement is none either.
        self._issue("transfer", people[3], date(2018, 3, 1), department_id=self.finance)
        self._issue("long_leave", people[4], date(2018, 3, 1))
        self._revoke(self._issue("retirement", people[5], date(2018, 4, 1)))
        may = self.env["cchc.establishment"]._recruitable
        result = may(self.home, self.civil, date(2018, 7, 1))
        self.assertEqual(result.value, 1)
        self.assertIn("39-NQ/TW", " ".join(result.explain()))
        comer = self._create_person("Người mới")
        self._issue(
            "recruitment",
            comer,
            date(2018, 5, 1),
            staffing_category="civil_servant",
            service_status="probation",
            department_id=self.home_division,
            rank_id=self.specialist,
            step=1,
        )
        self.assertEqual(may(self.home, self.civil, date(2018, 7, 1)).value, 0)

    def test_without_a_programme_every_vacancy_may_be_filled(self):
        contract = self.env.ref("cchc_positions.quota_category_contract")
        self._enter(self.home, 4, category=contract)
        may = self.env["cchc.establishment"]._recruitable
        self.assertEqual(may(self.home, contract, date(2024, 1, 1)).value, 4)

    def test_programmes_do_not_overlap(self):
        with self.assertRaisesRegex(ValidationError, "overlap"):
            self.programme.copy(
                {
                    "name": "Lần nữa",
                    "rate_ids": [(0, 0, {"category_id": self.civil.id, "percent": 3})],
                }
            )
