from odoo.tests import HttpCase, tagged

from .common_document import DocumentCase


@tagged("post_install", "-at_install")
class TestDecisionDownload(DocumentCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.decision = cls._raise(cls.person)
        cls._create_user("noi_vu", "hr_officer", cls.home)
        cls._create_user("tai_chinh", "hr_officer", cls.finance)

    def _get(self, login, model="cchc.decision", file_format="docx", ids=None):
        self.authenticate(login, login)
        ids = self.decision.id if ids is None else ids
        return self.url_open(f"/cchc/document/{model}/{file_format}?ids={ids}")

    def test_download(self):
        for file_format, start in (("docx", b"PK"), ("pdf", b"%PDF")):
            answer = self._get("noi_vu", file_format=file_format)
            self.assertEqual(answer.status_code, 200)
            self.assertIn(f"QD_125_QD-SNV.{file_format}", answer.headers["Content-Disposition"])
            self.assertIn("no-store", answer.headers["Cache-Control"])
            self.assertTrue(answer.content.startswith(start))

    def test_out_of_scope(self):
        answer = self._get("tai_chinh")
        self.assertEqual(answer.status_code, 403)
        self.assertNotIn("An", answer.text.split("arguments")[0])

    def test_what_is_no_document(self):
        for login, options in (
            ("noi_vu", {"model": "res.users"}),
            ("noi_vu", {"model": "cchc.document"}),
            ("noi_vu", {"model": "no.such.model"}),
            ("noi_vu", {"file_format": "exe"}),
            ("noi_vu", {"ids": "abc"}),
            ("noi_vu", {"ids": ""}),
            ("noi_vu", {"ids": f"{self.decision.id},999999999"}),
        ):
            with self.subTest(options):
                self.assertEqual(self._get(login, **options).status_code, 404)

    def test_not_logged_in(self):
        self.authenticate(None, None)
        answer = self.url_open(
            f"/cchc/document/cchc.decision/docx?ids={self.decision.id}", allow_redirects=False
        )
        self.assertIn(answer.status_code, (302, 303))
        self.assertIn("/web/login", answer.headers["Location"])
