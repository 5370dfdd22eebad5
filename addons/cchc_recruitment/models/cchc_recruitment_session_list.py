from odoo import models

from odoo.addons.cchc_base.engine.header import Header, HeaderCell
from odoo.addons.cchc_base.engine.page import NUMBER_TITLE, Page, PageRow
from odoo.addons.cchc_base.engine.sheet import Letterhead

SEXES = {"male": "Nam", "female": "Nữ"}
# Columns of the printed list: title, width in characters.
COLUMNS = (
    ("Số báo danh", 12),
    ("Ngày, tháng, năm sinh", 14),
    ("Giới tính", 9),
    ("Nguyện vọng", 46),
)
SIGNATURES = ("Người lập danh sách", "Thủ trưởng cơ quan")


class CchcRecruitmentSession(models.Model):
    """The list of eligible candidates on paper and on the public page."""

    _inherit = "cchc.recruitment.session"

    def _listed(self):
        """Who stands in the list; who withdrew or was disqualified afterwards left it."""
        listed = self.sudo().application_ids.filtered(
            lambda row: row.list_number and row.state == "eligible"
        )
        # Read together, not one candidate after the other.
        listed.wish_ids.fetch(("post_id", "sequence"))
        listed.screening_ids.fetch(("wish_id", "verdict"))
        return listed.sorted("list_number")

    def _eligible_rows(self):
        """The public list: of the birth only the year, nothing else of the person."""
        return [
            {
                "number": row.list_number,
                "candidate_number": row.candidate_number or "",
                "name": row.name,
                "born": row.birthday.year,
                "posts": row._admitted_posts(),
            }
            for row in self._listed()
        ]

    def action_print_eligible(self, file_format="pdf"):
        self.check_access("read")
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": f"/cchc/recruitment/eligible/{file_format}",
                "data": {"sessions": ",".join(map(str, self.ids))},
            },
        }

    def action_print_eligible_docx(self):
        return self.action_print_eligible("docx")

    def _printed_eligible(self, file_format):
        """(name, bytes) of the list with the head of its body."""
        content = self.env["cchc.report.form"]._write_pages(
            [row._eligible_page() for row in self], file_format
        )
        return f"danh-sach-du-dieu-kien.{file_format}", content

    def _eligible_page(self):
        self.ensure_one()
        published = self.eligible_published_on or self.env["hr.version"]._today()
        return Page(
            code="DS-ĐĐK",
            title="Danh sách thí sinh đủ điều kiện dự tuyển",
            lines_above=(self.name, f"Công bố ngày {published:%d/%m/%Y}"),
            letterhead=Letterhead(
                **self.env["cchc.report.form"]._issuer_of(self.unit_id.id),
                signatures=SIGNATURES,
                paper="a4",
            ),
            titles=(NUMBER_TITLE, "Họ và tên"),
            header=Header(
                tuple(HeaderCell(title, 0, place) for place, (title, _width) in enumerate(COLUMNS)),
                1,
                tuple(str(place) for place in range(1, len(COLUMNS) + 1)),
            ),
            widths=(6, 30, *(width for _title, width in COLUMNS)),
            worded=frozenset(range(len(COLUMNS))),
            rows=tuple(
                PageRow(
                    str(row.list_number),
                    row.name,
                    (
                        row.candidate_number or "",
                        row.birthday,
                        SEXES.get(row.sex, ""),
                        row._admitted_posts(),
                    ),
                )
                for row in self._listed()
            ),
            printed_on=published,
        )


class CchcRecruitmentApplication(models.Model):
    _inherit = "cchc.recruitment.application"

    def _admitted_posts(self):
        """Codes and names of the posts for which the conditions are met, by order of the wishes."""
        self.ensure_one()
        return "; ".join(wish.post_id.display_name for wish in self._admitted_wishes())

    def _admitted_wishes(self):
        """Wishes that compete: those that were not found to fail the conditions."""
        failed = self.screening_ids.filtered(lambda line: line.verdict == "not_met").wish_id
        return (self.wish_ids - failed).sorted("sequence")
