from psycopg2.errors import RaiseException

from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common_document import DocumentCase


@tagged("post_install", "-at_install")
class TestDecisionSignature(DocumentCase):
    def _printed(self, decision):
        texts = self._texts(decision._print_documents("docx").content)
        return texts[: texts.index(decision.signer_name)]

    def test_each_capacity_is_printed(self):
        decision = self._raise(self.person)
        for vals, lines, authority in (
            ({}, ["GIÁM ĐỐC"], "Giám đốc Sở Nội vụ"),
            (
                {"signer_title": "Phó Giám đốc"},
                ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
                "Giám đốc Sở Nội vụ",
            ),
            (
                {"signer_title": "Trưởng phòng Công chức, viên chức", "signing_capacity": "tl"},
                ["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG CÔNG CHỨC, VIÊN CHỨC"],
                "Giám đốc Sở Nội vụ",
            ),
            (
                {"signer_title": "Phó Trưởng phòng", "signing_capacity": "tl"},
                ["TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
                "Giám đốc Sở Nội vụ",
            ),
            (
                {"signer_title": "Trưởng phòng", "signing_capacity": "tuq"},
                ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
                "Giám đốc Sở Nội vụ",
            ),
            (
                {"signer_title": "Giám đốc", "signing_capacity": "q"},
                ["Q. GIÁM ĐỐC"],
                "Giám đốc Sở Nội vụ",
            ),
            (
                {"signer_title": "Chủ tịch", "collective": "Ủy ban nhân dân"},
                ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
                "Sở Nội vụ",
            ),
        ):
            with self.subTest(vals):
                decision.write(vals)
                self.assertEqual(self._printed(decision)[-len(lines) :], lines)
                self.assertEqual(decision.signature_preview, "\n".join(lines))
                self.assertEqual(decision.authority, authority)

    def test_a_title_with_its_capacity_is_taken_apart(self):
        decision = self._raise(
            self.person, signer_title="TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch"
        )
        self.assertRecordValues(
            decision,
            [
                {
                    "signer_title": "Phó Chủ tịch",
                    "signing_capacity": "kt",
                    "signs_for": "Chủ tịch",
                    "collective": "Ủy ban nhân dân",
                }
            ],
        )

    def test_the_form_proposes_for_whom_one_signs(self):
        with Form(self._raise(self.person)) as form:
            form.signer_title = "Phó Giám đốc"
            self.assertEqual((form.signing_capacity, form.signs_for), ("kt", "Giám đốc"))
            form.signer_title = "Trưởng phòng"
            self.assertEqual((form.signing_capacity, form.signs_for), ("head", False))
            form.signing_capacity = "tuq"
            self.assertEqual(form.signs_for, "Giám đốc")
            form.signer_title = "TL. Chủ tịch, Giám đốc Sở Nội vụ"
            self.assertEqual(form.signer_title, "Giám đốc Sở Nội vụ")
            self.assertEqual((form.signing_capacity, form.signs_for), ("tl", "Chủ tịch"))

    def test_who_signed_last_is_proposed_with_the_capacity(self):
        self._raise(self.person, signer_title="TUQ. Giám đốc, Trưởng phòng")
        draft = Form(self.env["cchc.decision"].with_context(default_unit_id=self.home.id))
        self.assertEqual(
            (draft.signer_title, draft.signing_capacity, draft.signs_for),
            ("Trưởng phòng", "tuq", "Giám đốc"),
        )

    def test_the_capacity_is_frozen_at_issue(self):
        decision = self._raise(self.person, signer_title="Phó Giám đốc")
        decision.action_issue()
        self.env.flush_all()
        with (
            self.assertRaises(RaiseException),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(flush=False),
        ):
            self.env.cr.execute(
                "UPDATE cchc_decision SET signing_capacity = 'tuq' WHERE id = %s", [decision.id]
            )
