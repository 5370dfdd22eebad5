"""What the database itself refuses, whoever connects to it."""

import psycopg2
from cast import AccessCase

from odoo.tools import SQL, mute_logger

REFUSED = "append-only"


class TestAppendOnly(AccessCase):
    @mute_logger("odoo.sql_db")
    def _refused(self, statement, *args):
        with (
            self.subTest(statement=statement),
            self.assertRaisesRegex(Exception, REFUSED) as caught,
        ):
            with self.env.cr.savepoint():
                self.env.cr.execute(SQL(statement, *args))
        self.assertIsInstance(caught.exception, psycopg2.Error)

    def _allowed(self, statement, *args):
        with self.env.cr.savepoint():
            self.env.cr.execute(SQL(statement, *args))
            self.assertEqual(self.env.cr.rowcount, 1, statement)

    def test_log(self):
        log = self.subject["hr.version.log"]["own"].id
        self._refused("UPDATE hr_version_log SET step = 9 WHERE id = %s", log)
        self._refused("DELETE FROM hr_version_log WHERE id = %s", log)
        self._refused("TRUNCATE hr_version_log")

    def test_issued_line(self):
        line = self.subject["cchc.decision.line"]["own"].id
        for change in (
            "changes = '{\"step\": 9}'",
            "date_effective = '2001-01-01'",
            "day_order = 9",
            "issued_at = NULL",
            "employee_id = employee_id + 1",
            "decision_id = decision_id + 1",
        ):
            self._refused(f"UPDATE cchc_decision_line SET {change} WHERE id = %s", line)
        self._refused("DELETE FROM cchc_decision_line WHERE id = %s", line)
        self._refused("TRUNCATE cchc_decision_line CASCADE")

    def test_line_is_revoked_once(self):
        line = self.subject["cchc.decision.line"]["own"].id
        self._allowed("UPDATE cchc_decision_line SET revoked_at = now() WHERE id = %s", line)
        self._refused("UPDATE cchc_decision_line SET revoked_at = NULL WHERE id = %s", line)
        self._refused(
            "UPDATE cchc_decision_line SET revoked_at = now() + interval '1 day' WHERE id = %s",
            line,
        )

    def test_published_results_and_choices_of_the_head(self):
        for table, column in (("publication", "text"), ("choice", "reason")):
            row = self.subject[f"cchc.recruitment.{table}"]["own"].id
            name = f"cchc_recruitment_{table}"
            self._refused(f"UPDATE {name} SET {column} = 'x' WHERE id = %s", row)
            self._refused(f"DELETE FROM {name} WHERE id = %s", row)
            self._refused(f"TRUNCATE {name} CASCADE")

    def test_draft_line_is_free(self):
        line = self.subject["cchc.decision.line draft"]["own"].id
        self._allowed("UPDATE cchc_decision_line SET day_order = 9 WHERE id = %s", line)
        self._allowed("DELETE FROM cchc_decision_line WHERE id = %s", line)

    def test_issued_decision(self):
        decision = self.subject["cchc.decision"]["own"].id
        for change in (
            "number = 'x'",
            "date_signed = '2001-01-01'",
            "unit_id = unit_id + 1",
            "type_id = type_id + 1",
            "signer_name = 'x'",
            "issued_at = NULL",
            "state = 'draft'",
        ):
            self._refused(f"UPDATE cchc_decision SET {change} WHERE id = %s", decision)
        self._refused("DELETE FROM cchc_decision WHERE id = %s", decision)
        self._refused("TRUNCATE cchc_decision CASCADE")
        self._allowed("UPDATE cchc_decision SET state = 'revoked' WHERE id = %s", decision)
        self._refused("UPDATE cchc_decision SET state = 'issued' WHERE id = %s", decision)

    def test_unit_version(self):
        version = self.subject["cchc.unit.version"]["own"].id
        for change in ("name = 'x'", "date_from = '2001-01-01'", "recorded_at = '2001-01-01'"):
            self._refused(f"UPDATE cchc_unit_version SET {change} WHERE id = %s", version)
        self._refused("DELETE FROM cchc_unit_version WHERE id = %s", version)
        self._refused("TRUNCATE cchc_unit_version CASCADE")
        self._allowed("UPDATE cchc_unit_version SET voided_at = now() WHERE id = %s", version)
        self._refused("UPDATE cchc_unit_version SET voided_at = NULL WHERE id = %s", version)

    # -- schemes, the ledger, standards -----------------------------------------

    def _frozen(self, key, changes):
        record = self.subject[key]["own"]
        table = record._table
        for change in changes:
            self._refused(f"UPDATE {table} SET {change} WHERE id = %s", record.id)
        self._refused(f"DELETE FROM {table} WHERE id = %s", record.id)
        self._refused(f"TRUNCATE {table} CASCADE")

    def test_ledger(self):
        self._frozen(
            "cchc.establishment.entry",
            (
                *("amount = amount + 1", "date_effective = '2001-01-01'", "unit_id = unit_id + 1"),
                *("kind = 'cut'", "recorded_at = '2001-01-01'", "document_id = document_id + 1"),
            ),
        )

    def test_scheme_in_force(self):
        changes = ("date_from = '2001-01-01'", "state = 'draft'", "approved_at = NULL")
        self._frozen("cchc.position.scheme", (*changes, "unit_id = unit_id + 1"))
        changes = ("headcount = 99", "code = 'x'", "position_id = NULL", "approved_at = NULL")
        self._frozen("cchc.position.scheme.line", changes)
        draft = self.subject["cchc.position.scheme.line draft"]["own"]
        self._allowed("UPDATE cchc_position_scheme_line SET headcount = 9 WHERE id = %s", draft.id)

    def test_parts_of_a_scheme_in_force(self):
        parts = {
            "cchc.job.description.item": ("content = 'x'", "section_id = section_id + 1"),
            "cchc.job.description": ("direct_manager = 'x'", "form_id = form_id + 1"),
            "cchc.position.competency": ("level = 5", "competency_id = competency_id + 1"),
            "cchc.standard.requirement line": ("amount = 99", "kind = 'age'", "line_id = NULL"),
        }
        for key, changes in parts.items():
            self._frozen(key, changes)
            frozen = self.subject[key]["own"]
            draft = self.subject[f"{key} draft"]["own"]
            table, owner = frozen._table, "description_id" if "item" in key else "line_id"
            # Neither moved nor added to what is in force.
            there = frozen[owner].id
            self._refused(f"UPDATE {table} SET {owner} = %s WHERE id = %s", there, draft.id)
            self._refused(f"INSERT INTO {table} ({owner}) VALUES (%s)", there)
            # Copied from elsewhere, it follows; a draft is free.
            self._allowed(f"UPDATE {table} SET write_date = now() WHERE id = %s", frozen.id)
            self._allowed(f"UPDATE {table} SET {changes[0]} WHERE id = %s", draft.id)
            self._allowed(f"DELETE FROM {table} WHERE id = %s", draft.id)

    def test_assessment(self):
        changes = ("level = 5", "date = '2001-01-01'", "recorded_at = '2001-01-01'")
        self._frozen("cchc.competency.assessment", changes)
        row = self.subject["cchc.competency.assessment"]["own"].id
        table = "cchc_competency_assessment"
        self._allowed(f"UPDATE {table} SET voided_at = now() WHERE id = %s", row)
        self._refused(f"UPDATE {table} SET voided_at = NULL WHERE id = %s", row)

    def test_answers_about_standards(self):
        changes = ("date_from = '2001-01-01'", "recorded_at = '2001-01-01'")
        self._frozen("cchc.standard.result", (*changes, "outcome = 'meets'"))
        self._frozen("cchc.standard.gap", (*changes, "required = 'x'"))
        row = self.subject["cchc.standard.gap"]["own"].id
        self._allowed("UPDATE cchc_standard_gap SET superseded_at = now() WHERE id = %s", row)
        self._refused("UPDATE cchc_standard_gap SET superseded_at = NULL WHERE id = %s", row)

    def test_a_person_with_decisions_stays(self):
        """Here it is the foreign keys: of the lines and of the log."""
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.errors.ForeignKeyViolation),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("DELETE FROM hr_employee WHERE id = %s", [self.person["own"].id])
