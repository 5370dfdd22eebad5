from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.cchc_base.rules.result import show
from odoo.addons.cchc_base.tools import vietnam_time


class CchcRecruitableCheck(models.TransientModel):
    """How many people a unit may recruit into a category on a day, and why."""

    _name = "cchc.recruitable.check"
    _description = "What may be recruited"
    _inherit = ["cchc.question"]

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category",
        required=True,
        ondelete="cascade",
        compute="_compute_category_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    date = fields.Date(string="On", required=True, default=lambda _self: vietnam_time.today())
    recruitable = fields.Integer(string="May be recruited", compute="_compute_explanation")
    explanation = fields.Html(compute="_compute_explanation", sanitize=False)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_unit(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_unit(vals)
        return super().write(vals)

    @api.model
    def _check_unit(self, vals):
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()

    @api.depends("unit_id")
    def _compute_category_id(self):
        """Start from a category in which the unit was assigned something."""
        categories = self.env["cchc.quota.category"].search([("code", "!=", False)])
        establishment = self.env["cchc.establishment"].sudo()
        assigned = establishment._assigned(vietnam_time.today(), self.unit_id._origin.ids)
        for check in self:
            own = {category for unit, category in assigned if unit == check.unit_id._origin.id}
            if check.category_id.id not in own:
                mine = categories.filtered(lambda category, own=own: category.id in own)
                check.category_id = (mine or check.category_id or categories)[:1]

    @api.depends("unit_id", "category_id", "date")
    def _compute_explanation(self):
        for check in self:
            result = check._result()
            check.recruitable = result.value if result else 0
            check.explanation = self._steps_table(result) if result else False

    def _result(self):
        """The answer, or None while something is missing or the unit is out of scope."""
        self.ensure_one()
        unit = self.unit_id._origin
        if not (unit and self.category_id and self.date):
            return None
        if not self.env.su and not self.env.user._check_in_scope(unit):
            return None
        establishment = self.env["cchc.establishment"].sudo()
        return establishment._recruitable(unit, self.category_id._origin, self.date)

    @api.model
    def _steps_table(self, result):
        row = Markup('<tr><td>{}</td><td class="text-end text-nowrap">{}</td><td>{}</td></tr>')
        body = Markup("").join(
            row.format(step.label, show(step.value), step.article) for step in result.steps
        )
        head = Markup('<tr><th>{}</th><th class="text-end">{}</th><th>{}</th></tr>').format(
            self.env._("What is counted"), self.env._("Figure"), self.env._("Legal basis")
        )
        table = Markup('<table class="table table-sm"><thead>{}</thead><tbody>{}</tbody></table>')
        return table.format(head, body)

    def action_all_units(self):
        """All units of the user with their figures on the day."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_recruitable_action"
        )
        title = self.env._("What may be recruited on %s", format_date(self.env, self.date))
        # Odoo shows the one or the other.
        return {
            **action,
            "name": title,
            "display_name": title,
            "context": {
                "balance_on": self.date.isoformat(),
                "search_default_assigned": True,
                "search_default_category_id": self.category_id.id,
            },
        }

    @api.model
    def _action_for(self, unit, category, day):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What may be recruited"),
            "res_model": self._name,
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_unit_id": unit.id,
                "default_category_id": category.id,
                "default_date": day.isoformat(),
            },
        }
