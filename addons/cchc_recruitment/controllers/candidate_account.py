"""Accounts of candidates: made by the link in a letter, with a password that the candidate chooses.

Whatever is entered, the page answers in the same words: nobody learns whose address is known.
"""

from urllib.parse import urlencode

from psycopg2.errors import UniqueViolation

from odoo import http
from odoo.http import request
from odoo.tools import email_normalize, mute_logger

from odoo.addons.cchc_base.rules.vietnamese import clean

SHORTEST_PASSWORD, LONGEST = 8, 120
# Letters to one address, and letters asked for from one connection, within an hour.
PER_ADDRESS, PER_CONNECTION, CONFIRMATIONS = 3, 60, 60


class CandidateAccount(http.Controller):
    @http.route(
        "/tuyen-dung/tai-khoan",
        type="http",
        auth="public",
        website=True,
        methods=["GET", "POST"],
        sitemap=False,
    )
    def ask(self, email="", **_ignored):
        if not request.env.user._is_public():
            return request.redirect("/tuyen-dung/ho-so")
        values = {"email": email.strip()[:LONGEST], "error": "", "sent": False}
        if request.httprequest.method == "POST":
            address = email_normalize(values["email"])
            if not address or len(address) > LONGEST:
                values["error"] = request.env._("Enter an e-mail address such as ten@vidu.vn.")
            elif not self._may_try("letter", PER_CONNECTION):
                values["error"] = request.env._("Too many letters were asked for: try in an hour.")
            else:
                values["sent"] = True
                # An address that has had its letters gets no more of them, and no other answer.
                Attempt = request.env["cchc.recruitment.attempt"]
                if Attempt._allow("address", address, PER_ADDRESS):
                    request.env["res.users"].sudo()._send_candidate_letter(address)
        return self._page("portal_account_ask", values)

    @http.route(
        "/tuyen-dung/tai-khoan/xac-nhan",
        type="http",
        auth="public",
        website=True,
        methods=["GET", "POST"],
        sitemap=False,
    )
    def confirm(self, token="", name="", password="", repeated="", **_ignored):
        Users = request.env["res.users"].sudo()
        address = Users._candidate_address(token)
        values = {"token": token, "name": clean(name)[:LONGEST], "email": address, "errors": {}}
        if not address:
            return self._page("portal_account_expired", values, status=404)
        if request.httprequest.method == "POST":
            values["errors"] = self._password_errors(values["name"], password, repeated)
            if not values["errors"] and not self._may_try("confirmation", CONFIRMATIONS):
                values["errors"]["password"] = request.env._("Too many tries: go on in an hour.")
            if not values["errors"]:
                self._make(Users, address, values["name"], password)
                query = {"login": address, "redirect": "/tuyen-dung/ho-so"}
                return request.redirect(f"/web/login?{urlencode(query)}")
        return self._page("portal_account_confirm", values)

    def _make(self, Users, address, name, password):
        """One account for one address, also when the button is pressed twice."""
        if Users._account_of(address):
            return
        try:
            with mute_logger("odoo.sql_db"), request.env.cr.savepoint():
                Users._make_candidate(address, name, password)
        except UniqueViolation:
            request.env.invalidate_all(flush=False)

    def _password_errors(self, name, password, repeated):
        env, errors = request.env, {}
        if not name:
            errors["name"] = env._("Enter your full name.")
        if len(password) < SHORTEST_PASSWORD:
            errors["password"] = env._(
                "The password has at least %s characters.", SHORTEST_PASSWORD
            )
        elif len(password) > LONGEST:
            errors["password"] = env._("The password has at most %s characters.", LONGEST)
        elif password != repeated:
            errors["repeated"] = env._("The two passwords differ: enter them again.")
        return errors

    def _may_try(self, purpose, most):
        return request.env["cchc.recruitment.attempt"]._allow(
            purpose, request.httprequest.remote_addr or "", most
        )

    def _page(self, name, values, status=200):
        response = request.render(f"cchc_recruitment.{name}", values, status=status)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
