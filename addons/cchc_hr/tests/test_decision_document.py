import base64
import io
import time
import zipfile
from datetime import date, timedelta
from unittest.mock import patch

from docx import Document
from docx.enum.section import WD_ORIENT
from freezegun import freeze_time
from pypdf import PdfReader

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.cchc_base.documents import pdf

from .common_document import DAY, DocumentCase


@tagged("post_install", "-at_install")
class TestDecisionDocument(DocumentCase):
    def test_one_person_in_word(self):
        decision = self._raise(self.person)
        decision.action_issue()
        printed = decision._print_documents("docx")
        self.assertEqual(printed.name, "QD_125_QD-SNV.docx")
        texts = self._texts(printed.content)
        self.assertEqual(
            texts[:11],
            [
                "UBND TỈNH",
                "SỞ NỘI VỤ",
                "Số: 125/QĐ-SNV",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Rạch Giá, ngày 01 tháng 7 năm 2024",
                "QUYẾT ĐỊNH",
                "Về việc nâng bậc lương thường xuyên",
                "GIÁM ĐỐC SỞ NỘI VỤ",
                "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;",
                "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên "
                "chức ngày 25 tháng 11 năm 2019;",
            ],
        )
        start = texts.index("QUYẾT ĐỊNH:")
        self.assertEqual(texts[start - 1], "Theo đề nghị của Trưởng phòng Công chức.")
        self.assertEqual(
            texts[start + 1 :],
            [
                "Điều 1. Nâng bậc lương thường xuyên đối với ông Trần & Lê <An>, sinh ngày 01 "
                "tháng 3 năm 1980, Chuyên viên Phòng Công chức, Sở Nội vụ, từ bậc 3, hệ số lương "
                "3,00 lên bậc 4, hệ số lương 3,33 của ngạch Chuyên viên (mã số 01.003), kể từ ngày "
                "01 tháng 7 năm 2024.",
                "Điều 2. Thời gian tính nâng bậc lương lần sau của ông Trần & Lê <An> kể từ ngày "
                "01 tháng 7 năm 2024.",
                "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở và ông Trần "
                "& Lê <An> chịu trách nhiệm thi hành Quyết định này./.",
                "Nơi nhận:",
                "- Như Điều 3;",
                "- Lưu: VT, TCCB.",
                "GIÁM ĐỐC",
                "Lê Văn Cường",
            ],
        )

    def test_page_of_the_decree(self):
        """NĐ 30/2020, phụ lục I, phần I, mục I: A4, margins, font."""
        document = Document(io.BytesIO(self._raise(self.person)._print_documents("docx").content))
        (section,) = document.sections
        self.assertEqual(
            [
                round(length.mm)
                for length in (
                    section.page_width,
                    section.page_height,
                    section.top_margin,
                    section.bottom_margin,
                    section.left_margin,
                    section.right_margin,
                )
            ],
            [210, 297, 20, 20, 30, 15],
        )
        self.assertEqual(document.styles["Normal"].font.name, "Times New Roman")
        self.assertTrue(section.different_first_page_header_footer)
        self.assertIn("PAGE", section.header._element.xml)
        self.assertFalse(document.core_properties.author)

    def test_one_page_of_pdf(self):
        printed = self._raise(self.person)._print_documents("pdf")
        self.assertEqual(len(PdfReader(io.BytesIO(printed.content)).pages), 1)
        text = self._pdf_text(printed.content)
        self.assertIn("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", text)
        self.assertIn("Trần & Lê <An>", text)
        self.assertIn("DỰ THẢO", text)

    def test_a_draft_is_marked_and_an_issued_one_is_not(self):
        decision = self._raise(self.person, number=False, date_signed=False)
        texts = self._texts(decision._print_documents("docx").content)
        self.assertIn("DỰ THẢO", texts)
        self.assertTrue(any(text.endswith("/QĐ-SNV") for text in texts))
        decision.write({"number": "125/QĐ-SNV", "date_signed": DAY})
        decision.action_issue()
        self.assertNotIn("DỰ THẢO", self._texts(decision._print_documents("docx").content))
        self._revoke(decision)
        self.assertIn("ĐÃ THU HỒI", self._texts(decision._print_documents("docx").content))

    def test_revocation(self):
        decision = self._raise(self.person)
        decision.action_issue()
        self._revoke(decision)
        revoking = decision.line_ids.revocation_id
        text = "\n".join(self._texts(revoking._print_documents("docx").content))
        self.assertIn("Về việc thu hồi quyết định", text)
        self.assertIn(
            "Thu hồi Quyết định số 125/QĐ-SNV ngày 01 tháng 7 năm 2024 của Giám đốc Sở Nội vụ về "
            "việc nâng bậc lương thường xuyên đối với ông Trần & Lê <An>",
            text,
        )
        self.assertIn("Lý do thu hồi: ban hành nhầm.", text)

    def test_printed_again_it_says_what_it_said(self):
        """What was decided later, even for earlier days, does not change an old paper."""
        decision = self._raise(self.person)
        decision.action_issue()
        before = self._texts(decision._print_documents("docx").content)
        with freeze_time(fields.Datetime.now() + timedelta(days=1)):
            self._issue(
                "transfer", self.person, date(2024, 3, 1), department_id=self.finance_division
            )
        self.assertEqual(self._texts(decision._print_documents("docx").content), before)

    def test_collective_decision_has_a_lying_annex(self):
        others = self._create_person("Lê Thị Bé", sex="female") | self._create_person("Võ Văn Ca")
        self._open(others)
        decision = self._raise(self.person | others)
        decision.action_issue()
        printed = decision._print_documents("docx")
        document = Document(io.BytesIO(printed.content))
        self.assertEqual(len(document.sections), 2)
        self.assertEqual(document.sections[1].orientation, WD_ORIENT.LANDSCAPE)
        table = document.tables[-1]
        self.assertEqual(len(table.rows), 4)
        self.assertEqual(
            [cell.text for cell in table.rows[1].cells],
            [
                "1",
                "Trần & Lê <An>",
                "01/3/1980",
                "Chuyên viên Phòng Công chức, Sở Nội vụ",
                "Chuyên viên, 01.003",
                "3",
                "4",
                "3,00",
                "3,33",
                "01/7/2024",
                "01/7/2024",
            ],
        )
        texts = self._texts(printed.content)
        self.assertIn("DANH SÁCH CÔNG CHỨC ĐƯỢC NÂNG BẬC LƯƠNG THƯỜNG XUYÊN", texts)
        self.assertIn("Danh sách này có 03 người./.", texts)

    def test_three_hundred_people(self):
        people = self.person.create(
            [
                {
                    "name": f"Nguyễn Văn Số {number}",
                    "birth_text": "1980",
                    "sex": "male",
                    "intake_unit_id": self.home_division.id,
                }
                for number in range(300)
            ]
        )
        self._open(people)
        decision = self._raise(people)
        few = self._raise(people[:3], number="126/QĐ-SNV")
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(__system__=17):
            few._document_context()
        self.env.invalidate_all()
        # As many for a hundred times as many people.
        with self.assertQueryCount(__system__=17):
            decision._document_context()
        start = time.monotonic()
        printed = decision._print_documents("pdf")
        self.assertLess(time.monotonic() - start, 10)
        text = self._pdf_text(printed.content)
        self.assertIn("Nguyễn Văn Số 299", text)
        self.assertIn("Danh sách này có 300 người", text)

    def test_several_decisions_come_in_one_file(self):
        decisions = self._raise(self.person) | self._raise(self.person, number="7/QĐ-SNV")
        printed = decisions._print_documents("pdf")
        self.assertEqual(printed.name, "Quyet_dinh.pdf")
        self.assertEqual(len(PdfReader(io.BytesIO(printed.content)).pages), 2)
        printed = decisions._print_documents("docx")
        self.assertEqual(printed.name, "Quyet_dinh.zip")
        with zipfile.ZipFile(io.BytesIO(printed.content)) as archive:
            self.assertEqual(archive.namelist(), ["QD_125_QD-SNV.docx", "QD_7_QD-SNV.docx"])

    def test_without_libreoffice_the_reader_is_told(self):
        decision = self._raise(self.person)
        with patch.object(pdf, "PROGRAMS", ("no-such-program",)):
            with self.assertRaisesRegex(UserError, "libreoffice-writer-nogui"):
                decision._print_documents("pdf")

    def test_what_a_person_was_stands_beside_the_change(self):
        decision = self._raise(self.person)
        said = "Phòng Công chức · Chuyên viên · 01.003, 3 (3,00)"
        self.assertEqual(decision.line_ids.before, said)
        decision.action_issue()
        decision.line_ids.invalidate_recordset()
        self.assertEqual(decision.line_ids.before, said)
        with Form(self.env["cchc.decision"]) as draft:
            draft.type_id = self.env.ref("cchc_hr.decision_type_transfer")
            draft.unit_id = self.home
            with draft.line_ids.new() as line:
                line.employee_id = self.person
                line.date_effective = date(2024, 8, 1)
                self.assertEqual(line.before, said.replace("3 (3,00)", "4 (3,33)"))
                line.date_effective = date(2019, 8, 1)
                self.assertFalse(line.before)
                line.date_effective = date(2024, 8, 1)
                line.department_id = self.finance_division

    def test_who_signed_last_is_proposed(self):
        self._raise(self.person)
        draft = Form(self.env["cchc.decision"].with_context(default_unit_id=self.home.id))
        self.assertEqual((draft.signer_title, draft.signer_name), ("Giám đốc", "Lê Văn Cường"))

    # -- grounds and signatures -------------------------------------------------

    def test_grounds_are_those_of_the_day_and_the_people(self):
        decision = self._draft("step_raise", self.person, DAY)
        self.assertIn("ngày 13 tháng 11 năm 2008", decision.grounds)
        self.assertNotIn("ngày 15 tháng 11 năm 2010", decision.grounds)
        decision.date_signed = date(2025, 8, 1)
        self.assertIn("ngày 24 tháng 6 năm 2025", decision.grounds)
        self.assertNotIn("2008", decision.grounds)
        teacher = self._create_person("Lê Thị Dạy")
        self._open(teacher, staffing_category="public_employee")
        of_teacher = self._draft("step_raise", teacher, DAY)
        self.assertIn("Luật Viên chức ngày 15 tháng 11 năm 2010", of_teacher.grounds)

    def test_grounds_that_were_written_stay(self):
        decision = self._draft("step_raise", self.person, DAY)
        decision.grounds = "Căn cứ Luật A"
        decision.date_signed = date(2025, 8, 1)
        self.assertEqual(decision.grounds, "Căn cứ Luật A")

    def test_authority_follows_the_signer_until_it_is_written(self):
        decision = self._raise(self.person, signer_title="Phó Giám đốc")
        self.assertEqual(decision.authority, "Giám đốc Sở Nội vụ")
        texts = self._texts(decision._print_documents("docx").content)
        self.assertEqual(texts[-3:-1], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"])
        decision.authority = "Chủ tịch UBND tỉnh"
        texts = self._texts(decision._print_documents("docx").content)
        self.assertIn("CHỦ TỊCH UBND TỈNH", texts)

    # -- rights -----------------------------------------------------------------

    def test_who_may_not_read_may_not_print(self):
        decision = self._raise(self.person)
        stranger = self._create_user("tai_chinh", "hr_officer", self.finance)
        with self.assertRaises(AccessError):
            decision.with_user(stranger)._print_documents("docx")

    def test_who_sees_some_of_the_people_gets_no_list_of_all(self):
        mine = self._create_person("Lê Thị Bé", self.finance_division)
        self._open(mine, department_id=self.finance_division)
        decision = self._raise(self.person | mine)
        officer = self._create_user("tai_chinh", "hr_officer", self.finance)
        with self.assertRaisesRegex(UserError, "outside your units"):
            decision.with_user(officer)._print_documents("docx")
        # A decision of the province about one's own people only is theirs to print.
        own = self._raise(mine, number="9/QĐ-SNV")
        own.with_user(officer)._print_documents("docx")

    def test_the_issuing_unit_prints_also_whom_it_lost(self):
        decision = self._issue(
            "transfer", self.person, date(2024, 7, 1), department_id=self.finance_division
        )
        officer = self._create_user("noi_vu", "hr_officer", self.home)
        texts = self._texts(decision.with_user(officer)._print_documents("docx").content)
        self.assertTrue(any("Trần & Lê <An>" in text for text in texts))

    def test_the_hook_knows_who_was_printed(self):
        decision = self._raise(self.person)
        seen = []
        with patch.object(
            type(decision), "_after_document_rendered", lambda docs, kind: seen.append((docs, kind))
        ):
            decision._print_documents("docx")
        self.assertEqual(seen, [(decision, "docx")])

    # -- templates --------------------------------------------------------------

    @property
    def template(self):
        return self.env.ref("cchc_hr.document_template_decision")

    def test_own_template_and_back(self):
        template = self.template
        self.assertFalse(template.is_own)
        template.file = self._word("{{ people[0].name }} – {{ number }}")
        self.assertTrue(template.is_own)
        decision = self._raise(self.person)
        self.assertEqual(
            self._texts(decision._print_documents("docx").content), ["Trần & Lê <An> – 125/QĐ-SNV"]
        )
        template.action_reset()
        self.assertFalse(template.is_own)
        self.assertIn("QUYẾT ĐỊNH:", self._texts(decision._print_documents("docx").content))
        self.assertEqual(base64.b64decode(template.file)[:2], b"PK")

    def test_unknown_variables_are_named(self):
        with self.assertRaisesRegex(ValidationError, r"people\[\]\.nmae, nmber"):
            self.template.file = self._word("{{ people[0].nmae }}", "{{ nmber }}")

    def test_files_that_are_no_template_are_refused(self):
        for content, reason in (
            (base64.b64encode(b"\xd0\xcf\x11\xe0 old"), "old Word"),
            (base64.b64encode(b"%PDF"), "not a Word document"),
            (self._word("{% if mark %}"), "endif"),
            (self._word("{{ number.__class__ }}"), "__class__"),
        ):
            with self.subTest(reason), self.assertRaisesRegex(ValidationError, reason):
                self.template.file = content

    def test_a_type_may_have_its_own_template(self):
        own = self.template.copy({"code": "raise", "shipped_path": False})
        own.file = self._word("Riêng {{ number }}")
        self.env.ref("cchc_hr.decision_type_step_raise").template_id = own
        printed = self._raise(self.person)._print_documents("docx")
        self.assertEqual(self._texts(printed.content), ["Riêng 125/QĐ-SNV"])

    def test_only_administrators_change_templates(self):
        officer = self._create_user("noi_vu", "hr_officer", self.home)
        with self.assertRaises(AccessError):
            self.template.with_user(officer).own_file = self._word("x")
        home_affairs = self._create_user("so_noi_vu", "home_affairs", self.province)
        with self.assertRaises(AccessError):
            self.template.with_user(home_affairs).own_file = self._word("x")
        self.assertTrue(self.template.with_user(home_affairs).file)

    def test_variables_are_listed_for_the_author(self):
        self.assertIn("people[].name", self.template.variables)
        self.assertIn("place_and_date", self.template.variables)
