from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.reduction_path import target_figure, yearly_path


class CchcReductionTarget(models.Model):
    """What a programme asks of one unit and category: baseline, target, steps by year."""

    _name = "cchc.reduction.target"
    _description = "Reduction target of a unit"
    _order = "programme_id, unit_id, category_id"
    _rec_name = "unit_id"

    programme_id = fields.Many2one(
        comodel_name="cchc.reduction.programme", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", required=True, ondelete="restrict"
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict"
    )
    baseline_day = fields.Date(
        compute="_compute_baseline_day", store=True, readonly=False, required=True, precompute=True
    )
    baseline = fields.Integer(
        compute="_compute_baseline",
        store=True,
        readonly=False,
        precompute=True,
        help="Assigned on the day of the baseline, by the ledger.",
    )
    percent = fields.Integer(
        string="At least (%)",
        compute="_compute_percent",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
    )
    number = fields.Integer(
        string="Or in people",
        aggregator=None,
        help="How many people must go, where the document says a number instead of a percentage.",
    )
    target = fields.Integer(compute="_compute_target", store=True)
    step_ids = fields.One2many(
        comodel_name="cchc.reduction.step", inverse_name="target_id", string="Steps by year"
    )
    progress_ids = fields.One2many(
        comodel_name="cchc.reduction.progress",
        inverse_name="target_id",
        string="Planned and achieved",
    )
    note = fields.Char()

    _one_target = models.Constraint(
        "UNIQUE (programme_id, unit_id, category_id)",
        "The unit has a target in this programme and category already.",
    )
    _baseline_positive = models.Constraint(
        "CHECK (baseline >= 0 AND percent BETWEEN 0 AND 100)",
        "The baseline can't be negative, and a reduction lies between 0 and 100 per cent.",
    )

    @api.depends("programme_id")
    def _compute_baseline_day(self):
        for target in self:
            target.baseline_day = target.programme_id.baseline_day

    @api.depends("baseline_day", "unit_id", "category_id")
    def _compute_baseline(self):
        assigned = {
            day: self.env["cchc.establishment"].sudo()._assigned(day)
            for day in set(self.mapped("baseline_day"))
            if day
        }
        for target in self:
            key = (target.unit_id.id, target.category_id.id)
            target.baseline = assigned.get(target.baseline_day, {}).get(key, 0)

    @api.depends("programme_id", "category_id")
    def _compute_percent(self):
        for target in self:
            target.percent = target.programme_id.rate_ids.filtered(
                lambda rate, target=target: rate.category_id == target.category_id
            ).percent

    @api.depends("baseline", "percent", "number")
    def _compute_target(self):
        for target in self:
            target.target = target_figure(target.baseline, target.percent, target.number).value

    @api.model_create_multi
    def create(self, vals_list):
        targets = super().create(vals_list)
        targets.filtered(lambda target: not target.step_ids).action_even_steps()
        # Odoo believes that a new record has no lines; these follow from its steps.
        targets.invalidate_recordset(["progress_ids"])
        return targets

    def write(self, vals):
        result = super().write(vals)
        self.invalidate_recordset(["progress_ids"])
        return result

    def action_even_steps(self):
        """Steps that lead evenly from the baseline to the target."""
        self.check_access("write")
        self.step_ids.unlink()
        self.env["cchc.reduction.step"].create(
            [
                {"target_id": target.id, "year": year, "planned": figure}
                for target in self
                for year, figure in yearly_path(
                    target.baseline,
                    target.percent,
                    target.programme_id.year_from,
                    target.programme_id.year_to,
                    target.number,
                )
            ]
        )

    @api.constrains("number", "baseline")
    def _check_number(self):
        for target in self:
            if not 0 <= target.number <= max(target.baseline, 0):
                raise ValidationError(
                    self.env._(
                        "%(unit)s, %(category)s: %(number)s people can't go of %(baseline)s. Give "
                        "a number up to the baseline, or zero for the percentage.",
                        unit=target.unit_id.name,
                        category=target.category_id.name,
                        number=target.number,
                        baseline=target.baseline,
                    )
                )

    @api.constrains("step_ids", "target")
    def _check_steps(self):
        for target in self:
            last = target.step_ids.sorted("year")[-1:]
            if last and last.planned > target.target:
                raise ValidationError(
                    self.env._(
                        "%(unit)s, %(category)s: the last step leaves %(planned)s people, the "
                        "target is %(target)s. Lower the last step or the percentage.",
                        unit=target.unit_id.name,
                        category=target.category_id.name,
                        planned=last.planned,
                        target=target.target,
                    )
                )

    def action_open_progress(self):
        """Planned, assigned and occupied in one chart."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": f"{self.unit_id.name} · {self.category_id.name} · {self.programme_id.name}",
            "res_model": "cchc.reduction.series",
            "view_mode": "graph",
            "domain": [("target_id", "=", self.id)],
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        today = vietnam_time.today()
        if any(target.programme_id.date_from <= today for target in self):
            raise UserError(
                self.env._("The programme has begun: correct the target instead of deleting it.")
            )
