from datetime import date, datetime

from freezegun import freeze_time

from odoo.exceptions import UserError

from odoo.addons.cchc_hr.rules.discipline_effect import FORMS

from .common_standard import OPENED, TODAY, CchcStandardCase

DECIDED = date(2025, 9, 10)
LAPSE = date(2026, 9, 10)


@freeze_time(TODAY)
class TestStandardDiscipline(CchcStandardCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.standard.requirement_ids = [
            (0, 0, {"kind": "discipline", "article": "khoản 2 điều 12", "sequence": 20})
        ]
        cls._settle()

    def _measure(self, person, **vals):
        values = {"form": "warning", "when": "10/09/2025", "document_number": "45/QĐ-SNV"}
        return self.env["cchc.discipline"].create({"employee_id": person.id, **values, **vals})

    def test_forms_of_rule_and_dossier_are_the_same(self):
        forms = dict(self.env["cchc.discipline"]._fields["form"].selection)
        self.assertEqual(forms.keys(), FORMS.keys())

    def test_a_measure_is_a_gap_until_its_effect_ends(self):
        person = self._person_in(level="university")
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "meets")
        self._measure(person)
        self.assertEqual(
            self._gaps(person),
            [
                (
                    "discipline",
                    "không đang trong thời gian thi hành quyết định kỷ luật",
                    "Cảnh cáo theo Quyết định số 45/QĐ-SNV ngày 10/09/2025, hết hiệu lực ngày "
                    "10/09/2026",
                )
            ],
        )
        gap = self.Gap.search([("employee_id", "=", person.id), ("superseded_at", "=", False)])
        self.assertEqual(gap.met_from, LAPSE)
        self.assertEqual(gap.article, "khoản 2 điều 12, 12/QĐ-UBND")
        self.assertEqual(self._answer(person, date(2025, 9, 9)), "meets")
        self.assertEqual(self._answer(person, date(2026, 9, 9)), "gaps")
        # Nothing has to run on the day: the answer of the later days stands already.
        self.assertEqual(self._answer(person, LAPSE), "meets")
        with freeze_time("2026-09-09"):
            self.env.invalidate_all()
            self.assertEqual(person.standard_outcome, "gaps")
        with freeze_time("2026-09-10"):
            self.env.invalidate_all()
            self.assertEqual(person.standard_outcome, "meets")
            self.assertIn("không có quyết định kỷ luật", person.standard_explanation)

    def test_exactly_those_touched_are_assessed_again(self):
        touched, other = self._person_in("A", "university"), self._person_in("B", "university")
        self._recorded(datetime(2026, 1, 15))
        before = self.Result.search([])
        measure = self._measure(touched)
        self.assertEqual((self.Result.search([]) - before).employee_id, touched)
        self.assertEqual(self._answer(other, date(2026, 6, 30)), "meets")
        # What was believed before stays known.
        self.assertEqual(self._answer(touched, date(2026, 6, 1), date(2026, 3, 1)), "meets")
        measure.employee_id = other
        self.assertEqual(self._answer(touched, date(2026, 6, 30)), "meets")
        self.assertEqual(self._answer(other, date(2026, 6, 30)), "gaps")
        measure.lapses_on = date(2026, 6, 1)
        self.assertEqual(self._answer(other, date(2026, 6, 1)), "meets")
        measure.lapses_on = False
        measure.unlink()
        self.assertEqual(self._answer(other, date(2026, 5, 1)), "meets")

    def test_another_term_in_the_law_touches_the_disciplined_only(self):
        touched, other = self._person_in("A", "university"), self._person_in("B", "university")
        self._measure(touched)
        self._recorded(datetime(2026, 1, 15))
        before = self.Result.search([])
        self.env.ref("cchc_hr.legal_parameter_discipline_effect_2025").value = "6"
        self._settle()
        self.assertEqual(self._answer(touched, date(2026, 3, 9)), "gaps")
        self.assertEqual(self._answer(touched, date(2026, 3, 10)), "meets")
        self.assertEqual((self.Result.search([]) - before).employee_id, touched)
        self.assertEqual(self._answer(other, date(2026, 3, 9)), "meets")

    def test_a_standard_without_it_does_not_ask(self):
        self._standard(name="CVC", rank_id=self.principal.id)
        person = self._person_in(level="university", rank_id=self.principal)
        self._measure(person)
        self.assertEqual(self._answer(person, date(2026, 6, 30)), "meets")

    def test_no_need_is_made_of_it(self):
        person = self._person_in(level="university")
        self._measure(person)
        gap = self.Gap.search([("employee_id", "=", person.id), ("superseded_at", "=", False)])
        with self.assertRaisesRegex(UserError, "lapses by itself"):
            gap.action_make_needs()

    def test_a_need_that_time_has_met_is_closed_on_the_day(self):
        self.standard.requirement_ids = [(0, 0, {"kind": "service_years", "amount": 7})]
        self._settle()
        person = self._person_in(level="university")
        gap = self.Gap.search([("employee_id", "=", person.id), ("superseded_at", "=", False)])
        self.assertEqual(gap.met_from, OPENED.replace(year=OPENED.year + 7))
        self.env["cchc.qualification.need"]._from_gaps(gap)
        need = self.env["cchc.qualification.need"].search([("employee_id", "=", person.id)])
        self.env["cchc.qualification.need"]._close_met_by_time()
        self.assertEqual(need.state, "open")
        with freeze_time("2027-01-01"):
            self.env["cchc.qualification.need"]._close_met_by_time()
        self.assertEqual((need.state, need.closed_on), ("closed", date(2027, 1, 1)))

    def test_as_many_queries_for_many_people_as_for_one(self):
        people = self.env["hr.employee"].concat(*(self._create_person(f"N{n}") for n in range(6)))
        self._open(people, day=OPENED)
        for person in people:
            self._measure(person)
        assessment = self.env["cchc.standard.assessment"]

        def queries(persons):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            assessment._assess(persons.ids)
            return self.env.cr.sql_log_count - before

        self.assertEqual(queries(people[:1]), queries(people))
