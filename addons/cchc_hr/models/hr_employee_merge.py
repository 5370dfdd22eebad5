from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.cchc_base.models.field_groups import READ


class HrEmployee(models.Model):
    """Two entries of one person: the one that was merged stays to be read, and is closed."""

    _inherit = "hr.employee"

    merged_into_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Merged into",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        groups=READ,
        help="The register knows this person under another entry, which holds the whole career.",
    )
    merged_entry_ids = fields.One2many(
        comodel_name="hr.employee",
        inverse_name="merged_into_id",
        string="Merged entries",
        context={"active_test": False},
        groups=READ,
    )

    def write(self, vals):
        self._check_not_merged()
        return super().write(vals)

    def _check_not_merged(self):
        """:raise UserError: for an entry that lives on in another one"""
        for person in self.sudo():
            if person.merged_into_id:
                raise UserError(
                    self.env._(
                        "%(person)s was merged into %(kept)s: work on that entry.",
                        person=person.name,
                        kept=person.merged_into_id.name,
                    )
                )

    def action_open_kept(self):
        self.ensure_one()
        return self.merged_into_id.get_formview_action()

    def action_open_merges(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Merged entries"),
            "res_model": "cchc.person.merge",
            "view_mode": "list,form",
            "domain": list(Domain("kept_id", "=", self.id) | Domain("other_id", "=", self.id)),
        }

    def action_merge(self):
        """Ask how two entries become one; the one with the longer career is proposed as kept."""
        if len(self) != 2:
            raise UserError(self.env._("Select exactly two entries of one person."))
        self.env["cchc.person.merge"]._check_may_merge(self)
        kept = min(self, key=lambda person: (-person._career_length(), person.id))
        return self.env["cchc.person.merge.question"]._ask(kept, self - kept)

    def _career_length(self):
        lines = self.sudo().decision_line_ids
        return len(lines.filtered(lambda line: not line.revoked_at))


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    @api.constrains("employee_id")
    def _check_entry_is_open(self):
        self.employee_id._check_not_merged()


class CchcDossierItem(models.AbstractModel):
    _inherit = "cchc.dossier.item"

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items.employee_id._check_not_merged()
        return items

    def write(self, vals):
        self.employee_id._check_not_merged()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_merged(self):
        self.employee_id._check_not_merged()
