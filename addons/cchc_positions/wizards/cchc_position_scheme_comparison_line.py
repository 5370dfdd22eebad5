from odoo import fields, models


class CchcPositionSchemeComparisonLine(models.TransientModel):
    """One position in the earlier and in the later scheme."""

    _name = "cchc.position.scheme.comparison.line"
    _description = "Position in two schemes"
    _order = "unit_id, code, id"

    comparison_id = fields.Many2one(
        comodel_name="cchc.position.scheme.comparison",
        required=True,
        index=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    code = fields.Char(readonly=True)
    kind = fields.Selection(
        [
            ("added", "Added"),
            ("removed", "Removed"),
            ("changed", "Changed"),
            ("unchanged", "Unchanged"),
        ],
        string="What happens",
        readonly=True,
    )
    old_name = fields.Char(string="Name before", readonly=True)
    new_name = fields.Char(string="Name after", readonly=True)
    old_group = fields.Char(string="Group before", readonly=True)
    new_group = fields.Char(string="Group after", readonly=True)
    old_ranks = fields.Char(string="Ranks or steps before", readonly=True)
    new_ranks = fields.Char(string="Ranks or steps after", readonly=True)
    old_headcount = fields.Integer(string="Headcount before", readonly=True)
    new_headcount = fields.Integer(string="Headcount after", readonly=True)
    headcount_change = fields.Integer(string="Change", readonly=True)
