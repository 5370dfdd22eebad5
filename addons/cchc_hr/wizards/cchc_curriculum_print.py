from odoo import api, fields, models

SHEET = "cchc.curriculum.sheet"


class CchcCurriculumPrint(models.TransientModel):
    """Asks which form of the curriculum to print for one person or for many."""

    _name = "cchc.curriculum.print"
    _description = "Print the curriculum"

    employee_ids = fields.Many2many(comodel_name="hr.employee", string="People", required=True)
    template_id = fields.Many2one(
        comodel_name="cchc.document.template",
        string="Form",
        required=True,
        domain=[("model", "=", SHEET)],
        default=lambda self: self.env["cchc.document.template"].search(
            [("model", "=", SHEET)], limit=1
        ),
    )
    year = fields.Integer(
        required=True,
        default=lambda self: self.env["hr.version"]._today().year,
        help="Of the yearly supplement: what changed in this year.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        made = super().create(vals_list)
        made.employee_ids.check_access("read")
        return made

    def write(self, vals):
        result = super().write(vals)
        self.employee_ids.check_access("read")
        return result

    def action_print_pdf(self):
        return self._sheets().action_print_pdf()

    def action_print_docx(self):
        return self._sheets().action_print_docx()

    def _sheets(self):
        self.ensure_one()
        return self.env[SHEET].create(
            [
                {
                    "employee_id": person.id,
                    "template_id": self.template_id.id,
                    "year": self.year,
                }
                for person in self.employee_ids
            ]
        )
