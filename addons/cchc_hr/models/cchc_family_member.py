from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.cchc_base.tools import vietnam_time

from ..fields import PartialDate
from ..rules import elapsed, partial_date

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
    born_on = fields.Date(
        compute="_compute_born_on",
        store=True,
        help="The last day of what is known: who may still be a small child counts as one.",
    )
    months_old = fields.Integer(
        string="Age in months",
        compute="_compute_months_old",
        search="_search_months_old",
        aggregator=None,
    )
    deceased = fields.Boolean()
    home_town = fields.Char()
    occupation = fields.Char(help="Occupation, post, unit; where studying.")
    residence = fields.Char(help="Where the relative lives, also abroad.")
    organisations = fields.Char(
        string="Membership", help="Member of the Party, of political and social organisations."
    )
    remarks = fields.Char(help="Previous convictions, work under the former regime …")

    @api.depends("birth_text")
    def _compute_born_on(self):
        for member in self:
            born = member.birth_text
            member.born_on = born and partial_date.parse(born).last_day()

    @api.model
    def _counted_on(self):
        return fields.Date.to_date(self.env.context.get("cchc_on")) or vietnam_time.today()

    @api.depends("born_on")
    @api.depends_context("cchc_on")
    def _compute_months_old(self):
        """Completed months on the day of the context ``cchc_on``, or today."""
        on = self._counted_on()
        for member in self:
            born = member.born_on
            member.months_old = elapsed.months_since(born, on) or 0

    @api.model
    def _search_months_old(self, operator, value):
        if operator in ("in", "not in") and set(value) == {False}:
            return Domain("born_on", "=" if operator == "in" else "!=", False)
        if operator not in ("<", "<=", ">", ">="):
            return NotImplemented
        on = self._counted_on()
        first, last = elapsed.months_since_bounds(int(value), on)
        day = {"<": (">", last), "<=": (">=", first), ">": ("<", first), ">=": ("<=", last)}
        born = Domain("born_on", *day[operator])
        # Who is not born yet on the day has no age.
        return born & Domain("born_on", "<=", on)

    @api.constrains("side", "relation")
    def _check_side(self):
        for member in self:
            if member.side == "spouse" and member.relation in ("husband", "wife", "child"):
                raise ValidationError(
                    self.env._(
                        "%s: a husband, a wife and children stand on the own side.", member.name
                    )
                )
