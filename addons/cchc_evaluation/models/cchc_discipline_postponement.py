from odoo import fields, models


class CchcDisciplinePostponement(models.Model):
    """Days that do not count for the time to decide (NĐ 172/2025, điều 3 and điều 5 khoản 6)."""

    _name = "cchc.discipline.postponement"
    _description = "Postponement of a discipline case"
    _inherit = ["cchc.discipline.part"]
    _order = "date_from, id"

    reason = fields.Selection(
        [
            ("illness", "Serious illness, inpatient treatment"),
            ("maternity", "Pregnancy or maternity leave"),
            ("small_child", "Child under 12 months"),
            ("custody", "Custody, prosecution, trial"),
            ("proceedings", "Criminal proceedings"),
            ("complaint", "Complaint or lawsuit"),
        ],
        required=True,
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", help="Empty: it goes on.")
    document = fields.Char(string="Paper", required=True)

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The end lies before the start."
    )
