from odoo import fields, models

from ..models.words import LEVELS


class CchcEmulationSearchLine(models.TransientModel):
    """One person who was looked at."""

    _name = "cchc.emulation.search.line"
    _description = "Person who was looked at for a title"
    _inherit = ["cchc.question"]
    _order = "met desc, id"

    search_id = fields.Many2one(
        comodel_name="cchc.emulation.search", required=True, ondelete="cascade", index=True
    )
    employee_id = fields.Many2one(comodel_name="hr.employee", string="Who", readonly=True)
    rating = fields.Selection(LEVELS, readonly=True)
    met = fields.Boolean(string="Meets the conditions", readonly=True)
    missing = fields.Char(string="What is missing", readonly=True)
    is_chosen = fields.Boolean(string="Propose")
