"""Rights to one's own records are no way into the records of others."""

from datetime import date

from cast import AccessCase

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

DAY = date(2024, 1, 1)
LISTS = {
    "education_ids": "cchc.education",
    "certificate_ids": "cchc.certificate",
    "work_history_ids": "cchc.work.history",
    "yearly_rating_ids": "cchc.yearly.rating",
    "commendation_ids": "cchc.commendation",
    "discipline_ids": "cchc.discipline",
}


class TestBorders(AccessCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer_env = cls.env(user=cls.user["hr_officer"])

    def _as_officer(self, record):
        return record.with_env(self.officer_env)

    # -- decisions ------------------------------------------------------------

    def test_revocation_takes_back_lines_of_its_decision_only(self):
        """Both decisions are about the officer's own people; one is the province's."""
        own, of_province = (
            self._issue("rotation", self.person["own"], day, unit=unit, department_id=self.home)
            for day, unit in ((DAY, self.home), (date(2024, 2, 1), self.province))
        )
        wizard = self.officer_env["cchc.decision.revocation"].create(
            {"decision_id": own.id, "number": "1/QĐ", "reason": "x"}
        )
        wizard.line_ids = [Command.link(of_province.line_ids.id)]
        with self.assertRaisesRegex(UserError, "Only lines of"):
            wizard.action_revoke()
        with self.assertRaises(AccessError):
            wizard.create({"decision_id": of_province.id, "number": "2/QĐ", "reason": "x"})
        self.assertFalse(of_province.line_ids.revoked_at)

    def test_nobody_slips_a_line_into_a_decision_of_another_unit(self):
        draft = self._draft("transfer", self.person["sibling"], DAY, unit=self.province)
        line = {"decision_id": draft.id, "employee_id": self.person["own"].id}
        with self.assertRaises(AccessError):
            self.officer_env["cchc.decision.line"].create({**line, "date_effective": DAY})
        own_draft = self.subject["cchc.decision.line draft"]["own"]
        with self.assertRaises(AccessError):
            self._as_officer(own_draft).decision_id = draft
        # About the officer's own person, but drafted by the province.
        of_province = self._draft("transfer", self.person["own"], DAY, unit=self.province)
        with self.assertRaises(AccessError):
            self._as_officer(of_province.line_ids).unlink()
        with self.assertRaises(AccessError):
            self._as_officer(of_province.line_ids).note = "x"

    def test_a_draft_line_is_not_handed_to_a_stranger(self):
        line = self.subject["cchc.decision.line draft"]["own"]
        with self.assertRaises(AccessError):
            self._as_officer(line).employee_id = self.person["sibling"]

    def test_a_decision_about_hidden_people_is_not_issued_in_part(self):
        people = self.person["own"] | self.person["sibling"]
        draft = self._draft(
            "step_raise", people, DAY, rank_id=self.specialist, step=4, step_anchor=DAY
        )
        self.env.invalidate_all()
        with self.assertRaisesRegex(AccessError, "not in charge of"):
            self._as_officer(draft).action_issue()
        self.assertEqual(draft.state, "draft")

    def test_a_shared_decision_shows_each_unit_its_own_people(self):
        people = self.person["own"] | self.person["sibling"]
        facts = {"rank_id": self.specialist, "step": 4, "step_anchor": DAY}
        shared = self._issue("step_raise", people, DAY, unit=self.province, **facts)
        self.env.invalidate_all()
        seen = self._as_officer(shared).web_read({"line_ids": {"fields": {"employee_id": {}}}})
        self.assertEqual(
            [line["employee_id"] for line in seen[0]["line_ids"]], self.person["own"].ids
        )
        found = self.officer_env["cchc.decision"].search([("id", "=", shared.id)])
        self.assertEqual(found.line_ids.employee_id, self._as_officer(self.person["own"]))

    def test_a_shared_decision_notes_nothing_about_one_person_for_all(self):
        """What is unusual about somebody (here: a raise after the age of retirement)."""
        people = self.person["own"] | self.person["sibling"]
        self.person["sibling"].birth_text = "1950"
        facts = {"rank_id": self.specialist, "step": 4, "step_anchor": DAY}
        shared = self._issue("step_raise", people, DAY, unit=self.province, **facts)
        notes = self.officer_env["mail.message"].search(
            [("model", "=", "cchc.decision"), ("res_id", "=", shared.id)]
        )
        self.assertNotIn(self.person["sibling"].name, "".join(notes.mapped("body")))
        noted = self.person["sibling"].message_ids.mapped("body")
        self.assertTrue(any(shared.number in body for body in noted))

    def test_no_decision_of_or_into_another_unit(self):
        with self.assertRaises(UserError):
            self._draft(
                "transfer", self.person["own"], DAY, unit=self.finance, env=self.officer_env
            )
        draft = self._draft(
            "transfer",
            self.person["own"],
            DAY,
            env=self.officer_env,
            department_id=self.finance_division,
        )
        with self.assertRaisesRegex(UserError, "not among your units"):
            draft.action_issue()

    def test_facts_outside_the_type_are_not_cleared(self):
        draft = self.subject["cchc.decision draft"]["own"]
        draft.line_ids.write({"step": 4, "step_anchor": DAY})
        draft.line_ids.cleared_fact_ids = self.env.ref("cchc_hr.service_fact_staffing_category")
        with self.assertRaisesRegex(UserError, "does not change"):
            self._as_officer(draft).action_issue()

    # -- dossiers -------------------------------------------------------------

    def test_entries_of_the_dossier_do_not_change_hands(self):
        for model in LISTS.values():
            own, foreign = (self.subject[model][place] for place in ("own", "sibling"))
            with self.subTest(model=model), self.assertRaises(AccessError):
                self._as_officer(own).employee_id = self.person["sibling"]
            with self.subTest(model=model), self.assertRaises(AccessError):
                self._as_officer(foreign).employee_id = self.person["own"]

    def test_a_new_dossier_takes_nothing_from_others(self):
        """A person is created with more rights than the officer has, the lists are not."""
        vals = {"name": "Mới", "birth_text": "1990", "sex": "male"}
        for name, model in LISTS.items():
            foreign = self.subject[model]["sibling"]
            for command in (
                Command.link(foreign.id),
                Command.set(foreign.ids),
                Command.update(foreign.id, {"note": "x"}),
                Command.delete(foreign.id),
            ):
                with (
                    self.subTest(list=name, command=command[0]),
                    self.assertRaises(AccessError),
                    self.env.cr.savepoint(),
                ):
                    self.officer_env["hr.employee"].create({**vals, name: [command]})
        with self.assertRaises(AccessError):
            version = self.person["sibling"].current_version_id
            self.officer_env["hr.employee"].create({**vals, "version_ids": [(4, version.id)]})

    def test_a_person_is_not_placed_by_hand(self):
        person = self.officer_env["hr.employee"].create(
            {"name": "Mới", "birth_text": "1990", "sex": "male"}
        )
        self.assertEqual(person.unit_id, self.home)
        for vals in ({"department_id": self.finance.id}, {"job_title": "x"}):
            with self.assertRaisesRegex(UserError, "only by a decision"):
                person.write(vals)
        with self.assertRaisesRegex(UserError, "not among your units"):
            person.intake_unit_id = self.finance

    def test_who_receives_a_person_reads_the_dossier_and_no_more(self):
        """Else a unit could move a person who is seconded to it into its own ranks."""
        person = self.person["sibling"]
        self._issue("secondment", person, DAY, unit=self.province, host_unit_id=self.home)
        self.assertEqual(person.incoming_unit_id, self.home)
        seen = self._as_officer(person)
        self.assertEqual(seen.read(["citizen_id"])[0]["citizen_id"], person.citizen_id)
        self.assertEqual(seen.education_ids.document_number, "Secret paper 3")
        item = {"employee_id": person.id, "level": "master"}
        tries = {
            "dossier": lambda: seen.write({"home_town": "x"}),
            "period": lambda: seen.current_version_id.write({"sex": "male"}),
            "entry": lambda: self.officer_env["cchc.education"].create(item),
            "old entry": lambda: seen.education_ids.write({"note": "x"}),
            "decision": lambda: self._draft(
                "transfer", person, DAY, env=self.officer_env, department_id=self.home
            ),
        }
        for way, attempt in tries.items():
            with self.subTest(way=way), self.assertRaises(AccessError):
                attempt()

    # -- accounts -------------------------------------------------------------

    def test_an_officer_gives_nobody_an_account(self):
        person = self._as_officer(self.person["own"])
        admin = self.user["administrator"]
        for vals in (
            {"user_id": admin.id},
            {"work_contact_id": admin.partner_id.id},
            {"resource_id": self.person["sibling"].resource_id.id},
        ):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                person.write(vals)
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                self.officer_env["hr.employee"].create({"name": "Mới", **vals})
        for vals in ({"user_id": admin.id}, {"employee_id": [(4, person.id)]}):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                self._as_officer(self.person["child"].resource_id).write(vals)

    def test_the_address_of_a_dossier_is_not_the_address_of_an_account(self):
        """By the latter passwords are reset: who writes it can become its owner."""
        person = self.person["own"]
        person.user_id = self.user["administrator"]
        before = self.user["administrator"].email
        self._as_officer(person).work_email = "officer@example.com"
        self.assertEqual(person.work_email, "officer@example.com")
        self.assertEqual(self.user["administrator"].partner_id.email, before)

    def test_units_in_charge_are_given_by_administrators(self):
        for role in ("home_affairs", "hr_officer", "inspector", "internal", "employee"):
            user = self.user[role]
            with self.subTest(role=role), self.assertRaises(AccessError):
                user.with_user(user).write({"unit_ids": [Command.link(self.province.id)]})
            with self.subTest(role=role), self.assertRaises(AccessError):
                group = self.env.ref("cchc_base.group_administrator")
                user.with_user(user).write({"group_ids": [Command.link(group.id)]})

    # -- the scope itself -----------------------------------------------------

    def test_a_dissolved_unit_is_no_province(self):
        document = self.subject["cchc.legal.document"][""]
        user = self._create_user("access_dissolved", "hr_officer", self.commune)
        People = self.env["hr.employee"].with_user(user)
        self.assertEqual(People.search([]), self.person["other"])
        self.env["cchc.unit.version"].create(
            {
                "unit_id": self.commune.id,
                "name": self.commune.name,
                "date_from": "2026-01-01",
                "dissolved": True,
                "document_id": document.id,
            }
        )
        self.assertFalse(self.commune.active)
        self.assertFalse(user._sees_province())
        self.assertFalse(People.search([]) - self.person["other"])

    def test_a_second_root_is_no_province(self):
        stray = self._create_unit("T.X", "Trôi dạt", "division", "province")
        user = self._create_user("access_root", "hr_officer", stray)
        self.assertFalse(user._sees_province())
        self.assertFalse(self.env["hr.employee"].with_user(user).search([]))
        home_affairs = self.user["home_affairs"]
        self.assertFalse(home_affairs._sees_province(), "not all roots any more")
        self.assertEqual(
            set(self.env["hr.employee"].with_user(home_affairs).search([])),
            set(self.person.values()),
        )

    def test_a_change_of_units_is_seen_at_once(self):
        user = self.user["hr_officer"]
        People = self.env["hr.employee"].with_user(user)
        self.assertNotIn(self.person["sibling"], People.search([]))
        user.unit_ids = self.finance
        self.assertEqual(People.search([]), self.person["sibling"])
        user.unit_ids = False
        self.assertFalse(People.search([]))
