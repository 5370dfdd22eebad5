from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from .face_common import ON, FaceCase

FORMS = ("", "_programme", "_people", "_cost", "_hours", "_gaps")


class TestTrainingForms(FaceCase):
    """The forms on training, and the people behind each figure."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one, cls.rows = cls._finished()
        # It is shared by three: 10.000.001 can't be divided.
        cls._costs(cls.one, training=10_000_001, unit=300)
        cls.plan = cls._plan(
            [
                {"people": 5, "cost_per_head": 2_000_000},
                {"people": 2, "cost_per_head": 500_000, "source": "unit"},
            ]
        )
        cls.env.flush_all()

    def _form(self, name):
        form = self.env.ref(f"cchc_training.report_form_training{name}")
        return form.with_user(self.judge)

    def _figures(self, name, unit=None, on=ON):
        report = self._form(name)._compute(unit or self.province, on)
        codes = [column.code for column in report.columns]
        return dict(zip(codes, report.lines(0)[0].figures, strict=True))

    def test_every_cell_equals_its_list(self):
        shipped = self.env["ir.model.data"].search(
            [("model", "=", "cchc.report.form"), ("module", "=", "cchc_training")]
        )
        self.assertEqual(
            {f"report_form_training{name}" for name in FORMS}, set(shipped.mapped("name"))
        )
        Row = self.env["cchc.report.person"].with_user(self.judge)
        filled = 0
        for name in FORMS:
            form = self._form(name)
            report = form._compute(self.province, ON)
            for line in report.lines():
                for column, figure in zip(report.columns, line.figures, strict=True):
                    if not column.counted:
                        continue
                    action = form.action_drill(
                        column.code,
                        list(line.unit_ids),
                        str(ON),
                        own=line.kind == "direct",
                        keys=line.keys,
                    )
                    rows = Row.with_context(**action["context"])
                    rows.invalidate_model()
                    rows = rows.search([])
                    listed = sum(rows.mapped("figure")) if column.kind == "sum" else len(rows)
                    self.assertEqual(listed, figure, (form.code, line.name, column.code))
                    filled += bool(figure)
        self.assertGreater(filled, 40)

    def test_planned_and_done(self):
        figures = self._figures("")
        self.assertEqual((figures["planned"], figures["planned_amount"]), (7, 11_000_000))
        self.assertEqual((figures["sent"], figures["passed"], figures["failed"]), (3, 2, 1))
        self.assertEqual(figures["spent"], 10_000_301)
        # Nothing was done before the class; the plan is of the whole year.
        before = self._figures("", on=date(2026, 2, 1))
        self.assertEqual((before["planned"], before["sent"], before["spent"]), (7, 0, 0))
        self.assertEqual(self._figures("", on=date(2025, 6, 30))["planned"], 0)

    def test_a_draft_and_what_was_added_up_are_not_counted(self):
        self._plan([{"people": 9}], unit=self.finance, approved=False)
        self._plan([{"people": 9}], kind="five_years")
        above = self._plan([{"people": 7}], unit=self.province)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE cchc_training_plan_line SET parent_id = %s WHERE plan_id = %s",
            [above.line_ids.id, self.plan.id],
        )
        self.assertEqual(self._figures("")["planned"], 7)

    def test_the_people_of_a_plan_are_those_whose_needs_were_chosen(self):
        needs = self._needs(self.people[:2])
        line = {"people": 3, "programme_id": self.programme.id, "need_ids": needs.ids}
        self._plan([{**line, "year": 2027}], year_from=2027)
        Row = self.env["cchc.training.tally"]
        rows = Row.search([("kind", "=", "planned"), ("programme_id", "=", self.programme.id)])
        self.assertEqual(rows.employee_id, self.people[:2])
        self.assertEqual(sorted(rows.mapped("people")), [1, 1, 1])

    def test_the_cost_is_shared_to_the_dong(self):
        figures = self._figures("_cost")
        self.assertEqual(figures["spent_training"], 10_000_001)
        self.assertEqual(figures["spent_unit"], 300)
        shares = self.env["cchc.training.tally"].search([("class_id", "=", self.one.id)])
        self.assertEqual(sorted(shares.mapped("by_training")), [3_333_333, 3_333_334, 3_333_334])
        # A class to which nobody was sent was paid all the same, by its organiser.
        empty = self._class(date_from=date(2026, 4, 6), date_to=date(2026, 4, 10))
        self._costs(empty, project=50)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE cchc_training_class SET state = 'finished' WHERE id = %s", [empty.id]
        )
        self.assertEqual(self._figures("_cost")["spent_project"], 50)

    def test_by_programme_and_kind(self):
        report = self._form("_programme")._compute(self.province, ON)
        lines = {line.name: line.figures for line in report.lines()}
        self.assertEqual(lines[self.programme.name][2:5], (3, 2, 1))
        self.assertEqual(lines[self.update.name][0], 7)

    def test_who_was_trained(self):
        figures = self._figures("_people")
        self.assertEqual(figures["all"], 3)
        self.assertEqual(figures["civil"], 3)
        self.assertEqual(figures["specialist"], 3)

    def test_the_share_with_the_hours_of_the_year(self):
        figures = self._figures("_hours")
        self.assertEqual(figures["met"], 2)
        self.assertEqual(figures["met"] + figures["short"], figures["people"])
        ((share,),) = self.env["cchc.training.hours"]._read_group(
            [("year", "=", 2026), ("minimum", ">", 0)], [], ["met_share:avg"]
        )
        self.assertAlmostEqual(share, 100 * 2 / figures["people"])
        # The form reckons it from its own row, in two digits.
        self.assertEqual(
            figures["met_share"],
            (Decimal(200) / figures["people"]).quantize(Decimal("0.01"), ROUND_HALF_UP),
        )
        for line in self._form("_hours")._compute(self.province, ON).lines():
            people, met, share, *_others = line.figures
            self.assertEqual(share is None, not people)
            self.assertEqual(round(share or 0), round(100 * met / people) if people else 0)
        self.assertEqual(figures["class_periods"], 160)

    def test_a_certificate_shows_among_the_gaps_that_training_closed(self):
        needs = self._needs(self.people[3])
        self._known_since_yesterday()
        figures = self._figures("_gaps")
        self.assertEqual(figures["before"], figures["after"])
        self.assertTrue(figures["after_state_management"])
        one = self._class(date_from=date(2026, 5, 4), date_to=date(2026, 5, 15))
        row = self._nominate(one, self.people[3]).with_user(self.judge)
        self._send(one)
        one.action_start()
        one.action_pass_all()
        one.action_finish()
        row.write({"certificate_number": "12/CC", "certificate_date": date(2026, 5, 20)})
        row.action_enter_certificates()
        self._settle()
        self.assertEqual(row.need_id, needs)
        after = self._figures("_gaps")
        self.assertEqual(after["trained"], 1)
        self.assertEqual(after["after"], figures["after"] - 1)

    def _known_since_yesterday(self):
        """What was answered in this transaction would go without a trace."""
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL session_replication_role = replica")
        for table in ("cchc_standard_result", "cchc_standard_gap"):
            self.env.cr.execute(f"UPDATE {table} SET recorded_at = recorded_at - interval '1 day'")
        self.env.cr.execute("SET LOCAL session_replication_role = origin")
        self.env.invalidate_all()

    def test_an_agency_sees_its_own(self):
        self.assertEqual(self._figures("", self.home)["sent"], 3)
        self.assertEqual(self._figures("", self.finance)["sent"], 0)
        self.assertEqual(self._figures("", self.finance)["spent"], 0)
