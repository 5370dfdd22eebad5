import base64
import io
from collections import Counter
from datetime import date

import openpyxl

from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_positions.importing.columns import COLUMNS

from .common import CchcPositionsCase


class TestPositionCatalogue(CchcPositionsCase):
    """The shipped catalogue, and what offices add to it from a workbook."""

    def _file(self, kind, rows):
        _name, content = self.env["cchc.position.import"]._template(kind)
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book["Danh sách"]
        for number, row in enumerate(rows, 4):
            for place, column in enumerate(COLUMNS[kind], 1):
                sheet.cell(number, place).value = row.get(column.key)
        stream = io.BytesIO()
        book.save(stream)
        return base64.b64encode(stream.getvalue())

    def _import(self, kind, rows, env=None, **vals):
        return (env or self.env)["cchc.position.import"].create(
            {"kind": kind, "file": self._file(kind, rows), "filename": "vtvl.xlsx", **vals}
        )

    GOOD = {
        "code": "BS.99",
        "name": "Bác sĩ gia đình",
        "staff": "Viên chức",
        "group": "Chuyên môn, nghiệp vụ",
        "sector": "Y tế",
        "step_from": 3,
        "step_to": 5,
        "date_from": "01/08/2026",
        "document": "12/QĐ-UBND",
    }

    def test_the_closed_lists_of_decree_232_are_complete(self):
        rows = (
            self.env["cchc.position.standard"]
            .with_context(active_test=False)
            .search(
                [
                    (
                        "document_id",
                        "=",
                        self.env.ref("cchc_positions.legal_document_nd_232_2026").id,
                    ),
                    ("code", "=like", "VC.%"),
                ]
            )
        )
        self.assertEqual(
            Counter(row.group_id.kind for row in rows),
            {"leadership": 10, "specialist": 155, "support": 61},
        )
        specialist = rows.filtered(lambda row: row.group_id.kind == "specialist")
        self.assertEqual(len(set(specialist.mapped("sector"))), 13)
        by_name = {(row.group_id.kind, row.name): (row.step_from, row.step_to) for row in rows}
        for key, steps in {
            ("specialist", "Giáo viên mầm non"): (2, 4),
            ("specialist", "Bác sĩ"): (3, 5),
            ("specialist", "Y sĩ"): (1, 2),
            ("specialist", "Kế toán"): (1, 5),
            ("support", "Kế toán"): (1, 4),
            ("support", "Thủ quỹ"): (1, 3),
            ("support", "Thuyền trưởng"): (0, 0),
        }.items():
            self.assertEqual(by_name[key], steps, key)
        # What could not be read is not offered.
        self.assertEqual(rows.filtered(lambda r: not r.active).mapped("code"), ["VC.II.100"])

    def test_corrections_of_the_catalogue_survive_an_upgrade(self):
        flags = self.env["ir.model.data"].search(
            [("module", "=", "cchc_positions"), ("model", "=", "cchc.position.standard")]
        )
        self.assertGreater(len(flags), 226)
        self.assertEqual(set(flags.mapped("noupdate")), {True})

    def test_groups_of_each_decree(self):
        Group = self.env["cchc.position.group"]
        for staff, day, count in (
            ("civil_servant", date(2024, 1, 1), 4),
            ("public_employee", date(2024, 1, 1), 4),
            ("civil_servant", date(2026, 1, 1), 3),
            ("public_employee", date(2026, 7, 1), 3),
        ):
            self.assertEqual(len(Group._in_force(staff, day)), count, (staff, day))

    def test_import_is_checked_then_applied_and_changes_nothing_the_second_time(self):
        wizard = self._import("standard", [self.GOOD])
        wizard.action_check()
        Standard = self.env["cchc.position.standard"]
        self.assertEqual((wizard.rows_new, wizard.rows_refused), (1, 0))
        self.assertFalse(Standard.search([("code", "=", "BS.99")]))
        wizard.action_apply()
        made = Standard.search([("code", "=", "BS.99")])
        self.assertEqual((made.name, made.step_from, made.step_to), ("Bác sĩ gia đình", 3, 5))
        self.assertEqual(made.group_id.code, "vc_2026_specialist")
        again = self._import("standard", [self.GOOD])
        again.action_check()
        self.assertEqual((again.rows_new, again.rows_changed, again.rows_unchanged), (0, 0, 1))
        changed = self._import("standard", [{**self.GOOD, "step_to": 4}])
        changed.action_apply()
        self.assertEqual(made.step_to, 4)

    def test_every_fault_is_named_by_row_and_column_and_nothing_enters(self):
        wizard = self._import(
            "standard",
            [
                self.GOOD,
                {**self.GOOD, "code": "B", "step_to": 7},
                {**self.GOOD, "code": "C", "document": "99/XX"},
                {**self.GOOD, "code": "D", "group": "Nghiệp vụ chuyên ngành"},
                {**self.GOOD, "code": "E", "date_to": "01/01/2020"},
                {**self.GOOD, "name": "Lặp"},
            ],
        )
        wizard.action_check()
        self.assertEqual(wizard.rows_refused, 5)
        for text in (
            "Row 5, column “Bậc cao nhất”: 7 is not between 1 and 5",
            "Row 6, column “Số văn bản”: “99/XX” is not registered",
            "Row 7, column “Nhóm vị trí việc làm”: no group “Nghiệp vụ chuyên ngành”",
            "Row 8, column “Hiệu lực đến”: is before the first day",
            "Row 9, column “Mã vị trí”: is also in row 4",
        ):
            self.assertIn(text, wizard.report)
        with self.assertRaisesRegex(UserError, "nothing was entered"):
            wizard.action_apply()
        self.assertFalse(self.env["cchc.position.standard"].search([("code", "=", "BS.99")]))

    def test_only_home_affairs_imports_the_catalogue(self):
        officer = self._create_user("officer", "hr_officer", self.home)
        wizard = self._import("standard", [self.GOOD], env=self.env(user=officer))
        with self.assertRaises(AccessError):
            wizard.action_check()

    def test_no_workbook_is_no_workbook(self):
        wizard = self.env["cchc.position.import"].create(
            {"kind": "standard", "file": base64.b64encode(b"%PDF-1.7"), "filename": "a.xlsx"}
        )
        with self.assertRaisesRegex(UserError, "not a spreadsheet"):
            wizard.action_check()

    def test_a_scheme_from_a_workbook(self):
        self.home_division.code = "PCC"
        function = self.env["cchc.unit.function"].create(
            {"unit_id": self.home_division.id, "code": "NV1", "name": "Tuyển dụng công chức",
             "date_from": date(2023, 1, 1)}
        )  # fmt: skip
        draft = self.env["cchc.position.scheme"].create(
            {"unit_id": self.home.id, "date_from": date(2024, 1, 1)}
        )
        row = {
            "unit": "PCC",
            "code": "CV.01",
            "name": "Chuyên viên",
            "group": "Nghiệp vụ chuyên ngành",
            "ranks": "01.003; 01.002",
            "headcount": 2,
            "functions": "NV1",
        }
        wizard = self._import("scheme", [row], scheme_id=draft.id)
        wizard.action_apply()
        line = draft.line_ids
        self.assertEqual(line.headcount, 2)
        self.assertEqual(line.rank_ids, self.specialist + self.principal)
        self.assertEqual(line.function_ids, function)
        again = self._import("scheme", [row], scheme_id=draft.id)
        again.action_check()
        self.assertEqual(again.rows_unchanged, 1)
        bad = self._import(
            "scheme",
            [{**row, "unit": "XX", "headcount": -1}, {**row, "code": "CV.02", "ranks": "99.999"}],
            scheme_id=draft.id,
        )
        bad.action_check()
        self.assertIn("Row 4, column “Số lượng”: -1 is less than 0", bad.report)
        self.assertIn("Row 5, column “Mã ngạch”: there is no rank “99.999”", bad.report)
