from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from ..models import cchc_standard_assessment
from .common import NEW_YEAR
from .common_standard import OPENED, TODAY, CchcStandardCase


@freeze_time(TODAY)
class TestPositionRequirements(CchcStandardCase):
    def _in_position(self, *requirements):
        scheme = self._scheme(
            [
                {
                    "code": "CV.01",
                    "headcount": 1,
                    "requirement_ids": [(0, 0, values) for values in requirements],
                }
            ]
        )
        self._approve(scheme)
        self._settle()
        person = self._create_person()
        self._open(person, day=OPENED)
        self._degree(person)
        self._issue("placement", person, NEW_YEAR, position_id=scheme.line_ids.position_id)
        return person, scheme

    def test_the_strictest_of_rank_and_position_is_shown(self):
        person, scheme = self._in_position(
            {"kind": "degree", "degree_level": "master", "article": "Bản mô tả"},
            {"kind": "it", "it_level": "certificate"},
        )
        self.assertEqual(self._answer(person, date(2023, 12, 31)), "meets")
        gaps = self.Gap.search(
            [("employee_id", "=", person.id), *self.Result._at(date(2024, 1, 1))]
        )
        self.assertEqual(
            [(gap.kind, gap.required) for gap in gaps],
            [("degree", "Thạc sĩ trở lên"), ("it", "Chứng chỉ trở lên")],
        )
        self.assertEqual(gaps[0].source, "CV.01 – Vị trí CV.01")
        self.assertEqual(gaps.group_id, self.group)

    def test_the_next_scheme_relieves_its_holders(self):
        person, scheme = self._in_position({"kind": "degree", "degree_level": "master"})
        self._approve(self._scheme([("CV.01", 1)], day=date(2025, 1, 1)))
        self._settle()
        self.assertEqual(self._answer(person, date(2024, 12, 31)), "gaps")
        self.assertEqual(self._answer(person, date(2025, 1, 1)), "meets")

    def test_requirements_change_with_the_scheme_only(self):
        _person, scheme = self._in_position({"kind": "degree", "degree_level": "master"})
        with self.assertRaisesRegex(UserError, "can't be changed"):
            scheme.line_ids.requirement_ids.degree_level = "doctor"
        copy = scheme.copy({"date_from": date(2026, 1, 1)})
        self.assertEqual(copy.line_ids.requirement_ids.degree_level, "master")


@freeze_time(TODAY)
class TestQueue(CchcStandardCase):
    def test_many_wait_for_the_job_which_may_be_repeated(self):
        people = self.env["hr.employee"].concat(*(self._create_person(f"N{n}") for n in range(5)))
        self._open(people, day=OPENED)
        self._recorded(datetime(2026, 1, 15))
        assessment = self.env["cchc.standard.assessment"]
        Queue = self.env["cchc.standard.queue"]
        self.env.cr.execute("DELETE FROM cchc_standard_queue")
        self.patch(cchc_standard_assessment, "FEW", 2)
        self.standard.requirement_ids.degree_level = "elementary"
        self._settle()
        self.assertEqual(Queue.search([]).employee_id, people)
        self.assertEqual(self._gaps(people[0])[0][1], "Đại học trở lên")
        self.assertEqual(assessment._assess_waiting(limit=3), (3, 2))
        self.assertEqual(assessment._assess_waiting(limit=3), (2, 0))
        self.assertEqual(assessment._assess_waiting(limit=3), (0, 0))
        for person in people:
            self.assertEqual(self._gaps(person)[0][1], "Sơ cấp trở lên")

    def test_everybody_waits_after_installation(self):
        person = self._person_in()
        self.env.cr.execute("DELETE FROM cchc_standard_queue")
        self.env["cchc.standard.assessment"]._enqueue_all()
        self.assertIn(person, self.env["cchc.standard.queue"].search([]).employee_id)


@freeze_time(TODAY)
class TestBoardNeedsAndTargets(CchcStandardCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(TODAY):
            cls.short = cls._person_in("A")
            cls.graduate = cls._person_in("B", "university")
            cls.elsewhere = cls._person_in("C", department_id=cls.finance_division)
            cls.officer = cls._create_user("officer", "hr_officer", cls.home)

    def test_the_board_counts_by_unit_and_kind_and_leads_to_the_people(self):
        board = self.env["cchc.standard.board"].create({"day": date(2024, 1, 1)})
        action = board.action_gaps()
        groups = self.Gap._read_group(action["domain"], ["unit_id", "kind"], ["__count"])
        self.assertIn((self.home_division, "degree", 1), groups)
        self.assertIn((self.finance_division, "degree", 1), groups)
        board.unit_id = self.home
        gaps = self.Gap.search(board.action_gaps()["domain"])
        self.assertEqual(gaps.employee_id, self.short)
        board.known_on = date(2027, 1, 1)
        with self.assertRaisesRegex(UserError, "later day"):
            board.action_gaps()

    def test_an_officer_sees_the_gaps_of_his_people_only(self):
        today = self.Result._at(date(2026, 6, 30))
        self.assertEqual(self.Gap.with_user(self.officer).search(today).employee_id, self.short)
        seen = self.Result.with_user(self.officer).search([]).employee_id
        self.assertEqual(seen, self.short | self.graduate)
        with self.assertRaises(AccessError):
            self.elsewhere.with_user(self.officer).action_check_standard()
            self.elsewhere.with_user(self.officer)._standard_table(date(2026, 1, 1))

    def test_from_a_gap_to_a_need_and_back(self):
        Need = self.env["cchc.qualification.need"].with_user(self.officer)
        gap = self.Gap.with_user(self.officer).search([("employee_id", "=", self.short.id)])
        gap.action_make_needs()
        gap.action_make_needs()
        need = Need.search([("employee_id", "=", self.short.id)])
        self.assertEqual(len(need), 1)
        self.assertEqual(
            (need.kind, need.required, need.state, need.unit_id),
            ("degree", "Đại học trở lên", "open", self.home_division),
        )
        need._pick("training")
        self.assertEqual((need.state, need.wing), ("picked", "training"))
        with self.assertRaisesRegex(UserError, "no longer open"):
            need._pick("recruitment")
        with self.assertRaisesRegex(UserError, "by its steps"):
            need.state = "open"
        # The degree arrives: the need is met without anybody's doing.
        self._degree(self.short, "university", "01/06/2026")
        self.assertEqual(need.state, "closed")

    def test_a_gap_of_the_past_makes_no_need(self):
        self._degree(self.short, "university", "01/06/2026")
        past = self.Gap.search([("employee_id", "=", self.short.id)])
        with self.assertRaisesRegex(UserError, "stands today"):
            past.action_make_needs()

    def test_a_vacant_position_is_a_need(self):
        position = self._positions("CV.01")
        position.with_user(self.officer).action_make_needs()
        need = self.env["cchc.qualification.need"].search([("position_id", "=", position.id)])
        self.assertEqual((need.kind, need.places, need.required), ("vacancy", 1, "Vị trí CV.01"))
        self._issue("placement", self.graduate, date(2026, 1, 1), position_id=position)
        need._close()
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "are held"):
            position.action_make_needs()

    def test_the_two_targets_by_agency_and_in_all(self):
        self._approve(self._scheme([("CV.01", 3)]))
        self._settle()
        target = self.env["cchc.plan.target"].create({"day": date(2026, 6, 30)})
        ours = target.line_ids.filtered(lambda line: line.unit_id in self.home | self.finance)
        figures = {
            line.unit_id: (line.has_scheme, line.judged, line.meeting, line.meeting_share)
            for line in ours
        }
        self.assertEqual(figures, {self.home: (True, 2, 1, 50.0), self.finance: (False, 1, 0, 0.0)})
        self.assertIn("2026", target.display_name)
        self.assertEqual(target.judged_count, sum(target.line_ids.mapped("judged")))
        self.assertEqual(
            target.scheme_share, round(100 * target.scheme_count / target.agency_count, 1)
        )
        action = ours.filtered(lambda line: line.unit_id == self.home).action_people()
        people = self.Result.search(action["domain"]).employee_id
        self.assertEqual(people, self.short | self.graduate)
        # Before the scheme, and for an officer: his agency only.
        target = (
            self.env["cchc.plan.target"].with_user(self.officer).create({"day": date(2023, 12, 31)})
        )
        self.assertEqual(target.line_ids.unit_id, self.home)
        self.assertEqual((target.agency_count, target.scheme_count), (1, 0))
        self.assertEqual((target.judged_count, target.meeting_count), (2, 1))
