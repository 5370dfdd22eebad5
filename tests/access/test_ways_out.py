"""What comes out of lists, groups, exports, figures: never a word about people out of scope."""

import json
import warnings

import secrets_positions as positions
from cast import DAY, PLACES, SCOPE
from test_leaks import LeakCase

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tools import mute_logger

READERS = ("home_affairs", "district_home_affairs", "hr_officer", "unit_head", "inspector")
OTHERS = ("odoo_hr", "internal", "employee", "public")
MODELS = {
    "hr.employee": ("citizen_id", "home_town", "birth_text", "sex"),
    "hr.version": ("position_title", "step"),
    "hr.version.log": ("position_title",),
    "cchc.version.known": ("position_title",),
    "resource.resource": ("name",),
    "cchc.decision": ("number", "state"),
    "cchc.decision.line": ("ground", "state"),
    "cchc.education": ("document_number", "level"),
    "cchc.certificate": ("document_number", "kind"),
    "cchc.work.history": ("document_number",),
    "cchc.yearly.rating": ("document_number", "rating"),
    "cchc.commendation": ("document_number",),
    "cchc.discipline": ("document_number", "form"),
    "cchc.import.batch": ("filename",),
    "cchc.import.row": ("name",),
    "cchc.salary.sheet": ("position_title", "employee_id"),
    "cchc.raise.due": ("employee_id", "step"),
    "cchc.due": ("employee_id",),
    "cchc.due.done": ("note",),
    "cchc.away": ("employee_id",),
    "cchc.absence": ("note",),
    **positions.SECRETS,
}
QUIET = ("odoo.models", "odoo.domains", "odoo.addons.base.models.ir_rule")


class TestWaysOut(LeakCase):
    def _secrets(self, place):
        """Words that stand for one place and appear nowhere else."""
        number = PLACES.index(place) + 1
        return {
            f"Secret of {place}",
            f"Secret town {number}",
            f"Secret paper {number}",
            f"Secret note {number}",
            f"secret{number}.csv",
            f"09118000000{number}",
            f"ACCESS-{number}",
            self.subject["cchc.decision"][place].number,
            self.subject["cchc.decision draft"][place].number,
            self.person[place].name,
            *(f"Secret {word} {number}" for word in positions.WORDS),
        }

    def _calls(self, model, fields):
        """Every reading call of the web client on a model, for all there is."""
        named = {"fields": {"display_name": {}}}
        specification = {
            name: named if self.env[model]._fields[name].type == "many2one" else {}
            for name in fields
        }
        first = fields[0]
        yield "search_read", [[], list(fields)], {}
        yield "web_search_read", [[], specification], {}
        yield "formatted_read_group", [[], [first], ["__count"]], {}
        yield "web_read_group", [[], [first]], {"aggregates": ["__count"]}
        yield "read_group", [[], [first], [first]], {}
        yield "name_search", [""], {"limit": 1000}
        yield "web_name_search", ["", {"display_name": {}}], {"limit": 1000}
        everything = self.env[model].sudo().with_context(active_test=False).search([]).ids
        yield "export_data", [everything, list(fields)], {}
        yield "read", [everything, list(fields)], {}
        yield "copy_data", [everything], {}

    def _answer(self, role, model, method, args, kwargs, **context):
        env = self.env(user=self.user[role])
        kwargs = {**kwargs, "context": {"lang": "en_US", "active_test": False, **context}}
        try:
            with self.env.cr.savepoint(), warnings.catch_warnings():
                # `read_group` is deprecated, but still answers whoever calls it.
                warnings.simplefilter("ignore", DeprecationWarning)
                answer = call_kw(env[model], method, args, kwargs)
                return json.dumps(answer, default=str, ensure_ascii=False)
        except (AccessError, UserError):
            return ""
        finally:
            self.env.invalidate_all(flush=False)

    @mute_logger(*QUIET)
    def test_nothing_about_strangers_comes_out(self):
        for role in (*READERS, *OTHERS):
            hidden = set().union(
                *(self._secrets(place) for place in PLACES if place not in SCOPE[role])
            )
            for model, fields in MODELS.items():
                for method, args, kwargs in self._calls(model, fields):
                    answer = self._answer(role, model, method, args, kwargs)
                    told = {secret for secret in hidden if secret in answer}
                    if model == "hr.employee" and role in OTHERS:
                        # Odoo answers from the public profiles: a name and no more.
                        told -= {self.person[place].name for place in PLACES}
                    with self.subTest(role=role, model=model, method=method):
                        self.assertFalse(told)

    @mute_logger(*QUIET)
    def test_what_is_in_scope_does_come_out(self):
        """The same calls, so that the test above does not pass on empty answers."""
        for role in READERS:
            place = next(iter(SCOPE[role]))
            for model in set(MODELS) - {"cchc.import.batch", "cchc.import.row"}:
                fields = MODELS[model]
                answers = {
                    method: self._answer(role, model, method, args, kwargs)
                    for method, args, kwargs in self._calls(model, fields)
                    if method in ("search_read", "web_search_read", "formatted_read_group")
                }
                for method, answer in answers.items():
                    with self.subTest(role=role, model=model, method=method):
                        self.assertTrue(any(word in answer for word in self._secrets(place)))

    def test_exports(self):
        """An export reads: the same rows and columns, for who has Odoo's right to export."""
        group = self.env.ref("base.group_allow_export")
        person, stranger = self.person["own"], self.person["sibling"]
        for role in ("hr_officer", "inspector"):
            People = self.env["hr.employee"].with_user(self.user[role])
            with self.subTest(role=role), self.assertRaises(UserError):
                People.browse(person.id).export_data(["citizen_id"])
            self.user[role].group_ids += group
            exported = People.browse(person.id).export_data(["citizen_id"])
            self.assertEqual(exported["datas"], [[person.citizen_id]])
            with self.subTest(role=role), self.assertRaises(AccessError):
                People.browse(stranger.id).export_data(["citizen_id"])

    # -- counts ---------------------------------------------------------------

    def test_head_counts_of_units(self):
        units = self.home | self.home_division | self.finance_division | self.commune
        expected = {
            "home_affairs": [1, 1, 1, 1],
            "hr_officer": [1, 1, 0, 0],
            "inspector": [1, 1, 0, 0],
            "district_home_affairs": [0, 0, 0, 1],
            "internal": [0, 0, 0, 0],
        }
        for role, counts in expected.items():
            seen = units.with_user(self.user[role])
            self.env.invalidate_all()
            with self.subTest(role=role):
                self.assertEqual(seen.mapped("total_employee"), counts)
                self.assertEqual(seen[2].get_department_hierarchy()["self"]["employees"], counts[2])

    def test_members_of_units(self):
        for role in ("hr_officer", "inspector", "district_home_affairs"):
            units = self.unit["sibling"].with_user(self.user[role])
            self.env.invalidate_all()
            with self.subTest(role=role):
                self.assertFalse(units.member_ids)

    # -- sensitive parts ------------------------------------------------------

    def test_party_and_discipline_have_their_own_right(self):
        """Odoo's HR user reads people who are in no unit; the Party's part not even there."""
        outsider = self.env["hr.employee"].create(
            {"name": "Ngoài", "party_joined_on": DAY, "user_id": self.user["odoo_hr"].id}
        )
        self.env["cchc.discipline"].create({"employee_id": outsider.id, "form": "warning"})
        People = self.env["hr.employee"].with_user(self.user["odoo_hr"])
        person = People.browse(outsider.id)
        self.assertEqual(person.read(["name"])[0]["name"], "Ngoài")
        self.assertFalse({"party_joined_on", "discipline_ids"} & People.fields_get().keys())
        for name in ("party_joined_on", "party_official_on", "discipline_ids"):
            with self.subTest(name=name), self.assertRaises(AccessError):
                person.read([name])
            with self.subTest(name=name), self.assertRaises(AccessError):
                People.search([(name, "!=", False)])
            with self.subTest(name=name), self.assertRaises(AccessError):
                People.search([], order="party_joined_on")
        with self.assertRaises(AccessError):
            People.formatted_read_group([], ["party_joined_on:year"], ["__count"])
        with self.assertRaises(AccessError):
            People.search([("version_ids.party_member", "=", True)])
        with self.assertRaises(AccessError):
            self.env["cchc.discipline"].with_user(self.user["odoo_hr"]).search([])

    # -- reports --------------------------------------------------------------

    def test_figures_of_the_own_units_only(self):
        day = "2026-01-01"
        for role in READERS:
            form = self.form.with_user(self.user[role])
            for place in PLACES:
                unit = self.unit[place].ids
                with self.subTest(role=role, place=place):
                    if place in SCOPE[role]:
                        self.assertTrue(form.report_table(unit, day)["lines"])
                        self.assertTrue(form.action_drill("all", unit, day))
                        continue
                    for call in (
                        lambda form=form, unit=unit: form.report_table(unit, day),
                        lambda form=form, unit=unit: form.action_drill("all", unit, day),
                    ):
                        with self.assertRaises(AccessError):
                            call()
            with self.subTest(role=role, cell="none"):
                self.assertFalse(
                    self.env["cchc.report.person"].with_user(self.user[role]).search([])
                )

    def test_a_list_behind_a_figure_opens_no_dossier(self):
        """It may name who has left for another unit; by what it is searched is another matter."""
        cell = {"form_id": self.form.id, "measure": "all", "unit_ids": self.home.ids}
        People = (
            self.env["cchc.report.person"]
            .with_user(self.user["hr_officer"])
            .with_context(cchc_cell={**cell, "on": "2026-01-01"})
        )
        seen = People.search([]).employee_id.filtered("active")
        self.assertEqual(seen, self.person["own"] | self.person["child"])
        self._issue(
            "transfer",
            self.person["child"],
            DAY.replace(year=2026, month=6),
            unit=self.province,
            department_id=self.finance_division,
        )
        self.env["cchc.timeline"]._refresh_people()
        moved = People.search([("employee_id", "=", self.person["child"].id)])
        self.assertEqual(moved.name, self.person["child"].name)
        for field in ("citizen_id", "home_town", "search_key"):
            value = self.person["child"][field]
            self.assertFalse(People.search([(f"employee_id.{field}", "=", value)]))
        with self.assertRaises(UserError):
            moved.action_open_person()
