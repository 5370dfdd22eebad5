from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import partial_date

COMPARISONS = [
    ("range", "from … to …"),
    ("at_least", "from … upwards"),
    ("at_most", "up to"),
    ("in", "is"),
    ("not_in", "is not"),
    ("contains", "contains"),
    ("not_contains", "does not contain"),
    ("yes", "yes"),
    ("no", "no"),
    ("filled", "is recorded"),
    ("empty", "is not recorded"),
]
KNOWN = ("filled", "empty")
# Who has no such entry is not among those who have another one.
NEGATIVE = {"empty": "filled", "not_in": "in", "not_contains": "contains"}
MOST = 1_000_000
# Kind of information -> what may be asked; the first one is offered.
ALLOWED = {
    "text": ("contains", "not_contains", *KNOWN),
    "number": ("range", *KNOWN),
    "date": ("range", *KNOWN),
    "level": ("at_least", "at_most", "in", "not_in", *KNOWN),
    "selection": ("in", "not_in", *KNOWN),
    "boolean": ("yes", "no"),
    "record": ("in", "not_in", *KNOWN),
    "list": KNOWN,
}
# Catalogue -> field of the criterion that names entries of it.
ENTRIES = {
    "hr.department": "unit_ids",
    "cchc.rank": "rank_ids",
    "cchc.leadership.post": "post_ids",
    "cchc.ethnicity": "ethnicity_ids",
    "cchc.religion": "religion_ids",
}


class CchcPeopleListCriterion(models.Model):
    """A condition that everybody in the list meets: information, comparison, value.

    A condition without a value asks nothing, so that a new list can offer the commonest ones.
    """

    _name = "cchc.people.list.criterion"
    _description = "Criterion of a list of people"
    _inherit = ["cchc.people.list.part"]

    field_id = fields.Many2one(
        string="Information", domain="[('is_criterion', '=', True)]", required=True
    )
    comparison = fields.Selection(
        COMPARISONS,
        required=True,
        compute="_compute_comparison",
        store=True,
        readonly=False,
        precompute=True,
    )
    value_from = fields.Char(help="A number, a date (01/03/1980, 03/1980, 1980).")
    value_to = fields.Char()
    value_ids = fields.Many2many(
        comodel_name="cchc.people.value",
        relation="cchc_people_criterion_value",
        column1="criterion_id",
        column2="value_id",
        domain="[('field_id', '=', field_id)]",
    )
    on_entries = fields.Boolean(
        string="About entries",
        compute="_compute_on_entries",
        help="Asks about entries of a list of the dossier.",
    )
    apart = fields.Boolean(
        string="Another entry",
        help="Conditions on one list of the dossier are met by one entry: a master's degree in "
        "law. Ticked: another entry may meet this one.",
    )
    entries = fields.Char(compute="_compute_entries", help="Name of the field that names entries.")
    unit_ids = fields.Many2many(
        comodel_name="hr.department",
        relation="cchc_people_criterion_unit",
        domain="[('kind_id', '!=', False)]",
        context={"active_test": False},
    )
    rank_ids = fields.Many2many(
        comodel_name="cchc.rank", relation="cchc_people_criterion_rank", string="Ranks"
    )
    post_ids = fields.Many2many(
        comodel_name="cchc.leadership.post", relation="cchc_people_criterion_post", string="Posts"
    )
    ethnicity_ids = fields.Many2many(
        comodel_name="cchc.ethnicity",
        relation="cchc_people_criterion_ethnicity",
        string="Ethnicities",
    )
    religion_ids = fields.Many2many(
        comodel_name="cchc.religion", relation="cchc_people_criterion_religion", string="Religions"
    )

    @api.depends("field_id")
    def _compute_comparison(self):
        for criterion in self:
            allowed = ALLOWED.get(criterion.field_id.kind, ())
            if allowed and criterion.comparison not in allowed:
                criterion.comparison = allowed[0]

    @api.depends("field_id")
    def _compute_entries(self):
        for criterion in self:
            kind = criterion.field_id.kind
            comodel = criterion.field_id._last().comodel_name if kind == "record" else None
            criterion.entries = ENTRIES.get(comodel, False)

    @api.depends("field_id")
    def _compute_on_entries(self):
        for criterion in self:
            asked = criterion.field_id
            criterion.on_entries = bool(asked and asked._split()[1])

    @api.depends("field_id", "comparison")
    def _compute_display_name(self):
        for criterion in self:
            criterion.display_name = criterion._in_words() or criterion.field_id.name

    # -- input ----------------------------------------------------------------

    @api.onchange("field_id")
    def _onchange_field_id(self):
        """What was chosen for one information says nothing about another."""
        for name in ("value_from", "value_to", "value_ids", "year", "apart", *ENTRIES.values()):
            self[name] = False

    @api.constrains("field_id", "comparison", "value_from", "value_to", "value_ids")
    def _check_values(self):
        for criterion in self:
            criterion._check_comparison()
            first, last = criterion._bounds()
            if first is not None and last is not None and first > last:
                raise ValidationError(
                    self.env._(
                        "“%(name)s”: from %(first)s to %(last)s is nothing; exchange the two.",
                        name=criterion.field_id.name,
                        first=criterion.value_from,
                        last=criterion.value_to,
                    )
                )

    def _check_comparison(self):
        field, name = self.field_id, self.field_id.name
        words = dict(self._fields["comparison"]._description_selection(self.env))
        allowed = ALLOWED.get(field.kind, ())
        if not field.is_criterion or self.comparison not in allowed:
            raise ValidationError(
                self.env._(
                    "“%(name)s” can't be asked with “%(comparison)s”. Use: %(allowed)s.",
                    name=name,
                    comparison=words.get(self.comparison, self.comparison),
                    allowed=", ".join(words[one] for one in allowed) or "–",
                )
            )
        strange = self.value_ids.filtered(lambda value: value.field_id != field)
        if strange:
            raise ValidationError(
                self.env._(
                    "“%(value)s” is no value of “%(name)s”.",
                    value=strange[0].display_name,
                    name=name,
                )
            )
        if self.comparison in ("at_least", "at_most") and len(self.value_ids) > 1:
            raise ValidationError(
                self.env._(
                    "“%(name)s”: choose one level for “%(comparison)s”.",
                    name=name,
                    comparison=words[self.comparison],
                )
            )

    def _bounds(self):
        """The first and the last value of a range, None where it is open."""
        if self.comparison != "range":
            return None, None
        if self.kind == "date":
            first, last = self._day(self.value_from), self._day(self.value_to)
            return first and first.first_day(), last and last.last_day()
        return self._number(self.value_from), self._number(self.value_to)

    def _number(self, text):
        text = (text or "").strip()
        if not text:
            return None
        whole = self.field_id._last().type == "integer"
        try:
            number = int(text) if whole else float(text.replace(",", "."))
        except ValueError:
            number = None
        if number is not None and abs(number) < MOST:
            return number
        raise ValidationError(
            self.env._(
                "“%(name)s”: “%(text)s” is no number. Write a number such as 40.",
                name=self.field_id.name,
                text=text,
            )
        )

    def _day(self, text):
        text = (text or "").strip()
        if not text:
            return None
        try:
            return partial_date.parse(text)
        except RuleError as error:
            raise ValidationError(
                self.env._(
                    "“%(name)s”: “%(text)s” is no date. %(problem)s "
                    "Write 01/03/1980, 03/1980 or 1980.",
                    name=self.field_id.name,
                    text=text,
                    problem=translate(self.env, error.problem),
                )
            ) from error

    # -- the condition --------------------------------------------------------

    def _asks(self):
        """Whether the criterion has what it compares with."""
        if self.comparison in (*KNOWN, "yes", "no"):
            return True
        if self.comparison in ("range", "contains", "not_contains"):
            ranged = self.comparison == "range" and self.value_to
            return bool((self.value_from or "").strip() or ranged)
        return bool(self[self.entries or "value_ids"])

    def _domain(self, on):
        """The condition on ``hr.version`` for a day: all of these are met."""
        domain = Domain.TRUE
        for criteria in self._together(on):
            outer, model, _inner = criteria[0].field_id._split()
            if model is None:
                domain &= criteria._condition(outer, on)
                continue
            entry = criteria[0]._window(on)
            for criterion in criteria:
                entry &= criterion._entry_condition(on)
            operator = "not any" if criteria[0].comparison in NEGATIVE else "any"
            domain &= Domain(outer, operator, entry)
        return domain

    def _together(self, on):
        """The criteria, those that one entry of a list of the dossier meets in one recordset."""
        found = {}
        for criterion in self:
            outer, model, _inner = criterion.field_id._split()
            key = criterion
            if model and not criterion.apart and criterion.comparison not in NEGATIVE:
                key = (outer, repr(criterion._window(on)))
            found[key] = found.get(key, self.browse()) + criterion
        return found.values()

    def _window(self, on):
        """Which entries of the list of the dossier count on a day."""
        return self.env["cchc.people.list"]._entries_at(self.field_id, on, self._year_on(on))

    def _entry_condition(self, on):
        """What an entry meets; of a negative criterion, what none of them meets."""
        inner = self.field_id._split()[2]
        comparison = NEGATIVE.get(self.comparison, self.comparison)
        if inner and comparison != "filled":
            return self._condition(inner, on, comparison)
        return Domain(inner, "!=", False) if inner else Domain.TRUE

    def _condition(self, path, on, comparison=None):
        comparison = comparison or self.comparison
        if comparison in KNOWN:
            return Domain(path, "!=" if comparison == "filled" else "=", False)
        if comparison in ("yes", "no"):
            return Domain(path, "=" if comparison == "yes" else "!=", True)
        if comparison == "range":
            first, last = self._bounds()
            domain = Domain.TRUE if first is None else Domain(path, ">=", first)
            return domain if last is None else domain & Domain(path, "<=", last)
        if comparison in ("contains", "not_contains"):
            operator = "ilike" if comparison == "contains" else "not ilike"
            return Domain(path, operator, self.value_from.strip())
        return Domain(path, "not in" if comparison == "not_in" else "in", self._chosen(on))

    def _chosen(self, on):
        """The values or entries that are meant: levels above, units below included."""
        if self.entries == "unit_ids":
            return self.unit_ids._subtree_at(on).ids
        if self.entries:
            return self[self.entries].ids
        codes = self.value_ids.mapped("code")
        if self.comparison not in ("at_least", "at_most"):
            return codes
        levels = self.field_id._order_of_levels()
        place = levels.index(codes[0])
        return levels[place:] if self.comparison == "at_least" else levels[: place + 1]

    def _all_in_words(self, on):
        """All criteria as they are printed, in Vietnamese."""
        said = []
        for criteria in self._together(on):
            words = ", ".join(criterion._in_words() for criterion in criteria)
            said.append(f"{words} (cùng một mục)" if len(criteria) > 1 else words)
        return "; ".join(said)

    def _in_words(self):
        """The criterion as it is printed, in Vietnamese; nothing if it asks nothing."""
        if not self._asks():
            return ""
        here = self.with_context(lang="vi_VN")
        name = here.field_id.name + (f" năm {here.year}" if here.year else "")
        chosen = here[here.entries] if here.entries else here.value_ids
        chosen = ", ".join(chosen.mapped("display_name"))
        first, last = (here.value_from or "").strip(), (here.value_to or "").strip()
        said = {
            "range": " ".join(filter(None, (first and f"từ {first}", last and f"đến {last}"))),
            "at_least": f"từ {chosen} trở lên",
            "at_most": f"từ {chosen} trở xuống",
            "in": chosen,
            "not_in": f"không phải {chosen}",
            "contains": f"có “{first}”",
            "not_contains": f"không có “{first}”",
            "yes": "có",
            "no": "không",
            "filled": "có",
            "empty": "chưa có",
        }
        return f"{name}: {said[here.comparison]}"
