from datetime import date

from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_positions.tests.common import NEW_YEAR, CchcPositionsCase

ON = date(2026, 6, 30)
# What one statement of the people costs besides: rights, the tree, words.
FEW = 25


class TestOverview(CchcPositionsCase):
    """Each figure of each chart equals the list behind it, for whoever may see it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        born = ("01/03/1970", "01/03/1968", "29/02/1996", "05/05/1985", "07/07/2000")
        cls.people = cls.env["hr.employee"]
        for number, birth in enumerate(born):
            unit = (cls.home_division, cls.home, cls.finance_division, cls.commune, cls.home)[
                number
            ]
            person = cls._create_person(
                f"Người {number}",
                unit=unit,
                birth_text=birth,
                sex="female" if number % 2 else "male",
                party_joined_on=date(2010, 1, 1) if number in (0, 3) else False,
                ethnicity_id=cls.env["cchc.ethnicity"].search([], limit=1).id if number else False,
            )
            cls._open(
                person,
                department_id=unit,
                unit=unit.agency_id,
                staffing_category="commune_civil_servant"
                if unit == cls.commune
                else "civil_servant",
            )
            cls.people += person
        # One has moved since: the past of the old unit keeps the person.
        cls._issue(
            "transfer",
            cls.people[1],
            date(2026, 3, 1),
            unit=cls.province,
            department_id=cls.finance_division,
        )
        cls._enter(cls.home, 10, day=NEW_YEAR)
        cls.officer = cls._create_user("overview_officer", "hr_officer", cls.home)
        cls.centre = cls._create_user("overview_centre", "home_affairs", cls.province)
        cls.env.flush_all()

    def _overview(self, user):
        return self.env(user=user.id)["cchc.overview"]

    def _charts(self, user):
        return [chart["key"] for chart in self._overview(user).overview_options()["charts"]]

    def _chart(self, user, key, unit, on=ON, compare_on=False, measure="people"):
        return self._overview(user).overview_chart(
            key, unit.ids, str(on), compare_on and str(compare_on), measure
        )

    def _behind(self, user, key, cell):
        action = self._overview(user).action_figure(key, cell, "x")
        model = self.env(user=user.id)[action["res_model"]]
        return model.with_context(**action.get("context", {})).search(action.get("domain") or [])

    def _check_drill(self, user, unit, on=ON):
        counted = 0
        for key in self._charts(user):
            chart = self._chart(user, key, unit, on, date(2025, 12, 31))
            for series in chart["series"]:
                figures = series.get("people") or series["values"]
                for figure, cell in zip(figures, series["cells"], strict=True):
                    named = cell.get("picture") or cell.get("category") or cell.get("path")
                    if not figure or not named:
                        continue
                    people = self._behind(user, key, cell)
                    self.assertEqual(len(people), figure, (key, series["name"], cell))
                    counted += 1
        return counted

    def test_every_figure_equals_its_list(self):
        self.assertGreater(self._check_drill(self.centre, self.province), 30)
        self.assertGreater(self._check_drill(self.officer, self.home), 20)
        self._check_drill(self.centre, self.province, date(2026, 2, 1))

    def test_measures_of_units_equal_their_lists(self):
        for measure in ("people", "sex", "party", "degree", "young", "standard"):
            chart = self._chart(self.centre, "units", self.province, measure=measure)
            (series,) = chart["series"]
            for figure, cell in zip(series["people"], series["cells"], strict=True):
                self.assertEqual(len(self._behind(self.centre, "units", cell)), figure, measure)
            if measure == "people":
                self.assertEqual(sum(series["values"]), 5)

    def test_who_has_moved_counts_where_he_was(self):
        before = self._chart(self.officer, "sex", self.home, date(2026, 2, 1))
        now = self._chart(self.officer, "sex", self.home)
        self.assertEqual(sum(before["series"][0]["values"]), 3)
        self.assertEqual(sum(now["series"][0]["values"]), 2)
        women = before["labels"].index("Female")
        cell = before["series"][0]["cells"][women]
        self.assertEqual(self._behind(self.officer, "sex", cell).name, self.people[1].name)

    def test_two_days_stand_side_by_side(self):
        chart = self._chart(self.officer, "sex", self.home, ON, date(2026, 2, 1))
        self.assertEqual([sum(series["values"]) for series in chart["series"]], [2, 3])

    def test_age_pyramid(self):
        chart = self._chart(self.centre, "age", self.province)
        men, women = chart["series"]
        found = {
            label: (man, woman)
            for label, man, woman in zip(
                chart["labels"], men["values"], women["values"], strict=True
            )
        }
        # Born on 29/02/1996: thirty since 1 March 2026.
        self.assertEqual(found["30–34"], (1, 0))
        self.assertEqual(found["55–59"], (1, 1))
        early = self._chart(self.centre, "age", self.province, date(2026, 2, 28))
        self.assertEqual(early["series"][0]["values"][early["labels"].index("25–29")], 2)

    def test_retirements_follow_the_law(self):
        chart = self._chart(self.centre, "retirement", self.province, date(2026, 6, 30))
        years = chart["labels"]
        self.assertEqual((years[0], years[-1]), ("2026", "2031"))
        totals = dict.fromkeys(years, 0)
        for series in chart["series"]:
            for year, figure in zip(years, series["values"], strict=True):
                totals[year] += figure
        for person in self.people:
            year = str(person.retirement_date.year)
            if year in totals:
                totals[year] -= 1
        self.assertEqual(set(totals.values()), {0})

    def test_establishment_beside_the_people(self):
        chart = self._chart(self.officer, "establishment", self.home)
        civil = chart["labels"].index(self.civil.short_name or self.civil.name)
        assigned, occupied = (series["values"][civil] for series in chart["series"])
        self.assertEqual((assigned, occupied), (10, 2))
        entries = self._behind(self.officer, "establishment", chart["series"][0]["cells"][civil])
        self.assertEqual(sum(entries.mapped("amount")), 10)

    def test_unknown_is_a_value_of_its_own(self):
        chart = self._chart(self.centre, "ethnicity", self.province)
        self.assertIn("Not known", chart["labels"])
        place = chart["labels"].index("Not known")
        cell = chart["series"][0]["cells"][place]
        self.assertIn(
            self.people[0].name, self._behind(self.centre, "ethnicity", cell).mapped("name")
        )

    # -- rights -----------------------------------------------------------------

    def test_another_agency_is_refused(self):
        with self.assertRaises(AccessError):
            self._chart(self.officer, "sex", self.finance)
        for cell in (
            {"picture": "sex", "unit_ids": self.finance.ids, "on": str(ON), "values": "*"},
            {"picture": "sex", "unit_ids": self.finance.ids, "on": str(ON), "values": "*",
             "exact": True},
            {"category": self.civil.id, "unit_ids": self.finance.ids, "on": str(ON)},
        ):  # fmt: skip
            key = "establishment" if "category" in cell else "sex"
            with self.assertRaises(AccessError):
                self._overview(self.officer).action_figure(key, cell, "x")

    def test_the_list_asks_for_the_rights_again(self):
        cell = {"picture": "sex", "unit_ids": self.finance.ids, "on": str(ON), "values": "*"}
        people = self.env(user=self.officer.id)["cchc.report.person"]
        with self.assertRaises(AccessError):
            people.with_context(cchc_cell=cell).search([])

    def test_without_the_right_to_the_party_part_no_chart_of_it(self):
        reader = self._create_user("overview_reader", "dossier_reader", self.home)
        self.assertNotIn("party", self._charts(reader))
        with self.assertRaises(UserError):
            self._chart(reader, "party", self.home)
        cell = {"picture": "party", "unit_ids": self.home.ids, "on": str(ON), "values": "*"}
        with self.assertRaises(UserError):
            self._overview(reader).action_figure("party", cell, "x")

    def test_a_forged_cell_is_refused(self):
        own = {"picture": "sex", "unit_ids": self.home.ids, "on": str(ON)}
        for cell in (
            *({}, {"picture": "nothing"}, {"picture": "sex", "on": "x"}, None),
            *({**own, "values": 5}, {**own, "values": "*", "unit_ids": ["x"]}),
        ):
            with self.assertRaises(UserError):
                self._overview(self.officer).action_figure("sex", cell, "x")

    def test_people_are_counted_in_one_statement(self):
        self._chart(self.officer, "degree", self.home)
        self.env.invalidate_all()
        with self.assertQueryCount(FEW):
            self._chart(self.officer, "degree", self.home)

    def test_every_chart_of_people_compares_two_days(self):
        before = date(2026, 2, 1)
        for key in ("age", "retirement", "establishment", "units"):
            alone = self._chart(self.centre, key, self.province)
            then = self._chart(self.centre, key, self.province, before)
            both = self._chart(self.centre, key, self.province, ON, before)
            earlier = [series for series in both["series"] if series["earlier"]]
            now = [series for series in both["series"] if not series["earlier"]]
            self.assertEqual(
                sum(sum(series["values"]) for series in now),
                sum(sum(series["values"]) for series in alone["series"]),
                key,
            )
            self.assertEqual(
                sum(sum(series["values"]) for series in earlier),
                sum(sum(series["values"]) for series in then["series"]),
                key,
            )
            if key != "retirement":
                self.assertTrue(any(any(series["values"]) for series in earlier), key)
        # The one who went to Finance in March: each day by the units of then.
        both = self._chart(self.centre, "units", self.province, ON, before)
        place = both["labels"].index("Sở Tài chính")
        self.assertEqual([series["values"][place] for series in both["series"]], [2, 1])
        # Men to the left on both days.
        ages = self._chart(self.centre, "age", self.province, ON, before)["series"]
        self.assertEqual([series["mirrored"] for series in ages], [True, False, True, False])
        charts = self._overview(self.centre).overview_options()["charts"]
        self.assertEqual(
            {chart["key"] for chart in charts if not chart["compares"]},
            {"coverage", "reduction", "years"},
        )

    def test_the_path_is_that_of_a_programme_with_targets(self):
        programmes = self.env["cchc.reduction.programme"]
        running = self.env.ref("cchc_positions.reduction_programme_2022")
        document = running.document_id
        self.env["cchc.reduction.target"].create(
            {
                "programme_id": running.id,
                "unit_id": self.home.id,
                "category_id": running.rate_ids.category_id[:1].id,
                "document_id": document.id,
                "baseline_day": NEW_YEAR,
            }
        )
        # Later, but nobody has a target by it yet.
        programmes.create(
            {"name": "Sau này", "year_from": 2025, "year_to": 2029, "date_from": date(2025, 1, 1),
             "baseline_day": date(2024, 12, 31), "document_id": document.id}
        )  # fmt: skip
        chart = self._chart(self.officer, "reduction", self.home)
        self.assertEqual(chart["labels"], ["2022", "2023", "2024", "2025", "2026"])

    def test_the_path_leads_to_the_people(self):
        """Who has a place at the end of a year, and who left by reduction in it."""
        running = self.env.ref("cchc_positions.reduction_programme_2022")
        self.env["cchc.reduction.target"].create(
            {
                "programme_id": running.id,
                "unit_id": self.home.id,
                "category_id": self.civil.id,
                "document_id": running.document_id.id,
                "baseline_day": NEW_YEAR,
            }
        )
        gone = self.people[4]
        self._issue("staff_reduction", gone, date(2025, 9, 1))
        # What was entered later opens another period of who had left.
        self.env["cchc.education"].create(
            {"employee_id": gone.id, "level": "master", "when": "15/10/2025"}
        )
        periods = gone.version_ids.filtered(lambda one: one.service_status == "reduced")
        self.assertEqual(len(periods), 2)
        chart = self._chart(self.officer, "reduction", self.home)
        by_name = {series["name"]: series for series in chart["series"]}
        left = by_name["Left by reduction"]
        self.assertTrue(left["table_only"])
        self.assertEqual(left["values"], [0, 0, 0, 1, 0])
        self.assertEqual(
            self._behind(self.officer, "reduction", left["cells"][3]).employee_id, gone
        )
        self.assertFalse(self._behind(self.officer, "reduction", left["cells"][2]))
        occupied = by_name["Occupied"]
        seen = 0
        for figure, cell in zip(occupied["values"], occupied["cells"], strict=True):
            people = self._behind(self.officer, "reduction", cell) if figure else ()
            self.assertEqual(len(people), figure or 0, cell)
            seen += len(people)
        self.assertTrue(seen)
        # Figures of the ledger stay figures.
        action = self._overview(self.officer).action_figure(
            "reduction", by_name["Assigned"]["cells"][3], "x"
        )
        self.assertEqual(action["res_model"], "cchc.reduction.progress")
        stranger = self._create_user("overview_finance", "hr_officer", self.finance)
        for cell in (left["cells"][3], occupied["cells"][3]):
            with self.assertRaises(AccessError):
                self._overview(stranger).action_figure("reduction", cell, "x")
            with self.assertRaisesRegex(UserError, "no such figure"):
                self._overview(self.officer).action_figure(
                    "reduction", {**cell, "target_ids": "1"}, "x"
                )

    def test_who_holds_a_position_and_who_lacks_one(self):
        post = self._positions("CV-9", day=date(2026, 1, 1))
        self._issue(
            "transfer", self.people[0], date(2026, 2, 1), position_id=post,
            department_id=self.home_division,
        )  # fmt: skip
        chart = self._chart(self.officer, "position", self.home)
        (series,) = chart["series"]
        self.assertEqual(series["values"], [1, 1])
        holds, lacks = (self._behind(self.officer, "position", cell) for cell in series["cells"])
        self.assertEqual(holds.employee_id, self.people[0])
        self.assertEqual(lacks.employee_id, self.people[4])

    def test_coverage_leads_to_the_reports_and_to_the_people_of_their_agencies(self):
        period = self.env["cchc.report.period"].create(
            {
                "kind": "quarter",
                "date_from": date(2026, 4, 1),
                "date_to": ON,
                "form_ids": [(6, 0, self.env.ref("cchc_hr.report_form_bm01").ids)],
            }
        )
        period.action_open()
        asked = period.submission_ids.filtered(lambda one: one.kind == "unit")
        asked.filtered(lambda one: one.unit_id == self.home).write({"state": "accepted"})
        chart = self._chart(self.centre, "coverage", self.province)
        reports, people = chart["series"]
        self.assertTrue(people["table_only"])
        self.assertEqual(sum(reports["values"]), len(asked))
        self.assertEqual(sum(people["values"]), 5)
        by_label = dict(zip(chart["labels"], zip(*(one["values"] for one in chart["series"]),
                                                 strict=True), strict=True))  # fmt: skip
        self.assertEqual(by_label["Accepted"], (1, 2))
        self.assertEqual(by_label["Being prepared"][1], 3)
        for series in (reports, people):
            for figure, cell in zip(series["values"], series["cells"], strict=True):
                self.assertEqual(len(self._behind(self.centre, "coverage", cell)), figure, cell)
        accepted = people["cells"][chart["labels"].index("Accepted")]
        self.assertEqual(
            self._behind(self.centre, "coverage", accepted).employee_id,
            self.people[0] | self.people[4],
        )
        self.assertEqual(sum(self._chart(self.officer, "coverage", self.home)
                             ["series"][1]["values"]), 2)  # fmt: skip
        with self.assertRaises(AccessError):
            self._overview(self.officer).action_figure("coverage", accepted, "x")
