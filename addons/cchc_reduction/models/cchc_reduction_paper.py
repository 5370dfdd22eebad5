from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..rules.case import MEASURES
from .cchc_reduction_ground import FACTS


class CchcReductionPaper(models.Model):
    """A paper that a dossier of reduction must hold, by its ground and its measure."""

    _name = "cchc.reduction.paper"
    _description = "Paper of a reduction dossier"
    _order = "id"

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    measures = fields.Char(help="Codes with commas; empty for all measures.")
    facts = fields.Char(string="Grounds", help="What the grounds look at; empty for all.")
    volunteering = fields.Boolean(string="Only of volunteers")
    asked_when = fields.Char(string="Asked for", compute="_compute_asked_when")
    article = fields.Char(
        help="Where the decree asks for the paper; empty while nobody has read it in the text."
    )
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="memory",
    )
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")

    @api.depends("measures", "facts", "volunteering")
    @api.depends_context("lang")
    def _compute_asked_when(self):
        """What the paper hangs on, in the words of the screens."""
        Dossier = self.env["cchc.reduction.dossier"]
        measures = dict(Dossier._fields["measure"]._description_selection(self.env))
        Ground = self.env["cchc.reduction.ground"]
        facts = dict(Ground._fields["fact"]._description_selection(self.env))
        for paper in self:
            parts = [
                *(measures.get(code, code) for code in _codes(paper.measures)),
                *(facts.get(code, code) for code in _codes(paper.facts)),
            ]
            if paper.volunteering:
                parts.append(self.env._("Whoever volunteers"))
            paper.asked_when = "; ".join(parts) or self.env._("Every dossier")

    @api.constrains("measures", "facts")
    def _check_codes(self):
        for paper in self:
            unknown = set(_codes(paper.measures)) - set(MEASURES)
            unknown |= set(_codes(paper.facts)) - {code for code, _name in FACTS}
            if unknown:
                raise ValidationError(
                    self.env._(
                        "%(paper)s: “%(code)s” is no measure and nothing that a ground looks at.",
                        paper=paper.name,
                        code=min(unknown),
                    )
                )

    def _asked_by(self, dossier):
        """The article by which a dossier asks for the paper, as far as it is known."""
        self.ensure_one()
        if self.article:
            return self.article
        if self.facts or (self.volunteering and dossier.ground_id.volunteering):
            return dossier.ground_id.article or ""
        return dossier.article or dossier.list_id.decree or "" if self.measures else ""

    def _asked_of(self, dossier):
        """The papers that the ground and the measure of a dossier ask for."""
        day = dossier.list_id.review_on
        return self.filtered(
            lambda row: (
                (not row.date_from or row.date_from <= day)
                and (not row.date_to or row.date_to >= day)
                and (not row.measures or dossier.measure in _codes(row.measures))
                and (not row.facts or dossier.ground_id.fact in _codes(row.facts))
                and (not row.volunteering or dossier.volunteers or dossier.ground_id.volunteering)
            )
        )


def _codes(text):
    return [code.strip() for code in (text or "").split(",") if code.strip()]
