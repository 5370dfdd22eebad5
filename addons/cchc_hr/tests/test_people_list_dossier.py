"""Lists by further parts of the dossier: absences, contracts, terms, family, papers."""

from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common_people_list import PeopleListCase

D = date(2026, 6, 30)


@tagged("post_install", "-at_install")
class TestPeopleListDossier(PeopleListCase):
    def _absent(self, person, kind, first, last=None):
        self.env["cchc.absence"].create(
            {
                "employee_id": person.id,
                "kind_id": self.env.ref(f"cchc_hr.absence_kind_{kind}").id,
                "date_from": first,
                "date_to": last,
            }
        )

    def _relative(self, person, **vals):
        vals = {"relation": "child", "name": "Con", **vals}
        self.env["cchc.family.member"].create({"employee_id": person.id, **vals})

    def test_who_is_away_on_the_day(self):
        self._absent(self.binh, "maternity", date(2026, 3, 1), date(2026, 8, 31))
        self._absent(self.cuc, "study_home", date(2026, 1, 1), date(2026, 2, 28))
        away = self._list([("absence_kind", "contains", "thai sản")], columns="name absences")
        self.assertEqual(self._names(away), ["Trần Thị Bình"])
        self.assertIn("Nghỉ thai sản, 01/03/2026, 31/08/2026", self._values(away)[0][1])
        away.date = date(2026, 9, 1)
        self.assertEqual(self._names(away), [])

    def test_one_entry_meets_what_is_asked_about_one_list(self):
        self.env["cchc.education"].create(
            [
                {"employee_id": self.binh.id, "level": "university", "major": "Luật kinh tế"},
                {"employee_id": self.dung.id, "level": "master", "major": "Luật"},
            ]
        )
        asked = [("education_level", "at_least", ["master"]), ("major", "contains", "luật")]
        lawyers = self._list(asked)
        self.assertEqual(self._names(lawyers), ["Phạm Thị Dung"])
        self.assertIn("(cùng một mục)", lawyers._answer("screen")[0].conditions)
        lawyers.criterion_ids[1].apart = True
        self.assertEqual(self._names(lawyers), ["Phạm Thị Dung", "Trần Thị Bình"])
        # Who has no master's degree in law has perhaps none, perhaps another one.
        others = self._list([asked[0], ("major", "not_contains", "luật")])
        self.assertEqual(self._names(others), ["Lê Thị Cúc"])

    def test_who_has_been_away_in_a_span_of_time(self):
        self._absent(self.binh, "maternity", date(2025, 3, 1), date(2025, 8, 31))
        self._absent(self.cuc, "study_home", date(2026, 1, 1), date(2026, 2, 28))
        in_2025 = ("past_absence_from", "range", ("01/01/2025", "31/12/2025"))
        self.assertEqual(self._names(self._list([in_2025])), ["Trần Thị Bình"])
        # Of what began after the day of the list nothing was known then.
        early = self._list([("past_absence_kind", "filled", None)], on=date(2025, 1, 1))
        self.assertEqual(self._names(early), [])

    def test_children_under_so_many_months_on_the_day(self):
        self._relative(self.binh, birth_text="01/07/2023")
        self._relative(self.cuc, birth_text="30/06/2023")
        self._relative(self.dung, relation="sibling", birth_text="01/01/2025")
        self._relative(self.an, birth_text="01/01/2025", deceased=True)
        small = self._list([("child_months", "range", ("", "35"))], columns="name child_months")
        self.assertEqual(self._names(small), ["Trần Thị Bình"])
        self.assertEqual(self._values(small)[0][1], "35")
        small.date = date(2026, 6, 29)
        self.assertEqual(self._names(small), ["Lê Thị Cúc", "Trần Thị Bình"])
        small.date = date(2023, 6, 29)
        self.assertEqual(self._names(small), [])

    def test_contracts_that_end_soon(self):
        self.env["cchc.labour.contract"].create(
            [
                {
                    "employee_id": person.id,
                    "category": "public_employee",
                    "kind": "contract_fixed",
                    "document_number": "01/HĐLV",
                    "date_from": date(2024, 1, 1),
                    "date_to": until,
                    **more,
                }
                for person, until, more in (
                    (self.an, date(2026, 9, 30), {}),
                    (self.cuc, date(2026, 12, 31), {}),
                    (
                        self.dung,
                        date(2026, 8, 31),
                        {"ended_on": date(2026, 1, 31), "end_reason": "agreed"},
                    ),
                )
            ]
        )
        soon = self._list([("contract_to", "range", ("01/07/2026", "30/09/2026"))])
        self.assertEqual(self._names(soon), ["Nguyễn Văn An"])

    def test_posts_in_the_party_while_they_are_held(self):
        self.env["cchc.held.post"].create(
            [
                {
                    "employee_id": self.an.id,
                    "kind": "party",
                    "title": "Bí thư chi bộ",
                    "start": "2020",
                    "when": "2025",
                },
                {
                    "employee_id": self.cuc.id,
                    "kind": "party",
                    "title": "Bí thư chi bộ",
                    "start": "2025",
                },
                {
                    "employee_id": self.dung.id,
                    "kind": "union",
                    "title": "Bí thư đoàn",
                    "start": "2020",
                },
            ]
        )
        posts = self._list([("party_post", "contains", "Bí thư")])
        self.assertEqual(self._names(posts), ["Lê Thị Cúc"])
        posts.date = date(2024, 1, 1)
        self.assertEqual(self._names(posts), ["Nguyễn Văn An"])

    def test_discipline_that_has_lapsed_is_found_when_asked_for_ever(self):
        self.env["cchc.discipline"].create(
            {
                "employee_id": self.an.id,
                "form": "reprimand",
                "when": "01/03/2020",
                "lapses_on": "2021-03-01",
            }
        )
        self.assertEqual(self._names(self._list([("discipline", "filled", None)])), [])
        ever = self._list([("discipline_ever", "filled", None)], columns="name discipline_ever")
        self.assertEqual(self._values(ever), [("Nguyễn Văn An", "Khiển trách")])

    def test_addresses_phones_and_paper_files(self):
        self.an.write({"permanent_address": "Xã An Biên, tỉnh Kiên Giang", "work_phone": "0297 1"})
        self.env["cchc.paper.file"].create(
            {"employee_id": self.an.id, "keeper_id": self.home.id, "number": "HS-1", "box": "Hộp 3"}
        )
        found = self._list(
            [
                ("permanent_address", "contains", "kiên giang"),
                ("paper_keeper", "in", self.home),
            ],
            columns="name work_phone paper_box",
        )
        self.assertEqual(self._values(found), [("Nguyễn Văn An", "0297 1", "Hộp 3")])
        without = self._list([("paper_number", "empty", None)])
        self.assertNotIn("Nguyễn Văn An", self._names(without))

    def test_dossiers_that_lack_something(self):
        lacking = self._list([("missing_count", "range", ("1", ""))])
        whole = self._list([("missing_count", "range", ("", "0"))])
        counts = {person.name: person.missing_count for person in self.people}
        self.assertEqual(self._names(lacking), sorted(n for n, c in counts.items() if c))
        self.assertEqual(self._names(whole), sorted(n for n, c in counts.items() if not c))

    def test_allowances_by_percentage(self):
        self._issue("allowance", [self.cuc], date(2026, 1, 1), seniority_percent=12)
        found = self._list([("seniority_percent", "range", ("10", ""))])
        self.assertEqual(self._names(found), ["Lê Thị Cúc"])
        found.date = date(2025, 12, 31)
        self.assertEqual(self._names(found), [])

    def test_entries_of_no_list_are_refused(self):
        with self.assertRaisesRegex(ValidationError, "no list"):
            self._field("name").entry_domain = "[('relation', '=', 'child')]"
