from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_recruitment_session import CATEGORIES


class CchcRecruitmentDemand(models.Model):
    """What an agency asks to recruit in a year, from the vacancies of its establishment.

    The agency submits it, Home Affairs takes its lines into a plan; with the approval of the plan
    the places are reserved in the ledger.
    """

    _name = "cchc.recruitment.demand"
    _description = "Demand for recruitment"
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
    category = fields.Selection(CATEGORIES, required=True, default="civil_servant")
    note = fields.Text(string="Explanation")
    line_ids = fields.One2many(
        comodel_name="cchc.recruitment.demand.line", inverse_name="demand_id", string="Posts"
    )
    places = fields.Integer(compute="_compute_places", store=True)

    _year_sane = models.Constraint("CHECK (year BETWEEN 2000 AND 2100)", "Give the year in full.")

    @api.depends("unit_id", "category", "year")
    def _compute_name(self):
        # Kept once for all readers, whatever the language of who entered it.
        env = self.with_context(lang="vi_VN").env
        kinds = dict(self._fields["category"]._description_selection(env))
        for demand in self:
            kind = kinds.get(demand.category, "")
            demand.name = f"{demand.year} – {demand.unit_id.name or ''} – {kind}"

    @api.depends("line_ids.places")
    def _compute_places(self):
        for demand in self:
            demand.places = sum(demand.line_ids.mapped("places"))

    def _check_submittable(self):
        for demand in self:
            if not demand.line_ids:
                raise UserError(
                    self.env._(
                        "%s: no post is asked for. Add one, or take over the open needs.",
                        demand.name,
                    )
                )
        self.line_ids._check_asked()
        self.line_ids._check_free("places")

    def _check_appraisable(self):
        self._check_planned(self.line_ids.filtered(lambda line: not line.plan_id))

    def _check_approvable(self):
        self._check_planned(self.line_ids.filtered(lambda line: line.plan_id.state != "approved"))

    def _check_planned(self, missing):
        """A demand goes on with its plan, in which Home Affairs takes it over."""
        if missing:
            raise UserError(
                self.env._(
                    "%s: a demand goes on with the plan that takes it over.",
                    missing[0].demand_id.name,
                )
            )

    def _return(self, reason):
        """What is sent back leaves the plan; what a plan keeps in the ledger is not sent back."""
        self._check_home_affairs()
        kept = self.line_ids.filtered(lambda line: line.plan_id.state == "approved")
        if kept:
            raise UserError(
                self.env._(
                    "%(demand)s is in the approved plan %(plan)s: release its places there.",
                    demand=kept[0].demand_id.name,
                    plan=kept[0].plan_id.name,
                )
            )
        self.line_ids.plan_id._check_editable()
        self.line_ids._set_plain({"plan_id": False, "granted": 0})
        return super()._return(reason)

    # -- the needs of vacant positions --------------------------------------------------

    def action_take_needs(self):
        """Add a line for each open need of a vacant position in the agency; they are picked up.

        :raise UserError: when there is none
        """
        self.ensure_one()
        self.check_access("write")
        self._check_editable()
        needs = self.env["cchc.qualification.need"].search(
            [
                ("kind", "=", "vacancy"),
                ("state", "=", "open"),
                ("unit_id", "child_of", self.unit_id.id),
            ]
        )
        category = self._usual_category()
        lines = self.env["cchc.recruitment.demand.line"].create(
            [
                {
                    "demand_id": self.id,
                    "unit_id": need.unit_id.id,
                    "position_id": need.position_id.id,
                    "category_id": category.id,
                    "rank_id": need.position_id.line_id.rank_ids[:1].id,
                    "places": need.places,
                    "reason": need.note or need.required,
                    "need_id": need.id,
                }
                for need in needs
            ]
        )
        if not lines:
            raise UserError(
                self.env._(
                    "%s: no need of a vacant position is open. Add the posts by hand.", self.name
                )
            )
        needs._pick(self.env._("Recruitment"))
        return True

    def _usual_category(self):
        """The establishment from which people of this kind are usually recruited."""
        self.ensure_one()
        return self.env["cchc.quota.category"].search([("planned_as", "=", self.category)], limit=1)
