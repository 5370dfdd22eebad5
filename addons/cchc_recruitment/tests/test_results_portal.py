from odoo.tests import tagged

from .test_apply_portal import PortalCase


@tagged("post_install", "-at_install")
class TestResultsPortal(PortalCase):
    def test_a_candidate_reads_the_own_result_once_it_is_published(self):
        self._draft()
        self._hand_in()
        own = self._own()
        own._set_stage(state="eligible", candidate_number="SBD1")
        self.contest._move("announced", "examining")
        paper = (
            self.env["cchc.recruitment.round"]
            .create(
                {
                    "session_id": self.contest.id,
                    "name": "1",
                    "paper_ids": [(0, 0, {"code": "NVV", "name": "Viết"})],
                }
            )
            .paper_ids
        )
        self.env["cchc.recruitment.score"]._enter(
            [
                {
                    "application_id": own.id,
                    "paper_id": paper.id,
                    "points": 71.5,
                    "state": "sat",
                    "source": "marking",
                }
            ]
        )
        self.contest.action_rank()
        self.assertNotIn('id="results"', self.url_open(self.page).text)
        self.contest.action_publish_results()
        page = self.url_open(self.page).text
        self.assertIn('id="results"', page)
        self.assertIn("71,50", page)
        self.assertIn("Viết (thang điểm 100): 71,50", page)
