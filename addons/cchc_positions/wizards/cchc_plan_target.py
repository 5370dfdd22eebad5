from collections import Counter

from odoo import api, fields, models
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.models.hr_department import INNER_KINDS

from .cchc_plan_target_line import share


class CchcPlanTarget(models.TransientModel):
    """The two targets of the plan on a day, by agency and for the whole of the user's scope.

    All agencies structured by job position: those with an approved scheme in force among those
    that have staff. Everybody meets the standard: among the people for whom there is one.
    """

    _name = "cchc.plan.target"
    _description = "Targets of the plan"

    day = fields.Date(
        required=True, default=lambda self: self.env["hr.version"]._today(), string="On"
    )
    line_ids = fields.One2many(
        comodel_name="cchc.plan.target.line",
        inverse_name="target_id",
        compute="_compute_figures",
        store=True,
        string="Agencies",
    )
    agency_count = fields.Integer(
        string="Agencies with staff", compute="_compute_figures", store=True
    )
    scheme_count = fields.Integer(
        string="With a scheme in force", compute="_compute_figures", store=True
    )
    scheme_share = fields.Float(
        string="Structured by job position (%)",
        digits=(5, 1),
        compute="_compute_figures",
        store=True,
    )
    judged_count = fields.Integer(
        string="People with a standard", compute="_compute_figures", store=True
    )
    meeting_count = fields.Integer(
        string="Meeting their standard", compute="_compute_figures", store=True
    )
    meeting_share = fields.Float(
        string="Meeting their standard (%)",
        digits=(5, 1),
        compute="_compute_figures",
        store=True,
    )
    no_standard_count = fields.Integer(
        string="People without a standard", compute="_compute_figures", store=True
    )
    waiting_count = fields.Integer(
        string="Waiting to be assessed", compute="_compute_waiting", compute_sudo=True
    )

    @api.depends("day")
    def _compute_waiting(self):
        # A person may wait for several reasons.
        ((people,),) = self.env["cchc.standard.queue"]._read_group(
            [], [], ["employee_id:count_distinct"]
        )
        self.waiting_count = people

    @api.depends("day")
    def _compute_display_name(self):
        for target in self:
            target.display_name = self.env._(
                "Targets of the plan on %s", format_date(self.env, target.day)
            )

    @api.depends("day")
    def _compute_figures(self):
        for target in self:
            lines = target._figures()
            total = Counter()
            for line in lines:
                total.update(line)
            target.line_ids = [(5, 0, 0), *((0, 0, line) for line in lines)]
            target.agency_count = len(lines)
            target.scheme_count = total["has_scheme"]
            target.scheme_share = share(total["has_scheme"], len(lines))
            target.judged_count = total["judged"]
            target.meeting_count = total["meeting"]
            target.meeting_share = share(total["meeting"], total["judged"])
            target.no_standard_count = total["no_standard"]

    def _figures(self):
        """Figures of each agency in the user's scope that has staff on the day."""
        self.ensure_one()
        if not self.day:
            return []
        agency_of = self._agencies(self.day)
        units = self.env["hr.department"].with_context(active_test=False)
        visible = set(units.search([("id", "in", list(set(agency_of.values())))]).ids)
        visible &= set(units.search(self.env.user._scope_units("id")).ids)
        counts = {}
        rows = (
            self.env["cchc.standard.result"]
            .sudo()
            ._read_group(
                list(self.env["cchc.standard.result"]._at(self.day)),
                ["unit_id", "outcome"],
                ["__count"],
            )
        )
        for unit, outcome, number in rows:
            agency = agency_of.get(unit.id)
            if agency in visible:
                counts.setdefault(agency, Counter())[outcome] += number
        self.env.cr.execute(
            SQL("SELECT unit_id FROM (%s) s", self.env["cchc.position"]._schemes_query(self.day))
        )
        structured = {unit for (unit,) in self.env.cr.fetchall()}
        return [
            {
                "unit_id": unit.id,
                "has_scheme": unit.id in structured,
                "judged": counts[unit.id]["meets"] + counts[unit.id]["gaps"],
                "meeting": counts[unit.id]["meets"],
                "no_standard": counts[unit.id]["no_standard"],
            }
            for unit in units.search([("id", "in", list(counts))])
        ]

    @api.model
    def _agencies(self, on):
        """The agency to which each unit belongs on a day: ``{unit id: agency id}``."""
        inner = self.env["cchc.unit.kind"].search([("code", "in", INNER_KINDS)])
        self.env["cchc.unit.version"].flush_model()
        self.env.cr.execute(
            SQL(
                "SELECT unit_id, parent_id, kind_id FROM (%s) t",
                self.env["hr.department"]._tree_query(on),
            )
        )
        tree = {unit: (parent, kind) for unit, parent, kind in self.env.cr.fetchall()}
        agencies = {}
        for unit in tree:
            agency, seen = unit, set()
            while agency not in seen:
                seen.add(agency)
                parent, kind = tree[agency]
                # The office and the inspectorate of the province itself are agencies.
                if kind not in inner.ids or parent not in tree or not tree[parent][0]:
                    break
                agency = parent
            agencies[unit] = agency
        return agencies

    def action_open(self):
        """Show the figures of today in a window of their own."""
        target = self.create({})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Targets of the plan"),
            "res_model": self._name,
            "res_id": target.id,
            "view_mode": "form",
        }
