from odoo import api, fields, models
from odoo.api import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..engine.compiler import added_sql, path_sql


class CchcReportPerson(models.Model):
    """The people behind one number of a report, read-only.

    The context names the cell (``cchc_cell``: form, column, units, day). Every read computes it
    anew in sudo, after the checks of the report itself, so a forged context shows nothing that
    the reader could not get from a report of his own units; without a cell there is nobody.
    Rows carry the id of the counted row, which makes the list exactly as long as the number.
    """

    _name = "cchc.report.person"
    _description = "Person in a report"
    _auto = False
    _log_access = False
    _order = "name, id"

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    name = fields.Char(string="Full name", readonly=True)
    sex = fields.Selection(
        [("male", "Male"), ("female", "Female"), ("other", "Other")], readonly=True
    )
    birthday = fields.Date(string="Date of birth", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", string="Serves in", readonly=True)
    date_version = fields.Date(string="Since", readonly=True)
    # What a row is about besides the person, or instead: a unit, a programme, a ground
    what = fields.Char(readonly=True)
    figure = fields.Float(
        readonly=True, digits=(16, 2), help="What the row adds to the figure of the report."
    )
    # Where two days are compared
    change = fields.Selection([("gained", "Entered"), ("lost", "Left")], readonly=True)
    explanation = fields.Text(compute="_compute_explanation")

    def _compute_explanation(self):
        """Why a person entered or left a cell; the floor above, which keeps service, tells."""
        self.explanation = False

    @api.model
    def _paths(self, source):
        """Where each field comes from, as a path from what is counted; the others are empty.

        :param source: name of the model that is counted
        """
        if source == "cchc.unit.version":
            return {"id": "id", "what": "name", "unit_id": "unit_id"}
        return {
            "id": "id",
            "employee_id": "employee_id",
            "name": "employee_id.name",
            "sex": "sex",
            "birthday": "employee_id.birthday",
            "unit_id": "department_id",
            "date_version": "date_version",
        }

    @property
    def _table_query(self):
        cell = self.env.context.get("cchc_cell")
        if not cell:
            return SQL("SELECT %s WHERE FALSE", self._columns({}))
        model, now = self._cell_of(cell)
        figure = self._figure_of(cell)
        if not cell.get("compare_on"):
            return self._people(model, now, figure=figure)
        _same, before = self._cell_of({**cell, "on": cell["compare_on"]})
        return SQL(
            "%s UNION ALL %s",
            self._people(model, now, "gained", before, figure),
            self._people(model, before, "lost", now, figure),
        )

    @api.model
    def _people(self, model, domain, change=None, without=None, figure=None):
        """The rows of a source as rows of this list.

        :param change: what to write into the column of that name
        :param without: domain of those to leave out, by who they are
        :param figure: function of a model and its query giving what a row adds to the figure
        """
        query = model._search(domain)
        if without is not None:
            who = self._identity(model._name)
            others = model._search(without)
            query.add_where(
                SQL(
                    "%s NOT IN %s",
                    path_sql(model, query.table, query, who),
                    others.subselect(path_sql(model, others.table, others, who)),
                )
            )
        # The joins of the paths go into the query before it is written out.
        found = {
            name: path_sql(model, query.table, query, path)
            for name, path in self._paths(model._name).items()
        }
        if change:
            found["change"] = SQL("%s", change)
        if figure:
            found["figure"] = figure(model, query)
            query.add_where(SQL("%s <> 0", found["figure"]))
        return query.select(self._columns(found))

    @api.model
    def _figure_of(self, cell):
        """What a row adds to a cell that adds up, as `_people` takes it; None where it counts."""
        form_id = cell.get("form_id")
        if not form_id:
            return None
        measure = self.env["cchc.report.form"].browse(int(form_id))._spec().measure(cell["measure"])
        if not measure or not measure.adds:
            return None
        on = fields.Date.to_date(cell["on"])
        return lambda model, query: added_sql(model, query, measure, on)

    @api.model
    def _identity(self, source):
        """What makes two rows of different days the same: the person, where people are counted."""
        return "employee_id" if source in ("hr.version", "cchc.version.known") else "id"

    @api.model
    def _columns(self, found):
        """All columns of this list, by name; what is not found is empty."""
        stored = [field for field in self._fields.values() if field.store and field.column_type]
        return SQL(", ").join(
            SQL(
                "%s AS %s",
                found.get(
                    field.name,
                    SQL("NULL::%s", SQL("int4" if field.name == "id" else field.column_type[1])),
                ),
                SQL.identifier(field.name),
            )
            for field in stored
        )

    @api.model
    def _cell_of(self, cell):
        """``(model in sudo, domain)`` of a cell named by the browser, rights checked."""
        try:
            form_id, measure = int(cell["form_id"]), str(cell["measure"])
            on = fields.Date.to_date(cell["on"])
            known_on = fields.Date.to_date(cell.get("known_on"))
            own, outside = bool(cell.get("own")), bool(cell.get("outside"))
            unit_ids, keys = cell["unit_ids"], tuple(cell.get("keys") or ())
            structure_on = fields.Date.to_date(cell.get("structure_on"))
        except (AttributeError, KeyError, TypeError, ValueError):
            on = None
        if not on:
            raise UserError(
                self.env._("This list has lost its report. Open it from the report again.")
            )
        # The ORM reads some of a list in sudo; the rights that count are the reader's.
        forms = self.env["cchc.report.form"].sudo(self.env.uid == SUPERUSER_ID)
        form = forms.browse(form_id)
        units = form._units(unit_ids)
        return form._cell(measure, units, on, known_on, own, outside, keys, structure_on)

    def action_open_person(self):
        """Open the dossier, which follows the person: to the unit of today."""
        self.ensure_one()
        if not self.employee_id:
            return self._open_unit()
        person = self.env["hr.employee"].browse(self.employee_id.id)
        if not person.has_access("read"):
            raise UserError(
                self.env._(
                    "%s serves elsewhere today: the dossier is with the present unit.", self.name
                )
            )
        return {
            "type": "ir.actions.act_window",
            "res_model": "hr.employee",
            "res_id": person.id,
            "views": [(False, "form")],
        }

    def _open_unit(self):
        """A row about no person is about a unit."""
        return {
            "type": "ir.actions.act_window",
            "res_model": "hr.department",
            "res_id": self.unit_id.id,
            "views": [(False, "form")],
        }
