from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

from .cchc_evaluation_unit import BEFORE_DECISION


class CchcEvaluationMinutes(models.Model):
    """Minutes of the meeting that commented, or of the Party committee's opinion."""

    _name = "cchc.evaluation.minutes"
    _description = "Minutes of an evaluation meeting"
    _order = "date desc, id desc"

    unit_run_id = fields.Many2one(
        comodel_name="cchc.evaluation.unit",
        string="Evaluation of",
        required=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Unit that met",
        required=True,
        index=True,
        ondelete="restrict",
        help="The agency, or the division whose people were discussed.",
    )
    kind = fields.Selection(
        [("collective", "Collective comment"), ("party", "Opinion of the Party committee")],
        required=True,
        default="collective",
    )
    date = fields.Date(required=True, default=lambda _self: vietnam_time.today())
    number = fields.Char()
    chair = fields.Char(required=True)
    secretary = fields.Char(required=True)
    present = fields.Integer(required=True, aggregator=None)
    absent = fields.Integer(aggregator=None)
    content = fields.Text(required=True)
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Signed minutes")

    _present = models.Constraint(
        "CHECK (present > 0 AND absent >= 0)", "A meeting has people who were present."
    )

    @api.depends("kind", "unit_id", "date")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{kinds.get(row.kind, '')} – {row.unit_id.name or ''}"

    @api.constrains("unit_run_id", "unit_id", "date")
    def _check_unit(self):
        for row in self:
            agency = row.unit_run_id.unit_id
            if agency not in (row.unit_id, row.unit_id.agency_id):
                raise ValidationError(
                    self.env._(
                        "Unit that met: %(unit)s is no unit of %(agency)s.",
                        unit=row.unit_id.name,
                        agency=agency.name,
                    )
                )
            if row.date > vietnam_time.today():
                raise ValidationError(self.env._("Minutes: the meeting has not been held yet."))

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        named = self.env.context.get("default_unit_run_id")
        runs = {vals.get("unit_run_id", named) for vals in vals_list} - {None, False}
        self.env["cchc.evaluation.unit"].browse(runs)._check_minutes_open()
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        rows = super().create(vals_list)
        adopt_attachments(rows)
        return rows

    def write(self, vals):
        self.check_access("write")
        if "unit_run_id" in vals:
            raise UserError(self.env._("Minutes stay with the period for which they were taken."))
        self.unit_run_id._check_minutes_open()
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_open(self):
        self.unit_run_id._check_minutes_open()


class CchcEvaluationUnit(models.Model):
    _inherit = "cchc.evaluation.unit"

    def _check_minutes_open(self):
        """Minutes are entered before the decision that rests on them."""
        runs = self.sudo()
        runs.period_id._check_open()
        for run in runs:
            if run.state not in BEFORE_DECISION:
                raise UserError(
                    self.env._("%s is decided: its minutes are not changed.", run.display_name)
                )
