from odoo.tests import tagged
from odoo.tools import SQL
from odoo.tools.convert import convert_file

from .common import CchcHrCase

TABLES_OF_LAW = ("cchc.rank", "cchc.salary.scale", "cchc.retirement.age")
ABOUT_PEOPLE = ("cchc_raise_due", "hr_employee", "hr_version")


@tagged("post_install", "-at_install")
class TestDataAgain(CchcHrCase):
    """An upgrade writes the tables of law again; where they say what they said, nobody moves."""

    def setUp(self):
        super().setUp()
        self.people = self._create_person() | self._create_person("Trần Thị Bé")
        self.people.birth_text = "02/03/1975"
        self._open(self.people)

    def _rows(self):
        """Where the rows about people lie: a row that is written again lies elsewhere."""
        self.env.flush_all()
        return [
            self.env.execute_query(
                SQL("SELECT id, ctid::text FROM %s ORDER BY id", SQL.identifier(table))
            )
            for table in ABOUT_PEOPLE
        ]

    def test_the_same_tables_write_nothing_about_people(self):
        before = self._rows()
        self.assertTrue(all(before))
        for table in TABLES_OF_LAW:
            convert_file(self.env, "cchc_hr", f"data/{table}.csv", {}, mode="update")
        self.assertEqual(self._rows(), before)

    def test_another_figure_has_the_raises_computed_anew(self):
        raises = self.env["cchc.raise.due"].search([("employee_id", "in", self.people.ids)])
        group = raises.rank_id.salary_group
        self.assertTrue(group)
        scales = self.env["cchc.salary.scale"].search([("group_code", "=", group)])
        scales[:1].write({"group_code": group})
        raises.invalidate_recordset(["stale"])
        self.assertFalse(any(raises.mapped("stale")))
        scales[:1].step_months += 12
        raises.invalidate_recordset(["stale"])
        self.assertTrue(all(raises.mapped("stale")))

    def test_another_age_moves_the_retirement(self):
        before = self.people.mapped("retirement_date")
        self.assertTrue(all(before))
        for age in self.env["cchc.retirement.age"].search([]):
            age.years += 1
        self.assertNotEqual(self.people.mapped("retirement_date"), before)
