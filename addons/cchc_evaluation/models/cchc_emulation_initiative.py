from odoo import api, fields, models

from odoo.addons.cchc_base.tools.attachments import adopt_attachments

SCOPES = [("unit", "The unit"), ("province", "The province"), ("national", "The country")]


class CchcEmulationInitiative(models.Model):
    """An initiative of a person that somebody has recognised, and how far its effect reaches."""

    _name = "cchc.emulation.initiative"
    _description = "Initiative"
    _order = "year desc, id desc"

    name = fields.Char(string="Initiative", required=True)
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Author", required=True, ondelete="restrict", index=True
    )
    unit_id = fields.Many2one(related="employee_id.unit_id", string="Unit")
    year = fields.Integer(string="Year of recognition", required=True, aggregator=None)
    scope = fields.Selection(SCOPES, string="Reach", required=True, default="unit")
    recognised_by = fields.Char(required=True)
    document_number = fields.Char(required=True)
    document_date = fields.Date()
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Evidence")
    note = fields.Char()

    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 1990 AND 2100)", "The year of an initiative has four digits."
    )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_authors({vals.get("employee_id") for vals in vals_list})
        rows = super().create(vals_list)
        adopt_attachments(rows)
        return rows

    def write(self, vals):
        self.check_access("write")
        self._check_authors({vals.get("employee_id")})
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    def _check_authors(self, ids):
        """Who writes an initiative keeps the dossier of its author."""
        self.env["hr.employee"].browse(ids - {None, False}).check_access("write")
