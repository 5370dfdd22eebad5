from odoo import api, fields, models

from ..tools.attachments import adopt_attachments


class CchcLegalDocument(models.Model):
    """A text that something rests on: a law, a decree, a decision that founds a unit, a plan."""

    _name = "cchc.legal.document"
    _description = "Legal document"
    _order = "date_issued desc, number"
    _rec_names_search = ["number", "title"]

    number = fields.Char(required=True, help="As printed, for example 204/2004/NĐ-CP.")
    title = fields.Char(required=True)
    kind = fields.Selection(
        [
            ("law", "Law"),
            ("resolution", "Resolution"),
            ("decree", "Decree"),
            ("circular", "Circular"),
            ("decision", "Decision"),
            ("plan", "Plan"),
            ("party", "Party document"),
            ("other", "Other"),
        ],
        required=True,
        default="decision",
    )
    issuer = fields.Char()
    date_issued = fields.Date(index=True)
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")
    replaced_by_id = fields.Many2one(comodel_name="cchc.legal.document", ondelete="restrict")
    confidence = fields.Selection(
        [
            ("seen", "Read in a copy of the text"),
            ("derived", "Derived from another text"),
            ("memory", "To be verified"),
        ],
        required=True,
        default="seen",
        help="How the entry was checked. What is to be verified can be corrected by an "
        "administrator, who gives the document.",
    )
    note = fields.Text()
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Files")

    _number_unique = models.Constraint(
        "UNIQUE (number, date_issued)", "This document is already registered."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "A document can't end before it takes effect.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        documents = super().create(vals_list)
        adopt_attachments(documents)
        return documents

    def write(self, vals):
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    @api.depends("number", "title")
    def _compute_display_name(self):
        for document in self:
            document.display_name = document.number or document.title
