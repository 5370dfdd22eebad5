from collections import Counter
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.compiler import path_sql

from .picture_traits import TRAITS

# Rows that a cell may name instead of a value of the trait.
EVERYBODY = "*"


class CchcPicture(models.AbstractModel):
    """People in figures: how many of some units there are by a trait, and who they are.

    As for a report form, figures are computed in superuser mode over units that the reader may
    see, and the list behind a figure is the domain that was counted. Here the trait is an
    expression, so one statement counts all its values.
    """

    _name = "cchc.picture"
    _description = "People in figures"

    @api.model
    def _trait(self, key):
        """The trait of a name, if the reader may read what it looks at."""
        trait = TRAITS.get(key)
        if not trait:
            raise UserError(self.env._("There is no such figure."))
        for path in trait.paths:
            self._check_path(path)
        return trait

    @api.model
    def _may_see(self, key):
        return all(self._unreadable(path) is None for path in TRAITS[key].paths)

    @api.model
    def _unreadable(self, path):
        """The field of a path that the reader has no right to read; None: all may be read."""
        model = self.env["hr.version"]
        for name in path.split("."):
            field = model._fields[name]
            if not model._has_field_access(field, "read"):
                return field
            model = self.env[field.comodel_name] if field.relational else None
        return None

    @api.model
    def _check_path(self, path):
        field = self._unreadable(path)
        if field is not None:
            raise UserError(
                self.env._(
                    "You have no right to read what this figure is made of: %s.",
                    field._description_string(self.env),
                )
            )

    # -- figures --------------------------------------------------------------

    @api.model
    def _count(self, key, units, on, by_unit=False, province=False):
        """People of some units and all below them, by a trait on a day.

        :param by_unit: count each unit by itself, the others out of ``units`` too
        :param province: everybody, whoever asks: the caller keeps what the reader may see
        :return: ``{(value, series): people}``, or ``{(unit id, value, series): people}``
        """
        trait = self._trait(key)
        model, domain = self._population(trait, units, on, province)
        self.env.flush_all()
        query = model._search(domain)
        columns = [SQL("hr_version.department_id")] if by_unit else []
        columns += [
            trait.value(model, query.table, query, on),
            trait.series(model, query.table, query, on) if trait.series else SQL("NULL::text"),
        ]
        query.groupby = SQL(", ").join(SQL(str(place + 1)) for place in range(len(columns)))
        rows = self.env.execute_query(query.select(*columns, SQL("count(*)")))
        return {tuple(row[:-1]): row[-1] for row in rows}

    @api.model
    def _count_by_unit(self, keys, on):
        """People of each unit itself by several traits, counted in one pass over all of them.

        Of the whole province, whoever asks: the caller keeps what the reader may see.

        :return: ``{(trait, unit id, value): people}``
        """
        traits = [self._trait(key) for key in keys]
        model, domain = self._population(traits[0], None, on, province=True, everybody=True)
        self.env.flush_all()
        query = model._search(domain)
        columns = [SQL("hr_version.department_id")]
        for trait in traits:
            value = trait.value(model, query.table, query, on)
            about = trait.domain and trait.domain(self.env, on).optimize_full(model)
            if about:
                condition = about._to_sql(model, query.table, query)
                value = SQL("CASE WHEN %s THEN %s END", condition, value)
            columns.append(value)
        query.groupby = SQL(", ").join(SQL(str(place + 1)) for place in range(len(columns)))
        counts = Counter()
        for unit, *values, people in self.env.execute_query(
            query.select(*columns, SQL("count(*)"))
        ):
            for key, value in zip(keys, values, strict=True):
                counts[key, unit, value] += people
        return counts

    @api.model
    def _population(self, trait, units, on, province=False, exact=False, everybody=False):
        """``(hr.version in superuser mode, domain)`` of the people whom a trait is about.

        :param everybody: also those whom the trait is not about
        :param exact: only who is placed in the units themselves, not below
        """
        model = self.env["hr.version"].sudo().with_context(active_test=True)
        form = self.env["cchc.report.form"]
        domain = form._base_domain(model, on) & Domain("in_service", "=", True)
        if trait.domain and not everybody:
            domain &= trait.domain(self.env, on)
        if exact:
            form._check_units(units, on)
            domain &= Domain("department_id", "in", units.ids)
        elif not province:
            domain &= self._in_units(form._axis(units, on))
        return model, domain

    @api.model
    def _in_units(self, axis):
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN %s", path_sql(model, alias, query, "department_id"), axis.units()
            )
        )

    # -- the people behind a figure ---------------------------------------------

    @api.model
    def _cell_domain(self, cell):
        """``(model in superuser mode, domain)`` of a cell named by the browser, rights checked.

        A cell says ``picture`` (the trait), ``values`` and ``series`` (each a list, or ``*``),
        ``unit_ids`` and ``on``; with ``exact`` only people placed in these units themselves.
        """
        try:
            key, on = str(cell["picture"]), fields.Date.to_date(cell["on"])
            values, series = cell["values"], cell.get("series", EVERYBODY)
            unit_ids, exact = cell["unit_ids"], bool(cell.get("exact"))
        except (AttributeError, KeyError, TypeError, ValueError):
            on = None
        if not isinstance(on, date):
            raise UserError(
                self.env._("This list has lost its figure. Open it from the page again.")
            )
        trait = self._trait(key)
        units = self.env["cchc.report.form"]._units(unit_ids)
        model, domain = self._population(trait, units, on, exact=exact)
        domain &= self._one_of(trait.value, values, on)
        if trait.series:
            domain &= self._one_of(trait.series, series, on)
        return model, domain

    @api.model
    def _one_of(self, expression, values, on):
        if values == EVERYBODY:
            return Domain.TRUE
        if not isinstance(values, (list, tuple)):
            raise UserError(self.env._("There is no such figure."))
        wanted = [str(value) for value in values if value not in (None, False)]
        unknown = len(wanted) < len(values)

        def to_sql(model, alias, query):
            value = expression(model, alias, query, on)
            found = SQL("COALESCE((%s)::text = ANY(%s), FALSE)", value, wanted)
            return SQL("(%s OR (%s) IS NULL)", found, value) if unknown else found

        return Domain.custom(to_sql=to_sql)

    @api.model
    def _action_people(
        self, name, key, unit_ids, on, values=EVERYBODY, series=EVERYBODY, exact=False
    ):
        """Open the people behind a figure."""
        cell = {
            "exact": exact,
            "picture": key,
            "unit_ids": list(unit_ids),
            "on": fields.Date.to_string(on),
            "values": values,
            "series": series,
        }
        # Refuse here rather than in a list that stays empty.
        self.env["cchc.report.person"]._cell_of(cell)
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "cchc.report.person",
            "view_mode": "list",
            "views": [(False, "list")],
            "context": {"cchc_cell": cell},
        }
