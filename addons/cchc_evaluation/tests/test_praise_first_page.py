from odoo.tests import tagged
from odoo.tests.common import freeze_time

from .praise_common import TODAY, PraiseCase


@freeze_time(TODAY)
@tagged("post_install", "-at_install")
class TestPraiseFirstPage(PraiseCase):
    """Titles and money among the work of a day, each for whom it waits."""

    def _counts(self, user):
        tiles = self.env["cchc.dashboard"].with_user(user)._dashboard_tiles()
        return {
            tile["title"]: tile["figures"][0]["count"]
            for tile in tiles
            if tile["action"] and ("emulation" in tile["action"] or "income" in tile["action"])
        }

    def test_a_round_is_told_on_each_step_of_its_way(self):
        good, done = self._people(1), self._people(1, "completed")
        made = self._round()
        self._propose(made, good | done, "ldtt")
        self.assertEqual(self._counts(self.officer)["Emulation rounds with conditions not met"], 1)
        made.proposal_ids.filtered(lambda one: one.employee_id == done).unlink()
        counts = self._counts(self.officer)
        self.assertEqual(counts["Emulation rounds with conditions not met"], 0)
        self.assertEqual(counts["Emulation rounds to be submitted"], 1)
        made.action_submit()
        self.assertEqual(self._counts(self.officer)["Emulation rounds to be submitted"], 0)
        self.assertEqual(self._counts(self.judge)["Emulation rounds to be appraised"], 1)
        made.with_user(self.judge).action_appraise()
        self.assertEqual(self._counts(self.judge)["Emulation rounds to be approved"], 1)
        # Nothing of it is counted to strangers.
        self.assertFalse(any(self._counts(self.stranger).values()))

    def test_a_list_of_money_waits_for_its_head(self):
        self._people(2)
        made = self.env["cchc.extra.income"].with_user(self.officer).create(
            {
                "unit_id": self.home.id,
                "year": 2026,
                "fund": 10_000_000,
                "approval_number": "1/QĐ",
                "approval_date": "2026-12-20",
            }
        )  # fmt: skip
        to_reckon, to_approve, to_pay = (
            "Lists of extra income to be reckoned",
            "Lists of extra income to be approved",
            "Lists of extra income to be paid",
        )
        self.assertEqual(self._counts(self.officer)[to_reckon], 1)
        made.action_compute()
        counts = self._counts(self.head)
        self.assertEqual((counts[to_reckon], counts[to_approve]), (0, 1))
        made.with_user(self.head).action_approve()
        counts = self._counts(self.officer)
        self.assertEqual((counts[to_approve], counts[to_pay]), (0, 1))

    def test_entries_that_are_one_person_are_proposed_once(self):
        """Initiatives and proposals follow the kept entry; what both had falls at the judgement."""
        people = self._people(2)
        other, kept = people
        other.name = kept.name
        made = self._round()
        alone = self._propose(made, other, "giay_khen")
        both = self._propose(made, people, "ldtt")
        self.env["cchc.emulation.initiative"].with_user(self.officer).create(
            {
                "name": "Số hóa hồ sơ",
                "employee_id": other.id,
                "year": 2026,
                "recognised_by": "Hội đồng sáng kiến",
                "document_number": "45/QĐ",
            }
        )
        self.env["cchc.person.merge"].sudo()._merge(
            [
                {
                    "kept": kept,
                    "other": other,
                    "reason": "Cùng số CCCD",
                    "aside": other.decision_line_ids,
                }
            ]
        )
        self.env.invalidate_all()
        initiatives = self.env["cchc.emulation.initiative"].search([("name", "=", "Số hóa hồ sơ")])
        self.assertEqual(initiatives.employee_id, kept)
        self.assertEqual(alone.employee_id, kept)
        self.assertEqual(sorted(both.employee_id.ids), sorted(people.ids))
        made.action_judge()
        self.assertEqual(both.filtered("met").employee_id, kept)
