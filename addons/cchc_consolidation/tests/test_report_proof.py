from datetime import date

import psycopg2

from odoo.exceptions import UserError
from odoo.tools import mute_logger

from ..rules import seal
from .common import ConsolidationCase


class TestReportProof(ConsolidationCase):
    """Frozen: what was accepted can be proven, and what was altered is named."""

    def _accepted(self, unit, officer, head):
        report = self._submit(self._report(unit), officer, head)
        self._as("province", report).action_accept()
        return report

    def _force(self, statement, *args):
        """As somebody with the database in hand would: past the program and past its triggers."""
        self.env.cr.execute("SET LOCAL session_replication_role = replica")
        self.env.cr.execute(statement, args)
        self.env.cr.execute("SET LOCAL session_replication_role = origin")
        self.env.invalidate_all()

    def test_the_database_digests_as_the_rule_does(self):
        report = self._report(self.home)
        self._as("officer", report).action_compute()
        people = report.person_ids
        self.assertTrue(people)
        rows = people.read([*seal.ROW_FIELDS, "digest"])
        self.env.cr.execute(
            "SELECT id, identity FROM cchc_report_frozen_person WHERE id = ANY(%s)", [people.ids]
        )
        identity = dict(self.env.cr.fetchall())
        for row in rows:
            self.assertEqual(
                seal.row_digest({**row, "identity": identity[row["id"]]}), row["digest"]
            )

    def test_the_database_refuses_to_change_what_was_accepted(self):
        report = self._accepted(self.home, "officer", "head")
        person = report.person_ids[0]
        for statement in (
            "UPDATE cchc_report_frozen_person SET name = 'x' WHERE id = %s",
            "DELETE FROM cchc_report_frozen_person WHERE id = %s",
        ):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaisesRegex(psycopg2.Error, "append-only"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(statement, [person.id])
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(psycopg2.Error, "append-only"),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "UPDATE cchc_report_sheet SET lines = '[]' WHERE submission_id = %s", [report.id]
            )

    def test_a_row_altered_by_sql_is_named(self):
        report = self._accepted(self.home, "officer", "head")
        proof = self._as("province", report).action_prove()
        self.assertEqual(proof["params"]["type"], "success")
        person = report.person_ids.filtered(lambda row: row.name == "Trần Thị Bình")[0]
        self._force(
            "UPDATE cchc_report_frozen_person SET name = 'Trần Thị Bích' WHERE id = %s", person.id
        )
        proof = self._as("province", report).action_prove()
        self.assertEqual(proof["params"]["type"], "danger")
        self.assertIn("Trần Thị Bích", proof["params"]["message"])
        self.assertIn("BM01", proof["params"]["message"])

    def test_a_row_taken_away_with_its_digest_is_seen(self):
        report = self._accepted(self.home, "officer", "head")
        self._force("DELETE FROM cchc_report_frozen_person WHERE id = %s", report.person_ids[0].id)
        self.assertEqual(report._breaks()[0].kind, "missing")

    def test_an_altered_figure_is_seen_by_every_level_above(self):
        home = self._accepted(self.home, "officer", "head")
        province = self._report(self.province, "consolidated")
        self._as("province", province).action_compute()
        self._explain(province)
        province.sudo()._seal_reports()
        self.assertFalse(province._breaks())
        sheet = home.sheet_ids[0]
        lines = sheet.lines
        lines[0]["figures"][1] = 77
        self._force(
            "UPDATE cchc_report_sheet SET lines = %s WHERE id = %s",
            seal.canonical(lines),
            sheet.id,
        )
        self.assertIn("sheet", {one.kind for one in home._breaks()})
        self.assertIn("sheet", {one.kind for one in province._breaks()})

    def test_an_altered_report_is_not_accepted(self):
        report = self._submit(self._report(self.home), "officer", "head")
        self._force(
            "UPDATE cchc_report_frozen_person SET birth_text = '1990' WHERE id = %s",
            report.person_ids[0].id,
        )
        with self.assertRaisesRegex(UserError, "was altered"):
            self._as("province", report).action_accept()

    def test_every_cell_is_its_people_also_of_a_unit_dissolved_since(self):
        document = self.document
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.finance_division.id,
                "date_from": date(2024, 9, 1),
                "name": self.finance_division.name,
                "dissolved": True,
                "document_id": document.id,
            }
        )
        report = self._report(self.finance)
        self._as("finance", report).action_compute()
        self.assertEqual(report.person_ids.mapped("unit_name")[0], "Phòng Ngân sách")
        checked = 0
        for sheet in report.sheet_ids:
            for line in sheet.lines:
                for column, figure in zip(
                    sheet.declaration["columns"], line["figures"], strict=True
                ):
                    if column["kind"] != "count":
                        continue
                    domain = sheet._people_domain(line, column["code"])
                    people = self.env["cchc.report.frozen.person"].search_count(domain)
                    self.assertEqual(people, figure, (line["name"], column["label"]))
                    checked += 1
        self.assertGreater(checked, 100)

    def test_people_stay_in_the_frozen_report_after_they_have_moved(self):
        report = self._accepted(self.home, "officer", "head")
        self._issue("transfer", [self.an], date(2024, 8, 1), department_id=self.finance_division)
        rows = self._as("officer", self.env["cchc.report.frozen.person"]).search(
            [("submission_id", "=", report.id)]
        )
        self.assertIn("Nguyễn Văn An", rows.mapped("name"))
        self.assertFalse(report._breaks())
