from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

from odoo.addons.cchc_base.controllers.download import as_file
from odoo.addons.cchc_base.controllers.report import MIMETYPES


class EligibleList(http.Controller):
    """The list of eligible candidates: public, with no more than it takes to find oneself."""

    @http.route(
        "/tuyen-dung/danh-sach/<int:session_id>",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
    )
    def public(self, session_id, **_ignored):
        session = request.env["cchc.recruitment.session"].sudo().browse(session_id).exists()
        if not session or not session.eligible_published_on:
            raise NotFound()
        return request.render(
            "cchc_recruitment.portal_eligible",
            {"session": session, "rows": session._eligible_rows(), "no_breadcrumbs": True},
        )

    @http.route(
        "/cchc/recruitment/eligible/<any(docx,pdf,xlsx,ods):file_format>",
        type="http",
        auth="user",
        methods=["POST"],
        readonly=True,
    )
    def printed(self, file_format, sessions="", **_ignored):
        ids = [int(number) for number in sessions.split(",") if number.isdigit()]
        records = request.env["cchc.recruitment.session"].browse(ids)
        records.check_access("read")
        name, content = records._printed_eligible(file_format)
        return as_file(name, MIMETYPES[file_format], content)
