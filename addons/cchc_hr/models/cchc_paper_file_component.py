from odoo import fields, models


class CchcPaperFileComponent(models.Model):
    """A paper that belongs into the file: TT 11/2012, điều 9; TT 07/2019, điều 10."""

    _name = "cchc.paper.file.component"
    _description = "Component of paper files"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    required = fields.Boolean(help="Its absence makes the file incomplete.")
    document = fields.Char(help="Article that names it.")
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="memory",
        required=True,
    )
    active = fields.Boolean(default=True)

    _name_unique = models.Constraint("UNIQUE (name)", "This component exists.")
