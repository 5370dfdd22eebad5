import random
from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import CchcHrCase

ON = date(2026, 6, 30)
OPENING = date(2019, 1, 1)
CATEGORIES = ["civil_servant"] * 4 + ["public_employee", "cadre", "commune_civil_servant"]
RANKS = ["01_001", "01_002", "01_003", "01_004", "01_005"]
LEFT = {"retired", "resigned", "dismissed", "reduced", "died", "moved_out"}


class ReportFormCase(CchcHrCase):
    """People of every kind, their dossiers, and ten corrections that came late."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bm01 = cls.env.ref("cchc_hr.report_form_bm01")
        cls.everybody = cls.env.ref("cchc_hr.report_form_cl_all")
        cls.reader = cls._create_user("report_home", "home_affairs", cls.province)
        cls.places = [
            cls.province,
            cls.home,
            cls.home_division,
            cls.finance,
            cls.finance_division,
            cls.district,
            cls.commune,
        ]
        cls.chance = random.Random(64)
        cls.people = cls.env["hr.employee"]
        for number in range(42):
            cls.people += cls._make_person(number)
        cls._correct_late()

    @classmethod
    def _make_person(cls, number):
        """Ages from 26 to 68, all levels and none; born on the edges of the age brackets too."""
        pick = cls.chance.choice
        edges = ["30/06/1995", "01/07/1995", "30/06/1985", "01/07/1985", "30/06/1975", "01/07/1975"]
        born = edges[number] if number < 6 else f"{pick(range(1, 28))}/3/{1958 + number}"
        person = cls._create_person(
            f"Trần Văn {number}",
            birth_text=born,
            sex=pick(["male", "female"]),
            ethnicity_id=pick(cls.env["cchc.ethnicity"].search([]).ids),
            religion_id=pick([False, False, cls.env.ref("cchc_hr.religion_01").id]),
            party_joined_on=pick([False, date(2015, 2, 3), date(2026, 7, 1)]),
        )
        cls._open(
            person,
            OPENING,
            staffing_category=pick(CATEGORIES),
            department_id=pick(cls.places),
            rank_id=cls.env.ref(f"cchc_hr.rank_{pick(RANKS)}"),
            step=1,
            is_rotated=pick([True, False, False]),
        )
        cls.env["cchc.education"].create(
            [
                {"employee_id": person.id, "level": level, "when": year}
                for level, year in [
                    (pick(["elementary", "intermediate", "college", "university"]), "2010"),
                    (pick(["university", "master", "doctor"]), pick(["2020", "2026"])),
                ][: pick(range(3))]
            ]
        )
        levels = {
            "political_theory": ["elementary", "intermediate", "advanced", "bachelor"],
            "state_management": ["staff", "specialist", "principal", "senior_principal"],
            "it": ["certificate", "intermediate"],
            "english": ["certificate", "university"],
            "other_language": ["certificate", "university"],
            "minority_language": [None],
        }
        certificates = []
        for kind, choices in levels.items():
            if pick([True, False]):
                name = "language_level" if "language" in kind or kind == "english" else None
                name = name or f"{kind}_level"
                level = {name: pick(choices)} if kind != "minority_language" else {}
                certificates.append(
                    {
                        "employee_id": person.id,
                        "kind": kind,
                        "when": pick(["2012", "2030"]),
                        **level,
                    }
                )
        cls.env["cchc.certificate"].create(certificates)
        return person

    @classmethod
    def _correct_late(cls):
        """Issued after the day of the report, effective before it; one of them revoked again."""
        people = iter(cls.people)
        late = [
            ("transfer", date(2026, 3, 1), {"department_id": cls.finance_division}),
            ("transfer", date(2025, 3, 1), {"department_id": cls.commune}),
            ("transfer", date(2026, 7, 1), {"department_id": cls.home}),
            ("rank_change", date(2026, 1, 1), {"rank_id": cls.principal, "step": 1}),
            ("retirement", date(2026, 6, 1), {}),
            ("resignation", ON, {}),
            ("long_leave", date(2026, 5, 1), {}),
            ("secondment", date(2026, 2, 1), {"host_unit_id": cls.home}),
            ("correction", date(2020, 1, 1), {"staffing_category": "civil_servant"}),
            ("transfer", date(2026, 4, 1), {"department_id": cls.district}),
        ]
        for kind, day, facts in late:
            decision = cls._issue(kind, next(people), day, **facts)
        cls._revoke(decision)
        cls.env["cchc.education"].create(
            {"employee_id": next(people).id, "level": "doctor", "when": "05/2026"}
        )

    # -- the same figures, in plain Python, from decision lines and dossiers ---

    def _facts(self, person, on):
        """Service facts on a day: the lines that stand, folded in order."""
        lines = self.env["cchc.decision.line"].search([("employee_id", "=", person.id)])
        facts = {}
        standing = lines.filtered(
            lambda line: line.issued_at and not line.revoked_at and line.date_effective <= on
        )
        for line in standing.sorted(lambda line: (line.date_effective, line.day_order, line.id)):
            facts.update(line.changes)
        return facts

    def _level(self, entries, name, order, on):
        reached = [
            order.index(entry[name])
            for entry in entries
            if not entry.when_date or entry.when_date <= on
        ]
        return order[max(reached)] if reached else None

    def _counts(self, person, facts, on):
        """The columns of BM01 in which a person counts."""
        born = person.birthday
        age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
        past = bool(person.retirement_date) and person.retirement_date < on
        tier = self.env["cchc.rank"].browse(facts["rank_id"]).tier
        proofs = {
            kind: person.certificate_ids.filtered(lambda entry, kind=kind: entry.kind == kind)
            for kind in person.certificate_ids.mapped("kind")
        }
        none = self.env["cchc.certificate"]
        yield "people", True
        yield "party", person.party_joined_on and person.party_joined_on <= on
        yield "women", person.sex == "female"
        yield "minority", person.ethnicity_id.is_minority
        yield "religion", person.religion_id
        yield f"rank_{tier}", True
        order = ["elementary", "intermediate", "college", "university", "master", "doctor"]
        yield f"degree_{self._level(person.education_ids, 'level', order, on)}", True
        order = ["elementary", "intermediate", "advanced", "bachelor"]
        level = self._level(
            proofs.get("political_theory", none), "political_theory_level", order, on
        )
        yield f"politics_{level}", True
        order = ["certificate", "intermediate"]
        yield f"it_{self._level(proofs.get('it', none), 'it_level', order, on)}", True
        order = ["certificate", "university"]
        for kind in ("english", "other_language"):
            yield f"{kind}_{self._level(proofs.get(kind, none), 'language_level', order, on)}", True
        spoken = proofs.get("minority_language", none)
        yield "minority_language", any(entry.when_date <= on for entry in spoken)
        order = ["staff", "specialist", "principal", "senior_principal"]
        level = self._level(
            proofs.get("state_management", none), "state_management_level", order, on
        )
        yield f"management_{level}", True
        yield "age_retired", past
        if not past:
            yield "age_30", age <= 30
            yield "age_40", 31 <= age <= 40
            yield "age_50", 41 <= age <= 50
            yield "age_60", age >= 51
            yield "age_60_women", 51 <= age <= 55 and person.sex == "female"
            yield "age_60_men", 56 <= age <= 60 and person.sex == "male"
        yield "rotated", facts.get("is_rotated")

    def _recount(self, units, on, category="civil_servant"):
        """Figures by column of the people placed in some units."""
        figures = {}
        for person in self.people:
            facts = self._facts(person, on)
            if (
                facts["department_id"] not in units.ids
                or facts.get("service_status") in LEFT
                or category not in (None, facts["staffing_category"])
            ):
                continue
            for code, counts in self._counts(person, facts, on):
                figures[code] = figures.get(code, 0) + bool(counts)
        return figures

    def _assert_recount(self, form, on, below, category="civil_servant"):
        report = form.with_user(self.reader)._compute(self.province, on)
        for unit, units in below.items():
            expected = self._recount(units, on, category)
            row = report.row(unit.id)
            for column, figure in zip(report.columns, row.total, strict=True):
                if column.counted:
                    self.assertEqual(
                        figure, expected.get(column.code, 0), (unit.name, column.code, on)
                    )
        return report

    def _below(self):
        return {
            self.province: self.env["hr.department"].union(*self.places),
            self.home: self.home | self.home_division,
            self.home_division: self.home_division,
            self.finance: self.finance | self.finance_division,
            self.district: self.district | self.commune,
            self.commune: self.commune,
        }

    def _list(self, form, column, line, on, **cell):
        action = form.action_drill(
            column.code, list(line.unit_ids), str(on), own=line.kind == "direct", **cell
        )
        return form.env[action["res_model"]].with_context(**action["context"])


@tagged("post_install", "-at_install")
class TestReportForms(ReportFormCase):
    def test_bm01_after_ten_late_corrections_equals_a_recount(self):
        report = self._assert_recount(self.bm01, ON, self._below())
        figures = dict(
            zip(
                [column.code for column in report.columns],
                report.row(self.province.id).total,
                strict=True,
            )
        )
        # Something is really counted, nearly everywhere.
        self.assertGreater(figures["people"], 15)
        counted = [code for code, figure in figures.items() if figure]
        self.assertGreater(len(counted), 30)

    def test_other_days(self):
        for on in (OPENING, date(2026, 2, 28), date(2026, 7, 1), date(2026, 11, 24)):
            self._assert_recount(self.bm01, on, self._below())

    def test_the_table_of_all_categories(self):
        self._assert_recount(self.everybody, ON, self._below(), category=None)

    def test_every_cell_equals_its_list(self):
        form = self.bm01.with_user(self.reader)
        report = form._compute(self.province, ON)
        cells = 0
        for line in report.lines():
            for column, figure in zip(report.columns, line.figures, strict=True):
                if column.counted:
                    self.assertEqual(
                        self._list(form, column, line, ON).search_count([]),
                        figure,
                        (line.name, column.code),
                    )
                    cells += 1
        self.assertGreater(cells, 38 * 7)

    def test_past_tree(self):
        """The commune joins Home Affairs from July on; June keeps its subtotals."""
        current = self.commune.unit_version_ids
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.commune.id,
                "date_from": date(2026, 7, 1),
                "name": current.name,
                "parent_id": self.home.id,
                "kind_id": current.kind_id.id,
                "level_id": current.level_id.id,
            }
        )
        self._assert_recount(self.bm01, ON, self._below())
        moved = self._below()
        moved[self.home] |= self.commune
        moved[self.district] = self.district
        self._assert_recount(self.bm01, date(2026, 7, 1), moved)

    def test_age_columns_are_a_partition(self):
        for form in (self.bm01, self.everybody):
            for row in form._compute(self.province, ON).rows:
                figures = dict(
                    zip([column.code for column in form._spec().columns], row.total, strict=True)
                )
                ages = [f"age_{limit}" for limit in (30, 40, 50, 60)] + ["age_retired"]
                self.assertEqual(sum(figures[code] for code in ages), figures["people"])
                self.assertLessEqual(
                    figures["age_60_women"] + figures["age_60_men"], figures["age_60"]
                )

    def test_establishment_stays_empty_until_it_is_kept(self):
        # An addon above may supply it; here nobody does.
        provider = type(self.env["cchc.report.provider"])
        if hasattr(provider, "_provide_establishment_assigned"):
            self.patch(provider, "_provide_establishment_assigned", None)
        report = self.bm01._compute(self.province, ON)
        self.assertEqual(report.columns[0].number, "1")
        self.assertEqual({line.figures[0] for line in report.lines()}, {None})

    def test_numbers_of_the_columns(self):
        numbers = [column.number for column in self.bm01._spec().columns]
        self.assertEqual(numbers, ["1", "1a", *map(str, range(2, 39))])

    def test_list_shows_post_and_rank_in_vietnamese_order(self):
        form = self.bm01.with_user(self.reader)
        report = form._compute(self.province, ON)
        people = self._list(form, report.columns[1], report.lines()[0], ON).search([])
        names = [person.name_sort for person in people]
        self.assertEqual(names, sorted(names))
        self.assertTrue(all(person.rank_id and person.unit_id for person in people))
        self.assertEqual(people[0].action_open_person()["res_model"], "hr.employee")

    def test_scope_and_sensitive_parts(self):
        officer = self._create_user("report_nv", "hr_officer", self.home)
        form = self.bm01.with_user(officer)
        self.assertTrue(form._compute(self.home, ON).rows)
        with self.assertRaises(AccessError):
            form._compute(self.finance, ON)
        with self.assertRaises(AccessError):
            form.action_drill("women", self.finance.ids, str(ON))
        reader = new_test_user(
            self.env,
            "report_reader",
            groups="cchc_base.group_dossier_reader",
            unit_ids=[(6, 0, self.home.ids)],
        )
        form = self.bm01.with_user(reader)
        self.assertTrue(form._compute(self.home, ON).rows)
        self.assertTrue(form.action_drill("women", self.home.ids, str(ON)))
        with self.assertRaisesRegex(AccessError, "Đảng viên"):
            form.action_drill("party", self.home.ids, str(ON))


@tagged("post_install", "-at_install")
class TestReportAsKnown(ReportFormCase):
    def _recorded(self, table, column, moment):
        """Move what this transaction recorded back in time, as days that pass would."""
        self.env.flush_all()
        self.env.cr.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        self.env.cr.execute(
            f"UPDATE {table} SET {column} = %s WHERE {column} >= now() AT TIME ZONE 'UTC'",
            [moment],
        )
        self.env.cr.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        self.env.invalidate_all()

    def test_a_late_transfer_is_not_in_what_was_known(self):
        self._recorded("hr_version", "recorded_at", datetime(2026, 6, 1))
        person = next(
            person
            for person in self.people
            if self._facts(person, ON)["staffing_category"] == "civil_servant"
            and self._facts(person, ON)["department_id"] not in (self.finance_division.id,)
            and self._facts(person, ON)["service_status"] == "serving"
            and not self._facts(person, ON).get("host_unit_id")
        )
        known = self._recount(self.finance_division, ON)
        self._issue("transfer", person, date(2026, 6, 1), department_id=self.finance_division)
        self._recorded("hr_version", "recorded_at", datetime(2026, 7, 15))
        self._recorded("hr_version_log", "superseded_at", datetime(2026, 7, 15))
        form = self.bm01.with_user(self.reader)

        def people(known_on):
            report = form._compute(self.province, ON, known_on)
            row = report.row(self.finance_division.id)
            line = next(
                line
                for line in report.lines()
                if line.unit_ids == self.finance_division.ids[0:1]
                or line.unit_ids == tuple(self.finance_division.ids)
            )
            for column, figure in zip(report.columns, row.total, strict=True):
                if column.counted:
                    listed = self._list(form, column, line, ON, known_on=known_on)
                    self.assertEqual(listed.search_count([]), figure, (known_on, column.code))
            return row.total[1]

        self.assertEqual(people(ON), known.get("people", 0))
        self.assertEqual(people(date(2026, 7, 15)), known.get("people", 0) + 1)
        self.assertEqual(people(None), known.get("people", 0) + 1)
        total = [form._compute(self.province, ON, day).lines()[0].figures for day in (ON, None)]
        self.assertEqual(*total)


@tagged("post_install", "-at_install")
class TestReportRows(ReportFormCase):
    """Forms whose rows are ranks, kinds of staff, people."""

    def test_by_rank_and_by_kind_of_staff_the_total_is_the_same(self):
        for on in (ON, date(2025, 6, 30)):
            expected = self.everybody.with_user(self.reader)._compute(self.province, on).tops[0]
            for name in ("by_rank", "by_category"):
                form = self.env.ref(f"cchc_hr.report_form_{name}").with_user(self.reader)
                total = form._compute(self.province, on).lines(0)[0]
                for column, figure, by_units in zip(
                    form._spec().columns, total.figures, expected.total, strict=True
                ):
                    if column.counted:
                        self.assertEqual(figure, by_units, (name, column.code, on))

    def test_behind_a_rank_stand_its_people(self):
        form = self.env.ref("cchc_hr.report_form_by_rank").with_user(self.reader)
        report = form._compute(self.province, ON)
        ranks = [line for line in report.lines() if line.level == 2]
        self.assertEqual(len(ranks), len(RANKS))
        column = form._spec().measure("women")
        place = report.columns.index(column)
        for line in ranks:
            listed = self._list(form, column, line, ON, keys=list(line.keys)).search([])
            self.assertEqual(len(listed), line.figures[place])
            versions = self.env["hr.version"].browse(listed.ids)
            self.assertEqual(versions.rank_id.ids, [line.keys[1]])

    def test_the_list_with_pay_has_everybody_of_the_number(self):
        counted = self.bm01.with_user(self.reader)._compute(self.province, ON).tops[0].total_people
        form = self.env.ref("cchc_hr.report_form_bm03").with_user(self.reader)
        report = form._compute(self.province, ON)
        total, *lines = report.lines()
        people = [line for line in lines if line.level == 2]
        self.assertEqual((total.people, len(people)), (counted, counted))
        codes = [column.code for column in report.columns]
        for line in people:
            person = self.env["hr.employee"].browse(line.keys[1])
            facts = self._facts(person, ON)
            said = dict(zip(codes, line.figures, strict=True))
            born = said["born_woman" if person.sex == "female" else "born_man"]
            rank = self.env["cchc.rank"].browse(facts["rank_id"])
            self.assertEqual((born, said["rank"]), (person.birthday, rank.code))
            unit = self.env["hr.department"].browse(facts["department_id"])
            self.assertEqual(said["unit"], unit.display_name)
        self.assertGreater(counted, 5)
