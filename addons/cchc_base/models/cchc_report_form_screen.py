from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..engine.checks import row_key
from ..engine.header import header_of
from ..engine.opendocument import write_opendocument
from ..engine.page import page_of
from ..engine.sheet import Letterhead
from ..engine.word import write_word
from ..engine.workbook import write_pages

# Formats of a printed form; the PDF is made of the Word document.
FORMATS = {
    "xlsx": write_pages,
    "ods": write_opendocument,
    "docx": write_word,
    "pdf": None,
}
# So many rows in which a check does not hold are told on the screen.
FAILURES = 50


class CchcReportForm(models.Model):
    """What the screen asks of a form: the choices, the table, the list, the workbook."""

    _inherit = "cchc.report.form"

    def action_open_report(self):
        self.ensure_one()
        return {
            **self.env["ir.actions.actions"]._for_xml_id("cchc_base.cchc_report_action"),
            "params": {"form_id": self.id},
        }

    @api.model
    @api.readonly
    def report_options(self):
        """Forms to choose from, and the units, day and domain to start with."""
        user = self.env.user
        units = user.unit_ids
        reach = [] if user._sees_province() else [("id", "child_of", units.ids)]
        return {
            "forms": [
                {"id": form.id, "name": form.display_name, "code": form.code}
                for form in self.search([])
            ],
            "units": [{"id": unit.id, "display_name": unit.display_name} for unit in units],
            "unit_domain": [("kind_id", "!=", False), *reach],
            "on": fields.Date.to_string(fields.Date.context_today(self)),
            "structures": [
                {"day": fields.Date.to_string(day), "name": name}
                for day, name in self._structures()
            ],
        }

    @api.readonly
    def report_table(
        self, unit_ids, on, known_on=None, depth=1, compare_on=None, structure_on=None
    ):
        """The table as the screen draws it.

        :param unit_ids: the chosen units
        :param depth: levels below them, False for all
        :param compare_on: also tell by how much each figure differs from that day's
        :param structure_on: show the units as they stood on that day, whatever the day of the
            figures: what was before a reorganisation in the structure after it
        """
        units = self._units(unit_ids)
        report = self._compute(units, on, known_on, structure_on)
        lines = report.lines(None if depth is False else depth)
        before = {}
        if compare_on:
            earlier = self._compute(units, compare_on, known_on, structure_on)
            before = {row_key(line): line for line in earlier.lines()}
        header = header_of(report.form)
        form = self.sudo()
        failed = self._failed_checks(report)
        marks = {}
        for failure in failed:
            marks.setdefault(failure.row, set()).update(failure.columns)
        return {
            "title": form.title,
            "code": form.code,
            "document": form.document_id.display_name or "",
            "footnote": form.footnote or "",
            "note": form.note or "",
            "failures": [form._failure_to_browser(failure) for failure in failed[:FAILURES]],
            "failed": len(failed),
            "axis": form.row_axis,
            "structure": report.structure_on and format_date(self.env, report.structure_on),
            "row_title": form._row_title(),
            "applies": self._applies(report.on),
            "date_from": fields.Date.to_string(form.date_from) or False,
            "date_to": fields.Date.to_string(form.date_to) or False,
            "header": [
                [
                    {"label": cell.label, "rowspan": cell.rowspan, "colspan": cell.colspan}
                    for cell in row
                ]
                for row in header.rows()
            ],
            "columns": [
                {
                    "code": column.code,
                    "label": column.label,
                    "number": column.number,
                    "listed": column.counted,
                    "kind": column.kind,
                    "whole": column.whole,
                }
                for column in report.columns
            ],
            "lines": [
                {
                    "kind": line.kind,
                    "unit_ids": line.unit_ids,
                    "name": line.name,
                    "level": line.level,
                    "number": line.number,
                    "in_force": line.in_force,
                    "has_below": line.has_below,
                    "opened": line.opened,
                    "people": line.people if report.form.axis.lists_people else False,
                    "keys": [form._key_to_browser(key) for key in line.keys],
                    "figures": [form._figure_to_browser(figure) for figure in line.figures],
                    "marked": sorted(marks.get(row_key(line), ())),
                    "differences": compare_on
                    and form._differences(report, line, before.get(row_key(line))),
                }
                for line in lines
            ],
        }

    @api.model
    def _failure_to_browser(self, failure):
        check = failure.check
        other = check.other_form_id.code
        return {
            "row": failure.name,
            "label": check.label,
            "left": self._figure_to_browser(failure.left),
            "operator": dict(check._fields["operator"].selection)[check.operator],
            "right": self._figure_to_browser(failure.right),
            "other": other or False,
        }

    @api.model
    def _differences(self, report, line, before):
        """By how much the figures of a line differ from those of an earlier line, for display."""
        earlier = before.figures if before else (0,) * len(line.figures)
        return [
            float(figure - past)
            if column.counted and figure is not None and past is not None
            else False
            for column, figure, past in zip(report.columns, line.figures, earlier, strict=True)
        ]

    @api.model
    def _figure_to_browser(self, figure):
        """Only for display: sums are exact in the report and in the workbook."""
        if figure is None:
            return False
        return self._in_words(figure) if isinstance(figure, (str, date)) else float(figure)

    @api.model
    def _key_to_browser(self, key):
        if key is None:
            return False
        return fields.Date.to_string(key) if isinstance(key, date) else key

    def action_drill(
        self,
        measure_code,
        unit_ids,
        on,
        known_on=None,
        own=False,
        outside=False,
        keys=(),
        structure_on=None,
    ):
        """Open the people behind one number.

        The list is not one of ``hr.version``: its rule follows the person to the unit of today,
        so the reader of a past report would miss whoever has moved since. It is the read-only
        ``cchc.report.person``, which computes the same cell in sudo, after the same checks as
        the figures, on every read, and shows name, unit and post but no dossier.

        :param unit_ids: a unit or several; the whole report's units with ``outside``
        :param own: only the people placed in the unit itself
        :param outside: people of no unit
        :param keys: what stands in the fields of the row, the widest first
        """
        self.ensure_one()
        cell = self._cell_named(
            measure_code, unit_ids, on, known_on, own, outside, keys, structure_on
        )
        return self._open_cell(cell, self._title_of(cell))

    def action_explain(
        self,
        measure_code,
        unit_ids,
        on,
        compare_on,
        known_on=None,
        own=False,
        outside=False,
        keys=(),
        structure_on=None,
    ):
        """Open who entered and who left a cell between an earlier day and the day of the report."""
        self.ensure_one()
        cell = self._cell_named(
            measure_code, unit_ids, on, known_on, own, outside, keys, structure_on
        )
        cell["compare_on"] = str(compare_on)
        title = self.env._(
            "%(cell)s: changes from %(before)s to %(on)s",
            cell=self._title_of(cell),
            before=format_date(self.env, compare_on),
            on=format_date(self.env, on),
        )
        return self._open_cell(cell, title)

    @api.model
    def _cell_named(
        self, measure_code, unit_ids, on, known_on, own, outside, keys, structure_on=None
    ):
        return {
            "form_id": self.id,
            "measure": measure_code,
            "unit_ids": [unit_ids] if isinstance(unit_ids, int) else list(unit_ids),
            "on": str(on),
            "known_on": str(known_on) if known_on else False,
            "own": bool(own),
            "outside": bool(outside),
            "keys": list(keys),
            "structure_on": str(structure_on) if structure_on else False,
        }

    def _title_of(self, cell):
        measure = self._spec().measure(cell["measure"])
        units = self._units(cell["unit_ids"]).sudo()
        place = self.env._("No unit") if cell["outside"] else ", ".join(units.mapped("name"))
        return f"{self.sudo().code} – {measure.label if measure else ''} – {place}"

    def _open_cell(self, cell, title):
        # Refuse here rather than in a list that stays empty.
        Person = self.env["cchc.report.person"]
        Person._cell_of(cell)
        source = self.sudo().source
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "cchc.report.person",
            "views": [(False, "list")],
            "context": {
                "cchc_cell": cell,
                "cchc_source": source,
                "cchc_of_units": "employee_id" not in self.env[source]._fields,
                "cchc_tells_what": "what" in Person._paths(source),
                "cchc_of_figure": bool(Person._figure_of(cell)),
            },
        }

    def _units(self, unit_ids):
        """Units named by the browser, dissolved ones included."""
        ids = [unit_ids] if isinstance(unit_ids, int) else unit_ids
        if not ids or not all(isinstance(unit_id, int) for unit_id in ids):
            raise UserError(self.env._("Choose a unit first."))
        return self.env["hr.department"].with_context(active_test=False).browse(ids).exists()

    def _applies(self, on):
        """Whether the form is in force on a day."""
        form = self.sudo()
        return (not form.date_from or form.date_from <= on) and (
            not form.date_to or form.date_to >= on
        )

    def _workbook(self, units, on, known_on=None, depth=None):
        """``(file name, bytes)`` of the figures in the official layout."""
        return self._printed(units, on, known_on, depth, "xlsx")

    def _printed(self, units, on, known_on=None, depth=None, file_format="xlsx", structure_on=None):
        """``(file name, bytes)`` of the figures in the official layout.

        Where a check does not hold, spreadsheets tell so on a second sheet.

        :param file_format: one of `FORMATS`
        """
        report = self._compute(units, on, known_on, structure_on)
        today = fields.Date.context_today(self)
        top = report.tops[0] if len(report.tops) == 1 else None
        letterhead = self._letterhead(top and top.unit_id)
        pages = [page_of(report, letterhead, depth, today, self._row_title())]
        failed = self._failed_checks(report) if file_format in ("xlsx", "ods") else ()
        if failed:
            pages.append(page_of(self._failed_table(report, failed), letterhead, None, today))
        unit_part = f"_{top.code}" if top and top.code else ""
        name = f"{self.sudo().code}{unit_part}_{report.on:%Y-%m-%d}".replace("/", "-")
        return f"{name}.{file_format}", self._write_pages(pages, file_format)

    @api.model
    def _write_pages(self, pages, file_format):
        """The bytes of printed pages in one of `FORMATS`."""
        if file_format == "pdf":
            (content,) = self.env["cchc.document.template"]._to_pdf([write_word(pages)])
            return content
        return FORMATS[file_format](pages)

    def _letterhead(self, unit_id=None):
        """What is printed around the table of a form.

        :param unit_id: the unit that issues the report, where it is one
        """
        form = self.sudo()
        return Letterhead(
            **self._issuer_of(unit_id),
            document=self._document_in_words(),
            signatures=tuple(filter(None, map(str.strip, (form.signatures or "").splitlines()))),
            footnote=form.footnote or "",
            paper=form.paper,
        )

    @api.model
    def _issuer_of(self, unit_id=None):
        """The issuing unit as the head of a printed form names it."""
        if not unit_id:
            return {}
        Unit = self.env["hr.department"].with_context(active_test=False)
        today = fields.Date.context_today(self)
        issuer = Unit.browse(unit_id)._document_issuer(Unit._unit_history(), today)
        parent = issuer["parent"]
        return {
            "issuer": tuple(([parent] if parent else []) + issuer["lines"]),
            "has_parent": bool(parent),
            "place": issuer["place"],
        }

    def _document_in_words(self):
        document = self.sudo().document_id
        if not document:
            return ""
        kinds = {
            "law": "Luật số",
            "resolution": "Nghị quyết số",
            "decree": "Nghị định số",
            "circular": "Thông tư số",
            "decision": "Quyết định số",
            "plan": "Kế hoạch số",
        }
        issued = document.date_issued
        day = f" ngày {issued:%d/%m/%Y}" if issued else ""
        return f"{kinds.get(document.kind, 'văn bản số')} {document.number}{day}"
