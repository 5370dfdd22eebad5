from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_hr.models.cchc_derived_facts import (
    DEGREE_LEVELS,
    IT_LEVELS,
    LANGUAGE_LEVELS,
    POLITICAL_THEORY_LEVELS,
    STATE_MANAGEMENT_LEVELS,
)
from odoo.addons.cchc_positions.models.cchc_standard_requirement import (
    LEVEL_FIELDS,
    REQUIREMENT_KINDS,
)
from odoo.addons.cchc_positions.rules.standard import (
    LEVELS,
    NEEDS_AMOUNT,
    NEEDS_LEVEL,
    NEEDS_TEXT,
    Requirement,
)

CHOSEN = frozenset(LEVEL_FIELDS.values())


class CchcRecruitmentAsked(models.AbstractModel):
    """What a condition asks, in the shape of a requirement of a standard.

    The level is kept as one code, as the rules have it, and chosen from the list that belongs to
    the kind: the lists of the register and of the standards.
    """

    _name = "cchc.recruitment.asked"
    _description = "What a condition asks"

    kind = fields.Selection(REQUIREMENT_KINDS, required=True)
    level = fields.Char(string="Level (code)")
    degree_level = fields.Selection(
        DEGREE_LEVELS, string="Level of the degree", compute="_compute_chosen", readonly=False
    )
    political_theory_level = fields.Selection(
        POLITICAL_THEORY_LEVELS, string="Level of political theory", compute="_compute_chosen",
        readonly=False,
    )  # fmt: skip
    state_management_level = fields.Selection(
        STATE_MANAGEMENT_LEVELS, string="Level of state management", compute="_compute_chosen",
        readonly=False,
    )  # fmt: skip
    it_level = fields.Selection(
        IT_LEVELS, string="Level in computing", compute="_compute_chosen", readonly=False
    )
    language_level = fields.Selection(
        LANGUAGE_LEVELS, string="Level in the language", compute="_compute_chosen", readonly=False
    )
    certificate_kind = fields.Selection(
        selection=lambda self: self._certificate_kinds(), string="Kind of certificate",
        compute="_compute_chosen", readonly=False,
    )  # fmt: skip
    rating = fields.Selection(
        selection=lambda self: (
            self.env["cchc.yearly.rating"]._fields["rating"]._description_selection(self.env)
        ),
        string="Rating at least", compute="_compute_chosen", readonly=False,
    )  # fmt: skip
    amount = fields.Integer(string="Years, times", aggregator=None)
    text = fields.Char(
        string="Words",
        help="Fields of study, any of which is enough, separated by semicolons; or words of the "
        "name of the certificate.",
    )
    article = fields.Char(string="Legal basis")
    words = fields.Char(compute="_compute_words", string="Asked")

    @api.model
    def _certificate_kinds(self):
        return self.env["cchc.certificate"]._fields["kind"]._description_selection(self.env)

    @api.depends("kind", "level")
    def _compute_chosen(self):
        """The code, in the list of its kind; a level that stands in no list is shown in none."""
        for row in self:
            own = LEVEL_FIELDS.get(row.kind)
            for name in CHOSEN:
                row[name] = row.level if name == own and row.level in row._levels() else False

    @api.onchange("kind", *sorted(CHOSEN))
    def _onchange_chosen(self):
        own = LEVEL_FIELDS.get(self.kind)
        self.level = self[own] if own else False

    @api.depends("kind", "level", "amount", "text")
    def _compute_words(self):
        """As long as something is missing there is nothing to say."""
        for row in self:
            row.words = False if row._lacks_words() else row._requirement().words

    def _levels(self):
        """``{code: name}`` of the list from which the level of this kind is chosen."""
        self.ensure_one()
        if self.kind == "certificate":
            return dict(self._certificate_kinds())
        return LEVELS.get("degree" if self.kind == "major" else self.kind, {})

    def _lacks_words(self):
        return (
            not self.kind
            or (self.kind in NEEDS_LEVEL and not self.level)
            or (self.level and self.level not in self._levels())
            or (self.kind in NEEDS_AMOUNT and self.amount < 1)
            or (self.kind in NEEDS_TEXT and not (self.text or "").strip(" ;"))
        )

    def _requirement(self):
        self.ensure_one()
        return Requirement(
            kind=self.kind,
            level=self.level or "",
            amount=self.amount,
            text=self.text or "",
            article=self.article or "",
        )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_level(vals.get("kind"), vals) for vals in vals_list])

    def write(self, vals):
        if not (CHOSEN | {"kind", "level"}) & vals.keys():
            return super().write(vals)
        for kind, rows in self.grouped(lambda row: vals.get("kind") or row.kind).items():
            super(CchcRecruitmentAsked, rows).write(self._with_level(kind, vals))
        return True

    @api.model
    def _with_level(self, kind, vals):
        """Values with the one code of the level, however it was given."""
        plain = {name: value for name, value in vals.items() if name not in CHOSEN}
        own = LEVEL_FIELDS.get(kind)
        if own in vals and not vals.get("level"):
            plain["level"] = vals[own]
        if "kind" in vals:
            plain.setdefault("level", False)
        if plain.get("level"):
            plain["level"] = self._level_code(kind, plain["level"])
        return plain

    @api.model
    def _level_code(self, kind, level):
        """The code of a level, also for who gives its name: “Đại học” is ``university``."""
        row = self.with_context(lang="vi_VN").new({"kind": kind})
        names = {fold(name): code for code, name in row._levels().items()}
        return names.get(fold(level).strip(), level)

    def _check_says_enough(self, owner):
        """:raise UserError: naming what the condition of the owner lacks"""
        for row in self.filtered(lambda one: one._lacks_words()):
            kinds = dict(row._fields["kind"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(post)s: the condition “%(kind)s” says not enough. Give its level, "
                    "number or words. Levels: %(levels)s.",
                    post=owner(row),
                    kind=kinds.get(row.kind, ""),
                    levels=", ".join(row._levels().values()) or "–",
                )
            )
