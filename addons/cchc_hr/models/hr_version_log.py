from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_base.tools.append_only import install_append_only


class HrVersionLog(models.Model):
    """What was believed and is believed no longer. Written by a database trigger, never by code.

    Together with the live rows it answers "on day D, as known on day K".
    """

    _name = "hr.version.log"
    _description = "Superseded period"
    _inherit = ["cchc.service.facts", "cchc.derived.facts"]
    _log_access = False
    _order = "superseded_at desc, id desc"

    version_id = fields.Integer(string="Period", index=True, readonly=True, aggregator=None)
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", index=True, readonly=True, ondelete="restrict"
    )
    department_id = fields.Many2one(
        comodel_name="hr.department", string="Unit", readonly=True, ondelete="restrict"
    )
    date_version = fields.Date(string="From", readonly=True)
    date_to = fields.Date(string="Until", readonly=True)
    sex = fields.Selection(
        [("male", "Male"), ("female", "Female"), ("other", "Other")], readonly=True, groups=READ
    )
    recorded_at = fields.Datetime(readonly=True)
    superseded_at = fields.Datetime(readonly=True, index=True)

    def init(self):
        install_append_only(self.env.cr, self._table)

    # The database writes this table; the ORM never does.
    # pylint: disable=method-required-super,no-raise-unlink

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        raise UserError(self.env._("The log of periods is kept by the database."))

    def write(self, vals):
        self.check_access("write")
        raise UserError(self.env._("The log of periods can't be changed."))

    def unlink(self):
        self.check_access("unlink")
        raise UserError(self.env._("The log of periods can't be deleted."))
