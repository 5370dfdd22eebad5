from odoo.tests.common import freeze_time

from odoo.addons.cchc_base.tests.common_succession import Successions

from .common_evaluation import EvaluationCase

TODAY = "2026-12-20 03:00"


@freeze_time(TODAY)
class TestUnitFollowers(Successions, EvaluationCase):
    """Who is not classified yet is classified by the agency that follows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = {}
        for unit, letter in ((cls.one, "A"), (cls.two, "B")):
            own = cls.env["hr.employee"].concat(
                *(cls._create_person(f"Lê {letter} {at}", unit=unit) for at in range(2))
            )
            cls._open(own, department_id=unit)
            cls.people[unit] = own
        cls.everybody = cls.people[cls.one] | cls.people[cls.two]

    def _opened(self, **vals):
        return self._period(unit_ids=[(6, 0, (self.one | self.two).ids)], **vals)

    def _moved(self):
        """People go where their units go, as the decision of the reorganisation says."""
        self._issue("transfer", self.everybody, self.today, department_id=self.new)

    def test_people_of_both_units_are_classified_in_one_run(self):
        period = self._opened()
        first, second = self._run(period, self.one), self._run(period, self.two)
        rows = period.evaluation_ids.filtered(lambda row: row.employee_id in self.everybody)
        self.assertEqual(len(rows), 4)
        self._moved()
        self._follow()
        self.assertEqual((first.unit_id, second.unit_id), (self.new, self.two))
        self.assertEqual(rows.unit_run_id, first)
        self.assertEqual((rows.unit_id, rows.agency_id), (self.new, self.new))
        self.assertFalse(second.evaluation_ids)
        self.assertIn(self.new, period.unit_ids)
        self._on_trail(first)
        self._on_trail(second.browse(), stayed=True)
        self._on_trail(rows)
        self._on_trail(rows, "agency_id")

    def test_what_was_decided_stays_with_the_agency_that_decided(self):
        period = self._opened()
        run = self._run(period, self.one)
        rows = run.evaluation_ids
        self._set_plainly(run, state="decided")
        self._set_plainly(rows, state="decided")
        self._moved()
        self._follow()
        self.assertEqual((run.unit_id, rows.unit_id), (self.one, self.one))

    def test_a_period_that_ended_and_is_not_decided_is_decided_by_the_successor(self):
        """An agency that is dissolved signs nothing any more."""
        period = self._opened(kind="quarter", number=3)
        run = self._run(period, self.one)
        self.assertLess(period.date_to, self.today)
        self._moved()
        self._follow()
        self.assertEqual(run.unit_id, self.new)

    def test_a_closed_period_stays_as_it_was(self):
        period = self._opened()
        run = self._run(period, self.one)
        self._set_plainly(period, state="closed")
        self._moved()
        self._follow()
        self.assertEqual((run.unit_id, run.evaluation_ids.unit_id), (self.one, self.one))

    def test_titles_not_awarded_are_proposed_by_the_successor(self):
        Round = self.env["cchc.emulation.round"]
        first, second, over = Round.create(
            [
                {"unit_id": unit.id, "year": year}
                for unit, year in ((self.one, 2026), (self.two, 2026), (self.one, 2025))
            ]
        )
        self._set_plainly(over, state="approved")
        self._follow()
        self.assertEqual(
            [row.unit_id for row in (first, second, over)], [self.new, self.two, self.one]
        )
        self.assertIn("giữ ở đơn vị cũ", self._messages(second))
        self._on_trail(first)
        self._on_trail(second, stayed=True)

    def test_extra_income_that_is_not_approved(self):
        Income = self.env["cchc.extra.income"]
        draft, approved = Income.create(
            [{"unit_id": self.one.id, "year": 2026, "period": at} for at in ("year", "q3")]
        )
        self._set_plainly(approved, state="approved")
        self._follow()
        self.assertEqual((draft.unit_id, approved.unit_id), (self.new, self.one))
        self._on_trail(draft)

    def test_consequences_and_cases_go_where_the_person_went(self):
        person = self.people[self.one][0]
        period = self._opened()
        row = self._of(period, person)
        Consequence = self.env["cchc.evaluation.consequence"].sudo()
        pending, done = Consequence.create(
            [
                {
                    "evaluation_id": row.id, "employee_id": person.id, "unit_id": self.one.id,
                    "year": 2026, "level": "not_completed", "kind": kind, "ground": "Xếp loại",
                    "rated_on": self.today,
                }
                for kind in [key for key, _word in Consequence._fields["kind"].selection][:2]
            ]
        )  # fmt: skip
        self._set_plainly(done, state="done")
        case = self.env["cchc.discipline.case"].create(
            {"employee_id": person.id, "subject": "Tự ý nghỉ việc"}
        )
        self.assertEqual(case.unit_id, self.one)
        self._issue("transfer", person, self.today, department_id=self.part)
        self._divide()
        self.assertEqual((pending.unit_id, done.unit_id), (self.part, self.one))
        self.assertEqual(case.unit_id, self.part)
        self._on_trail(pending)
        self._on_trail(case)
