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


class CchcPersonPart(models.AbstractModel):
    """What belongs to one person: closed with the entry that was merged."""

    _name = "cchc.person.part"
    _description = "Part of a person's dossier"

    @api.model_create_multi
    def create(self, vals_list):
        default = self.env.context.get("default_employee_id")
        self._check_open(vals.get("employee_id", default) for vals in vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self.employee_id._check_not_merged()
        self._check_open([vals.get("employee_id")])
        return super().write(vals)

    @api.model
    def _check_open(self, person_ids):
        # Before anything is made: what else is wrong with it does not matter to the officer.
        self.env["hr.employee"].browse(set(person_ids) - {None, False})._check_not_merged()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_of_merged(self):
        self.employee_id._check_not_merged()


class CchcDossierItem(models.AbstractModel):
    _name = "cchc.dossier.item"
    _inherit = ["cchc.dossier.item", "cchc.person.part"]


class CchcDossierSpan(models.AbstractModel):
    """Absences, contracts and terms are no items of the dossier's form, and closed all the same."""

    _name = "cchc.dossier.span"
    _inherit = ["cchc.dossier.span", "cchc.person.part"]


class CchcPaperFile(models.Model):
    _name = "cchc.paper.file"
    _inherit = ["cchc.paper.file", "cchc.person.part"]
