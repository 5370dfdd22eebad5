from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.engine import vocabulary
from odoo.addons.cchc_base.engine.compiler import path_sql

from .hr_version_elapsed import ELAPSED

SOURCE = "hr.version"
KINDS = [
    ("text", "Text"),
    ("number", "Numeric value"),
    ("date", "Date"),
    ("level", "Level in an order"),
    ("selection", "Choice"),
    ("boolean", "Yes or no"),
    ("record", "Entry of a catalogue"),
    ("list", "Entries of the dossier"),
    ("blank", "Left blank"),
]
# What kind a field of the database may be shown and asked as.
KINDS_OF_TYPE = {
    "char": ("text",),
    "text": ("text",),
    "integer": ("number",),
    "float": ("number",),
    "date": ("date",),
    "selection": ("level", "selection"),
    "boolean": ("boolean",),
    "many2one": ("record",),
    "one2many": ("list",),
}
MANY = ("one2many", "many2many")
# Fields of entries that are not stored and yet can be asked and shown.
COUNTED = frozenset({"months_old"})


class CchcPeopleField(models.Model):
    """What lists of people may show and ask: a catalogue in the officers' words.

    ``path`` leads from the period of service (``hr.version``) to the field, over the person and
    over lists of the dossier. Who may read the fields on the path may show and ask it.
    """

    _name = "cchc.people.field"
    _description = "Information for lists of people"
    _order = "sequence, id"
    _rec_names_search = ["name", "code"]

    sequence = fields.Integer(default=10)
    code = fields.Char(required=True)
    name = fields.Char(required=True, help="Title of the column, as it is printed.")
    path = fields.Char(help="From the period of service, for example employee_id.birthday.")
    shown_path = fields.Char(
        string="Shown from", help="When the column prints another field than the one asked about."
    )
    kind = fields.Selection(KINDS, required=True)
    falling = fields.Boolean(
        string="Highest level first", help="The levels of the field stand from the highest down."
    )
    entry_domain = fields.Char(
        string="Only entries",
        help="Which entries of the list of the dossier are meant, for example "
        "[('relation', '=', 'child')].",
    )
    ended_too = fields.Boolean(
        string="Also what has ended",
        help="Entries that began by the day of the list; otherwise those in effect on that day.",
    )
    width = fields.Integer(default=14, aggregator=None, help="Of the column, in characters.")
    is_criterion = fields.Boolean(string="May be a criterion", default=True)
    is_column = fields.Boolean(string="May be a column", default=True)
    starts_criterion = fields.Boolean(
        string="Asked first", help="A new list offers this criterion, still empty."
    )
    starts_column = fields.Boolean(string="Shown first", help="A new list has this column.")
    by_year = fields.Boolean(
        compute="_compute_by_year", store=True, help="Told for one year at a time."
    )
    sortable = fields.Boolean(compute="_compute_by_year", store=True)
    value_ids = fields.One2many(
        comodel_name="cchc.people.value", inverse_name="field_id", string="Values"
    )
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This code exists.")
    _width_sensible = models.Constraint(
        "CHECK (width BETWEEN 3 AND 80)", "A column is between 3 and 80 characters wide."
    )

    @api.depends("path", "kind")
    def _compute_by_year(self):
        for field in self:
            steps = list(field._steps(missing_ok=True))
            models_passed = [model for model, _step in steps]
            field.by_year = "cchc.yearly.rating" in models_passed
            field.sortable = bool(steps) and not any(step.type in MANY for _model, step in steps)

    @api.constrains("path", "shown_path", "kind", "entry_domain", "is_column")
    def _check_path(self):
        for field in self:
            if field.kind == "blank":
                if field.path or field.is_criterion:
                    raise ValidationError(
                        self.env._("“%s” is left blank: it reads and asks nothing.", field.name)
                    )
                continue
            *_before, (_model, last) = field._steps() or [(None, None)]
            if field.kind not in KINDS_OF_TYPE.get(last.type, ()):
                raise ValidationError(
                    self.env._(
                        "“%(name)s”: the field “%(path)s” can't be shown as this kind.",
                        name=field.name,
                        path=field.path,
                    )
                )
            asked_only = last.search and (not field.is_column or last.name in COUNTED)
            if not last.store and not asked_only and last.name not in ELAPSED:
                raise ValidationError(
                    self.env._(
                        "“%(name)s”: the field “%(path)s” is not stored and can't be listed.",
                        name=field.name,
                        path=field.path,
                    )
                )
            field._steps(field.shown_path)
            field._entries_meant(self.env["hr.version"]._today())

    # -- the path -------------------------------------------------------------

    def _steps(self, path=None, missing_ok=False):
        """``(model name, field)`` along a path; empty for a blank column."""
        self.ensure_one()
        path = path or self.path or ""
        steps, model = [], SOURCE
        for name in filter(None, path.split(".")):
            step = self.env[model]._fields.get(name) if model else None
            if not step:
                if missing_ok:
                    return []
                raise ValidationError(
                    self.env._(
                        "“%(name)s”: there is no field “%(path)s”.", name=self.name, path=path
                    )
                )
            steps.append((model, step))
            model = step.comodel_name
        if not steps and self.kind != "blank":
            raise ValidationError(self.env._("“%s”: say which field it is.", self.name))
        return steps

    def _split(self):
        """The path to a list of the dossier, the list's model and the path inside it.

        Without a list: the whole path, None and nothing.
        """
        steps = self._steps()
        names = [step.name for _model, step in steps]
        for place, (_model, step) in enumerate(steps, 1):
            if step.type in MANY:
                return ".".join(names[:place]), step.comodel_name, ".".join(names[place:])
        return ".".join(names), None, ""

    def _entries_meant(self, on):
        """The entries of the list of the dossier that are meant, whatever the day."""
        self.ensure_one()
        if not self.entry_domain:
            return Domain.TRUE
        _outer, model, _inner = self._split()
        domain = Domain(vocabulary.evaluate(self.entry_domain, on))
        if model is None:
            raise ValidationError(
                self.env._(
                    "“%s” leads to no list of the dossier: leave its entries empty.", self.name
                )
            )
        domain.validate(self.env[model])
        return domain

    def _last(self):
        steps = self._steps()
        return steps[-1][1] if steps else None

    def _may_read(self):
        """Whether the user may read all of the path, and so show and ask it."""
        paths = filter(None, (self.path, self.shown_path, *self._elapsed_path()))
        for path in paths:
            for model_name, step in self._steps(path):
                model = self.env[model_name]
                if not model._has_field_access(step, "read"):
                    return False
                if step.comodel_name and not self.env[step.comodel_name].has_access("read"):
                    return False
        return True

    def _elapsed_path(self):
        """The day from which an age or term is counted, if this is one."""
        elapsed = ELAPSED.get(self.path)
        return elapsed[:1] if elapsed else ()

    def _order_of_levels(self):
        """Values of a level from the lowest to the highest."""
        values = [value for value, _label in self._last()._description_selection(self.env)]
        return values[::-1] if self.falling else values

    # -- the statement --------------------------------------------------------

    def _value_sql(self, model, query):
        """What the column reads; lists of the dossier are read apart."""
        if not self.sortable:
            return SQL("NULL")
        path = next(iter(self._elapsed_path()), self.shown_path or self.path)
        last = self._steps(path)[-1][1]
        if last.type == "many2one" and last.comodel_name != "hr.department":
            path = f"{path}.{self.env[last.comodel_name]._rec_name}"
        if path.endswith(".agency_id"):
            path = path.removesuffix(".agency_id")
        return path_sql(model, query.table, query, path)

    def _sort_sql(self, model, query):
        """By what the column is sorted: levels by their order, people by their names."""
        if self.path == "employee_id.name":
            return path_sql(model, query.table, query, "employee_id.name_sort")
        path = next(iter(self._elapsed_path()), self.path)
        last = self._steps(path)[-1][1]
        if last.type == "many2one":
            path = f"{path}.{self.env[last.comodel_name]._rec_name}"
        value = path_sql(model, query.table, query, path)
        if self.kind in ("level", "selection"):
            values = self._order_of_levels()
            return SQL("array_position(%s::text[], %s::text)", values, value)
        # The longer the age, the earlier the day.
        if self.path in ("age_on_day", "service_years"):
            return SQL("- (%s - DATE '2000-01-01')", value)
        return value
