from collections import defaultdict

from markupsafe import Markup

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.rules.money import format_integer


class CchcBudgetEffect(models.TransientModel):
    """What the draft decisions about a unit's people would cost, month by month to the year's
    end."""

    _name = "cchc.budget.effect"
    _description = "Budget effect of drafts"
    _inherit = ["cchc.question"]

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="With all units below it.",
    )
    people = fields.Integer(compute="_compute_effect", string="People in drafts")
    monthly = Dong(compute="_compute_effect", string="Once all are in force, a month (đồng)")
    year_total = Dong(compute="_compute_effect", string="To the end of the year (đồng)")
    table = fields.Html(compute="_compute_effect", string="Month by month")

    @api.depends("unit_id")
    def _compute_effect(self):
        for question in self:
            lines = question._draft_lines()
            effects = lines._pay_effects()
            months = defaultdict(int)
            for effect in effects.values():
                for row in effect.get("by_month", ()):
                    months[row[0]] += row[-1]
            question.people = len(lines.employee_id)
            question.monthly = sum(
                effect.get("after", 0) - effect.get("before", 0) for effect in effects.values()
            )
            question.year_total = sum(months.values())
            question.table = question._show(months)

    def _draft_lines(self):
        return self.env["cchc.decision.line"].search(
            Domain("issued_at", "=", False)
            & Domain("decision_id.state", "=", "draft")
            & Domain("employee_id.unit_id", "child_of", self.unit_id.ids)
        )

    def _show(self, months):
        rows, sum_so_far = Markup(""), 0
        for month, amount in sorted(months.items()):
            sum_so_far += amount
            rows += Markup("<tr><td>%s</td><td>%s</td><td>%s</td></tr>") % (
                f"{month:%m/%Y}",
                format_integer(amount),
                format_integer(sum_so_far),
            )
        if not rows:
            return False
        return Markup(
            "<table class='table table-sm w-auto text-end'><thead><tr><th>%s</th><th>%s</th>"
            "<th>%s</th></tr></thead><tbody>%s</tbody></table>"
        ) % (
            self.env._("Month"),
            self.env._("Change (đồng)"),
            self.env._("Together (đồng)"),
            rows,
        )

    def _compute_display_name(self):
        self.display_name = self.env._("Budget effect of drafts")

    def action_open_lines(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Budget effect of drafts"),
            "res_model": "cchc.decision.line",
            "view_mode": "list,form",
            "views": [
                (self.env.ref("cchc_hr.cchc_decision_line_view_list_effect").id, "list"),
                (self.env.ref("cchc_hr.cchc_decision_line_view_form").id, "form"),
            ],
            "domain": [("id", "in", self._draft_lines().ids)],
        }
