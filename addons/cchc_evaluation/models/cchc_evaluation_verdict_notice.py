from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.rules.result import Result

from ..documents import notice, paper

NO_NUMBER = "        "
# Parts of an explanation in the order in which they were reckoned.
PARTS = ("law", "service", "tasks", "points", "level")


class CchcEvaluationVerdict(models.Model):
    """The notice of a verdict, as it was decided: later verdicts have notices of their own."""

    _name = "cchc.evaluation.verdict"
    _inherit = ["cchc.evaluation.verdict", "cchc.document"]

    def _document_context(self):
        rows = self.with_context(lang="vi_VN").sudo()
        Unit = self.env["hr.department"].sudo().with_context(active_test=False)
        history = Unit._unit_history()
        runs = rows.evaluation_id.unit_run_id
        issuers = {
            run: run.unit_id._document_issuer(history, run.period_id.date_to) for run in runs
        }
        return {row.id: row._notice(issuers[row.evaluation_id.unit_run_id]) for row in rows}

    def _notice(self, issuer):
        evaluation = self.evaluation_id
        period, run = evaluation.period_id, evaluation.unit_run_id
        words = paper.period_words(period.kind, period.number, period.year)
        until, told_on = evaluation.complain_by, evaluation.notified_on
        if self.kind != "first":
            # Told with the answer; a time to complain that was over then does not begin again.
            told_on = self.decided_on
            until = until and until >= self.decided_on and until
        return notice.context(
            issuer,
            told_on or self.decided_on,
            law=evaluation.law or "",
            period=words[0].lower() + words[1:],
            number=self.notice_number or NO_NUMBER,
            name=self.employee_id.name,
            post=evaluation.position_title or evaluation.position_id.name or "",
            unit=self.unit_id.name,
            level=self.level or "",
            total=self.points or None,
            decided_by=official.authority(run.signed_by or "", run.unit_id.name),
            decided_on=self.decided_on,
            document=self.document,
            why_not="" if self.level else evaluation.why_not or "",
            steps=explained(self.explanation),
            until=until,
            signature=official.signature_lines(official.head_title(run.unit_id.name)),
        )

    @api.model
    def _document_samples(self):
        return notice.samples()

    def _document_name(self):
        self.ensure_one()
        return f"Thong bao xep loai {self.evaluation_id.year} {self.employee_id.name}"

    @api.model
    def _document_bundle_name(self):
        return "Thong bao ket qua xep loai chat luong"


class CchcEvaluation(models.Model):
    _inherit = "cchc.evaluation"

    def action_print_notice_pdf(self):
        """The notice of what holds: of each person the last verdict."""
        return self._last_verdicts()._document_download("pdf")

    def action_print_notice_docx(self):
        return self._last_verdicts()._document_download("docx")

    def _last_verdicts(self):
        # The last one is written last.
        last = {row.evaluation_id: row for row in self.verdict_ids.sorted("id")}
        if not last:
            raise UserError(self.env._("Nothing is decided yet: there is no result to notify."))
        return self.env["cchc.evaluation.verdict"].concat(*last.values())


def explained(data):
    """The lines of an explanation that was kept as JSON: one result, or several."""
    if not data:
        return []
    if isinstance(data, dict):
        if "steps" in data:
            return list(Result.from_json(data).explain())
        # The database sorts the keys of JSON by their length.
        known = [data[name] for name in PARTS if name in data]
        data = known + [part for name, part in data.items() if name not in PARTS]
    lines = []
    for part in data:
        lines += [part] if isinstance(part, str) else explained(part)
    return lines
