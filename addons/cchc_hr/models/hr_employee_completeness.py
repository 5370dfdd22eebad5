from operator import ge, gt, le, lt

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.models.field_groups import READ


class HrEmployee(models.Model):
    """What is missing in a dossier."""

    _inherit = "hr.employee"

    missing_count = fields.Integer(
        string="Missing items",
        compute="_compute_missing",
        search="_search_missing_count",
        aggregator=None,
        groups=READ,
    )
    missing_items = fields.Json(compute="_compute_missing", groups=READ)
    completeness = fields.Integer(
        string="Completeness (%)", compute="_compute_missing", aggregator=None, groups=READ
    )

    @api.depends_context("lang")
    def _compute_missing(self):
        asked = self.env["cchc.dossier.requirement"].search([("active", "=", True)])
        # In one statement: the view of what is missing is computed each time that it is asked.
        found = self.env["cchc.dossier.gap"]._read_group(
            [("employee_id", "in", self.ids)], ["employee_id"], ["requirement_id:array_agg"]
        )
        lacking = {person.id: frozenset(ids) for person, ids in found}
        for person in self:
            own = lacking.get(person.id, ())
            missing = [row.name for row in asked if row.id in own]
            person.missing_count = len(missing)
            person.missing_items = missing
            person.completeness = 100 - round(100 * len(missing) / len(asked)) if asked else 100

    @api.model
    def _search_missing_count(self, operator, value):
        """By the number of missing items; the list of gaps knows only people who lack something."""
        if operator in ("in", "not in") and set(value) == {False}:
            # Nothing recorded as missing is nothing missing.
            operator, value = ("<=" if operator == "in" else ">"), 0
        compare = {"<": lt, "<=": le, ">": gt, ">=": ge}.get(operator)
        if not compare:
            return NotImplemented
        counts = self.env["cchc.dossier.gap"]._read_group([], ["employee_id"], ["__count"])
        found = [person.id for person, count in counts if compare(count, value)]
        if not compare(0, value):
            return Domain("id", "in", found)
        lacking = [person.id for person, _count in counts]
        return Domain("id", "in", found) | Domain("id", "not in", lacking)

    def action_open_missing(self):
        domain = [("employee_id", "in", self.ids)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Missing items"),
            "res_model": "cchc.dossier.gap",
            "view_mode": "list",
            "domain": domain,
        }
