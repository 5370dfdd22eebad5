import json
from datetime import date

from odoo.tests import HttpCase, tagged

from ..rules.open_data import COLUMNS


@tagged("-at_install", "post_install")
class TestPublicPages(HttpCase):
    """What everybody may read, at its address, without an account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        unit = cls.env["hr.department"].create(
            {
                "code": "TT",
                "name": "Sở Thử nghiệm",
                "kind_id": cls.env.ref("cchc_base.unit_kind_specialised_department").id,
                "level_id": cls.env.ref("cchc_base.admin_level_province").id,
                "date_from": date(2020, 1, 1),
            }
        )
        Session = cls.env["cchc.recruitment.session"]
        cls.shown, cls.hidden = Session.create(
            [{"name": name, "unit_id": unit.id} for name in ("Kỳ công khai", "Kỳ còn là dự thảo")]
        )
        post = cls.env["cchc.recruitment.post"].create(
            {
                "session_id": cls.shown.id,
                "unit_id": unit.id,
                "code": "VT01",
                "name": "=Chuyên viên <b>",
                "places": 2,
            }
        )
        post.condition_ids.create({"post_id": post.id, "kind": "degree", "level": "university"})
        cls.application = cls.env["cchc.recruitment.application"].create(
            {
                "session_id": cls.shown.id,
                "name": "Người Bí Mật",
                "birthday": date(2000, 1, 1),
                "sex": "female",
                "citizen_id": "091300000001",
            }
        )
        cls.shown._write_announced(
            {
                "announced_on": date(2026, 3, 2),
                "opens_on": date(2026, 3, 2),
                "closes_on": date(2026, 3, 31),
            }
        )
        cls.shown._move("draft", "announced", law="nd170_2025")
        cls.shown._keep_version(date(2026, 3, 2))

    def test_the_page_tells_what_was_announced_and_no_candidate(self):
        listed = self.url_open("/tuyen-dung")
        self.assertIn("Kỳ công khai", listed.text)
        self.assertNotIn("dự thảo", listed.text)
        # The number alone leads to the full address.
        page = self.url_open(f"/tuyen-dung/{self.shown.id}")
        self.assertTrue(page.url.endswith(f"/tuyen-dung/{self.shown.id}-ky-cong-khai"))
        for told in ("VT01", "Đại học trở lên", "31/03/2026", "=Chuyên viên &lt;b&gt;", 'lang="'):
            self.assertIn(told, page.text)
        for secret in ("Người Bí Mật", "091300000001"):
            self.assertNotIn(secret, page.text)

    def test_drafts_and_guessed_numbers_are_not_found(self):
        for address in (
            f"/tuyen-dung/{self.hidden.id}",
            f"/tuyen-dung/{self.hidden.id}-ky-con-la-du-thao",
            "/tuyen-dung/999999",
        ):
            self.assertEqual(self.url_open(address).status_code, 404, address)

    def test_open_data_and_its_dictionary(self):
        data = json.loads(self.url_open("/tuyen-dung/du-lieu-mo.json").text)
        row = next(row for row in data["rows"] if row["session"] == self.shown.id)
        self.assertEqual((row["places"], row["closes_on"]), (2, "2026-03-31"))
        self.assertEqual([one["column"] for one in data["dictionary"]], list(row))
        lines = self.url_open("/tuyen-dung/du-lieu-mo.csv").content.decode("utf-8-sig")
        self.assertEqual(lines.splitlines()[0], ",".join(COLUMNS))
        # No cell is a formula for a spreadsheet.
        self.assertIn("'=Chuyên viên", lines)
        self.assertIn("closes_on", self.url_open("/tuyen-dung/tu-dien-du-lieu").text)
