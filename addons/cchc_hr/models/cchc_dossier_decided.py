from odoo import api, fields, models
from odoo.exceptions import UserError

# What may be added by hand to an entry that a decision wrote.
OPEN_BY_HAND = frozenset({"note", "attachment_ids", "same_act_year"})


class CchcDossierDecided(models.AbstractModel):
    """Entries of the dossier that a decision of this system writes, and takes back when revoked."""

    _name = "cchc.dossier.decided"
    _description = "Entry of the dossier by decision"

    decision_line_id = fields.Many2one(
        comodel_name="cchc.decision.line",
        string="By decision",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        help="The decision that wrote the entry; only its revocation takes the entry back.",
    )

    @api.model
    def _program_fields(self):
        """Fields that only the issue and the revocation of a decision write."""
        return frozenset({"decision_line_id"})

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            names = self._program_fields()
            if any(vals.get(name) for vals in vals_list for name in names):
                raise UserError(self.env._("An entry is tied to its decision when that is issued."))
            # By value, so that no default of the context can say otherwise.
            vals_list = [{**vals, **dict.fromkeys(names, False)} for vals in vals_list]
        return super().create(vals_list)

    def write(self, vals):
        self._check_by_hand(vals.keys() - OPEN_BY_HAND, vals.keys())
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self._check_by_hand({"decision_line_id"}, ())

    def _check_by_hand(self, frozen, names):
        """Refuse to change by hand what a decision wrote.

        :raise UserError: naming the decision
        """
        if self.env.su:
            return
        if self._program_fields() & set(names):
            raise UserError(self.env._("An entry is tied to its decision when that is issued."))
        decided = self.sudo().filtered("decision_line_id")
        if frozen and decided:
            raise UserError(
                self.env._(
                    "%(person)s: this entry was written by %(decision)s. Revoke the decision to "
                    "take it back.",
                    person=decided[0].employee_id.name,
                    decision=decided[0].decision_line_id.decision_id.display_name,
                )
            )
