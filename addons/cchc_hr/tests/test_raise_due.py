from datetime import date
from unittest.mock import patch

from odoo.addons.cchc_hr.tests.common import CchcHrCase

ANCHOR = date(2022, 1, 1)


class RaiseCase(CchcHrCase):
    """People whose step is counted from 01/01/2022, seen on 01/06/2024."""

    TODAY = date(2024, 6, 1)

    def setUp(self):
        super().setUp()
        day = patch("odoo.addons.cchc_base.tools.vietnam_time.today", return_value=self.TODAY)
        day.start()
        self.addCleanup(day.stop)

    @classmethod
    def _opened(cls, name="Nguyễn Văn An", **facts):
        person = cls._create_person(name)
        cls._open(person, ANCHOR, **facts)
        return person

    def _due(self, person):
        self.env.flush_all()
        return self.env["cchc.raise.due"].search([("employee_id", "=", person.id)])

    @classmethod
    def _unpaid(cls):
        return cls.env["cchc.absence.kind"].create(
            {"code": "test_unpaid", "name": "Nghỉ không hưởng lương", "pay": "unpaid"}
        )


class TestRaiseDue(RaiseCase):
    def test_reprimand_unpaid_leave_and_a_bad_year(self):
        """Step 3 of A1 from 01/01/2022: 36 months, 8 of unpaid leave, 6 for the reprimand, 6 for
        2023 not completed: 01/09/2026."""
        person = self._opened()
        self.assertEqual(self._due(person).date, date(2025, 1, 1))
        self.env["cchc.absence"].create(
            {
                "employee_id": person.id,
                "kind_id": self._unpaid().id,
                "date_from": date(2023, 3, 1),
                "date_to": date(2023, 10, 31),
            }
        )
        self.assertEqual(self._due(person).date, date(2025, 9, 1))
        discipline = self.env["cchc.discipline"].create(
            {"employee_id": person.id, "form": "reprimand", "when": "15/11/2023"}
        )
        self.assertEqual(self._due(person).date, date(2026, 3, 1))
        self.env["cchc.yearly.rating"].create(
            {
                "employee_id": person.id,
                "year": 2023,
                "rating": "not_completed",
                "when": "18/12/2023",
            }
        )
        due = self._due(person)
        self.assertEqual(due.date, date(2026, 9, 1))
        self.assertEqual((due.delay_months, due.not_counted_months), (12, 8))
        self.assertEqual((due.kind, due.step, due.coefficient), ("step", 4, 3.33))
        for words in (
            "Mốc tính (ngày hưởng bậc hoặc phụ cấp hiện tại): 01/01/2022",
            "Thời gian giữ bậc (tháng): 36 (TT 08/2013/TT-BNV, Điều 2 khoản 1)",
            "từ 01/03/2023 đến 31/10/2023 (tháng): 8",
            "khiển trách ngày 15/11/2023 (tháng): 6 (TT 03/2021/TT-BNV",
            "không hoàn thành nhiệm vụ năm 2023 (tháng): 6 (TT 03/2021/TT-BNV",
            "01/09/2026",
        ):
            self.assertIn(words, due.explanation)
        discipline.same_act_year = 2023
        self.assertEqual(self._due(person).date, date(2026, 3, 1))

    def test_a_raise_issued_falls_due_no_more(self):
        person = self._opened()
        decision = self._issue(
            "step_raise", person, date(2025, 1, 1), step=4, step_anchor=date(2025, 1, 1)
        )
        self.assertEqual(self._due(person).date, date(2028, 1, 1))
        self._revoke(decision)
        self.assertEqual(self._due(person).date, date(2025, 1, 1))

    def test_last_step_leads_above_the_scale(self):
        person = self._opened(step=9)
        due = self._due(person)
        self.assertEqual((due.kind, due.above_scale_percent), ("above_scale", 5))
        self._issue(
            "step_raise",
            person,
            date(2025, 1, 1),
            step=9,
            above_scale_percent=5,
            step_anchor=date(2025, 1, 1),
        )
        due = self._due(person)
        self.assertEqual((due.date, due.above_scale_percent), (date(2026, 1, 1), 6))

    def test_long_leave_by_decision_does_not_count(self):
        person = self._opened()
        self._issue("long_leave", person, date(2023, 1, 1))
        self._issue("leave_return", person, date(2023, 4, 1))
        self.assertEqual(self._due(person).date, date(2025, 4, 1))

    def test_no_raise_after_the_end_of_service(self):
        person = self._opened()
        self._issue("retirement", person, date(2024, 12, 1))
        due = self._due(person)
        self.assertEqual((due.kind, due.date), ("none", False))
        self.assertIn("30/11/2024", due.explanation)

    def test_who_has_left_awaits_nothing(self):
        person = self._opened()
        self._issue("resignation", person, date(2024, 5, 1))
        self.assertFalse(self._due(person))

    def test_what_the_dossier_lacks_is_said(self):
        person = self._create_person("Trần Thị Bình")
        self._open(person, ANCHOR, step_anchor=False)
        due = self._due(person)
        self.assertEqual((due.kind, due.date), ("problem", False))
        self.assertIn("decision of correction", due.explanation)

    def test_a_corrected_delay_is_computed_by_the_next_run(self):
        person = self._opened()
        self.env["cchc.discipline"].create(
            {"employee_id": person.id, "form": "reprimand", "when": "15/11/2023"}
        )
        rule = self.env["cchc.raise.delay"].search(
            [
                ("family", "=", "civil_servant"),
                ("ground", "=", "reprimand"),
                ("date_to", "=", False),
            ]
        )
        rule.months = 3
        self.assertTrue(self._due(person).stale)
        self.env["cchc.raise.due"]._refresh()
        self.assertEqual(self._due(person).date, date(2025, 4, 1))
        self.assertFalse(self._due(person).stale)

    def test_statements_do_not_grow_with_people(self):
        people = self.env["hr.employee"]
        for number in range(12):
            people |= self._create_person(f"Người {number}")
        self._open(people, ANCHOR, step_anchor=ANCHOR)
        Due = self.env["cchc.raise.due"]
        Due._refresh(people.ids)
        with self.assertQueryCount(5):
            Due._refresh(people[:2].ids)
        with self.assertQueryCount(5):
            Due._refresh(people.ids)


class TestDue(RaiseCase):
    maxDiff = None

    def test_kinds_and_days(self):
        retiring = self._create_person("Lê Văn Cường", birth_text="15/03/1964")
        self._open(retiring, ANCHOR, step_anchor=ANCHOR)
        probationer = self._create_person("Phạm Thị Dung")
        self._issue(
            "recruitment",
            probationer,
            date(2024, 1, 1),
            staffing_category="civil_servant",
            service_status="probation",
            department_id=self.home_division,
            rank_id=self.specialist,
            step=1,
            salary_percent=85,
        )
        self.env["cchc.discipline"].create(
            {
                "employee_id": retiring.id,
                "form": "warning",
                "when": "01/02/2024",
                "lapses_on": date(2025, 2, 1),
            }
        )
        self.env.flush_all()
        kinds = ["discipline", "probation", "step_raise", "above_scale"]
        kinds += ["retirement", "retirement_decision", "retirement_notice"]
        dues = self.env["cchc.due"].search(
            [("employee_id", "in", (retiring + probationer).ids), ("kind", "in", kinds)]
        )
        found = {(due.employee_id, due.kind): due.date for due in dues}
        found = {key: day for key, day in found.items() if day.year < 2040}
        # A man born in March 1964 retires at 61 years and 3 months: end of June 2025. His raise,
        # delayed by 6 months to 01/07/2025, would come after that.
        self.assertEqual(
            found,
            {
                (retiring, "retirement_notice"): date(2025, 1, 1),
                (retiring, "retirement_decision"): date(2025, 4, 1),
                (retiring, "retirement"): date(2025, 6, 30),
                (retiring, "discipline"): date(2025, 2, 1),
                (probationer, "probation"): date(2025, 1, 1),
            },
        )
        notice = dues.filtered(
            lambda due: due.kind == "retirement_notice" and due.employee_id == retiring
        )
        self.assertIn("30/06/2025", notice.text)
        notice.action_mark_done()
        self.assertNotIn(notice.id, self.env["cchc.due"].search([]).ids)

    def test_a_decision_on_leaving_ends_the_retirement_dues(self):
        person = self._create_person("Lê Văn Cường", birth_text="15/03/1964")
        self._open(person, ANCHOR, step_anchor=ANCHOR)
        self._issue("retirement", person, date(2025, 7, 1))
        self.env.flush_all()
        kinds = self.env["cchc.due"].search([("employee_id", "=", person.id)]).mapped("kind")
        self.assertEqual(kinds, ["step_raise"])
