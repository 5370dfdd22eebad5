from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..fields import PartialDate
from .cchc_derived_facts import (
    IT_LEVELS,
    LANGUAGE_LEVELS,
    LEADERSHIP_LEVELS,
    POLITICAL_THEORY_LEVELS,
    STATE_MANAGEMENT_LEVELS,
)

# Kind of certificate -> field that holds its level, and the derived fact that it raises.
LEVEL_FIELDS = {
    "political_theory": ("political_theory_level", "political_theory_level"),
    "state_management": ("state_management_level", "state_management_level"),
    "it": ("it_level", "it_level"),
    "english": ("language_level", "english_level"),
    "other_language": ("language_level", "other_language_level"),
    "minority_language": (None, "minority_language"),
    "leadership": ("leadership_level", None),
}
CERTIFICATE_KINDS = [
    ("political_theory", "Political theory"),
    ("state_management", "State management"),
    ("it", "Computing"),
    ("english", "English"),
    ("other_language", "Other foreign language"),
    ("minority_language", "Ethnic language"),
    ("defence", "Defence and security"),
    ("leadership", "Leadership and management"),
    ("professional", "Professional training"),
    ("other", "Other"),
]


class CchcCertificate(models.Model):
    """A certificate of political theory, state management, languages, computing, defence …"""

    _name = "cchc.certificate"
    _description = "Certificate"
    _inherit = ["cchc.dossier.item"]

    kind = fields.Selection(CERTIFICATE_KINDS, required=True)
    name = fields.Char(help="Name on the certificate, for example IELTS 6.0 or the language.")
    start = PartialDate(string="From")
    score = fields.Char(help="As on the certificate, for example 6.5 or 450.")
    political_theory_level = fields.Selection(POLITICAL_THEORY_LEVELS)
    state_management_level = fields.Selection(STATE_MANAGEMENT_LEVELS)
    it_level = fields.Selection(IT_LEVELS, string="IT level")
    language_level = fields.Selection(LANGUAGE_LEVELS)
    leadership_level = fields.Selection(LEADERSHIP_LEVELS)

    @api.constrains("kind", *{field for field, _fact in LEVEL_FIELDS.values() if field})
    def _check_level(self):
        for certificate in self:
            field, _fact = LEVEL_FIELDS.get(certificate.kind, (None, None))
            if field and not certificate[field]:
                raise ValidationError(
                    self.env._(
                        "%(person)s: choose the level of the certificate “%(kind)s”.",
                        person=certificate.employee_id.name,
                        kind=dict(self._fields["kind"]._description_selection(self.env))[
                            certificate.kind
                        ],
                    )
                )

    def _after_change(self, people):
        self.env["cchc.timeline"]._project(people)

    @api.model
    def _attaining_fields(self):
        return ("kind", *{field for field, _fact in LEVEL_FIELDS.values() if field})

    def _attainments(self):
        found = []
        for item in self:
            field, fact = LEVEL_FIELDS.get(item.kind, (None, None))
            if fact:
                value = item[field] if field else True
                found.append((item.employee_id.id, item.when_date, fact, value))
        return found
