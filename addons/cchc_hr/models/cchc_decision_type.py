from odoo import api, fields, models


class CchcDecisionType(models.Model):
    """A type of decision as data: which service facts its lines change, and how it reads."""

    _name = "cchc.decision.type"
    _description = "Type of decision"
    _order = "sequence, id"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    event = fields.Selection(
        [
            ("start", "Starts service"),
            ("change", "Changes service, or a leave from which one returns"),
            ("leave", "Ends service; the person may rejoin"),
            ("end", "Death"),
            ("correct", "Corrects what was recorded"),
            ("revoke", "Revokes other decisions"),
        ],
        required=True,
        default="change",
        help="What the decision does to the person's service; impossible orders are refused.",
    )
    fact_ids = fields.Many2many(
        comodel_name="cchc.service.fact",
        relation="cchc_decision_type_fact",
        string="Facts it may change",
    )
    required_fact_ids = fields.Many2many(
        comodel_name="cchc.service.fact",
        relation="cchc_decision_type_required_fact",
        string="Facts it must state",
    )
    fixed_values = fields.Json(
        string="Values it always sets", help="For example {“service_status”: “retired”}."
    )
    fact_codes = fields.Char(compute="_compute_fact_codes")
    subject = fields.Char(
        translate=True, help="What the decision is about, as printed under its title."
    )
    grounds = fields.Text(help="Legal grounds that a new decision starts with, one a line.")

    _code_unique = models.Constraint("UNIQUE (code)", "This type code exists.")

    @api.depends("fact_ids")
    def _compute_fact_codes(self):
        """Codes between commas, so that a view can ask for one of them exactly."""
        for kind in self:
            kind.fact_codes = f",{','.join(kind.fact_ids.mapped('code'))},"
