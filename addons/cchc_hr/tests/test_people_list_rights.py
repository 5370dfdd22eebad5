"""Lists of people: whose they are, and that each reader gets the own people and columns."""

import io

import docx
import openpyxl

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common_people_list import PeopleListCase


@tagged("post_install", "-at_install")
class TestPeopleListRights(PeopleListCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("list_officer", "hr_officer", cls.home)
        cls.colleague = cls._create_user("list_colleague", "hr_officer", cls.home)
        cls.stranger = cls._create_user("list_stranger", "hr_officer", cls.finance)
        cls.ministry = cls._create_user("list_home_affairs", "home_affairs", cls.province)
        # Reads dossiers, but not what concerns the Party.
        cls.plain = new_test_user(
            cls.env,
            login="list_plain",
            groups="cchc_base.group_dossier_reader",
            unit_ids=[(6, 0, cls.home.ids)],
        )
        cls.hoa = cls._create_person("Ngô Thị Hoa", unit=cls.finance_division, sex="female")
        cls._open(cls.hoa, department_id=cls.finance_division)
        cls.an.party_joined_on = "2005-02-03"

    def _as(self, people_list, user):
        return people_list.with_user(user)

    def test_a_list_is_its_owners_until_it_is_shared(self):
        own = self._list([], env=self.env(user=self.officer))
        self.assertEqual(own.user_id, self.officer)
        for user in (self.colleague, self.stranger):
            self.assertFalse(self.env["cchc.people.list"].with_user(user).search_count(
                [("id", "=", own.id)]
            ))  # fmt: skip
            with self.assertRaises(AccessError):
                self._as(own, user).people_page()
        self._as(own, self.officer).shared = "unit"
        self.assertEqual(self._as(own, self.colleague).people_page()["count"], 4)
        with self.assertRaises(AccessError):
            self._as(own, self.stranger).people_page()
        with self.assertRaises(AccessError):
            self._as(own, self.colleague).name = "Khác"
        with self.assertRaises(AccessError):
            self._as(own, self.colleague).column_ids[0].header = "Khác"

    def test_parts_are_not_put_into_the_list_of_somebody_else(self):
        own = self._list([], env=self.env(user=self.officer), shared="unit")
        with self.assertRaises(AccessError):
            self.env["cchc.people.list.column"].with_user(self.colleague).create(
                {"list_id": own.id, "field_id": self._field("age").id}
            )

    def test_a_shared_list_gives_each_reader_the_own_people(self):
        everybody = self._list([], env=self.env(user=self.ministry), shared="everybody")
        self.assertEqual(self._as(everybody, self.ministry).people_page()["count"], 5)
        for user, names in (
            (self.officer, ["Lê Thị Cúc", "Nguyễn Văn An", "Phạm Thị Dung", "Trần Thị Bình"]),
            (self.stranger, ["Ngô Thị Hoa"]),
        ):
            lines = self._as(everybody, user).people_page()["lines"]
            self.assertEqual(sorted(line["values"][0] for line in lines), names)

    def test_only_home_affairs_shares_with_everybody(self):
        with self.assertRaises(AccessError):
            self._list([], env=self.env(user=self.officer), shared="everybody")
        with self.assertRaises(AccessError):
            self._list([], env=self.env(user=self.officer), unit_id=self.finance.id)

    def test_an_owner_is_not_chosen(self):
        forged = self._list([], env=self.env(user=self.officer), user_id=self.stranger.id)
        self.assertEqual(forged.user_id, self.officer)
        with self.assertRaises(AccessError):
            self._as(forged, self.officer).user_id = self.stranger

    def test_a_column_that_may_not_be_read_is_left_out_and_named(self):
        shared = self._list(
            [], columns="name party_joined party_member", env=self.env(user=self.officer),
            shared="unit",
        )  # fmt: skip
        page = self._as(shared, self.officer).people_page()
        self.assertEqual(page["left_out"], [])
        self.assertEqual(page["lines"][0]["values"], ["Nguyễn Văn An", "03/02/2005", "x"])
        page = self._as(shared, self.plain).people_page()
        self.assertEqual(page["left_out"], ["Ngày vào Đảng", "Đảng viên"])
        self.assertEqual(page["lines"][0]["values"], ["Nguyễn Văn An"])
        content = self._as(shared, self.plain)._print_documents("xlsx").content
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        self.assertTrue(any("Ngày vào Đảng, Đảng viên" in text for text in texts))
        self.assertFalse(any("2005" in text for text in texts))

    def test_criteria_do_not_tell_what_may_not_be_read(self):
        members = self._list(
            [("party_member", "yes", None)], env=self.env(user=self.officer), shared="unit"
        )
        self.assertEqual(self._as(members, self.officer).people_page()["count"], 1)
        with self.assertRaisesRegex(AccessError, "Đảng viên"):
            self._as(members, self.plain).people_page()
        members = self._list([], env=self.env(user=self.officer), shared="unit")
        members.domain = "[('party_member', '=', True)]"
        with self.assertRaises(AccessError):
            self._as(members, self.plain).people_page()

    def test_an_order_does_not_tell_it_either(self):
        ordered = self._list(
            [], env=self.env(user=self.officer), shared="unit", order_by="field",
            order_field_id=self._field("party_joined").id, order_falling=True,
        )  # fmt: skip
        lines = self._as(ordered, self.plain).people_page()["lines"]
        self.assertEqual(lines[1]["values"], ["Trần Thị Bình"])

    def test_strangers_have_no_lists(self):
        shared = self._list([], env=self.env(user=self.ministry), shared="everybody")
        for groups in ("base.group_user", "base.group_portal"):
            user = new_test_user(self.env, login=f"list_{groups[-6:]}", groups=groups)
            with self.assertRaises(AccessError):
                self._as(shared, user).people_page()
            with self.assertRaises(AccessError):
                self._as(shared, user)._print_documents("xlsx")

    def test_files_hold_what_the_screen_shows(self):
        shared = self._list(
            [("sex", "in", ["female"])], columns="name birthday", group_by="unit",
            env=self.env(user=self.ministry),
        )  # fmt: skip
        own = self._as(shared, self.ministry)
        names = {"Trần Thị Bình", "Lê Thị Cúc", "Phạm Thị Dung", "Ngô Thị Hoa"}
        sheet = openpyxl.load_workbook(io.BytesIO(own._print_documents("xlsx").content)).active
        texts = {cell.value for row in sheet.iter_rows() for cell in row}
        self.assertLessEqual(names | {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, texts)
        self.assertIn("Tính đến ngày 30/06/2026", texts)
        printed = own._print_documents("docx")
        self.assertTrue(printed.name.endswith("_2026-06-30.docx"))
        table = docx.Document(io.BytesIO(printed.content)).tables[1]
        self.assertLessEqual(names, {row.cells[1].text for row in table.rows})

    def test_readings_pass_the_hook(self):
        told = []
        model = type(self.env["cchc.people.list"])
        self.patch(
            model,
            "_after_people_listed",
            lambda self, purpose, people: told.append((purpose, len(people))),
        )
        own = self._list([], env=self.env(user=self.officer))
        own.people_page()
        own._print_documents("xlsx")
        own._print_documents("docx")
        self.assertEqual(told, [("screen", 4), ("xlsx", 4), ("docx", 4)])

    def test_the_shipped_lists_answer(self):
        for name in ("women", "retiring", "state_management", "extract"):
            shipped = self.env.ref(f"cchc_hr.people_list_{name}").with_user(self.officer)
            self.assertIsInstance(shipped.people_page()["count"], int)
        women = self.env.ref("cchc_hr.people_list_women").with_user(self.officer)
        # As of today the master's of 1990 and the doctor of 1988 are under 40.
        names = [line["values"][0] for line in women.people_page()["lines"]]
        self.assertLessEqual({"Trần Thị Bình"}, set(names))
        copied = women.copy()
        self.assertEqual((copied.user_id, copied.shared), (self.officer, "nobody"))
        self.assertEqual(len(copied.criterion_ids), 4)
