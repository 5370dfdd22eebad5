from odoo.http import Request
from odoo.tests import tagged
from odoo.tests.common import HttpCase
from odoo.tools import mute_logger

from .praise_common import YEAR, PraiseCase


@tagged("post_install", "-at_install")
class TestPraiseDownloads(PraiseCase, HttpCase):
    """Files are given to who reads the list on the screen, and to nobody else."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        people = cls._people(2)
        cls.round = cls._round()
        cls._propose(cls.round, people, "ldtt")
        cls.income = cls.env["cchc.extra.income"].create(
            {"unit_id": cls.home.id, "year": YEAR, "fund": 1_000_000}
        )
        cls.income.action_compute()

    def _download(self, record, file_format):
        return self.url_open(
            f"/cchc/evaluation/praise/{record._name}/{file_format}",
            data={"record": str(record.id), "csrf_token": Request.csrf_token(self)},
        )

    def test_lists_are_given_to_their_readers(self):
        self.authenticate("praise_watcher", "praise_watcher")
        for record in (self.round, self.income):
            for file_format, start in (("xlsx", b"PK"), ("docx", b"PK"), ("pdf", b"%PDF")):
                response = self._download(record, file_format)
                self.assertEqual(response.status_code, 200)
                self.assertTrue(response.content.startswith(start))
                self.assertIn(f".{file_format}", response.headers["Content-Disposition"])

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_and_to_nobody_else(self):
        self.authenticate("praise_stranger", "praise_stranger")
        for record in (self.round, self.income):
            response = self._download(record, "xlsx")
            self.assertEqual(response.status_code, 403)
            self.assertNotIn("Content-Disposition", response.headers)
