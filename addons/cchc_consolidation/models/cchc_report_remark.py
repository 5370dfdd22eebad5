from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

KEPT = frozenset({"text", "form_id", "line", "column", "submission_id", "from_above"})


class CchcReportRemark(models.Model):
    """A remark on a report or one of its cells: by the unit itself, or by the level above.

    A report is returned with the remarks of the level above; the unit answers each of them.
    """

    _name = "cchc.report.remark"
    _description = "Remark on a report"
    _order = "settled, id"
    _rec_name = "text"

    submission_id = fields.Many2one(
        comodel_name="cchc.report.submission",
        string="Report",
        required=True,
        index=True,
        ondelete="cascade",
    )
    form_id = fields.Many2one(comodel_name="cchc.report.form", ondelete="restrict")
    line = fields.Char(string="Row (key)")
    column = fields.Char(string="Column (code)")
    place = fields.Char(compute="_compute_place", string="Cell")
    text = fields.Text(required=True)
    answer = fields.Text()
    settled = fields.Boolean(readonly=True)
    from_above = fields.Boolean(string="By the level above", readonly=True)

    @api.depends("form_id", "line", "column", "submission_id.sheet_ids.lines")
    def _compute_place(self):
        for remark in self:
            sheet = remark.submission_id.sheet_ids.filtered(
                lambda sheet, form=remark.form_id: sheet.form_id == form
            )[:1]
            if not remark.form_id or not sheet:
                remark.place = remark.form_id.code or self.env._("The whole report")
                continue
            lines = {line["key"]: line["name"] for line in sheet.lines}
            labels = {column["code"]: column for column in sheet.declaration["columns"]}
            column = labels.get(remark.column)
            parts = [remark.form_id.code]
            if remark.line:
                parts.append(lines.get(remark.line) or self.env._("Total"))
            if column:
                parts.append(f"({column['number']}) {column['label']}")
            remark.place = " – ".join(parts)

    @api.model_create_multi
    def create(self, vals_list):
        # A default of the context names a report as well.
        defaults = self.default_get(["submission_id", "form_id", "line", "column"])
        vals_list = [{**defaults, **vals} for vals in vals_list]
        reports = self.env["cchc.report.submission"].browse(
            {vals["submission_id"] for vals in vals_list if vals.get("submission_id")}
        )
        reports.check_access("read")
        above = {report.id: report._check_remarkable() for report in reports}
        return super().create(
            [
                {
                    **vals,
                    "from_above": above.get(vals.get("submission_id"), False),
                    "settled": False,
                    "answer": False,
                }
                for vals in vals_list
            ]
        )

    def write(self, vals):
        self.check_access("write")
        if self.env.su:
            return super().write(vals)
        if vals.keys() & {"submission_id", "from_above", "settled"}:
            raise UserError(self.env._("Use “Settled” to settle a remark."))
        reports = self.submission_id
        if set(vals) == {"answer"}:
            reports._check_mine()
            reports._check_state("draft", "returned")
        elif any(remark.create_uid != self.env.user or remark.answer for remark in self):
            raise AccessError(
                self.env._("A remark is changed by its author, until it is answered.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_own_only(self):
        if not self.env.su and any(
            remark.create_uid != self.env.user or remark.answer or remark.settled for remark in self
        ):
            raise UserError(self.env._("A remark is deleted by its author, until it is answered."))

    def action_settle(self):
        """Whoever made the remark is satisfied."""
        self.check_access("write")
        if any(remark.create_uid != self.env.user for remark in self):
            raise AccessError(self.env._("A remark is settled by who made it."))
        self.sudo()._settle()
        return True

    def _settle(self):
        return self.write({"settled": True})


class CchcReportSubmission(models.Model):
    _inherit = "cchc.report.submission"

    def _check_remarkable(self):
        """Whether a remark made now is the level above's.

        :raise AccessError: where it is neither the unit's turn nor that of the level above
        """
        self.ensure_one()
        if self.state == "submitted" and (self.env.su or self._is_above()):
            return True
        if self.state in ("draft", "returned") and (self.env.su or self.is_mine):
            return False
        raise AccessError(
            self.env._(
                "Remarks are made by the unit while it prepares its report, and by the level "
                "above once the report has been submitted."
            )
        )
