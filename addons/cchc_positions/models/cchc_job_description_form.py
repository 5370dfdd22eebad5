from odoo import api, fields, models

MODES = [("off", "Nothing"), ("warn", "Warn"), ("block", "Refuse")]


class CchcJobDescriptionForm(models.Model):
    """The form of a job description (bản mô tả công việc) that a text prescribes for a time.

    Dated data: TT 12/2022 for civil servants and shared positions, NĐ 232/2026 phụ lục IV for
    public employees. A position takes the form in force on the first day of its scheme.
    """

    _name = "cchc.job.description.form"
    _description = "Form of job descriptions"
    _order = "date_from desc, staff"

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    title = fields.Char(required=True, help="Printed above the description.")
    staff = fields.Selection(
        [("civil_servant", "Civil servants"), ("public_employee", "Public employees")],
        required=True,
    )
    date_from = fields.Date(required=True)
    date_to = fields.Date()
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict"
    )
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
    )
    on_submit = fields.Selection(
        MODES,
        string="Incomplete at submission",
        default="warn",
        required=True,
        help="What happens when a scheme of this form's time is submitted with a position whose "
        "job description, or a section of it, is missing.",
    )
    on_approve = fields.Selection(
        MODES,
        string="Incomplete at approval",
        default="block",
        required=True,
        help="What happens when such a scheme is approved (Luật 80/2025 điều 23 khoản 2).",
    )
    section_ids = fields.One2many(
        comodel_name="cchc.job.description.section", inverse_name="form_id", string="Sections"
    )

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The form ends before it begins."
    )

    @api.model
    def _in_force(self, staff, on):
        """The form for a kind of staff on a day, the latest one if several; else an empty set."""
        return self.search(
            [
                ("staff", "=", staff),
                ("date_from", "<=", on),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", on),
            ],
            order="date_from desc, id desc",
            limit=1,
        )
