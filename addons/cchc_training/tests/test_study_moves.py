from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError

from .study_common import TODAY, StudyCase


@freeze_time(TODAY)
class TestStudyMoves(StudyCase):
    """A commitment goes with its person to another unit, and binds there."""

    def _transfer(self, day=date(2026, 5, 1)):
        return self._issue(
            "transfer", self.person, day, unit=self.province, department_id=self.finance_division
        )

    def _seen_by(self, user):
        return self.env["cchc.training.study"].with_user(user).search(
            [("employee_id", "=", self.person.id)]
        )  # fmt: skip

    def test_the_new_unit_reads_the_commitment_and_the_old_one_no_longer(self):
        study = self._committed()
        cost = study.cost_ids
        self.assertEqual(self._seen_by(self.officer), study)
        self.assertFalse(self._seen_by(self.stranger))
        decision = self._transfer()
        self.assertEqual(self._seen_by(self.stranger), study)
        self.assertFalse(self._seen_by(self.officer))
        self.assertEqual(cost.with_user(self.stranger).amount, 60_000_000)
        self.assertEqual(
            (study.unit_id, study.sent_from_id), (self.finance_division, self.home_division)
        )
        self.assertTrue(study.moved)
        self._revoke(decision)
        self.assertEqual(self._seen_by(self.officer), study)
        self.assertFalse(self._seen_by(self.stranger))

    def test_a_transfer_of_a_coming_day_takes_the_study_along_on_that_day(self):
        study = self._committed()
        self._transfer(date(2026, 7, 1))
        self.assertEqual(study.unit_id, self.home_division)
        with freeze_time("2026-07-01 03:00"):
            self.env["cchc.timeline"]._refresh_people()
        self.assertEqual(study.unit_id, self.finance_division)

    def test_who_leaves_the_new_unit_pays_back_there(self):
        study = self._committed()
        self._transfer()
        self._issue("resignation", self.person, date(2026, 6, 1), unit=self.finance)
        payback = self._payback(study)
        self.assertEqual(payback.case, "4")
        # T1 72, T2 9 months: 60 million / 72 × 63, lessened by 6 years of service before.
        self.assertEqual((payback.committed_months, payback.served_months), (72, 9))
        self.assertEqual((payback.gross, payback.amount), (52_500_000, 49_350_000))
        self.assertEqual(payback.unit_id, self.finance_division)
        self.assertEqual(payback.with_user(self.stranger).unit_id, self.finance_division)

    def test_a_pay_back_stays_where_it_arose(self):
        study = self._committed()
        self._issue("resignation", self.person, date(2026, 3, 1))
        payback = self._payback(study)
        self.env["cchc.training.study"]._follow_people(self.person.ids)
        self.assertEqual(payback.unit_id, self.home_division)
        self.assertEqual(study.unit_id, self.home_division)

    def test_what_was_sent_and_paid_stays_told_of_who_sent(self):
        self._committed()
        self._transfer()
        self.env.flush_all()
        rows = self.env["cchc.training.tally"].search(
            [("employee_id", "=", self.person.id), ("kind", "=", "study")]
        )
        self.assertEqual(len(rows), 2)
        self.assertEqual(rows.unit_id, self.home_division)
        self.assertEqual(sum(rows.mapped("amount")), 60_000_000)

    def test_following_is_one_statement_for_everybody(self):
        people = self.person
        for number in range(5):
            people |= self._specialist(f"Người {number}")
        for person in people:
            self._study(person)
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.env["cchc.training.study"]._follow_people(people.ids)


@freeze_time(TODAY)
class TestNeedOfStudy(StudyCase):
    """A degree is met by a study, not by a class."""

    def _need(self, kind="degree", level="university", required="Đại học trở lên", **vals):
        return self.env["cchc.qualification.need"]._ask(
            [
                {
                    "origin": "request",
                    "employee_id": self.person.id,
                    "kind": kind,
                    "level": level,
                    "required": required,
                    **vals,
                }
            ]
        )

    def _entered(self, need):
        action = need.with_user(self.judge).action_open_study()
        defaults = {
            name.removeprefix("default_"): value for name, value in action["context"].items()
        }
        return self._study(
            cost=0, date_from=date(2025, 9, 1), date_to=date(2026, 5, 31), **defaults
        )

    def test_the_need_of_a_degree_leads_to_a_study_of_that_degree(self):
        need = self._need()
        self.assertEqual((need.way, need.programme_id.id), ("study", False))
        study = self._entered(need)
        self.assertEqual(
            (study.kind, study.need_id, study.employee_id, study._usual_degree()),
            ("university", need, self.person, "university"),
        )
        # There is one already: the button opens it.
        self.assertEqual(need.with_user(self.judge).action_open_study()["res_id"], study.id)

    def test_a_master_is_sent_by_the_programme(self):
        need = self._need(level="master", required="Thạc sĩ trở lên")
        self.assertEqual(need.programme_id.degree_level, "master")
        self.assertEqual(self._entered(need).kind, "master")

    def test_the_need_follows_the_study(self):
        need = self._need()
        study = self._entered(need)
        self.assertEqual(need.state, "open")
        study.action_propose()
        self.assertEqual(need.state, "picked")
        study.action_drop()
        self.assertEqual(need.state, "open")
        study.action_reopen()
        self._send(study)
        self._finish(study, day=date(2026, 5, 31))
        self.assertEqual((need.state, need.met), ("closed", True))
        self.assertEqual(self.person.education_ids.mapped("level"), ["university"])

    def test_without_the_degree_the_need_is_open_again(self):
        need = self._need()
        study = self._entered(need)
        self._send(study)
        self._finish(study, outcome="no_degree", day=date(2026, 5, 31))
        self.assertEqual(need.state, "open")

    def test_other_needs_go_to_a_class(self):
        need = self._need(kind="update", level=False, required="Cập nhật")
        self.assertEqual(need.way, "class")
        with self.assertRaisesRegex(UserError, "met by a class"):
            need.with_user(self.judge).action_open_study()
        Need = self.env["cchc.qualification.need"]
        degree = self._need()
        found = {
            way: Need.search([("way", "=", way), ("employee_id", "=", self.person.id)])
            for way in ("class", "study")
        }
        self.assertEqual(found, {"class": need, "study": degree})
