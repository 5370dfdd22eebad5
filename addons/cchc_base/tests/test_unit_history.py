from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TREE_START, CchcCase

EVE, YEAR_START = date(2019, 12, 31), date(2020, 1, 1)


@tagged("post_install", "-at_install")
class TestUnitHistory(CchcCase):
    def _record(self, unit, day, **vals):
        change = self.env["cchc.unit.change"].create(
            {"unit_id": unit.id, "date_from": day, "document_id": self.document.id, **vals}
        )
        change.action_record()
        return unit.unit_version_ids.filtered(
            lambda row: row.date_from == day and not row.voided_at
        )

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.document = cls.env["cchc.legal.document"].create(
            {"number": "01/NQ-HĐND", "title": "Sắp xếp đơn vị", "date_issued": YEAR_START}
        )

    def test_tree_at_a_past_date(self):
        self._record(self.home_division, YEAR_START, parent_id=self.finance.id)
        before = self.env["hr.department"]._tree_at(date(2019, 12, 31))
        after = self.env["hr.department"]._tree_at(YEAR_START)
        self.assertEqual(before[self.home_division.id], self.home.id)
        self.assertEqual(after[self.home_division.id], self.finance.id)
        self.assertEqual(self.home_division.parent_id, self.finance, "today's tree follows")
        self.assertIn(self.home_division, self.finance._subtree_at(YEAR_START))
        self.assertNotIn(self.home_division, self.finance._subtree_at(TREE_START))

    def test_future_change_waits_for_its_day(self):
        with freeze_time("2026-05-01"):
            self._record(self.home_division, date(2026, 7, 1), name="Phòng Cán bộ")
            self.assertEqual(self.home_division.name, "Phòng Công chức")
        with freeze_time("2026-07-01 01:00:00"):
            self.env["hr.department"]._cron_project_unit_versions()
            self.assertEqual(self.home_division.name, "Phòng Cán bộ")

    def test_a_day_on_which_the_server_was_down_is_made_up_for(self):
        division, other = self.home_division, self.finance_division
        with freeze_time("2026-05-01"):
            self._record(division, date(2026, 7, 1), name="Phòng Cán bộ")
            self._record(division, date(2026, 7, 4), parent_id=self.finance.id)
            self._record(other, date(2026, 7, 2), dissolved=True)
        with freeze_time("2026-07-06 01:00:00"):
            self.env["hr.department"]._cron_project_unit_versions()
            self.assertEqual(division.name, "Phòng Cán bộ")
            self.assertEqual(division.parent_id, self.finance)
            self.assertFalse(other.active)
            self.env.flush_all()
            self.env.invalidate_all()
            # Nothing is left to do: however many units there are, they are read and not written.
            with self.assertQueryCount(__system__=6):
                self.env["hr.department"]._cron_project_unit_versions()

    def test_as_known_on_a_day(self):
        with freeze_time("2024-01-10"):
            wrong = self._record(self.home_division, YEAR_START, parent_id=self.finance.id)
        self.env.flush_all()
        with freeze_time("2024-02-10"):
            wrong.action_void()
        Unit = self.env["hr.department"]
        day = date(2021, 1, 1)
        self.assertEqual(Unit._tree_at(day)[self.home_division.id], self.home.id)
        known = Unit._tree_at(day, known_on=date(2024, 1, 31))
        self.assertEqual(known.get(self.home_division.id), self.finance.id)

    def test_dissolved_unit_leaves_the_tree_on_its_day(self):
        self._record(self.finance_division, YEAR_START, dissolved=True)
        self.assertIn(self.finance_division.id, self.env["hr.department"]._tree_at(EVE))
        self.assertNotIn(self.finance_division.id, self.env["hr.department"]._tree_at(YEAR_START))
        self.assertFalse(self.finance_division.active)
        self.assertEqual(self.finance_division.parent_id, self.finance, "stays what it was")
        self.assertTrue(self.finance_division.kind_id)
        self.assertEqual(self.finance_division.date_to, date(2019, 12, 31))
        with self.assertRaisesRegex(ValidationError, "does not exist"):
            self.finance_division._check_in_force(YEAR_START)

    def test_circular_parent_is_refused_on_any_later_day(self):
        self._record(self.finance, date(2022, 1, 1), parent_id=self.home_division.id)
        with self.assertRaisesRegex(ValidationError, "below itself"):
            # From 2020 to 2022 there is no circle; the entry of 2022 closes one.
            self._record(self.home_division, YEAR_START, parent_id=self.finance_division.id)

    def test_parent_must_exist(self):
        self._record(self.finance, YEAR_START, dissolved=True)
        with self.assertRaisesRegex(ValidationError, "does not exist"):
            self._record(self.home_division, date(2021, 1, 1), parent_id=self.finance.id)

    def test_history_is_never_edited_or_deleted(self):
        row = self.home.unit_version_ids
        for edit in (
            lambda: row.write({"name": "Khác"}),
            row.unlink,
            lambda: self.home.write({"parent_id": self.finance.id}),
            lambda: self.home.write({"name": "Khác"}),
            self.home.action_archive,
            self.home.unlink,
            row.action_void,
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                edit()
        forged = self.home.with_context(cchc_projection=True)
        with self.assertRaises(UserError):
            forged.write({"parent_id": self.finance.id})

    def test_only_home_affairs_records_changes(self):
        officer = self._create_user("unit_officer", "hr_officer", self.home)
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_model"):
            self.env["cchc.unit.version"].with_user(officer).create(
                {"unit_id": self.home.id, "date_from": YEAR_START, "name": "Khác"}
            )

    def test_two_changes_on_one_day_are_refused(self):
        self._record(self.home, YEAR_START, name="Sở Nội vụ mới")
        with self.assertRaises(Exception) as caught, mute_logger("odoo.sql_db"):
            self._record(self.home, YEAR_START, name="Sở Nội vụ khác")
        self.assertIn("unit_id", str(caught.exception))

    def test_agency_of_a_division(self):
        self.assertEqual(self.home_division.agency_id, self.home)
        self.assertEqual(self.home.agency_id, self.home)
        self.assertEqual(self.home_division.display_name, "Phòng Công chức – Sở Nội vụ")


@tagged("post_install", "-at_install")
class TestStructures(CchcCase):
    def test_kien_giang_loads_once(self):
        Structure = self.env["cchc.unit.structure"]
        Structure._load("kien_giang")
        self.assertEqual(Structure._load("kien_giang"), 0, "safe to repeat")
        Unit = self.env["hr.department"]
        root = Unit.search([("code", "=", "KG")])
        tree = root._subtree_at(date(2025, 6, 30))
        levels = tree.grouped("level_id")
        by_code = {level.code: units for level, units in levels.items()}
        seats = {
            code: units.filtered(lambda u: u.kind_id.code == "people_committee")
            for code, units in by_code.items()
        }
        self.assertEqual(len(seats["district"]), 15)
        self.assertEqual(len(seats["commune"]), 143)
        self.assertGreater(len(tree), 600)

    def test_cited_documents_are_registered_once_with_their_kind(self):
        Structure = self.env["cchc.unit.structure"]
        rows = [
            {"document": number} for number in ("150/2025/NĐ-CP", "05/NQ-HĐND", "", "05/NQ-HĐND")
        ]
        ids = Structure._documents(rows)
        documents = self.env["cchc.legal.document"].browse(ids.values())
        self.assertEqual(
            {document.number: document.kind for document in documents},
            {"150/2025/NĐ-CP": "decree", "05/NQ-HĐND": "resolution"},
        )
        self.assertEqual(Structure._documents(rows), ids, "nothing is registered twice")

    def test_an_giang_has_no_district(self):
        self.env["cchc.unit.structure"]._load("an_giang")
        root = self.env["hr.department"].search([("code", "=", "AG")])
        tree = root._subtree_at(date(2025, 7, 1))
        seats = tree.filtered(lambda u: u.kind_id.code == "people_committee")
        self.assertEqual(len(seats.filtered(lambda u: u.level_id.code == "commune")), 102)
        self.assertFalse(tree.filtered(lambda u: u.level_id.code == "district"))


@tagged("post_install", "-at_install")
class TestScope(CchcCase):
    def _may_see(self, user, unit):
        person = self.env["hr.employee"].create({"name": "Lê A", "intake_unit_id": unit.id})
        return bool(self.env["hr.employee"].with_user(user).search([("id", "=", person.id)]))

    def test_scope_follows_the_tree_and_the_units_of_the_user_at_once(self):
        officer = self._create_user("scope_officer", "hr_officer", self.finance)
        self.assertTrue(self._may_see(officer, self.finance_division))
        self.assertFalse(self._may_see(officer, self.home_division))
        document = self.env["cchc.legal.document"].create(
            {"number": "02/NQ-HĐND", "title": "Chuyển phòng", "date_issued": YEAR_START}
        )
        self.env["cchc.unit.change"].create(
            {
                "unit_id": self.home_division.id,
                "date_from": YEAR_START,
                "document_id": document.id,
                "parent_id": self.finance.id,
            }
        ).action_record()
        self.assertTrue(self._may_see(officer, self.home_division), "the unit has moved below")
        new = self._create_unit("T.TC.M", "Phòng mới", "division", "province", self.finance)
        self.assertTrue(self._may_see(officer, new))
        officer.unit_ids = self.district
        self.assertFalse(self._may_see(officer, new))
        self.assertTrue(self._may_see(officer, self.commune))
