import json
from datetime import date, datetime

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CchcHrCase

OPENED, LEFT_ON, BACK_ON = date(2016, 3, 1), date(2018, 7, 1), date(2021, 1, 1)
RAISED, TODAY = date(2023, 1, 1), date(2024, 6, 30)


class MergeCase(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Merge = cls.env["cchc.person.merge"]

    @classmethod
    def _pair(cls, name="Nguyễn Văn An"):
        """Who left in 2018 and was entered anew when recruited elsewhere in 2021."""
        first = cls._create_person(name, citizen_id=None, home_town="xã Bình An")
        second = cls._create_person(name, unit=cls.home_division, old_citizen_id="371234567")
        cls._open(first, OPENED)
        cls._issue("resignation", first, LEFT_ON)
        cls._issue(
            "recruitment", second, BACK_ON, staffing_category="public_employee",
            department_id=cls.home_division, rank_id=cls.principal, step=1, step_anchor=BACK_ON,
            service_status="serving",
        )  # fmt: skip
        cls._issue("step_raise", second, RAISED, step=2, step_anchor=RAISED)
        return first, second

    @classmethod
    def _merged(cls, kept, other, **case):
        return cls.Merge._merge([{"kept": kept, "other": other, "reason": "Cùng số CMND", **case}])

    def _serving(self, day):
        return self.env["hr.version"].search_count(
            [("in_service", "=", True), ("date_version", "<=", day), "|",
             ("date_to", "=", False), ("date_to", ">=", day),
             ("department_id", "child_of", self.home.id)]
        )  # fmt: skip


@tagged("post_install", "-at_install")
class TestPersonMerge(MergeCase):
    def test_one_career_of_the_lines_of_both_in_their_order(self):
        first, second = self._pair()
        self._merged(second, first)
        self.assertEqual(
            second.decision_line_ids.sorted("date_effective").type_id.mapped("code"),
            ["opening", "resignation", "recruitment", "step_raise"],
        )
        periods = second.version_ids.sorted("date_version")
        self.assertEqual(
            [(p.date_version, p.date_to or None, p.service_status, p.step) for p in periods],
            [
                (OPENED, date(2018, 6, 30), "serving", 3),
                (LEFT_ON, date(2020, 12, 31), "resigned", 3),
                (BACK_ON, date(2022, 12, 31), "serving", 1),
                (RAISED, None, "serving", 2),
            ],
        )
        self.assertFalse(first.period_ids)
        self.assertFalse(first.active)
        self.assertFalse(first.resource_id.active)
        self.assertEqual(first.merged_into_id, second)
        self.assertEqual(first.unit_id, second.unit_id, "read where the person serves")
        self.assertEqual(first.decision_line_ids, first.decision_line_ids.browse())
        self.assertNotIn(first, self.env["hr.employee"].search([("name", "=", first.name)]))

    def test_undone_both_have_their_periods_exactly(self):
        first, second = self._pair()
        # What officers enter of one period alone comes back, too.
        second.private_street = "Số 1 Trần Phú"
        before = self._stored(first | second), first.name_sort, first.unit_id
        dossier = (first | second).read(["home_town", "old_citizen_id", "active", "in_register"])
        act = self._merged(second, first)
        self.assertNotEqual(self._stored(first | second), before[0])
        act._undo("Hai người khác nhau")
        self.assertEqual(self._stored(first | second), before[0])
        self.assertEqual((first.name_sort, first.unit_id), before[1:])
        after = (first | second).read(["home_town", "old_citizen_id", "active", "in_register"])
        self.assertEqual(after, dossier)
        self.assertEqual(act.state, "undone")
        self.assertEqual(first.decision_line_ids.employee_id, first)
        # And once more, as if nothing had been.
        self._merged(second, first)
        self.assertEqual(len(second.version_ids), 4)

    def test_two_became_one_in_the_figures_of_the_unit(self):
        first = self._create_person("Trần Văn Bình")
        second = self._create_person("Trần Văn Bình")
        self._open(first, OPENED)
        self._open(second, BACK_ON)
        before = self._serving(TODAY)
        with self.assertRaisesRegex(UserError, "Two openings"):
            self._merged(first, second)
        act = self._merged(first, second, aside=second.decision_line_ids)
        self.assertEqual(self._serving(TODAY), before - 1)
        self.assertEqual(self._serving(date(2017, 1, 1)), 1)
        act._undo("Nhầm")
        self.assertEqual(self._serving(TODAY), before)
        self.assertEqual(second.decision_line_ids.career_id, second)

    def test_the_past_still_knows_two(self):
        first = self._create_person("Trần Văn Bình")
        second = self._create_person("Trần Văn Bình")
        self._open(first, OPENED)
        self._open(second, BACK_ON)
        self._move_records(first | second, datetime(2024, 1, 1))
        self._merged(first, second, aside=second.decision_line_ids)

        def known(day):
            Known = self.env["cchc.version.known"].with_context(known_on=day)
            return Known.search(
                [("employee_id", "in", (first | second).ids), ("in_service", "=", True),
                 ("date_version", "<=", TODAY), "|", ("date_to", "=", False),
                 ("date_to", ">=", TODAY)]
            ).employee_id  # fmt: skip

        self.assertEqual(known(date(2024, 2, 1)), first | second)
        self.assertEqual(known(None), first)

    def _move_records(self, people, moment):
        self.env.flush_all()
        cr = self.env.cr
        cr.execute("ALTER TABLE hr_version DISABLE TRIGGER USER")
        cr.execute("UPDATE hr_version SET recorded_at = %s WHERE employee_id = ANY(%s)",
                   [moment, people.ids])  # fmt: skip
        cr.execute("ALTER TABLE hr_version ENABLE TRIGGER USER")
        self.env.invalidate_all()

    def test_late_decisions_go_on_from_the_merged_career(self):
        first, second = self._pair()
        act = self._merged(second, first)
        later = self._issue("step_raise", second, date(2025, 1, 1), step=3,
                            step_anchor=date(2025, 1, 1))  # fmt: skip
        with self.assertRaisesRegex(UserError, later.number):
            act._undo("Nhầm")
        self._revoke(later)
        act._undo("Nhầm")
        self.assertEqual(len(second.version_ids), 2)

    def test_a_line_of_the_merged_entry_can_still_be_revoked(self):
        first, second = self._pair()
        opening = self.env["cchc.decision.line"].search(
            [("employee_id", "=", first.id), ("type_id.code", "=", "resignation")]
        )
        self._merged(second, first)
        # Without the leaving the recruitment of 2021 would start who is in service.
        with self.assertRaisesRegex(UserError, "in service since"):
            self._revoke(opening.decision_id)

    def test_conflicts_are_refused_with_line_field_and_remedy(self):
        first, second = self._pair()
        draft = self._issue("step_raise", first, date(2017, 1, 1), step=4,
                            step_anchor=date(2017, 1, 1))  # fmt: skip
        third = self._create_person("Nguyễn Văn An")
        self._open(third, OPENED, department_id=self.finance_division)
        with self.assertRaises(UserError) as refused:
            self._merged(first, third)
        self.assertIn("Two openings", str(refused.exception))
        self.assertIn("two units", str(refused.exception))
        self.assertIn(self.finance_division.display_name, str(refused.exception))
        self._issue("step_raise", third, date(2017, 1, 1), step=5, step_anchor=date(2017, 1, 1))
        with self.assertRaises(UserError) as refused:
            self._merged(first, third)
        self.assertIn(draft.number, str(refused.exception))
        step = self.env["cchc.service.fact"].search([("code", "=", "step")]).name
        self.assertIn(step, str(refused.exception))
        self.assertFalse(third.merged_into_id)
        self.assertFalse(self.Merge.search([("kept_id", "=", first.id)]))

    def test_lists_move_and_nothing_is_dropped(self):
        first, second = self._pair()
        Education = self.env["cchc.education"]
        school = {"level": "university", "major": "Luật", "when": "2010"}
        vals = {name: value for name, value in school.items() if name in Education._fields}
        Education.create({**vals, "employee_id": second.id})
        same = Education.create({**vals, "employee_id": first.id})
        own = Education.create({**vals, "when": "2014", "employee_id": first.id})
        father = self.env["cchc.family.member"].create(
            {"employee_id": first.id, "name": "Nguyễn Văn Ba", "relation": "father"}
        )
        draft = self._draft("step_raise", first, TODAY, step=5)
        act = self._merged(second, first)
        self.assertEqual(same.employee_id, first, "held by the kept one in the same words")
        self.assertEqual(own.employee_id | father.employee_id, second)
        self.assertEqual(draft.line_ids.employee_id, second)
        self.assertIn(f"{self.env['ir.model']._get('cchc.education').name}: 1", act.told)
        act._undo("Nhầm")
        self.assertEqual(own.employee_id | father.employee_id, first)
        self.assertEqual(draft.line_ids.employee_id, first)

    def test_of_what_there_is_one_the_two_must_agree(self):
        first, second = self._pair()
        Rating = self.env["cchc.yearly.rating"]
        values = [value for value, _label in Rating._fields["rating"].selection]
        mine = Rating.create({"employee_id": first.id, "year": 2017, "rating": values[0]})
        Rating.create({"employee_id": second.id, "year": 2017, "rating": values[1]})
        with self.assertRaisesRegex(UserError, "2017"):
            self._merged(second, first)
        mine.rating = values[1]
        self._merged(second, first)
        self.assertEqual(mine.employee_id, first)

    def test_facts_are_taken_over_and_contradictions_chosen(self):
        first, second = self._pair()
        first.write({"citizen_id": "091080000011", "insurance_number": "9100000001"})
        second.write({"insurance_number": "9100000002", "home_town": False})
        with self.assertRaisesRegex(UserError, "9100000001"):
            self._merged(second, first)
        act = self._merged(second, first, choices={"insurance_number": "other"})
        self.assertEqual(second.citizen_id, "091080000011")
        self.assertEqual(second.insurance_number, "9100000001")
        self.assertEqual(second.home_town, "xã Bình An")
        self.assertFalse(first.citizen_id)
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.cr.savepoint():
            self._create_person("Lê Văn C", citizen_id="091080000011")
        act._undo("Nhầm")
        self.assertEqual((first.citizen_id, second.citizen_id), ("091080000011", False))
        self.assertEqual(second.insurance_number, "9100000002")
        self.assertFalse(second.home_town)

    def test_the_merged_entry_is_closed(self):
        first, second = self._pair()
        user = self.env["res.users"].create(
            {"name": first.name, "login": "an.merged",
             "group_ids": [Command.set([self.env.ref("cchc_base.group_employee").id])]}
        )  # fmt: skip
        first.user_id = user
        act = self._merged(second, first)
        self.assertFalse(user.active)
        with self.assertRaisesRegex(UserError, "was merged into"):
            first.write({"home_town": "xã khác"})
        with self.assertRaisesRegex(UserError, "was merged into"):
            self._draft("step_raise", first, TODAY, step=5)
        with self.assertRaisesRegex(UserError, "was merged into"):
            self.env["cchc.education"].create({"employee_id": first.id, "level": "university"})
        self._assert_spans_closed(first, second)
        with self.assertRaisesRegex(UserError, "already merged"):
            self._merged(first, self._create_person())
        act._undo("Nhầm")
        self.assertTrue(user.active)
        first.write({"home_town": "xã khác"})

    def _assert_spans_closed(self, entry, kept):
        sick = {
            "kind_id": self.env.ref("cchc_hr.absence_kind_annual").id,
            "date_from": TODAY,
            "date_to": TODAY,
        }
        with self.assertRaisesRegex(UserError, "was merged into"):
            self.env["cchc.absence"].create({"employee_id": entry.id, **sick})
        absence = self.env["cchc.absence"].create({"employee_id": kept.id, **sick})
        with self.assertRaisesRegex(UserError, "was merged into"):
            absence.employee_id = entry
        with self.assertRaisesRegex(UserError, "was merged into"):
            self.env["cchc.paper.file"].create({"employee_id": entry.id, "number": "HS-1"})

    def test_merged_again_nothing_happens(self):
        first, second = self._pair()
        act = self._merged(second, first)
        stored = self._stored(first | second)
        self.assertEqual(self._merged(second, first), act)
        self.assertEqual(self._stored(first | second), stored)

    def test_a_chain_of_merges_is_undone_from_its_end(self):
        first, second = self._pair()
        third = self._create_person("Nguyễn Văn An")
        before = self._stored(first | second)
        inner = self._merged(second, first)
        outer = self._merged(third, second)
        self.assertEqual((first | second).merged_into_id, third)
        self.assertEqual(len(third.decision_line_ids), 4)
        with self.assertRaisesRegex(UserError, "merged later"):
            inner._undo("Nhầm")
        outer._undo("Nhầm")
        self.assertEqual(first.merged_into_id, second)
        self.assertEqual(len(second.decision_line_ids), 4)
        inner._undo("Nhầm")
        self.assertEqual(self._stored(first | second), before)

    def test_acts_are_append_only(self):
        first, second = self._pair()
        act = self._merged(second, first)
        with self.assertRaises(UserError):
            act.reason = "khác"
        with self.assertRaises(UserError):
            act.unlink()
        with self.assertRaises(UserError):
            self.Merge.create({"kept_id": first.id, "other_id": second.id, "reason": "x"})
        self.env.flush_all()
        for statement in (
            "UPDATE cchc_person_merge SET reason = 'x'",
            "DELETE FROM cchc_person_merge",
        ):
            with (
                self.assertRaisesRegex(Exception, "append-only"),
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                self.env.cr.execute(statement)

    def test_a_batch_costs_the_same_statements_for_each_list(self):
        pairs = [self._pair(f"Nguyễn Văn {name}") for name in ("Ba", "Bốn", "Năm", "Sáu")]
        cases = [{"kept": two, "other": one, "reason": "Cùng số"} for one, two in pairs]
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.Merge._merge(cases[:1])
        self.env.flush_all()
        single = self.env.cr.sql_log_count - before
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.Merge._merge(cases[1:])
        self.env.flush_all()
        self.assertLess((self.env.cr.sql_log_count - before - single) / 2, 15, single)


@tagged("post_install", "-at_install")
class TestPersonMergeScope(MergeCase):
    def test_an_officer_merges_the_own_and_home_affairs_the_rest(self):
        first, second = self._pair()
        officer = self._create_user("officer.home", "hr_officer", self.home)
        foreign = self._create_user("officer.fin", "hr_officer", self.finance)
        people = first | second
        self.assertFalse(self.Merge.with_user(foreign).search([]))
        with self.assertRaises(AccessError):
            people.with_user(foreign).action_merge()
        with self.assertRaises(AccessError):
            self.Merge.with_user(foreign)._merge(
                [{"kept": second.with_user(foreign), "other": first.with_user(foreign),
                  "reason": "x"}]
            )  # fmt: skip
        third = self._create_person("Nguyễn Văn An", unit=self.finance_division)
        with self.assertRaisesRegex(AccessError, "Home Affairs"):
            (first | third).with_user(officer).action_merge()
        action = people.with_user(officer).action_merge()
        question = self.env[action["res_model"]].with_user(officer).browse(action["res_id"])
        question.reason = "Đối chiếu hồ sơ giấy"
        question.action_merge()
        act = self.Merge.with_user(officer).search([])
        self.assertEqual(act.merged_by_id, officer)
        self.assertFalse(self.Merge.with_user(foreign).search([]))
        with self.assertRaises(AccessError):
            act.with_user(foreign)._undo("x")


@tagged("post_install", "-at_install")
class TestPersonMergeQuestion(MergeCase):
    def _question(self, people):
        action = people.action_merge()
        return self.env[action["res_model"]].browse(action["res_id"])

    def test_the_preview_tells_before_what_is_refused_after(self):
        first = self._create_person("Trần Văn Bình", insurance_number="1")
        second = self._create_person("Trần Văn Bình", insurance_number="2", home_town="xã A")
        self._open(first, OPENED)
        self._open(second, BACK_ON)
        self._issue("step_raise", first, RAISED, step=4, step_anchor=RAISED)
        question = self._question(first | second)
        self.assertEqual(question.kept_id, first, "the longer career is proposed")
        self.assertIn("Two openings", question.problems)
        question.reason = "Một người nhập hai lần"
        with self.assertRaisesRegex(UserError, "Two openings"):
            question.action_merge()
        question.opening_choice = "kept"
        self.assertNotIn("Two openings", question.problems)
        self.assertEqual(question.choice_ids.mapped("name"), ["insurance_number"])
        question.choice_ids.answer = "other"
        self.assertFalse(question.problems)
        self.assertIn("xã A", question.lists)
        question.action_swap()
        self.assertEqual((question.kept_id, question.other_id), (second, first))
        self.assertEqual(question.choice_ids.answer, "kept")
        question.action_swap()
        question.action_merge()
        self.assertEqual(second.merged_into_id, first)
        self.assertEqual(first.insurance_number, "2")
        self.assertEqual(json.dumps(first.version_ids.mapped("step")), "[3, 4]")

    def test_exactly_two(self):
        with self.assertRaises(UserError):
            self._create_person().action_merge()
