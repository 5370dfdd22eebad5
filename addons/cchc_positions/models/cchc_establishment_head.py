from odoo import fields, models


class CchcEstablishmentHead(models.Model):
    """The row that decisions and entries about one unit and category take turns on."""

    _name = "cchc.establishment.head"
    _description = "Head of the establishment of a unit"
    _log_access = False

    unit_id = fields.Many2one(comodel_name="hr.department", required=True, ondelete="cascade")
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", required=True, ondelete="cascade"
    )
    turns = fields.Integer(required=True, default=0)

    _one_head = models.Constraint("UNIQUE (unit_id, category_id)", "One row a unit and category.")
