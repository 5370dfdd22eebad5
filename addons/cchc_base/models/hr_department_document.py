from odoo import api, fields, models
from odoo.tools import SQL

from ..documents import official
from ..documents.units import UnitHistory, UnitRow
from .hr_department import INNER_KINDS


class HrDepartment(models.Model):
    """What a unit's official documents say of it (NĐ 30/2020/NĐ-CP, phụ lục I)."""

    _inherit = "hr.department"

    document_place = fields.Char(
        string="Place on documents",
        help="Before the date, for example Rạch Giá. Empty: the name of the province, district or "
        "commune.",
    )
    document_code = fields.Char(
        string="Symbol on documents",
        help="Abbreviation in the numbers of the unit's documents, for example SNV in 125/QĐ-SNV.",
    )
    document_grounds = fields.Text(
        string="Grounds of its powers",
        help="First among the grounds of the unit's decisions, one a line: for example “Căn cứ "
        "Quyết định số … quy định chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ”.",
    )
    document_proposer = fields.Char(
        string="Proposed by",
        help="Who proposes the unit's decisions, last among their grounds: for example “Trưởng "
        "phòng Tổ chức cán bộ”.",
    )
    document_executors = fields.Char(
        string="Carried out by",
        help="Who carries out the unit's decisions, besides the person concerned: for example "
        "“Chánh Văn phòng Sở, Trưởng phòng Tổ chức cán bộ”.",
    )
    document_filing = fields.Char(
        string="Filed with",
        help="What follows “Lưu: VT” among the recipients, for example TCCB.",
    )

    @api.model
    def _unit_history(self):
        """Names and parents of all units on any day, in one query."""
        self.env["cchc.unit.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT v.unit_id, v.date_from, v.name, v.parent_id, COALESCE(k.code, '')
                  FROM cchc_unit_version v LEFT JOIN cchc_unit_kind k ON k.id = v.kind_id
                 WHERE v.voided_at IS NULL AND v.dissolved IS NOT TRUE
                 ORDER BY v.unit_id, v.date_from
                """
            )
        )
        return UnitHistory([UnitRow(*row) for row in self.env.cr.fetchall()], INNER_KINDS)

    def _document_issuer(self, history, day):
        """What stands at the head of the unit's documents on a day, in plain values.

        :param history: what `_unit_history` returned
        """
        self.ensure_one()
        unit = self.sudo()
        name = history.name(unit.id, day) or unit.name
        parent = history.parent(unit.id, day)
        # A committee stands alone; the others name the body above (mục II, 2a).
        is_committee = unit.kind_id.code == "people_committee"
        return {
            "name": name,
            "lines": official.issuer_lines(name),
            "parent": parent.name.upper() if parent and not is_committee else "",
            "code": unit.document_code or official.agency_code(name),
            "place": unit.document_place or official.place_of(history.committee(unit.id, day)),
        }
