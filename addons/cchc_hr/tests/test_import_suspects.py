import unicodedata
from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_import import BINH, KHANG, ImportCase

# A card of nine digits with the name and birth of BINH.
CARD = BINH | {"Số CCCD": "370123456"}


@tagged("post_install", "-at_install")
class TestImportSuspects(ImportCase):
    """Nobody is merged silently: a likeness is a question to the officer."""

    def _one(self, *people, **kwargs):
        """The single row to decide of a checked list, and its question."""
        batch = self._checked(*people, **kwargs)
        suspects = batch.suspect_ids
        self.assertEqual(len(suspects), 1)
        self.assertEqual(suspects.row_id.state, "suspect")
        return batch, suspects

    def test_a_card_against_the_holder_of_a_citizen_number(self):
        self._applied(BINH)
        person = self._person("Trần Văn Bình")
        batch, suspect = self._one(CARD)
        self.assertEqual(suspect.kind, "card")
        self.assertIn("370123456", suspect.comparison)
        self.assertIn("091080000001", suspect.comparison)
        with self.assertRaisesRegex(UserError, "decide them"):
            batch.action_apply()
        suspect.action_same()
        batch.action_apply()
        self._run_job()
        self.assertEqual((batch.state, batch.row_ids.state), ("done", "completed"))
        self.assertEqual(self._person("Trần Văn Bình"), person)
        self.assertEqual((person.citizen_id, person.old_citizen_id), ("091080000001", "370123456"))
        # Remembered: the same list asks nothing and changes nothing.
        again = self._checked(CARD)
        self.assertEqual((again.row_ids.state, len(again.suspect_ids)), ("unchanged", 0))

    def test_another_person_is_made_and_remembered(self):
        self._applied(BINH)
        batch, suspect = self._one(CARD)
        suspect.action_other()
        batch.action_apply()
        self._run_job()
        self.assertEqual(len(self._person("Trần Văn Bình")), 2)
        again = self._checked(CARD, BINH)
        self.assertEqual(set(again.row_ids.mapped("state")), {"unchanged"})

    def test_left_out_for_this_list_only(self):
        self._applied(BINH)
        batch, suspect = self._one(CARD, KHANG)
        suspect.action_leave()
        self.assertEqual(suspect.row_id.state, "refused")
        self.assertIn("left_out", self._codes(suspect.row_id))
        batch.action_apply()
        self._run_job()
        self.assertEqual(self._states(batch), {"Trần Văn Bình": "refused", "Danh Khang": "applied"})
        self.assertEqual(self._states(self._checked(CARD)), {"Trần Văn Bình": "suspect"})

    def test_an_answer_can_be_taken_back(self):
        self._applied(BINH)
        _batch, suspect = self._one(CARD)
        suspect.action_other()
        self.assertEqual(suspect.row_id.state, "ready")
        suspect.action_reopen()
        self.assertEqual(suspect.row_id.state, "suspect")

    def test_one_number_of_two_people(self):
        self._applied(BINH)
        for other in ({"Họ và tên": "Trần Văn Tám"}, {"Ngày sinh": "02/3/1980"}):
            _batch, suspect = self._one(BINH | other)
            self.assertEqual(suspect.kind, "number")
            with self.assertRaisesRegex(UserError, "Two people can't have one citizen number"):
                suspect.action_other()
            suspect.action_leave()

    def test_a_name_with_other_marks_is_another_name(self):
        self._applied(KHANG | {"Họ và tên": "Danh Hùng"})
        _batch, suspect = self._one(KHANG | {"Họ và tên": "Danh Hưng"})
        self.assertEqual(suspect.kind, "spelling")
        suspect.action_leave()
        _batch, suspect = self._one(KHANG | {"Họ và tên": "DANH HUNG"})
        self.assertEqual(suspect.kind, "spelling")

    def test_decomposed_letters_and_places_of_tones_are_the_same_name(self):
        self._applied(KHANG | {"Họ và tên": "Danh Thị Hòa"})
        for name in (unicodedata.normalize("NFD", "Danh Thị Hòa"), "Danh Thị Hoà"):
            row = self._checked(KHANG | {"Họ và tên": name}).row_ids
            self.assertEqual(row.state, "unchanged")

    def test_the_same_name_and_day_in_another_unit(self):
        self._applied(BINH | {"Số CCCD": None})
        _batch, suspect = self._one(BINH | {"Số CCCD": None, "Đơn vị": "Sở Nội vụ"})
        self.assertEqual(suspect.kind, "elsewhere")
        suspect.action_same()
        # One person, who serves elsewhere according to the register: that needs a transfer.
        self.assertEqual(self._codes(suspect.row_id), ["differs_from_register"])

    def test_a_namesake_of_another_day_is_nobody_known(self):
        self._applied(BINH | {"Số CCCD": None})
        row = self._checked(BINH | {"Số CCCD": None, "Ngày sinh": "02/3/1980"}).row_ids
        self.assertEqual(row.state, "ready")

    def test_somebody_out_of_sight_is_asked_about_without_being_shown(self):
        self._applied(BINH | {"Số CCCD": None, "Mã ngạch": "01.002", "Hệ số lương": "4,40"})
        _batch, suspect = self._one(
            BINH | {"Số CCCD": None, "Đơn vị": "Phòng Ngân sách"}, user=self.other_officer
        )
        self.assertFalse(suspect.can_be_same)
        self.assertNotIn("Phòng Công chức", suspect.comparison)
        self.assertNotIn("01.002", suspect.comparison)
        with self.assertRaisesRegex(UserError, "ask Home Affairs"):
            suspect.action_same()
        suspect.action_other()
        self.assertEqual(suspect.row_id.state, "ready")

    def test_namesakes_in_one_file_are_one_or_two(self):
        twins = (KHANG, KHANG | {"Ghi chú": "sinh đôi"})
        batch, suspect = self._one(*twins)
        self.assertEqual(suspect.kind, "twin")
        suspect.action_same()
        self.assertEqual(self._codes(suspect.row_id)[-1], "twin_left_out")
        suspect.action_reopen()
        suspect.action_other()
        batch.action_apply()
        self._run_job()
        self.assertEqual(batch.rows_applied, 2)
        self.assertEqual(len(self._person("Danh Khang")), 2)
        # Who is who was kept, and is shown with both sides.
        self.assertTrue(all(batch.suspect_ids.mapped("comparison")))
        again = self._checked(*twins)
        self.assertEqual(again.row_ids.mapped("state"), ["unchanged", "unchanged"])
        self.assertEqual(len(again.row_ids.employee_id), 2)

    def test_two_rows_never_mean_one_person(self):
        self._applied(BINH)
        batch = self._checked(BINH, CARD)
        batch.suspect_ids.action_same()
        self.assertIn("met_twice", [code for row in batch.row_ids for code in self._codes(row)])

    def test_the_undecided_are_left_out_together(self):
        self._applied(BINH)
        batch = self._checked(CARD, KHANG)
        batch.action_leave_out()
        batch.action_apply()
        self._run_job()
        self.assertComplete(batch)
        self.assertEqual((batch.rows_applied, batch.rows_refused), (1, 1))

    def test_answers_are_given_by_the_agency_only(self):
        self._applied(BINH)
        _batch, suspect = self._one(CARD)
        with self.assertRaises(AccessError):
            suspect.with_user(self.other_officer).action_same()
        self.assertFalse(suspect.answer)


@tagged("post_install", "-at_install")
class TestImportUndo(ImportCase):
    """An import is taken back where nobody has built on it."""

    def _undone(self, batch):
        batch.action_undo()
        self._run_job()
        return batch

    def test_openings_are_revoked_and_can_be_made_again(self):
        batch = self._undone(self._applied(BINH, KHANG))
        self.assertEqual((batch.state, batch.rows_undone, batch.rows_applied), ("undone", 2, 0))
        self.assertEqual(batch.decision_id.state, "revoked")
        self.assertEqual(batch.revocation_id.type_id.event, "revoke")
        people = batch.row_ids.employee_id
        people = people.sudo()
        self.assertFalse(any(people.version_ids.mapped("staffing_category")))
        again = self._applied(BINH, KHANG, decision_number="2/QĐ")
        self.assertEqual(again.rows_applied, 2)
        self.assertEqual(again.row_ids.employee_id.ids, people.ids)
        self.assertEqual(people.version_ids.mapped("in_service"), [True, True])

    def test_who_was_touched_since_is_left_and_named(self):
        batch = self._applied(BINH, KHANG, BINH | {"Họ và tên": "Lý Tám", "Số CCCD": None},
                              BINH | {"Họ và tên": "Lý Chín", "Số CCCD": None})  # fmt: skip
        self._issue("step_raise", self._person("Trần Văn Bình"), date(2021, 1, 1),
                    rank_id=self.specialist, step=5, step_anchor=date(2021, 1, 1))  # fmt: skip
        self._person("Danh Khang").home_town = "Rạch Giá"
        self._person("Lý Tám").staff_number = "T8"
        self.env["cchc.education"].create(
            {"employee_id": self._person("Lý Tám").id, "level": "university"}
        )
        self._undone(batch)
        self.assertEqual(
            self._states(batch),
            {
                "Trần Văn Bình": "applied",
                "Danh Khang": "undone",
                "Lý Tám": "applied",
                "Lý Chín": "undone",
            },
        )
        messages = {row.name: row.message for row in batch.row_ids}
        self.assertIn("a later decision concerns the person", messages["Trần Văn Bình"])
        self.assertIn("Education", messages["Lý Tám"])
        self.assertTrue(self._person("Trần Văn Bình").version_ids[:1].in_service)

    def test_what_was_corrected_by_hand_stays(self):
        batch = self._applied(BINH)
        self._person("Trần Văn Bình").birth_text = "02/03/1980"
        self._undone(batch)
        self.assertEqual(batch.row_ids.state, "applied")
        self.assertIn("Born", batch.row_ids.message)

    def test_repeating_changes_nothing(self):
        batch = self._undone(self._applied(BINH))
        decisions = self.env["cchc.decision"].search_count([])
        self._undone(batch)
        self.assertEqual(self.env["cchc.decision"].search_count([]), decisions)

    def test_a_lost_step_is_repeated(self):
        batch = self._applied(BINH)
        batch.action_undo()
        self.env.flush_all()
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            batch.sudo()._undo_step()
            self.env.flush_all()
            raise ZeroDivisionError
        self.env.invalidate_all(flush=False)
        self.assertEqual((batch.state, batch.row_ids.state), ("undoing", "applied"))
        self._run_job()
        self.assertEqual((batch.state, batch.row_ids.state), ("undone", "undone"))

    def test_what_was_added_to_a_dossier_is_taken_back(self):
        self._applied(BINH)
        batch = self._applied(BINH | {"Số hiệu CBCCVC": "CB-7"})
        person = self._person("Trần Văn Bình")
        self.assertEqual((batch.row_ids.state, person.staff_number), ("completed", "CB-7"))
        self._undone(batch)
        self.assertFalse(person.staff_number)
        self.assertTrue(person.version_ids.in_service)
