from odoo.exceptions import AccessError, UserError

from .common import ConsolidationCase


class TestFrozenCells(ConsolidationCase):
    """The frozen rows of a report tell nobody more than the figures and lists of its form."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.an.party_joined_on = "2010-01-01"
        # One who reads dossiers without any of their sensitive parts.
        cls.users["reader"] = cls._create_user("co.reader", "dossier_reader", cls.home)

    def _submitted(self):
        return self._submit(self._report(self.home), "officer", "head")

    def _sheet(self, report, form):
        return report.sheet_ids.filtered(lambda sheet: sheet.form_id == form)

    def _people(self, user, domain):
        return self._as(user, self.env["cchc.report.frozen.person"]).search(domain)

    def test_nobody_reads_or_searches_in_which_columns_a_person_is_counted(self):
        report = self._submitted()
        person = report.person_ids[0]
        exporting = self.env.ref("base.group_allow_export")
        for user in ("officer", "head", "province", "inspector", "reader"):
            self.users[user].group_ids += exporting
            rows = self._as(user, person)
            self.assertTrue(rows.name, user)
            for name in ("cells", "amounts", "line", "digest", "identity"):
                with self.assertRaises(AccessError, msg=(user, name)):
                    rows.read([name])
                with self.assertRaises(AccessError, msg=(user, name)):
                    rows.export_data([name])
            for domain in (
                [("cells", "like", ",party,")],
                [("submission_id.person_ids.cells", "like", ",party,")],
            ):
                with self.assertRaises(AccessError, msg=user):
                    self._people(user, domain)
            with self.assertRaises(AccessError, msg=user):
                rows._read_group([], ["cells"], ["__count"])
            with self.assertRaises(AccessError, msg=user):
                self._as(user, report).search([("person_ids.cells", "like", ",party,")])

    def test_the_list_behind_a_cell_asks_for_the_right_to_its_column(self):
        report = self._submitted()
        sheet = self._sheet(report, self.form)
        self.assertEqual(self._figure(report, self.form, "party"), 1)
        for user in ("officer", "head", "province", "inspector"):
            action = self._as(user, sheet).action_open_cell("total", "party")
            self.assertEqual(self._people(user, action["domain"]).name, "Nguyễn Văn An", user)
        with self.assertRaises(AccessError):
            self._as("reader", sheet).action_open_cell("total", "party")
        # Nor by the domain that another reader's list has.
        with self.assertRaises(AccessError):
            self._people("reader", action["domain"])
        plain = self._as("reader", sheet).action_open_cell("total", "people")
        self.assertEqual(len(self._people("reader", plain["domain"])), 2)

    def test_another_units_cells_are_refused(self):
        report = self._report(self.home)
        self._as("officer", report).action_compute()
        domain = [("cell", "=", f"{report.sheet_ids[0].id}:people:total")]
        for user in ("district", "finance", "province", "inspector", "reader"):
            with self.assertRaises(AccessError, msg=user):
                self._people(user, domain)
        self.assertEqual(len(self._people("officer", domain)), 2)
        for broken in ("x", "1:2", "0:people:total", f"{report.sheet_ids[0].id}:nothing:total"):
            # One that is not there is as if it were not the reader's.
            with self.assertRaises(UserError):
                self._people("officer", [("cell", "=", broken)])

    def test_a_sheet_that_prints_the_party_part_of_people_needs_its_right(self):
        form = self.roll.copy({"code": "BM-DANG"})
        form.measure_ids = [
            (0, 0, {"label": "Ngày vào Đảng", "kind": "value", "code": "joined",
                    "field_path": "employee_id.party_joined_on"}),
        ]  # fmt: skip
        about = self.form.copy({"code": "BM-DV", "population": "[('party_member', '=', True)]"})
        period = self._period(kind="on_demand", form_ids=[(6, 0, (form | about | self.form).ids)])
        report = self._report(self.home, period=period)
        self._submit(report, "officer", "head")
        seen = self._as("reader", self.env["cchc.report.sheet"]).search(
            [("submission_id", "=", report.id)]
        )
        # Of the party members alone the figures are told, as in the live form, but not who.
        self.assertEqual(seen.form_id, about | self.form)
        with self.assertRaises(AccessError):
            self._as("reader", self._sheet(report, form)).read(["lines"])
        people = self._people("reader", [("submission_id", "=", report.id)])
        self.assertEqual(people.sudo().sheet_id.form_id, self.form)
        for user in ("officer", "head", "province", "inspector"):
            people = self._people(user, [("submission_id", "=", report.id)])
            self.assertEqual(people.sudo().sheet_id.form_id, form | about | self.form, user)

    def test_who_came_into_a_cell_of_the_party_is_told_to_who_may_know(self):
        report = self._submitted()
        self._as("province", report).action_accept()
        self.binh.party_joined_on = "2012-01-01"
        corrected = report.browse(self._as("officer", report).action_correct()["res_id"])
        changed = corrected.difference_ids.filtered(lambda one: one.column == "party")
        self.assertIn("Trần Thị Bình", changed[:1].entered)
        self._submit(corrected, "officer", "head")
        for user, sees in (("officer", True), ("inspector", True), ("reader", False)):
            found = self._as(user, self.env["cchc.report.difference"]).search(
                [("id", "in", changed.ids)]
            )
            self.assertEqual(bool(found), sees, user)

    def test_a_citizen_number_can_not_be_tried_out(self):
        self.an.citizen_id = "091080001234"
        report = self._submitted()
        self.env.cr.execute(
            "SELECT identity = encode(sha256('091080001234'), 'hex') AND identity <> ''"
            "  FROM cchc_report_frozen_person WHERE submission_id = %s AND employee = %s",
            [report.id, self.an.id],
        )
        self.assertEqual(set(self.env.cr.fetchall()), {(False,)})
