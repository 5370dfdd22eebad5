from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import UserError
from odoo.tests import tagged

from .test_movements import END, START, MovementCase


@tagged("post_install", "-at_install")
class TestMovementScreen(MovementCase):
    def setUp(self):
        super().setUp()
        people = self._create_person("Đi") | self._create_person("Ở")
        self._open(people)
        self._issue("transfer", people[0], date(2025, 3, 1), department_id=self.finance)
        self.question = (
            self.env["cchc.movement.question"]
            .with_user(self.reader)
            .create({"unit_id": self.province.id, "date_from": START, "date_to": END})
        )

    def test_every_number_of_the_screen_has_its_names(self):
        action = self.question.action_open()
        rows = self.env[action["res_model"]].with_user(self.reader)
        rows = rows.with_context(**action["context"]).search([])
        self.assertEqual(len(rows), 2)
        for row in rows:
            for method, expected in (
                (row.action_open_opening, row.opening),
                (row.action_open_closing, row.closing),
                (row.action_open_movements, row.moved_in + row.moved_out),
            ):
                opened = method()
                listed = self.env[opened["res_model"]].with_user(self.reader)
                listed = listed.with_context(**opened["context"]).search([])
                self.assertEqual(len(listed), expected)
        moved = rows[0].action_open_movements()
        (person,) = (
            self.env[moved["res_model"]]
            .with_user(self.reader)
            .with_context(**moved["context"])
            .search([])
        )
        self.assertEqual((person.name, person.movement_kind), ("Đi", "transferred_out"))
        self.assertEqual(person.other_unit_id, self.finance)
        self.assertTrue(person.decision_id)

    def test_the_workbook(self):
        name, content = self.movement._workbook(self.province, START, END)
        self.assertIn("2025-12-31", name)
        book = load_workbook(BytesIO(content))
        balance, names = book.worksheets
        self.assertTrue(
            any(
                cell.value == "Từ ngày 01/01/2025 đến ngày 31/12/2025"
                for row in balance.iter_rows()
                for cell in row
            )
        )
        (total,) = [row for row in balance.iter_rows(values_only=True) if row[1] == "TỔNG CỘNG"]
        # Beginning 2, in 1, out 1, end 2, nothing left over.
        self.assertEqual((total[2], total[3], total[12], total[24], total[25]), (2, 1, 1, 2, 0))
        written = [row[1] for row in names.iter_rows(values_only=True)]
        self.assertEqual(written.count("Đi"), 2)

    def test_the_last_day_comes_last(self):
        with self.assertRaisesRegex(UserError, "before it begins"):
            self.question.date_to = date(2024, 1, 1)
