from typing import Any, NamedTuple

from odoo import api, fields, models

from ..engine.checks import failures
from ..engine.report import DIRECT, OUTSIDE, TOTAL, VALUE_ROW, Line
from ..engine.spec import VALUE, Form, Measure
from ..engine.table import TableReport


class FailedCheck(NamedTuple):
    """A check that does not hold in a row.

    ``row``: ``(kind of line, unit ids, keys)``; ``check``: record of ``cchc.report.check``;
    ``columns``: codes of the columns that it looks at; ``name``: what the row is called.
    """

    row: tuple
    check: Any
    left: Any
    right: Any
    columns: tuple
    name: str


class CchcReportForm(models.Model):
    """Checks between the figures of a form, and with those of other forms."""

    _inherit = "cchc.report.form"

    check_ids = fields.One2many(
        comodel_name="cchc.report.check", inverse_name="form_id", string="Checks"
    )

    @api.constrains("columns_of_id", "row_axis", "measure_ids")
    def _check_checks(self):
        # A form that lends its columns lends them to checks, too.
        forms = self | self.search([("columns_of_id", "in", self.ids)])
        self.env["cchc.report.check"].search(
            ["|", ("form_id", "in", forms.ids), ("other_form_id", "in", forms.ids)]
        )._check_sides()

    def _checks(self):
        """The checks of a form: its own, and those between columns that it has borrowed."""
        form = self.sudo()
        borrowed = form.columns_of_id.check_ids.filtered(lambda check: not check.other_form_id)
        return form.check_ids | borrowed

    def _failed_checks(self, report):
        """Where the checks of the form do not hold in a report that `_compute` gave.

        Other forms that a check names are computed for the same units, day and knowledge, with
        the reader's rights.

        :return: list of `FailedCheck`, in the order of the rows
        """
        self.ensure_one()
        checks = self._checks()
        units = self.env["hr.department"].browse(row.unit_id for row in report.tops)
        others = {}
        for form in checks.other_form_id.with_env(self.env):
            others[form.sudo().code] = form._compute(
                units, report.on, report.known_on, report.structure_on
            )
        by_id = {check.id: check for check in checks}
        names = {}
        for line in report.lines():
            names[line.kind, tuple(line.unit_ids), tuple(line.keys)] = self._name_of(line)
        return [
            FailedCheck(
                failure.row,
                by_id[failure.key],
                failure.left,
                failure.right,
                failure.columns,
                names[failure.row],
            )
            for failure in failures(checks._spec(), report, others)
        ]

    @api.model
    def _failed_table(self, report, failed):
        """What does not hold, as a table to be printed beside the figures."""
        columns = (("check", "Điều kiện"), ("left", "Vế trái"), ("right", "Vế phải"))
        form = Form(
            "Kiểm tra",
            f"Các điều kiện không khớp của biểu {report.form.code}",
            tuple(
                Measure(code, label, VALUE, str(number))
                for number, (code, label) in enumerate(columns, 1)
            ),
        )
        lines = [
            Line(
                VALUE_ROW,
                (),
                failure.name,
                1,
                str(number),
                (failure.check.label, failure.left, failure.right),
            )
            for number, failure in enumerate(failed, 1)
        ]
        total = Line(TOTAL, (), "", 0, "", (f"{len(lines)} dòng", None, None))
        return TableReport(
            form,
            report.on,
            report.known_on,
            (total, *lines),
            structure_on=report.structure_on,
        )

    @api.model
    def _name_of(self, line):
        """What a row is called on the screen."""
        if line.kind == TOTAL:
            return line.name or self.env._("Total")
        if line.kind == DIRECT:
            return self.env._("Directly under %s", line.name)
        if line.kind == OUTSIDE:
            return self.env._("In no unit of the tree")
        return line.name
