from decimal import Decimal

from odoo import api, fields, models
from odoo.api import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.spec import CASES
from odoo.addons.cchc_base.tools.frozen_parts import install_frozen_parts

from ..rules import seal
from ..rules.merge import TOTAL
from .cchc_report_form import words_of
from .cchc_report_submission import EDITABLE

FROZEN = ("submission_id", "form_id", "declaration", "lines", "names_digest", "digest")


def of_accepted(row):
    """SQL: the row belongs to a report that was accepted."""
    return SQL(
        "EXISTS (SELECT FROM cchc_report_submission s"
        " WHERE s.id = %s.submission_id AND s.accepted_at IS NOT NULL)",
        row,
    )


def entries_of(column):
    """Path of the list whose entries a stored column counts; None where it counts people."""
    return column.get("field") if column["kind"] == CASES else None


class CchcReportSheet(models.Model):
    """One form of a report: its declaration and its lines as they stood, and their digest.

    Nobody writes it: it is computed, read from a workbook, or added up. Once its report has been
    accepted the database itself refuses to change it.
    """

    _name = "cchc.report.sheet"
    _description = "Sheet of a report"
    _order = "submission_id, sequence, id"
    _rec_name = "form_id"

    submission_id = fields.Many2one(
        comodel_name="cchc.report.submission",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    form_id = fields.Many2one(
        comodel_name="cchc.report.form", required=True, readonly=True, ondelete="restrict"
    )
    sequence = fields.Integer(related="form_id.sequence", store=True)
    unit_id = fields.Many2one(related="submission_id.unit_id")
    declaration = fields.Json(readonly=True)
    lines = fields.Json(readonly=True)
    names_digest = fields.Char(
        readonly=True, groups=fields.NO_ACCESS, help="Of the rows of people, in their order."
    )
    digest = fields.Char(readonly=True, string="Fingerprint (SHA-256)")
    # Rights to parts of the dossier that it takes to read the sheet, and the people behind it.
    parts_printed = fields.Char(compute="_compute_parts", store=True)
    parts_picked = fields.Char(compute="_compute_parts", store=True)
    title = fields.Char(compute="_compute_title")
    people = fields.Integer(compute="_compute_title")
    person_ids = fields.One2many(
        comodel_name="cchc.report.frozen.person",
        inverse_name="sheet_id",
        string="People behind the figures",
    )

    _one_a_form = models.Constraint(
        "UNIQUE (submission_id, form_id)", "The report has a sheet of this form already."
    )

    @api.depends("declaration", "lines")
    def _compute_title(self):
        for sheet in self:
            sheet.title = (sheet.declaration or {}).get("title", "")
            sheet.people = next(iter(sheet.lines or []), {}).get("people", 0)

    @api.depends("form_id", "declaration")
    def _compute_parts(self):
        """What stood in the form when the sheet was made counts, not what it says today."""
        known = {}
        for sheet in self:
            declaration, form = sheet.declaration or {}, sheet.form_id
            key = (form, seal.canonical(declaration))
            if key not in known:
                printed = form._parts_printed(declaration)
                picked = form._parts_picked(declaration.get("population"), declaration.get("on"))
                known[key] = words_of(printed), words_of(printed | picked)
            sheet.parts_printed, sheet.parts_picked = known[key]

    def init(self):
        result = super().init()
        install_frozen_parts(self.env.cr, self._table, of_accepted, FROZEN)
        return result

    def _stored_parts(self, whole):
        """What a consolidated report takes of the sheets below it: ``{id: (codes, lines)}``.

        Read as the database keeps it: a field hands out copies, which for the sheets of 700
        agencies takes longer than adding them up.

        :param whole: all lines, where equal values are added up; otherwise the total alone
        """
        self.flush_recordset()
        lines = SQL("lines")
        if not whole:
            lines = SQL(
                "jsonb_path_query_array(lines, %s::jsonpath)", f'$[*] ? (@.kind == "{TOTAL}")'
            )
        rows = self.env.execute_query(
            SQL(
                "SELECT id, jsonb_path_query_array(declaration, '$.columns[*].code'), %s"
                "  FROM cchc_report_sheet WHERE id = ANY(%s)",
                lines,
                list(self.ids),
            )
        )
        return {sheet: (codes, found) for sheet, codes, found in rows}

    # -- digests --------------------------------------------------------------------

    def _seal_sheets(self):
        """Write each sheet's digest: its declaration, its lines and its people."""
        digests = self._names_digests()
        for sheet in self:
            names = digests.get(sheet.id) or seal.rows_digest([])
            sheet.write(
                {
                    "names_digest": names,
                    "digest": seal.sheet_digest(sheet.declaration, sheet.lines, names),
                }
            )

    def _names_digests(self):
        """``{sheet id: digest of the digests of its rows}``, in one statement."""
        self.env.flush_all()
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT sheet_id, encode(sha256(convert_to(
                               string_agg(digest, '' ORDER BY position, id), 'UTF8')), 'hex')
                      FROM cchc_report_frozen_person
                     WHERE sheet_id = ANY(%s) GROUP BY sheet_id
                    """,
                    self.ids,
                )
            )
        )

    # -- the screen -------------------------------------------------------------------

    @api.readonly
    def sheet_table(self):
        """The sheet as the screen of reports draws its table."""
        self.ensure_one()
        self.check_access("read")
        declaration = self.declaration
        lists_people = declaration["levels"][-1:] == ["employee_id"]
        changed = {
            (difference.line, difference.column)
            for difference in self.submission_id.difference_ids
            if difference.form_id == self.form_id
        }
        remarked = {
            (remark.line, remark.column)
            for remark in self.submission_id.remark_ids
            if remark.form_id == self.form_id and not remark.settled
        }
        return {
            "title": declaration["title"],
            "code": declaration["code"],
            "document": declaration["document"],
            "footnote": declaration["footnote"],
            "note": "",
            "axis": declaration["axis"],
            "row_title": declaration["row_title"],
            "applies": True,
            "date_from": False,
            "date_to": False,
            "header": declaration["header"],
            "columns": declaration["columns"],
            "lines": [
                {
                    **line,
                    "unit_ids": [],
                    "has_below": False,
                    "marked": [code for key, code in changed | remarked if key == line["key"]],
                    "people": line["people"] if lists_people else False,
                    "figures": [
                        self._figure_to_browser(figure, column)
                        for figure, column in zip(
                            line["figures"], declaration["columns"], strict=True
                        )
                    ],
                }
                for line in self.lines
            ],
            "may_remark": self._may_remark(),
        }

    @api.model
    def _figure_to_browser(self, figure, column):
        if figure is None:
            return False
        if column["kind"] == "sum" or (
            column["kind"] in ("provider", "share") and isinstance(figure, str)
        ):
            return float(Decimal(figure))
        return figure

    def action_open(self):
        """The sheet on a page of its own: it is wide."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.form_id.sudo().code,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }

    def _may_remark(self):
        report = self.submission_id
        return (report.is_mine and report.state in EDITABLE) or (
            report.is_above and report.state == "submitted"
        )

    def action_remark_cell(self, line_key, column_code):
        """Ask for a remark on one cell."""
        self.ensure_one()
        self.check_access("read")
        self._cell(line_key, column_code)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Remark"),
            "res_model": "cchc.report.remark",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "default_submission_id": self.submission_id.id,
                "default_form_id": self.form_id.id,
                "default_line": line_key,
                "default_column": column_code,
            },
        }

    def action_open_cell(self, line_key, column_code):
        """The people behind one figure: the frozen rows, whoever has moved since."""
        self.ensure_one()
        self.check_access("read")
        line, column = self._cell(line_key, column_code)
        self._check_may_read_column(column)
        return {
            "type": "ir.actions.act_window",
            "name": f"{self.declaration['code']} – {column['label']} – "
            f"{line['name'] or self.submission_id.unit_id.sudo().name}",
            "res_model": "cchc.report.frozen.person",
            "views": [(False, "list")],
            "domain": [("cell", "=", f"{self.id}:{column_code}:{line_key}")],
            "context": {"create": False},
        }

    def _cell_people(self, line_key, column_code):
        """Domain of the frozen rows behind one figure, rights checked."""
        self.ensure_one()
        self.exists().check_access("read")
        line, column = self._cell(line_key, column_code)
        self._check_may_read_column(column)
        return self._people_domain(line, column_code)

    def _cell(self, line_key, column_code):
        line = next((line for line in self.lines if line["key"] == line_key), None)
        column = next(
            (one for one in self.declaration["columns"] if one["code"] == column_code), None
        )
        if not line or not column or not column["listed"]:
            raise UserError(self.env._("There is no list of people behind this figure."))
        return line, column

    def _check_may_read_column(self, column):
        """A list of party members needs the right to read the Party part."""
        form = self.form_id.sudo(self.env.uid == SUPERUSER_ID)
        day = self.declaration["on"]
        form._check_may_read_criterion(self.declaration["population"], column["label"], day)
        form._check_may_read_criterion(
            column["criterion"], column["label"], day, entries_of(column)
        )

    def _people_domain(self, line, column_code):
        """The frozen rows that one cell counts; of a consolidated report, those of its parts."""
        domain = [("cells", "like", f",{column_code},")]
        if self.submission_id.kind == "unit":
            domain.append(("sheet_id", "=", self.id))
            if line["covers"] is not None:
                domain.append(("line", "in", line["covers"]))
            return domain
        leaves = self.submission_id.sudo()._leaves()
        covers = line["covers"]
        if covers is not None and self.declaration["axis"] == "values":
            domain.append(("line", "in", covers))
        elif covers is not None:
            parts = self.submission_id.sudo().part_ids
            leaves = parts.filtered(lambda part: f"s{part.unit_id.id}-{part.kind}" in covers)
            leaves = leaves._leaves()
        return [
            *domain,
            ("submission_id", "in", leaves.ids),
            ("sheet_id.form_id", "=", self.form_id.id),
        ]
