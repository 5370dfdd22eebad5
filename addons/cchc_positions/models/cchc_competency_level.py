from odoo import api, fields, models

from .cchc_competency import LEVEL_CHECK


class CchcCompetencyLevel(models.Model):
    """What one of the five levels of a competency means."""

    _name = "cchc.competency.level"
    _description = "Level of a competency"
    _order = "competency_id, level"

    competency_id = fields.Many2one(
        comodel_name="cchc.competency", required=True, index=True, ondelete="cascade"
    )
    level = fields.Integer(required=True, aggregator=None)
    description = fields.Text(required=True)

    _level_in_range = models.Constraint(LEVEL_CHECK, "A level of a competency goes from 1 to 5.")
    _level_unique = models.Constraint(
        "UNIQUE (competency_id, level)", "The competency already describes this level."
    )

    @api.depends("competency_id.name", "level")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.competency_id.name} – {row.level}"
