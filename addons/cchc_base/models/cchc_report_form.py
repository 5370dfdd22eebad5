import psycopg2

from odoo import api, fields, models, tools
from odoo.api import SUPERUSER_ID
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ..engine import vocabulary
from ..engine.compiler import cell_domain, measure_domain, people_domain
from ..engine.spec import Axis, Form
from ..tools.problems import translate


class CchcReportForm(models.Model):
    """A statistical form as a declaration: whom it counts, in which columns, by which rows.

    An administrator enters a circular's form here, without code. Figures, lists of people, the
    table on the screen and the workbook all follow from the declaration.

    Figures are computed in sudo, for the units that the reader may see: under the reader's own
    rules people who have moved away since would be missing from the figures of the past.
    """

    _name = "cchc.report.form"
    _description = "Report form"
    _order = "sequence, code"
    _rec_names_search = ["code", "title"]

    sequence = fields.Integer(default=10)
    code = fields.Char(required=True, help="As the circular names it: BM01/BNV.")
    title = fields.Char(required=True)
    active = fields.Boolean(default=True)
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Legal document", ondelete="restrict"
    )
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")

    # What is counted
    source = fields.Selection(
        selection="_selection_source", required=True, default="hr.version", string="Counts"
    )
    row_axis = fields.Selection(
        [("units", "Units"), ("values", "Values of a field"), ("people", "People")],
        required=True,
        default="units",
        string="Rows",
    )
    row_path = fields.Char(
        string="Field of the rows",
        help="A row for each value that is found there, for example rank_id.",
    )
    group_path = fields.Char(
        string="Field of the titles",
        help="Rows stand below the value that is found there, with a subtotal: rank_id.tier.",
    )
    row_title = fields.Char(string="Title of the rows", help="Printed above the second column.")
    unit_path = fields.Char(
        string="Unit of a person",
        required=True,
        default="department_id",
        help="Field that says in which unit a person is counted.",
    )
    population = fields.Text(
        string="Whom", help="Criterion that everybody in the form meets. Empty means everybody."
    )
    measure_ids = fields.One2many(
        comodel_name="cchc.report.measure", inverse_name="form_id", string="Columns"
    )
    columns_of_id = fields.Many2one(
        comodel_name="cchc.report.form",
        string="Columns as in",
        domain="[('source', '=', source), ('columns_of_id', '=', False), ('id', '!=', id)]",
        ondelete="restrict",
        help="The same table about other people: the columns are those of this form.",
    )

    # Layout
    paper = fields.Selection([("a4", "A4"), ("a3", "A3")], required=True, default="a3")
    signatures = fields.Text(
        default="Người lập bảng\nThủ trưởng đơn vị", help="One signature per line, left to right."
    )
    footnote = fields.Text(string="Printed note", help="Printed below the table.")
    note = fields.Text(help="Where the form comes from and how its columns were understood.")

    _code_unique = models.Constraint(
        "UNIQUE (code, date_from)", "A form with this code starts on the same day already."
    )
    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "A form can't end before it takes effect.",
    )

    @api.model
    def _selection_source(self):
        """Models whose rows a form may count; an addon adds its own."""
        names = {
            "hr.version": self.env._("People at a date"),
            "cchc.unit.version": self.env._("Units at a date"),
        }
        return list(names.items())

    @api.depends("code", "title")
    def _compute_display_name(self):
        for form in self:
            form.display_name = f"{form.code} – {form.title}" if form.code else form.title

    def write(self, vals):
        try:
            return super().write(vals)
        finally:
            self._forget_declarations()

    def unlink(self):
        self._forget_declarations()
        return super().unlink()

    @api.model
    def _forget_declarations(self):
        """A declaration was changed, or was read while a change was refused."""
        self.env.registry.clear_cache()

    def copy_data(self, default=None):
        return [
            {"code": self.env._("%s (copy)", form.code), "measure_ids": False, **vals}
            for form, vals in zip(self, super().copy_data(default), strict=True)
        ]

    def copy(self, default=None):
        """Copy with the columns, each under the copy of its title, and with the checks."""
        copies = super().copy(default)
        for form, copied in zip(self, copies, strict=True):
            twins = {
                measure: measure.copy({"form_id": copied.id, "parent_id": False})
                for measure in form.measure_ids
            }
            for measure, twin in twins.items():
                if measure.parent_id:
                    twin.parent_id = twins[measure.parent_id]
            form.check_ids.copy({"form_id": copied.id})
        return copies

    # -- what may be declared -------------------------------------------------

    @api.constrains("population", "source", "unit_path")
    def _check_population(self):
        for form in self:
            form._check_criterion(form.population, self.env._("Form “%s”", form.code))
            field = form._field_at(form.unit_path or "", self.env._("Form “%s”", form.code))
            if field.comodel_name != "hr.department" or not field.store:
                raise ValidationError(
                    self.env._(
                        "Form “%(form)s”: “%(path)s” does not lead to a unit.",
                        form=form.code,
                        path=form.unit_path,
                    )
                )
            form.measure_ids._check_definition()

    @api.constrains("columns_of_id", "measure_ids", "source")
    def _check_columns_of(self):
        borrowing = self | self.search([("columns_of_id", "in", self.ids)])
        for form in borrowing.filtered("columns_of_id"):
            lender = form.columns_of_id
            if form.measure_ids or lender.columns_of_id or lender.source != form.source:
                raise ValidationError(
                    self.env._(
                        "Form “%(form)s” can't take the columns of “%(lender)s”: it must have "
                        "none of its own, and “%(lender)s” must have its own and count the same.",
                        form=form.code,
                        lender=lender.code,
                    )
                )

    def _check_criterion(self, text, where, entries=None):
        """Refuse a criterion that can't be computed or looks at what the writer may not read.

        :param where: what to name in the message, such as "Column “…”"
        :param entries: path of the list whose entries the criterion is about
        """
        self.ensure_one()
        text = text or ""
        today = fields.Date.context_today(self)
        model = self.env[self.source].sudo()
        try:
            domain = Domain(vocabulary.evaluate(text, today))
            domain = Domain(entries, "any", domain) if entries else domain
            for path_model, field in self._fields_of(model, domain):
                self._check_may_read(path_model, field, where)
            self._explain(model._search(domain))
        except vocabulary.CriterionError as error:
            reason = translate(self.env, error.problem)
        except AccessError:
            raise
        except (ValueError, TypeError, KeyError, AssertionError, UserError) as error:
            reason = str(error)
        except psycopg2.Error as error:
            reason = error.pgerror or str(error)
        else:
            return
        raise ValidationError(
            self.env._(
                "%(where)s: the criterion “%(text)s” can't be used. %(reason)s",
                where=where,
                text=text.strip(),
                reason=reason,
            )
        )

    def _explain(self, query):
        """Let the database read a statement without running it: it knows values of a wrong type."""
        with self.env.cr.savepoint(), tools.mute_logger("odoo.sql_db"):
            self.env.cr.execute(SQL("EXPLAIN %s", query.select()))

    def _field_at(self, path, where):
        """The field at the end of a path from the source."""
        self.ensure_one()
        model = self.env[self.source].sudo()
        field = None
        for name in path.split("."):
            field = model._fields.get(name) if model is not None else None
            if not field:
                raise ValidationError(
                    self.env._("%(where)s: there is no field “%(path)s”.", where=where, path=path)
                )
            self._check_may_read(model, field, where)
            model = self.env[field.comodel_name].sudo() if field.type == "many2one" else None
        return field

    @api.model
    def _fields_of(self, model, domain):
        """All ``(model, field)`` that a domain looks at, along its paths and inside ``any``."""
        for condition in domain.iter_conditions():
            reached = model
            for name in condition.field_expr.split("."):
                field = reached._fields.get(name) if reached is not None else None
                if not field:
                    raise ValueError(self.env._("There is no field “%s”.", condition.field_expr))
                yield reached, field
                reached = self.env[field.comodel_name].sudo() if field.relational else None
            if condition.operator.lower() in ("any", "not any") and reached is not None:
                yield from self._fields_of(reached, Domain(condition.value))

    def _check_may_read(self, model, field, where):
        # Odoo checks constraints in sudo; the rights that count are the writer's.
        reader = model.sudo(self.env.uid == SUPERUSER_ID)
        if not reader._has_field_access(field, "read"):
            raise AccessError(
                self.env._(
                    "%(where)s looks at “%(field)s”, which you have no right to read.",
                    where=where,
                    field=field._description_string(self.env),
                )
            )

    # -- figures --------------------------------------------------------------

    def _spec(self):
        """The declaration as the engine takes it."""
        self.ensure_one()
        return self._declared()

    @tools.ormcache("self.id")
    def _declared(self):
        """Kept in memory: forms change once in years, and every figure asks for their columns."""
        form = self.sudo()
        return Form(
            code=form.code,
            title=form.title,
            measures=(form.columns_of_id or form).measure_ids._spec(),
            population=form.population or "",
            axis=Axis(
                "units" if form.row_axis == "units" else "values", form.unit_path, form._levels()
            ),
            source=form.source,
        )

    @api.model
    def _known_sources(self):
        """Models that answer "as known on a day", by the model whose fields they repeat."""
        return {
            "hr.version": "cchc.version.known",
            "cchc.unit.version": "cchc.unit.version",
        }

    def _source_model(self, known_on=None, on=None):
        """Empty recordset of what is counted, in sudo.

        The context tells the days (``report_on``, ``known_on``) to sources that are computed.
        """
        source = self._spec().source
        name = self._known_sources().get(source) if known_on else source
        if name not in self.env:
            raise UserError(
                self.env._(
                    "%(form)s counts “%(counted)s”, of which is not kept what was known on an "
                    "earlier day: leave “As known on” empty.",
                    form=self.sudo().code,
                    counted=dict(self._fields["source"]._description_selection(self.env)).get(
                        self.sudo().source
                    ),
                )
            )
        return self.env[name].sudo().with_context(active_test=True, known_on=known_on, report_on=on)

    @api.model
    def _base_domain(self, model, on):
        """The rows of a source that describe somebody on a day.

        Odoo's own ``hr.version`` has no end date; the floor above, which keeps service facts,
        stores one. Until then every version that has started counts.
        """
        if model._name == "cchc.unit.version":
            known_on = model.env.context.get("known_on")
            if known_on:
                return self._units_known(model, on, known_on)
            return model._domain_at(on) & Domain("dissolved", "=", False)
        domain = Domain("employee_id", "!=", False) & Domain("date_version", "<=", on)
        if "date_to" in model._fields:
            domain &= Domain("date_to", "=", False) | Domain("date_to", ">=", on)
        return domain

    @api.model
    def _units_known(self, model, on, known_on):
        """Of each unit the latest row that was known: where it ends was only known later."""
        known = model._search(model._domain_at(on, known_on))

        def to_sql(_model, alias, _query):
            return SQL(
                """%s IN (SELECT DISTINCT ON (v.unit_id) v.id FROM cchc_unit_version v
                           WHERE v.id IN %s ORDER BY v.unit_id, v.date_from DESC, v.id DESC)""",
                SQL.identifier(alias, "id"),
                known.subselect(),
            )

        return Domain("dissolved", "=", False) & Domain.custom(to_sql=to_sql)

    def _check_known(self, units, on, known_on):
        """Raise what is no longer known of an earlier day, for sources that forget; a hook."""

    # -- the people behind a number -------------------------------------------

    def _cell(
        self,
        measure_code,
        units,
        on,
        known_on=None,
        own=False,
        outside=False,
        keys=(),
        structure_on=None,
    ):
        """The people behind one number: ``(model in sudo, domain)``.

        The domain is the one that was counted, on the same model, so the list is as long as the
        number says. Rights are those of the figures, plus the right to read the fields by which
        the people were picked: a list of party members needs the right to read the Party part.
        """
        self.ensure_one()
        self.check_access("read")
        on, known_on = fields.Date.to_date(on), fields.Date.to_date(known_on)
        spec = self._spec()
        measure = spec.measure(measure_code)
        if not measure or not measure.counted:
            raise UserError(self.env._("There is no list of people behind this figure."))
        axis = self._axis(units, on, known_on, structure_on)
        if outside and not axis.whole:
            raise AccessError(self.env._("Only the province sees people of no unit."))
        model = self._source_model(known_on, on)
        if known_on:
            self._check_known(units, on, known_on)
        where = self.env._("Column “%s”", measure.label)
        for domain in (people_domain(spec, on), measure_domain(measure, on)):
            for path_model, field in self._fields_of(model, domain):
                self._check_may_read(path_model, field, where)
        base = self._base_domain(model, on)
        return model, cell_domain(model, spec, measure, on, axis, base, own, outside, keys)
