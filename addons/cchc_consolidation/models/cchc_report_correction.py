from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.frozen_parts import install_frozen_parts

from ..rules import differences
from .cchc_report_form import words_of
from .cchc_report_sheet import entries_of, of_accepted


class CchcReportDifference(models.Model):
    """A cell of a corrected report that says something else than before, with the people."""

    _name = "cchc.report.difference"
    _description = "Difference between two versions of a report"
    _order = "submission_id, id"
    _rec_name = "column_label"

    submission_id = fields.Many2one(
        comodel_name="cchc.report.submission",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    form_id = fields.Many2one(comodel_name="cchc.report.form", readonly=True, ondelete="restrict")
    line = fields.Char(readonly=True)
    line_name = fields.Char(string="Row", readonly=True)
    column = fields.Char(string="Code of the column", readonly=True)
    column_label = fields.Char(string="Column", readonly=True)
    before = fields.Char(readonly=True)
    after = fields.Char(readonly=True)
    entered = fields.Text(string="Now counted", readonly=True)
    departed = fields.Text(string="No longer counted", readonly=True)
    # Rights to parts of the dossier that it takes to read who came into the cell or left it.
    parts_picked = fields.Char(compute="_compute_parts_picked", store=True)

    @api.depends("form_id", "column")
    def _compute_parts_picked(self):
        sheets = {
            (sheet.submission_id, sheet.form_id): sheet for sheet in self.submission_id.sheet_ids
        }
        for difference in self:
            sheet = sheets.get((difference.submission_id, difference.form_id))
            columns = sheet.declaration["columns"] if sheet else ()
            column = next((one for one in columns if one["code"] == difference.column), None)
            difference.parts_picked = ","
            if column:
                parts = set(sheet.parts_picked.split(","))
                parts |= sheet.form_id._parts_picked(
                    column["criterion"], sheet.declaration["on"], entries_of(column)
                )
                difference.parts_picked = words_of(parts)

    def init(self):
        result = super().init()
        install_frozen_parts(
            self.env.cr,
            self._table,
            of_accepted,
            (
                "submission_id",
                "form_id",
                "line",
                "column",
                "before",
                "after",
                "entered",
                "departed",
            ),
        )
        return result


class CchcReportSubmission(models.Model):
    """A correction is a new version; the levels above decide on what differs only."""

    _inherit = "cchc.report.submission"

    difference_count = fields.Integer(
        compute="_compute_difference_count", string="Cells that differ"
    )

    @api.depends("difference_ids")
    @api.depends_context("uid")
    def _compute_difference_count(self):
        counts = dict(
            self.env["cchc.report.difference"]._read_group(
                [("submission_id", "in", self.ids)], ["submission_id"], ["__count"]
            )
        )
        for report in self:
            report.difference_count = counts.get(report, 0)

    def action_correct(self):
        """Start the next version of an accepted report, as known today."""
        self.ensure_one()
        self._check_mine()
        self._check_state("accepted")
        corrected = self.sudo()._next_version()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "views": [(False, "form")],
            "res_id": corrected.id,
        }

    def _next_version(self):
        """The version after this one: the one on its way, or a new one that is computed."""
        self.ensure_one()
        if self.replaced_by_id:
            raise UserError(self.env._("%s was corrected already.", self.display_name))
        pending = self.search([("previous_id", "=", self.id)], limit=1)
        if not pending:
            pending = self.create(
                {
                    "period_id": self.period_id.id,
                    "kind": self.kind,
                    "unit_id": self.unit_id.id,
                    "level": self.level,
                    "parent_id": self.parent_id.id,
                    "version": self.version + 1,
                    "previous_id": self.id,
                }
            )
        if pending.state in ("draft", "returned") and not pending.by_workbook:
            pending._compute_sheets()
        return pending

    def _replace_previous(self):
        """An accepted correction takes the place of what it corrects, and goes on upwards."""
        for report in self.filtered("previous_id"):
            report.previous_id.replaced_by_id = report
        above = self.search(
            [
                ("period_id", "in", self.period_id.ids),
                ("kind", "=", "consolidated"),
                ("unit_id", "in", self.above_id.ids),
                ("state", "=", "accepted"),
                ("replaced_by_id", "=", False),
            ]
        )
        # One that was on its way while a part of it was corrected has to follow as well.
        for report in above | self.filtered("part_ids.replaced_by_id"):
            report._next_version()

    def _find_differences(self):
        """List what differs from the version before, cell by cell, with names."""
        self.difference_ids.unlink()
        vals_list = []
        for report in self:
            before = {sheet.form_id: sheet for sheet in report.previous_id.sheet_ids}
            for sheet in report.sheet_ids:
                if sheet.form_id not in before:
                    continue
                for one in differences.differences(
                    sheet.form_id.code,
                    before[sheet.form_id]._as_rule(),
                    sheet._as_rule(),
                    before[sheet.form_id]._people_of_cells(),
                    sheet._people_of_cells(),
                ):
                    vals_list.append(
                        {
                            "submission_id": report.id,
                            "form_id": sheet.form_id.id,
                            "line": one.line,
                            "line_name": one.line_name or report.unit_id.name,
                            "column": one.column,
                            "column_label": one.label,
                            "before": one.before,
                            "after": one.after,
                            "entered": ", ".join(one.entered),
                            "departed": ", ".join(one.left),
                        }
                    )
        return self.env["cchc.report.difference"].create(vals_list)


class CchcReportSheet(models.Model):
    _inherit = "cchc.report.sheet"

    def _as_rule(self):
        return {"declaration": self.declaration, "lines": self.lines}

    def _people_of_cells(self):
        """Function of ``(line, column)``: ``{who: name}`` of whom the cell counts."""
        self.ensure_one()
        lines = {line["key"]: line for line in self.lines}
        columns = {column["code"] for column in self.declaration["columns"] if column["listed"]}

        def people(line_key, column_code):
            line = lines.get(line_key)
            if not line or column_code not in columns:
                return {}
            domain = self._people_domain(line, column_code)
            rows = self.env["cchc.report.frozen.person"].search(domain)
            return {row.employee or (row.name, row.birth_text): row.name for row in rows}

        return people
