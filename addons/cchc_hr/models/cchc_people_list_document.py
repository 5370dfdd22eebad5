from odoo import api, models

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.models.cchc_document import MIMETYPES, PrintedFile, file_name

from ..lists import paper
from ..lists.workbook import write_workbook


class CchcPeopleList(models.Model):
    """A list of people on paper: workbook, Word and PDF."""

    _name = "cchc.people.list"
    _inherit = ["cchc.people.list", "cchc.document"]

    @api.model
    def _document_formats(self):
        return (*super()._document_formats(), "xlsx")

    def _document_name(self):
        return f"{self.name}_{self._on():%Y-%m-%d}"

    def _print_documents(self, file_format):
        if file_format == "xlsx":
            self.ensure_one()
            name = f"{file_name(self._document_name())}.xlsx"
            return PrintedFile(name, MIMETYPES["xlsx"], self._workbook())
        lists = self.with_context(cchc_list_purpose=file_format)
        return super(CchcPeopleList, lists)._print_documents(file_format)

    def _workbook(self):
        """The bytes of the list as a workbook in the official layout."""
        table, left_out = self._answer("xlsx")
        issuer = self._issuer()
        parent = issuer["parent"]
        letterhead = Letterhead(
            issuer=tuple(([parent] if parent else []) + issuer["lines"]),
            has_parent=bool(parent),
            place=issuer["place"],
            signatures=self._signature_titles(),
            footnote="\n".join(self._notes(left_out)),
            paper="a4",
        )
        return write_workbook(table, letterhead, self.env["hr.version"]._today())

    def _issuer(self):
        """What stands above the list: the agency of the reader."""
        Unit = self.env["hr.department"].sudo()
        history, today = Unit._unit_history(), self.env["hr.version"]._today()
        unit = self.env.user.sudo().unit_ids[:1] or Unit._roots()[:1]
        if not unit:
            return {"lines": [], "parent": "", "place": ""}
        agency = history.agency(unit.id, today)
        return Unit.browse(agency.unit if agency else unit.id)._document_issuer(history, today)

    def _signature_titles(self):
        return tuple(filter(None, map(str.strip, (self.signatures or "").splitlines())))

    def _notes(self, left_out):
        """The list's own note, and which columns the reader may not read."""
        notes = (self.note or "").splitlines()
        if left_out:
            notes.append(f"Không in cột mà người lập không có quyền đọc: {', '.join(left_out)}.")
        return notes

    # -- Word -----------------------------------------------------------------

    def _document_context(self):
        return {people_list.id: people_list._paper() for people_list in self}

    def _paper(self):
        table, left_out = self._answer(self.env.context.get("cchc_list_purpose", "docx"))
        return paper.paper(
            table,
            self._issuer(),
            self._signature_titles(),
            self._notes(left_out),
            self.env["hr.version"]._today(),
        )

    @api.model
    def _document_samples(self):
        return paper.samples()
