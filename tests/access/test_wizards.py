"""Wizards: an answer is read by who asked, and nobody asks about what he may not read.

Odoo gives the rows of a wizard to everybody who may use it, and shows the name of whatever record
a field points to.
"""

from cast import AccessCase
from subjects import SUBJECTS

from odoo.exceptions import AccessError
from odoo.tests.common import new_test_user
from odoo.tools import mute_logger

# Of Odoo, or without anything to tell.
LEFT_OUT = {"hr.departure.wizard", "res.config.settings"}


class TestWizards(AccessCase):
    def _wizards(self):
        return [subject for subject in SUBJECTS if not subject.recorded]

    def test_every_wizard_is_tried(self):
        ours = {
            name
            for name, model in self.env.registry.items()
            if name.startswith("cchc.") and model._transient and not model._abstract
        }
        self.assertEqual(ours, {subject.model for subject in self._wizards()} - LEFT_OUT)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_answers_are_private(self):
        """Even to a colleague with the same rights in the same unit."""
        colleague = new_test_user(
            self.env,
            login="access_colleague",
            groups="cchc_base.group_home_affairs",
            unit_ids=[(6, 0, self.user["home_affairs"].unit_ids.ids)],
        )
        for subject in self._wizards():
            if subject.model in LEFT_OUT:
                continue
            asked = self.env[subject.model].with_user(self.user["home_affairs"])
            # In sudo: rows of an answer are written by the program alone.
            values = subject.new_values(self, "own" if subject.placed else "")
            asked = asked.sudo().create(values).sudo(False)
            asked.read(["display_name"])
            self.env.flush_all()
            self.env.invalidate_all()
            stranger = asked.with_user(colleague)
            with self.subTest(model=subject.model):
                self.assertFalse(stranger.search([("id", "=", asked.id)]))
                for way in (
                    lambda row=stranger: row.read(["create_uid"]),
                    lambda row=stranger: row.write({}),
                    lambda row=stranger: row.unlink(),
                ):
                    with self.assertRaises(AccessError):
                        way()

    def _named(self):
        """Fields of wizards that point to a record with a scope, and the row of such a record."""
        return {
            "cchc.decision.revocation": {"decision_id": "cchc.decision"},
            "cchc.competency.void": {"assessment_id": "cchc.competency.assessment"},
            "cchc.limit.review": {
                "decision_id": "cchc.decision",
                "scheme_id": "cchc.position.scheme",
            },
            "cchc.position.import": {"scheme_id": "cchc.position.scheme draft"},
            "cchc.position.scheme.comparison": {
                "old_id": "cchc.position.scheme",
                "new_id": "cchc.position.scheme draft",
            },
            "cchc.position.scheme.pick": {"scheme_id": "cchc.position.scheme draft"},
            "cchc.ratio.review": {"scheme_id": "cchc.position.scheme"},
            "cchc.standard.check": {"employee_id": "hr.employee"},
            "cchc.person.merge.question": {"kept_id": "hr.employee", "other_id": "hr.employee"},
            "cchc.person.merge.undo": {"merge_id": "cchc.person.merge"},
            "cchc.curriculum.sheet": {"employee_id": "hr.employee"},
            "cchc.reduction.calculator": {"employee_id": "hr.employee"},
            "cchc.evaluation.revision": {
                "evaluation_id": "cchc.evaluation",
                "complaint_id": "cchc.evaluation.complaint",
            },
            "cchc.emulation.search": {"round_id": "cchc.emulation.round draft"},
            "cchc.discipline.step": {"case_id": "cchc.discipline.case"},
            "cchc.emulation.search.line": {"employee_id": "hr.employee"},
            "cchc.recruitment.tie": {"post_id": "cchc.recruitment.post"},
            "cchc.reduction.search": {"list_id": "cchc.reduction.list draft"},
            "cchc.recruitment.change": {"session_id": "cchc.recruitment.session"},
            "cchc.recruitment.change.post": {"post_id": "cchc.recruitment.post"},
            "cchc.recruitment.change.condition": {
                "post_id": "cchc.recruitment.post",
                "condition_id": "cchc.recruitment.condition",
            },
            "cchc.recruitment.declare": {"member_id": "cchc.recruitment.member"},
            "cchc.recruitment.declare.kin": {"kin_id": "cchc.recruitment.kin"},
            "cchc.recruitment.cancel": {"session_id": "cchc.recruitment.session"},
            "cchc.recruitment.drop": {"offer_id": "cchc.recruitment.offer"},
            "cchc.recruitment.score.import": {"paper_id": "cchc.recruitment.paper"},
            "cchc.training.answer": {"participant_id": "cchc.training.participant"},
            "cchc.paper.form": {
                "file_id": "cchc.paper.file",
                "transfer_id": "cchc.paper.file.transfer",
                "loan_id": "cchc.paper.file.loan",
            },
            "cchc.early.raise.candidate": {
                "employee_id": "hr.employee",
                "due_id": "cchc.raise.due",
            },
        }

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_every_field_that_may_name_a_stranger_is_tried(self):
        """Whoever may fill such a field is refused below; a new one must be added there."""
        officer = self.env(user=self.user["hr_officer"])
        for subject in self._wizards():
            Wizard = officer[subject.model]
            if subject.model in LEFT_OUT or not Wizard.has_access("create"):
                continue
            tried = self._named().get(subject.model, {})
            for name, field in Wizard._fields.items():
                if field.type != "many2one" or not field.store or name in tried:
                    continue
                strangers = officer[field.comodel_name].browse(
                    places["sibling"].id
                    for key, places in self.subject.items()
                    if key.split()[0] == field.comodel_name and "sibling" in places
                )
                with self.subTest(model=subject.model, field=name):
                    self.assertEqual(strangers, strangers._filtered_access("read"))

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_nothing_is_asked_about_strangers(self):
        """A field of a wizard that points to a record with a scope, also when it is changed."""
        officer = self.env(user=self.user["hr_officer"])
        subjects = {subject.model: subject for subject in self._wizards()}
        for model, fields in self._named().items():
            values = subjects[model].new_values(self, "own")
            for name, key in fields.items():
                foreign = {name: self.subject[key]["sibling"].id}
                with self.subTest(model=model, field=name):
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        officer[model].create({**values, **foreign})
                    asked = officer[model].create(values)
                    with self.assertRaises(AccessError), self.env.cr.savepoint():
                        asked.write(foreign)

    def test_no_balance_is_told_of_strangers(self):
        """Figures that a form computes before anything is saved."""
        officer = self.env(user=self.user["hr_officer"])
        category = {"category_id": self.civil.id, "date_effective": "2024-06-01"}
        for model in ("cchc.establishment.change", "cchc.establishment.distribution"):
            for place, told in (("own", True), ("sibling", False)):
                asked = officer[model].new({"unit_id": self.unit[place].id, **category})
                with self.subTest(model=model, place=place):
                    self.assertEqual(bool(asked.assigned), told)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_no_review_of_strangers(self):
        officer = self.env(user=self.user["hr_officer"])
        for model, method in (
            ("cchc.limit.review", "action_check"),
            ("cchc.ratio.review", "action_compute"),
        ):
            asked = officer[model].create({"unit_id": self.unit["sibling"].id})
            with self.subTest(model=model), self.assertRaises(AccessError):
                getattr(asked, method)()
        target = officer["cchc.plan.target"].create({})
        units = target.line_ids.unit_id
        self.assertFalse(units & (self.finance | self.service_unit["sibling"]))
