"""The own training of an employee: hours, classes, requests, studies and commitments.

Everything is looked up among the rows of the person whose account is logged in: any other number
is as if it were not there.
"""

from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import request, route

from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_hr.controllers.portal import CchcPortal

ROOT = "/my/training"


class PortalTraining(CchcPortal):
    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cchc_training_count" in counters:
            person = self._own_person()
            values["cchc_training_count"] = len(person._own_classes()) if person else 0
        return values

    @route(ROOT, type="http", auth="user", website=True)
    def portal_my_training(self, **_ignored):
        if not self._own_person():
            return request.redirect("/my")
        return self._show_training()

    @route(f"{ROOT}/ask", type="http", auth="user", website=True, methods=["POST"])
    def portal_ask_training(self, programme="", reason="", **_ignored):
        person = self._asking_person()
        programme_id = int(programme) if programme.isdecimal() and len(programme) < 10 else 0
        try:
            with request.env.cr.savepoint():
                request.env["cchc.training.request"].sudo()._self_ask(person, programme_id, reason)
        except UserError as problem:
            request.env.invalidate_all(flush=False)
            return self._show_training(
                error=str(problem), given={"programme": programme_id, "reason": reason}
            )
        return request.redirect(f"{ROOT}?asked=1#requests")

    @route(
        f"{ROOT}/request/<int:request_id>/take-back",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def portal_take_back_request(self, request_id, **_ignored):
        own = request.env["cchc.training.request"].sudo()._own_of(self._asking_person())
        one = own.filtered(lambda row: row.id == request_id)
        if not one:
            raise NotFound()
        try:
            with request.env.cr.savepoint():
                one._self_take_back()
        except UserError as problem:
            request.env.invalidate_all(flush=False)
            return self._show_training(error=str(problem))
        return request.redirect(f"{ROOT}#requests")

    def _asking_person(self):
        person = self._own_person()
        if not person:
            raise NotFound()
        return person

    def _show_training(self, error="", given=None):
        person = self._own_person()
        response = request.render(
            "cchc_training.portal_training",
            {
                "page_name": "cchc_training",
                "person": person,
                "error": error,
                "given": given or {},
                "dong": lambda amount: f"{format_integer(int(amount))} đồng",
                **person._own_training(),
            },
        )
        response.headers["Cache-Control"] = "no-store"
        return response
