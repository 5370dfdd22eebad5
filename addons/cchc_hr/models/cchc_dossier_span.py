from odoo import api, fields, models

from odoo.addons.cchc_base.tools.attachments import adopt_attachments


class CchcDossierSpan(models.AbstractModel):
    """A part of a person's service with its first and last day and the paper that proves it."""

    _name = "cchc.dossier.span"
    _description = "Dated part of the dossier"
    _order = "date_from desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="cascade", index=True
    )
    unit_id = fields.Many2one(related="employee_id.unit_id", store=True, index=True)
    date_from = fields.Date(string="From", required=True, index=True)
    date_to = fields.Date(string="Until", index=True, help="Last day; empty while it is open.")
    document_number = fields.Char()
    document_date = fields.Date()
    issuer = fields.Char(string="Issued by")
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Evidence")
    note = fields.Char()

    @api.model
    def _check_people(self, person_ids):
        """Refuse people of other units before anything is made or compared: what a check of dates
        would answer tells of the person's dossier."""
        people = self.env["hr.employee"].sudo().browse(set(person_ids) - {None, False})
        people.unit_id.sudo(self.env.su)._check_in_charge()

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        default = self.env.context.get("default_employee_id")
        self._check_people(vals.get("employee_id", default) for vals in vals_list)
        spans = super().create(vals_list)
        adopt_attachments(spans)
        return spans

    def write(self, vals):
        self.check_access("write")
        if "employee_id" in vals:
            self._check_people([vals["employee_id"]])
        result = super().write(vals)
        if "employee_id" in vals:
            # Odoo asks for the rights on a row before it changes; now it is another person's.
            self.check_access("write")
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result
