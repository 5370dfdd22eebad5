from odoo import fields, models


class CchcReductionPaper(models.Model):
    """A paper that a dossier of reduction must hold, by its ground and its measure."""

    _name = "cchc.reduction.paper"
    _description = "Paper of a reduction dossier"
    _order = "id"

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    measures = fields.Char(help="Codes with commas; empty for all measures.")
    facts = fields.Char(string="Grounds", help="What the grounds look at; empty for all.")
    volunteering = fields.Boolean(string="Only of volunteers")
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="memory",
    )
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")

    def _asked_of(self, dossier):
        """The papers that the ground and the measure of a dossier ask for."""
        day = dossier.list_id.review_on
        return self.filtered(
            lambda row: (
                (not row.date_from or row.date_from <= day)
                and (not row.date_to or row.date_to >= day)
                and (not row.measures or dossier.measure in row.measures.split(","))
                and (not row.facts or dossier.ground_id.fact in row.facts.split(","))
                and (not row.volunteering or dossier.volunteers or dossier.ground_id.volunteering)
            )
        )
