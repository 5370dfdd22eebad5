from datetime import date

from odoo.tests.common import freeze_time

from odoo.addons.cchc_base.tests.common_succession import Successions

from .common import ConsolidationCase

TODAY = "2026-07-01 03:00"


@freeze_time(TODAY)
class TestUnitFollowers(Successions, ConsolidationCase):
    """Tasks and reports still to be made are the successor's; of a day before, the old unit's."""

    def _task(self, name, unit, **vals):
        return self.env["cchc.reform.task"].create(
            {
                "plan_id": self.plan.id,
                "area": "procedures",
                "name": name,
                "unit_id": unit.id,
                "deadline": date(2026, 12, 15),
                **vals,
            }
        )

    def test_a_task_is_done_by_the_successor_with_those_that_follow_its_partners(self):
        self.plan = self.env["cchc.reform.plan"].create(
            {"year": 2026, "document_id": self.document.id}
        )
        led = self._task("Rà soát", self.one, partner_ids=[(6, 0, self.home.ids)])
        helped = self._task("Khảo sát", self.home, partner_ids=[(6, 0, self.two.ids)])
        done = self._task("Xong rồi", self.one)
        self._set_plainly(done, done_on=date(2026, 5, 1))
        self._follow()
        self.assertEqual((led.unit_id, done.unit_id), (self.new, self.one))
        self.assertEqual(led.partner_ids, self.home)
        self.assertIn(self.new, helped.partner_ids)
        self._on_trail(led)
        self._on_trail(helped, "partner_ids")

    def test_a_report_of_a_day_before_is_the_old_units_and_accepted_ones_stay(self):
        """Reports as of the day before are unchanged: officers of the old unit finish them."""
        person = self._create_person("Người Xã", self.one)
        self._open([person], department_id=self.one)
        period = self._period(day=date(2026, 6, 30), start=date(2026, 4, 1))
        report = self._report(self.one, period=period)
        self.assertEqual(report.state, "draft")
        officer = self._create_user("co.one", "hr_officer", self.one)
        self._follow()
        self.assertEqual(report.unit_id, self.one)
        self.assertTrue(report.with_user(officer).is_mine)
        self.assertTrue(report.with_user(officer).has_access("read"))

    def test_a_report_of_a_day_after_is_the_successors(self):
        """A succession that is recorded late: the day of the figures has come since."""
        for unit in (self.one, self.two):
            person = self._create_person(f"Người {unit.code}", unit)
            self._open([person], department_id=unit)
        period = self._period(day=date(2026, 6, 30), start=date(2026, 4, 1))
        self._set_plainly(period, date_to=date(2026, 7, 15))
        # Founded on the day only, the successor was not asked itself.
        own = self._report(self.new, period=period)
        self.env.cr.execute("DELETE FROM cchc_report_submission WHERE id = ANY(%s)", [own.ids])
        self.env.invalidate_all()
        first, second = self._report(self.one, period=period), self._report(self.two, period=period)
        self._follow()
        went = (first | second).filtered(lambda report: report.unit_id == self.new)
        self.assertEqual(len(went), 1, "one report of one agency")
        self._on_trail(went)
        self._on_trail((first | second) - went, stayed=True)

    def test_papers_being_written_of_a_period_that_goes_on(self):
        plan = self.env["cchc.reform.plan"].create({"year": 2026, "document_id": self.document.id})
        papers = []
        for name, vals in (
            ("cchc.personnel.report", {}),
            ("cchc.reform.report", {"plan_id": plan.id}),
        ):
            running, past, issued = self.env[name].create(
                [
                    {"unit_id": self.one.id, "kind": "quarter", "date_from": start, **vals}
                    for start in (date(2026, 7, 1), date(2026, 4, 1), date(2026, 7, 1))
                ]
            )
            self._set_plainly(issued, state="issued")
            papers.append((running, past | issued))
        self._follow()
        for running, over in papers:
            self.assertEqual(running.unit_id, self.new)
            self.assertEqual(over.unit_id, self.one)
            self._on_trail(running)
