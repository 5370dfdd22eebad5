from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.append_only import install_append_only

ENTRY_KINDS = [
    ("assigned", "Assigned"),
    ("adjusted", "Adjusted"),
    ("cut", "Cut"),
    ("transferred", "Transferred"),
    ("reserved", "Kept in reserve"),
]


class CchcEstablishmentEntry(models.Model):
    """One change of a unit's establishment: append-only, with its day and its document.

    What a unit is assigned on a day is the sum of its entries up to that day. The figure covers
    the unit and all units below it: what is given to a unit below is a part of it. What is kept in
    reserve stays with the unit and can't be distributed further down.
    """

    _name = "cchc.establishment.entry"
    _description = "Entry of the establishment ledger"
    _order = "date_effective desc, id desc"

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", required=True, index=True, ondelete="restrict"
    )
    kind = fields.Selection(ENTRY_KINDS, required=True)
    date_effective = fields.Date(string="Effective on", required=True, index=True)
    amount = fields.Integer(
        required=True, help="People, with its sign: a cut of two is −2. A reserve is positive."
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict", index=True
    )
    counterpart_id = fields.Many2one(
        comodel_name="cchc.establishment.entry",
        string="Other side of the transfer",
        ondelete="restrict",
    )
    reverses_id = fields.Many2one(
        comodel_name="cchc.establishment.entry",
        string="Reverses",
        ondelete="restrict",
        index="btree_not_null",
    )
    note = fields.Char()
    recorded_at = fields.Datetime(readonly=True, required=True, default=fields.Datetime.now)

    _amount_not_zero = models.Constraint("CHECK (amount <> 0)", "An entry of nothing.")
    _balance_idx = models.Index("(unit_id, category_id, date_effective)")

    def init(self):
        result = super().init()
        install_append_only(self.env.cr, self._table, once=("counterpart_id",))
        return result

    @api.depends("unit_id", "category_id", "amount", "date_effective")
    def _compute_display_name(self):
        for entry in self:
            entry.display_name = (
                f"{entry.unit_id.name} · {entry.category_id.name} · {entry.amount:+d}"
            )

    @api.model_create_multi
    def create(self, vals_list):
        now = fields.Datetime.now()
        return super().create([{**vals, "recorded_at": now} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        raise UserError(
            self.env._("The ledger is append-only: enter a new entry that reverses the wrong one.")
        )

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(
            self.env._("The ledger is append-only: enter a new entry that reverses the wrong one.")
        )
