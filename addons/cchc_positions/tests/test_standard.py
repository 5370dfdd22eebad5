from datetime import date, datetime

from freezegun import freeze_time
from psycopg2 import DatabaseError, IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from odoo.addons.cchc_hr.models import cchc_derived_facts as hr_levels

from ..rules import standard as rule
from .common import CchcPositionsCase
from .common_standard import OPENED, TODAY, CchcStandardCase


class TestStandardData(CchcPositionsCase):
    def test_levels_of_rule_and_dossier_are_the_same_and_in_the_same_order(self):
        for kind, levels in {
            "degree": hr_levels.DEGREE_LEVELS,
            "political_theory": hr_levels.POLITICAL_THEORY_LEVELS,
            "state_management": hr_levels.STATE_MANAGEMENT_LEVELS,
            "it": hr_levels.IT_LEVELS,
            "language": hr_levels.LANGUAGE_LEVELS,
        }.items():
            self.assertEqual(list(rule.LEVELS[kind]), [code for code, _label in levels], kind)
        ratings = [code for code, _l in self.env["cchc.yearly.rating"]._fields["rating"].selection]
        self.assertEqual(list(rule.LEVELS["rating"]), ratings[::-1])
        kinds = self.env["cchc.standard.requirement"]._fields["kind"].selection
        self.assertEqual([code for code, _label in kinds], list(rule.KINDS))

    def test_the_law_of_a_specialist_over_time(self):
        ref = self.env.ref
        old = ref("cchc_positions.standard_01_003_2014")
        self.assertEqual(
            old.requirement_ids.mapped("kind"), ["degree", "state_management", "language", "it"]
        )
        now = ref("cchc_positions.standard_01_003_2025")
        self.assertEqual(now.requirement_ids.mapped("kind"), ["degree"])
        self.assertEqual(now.document_id.number, "170/2025/NĐ-CP")
        teacher = ref("cchc_positions.standard_v_07_05_13_2021")
        self.assertEqual(teacher.requirement_ids[0].degree_level, "master")
        self.assertEqual(teacher.requirement_ids[1].amount, 6)

    def test_what_was_not_read_says_so(self):
        for standard in self.env["cchc.standard"].search([("confidence", "=", "memory")]):
            self.assertTrue(standard.note, standard.name)


class TestStandardValidity(CchcStandardCase):
    def test_overlapping_validity_is_refused_and_names_the_two(self):
        with (
            self.assertRaisesRegex(ValidationError, "Chuyên viên mới.*“Chuyên viên”"),
            self.env.cr.savepoint(),
        ):
            self._standard(name="Chuyên viên mới", rank_id=self.specialist.id)
        self.standard.date_to = date(2023, 12, 31)
        self._standard(
            name="Chuyên viên mới", rank_id=self.specialist.id, date_from=date(2024, 1, 1)
        )
        with self.assertRaisesRegex(ValidationError, "01/01/2024|2024"):
            self.standard.date_to = date(2024, 1, 1)

    def test_the_database_refuses_it_too(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.env.cr.execute(
                "INSERT INTO cchc_standard (name, target_kind, target_key, date_from, document_id,"
                " confidence) SELECT name, target_kind, target_key, date_from, document_id,"
                " confidence FROM cchc_standard WHERE id = %s",
                [self.standard.id],
            )
            self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_a_requirement_without_its_level_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "Chuyên viên.*Years"):
            self.standard.requirement_ids = [(0, 0, {"kind": "rank_years"})]

    def test_only_home_affairs_writes_the_law(self):
        officer = self._create_user("officer", "hr_officer", self.home)
        with self.assertRaises(AccessError):
            self.standard.with_user(officer).date_to = date(2030, 1, 1)
        with self.assertRaises(AccessError):
            self.standard.requirement_ids.with_user(officer).degree_level = "college"
        with self.assertRaises(AccessError):
            self.env["cchc.standard.requirement"].with_user(officer).create(
                {"standard_id": self.standard.id, "kind": "it", "it_level": "certificate"}
            )


@freeze_time(TODAY)
class TestAssessment(CchcStandardCase):
    def test_a_gap_says_requirement_dossier_article_and_source(self):
        person = self._person_in()
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "gaps")
        gap = self.Gap.search([("employee_id", "=", person.id), ("superseded_at", "=", False)])
        self.assertEqual(
            (gap.kind, gap.required, gap.found), ("degree", "Đại học trở lên", "Cao đẳng")
        )
        self.assertEqual((gap.article, gap.source), ("điều 7, 12/QĐ-UBND", "Chuyên viên"))
        self.assertEqual((gap.unit_id, gap.rank_id), (self.home_division, self.specialist))
        self.assertIsNone(self._answer(person, date(2019, 12, 31)), "before the service")

    def test_a_later_degree_closes_the_gap_from_its_day_on(self):
        person = self._person_in()
        self._degree(person, "university", "15/03/2024")
        self.assertEqual(self._answer(person, date(2024, 3, 14)), "gaps")
        self.assertEqual(self._answer(person, date(2024, 3, 15)), "meets")

    def test_a_rank_without_a_standard(self):
        person = self._person_in(rank_id=self.principal)
        self.assertEqual(self._answer(person, date(2024, 1, 1)), "no_standard")

    def test_out_of_service_there_is_no_answer(self):
        person = self._person_in()
        self._issue("retirement", person, date(2024, 1, 1), service_status="retired")
        self.assertEqual(self._answer(person, date(2023, 12, 31)), "gaps")
        self.assertIsNone(self._answer(person, date(2024, 1, 1)))

    def test_a_standard_changed_with_effect_last_year_recomputes_exactly_the_affected(self):
        short, graduate = self._person_in("A"), self._person_in("B", "university")
        other = self._person_in("C", rank_id=self.principal)
        gone = self._person_in("D")
        self._issue("retirement", gone, date(2024, 6, 1), service_status="retired")
        self._recorded(datetime(2026, 1, 15))
        before = self.Result.search([])
        old = before.filtered("superseded_at")
        # From 2025 on a master's degree is demanded, and that is entered today.
        self.standard.date_to = date(2024, 12, 31)
        self._standard(
            ({"kind": "degree", "degree_level": "master"},),
            name="Chuyên viên 2025",
            rank_id=self.specialist.id,
            date_from=date(2025, 1, 1),
        )
        superseded = self.Result.search([("superseded_at", "!=", False), ("id", "not in", old.ids)])
        self.assertEqual(superseded.employee_id, short | graduate)
        added = self.Result.search([]) - before
        self.assertEqual(added.employee_id, short | graduate)
        self.assertEqual(self._answer(graduate, date(2024, 12, 31)), "meets")
        self.assertEqual(self._answer(graduate, date(2025, 1, 1)), "gaps")
        # The old answer, as it was known then, is still there.
        known = date(2026, 3, 1)
        self.assertEqual(self._answer(graduate, date(2025, 7, 1), known), "meets")
        self.assertEqual(self._answer(short, date(2025, 7, 1), known), "gaps")
        self.assertEqual(
            self._gaps(short, date(2025, 7, 1), known),
            [("degree", "Đại học trở lên", "Cao đẳng")],
        )
        self.assertEqual(
            self._gaps(short, date(2025, 7, 1)), [("degree", "Thạc sĩ trở lên", "Cao đẳng")]
        )
        self.assertEqual(self._answer(other, date(2025, 7, 1)), "no_standard")
        self.assertEqual(self._answer(gone, date(2024, 1, 1)), "gaps")

    def test_assessing_again_writes_nothing(self):
        person = self._person_in()
        self.assertFalse(self.env["cchc.standard.assessment"]._assess(person.ids))
        before = self.Result.search_count([])
        self.env["cchc.standard.assessment"]._touch(person.ids)
        self.assertEqual(self.Result.search_count([]), before)

    def test_a_requirement_added_and_taken_away(self):
        person = self._person_in(level="university")
        self.standard.requirement_ids = [
            (0, 0, {"kind": "political_theory", "political_theory_level": "intermediate"})
        ]
        self._settle()
        self.assertEqual(
            self._gaps(person), [("political_theory", "Trung cấp trở lên", "chưa có trong hồ sơ")]
        )
        self.standard.requirement_ids.filtered(lambda r: r.kind != "degree").unlink()
        self._settle()
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "meets")

    def test_a_standard_deleted(self):
        person = self._person_in()
        self.standard.unlink()
        self._settle()
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "no_standard")

    def test_post_category_and_title_have_standards_too(self):
        advanced = ({"kind": "political_theory", "political_theory_level": "advanced"},)
        self._standard(advanced, name="Đ", target_kind="post", leadership_post_id=self.head_post.id)
        certificate = ({"kind": "it", "it_level": "certificate"},)
        self._standard(
            certificate, name="L", target_kind="category", staffing_category="civil_servant"
        )
        law = ({"kind": "major", "text": "Luật"},)
        self._standard(law, name="T", target_kind="title", position_title="Tư pháp – hộ tịch")
        head = self._person_in("A", "university", leadership_post_id=self.head_post)
        clerk = self._person_in("B", "university", position_title="tư pháp – Hộ tịch")
        self.assertEqual({gap[0] for gap in self._gaps(head)}, {"political_theory", "it"})
        self.assertEqual({gap[0] for gap in self._gaps(clerk)}, {"major", "it"})
        self._degree(clerk, "university", "2015", major="Luật học")
        self.assertEqual({gap[0] for gap in self._gaps(clerk)}, {"it"})

    def test_ratings_count_when_they_are_entered(self):
        self.standard.requirement_ids = [(0, 0, {"kind": "rating", "rating": "good", "amount": 1})]
        self._settle()
        person = self._person_in(level="university")
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "gaps")
        rating = self.env["cchc.yearly.rating"].create(
            {"employee_id": person.id, "year": 2025, "rating": "good"}
        )
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "meets")
        self.assertEqual(self._answer(person, date(2025, 12, 31)), "gaps")
        rating.rating = "completed"
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "gaps")

    def test_age_follows_a_corrected_birthday(self):
        self.standard.requirement_ids = [(0, 0, {"kind": "age", "amount": 50})]
        self._settle()
        person = self._person_in(level="university")
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "meets")
        person.birth_text = "01/03/1970"
        self.assertEqual(self._answer(person, date(2021, 2, 28)), "meets")
        self.assertEqual(self._answer(person, date(2021, 3, 1)), "gaps")

    def test_years_in_the_rank_below_are_judged_at_a_promotion_of_the_register_only(self):
        self._standard(
            ({"kind": "lower_rank_years", "amount": 9},), name="CVC", rank_id=self.principal.id
        )
        held = self._person_in("A", "university", rank_id=self.principal)
        self.assertEqual(self._answer(held, date(2024, 1, 1)), "meets")
        early = self._person_in("B", "university", rank_since=date(2018, 1, 1))
        late = self._person_in("C", "university", rank_since=date(2010, 1, 1))
        self._issue("rank_change", early | late, date(2022, 1, 1), rank_id=self.principal, step=1)
        self.assertEqual(self._gaps(early), [("lower_rank_years", "9 năm", "4 năm 0 tháng")])
        self.assertEqual(self._gaps(late), [])

    def test_append_only_in_the_database(self):
        self._person_in()
        self._recorded(datetime(2026, 1, 15))
        for statement in (
            "UPDATE cchc_standard_result SET outcome = 'meets'",
            "DELETE FROM cchc_standard_result",
            "UPDATE cchc_standard_gap SET found = 'Đại học'",
            "DELETE FROM cchc_standard_gap",
        ):
            with (
                self.assertRaises(DatabaseError),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(statement)
        for model in (self.Result, self.Gap):
            with self.assertRaises(UserError):
                model.search([], limit=1).write({"date_to": date(2026, 1, 1)})
            with self.assertRaises(UserError):
                model.search([], limit=1).unlink()
            with self.assertRaises(UserError):
                model.create({})

    def test_as_many_queries_for_many_people_as_for_one(self):
        people = self.env["hr.employee"].concat(*(self._create_person(f"N{n}") for n in range(12)))
        self._open(people, day=OPENED)
        assessment = self.env["cchc.standard.assessment"]
        self._recorded(datetime(2026, 1, 15))
        assessment._assess(people.ids)

        def queries(persons):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            assessment._assess(persons.ids)
            return self.env.cr.sql_log_count - before

        self.assertEqual(queries(people[:1]), queries(people))
        self.assertLessEqual(queries(people), 10)

    def test_the_dossier_explains_today_and_any_other_day(self):
        person = self._person_in()
        self.assertEqual(person.standard_outcome, "gaps")
        self.assertIn("Đại học trở lên", person.standard_explanation)
        self.assertIn("chưa đạt", person.standard_explanation)
        self.assertIn("table-danger", person.standard_explanation)
        self._degree(person)
        self.assertNotIn("table-danger", person.standard_explanation)
        self.assertEqual(person.standard_outcome, "meets")
        person.education_ids.filtered(lambda item: item.level == "university").unlink()
        action = person.action_check_standard()
        check = self.env["cchc.standard.check"].browse(action["res_id"])
        check.day = date(2019, 1, 1)
        self.assertFalse(check.explanation)
        found = self.env["hr.employee"].search([("standard_outcome", "in", ["gaps"])])
        self.assertIn(person, found)
