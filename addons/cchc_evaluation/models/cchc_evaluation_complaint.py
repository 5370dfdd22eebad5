from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

from ..rules import deadline
from .words import LEVELS

ANSWER = ("answer", "answered_on", "answered_by_id", "result", "new_level", "document")


class CchcEvaluationComplaint(models.Model):
    """A person does not agree: what was written, by when it is answered, what came of it."""

    _name = "cchc.evaluation.complaint"
    _description = "Complaint about an evaluation"
    _order = "received_on desc, id desc"

    evaluation_id = fields.Many2one(
        comodel_name="cchc.evaluation", required=True, index=True, ondelete="restrict"
    )
    employee_id = fields.Many2one(related="evaluation_id.employee_id", store=True, index=True)
    unit_id = fields.Many2one(related="evaluation_id.unit_id", store=True, index=True)
    received_on = fields.Date(
        required=True, default=lambda _self: vietnam_time.today(), help="When it came in."
    )
    by_portal = fields.Boolean(string="Sent by the person", readonly=True)
    reason = fields.Text(required=True)
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Papers")
    deadline = fields.Date(string="To be answered by", readonly=True)
    answer = fields.Text(readonly=True)
    answered_on = fields.Date(readonly=True)
    answered_by_id = fields.Many2one(
        comodel_name="res.users", string="Answered by", readonly=True, ondelete="restrict"
    )
    result = fields.Selection(
        [("kept", "The level stands"), ("changed", "The level is changed")], readonly=True
    )
    new_level = fields.Selection(LEVELS, readonly=True)
    document = fields.Char(string="Paper of the answer", readonly=True)
    level = fields.Selection(related="evaluation_id.level", string="Level so far")
    late = fields.Boolean(compute="_compute_late", string="Overdue")

    @api.depends("employee_id", "received_on")
    def _compute_display_name(self):
        for row in self:
            day = format_date(self.env, row.received_on) if row.received_on else ""
            row.display_name = f"{row.employee_id.name or ''} · {day}"

    @api.depends("deadline", "result")
    def _compute_late(self):
        today = vietnam_time.today()
        for row in self:
            row.late = bool(row.deadline and row.deadline < today and not row.result)

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        named = self.env.context.get("default_evaluation_id")
        owners = self.env["cchc.evaluation"].browse(
            {vals.get("evaluation_id", named) for vals in vals_list} - {None, False}
        )
        owners._check_evaluators()
        owners.check_access("write")
        own = dict.fromkeys(ANSWER, False)
        if not self.env.su:
            own["by_portal"] = False
        rows = super().create([{**vals, **own} for vals in vals_list])
        for row in rows.sudo():
            row._check_acceptable()
            figures = row.evaluation_id._figures_of(
                row.evaluation_id.law, row.evaluation_id.period_id.date_to
            )
            row.deadline = deadline.answer_by(row.received_on, figures).value
            row.evaluation_id.write({"state": "complained"})
        adopt_attachments(rows)
        return rows

    def _check_acceptable(self):
        """Only about a result that was told, in the days that the decree gives."""
        row = self.evaluation_id
        row.period_id._check_open()
        if row.state not in ("notified", "complained"):
            raise UserError(
                self.env._(
                    "%s: there is no result to complain about: it is not notified, or it is final.",
                    row.display_name,
                )
            )
        if row.complain_by and self.received_on > row.complain_by:
            raise UserError(
                self.env._(
                    "%(row)s: complaints were accepted until %(day)s.",
                    row=row.display_name,
                    day=format_date(self.env, row.complain_by),
                )
            )
        if row.notified_on and self.received_on < row.notified_on:
            raise UserError(
                self.env._(
                    "%(row)s: the result was notified on %(day)s; a complaint comes after that.",
                    row=row.display_name,
                    day=format_date(self.env, row.notified_on),
                )
            )

    def write(self, vals):
        if not self.env.su:
            self.check_access("write")
            if vals.keys() - {"attachment_ids"}:
                raise UserError(
                    self.env._("A complaint stays as it came in; use “Answer” to answer it.")
                )
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("A complaint is not deleted: it is answered."))

    def _answer(self, vals):
        """Write the answer; the evaluation goes on where it stood."""
        self.ensure_one()
        self.sudo().write(
            {**vals, "answered_on": vals["answered_on"], "answered_by_id": self.env.uid}
        )
        row = self.evaluation_id.sudo()
        if not row.complaint_ids.filtered(lambda one: not one.result):
            row.write({"state": "notified"})
