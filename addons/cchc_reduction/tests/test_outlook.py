from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common import REVIEW, ReductionCase


@tagged("post_install", "-at_install")
@freeze_time("2025-10-01 03:00")
class TestReductionOutlook(ReductionCase):
    """A target of 2024–2027: planned, achieved by ledger and decisions, forecast, who is behind."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.programme = cls.env["cchc.reduction.programme"].create(
            {
                "name": "Lộ trình thử",
                "year_from": 2024,
                "year_to": 2028,
                "date_from": date(2024, 1, 2),
                "baseline_day": date(2024, 1, 1),
                "document_id": cls.document.id,
            }
        )
        cls._enter(cls.home, 20, day=date(2024, 1, 1))
        cls.target = cls.env["cchc.reduction.target"].create(
            {
                "programme_id": cls.programme.id,
                "unit_id": cls.home.id,
                "category_id": cls.civil.id,
                "document_id": cls.document.id,
                "percent": 20,
            }
        )
        cls._enter(cls.home, -1, day=date(2025, 1, 1), kind="cut")
        cls.others = cls.env["hr.employee"]
        for name, born in (
            ("Hưu", "1963"),
            ("Thôi", "1980"),
            ("Sắp Hưu", "01/1965"),
            ("Trẻ", "1990"),
        ):
            cls.others |= cls._create_person(f"Trần Văn {name}", birth_text=born, sex="male",
                                             recruited_text="03/1995", citizen_id=None)  # fmt: skip
        cls._open(cls.others, date(2024, 1, 1), step=8)
        cls._issue("retirement", cls.others[0], date(2024, 7, 1))
        cls._issue("resignation", cls.others[1], date(2025, 3, 1))
        # One of three in a list is decided, another one still in it.
        made = cls._list(cls.people[:1])
        cls._decided(cls._approved(made))
        cls.waiting = cls._list(cls.people[1:2], year=2026)
        cls.waiting.dossier_ids.write({"leave_on": date(2026, 1, 1)})
        cls.waiting.action_submit()
        cls.page = cls.env["cchc.reduction.outlook"]

    def _rows(self, user=None):
        found = self.page.with_user(user or self.judge).outlook(self.target.id)
        return {row["year"]: row for row in found["rows"]}, found

    def test_planned_achieved_and_forecast(self):
        rows, found = self._rows()
        self.assertEqual([rows[y]["planned"] for y in sorted(rows)], [19, 18, 17, 16, 16])
        self.assertEqual((rows["2024"]["assigned"], rows["2025"]["assigned"]), (20, 19))
        self.assertEqual(
            [(rows[y]["decree"], rows[y]["retired"], rows[y]["other"]) for y in ("2024", "2025")],
            [(0, 1, 0), (1, 0, 1)],
        )
        self.assertIsNone(rows["2026"]["decree"])
        # Seven came, three are gone; one leaves with the list, one by age in 2026 (61 y 6 m).
        self.assertEqual((rows["2024"]["occupied"], rows["2025"]["occupied"]), (6, 4))
        self.assertEqual(rows["2025"]["forecast"], 4)
        self.assertEqual((rows["2024"]["moved"], rows["2025"]["moved"]), (None, 0))
        self.assertEqual((rows["2026"]["listed"], rows["2026"]["retiring"]), (1, 1))
        self.assertEqual(rows["2026"]["forecast"], 2)
        self.assertIn("Đến tuổi nghỉ hưu: 1", rows["2026"]["explained"])
        facts = {fact["name"]: fact["value"] for fact in found["facts"]}
        self.assertEqual(facts["Baseline"], 20)
        self.assertEqual(facts["To be reduced"], 4)
        self.assertEqual(facts["Reduced by the ledger"], 1)
        self.assertEqual(facts["Left and not replaced"], 3)
        lines = {one["key"]: one["values"] for one in found["series"]}
        self.assertEqual(lines["planned"], [19, 18, 17, 16, 16])
        self.assertEqual(lines["forecast"][:3], [6, 4, 2])

    def test_who_is_in_a_draft_is_not_forecast(self):
        self.waiting.with_user(self.judge)._return("Sửa")
        rows, _found = self._rows()
        self.assertEqual(rows["2026"]["listed"], 0)

    def test_the_path_names_the_forecast(self):
        progress = self.env["cchc.reduction.progress"].with_user(self.judge)
        rows = {row.year: row for row in progress.search([("target_id", "=", self.target.id)])}
        self.assertEqual([rows[y].forecast for y in ("2024", "2025", "2026")], [6, 4, 2])
        self.assertEqual(rows["2026"].forecast_gap, 0)
        self.assertEqual(rows["2026"].action_open_outlook()["params"], {"target": self.target.id})

    def test_behind_each_figure_stand_as_many_records(self):
        rows, found = self._rows()
        page = self.page.with_user(self.judge)
        opening = [column["key"] for group in found["columns"] for column in group["columns"]
                   if column.get("opens")]  # fmt: skip
        self.assertEqual(
            opening,
            ["assigned", "decree", "retired", "other", "recruited", "decided", "listed",
             "retiring", "occupied"],
        )  # fmt: skip
        tried = 0
        for year, row in rows.items():
            for key in opening:
                if not row[key]:
                    continue
                action = page.action_figure(self.target.id, int(year), key)
                records = self.env[action["res_model"]].with_user(self.judge).with_context(
                    active_test=False
                ).search(action["domain"])  # fmt: skip
                figure = sum(records.mapped("amount")) if key == "assigned" else len(records)
                self.assertEqual(figure, row[key], (year, key))
                tried += 1
        self.assertGreaterEqual(tried, 10)
        action = page.action_figure(self.target.id, 2025, "decree")
        line = self.env["cchc.decision.line"].search(action["domain"])
        self.assertEqual(line.employee_id, self.people[0])

    def test_a_transfer_out_by_a_list_is_by_the_decree(self):
        made = self._list([])
        row = self._dossier(made, self.people[2], measure="transfer_out", birth_text="1975")
        row.document_ids.number = "1"
        judged = self._approved(made)
        judged.action_draft_decision()
        decision = judged.dossier_ids.decision_id
        decision.write({"number": "99/QĐ-UBND", "date_signed": REVIEW})
        decision.action_issue()
        rows, _found = self._rows()
        self.assertEqual((rows["2025"]["decree"], rows["2025"]["other"]), (2, 1))

    def test_targets_in_people_instead_of_per_cent(self):
        target = self.target.copy(
            {"category_id": self.env.ref("cchc_positions.quota_category_public_budget").id,
             "baseline": 30, "number": 3, "step_ids": False}
        )  # fmt: skip
        self.assertEqual(target.target, 27)
        self.assertEqual(target.step_ids.sorted("year")[-1].planned, 27)
        with self.assertRaisesRegex(ValidationError, "31 people can't go of 30"):
            target.number = 31

    def test_scope_and_bad_input(self):
        rows, _found = self._rows(self.officer)
        self.assertEqual(rows["2025"]["assigned"], 19)
        stranger = self.page.with_user(self.stranger)
        self.assertNotIn(
            self.target.id, [one["id"] for one in stranger.outlook_options()["targets"]]
        )
        with self.assertRaises(AccessError):
            stranger.outlook(self.target.id)
        with self.assertRaises(AccessError):
            stranger.action_figure(self.target.id, 2025, "decree")
        page = self.page.with_user(self.judge)
        for attempt in (
            lambda: page.outlook("x"),
            lambda: page.outlook(0),
            lambda: page.action_figure(self.target.id, "2025", "decree"),
            lambda: page.action_figure(self.target.id, 2025, "planned"),
        ):
            with self.assertRaises(UserError):
                attempt()
        self.assertEqual(page.outlook_options()["first"], self.target.id)
