from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

# Entered by Home Affairs.
APPRAISAL_FIELDS = frozenset({"appraised", "decided", "remark"})
SNAPSHOT_FIELDS = frozenset({"assigned_now", "occupied_now", "normed_now"})


class CchcEstablishmentPlanLine(models.Model):
    """One unit and category in a plan: requested, appraised, decided."""

    _name = "cchc.establishment.plan.line"
    _description = "Figures in a plan of the establishment"
    _order = "plan_id, unit_id, category_id"

    plan_id = fields.Many2one(
        comodel_name="cchc.establishment.plan", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", required=True, ondelete="restrict"
    )
    year = fields.Integer(related="plan_id.year", store=True, aggregator=None)
    state = fields.Selection(related="plan_id.state")
    assigned_now = fields.Integer(
        string="Assigned", readonly=True, help="On the day when the figures were filled in."
    )
    occupied_now = fields.Integer(string="Occupied", readonly=True)
    normed_now = fields.Integer(
        string="By the norms",
        readonly=True,
        help="Staff whom the norms give the unit and those below it, by the classes, beds or "
        "inhabitants entered for the plan's year. Heads and others whom no norm counts come on "
        "top.",
    )
    requested = fields.Integer()
    appraised = fields.Integer()
    decided = fields.Integer()
    reason = fields.Char(help="Why another number than the present one is needed.")
    remark = fields.Char(string="Remark of Home Affairs")

    _one_line = models.Constraint(
        "UNIQUE (plan_id, unit_id, category_id)", "The plan has this unit and category already."
    )
    _not_negative = models.Constraint(
        "CHECK (requested >= 0 AND appraised >= 0 AND decided >= 0)",
        "Numbers of people can't be negative.",
    )

    @api.constrains("unit_id", "category_id", "plan_id")
    def _check_belongs(self):
        for plan, lines in self.grouped("plan_id").items():
            below = plan.unit_id.sudo()._subtree_at(vietnam_time.today())
            for line in lines:
                if line.unit_id not in below or line.category_id.planned_as != plan.staff:
                    raise UserError(
                        self.env._(
                            "%(unit)s, %(category)s do not belong into the plan %(plan)s: choose "
                            "the agency or a unit below it, and a category of its staff.",
                            unit=line.unit_id.name,
                            category=line.category_id.name,
                            plan=plan.name,
                        )
                    )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_fields(vals)
        lines = super().create(vals_list)
        lines.plan_id._check_editable()
        lines._refresh_figures()
        return lines

    def write(self, vals):
        self.check_access("write")
        self._check_fields(vals)
        self.plan_id._check_editable()
        result = super().write(vals)
        if "plan_id" in vals:
            self.plan_id._check_editable()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_submitted(self):
        self.plan_id._check_editable()

    def _check_fields(self, vals):
        home = self.env.su or self.env.user.has_group("cchc_base.group_home_affairs")
        given = {name for name, value in vals.items() if value}
        if APPRAISAL_FIELDS & given and not home:
            raise AccessError(self.env._("Home Affairs appraises plans and enters the decision."))
        if SNAPSHOT_FIELDS & given and not self.env.su:
            raise AccessError(self.env._("Present figures come from the ledger and the people."))

    def _refresh_figures(self):
        """Take over what is assigned and occupied today; one balance for all lines."""
        if not self:
            return
        today = vietnam_time.today()
        balance = self.env["cchc.establishment"].sudo()._balance(today, self.unit_id.ids)
        normed = self._normed(today)
        for line in self.sudo():
            row = balance.get((line.unit_id.id, line.category_id.id))
            line.assigned_now = row.assigned if row else 0
            line.occupied_now = row.occupied if row else 0
            line.normed_now = normed[line.year].get(line.unit_id.id, 0) if line._has_norms() else 0

    def _has_norms(self):
        """Norms are of public employees of the establishment paid by the state."""
        return any(
            (member.staffing_category, member.funding_source) == ("public_employee", "state_budget")
            for member in self.category_id.member_ids
        )

    def _normed(self, on):
        """What the norms give each unit with all below it, by year: ``{year: {unit id: number}}``.

        Two queries for each year, however many units.
        """
        parent_of = self.env["hr.department"].sudo()._tree_at(on)
        units = self.env["hr.department"].browse(parent_of)
        found = {}
        for year in set(self.mapped("year")):
            totals = found[year] = Counter()
            for unit, result in self.env["cchc.staffing.norm"]._normed(units, year).items():
                while unit:
                    totals[unit] += result.value
                    unit = parent_of.get(unit)
        return found

    # -- as known on a day --------------------------------------------------------

    @property
    def _table_query(self):
        """The figures as the steps had left them by the end of a day; see `cchc.approval`.

        A step hands on the figure of the one before, until it is taken itself.
        """
        known_on = self.env.su and self.env.context.get("proposals_known_on")
        if not known_on:
            return None
        until = vietnam_time.end_of_day(fields.Date.to_date(known_on))
        told = {
            "appraised": SQL(
                "CASE WHEN p.appraised_at IS NOT NULL THEN l.appraised"
                " WHEN p.submitted_at IS NOT NULL THEN l.requested ELSE 0 END"
            ),
            "decided": SQL(
                "CASE WHEN p.approved_at IS NOT NULL THEN l.decided"
                " WHEN p.appraised_at IS NOT NULL THEN l.appraised ELSE 0 END"
            ),
        }
        names = [name for name, field in self._fields.items() if field.store and field.column_type]
        return SQL(
            "SELECT %s FROM cchc_establishment_plan_line l JOIN (%s) p ON p.id = l.plan_id"
            " WHERE l.create_date < %s",
            SQL(", ").join(
                SQL("%s AS %s", told.get(name, SQL.identifier("l", name)), SQL.identifier(name))
                for name in names
            ),
            self.env["cchc.establishment.plan"]._known_sql(until),
            until,
        )
