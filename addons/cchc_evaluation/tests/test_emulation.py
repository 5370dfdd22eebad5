from datetime import date

from psycopg2.errors import RaiseException

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tests.common import freeze_time
from odoo.tools import mute_logger

from .praise_common import TODAY, YEAR, PraiseCase


@freeze_time(TODAY)
@tagged("post_install", "-at_install")
class TestEmulation(PraiseCase):
    def _approved(self, made):
        made.action_submit()
        judged = made.with_user(self.judge)
        judged.action_appraise()
        judged.action_approve()
        return judged

    def _issue_drafts(self, made, user, day=date(2026, 12, 22)):
        decisions = made.proposal_ids.decision_id.filtered(lambda one: one.state == "draft")
        for number, decision in enumerate(decisions.with_user(user)):
            decision.number, decision.date_signed = f"{900 + number}/QĐ-SNV", day
            decision.action_issue()
        return decisions

    # -- conditions -----------------------------------------------------------

    def test_conditions_are_told_one_by_one(self):
        good, done = self._people(1), self._people(1, "completed")
        made = self._round()
        fit, unfit = self._propose(made, good + done, "ldtt")
        self.assertTrue(fit.met)
        self.assertFalse(fit.missing)
        self.assertFalse(unfit.met)
        self.assertIn("Xếp loại", unfit.missing)
        self.assertIn("hoàn thành nhiệm vụ", unfit.missing)
        self.assertIn("chưa đạt", unfit.explanation)
        with self.assertRaisesRegex(UserError, "lack a condition"):
            made.action_submit()
        unfit.unlink()
        made.action_submit()
        self.assertEqual(made.state, "submitted")

    def test_the_dossier_tells_former_titles_and_initiatives(self):
        person = self._people(1, "excellent")
        made = self._round()
        for year in (2024, 2025):
            self.env["cchc.commendation"].create(
                {
                    "employee_id": person.id,
                    "name": "CSTĐ cơ sở",
                    "when": f"10/01/{year + 1}",
                }
            )
        self._propose(made, person, "ldtt")
        self._propose(made, person, "cstd_cs")
        province = self._propose(made, person, "cstd_tinh")
        self.assertIn("Có sáng kiến", province.missing)
        self.assertNotIn("lần liên tục", province.missing)
        self.env["cchc.emulation.initiative"].with_user(self.officer).create(
            {
                "name": "Số hóa hồ sơ",
                "employee_id": person.id,
                "year": YEAR,
                "scope": "province",
                "recognised_by": "Hội đồng sáng kiến tỉnh",
                "document_number": "45/QĐ-UBND",
            }
        )
        made.action_judge()
        self.assertFalse(province.missing)
        self.assertTrue(province.met)

    def test_a_discipline_of_the_year_stands_against_it(self):
        person = self._people(1)
        self._issue(
            "discipline",
            person,
            date(2026, 5, 4),
            discipline_form="reprimand",
            entry_reason="Vi phạm quy chế",
        )
        row = self._propose(self._round(), person, "ldtt")
        self.assertFalse(row.met)
        self.assertIn("kỷ luật", row.missing)

    def test_nine_months_are_too_few(self):
        person = self._people(1, day=date(2026, 4, 20))
        row = self._propose(self._round(), person, "ldtt")
        self.assertIn("8 tháng", row.missing)

    def test_an_agency_proposes_its_own_people(self):
        elsewhere = self._create_person("Trần Thị Khác", self.finance_division)
        self._open(elsewhere, department_id=self.finance_division, unit=self.finance)
        made = self._round()
        with self.assertRaisesRegex(UserError, "did not serve"):
            self._propose(made, elsewhere, "ldtt")
        with self.assertRaisesRegex(UserError, "no title of this kind"):
            self._propose(made, self._people(1), "ttldtt")

    # -- quotas and votes -----------------------------------------------------

    def test_of_thirteen_advanced_workers_one_is_a_soldier_of_emulation(self):
        people = self._people(13, "excellent")
        made = self._round()
        self._propose(made, people, "ldtt")
        rows = self._propose(made, people[:2], "cstd_cs")
        self.assertIn("1 too many", made.quota_over)
        self.assertIn("1,95", made.quota_told)
        with self.assertRaisesRegex(UserError, "over the quota"):
            made.action_submit()
        rows[1].unlink()
        self.assertFalse(made.quota_over)
        made.action_submit()

    def test_votes_are_counted_against_the_whole_council(self):
        people = self._people(7, "excellent")
        made = self._round()
        self._propose(made, people, "ldtt", votes=0)
        row = self._propose(made, people[0], "cstd_cs", votes=7)
        self.assertFalse(row.vote_carried)
        with self.assertRaisesRegex(UserError, "not carried"):
            made.action_submit()
        row.votes = 8
        made.action_submit()

    def test_who_looks_for_people_is_told_of_everybody(self):
        good, unrated = self._people(3), self._people(1, None, name="Phạm Văn")
        made = self._round()
        self._propose(made, good[0], "ldtt")
        search = self.env["cchc.emulation.search"].with_user(self.officer)
        search = search.browse(made.action_find()["res_id"])
        search.action_find()
        self.assertEqual(search.line_ids.filtered("met").employee_id, good[1:])
        self.assertIn(unrated, search.line_ids.employee_id)
        search.action_propose()
        self.assertEqual(made.proposal_ids.employee_id, good)
        self.assertTrue(all(made.proposal_ids.mapped("met")))

    # -- decisions and money -----------------------------------------------------------

    def test_the_decision_writes_the_dossier_and_carries_the_money_of_its_day(self):
        people = self._people(7, "excellent")
        made = self._round()
        self._propose(made, people, "ldtt")
        best = self._propose(made, people[0], "cstd_cs")
        self.assertEqual(best.reward, 2_530_000)
        # Of the two titles of one year the higher one is paid.
        self.assertEqual(made.reward, 2_530_000 + 6 * 760_000)
        made.action_submit()
        made.action_draft_decision()
        decision = made.proposal_ids.decision_id
        self.assertEqual(len(decision), 1)
        self.assertEqual(decision.state, "draft")
        self.assertFalse(people.commendation_ids)
        # Before July 2026 the base salary was another one.
        decision.with_user(self.officer).date_signed = date(2026, 6, 30)
        line = decision.line_ids.filtered(lambda one: one.employee_id == people[1])
        self.assertEqual(line.reward, 710_000)
        self._issue_drafts(made, self.officer)
        self.assertEqual(line.reward, 760_000)
        self.assertEqual(set(made.proposal_ids.mapped("state")), {"recognised"})
        self.assertEqual(len(people.commendation_ids), 8)
        entry = people[1].commendation_ids
        self.assertEqual(entry.name, f"Lao động tiên tiến năm {YEAR}")
        self.assertEqual(entry.decision_line_id, line)
        with self.assertRaisesRegex(UserError, "was awarded"):
            made.proposal_ids[0].with_user(self.judge).unlink()

    def test_a_revoked_decision_can_be_drafted_anew(self):
        people = self._people(2)
        made = self._round()
        self._propose(made, people, "ldtt")
        made.action_submit()
        made.action_draft_decision()
        decision = self._issue_drafts(made, self.officer)
        self._revoke(decision)
        self.assertFalse(people.commendation_ids)
        self.assertEqual(set(made.proposal_ids.mapped("state")), {"proposed"})
        made.action_draft_decision()
        self.assertEqual(made.proposal_ids.decision_id.state, "draft")

    def test_a_line_taken_out_of_the_draft_waits_again(self):
        people = self._people(2)
        made = self._round()
        rows = self._propose(made, people, "ldtt")
        made.action_submit()
        made.action_draft_decision()
        rows[0].decision_line_id.unlink()
        self._issue_drafts(made, self.officer)
        self.assertEqual(rows.mapped("state"), ["proposed", "recognised"])

    def test_titles_of_the_province_wait_for_home_affairs(self):
        person = self._people(1, "excellent")
        for year in (2023, 2024, 2025):
            self.env["cchc.commendation"].create(
                {"employee_id": person.id, "name": f"Chiến sĩ thi đua cơ sở năm {year}"}
            )
        self.env["cchc.emulation.initiative"].create(
            {
                "name": "Số hóa",
                "employee_id": person.id,
                "year": YEAR,
                "scope": "province",
                "recognised_by": "Tỉnh",
                "document_number": "1",
            }
        )
        made = self._round()
        row = self._propose(made, person, "cstd_tinh")
        self.assertTrue(row.met, row.missing)
        made.action_submit()
        with self.assertRaisesRegex(UserError, "nobody is waiting"):
            made.action_draft_decision()
        with self.assertRaises(AccessError):
            made.action_appraise()
        judged = made.with_user(self.judge)
        judged.action_appraise()
        judged.action_approve()
        with self.assertRaises(UserError):
            made.action_draft_decision()
        judged.action_draft_decision()
        self.assertEqual(row.decision_id.unit_id, self.env["hr.department"]._roots()[:1])
        self.assertEqual(row.decision_line_id.reward, 7_590_000)

    def test_home_affairs_refuses_single_people(self):
        people = self._people(2)
        made = self._round()
        rows = self._propose(made, people, "ldtt")
        with self.assertRaises(AccessError):
            rows[0].action_refuse()
        made.action_submit()
        judged = rows.with_user(self.judge)
        with self.assertRaisesRegex(UserError, "why it is refused"):
            judged[0].action_refuse()
        judged[0].refusal = "Đang bị xem xét kỷ luật"
        judged[0].action_refuse()
        self.assertEqual(made.people, 1)
        made.action_draft_decision()
        self.assertEqual(made.proposal_ids.decision_id.line_ids.employee_id, people[1])

    # -- collectives -----------------------------------------------------------

    def test_a_division_is_an_advanced_collective(self):
        people = self._people(4)
        made = self._round()
        self._propose(made, people[:2], "ldtt")
        row = made.env["cchc.emulation.collective"].create(
            {
                "round_id": made.id,
                "department_id": self.home_division.id,
                "title_id": self._title("ttldtt").id,
                "rating": "good",
            }
        )
        self.assertEqual(row.members, 4)
        self.assertIn("2/4", row.missing)
        self._propose(made, people[2], "ldtt")
        self.assertTrue(row.met, row.missing)
        self.assertEqual(row.reward, 2_030_000)
        made.action_submit()
        with self.assertRaisesRegex(UserError, "number and the date"):
            row.action_award()
        row.write({"decision_number": "77/QĐ-SNV", "decision_date": date(2026, 6, 30)})
        row.action_award()
        self.assertEqual((row.state, row.reward), ("recognised", 1_880_000))

    def test_an_agency_proposes_its_own_units(self):
        made = self._round()
        with self.assertRaisesRegex(UserError, "no part of"):
            made.env["cchc.emulation.collective"].create(
                {
                    "round_id": made.id,
                    "department_id": self.finance_division.id,
                    "title_id": self._title("ttldtt").id,
                }
            )

    # -- rights and bad input -----------------------------------------------------

    def test_a_round_is_the_agencys(self):
        made = self._round()
        row = self._propose(made, self._people(1), "ldtt")
        for record in (made, row):
            with self.assertRaises(AccessError):
                record.with_user(self.stranger).read(["display_name"])
        self.assertTrue(row.with_user(self.watcher).explanation)
        with self.assertRaises(AccessError):
            row.with_user(self.watcher).votes = 3
        with self.assertRaises(AccessError):
            self._round(self.stranger, year=2025)
        with self.assertRaises(UserError):
            self._round(year=2020)

    def test_what_the_program_finds_is_not_entered(self):
        made = self._round()
        row = self._propose(made, self._people(1, "completed"), "ldtt")
        for vals in ({"met": True}, {"reward": 1}, {"state": "recognised"}, {"vote_share": "1"}):
            with self.assertRaises(UserError):
                row.write(vals)
        forged = row.with_context(default_met=True, default_reward=5_000_000)
        other = forged.create(
            {
                "round_id": made.id,
                "employee_id": self._people(1, "completed").id,
                "title_id": self._title("ldtt").id,
            }
        )
        self.assertFalse(other.met)
        self.assertEqual(other.reward, 760_000)
        self.assertEqual(other.unit_id, self.home)

    def test_a_submitted_round_is_not_changed_by_the_agency(self):
        made = self._round()
        row = self._propose(made, self._people(1), "ldtt")
        made.action_submit()
        with self.assertRaisesRegex(UserError, "can't be changed"):
            row.votes = 1
        with self.assertRaises(UserError):
            row.unlink()
        with self.assertRaises(UserError):
            self._propose(made, self._people(1, name="Mới"), "ldtt")

    def test_an_initiative_is_entered_by_who_keeps_the_dossier(self):
        person = self._people(1)
        vals = {
            "name": "x",
            "employee_id": person.id,
            "year": YEAR,
            "recognised_by": "x",
            "document_number": "1",
        }
        Initiative = self.env["cchc.emulation.initiative"]
        with self.assertRaises(AccessError):
            Initiative.with_user(self.stranger).create(vals)
        row = Initiative.with_user(self.officer).create(vals)
        with self.assertRaises(AccessError):
            row.with_user(self.stranger).read(["name"])

    def test_the_list_is_printed(self):
        made = self._round()
        self._propose(made, self._people(2), "ldtt")
        made.env["cchc.emulation.collective"].create(
            {
                "round_id": made.id,
                "department_id": self.home_division.id,
                "title_id": self._title("ttldtt").id,
            }
        )
        for file_format in ("docx", "xlsx"):
            name, content = made.with_user(self.watcher)._printed(file_format)
            self.assertIn(file_format, name)
            self.assertTrue(content.startswith(b"PK"))

    def test_five_hundred_proposals_cost_as_many_readings_as_five(self):
        people = self._people(60)
        made = self._round()
        rows = self._propose(made, people, "ldtt")
        self.env.flush_all()
        counts = []
        for some in (rows[:5], rows):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some._judge()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 10)

    def test_a_coefficient_that_is_corrected_is_kept(self):
        figure = self.env.ref("cchc_evaluation.evaluation_figure_nd98_2023_reward_ldtt")
        with self.assertRaises(ValidationError):
            figure.value = "0,3"
        figure.value = "0.5"
        row = self._propose(self._round(), self._people(1), "ldtt")
        self.assertEqual(row.reward, 1_270_000)

    def test_the_database_keeps_the_money_of_an_issued_line(self):
        made = self._round()
        self._propose(made, self._people(1), "ldtt")
        made.action_submit()
        made.action_draft_decision()
        line = made.proposal_ids.decision_line_id
        self._issue_drafts(made, self.officer)
        self.env.flush_all()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(RaiseException, "append-only"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("UPDATE cchc_decision_line SET reward = 1 WHERE id = %s", [line.id])
        with self.assertRaises(UserError):
            line.reward = 1
