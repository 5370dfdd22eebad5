"""The own evaluations of an employee.

Everything is looked up among the evaluations of the person whose account is logged in: any other
number is as if it were not there.
"""

from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import request, route

from odoo.addons.cchc_hr.controllers.portal import CchcPortal

from ..models.cchc_evaluation_verdict_notice import explained
from .evaluation_form import MOST_ROWS, Form, typed_of

ROOT = "/my/evaluations"


class PortalEvaluation(CchcPortal):
    # -- what is the person's own --------------------------------------------------------------

    def _own_evaluations(self):
        person = self._own_person()
        Evaluation = request.env["cchc.evaluation"].sudo()
        return Evaluation._own_of(person) if person else Evaluation

    def _own_evaluation(self, evaluation_id):
        one = self._own_evaluations().filtered(lambda row: row.id == evaluation_id)
        if not one:
            raise NotFound()
        return one

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cchc_evaluation_count" in counters:
            values["cchc_evaluation_count"] = len(self._own_evaluations())
        return values

    def _evaluation_page(self, name, values, status=200):
        values = {"page_name": "cchc_evaluations", **values}
        response = request.render(f"cchc_evaluation.{name}", values, status=status)
        response.headers["Cache-Control"] = "no-store"
        return response

    # -- pages ---------------------------------------------------------------------------------

    @route(ROOT, type="http", auth="user", website=True)
    def portal_my_evaluations(self, **_ignored):
        if not self._own_person():
            return request.redirect("/my")
        return self._evaluation_page("portal_evaluations", {"evaluations": self._own_evaluations()})

    @route(f"{ROOT}/<int:evaluation_id>", type="http", auth="user", website=True)
    def portal_my_evaluation(self, evaluation_id, **_ignored):
        return self._show_evaluation(self._own_evaluation(evaluation_id))

    def _show_evaluation(self, one, form=None, error="", focus="", status=200):
        """The form while it is the person's turn, afterwards what became of it."""
        form = form or Form(request.env, one, typed_of(one))
        return self._evaluation_page(
            "portal_evaluation_form" if one._self_editable() else "portal_evaluation",
            {
                "one": one,
                "form": form,
                "error": error,
                "focus": focus,
                "before": one._self_before() if one._self_editable() else one.browse(),
                "steps": explained(one.explanation),
                # The year of whom months or quarters were scored is made from those.
                "by_parts": bool(one._part_kind()),
                "verdicts": one.verdict_ids if one.notified_on else one.verdict_ids.browse(),
            },
            status=status,
        )

    @route(
        f"{ROOT}/<int:evaluation_id>/save", type="http", auth="user", website=True, methods=["POST"]
    )
    def portal_save_evaluation(self, evaluation_id, act="save", **post):
        """Keep the draft, and what was pressed beside: one row more, hand in."""
        one = self._own_evaluation(evaluation_id)
        given = {name: value for name, value in post.items() if isinstance(value, str)}
        form = Form(request.env, one, given)
        if act == "more":
            given["count"] = str(min(form.count() + 1, MOST_ROWS))
            return self._show_evaluation(one, form, focus="last")
        if not form.parse():
            return self._show_evaluation(one, form)
        try:
            with request.env.cr.savepoint():
                self._keep_evaluation(one, form)
                if act == "hand_in":
                    if not given.get("promised"):
                        raise UserError(request.env._("Tick that what you state is true."))
                    one._self_hand_in()
        except UserError as problem:
            request.env.invalidate_all(flush=False)
            return self._show_evaluation(one, form, error=str(problem))
        return request.redirect(f"{ROOT}/{one.id}{'' if act == 'hand_in' else '?saved=1'}")

    def _keep_evaluation(self, one, form):
        one._self_save(form.marks, form.tasks, form.values)
        # Rows stand in the order in which they were typed.
        kept = [number for number in range(form.count()) if form._is_kept(number)]
        for number, task in zip(kept, one.task_ids.sorted("sequence"), strict=False):
            files = [
                (sent.filename, sent.read(MOST_READ))
                for sent in request.httprequest.files.getlist(f"task-{number}-files")
                if sent.filename
            ]
            if files:
                task._add_evidence(files)


# A file that is too large is refused in words; what is far beyond that is not even read.
MOST_READ = 5_000_001
