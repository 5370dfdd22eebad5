from odoo import api, models

from ..documents import meeting, paper


class CchcEvaluationMinutes(models.Model):
    """The minutes as a paper to sign, with everybody who was discussed."""

    _name = "cchc.evaluation.minutes"
    _inherit = ["cchc.evaluation.minutes", "cchc.document"]

    def _document_context(self):
        rows = self.with_context(lang="vi_VN").sudo()
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history = Unit._unit_history()
        return {row.id: row._minutes_paper(history) for row in rows}

    def _minutes_paper(self, history):
        period = self.unit_run_id.period_id
        words = paper.period_words(period.kind, period.number, period.year)
        return meeting.context(
            self.unit_id.agency_id._document_issuer(history, self.date),
            self.date,
            kind=self.kind,
            unit=self.unit_id.name,
            period=words[0].lower() + words[1:],
            number=self.number or "        ",
            chair=self.chair,
            secretary=self.secretary,
            present=f"{self.present} người",
            absent=f"{self.absent} người" if self.absent else "không",
            content=self.content,
            people=[row._minutes_row(self.kind) for row in self._discussed()],
        )

    def _discussed(self):
        """People of the unit that met; of leaders only where the Party committee was asked."""
        under = f"{self.unit_id.parent_path}"
        rows = self.unit_run_id.evaluation_ids.filtered(
            lambda row: (row.unit_id.parent_path or "").startswith(under)
        )
        if self.kind == "party":
            rows = rows.filtered("leader")
        return rows.sorted(lambda row: (row.unit_id.id, not row.leader, row.employee_id.name))

    @api.model
    def _document_samples(self):
        return meeting.samples()

    def _document_name(self):
        self.ensure_one()
        return f"Bien ban {self.unit_id.name} {self.unit_run_id.period_id.year}"

    @api.model
    def _document_bundle_name(self):
        return "Bien ban hop danh gia"


class CchcEvaluation(models.Model):
    _inherit = "cchc.evaluation"

    def _minutes_row(self, kind):
        self.ensure_one()
        said = self.party_opinion if kind == "party" else self.collective_comment
        votes = f"{self.votes}/{self.votes_of} phiếu đồng ý" if self.votes_of else ""
        return (
            self.employee_id.name,
            self.position_title or self.position_id.name or "",
            self.self_level,
            self._sheet_points("points"),
            ". ".join(filter(None, (votes if kind == "collective" else "", said or ""))),
            self.proposed_level or self.reckoned_level,
        )
