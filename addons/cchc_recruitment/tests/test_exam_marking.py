from psycopg2.errors import RaiseException

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .common_exam import NAMES, PHRASES, ExamCase


class TestMarking(ExamCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.codes = cls._ready_to_mark(absent=(NAMES[0],), warning=NAMES[2], suspension=NAMES[1])

    # -- sealing ---------------------------------------------------------------------------

    def test_who_was_absent_or_sent_away_has_no_script(self):
        numbers = {one.name: one.candidate_number for one in self.candidates}
        self.assertEqual(set(self.codes.values()), {numbers[name] for name in NAMES[2:]})
        self.assertEqual(len(self.paper.seal_id.script_ids), 4)

    def test_two_different_officers_open(self):
        self._mark_all()
        one, two, three = self.phrases
        seal = self.paper.seal_id
        for wrong, words in (
            ({one: PHRASES[0]}, "Two different officers"),
            ({one: PHRASES[0], two: PHRASES[0]}, "is wrong"),
            ({one: PHRASES[0], "0": PHRASES[1]}, "Two different officers"),
            (dict(self.phrases), "Two different officers"),
        ):
            with (
                self.subTest(words=words),
                mute_logger("odoo.addons.cchc_recruitment.models.cchc_recruitment_seal"),
                self.assertRaisesRegex(UserError, words),
            ):
                seal._open(wrong)
            self.assertEqual(seal.state, "sealed")
            self.assertNotIn(NAMES[2], self._scores(self.paper))
        seal._open({two: PHRASES[1], three: PHRASES[2]})
        self.assertEqual(seal.state, "opened")
        self.assertTrue(self.paper.told_on)

    def test_the_points_reach_whom_they_belong_to(self):
        """Each script is given other points, which only its code tells."""
        points = {code: str(50 + place) for place, code in enumerate(sorted(self.codes))}
        self._mark_all(points.get)
        self._open()
        scores = self._scores(self.paper)
        by_number = {one.candidate_number: one.name for one in self.candidates}
        for code, number in self.codes.items():
            name, wanted = by_number[number], float(points[code])
            if name == NAMES[2]:
                wanted /= 2  # warned: half of the points
            self.assertEqual(scores[name], ("sat", wanted))
        self.assertEqual(scores[NAMES[0]][0], "absent")
        self.assertEqual(scores[NAMES[1]][0], "disqualified")

    def test_nothing_is_opened_before_all_is_marked(self):
        self._mark(self.marker, "70")
        with self.assertRaisesRegex(UserError, "not marked yet"):
            self._open()

    def test_markers_keep_no_passphrase(self):
        keepers = self.paper._keepers()
        self.assertTrue(keepers)
        self.assertFalse(keepers.user_id & (self.marker | self.second_marker | self.third_marker))
        member = self.session._board("marking").member_ids[0]
        seal = self.paper.seal_id
        seal.action_void()
        with self.assertRaisesRegex(UserError, "none of whom marks"):
            self.paper._seal({str(member.id): PHRASES[0], str(keepers[0].id): PHRASES[1]})
        with self.assertRaisesRegex(UserError, "at least 10"):
            self.paper._seal({str(keepers[0].id): "ngắn", str(keepers[1].id): PHRASES[1]})
        self._seal()
        self.assertEqual(self.paper.seal_state, "sealed")

    def test_a_sealed_paper_stays_as_it_is(self):
        for vals in ({"max_points": 10}, {"anonymous": False}, {"pass_percent": 40}):
            with self.subTest(vals), self.assertRaises(UserError):
                self.paper.write(vals)
        self.paper.write({"max_points": self.paper.max_points, "minutes": 170})
        with self.assertRaises(UserError):
            self.paper.write({"told_on": "2026-01-01"})

    def test_codes_are_not_taken_back_once_somebody_marked(self):
        self._mark(self.marker, "70")
        with self.assertRaises(UserError):
            self.paper.seal_id.action_void()
        with self.assertRaises(UserError):
            self.paper._seal(self.phrases)

    # -- marking ----------------------------------------------------------------------------

    def test_two_markers_have_each_script_and_none_has_it_twice(self):
        for script in self.paper.sudo().seal_id.script_ids:
            self.assertEqual(script.mark_ids.mapped("turn"), ["first", "second"])
            self.assertEqual(len(script.mark_ids.user_id), 2)

    def test_an_inspector_gives_no_points(self):
        inspector = self._create_user("exam_inspector", "inspector", self.root)
        board = self.session._board("marking")
        board.action_reopen()
        board.member_ids[0].user_id = inspector
        board.action_establish()
        with self.assertRaisesRegex(UserError, "inspects"):
            self.paper.action_assign_markers()

    def _make_inspector(self, user):
        """By the group, as a role of the province may give it."""
        self.env.ref("cchc_base.group_inspector").write({"user_ids": [(4, user.id)]})

    def test_who_comes_to_inspect_marks_no_more_and_another_goes_on(self):
        Mark = self.env["cchc.recruitment.mark"]
        own = Mark.with_user(self.marker).search([])
        own[0].typed = "61"
        self._make_inspector(self.marker)
        for step in (lambda: own[1].write({"typed": "62"}), own.action_hand_in):
            with self.assertRaisesRegex(UserError, "inspects"):
                step()
        self.assertFalse(own.sudo()[1].entered_at)
        with self.assertRaisesRegex(UserError, "inspects"):
            self.paper.action_assign_markers()
        # The board is composed anew; its scripts go to somebody who has not marked them.
        board = self.session._board("marking")
        board.action_reopen()
        gone = board.member_ids.filtered(lambda one: one.user_id == self.marker)
        fourth = self._create_user("exam_fourth", "hr_officer", self.home)
        gone.write({"user_id": fourth.id, "name": fourth.name})
        board.action_establish()
        self.paper.action_assign_markers()
        scripts = self.paper.sudo().seal_id.script_ids
        self.assertNotIn(self.marker, scripts.mark_ids.user_id)
        for script in scripts:
            self.assertEqual(len(script.mark_ids.user_id), 2)
        self.assertFalse(own.sudo()[0].entered_at)
        # What was typed and taken away is still known.
        log = self.env["cchc.recruitment.mark.log"].search(
            [("mark_id", "=", own.sudo()[0].id)], order="id"
        )
        self.assertEqual([row.after or "" for row in log], ["61", ""])
        for user in scripts.mark_ids.user_id:
            self._mark(user, "70")
        self._open()
        self.assertEqual(self.paper.seal_state, "opened")

    def test_the_screen_says_what_a_paper_waits_for(self):
        waits = self.paper.waits_for
        self.assertIn("0 of 4", waits)
        self.assertFalse(self.paper.can_open)
        self._mark(self.marker, "70")
        self._mark(self.second_marker, "70")
        self._mark(self.third_marker, lambda code: "70")
        self.assertTrue(self.paper.can_open)
        self.assertFalse(self.paper.waits_for)
        self._open()
        self.assertFalse(self.paper.can_open or self.paper.can_seal or self.paper.waits_for)

    def test_the_screen_says_that_a_third_marking_is_needed(self):
        marks = self.paper.sudo().seal_id.script_ids.mark_ids
        turns = {(mark.user_id, mark.code): mark.turn for mark in marks}
        for user in marks.user_id:
            self._mark(user, lambda code, user=user: "50" if turns[user, code] == "first" else "90")
        self.assertFalse(self.paper.can_open)
        self.assertIn("4 scripts need a third marking", self.paper.waits_for)

    def test_a_marker_sees_own_marks_alone(self):
        Mark = self.env["cchc.recruitment.mark"].with_user(self.marker)
        self.assertEqual(Mark.search([]).user_id, self.marker)
        others = self.paper.sudo().seal_id.script_ids.mark_ids.filtered(
            lambda mark: mark.user_id != self.marker
        )
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            others[0].with_user(self.marker).read(["points"])
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            others[0].with_user(self.marker).write({"typed": "1"})

    def test_officers_see_marks_when_both_are_in(self):
        Mark = self.env["cchc.recruitment.mark"].with_user(self.judge)
        self._mark(self.marker, "70")
        self.assertFalse(Mark.search([]))
        self.assertFalse(self.env["cchc.recruitment.mark.log"].with_user(self.judge).search([]))
        self._mark_all()
        self.assertEqual(len(Mark.search([])), 8)

    def test_points_as_they_are_typed(self):
        mark = self._own(self.marker)[0]
        mark.typed = " 7,25"
        self.assertEqual((mark.points, mark.typed), (7.25, "7,25"))
        mark.typed = "0"
        self.assertTrue(mark.entered_at)
        mark.typed = False
        self.assertFalse(mark.entered_at)
        for wrong in ("101", "x", "-1", "7,123"):
            with self.subTest(wrong), self.assertRaises(ValidationError):
                mark.typed = wrong
        with self.assertRaises(UserError):
            mark.write({"points": 9})

    def _own(self, user):
        Mark = self.env["cchc.recruitment.mark"].with_user(user)
        return Mark.search([("user_id", "=", user.id)])

    def test_what_was_handed_in_stays(self):
        own = self._own(self.marker)
        with self.assertRaisesRegex(UserError, "have no points yet"):
            own.action_hand_in()
        for mark in own:
            mark.typed = "70"
        # As the button of the list does when no row is chosen.
        own.browse().action_hand_in()
        self.assertTrue(all(own.mapped("handed_in_at")))
        with self.assertRaisesRegex(UserError, "handed in"):
            own[0].typed = "71"

    def test_every_change_is_logged_for_good(self):
        mark = self._own(self.marker)[0]
        mark.typed = "7"
        mark.typed = "7,0"
        mark.typed = "8"
        Log = self.env["cchc.recruitment.mark.log"]
        logs = Log.search([("mark_id", "=", mark.id)])
        self.assertEqual([(log.before, log.after) for log in logs], [("7", "8"), ("", "7")])
        self.assertEqual(logs.user_id, self.marker)
        with self.assertRaises(RaiseException), self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            self.env.cr.execute("UPDATE cchc_recruitment_mark_log SET after = '9'")

    def test_too_large_a_difference_asks_for_a_third(self):
        code = min(self.codes)
        first = self.paper.sudo().seal_id.script_ids.filtered(lambda one: one.code == code)
        apart = first.mark_ids[0].user_id
        for user in (self.marker, self.second_marker, self.third_marker):
            self._mark(user, lambda one, user=user: (
                "85" if one == code and user == apart else "70"
            ))  # fmt: skip
        self.assertEqual((self.paper.third_count, self.paper.marked_count), (1, 3))
        self.paper.action_assign_third()
        third = first.mark_ids.filtered(lambda mark: mark.turn == "third")
        self.assertNotIn(third.user_id, (first.mark_ids - third).user_id)
        self._mark(third.user_id, "80")
        self.assertEqual(first.final_points, 82.5)
        self._open()

    # -- nobody who marks sees a name ------------------------------------------------------------

    def test_a_marker_reads_nothing_that_names_a_candidate(self):
        """By no model of the house: search, read, name search, group, export."""
        env = self.env(user=self.marker)
        closed = ["application", "seat", "sitting", "score", "result", "wish", "degree", "job",
                  "exemption", "kin", "sheet", "remark", "seal", "script", "board",
                  "paper", "session"]  # fmt: skip
        for name in closed:
            Model = env[f"cchc.recruitment.{name}"]
            for call in (
                lambda Model=Model: Model.search_read([], []),
                lambda Model=Model: Model.name_search("An"),
                lambda Model=Model: Model.formatted_read_group([], ["id"], ["__count"]),
                lambda Model=Model: Model.search([]).export_data(["id"]),
            ):
                with self.subTest(model=name), self.assertRaises(AccessError):
                    call()
        # Of the boards the own seat alone, without whom the dossiers name beside it.
        own = env["cchc.recruitment.member"].search([])
        self.assertEqual(own.user_id, self.marker)
        self.env["cchc.recruitment.kin"].create(
            {"member_id": own.id, "application_id": self.candidates[0].id, "why": "Trần Thị Ân"}
        )
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            self.assertFalse(own.kin_ids.mapped("why"))

    @mute_logger("odoo.addons.base.models.ir_rule", "odoo.addons.base.models.ir_model")
    def test_no_path_leads_from_a_mark_to_a_name(self):
        env = self.env(user=self.marker)
        Mark = env["cchc.recruitment.mark"]
        told = str(Mark.search_read([], [])) + str(Mark.name_search(""))
        told += str(Mark.formatted_read_group([], ["code", "paper_id", "turn"], ["__count"]))
        for name in NAMES:
            self.assertNotIn(name, told)
        for path in (
            "script_id.application_id.name",
            "script_id.application_id",
            "script_id.seal_id.envelope",
            "paper_id.seat_ids.application_id.name",
        ):
            with self.subTest(path), self.assertRaises(AccessError):
                Mark.search([(path, "like", "An")])
            with self.subTest(path), self.assertRaises(UserError):
                Mark.search([]).with_context(import_compat=False).export_data(
                    [path.replace(".", "/")]
                )
        # No chatter that somebody could be made a follower of.
        for name in ("mark", "script", "seal"):
            self.assertNotIn("message_ids", env[f"cchc.recruitment.{name}"]._fields)

    def test_not_even_an_officer_joins_names_and_scripts(self):
        Script = self.env["cchc.recruitment.script"].with_user(self.judge)
        script = Script.search([("paper_id", "=", self.paper.id)])[0]
        with self.assertRaises(AccessError):
            script.read(["application_id"])
        with self.assertRaises(AccessError):
            self.paper.seal_id.with_user(self.judge).read(["envelope"])
        with self.assertRaises(AccessError):
            Script.search([("application_id.name", "like", "An")])
