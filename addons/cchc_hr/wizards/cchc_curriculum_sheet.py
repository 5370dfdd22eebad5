from odoo import api, fields, models

from ..documents import curriculum
from ..models.curriculum_reader import CurriculumReader


class CchcCurriculumSheet(models.TransientModel):
    """One form about one person, to be printed: what the engine of documents prints."""

    _name = "cchc.curriculum.sheet"
    _description = "Curriculum sheet"
    _inherit = ["cchc.document"]

    employee_id = fields.Many2one(comodel_name="hr.employee", required=True, ondelete="cascade")
    template_id = fields.Many2one(
        comodel_name="cchc.document.template", required=True, ondelete="cascade"
    )
    year = fields.Integer(required=True)

    @api.model_create_multi
    def create(self, vals_list):
        made = super().create(vals_list)
        made.employee_id.check_access("read")
        return made

    def write(self, vals):
        result = super().write(vals)
        self.employee_id.check_access("read")
        return result

    def _document_templates(self):
        return {sheet.id: sheet.template_id.sudo() for sheet in self}

    def _document_context(self):
        made = {}
        for year, sheets in self.grouped("year").items():
            people = sheets.employee_id
            people.check_access("read")
            contexts = CurriculumReader(people, year).contexts()
            made |= {sheet.id: contexts[sheet.employee_id.id] for sheet in sheets}
        return made

    @api.model
    def _document_samples(self):
        return curriculum.samples()

    def _document_name(self):
        return f"{self.template_id.code} {self.employee_id.name}"

    @api.model
    def _document_bundle_name(self):
        return "Lý lịch"
