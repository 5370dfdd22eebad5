import base64
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError

from ..importing import report_workbook
from .common import DAY, ConsolidationCase


class TestReportProblems(ConsolidationCase):
    """What does not tie is caught before a report is submitted or accepted."""

    def test_more_people_than_places(self):
        self._enter(self.finance, 2, day=DAY.replace(month=1))
        self._enter(self.home, 1, day=DAY.replace(month=1))
        (report, fine) = self._report(self.home), self._report(self.finance)
        self._as("officer", report).action_compute()
        self._as("finance", fine).action_compute()
        self.assertFalse(fine.problem_ids)
        problem = report.problem_ids
        self.assertEqual(problem.kind, "ledger")
        with self.assertRaisesRegex(UserError, "explain in writing"):
            self._as("head", report).action_sign()
        self._as("officer", problem).justification = "Chờ điều chuyển theo kế hoạch"
        # An explanation stays with what it explains when the report is computed anew.
        self._as("officer", report).action_compute()
        self.assertEqual(report.problem_ids.justification, "Chờ điều chuyển theo kế hoạch")
        self._as("head", report).action_sign()
        with self.assertRaises(UserError):
            self._as("officer", report.problem_ids).justification = "Khác"

    def test_a_division_that_went_to_another_agency_ties_in_both(self):
        current = self.finance_division.unit_version_ids
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.finance_division.id,
                "date_from": DAY.replace(month=5),
                "name": current.name,
                "parent_id": self.home.id,
                "kind_id": current.kind_id.id,
                "level_id": current.level_id.id,
                "document_id": self.document.id,
            }
        )
        reports = self._report(self.home) | self._report(self.finance)
        found = {
            report.unit_id: (row["opening"], row["moved_in"], row["moved_out"], row["closing"])
            for report, _category, row in self.env["cchc.report.problem"]._balances(
                self.period, reports
            )
        }
        self.assertEqual(found, {self.home: (2, 1, 0, 3), self.finance: (1, 0, 1, 0)})
        self._as("officer", reports[0]).action_compute()
        self.assertFalse(reports[0].problem_ids.filtered(lambda one: one.kind == "balance"))

    def test_people_who_stand_twice_do_not_tie(self):
        """Beginning and end are counted by themselves: what was damaged in the register shows."""
        self._issue("transfer", [self.an], DAY.replace(month=3), department_id=self.home)
        self._issue("transfer", [self.an], DAY.replace(month=5), department_id=self.home_division)
        report = self._report(self.home)
        self._as("officer", report).action_compute()
        self.assertFalse(report.problem_ids.filtered(lambda one: one.kind == "balance"))
        self.env.flush_all()
        self.env.cr.execute(
            """UPDATE hr_version v SET date_to = (SELECT max(date_to) FROM hr_version
                                                   WHERE employee_id = v.employee_id)
                WHERE employee_id = %s AND date_to IS NOT NULL""",
            [self.an.id],
        )
        self.env.invalidate_all()
        self._as("officer", report).action_compute()
        problem = report.problem_ids.filtered(lambda one: one.kind == "balance")
        self.assertIn("3 at the beginning, 1 came, 1 left, but 2 at the end", problem.text or "")
        with self.assertRaisesRegex(UserError, "does not tie"):
            self._as("head", report).action_sign()

    def test_what_two_forms_say_of_the_same_people_must_agree(self):
        report = self._report(self.home)
        self._as("officer", report).action_compute()
        self.assertFalse(report.problem_ids.filtered(lambda one: one.kind == "check"))
        whom = self.roll.population
        self.roll.population = "[('employee_id.name', '=', 'Trần Thị Bình')]"
        self._as("officer", report).action_compute()
        problems = report.problem_ids.filtered(lambda one: one.kind == "check")
        self.assertEqual(set(problems.mapped("place")), {self.roll.code})
        self.assertIn("(1 against 2)", problems[0].text)
        with self.assertRaisesRegex(UserError, "does not tie"):
            self._as("head", report).action_sign()
        self.roll.population = whom
        self._as("officer", report).action_compute()
        self.assertFalse(report.problem_ids)

    def _workbook_period(self):
        self.commune.reports_by_workbook = True
        period = self._period(self.period.date_to, self.period.date_from, kind="on_demand")
        return self._report(self.commune, period=period)

    def _fill(self, report, total=None, people=(), change=None):
        """The blank of a report, filled in as an officer would."""
        _name, content = self._as("commune", report)._blank_workbook()
        book = load_workbook(BytesIO(content))
        sheet = book[report_workbook.sheet_name(self.form.code)]
        for column, value in (total or {}).items():
            codes = [one["code"] for one in report._blank_forms()[0].columns]
            sheet.cell(
                report_workbook.FIRST_ROW, report_workbook.FIGURES + codes.index(column) + 1, value
            )
        listed = book[report_workbook.PEOPLE_SHEET]
        for row, person in enumerate(people, report_workbook.FIRST_ROW):
            for place, value in enumerate(person, report_workbook.NAME + 1):
                listed.cell(row, place, value)
        if change:
            change(book)
        buffer = BytesIO()
        book.save(buffer)
        return base64.b64encode(buffer.getvalue())

    def test_a_workbook_becomes_the_report_and_goes_the_same_way(self):
        report = self._workbook_period()
        with self.assertRaisesRegex(UserError, "workbook"):
            self._as("commune", report).action_compute()
        content = self._fill(
            report, {"people": 3, "women": 1}, [("Danh Thị Sa", "02/09/1990", "091190001234")]
        )
        self._as("commune", report).write({"filled_file": content, "filled_file_name": "x.xlsx"})
        self.assertEqual(self._figure(report, self.form, "people"), 3)
        self.assertEqual(report.person_ids.name, "Danh Thị Sa")
        self._explain(report)
        self._as("commune_head", report).action_sign()
        self._as("commune", report).action_submit()
        self._as("district", report).action_accept()
        self.assertFalse(report._breaks())
        district = self._report(self.district, "consolidated", report.period_id)
        self._as("district", district).action_compute()
        self.assertEqual(self._figure(district, self.form, "people"), 3)

    def test_faults_of_a_workbook_name_cell_and_remedy(self):
        report = self._workbook_period()
        content = self._fill(
            report,
            {"people": "ba", "women": -1},
            [("Danh Thị Sa", "02/13/1990", "0911"), ("", "1990", "")],
        )
        with self.assertRaises(UserError) as caught:
            self._as("commune", report).write({"filled_file": content})
        told = str(caught.exception)
        for words in ("E8", "“ba”", "0 or more", "12 digits", "dd/mm/yyyy", "C9"):
            self.assertIn(words, told)
        self.assertFalse(report.sheet_ids)

        def other_unit(book):
            book.worksheets[0].cell(report_workbook.UNIT_ROW, report_workbook.NAME + 1, "T.XX – A")

        with self.assertRaisesRegex(UserError, "T.XX"):
            self._as("commune", report).write(
                {"filled_file": self._fill(report, change=other_unit)}
            )

    def test_a_workbook_that_contradicts_the_ledger(self):
        self._enter(self.district, 9, day=DAY.replace(month=1))
        self._enter(self.commune, 2, day=DAY.replace(month=1))
        report = self._workbook_period()
        content = self._fill(report, {"people": 3, "establishment": 4})
        self._as("commune", report).write({"filled_file": content})
        told = " ".join(
            report.problem_ids.filtered(lambda one: one.kind == "workbook").mapped("text")
        )
        self.assertIn("the workbook says 4", told)
        self.assertIn("has 3 people", told)

    def test_cells_that_the_list_of_names_contradicts(self):
        report = self._workbook_period()
        people = [
            ("Danh Thị Sa", "02/09/1990", "091190001234", *[""] * 4, "Công chức", "x"),
            ("Danh Văn Son", "1975", *[""] * 4, "Nam", "Công chức", ""),
            # Of whom the list tells neither sex nor category.
            ("Thị Mỹ",),
        ]
        content = self._fill(report, {"people": 3, "women": 2, "party": 1}, people)
        self._as("commune", report).write({"filled_file": content})
        names = report.problem_ids.filtered(lambda one: one.kind == "names")
        self.assertFalse(names.mapped("text"))
        content = self._fill(report, {"people": 5, "women": 3, "party": 0}, people)
        self._as("commune", report).write({"filled_file": content})
        names = report.problem_ids.filtered(lambda one: one.kind == "names")
        told = {problem.place: problem.text for problem in names}
        codes = [one["code"] for one in report._blank_forms()[0].columns]

        def cell(code):
            place = report_workbook.FIGURES + codes.index(code)
            return f"BM01/BNV – {report_workbook.cell_name(report_workbook.FIRST_ROW, place)}"

        self.assertEqual(set(told), {cell("people"), cell("women"), cell("party")})
        self.assertIn("says 5, its list of names has 2–3", told[cell("people")])
        self.assertIn("says 3, its list of names has 1–2", told[cell("women")])
        self.assertIn("says 0, its list of names has 1", told[cell("party")])
        with self.assertRaisesRegex(UserError, "explain in writing"):
            self._as("commune_head", report).action_sign()

    def test_two_units_claim_one_person(self):
        self.an.citizen_id = "091080001234"
        report = self._workbook_period()
        home = self._report(self.home, period=report.period_id)
        self._as("officer", home).action_compute()
        self.assertFalse(home.problem_ids)
        content = self._fill(report, {"people": 1}, [("Nguyen Van An", "1980", "091080001234")])
        self._as("commune", report).write({"filled_file": content})
        claim = report.problem_ids.filtered(lambda problem: problem.kind == "claim")
        self.assertIn("Sở Nội vụ", claim.text)
        # The other unit submits before it computes anew: the level above does not accept it.
        self._submit(home, "officer", "head")
        with self.assertRaisesRegex(UserError, "UBND xã Bình Sơn"):
            self._as("province", home).action_accept()


class TestReportRights(ConsolidationCase):
    """An unsubmitted report is its unit's alone."""

    def _parts(self, user, report):
        return [
            self._as(user, self.env[f"cchc.report.{name}"]).search_count(
                [("submission_id", "=", report.id)]
            )
            for name in ("sheet", "frozen.person", "problem", "remark", "signature", "difference")
        ]

    def test_the_level_above_sees_that_it_is_prepared_and_no_more(self):
        report = self._report(self.commune)
        more = self._create_person("Võ Văn Giàu", self.commune)
        self._open([more], department_id=self.commune)
        self._enter(self.district, 9, day=DAY.replace(month=1))
        self._enter(self.commune, 1, day=DAY.replace(month=1))
        self._as("commune", report).action_compute()
        self._as("commune", self.env["cchc.report.remark"]).create(
            {"submission_id": report.id, "text": "Nháp"}
        )
        nothing = [0] * 6
        for user in ("district", "district_head", "province", "inspector", "officer", "finance"):
            self.assertEqual(self._parts(user, report), nothing, user)
        self.assertEqual(self._as("district", report).state, "draft")
        self.assertEqual(self._as("district", report).people, 0)
        self.assertFalse(self._as("district", report).problem_count)
        with self.assertRaises(AccessError):
            self._as("district", report.sheet_ids[0]).sheet_table()
        with self.assertRaises(AccessError):
            self._as("district", report.sheet_ids[0]).action_open_cell("total", "people")
        with self.assertRaises(AccessError):
            self._as("district", report).action_prove()
        with self.assertRaises(AccessError):
            self._as("finance", report).read(["state"])
        self.assertGreater(sum(self._parts("commune", report)), 2)
        with self.assertRaises(UserError):
            self._as("district", report)._printed_sheets()

    def test_submitted_it_is_read_above_and_by_inspectors(self):
        report = self._submit(self._report(self.commune), "commune", "commune_head")
        for user in ("district", "province", "inspector", "commune"):
            self.assertGreater(sum(self._parts(user, report)), 2, user)
        for user in ("officer", "finance"):
            self.assertEqual(self._parts(user, report), [0] * 6, user)

    def test_nobody_writes_a_report_by_hand(self):
        report = self._report(self.home)
        with self.assertRaises(UserError):
            self._as("officer", report).write({"state": "accepted"})
        with self.assertRaises(AccessError):
            self._as("officer", self.env["cchc.report.submission"]).create(
                {"period_id": self.period.id, "unit_id": self.home.id, "version": 9}
            )
        with self.assertRaises(AccessError):
            self._as("inspector", report).action_compute()
        with self.assertRaises(AccessError):
            self._as("province", report).action_compute()
        self._submit(report, "officer", "head")
        with self.assertRaises(AccessError):
            self._as("officer", report).action_accept()
        with self.assertRaises(AccessError):
            self._as("district", report).action_accept()
