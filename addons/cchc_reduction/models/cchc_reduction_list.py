from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.choice import REDUCTION, REORGANISATION


class CchcReductionList(models.Model):
    """The people whom an agency proposes to reduce in a period, with the money that it costs.

    The agency makes it, Home Affairs appraises it (and Finance the money), the competent authority
    approves it; single people are returned with a reason, the others go on (NĐ 108/2014, điều 14;
    NĐ 154/2025, điều 12–14).
    """

    _name = "cchc.reduction.list"
    _description = "List of staff reduction"
    _inherit = ["cchc.approval"]
    _order = "year desc, unit_id, id desc"

    name = fields.Char(compute="_compute_name", store=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        tracking=True,
    )
    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: vietnam_time.today().year
    )
    period = fields.Selection(
        [("first", "First half"), ("second", "Second half"), ("year", "Whole year")],
        required=True,
        default="year",
    )
    review_on = fields.Date(
        string="Reviewed on",
        required=True,
        default=lambda self: vietnam_time.today(),
        help="The grounds of the decree in force on this day apply.",
    )
    decree = fields.Char(compute="_compute_decree", store=True)
    dossier_ids = fields.One2many(
        comodel_name="cchc.reduction.dossier", inverse_name="list_id", string="People"
    )
    people = fields.Integer(compute="_compute_totals", store=True, string="Number of people")
    amount = Dong(compute="_compute_totals", store=True, string="Benefits (đồng)")
    budget_amount = Dong(compute="_compute_totals", store=True, string="From the budget (đồng)")
    own_amount = Dong(compute="_compute_totals", store=True, string="Paid by the unit (đồng)")
    paid_amount = Dong(compute="_compute_totals", store=True, string="Paid (đồng)")
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Decision of approval",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    cuts_posts = fields.Boolean(
        string="The posts are cut",
        default=True,
        help="With the people their places of the establishment go.",
    )
    entry_ids = fields.One2many(
        comodel_name="cchc.establishment.entry", inverse_name="reduction_list_id", string="Entries"
    )
    note = fields.Text()
    appraisal = fields.Text(string="Remarks of the appraisal")

    _year_sane = models.Constraint("CHECK (year BETWEEN 2015 AND 2100)", "Give the year in full.")

    @api.depends("unit_id", "year", "period")
    def _compute_name(self):
        # Kept, so in one language, whoever computes it: lists are Vietnamese papers.
        told = self.with_context(lang="vi_VN").env
        periods = dict(self._fields["period"]._description_selection(told))
        for row in self:
            period = "" if row.period == "year" else f"{periods.get(row.period)} "
            row.name = f"{period}{row.year} – {row.unit_id.name or ''}"

    @api.depends("review_on")
    def _compute_decree(self):
        """The decree on reduction that is in force on the day of the review."""
        for row in self:
            day = row.review_on
            row.decree = next(
                (
                    regime.decree
                    for regime in REDUCTION
                    if day and regime.date_from <= day <= (regime.date_to or day)
                ),
                False,
            )

    @api.depends("dossier_ids.state", "dossier_ids.amount", "dossier_ids.own_amount",
                 "dossier_ids.paid_amount")  # fmt: skip
    def _compute_totals(self):
        for row in self:
            rows = row.dossier_ids.filtered(lambda one: one.state not in ("returned", "refused"))
            row.people = len(rows)
            for name in ("amount", "budget_amount", "own_amount", "paid_amount"):
                row[name] = sum(rows.mapped(name))

    @api.constrains("review_on")
    def _check_decree(self):
        for row in self:
            if not row.decree:
                raise UserError(
                    self.env._(
                        "%(list)s: no decree on staff reduction is in force on %(day)s.",
                        list=row.name,
                        day=format_date(self.env, row.review_on),
                    )
                )

    def _decrees(self):
        """The decrees whose grounds the list may use: the one on reduction and, since 2025, the
        one on reorganisation."""
        self.ensure_one()
        decrees = [self.decree]
        if self.review_on >= REORGANISATION.date_from:
            decrees.append(REORGANISATION.decree)
        return decrees

    # -- the road ---------------------------------------------------------------

    def action_compute(self):
        """Reckon the benefits of all people of the draft."""
        self._check_draft()
        self.dossier_ids._compute_benefits()
        return True

    def _check_draft(self):
        """What was handed on is reckoned by what was handed on: Home Affairs returns who is wrong.

        :raise UserError: naming the list and its state
        """
        self.check_access("write")
        for row in self.sudo():
            if row.state != "draft":
                states = dict(self._fields["state"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "%(list)s is “%(state)s”: its people and their benefits are fixed. Home "
                        "Affairs can return it, or single people.",
                        list=row.name,
                        state=states[row.state],
                    )
                )

    def _check_submittable(self):
        for row in self:
            proposed = row.dossier_ids.filtered(lambda one: one.state == "proposed")
            if not proposed:
                raise UserError(self.env._("%s: there are no people in the list.", row.name))
            proposed._check_complete()
            proposed._compute_benefits()
            proposed._check_fit()

    def _check_approvable(self):
        for row in self:
            if not row.document_id:
                raise UserError(
                    self.env._("%s: enter the decision of approval before approving.", row.name)
                )
            if not row.dossier_ids.filtered(lambda one: one.state == "proposed"):
                raise UserError(
                    self.env._("%s: everybody in the list was returned or refused.", row.name)
                )

    def _check_editable(self):
        """The decision of approval is entered after the appraisal."""
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        return super(
            CchcReductionList,
            self.filtered(lambda row: not (home and row.state == "appraised")),
        )._check_editable()

    def _on_approved(self):
        proposed = self.dossier_ids.filtered(lambda one: one.state == "proposed")
        proposed._set_state("approved")

    def _return(self, reason):
        """The whole list goes back: everybody in it may be mended."""
        result = super()._return(reason)
        returned = self.dossier_ids.filtered(lambda one: one.state == "returned")
        returned._set_state(
            "proposed", returned_stage=False, returned_by_id=False, returned_at=False
        )
        return result

    def action_open_dossiers(self):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_reduction.cchc_reduction_dossier_action"
        )
        action["domain"] = [("list_id", "=", self.id)]
        action["context"] = {"default_list_id": self.id}
        return action

    def action_find(self):
        """Whom a ground of the decree could fit: to pick from."""
        self.ensure_one()
        self._check_draft()
        search = self.env["cchc.reduction.search"].create({"list_id": self.id})
        search._fill()
        return search._action_open()
