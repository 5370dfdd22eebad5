from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..documents import leaving
from ..rules.levels import FAILING
from .consequence_common import ConsequenceCase


@tagged("post_install", "-at_install")
class TestConsequence(ConsequenceCase):
    """Rating → ground → notice → decision → pay and ledger."""

    def setUp(self):
        super().setUp()
        self.person = self.people[2]
        frozen = freeze_time("2026-12-15 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)

    def test_every_failing_case_is_known_to_the_rules(self):
        cases = self.env["cchc.evaluation"]._fields["failing_case"].get_values(self.env)
        self.assertEqual(set(cases), set(FAILING))

    # -- what follows ---------------------------------------------------------------

    def test_a_failed_year_has_its_ground_and_its_last_day(self):
        self._rated(self.person, "not_completed")
        row = self._rows(self.person, "handling")
        self.assertEqual(row.due_on, date(2027, 1, 9))
        self.assertIn("không hoàn thành nhiệm vụ", row.ground)
        self.assertIn("Điều 57 khoản 3 NĐ 170/2025/NĐ-CP", row.explained)
        self.assertTrue(row.may_leave and row.may_move and not row.choice)
        kinds = self._rows(self.person).mapped("kind")
        self.assertEqual(sorted(kinds), ["handling", "reduction", "training"])
        self.assertIn("NĐ 154/2025", self._rows(self.person, "reduction").ground)

    def test_an_excellent_year_is_proposed_and_a_good_one_is_not(self):
        self._rated(self.person, "excellent")
        self._rated(self.people[3], "good")
        kinds = sorted(self._rows(self.person).mapped("kind"))
        self.assertEqual(kinds, ["commendation", "planning"])
        self.assertFalse(self._rows(self.people[3]))

    def test_repeating_changes_nothing(self):
        row = self._rated(self.person, "not_completed")
        before = self._rows(self.person)
        before.filtered(lambda one: one.kind == "handling")._notify(date(2026, 12, 14), "31/TB")
        row._write_ratings()
        self.assertEqual(self._rows(self.person), before)
        self.assertEqual(self._rows(self.person, "handling").state, "notified")

    def test_a_review_that_lifts_the_rating_lets_the_consequences_fall(self):
        self._rated(self.person, "not_completed")
        self._rated(self.person, "completed", date(2026, 12, 18), "230/QĐ-SNV")
        self.assertEqual(set(self._rows(self.person).mapped("state")), {"void"})
        self.assertTrue(all(self._rows(self.person).mapped("reason")))

    def test_many_are_followed_in_few_statements(self):
        rows = self._rated(self.person, "not_completed")
        for person in self.people - self.person:
            rows |= self._rated(person, "not_completed")
        Consequence = self.env["cchc.evaluation.consequence"]
        Consequence.search([("evaluation_id", "in", rows.ids)]).sudo().unlink()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(30):
            Consequence._follow_ratings(rows)
            self.env.flush_all()
        self.assertEqual(len(Consequence.search([("evaluation_id", "in", rows.ids)])), 18)

    # -- the way to the decision --------------------------------------------------------

    def test_leaving_is_drafted_within_its_term_and_ends_pay_and_the_place(self):
        self._enter(self.home, 10)
        balance = self.env["cchc.establishment"]._occupied(date(2027, 1, 10))
        row = self._drafted(self.person, "leaving")
        line = row.decision_id.line_ids
        self.assertEqual((row.state, line.date_effective), ("drafted", row.due_on))
        # Not as who leaves at the own wish.
        self.assertEqual(row.decision_id.type_id.code, "rating_leave")
        self.assertIn("do không hoàn thành nhiệm vụ", row.decision_id.subject)
        self.assertEqual(row.decision_id.type_id.code, leaving.KIND)
        (articles,) = [
            context["articles"] for context in row.decision_id._document_context().values()
        ]
        self.assertIn("thôi việc do không hoàn thành nhiệm vụ, kể từ ngày", articles[0]["text"])
        self.assertEqual(line.ground, row.ground)
        self._issue_drafted(row)
        self.assertEqual((row.state, row.document), ("done", "77/QĐ-SNV"))
        version = self.person._get_version(date(2027, 1, 9))
        self.assertEqual(version.service_status, "resigned")
        self.assertFalse(version.in_service)
        after = self.env["cchc.establishment"]._occupied(date(2027, 1, 10))
        self.assertEqual(sum(balance.values()) - sum(after.values()), 1)
        # Nothing is left to do about who has left.
        self.assertEqual(set((self._rows(self.person) - row).mapped("state")), {"void"})

    def test_another_post_is_a_transfer_and_its_revocation_opens_it_again(self):
        row = self._drafted(self.person, "other_post")
        self.assertEqual(row.decision_id.type_id.code, "transfer")
        decision = self._issue_drafted(row, position_title="Nhân viên văn thư")
        self.assertEqual(row.state, "done")
        self._revoke(decision)
        self.assertEqual((row.state, row.decision_id), ("notified", self.env["cchc.decision"]))

    def test_who_leads_is_released_and_loses_the_allowance(self):
        post = self.env["cchc.leadership.post"].search([("allowance", ">", 0)], limit=1)
        self._issue(
            "appointment",
            self.person,
            date(2025, 1, 1),
            leadership_post_id=post,
            leadership_allowance=post.allowance,
        )
        row = self._drafted(self.person, "other_post")
        self.assertEqual(row.decision_id.type_id.code, "removal")
        self._issue_drafted(row)
        before = self.person._get_version(date(2026, 12, 31))
        after = self.person._get_version(row.due_on)
        self.assertEqual(before.leadership_allowance, post.allowance)
        self.assertFalse(after.leadership_allowance or after.leadership_post_id)

    def test_a_draft_thrown_away_frees_its_row(self):
        row = self._drafted(self.person, "leaving")
        row.decision_id.with_user(self.officer).unlink()
        self.assertEqual(row.state, "notified")
        row.action_draft_decision()
        self.assertEqual(row.state, "drafted")

    def test_nothing_is_drafted_without_notice_choice_and_reason(self):
        self._rated(self.person, "not_completed")
        row = self._rows(self.person, "handling").with_user(self.officer)
        with self.assertRaisesRegex(UserError, "not its next one"):
            row.action_draft_decision()
        with self.assertRaisesRegex(UserError, "older than the result"):
            row._notify(date(2026, 12, 1), "30/TB-SNV")
        row._notify(date(2026, 12, 14), "31/TB-SNV")
        with self.assertRaisesRegex(UserError, "choose first"):
            row.action_draft_decision()
        row.choice = "leaving"
        with self.assertRaisesRegex(UserError, "reason of the choice"):
            row.action_draft_decision()

    def test_what_the_law_does_not_allow_cannot_be_chosen(self):
        with freeze_time("2026-12-15"):
            self._rated(self.person, "excellent")
        row = self._rows(self.person, "planning").with_user(self.officer)
        with self.assertRaisesRegex(UserError, "does not allow"):
            row.choice = "leaving"
        with self.assertRaisesRegex(UserError, "needs no decision"):
            row.action_draft_decision()

    def test_a_proposal_is_settled_by_a_paper_and_handling_is_not(self):
        self._rated(self.person, "not_completed")
        rows = self._rows(self.person).with_user(self.officer)
        with self.assertRaisesRegex(UserError, "carried out by its decision"):
            rows.filtered(lambda row: row.kind == "handling").action_open_settle()
        training = rows.filtered(lambda row: row.kind == "training")
        wizard = (
            self.env["cchc.evaluation.consequence.close"]
            .with_user(self.officer)
            .with_context(**training.action_open_settle()["context"])
            .create({})
        )
        with self.assertRaisesRegex(UserError, "paper"):
            wizard.action_confirm()
        wizard.document = "45/KH-SNV"
        wizard.action_confirm()
        self.assertEqual((training.state, training.document), ("done", "45/KH-SNV"))

    def test_two_entries_of_a_person_have_what_follows_once(self):
        merge = self.env["cchc.person.merge"]
        self.assertIn("cchc.evaluation.consequence", merge._merged_lists())
        self._rated(self.person, "not_completed")
        self._rated(self.people[3], "excellent")
        kept, other = self.people[3], self.person
        merge.sudo()._move_lists({other.id: kept.id})
        self.env.invalidate_all()
        kinds = sorted(self._rows(kept).mapped("kind"))
        self.assertEqual(kinds, ["commendation", "handling", "planning", "reduction", "training"])

    def test_the_notice_names_ground_and_last_day(self):
        self._rated(self.person, "not_completed")
        row = self._rows(self.person, "handling").with_user(self.officer)
        told = row._document_context()[row.id]
        self.assertEqual(told["due_on"], "09/01/2027")
        self.assertEqual(told["choices"], "bố trí vị trí công tác khác hoặc cho thôi việc")
        self.assertTrue(row._print_documents("docx").content)

    # -- who ---------------------------------------------------------------------------

    def test_nobody_writes_what_follows_by_hand(self):
        self._rated(self.person, "not_completed")
        row = self._rows(self.person, "handling")
        for name, value in (("state", "done"), ("due_on", date(2030, 1, 1)), ("ground", "…")):
            with self.assertRaisesRegex(UserError, "follows from the rating"):
                row.with_user(self.officer).write({name: value})
        with self.assertRaises(AccessError):
            row.with_user(self.head).write({"choice": "leaving"})
        with self.assertRaises(AccessError):
            row.with_user(self.officer).create({"evaluation_id": row.evaluation_id.id})

    def test_nobody_handles_the_own_rating(self):
        self._rated(self.person, "not_completed")
        row = self._rows(self.person, "handling").with_user(self.officer)
        self.person.user_id = self.officer
        with self.assertRaisesRegex(UserError, "your own rating"):
            row._notify(date(2026, 12, 14), "31/TB-SNV")
        with self.assertRaisesRegex(UserError, "your own rating"):
            row.choice = "other_post"

    def test_another_agency_reads_none_of_it(self):
        self._rated(self.person, "not_completed")
        stranger = self.env["cchc.evaluation.consequence"].with_user(self.stranger)
        self.assertFalse(stranger.search([("employee_id", "=", self.person.id)]))
        self.assertFalse(stranger._read_group([], ["level"]))

    def test_the_last_day_is_among_what_falls_due(self):
        self._rated(self.person, "not_completed")
        due = self.env["cchc.due"].with_user(self.officer)
        due = due.search([("kind", "=", "rating_handling"), ("employee_id", "=", self.person.id)])
        self.assertEqual(due.date, date(2027, 1, 9))
        self.assertEqual(due.action_open_source()["res_model"], "cchc.evaluation.consequence")
        self.env["cchc.due.reminder"]._remind(self.officer)
        kind = self.env.ref("cchc_hr.mail_activity_type_due")
        told = (
            self.env["mail.activity"]
            .sudo()
            .search([("user_id", "=", self.officer.id), ("activity_type_id", "=", kind.id)])
        )
        self.assertIn(date(2027, 1, 9), told.mapped("date_deadline"))
        tiles = self.env["cchc.dashboard"].with_user(self.officer)._consequence_tiles()
        self.assertEqual([tile["figures"][0]["count"] for tile in tiles], [0, 1, 2])
        with freeze_time("2027-01-10 03:00:00"):
            tiles = self.env["cchc.dashboard"].with_user(self.officer)._consequence_tiles()
            self.assertEqual([tile["figures"][0]["count"] for tile in tiles], [1, 0, 2])
