import io

from openpyxl import load_workbook

from odoo.tests.common import HttpCase
from odoo.tools import mute_logger

from .common_exam import PHRASES, ExamCase


class TestSealPage(HttpCase, ExamCase):
    """The pages of the officers: the list of codes comes once, and two open together."""

    def setUp(self):
        super().setUp()
        # The name of Odoo's own session in these tests.
        self.session = None

    def _form(self, address):
        page = self.url_open(address)
        self.assertEqual(page.status_code, 200)
        return page.text.split('name="csrf_token" value="')[1].split('"')[0]

    def _typed(self, token, rows, confirmed=True):
        data = {"csrf_token": token}
        for place, (member, phrase) in enumerate(rows):
            data |= {f"member_{place}": member.id, f"passphrase_{place}": phrase}
            if confirmed:
                data[f"again_{place}"] = phrase
        return data

    @mute_logger("odoo.http", "odoo.addons.cchc_recruitment.models.cchc_recruitment_seal")
    def test_seal_mark_and_open(self):
        self.judge.write({"password": "recruitment_judge", "lang": "vi_VN"})
        self._pass_choice()
        self._sit(self.paper)
        self._council()
        self._board("marking", (self.marker, "chair"), (self.second_marker, "member"))
        self.env.flush_all()
        self.authenticate("recruitment_judge", "recruitment_judge")
        address = f"/cchc/recruitment/paper/{self.paper.id}"
        one, two, three = self.paper._keepers()[:3]
        token = self._form(f"{address}/seal")
        wrong = self._typed(token, [(one, PHRASES[0]), (one, PHRASES[1])])
        self.assertIn("chọn hai lần", self.url_open(f"{address}/seal", data=wrong).text)
        typo = self._typed(token, [(one, PHRASES[0]), (two, PHRASES[1])]) | {"again_0": "khác"}
        refused = self.url_open(f"{address}/seal", data=typo).text
        self.assertIn("không khớp", refused)
        self.assertEqual(refused.count(" selected="), 2)
        self.assertNotIn(PHRASES[0], refused)
        self.assertFalse(self.paper.seal_id)
        rows = [(one, PHRASES[0]), (two, PHRASES[1]), (three, PHRASES[2])]
        sealed = self.url_open(f"{address}/seal", data=self._typed(token, rows))
        book = load_workbook(io.BytesIO(sealed.content))
        sheet = book.active
        found = [row for row in sheet.iter_rows(min_row=5, values_only=True)]
        self.assertEqual(sorted(row[0] for row in found), [f"000{n}" for n in range(1, 7)])
        # In the second sheet the order of the seats is gone: so the scripts go to the markers.
        pile = [row[0] for row in book.worksheets[1].iter_rows(min_row=4, values_only=True)]
        self.assertEqual(pile, sorted(row[3] for row in found))
        again = self.url_open(f"{address}/seal", data=self._typed(token, rows))
        self.assertIn("đã niêm phong", again.text)
        self.paper.action_assign_markers()
        self.env.flush_all()
        # Before all is marked the page says so, and asks for no passphrase.
        early = self.url_open(f"{address}/unseal").text
        self.assertIn("0/6 bài", early)
        self.assertNotIn("passphrase_0", early)
        self._mark_all()
        self.env.flush_all()
        token = self._form(f"{address}/unseal")
        alone = self._typed(token, rows[:1], confirmed=False)
        self.assertIn("hai người khác nhau", self.url_open(f"{address}/unseal", data=alone).text)
        self.assertEqual(self.paper.seal_id.state, "sealed")
        both = self._typed(token, rows[1:], confirmed=False)
        self.url_open(f"{address}/unseal", data=both, allow_redirects=False)
        self.paper.invalidate_recordset()
        self.assertEqual(self.paper.seal_id.state, "opened")
        self.assertIn("đã được mở", self.url_open(f"{address}/unseal").text)

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_the_page_is_for_the_recruiting_body_alone(self):
        self.marker.password = "exam_marker_1"
        self.authenticate("exam_marker_1", "exam_marker_1")
        for page in ("seal", "unseal"):
            address = f"/cchc/recruitment/paper/{self.paper.id}/{page}"
            self.assertEqual(self.url_open(address).status_code, 404)
