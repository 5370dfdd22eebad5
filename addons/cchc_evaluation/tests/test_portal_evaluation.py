import re

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .face_common import EXE, PDF, FaceCase

ROOT = "/my/evaluations"


@tagged("post_install", "-at_install")
class TestPortalEvaluation(FaceCase, HttpCase):
    """An employee evaluates the own work on the portal, and reaches nobody else's evaluation."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = f"{ROOT}/{cls.an.id}"
        cls.env.flush_all()

    def setUp(self):
        super().setUp()
        self.authenticate("danh_gia_an", "danh_gia_an")

    def _token(self, path=None):
        page = self.url_open(path or self.page)
        return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]

    def _post(self, path, data=None, files=None, start=None):
        return self.url_open(
            path, data={"csrf_token": self._token(start), **(data or {})}, files=files
        )

    def _typed(self, **vals):
        marks = {f"mark-{mark.id}": f"{mark.max_points:g}" for mark in self.an.mark_ids}
        return {
            "count": "1",
            "task-0-product": "Báo cáo quyết toán",
            "task-0-weight": "1,5",
            "task-0-assigned": "4",
            "task-0-done": "4",
            "task-0-deadline": "2026-10-20",
            "task-0-done_on": "2026-10-19",
            "self_report": "Hoàn thành đúng hạn.",
            **marks,
            **vals,
        }

    def _save(self, act="save", files=None, **vals):
        self.an.invalidate_recordset()
        return self._post(f"{self.page}/save", {"act": act, **self._typed(**vals)}, files=files)

    # -- the own one ---------------------------------------------------------------------------

    def test_a_draft_is_kept_and_reckoned(self):
        answer = self._save()
        self.assertEqual(answer.status_code, 200)
        task = self.an.task_ids
        self.assertEqual((task.product, task.weight, task.done), ("Báo cáo quyết toán", 1.5, 4))
        self.assertEqual(self.an.state, "waiting")
        self.assertEqual(self.an.points, 100)
        self.assertEqual(self.an.reckoned_level, "excellent")
        self.assertIn("Tổng điểm", answer.text)

    def test_handing_in_needs_the_promise_and_is_taken_back(self):
        self.assertIn('role="alert"', self._save("hand_in").text)
        self.assertEqual(self.an.state, "waiting")
        self._save("hand_in", promised="1")
        self.assertEqual(self.an.state, "self_done")
        self.assertEqual(self.an.self_level, "excellent", "the rule's level is the proposal")
        self.assertEqual(self.an.self_by_id.login, "danh_gia_an")
        self._post(f"{self.page}/take-back")
        self.assertEqual(self.an.state, "waiting")

    def test_nothing_is_taken_back_once_the_agency_has_begun(self):
        self._save("hand_in", promised="1")
        token = self._token()
        self.env.cr.execute(
            "UPDATE cchc_evaluation_unit SET state = 'meeting' WHERE id = %s",
            [self.an.unit_run_id.id],
        )
        self.env.invalidate_all()
        page = self.url_open(f"{self.page}/take-back", data={"csrf_token": token})
        self.assertIn('role="alert"', page.text)
        self.assertEqual(self.an.state, "self_done")
        page = self.url_open(
            f"{self.page}/save", data={"csrf_token": token, **self._typed(self_report="Sửa lén")}
        )
        self.assertNotEqual(self.an.self_report, "Sửa lén")

    def test_bad_input_is_named_and_what_was_typed_stays(self):
        mark = self.an.mark_ids[0]
        page = self._save(**{f"mark-{mark.id}": "99", "task-0-done": "nhiều"})
        self.assertIn(f'href="#mark-{mark.id}"', page.text)
        self.assertIn('href="#task-0-done"', page.text)
        self.assertIn('value="nhiều"', page.text)
        self.assertFalse(self.an.task_ids, "nothing is half written")

    def test_more_than_assigned_is_refused(self):
        page = self._save(**{"task-0-done": "5"})
        self.assertIn('href="#task-0-done"', page.text)

    def test_one_row_more_saves_nothing(self):
        page = self._save("more")
        self.assertIn('name="task-1-product"', page.text)
        self.assertFalse(self.an.task_ids)

    def test_what_the_head_assigned_stays(self):
        """The person says how it was done, not how much it was or what it weighs."""
        task = self.env["cchc.evaluation.task"].create(
            {"evaluation_id": self.an.id, "product": "Việc của Trưởng phòng", "assigned": 8}
        )
        self.env.flush_all()
        self._save(**{"task-0-id": str(task.id), "task-0-remove": "1"})
        self.assertTrue(task.exists())
        self._save(**{"task-0-id": str(task.id), "task-0-done": "4"})
        self.assertEqual(
            (task.product, task.assigned, task.weight, task.done),
            ("Việc của Trưởng phòng", 8, 1, 4),
        )
        self.assertEqual(self.an.quantity, 50)

    def test_a_late_work_counts_as_delayed(self):
        self._save(**{"task-0-done_on": "2026-10-25"})
        self.assertEqual(self.an.progress, 75)

    def test_evidence_is_judged_by_its_bytes(self):
        page = self._save(files={"task-0-files": ("ket-qua.pdf", EXE, "application/pdf")})
        self.assertIn("ket-qua.pdf", page.text)
        self.assertFalse(self.an.task_ids.attachment_ids)
        self._save(files={"task-0-files": ("ket-qua.exe", PDF, "application/pdf")})
        file = self.an.task_ids.attachment_ids
        self.assertEqual(file.name, "ket-qua.pdf")
        answer = self.url_open(f"{self.page}/file/{file.id}")
        self.assertEqual(answer.content, PDF)
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        self._post(f"{self.page}/drop-file", {"file": str(file.id)})
        self.assertFalse(self.an.task_ids.attachment_ids)

    def test_the_work_of_the_month_before_is_taken_over(self):
        older = self._evaluation(self.people[0], self._period("month", number=8))
        self._filled(older)
        self.env.flush_all()
        self._save()
        november = self._period("month", number=11)
        mine = self._evaluation(self.people[0], november)
        mine.sudo().task_ids.unlink()
        self.env.flush_all()
        page = f"{ROOT}/{mine.id}"
        self._post(f"{page}/prefill", start=page)
        task = mine.task_ids
        self.assertEqual((task.product, task.weight, task.done), ("Báo cáo quyết toán", 1.5, 0))
        self.assertFalse(task.done_on)

    def test_a_year_made_from_its_months_asks_for_the_level_only(self):
        year = self._period("year")
        mine = self._evaluation(self.people[0], year)
        mine.unit_run_id.with_user(self.judge).write({"counts_from": "month"})
        self.env["cchc.evaluation.mark"].search([("evaluation_id", "=", mine.id)]).unlink()
        self.env.flush_all()
        page = f"{ROOT}/{mine.id}"
        shown = self.url_open(page).text
        self.assertNotIn("task-0-product", shown)
        self._post(
            f"{page}/save",
            {"act": "hand_in", "promised": "1", "self_level": "good", "self_report": "Tốt."},
            start=page,
        )
        self.assertEqual((mine.state, mine.self_level), ("self_done", "good"))

    # -- after the decision --------------------------------------------------------------------

    def _notify(self, complain_in=5):
        """As the steps of the agency leave it."""
        self.an.sudo().write(
            {
                "state": "notified",
                "level": "good",
                "head_comment": "Cần chủ động hơn.",
                "notified_on": self._day(-5),
                "complain_by": self._day(complain_in),
            }
        )
        self.env.flush_all()

    def test_before_the_notice_nothing_of_the_head_is_shown(self):
        self.an.sudo().write(
            {"state": "proposed", "proposed_level": "completed", "head_comment": "Bí mật"}
        )
        self.env.flush_all()
        for path in (self.page, ROOT):
            self.assertNotIn("Bí mật", self.url_open(path).text)
        sheet = self.an.with_context(own_sheet=True)._document_context()[self.an.id]
        self.assertEqual(sheet["comment"], "")
        self.assertNotIn("☒", [box["box"] for box in sheet["levels"]])

    def test_a_complaint_within_its_time_once(self):
        self._notify()
        page = self.url_open(self.page)
        self.assertIn("Cần chủ động hơn.", page.text)
        self._post(f"{self.page}/complain", {"reason": "Đã hoàn thành đúng hạn."})
        complaint = self.an.complaint_ids
        self.assertEqual(complaint.reason, "Đã hoàn thành đúng hạn.")
        self.assertTrue(complaint.by_portal)
        self.assertEqual(self.an.state, "complained")
        token = self._token("/my/dossier/change")
        self.url_open(f"{self.page}/complain", data={"csrf_token": token, "reason": "Lần nữa"})
        self.assertEqual(len(self.an.complaint_ids), 1)

    def test_no_complaint_after_its_time(self):
        self._notify(complain_in=-1)
        self.assertNotIn('name="reason"', self.url_open(self.page).text)
        token = self._token("/my/dossier/change")
        self.url_open(f"{self.page}/complain", data={"csrf_token": token, "reason": "Muộn"})
        self.assertFalse(self.an.complaint_ids)

    # -- nobody else's -------------------------------------------------------------------------

    @mute_logger("odoo.http")
    def test_no_address_leads_to_somebody_else(self):
        self._filled(self.binh)
        task = self.binh.sudo().task_ids
        task._add_evidence([("minh-chung.pdf", PDF)])
        self.env.flush_all()
        token = self._token()
        theirs = f"{ROOT}/{self.binh.id}"
        file = task.attachment_ids.id
        for path in ("", f"/file/{file}", "/sheet/pdf", "/notice/1/pdf"):
            self.assertEqual(self.url_open(f"{theirs}{path}").status_code, 404, path)
        # A file of somebody else is not among the own ones either.
        self.assertEqual(self.url_open(f"{self.page}/file/{file}").status_code, 404)
        for step in ("save", "take-back", "prefill", "complain", "drop-file"):
            sent = {"csrf_token": token, "reason": "x", "file": str(file), **self._typed()}
            answer = self.url_open(f"{theirs}/{step}", data=sent)
            self.assertEqual(answer.status_code, 404, step)
        self.assertEqual(task.product, "Báo cáo")
        self.assertNotIn(self.people[1].name, self.url_open(ROOT).text)
        self.assertIn(self.url_open(f"/web/content/{file}").status_code, (403, 404))

    def test_a_row_of_somebody_else_is_not_written(self):
        """The id of another's work in the own form makes a row of the own."""
        self._filled(self.binh)
        task = self.binh.sudo().task_ids
        self.env.flush_all()
        self._save(**{"task-0-id": str(task.id)})
        self.assertEqual(task.product, "Báo cáo")
        self.assertEqual(self.an.task_ids.product, "Báo cáo quyết toán")
        self.assertNotIn(task, self.an.task_ids)
