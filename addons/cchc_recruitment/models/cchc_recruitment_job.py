from odoo import fields, models


class CchcRecruitmentJob(models.Model):
    """Work of a candidate before (NĐ 170/2025, Mẫu số 01, mục III)."""

    _name = "cchc.recruitment.job"
    _description = "Earlier work of a candidate"
    _order = "application_id.id, date_from, id"

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, index=True, ondelete="cascade"
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until")
    workplace = fields.Char(required=True)
    insured = fields.Boolean(string="With social insurance")

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "The work ends before it begins: correct a date."
    )
