from odoo import fields, models


class CchcQuotaCategory(models.Model):
    """A kind of establishment that is assigned and counted apart (biên chế, số lượng người)."""

    _name = "cchc.quota.category"
    _description = "Category of establishment"
    _order = "sequence, id"

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    short_name = fields.Char(translate=True, help="For column headings.")
    sequence = fields.Integer(default=10)
    is_establishment = fields.Boolean(
        default=True, help="Contracts are counted apart: they are no establishment."
    )
    member_ids = fields.One2many(
        comodel_name="cchc.quota.category.member", inverse_name="category_id", string="Who counts"
    )
    document_id = fields.Many2one(comodel_name="cchc.legal.document", ondelete="restrict")

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
