from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_base.tools.changes import changed
from odoo.addons.cchc_hr.models.cchc_derived_facts import (
    DEGREE_LEVELS,
    IT_LEVELS,
    LANGUAGE_LEVELS,
    POLITICAL_THEORY_LEVELS,
    STATE_MANAGEMENT_LEVELS,
)

from ..rules import standard as rule
from .scheme_parts import freeze_parts_of_lines, owners_named

REQUIREMENT_KINDS = [
    ("degree", "Degree"),
    ("major", "Field of study"),
    ("political_theory", "Political theory"),
    ("state_management", "State management"),
    ("it", "Computing"),
    ("language", "Foreign or ethnic language"),
    ("certificate", "Certificate"),
    ("lower_rank_years", "Years in the rank below"),
    ("rank_years", "Years in the rank"),
    ("service_years", "Years of service"),
    ("rating", "Ratings of the latest years"),
    ("age", "Age at most"),
    ("discipline", "No discipline in effect"),
]
# Field that holds the level, by kind of requirement.
LEVEL_FIELDS = {
    "degree": "degree_level",
    "major": "degree_level",
    "political_theory": "political_theory_level",
    "state_management": "state_management_level",
    "it": "it_level",
    "language": "language_level",
    "certificate": "certificate_kind",
    "rating": "rating",
}


class CchcStandardRequirement(models.Model):
    """One demand of a standard, or of a position by its scheme, with its article."""

    _name = "cchc.standard.requirement"
    _description = "Requirement of a standard"
    _order = "standard_id, line_id, sequence, id"

    standard_id = fields.Many2one(
        comodel_name="cchc.standard", index="btree_not_null", ondelete="cascade"
    )
    line_id = fields.Many2one(
        comodel_name="cchc.position.scheme.line",
        string="Position of a scheme",
        index="btree_not_null",
        ondelete="cascade",
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(REQUIREMENT_KINDS, required=True, default="degree")
    degree_level = fields.Selection(DEGREE_LEVELS)
    political_theory_level = fields.Selection(POLITICAL_THEORY_LEVELS)
    state_management_level = fields.Selection(STATE_MANAGEMENT_LEVELS)
    it_level = fields.Selection(IT_LEVELS, string="IT level")
    language_level = fields.Selection(LANGUAGE_LEVELS)
    certificate_kind = fields.Selection(
        selection=lambda self: self.env["cchc.certificate"]._fields["kind"].selection,
        string="Kind of certificate",
    )
    rating = fields.Selection(
        selection=lambda self: self.env["cchc.yearly.rating"]._fields["rating"].selection,
        string="Rating at least",
    )
    amount = fields.Integer(string="Years", aggregator=None)
    text = fields.Char(
        string="Words",
        help="Fields of study, any of which is enough, separated by semicolons; or words of the "
        "name of the certificate.",
    )
    article = fields.Char(help="For example: điểm a khoản 2 điều 7.")
    words = fields.Char(string="Demanded", compute="_compute_words")

    _one_owner = models.Constraint(
        "CHECK ((standard_id IS NULL) <> (line_id IS NULL))",
        "A requirement belongs to a standard or to a position of a scheme.",
    )

    _amount_sensible = models.Constraint(
        "CHECK (COALESCE(amount, 0) BETWEEN 0 AND 100)",
        "A requirement can't ask for more than 100 years.",
    )

    def init(self):
        result = super().init()
        columns = ("standard_id", "kind", "amount", "text", "article", *LEVEL_FIELDS.values())
        freeze_parts_of_lines(self.env.cr, self._table, tuple(dict.fromkeys(columns)))
        return result

    @api.depends("kind", "amount", "text", *LEVEL_FIELDS.values())
    def _compute_words(self):
        for requirement in self:
            complete = requirement._missing() is None
            requirement.words = requirement._as_rule("").words if complete else ""

    @api.depends("kind", "words")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for requirement in self:
            requirement.display_name = f"{labels[requirement.kind]}: {requirement.words}"

    @api.model
    def _level_field(self, kind):
        """Name of the field that holds the level of a kind, or None."""
        return LEVEL_FIELDS.get(kind)

    def _level(self):
        self.ensure_one()
        field = self._level_field(self.kind)
        return (field and self[field]) or ""

    def _missing(self):
        """Name of the field without which the requirement says nothing, or None."""
        self.ensure_one()
        if self.kind in rule.NEEDS_LEVEL and not self._level():
            return LEVEL_FIELDS[self.kind]
        if self.kind in rule.NEEDS_AMOUNT and self.amount < 1:
            return "amount"
        if self.kind in rule.NEEDS_TEXT and not (self.text or "").strip(" ;"):
            return "text"
        return None

    @api.constrains("kind", "amount", "text", *LEVEL_FIELDS.values())
    def _check_complete(self):
        for requirement in self:
            missing = requirement._missing()
            if missing:
                kinds = dict(self._fields["kind"]._description_selection(self.env))
                raise ValidationError(
                    self.env._(
                        "%(owner)s – %(kind)s: enter “%(field)s”.",
                        owner=(requirement.standard_id or requirement.line_id).display_name,
                        kind=kinds[requirement.kind],
                        field=self._fields[missing]._description_string(self.env),
                    )
                )

    def _as_rule(self, source, confidence="seen"):
        """The requirement as the rule knows it."""
        self.ensure_one()
        return rule.Requirement(
            self.kind,
            level=self._level(),
            amount=self.amount if self.kind in rule.NEEDS_AMOUNT else 0,
            text=self.text or "",
            article=self.article or "",
            source=source,
            confidence=confidence,
        )

    # -- who is touched ----------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        owners_named(self, vals_list, "line_id").scheme_id._check_editable()
        requirements = super().create(vals_list)
        requirements._owners_changed()
        return requirements

    def write(self, vals):
        moved = changed(self, vals)
        self._owners_changed(moved)
        owners_named(self, [vals], "line_id", new=False).scheme_id._check_editable()
        result = super().write(vals)
        self._owners_changed(moved)
        return result

    def unlink(self):
        self._owners_changed()
        return super().unlink()

    def _owners_changed(self, moved=None):
        """Requirements of a position change with its scheme; those of a standard touch holders.

        :param moved: those that will say something else; default: all
        """
        self.line_id.scheme_id._check_editable()
        # Who may write the requirements of his schemes may not write the law.
        if self.standard_id:
            self.standard_id.check_access("write")
        (self if moved is None else moved).standard_id._recompute_holders()
