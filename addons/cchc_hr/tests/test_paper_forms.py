import io
from datetime import date, timedelta

from docx import Document
from openpyxl import load_workbook
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.cchc_base.documents import check
from odoo.addons.cchc_base.tools import vietnam_time

from ..lists import paper_file
from .common import CchcHrCase

SLIPS = ("hs04", "hs05", "hs06", "hs07")
REGISTERS = ("hs08a", "hs08b", "hs08c")


@tagged("post_install", "-at_install")
class TestPaperForms(CchcHrCase):
    """Forms HS04 to HS08 of the paper file, as they lie on the desk."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.person = cls._create_person("Trần Thị Bé", staff_number="KG-HS-1")
        cls._open(cls.person, staffing_category="public_employee")
        components = cls.env["cchc.paper.file.component"].search([])
        cls.inside, cls.outside = components[:3], components[3:]
        cls.file = cls.env["cchc.paper.file"].create(
            {
                "employee_id": cls.person.id,
                "number": "HS-77",
                "room": "Kho 1",
                "box": "Hộp 9",
                "component_ids": cls.inside.ids,
            }
        )
        cls.loan = cls.env["cchc.paper.file.loan"].create(
            {
                "file_id": cls.file.id,
                "manner": "read",
                "borrower": "Ông Kiểm",
                "purpose": "Thẩm tra lý lịch",
                "lent_on": cls.today - timedelta(3),
                "returned_on": cls.today - timedelta(2),
            }
        )
        moved = cls._issue(
            "transfer", cls.person, cls.today - timedelta(5), department_id=cls.finance_division
        )
        cls.number = moved.number
        cls.handover = cls.env["cchc.paper.file.transfer"].create(
            {"file_id": cls.file.id, "to_unit_id": cls.finance.id, "slip_number": "5/PC"}
        )
        cls.officer = cls._officer("forms_home", cls.home)

    @classmethod
    def _officer(cls, login, unit):
        user = new_test_user(cls.env, login=login, groups="cchc_base.group_hr_officer")
        user.unit_ids = unit
        return user

    def _form(self, form, user=None, **subject):
        values = {name: record.id for name, record in subject.items()}
        return (
            self.env["cchc.paper.form"]
            .with_user(user or self.officer)
            .create({"form": form, **values})
        )

    def _text(self, form, **subject):
        content = self._form(form, **subject)._print_documents("docx").content
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)

    def test_handover_lists_the_papers_and_is_signed_by_both(self):
        text = self._text("hs04", transfer_id=self.handover)
        for words in (
            "PHIẾU GIAO NHẬN HỒ SƠ",
            "Mẫu HS04-VC/BNV",
            "Số: 5/PC",
            "Trần Thị Bé",
            "HS-77",
            f"Quyết định số {self.number}",
            "BÊN GIAO",
            "BÊN NHẬN",
            "Cộng: 3 loại tài liệu",
            *self.inside.mapped("name"),
        ):
            self.assertIn(words, text)
        required = self.outside.filtered("required")
        self.assertIn(f"- {required[0].name}", text)

    def test_each_slip_says_what_it_is_for(self):
        self.assertIn("PHẦN XÁC NHẬN CỦA NƠI NHẬN", self._text("hs05", transfer_id=self.handover))
        research = self._text("hs06", loan_id=self.loan)
        for words in ("PHIẾU NGHIÊN CỨU HỒ SƠ", "Ông Kiểm", "Đọc tại chỗ", "Kho 1, Hộp 9"):
            self.assertIn(words, research)
        tracking = self._text("hs07", file_id=self.file)
        self.assertIn("Thẩm tra lý lịch; Đọc tại chỗ", tracking)

    def test_a_civil_servants_slip_bears_no_code_of_public_employees(self):
        servant = self._create_person("Lê Công Chức")
        self._open(servant)
        file = self.env["cchc.paper.file"].create({"employee_id": servant.id, "number": "HS-78"})
        self.assertNotIn("VC/BNV", self._text("hs07", file_id=file))

    def test_registers_of_the_agency(self):
        files = self._text("hs08a", keeper_id=self.home)
        self.assertIn("Đang chuyển", files)
        self.assertIn("Sổ này có 1 hồ sơ.", files)
        self.assertIn("5/PC", self._text("hs08b", keeper_id=self.home))
        form = self._form("hs08c", keeper_id=self.home)
        sheet = load_workbook(io.BytesIO(form._print_documents("xlsx").content)).active
        values = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        self.assertIn("SỔ THEO DÕI KHAI THÁC HỒ SƠ", values)
        self.assertIn("Ông Kiểm", values)
        form.date_to = date(2020, 1, 1)
        sheet = load_workbook(io.BytesIO(form._print_documents("xlsx").content)).active
        values = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        self.assertNotIn("Ông Kiểm", values)

    def test_what_cannot_be_printed_says_so(self):
        with self.assertRaisesRegex(UserError, "what the form is about: Handover"):
            self._form("hs04")._print_documents("docx")
        with self.assertRaisesRegex(UserError, "Only registers"):
            self._form("hs07", file_id=self.file)._print_documents("xlsx")
        dates = {"date_from": self.today, "date_to": self.today - timedelta(1)}
        register = self._form("hs08a", keeper_id=self.home)
        register.write(dates)
        with self.assertRaisesRegex(UserError, "ends before it begins"):
            register._print_documents("docx")

    def test_a_stranger_prints_nothing(self):
        stranger = self._officer("forms_stranger", self.commune)
        for form, subject in (
            ("hs04", {"transfer_id": self.handover}),
            ("hs06", {"loan_id": self.loan}),
            ("hs07", {"file_id": self.file}),
        ):
            with self.assertRaises(AccessError):
                self._form(form, stranger, **subject)
        register = self._form("hs08a", stranger, keeper_id=self.home)
        content = register._print_documents("docx").content
        self.assertNotIn("HS-77", "".join(
            cell.text
            for table in Document(io.BytesIO(content)).tables
            for row in table.rows
            for cell in row.cells
        ))  # fmt: skip

    def test_the_receiver_prints_what_it_signs_for(self):
        receiver = self._officer("forms_receiver", self.finance)
        action = self.handover.with_user(receiver).action_print_form()
        form = self.env["cchc.paper.form"].with_user(receiver).with_context(**action["context"])
        self.assertEqual(form.create({}).transfer_id, self.handover)
        download = self.handover.with_user(receiver).action_print_handover()
        self.assertIn("/cchc/document/cchc.paper.form/pdf", download["params"]["url"])

    def test_every_shipped_template_prints_with_the_listed_variables(self):
        for form in (*SLIPS, *REGISTERS):
            template = self.env["cchc.document.template"].search([("code", "=", f"ho_so_{form}")])
            with self.subTest(form=form):
                found = check.check_template(template._content(), paper_file.samples())
                self.assertEqual(found, [])

    # -- where a file goes ------------------------------------------------------

    def test_into_the_archive(self):
        person = self._create_person("Vũ Văn Nghỉ")
        self._open(person)
        file = self.env["cchc.paper.file"].create({"employee_id": person.id, "number": "HS-79"})
        with (
            self.assertRaises(CheckViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            file.transfer_ids.create(
                {"file_id": file.id, "to_archive": True, "to_outside": "Sở Nội vụ tỉnh Cà Mau"}
            )
        handover = file.transfer_ids.create({"file_id": file.id, "to_archive": True})
        self.assertIn("Lưu trữ của", self._text("hs04", transfer_id=handover))
        handover.with_user(self.officer).action_receive()
        self.assertEqual((file.state, file.keeper_id), ("archived", self.home))
