from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..fields import PartialDate

OWN_SIDE = [
    ("father", "Father"),
    ("mother", "Mother"),
    ("husband", "Husband"),
    ("wife", "Wife"),
    ("child", "Child"),
    ("sibling", "Brother or sister"),
    ("other", "Other relative"),
]


class CchcFamilyMember(models.Model):
    """A relative, on the person's own side or on the side of the husband or wife.

    2C-BNV/2008 item 30, TT 06/2023/TT-BNV items 36.1 and 36.2.
    """

    _name = "cchc.family.member"
    _description = "Family member"
    _inherit = ["cchc.dossier.item"]
    _order = "side, sequence, id"

    sequence = fields.Integer(default=10)
    side = fields.Selection(
        [("own", "Own family"), ("spouse", "Family of husband or wife")],
        required=True,
        default="own",
    )
    relation = fields.Selection(OWN_SIDE, required=True)
    name = fields.Char(string="Full name", required=True)
    birth_text = PartialDate(string="Born", help="01/03/1975, 03/1975 or 1975.")
    deceased = fields.Boolean()
    home_town = fields.Char()
    occupation = fields.Char(help="Occupation, post, unit; where studying.")
    residence = fields.Char(help="Where the relative lives, also abroad.")
    organisations = fields.Char(
        string="Membership", help="Member of the Party, of political and social organisations."
    )
    remarks = fields.Char(help="Previous convictions, work under the former regime …")

    @api.constrains("side", "relation")
    def _check_side(self):
        for member in self:
            if member.side == "spouse" and member.relation in ("husband", "wife", "child"):
                raise ValidationError(
                    self.env._(
                        "%s: a husband, a wife and children stand on the own side.", member.name
                    )
                )
