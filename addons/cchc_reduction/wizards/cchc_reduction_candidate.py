from odoo import fields, models


class CchcReductionCandidate(models.TransientModel):
    """Somebody whom a ground could fit, with the facts, the article and what excludes for now."""

    _name = "cchc.reduction.candidate"
    _description = "Candidate of staff reduction"
    _inherit = ["cchc.question"]
    _order = "id"

    search_id = fields.Many2one(
        comodel_name="cchc.reduction.search", required=True, ondelete="cascade", index=True
    )
    picked = fields.Boolean(string="Take")
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", readonly=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="employee_id.unit_id")
    ground_id = fields.Many2one(
        comodel_name="cchc.reduction.ground", readonly=True, ondelete="cascade"
    )
    exclusion_ids = fields.Many2many(comodel_name="cchc.reduction.ground", readonly=True)
    wish = fields.Char(string="Paper of wish", readonly=True)
    facts = fields.Text(string="Facts and articles", readonly=True)
    excluded = fields.Char(string="Not yet reduced because", readonly=True)
    unless_volunteering = fields.Boolean(readonly=True, string="Unless volunteering")

    def write(self, vals):
        # The officer ticks; what was found stays as it was found.
        return super().write({name: vals[name] for name in vals if name == "picked" or self.env.su})
