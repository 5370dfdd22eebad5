from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

from ..rules.reform_task import DONE

# What a report says; corrected by another report, never changed.
SAID = frozenset({"task_id", "date", "percent", "result", "spent", "evidence", "document_id"})


class CchcReformProgress(models.Model):
    """What the leading agency reported of a task on a day.

    Reports are kept, so a report of a past quarter says what was known of its last day. A
    correction is a new report of the same day.
    """

    _name = "cchc.reform.progress"
    _description = "Report on a task of the reform"
    _order = "date desc, id desc"
    _rec_name = "task_id"

    task_id = fields.Many2one(
        comodel_name="cchc.reform.task", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="task_id.unit_id", store=True, index=True, string="Agency")
    date = fields.Date(
        string="As of", required=True, default=lambda self: vietnam_time.today(), index=True
    )
    percent = fields.Integer(string="Progress (%)", required=True, aggregator=None)
    result = fields.Text(help="What was done, what stands in the way.")
    spent = Dong(string="Spent so far")
    evidence = fields.Char(help="Number and day of the product, where it is kept.")
    document_id = fields.Many2one(comodel_name="cchc.legal.document", ondelete="restrict")
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Files", copy=False)
    reported_by_id = fields.Many2one(
        comodel_name="res.users", related="create_uid", string="Reported by"
    )

    _percent_range = models.Constraint(
        "CHECK (percent BETWEEN 0 AND 100)", "Progress lies between 0 and 100 per cent."
    )
    _spent_positive = models.Constraint(
        "CHECK (spent IS NULL OR spent >= 0)", "What was spent can't be negative."
    )

    @api.model_create_multi
    def create(self, vals_list):
        tasks = self.env["cchc.reform.task"].browse({vals.get("task_id") for vals in vals_list})
        tasks = tasks.exists()
        tasks.check_access("read")
        tasks.unit_id._check_in_charge()
        for plan in tasks.plan_id.sudo():
            if plan.state != "in_force":
                raise UserError(
                    self.env._("%s is not in force: its tasks can't be reported on.", plan.name)
                )
        reports = super().create(vals_list)
        adopt_attachments(reports)
        return reports

    def write(self, vals):
        self.check_access("write")
        if SAID & vals.keys():
            raise UserError(self.env._("A report is not changed: make a new one of the same day."))
        result = super().write(vals)
        adopt_attachments(self)
        return result

    @api.constrains("date", "percent", "evidence", "document_id", "attachment_ids")
    def _check_report(self):
        today = vietnam_time.today()
        for report in self:
            if report.date > today:
                raise ValidationError(
                    self.env._("“%s”: a report can't be of a day to come.", report.task_id.name)
                )
            proven = report.evidence or report.document_id or report.attachment_ids
            if report.percent == DONE and not proven:
                raise ValidationError(
                    self.env._(
                        "“%s” is done: name the product, choose its document or attach the file.",
                        report.task_id.name,
                    )
                )
