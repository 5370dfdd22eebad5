from odoo import api, fields, models

from ..rules.discipline_effect import Term

DISCIPLINE_FORMS = [
    ("reprimand", "Reprimand"),
    ("warning", "Warning"),
    ("salary_reduction", "Salary reduction"),
    ("demotion", "Demotion"),
    ("removal", "Removal from post"),
    ("dismissal", "Dismissal"),
]
# Data of the law that cchc_positions shipped before; its names move along once.
MOVED = (
    *("legal_document_nd_34_2011", "legal_document_nd_112_2020", "legal_document_nd_172_2025"),
    *("legal_parameter_discipline_effect", "legal_parameter_discipline_effect_2011"),
    *("legal_parameter_discipline_effect_2020", "legal_parameter_discipline_effect_2025"),
)


class CchcDiscipline(models.Model):
    """A disciplinary measure, from its decision to its lapse."""

    _name = "cchc.discipline"
    _description = "Discipline"
    _inherit = ["cchc.dossier.decided", "cchc.dossier.item"]

    form = fields.Selection(DISCIPLINE_FORMS, required=True)
    reason = fields.Char()
    lapses_on = fields.Date(help="The first day without effect.")
    lapse_line_id = fields.Many2one(
        comodel_name="cchc.decision.line",
        string="Lapse by decision",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    lapses_before = fields.Date(
        readonly=True, copy=False, help="The day of lapse before a decision ended it."
    )

    def init(self):
        self.env.cr.execute(
            "UPDATE ir_model_data SET module = 'cchc_hr'"
            " WHERE module = 'cchc_positions' AND name = ANY(%s)",
            [list(MOVED)],
        )

    @api.depends("form", "document_number", "when")
    def _compute_display_name(self):
        forms = dict(self._fields["form"]._description_selection(self.env))
        for entry in self:
            parts = (forms.get(entry.form), entry.document_number, entry.when)
            entry.display_name = " · ".join(filter(None, parts))

    @api.model
    def _program_fields(self):
        return super()._program_fields() | {"lapse_line_id", "lapses_before"}

    @api.model
    def _terms(self):
        """For how many months a measure has effect, by the day on which it was decided."""
        rows = self.env["cchc.legal.parameter.value"].sudo()
        rows = rows.search([("parameter_id.code", "=", "discipline_effect_months")])
        return [Term(row.date_from, row.date_to or None, int(float(row.value))) for row in rows]
