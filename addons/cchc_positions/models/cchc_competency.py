from odoo import api, fields, models

GROUPS = [
    ("common", "Common"),
    ("professional", "Professional"),
    ("managerial", "Managerial"),
]
LEVEL_CHECK = "CHECK (level BETWEEN 1 AND 5)"


class CchcCompetency(models.Model):
    """An entry of the dictionary of competencies (khung năng lực): what, since when, by which text.

    NĐ 232/2026 phụ lục IV: four common competencies, the professional and the managerial one, in
    five levels; TT 12/2022: seven common ones.
    """

    _name = "cchc.competency"
    _description = "Competency"
    _order = "date_from desc, staff, group, sequence, id"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    group = fields.Selection(GROUPS, required=True)
    staff = fields.Selection(
        [("civil_servant", "Civil servants"), ("public_employee", "Public employees")],
        help="Of whom it is required. Empty: of both.",
    )
    sequence = fields.Integer(default=10)
    description = fields.Text()
    level_ids = fields.One2many(
        comodel_name="cchc.competency.level", inverse_name="competency_id", string="Levels"
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

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The competency ends before it begins."
    )

    @api.model
    def _in_force(self, staff, on):
        """The competencies of a kind of staff on a day."""
        return self.search(
            [
                ("staff", "in", (staff, False)),
                ("date_from", "<=", on),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", on),
            ]
        )
