from datetime import date

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import format_date

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.months import last_day_of_month
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments
from odoo.addons.cchc_hr.models.cchc_raise_due import explained

# Written by the steps only.
PROGRAM_FIELDS = frozenset(
    {
        *("state", "reasoning", "computed_at", "approved_at", "approved_by_id", "paid_at"),
        *("paid_by_id", "line_ids", "computed_fund"),
    }
)
# What may still be entered when the list is approved: the paper, and the day of payment.
OPEN_AFTER = frozenset({"attachment_ids", "paid_on", "payment_document"})
# Who may approve: not who reckons.
APPROVERS = ("cchc_base.group_unit_head", "cchc_base.group_home_affairs")


class CchcExtraIncome(models.Model):
    """Extra income of an agency for a year or a quarter: a fund split to the đồng."""

    _name = "cchc.extra.income"
    _description = "List of extra income"
    _inherit = ["cchc.praise.printed"]
    _order = "year desc, period desc, unit_id, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
    )
    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: vietnam_time.today().year
    )
    period = fields.Selection(
        [
            ("year", "Whole year"),
            ("q1", "Quarter I"),
            ("q2", "Quarter II"),
            ("q3", "Quarter III"),
            ("q4", "Quarter IV"),
        ],
        required=True,
        default="year",
    )
    date_from = fields.Date(compute="_compute_dates", store=True)
    date_to = fields.Date(compute="_compute_dates", store=True)
    rating_year = fields.Integer(
        string="Ratings of the year",
        compute="_compute_rating_year",
        store=True,
        readonly=False,
        aggregator=None,
        help="Quarters go by the ratings of the year before, until those of the year are final.",
    )
    fund = Dong(string="Fund (đồng)")
    regulation = fields.Char(
        string="By the regulation", help="The regulation of spending by which the fund is split."
    )
    line_ids = fields.One2many(
        comodel_name="cchc.extra.income.line",
        inverse_name="list_id",
        string="People",
        copy=False,
        readonly=True,
    )
    people = fields.Integer(compute="_compute_totals", store=True, string="People paid")
    left_out = fields.Integer(compute="_compute_totals", store=True, string="People left out")
    total = Dong(compute="_compute_totals", store=True, string="In all (đồng)")
    computed_fund = Dong(string="Fund that was split (đồng)", readonly=True, copy=False)
    is_stale = fields.Boolean(compute="_compute_is_stale")
    reasoning = fields.Json(readonly=True, copy=False)
    explanation = fields.Html(compute="_compute_explanation", string="How the fund is split")
    state = fields.Selection(
        [("draft", "Draft"), ("approved", "Approved"), ("paid", "Paid")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    computed_at = fields.Datetime(readonly=True, copy=False)
    approval_number = fields.Char(string="Decision", copy=False, help="That approves the list.")
    approval_date = fields.Date(string="Decided on", copy=False)
    approved_at = fields.Datetime(readonly=True, copy=False)
    approved_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    paid_on = fields.Date(copy=False)
    payment_document = fields.Char(string="Paid by (document)", copy=False)
    paid_at = fields.Datetime(string="Payment recorded at", readonly=True, copy=False)
    paid_by_id = fields.Many2one(
        comodel_name="res.users", string="Payment recorded by", readonly=True, copy=False
    )
    attachment_ids = fields.Many2many(
        comodel_name="ir.attachment", string="Signed list", copy=False
    )
    note = fields.Text()

    _list_unique = models.Constraint(
        "UNIQUE (unit_id, year, period)", "The agency already has a list of this period."
    )

    # -- what follows from the head of the list -------------------------------------------

    @api.depends("unit_id", "year", "period")
    def _compute_name(self):
        quarters = {"q1": "Quý I ", "q2": "Quý II ", "q3": "Quý III ", "q4": "Quý IV "}
        for row in self:
            row.name = (
                f"Thu nhập tăng thêm {quarters.get(row.period, 'năm ')}{row.year} – "
                f"{row.unit_id.name or ''}"
            )

    @api.depends("year", "period")
    def _compute_dates(self):
        for row in self:
            if not row.year or not row.period:
                row.date_from = row.date_to = False
                continue
            first, last = 1, 12
            if row.period != "year":
                last = 3 * int(row.period[1])
                first = last - 2
            row.date_from = date(row.year, first, 1)
            row.date_to = last_day_of_month(date(row.year, last, 1))

    @api.depends("year", "period")
    def _compute_rating_year(self):
        for row in self:
            row.rating_year = row.year if row.period == "year" else row.year - 1

    @api.depends("line_ids.amount", "line_ids.reason")
    def _compute_totals(self):
        for row in self:
            paid = row.line_ids.filtered(lambda line: not line.reason)
            row.people, row.left_out = len(paid), len(row.line_ids) - len(paid)
            row.total = sum(paid.mapped("amount"))

    @api.depends("fund", "computed_fund", "line_ids")
    def _compute_is_stale(self):
        for row in self:
            row.is_stale = bool(row.line_ids) and row.fund != row.computed_fund

    @api.depends("reasoning")
    def _compute_explanation(self):
        for row in self:
            row.explanation = explained(row.reasoning) if row.reasoning else False

    @api.constrains("year", "fund")
    def _check_head(self):
        for row in self:
            if not 2010 <= row.year <= 2100:
                raise ValidationError(
                    self.env._("%s is no year of extra income: give it in full.", row.year)
                )
            if row.fund < 0:
                raise ValidationError(self.env._("The fund is not below zero."))

    # -- who may write, and when ----------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        fresh = {**dict.fromkeys(PROGRAM_FIELDS - {"line_ids"}, False), "state": "draft"}
        fresh["line_ids"] = []
        for vals in vals_list:
            if any(vals.get(name) for name in PROGRAM_FIELDS - {"state"}) or (
                vals.get("state", "draft") != "draft"
            ):
                raise UserError(self.env._("A list starts as a draft and is reckoned afterwards."))
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        rows = super().create([{**vals, **fresh} for vals in vals_list])
        adopt_attachments(rows)
        return rows

    def write(self, vals):
        self.check_access("write")
        if PROGRAM_FIELDS & vals.keys():
            raise UserError(self.env._("Use “Reckon”, “Approve” or “Paid” to move a list on."))
        if vals.keys() - OPEN_AFTER:
            self._check_state("draft")
        elif vals.keys() - {"attachment_ids"}:
            self._check_state("draft", "approved")
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        if {"unit_id", "year", "period", "rating_year"} & vals.keys():
            # What was reckoned for another period is no list of this one.
            self._forget()
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_draft(self):
        self.sudo()._check_state("draft")

    def _check_state(self, *states):
        """:raise UserError: naming the list and its state"""
        words = dict(self._fields["state"]._description_selection(self.env))
        for row in self:
            if row.state not in states:
                raise UserError(
                    self.env._(
                        "%(list)s is “%(state)s”: its people and amounts stay as they were "
                        "approved.",
                        list=row.name,
                        state=words[row.state],
                    )
                )

    def _set_plain(self, vals):
        return super().write(vals)

    def _forget(self):
        self.line_ids.sudo().unlink()
        self._set_plain({"reasoning": False, "computed_at": False, "computed_fund": 0})

    # -- the road ------------------------------------------------------------------------

    def action_approve(self):
        """The head of the agency, or Home Affairs, approves the list; nothing of it changes then.

        :raise UserError: naming what is missing
        """
        self.check_access("read")
        user = self.env.user
        if not self.env.su and not any(user.has_group(group) for group in APPROVERS):
            raise AccessError(
                self.env._(
                    "The head of the agency or Home Affairs approves a list of extra income."
                )
            )
        self.unit_id._check_in_charge()
        self._check_state("draft")
        for row in self.sudo():
            row._check_approvable()
            row._set_plain(
                {
                    "state": "approved",
                    "approved_at": fields.Datetime.now(),
                    "approved_by_id": self.env.uid,
                }
            )
        return True

    def _check_approvable(self):
        self.ensure_one()
        if not self.line_ids or self.is_stale or self.total != self.fund:
            raise UserError(
                self.env._(
                    "%s: the amounts are not those of the fund. Reckon the list first.", self.name
                )
            )
        if not self.approval_number or not self.approval_date:
            raise UserError(
                self.env._("%s: enter the number and the date of the decision first.", self.name)
            )
        changed = self._changed_since()
        if changed:
            raise UserError(
                self.env._(
                    "%(list)s: the register says otherwise now of %(people)s. Reckon the list "
                    "anew.",
                    list=self.name,
                    people=", ".join(changed[:10]),
                )
            )

    def action_pay(self):
        """Record that the list was paid."""
        self.check_access("write")
        self._check_state("approved")
        for row in self:
            if not row.paid_on:
                raise UserError(self.env._("%s: enter the day of payment first.", row.name))
            if row.paid_on < row.approval_date:
                raise UserError(
                    self.env._(
                        "%(list)s was approved on %(approved)s: it can't have been paid on "
                        "%(paid)s.",
                        list=row.name,
                        approved=format_date(self.env, row.approval_date),
                        paid=format_date(self.env, row.paid_on),
                    )
                )
        self._set_plain(
            {"state": "paid", "paid_at": fields.Datetime.now(), "paid_by_id": self.env.uid}
        )
        return True
