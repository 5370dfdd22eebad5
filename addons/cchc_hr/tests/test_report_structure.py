from datetime import date, timedelta

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.cchc_base.engine.page import page_of
from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.tests.common_report import ON, ReportCase

REFORM = date(2026, 7, 1)
AFTER = date(2026, 9, 30)


@tagged("post_install", "-at_install")
class TestReportStructure(ReportCase):
    """Figures of one day in the structure of another.

    On 1 July B is divided: two of its four people go to M, a new unit below A, two to N; A1 is
    merged into M, too.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kind = cls.units["A"].kind_id
        for name, parent in (("M", "A"), ("N", "province")):
            cls.units[name] = cls.env["hr.department"].create(
                {
                    "name": f"Unit {name}",
                    "code": f"T.{name}",
                    "kind_id": kind.id,
                    "parent_id": cls.units[parent].id,
                    "date_from": REFORM,
                }
            )
        shares = {("A1", "M"): 1, ("B", "M"): 0.4, ("B", "N"): 0.6}
        for name in ("A1", "B"):
            cls._record(name, dissolved=True)
        cls.successions = cls.env["cchc.succession"].create(
            [
                {
                    "predecessor_id": cls.units[old].id,
                    "successor_id": cls.units[new].id,
                    "share": share,
                    "date": REFORM,
                }
                for (old, new), share in shares.items()
            ]
        )
        of_a1, of_b = cls.people[1:4], cls.people[6:10]
        cls.moved = {"M": of_a1 | of_b[:2], "N": of_b[2:]}
        for name, people in cls.moved.items():
            for person in people:
                person.create_version({"date_version": REFORM, "department_id": cls.units[name].id})
        cls._close(cls.people.version_ids.filtered(lambda row: row.date_version < REFORM))

    @classmethod
    def _close(cls, versions):
        """Rows of the service that are followed by another end before the reform."""
        old = versions.filtered(lambda row: row.employee_id.current_version_id != row)
        old.flush_recordset()
        cls.env.cr.execute(
            "UPDATE hr_version SET date_to = %s WHERE id = ANY(%s)",
            [REFORM - timedelta(days=1), old.ids],
        )
        versions.invalidate_recordset()

    @classmethod
    def _record(cls, name, **values):
        unit = cls.units[name]
        cls.env["cchc.unit.version"].create(
            {
                "unit_id": unit.id,
                "date_from": REFORM,
                "name": unit.name,
                "parent_id": unit.parent_id.id,
                "kind_id": unit.kind_id.id,
                **values,
            }
        )

    def _people(self, on, structure_on=None, form=None, **units):
        """How many people each unit has, with all below it."""
        form = form or self.form
        report = form._compute(units.get("of") or self.units["province"], on, None, structure_on)
        return {row.name.removeprefix("Unit "): row.total[0] for row in report.rows if row.total[0]}

    def test_the_past_in_the_structure_after_the_reorganisation(self):
        self.assertEqual(self._people(ON), {"province": 11, "A": 6, "A1": 3, "A2": 2, "B": 4})
        after = self._people(ON, REFORM)
        # Those of B are with the successor where the service will lead them; A1 is a part of M.
        self.assertEqual(after, {"province": 11, "A": 8, "A2": 2, "M": 5, "A1": 3, "N": 2})

    def test_today_in_the_structure_before_the_reorganisation(self):
        new = self._person("M", date_version="2026-08-01")
        self.assertEqual(self._people(AFTER, ON)["province"], 12)
        before = self._people(AFTER, ON)
        # Everybody is where he came from: N is a part of B. Who came later is shown with the new
        # unit, which hangs below what stood above all of its parts.
        self.assertEqual(before, {"province": 12, "A": 6, "A1": 3, "A2": 2, "B": 4, "N": 2, "M": 1})
        listed = self._in_structure("people", self.units["M"], AFTER, ON)
        self.assertEqual(listed.employee_id, new)

    def _in_structure(self, code, units, on, structure_on, form=None, **cell):
        form = form or self.form.with_user(self.home)
        return self._listed(form, code, units, on, structure_on=str(structure_on), **cell)

    def test_every_cell_is_as_long_as_its_list(self):
        form = self.form.with_user(self.home)
        for on, structure_on in ((ON, REFORM), (AFTER, ON)):
            report = form._compute(self.units["province"], on, None, structure_on)
            self.assertGreater(len(report.lines()), 5)
            for line in report.lines():
                units = self.env["hr.department"].browse(line.unit_ids)
                for column, figure in zip(report.columns, line.figures, strict=True):
                    if column.kind != "count":
                        continue
                    listed = self._in_structure(
                        column.code, units, on, structure_on, own=line.kind == "direct"
                    )
                    self.assertEqual(len(listed), figure, (on, line.name, column.code))

    def test_two_days_are_compared_in_one_structure(self):
        form = self.form.with_user(self.home)
        table = form.report_table(
            self.units["province"].ids, str(AFTER), compare_on=str(ON), structure_on=str(REFORM)
        )
        differences = {
            line["name"].removeprefix("Unit "): line["differences"][0] for line in table["lines"]
        }
        # Nobody came or left: the reorganisation is no change of the staff.
        self.assertEqual(set(differences.values()), {0.0})
        apart = form.report_table(self.units["province"].ids, str(AFTER), compare_on=str(ON))
        self.assertEqual(
            {line["name"]: line["differences"][0] for line in apart["lines"]}["Unit N"], 2.0
        )
        self.assertIn("2026", table["structure"])

    def test_the_printed_form_says_in_which_structure(self):
        form = self.form.with_user(self.home)
        report = form._compute(self.units["province"], ON, None, REFORM)
        name, content = form._printed(self.units["province"], ON, structure_on=REFORM)
        self.assertTrue(content.startswith(b"PK"), name)
        page = page_of(report, Letterhead())
        self.assertEqual(
            page.lines_above[0],
            "Tính đến ngày 30/06/2026, theo cơ cấu tổ chức ngày 01/07/2026",
        )
        self.assertIn(
            "Unit A1 (không có trong cơ cấu này)", [row.name.strip() for row in page.rows]
        )

    def test_the_screen_offers_the_structures_that_differ(self):
        offered = self.form.with_user(self.home).report_options()["structures"]
        self.assertEqual([one["day"] for one in offered[:2]], ["2026-07-01", "2026-06-30"])
        self.successions._withdraw()
        self.assertNotIn(
            "2026-07-01",
            [one["day"] for one in self.form.with_user(self.home).report_options()["structures"]],
        )

    def test_a_province_that_is_only_to_be_founded_changes_nothing_before_its_day(self):
        self.assertTrue(self.home._sees_province())
        before = self.form.with_user(self.home)._compute(self.units["province"], ON)
        merged = self.env["hr.department"].create(
            {
                "name": "Merged province",
                "code": "T.MERGED",
                "kind_id": self.units["A"].kind_id.id,
                "date_from": "2099-01-01",
            }
        )
        self.env["cchc.succession"].create(
            {
                "predecessor_id": self.units["province"].id,
                "successor_id": merged.id,
                "date": "2099-01-01",
            }
        )
        self._move(self.units["province"], "2099-01-01", dissolved=True)
        for name in ("A", "N"):
            self._move(self.units[name], "2099-01-01", parent_id=merged.id)
        self.assertTrue(self.home._sees_province())
        form = self.form.with_user(self.home)
        self.assertEqual(form._compute(self.units["province"], ON), before)
        # In the new structure the old province is what it has become.
        after = form._compute(self.units["province"], ON, None, "2099-01-01")
        self.assertEqual([row.unit_id for row in after.tops], merged.ids)
        self.assertEqual(after.tops[0].total[0], 11)

    # -- rights ---------------------------------------------------------------

    def test_a_tree_of_another_day_shows_nobody_out_of_reach(self):
        # The officer of A: N, with half of B, has never been hers.
        form = self.form.with_user(self.officer)
        after = self._people(ON, REFORM, form, of=self.units["A"])
        # M is hers today and follows A1; those of B are not shown, though some of them are in M
        # now: B was never hers, and its business is with N.
        self.assertEqual(after, {"A": 6, "A2": 2, "M": 3, "A1": 3})
        with self.assertRaises(AccessError):
            form._compute(self.units["N"], ON, None, REFORM)
        with self.assertRaises(AccessError):
            form._compute(self.units["province"], ON, None, REFORM)

    def test_the_past_of_units_that_one_follows_may_be_read(self):
        self.officer.unit_ids = self.units["M"]
        form = self.form.with_user(self.officer)
        self.assertEqual(self._people(ON, None, form, of=self.units["A1"]), {"A1": 3})
        self.officer.unit_ids = self.units["N"]
        with self.assertRaises(AccessError):
            form._compute(self.units["A1"], ON)
