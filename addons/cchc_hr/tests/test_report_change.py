from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import CchcHrCase

BEFORE, NOW = date(2025, 12, 31), date(2026, 6, 30)


@tagged("post_install", "-at_install")
class TestReportChange(CchcHrCase):
    """A figure that differs between two days is explained by the people who made it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        reader = cls._create_user("change_home", "home_affairs", cls.province)
        cls.form = cls.env.ref("cchc_hr.report_form_bm01").with_user(reader)
        people = {
            name: cls._create_person(name, birth_text=born, sex=sex)
            for name, born, sex in [
                ("Chuyển", "01/01/1980", "female"),
                ("Nghỉ Hưu", "01/01/1966", "male"),
                ("Lên Ngạch", "01/01/1985", "male"),
                ("Thêm Tuổi", "01/03/1995", "male"),
                ("Đứng Yên", "01/01/1990", "female"),
            ]
        }
        cls._open(cls.env["hr.employee"].union(*people.values()))
        cls._issue("transfer", people["Chuyển"], date(2026, 2, 1), department_id=cls.finance)
        cls.retirement = cls._issue("retirement", people["Nghỉ Hưu"], date(2026, 3, 1))
        cls._issue(
            "rank_change", people["Lên Ngạch"], date(2026, 4, 1), rank_id=cls.principal, step=1
        )
        cls._issue(
            "recruitment",
            cls._create_person("Mới Tuyển", unit=cls.finance, sex="female"),
            date(2026, 5, 1),
            staffing_category="civil_servant",
            department_id=cls.finance_division,
            service_status="serving",
            rank_id=cls.specialist,
            step=1,
        )

    def _explained(self, code, unit, **cell):
        rows = self.form._explain_change(code, unit, NOW, BEFORE, **cell)
        return {(row["name"], row["change"]): row["explanation"] for row in rows}

    def test_every_difference_is_the_people_gained_less_those_lost(self):
        table = self.form.report_table(self.province.ids, str(NOW), depth=False, compare_on=BEFORE)
        differing = 0
        for line in table["lines"]:
            for column, difference in zip(table["columns"], line["differences"], strict=True):
                if not column["listed"]:
                    self.assertIs(difference, False)
                    continue
                if line["kind"] == "outside" or not difference:
                    continue
                units = self.env["hr.department"].browse(line["unit_ids"])
                changes = [
                    change
                    for _name, change in self._explained(
                        column["code"], units, own=line["kind"] == "direct"
                    )
                ]
                self.assertEqual(
                    changes.count("gained") - changes.count("lost"),
                    difference,
                    (line["name"], column["code"]),
                )
                differing += 1
        self.assertGreater(differing, 20)

    def test_what_changed_is_said(self):
        told = self._explained("people", self.home)
        self.assertEqual(set(told), {("Chuyển", "lost"), ("Nghỉ Hưu", "lost")})
        self.assertIn("Phòng Công chức – Sở Nội vụ → Sở Tài chính", told["Chuyển", "lost"])
        self.assertIn("Retired", told["Nghỉ Hưu", "lost"])
        self.assertIn(self.retirement.number, told["Nghỉ Hưu", "lost"])
        told = self._explained("people", self.finance)
        self.assertEqual(set(told), {("Chuyển", "gained"), ("Mới Tuyển", "gained")})
        told = self._explained("rank_principal", self.province)
        self.assertEqual(list(told), [("Lên Ngạch", "gained")])
        told = self._explained("age_40", self.home)
        self.assertIn("With time", told["Thêm Tuổi", "gained"])

    def test_without_a_change_nobody_is_named(self):
        self.assertEqual(self._explained("minority", self.commune), {})

    def test_strangers_are_refused(self):
        officer = self._create_user("change_tc", "hr_officer", self.finance)
        with self.assertRaises(AccessError):
            self.form.with_user(officer).action_explain(
                "people", self.home.ids, str(NOW), str(BEFORE)
            )
