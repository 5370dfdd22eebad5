"""Steps and files of the own evaluation."""

from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import content_disposition, request, route

from .portal_evaluation import ROOT, PortalEvaluation


class PortalEvaluationSteps(PortalEvaluation):
    def _evaluation_step(self, evaluation_id, take):
        """Take a step with the own evaluation and show what comes of it."""
        one = self._own_evaluation(evaluation_id)
        try:
            with request.env.cr.savepoint():
                take(one)
        except UserError as problem:
            request.env.invalidate_all(flush=False)
            return self._show_evaluation(one, error=str(problem))
        return request.redirect(f"{ROOT}/{one.id}")

    @route(
        f"{ROOT}/<int:evaluation_id>/take-back",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def portal_take_back(self, evaluation_id, **_ignored):
        return self._evaluation_step(evaluation_id, lambda one: one._self_take_back())

    @route(
        f"{ROOT}/<int:evaluation_id>/prefill",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def portal_prefill(self, evaluation_id, **_ignored):
        return self._evaluation_step(evaluation_id, lambda one: one._self_prefill())

    @route(
        f"{ROOT}/<int:evaluation_id>/complain",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def portal_complain(self, evaluation_id, reason="", **_ignored):
        return self._evaluation_step(evaluation_id, lambda one: one._self_complain(reason[:4000]))

    @route(
        f"{ROOT}/<int:evaluation_id>/drop-file",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def portal_drop_evidence(self, evaluation_id, file="", **_ignored):
        def take(one):
            one._check_self_editable()
            self._own_evidence(one, int(file) if file.isdigit() else 0).unlink()

        return self._evaluation_step(evaluation_id, take)

    @route(
        f"{ROOT}/<int:evaluation_id>/file/<int:attachment_id>",
        type="http",
        auth="user",
        website=True,
    )
    def portal_evidence(self, evaluation_id, attachment_id, **_ignored):
        own = self._own_evidence(self._own_evaluation(evaluation_id), attachment_id)
        return self._file(own.raw, own.mimetype, own.name)

    @route(
        f"{ROOT}/<int:evaluation_id>/sheet/<any(docx,pdf):file_format>",
        type="http",
        auth="user",
        website=True,
    )
    def portal_sheet(self, evaluation_id, file_format, **_ignored):
        """The sheet to sign; what the head wrote is shown once the result is told."""
        one = self._own_evaluation(evaluation_id)
        printed = one.with_context(own_sheet=not one.notified_on)._print_documents(file_format)
        return self._file(printed.content, printed.mimetype, printed.name)

    @route(
        f"{ROOT}/<int:evaluation_id>/notice/<int:verdict_id>/<any(docx,pdf):file_format>",
        type="http",
        auth="user",
        website=True,
    )
    def portal_notice(self, evaluation_id, verdict_id, file_format, **_ignored):
        one = self._own_evaluation(evaluation_id)
        verdict = one.verdict_ids.filtered(lambda row: row.id == verdict_id)
        if not verdict or not one.notified_on:
            raise NotFound()
        printed = verdict._print_documents(file_format)
        return self._file(printed.content, printed.mimetype, printed.name)

    def _own_evidence(self, one, attachment_id):
        own = one.task_ids.attachment_ids.filtered(lambda row: row.id == attachment_id)
        if not own:
            raise NotFound()
        return own

    def _file(self, content, mimetype, name):
        return request.make_response(
            content,
            [
                ("Content-Type", mimetype),
                ("Content-Disposition", content_disposition(name)),
                ("X-Content-Type-Options", "nosniff"),
                ("Cache-Control", "no-store"),
            ],
        )
