"""A large province in minutes: people of a generated one, copied in SQL under other names.

What a copy holds is what the product itself would have left: other name, numbers and day of birth,
the sort and search keys that follow from them, and the same career by the same decisions. Meant for
benchmarks; a province to look at is generated person by person.
"""

import json

from odoo.tools import SQL, sql

from odoo.addons.cchc_base.rules.vietnamese import fold, sort_key

from .generator.chances import Dice
from .generator.identity import ETHNIC_CODES, citizen_number, full_name

# Tables with rows about a person, each with the column that names the person.
OWNED = (
    ("hr_version", "employee_id"),
    ("cchc_decision_line", "employee_id"),
    ("cchc_education", "employee_id"),
    ("cchc_certificate", "employee_id"),
    ("cchc_work_history", "employee_id"),
    ("cchc_yearly_rating", "employee_id"),
    ("cchc_commendation", "employee_id"),
    ("cchc_discipline", "employee_id"),
    ("cchc_family_member", "employee_id"),
    ("cchc_held_post", "employee_id"),
    ("cchc_salary_history", "employee_id"),
    ("cchc_absence", "employee_id"),
    ("cchc_labour_contract", "employee_id"),
    ("cchc_elected_term", "employee_id"),
)
# Further columns of these tables that name the same person.
FOLLOWING = {"cchc_decision_line": ("career_id",)}
# Columns of a person that a copy has of its own, with their types.
PERSONAL = {
    "name": "varchar",
    "name_sort": "varchar",
    "search_key": "varchar",
    "birthday": "date",
    "birth_text": "varchar",
    "citizen_id": "varchar",
    "old_citizen_id": "varchar",
    "staff_number": "varchar",
    "insurance_number": "varchar",
}
# Filled by the projection, or belonging to the original alone.
LEFT_EMPTY = ("user_id", "current_version_id", "unit_id", "incoming_unit_id", "barcode")
GROUPS = {code: group for group, code in ETHNIC_CODES.items()}


class Growth:
    """Copies the people of a province until there are enough of them."""

    def __init__(self, env, reference, seed):
        self.env, self.reference, self.seed = env(su=True), reference, seed

    def originals(self):
        """The people of the generated province, as rows."""
        self.env.flush_all()
        self.env.cr.execute(
            """
            SELECT e.id, e.resource_id, e.birthday, e.birth_text, v.sex, n.code AS ethnicity
              FROM hr_employee e
              JOIN hr_version v ON v.id = e.current_version_id
              LEFT JOIN cchc_ethnicity n ON n.id = e.ethnicity_id
             WHERE e.staff_number LIKE 'KG%'
             ORDER BY e.staff_number
            """
        )
        return self.env.cr.dictfetchall()

    def add_copies(self, originals, first_index):
        """Copy the people of ``originals`` once; the copies are numbered from ``first_index``.

        :return: ids of the copies
        """
        copies = [
            self._personal(original, index)
            for index, original in enumerate(originals, start=first_index)
        ]
        self._open_map(copies)
        self._copy_rows(
            "resource_resource",
            "id",
            "old_resource_id",
            {
                "id": SQL("c.new_resource_id"),
                "name": SQL("c.name"),
                "user_id": SQL("NULL::int4"),
            },
        )
        self._copy_rows(
            "hr_employee",
            "id",
            "old_id",
            {
                "id": SQL("c.new_id"),
                "resource_id": SQL("c.new_resource_id"),
                **{name: SQL("c.%s", SQL.identifier(name)) for name in PERSONAL},
                **{name: SQL("NULL") for name in LEFT_EMPTY},
            },
        )
        for table, column in OWNED:
            own = dict.fromkeys((column, *FOLLOWING.get(table, ())), SQL("c.new_id"))
            self._copy_rows(table, column, "old_id", own)
        self.env.cr.execute("SELECT array_agg(new_id) FROM cchc_demo_copy")
        (new_ids,) = self.env.cr.fetchone()
        self.env.cr.execute("DROP TABLE cchc_demo_copy")
        self.env.invalidate_all()
        self.env["cchc.timeline"]._refresh_people(new_ids)
        return new_ids

    def _personal(self, original, index):
        """Who the copy is. The month of birth stays, and with it the day of retirement."""
        dice = Dice(self.seed, "copy", index)
        sex, birthday, birth_text = original["sex"], original["birthday"], original["birth_text"]
        if birth_text.count("/") == 2:
            birthday = birthday.replace(day=dice.randint(2, 28))
            birth_text = f"{birthday:%d/%m/%Y}"
        group = GROUPS.get(original["ethnicity"], "kinh")
        name = full_name(self.reference.names, dice, sex, birthday, group)
        citizen = citizen_number("091", sex, birthday, index)
        staff = f"KG{index:06d}"
        return {
            "old_id": original["id"],
            "old_resource_id": original["resource_id"],
            "name": name,
            "name_sort": sort_key(name),
            "search_key": f"{fold(name)} {staff} {citizen}",
            "birthday": birthday.isoformat(),
            "birth_text": birth_text,
            "citizen_id": citizen,
            "old_citizen_id": None,
            "staff_number": staff,
            "insurance_number": f"91{99_000_000 - index:08d}",
        }

    def _open_map(self, copies):
        """A temporary table of the copies with their new ids."""
        columns = {"old_id": "int4", "old_resource_id": "int4", **PERSONAL}
        self.env.cr.execute(
            SQL(
                """
                CREATE TEMPORARY TABLE cchc_demo_copy AS
                SELECT v.*,
                       nextval('hr_employee_id_seq')::int4 AS new_id,
                       nextval('resource_resource_id_seq')::int4 AS new_resource_id
                  FROM jsonb_to_recordset(%s::jsonb) AS v(%s)
                """,
                json.dumps(copies, ensure_ascii=False),
                SQL(", ").join(
                    SQL("%s %s", SQL.identifier(name), SQL(kind)) for name, kind in columns.items()
                ),
            )
        )
        self.env.cr.execute("ANALYZE cchc_demo_copy")

    def _copy_rows(self, table, column, key, own):
        """Copy the rows of the people, with what is their own in place of what was there."""
        names = [
            name for name in sql.table_columns(self.env.cr, table) if name != "id" or name in own
        ]
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (%s) SELECT %s FROM %s t JOIN cchc_demo_copy c ON t.%s = c.%s",
                SQL.identifier(table),
                SQL(", ").join(map(SQL.identifier, names)),
                SQL(", ").join(
                    own.get(name) or SQL("t.%s", SQL.identifier(name)) for name in names
                ),
                SQL.identifier(table),
                SQL.identifier(column),
                SQL.identifier(key),
            )
        )

    def analyze(self):
        """Let PostgreSQL plan for the table as it is now."""
        for table in ("hr_employee", "resource_resource", *(name for name, _column in OWNED)):
            self.env.cr.execute(SQL("ANALYZE %s", SQL.identifier(table)))
