from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_recruitment_session import CATEGORIES


class CchcRecruitmentPlan(models.Model):
    """The demands of a year in one plan; its approval reserves the vacancies in the ledger."""

    _name = "cchc.recruitment.plan"
    _description = "Recruitment plan"
    _inherit = ["cchc.approval"]
    _order = "year desc, id desc"

    name = fields.Char(required=True, tracking=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Recruiting body",
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
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Document of approval",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    note = fields.Text()
    line_ids = fields.One2many(
        comodel_name="cchc.recruitment.demand.line", inverse_name="plan_id", string="Posts"
    )
    session_ids = fields.One2many(
        comodel_name="cchc.recruitment.session", inverse_name="plan_id", string="Sessions"
    )
    places = fields.Integer(compute="_compute_places", string="Places in the plan")
    reserved = fields.Integer(compute="_compute_places", help="Kept in the ledger today.")

    _year_sane = models.Constraint("CHECK (year BETWEEN 2000 AND 2100)", "Give the year in full.")

    @api.depends("line_ids.granted", "line_ids.reserved")
    def _compute_places(self):
        for plan in self:
            plan.places = sum(plan.line_ids.mapped("granted"))
            plan.reserved = sum(plan.line_ids.mapped("reserved"))

    # -- consolidating the demands --------------------------------------------------------

    def action_collect(self):
        """Take over the lines of all submitted demands of the year and category.

        :raise UserError: when no demand waits
        """
        self.ensure_one()
        self._check_home_affairs()
        self.check_access("write")
        self._check_editable()
        demands = self.env["cchc.recruitment.demand"].search(
            [
                ("state", "=", "submitted"),
                ("year", "=", self.year),
                ("category", "=", self.category),
            ]
        )
        lines = demands.line_ids.filtered(lambda line: not line.plan_id)
        if not lines:
            raise UserError(
                self.env._(
                    "No submitted demand of %(year)s waits to be taken over.", year=self.year
                )
            )
        for line in lines:
            line._set_plain({"plan_id": self.id, "granted": line.granted or line.places})
        demands.action_appraise()
        return True

    def _check_submittable(self):
        for plan in self:
            if not plan.line_ids.filtered("granted"):
                raise UserError(
                    self.env._("%s: no place is in the plan. Use “Take over demands”.", plan.name)
                )
            plan.line_ids._check_free("granted")

    def _check_approvable(self):
        for plan in self:
            if not plan.document_id:
                raise UserError(
                    self.env._("%s: enter the document of approval before approving.", plan.name)
                )
            over = plan.line_ids.filtered(lambda line: line.granted > line.places)
            if over:
                raise UserError(
                    self.env._(
                        "%(line)s: %(granted)s places are granted, %(asked)s were asked for.",
                        line=over[0].display_name,
                        granted=over[0].granted,
                        asked=over[0].places,
                    )
                )

    def _on_approved(self):
        """Keep the places in the ledger; demands that are settled are approved with the plan."""
        lines = self.line_ids.filtered("granted")
        lines._reserve()
        refused = self.line_ids - lines
        refused.need_id.filtered(lambda need: need.state == "picked")._step(
            state="open", wing=False
        )
        settled = self.line_ids.demand_id.filtered(
            lambda demand: (
                demand.state == "appraised"
                and all(line.plan_id.state == "approved" for line in demand.line_ids)
            )
        )
        settled.action_approve()

    @api.ondelete(at_uninstall=True)
    def _unlink_give_back(self):
        """The demands of a plan that is deleted wait again."""
        for demand in self.line_ids.demand_id.filtered(lambda one: one.state == "appraised"):
            demand._step("appraised", "submitted")

    # -- what becomes of it -----------------------------------------------------------------

    def action_open_entries(self):
        self.ensure_one()
        self.check_access("read")
        entries = self.env["cchc.establishment.entry"].search(
            [("recruitment_line_id", "in", self.line_ids.ids)]
        )
        return entries._action_open()

    def action_open_sessions(self):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_recruitment.cchc_recruitment_session_action"
        )
        return {**action, "domain": [("plan_id", "=", self.id)], "context": {}}

    def action_make_session(self):
        """A draft session for the places that are kept and not competed for yet; opens it.

        :raise UserError: when the plan is not approved or no place is left
        """
        self.ensure_one()
        self.check_access("write")
        if self.state != "approved":
            raise UserError(
                self.env._("%s is not approved: there is nothing to announce yet.", self.name)
            )
        lines = self.line_ids.filtered(
            lambda line: (
                line.reserved
                and all(post.session_id.state == "cancelled" for post in line.sudo().post_ids)
            )
        )
        if not lines:
            raise UserError(
                self.env._("%s: every place that is kept is competed for already.", self.name)
            )
        session = self.env["cchc.recruitment.session"].create(
            {
                "name": self.name,
                "unit_id": self.unit_id.id,
                "category": self.category,
                "plan_id": self.id,
            }
        )
        posts = self.env["cchc.recruitment.post"].create(
            [
                {
                    "session_id": session.id,
                    "code": f"VT{number:02d}",
                    "name": line.position_id.name or line.rank_id.name,
                    "unit_id": line.unit_id.id,
                    "position_id": line.position_id.id,
                    "quota_category_id": line.category_id.id,
                    "rank_id": line.rank_id.id,
                    "places": line.reserved,
                    "demand_line_id": line.id,
                }
                for number, line in enumerate(lines, start=1)
            ]
        )
        posts.action_take_standards()
        return {
            "type": "ir.actions.act_window",
            "res_model": session._name,
            "res_id": session.id,
            "view_mode": "form",
        }
