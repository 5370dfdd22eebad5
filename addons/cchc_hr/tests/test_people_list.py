"""Lists of people: who is in them on a day, and in which columns and order."""

from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common_people_list import PeopleListCase

D = date(2026, 6, 30)


@tagged("post_install", "-at_install")
class TestPeopleList(PeopleListCase):
    def test_women_under_40_with_a_masters_and_advanced_theory(self):
        found = self._list(
            [
                ("sex", "in", ["female"]),
                ("age", "range", ("", "39")),
                ("degree_level", "at_least", ["master"]),
                ("political_theory", "at_least", ["advanced"]),
            ]
        )
        # The doctor counts as more than a master; the one who turned 40 that day does not.
        self.assertEqual(self._names(found), ["Lê Thị Cúc", "Trần Thị Bình"])

    def test_an_age_changes_on_the_birthday(self):
        thirty_nine = self._list([("age", "range", ("", "39"))])
        self.assertNotIn("Phạm Thị Dung", self._names(thirty_nine))
        thirty_nine.date = date(2026, 6, 29)
        self.assertIn("Phạm Thị Dung", self._names(thirty_nine))

    def test_levels_compare_by_their_order_and_not_by_their_names(self):
        # By the alphabet "college" < "doctor" < "master" < "university".
        at_most = self._list([("degree_level", "at_most", ["university"])])
        self.assertEqual(self._names(at_most), ["Nguyễn Văn An"])
        at_least = self._list([("degree_level", "at_least", ["master"])])
        self.assertEqual(self._names(at_least), ["Lê Thị Cúc", "Phạm Thị Dung", "Trần Thị Bình"])

    def test_a_falling_selection_is_turned(self):
        # Ranks are declared from the highest down.
        found = self._list([("rank_tier", "at_least", ["principal"])])
        self.assertEqual(self._names(found), ["Lê Thị Cúc"])

    def test_the_answer_of_a_past_day_is_that_of_the_past(self):
        self._issue("transfer", [self.binh], date(2026, 3, 1), department_id=self.finance_division)
        in_home = self._list([("unit", "in", self.home)], on=date(2026, 2, 28))
        self.assertIn("Trần Thị Bình", self._names(in_home))
        in_home.date = D
        self.assertNotIn("Trần Thị Bình", self._names(in_home))
        in_home.date = date(2019, 12, 31)
        self.assertEqual(self._names(in_home), [])

    def test_a_degree_counts_from_its_day(self):
        masters = self._list([("degree_level", "at_least", ["master"])], on=date(2020, 6, 30))
        self.assertEqual(self._names(masters), ["Lê Thị Cúc"])

    def test_who_has_left_is_in_the_list_only_if_asked_for(self):
        self._issue("resignation", [self.an], date(2026, 1, 1))
        everybody = self._list([])
        self.assertNotIn("Nguyễn Văn An", self._names(everybody))
        everybody.with_left = True
        self.assertIn("Nguyễn Văn An", self._names(everybody))

    def test_ratings_of_a_year(self):
        self.env["cchc.yearly.rating"].create(
            [
                {"employee_id": self.an.id, "year": 2025, "rating": "good"},
                {"employee_id": self.binh.id, "year": 2025, "rating": "excellent"},
                {"employee_id": self.cuc.id, "year": 2024, "rating": "excellent"},
            ]
        )
        good = self._list([("rating", "at_least", ["good"])], columns="name rating")
        self.assertEqual(self._names(good), ["Nguyễn Văn An", "Trần Thị Bình"])
        good.criterion_ids.year = 2024
        self.assertEqual(self._names(good), ["Lê Thị Cúc"])
        unrated = self._list([("rating", "empty", None)])
        self.assertEqual(self._names(unrated), ["Lê Thị Cúc", "Phạm Thị Dung"])

    def test_discipline_counts_while_it_is_in_effect(self):
        self.env["cchc.discipline"].create(
            [
                {"employee_id": self.an.id, "form": "warning", "when": "01/02/2026"},
                {
                    "employee_id": self.binh.id,
                    "form": "reprimand",
                    "when": "01/02/2024",
                    "lapses_on": "2025-02-01",
                },
            ]
        )
        under = self._list([("discipline", "filled", None)], columns="name discipline")
        self.assertEqual(self._values(under), [("Nguyễn Văn An", self._label("warning"))])
        under.date = date(2024, 12, 31)
        self.assertEqual(self._names(under), ["Trần Thị Bình"])
        free = self._list([("discipline", "empty", None)])
        self.assertNotIn("Nguyễn Văn An", self._names(free))

    def _label(self, code):
        field = self.env["cchc.discipline"]._fields["form"]
        return dict(field._description_selection(self.env(context={"lang": "vi_VN"})))[code]

    def test_a_negative_is_about_the_person_and_not_about_one_entry(self):
        """Who studied both law and economics is not "without law"."""
        self.env["cchc.education"].create(
            [
                {"employee_id": self.an.id, "level": "university", "major": major, "when": "2010"}
                for major in ("Luật", "Kinh tế")
            ]
        )
        without = self._list([("major", "not_contains", "luật")])
        self.assertNotIn("Nguyễn Văn An", self._names(without))
        law = self._list([("major", "contains", "luật")])
        self.assertEqual(self._names(law), ["Nguyễn Văn An"])

    def test_dates_may_be_known_by_year_only(self):
        found = self._list([("birthday", "range", ("1986", "1986"))])
        self.assertEqual(self._names(found), ["Phạm Thị Dung"])

    def test_retirement_within_twelve_months(self):
        # Born 01/03/1980; the day of retirement is what the register says.
        retires = self.an.retirement_date
        soon = self._list(
            [("months_to_retirement", "range", ("", "12"))],
            on=date(retires.year - 1, retires.month, retires.day),
        )
        self.assertIn("Nguyễn Văn An", self._names(soon))
        soon.date = date(retires.year - 1, retires.month - 1, 28)
        self.assertNotIn("Nguyễn Văn An", self._names(soon))

    def test_a_criterion_without_a_value_asks_nothing(self):
        everybody = self._list([("age", "range", ("", "")), ("degree_level", "at_least", [])])
        self.assertEqual(len(self._names(everybody)), 4)

    def test_free_criteria(self):
        either = self._list([])
        either.domain = "['|', ('sex', '=', 'male'), ('age_on_day', '>=', 40)]"
        self.assertEqual(self._names(either), ["Nguyễn Văn An", "Phạm Thị Dung"])

    def test_columns_in_their_order_with_own_titles(self):
        found = self._list([("sex", "in", ["male"])], columns="birthday name age unit remark")
        found.column_ids[1].header = "Họ, chữ đệm và tên"
        table, left_out = found._answer("screen")
        self.assertEqual(
            [column.label for column in table.columns],
            ["Ngày sinh", "Họ, chữ đệm và tên", "Tuổi", "Đơn vị", "Ghi chú"],
        )
        self.assertEqual(
            table.rows[0].values, ("01/03/1980", "Nguyễn Văn An", 46, "Phòng Công chức", None)
        )
        self.assertEqual(left_out, [])

    def test_the_unit_is_called_as_on_the_day(self):
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.home_division.id,
                "date_from": "2026-07-01",
                "name": "Phòng Công chức, viên chức",
                "parent_id": self.home.id,
                "kind_id": self.home_division.kind_id.id,
            }
        )
        found = self._list([("sex", "in", ["male"])], columns="name unit")
        self.assertEqual(self._values(found), [("Nguyễn Văn An", "Phòng Công chức")])
        found.date = date(2026, 7, 2)
        self.assertEqual(self._values(found), [("Nguyễn Văn An", "Phòng Công chức, viên chức")])

    def test_orders(self):
        by_name = self._list([])
        # By given name in the order of the Vietnamese alphabet: An, Bình, Cúc, Dung.
        order = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc", "Phạm Thị Dung"]
        self.assertEqual([row[0] for row in self._values(by_name)], order)
        by_name.write({"order_by": "field", "order_field_id": self._field("degree_level").id})
        self.assertEqual(self._values(by_name)[0], ("Nguyễn Văn An",))
        by_name.order_falling = True
        self.assertEqual(self._values(by_name)[0], ("Lê Thị Cúc",))
        by_name.write({"order_field_id": self._field("age").id})
        self.assertEqual(self._values(by_name)[0], ("Nguyễn Văn An",))

    def test_under_the_titles_of_units(self):
        self._issue("transfer", [self.an], date(2026, 3, 1), department_id=self.finance_division)
        found = self._list([])
        found.group_by = "agency"
        table, _left_out = found._answer("xlsx")
        lines = [line.text or line.row.values[0] for line in table.lines()]
        self.assertEqual(
            lines,
            [
                "Sở Nội vụ", "Trần Thị Bình", "Lê Thị Cúc", "Phạm Thị Dung",
                "Sở Tài chính", "Nguyễn Văn An",
            ],
        )  # fmt: skip

    # -- bad input ------------------------------------------------------------

    def test_a_value_of_the_wrong_kind(self):
        with self.assertRaisesRegex(ValidationError, "“bốn mươi” is no number"):
            self._list([("age", "range", ("", "bốn mươi"))])
        with self.assertRaisesRegex(ValidationError, "can't be asked with"):
            self._list([("age", "contains", "4")])
        with self.assertRaisesRegex(ValidationError, "is nothing"):
            self._list([("age", "range", ("50", "40"))])
        sex = self._values_of("sex", ["female"])
        with self.assertRaisesRegex(ValidationError, "is no value of"):
            people_list = self._list([("degree_level", "in", ["master"])])
            people_list.criterion_ids.value_ids = sex

    def test_a_date_that_does_not_exist(self):
        with self.assertRaisesRegex(ValidationError, "“31/02/1980” is no date"):
            self._list([("birthday", "range", ("31/02/1980", ""))])
        for day in ("31/02/2026", "2026-02-31", "0026-01-01", "hôm qua"):
            with self.assertRaisesRegex(ValidationError, "there is no such day"):
                self._list([]).write({"date": day})

    def test_a_column_twice_and_no_columns(self):
        with self.assertRaisesRegex(ValidationError, "stands twice"):
            self._list([], columns="name birthday name")
        with self.assertRaisesRegex(ValidationError, "has no columns"):
            self._list([], columns="")
        emptied = self._list([], columns="name")
        emptied.column_ids.unlink()
        with self.assertRaisesRegex(ValidationError, "has no columns"):
            emptied.people_page()

    def test_free_criteria_that_are_none(self):
        people_list = self._list([])
        for domain in ("[('nothing', '=', 1)]", "import os", "[('age_on_day', '>', 'x')]"):
            with self.assertRaises(ValidationError):
                people_list.domain = domain

    # -- speed ----------------------------------------------------------------

    def test_as_many_statements_for_many_as_for_one(self):
        columns = "name birthday unit agency rank degree_level major rating certificates"
        some = self._list([], columns=columns)
        some._answer("xlsx")
        few = self._statements(some)
        people = self.env["hr.employee"].browse()
        for number in range(12):
            people |= self._create_person(f"Nguyễn Thị Thử {number}", sex="female")
        self._open(people)
        self.env["cchc.education"].create(
            [{"employee_id": person.id, "level": "master", "major": "Luật"} for person in people]
        )
        self.assertEqual(len(some._answer("xlsx")[0].rows), 16)
        self.assertEqual(self._statements(some), few)

    def _statements(self, people_list):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        people_list._answer("xlsx")
        return self.env.cr.sql_log_count - before

    def test_pages(self):
        page = self._list([]).people_page(2, 1)
        self.assertEqual(page["count"], 4)
        self.assertEqual(
            [(line["number"], line["values"][0]) for line in page["lines"]], [("3", "Lê Thị Cúc")]
        )
