from odoo import api, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.tools.attachments import adopt_attachments


class CchcTrainingDeclared(models.Model):
    """Declared hours stand with the unit of the person, and need their evidence."""

    _inherit = "cchc.training.declared"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        people = self.env["hr.employee"].browse({vals.get("employee_id") for vals in vals_list})
        units = self._check_people(people)
        rows = super().create(
            [{**vals, "unit_id": units.get(vals.get("employee_id"))} for vals in vals_list]
        )
        adopt_attachments(rows)
        return rows

    def write(self, vals):
        self.check_access("write")
        vals = {name: value for name, value in vals.items() if name != "unit_id"}
        if vals.get("employee_id"):
            person = self.env["hr.employee"].browse(vals["employee_id"])
            vals["unit_id"] = self._check_people(person)[person.id]
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    def _check_people(self, people):
        """The unit of each person, all of which lie in the scope."""
        people.check_access("read")
        units = people.sudo().unit_id
        units.sudo(self.env.su)._check_in_charge()
        return {person.id: person.sudo().unit_id.id for person in people}

    @api.constrains("name", "attachment_ids", "note")
    def _check_evidence(self):
        for row in self:
            if not row.attachment_ids and not (row.note or "").strip():
                raise ValidationError(
                    self.env._(
                        "%(person)s, “%(course)s”: attach the evidence, or name the paper in the "
                        "note.",
                        person=row.employee_id.name,
                        course=row.name,
                    )
                )

    @api.constrains("date_from", "date_to", "periods")
    def _check_year(self):
        for row in self:
            if row.date_from.year != row.date_to.year:
                raise ValidationError(
                    self.env._(
                        "%(person)s, “%(course)s”: enter the periods of each year by themselves.",
                        person=row.employee_id.name,
                        course=row.name,
                    )
                )
