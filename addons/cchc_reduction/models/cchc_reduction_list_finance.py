import pytz

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.deadline import FINANCE, HOME, appraisal_due

GROUP = "cchc_reduction.group_finance"
FUNDS = [
    ("estimate", "Yearly budget estimate"),
    ("salary_reform", "Source of the salary reform"),
    ("own", "The unit's own money"),
    ("several", "Several sources"),
]
# Written by Finance's step only.
FINANCE_FIELDS = ("financed_at", "financed_by_id", "finance_letter", "finance_fund",
                  "finance_remark")  # fmt: skip


def _day_of(moment):
    """The day in Việt Nam of a stored moment."""
    return moment.replace(tzinfo=pytz.utc).astimezone(vietnam_time.VIETNAM).date()


class CchcReductionList(models.Model):
    """Finance appraises the money after Home Affairs has appraised the people.

    NĐ 154/2025, điều 12–14: Sở Nội vụ appraises the list, Sở Tài chính the estimate. Finance reads
    the dossiers and writes nothing by hand: it passes the list on, returns single people with a
    reason, or corrects what a benefit is reckoned from by a paper that proves it.
    """

    _inherit = "cchc.reduction.list"

    state = fields.Selection(
        selection_add=[
            ("appraised", "People appraised"),
            ("financed", "Money appraised"),
            ("approved",),
        ],
        ondelete={"financed": "set default"},
    )
    financed_at = fields.Datetime(string="Money appraised at", copy=False, readonly=True)
    financed_by_id = fields.Many2one(
        comodel_name="res.users", string="Money appraised by", copy=False, readonly=True
    )
    finance_letter = fields.Char(
        string="Letter of Finance", copy=False, readonly=True, help="Number and day."
    )
    finance_fund = fields.Selection(
        FUNDS, string="Source of funds", copy=False, readonly=True, index=True
    )
    finance_remark = fields.Text(string="Remarks of Finance", copy=False, readonly=True)
    due_on = fields.Date(
        string="Appraisal due on",
        compute="_compute_due_on",
        help="By the days that the deadlines of staff reduction give for the present step.",
    )
    is_overdue = fields.Boolean(string="Appraisal overdue", compute="_compute_due_on")
    may_finance = fields.Boolean(compute="_compute_may_finance")

    @api.depends("state", "submitted_at", "appraised_at")
    def _compute_due_on(self):
        rows = self.env["cchc.reduction.deadline"]._rows()
        today = vietnam_time.today()
        for made in self:
            kind, since = {
                "submitted": (HOME, made.submitted_at),
                "appraised": (FINANCE, made.appraised_at),
            }.get(made.state, (None, None))
            due = since and appraisal_due(rows, kind, _day_of(since)).value
            made.due_on = due or False
            made.is_overdue = bool(due) and due < today

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_finance(self):
        finance = self.env.user.has_group(GROUP)
        for made in self:
            made.may_finance = finance and made.state == "appraised"

    @api.model_create_multi
    def create(self, vals_list):
        # By value, so that no default of the context can say otherwise.
        none = dict.fromkeys(FINANCE_FIELDS, False)
        if any(vals.get(name) for vals in vals_list for name in FINANCE_FIELDS):
            raise UserError(self.env._("Finance appraises the money of lists that are submitted."))
        return super().create([{**vals, **none} for vals in vals_list])

    def write(self, vals):
        if set(FINANCE_FIELDS) & vals.keys() and not self.env.su:
            self.check_access("write")
            raise UserError(self.env._("Use “Appraise the money”."))
        return super().write(vals)

    # -- the step ------------------------------------------------------------------

    def action_open_finance(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Appraise the money"),
            "res_model": "cchc.reduction.finance",
            "view_mode": "form",
            "target": "new",
            "context": {"default_list_id": self.id},
        }

    def _finance(self, fund, letter, remark=""):
        """Record that Finance has appraised the money of the lists.

        :raise UserError: what stands against it
        """
        self._check_finance()
        lists = self.sudo()
        lists._step("appraised", "financed", lists._check_financable)
        lists.write({"finance_fund": fund, "finance_letter": letter, "finance_remark": remark})
        labels = self._fund_labels()
        lists._message_log_batch(
            bodies={
                row.id: self.env._(
                    "Money appraised: %(amount)s đồng, %(fund)s (%(letter)s)",
                    amount=format_integer(row.amount),
                    fund=labels[fund],
                    letter=letter,
                )
                for row in lists
            }
        )
        return True

    def _check_finance(self):
        """:raise AccessError: for whoever is not Finance, or not in charge of the agency"""
        if not self.env.su and not self.env.user.has_group(GROUP):
            raise AccessError(self.env._("Finance appraises the money of the lists."))
        self.check_access("read")

    def _check_financable(self):
        for made in self:
            proposed = made.dossier_ids.filtered(lambda one: one.state == "proposed")
            if not proposed:
                raise UserError(
                    self.env._(
                        "%s: everybody in the list was returned or refused. Home Affairs returns "
                        "the list.",
                        made.name,
                    )
                )
            for row in proposed:
                if not row.reasoning:
                    raise UserError(
                        self.env._(
                            "%s: the benefit is not reckoned. Return the person.",
                            row.employee_id.name,
                        )
                    )

    def _step(self, before, after, check=None):
        """Of these proposals the money is appraised before they are approved."""
        if after == "approved":
            before = "financed"
        elif after == "draft":
            before = ("submitted", "appraised", "financed")
        return super()._step(before, after, check)

    def _return(self, reason):
        """What Finance said of a list that goes back is said anew of the next one."""
        result = super()._return(reason)
        self.sudo().write(dict.fromkeys(FINANCE_FIELDS, False))
        return result

    def _check_editable(self):
        """The decision of approval is entered after the money was appraised, too."""
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        return super(
            CchcReductionList, self.filtered(lambda row: not (home and row.state == "financed"))
        )._check_editable()

    @api.model
    def _fund_labels(self):
        return dict(self._fields["finance_fund"]._description_selection(self.env))
