import re
from datetime import date, timedelta

from odoo.fields import Command
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from .common_standard import CchcStandardCase


@tagged("post_install", "-at_install")
class TestPortal(CchcStandardCase, HttpCase):
    """An employee reads the own standing on the page of the own dossier, and nobody else's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.listening, cls.drafting = cls.env["cchc.competency"].create(
            [
                {
                    "code": f"PORTAL-{number}",
                    "name": name,
                    "group": "common",
                    "date_from": date(2020, 1, 1),
                    "document_id": cls.document.id,
                }
                for number, name in enumerate(("Giao tiếp ứng xử", "Soạn thảo văn bản"))
            ]
        )
        scheme = cls._scheme([("CV.01", 2)])
        scheme.line_ids.competency_ids = [
            Command.create({"competency_id": each.id, "level": 3})
            for each in (cls.listening, cls.drafting)
        ]
        position = cls._approve(scheme).line_ids.position_id
        cls.person, cls.other = (
            cls._person_in(name, level) for name, level in (("An", "college"), ("Bình", False))
        )
        both = cls.person | cls.other
        cls._issue("placement", both, date(2024, 2, 1), position_id=position)
        yesterday = vietnam_time.today() - timedelta(days=1)
        for person, day, level, assessor in (
            (cls.person, date(2024, 6, 1), 1, "Hội đồng năm trước"),
            (cls.person, yesterday, 2, "Trưởng phòng Nội vụ"),
            (cls.other, yesterday, 5, "Người đánh giá của Bình"),
        ):
            cls.env["cchc.competency.assessment"].create(
                {
                    "employee_id": person.id,
                    "competency_id": cls.listening.id,
                    "level": level,
                    "date": day,
                    "assessor": assessor,
                    "evidence": "Kết quả công việc",
                }
            )
        cls.yesterday = yesterday
        for login, person in (("an", cls.person), ("binh", cls.other)):
            person.user_id = new_test_user(
                cls.env, login=f"portal_{login}", groups="cchc_base.group_employee"
            )
        cls.env.flush_all()

    @mute_logger("odoo.http")
    def _page(self, login="portal_an", **params):
        self.authenticate(login, login)
        page = self.url_open("/my/dossier", params=params)
        self.assertEqual(page.status_code, 200)
        return page.text

    def test_competencies_with_the_latest_assessment_and_the_gap(self):
        page = self._page()
        part = page.partition('id="cchc_own_competencies"')[2].partition("</section>")[0]
        text = " ".join(part.split())
        self.assertIn("CV.01 – Vị trí CV.01", text)
        self.assertIn("Giao tiếp ứng xử", text)
        self.assertIn("Trưởng phòng Nội vụ", text)
        # In whatever language the page is: one level is missing, one was never assessed.
        self.assertEqual(re.findall(r'text-bg-warning">[^<]*: (\d)</span>', text), ["1"])
        self.assertIn(str(self.yesterday.year), text)
        self.assertNotIn("Hội đồng năm trước", text, "only the latest counts")
        self.assertEqual(text.count("text-bg-"), 1)
        self.assertEqual(text.count("list-group-item"), 2)

    def test_a_voided_assessment_is_not_shown(self):
        self.person.competency_assessment_ids.filtered(lambda row: row.level == 2)._void("nhầm")
        page = self._page()
        self.assertNotIn("Trưởng phòng Nội vụ", page)
        self.assertIn("Hội đồng năm trước", page)

    def test_the_answer_of_the_standard_with_the_article(self):
        page = self._page()
        part = page.partition('id="cchc_own_standard"')[2].partition("</section>")[0]
        for words in ("text-bg-warning", "Đại học trở lên", "Cao đẳng (chưa đạt)", "điều 7"):
            self.assertIn(words, part)
        self._degree(self.person)
        part = self._page().partition('id="cchc_own_standard"')[2].partition("</section>")[0]
        self.assertIn("text-bg-success", part)
        self.assertNotIn("chưa đạt", part)

    def test_nobody_elses(self):
        page = self._page()
        self.assertNotIn("Người đánh giá của Bình", page)
        for name in ("id", "person", "employee_id", "person_id"):
            self.assertNotIn("Người đánh giá của Bình", self._page(**{name: self.other.id}))
        self.assertIn("Người đánh giá của Bình", self._page("portal_binh"))
        self.assertNotIn("Trưởng phòng Nội vụ", self._page("portal_binh"))

    def test_nothing_is_changed_by_looking(self):
        before = self.env["cchc.standard.result"].search_count([])
        self._page()
        self.assertEqual(self.env["cchc.standard.result"].search_count([]), before)

    def test_out_of_service_and_without_position_the_page_still_opens(self):
        self._issue("retirement", self.person, date(2024, 7, 1), service_status="retired")
        page = self._page()
        self.assertNotIn("cchc_own_standard", page)
        self.assertNotIn("cchc_own_competencies", page)
