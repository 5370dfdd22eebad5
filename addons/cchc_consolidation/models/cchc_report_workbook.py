import base64

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.engine.compiler import field_at
from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.workbook import read_workbook

from ..importing import report_workbook
from ..rules import seal
from ..tools.stored_lines import declaration_of
from .cchc_report_submission import EDITABLE
from .cchc_report_workbook_names import kept

# Faults that are told at once.
TOLD = 20


class CchcReportSubmission(models.Model):
    """A unit that keeps its people elsewhere fills in the forms as a workbook."""

    _inherit = "cchc.report.submission"

    filled_file = fields.Binary(
        string="Filled workbook", compute="_compute_filled_file", inverse="_inverse_filled_file"
    )
    filled_file_name = fields.Char(compute="_compute_filled_file", inverse="_inverse_file_name")

    def _compute_filled_file(self):
        """Read as it is uploaded and not kept: what it says stands on the sheets."""
        self.filled_file = False
        self.filled_file_name = False

    def _inverse_filled_file(self):
        for report in self:
            if report.filled_file:
                report._check_mine()
                report._check_state(*EDITABLE)
                report.sudo()._read_filled(base64.b64decode(report.filled_file))

    def action_download_blank(self):
        """The workbook to fill in."""
        return self._download("blank")

    def _download(self, what):
        self.ensure_one()
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {"url": f"/cchc_consolidation/report/{self.id}/{what}", "data": {}},
        }

    # -- the blank ---------------------------------------------------------------------

    def _blank_workbook(self):
        """``(name, bytes)`` of the workbook to fill in."""
        self.ensure_one()
        self.check_access("read")
        unit, day = self.unit_id.sudo(), self.period_id.date_to
        content = report_workbook.write_blank(
            self._blank_forms(), unit.code or str(unit.id), unit.name, day
        )
        return f"{unit.code or unit.id}_{day:%Y-%m-%d}.xlsx".replace("/", "-"), content

    def _blank_forms(self):
        period = self.period_id
        forms = []
        for form in period.form_ids.sorted().sudo():
            declaration = declaration_of(
                form, form._spec(), period.date_to, period.known_on or None
            )
            forms.append(
                report_workbook.BlankForm(
                    form.code,
                    form.title,
                    tuple(declaration["columns"]),
                    self._blank_rows(form, declaration),
                    declaration["row_title"],
                )
            )
        return forms

    def _blank_rows(self, form, declaration):
        """The rows to fill in: one for the unit, one for each value, or free ones for people."""
        levels = declaration["levels"]
        if not levels:
            return (("total", report_workbook.TOTAL_NAME),)
        if levels[-1] == "employee_id":
            return None
        model = self.env[form.source].sudo()
        field = field_at(model, levels[-1])
        if field.type == "many2one":
            # The values are the rows of the blank. pylint: disable=no-search-all
            records = self.env[field.comodel_name].sudo().search([])
            return tuple((str(record.id), record.display_name) for record in records)
        if field.type == "selection":
            return tuple((str(key), words) for key, words in field._description_selection(self.env))
        raise UserError(
            self.env._("%s can't be filled in as a workbook: its rows are free.", form.code)
        )

    # -- what was filled in ----------------------------------------------------------------

    def _read_filled(self, content):
        """Make the sheets from a filled workbook, or refuse it as a whole.

        :raise UserError: naming each sheet, cell and remedy
        """
        self.ensure_one()
        if not self.by_workbook:
            raise UserError(
                self.env._("%s keeps its people here: its report is computed.", self.unit_id.name)
            )
        try:
            workbook = read_workbook(content)
        except WorkbookRefused as refused:
            raise UserError(translate(self.env, refused.problem)) from refused
        unit, forms = self.unit_id, self._blank_forms()
        filled = report_workbook.read_filled(
            workbook, forms, unit.code or str(unit.id), unit.name, self.period_id.date_to
        )
        if filled.faults:
            told = [translate(self.env, fault) for fault in filled.faults[:TOLD]]
            if len(filled.faults) > TOLD:
                told.append(self.env._("… and %s more.", len(filled.faults) - TOLD))
            raise UserError("\n".join(told))
        contradictions = kept(self._compare_names(filled, forms))
        self._make_sheets(filled)
        self.write(
            {
                "computed_at": fields.Datetime.now(),
                "seal": False,
                "contradictions": contradictions,
            }
        )
        self.env["cchc.report.problem"]._find(self)
        self.filtered("previous_id")._find_differences()

    def _make_sheets(self, filled):
        period = self.period_id
        self.sheet_ids.unlink()
        forms = period.form_ids.sorted()
        sheets = self.env["cchc.report.sheet"].create(
            [
                {
                    "submission_id": self.id,
                    "form_id": form.id,
                    "declaration": declaration_of(
                        form.sudo(), form._spec(), period.date_to, period.known_on or None
                    ),
                    "lines": self._nested(form, filled.lines[form.code]),
                }
                for form in forms
            ]
        )
        self.env["cchc.report.frozen.person"].create(
            [
                self._person_vals(sheets[:1], position, person)
                for position, person in enumerate(filled.people, 1)
            ]
        )

    def _nested(self, form, lines):
        """A form with titles above its values: each line is put below its title."""
        levels = form.sudo()._levels()
        if len(levels) != 2 or levels[-1] == "employee_id":
            return lines
        total, *values = lines
        model = self.env[form.sudo().source].sudo()
        titles = {}
        for line in values:
            title = self._title_of(model, levels, line["keys"][0])
            line["keys"] = [title, *line["keys"]]
            line["level"] = 2
            line["key"] = "|".join(str(key or "") for key in line["keys"])
            line["covers"] = [line["key"]]
            titles.setdefault(title, []).append(line)
        words = form.sudo()._labels(model, levels[0], set(titles))
        columns = [
            {"code": column.code, "kind": column.kind, "field": column.field}
            for column in form.sudo()._spec().columns
        ]
        nested = []
        for title in sorted(titles, key=lambda one: words[one][0]):
            below = titles[title]
            figures = report_workbook.merge.add_figures(
                columns, [line["figures"] for line in below]
            )
            nested.append(
                report_workbook.merge.line(
                    "value", str(title or ""), words[title][1], 1, "", figures,
                    sum(line["people"] for line in below), opened=True, keys=[title],
                    covers=[line["key"] for line in below],
                )
            )  # fmt: skip
            nested += below
        return [total, *nested]

    def _title_of(self, model, levels, key):
        """What stands in the field of the titles for a value: the tier of a rank."""
        last = field_at(model, levels[1])
        if last.type != "many2one" or not levels[0].startswith(f"{levels[1]}."):
            return None
        record = self.env[last.comodel_name].sudo().browse(key)
        value = record[levels[0][len(levels[1]) + 1 :]]
        return value.id if hasattr(value, "_name") else value or None

    def _person_vals(self, sheet, position, person):
        vals = {
            "submission_id": self.id,
            "sheet_id": sheet.id,
            "position": position,
            "line": "total",
            "cells": ",,",
            "amounts": "",
            **{name: text for name, text in person.items() if name in seal.ROW_FIELDS},
            "identity": seal.identity(
                person["identity"], self.env["cchc.report.figures"]._secret()
            ),
        }
        row = {**dict.fromkeys(seal.ROW_FIELDS), **vals}
        return {**vals, "digest": seal.row_digest(row)}
