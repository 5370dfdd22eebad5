from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

PAYBACK_STATES = [
    ("open", "To be handled"),
    ("council", "Before the council"),
    ("proposed", "Proposed"),
    ("decided", "Decided"),
    ("paid", "Paid"),
    ("exempt", "Nothing to pay back"),
    ("void", "No longer follows"),
]
EXEMPTIONS = [
    ("illness", "Serious illness, disaster or epidemic"),
    ("moved", "Moved by decision within the Party and the State"),
    ("reduction", "Left under NĐ 178/2024 or NĐ 154/2025"),
    ("not_chosen", "Neither quit nor was dismissed"),
]
# Until when the figures are reckoned anew: after the decision they stand.
RECKONED = ("open", "council", "proposed", "exempt")
BY_HAND = frozenset({"note", "member_ids", "payment_ids", "council_document", "council_on"})


class CchcTrainingPayback(models.Model):
    """What somebody pays back who leaves before the commitment ends, with how it is reckoned.

    Raised by the program alone: by the outcome of a study, or by the decision that ends the
    service of somebody with a running commitment.
    """

    _name = "cchc.training.payback"
    _description = "Pay-back of the cost of training"
    _order = "raised_on desc, id desc"
    _rec_names_search = ["employee_id.name"]

    study_id = fields.Many2one(
        comodel_name="cchc.training.study", required=True, index=True, ondelete="restrict"
    )
    employee_id = fields.Many2one(related="study_id.employee_id", store=True, index=True)
    unit_id = fields.Many2one(related="study_id.unit_id", store=True, index=True)
    # NĐ 171/2025, điều 6
    case = fields.Selection(
        [
            ("1", "Quits the study or the service during it"),
            ("2", "Dismissed by discipline"),
            ("3", "Is not granted the degree"),
            ("4", "Leaves before the commitment ends"),
        ],
        required=True,
        readonly=True,
    )
    raised_on = fields.Date(string="Since", required=True, readonly=True)
    law = fields.Char(string="Text (code)", readonly=True)
    law_title = fields.Char(string="Legal text", compute="_compute_law_title")
    cost = Dong(string="F: cost of the training", readonly=True)
    committed_months = fields.Integer(string="T1: committed months", readonly=True, aggregator=None)
    served_months = fields.Integer(string="T2: months served", readonly=True, aggregator=None)
    years_before = fields.Integer(string="Years of service before", readonly=True, aggregator=None)
    exemption = fields.Selection(EXEMPTIONS, string="Why nothing is paid back", readonly=True)
    exempt_by = fields.Char(string="Exempt by the document", readonly=True)
    result = fields.Json(readonly=True)
    explanation = fields.Html(compute="_compute_explanation", string="How it is reckoned")
    gross = Dong(
        string="S before it is lessened",
        readonly=True,
        help="By the case alone: F, or F / T1 × (T1 − T2).",
    )
    lessened = fields.Char(string="Lessened by (%)", readonly=True)
    amount = Dong(string="To be paid back", readonly=True)
    ended_by_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Decision that ended the service",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    council_on = fields.Date(string="Council set up on")
    council_document = fields.Char(string="Council set up by")
    met_on = fields.Date(string="Council met on", readonly=True)
    propose_by = fields.Date(string="Council proposes by", readonly=True)
    proposal = fields.Text(string="What the council proposes", readonly=True)
    decision_number = fields.Char(readonly=True)
    decided_on = fields.Date(readonly=True)
    signer = fields.Char(string="Signed by", readonly=True)
    signer_title = fields.Char(string="Post of the signer", readonly=True)
    due_on = fields.Date(string="Pay by", readonly=True)
    member_ids = fields.One2many(
        comodel_name="cchc.training.payback.member", inverse_name="payback_id", string="Council"
    )
    payment_ids = fields.One2many(
        comodel_name="cchc.training.payback.payment", inverse_name="payback_id", string="Payments"
    )
    paid = Dong(compute="_compute_paid", store=True)
    left = Dong(string="Still due", compute="_compute_paid", store=True)
    late = fields.Boolean(compute="_compute_late", search="_search_late")
    restriction_id = fields.Many2one(
        comodel_name="cchc.person.restriction",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )
    state = fields.Selection(
        PAYBACK_STATES, required=True, default="open", readonly=True, copy=False, index=True
    )
    note = fields.Text()

    _once = models.UniqueIndex(
        "(study_id) WHERE state <> 'void'", "What this study costs is being paid back already."
    )

    @api.depends("law")
    def _compute_law_title(self):
        titles = self.env["cchc.training.figure"]._law_titles()
        for row in self:
            row.law_title = titles.get(row.law, row.law)

    @api.depends("result")
    def _compute_explanation(self):
        for row in self:
            row.explanation = row.result and explained(row.result)

    @api.depends("payment_ids.amount", "payment_ids.voided", "amount")
    def _compute_paid(self):
        for row in self:
            standing = row.payment_ids.filtered(lambda one: not one.voided)
            row.paid = sum(standing.mapped("amount"))
            row.left = max(row.amount - row.paid, 0)

    @api.depends("due_on", "state")
    def _compute_late(self):
        today = fields.Date.context_today(self)
        for row in self:
            row.late = row.state == "decided" and bool(row.due_on) and row.due_on < today

    @api.model
    def _search_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = [("state", "=", "decided"), ("due_on", "<", fields.Date.context_today(self))]
        if True in value and False in value:
            return []
        return late if True in value else ["!", "&", *late]

    @api.depends("employee_id", "amount")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.name or ''}: {format_integer(row.amount)} đồng"

    # -- who writes what ---------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        if not self.env.su:
            raise UserError(
                self.env._(
                    "A pay-back is raised by the outcome of a study, or by the decision that ends "
                    "somebody's service: record one of these."
                )
            )
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            if vals.keys() - BY_HAND:
                raise UserError(self.env._("This is written by the steps of the pay-back only."))
            self._check_not_own()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("A pay-back is not deleted: what raised it is revoked."))

    def _set_plain(self, vals):
        """Past the guard of `write`: what the program alone writes."""
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def _check_not_own(self):
        self.study_id.sudo(self.env.su)._check_not_own()

    def _check_state(self, *states):
        self.check_access("write")
        self._check_not_own()
        words = dict(self._fields["state"]._description_selection(self.env))
        for row in self:
            if row.state not in states:
                raise UserError(
                    self.env._(
                        "%(row)s is “%(state)s”: this step is not its next one.",
                        row=row.display_name,
                        state=words[row.state],
                    )
                )
