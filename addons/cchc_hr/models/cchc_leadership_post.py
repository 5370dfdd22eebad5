from odoo import api, fields, models
from odoo.fields import Domain


class CchcLeadershipPost(models.Model):
    """A post of leadership or management, with its allowance."""

    _name = "cchc.leadership.post"
    _description = "Leadership post"
    _order = "sequence, id"
    _rec_names_search = ["name", "code"]

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    role = fields.Selection(
        [("head", "Head of the unit"), ("deputy", "Deputy"), ("other", "Other")],
        required=True,
        default="other",
        help="Whether the holder heads the unit in which the person serves, or is a deputy there.",
    )
    single = fields.Boolean(
        string="One in a unit",
        help="Besides heads: posts of which a unit has one holder, as the secretary of its Party "
        "committee. Where units are merged, one of them is planned.",
    )
    level_id = fields.Many2one(comodel_name="cchc.admin.level", ondelete="restrict")
    sequence = fields.Integer(default=10)
    allowance = fields.Float(
        digits=(5, 2), aggregator=None, help="Coefficient of the leadership allowance."
    )
    date_from = fields.Date()
    document = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="memory",
        required=True,
    )
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This post code exists.")

    def _is_single(self):
        """Whether a unit has one holder of the post: its head, or one that is marked so."""
        return bool(self) and (self.role == "head" or self.single)

    @api.model
    def _leading(self, path):
        """Domain of what `_leads` says of the post at the end of a path."""
        leads = Domain(f"{path}.role", "in", ("head", "deputy"))
        return leads | Domain(f"{path}.single", "=", True)

    def _leads(self):
        """Whether who holds the post can be one too many where units are merged."""
        return bool(self) and (self.role in ("head", "deputy") or self.single)
