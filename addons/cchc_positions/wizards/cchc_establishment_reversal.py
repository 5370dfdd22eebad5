from odoo import api, fields, models
from odoo.exceptions import UserError


class CchcEstablishmentReversal(models.TransientModel):
    """Takes entries back by a document: as if never entered, or from a later day on."""

    _name = "cchc.establishment.reversal"
    _description = "Reversal in the ledger"

    entry_ids = fields.Many2many(
        comodel_name="cchc.establishment.entry",
        required=True,
        default=lambda self: self.env.context.get("active_ids"),
    )
    date_effective = fields.Date(
        string="From", help="Empty: from the day of each entry, as if it had never been made."
    )
    document_id = fields.Many2one(comodel_name="cchc.legal.document", required=True)
    reason = fields.Char(required=True)

    @api.model
    def _with_counterparts(self, entries):
        # Read in sudo: the other side of a transfer may lie in another scope; rights come next.
        entries = entries.sudo()
        return entries | entries.counterpart_id

    def action_reverse(self):
        self.ensure_one()
        self.entry_ids.check_access("read")
        if not self.entry_ids:
            raise UserError(self.env._("Choose the entries to reverse."))
        entries = self.env["cchc.establishment"]._enter(
            [
                {
                    "unit_id": entry.unit_id.id,
                    "category_id": entry.category_id.id,
                    "kind": entry.kind,
                    "date_effective": self.date_effective or entry.date_effective,
                    "amount": -entry.amount,
                    "document_id": self.document_id.id,
                    "reverses_id": entry.id,
                    "note": self.reason,
                }
                for entry in self._with_counterparts(self.entry_ids)
            ]
        )
        return entries._action_open()
