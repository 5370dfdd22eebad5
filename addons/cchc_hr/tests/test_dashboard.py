from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from odoo.addons.cchc_base.tools import vietnam_time

from .common import CchcHrCase


class TestDashboard(CchcHrCase):
    """What the first page tells is what the lists behind it show, to each in the own scope."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = vietnam_time.today()
        cls.officer = cls._user("page_officer", "group_hr_officer", cls.home)
        cls.stranger = cls._user("page_stranger", "group_hr_officer", cls.finance_division)
        cls.head = cls._user("page_head", "group_unit_head", cls.home)
        cls.people = cls.env["hr.employee"].browse()
        for number in range(3):
            cls.people |= cls._create_person(f"Nguyễn Văn {number}", birth_text="1990")
        cls._open(cls.people)
        unpaid = cls.env.ref("cchc_hr.absence_kind_unpaid")
        cls.absences = cls.env["cchc.absence"].create(
            [
                {
                    "employee_id": person.id,
                    "kind_id": unpaid.id,
                    "date_from": cls.today,
                    "date_to": cls.today + relativedelta(day=31),
                }
                for person in cls.people
            ]
        )
        cls.draft = cls._draft("step_raise", cls.people[:1], cls.today, step=4)
        cls.draft.number = False
        cls.campaign = cls.env["cchc.campaign"].create(
            {
                "name": "Rà soát hồ sơ",
                "date_to": cls.today + timedelta(30),
                "unit_ids": [Command.set(cls.home.ids)],
            }
        )
        cls.campaign.action_open()
        cls.env["cchc.change.request"]._submit(
            cls.people[0],
            [
                {
                    "field_item_id": cls.env["cchc.change.field"]
                    .search([("field_id.name", "=", "private_phone")], limit=1)
                    .id,
                    "new_value": "0912345678",
                }
            ],
        )
        cls.env.flush_all()

    @classmethod
    def _user(cls, login, group, unit):
        user = new_test_user(cls.env, login=login, groups=f"cchc_base.{group}")
        user.write({"unit_ids": unit, "lang": "en_US"})
        return user

    def _page(self, user):
        page = self.env["cchc.dashboard"].with_user(user)
        first = page.work_to_do()
        later = [page.work_to_do(part)["sections"] for part in first["parts"]]
        return sorted(sum(later, first["sections"]), key=lambda section: section["place"])

    def _tiles(self, user):
        return [tile for section in self._page(user) for tile in section["tiles"]]

    def _figures(self, user):
        return {
            tile["title"]: [figure["count"] for figure in tile["figures"]]
            for tile in self._tiles(user)
        }

    def test_figures_are_those_of_the_lists(self):
        for user in (self.officer, self.head):
            tiles = self._tiles(user)
            self.assertTrue(tiles)
            for tile in tiles:
                model = tile["model"] or self.env.ref(tile["action"]).res_model
                records = self.env[model].with_user(user)
                for figure in tile["figures"]:
                    with self.subTest(tile=tile["title"], figure=figure["label"]):
                        self.assertEqual(figure["count"], records.search_count(figure["domain"]))

    def test_what_the_officer_is_told(self):
        figures = self._figures(self.officer)
        self.assertEqual(figures["End of an absence"], [0, 3, 3])
        self.assertEqual(figures["Drafts without a number"], [1])
        self.assertEqual(figures["Requests for changes of dossiers"], [1])
        self.assertEqual(figures["Rà soát hồ sơ"], [3, 0])
        self.assertGreater(figures["All missing items"][0], 0)

    def test_a_deadline_that_passed_is_overdue(self):
        novice = self._create_person("Lê Thị Tập Sự", birth_text="1999")
        since = self.today - relativedelta(years=3)
        self._open(novice, since, service_status="probation", step=1)
        self.assertEqual(self._figures(self.officer)["End of probation"], [1, 0, 0])

    def test_nothing_of_other_units(self):
        figures = self._figures(self.stranger)
        for title in ("End of an absence", "Drafts without a number", "Rà soát hồ sơ"):
            self.assertNotIn(title, figures)
        self.assertNotIn("Requests for changes of dossiers", figures)

    def test_nothing_that_may_not_be_opened(self):
        figures = self._figures(self.head)
        self.assertNotIn("Imports not finished", figures)
        self.assertNotIn("Requests for changes of dossiers", figures)
        self.assertIn("End of an absence", figures)

    def test_who_reads_no_dossiers_has_no_page(self):
        somebody = new_test_user(self.env, login="page_nobody", groups="base.group_user")
        with self.assertRaises(AccessError):
            self._page(somebody)

    def test_nothing_to_do_is_an_empty_page(self):
        idle = self._user("page_idle", "group_hr_officer", self.env["hr.department"])
        self.assertEqual(self._page(idle), [])

    def test_a_block_comes_whole_with_one_part(self):
        page = self.env["cchc.dashboard"].with_user(self.officer)
        first = page.work_to_do()
        self.assertEqual(first["parts"], ["due", "dossier"])
        keys = [section["key"] for section in self._page(self.officer)]
        self.assertEqual(len(keys), len({*keys}))
        quick = {section["key"] for section in first["sections"]}
        self.assertFalse(quick & {"due", "terms", "file", "dossier"})
        self.assertEqual(page.work_to_do("no such part")["sections"], [])

    def test_statements_do_not_grow_with_people(self):
        self._page(self.officer)

        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._page(self.officer)
            return self.env.cr.sql_log_count - before

        few = count()
        more = self.env["hr.employee"].browse()
        for number in range(20):
            more |= self._create_person(f"Trần Thị {number}", birth_text="1985")
        self._open(more)
        self.env["cchc.absence"].create(
            [
                {
                    "employee_id": person.id,
                    "kind_id": self.absences[0].kind_id.id,
                    "date_from": self.today,
                    "date_to": self.today + relativedelta(day=31),
                }
                for person in more
            ]
        )
        self.campaign.action_open()
        self.assertEqual(count(), few)
        self.assertLess(few, 72)
