from odoo import api, fields, models
from odoo.api import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..engine.compiler import path_sql


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

    @api.model
    def _paths(self):
        """Where each field comes from, as a path from the source of the form."""
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
        paths = self._paths()
        cell = self.env.context.get("cchc_cell")
        if not cell:
            columns = [
                SQL(
                    "NULL::%s AS %s",
                    SQL(self._fields[name]._column_type[1] if name != "id" else "int4"),
                    SQL.identifier(name),
                )
                for name in paths
            ]
            return SQL("SELECT %s WHERE FALSE", SQL(", ").join(columns))
        model, domain = self._cell_of(cell)
        query = model._search(domain)
        columns = [
            SQL("%s AS %s", path_sql(model, query.table, query, path), SQL.identifier(name))
            for name, path in paths.items()
        ]
        return query.select(*columns)

    @api.model
    def _cell_of(self, cell):
        """``(model in sudo, domain)`` of a cell named by the browser, rights checked."""
        try:
            form_id, measure = int(cell["form_id"]), str(cell["measure"])
            on = fields.Date.to_date(cell["on"])
            known_on = fields.Date.to_date(cell.get("known_on"))
            own, outside = bool(cell.get("own")), bool(cell.get("outside"))
            unit_ids, keys = cell["unit_ids"], tuple(cell.get("keys") or ())
        except (AttributeError, KeyError, TypeError, ValueError):
            on = None
        if not on:
            raise UserError(
                self.env._("This list has lost its report. Open it from the report again.")
            )
        # The ORM reads some of a list in sudo; the rights that count are the reader's.
        forms = self.env["cchc.report.form"].sudo(self.env.uid == SUPERUSER_ID)
        form = forms.browse(form_id)
        return form._cell(measure, form._units(unit_ids), on, known_on, own, outside, keys)

    def action_open_person(self):
        """Open the dossier, which follows the person: to the unit of today."""
        self.ensure_one()
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
