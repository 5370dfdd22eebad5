from odoo import fields, models


class CchcRecruitmentFilePaper(models.Model):
    """A paper that a chosen candidate brings to complete the file.

    What was not read in the text ships as such; an administrator corrects the row and names the
    document.
    """

    _name = "cchc.recruitment.file.paper"
    _description = "Paper of the file of a recruit"
    _inherit = ["cchc.kept.table"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    is_required = fields.Boolean(string="Required", default=True)
    of_priority = fields.Boolean(
        string="Of priority groups only", help="Asked of candidates with priority points."
    )
    article = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="memory",
        required=True,
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Corrected by", ondelete="restrict"
    )
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")


class CchcRecruitmentOfferPaper(models.Model):
    """A paper in the file of one chosen candidate: handed in, or missing."""

    _name = "cchc.recruitment.offer.paper"
    _description = "Paper handed in by a recruit"
    _order = "offer_id, id"

    offer_id = fields.Many2one(
        comodel_name="cchc.recruitment.offer", required=True, index=True, ondelete="cascade"
    )
    name = fields.Char(required=True)
    is_required = fields.Boolean(string="Required")
    received_on = fields.Date()
    number = fields.Char(string="Document number")
    note = fields.Char(string="Remark")

    def write(self, vals):
        self.check_access("write")
        if "offer_id" in vals:
            offers = self.env["cchc.recruitment.offer"].browse(vals["offer_id"])
            offers.check_access("write")
        return super().write(vals)
