from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.plan_deadline import plan_deadline


class CchcEstablishmentPlan(models.Model):
    """Yearly plan of the establishment: an agency requests, Home Affairs appraises, it is decided.

    Content by NĐ 62/2020 điều 11 and NĐ 106/2020 điều 10: necessity, use in the past year, the
    figures, solutions, proposals. The decision enters the ledger: what is decided, less what is
    assigned on its day.
    """

    _name = "cchc.establishment.plan"
    _description = "Yearly plan of the establishment"
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
    staff = fields.Selection(
        [("civil_servant", "Civil servants"), ("public_employee", "Public employees")],
        required=True,
        default="civil_servant",
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_time.today().year + 1,
    )
    deadline = fields.Date(
        compute="_compute_deadline",
        store=True,
        help="Last day for the province to send the plan to the Ministry.",
    )
    is_late = fields.Boolean(
        string="Late",
        compute="_compute_is_late",
        help="Submitted after the deadline, or not yet although it has passed. The Ministry then "
        "proposes a cut one point above the reduction schedule.",
    )
    line_ids = fields.One2many(
        comodel_name="cchc.establishment.plan.line", inverse_name="plan_id", string="Figures"
    )
    requested = fields.Integer(compute="_compute_totals", store=True)
    appraised = fields.Integer(compute="_compute_totals", store=True)
    decided = fields.Integer(compute="_compute_totals", store=True)
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Decision",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    date_effective = fields.Date(string="Decided from", copy=False, tracking=True)

    # Content of the plan
    necessity = fields.Text(string="Legal basis and necessity")
    last_year = fields.Text(string="Use in the past year")
    solutions = fields.Text()
    proposals = fields.Text(string="Proposals of the agency")
    appraisal = fields.Text(string="Remarks of the appraisal")

    _year_sane = models.Constraint("CHECK (year BETWEEN 2000 AND 2100)", "Give the year in full.")
    _one_plan = models.Constraint(
        "UNIQUE (unit_id, staff, year)", "The agency has a plan of that year already."
    )

    @api.depends("unit_id", "staff", "year")
    def _compute_name(self):
        staff = dict(self._fields["staff"]._description_selection(self.env))
        for plan in self:
            plan.name = f"{plan.year} – {plan.unit_id.name or ''} – {staff.get(plan.staff, '')}"

    @api.depends("staff", "year")
    def _compute_deadline(self):
        for plan in self:
            sane = plan.staff and 2000 <= plan.year <= 2100
            plan.deadline = plan_deadline(plan.staff, plan.year).value if sane else False

    @api.depends("deadline", "submitted_at")
    def _compute_is_late(self):
        for plan in self:
            end = plan.deadline and vietnam_time.end_of_day(plan.deadline)
            plan.is_late = bool(end) and (plan.submitted_at or fields.Datetime.now()) >= end

    @api.depends("line_ids.requested", "line_ids.appraised", "line_ids.decided")
    def _compute_totals(self):
        for plan in self:
            # Units below the agency have their part in the agency's own line.
            own = plan.line_ids.filtered(lambda line: line.unit_id == line.plan_id.unit_id)
            lines = own or plan.line_ids
            for name in ("requested", "appraised", "decided"):
                plan[name] = sum(lines.mapped(name))

    # -- the figures ------------------------------------------------------------

    def action_fill(self):
        """Put in what is assigned and occupied today; new lines for the agency itself."""
        for plan in self:
            plan._check_editable()
            plan._add_lines()
            plan.line_ids._refresh_figures()

    def _add_lines(self):
        self.ensure_one()
        known = {(line.unit_id, line.category_id) for line in self.line_ids}
        categories = self.env["cchc.quota.category"].search([("planned_as", "=", self.staff)])
        assigned = (
            self.env["cchc.establishment"].sudo()._assigned(vietnam_time.today(), self.unit_id.ids)
        )
        self.env["cchc.establishment.plan.line"].create(
            [
                {
                    "plan_id": self.id,
                    "unit_id": self.unit_id.id,
                    "category_id": category.id,
                    "requested": assigned.get((self.unit_id.id, category.id), 0),
                }
                for category in categories
                if (self.unit_id, category) not in known
            ]
        )

    # -- the road ---------------------------------------------------------------

    def action_submit(self):
        result = super().action_submit()
        for line in self.line_ids.sudo():
            line.appraised = line.requested
        return result

    def action_appraise(self):
        result = super().action_appraise()
        for line in self.line_ids.sudo():
            line.decided = line.appraised
        return result

    def _check_editable(self):
        """What was decided is entered by Home Affairs after the appraisal."""
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        return super(
            CchcEstablishmentPlan,
            self.filtered(lambda plan: not (home and plan.state == "appraised")),
        )._check_editable()

    def _check_submittable(self):
        for plan in self:
            if not plan.line_ids:
                raise UserError(
                    self.env._(
                        "%s: there are no figures. Use “Fill in today's figures”.", plan.name
                    )
                )
            for line in plan.line_ids:
                changed = line.requested != line.assigned_now
                if changed and not line.reason:
                    raise UserError(
                        self.env._(
                            "%(unit)s, %(category)s: give a reason for asking %(requested)s "
                            "instead of %(assigned)s.",
                            unit=line.unit_id.name,
                            category=line.category_id.name,
                            requested=line.requested,
                            assigned=line.assigned_now,
                        )
                    )
            plan.line_ids._refresh_figures()

    def _check_approvable(self):
        for plan in self:
            if not plan.document_id or not plan.date_effective:
                raise UserError(
                    self.env._(
                        "%s: enter the decision and the day from which it holds before approval.",
                        plan.name,
                    )
                )

    def _on_approved(self):
        """Enter what was decided, all plans in one go so that parents and children agree."""
        by_day = {}
        for plan in self:
            by_day.setdefault(plan.date_effective, []).append(plan)
        Establishment, vals_list = self.env["cchc.establishment"], []
        for day, plans in sorted(by_day.items()):
            assigned = Establishment.sudo()._assigned(day)
            for line in self.browse([plan.id for plan in plans]).line_ids:
                key = (line.unit_id.id, line.category_id.id)
                difference = line.decided - assigned.get(key, 0)
                if difference:
                    vals_list.append(
                        {
                            "unit_id": line.unit_id.id,
                            "category_id": line.category_id.id,
                            "kind": "adjusted" if key in assigned else "assigned",
                            "date_effective": day,
                            "amount": difference,
                            "document_id": line.plan_id.document_id.id,
                            "note": line.remark or line.reason,
                        }
                    )
        if vals_list:
            Establishment._enter(vals_list)

    def action_open_measures(self):
        """The classes, beds and inhabitants from which the norms of the plan follow."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_unit_driver_action"
        )
        action["domain"] = [("unit_id", "child_of", self.unit_id.id), ("year", "<=", self.year)]
        return action

    def action_open_entries(self):
        self.ensure_one()
        entries = self.env["cchc.establishment.entry"].search(
            [
                ("document_id", "=", self.document_id.id),
                ("date_effective", "=", self.date_effective),
                ("unit_id", "in", self.line_ids.unit_id.ids),
            ]
        )
        return entries._action_open()
