"""Files of the own application: evidence and the receipt."""

import base64

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.cchc_base.controllers.download import as_file

from .application_pages import EDITABLE, ROOT, UPLOADS, ApplicationPages

# A file that is somewhat too large is refused in words; one far beyond that is not even read.
FAR_BEYOND = 6


def _most_bytes(_controller):
    return request.env["cchc.recruitment.evidence"]._size_limit() * FAR_BEYOND


class ApplicationFiles(ApplicationPages):
    @http.route(
        f"{ROOT}/dot/<int:session_id>/tai-len",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        max_content_length=_most_bytes,
    )
    def upload(self, session_id, kind="other", **_ignored):
        def take(application):
            if application.state not in EDITABLE:
                raise UserError(request.env._("This application is decided on or withdrawn."))
            application._check_in_time()
            given = request.httprequest.files.get("file")
            if not given or not given.filename:
                raise UserError(request.env._("Choose a file first."))
            Evidence = application.evidence_ids.browse()
            kinds = dict(Evidence._fields["kind"]._description_selection(request.env))
            if kind not in kinds:
                raise UserError(request.env._("Choose from the list what the file proves."))
            content = given.read(Evidence._size_limit() + 1)
            Evidence.create(
                {
                    "application_id": application.id,
                    "kind": kind,
                    "file_name": given.filename,
                    "file": base64.b64encode(content),
                }
            )

        return self._step(session_id, take, most=UPLOADS)

    @http.route(
        f"{ROOT}/dot/<int:session_id>/bo-tep",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def remove(self, session_id, evidence="", **_ignored):
        def take(application):
            own = application.evidence_ids.filtered(lambda row: str(row.id) == evidence)
            if not own:
                raise NotFound()
            application._check_in_time()
            own.unlink()

        return self._step(session_id, take)

    @http.route(f"{ROOT}/tep/<int:evidence_id>", type="http", auth="user", website=True)
    def evidence(self, evidence_id, **_ignored):
        own = self._own().evidence_ids.filtered(lambda row: row.id == evidence_id)
        if not own:
            raise NotFound()
        content = base64.b64decode(own.with_context(bin_size=False).file)
        nosniff = {"X-Content-Type-Options": "nosniff"}
        return as_file(own.file_name, own.mimetype, content, **nosniff)

    @http.route(
        f"{ROOT}/bien-nhan/<string:receipt>/<any(docx,pdf):file_format>",
        type="http",
        auth="user",
        website=True,
    )
    def receipt(self, receipt, file_format, **_ignored):
        own = self._own().filtered(lambda row: row.receipt and row.receipt == receipt)
        if not own:
            raise NotFound()
        printed = own.with_context(recruitment_paper="receipt")._print_documents(file_format)
        return as_file(printed.name, printed.mimetype, printed.content)
