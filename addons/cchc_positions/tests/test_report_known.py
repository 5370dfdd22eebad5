from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tools import SQL

from .common import NEW_YEAR, CchcPositionsCase

ON = date(2024, 6, 1)
JANUARY, MARCH, MAY = (datetime(2024, month, 10, 3) for month in (1, 3, 5))


class TestReportsAsKnown(CchcPositionsCase):
    """Structure of units, plans and schemes as they were known on an earlier day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls._create_user("known_home", "home_affairs", cls.province)
        cls.scheme = cls._scheme([("CV1", 3), ("CV2", 1)])
        cls._approve(cls.scheme)
        cls.other = cls._scheme([("CV9", 2)], unit=cls.finance)
        cls.other.action_submit()
        cls._enter(cls.home, 5)
        cls.plan = cls.env["cchc.establishment.plan"].create(
            {"unit_id": cls.home.id, "staff": "civil_servant", "year": 2024,
             "document_id": cls.document.id, "date_effective": NEW_YEAR}
        )  # fmt: skip
        cls.plan.action_fill()
        cls.plan.line_ids[0].write({"requested": 8, "reason": "Thêm nhiệm vụ"})
        cls.plan.action_submit()
        cls.plan.line_ids[0].appraised = 7
        cls.plan.action_appraise()
        cls.plan.line_ids[0].decided = 6
        cls.plan.action_approve()
        for proposal in (cls.scheme, cls.other, cls.plan):
            cls._past(proposal, create_date=JANUARY, submitted_at=JANUARY)
        for proposal in (cls.scheme, cls.plan):
            cls._past(proposal, appraised_at=MARCH, approved_at=MAY)
        cls._past(cls.plan.line_ids, create_date=JANUARY)

    @classmethod
    def _past(cls, records, **days):
        """As if it had happened on these days: past the database's own guard."""
        cls.env.flush_all()
        cls.env.cr.execute("SET LOCAL session_replication_role = replica")
        for name, day in days.items():
            cls.env.cr.execute(
                SQL(
                    "UPDATE %s SET %s = %s WHERE id = ANY(%s)",
                    SQL.identifier(records._table),
                    SQL.identifier(name),
                    day,
                    records.ids,
                )
            )
        cls.env.cr.execute("SET LOCAL session_replication_role = origin")
        cls.env.invalidate_all()

    def _form(self, name):
        return self.env.ref(name).with_user(self.reader)

    def _figures(self, name, known_on=None, unit=None):
        """Figures of the total, each of which equals its list."""
        form = self._form(name)
        report = form._compute(unit or self.province, ON, known_on)
        (line,) = report.lines(0)
        Row = self.env["cchc.report.person"].with_user(self.reader)
        for column, figure in zip(report.columns, line.figures, strict=True):
            action = form.action_drill(
                column.code, list(line.unit_ids), str(ON), known_on and str(known_on)
            )
            rows = Row.with_context(**action["context"])
            rows.invalidate_model()
            rows = rows.search([])
            listed = sum(rows.mapped("figure")) if column.adds else len(rows)
            self.assertEqual(listed, figure, (form.code, column.code, known_on))
        return dict(zip([column.code for column in report.columns], line.figures, strict=True))

    def test_schemes_by_the_step_that_they_had_reached(self):
        name, steps = "cchc_positions.report_form_schemes", ("draft", "submitted", "appraised")
        for known_on, approved, others in (
            (date(2024, 1, 9), 0, (0, 0, 0)),
            (date(2024, 1, 31), 0, (0, 2, 0)),
            (date(2024, 3, 31), 0, (0, 1, 1)),
            (date(2024, 5, 31), 1, (0, 1, 0)),
            (None, 1, (0, 1, 0)),
        ):
            figures = self._figures(name, known_on)
            self.assertEqual(figures["schemes"], approved, known_on)
            self.assertEqual(figures["headcount"], 4 * approved, known_on)
            self.assertEqual(tuple(figures[step] for step in steps), others, known_on)

    def test_plans_by_the_step_that_they_had_reached(self):
        name, columns = "cchc_positions.report_form_quota_plan", ("requested", "appraised")
        for known_on, told, decided in (
            (date(2024, 1, 9), (0, 0), 0),
            (date(2024, 1, 31), (8, 8), 0),
            (date(2024, 3, 31), (8, 7), 7),
            (date(2024, 5, 31), (8, 7), 6),
            (None, (8, 7), 6),
        ):
            figures = self._figures(name, known_on)
            self.assertEqual(tuple(figures[column] for column in columns), told, known_on)
            self.assertEqual(figures["decided"], decided, known_on)

    def test_what_was_returned_to_be_changed_is_no_longer_known(self):
        self.other._return("Bổ sung")
        self._past(self.other, returned_at=MARCH)
        name = "cchc_positions.report_form_schemes"
        with self.assertRaisesRegex(UserError, "is not kept of.*Sở Tài chính"):
            self._figures(name, date(2024, 1, 31))
        # Of units that are not among them all is known, and of later days too.
        self.assertEqual(self._figures(name, date(2024, 1, 31), self.home)["submitted"], 1)
        figures = self._figures(name, date(2024, 3, 31))
        self.assertEqual((figures["draft"], figures["submitted"]), (1, 0))
        self.other.action_submit()
        self._past(self.other, submitted_at=MAY)
        self.assertEqual(self._figures(name, date(2024, 3, 31))["draft"], 1)
        self.assertEqual(self._figures(name, date(2024, 5, 31))["submitted"], 1)

    def test_units_by_the_rows_that_were_recorded(self):
        name = "cchc_hr.report_form_structure"
        versions = self.env["cchc.unit.version"].search([])
        self._past(versions, recorded_at=JANUARY)
        live = self._figures(name)
        self.assertEqual(self._figures(name, date(2024, 1, 9))["units"], 0)
        self.assertEqual(self._figures(name, date(2024, 1, 31)), live)
        # In May it was found out that a class had been given before.
        current = self.finance.unit_version_ids
        change = self.env["cchc.unit.version"].create(
            {
                "unit_id": self.finance.id,
                "date_from": date(2024, 2, 1),
                "name": current.name,
                "parent_id": current.parent_id.id,
                "kind_id": current.kind_id.id,
                "level_id": current.level_id.id,
                "unit_class": "1",
            }
        )
        self._past(change, recorded_at=MAY)
        before, after = (self._figures(name, date(2024, month, 31)) for month in (3, 5))
        self.assertEqual(before, live)
        self.assertEqual(after["class_1"], live["class_1"] + 1)
        self.assertEqual(after["units"], live["units"])
        # It was entered by mistake; who asks of May is told what was believed in May.
        change.action_void()
        self.assertEqual(self._figures(name, date(2024, 5, 31)), after)
        self.assertEqual(self._figures(name), live)

    def test_nobody_sees_another_state_by_the_context(self):
        officer = self._create_user("known_officer", "hr_officer", self.home)
        scheme = self.scheme.with_user(officer).with_context(proposals_known_on="2024-01-31")
        self.assertEqual(scheme.search([("id", "=", scheme.id)]).state, "approved")
