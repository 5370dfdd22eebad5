from datetime import date

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common import REVIEW, ReductionCase


@tagged("post_install", "-at_install")
class TestCandidatesReorganised(ReductionCase):
    """People whose unit was reorganised, and people who ask for it in writing."""

    def _found(self, **vals):
        made = self._list([], **vals)
        action = made.action_find()
        search = made.env["cchc.reduction.search"].browse(action["res_id"])
        return {row.employee_id: row for row in search.candidate_ids}

    def _change(self, unit, day, **vals):
        return self.env["cchc.unit.version"].create(
            {
                "unit_id": unit.id,
                "date_from": day,
                "document_id": self.document.id,
                "name": unit.name,
                "parent_id": unit.parent_id.id,
                "kind_id": unit.kind_id.id,
                "level_id": unit.level_id.id,
                **vals,
            }
        )

    def _wish(self, person, **vals):
        return (
            self.env["cchc.reduction.wish"]
            .with_user(self.officer)
            .create(
                {
                    "employee_id": person.id,
                    "wished_on": date(2025, 7, 10),
                    "paper": "Đơn số 4",
                    **vals,
                }
            )
        )

    def _move(self, people, unit, day=date(2024, 6, 1)):
        self._issue("transfer", people, day, department_id=unit)

    def test_a_dissolved_division_with_too_many_people(self):
        """Two were in the division when it ended; the third came to the agency otherwise."""
        self._enter(self.home, 2)
        other = self._create_unit("T.NV.M", "Phòng Mới", "division", "province", self.home)
        self._move(self.people[:2], self.home_division)
        self._move(self.people[2], other)
        self._move(self.people[:2], other, date(2025, 5, 1))
        self._change(self.home_division, date(2025, 5, 1), dissolved=True)
        found = self._found()
        self.assertEqual(set(found), {*self.people[:2]})
        facts = found[self.people[0]].facts
        self.assertIn("Điểm a khoản 1 Điều 2 NĐ 154/2025/NĐ-CP: Phòng Công chức giải thể", facts)
        self.assertIn("từ 01/05/2025 theo 12/QĐ-UBND", facts)
        self.assertIn("Khoản 1 Điều 2 NĐ 178/2024/NĐ-CP: ", facts)
        self.assertIn("Sở Nội vụ: 3 người, giao 2 biên chế", facts)

    def test_places_enough_point_at_nobody(self):
        self._enter(self.home, 3)
        self._move(self.people, self.home_division)
        self._change(self.home_division, date(2025, 5, 1), kind_id=self.home.kind_id.id)
        self.assertFalse(self._found())

    def test_only_by_a_document_and_within_the_time(self):
        self._enter(self.home, 2)
        kind = self.home_division.kind_id
        self._move(self.people, self.home_division)
        # A new name is no reorganisation, nor is what lies back more than twelve months.
        self._change(self.home_division, date(2024, 7, 1), kind_id=self.home.kind_id.id)
        self._change(
            self.home_division, date(2025, 5, 1), kind_id=self.home.kind_id.id, name="Phòng CCVC"
        )
        self.assertFalse(self._found())
        # Back to what it was, and nobody said by which document.
        self._change(self.home_division, date(2025, 6, 1), document_id=False, kind_id=kind.id)
        self.assertFalse(self._found())

    def test_a_paper_of_wish_is_found_with_its_article(self):
        person = self.people[0]
        self.env["cchc.family.member"].create(
            {"employee_id": person.id, "relation": "child", "name": "Bé", "birth_text": "05/2023"}
        )
        wish = self._wish(person)
        found = self._found()
        self.assertEqual(set(found), {person})
        row = found[person]
        self.assertEqual(row.wish, "Đơn số 4 ngày 10/07/2025")
        self.assertIn(
            "Điểm d khoản 1 Điều 2 NĐ 154/2025/NĐ-CP: Đơn số 4 ngày 10/07/2025", row.facts
        )
        # Whoever asks is not kept by the small child.
        self.assertFalse(row.excluded)
        row.picked = True
        row.search_id.action_add()
        dossier = row.search_id.list_id.dossier_ids
        self.assertTrue(dossier.volunteers)
        self.assertEqual(dossier.ground_id.code, "nd154_d")
        wish.withdrawn_on = REVIEW
        self.assertFalse(self._found())

    def test_one_wish_at_a_time_and_of_the_own_people(self):
        self._wish(self.people[0])
        with self.assertRaisesRegex(ValidationError, "has asked already on"):
            self._wish(self.people[0], wished_on=date(2025, 7, 20))
        with self.assertRaises(AccessError):
            self.env["cchc.reduction.wish"].with_user(self.stranger).create(
                {"employee_id": self.people[1].id, "wished_on": REVIEW, "paper": "x"}
            )
