from odoo import api, fields, models

from .cchc_competency import LEVEL_CHECK
from .scheme_parts import freeze_parts_of_lines, owners_named


class CchcPositionCompetency(models.Model):
    """The level of a competency that a position of a scheme requires of whoever holds it."""

    _name = "cchc.position.competency"
    _description = "Competency required by a position"
    _order = "line_id, sequence, id"

    line_id = fields.Many2one(
        comodel_name="cchc.position.scheme.line",
        string="Position",
        required=True,
        index=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(related="line_id.unit_id", store=True, index=True)
    competency_id = fields.Many2one(
        comodel_name="cchc.competency", required=True, index=True, ondelete="restrict"
    )
    group = fields.Selection(related="competency_id.group")
    sequence = fields.Integer(related="competency_id.sequence", store=True)
    level = fields.Integer(required=True, default=3, aggregator=None)
    level_description = fields.Text(compute="_compute_level_description")

    _level_in_range = models.Constraint(LEVEL_CHECK, "A level of a competency goes from 1 to 5.")
    _once_a_position = models.Constraint(
        "UNIQUE (line_id, competency_id)", "The position already requires this competency."
    )

    def init(self):
        result = super().init()
        freeze_parts_of_lines(self.env.cr, self._table, ("competency_id", "level"))
        return result

    @api.depends("competency_id.level_ids", "level")
    def _compute_level_description(self):
        for row in self:
            described = row.competency_id.level_ids.filtered(
                lambda it, row=row: it.level == row.level
            )
            row.level_description = described.description

    # -- edited with the scheme ---------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        owners_named(self, vals_list, "line_id").scheme_id._check_editable()
        required = super().create(vals_list)
        required.line_id.scheme_id._check_editable()
        return required

    def write(self, vals):
        self.line_id.scheme_id._check_editable()
        owners_named(self, [vals], "line_id", new=False).scheme_id._check_editable()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_handed_on(self):
        self.line_id.scheme_id._check_editable()
