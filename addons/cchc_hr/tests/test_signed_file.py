import base64

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..tests_pure.signing_samples import NOW, YEAR, Authority, add_page_text, paper, sign
from .common_document import DocumentCase


@tagged("post_install", "-at_install")
class TestSignedFile(DocumentCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = Authority()
        cls.root = cls.env["cchc.trust.root"].create(
            {"certificate": base64.b64encode(cls.authority.der)}
        )
        cls.director = cls.authority.signer("Lê Văn Cường")
        cls.seal = cls.authority.signer("Sở Nội vụ")
        cls.decision = cls._raise(cls.person)

    def _copy(self, decision=None):
        decision = decision or self.decision
        decision.action_make_signing_copy()
        return decision.signing_copy_ids[0]

    @staticmethod
    def _content(record, field="file"):
        return base64.b64decode(record[field])

    def _upload(self, content, decision=None):
        decision = decision or self.decision
        decision.write({"signed_file": base64.b64encode(content), "signed_file_name": "QD 125.pdf"})
        return decision

    # -- from the signing copy to the badge --------------------------------------------

    def test_the_copy_has_no_mark_of_a_draft_and_comes_back_recognised(self):
        copy = self._copy()
        text = self._pdf_text(self._content(copy))
        self.assertNotIn("DỰ THẢO", text)
        self.assertIn("125/QĐ-SNV", text)
        decision = self._upload(sign(self._content(copy), self.director, self.seal))
        self.assertEqual(decision.signature_findings, False)
        self.assertEqual(decision.signature_verdict, "valid")
        self.assertIn("Lê Văn Cường", decision.signature_signers)
        self.assertEqual(decision.signature_verified_by_id, self.env.user)
        self.assertTrue(decision.signature_verified_at)

    def test_number_and_day_are_entered_after_signing(self):
        self.decision.write({"number": False, "date_signed": False})
        signed = sign(self._content(self._copy()), self.director, self.seal)
        self.decision.write({"number": "125/QĐ-SNV", "date_signed": fields.Date.today()})
        self._upload(signed)
        self.decision.action_issue()
        self.decision.action_verify_signatures()
        self.assertEqual(self.decision.signature_findings, False)
        self.assertEqual(self.decision.signature_verdict, "valid")

    def test_what_was_changed_after_the_copy_is_told(self):
        signed = sign(self._content(self._copy()), self.director, self.seal)
        self.decision.line_ids.step_anchor = "2024-08-01"
        self._upload(signed)
        self.assertEqual(self.decision.signature_verdict, "doubtful")
        self.assertIn("changed after the signing copy", self.decision.signature_findings)

    def test_the_signed_paper_of_another_decision(self):
        other = self._raise(self._create_person("Lê Thị Bé"), number="126/QĐ-SNV")
        self._upload(sign(self._content(self._copy(other)), self.director, self.seal))
        self.assertEqual(self.decision.signature_verdict, "invalid")
        self.assertIn("signing copy of another decision", self.decision.signature_findings)

    def test_changed_forged_and_expired(self):
        copy = self._content(self._copy())
        signed = sign(copy, self.director, self.seal)
        flipped = bytearray(signed)
        flipped[len(copy) // 2] ^= 1
        forged = Authority("CA Giả").signer("Lê Văn Cường")
        expired = self.authority.signer("Lê Văn Cường", start=NOW - 3 * YEAR, end=NOW - YEAR)
        for content, told in (
            (bytes(flipped), "content was changed|can't be read"),
            (add_page_text(signed, "them"), "changed after Lê Văn Cường signed"),
            (sign(copy, forged, self.seal), "CA Giả, which is not trusted"),
            (sign(copy, expired, self.seal), "not valid on the day of signing"),
        ):
            with self.subTest(told):
                self._upload(content)
                self.assertEqual(self.decision.signature_verdict, "invalid")
                self.assertRegex(self.decision.signature_findings, told)

    def test_without_a_root_and_with_it(self):
        self.root.active = False
        self._upload(sign(self._content(self._copy()), self.director, self.seal))
        self.assertEqual(self.decision.signature_verdict, "doubtful")
        self.assertIn("no root certificate is installed", self.decision.signature_findings)
        self.root.active = True
        self.decision.action_verify_signatures()
        self.assertEqual(self.decision.signature_verdict, "valid")

    def test_a_scan_is_kept_with_a_warning(self):
        self._upload(b"\xff\xd8\xff scan")
        self.assertEqual(self.decision.signature_verdict, "doubtful")
        self.assertEqual(base64.b64decode(self.decision.signed_file), b"\xff\xd8\xff scan")

    # -- nothing is replaced silently ----------------------------------------------------

    def test_a_replaced_file_stays(self):
        first = sign(paper("A"), self.director)
        self._upload(first)
        self.decision.action_issue()
        second = sign(paper("B"), self.director, self.seal)
        officer = self._create_user("sign_officer", "hr_officer", self.home)
        self._upload(second, self.decision.with_user(officer))
        new, old = self.decision.signed_file_ids
        self.assertEqual(self._content(old), first)
        self.assertEqual(old.replaced_by_id, officer)
        self.assertTrue(old.replaced_at)
        self.assertEqual(self._content(self.decision, "signed_file"), second)
        self.assertEqual((new.uploaded_by_id, new.replaced_at), (officer, False))
        self._upload(second)
        self.assertEqual(len(self.decision.signed_file_ids), 2, "the same file again is no change")
        self.decision.signed_file = False
        self.assertEqual(len(self.decision.signed_file_ids), 2)
        self.assertFalse(self.decision.signed_file)

    def test_nobody_writes_a_signed_file_or_its_attachment(self):
        self._upload(paper())
        officer = self._create_user("sign_officer", "hr_officer", self.home)
        file = self.decision.signed_file_ids.with_user(officer)
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .search(
                [
                    ("res_model", "=", "cchc.signed.file"),
                    ("res_field", "=", "file"),
                    ("res_id", "=", file.id),
                ]
            )
        )
        self.assertEqual(len(attachment), 1)
        for edit in (
            lambda: file.write({"verdict": "valid"}),
            lambda: file.write({"file": base64.b64encode(b"x")}),
            file.unlink,
            lambda: attachment.with_user(officer).write({"raw": b"x"}),
            attachment.with_user(officer).unlink,
        ):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                edit()

    def test_files_of_before_are_kept(self):
        attachment = self.env["ir.attachment"].create(
            {
                "name": "signed_file",
                "res_model": "cchc.decision",
                "res_field": "signed_file",
                "res_id": self.decision.id,
                "raw": paper("cu"),
            }
        )
        self.decision._adopt_signed_files()
        self.env.invalidate_all()
        self.assertEqual(self._content(self.decision, "signed_file"), paper_of(attachment))
        self.decision._adopt_signed_files()
        self.assertEqual(len(self.decision.signed_file_ids), 1)

    # -- rights and roots -----------------------------------------------------------------

    def test_who_may_not_write_makes_no_copy(self):
        stranger = self._create_user("sign_stranger", "hr_officer", self.finance)
        head = self._create_user("sign_head", "unit_head", self.home)
        for user in (stranger, head):
            with self.assertRaises(AccessError):
                self.decision.with_user(user).action_make_signing_copy()
        copy = self._copy()
        with self.assertRaises(AccessError):
            copy.with_user(stranger).read(["file"])
        self.assertTrue(copy.with_user(head).read(["file"]))

    def test_a_revoked_decision_is_not_signed(self):
        self.decision.action_issue()
        self._revoke(self.decision)
        with self.assertRaisesRegex(UserError, "was revoked"):
            self.decision.action_make_signing_copy()

    def test_roots_are_certificates_of_authorities(self):
        self.assertTrue(self.root.is_root)
        self.assertIn("CA Thử nghiệm", self.root.name)
        Root = self.env["cchc.trust.root"]
        with self.assertRaisesRegex(ValidationError, "no certificate"):
            Root.create({"certificate": base64.b64encode(b"x")})
        person = self.director.signing_cert.dump()
        with self.assertRaisesRegex(ValidationError, "of a person or an agency"):
            Root.create({"certificate": base64.b64encode(person)})


def paper_of(attachment):
    return attachment.raw
