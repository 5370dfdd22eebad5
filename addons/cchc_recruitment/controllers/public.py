import json

from odoo import http
from odoo.http import request

# One address for each page, in whatever language it is read.
PAGE = {"website": True, "multilang": False}
SHORT = [("Cache-Control", "public, max-age=300")]


class RecruitmentPublic(http.Controller):
    """What everybody may read of recruitment: sessions that were announced, and open data.

    Nothing but announced words is shown; drafts and candidates are not looked up at all.
    """

    def _vietnamese(self):
        """Vietnamese first: a visitor's browser may say otherwise, the public text does not."""
        lang = request.env["res.lang"]._lang_get("vi_VN")
        if lang and request.env.user._is_public():
            request.update_context(lang="vi_VN")

    def _sessions(self):
        return request.env["cchc.recruitment.session"].sudo()._published()

    @http.route("/tuyen-dung", type="http", auth="public", methods=["GET"], readonly=True, **PAGE)
    def sessions(self, **_ignored):
        self._vietnamese()
        sessions = self._sessions()
        return request.render(
            "cchc_recruitment.public_sessions",
            {"rows": [session._public_values() for session in sessions]},
        )

    @http.route(
        [
            "/tuyen-dung/<int:session_id>",
            "/tuyen-dung/<int:session_id>-<string:words>",
        ],
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        **PAGE,
    )
    def session(self, session_id, words="", **_ignored):
        self._vietnamese()
        session = self._sessions().filtered(lambda one: one.id == session_id)
        if not session:
            raise request.not_found()
        address = session.public_url
        if address.rpartition("/")[2] != "-".join(filter(None, (str(session_id), words))):
            return request.redirect(address, code=301)
        return request.render("cchc_recruitment.public_session", session._public_page_values())

    # -- open data ----------------------------------------------------------------------------

    @http.route(
        "/tuyen-dung/du-lieu-mo.json",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        **PAGE,
    )
    def open_json(self, **_ignored):
        data = self._sessions()._open_data()
        text = json.dumps(data, ensure_ascii=False, indent=1)
        return request.make_response(
            text, [("Content-Type", "application/json; charset=utf-8"), *SHORT]
        )

    @http.route(
        "/tuyen-dung/du-lieu-mo.csv",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        **PAGE,
    )
    def open_csv(self, **_ignored):
        content = self._sessions()._open_csv()
        return request.make_response(content, [("Content-Type", "text/csv; charset=utf-8"), *SHORT])

    @http.route(
        "/tuyen-dung/tu-dien-du-lieu",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        **PAGE,
    )
    def dictionary(self, **_ignored):
        self._vietnamese()
        rows = request.env["cchc.recruitment.session"]._open_dictionary()
        return request.render("cchc_recruitment.public_dictionary", {"rows": rows})
