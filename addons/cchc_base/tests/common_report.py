from datetime import date

from odoo.tests import TransactionCase, new_test_user

ON = date(2026, 6, 30)
# Stock fields only: these tests run wherever cchc_base is installed.
COLUMNS = [
    ("people", "count", "[]"),
    ("women", "count", "[('sex', '=', 'female')]"),
    ("young", "count", "[('employee_id.birthday', '>', years_before(31))]"),
    ("not_married", "count", "[('marital', '!=', 'married')]"),
    ("nobody", "count", "[('sex', '=', 'other'), ('sex', '=', 'female')]"),
    ("children", "sum", "[('sex', '=', 'female')]"),
]


class ReportCase(TransactionCase):
    """A small province: two agencies, of which A has two divisions, and eleven people.

    province ─ A ─ A1, A2
             └ B
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, lang="en_US"))
        kind = cls.env.ref("cchc_base.unit_kind_specialised_department")
        cls.units = {}
        for name, parent in [
            ("province", None),
            ("A", "province"),
            ("B", "province"),
            ("A1", "A"),
            ("A2", "A"),
        ]:
            cls.units[name] = cls.env["hr.department"].create(
                {
                    "name": f"Unit {name}",
                    "code": f"T.{name}",
                    "kind_id": kind.id,
                    "parent_id": parent and cls.units[parent].id,
                    "date_from": "2016-01-01",
                }
            )
        cls.people = cls.env["hr.employee"]
        for position, unit in enumerate("A A1 A1 A1 A2 A2 B B B B province".split()):
            cls.people += cls._person(
                unit,
                sex="female" if position % 2 else "male",
                birthday=date(1990 + position, 7, 1),
                marital="married" if position % 3 else "single",
                children=position % 4,
            )
        cls.form = cls._form("TEST")
        groups = "cchc_base.group_hr_officer,hr.group_hr_user"
        cls.officer = new_test_user(cls.env, "officer_a", groups=groups)
        cls.officer.unit_ids = cls.units["A"]
        cls.home = new_test_user(
            cls.env, "home", groups="cchc_base.group_home_affairs,hr.group_hr_user"
        )
        cls.home.unit_ids = cls.units["province"]

    @classmethod
    def _person(cls, unit, **values):
        return cls.env["hr.employee"].create(
            {
                "name": f"Person in {unit}",
                "date_version": "2020-01-01",
                "department_id": unit and cls.units[unit].id,
                **values,
            }
        )

    @classmethod
    def _form(cls, code, columns=None, population="[('date_version', '>=', '2000-01-01')]"):
        columns = COLUMNS if columns is None else columns
        return cls.env["cchc.report.form"].create(
            {
                "code": code,
                "title": f"Form {code}",
                "population": population,
                "measure_ids": [
                    (
                        0,
                        0,
                        {
                            "sequence": position,
                            "number": str(position),
                            "code": column,
                            "label": column.title(),
                            "kind": kind,
                            "domain": domain,
                            "field_path": "children" if kind == "sum" else False,
                        },
                    )
                    for position, (column, kind, domain) in enumerate(columns, 1)
                ],
            }
        )

    def _move(self, unit, day, **values):
        """Record a change of a unit from a day on."""
        current = self.env["cchc.unit.version"].search(
            [("unit_id", "=", unit.id), ("voided_at", "=", False)], order="date_from desc", limit=1
        )
        return self.env["cchc.unit.version"].create(
            {
                "unit_id": unit.id,
                "date_from": day,
                "name": current.name,
                "parent_id": current.parent_id.id,
                "kind_id": current.kind_id.id,
                **values,
            }
        )

    def _figures(self, report, unit, own=False):
        row = report.row(self.units[unit].id)
        return dict(
            zip(
                [column.code for column in report.columns],
                row.own if own else row.total,
                strict=True,
            )
        )

    def _listed(self, form, code, units, on=ON, **cell):
        """The people that the list behind a number shows, as the form's user reads it."""
        action = form.action_drill(code, units.ids, str(on), **cell)
        return form.env[action["res_model"]].with_context(**action["context"]).search([])
