from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.tools.problems import translate

from ..rules import service_terms
from ..rules.spans import Span


class CchcElectedTerm(models.Model):
    """A post held by election: the body, the result, the approval, from when until when."""

    _name = "cchc.elected.term"
    _description = "Elected term"
    _inherit = ["cchc.dossier.span"]

    body = fields.Selection(
        [
            ("council", "People's council"),
            ("committee", "People's committee"),
            ("party", "Party committee"),
            ("organisation", "Socio-political organisation"),
            ("other", "Other body"),
        ],
        string="Kind of body",
        required=True,
    )
    body_name = fields.Char(string="Body", required=True, help="For example HĐND xã Bình An.")
    post = fields.Char(required=True)
    term_name = fields.Char(string="Term", help="For example 2021–2026.")
    elected_on = fields.Date()
    votes_for = fields.Integer(aggregator=None)
    votes_total = fields.Integer(string="Votes cast", aggregator=None)
    document_number = fields.Char(string="Number of the approval")
    document_date = fields.Date(string="Approved on")
    issuer = fields.Char(string="Approved by")
    end_reason = fields.Selection(
        [
            ("term_over", "End of the term"),
            ("released", "Released"),
            ("recalled", "Recalled"),
            ("resigned", "Resigned"),
            ("moved", "Moved to other work"),
            ("merged", "The body was merged or dissolved"),
            ("died", "Died"),
        ]
    )
    warning = fields.Text(string="To check", compute="_compute_warning")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A term ends before it starts: correct one of its dates.",
    )
    _votes_positive = models.Constraint(
        "CHECK (COALESCE(votes_for, 0) >= 0 AND COALESCE(votes_total, 0) >= 0)",
        "A number of votes is not negative.",
    )

    @api.depends("employee_id", "post", "term_name")
    def _compute_display_name(self):
        for term in self:
            parts = (term.employee_id.name, term.post, term.term_name)
            term.display_name = " · ".join(part for part in parts if part)

    def _problems(self):
        rules = self.env["cchc.term.rule"]._rows()
        return {
            term: service_terms.check_elected(
                Span(term.date_from, term.date_to or None),
                service_terms.rule_for(
                    rules,
                    service_terms.ELECTED,
                    term.sudo().employee_id.staffing_category,
                    term.date_from,
                ),
                term.votes_for,
                term.votes_total,
            )
            if term.date_from
            else []
            for term in self
        }

    @api.constrains("date_from", "date_to", "votes_for", "votes_total")
    def _check_votes(self):
        for term, problems in self._problems().items():
            blocking = [translate(self.env, item) for item in problems if item.blocking]
            if blocking:
                raise ValidationError(
                    self.env._(
                        "%(person)s – %(post)s: %(problems)s",
                        person=term.employee_id.name,
                        post=term.post,
                        problems=" ".join(blocking),
                    )
                )

    @api.constrains("employee_id", "body", "body_name", "post", "date_from", "date_to")
    def _check_same_post(self):
        """One post is not held twice at a time."""
        known = self.sudo().search([("employee_id", "in", self.employee_id.ids)])
        for term in self.sudo():
            span = Span(term.date_from, term.date_to or None)
            for other in known - term:
                same = (other.employee_id, other.body, other.body_name, other.post) == (
                    term.employee_id,
                    term.body,
                    term.body_name,
                    term.post,
                )
                if same and service_terms.overlap(
                    span, Span(other.date_from, other.date_to or None)
                ):
                    raise ValidationError(
                        self.env._(
                            "%(person)s already holds the post %(post)s of %(body)s in that time: "
                            "end the earlier term first.",
                            person=term.employee_id.name,
                            post=term.post,
                            body=term.body_name,
                        )
                    )

    @api.depends("date_from", "date_to", "votes_for", "votes_total", "employee_id")
    def _compute_warning(self):
        for term, problems in self._problems().items():
            texts = [translate(self.env, item) for item in problems if not item.blocking]
            term.warning = "\n".join(text[:1].upper() + text[1:] for text in texts) or False
