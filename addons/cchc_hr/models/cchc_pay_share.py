from odoo import api, fields, models, tools
from odoo.tools import format_date

from ..rules.pay_share import ShareRule
from .cchc_allowance_rule import CONFIDENCE

STATUS_WORDS = {
    "long_leave": "Nghỉ dài hạn không hưởng lương",
    "suspended": "Tạm đình chỉ công tác",
}
HIDDEN = "Nghỉ việc"
# What a kind of absence that no row speaks of means for the pay.
BY_PAY = {
    "paid": (100, 100, "full"),
    "reduced": (100, 100, "full"),
    "insurance": (0, 0, "none"),
    "unpaid": (0, 0, "none"),
}
BY_PAY_WORDS = {"insurance": " (bảo hiểm xã hội chi trả)"}


class CchcPayShare(models.Model):
    """How much of the pay a person is paid while suspended, in custody, away; a dated table."""

    _name = "cchc.pay.share"
    _description = "Pay of people away or suspended"
    _inherit = ["cchc.kept.table"]
    _order = "status, kind_id, date_from, family"
    _one_of = ("status", "kind_id", "family")

    status = fields.Selection(
        [("suspended", "Suspended"), ("long_leave", "Long leave")], string="Service status"
    )
    kind_id = fields.Many2one(
        comodel_name="cchc.absence.kind", string="Kind of absence", ondelete="cascade", index=True
    )
    family = fields.Selection(
        [("officials", "Cadres and civil servants"), ("public_employees", "Everybody else")],
        string="For",
        help="Empty: for everybody.",
    )
    core = fields.Integer(
        string="Of the salary (%)",
        aggregator=None,
        help="Of salary, leadership and above-scale allowance, professional seniority and "
        "reserved difference.",
    )
    other = fields.Integer(string="Of other allowances (%)", aggregator=None)
    contribution = fields.Selection(
        [
            ("full", "In full"),
            ("half_health", "Health insurance on one half"),
            ("none", "None"),
        ],
        string="Insurance contributions",
        required=True,
        default="full",
        help="In a month with as many working days away as the parameter says.",
    )
    paid_back = fields.Boolean(
        string="The rest is paid later", help="To who is not disciplined, or was wronged."
    )
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    article = fields.Char(required=True)
    confidence = fields.Selection(CONFIDENCE, required=True, default="memory")

    _one_situation = models.Constraint(
        "CHECK ((status IS NULL) <> (kind_id IS NULL))",
        "Name either a service status or a kind of absence.",
    )
    _percents = models.Constraint(
        "CHECK (core BETWEEN 0 AND 100 AND other BETWEEN 0 AND 100)",
        "A percentage lies between 0 and 100.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The end lies before the start."
    )

    @api.depends("status", "kind_id", "date_from")
    def _compute_display_name(self):
        for row in self:
            situation = row.kind_id.name or STATUS_WORDS.get(row.status, "")
            row.display_name = f"{situation} ({format_date(self.env, row.date_from)})"

    @api.model
    def _situation(self, kind_id):
        return f"kind {kind_id}"

    @api.model
    def _rules(self):
        """The table as the rule reads it, in words that the reader may read."""
        health = self.env.su or self.env.user.has_group("cchc_base.group_read_health")
        return self._rules_in_words(bool(health))

    @api.model
    @tools.ormcache("health")
    def _rules_in_words(self, health):
        # A few dozen rows, kept in the cache. pylint: disable=no-search-all
        rows = self.sudo().search([])
        kinds = self.env["cchc.absence.kind"].sudo().with_context(active_test=False).search([])
        return (
            *(row._as_rule(health) for row in rows),
            *(self._rule_of_kind(kind, health) for kind in kinds - rows.kind_id),
        )

    def _as_rule(self, health):
        self.ensure_one()
        kind = self.kind_id
        hidden = kind.is_health and not health
        return ShareRule(
            situation=self._situation(kind.id) if kind else self.status,
            label=HIDDEN if hidden else kind.name or STATUS_WORDS[self.status],
            core=self.core,
            other=self.other,
            contribution=self.contribution,
            family=self.family or "",
            paid_back=self.paid_back,
            article="" if hidden else self.article,
            date_from=self.date_from,
            date_to=self.date_to or None,
        )

    @api.model
    def _rule_of_kind(self, kind, health):
        core, other, contribution = BY_PAY[kind.pay]
        hidden = kind.is_health and not health
        words = kind.name + BY_PAY_WORDS.get(kind.pay, "")
        return ShareRule(
            situation=self._situation(kind.id),
            label=HIDDEN if hidden else words,
            core=core,
            other=other,
            contribution=contribution,
            article="" if hidden else kind.article or "",
        )
