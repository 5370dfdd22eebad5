import io
import re
import zipfile
from datetime import date, timedelta
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from .face_common import FaceCase

ROOT = "/my/training"


def text_of(content):
    """The words of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    return re.sub("<[^>]*>", " ", b" ".join(parts).decode())


@tagged("post_install", "-at_install")
class TestTrainingPortal(FaceCase, HttpCase):
    """An employee sees the own training on the portal, and nobody else's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one, cls.rows = cls._finished(name="Lớp của tôi")
        cls.study = cls.env["cchc.training.study"].create(
            {
                "employee_id": cls.person.id,
                "kind": "master",
                "field_of_study": "Quản lý công",
                "date_from": date(2022, 9, 1),
                "date_to": date(2024, 8, 31),
                "commitment_months": 72,
            }
        )
        cls.study._set_plain(
            {"state": "committed", "commitment_until": vietnam_time.today() + timedelta(days=900)}
        )
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.authenticate("own_training", "own_training")

    def _page(self, path=ROOT):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200)
        return answer.text

    def _post(self, path, **data):
        token = re.search(r'name="csrf_token" value="([^"]+)"', self._page())[1]
        return self.url_open(path, data={"csrf_token": token, **data})

    def test_the_own_page(self):
        page = self._page()
        self.assertIn("Lớp của tôi", page)
        self.assertIn("Quản lý công", page)
        self.assertIn("72", page)
        # 80 periods of the class, against the 40 of a civil servant.
        hours = re.search(r"<progress[^>]*>", page)[0]
        self.assertIn('value="80"', hours)
        self.assertIn('max="40"', hours)

    def test_nothing_of_others_and_nothing_before_the_decision(self):
        self.env["cchc.training.declared"].create(
            {
                "employee_id": self.people[1].id,
                "name": "Khóa của người khác",
                "date_from": date(2026, 4, 1),
                "date_to": date(2026, 4, 2),
                "periods": 8,
                "note": "Giấy chứng nhận",
            }
        )
        start = vietnam_time.today() + timedelta(days=30)
        soon = self._class(name="Lớp chưa quyết định", date_from=start, date_to=start)
        self._nominate(soon, self.person)
        self.env.flush_all()
        page = self._page()
        self.assertNotIn("Khóa của người khác", page)
        self.assertNotIn("Lớp chưa quyết định", page)

    def test_asking_and_taking_back(self):
        self._post(f"{ROOT}/ask", programme=str(self.update.id), reason="Việc mới được giao")
        own = self.env["cchc.training.request"]._own_of(self.person)
        self.assertEqual((own.programme_id, own.state), (self.update, "waiting"))
        self.assertTrue(own.by_portal)
        self.assertIn("Việc mới được giao", self._page())
        self._post(f"{ROOT}/request/{own.id}/take-back")
        own.invalidate_recordset()
        self.assertEqual(own.state, "taken_back")

    def test_what_is_wrong_is_said_and_what_was_typed_stays(self):
        for programme in ("", "0", "-1", "abc", "99999999999999999999", "²"):
            page = self._post(f"{ROOT}/ask", programme=programme, reason="Giữ lại lời này").text
            self.assertIn('role="alert"', page, programme)
            self.assertIn("Giữ lại lời này", page)
        self.assertFalse(self.env["cchc.training.request"]._own_of(self.person))

    @mute_logger("odoo.http")
    def test_the_request_of_somebody_else_is_not_there(self):
        other = self.env["cchc.training.request"]._self_ask(
            self.people[1], self.update.id, "Của người khác"
        )
        self.env.flush_all()
        answer = self._post(f"{ROOT}/request/{other.id}/take-back")
        self.assertEqual(answer.status_code, 404)
        self.assertEqual(other.state, "waiting")
        self.assertNotIn("Của người khác", self._page())

    @mute_logger("odoo.http")
    def test_an_account_without_a_person_has_no_page(self):
        new_test_user(self.env, login="nobody_training", groups="base.group_portal")
        self.authenticate("nobody_training", "nobody_training")
        answer = self.url_open(ROOT)
        self.assertTrue(answer.url.rstrip("/").endswith("/my"), answer.url)

    def test_the_survey_stands_first_until_it_is_answered(self):
        self.one.with_user(self.judge).action_send_survey()
        self.env.flush_all()
        row = self.rows.filtered(lambda each: each.employee_id == self.person)
        link = row._own_survey()
        self.assertTrue(link)
        self.assertIn("survey/", self._page("/my"))
        self.assertIn("survey/", self._page())
        row.sudo().survey_input_id.state = "done"
        self.env.flush_all()
        self.assertNotIn("survey/", self._page())


class TestTrainingReport(FaceCase):
    """The yearly report: its figures are those of the forms, its day is 31 January."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one, cls.rows = cls._finished()
        cls._costs(cls.one, training=9_000_000)
        cls._plan([{"people": 4, "cost_per_head": 3_000_000, "programme_id": cls.programme.id}])

    def _report(self, unit=None, **vals):
        values = {"unit_id": (unit or self.province).id, "date_from": date(2026, 1, 1), **vals}
        return self.env["cchc.training.report"].with_user(self.judge).create(values)

    def test_it_is_due_on_31_january(self):
        report = self._report()
        self.assertEqual((report.kind, report.date_to), ("year", date(2026, 12, 31)))
        self.assertEqual(report.due_on, date(2027, 1, 31))
        self.assertFalse(self._report(kind="quarter").due_on)
        before = self._report(date_from=date(2020, 1, 1))
        self.assertTrue(before.is_late)

    def test_the_figures_are_those_of_the_forms(self):
        case = self._report()._case()
        (kind,) = [row for row in case.kinds if row.code == "state_management"]
        self.assertEqual(
            (kind.planned, kind.sent, kind.passed, kind.planned_amount, kind.spent),
            (4, 3, 2, 12_000_000, 9_000_000),
        )
        self.assertEqual(dict(case.spent)["training"], 9_000_000)
        self.assertEqual(case.hours[1], 2)
        self.assertEqual(case.minimum, 40)
        # Another agency has nothing of it.
        other = self._report(self.finance)._case()
        self.assertFalse(other.kinds)

    def test_the_paper_and_its_issue(self):
        report = self._report(assessment="Bám sát kế hoạch.")
        text = text_of(report._print_documents("docx").content)
        for words in ("12.000.000", "9.000.000", "75%", "Bám sát kế hoạch.", "DỰ THẢO"):
            self.assertIn(words, text)
        report.write({"number": "12/BC-SNV", "date_signed": vietnam_time.today()})
        report.action_issue()
        with self.assertRaises(UserError):
            report.assessment = "Khác"
        self._costs(self.one, unit=5_000_000)
        self.assertNotIn("14.000.000", text_of(report._print_documents("docx").content))

    def test_the_draft_of_the_province_opens_itself_once(self):
        Report = self.env["cchc.training.report"]
        january = date(2027, 1, 5)
        for _time in range(2):
            with self._today(january):
                Report._cron_open()
        made = Report.search([("unit_id", "=", self.province.id), ("due_on", "=", "2027-01-31")])
        self.assertEqual(len(made), 1)
        with self._today(date(2027, 3, 5)):
            Report._cron_open()
        self.assertEqual(Report.search_count([("due_on", "=", "2027-01-31")]), 1)

    def test_officers_are_reminded(self):
        self._report(self.home, date_from=date(2024, 1, 1))
        wanted = self.env["cchc.due.reminder"]._wanted(self.officer)
        summaries = [values["summary"] for values in wanted.values()]
        self.assertTrue([text for text in summaries if text.endswith(": 1")], summaries)
        strange = self.env["cchc.due.reminder"]._wanted(self.stranger)
        self.assertFalse([key for key in strange if key[2].startswith("Report on training")])

    def _today(self, day):
        return patch.object(vietnam_time, "today", lambda: day)
