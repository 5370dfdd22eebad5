from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command

from .common import NEW_YEAR, CchcPositionsCase


class TestPositionPlacement(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.head = cls._create_person("Nguyễn Văn Trưởng")
        cls._open(cls.head, leadership_post_id=cls.head_post)
        cls.named = cls._create_person("Trần Thị Chức")
        cls._open(cls.named, position_title="Vị trí CC.01")
        cls.ranked = cls._create_person("Lê Văn Ngạch")
        cls._open(cls.ranked)
        cls.other = cls._create_person("Phạm Thị Khác")
        cls._open(cls.other, rank_id=cls.principal)

    def _draft_placement(self):
        scheme = self._scheme(
            [
                {"code": "LD.01", "leadership_post_id": self.head_post.id},
                {"code": "CC.01"},
                {"code": "CV.01", "rank_ids": [(6, 0, self.specialist.ids)]},
            ]
        )
        action = self._approve(scheme).action_draft_placement()
        return self.env["cchc.decision"].browse(action["res_id"]), scheme

    def test_each_person_gets_what_fits(self):
        decision, _scheme = self._draft_placement()
        given = {line.employee_id: line.position_id.code for line in decision.line_ids}
        self.assertEqual(given, {self.head: "LD.01", self.named: "CC.01", self.ranked: "CV.01"})
        self.assertIn("Phạm Thị Khác", decision.note)

    def test_once_issued_nobody_is_left(self):
        decision, scheme = self._draft_placement()
        decision.write({"number": "9/QĐ-SNV", "date_signed": NEW_YEAR})
        decision.action_issue()
        self.assertEqual(self.named.position_id.code, "CC.01")
        self.assertEqual(scheme.line_ids.position_id.mapped("occupant_count"), [1, 1, 1])
        with self.assertRaisesRegex(UserError, "Nobody"):
            scheme.action_draft_placement()

    def test_a_list_of_people_asks_for_the_position(self):
        self._issue("placement", self.named, date(2024, 3, 1), position_id=self._positions("CC.02"))
        code, name = (
            self.env.ref(f"cchc_positions.people_field_position{what}").id for what in ("_code", "")
        )
        asked = self.env["cchc.people.list"].create(
            {
                "name": "Theo vị trí việc làm",
                "date": date(2024, 4, 1),
                "unit_ids": [Command.set(self.home.ids)],
                "criterion_ids": [
                    Command.create(
                        {"field_id": code, "comparison": "contains", "value_from": "CC.02"}
                    )
                ],
                "column_ids": [Command.create({"field_id": name})],
            }
        )
        (row,) = asked._answer("screen")[0].rows
        self.assertEqual(row.person_id, self.named.id)
        self.assertEqual(row.values, ("Vị trí CC.02",))

    def test_a_late_placement_ends_with_a_move_known_before(self):
        position = self._positions("CC.02")
        self._issue("transfer", self.named, date(2024, 6, 1), department_id=self.finance_division)
        self._issue("placement", self.named, date(2024, 3, 1), position_id=position)
        periods = self.named.version_ids.sorted("date_version")
        self.assertEqual(
            [(row.date_version, row.position_id) for row in periods[-2:]],
            [(date(2024, 3, 1), position), (date(2024, 6, 1), position.browse())],
        )
