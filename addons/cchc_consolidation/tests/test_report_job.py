from unittest.mock import patch

from ..models import cchc_report_job
from .common import ConsolidationCase


class TestReportJob(ConsolidationCase):
    """Background work: in steps, with progress, stopped and continued."""

    def _steps(self, number):
        job = self.period.job_id
        for _turn in range(number):
            job._step()
        return job

    def test_the_work_goes_on_where_it_stopped(self):
        with patch.object(cchc_report_job, "STEP", 2):
            job = self._steps(1)
            self.assertEqual((job.state, job.done, job.total), ("running", 2, 4))
            computed = self.period.submission_ids.filtered("computed_at")
            self.assertEqual(len(computed), 2)
            # The server is killed: what was committed stays, the rest is done by the next run.
            job = self._steps(1)
        self.assertEqual((job.state, job.progress), ("done", 100))
        self.assertEqual(
            len(self.period.submission_ids.filtered(lambda report: report.computed_at)), 4
        )

    def test_it_can_be_stopped_and_continued(self):
        with patch.object(cchc_report_job, "STEP", 1):
            job = self._steps(1)
            self._as("province", self.period).action_cancel_job()
            self.assertEqual(job.state, "cancelled")
            self._as("province", job).action_go_on()
            self._steps(3)
        self.assertEqual(job.state, "done")

    def test_what_a_unit_has_signed_is_left_alone(self):
        report = self._submit(self._report(self.home), "officer", "head")
        seal = report.seal
        self._steps(1)
        self.assertEqual((report.state, report.seal), ("submitted", seal))

    def test_many_reports_cost_as_many_statements_as_few(self):
        agencies = self.period.submission_ids.filtered(lambda report: report.kind == "unit")
        agencies._compute_sheets()
        with self.assertQueryCount(__system__=200):
            agencies[:1]._compute_sheets()
            self.env.flush_all()
        one = self.env.cr.sql_log_count
        agencies[:1]._compute_sheets()
        self.env.flush_all()
        one = self.env.cr.sql_log_count - one
        many = self.env.cr.sql_log_count
        agencies._compute_sheets()
        self.env.flush_all()
        many = self.env.cr.sql_log_count - many
        self.assertLessEqual(many, one + len(agencies))

    def test_reminders_are_made_in_one_batch(self):
        self.users["officer"].email = "a@example.com"
        before = self.env["mail.mail"].search_count([])
        self._as("province", self.period).action_remind()
        mails = self.env["mail.mail"].search([], order="id desc", limit=50)
        self.assertGreater(len(mails), 0)
        self.assertEqual(
            len(mails.filtered(lambda mail: "a@example.com" in (mail.email_to or ""))), 1
        )
        self.assertGreater(self.env["mail.mail"].search_count([]), before)

    def test_the_first_page_says_what_waits(self):
        tiles = {
            tile["title"]: tile["figures"][0]["count"]
            for tile in self._as("officer", self.env["cchc.dashboard"])._report_tiles()
        }
        self.assertEqual(tiles["Reports to prepare"], 1)
        self._submit(self._report(self.commune), "commune", "commune_head")
        tiles = {
            tile["title"]: tile["figures"][0]["count"]
            for tile in self._as("district", self.env["cchc.dashboard"])._report_tiles()
        }
        self.assertEqual(tiles["Reports to decide on"], 1)
