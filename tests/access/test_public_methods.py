"""Every method that a remote caller may name: known, and closed to strangers.

A method without an underscore is a remote call. A new one must be entered here, with the way by
which it is tried.
"""

import inspect

import cast_decisions as decisions
import cast_lists
import cast_movements as movements
import cast_reports as reports
import cast_salary as salary
import cast_seeing as seeing
import cast_service_papers as service_papers
import methods_positions as positions
import subjects_consequences as consequences
import subjects_dossier as dossier
import subjects_evaluation as evaluation
import subjects_evaluation_face as evaluation_face
import subjects_merge as merge
import subjects_praise as praise
import subjects_recruitment_apply as recruitment_apply
import subjects_recruitment_exam as recruitment_exam
import subjects_recruitment_plan as recruitment_plan
import subjects_recruitment_results as recruitment_results
import subjects_reduction as reduction
import subjects_reorganisation as reorganisation
import subjects_training_class as training_class
import subjects_training_face as training_face
import subjects_training_plan as training_plan
import subjects_training_study as training_study
from cast import AccessCase

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw, get_public_method
from odoo.tools import mute_logger

# Only say what the browser is to open; what is opened asks for the rights.
OPENERS = (
    {
        "cchc.decision.action_open_revocation",
        "cchc.import.batch.action_download_annotated",
        "cchc.import.batch.action_open_decision",
        "cchc.import.batch.action_open_rows",
        "cchc.import.batch.action_open_revocation",
        "cchc.report.form.action_open_report",
        "hr.department.action_open_people",
        "hr.department.action_record_change",
        "hr.employee.action_draft_decision",
        "hr.employee.get_formview_action",
        "hr.employee.get_formview_id",
        "*.action_print_docx",
        "*.action_print_pdf",
    }
    | cast_lists.OPENERS
    | positions.OPENERS
    | decisions.OPENERS
    | service_papers.OPENERS
    | salary.OPENERS
    | dossier.OPENERS
    | merge.OPENERS
    | seeing.OPENERS
    | reports.OPENERS
    | reduction.OPENERS
    | evaluation.OPENERS
    | evaluation_face.OPENERS
    | praise.OPENERS
    | recruitment_exam.OPENERS
    | recruitment_plan.OPENERS
    | recruitment_apply.OPENERS
    | training_class.OPENERS
    | training_plan.OPENERS
    | reorganisation.OPENERS
)
# Answer from the user's own units; strangers have none.
OWN = (
    {
        "cchc.report.form.report_options",
        "cchc.org.chart.tops",
        "cchc.dashboard.work_to_do",
    }
    | seeing.OWN
    | reduction.OWN
    | evaluation_face.OWN
    | training_plan.OWN
)
# Read or change, with arguments by which they are tried on records of the finance department.
DAY = "2026-01-01"
CHECKED = {
    "cchc.decision.action_issue": (),
    "cchc.decision.message_subscribe": ([1],),
    "cchc.document.template.action_reset": (),
    "cchc.import.batch.action_abandon": (),
    "cchc.import.batch.action_apply": (),
    "cchc.import.batch.action_check": (),
    "cchc.import.batch.action_continue": (),
    "cchc.import.batch.action_leave_out": (),
    "cchc.import.batch.action_undo": (),
    "cchc.import.column.action_confirm_day": (),
    "cchc.import.layout.action_share": (),
    "cchc.import.suspect.action_leave": (),
    "cchc.import.suspect.action_other": (),
    "cchc.import.suspect.action_reopen": (),
    "cchc.import.suspect.action_same": (),
    "cchc.import.word.action_accept": (),
    "cchc.import.word.action_share": (),
    "cchc.import.word.action_withdraw": (),
    "cchc.report.form.action_drill": ("all", "unit", DAY),
    "cchc.report.form.action_explain": ("all", "unit", DAY, "2025-01-01"),
    "cchc.report.form.report_table": ("unit", DAY),
    "cchc.report.person.action_open_person": (),
    "cchc.unit.version.action_void": (),
    **decisions.CHECKED,
    **dossier.CHECKED,
    **service_papers.CHECKED,
    **salary.CHECKED,
    **movements.CHECKED,
    **reports.CHECKED,
    **seeing.CHECKED,
    **cast_lists.CHECKED,
    **merge.CHECKED,
    **positions.CHECKED,
    **reduction.CHECKED,
    **evaluation.CHECKED,
    **evaluation_face.CHECKED,
    **praise.CHECKED,
    **consequences.CHECKED,
    **recruitment_results.CHECKED,
    **recruitment_plan.CHECKED,
    **recruitment_apply.CHECKED,
    **recruitment_exam.CHECKED,
    **training_class.CHECKED,
    **training_face.CHECKED,
    **training_plan.CHECKED,
    **reorganisation.CHECKED,
    **training_study.CHECKED,
}
# Of wizards: a record is made first, which is refused (see the matrix), or they ask for no more
# than the caller may read.
WIZARDS = (
    {
        "cchc.change.refusal.action_refuse",
        "cchc.decision.revocation.action_revoke",
        "cchc.service.at.action_open",
        "cchc.unit.change.action_record",
        "hr.departure.wizard.action_register_departure",
        "res.config.settings.action_cchc_load_structure",
    }
    | salary.WIZARDS
    | movements.WIZARDS
    | reports.CATALOGUES
    | reduction.WIZARDS
    | evaluation.WIZARDS
    | praise.WIZARDS
    | consequences.WIZARDS
    | recruitment_results.WIZARDS
    | recruitment_plan.WIZARDS
    | recruitment_exam.WIZARDS
    | training_class.WIZARDS
    | training_face.WIZARDS
    | training_plan.WIZARDS
    | reorganisation.WIZARDS
    | training_study.WIZARDS
    | merge.WIZARDS
    | seeing.WIZARDS
    | positions.WIZARDS
    | service_papers.WIZARDS
    | dossier.CATALOGUES
)
# Overrides of Odoo's own calls keep Odoo's meaning; the other tests try them.
ORM = {
    "create",
    "default_get",
    "write",
    "unlink",
    "copy",
    "copy_data",
    "init",
    "load",
    "search",
    "read",
    "web_search_read",
}
STRANGERS = ("district_home_affairs", "hr_officer", "inspector", "internal", "employee", "public")


class TestPublicMethods(AccessCase):
    def _ours(self):
        """``model.method`` of what our addons define and a remote caller may name."""
        found = set()
        for name, model in self.env.registry.items():
            for cls in model.__mro__:
                if not cls.__module__.startswith("odoo.addons.cchc_"):
                    continue
                for method, function in vars(cls).items():
                    public = inspect.isfunction(function) and not method.startswith("_")
                    if public and method not in ORM and self._is_callable(name, method):
                        owner = "*" if f"*.{method}" in OPENERS else name
                        found.add(f"{owner}.{method}")
        return found

    def _is_callable(self, model, method):
        try:
            return bool(get_public_method(self.env[model], method))
        except AccessError:
            return False

    def test_every_method_is_known(self):
        known = OPENERS | OWN | set(CHECKED) | WIZARDS
        self.assertEqual(self._ours(), known)

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_strangers_are_refused(self):
        for role in STRANGERS:
            for name, args in CHECKED.items():
                with (
                    self.subTest(role=role, method=name),
                    self.assertRaises(UserError),
                    self.env.cr.savepoint(),
                ):
                    self._call(role, name, args, "sibling")

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_readers_change_nothing_in_scope(self):
        """By no button, of the proposals that they read."""
        for role in ("inspector", "unit_head"):
            for name, args in (
                positions.CHANGES
                | reduction.CHANGES
                | praise.CHANGES
                | consequences.CHANGES
                | recruitment_results.CHANGES
                | recruitment_plan.CHANGES
                | recruitment_apply.CHANGES
                | recruitment_exam.CHANGES
                | training_class.CHANGES
                | training_face.CHANGES
                | training_plan.CHANGES
                | reorganisation.CHANGES
                | training_study.CHANGES
            ).items():
                with (
                    self.subTest(role=role, method=name),
                    self.assertRaises(AccessError),
                    self.env.cr.savepoint(),
                ):
                    self._call(role, name, args, "own")

    @mute_logger("odoo.addons.base.models.ir_rule")
    def test_who_proposes_does_not_appraise(self):
        for model in (*positions.PROPOSALS, "cchc.reduction.list"):
            for method in ("action_appraise", "action_approve"):
                with self.subTest(model=model, method=method), self.assertRaises(AccessError):
                    self._call("hr_officer", f"{model}.{method}", (), "own")

    def _call(self, role, name, args, place):
        model, _dot, method = name.rpartition(".")
        args = [self.unit[place].ids if arg == "unit" else arg for arg in args]
        Model = self.env(user=self.user[role])[model]
        if not getattr(getattr(type(Model), method), "_api_model", False):
            args = [self._record(model, place).ids, *args]
        return call_kw(Model, method, args, {})

    def _record(self, model, place="sibling"):
        if model == "cchc.report.form":
            return self.form
        if model == "cchc.document.template":
            return self.env[model].search([], limit=1)
        if model == "cchc.approval":
            return self.env[model].browse(1)
        key = f"{model} draft" if f"{model} draft" in self.subject else model
        return self.subject[key][place]

    def test_openers_tell_nothing(self):
        """They may be asked by anybody, and name no more than what was asked."""
        for role in STRANGERS:
            env = self.env(user=self.user[role])
            for name in OPENERS:
                model, _dot, method = name.rpartition(".")
                model = "cchc.decision" if model == "*" else model
                if method in ("get_formview_id", "action_open_decision"):
                    continue
                try:
                    answer = call_kw(env[model], method, [self._record(model).ids], {})
                except UserError:
                    continue
                for secret in (self.person["sibling"].citizen_id, self.person["sibling"].name):
                    with self.subTest(role=role, method=name):
                        self.assertNotIn(secret, str(answer))
