from odoo import api, fields, models
from odoo.exceptions import UserError

from ..documents import position_scheme, scheme_workbook


class CchcPositionScheme(models.Model):
    """A scheme on paper: its list of positions as Word, PDF and workbook."""

    _name = "cchc.position.scheme"
    _inherit = ["cchc.position.scheme", "cchc.document"]

    undescribed_count = fields.Integer(
        string="Without a complete job description",
        compute="_compute_undescribed_count",
        help="The dossier holds a job description of each position (NĐ 232/2026 điều 11).",
    )

    @api.depends("line_ids.job_description_ids.gaps")
    def _compute_undescribed_count(self):
        for scheme in self:
            scheme.undescribed_count = len(
                scheme.line_ids.filtered(
                    lambda line: not line.job_description_ids or line.job_description_ids.gaps
                )
            )

    def _case(self):
        self.ensure_one()
        unit = self.unit_id
        document = self.document_id
        kinds = dict(
            document._fields["kind"]._description_selection(self.env(context={"lang": "vi_VN"}))
        )
        return position_scheme.Scheme(
            parent=unit.parent_id.name or "",
            agency=unit.name,
            day=self.date_from,
            document=f"{kinds.get(document.kind, '')} số {document.number}".strip()
            if document
            else "",
            approved=self.state == "approved",
            necessity=self.necessity or "",
            proposals=self.proposals or "",
            positions=tuple(
                position_scheme.Position(
                    unit=line.unit_id.name,
                    code=line.code,
                    name=line.name,
                    group=line.group_id.name,
                    group_order=line.group_id.sequence,
                    ranks=tuple(line.rank_ids.mapped("name")),
                    headcount=line.headcount,
                    step_from=line.step_from,
                    step_to=line.step_to,
                    concurrent=line.workload == "concurrent",
                    note=line.note or "",
                )
                for line in self.line_ids
            ),
        )

    def _document_context(self):
        return {scheme.id: position_scheme.context(scheme._case()) for scheme in self}

    @api.model
    def _document_samples(self):
        return position_scheme.samples()

    def _document_name(self):
        return self.name

    @api.model
    def _document_bundle_name(self):
        return "De an vi tri viec lam"

    def _workbook(self):
        """(name, bytes) of the list of positions in the layout of the annex."""
        self.ensure_one()
        self.check_access("read")
        return f"{self.name}.xlsx".replace("/", "-"), scheme_workbook.write_workbook(self._case())

    def action_download_workbook(self):
        self.ensure_one()
        return self._download_file(f"/cchc_positions/scheme/{self.id}/xlsx")

    def action_print_job_descriptions(self):
        """All job descriptions of the scheme in one file."""
        self.ensure_one()
        descriptions = self.line_ids.job_description_ids
        if not descriptions:
            raise UserError(self.env._("%s has no job descriptions yet.", self.display_name))
        return descriptions.action_print_docx()

    def _download_file(self, url):
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {"url": url, "data": {}},
        }
