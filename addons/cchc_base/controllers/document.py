import json

from werkzeug.exceptions import BadRequest, Forbidden, NotFound

from odoo import http
from odoo.exceptions import AccessError, MissingError, UserError
from odoo.http import request
from odoo.tools import html_escape

from .download import as_file


class DocumentController(http.Controller):
    """Downloads of printed documents; the rights are those of reading the records."""

    @http.route(
        "/cchc/document/<string:model>/<string:file_format>",
        type="http",
        auth="user",
        methods=["GET", "POST"],
    )
    def document(self, model, file_format, ids="", part="", **_ignored):
        """The file of one record, or of several together.

        :param ids: ids of the records, separated by commas
        :param part: number of the file, from 0 on, of a document that is printed in several
        """
        records = self._records(model, file_format, ids)
        if part:
            if not part.isdecimal():
                raise NotFound()
            records = records.with_context(document_part=int(part))
        try:
            printed = records._print_documents(file_format)
        except MissingError as error:
            raise NotFound(response=_as_dialog(error)) from error
        except AccessError as error:
            raise Forbidden(response=_as_dialog(error, 403)) from error
        except UserError as error:
            raise BadRequest(response=_as_dialog(error, 400)) from error
        return as_file(printed.name, printed.mimetype, printed.content)

    def _records(self, model, file_format, ids):
        registry = request.env.registry
        known = model in registry and issubclass(registry[model], registry["cchc.document"])
        if not known or request.env[model]._abstract:
            raise NotFound()
        if file_format not in request.env[model]._document_formats():
            raise NotFound()
        try:
            wanted = request.env[model].browse(dict.fromkeys(map(int, ids.split(","))))
        except ValueError:
            raise NotFound() from None
        if len(wanted.exists()) != len(wanted):
            raise NotFound()
        return wanted


def _as_dialog(error, status=404):
    """The error as Odoo's download helper reads it and shows it in a dialog."""
    told = {
        "code": status,
        "message": "Odoo Server Error",
        "data": http.serialize_exception(error),
    }
    return request.make_response(html_escape(json.dumps(told)), status=status)
