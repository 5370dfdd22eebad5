from odoo import fields, models


class CchcTrainingProvider(models.Model):
    """A school or a centre that teaches."""

    _name = "cchc.training.provider"
    _description = "Training provider"
    _order = "name, id"

    name = fields.Char(required=True, string="Provider")
    active = fields.Boolean(default=True)
    kind = fields.Selection(
        [
            ("party_school", "Party school"),
            ("academy", "Academy or institute of administration"),
            ("university", "University or college"),
            ("agency", "Agency itself"),
            ("centre", "Centre or enterprise"),
            ("foreign", "Foreign provider"),
            ("other", "Other"),
        ],
        required=True,
        default="party_school",
    )
    country_id = fields.Many2one(comodel_name="res.country", ondelete="restrict")
    address = fields.Char()
    contact = fields.Char(help="Whom to ask, with telephone or e-mail.")
    approved_by = fields.Char(help="The document by which it may teach these programmes.")
    note = fields.Text()
