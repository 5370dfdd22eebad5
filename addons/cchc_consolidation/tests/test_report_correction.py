from datetime import date

from .common import ConsolidationCase


class TestReportCorrection(ConsolidationCase):
    """A late decision makes a new version; the levels above see the difference only."""

    def setUp(self):
        super().setUp()
        # Everything accepted, up to the province.
        for unit, officer, head in (
            (self.commune, "commune", "commune_head"),
            (self.district, "district", "district_head"),
        ):
            report = self._submit(self._report(unit), officer, head)
            self._as("district", report).action_accept()
        self.district_report = self._report(self.district, "consolidated")
        self._submit(self.district_report, "district", "district_head")
        self._as("province", self.district_report).action_accept()
        self.province_report = self._report(self.province, "consolidated")
        self._as("province", self.province_report).action_compute()
        self._explain(self.province_report)
        self.province_report.sudo()._seal_reports()
        self.province_report.sudo().write({"state": "signed"})
        self._as("province", self.province_report).action_submit()
        self._as("province", self.province_report).action_accept()

    def test_only_the_difference_goes_up(self):
        commune = self._report(self.commune)
        before = self._figure(commune, self.form, "people")
        # Retired before the day of the figures, by a decision issued after the report.
        self._issue("retirement", [self.em], date(2024, 6, 1), service_status="retired")
        action = self._as("commune", commune).action_correct()
        corrected = commune.browse(action["res_id"])
        self.assertEqual((corrected.version, corrected.previous_id), (2, commune))
        self.assertEqual(self._figure(corrected, self.form, "people"), before - 1)
        people = corrected.difference_ids.filtered(lambda one: one.column == "people")
        self.assertEqual(people[0].departed, "Huỳnh Văn Em")
        self.assertEqual((people[0].before, people[0].after), ("1", "0"))
        self._explain(corrected)
        self._as("commune_head", corrected).action_sign()
        self._as("commune", corrected).action_submit()
        # Until it is accepted, the old one counts.
        self.assertFalse(commune.replaced_by_id)
        self._as("district", corrected).action_accept()
        self.assertEqual(commune.replaced_by_id, corrected)
        # The district's next version is there by itself, with the difference named.
        district = self.env["cchc.report.submission"].search(
            [("previous_id", "=", self.district_report.id)]
        )
        self.assertEqual(district.state, "draft")
        changed = {
            (one.line_name, one.column, one.before, one.after, one.departed)
            for one in district.difference_ids
            if one.column == "people" and one.form_id == self.form
        }
        self.assertIn(("UBND xã Bình Sơn", "people", "1", "0", "Huỳnh Văn Em"), changed)
        self.assertFalse(district.difference_ids.filtered(lambda one: one.line_name == "Sở Nội vụ"))
        self._explain(district)
        self._as("district_head", district).action_sign()
        self._as("district", district).action_submit()
        self._as("province", district).action_accept()
        province = self.env["cchc.report.submission"].search(
            [("previous_id", "=", self.province_report.id)]
        )
        self.assertEqual(
            self._figure(province, self.form, "people"),
            self._figure(self.province_report, self.form, "people") - 1,
        )
        self.assertIn(
            "Huỳnh Văn Em", " ".join(filter(None, province.difference_ids.mapped("departed")))
        )
        # What was accepted first stays provable.
        for old in (commune, self.district_report, self.province_report):
            self.assertFalse(old._breaks())

    def _sums(self, period):
        """The commune's people of a period: beginning, came, left, end, and what does not tie."""
        report = self._report(self.commune, period=period)
        found = [
            row for _of, _category, row in self.env["cchc.report.problem"]._balances(period, report)
        ]
        names = ("opening", "moved_in", "moved_out", "closing", "difference")
        return tuple(sum(row[name] for row in found) for name in names)

    def test_the_balance_holds_after_a_correction_of_a_frozen_period(self):
        frozen = self._report(self.commune)
        self.assertEqual(self._sums(self.period), (1, 0, 0, 1, 0))
        # Within the period, by a decision issued after everything was accepted.
        self._issue("retirement", [self.em], date(2024, 5, 15), service_status="retired")
        self.assertEqual(self._sums(self.period), (1, 0, 1, 0, 0))
        later = self._period(date(2024, 9, 30), date(2024, 7, 1))
        self.assertEqual(self._sums(later), (0, 0, 0, 0, 0))
        corrected = frozen.browse(self._as("commune", frozen).action_correct()["res_id"])
        self.assertFalse(corrected.problem_ids.filtered(lambda one: one.kind == "balance"))
        self.assertEqual(self._figure(corrected, self.form, "people"), 0)
        # What was frozen says what it said.
        self.assertEqual(self._figure(frozen, self.form, "people"), 1)
        self.assertEqual(frozen.person_ids.mapped("name").count(self.em.name), 3)
        self.assertFalse(frozen._breaks())

    def test_the_next_period_explains_what_changed_before_it(self):
        self._issue("retirement", [self.em], date(2024, 6, 1), service_status="retired")
        later = self._period(date(2024, 9, 30), date(2024, 7, 1))
        report = self._report(self.commune, period=later)
        self._as("commune", report).action_compute()
        found = report.problem_ids.filtered(lambda problem: problem.kind == "opening")
        self.assertEqual(len(found), 1)
        self.assertIn("Huỳnh Văn Em", found.text)
        decision = (
            self.env["cchc.decision.line"]
            .search([("employee_id", "=", self.em.id)], order="id desc", limit=1)
            .decision_id
        )
        self.assertIn(decision.number, found.text)

    def test_as_known_on_a_day_leaves_later_decisions_out(self):
        known = self._period(known_on=date(2024, 7, 1))
        # Everything of this test was recorded today, so nobody was known of on that day.
        report = self._report(self.commune, period=known)
        self._as("commune", report).action_compute()
        self.assertEqual(self._figure(report, self.form, "people"), 0)
