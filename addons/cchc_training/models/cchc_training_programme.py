from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_hr.models.cchc_certificate import CERTIFICATE_KINDS
from odoo.addons.cchc_hr.models.cchc_derived_facts import (
    DEGREE_LEVELS,
    IT_LEVELS,
    LANGUAGE_LEVELS,
    LEADERSHIP_LEVELS,
    POLITICAL_THEORY_LEVELS,
    STATE_MANAGEMENT_LEVELS,
)

from .words import PROVED_LEVELS

PROGRAMME_KINDS = [
    ("political_theory", "Political theory"),
    ("defence", "Defence and security"),
    ("state_management", "State management by rank"),
    ("leadership", "Leadership and management"),
    ("job_position", "Job position"),
    ("language", "Foreign language"),
    ("minority_language", "Ethnic language"),
    ("it", "Computing"),
    ("digital", "Digital skills"),
    ("professional", "Professional training"),
    ("reform", "Administrative reform"),
    ("postgraduate", "Postgraduate"),
    ("abroad", "Abroad"),
]
# NĐ 171/2025, điều 14
CONTENTS = [
    ("theory", "Political theory"),
    ("defence", "Defence and security"),
    ("management", "Knowledge and skills of state management"),
    ("position", "Knowledge and skills of the job position"),
    ("technology", "Science, technology, innovation and digital skills"),
]


class CchcTrainingProgramme(models.Model):
    """A programme that the law or the province knows: how long, for whom, what it proves."""

    _name = "cchc.training.programme"
    _description = "Training programme"
    _inherit = ["cchc.kept.table"]
    _order = "sequence, code, id"
    _rec_names_search = ["name", "code"]
    _one_of = ("code",)

    sequence = fields.Integer(default=100)
    code = fields.Char(required=True)
    # Vietnamese names are the names, in every language.
    name = fields.Char(required=True, string="Programme")
    active = fields.Boolean(default=True)
    kind = fields.Selection(PROGRAMME_KINDS, required=True, default="job_position", index=True)
    content = fields.Selection(CONTENTS, string="Group of contents")
    law = fields.Char(string="Text (code)")
    article = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="memory",
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="By document", ondelete="restrict"
    )
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")
    weeks = fields.Float(digits=(5, 2), aggregator=None)
    periods = fields.Integer(aggregator=None, help="One week has 40: 5 days of 8 periods.")
    rank_ids = fields.Many2many(comodel_name="cchc.rank", string="For ranks")
    group_ids = fields.Many2many(
        comodel_name="cchc.position.group", string="For groups of positions"
    )
    post_ids = fields.Many2many(
        comodel_name="cchc.leadership.post",
        relation="cchc_training_programme_post_rel",
        column1="programme_id",
        column2="leadership_post_id",
        string="For leadership posts",
    )
    cost_per_head = Dong(string="Usual cost per head")
    proves_kind = fields.Selection(CERTIFICATE_KINDS, string="Gives a certificate of")
    political_theory_level = fields.Selection(POLITICAL_THEORY_LEVELS)
    state_management_level = fields.Selection(STATE_MANAGEMENT_LEVELS)
    it_level = fields.Selection(IT_LEVELS, string="IT level")
    language_level = fields.Selection(LANGUAGE_LEVELS)
    leadership_level = fields.Selection(LEADERSHIP_LEVELS)
    degree_level = fields.Selection(DEGREE_LEVELS, string="Gives the degree")
    note = fields.Text()

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "The end lies before the start.",
    )
    _length_positive = models.Constraint(
        "CHECK (weeks >= 0 AND periods >= 0 AND cost_per_head >= 0)",
        "A programme has no negative length or cost.",
    )

    @api.constrains("proves_kind", *set(PROVED_LEVELS.values()))
    def _check_level(self):
        for programme in self:
            field = PROVED_LEVELS.get(programme.proves_kind)
            if field and not programme[field]:
                raise ValidationError(
                    self.env._(
                        "%s: choose the level of the certificate that it gives.", programme.name
                    )
                )

    def _proved(self):
        """Values of the dossier's certificate that says this programme was passed."""
        self.ensure_one()
        field = PROVED_LEVELS.get(self.proves_kind)
        return {"kind": self.proves_kind, **({field: self[field]} if field else {})}

    @api.model
    def _named(self, text, on):
        """The programme in force on a day that a table names by code or name; none if unknown."""
        return self.search(
            [
                *("|", ("code", "=ilike", text), ("name", "=ilike", text)),
                *self._in_force_on(on),
            ],
            limit=1,
        )
