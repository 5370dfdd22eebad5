import io
from datetime import date

import docx
from docx.oxml.ns import qn

from odoo.tests import tagged

from odoo.addons.cchc_base.documents import render

from ..documents import handling, listing, notice, sheet
from ..documents.paper import ISSUER
from .face_common import FaceCase


@tagged("post_install", "-at_install")
class TestPapersKept(FaceCase):
    """How the papers are laid out."""

    def _filled(self, name, context):
        path = f"cchc_evaluation/data/templates/{name}.docx"
        template = self.env["cchc.document.template"].search([("shipped_path", "=", path)])
        return docx.Document(io.BytesIO(render.render(template._content(), context)))

    def test_the_heads_of_groups_stand_bold_across_the_list(self):
        people = [("Nguyễn Thị An", "Chuyên viên", 94, "excellent", "")]
        context = listing.context(
            ISSUER, date(2026, 12, 10), unit="Sở Nội vụ", period="năm 2026",
            document="", unit_rating="", signature=("Giám đốc",),
            groups=[("Chuyên môn", people, "…"), ("Phục vụ", people, "…")],
        )  # fmt: skip
        document = self._filled("classification", context)
        (table,) = [one for one in document.tables if one.rows[0].cells[0].text == "TT"]
        told = [row.cells for row in table.rows]
        heads = [cells for cells in told if cells[0].text in ("CHUYÊN MÔN", "PHỤC VỤ")]
        self.assertEqual(len(heads), 2)
        for cells in heads:
            # One cell across all columns, on one page with who follows.
            self.assertEqual({cell._tc for cell in cells}, {cells[0]._tc})
            (paragraph,) = cells[0].paragraphs
            self.assertTrue(paragraph.runs[0].bold)
            self.assertTrue(paragraph.paragraph_format.keep_with_next)
        person = next(cells for cells in told if cells[1].text == "Nguyễn Thị An")
        self.assertFalse(person[1].paragraphs[0].runs[0].bold)

    def test_a_signature_never_stands_alone_on_its_page(self):
        """What stands before it is kept with it, however much of the paper is left out."""
        sheets = sheet.samples()[0]
        papers = {
            "sheet_nd335_2025": (sheets, {**sheets, "proposal": ""}),
            "sheet_nd233_2026": (sheets, {**sheets, "proposal": ""}),
            "sheet_nd90_2020_02": (sheets, {**sheets, "proposal": ""}),
            "classification": listing.samples(),
            "notice": (notice.samples()[0], {**notice.samples()[0], "until": "", "steps": []}),
            "handling_notice": (
                handling.notice_samples()[0],
                {**handling.notice_samples()[0], "due_on": "", "choices": ""},
            ),
            "discipline_minutes": handling.minutes_samples(),
        }
        for name, contexts in papers.items():
            for context in contexts:
                with self.subTest(name=name):
                    self.assertEqual(self._loose(self._filled(name, context)), [])

    def _loose(self, document):
        """Paragraphs between the last words and the signatures that may part from them."""
        body = [one for one in document.element.body if one.tag in (qn("w:p"), qn("w:tbl"))]
        last = max(place for place, one in enumerate(body) if one.tag == qn("w:tbl"))
        loose, place = [], last - 1
        while place >= 0 and body[place].tag == qn("w:p"):
            if body[place].find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None:
                loose.append("".join(body[place].itertext()))
            if "".join(body[place].itertext()).strip():
                return loose
            place -= 1
        return loose
