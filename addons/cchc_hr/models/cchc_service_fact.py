from odoo import api, fields, models
from odoo.exceptions import ValidationError


class CchcServiceFact(models.Model):
    """A service fact as data, so that a type of decision can name what it changes."""

    _name = "cchc.service.fact"
    _description = "Service fact"
    _order = "sequence, id"

    code = fields.Char(required=True, readonly=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)

    _code_unique = models.Constraint("UNIQUE (code)", "This fact exists.")

    @api.constrains("code")
    def _check_code(self):
        known = self.env["cchc.service.facts"]._service_fact_names()
        for fact in self:
            if fact.code not in known:
                raise ValidationError(self.env._("%s is not a service fact.", fact.code))
