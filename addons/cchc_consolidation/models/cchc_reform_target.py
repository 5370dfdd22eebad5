from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.target import AT_LEAST, AT_MOST
from .cchc_reform_measure import MEASURES

UNITS_OF_MEASURE = [
    ("percent", "Per cent"),
    ("people", "People"),
    ("count", "Number"),
    ("rank", "Rank"),
]


class CchcReformTarget(models.Model):
    """A target of the plan: what shall be reached, by which year, and how it is measured.

    A measure is computed where the system holds the facts; elsewhere figures are entered with
    their evidence.
    """

    _name = "cchc.reform.target"
    _description = "Target of the reform"
    _order = "sequence, year, id"

    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Plan", required=True, ondelete="restrict"
    )
    clause = fields.Char(required=True, help="Where the plan sets it, for example I.2.d.")
    name = fields.Char(string="Target", required=True)
    text = fields.Text(string="Text of the plan")
    year = fields.Integer(string="To be reached by", required=True, aggregator=None)
    target_value = fields.Float(string="Value to be reached", digits=(16, 1), required=True)
    unit_of_measure = fields.Selection(
        UNITS_OF_MEASURE, string="Unit of measure", required=True, default="percent"
    )
    direction = fields.Selection(
        [(AT_LEAST, "At least"), (AT_MOST, "At most")], required=True, default=AT_LEAST
    )
    measure = fields.Selection(MEASURES, required=True, default="entered")
    is_live = fields.Boolean(string="Measured by the system", compute="_compute_is_live")
    figure_ids = fields.One2many(
        comodel_name="cchc.reform.figure", inverse_name="target_id", string="Entered figures"
    )
    note = fields.Text(help="How the target was understood.")

    _year_of_a_plan = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "A target is to be reached between 2000 and 2100."
    )

    @api.depends("measure")
    def _compute_is_live(self):
        for target in self:
            target.is_live = target.measure != "entered"

    @api.constrains("measure", "unit_of_measure")
    def _check_measured(self):
        for target in self:
            if target.measure != "entered" and target.unit_of_measure != "percent":
                raise ValidationError(
                    self.env._(
                        "“%s”: what the system measures is a share in per cent. Choose per cent, "
                        "or enter the figures.",
                        target.name,
                    )
                )

    @api.constrains("measure")
    def _check_no_figures(self):
        for target in self:
            if target.measure != "entered" and target.sudo().figure_ids:
                raise ValidationError(
                    self.env._("“%s” has entered figures: it stays an entered target.", target.name)
                )

    def _entered(self, on):
        """The latest figure of each unit by a day: ``{target: {unit: figure record}}``.

        Of the units that the reader sees; of two figures of one day the one entered later counts.
        """
        found = {}
        # The board is computed in superuser mode: the scope is said here as the rule says it.
        scope = self.env.user._scope_units("unit_id")
        figures = self.env["cchc.reform.figure"].search(
            [("target_id", "in", self.ids), ("date", "<=", on), *scope], order="date, id"
        )
        for figure in figures:
            found.setdefault(figure.target_id, {})[figure.unit_id] = figure
        return found

    def action_open_figures(self):
        """Entered figures of the target, in a graph and a list."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_consolidation.cchc_reform_figure_action"
        )
        return {
            **action,
            "name": self.name,
            "domain": [("target_id", "=", self.id)],
            "context": {"default_target_id": self.id, "default_date": str(vietnam_time.today())},
        }
