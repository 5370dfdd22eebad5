from odoo.exceptions import AccessError, UserError

from .common import ConsolidationCase


class TestReportLoop(ConsolidationCase):
    """From the opened period to the province's report, with a district between."""

    def test_every_agency_has_a_report_that_goes_to_the_nearest_committee(self):
        above = {
            (report.kind, report.unit_id): report.above_id for report in self.period.submission_ids
        }
        self.assertEqual(above["unit", self.home], self.province)
        self.assertEqual(above["unit", self.commune], self.district)
        self.assertEqual(above["unit", self.district], self.district)
        self.assertEqual(above["consolidated", self.district], self.province)
        self.assertFalse(above["consolidated", self.province])
        # Divisions report with their agency; nobody serves in the province's committee itself.
        units = self.period.submission_ids.unit_id
        self.assertFalse((self.home_division | self.inner) & units)
        self.assertNotIn(("unit", self.province), above)

    def test_figures_are_those_of_the_engine(self):
        report = self._report(self.home)
        self._as("officer", report).action_compute()
        live = self.form._compute(self.home, self.period.date_to)
        live_total = dict(zip([c.code for c in live.columns], live.tops[0].total, strict=True))
        for column in live.columns:
            if column.counted:
                self.assertEqual(
                    self._figure(report, self.form, column.code), live_total[column.code], column
                )

    def test_the_whole_loop(self):
        commune, own = self._report(self.commune), self._report(self.district)
        self._submit(commune, "commune", "commune_head")
        self._submit(own, "district", "district_head")
        self._as("district", commune | own).action_accept()
        district = self._report(self.district, "consolidated")
        self._submit(district, "district", "district_head")
        self.assertEqual(self._figure(district, self.form, "people"), 2)
        home = self._submit(self._report(self.home), "officer", "head")
        self._as("province", home | district).action_accept()
        province = self._report(self.province, "consolidated")
        self._as("province", province).action_compute()
        self.assertEqual(self._figure(province, self.form, "people"), 4)
        self.assertEqual(province.coverage, "2/3")
        missing = province.problem_ids.filtered(lambda problem: problem.kind == "coverage")
        self.assertIn("Sở Tài chính", missing.text)
        self.assertFalse(home._breaks() + district._breaks())
        # The people behind the province's figure are the agencies' own frozen rows.
        action = self._as("province", province.sheet_ids[0]).action_open_cell("total", "people")
        rows = self._as("province", self.env["cchc.report.frozen.person"]).search(action["domain"])
        self.assertEqual(
            sorted(rows.mapped("name")),
            sorted((self.an | self.binh | self.dung | self.em).mapped("name")),
        )

    def test_rank_rows_are_added_up_by_value(self):
        for unit, officer in ((self.home, "officer"), (self.finance, "finance")):
            report = self._report(unit)
            self._as(officer, report).action_compute()
            self._explain(report)
            report.sudo()._seal_reports()
            report.sudo().write({"state": "signed"})
            self._as(officer, report).action_submit()
            self._as("province", report).action_accept()
        province = self._report(self.province, "consolidated")
        self._as("province", province).action_compute()
        sheet = province.sheet_ids.filtered(lambda sheet: sheet.form_id == self.ranks)
        lines = {line["name"]: line["people"] for line in sheet.lines}
        self.assertEqual(lines[self.specialist.display_name], 3)

    def test_only_the_head_or_a_signed_document_signs(self):
        report = self._report(self.home)
        self._as("officer", report).action_compute()
        self._explain(report)
        with self.assertRaisesRegex(UserError, "head"):
            self._as("officer", report).action_sign()
        self._as("head", report).action_sign()
        self.assertEqual(report.state, "signed")
        with self.assertRaises(AccessError):
            self._as("finance", report).action_submit()

    def test_a_returned_report_carries_remarks_on_its_cells(self):
        report = self._submit(self._report(self.home), "officer", "head")
        with self.assertRaisesRegex(UserError, "mended"):
            self._as("province", report).action_return()
        action = self._as("province", report.sheet_ids[0]).action_remark_cell("total", "people")
        remark = (
            self._as("province", self.env["cchc.report.remark"])
            .with_context(**action["context"])
            .create({"text": "Thiếu một người"})
        )
        self.assertIn("BM01", remark.place)
        self._as("province", report).action_return()
        self.assertEqual(report.state, "returned")
        with self.assertRaisesRegex(UserError, "Thiếu một người"):
            self._as("head", report).action_sign()
        self._as("officer", remark).write({"answer": "Đã nghỉ hưu"})
        self._as("head", report).action_sign()
        self._as("officer", report).action_submit()
        self._as("province", report).action_accept()
        self.assertTrue(remark.settled)

    def test_lateness_counts_from_the_day_due(self):
        report = self._report(self.home)
        self.assertEqual(report.date_due, self.period.due_unit)
        self.assertGreater(report.days_late, 0)
        self._submit(report, "officer", "head")
        self.assertEqual(report.days_late, report.submitted_late)
        self.assertIn(report, report.search(report._late_domain()))

    def test_every_shipped_form_is_computed_frozen_and_proven(self):
        forms = self.env["cchc.report.form"].search([])
        period = self._period(kind="on_demand", form_ids=[(6, 0, forms.ids)])
        report = self._report(self.home, period=period)
        self._submit(report, "officer", "head")
        self._as("province", report).action_accept()
        self.assertEqual(report.sheet_ids.form_id, forms)
        self.assertFalse(report._breaks())
        province = self._report(self.province, "consolidated", period)
        self._as("province", province).action_compute()
        for sheet in province.sheet_ids:
            part = report.sheet_ids.filtered(lambda one, form=sheet.form_id: one.form_id == form)
            self.assertEqual(sheet.people, part.people, sheet.form_id.code)
