from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..rules import merge
from ..tools.stored_lines import declaration_of


class CchcReportSubmission(models.Model):
    """A committee's report: the accepted reports below it, added up, with what is missing."""

    _inherit = "cchc.report.submission"

    child_count = fields.Integer(compute="_compute_coverage", string="Reports below")
    child_accepted_count = fields.Integer(compute="_compute_coverage", string="Accepted below")
    child_late_count = fields.Integer(compute="_compute_coverage", string="Late below")
    coverage = fields.Char(compute="_compute_coverage")
    people = fields.Integer(compute="_compute_people", help="Of the widest sheet.")

    @api.depends("kind", "state")
    def _compute_coverage(self):
        """Of the reports that the reader may know of; whether they are there is no secret."""
        found = {}
        wholes = self.filtered(lambda report: report.kind == "consolidated")
        children = self.sudo().search(wholes._below_domain()) if wholes else self.browse()
        for child in children:
            found.setdefault((child.period_id, child.above_id), []).append(child)
        for report in self:
            below = found.get((report.period_id, report.unit_id), [])
            below = below if report.kind == "consolidated" else []
            accepted = [child for child in below if child.state == "accepted"]
            report.child_count = len(below)
            report.child_accepted_count = len(accepted)
            report.child_late_count = sum(bool(child.days_late) for child in below)
            report.coverage = f"{len(accepted)}/{len(below)}" if below else False

    @api.depends("sheet_ids.lines")
    @api.depends_context("uid")
    def _compute_people(self):
        sheets = self.env["cchc.report.sheet"].search([("submission_id", "in", self.ids)])
        found = {}
        for sheet in sheets:
            key = sheet.submission_id.id
            found[key] = max(found.get(key, 0), sheet.people)
        for report in self:
            report.people = found.get(report.id, 0)

    def _below_domain(self):
        """The current reports that go into these."""
        return list(
            self._current_domain()
            & Domain("period_id", "in", self.period_id.ids)
            & Domain("above_id", "in", self.unit_id.ids)
        )

    def _leaves(self):
        """The agencies' reports of which these are made, themselves included."""
        leaves, whole = self.browse(), self
        while whole:
            leaves |= whole.filtered(lambda report: report.kind == "unit")
            whole = whole.filtered(lambda report: report.kind == "consolidated").part_ids
        return leaves

    def _consolidate(self):
        """Add up the accepted reports below each of these; wholes of wholes come last."""
        for report in self.sorted(lambda report: ["district", "province"].index(report.level)):
            parts = self.search(
                [*report._below_domain(), ("state", "=", "accepted")],
                order="level desc, unit_sequence, unit_id",
            )
            report.sheet_ids.unlink()
            report.part_ids = [fields.Command.set(parts.ids)]
            report._add_up(parts)

    def _add_up(self, parts):
        self.ensure_one()
        sheets = {}
        for sheet in parts.sheet_ids:
            sheets.setdefault(sheet.form_id, {})[sheet.submission_id] = sheet
        period = self.period_id
        vals_list = []
        for form in period.form_ids.sorted():
            found = sheets.get(form, {})
            declaration = declaration_of(
                form.sudo(), form._spec(), period.date_to, period.known_on or None
            )
            by_values = declaration["axis"] == "values"
            sheets_found = self.env["cchc.report.sheet"].union(*found.values())
            stored = sheets_found._stored_parts(whole=by_values)
            lines = [
                (
                    f"s{part.unit_id.id}-{part.kind}",
                    self._part_name(part),
                    stored[found[part].id][1],
                )
                for part in parts
                if part in found
            ]
            self._check_same_columns(declaration, sheets_found, stored)
            columns = declaration["columns"]
            vals_list.append(
                {
                    "submission_id": self.id,
                    "form_id": form.id,
                    "declaration": declaration,
                    "lines": merge.by_values(columns, lines, self._order_of(form, lines))
                    if by_values
                    else merge.by_units(columns, lines),
                }
            )
        self.env["cchc.report.sheet"].create(vals_list)

    def _check_same_columns(self, declaration, sheets, stored):
        """A form that was changed while reports were on their way can't be added up."""
        codes = [column["code"] for column in declaration["columns"]]
        for sheet in sheets:
            if stored[sheet.id][0] != codes:
                raise UserError(
                    self.env._(
                        "%(form)s: the columns were changed after %(unit)s had reported. Return "
                        "its report, to be computed again.",
                        form=declaration["code"],
                        unit=sheet.unit_id.name,
                    )
                )

    def _part_name(self, part):
        if part.kind == "unit" and part.unit_id == self.unit_id:
            return self.env._("%s – own offices", part.unit_id.name)
        return part.unit_id.name

    def _order_of(self, form, parts):
        """The place of a value among its like: as the form itself orders its rows."""
        spec = form.sudo()._spec()
        model = self.env[form.sudo().source].sudo()
        values = {}
        for _key, _name, lines in parts:
            for line in lines:
                for level, key in enumerate(line["keys"]):
                    values.setdefault(level, set()).add(key)
        labels = {
            level: form._labels(model, path, values.get(level, set()))
            for level, path in enumerate(spec.axis.levels)
        }
        return lambda level, key: labels[level].get(key, (len(labels[level]), ""))[0]

    def action_open_missing(self):
        """The reports below that have not been accepted."""
        self.ensure_one()
        action = self.action_open_parts()
        return {**action, "domain": [*action["domain"], ("state", "!=", "accepted")]}
