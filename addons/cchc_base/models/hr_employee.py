from odoo import api, fields, models

from .field_groups import READ


class HrEmployee(models.Model):
    """A person. ``unit_id`` is what scope and lists read: a column here, not a join to versions."""

    _inherit = "hr.employee"
    # Odoo lets everybody who reads a person post; who only reads writes nothing here.
    _mail_post_access = "write"

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Current unit",
        compute="_compute_unit_id",
        store=True,
        index=True,
        groups=READ,
        help="Unit in which the person serves today.",
    )
    intake_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Received by",
        index="btree_not_null",
        groups=READ,
        help="Unit that opened the dossier, until a decision places the person.",
    )

    @api.depends("current_version_id.department_id.kind_id", "intake_unit_id.kind_id")
    def _compute_unit_id(self):
        for employee in self:
            unit = employee.current_version_id.department_id or employee.intake_unit_id
            # A department of another company of Odoo's own making is no unit of the province.
            employee.unit_id = unit if unit.kind_id else False

    def _create_work_contacts(self):
        """No contact per person: names of all people would be readable among the contacts.

        A contact comes only with an account, from the user.
        """

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        """A dossier has no followers: they would be told of changes after it has left their
        scope."""
        if not self.env.user.has_group("hr.group_hr_user"):
            return True
        return super()._message_subscribe(partner_ids, subtype_ids, customer_ids)

    @api.model_create_multi
    def create(self, vals_list):
        people = super(HrEmployee, self.with_context(cchc_draws_no_avatar=True)).create(vals_list)
        return people.with_env(self.env)

    def _avatar_generate_svg(self):
        """Drawn whenever it is shown; ten attachments a person are not worth storing."""
        if self.env.context.get("cchc_draws_no_avatar"):
            return False
        return super()._avatar_generate_svg()
