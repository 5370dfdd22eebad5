from odoo import http
from odoo.http import request

from odoo.addons.cchc_base.controllers.download import as_file
from odoo.addons.cchc_base.models.cchc_document import MIMETYPES


class RecruitmentDossier(http.Controller):
    """The archive of a session; the rights are those of its records on the screen."""

    @http.route(
        "/cchc/recruitment/session/<int:session_id>/zip",
        type="http",
        auth="user",
        methods=["POST"],
        readonly=True,
    )
    def archive(self, session_id, **_ignored):
        session = request.env["cchc.recruitment.session"].browse(session_id).exists()
        session.check_access("read")
        if not session:
            raise request.not_found()
        name, content = session._dossier_zip()
        return as_file(name, MIMETYPES["zip"], content)
