from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import REVIEW, ReductionCase


@tagged("post_install", "-at_install")
class TestCandidates(ReductionCase):
    """Whom the register shows a ground for, with the facts and the article."""

    def _search(self, **vals):
        made = self._list([], **vals)
        action = made.action_find()
        return made.env["cchc.reduction.search"].browse(action["res_id"])

    def test_facts_and_articles_are_told(self):
        first, second, third = self.people
        self.env["cchc.yearly.rating"].create(
            {"employee_id": first.id, "year": 2024, "rating": "not_completed"}
        )
        self.env["cchc.yearly.rating"].create(
            {"employee_id": third.id, "year": 2024, "rating": "good"}
        )
        self.env["cchc.discipline"].create(
            {"employee_id": second.id, "form": "warning", "when": "03/2025"}
        )
        self.env["cchc.family.member"].create(
            {"employee_id": first.id, "relation": "child", "name": "Bé", "birth_text": "05/2023"}
        )
        search = self._search()
        self.assertEqual(search.looked_at, 3)
        rows = {row.employee_id: row for row in search.candidate_ids}
        self.assertEqual(set(rows), {first, second})
        self.assertIn("Điểm e khoản 1 Điều 2 NĐ 154/2025/NĐ-CP: năm 2024: không hoàn thành",
                      rows[first].facts)  # fmt: skip
        self.assertIn("36 tháng", rows[first].excluded)
        self.assertTrue(rows[first].unless_volunteering)
        self.assertIn("Điểm h khoản 1", rows[second].facts)
        self.assertFalse(rows[second].excluded)
        with self.assertRaisesRegex(UserError, "Tick the people"):
            search.action_add()
        rows[second].picked = True
        search.action_add()
        dossier = search.list_id.dossier_ids
        self.assertEqual(dossier.employee_id, second)
        self.assertEqual(dossier.ground_id.article, "Điểm h khoản 1 Điều 2 NĐ 154/2025/NĐ-CP")
        self.assertEqual(dossier.state, "proposed")

    def test_the_decree_of_the_day_counts(self):
        """At most “completed” was a ground by NĐ 29/2023 and is none by NĐ 154/2025."""
        for year in (2023, 2024):
            self.env["cchc.yearly.rating"].create(
                {"employee_id": self.people[0].id, "year": year, "rating": "completed"}
            )
        self.assertFalse(self._search().candidate_ids)
        old = self._search(review_on=date(2025, 3, 1))
        self.assertEqual(old.candidate_ids.employee_id, self.people[0])

    def test_sick_leave_of_the_year(self):
        self.env["cchc.absence"].create(
            {
                "employee_id": self.people[0].id,
                "kind_id": self.env.ref("cchc_hr.absence_kind_long_sick").id,
                "date_from": date(2024, 2, 1),
                "date_to": date(2025, 3, 31),
            }
        )
        found = self._search().candidate_ids
        self.assertEqual(found.employee_id, self.people[0])
        # From 1 February to 31 December of a leap year.
        self.assertIn("năm 2024: nghỉ ốm 335 ngày", found.facts)

    def test_posts_with_too_many_people(self):
        modes = self.env["cchc.position.control.mode"].search([("check_kind", "=", "headcount")])
        modes.mode = "warn"
        post = self._positions("CV-1", day=date(2024, 6, 1))
        self._issue(
            "transfer", self.people[:2], date(2024, 7, 1), position_id=post,
            department_id=self.home_division,
        )  # fmt: skip
        found = self._search().candidate_ids
        self.assertEqual(found.employee_id, self.people[:2])
        self.assertIn("2 người, 1 biên chế", found[0].facts)

    def test_one_pass_however_many_people(self):
        self._search()
        made = self._list([])
        search = made.env["cchc.reduction.search"].create({"list_id": made.id})
        self.env.invalidate_all()
        with self.assertQueryCount(60):
            search._fill()
            search.env.flush_all()
        more = self.env["hr.employee"]
        for number in range(5):
            more |= self._create_person(f"Trần Văn {number}", citizen_id=None)
        self._open(more, date(2024, 1, 1))
        again = made.env["cchc.reduction.search"].create({"list_id": made.id})
        self.env.invalidate_all()
        with self.assertQueryCount(60):
            again._fill()
            again.env.flush_all()
        self.assertEqual(again.looked_at, 8)
        self.assertEqual(made.review_on, REVIEW)

    def test_strangers_find_nobody(self):
        made = self._list([])
        with self.assertRaises(AccessError):
            made.with_user(self.stranger).action_find()
