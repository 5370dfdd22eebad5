from odoo import fields, models


class CchcUnitKind(models.Model):
    """What a unit is: people's committee, specialised department, division, service unit …"""

    _name = "cchc.unit.kind"
    _description = "Kind of unit"
    _order = "sequence, id"

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This code is already in use.")
