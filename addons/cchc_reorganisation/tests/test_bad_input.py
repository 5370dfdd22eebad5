from datetime import timedelta
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import Form
from odoo.tools import mute_logger

from .common import ReorganisationCase


class TestBadInput(ReorganisationCase):
    """Errors name the row, the field and the remedy in Vietnamese, and nothing is lost."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.vietnamese = cls.env(user=cls.manager, context={**cls.env.context, "lang": "vi_VN"})

    def _refused(self, *operations):
        """What the officer reads when these are computed; what was computed before is kept."""
        scenario = self._merged(env=self.vietnamese)
        people, units = scenario.placement_ids, scenario.unit_ids
        scenario.operation_ids = [
            (5, 0, 0),
            *((0, 0, self._operation(**vals)) for vals in operations),
        ]
        entered = len(scenario.operation_ids)
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            scenario.action_compute()
        self.env.invalidate_all()
        self.assertEqual(len(scenario.operation_ids), entered, "what was entered stays")
        self.assertEqual(scenario.placement_ids, people)
        self.assertEqual(scenario.unit_ids, units)
        return str(caught.exception)

    def test_no_unit_is_chosen(self):
        told = self._refused({"kind": "dissolve"}, {"kind": "merge", "name": "UBND xã Mới"})
        self.assertIn("Dòng 1 – Giải thể: chọn ít nhất 1 đơn vị ở ô “Đơn vị”", told)
        self.assertIn("Dòng 2 – Hợp nhất thành đơn vị mới: chọn ít nhất 2 đơn vị", told)

    def test_one_unit_in_two_operations(self):
        told = self._refused(
            {"kind": "rename", "units": self.home, "name": "Sở Nội vụ mới"},
            {"kind": "merge_into", "units": self.commune, "target_id": self.other.id},
            {"kind": "dissolve", "units": self.commune, "target_id": self.district.id},
        )
        self.assertIn("Dòng 2 – Sáp nhập vào đơn vị hiện có, Dòng 3 – Giải thể: ", told)
        self.assertIn(f"“{self.commune.name}”", told)
        self.assertNotIn("Dòng 1", told)

    def test_a_unit_ends_and_is_moved(self):
        told = self._refused(
            {"kind": "merge_into", "units": self.commune, "target_id": self.other.id},
            {"kind": "move", "units": self.commune, "parent_id": self.province.id},
        )
        self.assertIn("Dòng 1 – Sáp nhập vào đơn vị hiện có, Dòng 2 – Chuyển trực thuộc", told)

    def test_a_unit_below_itself(self):
        told = self._refused({"kind": "move", "units": self.district, "parent_id": self.commune.id})
        self.assertEqual(told.count("•"), 1, "the units below are no other error")
        self.assertIn("Dòng 1 – Chuyển trực thuộc", told)
        self.assertIn(f"“{self.district.name}” sẽ nằm dưới chính nó", told)

    def test_shares_that_do_not_add_up(self):
        parts = ({"name": "UBND xã Một", "share": 50}, {"name": "UBND xã Hai", "share": 40})
        told = self._refused({"kind": "divide", "units": self.commune, "parts": parts})
        self.assertIn("Dòng 1 – Chia: ", told)
        self.assertIn("90%", told)
        self.assertIn("Tỷ lệ", told)
        told = self._refused(
            {"kind": "split", "units": self.commune, "parts": ({"name": "Mới", "share": 100},)}
        )
        self.assertIn("Dòng 1 – Tách một phần", told)

    @mute_logger("odoo.sql_db")
    def test_a_share_out_of_range(self):
        parts = ({"name": "UBND xã Một", "share": 0},)
        with self.assertRaisesRegex(IntegrityError, "share_sane"), self.cr.savepoint():
            self._act({"kind": "divide", "units": self.commune, "parts": parts})

    def test_a_part_without_a_taker(self):
        told = self._refused(
            {
                "kind": "divide",
                "units": self.commune,
                "parts": ({"name": "UBND xã Một", "share": 50}, {"share": 50}),
            }
        )
        self.assertIn("Dòng 1 – Chia: phần 2", told)

    def test_a_unit_that_has_ended_already(self):
        self._merged(name="Đợt trước").action_enact()
        self.env.invalidate_all()
        act = self._later()
        told = self._told_by(
            act, {"kind": "merge_into", "units": self.commune, "target_id": self.district.id}
        )
        self.assertIn("Dòng 1 – Sáp nhập vào đơn vị hiện có", told)
        self.assertIn(f"“{self.commune.name}” không tồn tại vào ngày sắp xếp", told)
        told = self._told_by(
            act, {"kind": "move", "units": self.home, "parent_id": self.commune.id}
        )
        self.assertIn("Dòng 1 – Chuyển trực thuộc", told)

    def _later(self):
        return self.vietnamese["cchc.reorganisation"].create(
            {
                "name": "Đợt sau",
                "unit_id": self.province.id,
                "date": self.day + timedelta(days=30),
            }
        )

    def _told_by(self, act, operation):
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            self._scenario(act, operation)
        return str(caught.exception)

    def test_nothing_is_said_of_where_or_what(self):
        told = self._refused(
            {"kind": "move", "units": self.commune},
            {"kind": "change", "units": self.home},
            {"kind": "merge_into", "units": self.other},
            {"kind": "found", "name": "Sở Du lịch", "parent_id": self.province.id},
            {"kind": "rename", "units": self.district, "name": " "},
        )
        for row, word in ((1, "Trực thuộc"), (2, "hạng"), (3, "sáp nhập"), (4, "loại"), (5, "tên")):
            line = next(line for line in told.splitlines() if f"Dòng {row} –" in line)
            self.assertIn(word, line)
        self.assertEqual(len(told.splitlines()), 5)

    def test_a_document_or_a_number_is_missing(self):
        scenario = self._merged(env=self.vietnamese)
        scenario.reorganisation_id.write(
            {"document_id": False, "decision_number": False, "date_signed": False}
        )
        with self.assertRaises(UserError) as caught, self.cr.savepoint():
            scenario.action_enact()
        told = str(caught.exception)
        self.assertIn("hãy nhập văn bản sắp xếp", told)
        self.assertIn("số và ngày ký quyết định bố trí nhân sự", told)
        self.assertEqual(scenario.state, "planning")
        self.assertTrue(scenario.placement_ids)

    def test_a_day_that_has_passed_is_told_before_it_is_too_late(self):
        with Form(self.vietnamese["cchc.reorganisation"]) as form:
            form.name = "Đợt sắp xếp"
            form.date = self.today
            self.assertTrue(form.is_past)
            form.date = self.today + timedelta(days=1)
            self.assertFalse(form.is_past)

    def test_what_another_kind_asked_for_is_not_kept_unseen(self):
        scenario = self._merged()
        with Form(scenario.operation_ids) as form:
            form.kind = "rename"
            self.assertFalse(form.code)
            form.kind = "dissolve"
            self.assertFalse(form.name)
            self.assertTrue(form.unit_ids, "units are asked for by both")

    def test_a_new_unit_lies_below_the_planning_one_unless_said_otherwise(self):
        scenario = self._merged()
        form = Form(
            self.env["cchc.reorganisation.operation"].with_context(default_scenario_id=scenario.id)
        )
        form.kind = "found"
        self.assertEqual(form.parent_id, self.province)

    def test_what_fails_half_way_leaves_what_was_computed(self):
        scenario = self._merged()
        people = scenario.placement_ids.ids
        failing = patch.object(
            type(scenario), "_refresh_figures", side_effect=UserError("giữa chừng")
        )
        with failing, self.assertRaises(UserError), self.cr.savepoint():
            scenario.action_compute()
        self.env.invalidate_all()
        self.assertEqual(scenario.placement_ids.ids, people)
