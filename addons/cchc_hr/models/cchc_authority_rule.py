from odoo import api, fields, models, tools

from ..rules.authority import BODIES, AuthorityRule
from .cchc_rank import TIERS
from .cchc_service_facts import STAFFING_CATEGORIES

CHECKS = [("none", "Not asked"), ("warn", "Warns"), ("refuse", "Refuses")]


class CchcAuthorityRule(models.Model):
    """Who proposes, agrees and issues: phân cấp quản lý, as dated rows."""

    _name = "cchc.authority.rule"
    _description = "Rule on authority"
    _inherit = ["cchc.kept.table"]
    _order = "sequence, id"

    name = fields.Char(string="Whom it concerns", required=True)
    sequence = fields.Integer(default=10)
    type_ids = fields.Many2many(
        comodel_name="cchc.decision.type",
        string="Types of decision",
        help="Empty: all types.",
    )
    post_ids = fields.Many2many(
        comodel_name="cchc.leadership.post",
        string="Leadership posts",
        help="Empty: whatever post. The post that the decision gives, else the one that is held.",
    )
    role = fields.Selection(
        [("head", "Head of the unit"), ("deputy", "Deputy"), ("other", "Other")],
        string="Role of the post",
    )
    tier = fields.Selection(TIERS, string="Tier of ranks")
    category = fields.Selection(STAFFING_CATEGORIES, string="Staffing category")
    unit_kind_id = fields.Many2one(
        comodel_name="cchc.unit.kind", string="Kind of agency", ondelete="restrict"
    )
    level_id = fields.Many2one(
        comodel_name="cchc.admin.level", string="Level of agency", ondelete="restrict"
    )
    between_agencies = fields.Boolean(
        help="Only where the decision moves the person to another agency."
    )
    proposer = fields.Char(string="Proposed by")
    consenter = fields.Char(string="Agreed by")
    issuer = fields.Selection(
        [
            ("agency", "The agency where the person serves"),
            ("superior", "A body above that agency"),
            ("province", "The People's Committee of the province"),
        ],
        string="Issued by",
        required=True,
        default="agency",
        help="At least so high; a body further above may issue as well.",
    )
    refuses = fields.Boolean(
        string="Refuses lower bodies",
        help="Otherwise a decision of a lower body is issued with a note in the dossier.",
    )
    party_check = fields.Selection(
        CHECKS,
        string="Agreement of the Party",
        required=True,
        default="none",
        help="For those under Party management: what happens at issue without number and date of "
        "the document of agreement.",
    )
    date_from = fields.Date()
    date_to = fields.Date()
    document = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="memory",
        required=True,
    )
    active = fields.Boolean(default=True)

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "The end lies before the start.",
    )

    @api.model
    @tools.ormcache()
    def _rows(self):
        """The table as the rules read it."""
        return tuple(row._row() for row in self.sudo().search([]))

    def _row(self):
        return AuthorityRule(
            key=self.id,
            issuer=self.issuer,
            posts=frozenset(self.with_context(active_test=False).post_ids.mapped("code")),
            kinds=frozenset(self.type_ids.mapped("code")),
            between_agencies=self.between_agencies,
            role=self.role or "",
            tier=self.tier or "",
            category=self.category or "",
            unit_kind=self.unit_kind_id.code or "",
            level=self.level_id.code or "",
            proposer=self.proposer or "",
            consenter=self.consenter or "",
            refuses=self.refuses,
            party_check=self.party_check,
            date_from=self.date_from or None,
            date_to=self.date_to or None,
            document=self.document or "",
            confidence=self.confidence,
        )

    @api.model
    def _body(self, issuer):
        """The body as a decision words it."""
        return BODIES[issuer]
