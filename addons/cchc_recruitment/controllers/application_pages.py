"""The pages on which a candidate applies.

Everything is looked up by the account that is logged in; the addresses name sessions, which are
public, and never an application. So there is nothing to try out.
"""

from psycopg2.errors import UniqueViolation
from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import ConcurrencyError, UserError
from odoo.http import request
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from ..models import priority_groups
from .application_form import MOST_ROWS, Form, typed_of

ROOT = "/tuyen-dung/ho-so"
# Tries with one account within an hour; nobody hands in that often.
SUBMISSIONS, UPLOADS = 20, 60
EDITABLE = ("draft", "submitted")


class ApplicationPages(http.Controller):
    # -- what is the candidate's own -------------------------------------------------------

    def _own(self):
        """The applications of the account, in superuser mode: candidates have no rights."""
        return (
            request.env["cchc.recruitment.application"]
            .sudo()
            .search([("user_id", "=", request.env.uid)], order="id desc")
        )

    def _own_of(self, session):
        """The application in a session that stands, else the latest one."""
        found = self._own().filtered(lambda row: row.session_id == session)
        return (found.filtered(lambda row: row.state != "withdrawn") or found)[:1]

    def _open_sessions(self):
        announced = (
            request.env["cchc.recruitment.session"]
            .sudo()
            .search([("state", "=", "announced"), ("closes_on", ">=", vietnam_time.today())])
        )
        return announced.filtered(lambda session: session._takes_applications())

    def _session(self, session_id):
        """A session that is open, or in which the account has an application; any other is not
        there."""
        session = request.env["cchc.recruitment.session"].sudo().browse(session_id).exists()
        if not session or not (session._takes_applications() or self._own_of(session)):
            raise NotFound()
        return session

    def _page(self, name, values, status=200):
        values = {"page_name": "cchc_recruitment", "no_breadcrumbs": True, **values}
        response = request.render(f"cchc_recruitment.{name}", values, status=status)
        response.headers["Cache-Control"] = "no-store"
        return response

    # -- pages -----------------------------------------------------------------------------

    @http.route(ROOT, type="http", auth="user", website=True, sitemap=False)
    def overview(self, **_ignored):
        own = self._own()
        standing = own.filtered(lambda row: row.state != "withdrawn")
        return self._page(
            "portal_applications",
            {"applications": own, "sessions": self._open_sessions() - standing.session_id},
        )

    @http.route(f"{ROOT}/dot/<int:session_id>", type="http", auth="user", website=True)
    def application(self, session_id, **_ignored):
        session = self._session(session_id)
        application = self._own_of(session)
        if not application:
            return request.redirect(f"{ROOT}/dot/{session.id}/khai")
        return self._show(session, application)

    def _show(self, session, application, error="", status=200):
        return self._page(
            "portal_application",
            {
                "session": session,
                "one": application,
                "is_open": session._takes_applications(),
                "error": error,
                "problems": application._form_problems() if application.state == "draft" else [],
                "priority": priority_groups.name_of(application.priority_group),
                "kinds": request.env["cchc.recruitment.evidence"]
                ._fields["kind"]
                ._description_selection(request.env),
                "size_limit": request.env["cchc.recruitment.evidence"]._size_limit() // 1_000_000,
                "may_object": application.state == "refused"
                and session.state in ("screening", "examining")
                and not application.objection,
            },
            status=status,
        )

    @http.route(
        f"{ROOT}/dot/<int:session_id>/khai",
        type="http",
        auth="user",
        website=True,
        methods=["GET", "POST"],
    )
    def form(self, session_id, **post):
        session = self._session(session_id)
        application = self._own_of(session).filtered(lambda row: row.state != "withdrawn")
        if application and application.state not in EDITABLE:
            return request.redirect(f"{ROOT}/dot/{session.id}")
        if request.httprequest.method == "GET":
            return self._show_form(session, application, self._first_form(session, application))
        given = {name: value for name, value in post.items() if isinstance(value, str)}
        form = Form(request.env, session, given)
        more = given.get("more", "")
        if more in ("degree", "job"):
            given[f"{more}-count"] = str(min(form.count(more) + 1, MOST_ROWS))
            return self._show_form(session, application, form, focus=f"{more}-last")
        if not session._takes_applications():
            form.errors["form"] = request.env._("The last day for applications is over.")
        elif form.parse():
            problem = self._keep(session, application, form.values)
            if not problem:
                return request.redirect(f"{ROOT}/dot/{session.id}")
            form.errors["form"] = problem
        return self._show_form(session, application, form)

    def _first_form(self, session, application):
        user = request.env.user
        given = {"name": user.name, "email": user.email or "", "notice_by": "email"}
        if application:
            given = typed_of(application, session)
        return Form(request.env, session, given)

    def _show_form(self, session, application, form, focus=""):
        return self._page(
            "portal_application_form",
            {"session": session, "one": application, "form": form, "focus": focus},
        )

    def _keep(self, session, application, values):
        """Write the draft; the words of what is wrong, if anything.

        Two tabs that make the first draft at once: the second is tried anew and finds the first.
        """
        Application = request.env["cchc.recruitment.application"].sudo()
        try:
            with mute_logger("odoo.sql_db"), request.env.cr.savepoint():
                if application:
                    application.write(values)
                    if application.state != "draft":
                        application._check_complete()
                else:
                    Application.create(
                        {**values, "session_id": session.id, "user_id": request.env.uid}
                    )
        except UniqueViolation as error:
            request.env.invalidate_all(flush=False)
            if error.diag.constraint_name == "cchc_recruitment_application_one_of_account":
                raise ConcurrencyError from error
            return request.env._("This citizen number was handed in for this session already.")
        except UserError as error:
            request.env.invalidate_all(flush=False)
            return str(error)
        return ""

    # -- steps -----------------------------------------------------------------------------

    def _step(self, session_id, take, most=0):
        """Take a step with the own application and show what comes of it.

        :param most: how often it may be tried within an hour; 0: as often as one likes
        """
        session = self._session(session_id)
        application = self._own_of(session)
        if not application:
            raise NotFound()
        try:
            # Counted outside: also what fails is a try.
            self._allow(take.__qualname__, most)
            with request.env.cr.savepoint():
                take(application)
        except UserError as error:
            request.env.invalidate_all(flush=False)
            return self._show(session, application, error=str(error))
        return request.redirect(f"{ROOT}/dot/{session.id}")

    def _allow(self, purpose, most):
        Attempt = request.env["cchc.recruitment.attempt"]
        if most and not Attempt._allow(purpose, str(request.env.uid), most):
            raise UserError(request.env._("Too many tries: go on in an hour."))

    @http.route(
        f"{ROOT}/dot/<int:session_id>/nop", type="http", auth="user", website=True, methods=["POST"]
    )
    def submit(self, session_id, promised="", **_ignored):
        def take(application):
            if application.state != "draft":
                return  # The second click.
            if not promised:
                raise UserError(request.env._("Tick that what you state is true."))
            application._submit()

        return self._step(session_id, take, most=SUBMISSIONS)

    @http.route(
        f"{ROOT}/dot/<int:session_id>/rut", type="http", auth="user", website=True, methods=["POST"]
    )
    def withdraw(self, session_id, sure="", **_ignored):
        def take(application):
            if application.state == "withdrawn":
                return
            if not sure:
                raise UserError(request.env._("Tick that you withdraw the application."))
            application._withdraw()

        return self._step(session_id, take)

    @http.route(
        f"{ROOT}/dot/<int:session_id>/xoa", type="http", auth="user", website=True, methods=["POST"]
    )
    def discard(self, session_id, **_ignored):
        """A draft is the candidate's alone and leaves nothing behind."""

        def take(application):
            if application.state != "draft":
                raise UserError(request.env._("Only a draft is deleted; withdraw the application."))
            application.evidence_ids.unlink()
            application.unlink()

        session = self._session(session_id)
        self._step(session.id, take)
        return request.redirect(ROOT)

    @http.route(
        f"{ROOT}/dot/<int:session_id>/phan-hoi",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def objection(self, session_id, text="", **_ignored):
        def take(application):
            if not text.strip():
                raise UserError(request.env._("Write what you object to."))
            application._object(text)

        return self._step(session_id, take)
