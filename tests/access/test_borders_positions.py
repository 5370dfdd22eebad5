"""Rights to the figures and schemes of one's own units are no way into those of others."""

from datetime import date
from functools import partial

from cast import AccessCase
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

DAY = date(2024, 6, 1)
# Where a record belongs: the field, and the row of the table that holds the other place's record.
BELONGS = {
    "cchc.unit.function": {"unit_id": "hr.department"},
    "cchc.position.scheme draft": {"unit_id": "hr.department"},
    "cchc.position.scheme.line draft": {
        "unit_id": "hr.department",
        "scheme_id": "cchc.position.scheme draft",
    },
    "cchc.position.competency draft": {"line_id": "cchc.position.scheme.line draft"},
    "cchc.standard.requirement line draft": {"line_id": "cchc.position.scheme.line draft"},
    "cchc.job.description draft": {"line_id": "cchc.position.scheme.line draft"},
    "cchc.job.description.item draft": {"description_id": "cchc.job.description draft"},
    "cchc.establishment.plan draft": {"unit_id": "hr.department"},
    "cchc.establishment.plan.line draft": {
        "unit_id": "hr.department",
        "plan_id": "cchc.establishment.plan draft",
    },
    "cchc.unit.autonomy draft": {"unit_id": "service"},
    "cchc.unit.autonomy.item draft": {"autonomy_id": "cchc.unit.autonomy draft"},
    "cchc.unit.driver": {"unit_id": "service"},
    "cchc.qualification.need": {
        "unit_id": "hr.department",
        "employee_id": "hr.employee",
        "position_id": "cchc.position",
    },
}
# What belongs to a proposal, and the field that names it.
PARTS = {
    "cchc.position.scheme.line": ("scheme_id", "cchc.position.scheme"),
    "cchc.position.competency": ("line_id", "cchc.position.scheme.line"),
    "cchc.standard.requirement line": ("line_id", "cchc.position.scheme.line"),
    "cchc.job.description": ("line_id", "cchc.position.scheme.line"),
    "cchc.job.description.item": ("description_id", "cchc.job.description"),
    "cchc.establishment.plan.line": ("plan_id", "cchc.establishment.plan"),
    "cchc.unit.autonomy.item": ("autonomy_id", "cchc.unit.autonomy"),
}


class TestBordersPositions(AccessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer_env = cls.env(user=cls.user["hr_officer"])
        # A position has one description: without its own, it could take another's.
        cls.bare = cls.env["cchc.position.scheme.line"].create(
            {
                "scheme_id": cls.subject["cchc.position.scheme draft"]["sibling"].id,
                "unit_id": cls.unit["sibling"].id,
                "code": "BARE",
                "name": "Bare",
                "group_id": cls.group.id,
            }
        )

    def _as_officer(self, record):
        return record.with_env(self.officer_env)

    def _foreign(self, key):
        """A record of another department that has room for one more part."""
        return {
            "service": self.service_unit["sibling"],
            "hr.department": self.finance,
            "cchc.position.scheme.line draft": self.bare,
        }.get(key) or self.subject[key]["sibling"]

    @mute_logger("odoo.sql_db", "odoo.addons.base.models.ir_rule")
    def test_records_do_not_change_hands(self):
        """Odoo asks for the rights on a record before it changes; then it is another unit's."""
        for model, fields in BELONGS.items():
            for name, key in fields.items():
                value = self._foreign(key).id
                for place, vals in (
                    ("own", {name: value}),
                    ("sibling", {name: self.subject[model]["own"][name].id}),
                ):
                    record = self._as_officer(self.subject[model][place])
                    with (
                        self.subTest(model=model, field=name, of=place),
                        self.assertRaises(UserError),
                        self.env.cr.savepoint(),
                    ):
                        record.write(vals)
                        self.env.flush_all()
                    self.env.invalidate_all(flush=False)

    @mute_logger("odoo.sql_db", "odoo.addons.base.models.ir_rule")
    def test_no_part_slips_into_what_was_handed_on(self):
        """Neither by its field nor as a default of the context, of one's own or of others."""
        for key, (name, parent) in PARTS.items():
            draft = self._as_officer(self.subject[f"{key} draft"]["own"])
            values = draft.copy_data()[0]
            if "code" in values:
                values["code"] = "NEW"
            if "competency_id" in values:
                values["competency_id"] = self.other_competency.id
            values.pop(name)
            for place, target in (
                ("own", self.subject[parent]["own"]),
                ("sibling", self.subject[parent]["sibling"]),
                ("draft", self._foreign(f"{parent} draft")),
            ):
                into = {name: target.id}
                by_default = draft.with_context(**{f"default_{name}": target.id})
                for way, attempt in {
                    "create": partial(draft.create, {**values, **into}),
                    "default": partial(by_default.create, values),
                    "write": partial(draft.write, into),
                }.items():
                    with self.subTest(part=key, into=place, way=way):
                        self.assertTrue(self._is_refused(attempt))
                    self.env.invalidate_all(flush=False)

    def _is_refused(self, attempt):
        """By us, or by the database where a position has one of its kind."""
        try:
            with self.env.cr.savepoint():
                attempt()
                self.env.flush_all()
        except (UserError, UniqueViolation):
            return True
        return False

    def test_an_officer_writes_the_requirements_of_positions_and_not_the_law(self):
        Requirement = self.officer_env["cchc.standard.requirement"]
        line = self.subject["cchc.position.scheme.line draft"]["own"]
        requirement = Requirement.create({"line_id": line.id, "kind": "rank_years", "amount": 2})
        requirement.amount = 3
        law = self.env["cchc.standard"].search([("requirement_ids", "!=", False)], limit=1)
        with self.assertRaises(AccessError):
            Requirement.create({"standard_id": law.id, "kind": "rank_years", "amount": 2})
        with self.assertRaises(AccessError):
            law.requirement_ids[0].with_env(self.officer_env).article = "x"
        with self.assertRaises(UserError):
            requirement.write({"line_id": False, "standard_id": law.id})

    def test_remarks_are_the_appraisers(self):
        scheme = self.subject["cchc.position.scheme draft"]["own"]
        values = {"unit_id": self.home.id, "code": "R", "name": "x", "group_id": self.group.id}
        with self.assertRaises(UserError):
            self.officer_env["cchc.position.scheme.line"].with_context(
                default_scheme_id=scheme.id, default_remark="x"
            ).create(values)

    # -- the ledger -----------------------------------------------------------

    def _change(self, unit, **vals):
        wizard = self.officer_env["cchc.establishment.change"].create(
            {
                "unit_id": unit.id,
                "category_id": self.civil.id,
                "date_effective": DAY,
                "amount": 1,
                "document_id": self.document.id,
                "reason": "x",
                **vals,
            }
        )
        return wizard.action_enter

    def test_an_officer_gives_the_own_units_nothing_from_above(self):
        for unit in (self.home, self.finance, self.unit["sibling"], self.commune):
            with self.subTest(unit=unit.name), self.assertRaises(AccessError):
                self._change(unit)()
        with self.assertRaises(AccessError):
            self._change(self.home_division, operation="transferred", to_unit_id=self.finance.id)()
        with self.assertRaises(AccessError):
            self._change(self.finance, operation="transferred", to_unit_id=self.home_division.id)()
        self._change(self.home_division)()

    def test_an_officer_reverses_no_entry_of_others(self):
        Reversal = self.officer_env["cchc.establishment.reversal"]
        values = {"document_id": self.document.id, "reason": "x"}
        for place in ("own", "sibling"):
            entry = self.subject["cchc.establishment.entry"][place]
            with self.subTest(place=place), self.assertRaises(AccessError):
                Reversal.create({**values, "entry_ids": [(6, 0, entry.ids)]}).action_reverse()

    # -- people ---------------------------------------------------------------

    def test_a_head_assesses_the_own_people_only(self):
        head = self.env(user=self.user["unit_head"])
        values = {
            "competency_id": self.competency.id,
            "level": 3,
            "date": DAY,
            "evidence": "x",
        }
        made = head["cchc.competency.assessment"].create(
            {**values, "employee_id": self.person["own"].id}
        )
        self.assertTrue(made.recorded_at)
        with self.assertRaises(AccessError):
            made.create({**values, "employee_id": self.person["sibling"].id})
        foreign = self.subject["cchc.competency.assessment"]["sibling"]
        with self.assertRaises(AccessError):
            foreign.with_env(head)._void("x")

    def test_who_receives_a_person_assesses_nothing_yet(self):
        person = self.person["sibling"]
        self._issue("secondment", person, DAY, unit=self.province, host_unit_id=self.home)
        self.assertEqual(person.incoming_unit_id, self.home)
        for role in ("unit_head", "hr_officer"):
            Assessment = self.env["cchc.competency.assessment"].with_user(self.user[role])
            self.assertTrue(Assessment.search([("employee_id", "=", person.id)]))
            with self.subTest(role=role), self.assertRaises(AccessError):
                Assessment.create(
                    {
                        "employee_id": person.id,
                        "competency_id": self.competency.id,
                        "level": 3,
                        "date": DAY,
                        "evidence": "x",
                    }
                )
