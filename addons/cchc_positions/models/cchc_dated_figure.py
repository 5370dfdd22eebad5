from odoo import api, fields, models

CONFIDENCES = [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")]


class CchcDatedFigure(models.AbstractModel):
    """A figure of law: from a day to a day, by a document, known for sure or to be verified."""

    _name = "cchc.dated.figure"
    _description = "Dated figure of law"

    article = fields.Char(required=True)
    date_from = fields.Date(string="In force from", required=True, index=True)
    date_to = fields.Date(string="In force until")
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict"
    )
    confidence = fields.Selection(CONFIDENCES, required=True, default="seen")
    note = fields.Char()

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The figure ends before it begins."
    )

    @api.model
    def _keep_corrections(self):
        """What an administrator corrects in the shipped figures survives an upgrade."""
        self.env.cr.execute(
            """
            UPDATE ir_model_data SET noupdate = TRUE
             WHERE module = 'cchc_positions' AND model = %s AND noupdate IS NOT TRUE
            """,
            [self._name],
        )
