from datetime import date

from .common_evaluation import YEAR, EvaluationCase


class TestOpening(EvaluationCase):
    def test_everybody_who_serves_is_asked_once(self):
        period = self._period()
        rows = period.evaluation_ids
        self.assertEqual(rows.employee_id, self.staff | self.head | self.director)
        self.assertEqual(set(rows.mapped("law")), {"nd335_2025"})
        self.assertEqual(set(rows.mapped("months")), {12})
        self.assertEqual(set(rows.mapped("state")), {"waiting"})
        self.assertEqual(len(rows.mark_ids), 3 * len(rows), "three groups of common criteria")

    def test_opening_again_adds_only_who_is_missing(self):
        period = self._period()
        before = period.evaluation_ids
        newcomer = self._create_person("Phạm Mới")
        self._open(newcomer, date(YEAR, 2, 1))
        period.action_open()
        self._work(period)
        self.assertEqual((period.evaluation_ids - before).employee_id, newcomer)

    def test_units_that_are_not_asked_are_left_out(self):
        other = self._create_person("Ở Tài chính", self.finance_division)
        self._open(other, department_id=self.finance_division)
        self.assertNotIn(other, self._period().evaluation_ids.employee_id)

    def test_who_left_before_the_end_is_not_asked(self):
        self._issue("resignation", self.staff[0], date(YEAR, 6, 1), service_status="resigned")
        self.assertNotIn(self.staff[0], self._period().evaluation_ids.employee_id)

    def test_who_evaluates_whom(self):
        period = self._period()
        self.assertEqual(self._of(period, self.staff[0]).evaluator_id, self.head)
        self.assertEqual(self._of(period, self.head).evaluator_id, self.director)
        boss = self._of(period, self.director)
        self.assertTrue(boss.agency_head)
        self.assertEqual(boss.unit_run_id.unit_id, self.province, "by the body above")
        self.assertEqual(boss.unit_id, self.home)

    def test_groups_of_similar_tasks(self):
        period = self._period()
        names = {
            person: self._of(period, person).group_id
            for person in (self.staff[0], self.head, self.director)
        }
        ref = self.env.ref
        self.assertEqual(names[self.staff[0]], ref("cchc_evaluation.evaluation_group_professional"))
        self.assertEqual(names[self.head], ref("cchc_evaluation.evaluation_group_leader"))
        self.assertEqual(names[self.director], ref("cchc_evaluation.evaluation_group_agency_head"))

    def test_groups_of_an_agency_go_before_the_shipped_ones(self):
        own = self.env["cchc.evaluation.group"].create(
            [
                {"name": "Lãnh đạo sở", "unit_id": self.home.id, "leader": True},
                {"name": "Chuyên viên sở", "unit_id": self.home.id, "kind": "specialist"},
            ]
        )
        period = self._period()
        self.assertEqual(self._of(period, self.head).group_id, own[0])
        self.assertEqual(self._of(period, self.staff[0]).group_id, own[1])

    def test_transfer_in_october_is_classified_by_the_new_unit(self):
        person = self.staff[0]
        self._issue("transfer", person, date(YEAR, 10, 1), department_id=self.finance_division,
                    unit=self.province)  # fmt: skip
        period = self._period(unit_ids=[(5,)])
        row = self._of(period, person)
        self.assertEqual(row.unit_id, self.finance_division)
        self.assertEqual(row.agency_id, self.finance)
        self.assertTrue(row.classified)
        self.assertIn("đơn vị mới xếp loại", row.explained)

    def test_under_six_months_is_not_classified(self):
        late = self._create_person("Phạm Muộn")
        self._open(late, date(YEAR, 9, 1))
        row = self._of(self._period(), late)
        self.assertFalse(row.classified)
        self.assertEqual(row.months, 4)
        self.assertIn("không xếp loại", row.why_not)
        self.assertFalse(row.mark_ids, "nothing to mark")

    def test_maternity_is_classified_by_the_time_worked_and_unpaid_leave_is_not(self):
        mother, away = self.staff[:2]
        kinds = self.env["cchc.absence.kind"]
        self.env["cchc.absence"].create(
            [
                {
                    "employee_id": person.id,
                    "kind_id": kinds.search([("code", "=", code)]).id,
                    "date_from": date(YEAR, 1, 1),
                    "date_to": date(YEAR, 6, 30) if code == "maternity" else date(YEAR, 8, 31),
                }
                for person, code in ((mother, "maternity"), (away, "unpaid"))
            ]
        )
        period = self._period()
        self.assertTrue(self._of(period, mother).classified)
        self.assertEqual(self._of(period, mother).months, 6)
        self.assertFalse(self._of(period, away).classified)

    def test_reason_of_an_absence_is_told_to_nobody(self):
        kind = self.env["cchc.absence.kind"].search([("code", "=", "long_sick")])
        self.env["cchc.absence"].create(
            {
                "employee_id": self.staff[0].id,
                "kind_id": kind.id,
                "date_from": date(YEAR, 1, 1),
                "date_to": date(YEAR, 5, 31),
            }
        )
        row = self._of(self._period(), self.staff[0])
        self.assertNotIn(kind.name, f"{row.explained} {row.why_not} {row.explanation}")

    def test_work_comes_from_the_job_description(self):
        scheme = self._scheme([("VT1", 1)])
        line = scheme.line_ids
        form = self.env["cchc.job.description.form"]._in_force("civil_servant", scheme.date_from)
        section = form.section_ids.filtered(lambda one: one.code == "work")
        self.env["cchc.job.description"].create(
            {
                "line_id": line.id,
                "item_ids": [
                    (0, 0, {"section_id": section.id, "content": "Thẩm định", "sequence": 1}),
                    (0, 0, {"section_id": section.id, "content": "Tổng hợp", "sequence": 2,
                            "product": "Báo cáo tổng hợp"}),
                ],
            }
        )  # fmt: skip
        self._approve(scheme)
        holder = self._create_person("Võ Giữ")
        self._open(holder, position_id=line.position_id)
        tasks = self._of(self._period(), holder).task_ids
        self.assertEqual(tasks.mapped("product"), ["Thẩm định", "Báo cáo tổng hợp"])
        self.assertEqual(set(tasks.mapped("source")), {"description"})

    def test_number_of_statements_does_not_grow(self):
        self._period("month", number=1)
        batch = self.env["cchc.evaluation.period"].sudo().create(
            {"kind": "month", "year": YEAR, "number": 2}
        )  # fmt: skip
        more = self.env["hr.employee"].concat(
            *(self._create_person(f"Lý Thêm {number}") for number in range(30))
        )
        positions = self._positions(*(f"VT{number}" for number in range(30)))
        for person, position in zip(more, positions, strict=True):
            self._open(person, position_id=position)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(60):
            batch._open_batch(0, 1000)
        self.assertGreaterEqual(len(batch.evaluation_ids), 37)
