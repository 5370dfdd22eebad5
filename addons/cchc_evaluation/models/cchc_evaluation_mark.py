from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import float_compare


class CchcEvaluationMark(models.Model):
    """The points of one common criterion: what the person gave, what the head gave."""

    _name = "cchc.evaluation.mark"
    _description = "Mark of a common criterion"
    _order = "evaluation_id, sequence, id"
    _rec_name = "criterion_id"

    evaluation_id = fields.Many2one(
        comodel_name="cchc.evaluation",
        required=True,
        index=True,
        ondelete="cascade",
        readonly=True,
    )
    unit_id = fields.Many2one(related="evaluation_id.unit_id", store=True, index=True)
    criterion_id = fields.Many2one(
        comodel_name="cchc.evaluation.criterion",
        required=True,
        ondelete="restrict",
        readonly=True,
    )
    sequence = fields.Integer(related="criterion_id.sequence", store=True)
    max_points = fields.Float(related="criterion_id.max_points")
    self_points = fields.Float(string="Own points", digits=(6, 2), aggregator=None)
    points = fields.Float(string="Head's points", digits=(6, 2), aggregator=None)
    self_met = fields.Boolean(string="Met (self)")
    met = fields.Boolean(help="Where the decree asks for criteria without points.")

    _once = models.Constraint(
        "UNIQUE (evaluation_id, criterion_id)", "The criterion is already marked."
    )
    _points = models.Constraint(
        "CHECK (self_points >= 0 AND points >= 0)", "Points are not negative."
    )

    @api.constrains("self_points", "points")
    def _check_most(self):
        for mark in self:
            most = mark.max_points
            for given in (mark.self_points, mark.points):
                if float_compare(given, most, precision_digits=2) > 0:
                    raise ValidationError(
                        self.env._(
                            "%(criterion)s: %(given)s points are more than the %(most)s that the "
                            "criterion gives.",
                            criterion=mark.criterion_id.name,
                            given=f"{given:g}".replace(".", ","),
                            most=f"{most:g}".replace(".", ","),
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("The criteria are those of the decree."))
        return super().create(vals_list)

    def write(self, vals):
        owners = self.evaluation_id
        owners._check_rows_editable()
        self.check_access("write")
        if not self.env.su:
            self._check_whose(vals, owners)
        result = super().write(vals)
        owners._after_rows()
        return result

    def _check_whose(self, vals, owners):
        """The person's marks while the agency collects them, the head's afterwards."""
        if vals.keys() - {"self_points", "points", "self_met", "met"}:
            raise UserError(self.env._("Only the points of a criterion are entered."))
        if {"points", "met"} & vals.keys():
            owners._check_not_own()
        for row in owners.sudo():
            collecting = row.run_state == "self"
            if {"self_points", "self_met"} & vals.keys() and not collecting:
                raise UserError(
                    self.env._("%s: the self-evaluation is over in this agency.", row.display_name)
                )
            if {"points", "met"} & vals.keys() and collecting:
                raise UserError(
                    self.env._(
                        "%s: the head marks once the self-evaluation has ended in the agency.",
                        row.display_name,
                    )
                )
