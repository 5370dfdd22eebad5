from datetime import date, timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from .common import CchcHrCase


class CampaignCase(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls._create_person("Lê Thị Một")
        cls.second = cls._create_person("Lê Thị Hai")
        cls.left = cls._create_person("Lê Thị Nghỉ")
        cls.stranger = cls._create_person("Người Khác", cls.finance)
        cls._open(cls.first | cls.second | cls.left)
        cls._issue("retirement", cls.left, date(2024, 1, 1))
        cls._open(cls.stranger, department_id=cls.finance, unit=cls.finance)
        cls.home_affairs = cls._create_user("campaign_ha", "home_affairs", cls.province)
        cls.officer = cls._create_user("campaign_officer", "hr_officer", cls.home)
        cls.employee = new_test_user(
            cls.env,
            login="campaign_employee",
            groups="cchc_base.group_employee",
            email="mot@example.vn",
        )
        cls.first.user_id = cls.employee
        cls.today = vietnam_time.today()
        cls.campaign = (
            cls.env["cchc.campaign"]
            .with_user(cls.home_affairs)
            .create(
                {
                    "name": "Rà soát hồ sơ",
                    "purpose": "dossier",
                    "unit_ids": [(6, 0, cls.home.ids)],
                    "date_to": cls.today + timedelta(days=10),
                }
            )
        )

    def _task(self, person):
        return self.campaign.task_ids.filtered(lambda task: task.employee_id == person)


@tagged("post_install", "-at_install")
class TestCampaign(CampaignCase):
    def test_who_serves_in_the_units_is_asked_once(self):
        self.campaign.action_open()
        self.assertEqual(self.campaign.task_ids.employee_id, self.first | self.second)
        late = self._create_person("Lê Thị Ba")
        self._open(late)
        self.campaign.action_open()
        self.assertEqual(len(self.campaign.task_ids), 3)

    def test_progress_by_unit(self):
        self.campaign.action_open()
        self._task(self.first)._answer("Đúng")
        self.campaign.invalidate_recordset()
        self.assertEqual((self.campaign.answered_count, self.campaign.task_count), (1, 2))
        self.assertEqual(self.campaign.progress, 50)
        seen = self.campaign.with_user(self.officer)
        self.assertEqual(seen.task_count, 2)
        self._task(self.second).with_user(self.officer).action_confirm()
        self.campaign.invalidate_recordset()
        self.assertEqual(self.campaign.progress, 100)

    def test_an_officer_opens_no_campaign(self):
        with self.assertRaises(AccessError):
            self.campaign.with_user(self.officer).action_open()

    def test_a_closed_campaign_takes_no_answer(self):
        self.campaign.action_open()
        self.campaign.action_close()
        with self.assertRaisesRegex(UserError, "not open"):
            self._task(self.first)._answer("Đúng")
        with self.assertRaisesRegex(UserError, "closed"):
            self.campaign.action_open()

    def test_only_who_has_not_answered_is_reminded_and_once(self):
        self.campaign.action_open()
        before = self.env["mail.mail"].search_count([])
        with freeze_time(self.today + timedelta(days=1)):
            self.env["cchc.campaign"]._cron_remind()
        self.assertEqual(self.env["mail.mail"].search_count([]), before)
        with freeze_time(self.today + timedelta(days=4)):
            self.env["cchc.campaign"]._cron_remind()
            self.env["cchc.campaign"]._cron_remind()
        mails = self.env["mail.mail"].search([("subject", "=", "Rà soát hồ sơ")])
        self.assertEqual(len(mails), 1)
        self.assertIn("mot@example.vn", mails.email_to)

    def test_what_is_over_is_closed(self):
        self.campaign.action_open()
        with freeze_time(self.today + timedelta(days=12)):
            self.env["cchc.campaign"]._cron_remind()
        self.assertEqual(self.campaign.state, "closed")

    def test_the_window_is_in_order(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.campaign.date_to = self.today - timedelta(days=1)
            self.campaign.flush_recordset()

    def test_states_are_moved_by_steps_only(self):
        with self.assertRaisesRegex(UserError, "Open.*Close"):
            self.campaign.state = "closed"
        self.campaign.action_open()
        with self.assertRaisesRegex(UserError, "keeps its purpose"):
            self.campaign.year = 2020
        with self.assertRaisesRegex(UserError, "answer and its confirmation"):
            self._task(self.first).answer = "x"

    def test_opening_costs_the_same_for_many(self):
        people = self.env["hr.employee"]
        for number in range(20):
            people |= self._create_person(f"Lê Văn {number}")
        self._open(people)
        self.env.flush_all()
        with self.assertQueryCount(30):
            self.campaign.sudo().action_open()
            self.env.flush_all()


@tagged("post_install", "-at_install")
class TestCampaignPortal(CampaignCase, HttpCase):
    def test_an_employee_answers_in_the_portal(self):
        self.campaign.action_open()
        self.authenticate("campaign_employee", "campaign_employee")
        page = self.url_open("/my/campaigns")
        self.assertIn("Rà soát hồ sơ", page.text)
        token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
        task = self._task(self.first)
        self.url_open(
            f"/my/campaigns/{task.id}/answer", data={"csrf_token": token, "note": "Đã kiểm tra"}
        )
        task.invalidate_recordset()
        self.assertEqual((task.state, task.answer), ("answered", "Đã kiểm tra"))

    def test_a_task_of_somebody_else_is_not_answered(self):
        self.campaign.action_open()
        self.authenticate("campaign_employee", "campaign_employee")
        page = self.url_open("/my/campaigns")
        token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
        other = self._task(self.second)
        self.url_open(f"/my/campaigns/{other.id}/answer", data={"csrf_token": token, "note": "x"})
        other.invalidate_recordset()
        self.assertEqual(other.state, "waiting")
