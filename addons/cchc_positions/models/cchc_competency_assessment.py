from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.append_only import install_append_only

from .cchc_competency import LEVEL_CHECK


class CchcCompetencyAssessment(models.Model):
    """The level of a competency that a person was found to have on a day, by whom, on what ground.

    Dated and append-only: a later assessment counts from its day on; a mistaken one is voided with
    its reason and stays readable.
    """

    _name = "cchc.competency.assessment"
    _description = "Assessment of a competency"
    _order = "employee_id, competency_id, date desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(related="employee_id.unit_id", string="Unit")
    competency_id = fields.Many2one(
        comodel_name="cchc.competency", required=True, index=True, ondelete="restrict"
    )
    group = fields.Selection(related="competency_id.group")
    level = fields.Integer(required=True, aggregator=None)
    date = fields.Date(required=True, default=lambda _self: vietnam_time.today())
    assessor = fields.Char(
        required=True,
        default=lambda self: self.env.user.name,
        help="Name and post of who assesses, or the council.",
    )
    evidence = fields.Text(required=True, help="Products, results, tests that show the level.")
    recorded_at = fields.Datetime(readonly=True, copy=False)
    voided_at = fields.Datetime(readonly=True, copy=False)
    void_reason = fields.Char(readonly=True, copy=False)

    _level_in_range = models.Constraint(LEVEL_CHECK, "A level of a competency goes from 1 to 5.")
    _latest_idx = models.Index("(employee_id, competency_id, date DESC) WHERE voided_at IS NULL")

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            columns=(
                *("employee_id", "competency_id", "level", "date", "assessor", "evidence"),
                "recorded_at",
            ),
            once=("voided_at", "void_reason"),
        )
        return result

    @api.depends("employee_id.name", "competency_id.name", "level")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.name} – {row.competency_id.name}: {row.level}"

    @api.constrains("date", "competency_id")
    def _check_date(self):
        today = vietnam_time.today()
        for row in self:
            if row.date > today:
                raise ValidationError(
                    self.env._("%s: an assessment can't be dated in the future.", row.display_name)
                )
            entry = row.competency_id
            if row.date < entry.date_from or (entry.date_to and row.date > entry.date_to):
                raise ValidationError(
                    self.env._(
                        "%(competency)s is not in the framework in force on %(day)s.",
                        competency=entry.name,
                        day=f"{row.date:%d/%m/%Y}",
                    )
                )

    # -- entered once, voided at most ----------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        made = {"recorded_at": fields.Datetime.now(), "voided_at": False, "void_reason": False}
        return super().create([{**vals, **made} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if vals:
            raise UserError(
                self.env._(
                    "An assessment does not change: void it with the reason and enter another one."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_entered(self):
        raise UserError(self.env._("An assessment can't be deleted: void it with the reason."))

    def _void(self, reason):
        """Take the assessments back from now on."""
        self.check_access("write")
        if self.filtered("voided_at"):
            raise UserError(self.env._("The assessment is voided already."))
        return super().write({"voided_at": fields.Datetime.now(), "void_reason": reason})

    def action_open_void(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Void"),
            "res_model": "cchc.competency.void",
            "view_mode": "form",
            "target": "new",
            "context": {"default_assessment_id": self.id},
        }
