from odoo import models

from odoo.addons.cchc_base.engine.sheet import Letterhead

from ..workbooks import praise_lists


class CchcPraisePrinted(models.AbstractModel):
    """A list that is printed and exported: PDF, Word, Excel, OpenDocument from the same pages."""

    _name = "cchc.praise.printed"
    _description = "Printed list of titles or money"

    def _print_list(self, file_format):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": f"/cchc/evaluation/praise/{self._name}/{file_format}",
                "data": {"record": str(self.id)},
            },
        }

    def _printed(self, file_format):
        """(name, bytes) of the list."""
        self.ensure_one()
        content = self.env["cchc.report.form"]._write_pages(self._list_pages(), file_format)
        return f"{self._list_file_name()}.{file_format}", content

    def _list_frame(self, lines_above, signatures):
        return praise_lists.Frame(
            letterhead=Letterhead(
                **self.env["cchc.report.form"]._issuer_of(self.unit_id.id),
                signatures=signatures,
                paper="a4",
            ),
            lines_above=tuple(filter(None, lines_above)),
            printed_on=self.env["hr.version"]._today(),
        )

    def _list_pages(self):
        """Pages of the list, in plain values."""
        return []

    def _list_file_name(self):
        """Name of the file, without extension."""
        return "danh-sach"
