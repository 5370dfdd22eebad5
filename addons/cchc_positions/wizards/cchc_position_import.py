import base64

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.workbook import read_workbook

from ..importing import template
from ..importing.columns import COLUMNS, STAFF, TITLES
from ..importing.table import read_table
from .position_import_reader import READERS

_MOST_SHOWN = 100


class CchcPositionImport(models.TransientModel):
    """Takes standard positions, or the positions of a draft scheme, from a workbook.

    First a check, which changes nothing and names every fault by row and column; then, if there is
    none, all rows at once. A second run of the same file changes nothing: rows are known by code.
    """

    _name = "cchc.position.import"
    _description = "Import of positions"
    _inherit = ["cchc.question"]

    kind = fields.Selection(
        [("standard", "Catalogue of positions"), ("scheme", "Positions of a scheme")],
        required=True,
        default="standard",
        readonly=True,
    )
    scheme_id = fields.Many2one(comodel_name="cchc.position.scheme", readonly=True)
    file = fields.Binary(string="Workbook")
    filename = fields.Char()
    state = fields.Selection(
        [("draft", "File"), ("checked", "Checked"), ("done", "Applied")],
        default="draft",
        readonly=True,
    )
    rows_new = fields.Integer(string="New", readonly=True)
    rows_changed = fields.Integer(string="Changed", readonly=True)
    rows_unchanged = fields.Integer(string="Unchanged", readonly=True)
    rows_refused = fields.Integer(string="Refused", readonly=True)
    report = fields.Html(readonly=True)

    @api.constrains("kind", "scheme_id")
    def _check_scheme(self):
        for wizard in self:
            if wizard.kind == "scheme" and not wizard.scheme_id:
                raise UserError(self.env._("Open the draft scheme and import from there."))

    # -- the empty workbook ---------------------------------------------------------

    def action_template(self):
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {"url": f"/cchc_positions/import/{self.kind}/template", "data": {}},
        }

    @api.model
    def _template(self, kind):
        """(name, bytes) of the workbook to fill in."""
        groups = self.env["cchc.position.group"].search([("date_to", "=", False)])
        choices = {
            "group": list(dict.fromkeys(groups.mapped("name"))),
            "staff": list(STAFF.values()),
        }
        if kind == "scheme":
            choices["unit"] = [
                unit.code
                for unit in self.env["hr.department"].search([("code", "!=", False)], limit=2_000)
            ]
        names = {"standard": "mau_danh_muc_vi_tri.xlsx", "scheme": "mau_de_an_vi_tri.xlsx"}
        return names[kind], template.build(TITLES[kind], COLUMNS[kind], choices)

    # -- checking and applying --------------------------------------------------------

    def action_check(self):
        """The dry run: what would happen, and what is wrong, row by row."""
        self.ensure_one()
        reader = self._read()
        self._report(reader)
        self.state = "checked"
        return self._again()

    def action_apply(self):
        """Enter all rows, or none.

        :raise UserError: when a row is refused
        """
        self.ensure_one()
        reader = self._read()
        self._report(reader)
        if reader.faults:
            raise UserError(
                self.env._(
                    "%(count)s rows have faults: nothing was entered. First: %(fault)s",
                    count=len({fault.row for fault in reader.faults}),
                    fault=self._message(reader.faults[0]),
                )
            )
        reader.apply()
        self.state = "done"
        return self._again()

    def _read(self):
        self._check_allowed()
        if not self.file:
            raise UserError(self.env._("Choose the workbook first."))
        try:
            workbook = read_workbook(base64.b64decode(self.with_context(bin_size=False).file))
            rows = read_table(workbook, COLUMNS[self.kind])
        except WorkbookRefused as refused:
            raise UserError(translate(self.env, refused.problem)) from refused
        if not rows:
            raise UserError(self.env._("There is no row below the headings."))
        return READERS[self.kind](self.env, rows, self.scheme_id)

    def _check_allowed(self):
        if self.kind == "standard":
            if not self.env["cchc.position.standard"].has_access("create"):
                raise AccessError(self.env._("Home Affairs keeps the catalogue of positions."))
        else:
            self.scheme_id.check_access("write")
            self.scheme_id._check_editable()

    def _report(self, reader):
        self.rows_new, self.rows_changed = len(reader.new), len(reader.changed)
        self.rows_unchanged = reader.unchanged
        self.rows_refused = len({fault.row for fault in reader.faults})
        lines = [self._message(fault) for fault in reader.faults[:_MOST_SHOWN]]
        if len(reader.faults) > _MOST_SHOWN:
            lines.append(self.env._("… and %s more.", len(reader.faults) - _MOST_SHOWN))
        self.report = (
            Markup("<ul>%s</ul>") % Markup().join(Markup("<li>%s</li>") % line for line in lines)
            if lines
            else False
        )

    def _message(self, fault):
        return self.env._(
            "Row %(row)s, column “%(column)s”: %(problem)s.",
            row=fault.row,
            column=fault.column,
            problem=translate(self.env, fault.problem),
        )

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
