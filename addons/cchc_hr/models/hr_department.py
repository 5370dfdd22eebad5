from odoo import api, fields, models
from odoo.fields import Domain


class HrDepartment(models.Model):
    """Who leads a unit today, read from the decisions of appointment."""

    _inherit = "hr.department"

    head_id = fields.Many2one(
        comodel_name="hr.employee",
        compute="_compute_leaders",
        compute_sudo=True,
        search="_search_head_id",
        groups="cchc_base.group_dossier_reader",
    )
    deputy_ids = fields.Many2many(
        comodel_name="hr.employee",
        string="Deputies",
        compute="_compute_leaders",
        compute_sudo=True,
        groups="cchc_base.group_dossier_reader",
    )

    @api.depends_context("uid")
    def _compute_leaders(self):
        """One query for all units. Names of leaders are public, their dossiers are not."""
        leaders = dict.fromkeys(["head", "deputy"])
        for role in leaders:
            groups = self.env["hr.employee"]._read_group(
                [
                    ("unit_id", "in", self.ids),
                    ("in_service", "=", True),
                    ("leadership_post_id.role", "=", role),
                ],
                ["unit_id"],
                ["id:recordset"],
            )
            leaders[role] = dict(groups)
        nobody = self.env["hr.employee"]
        for unit in self:
            unit.head_id = leaders["head"].get(unit._origin, nobody)[:1]
            unit.deputy_ids = leaders["deputy"].get(unit._origin, nobody)

    @api.model
    def _search_head_id(self, operator, value):
        if operator not in ("in", "any"):
            return NotImplemented
        self.env["hr.employee"].check_access("read")
        people = self.env["hr.employee"].search(
            Domain("id", operator, value) & Domain("leadership_post_id.role", "=", "head")
        )
        return Domain("id", "in", people.unit_id.ids)

    def action_open_people(self):
        """The people of the unit and below in the register's own list and dossier."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_hr.hr_employee_action_register"
        )
        title = self.env._("People of %s", self.name)
        # Odoo shows the one or the other.
        return {
            **action,
            "name": title,
            "display_name": title,
            "domain": [("unit_id", "child_of", self.id)],
        }
