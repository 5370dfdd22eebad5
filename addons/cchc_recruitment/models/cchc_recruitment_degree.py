from odoo import fields, models

from odoo.addons.cchc_hr.models.cchc_derived_facts import DEGREE_LEVELS


class CchcRecruitmentDegree(models.Model):
    """A degree or certificate that a candidate states (NĐ 170/2025, Mẫu số 01, mục II)."""

    _name = "cchc.recruitment.degree"
    _description = "Degree of a candidate"
    _order = "application_id.id, issued_on desc, id"

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(
        [("degree", "Degree"), ("certificate", "Certificate")], required=True, default="degree"
    )
    certificate_kind = fields.Selection(
        selection=lambda self: (
            self.env["cchc.certificate"]._fields["kind"]._description_selection(self.env)
        ),
        string="Kind of certificate",
        help="Of a certificate: by it the condition of a language, of computing … is looked at.",
    )
    school = fields.Char(required=True)
    issued_on = fields.Date()
    level = fields.Selection(DEGREE_LEVELS)
    number = fields.Char()
    major = fields.Char(help="As the transcript names it.")
    field_of_study = fields.Char()
    study_form = fields.Char(string="Form of study")
    grade = fields.Char()
