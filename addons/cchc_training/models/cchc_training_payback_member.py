from odoo import api, fields, models
from odoo.exceptions import UserError

# Once the decision is made the council is history.
OPEN = ("open", "council")


class CchcTrainingPaybackMember(models.Model):
    """A member of the council on a pay-back (NĐ 171/2025, điều 10)."""

    _name = "cchc.training.payback.member"
    _description = "Member of a pay-back council"
    _order = "payback_id, role, id"

    payback_id = fields.Many2one(
        comodel_name="cchc.training.payback", required=True, index=True, ondelete="cascade"
    )
    role = fields.Selection(
        [
            ("1_chair", "Chair"),
            ("2_party", "Party committee"),
            ("3_finance", "Finance"),
            ("4_unit", "Leader of the unit"),
            ("5_secretary", "Secretary"),
        ],
        required=True,
    )
    name = fields.Char(required=True, string="Full name")
    title = fields.Char(string="Post")
    attended = fields.Boolean(string="Was present")

    _once = models.Constraint(
        "UNIQUE (payback_id, role)", "This seat of the council is taken already."
    )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_open(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self._check_open([vals], self.payback_id)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_met(self):
        self._check_open([], self.payback_id)

    @api.model
    def _check_open(self, vals_list, rows=None):
        Payback = self.env["cchc.training.payback"]
        asked = {vals.get("payback_id") for vals in vals_list} - {None, False}
        rows = (rows or Payback) | Payback.browse(asked)
        rows.check_access("write")
        met = rows.filtered(lambda row: row.state not in OPEN)
        if met and not self.env.su:
            raise UserError(self.env._("%s: the council has met already.", met[0].display_name))
