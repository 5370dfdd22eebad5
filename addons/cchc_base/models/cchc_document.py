import io
import re
import zipfile
from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.pdf import merge_pdf

from ..rules.vietnamese import fold

MIMETYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
MOST_AT_ONCE = 300


class PrintedFile(NamedTuple):
    name: str
    mimetype: str
    content: bytes


class CchcDocument(models.AbstractModel):
    """Prints its records from an editable Word template.

    A model inherits this and says what its documents consist of, in plain values; templates
    never see a record, so they cannot reach what the reader may not read. Rendering, PDF,
    bundles, download and its rights are here.
    """

    _name = "cchc.document"
    _description = "Document from a template"

    # -- what a model says ----------------------------------------------------

    def _document_templates(self):
        """The template of each record: ``{record id: template}``. Default: the model's first."""
        template = (
            self.env["cchc.document.template"].sudo().search([("model", "=", self._name)], limit=1)
        )
        return dict.fromkeys(self.ids, template)

    def _document_context(self):
        """What each record's document consists of: ``{record id: dictionary}``.

        Text, whole numbers, lists and dictionaries only. All records are answered together, with
        as many queries for three hundred as for one. A key `columns` (list of dictionaries with
        `label` and `weight`) gives the widths of the table that is headed by these labels; a key
        `table_size` the size of its letters in the style “Listed”; a key `title` becomes the title
        of the file.
        """
        return {record.id: {} for record in self}

    @api.model
    def _document_samples(self):
        """Contexts of made-up records which together hold every variable."""
        return []

    def _document_name(self):
        """Name of the record's file, without extension; any letters."""
        self.ensure_one()
        return self.display_name

    @api.model
    def _document_formats(self):
        """Formats in which the records can be had; a model that writes workbooks adds ``xlsx``."""
        return ("docx", "pdf")

    @api.model
    def _document_bundle_name(self):
        """Name of the file that holds several documents, without extension."""
        return self._description

    def _document_parts(self):
        """In how many files the document of one record is printed, where it is a long one.

        Each is asked for by the context key ``document_part``, from 0 on; the browser fetches one
        after another, so that none takes longer than a request may.
        """
        return 1

    def _check_printable(self):
        """Hook: refuse records whose document the user may not have in full."""

    def _after_document_rendered(self, file_format):
        """Hook: the documents of ``self`` were made for the current user (audit of readings)."""

    # -- printing -------------------------------------------------------------

    def action_print_pdf(self):
        return self._document_download("pdf")

    def action_print_docx(self):
        return self._document_download("docx")

    def _document_download(self, file_format):
        """Client action that fetches the file; errors come back as dialogs."""
        if not self:
            raise UserError(self.env._("Choose at least one record to print."))
        self._check_document_count()
        file = {
            "url": f"/cchc/document/{self._name}/{file_format}",
            "data": {"ids": ",".join(map(str, self.ids))},
        }
        count = self._document_parts() if len(self) == 1 else 1
        parts = [{**file, "data": {**file["data"], "part": str(part)}} for part in range(count)]
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {"parts": parts} if count > 1 else file,
        }

    def _check_document_count(self):
        if len(self) > MOST_AT_ONCE:
            raise UserError(
                self.env._("Print at most %s documents at once; choose fewer.", MOST_AT_ONCE)
            )

    def _print_documents(self, file_format):
        """The file that a user gets: one document, or several in one file.

        :param file_format: ``docx`` (several: in a ZIP) or ``pdf`` (several: one after another)
        :rtype: PrintedFile
        """
        self.check_access("read")
        self._check_document_count()
        self._check_printable()
        documents = self._render_documents()
        if file_format == "pdf":
            documents = self.env["cchc.document.template"]._to_pdf(documents)
        self._after_document_rendered(file_format)
        names = [file_name(record._document_name()) for record in self]
        if len(documents) == 1:
            return _printed(names[0], file_format, documents[0])
        bundle = file_name(self._document_bundle_name())
        if file_format == "pdf":
            return _printed(bundle, "pdf", merge_pdf(documents))
        return _printed(bundle, "zip", _zip(names, documents, file_format))

    def _render_documents(self):
        """Word documents of the records, in their order."""
        templates, contexts = self._document_templates(), self._document_context()
        made = {}
        for template in set(templates.values()):
            if not template:
                name = self.env["ir.model"]._get(self._name).name
                raise UserError(self.env._("There is no document template for “%s”.", name))
            own = [record.id for record in self if templates[record.id] == template]
            filled = template._render([contexts[record_id] for record_id in own])
            made.update(zip(own, filled, strict=True))
        return [made[record.id] for record in self]


def _printed(stem, extension, content):
    return PrintedFile(f"{stem}.{extension}", MIMETYPES[extension], content)


def file_name(text):
    """Letters that every computer and mail program takes: QĐ_125/QĐ-SNV → QD_125_QD-SNV."""
    ascii_text = "".join(
        fold(char).upper() if char.isupper() else fold(char) if char.strip() else "_"
        for char in text
    )
    return re.sub(r"_{2,}", "_", re.sub(r"[^A-Za-z0-9.-]", "_", ascii_text)).strip("_.") or "file"


def _zip(names, documents, extension):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        taken = {}
        for name, document in zip(names, documents, strict=True):
            taken[name] = taken.get(name, 0) + 1
            suffix = f"_{taken[name]}" if taken[name] > 1 else ""
            archive.writestr(f"{name}{suffix}.{extension}", document)
    return content.getvalue()
