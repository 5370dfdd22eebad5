from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time

from .common_evaluation import YEAR, EvaluationCase


class TestBadInput(EvaluationCase):
    """What must not be said of anybody is refused in words, and nothing is half written."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.period = cls._period()
        cls.agency = cls._run(cls.period)
        cls._do_well(cls.agency.evaluation_ids)

    def _end_self(self, minutes=True):
        self.agency.with_user(self.officer).action_end_self()
        if minutes:
            self._minutes(self.agency)
            self._minutes(self.agency, "party")

    def test_classified_after_closing(self):
        self._end_self()
        self.period.action_close()
        row = self._of(self.period, self.staff[0], self.chief)
        with self.assertRaisesRegex(UserError, "was closed on .* nothing is .* classified"):
            row.write({"proposed_level": "good"})
        with self.assertRaisesRegex(UserError, "was closed"):
            self.agency.with_user(self.officer).action_propose()
        with self.assertRaisesRegex(UserError, "was closed"):
            self._minutes(self.agency)
        self.assertFalse(row.proposed_level)

    def test_self_approval(self):
        self._end_self()
        self.staff[0].sudo().user_id = self.chief
        own = self._of(self.period, self.staff[0], self.chief)
        for vals in ({"proposed_level": "good"}, {"head_comment": "Tốt"}, {"votes": 1}):
            with self.assertRaisesRegex(UserError, "your own evaluation"):
                own.write(vals)
        with self.assertRaisesRegex(UserError, "your own evaluation"):
            own.mark_ids[:1].write({"points": 10})
        self._of(self.period, self.staff[1], self.chief).write({"proposed_level": "good"})

    def test_decision_over_the_own_evaluation(self):
        self._end_self()
        for person in self.staff:
            self._of(self.period, person, self.chief).write({"proposed_level": "good"})
        self._of(self.period, self.head, self.officer).write({"proposed_level": "good"})
        self.staff[0].sudo().user_id = self.officer
        with self.assertRaisesRegex(UserError, "Your own evaluation is among those"):
            self._decide(self.agency)

    def test_evaluator_outside_the_unit(self):
        self._end_self()
        row = self._of(self.period, self.staff[0], self.stranger)
        with self.assertRaisesRegex(AccessError, "not in charge of Phòng Công chức"):
            row.write({"proposed_level": "good"})
        boss = self._of(self.period, self.director, self.officer)
        with self.assertRaisesRegex(AccessError, "not in charge of UBND tỉnh"):
            boss.write({"proposed_level": "good"})

    def test_missing_minutes(self):
        self._end_self(minutes=False)
        row = self._of(self.period, self.staff[0], self.chief)
        with self.assertRaisesRegex(UserError, "minutes “Collective comment” of Phòng Công chức"):
            row.write({"proposed_level": "good"})
        self._minutes(self.agency, unit=self.home_division, user=self.chief)
        row.write({"proposed_level": "good"})
        leader = self._of(self.period, self.head, self.officer)
        with self.assertRaisesRegex(UserError, "“Opinion of the Party committee”"):
            leader.write({"proposed_level": "good"})

    def test_before_the_self_evaluation_is_over(self):
        self._minutes(self.agency)
        with self.assertRaisesRegex(UserError, "still collecting self-evaluations"):
            self._of(self.period, self.staff[0], self.chief).write({"proposed_level": "good"})

    def test_level_above_what_the_points_allow(self):
        row = self._of(self.period, self.staff[0], self.chief)
        self._do_well(row, done=7.0)
        self._end_self()
        with self.assertRaisesRegex(UserError, "“Excellent” is above “Good”"):
            row.write({"proposed_level": "excellent"})

    def test_level_that_the_decree_does_not_know(self):
        self._end_self()
        with self.assertRaisesRegex(UserError, "NĐ 335/2025/NĐ-CP does not know the level"):
            self._of(self.period, self.staff[0], self.chief).write({"proposed_level": "limited"})

    def test_what_is_reckoned_is_not_typed(self):
        row = self._of(self.period, self.staff[0], self.officer)
        for name, value in (("points", 100), ("level", "excellent"), ("state", "final"),
                            ("months", 12), ("reckoned_level", "good")):  # fmt: skip
            with self.assertRaisesRegex(UserError, "is reckoned or written by a step"):
                row.write({name: value})
        with self.assertRaisesRegex(UserError, "Use the buttons"):
            self.agency.with_user(self.officer).write({"state": "final"})
        with self.assertRaisesRegex(AccessError, "made by opening"):
            row.create({"period_id": self.period.id, "employee_id": self.staff[0].id})

    def test_the_agency_does_not_recognise_itself(self):
        with self.assertRaisesRegex(AccessError, "in charge of the unit above"):
            self.agency.with_user(self.officer).write(
                {"unit_rating": "excellent", "unit_rating_document": "1/QĐ-SNV"}
            )

    def test_decision_without_number_or_from_tomorrow(self):
        self._end_self()
        for person in self.staff:
            self._of(self.period, person, self.chief).write({"proposed_level": "good"})
        run = self.agency.with_user(self.officer)
        with self.assertRaisesRegex(UserError, "1 people have no level yet: Trần Trưởng"):
            run.action_propose()
        self._of(self.period, self.head, self.officer).write({"proposed_level": "good"})
        run.action_propose()
        with self.assertRaisesRegex(UserError, "enter number and date"):
            run.action_decide()
        run.write({"decision_number": "1/QĐ", "decision_date": f"{YEAR + 5}-01-01"})
        with self.assertRaisesRegex(UserError, "between the start of the period and today"):
            run.action_decide()

    def test_points_above_what_a_criterion_gives(self):
        row = self._of(self.period, self.staff[0], self.officer)
        with self.assertRaisesRegex(ValidationError, "11 points are more than the 10"):
            row.mark_ids[:1].write({"self_points": 11})

    def test_a_head_answers_complaints_and_enters_none(self):
        row = self._of(self.period, self.staff[0], self.chief)
        with self.assertRaises(AccessError):
            self.env["cchc.evaluation.complaint"].with_user(self.chief).create(
                {"evaluation_id": row.id, "reason": "Không đồng ý."}
            )

    def test_complaint_too_early_and_too_late(self):
        row = self._of(self.period, self.staff[0], self.officer)
        vals = {"evaluation_id": row.id, "reason": "Không đồng ý"}
        with self.assertRaisesRegex(UserError, "there is no result to complain about"):
            self.env["cchc.evaluation.complaint"].with_user(self.officer).create(vals)
        row.sudo().write({"state": "notified", "complain_by": "2026-01-01"})
        with self.assertRaisesRegex(UserError, "complaints were accepted until"):
            self.env["cchc.evaluation.complaint"].with_user(self.officer).create(
                {**vals, "received_on": vietnam_time.today()}
            )

    def test_period_without_a_number_or_twice(self):
        periods = self.env["cchc.evaluation.period"].with_user(self.judge)
        with self.assertRaisesRegex(ValidationError, "goes from 1 to 12"):
            periods.create({"kind": "month", "year": YEAR, "number": 13})
        with self.assertRaisesRegex(UserError, "dates of a period are fixed"):
            self.period.write({"date_to": f"{YEAR}-11-30"})
