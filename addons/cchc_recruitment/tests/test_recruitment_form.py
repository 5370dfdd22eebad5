from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError

from .common_plan import PlanCase

ON = date(2026, 6, 30)


@freeze_time("2026-05-20 03:00")
class TestRecruitmentForm(PlanCase):
    """The form on the results of recruitment, and the posts behind each figure."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.form = cls.env.ref("cchc_recruitment.report_form_recruitment").with_user(cls.judge)
        with freeze_time("2026-03-02 03:00"):
            cls.made = cls._planned_session(cls._plan(cls._demand(2, 1)))
            cls.made.action_announce()
        cls.post, cls.other = cls.made.post_ids
        cls.made._move("announced", "results")
        cls._ranked(
            cls.made,
            ("Nhất", cls.post, "chosen", 1),
            ("Nhì", cls.post, "chosen", 2),
            ("Ba", cls.post, "reserve", 3),
            ("Khác", cls.other, "chosen", 1),
        )
        # One who was refused, one who withdrew, and one sent out of the examination.
        for number, state in enumerate(("refused", "withdrawn", "disqualified"), start=50):
            cls._applications(
                [state], cls.made, cls.other, state=state, citizen_id=f"0912000{number:05d}"
            )
        cls.made.write({"recognition_id": cls.approval.id, "recognised_on": date(2026, 5, 20)})
        cls.made.action_recognise()
        cls._decide(cls.made.offer_ids.filtered(lambda one: one.application_id.name == "Nhất"))
        # Neither a draft nor the competition for a leading post recruits anybody.
        draft, leading = cls._session(), cls._session(form="leadership")
        (draft | leading).sudo().announced_on = date(2026, 3, 2)
        leading._move("draft", "announced")
        cls.env.flush_all()

    @classmethod
    def _decide(cls, offer):
        offer.paper_ids.received_on = date(2026, 5, 25)
        offer.action_complete_file()
        offer.starts_on = date(2026, 6, 1)
        offer.action_draft_decision()
        offer.decision_id.write({"number": "12/QĐ-SNV", "date_signed": date(2026, 5, 28)})
        offer.decision_id.action_issue()

    def _figures(self, unit=None, on=ON, user=None):
        report = self.form.with_user(user or self.judge)._compute(unit or self.province, on)
        codes = [column.code for column in report.columns]
        return dict(zip(codes, report.lines(0)[0].figures, strict=True))

    def _check_cells(self):
        """Every cell equals its list; how many are not empty."""
        report = self.form._compute(self.province, ON)
        Row = self.env["cchc.report.person"].with_user(self.judge)
        filled = 0
        for line in report.lines():
            for column, figure in zip(report.columns, line.figures, strict=True):
                if not column.counted:
                    continue
                action = self.form.action_drill(
                    column.code,
                    list(line.unit_ids),
                    str(ON),
                    own=line.kind == "direct",
                    keys=list(line.keys),
                )
                rows = Row.with_context(**action["context"])
                # Rows are kept by their number, and stand for another cell in every list.
                rows.invalidate_model()
                rows = rows.search([])
                listed = sum(rows.mapped("figure")) if column.adds else len(rows)
                self.assertEqual(listed, figure, (line.name, column.code))
                filled += bool(figure)
        return filled

    def test_every_cell_equals_its_list(self):
        self.assertGreater(self._check_cells(), 15)

    def test_from_the_places_to_the_people_recruited(self):
        figures = self._figures()
        self.assertEqual((figures["posts"], figures["places"]), (2, 3))
        # Four who were ranked, one refused, one sent out; who withdrew is not counted.
        self.assertEqual((figures["applications"], figures["eligible"]), (6, 5))
        self.assertEqual((figures["recognised"], figures["recruited"]), (3, 1))

    def test_until_the_day_of_the_report(self):
        before = self._figures(on=date(2026, 5, 19))
        self.assertEqual((before["places"], before["recognised"], before["recruited"]), (3, 0, 0))
        known = self._figures(on=date(2026, 5, 20))
        self.assertEqual((known["recognised"], known["recruited"]), (3, 0))
        self.assertEqual(self._figures(on=date(2026, 3, 1))["posts"], 0)
        self.assertEqual(self._figures(on=date(2027, 6, 30))["posts"], 0)

    def test_a_candidate_of_two_posts_is_counted_at_both(self):
        self._applications(["Hai"], self.made, self.post | self.other, citizen_id="091200000099")
        self.env.flush_all()
        self.assertEqual(self._figures()["applications"], 8)

    def test_a_row_opens_its_post(self):
        action = self.form.action_drill("recruited", self.home.ids, str(ON))
        self.assertTrue(action["context"]["cchc_tells_what"])
        Row = self.env["cchc.report.person"].with_user(self.judge)
        row = Row.with_context(**action["context"]).search([])
        self.assertEqual((row.what, row.figure), (self.post.name, 1))
        opened = row.action_open_person()
        self.assertEqual((opened["res_model"], opened["res_id"]), (self.post._name, self.post.id))

    def test_what_the_form_promises_holds(self):
        self.assertTrue(self.form.sudo().check_ids)
        self.assertEqual(self.form._failed_checks(self.form._compute(self.province, ON)), [])

    def test_an_officer_sees_the_own_units(self):
        self.assertEqual(self._figures(self.home, user=self.officer)["posts"], 2)
        self.assertEqual(self._figures(self.finance)["posts"], 0)
        with self.assertRaises(AccessError):
            self._figures(self.finance, user=self.officer)
