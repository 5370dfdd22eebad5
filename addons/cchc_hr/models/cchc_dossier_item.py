from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.attachments import adopt_attachments
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import partial_date


class CchcDossierItem(models.AbstractModel):
    """A dated entry of the dossier with the paper that proves it.

    Dates are written as the paper has them (``when``: day, month or year) and kept beside as a
    day (``when_date``) for rules: the last day of what is known, so that nothing counts early.
    """

    _name = "cchc.dossier.item"
    _description = "Entry of the dossier"
    _order = "when_date desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="cascade", index=True
    )
    when = fields.Char(string="Date", help="01/03/2015, 03/2015 or 2015.")
    when_date = fields.Date(compute="_compute_when_date", store=True)
    document_number = fields.Char()
    document_date = fields.Date()
    issuer = fields.Char(string="Issued by")
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Evidence")
    note = fields.Char()

    @api.depends("when")
    def _compute_when_date(self):
        for item in self:
            item.when_date = item.when and partial_date.parse(item.when).last_day()

    @api.model
    def _normalise_when(self, vals):
        if vals.get("when"):
            try:
                vals["when"] = str(partial_date.parse(vals["when"]))
            except RuleError as error:
                raise ValidationError(
                    self.env._(
                        "%(model)s – date: %(problem)s",
                        model=self._description,
                        problem=translate(self.env, error.problem),
                    )
                ) from error
        return vals

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create([self._normalise_when(dict(vals)) for vals in vals_list])
        adopt_attachments(items)
        items._after_change(items.employee_id)
        return items

    def write(self, vals):
        people = self.employee_id
        result = super().write(self._normalise_when(dict(vals)))
        if "employee_id" in vals:
            # Odoo asks for the rights on an entry before it changes; now it is another person's.
            self.check_access("write")
        if "attachment_ids" in vals:
            adopt_attachments(self)
        self._after_change(people | self.employee_id)
        return result

    def unlink(self):
        people = self.employee_id
        result = super().unlink()
        self._after_change(people)
        return result

    def _after_change(self, people):
        """Hook: what follows from the list for the person, after any change of it."""

    @api.model
    def _attaining_fields(self):
        """Fields that say which level an entry proves."""
        return ()

    def _attainments(self):
        """Levels that the entries prove, as ``(employee, day or None, fact, value)``.

        Read in one query for all people; see ``cchc.timeline``.
        """
        return []
