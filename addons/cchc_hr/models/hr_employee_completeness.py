from odoo import api, fields, models

from odoo.addons.cchc_base.models.field_groups import READ


class HrEmployee(models.Model):
    """What is missing in a dossier."""

    _inherit = "hr.employee"

    missing_count = fields.Integer(
        string="Missing items", compute="_compute_missing", aggregator=None, groups=READ
    )
    missing_items = fields.Json(compute="_compute_missing", groups=READ)
    completeness = fields.Integer(
        string="Completeness (%)", compute="_compute_missing", aggregator=None, groups=READ
    )

    @api.depends_context("lang")
    def _compute_missing(self):
        asked = self.env["cchc.dossier.requirement"].search([("active", "=", True)])
        gaps = self.env["cchc.dossier.gap"].search([("employee_id", "in", self.ids)])
        by_person = {}
        for gap in gaps:
            by_person.setdefault(gap.employee_id.id, []).append(gap.requirement_id)
        for person in self:
            missing = by_person.get(person.id, [])
            person.missing_count = len(missing)
            person.missing_items = [row.name for row in missing]
            person.completeness = 100 - round(100 * len(missing) / len(asked)) if asked else 100

    def action_open_missing(self):
        domain = [("employee_id", "in", self.ids)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Missing items"),
            "res_model": "cchc.dossier.gap",
            "view_mode": "list",
            "domain": domain,
        }
