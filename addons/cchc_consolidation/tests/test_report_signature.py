import base64
from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_hr.tests_pure.signing_samples import Authority, add_page_text, paper, sign

from .common import ConsolidationCase


class TestReportSignature(ConsolidationCase):
    """The document that the head signs is this report's, unchanged, signed with the head's key."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.users["head"].name = "Lê Văn Cường"
        cls.authority = Authority()
        cls.root = cls.env["cchc.trust.root"].create(
            {"certificate": base64.b64encode(cls.authority.der)}
        )
        cls.director = cls.authority.signer("Lê Văn Cường")
        cls.stamp = cls.authority.signer("Sở Nội vụ")
        cls.report = cls.env["cchc.report.submission"].search(
            [("period_id", "=", cls.period.id), ("unit_id", "=", cls.home.id)]
        )
        cls.officer = cls.users["officer"]
        cls.report.with_user(cls.officer).action_compute()
        cls.report.with_user(cls.officer).action_make_signing_copy()
        cls.copy = base64.b64decode(cls.report.signing_copy_ids.file)

    def _upload(self, content, report=None):
        report = report or self.report
        self._as("officer", report).write(
            {"signed_file": base64.b64encode(content), "signed_file_name": "bc.pdf"}
        )
        return report

    def _told(self, content, report=None):
        report = self._upload(content, report)
        return report.signature_verdict, report.signature_findings or ""

    def test_the_copy_shows_the_sheets_and_the_seal_that_they_get(self):
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(self.copy)).pages)
        for words in ("BM01", "SỞ NỘI VỤ", self.report._seal_now()[:20]):
            self.assertIn(words, text)
        self._as("head", self.report).action_sign()
        self.assertEqual(self.report.seal, self.report.signing_copy_ids.seal)

    def test_signed_by_the_head_and_the_agency_it_signs_off(self):
        verdict, told = self._told(sign(self.copy, self.director, self.stamp))
        self.assertEqual((verdict, told), ("valid", ""))
        self.assertIn("Lê Văn Cường", self.report.signature_signers)
        self._as("officer", self.report).action_sign()
        self.assertEqual(self.report.state, "signed")

    def test_what_is_wrong_is_told_and_refused(self):
        signed = sign(self.copy, self.director, self.stamp)
        flipped = bytearray(signed)
        flipped[len(self.copy) // 2] ^= 1
        forged = Authority("CA Giả").signer("Lê Văn Cường")
        for content, words in (
            (bytes(flipped), "content was changed|can't be read"),
            (add_page_text(signed, "them"), "changed after Lê Văn Cường signed"),
            (sign(paper("Bao cao khac"), self.director, self.stamp), "not made from the signing"),
            (sign(self.copy, forged, self.stamp), "CA Giả, which is not trusted"),
        ):
            with self.subTest(words):
                verdict, told = self._told(content)
                self.assertEqual(verdict, "invalid")
                self.assertRegex(told, words)
                with self.assertRaisesRegex(UserError, "not valid"):
                    self._as("officer", self.report).action_sign()

    def test_the_document_of_another_report(self):
        finance = self._report(self.finance)
        self._as("finance", finance).action_compute()
        finance.sudo()._make_signing_copy()
        other = base64.b64decode(finance.signing_copy_ids.file)
        verdict, told = self._told(sign(other, self.director, self.stamp))
        self.assertEqual(verdict, "invalid")
        self.assertIn("signing copy of another report", told)

    def test_figures_computed_anew_need_another_signature(self):
        self._upload(sign(self.copy, self.director, self.stamp))
        # The same figures: the signature stands.
        self._as("officer", self.report).action_compute()
        self.assertEqual(self.report.signing_copy_ids.seal, self.report._seal_now())
        more = self._create_person("Đỗ Văn Hậu", self.home_division)
        self._open([more], department_id=self.home_division)
        self._as("officer", self.report).action_compute()
        self._explain(self.report)
        with self.assertRaisesRegex(UserError, "computed anew after the signing copy"):
            self._as("officer", self.report).action_sign()

    def test_other_people_and_other_keys_are_told(self):
        stranger = self.authority.signer("Trần Văn Lạ")
        verdict, told = self._told(sign(self.copy, self.director, self.stamp, stranger))
        self.assertEqual(verdict, "doubtful")
        self.assertIn("Trần Văn Lạ signed it too", told)
        verdict, told = self._told(sign(self.copy, stranger, self.stamp))
        self.assertIn("None of the signatures is that of Lê Văn Cường, who heads", told)
        # The next report, with a certificate that is not the one of the last.
        self._upload(sign(self.copy, self.director, self.stamp))
        self._as("officer", self.report).action_sign()
        later = self._report(self.home, period=self._period(kind="on_demand"))
        self._as("officer", later).action_compute()
        renewed = self.authority.signer("Lê Văn Cường")
        _verdict, told = self._told(sign(paper("x"), renewed, self.stamp), later)
        self.assertIn("Lê Văn Cường signed the last report with another certificate", told)
        _verdict, told = self._told(sign(paper("x"), self.director, self.stamp), later)
        self.assertNotIn("another certificate", told)

    def test_without_a_root_certificate_it_is_signed_off_with_a_warning(self):
        self.root.active = False
        verdict, told = self._told(sign(self.copy, self.director, self.stamp))
        self.assertEqual(verdict, "doubtful")
        self.assertIn("no root certificate is installed", told)
        self._as("officer", self.report).action_sign()
        self.assertEqual(self.report.state, "signed")
        self.root.active = True
        self._as("officer", self.report).action_verify_signature()
        self.assertEqual(self.report.signature_verdict, "valid")

    def test_the_copy_is_the_units_until_the_report_is_submitted(self):
        copy = self.report.signing_copy_ids
        self.assertTrue(self._as("head", copy).read(["file"]))
        for user in ("province", "inspector", "finance", "district"):
            with self.assertRaises(AccessError, msg=user):
                self._as(user, copy).read(["file_name"])
            with self.assertRaises(AccessError, msg=user):
                self._as(user, self.report).action_make_signing_copy()


class TestReportFiles(ConsolidationCase):
    """Stored sheets are printed in every format in which the live form is."""

    def test_four_formats_of_a_frozen_report(self):
        report = self._submit(self._report(self.home), "officer", "head")
        self._as("province", report).action_accept()
        # Whoever moves later does not change what is printed.
        self._issue("transfer", [self.an], "2024-08-01", department_id=self.finance_division)
        files = {
            name: self._as("province", report)._printed_sheets(name)
            for name in ("xlsx", "ods", "docx", "pdf")
        }
        for file_format, (name, content) in files.items():
            self.assertTrue(name.endswith(f"_v1.{file_format}"), name)
            self.assertEqual(content[:4], b"%PDF" if file_format == "pdf" else b"PK\x03\x04")
        book = load_workbook(BytesIO(files["xlsx"][1]))
        self.assertEqual(len(book.worksheets), len(report.sheet_ids))
        rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
        total = next(row for row in rows if row[1] == "TỔNG CỘNG")
        people = [column["code"] for column in report.sheet_ids[0].declaration["columns"]]
        self.assertEqual(total[2 + people.index("people")], 2)
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(files["pdf"][1])).pages)
        for words in ("Nguyễn Văn An", "TỔNG CỘNG", report.seal[:20]):
            self.assertIn(words, text)

    def test_an_unsubmitted_report_is_printed_by_its_unit_alone(self):
        report = self._report(self.home)
        self._as("officer", report).action_compute()
        self.assertTrue(self._as("head", report)._printed_sheets("ods"))
        for user in ("province", "inspector", "district"):
            with self.assertRaisesRegex(UserError, "no sheets to download"):
                self._as(user, report)._printed_sheets("ods")
