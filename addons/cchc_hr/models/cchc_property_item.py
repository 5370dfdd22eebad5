from odoo import fields, models


class CchcPropertyItem(models.Model):
    """A house or a piece of land, as declared (TT 06/2023/TT-BNV item 37.3, 2C/TCTW-98 item 31)."""

    _name = "cchc.property.item"
    _description = "House or land"
    _inherit = ["cchc.dossier.item"]
    _order = "kind, id"

    kind = fields.Selection(
        [
            ("house_allotted", "House, allotted or rented"),
            ("house_own", "House, bought or built"),
            ("land_allotted", "Residential land, allotted"),
            ("land_own", "Residential land, bought"),
            ("land_production", "Land for production or business"),
        ],
        required=True,
    )
    name = fields.Char(string="Sort and place", required=True)
    area_m2 = fields.Float(string="Area (m²)", digits=(10, 1), aggregator=None)
    certificate = fields.Char(string="Certificate of ownership")

    _area_positive = models.Constraint(
        "CHECK (area_m2 IS NULL OR area_m2 >= 0)", "An area is not negative."
    )
