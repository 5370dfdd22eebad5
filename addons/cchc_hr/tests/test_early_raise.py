from datetime import date

from odoo.exceptions import UserError

from .test_raise_due import RaiseCase


class TestEarlyRaise(RaiseCase):
    TODAY = date(2025, 11, 10)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Due on 01/07/2026, 8 months after the year's review.
        cls.people = cls.env["hr.employee"]
        for number in range(20):
            cls.people |= cls._create_person(f"Người {number}")
        cls._open(cls.people, date(2023, 7, 1))
        for person, level in zip(cls.people[:3], ("unit", "ministry", "district"), strict=True):
            cls.env["cchc.commendation"].create(
                {
                    "employee_id": person.id,
                    "name": "Bằng khen",
                    "level": level,
                    "when": "15/01/2025",
                }
            )

    def _question(self, **vals):
        self.env.flush_all()
        question = self.env["cchc.early.raise"].create(
            {"unit_id": self.home.id, "year": 2025, **vals}
        )
        question.action_find()
        return question

    def test_in_order_of_merit_within_the_share(self):
        question = self._question()
        people = question.people
        self.assertGreaterEqual(people, 20)
        self.assertEqual(question.share, people // 10)
        self.assertEqual(
            question.candidate_ids.employee_id.ids,
            (self.people[1] + self.people[2] + self.people[0]).ids,
        )
        first = question.candidate_ids[0]
        self.assertEqual((first.date, first.months), (date(2025, 7, 1), 12))
        self.assertIn("Bằng khen", first.reasons)
        self.assertEqual(len(question.candidate_ids.filtered("is_chosen")), min(3, question.share))

    def test_more_than_the_share_is_refused(self):
        for person in self.people[3:]:
            self.env["cchc.commendation"].create(
                {
                    "employee_id": person.id,
                    "name": "Giấy khen",
                    "level": "unit",
                    "when": "01/02/2025",
                }
            )
        question = self._question()
        self.assertEqual(len(question.candidate_ids.filtered("is_chosen")), question.remaining)
        question.candidate_ids.is_chosen = True
        with self.assertRaisesRegex(UserError, "2025"):
            question.action_draft_decision()

    def test_not_twice_running_and_counted_against_the_year(self):
        question = self._question()
        before = question.remaining
        question.candidate_ids.is_chosen = False
        question.candidate_ids[0].is_chosen = True
        decision = self.env["cchc.decision"].browse(question.action_draft_decision()["res_id"])
        self.assertEqual(decision.type_id.code, "early_raise")
        self.assertIn("TT 08/2013/TT-BNV, Điều 3", decision.line_ids.ground)
        decision.write({"number": "5/QĐ-SNV", "date_signed": date(2025, 11, 20)})
        decision.action_issue()
        raised = self.people[1]
        self.assertEqual(self._due(raised).date, date(2028, 7, 1))
        again = self._question()
        self.assertEqual(again.remaining, before - 1)
        later = self._question(year=2027)
        self.assertNotIn(raised, later.candidate_ids.employee_id)

    def test_on_notice_of_retirement(self):
        person = self._create_person("Lê Văn Cường", birth_text="15/11/1964")
        self._open(person, date(2023, 9, 1))
        # Born 11/1964: 61 years 6 months, end of May 2026; regular raise on 01/09/2026.
        self.env.flush_all()
        notice = self.env["cchc.due"].search(
            [("employee_id", "=", person.id), ("kind", "=", "retirement_notice")]
        )
        self.assertEqual(notice.date, date(2025, 12, 1))
        self.assertFalse(self._question(ground="retirement").candidate_ids)
        notice.action_mark_done()
        question = self._question(ground="retirement")
        self.assertEqual(question.candidate_ids.employee_id, person)
        self.assertEqual(question.candidate_ids.date, date(2025, 11, 10))
