from odoo import api, fields, models, tools

from ..rules.service_terms import TermRule
from .cchc_service_facts import STAFFING_CATEGORIES


class CchcTermRule(models.Model):
    """How long a contract, an appointment or an elected term may last, from a day on."""

    _name = "cchc.term.rule"
    _description = "Rule on terms"
    _inherit = ["cchc.kept.table"]
    _order = "subject, category, date_from"

    subject = fields.Selection(
        [
            ("contract_fixed", "Fixed-term contract"),
            ("contract_open", "Open-ended contract"),
            ("appointment", "Appointment to a leadership post"),
            ("elected", "Elected term"),
        ],
        required=True,
    )
    category = fields.Selection(
        STAFFING_CATEGORIES,
        string="Staffing category",
        help="Empty: all without a row of their own.",
    )
    min_months = fields.Integer(
        string="Shortest (months)", aggregator=None, help="0: not known or not set."
    )
    max_months = fields.Integer(
        string="Longest (months)", aggregator=None, help="0: not known or not set."
    )
    max_count = fields.Integer(
        string="At most in a row", aggregator=None, help="0: not known or not set."
    )
    notice_days = fields.Integer(
        string="Notice before the end (days)", aggregator=None, help="0: not known or not set."
    )
    working_days = fields.Boolean(string="In working days")
    extension_months = fields.Integer(
        string="Extension before retirement (months)",
        aggregator=None,
        help="Who retires within these months after the end of the term keeps the post until then.",
    )
    date_from = fields.Date()
    date_to = fields.Date()
    document = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="memory",
        required=True,
        help="Only a rule that was read in the text refuses; another one warns.",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "The end lies before the start.",
    )
    _numbers_positive = models.Constraint(
        "CHECK (COALESCE(min_months, 0) >= 0 AND COALESCE(max_months, 0) >= 0 "
        "AND COALESCE(max_count, 0) >= 0 AND COALESCE(notice_days, 0) >= 0 "
        "AND COALESCE(extension_months, 0) >= 0)",
        "A limit is not negative.",
    )

    @api.depends("subject", "document")
    def _compute_display_name(self):
        subjects = dict(self._fields["subject"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{subjects.get(row.subject, '')} · {row.document or ''}"

    @api.model
    @tools.ormcache()
    def _rows(self):
        """The table as the rules read it."""
        return tuple(
            TermRule(
                subject=row.subject,
                category=row.category or "",
                min_months=row.min_months,
                max_months=row.max_months,
                max_count=row.max_count,
                notice_days=row.notice_days,
                working_days=row.working_days,
                extension_months=row.extension_months,
                date_from=row.date_from or None,
                date_to=row.date_to or None,
                document=row.document or "",
                confidence=row.confidence,
            )
            for row in self.sudo().search([])
        )
