"""What evaluation decides, staff reduction finds: two wings that know each other by the dossier."""

from datetime import date

from freezegun import freeze_time

from odoo.addons.cchc_evaluation.tests.common_evaluation import EvaluationCase

REVIEW = date(2025, 3, 1)


class TestRatingsAndReduction(EvaluationCase):
    """2023 and 2024 by NĐ 90/2020: two years in a row make a ground, one year makes none."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        names = ("Võ Hai Năm", "Lý Một Năm", "Hồ Tốt")
        cls.twice, cls.once, cls.good = (
            cls._create_person(name, citizen_id=None, birth_text="1975") for name in names
        )
        cls._open(cls.twice | cls.once | cls.good, date(2020, 1, 1), step=5)

    def _year(self, year, failed):
        """The year from its opening to the dossiers, decided in its December."""
        with freeze_time(f"{year}-12-08 03:00:00"):
            period = self._period(year=year)
            run = self._run(period)
            # By this decree a criterion is met or not, and work is done or not.
            self._do_well(run.evaluation_ids, common=0, exceeded=False)
            run.with_user(self.officer).action_end_self()
            self._minutes(run)
            self._minutes(run, "party")
            for row in run.evaluation_ids.with_user(self.officer):
                level = "not_completed" if row.employee_id in failed else "good"
                row.write({"proposed_level": level})
            self._decide(run, number=f"{year}/QĐ-SNV")
        with freeze_time(f"{year}-12-20 03:00:00"):
            self._finish(run.with_user(self.officer))

    def _found(self):
        made = (
            self.env["cchc.reduction.list"]
            .with_user(self.officer)
            .create({"unit_id": self.home.id, "year": 2025, "review_on": REVIEW})
        )
        return made.env["cchc.reduction.search"].browse(made.action_find()["res_id"])

    def test_two_bad_years_are_a_ground_and_the_dismissed_leave_the_ledger(self):
        self._enter(self.home, 10)
        self._year(2023, self.twice)
        self.assertNotIn(self.twice, self._found().candidate_ids.employee_id)
        self._year(2024, self.twice | self.once)

        found = {row.employee_id: row.facts for row in self._found().candidate_ids}
        self.assertNotIn(self.good, found)
        both = "năm 2023: không hoàn thành nhiệm vụ; năm 2024: không hoàn thành nhiệm vụ"
        self.assertIn(f"Điểm đ khoản 1 Điều 2 NĐ 29/2023/NĐ-CP: {both}", found[self.twice])
        # One such year is a ground for who asks for it alone.
        self.assertNotIn("2023: không", found.get(self.once, ""))

        # By the law of 2008 two years in a row end the service; of one year nothing follows yet.
        rows = self.env["cchc.evaluation.consequence"].with_user(self.officer)
        handling = rows.search([("kind", "=", "handling"), ("state", "=", "open")])
        self.assertEqual((handling.employee_id, handling.choice), (self.twice, "leaving"))
        with freeze_time("2024-12-23 03:00:00"):
            handling._notify(date(2024, 12, 23), "31/TB-SNV")
            handling.action_draft_decision()
            decision = handling.decision_id
            decision.line_ids.date_effective = date(2025, 1, 1)
            decision.write({"number": "77/QĐ-SNV", "date_signed": date(2024, 12, 23)})
            before = self._taken(date(2024, 12, 31))
            decision.action_issue()
        self.assertEqual(handling.state, "done")
        self.assertEqual(before - self._taken(date(2025, 1, 2)), 1)
        # Who has left is nobody's candidate any more, from the day on which it takes effect.
        self.env["hr.employee"]._cron_update_current_version_id()
        self.assertNotIn(self.twice, self._found().candidate_ids.employee_id)

    def _taken(self, day):
        return sum(self.env["cchc.establishment"]._occupied(day).values())
