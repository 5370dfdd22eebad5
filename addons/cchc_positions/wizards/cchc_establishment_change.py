from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

OPERATIONS = [
    ("assigned", "Assign"),
    ("adjusted", "Adjust"),
    ("cut", "Cut"),
    ("transferred", "Transfer to another unit"),
    ("reserved", "Keep in reserve"),
    ("released", "Release from reserve"),
]


class CchcEstablishmentChange(models.TransientModel):
    """Enters one change in the ledger: assign, adjust, cut, transfer, reserve, release."""

    _name = "cchc.establishment.change"
    _description = "Change of the establishment"

    operation = fields.Selection(OPERATIONS, required=True, default="assigned")
    unit_id = fields.Many2one(comodel_name="hr.department", required=True)
    to_unit_id = fields.Many2one(comodel_name="hr.department", string="To")
    category_id = fields.Many2one(comodel_name="cchc.quota.category", required=True)
    date_effective = fields.Date(
        string="Effective on",
        required=True,
        default=lambda _self: vietnam_time.today(),
        help="May lie in the future: a cut decided today that begins next year.",
    )
    amount = fields.Integer(
        string="People",
        required=True,
        help="How many, without sign; an adjustment downwards is negative.",
    )
    document_id = fields.Many2one(comodel_name="cchc.legal.document", required=True)
    reason = fields.Char(required=True)
    assigned = fields.Integer(string="Assigned on that day", compute="_compute_assigned")

    @api.depends("unit_id", "category_id", "date_effective")
    def _compute_assigned(self):
        for change in self:
            change.assigned = 0
            known = change.unit_id and change.category_id and change.date_effective
            if known and self.env.user._check_in_scope(change.unit_id):
                figures = (
                    self.env["cchc.establishment"]
                    .sudo()
                    ._assigned(change.date_effective, change.unit_id.ids)
                )
                change.assigned = figures.get((change.unit_id.id, change.category_id.id), 0)

    def action_enter(self):
        """Enter the change and show what was entered.

        :raise UserError: when the number of people has the wrong sign or a side is missing
        """
        self.ensure_one()
        if not self.amount or (self.amount < 0 and self.operation != "adjusted"):
            raise UserError(
                self.env._("Give the number of people without sign; zero changes nothing.")
            )
        entries = self.env["cchc.establishment"]._enter(
            [
                {
                    "unit_id": unit.id,
                    "category_id": self.category_id.id,
                    "kind": "reserved" if self.operation == "released" else self.operation,
                    "date_effective": self.date_effective,
                    "amount": amount,
                    "document_id": self.document_id.id,
                    "note": self.reason,
                }
                for unit, amount in self._sides()
            ]
        )
        return entries._action_open()

    def _sides(self):
        if self.operation == "transferred":
            if not self.to_unit_id or self.to_unit_id == self.unit_id:
                raise UserError(self.env._("Choose another unit that receives the people."))
            return [(self.unit_id, -self.amount), (self.to_unit_id, self.amount)]
        down = self.operation in ("cut", "released")
        return [(self.unit_id, -self.amount if down else self.amount)]
