from datetime import date

from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .study_common import TODAY, StudyCase


@freeze_time(TODAY)
class TestStudy(StudyCase):
    """Who is sent to study: conditions of the day, decision, commitment, outcome."""

    def test_the_text_of_the_day_of_sending_governs(self):
        old = self._study()
        old.action_check()
        self.assertEqual((old.law, old.allowed), ("nd101_2017_nd89", True))
        # NĐ 101: twice the training time; NĐ 171: three times.
        self.assertEqual((old.months, old.commitment_least), (24, 48))
        new = self._study(date_from=date(2026, 9, 1), date_to=date(2028, 8, 31))
        new.action_check()
        self.assertEqual((new.law, new.commitment_least), ("nd171_2025", 72))
        self.assertIn("Điều 5 NĐ 171/2025/NĐ-CP", new.explanation)
        self.assertIn("không quá 45 tuổi".capitalize(), new.explanation)

    def test_who_is_too_old_by_the_old_text_may_go_by_the_new_one(self):
        self.person.birth_text = "01/03/1982"
        old = self._study()
        with self.assertRaisesRegex(UserError, "Không quá 40 tuổi"):
            old.action_propose()
        self.assertEqual(old.state, "draft")
        new = self._study(date_from=date(2026, 9, 1), date_to=date(2028, 8, 31))
        new.action_propose()
        self.assertEqual(new.state, "proposed")

    def test_no_override_beyond_the_law(self):
        self.env["cchc.yearly.rating"].search(
            [("employee_id", "=", self.person.id), ("year", "=", 2022)]
        ).rating = "completed"
        study = self._study()
        for user in (self.judge, self.env.ref("base.user_admin")):
            with self.assertRaisesRegex(UserError, "Năm 2022 từ hoàn thành tốt"):
                study.with_user(user).action_propose()
        with self.assertRaisesRegex(UserError, "by the steps"):
            study.write({"allowed": True, "state": "proposed"})

    def test_what_the_dossier_does_not_show_is_named(self):
        study = self._study(field_fits=False, date_from=date(2027, 9, 1), date_to=date(2029, 8, 31))
        with self.assertRaisesRegex(UserError, "does not show.*Năm 2026"):
            study.action_propose()
        self.assertFalse(study.allowed)

    def test_probation_is_not_service(self):
        fresh = self._create_person("Lê Mới", birth_text="01/03/1995", recruited_text="01/09/2019")
        self._open(fresh, service_status="probation")
        self._issue(
            "probation_end", fresh, date(2020, 9, 1), rank_id=self.specialist, step=1,
            step_anchor=date(2020, 9, 1),
        )  # fmt: skip
        study = self._study(fresh)
        self.assertEqual(study.service_from, date(2020, 9, 1))

    def test_near_retirement_nobody_goes_abroad(self):
        self.person.birth_text = "01/03/1966"
        study = self._study(
            kind="abroad_long", date_from=date(2026, 9, 1), date_to=date(2026, 12, 31)
        )
        study.action_check()
        self.assertFalse(study.allowed)
        self.assertIn("Còn đủ tuổi để công tác ít nhất 24 tháng", study.explanation)
        self.assertEqual(study.commitment_least, 0)

    def test_a_discipline_bars_abroad_without_telling_which(self):
        self.env["cchc.discipline"].create(
            {"employee_id": self.person.id, "form": "warning", "when": "01/03/2026"}
        )
        study = self._study(
            kind="abroad_short", date_from=date(2026, 9, 1), date_to=date(2026, 9, 14)
        )
        study.action_check()
        self.assertFalse(study.allowed)
        self.assertNotIn("Cảnh cáo", study.explanation)

    def test_the_way_to_the_degree_in_the_dossier(self):
        study = self._study(full_time=True)
        decision = self._send(study)
        self.assertEqual(study.state, "studying")
        self.assertEqual(decision.state, "issued")
        # Nothing of the service changed.
        self.assertEqual(self.person.current_version_id.service_status, "serving")
        away = study.absence_id
        self.assertEqual(
            (away.kind_id.code, away.date_from, away.date_to),
            ("study_home", date(2023, 9, 1), date(2025, 8, 31)),
        )
        self._finish(study, day=date(2025, 7, 31))
        degree = study.education_id
        self.assertEqual(
            (degree.employee_id, degree.level, degree.major, degree.document_number),
            (self.person, "master", "Quản lý công", "ThS-01"),
        )
        self.assertEqual(self.person.current_version_id.degree_level, "master")
        self.assertEqual(
            (study.state, study.commitment_from, study.commitment_until),
            ("committed", date(2025, 8, 1), date(2029, 7, 31)),
        )
        self.assertEqual(away.date_to, date(2025, 7, 31))

    def test_the_decision_says_what_is_studied_and_for_how_long_one_commits(self):
        study = self._study()
        decision = self._send(study)
        note = decision.line_ids.note
        self.assertIn("Thạc sĩ Quản lý công", note)
        self.assertIn("cam kết phục vụ 48 tháng", note)
        new = self._study(
            kind="doctor", date_from=date(2026, 9, 1), date_to=date(2029, 8, 31), sent_before=True
        )
        new.action_propose()
        draft = new.env["cchc.decision"].browse(new.action_draft_decision()["res_id"])
        paper = draft._document_context()[draft.id]
        self.assertIn("171/2025/NĐ-CP", str(paper["grounds"]))
        self.assertIn("108 tháng", str(paper))

    def test_a_commitment_is_not_shorter_than_the_decree_asks(self):
        study = self._study()
        study.action_propose()
        study.commitment_months = 47
        with self.assertRaisesRegex(UserError, "at least 48 months"):
            study.action_draft_decision()
        study.commitment_months = 60
        study.action_draft_decision()
        self.assertEqual(study.commitment_months, 60)

    def test_a_revoked_sending_is_taken_back_whole(self):
        study = self._study(full_time=True)
        decision = self._send(study)
        self._revoke(decision)
        self.assertEqual((study.state, study.decision_id.id), ("proposed", False))
        self.assertFalse(self.env["cchc.absence"].search([("employee_id", "=", self.person.id)]))

    def test_who_was_taken_out_of_the_draft_is_not_sent(self):
        other = self._specialist("Trần Hai")
        both = self._study() | self._study(other)
        both.action_propose()
        decision = both.env["cchc.decision"].browse(both.action_draft_decision()["res_id"])
        decision.line_ids.filtered(lambda line: line.employee_id == other).unlink()
        decision.write({"number": "7/QĐ-UBND", "date_signed": date(2023, 8, 1)})
        decision.action_issue()
        self.assertEqual(both.mapped("state"), ["studying", "proposed"])
        self.assertFalse(both[1].decision_id)

    def test_an_extension_makes_the_commitment_longer(self):
        study = self._study(full_time=True)
        self._send(study)
        wizard = self.env["cchc.training.study.step"].with_user(self.judge)
        wizard = wizard.create(
            {
                "study_id": study.id,
                "step": "extend",
                "until": date(2026, 2, 28),
                "document": "9/QĐ-SNV",
            }
        )
        wizard.action_confirm()
        self.assertEqual((study.months, study.commitment_months), (30, 60))
        self.assertEqual((study.ends_on, study.absence_id.date_to), (date(2026, 2, 28),) * 2)
        with self.assertRaisesRegex(UserError, "after 28/02/2026"):
            study._extend(date(2026, 1, 1), "10/QĐ-SNV")

    def test_two_studies_at_once_are_refused_by_name(self):
        self._study()
        with self.assertRaisesRegex(ValidationError, "Master.*01/09/2023"):
            self._study(kind="doctor", date_from=date(2025, 8, 31), date_to=date(2028, 8, 31))

    def test_overlapping_commitments_are_told_both(self):
        first = self._committed()
        second = self._study(
            kind="doctor", date_from=date(2025, 9, 1), date_to=date(2026, 5, 31), sent_before=True
        )
        self._send(second)
        self._finish(second, day=date(2026, 5, 31))
        told = second.running_explanation
        self.assertIn("31/08/2031", told)
        self.assertIn(f"{second.commitment_until:%d/%m/%Y}", told)
        self.assertIn("mỗi cam kết tính từ khi kết thúc khóa học của nó", told)
        self.assertEqual(first.commitment_until, date(2031, 8, 31))

    def test_time_goes_on(self):
        study = self._study(date_from=date(2026, 9, 1), date_to=date(2028, 8, 31))
        study.action_propose()
        decision = study.env["cchc.decision"].browse(study.action_draft_decision()["res_id"])
        decision.write({"number": "8/QĐ-UBND", "date_signed": date(2026, 5, 20)})
        decision.action_issue()
        self.assertEqual(study.state, "decided")
        with freeze_time("2026-09-01 03:00"):
            self.env["cchc.training.study"]._cron_go_on()
        self.assertEqual(study.state, "studying")
        with freeze_time("2028-08-31 03:00"):
            self._finish(study, day=date(2028, 8, 31))
        self.assertEqual(study.commitment_until, date(2034, 8, 31))
        with freeze_time("2034-08-31 03:00"):
            self.env["cchc.training.study"]._cron_go_on()
        self.assertEqual(study.state, "committed")
        with freeze_time("2034-09-01 03:00"):
            self.env["cchc.training.study"]._cron_go_on()
        self.assertEqual(study.state, "done")

    def test_who_pays_oneself_owes_no_service(self):
        study = self._study(funded=False, cost=0)
        self._pay(study, 50_000_000, "learner")
        self._send(study)
        self.assertEqual((study.commitment_months, study.state_amount), (0, 0))
        self._finish(study, "no_degree")
        self.assertEqual(study.state, "done")
        self.assertFalse(study.payback_ids)

    def test_the_outcome_lies_neither_before_the_study_nor_in_the_future(self):
        study = self._study()
        self._send(study)
        with self.assertRaisesRegex(UserError, "before the study began"):
            self._finish(study, day=date(2023, 8, 31))
        with self.assertRaisesRegex(UserError, "future"):
            self._finish(study, day=date(2026, 6, 2))
        with self.assertRaisesRegex(UserError, "Enter: Number of the degree"):
            self._finish(study, number="  ")
        self.assertEqual(study.state, "studying")

    @mute_logger("odoo.sql_db")
    def test_wrong_figures_are_refused_in_words(self):
        study = self._study(cost=0)
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self._pay(study, -1)
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            study.date_to = date(2023, 8, 1)
            study.flush_recordset()
        with self.assertRaisesRegex(ValidationError, "fraction of a đồng"):
            self._pay(study, 0.5)

    def test_who_may_do_what(self):
        study = self._study()
        self.assertTrue(study.with_user(self.officer).employee_id)
        with self.assertRaises(AccessError):
            study.with_user(self.officer).note = "x"
        with self.assertRaises(AccessError):
            study.with_user(self.stranger).read(["kind"])
        with self.assertRaises(AccessError):
            study.with_user(self.inspector).action_check()
        self.assertEqual(study.unit_id, self.home_division)

    def test_nobody_sends_oneself(self):
        self.person.user_id = self.judge
        with self.assertRaisesRegex(UserError, "your own study"):
            self._study()

    def test_the_paper_names_conditions_and_commitment(self):
        study = self._study()
        study.action_check()
        context = study._document_context()[study.id]
        self.assertEqual((context["committed"], context["total"]), ("48", "60.000.000"))
        self.assertTrue(any("Điều 6 NĐ 101/2017" in line for line in context["conditions"]))
        self.assertEqual(study._print_documents("docx").mimetype[-8:], "document")
