import base64
from decimal import Decimal

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.vietnamese import fold
from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_base.tools.vietnam_time import today
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.workbook import read_workbook

from ..rules import score_table

_MOST_SHOWN = 100
_HEADS_WITHIN = 15


class CchcRecruitmentScoreImport(models.TransientModel):
    """Takes the results of a paper that was sat on computers: all rows or none.

    A second time the same file changes nothing.
    """

    _name = "cchc.recruitment.score.import"
    _description = "Import of computer results"
    _inherit = ["cchc.question"]

    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper",
        required=True,
        ondelete="cascade",
        domain="[('form', '=', 'choice')]",
    )
    file = fields.Binary(string="Spreadsheet")
    filename = fields.Char()
    state = fields.Selection(
        [("draft", "File"), ("checked", "Checked"), ("done", "Entered")],
        default="draft",
        readonly=True,
    )
    new_count = fields.Integer(string="New points", readonly=True)
    same_count = fields.Integer(string="Unchanged", readonly=True)
    fault_count = fields.Integer(string="Rows with a fault", readonly=True)
    report = fields.Html(readonly=True)

    def action_check(self):
        """The dry run: what would be entered, and what is wrong, row by row."""
        self.ensure_one()
        self._look()
        self.state = "checked"
        return self._again()

    def action_enter(self):
        """Enter all points, or none.

        :raise UserError: when a row has a fault
        """
        self.ensure_one()
        new, faults = self._look()
        if faults:
            raise UserError(
                self.env._(
                    "%(count)s rows have a fault: nothing was entered. First: %(fault)s",
                    count=len(faults),
                    fault=self._told(faults[0]),
                )
            )
        paper = self.paper_id
        figures = paper._figures()
        seats = {seat.application_id.id: seat for seat in paper.seat_ids}
        self.env["cchc.recruitment.score"]._enter(
            [
                seats[candidate]._score_row(points, figures, "computer")
                for candidate, points in new.items()
            ]
        )
        if not paper.told_on:
            paper._set_plain({"told_on": today()})
        self.state = "done"
        return self._again()

    def _look(self):
        """``({candidate: points that are new}, faults)``, told in the wizard as well."""
        self._check_allowed()
        paper = self.paper_id
        rows = self._rows()
        # The attendance must be complete: who came is known from there.
        paper._marked_seats()
        seats = paper.seat_ids.filtered(lambda seat: seat.state != "withdrawn")
        sitters = {
            score_table.plain(seat.candidate_number or ""): score_table.Sitter(
                seat.application_id.id, seat._score_state(), seat.candidate_number or ""
            )
            for seat in seats
        }
        points, faults = score_table.read(rows, sitters, Decimal(str(paper.max_points)))
        new = self._changed(points, seats)
        self.new_count, self.same_count = len(new), len(points) - len(new)
        self.fault_count = len(faults)
        lines = [self._told(fault) for fault in faults[:_MOST_SHOWN]]
        if len(faults) > _MOST_SHOWN:
            lines.append(self.env._("… and %s more.", len(faults) - _MOST_SHOWN))
        self.report = lines and Markup("<ul>%s</ul>") % Markup().join(
            Markup("<li>%s</li>") % line for line in lines
        )
        return new, faults

    def _check_allowed(self):
        self.paper_id.check_access("write")
        if self.paper_id.form != "choice":
            raise UserError(self.env._("%s is not sat on computers.", self.paper_id.display_name))

    def _changed(self, points, seats):
        """Of the points those that differ from what stands."""
        figures = self.paper_id._figures()
        by_candidate = {seat.application_id.id: seat for seat in seats}
        scores = self.env["cchc.recruitment.score"].sudo()
        standing = {
            row.application_id.id: (row.state, round(row.points, 2))
            for row in scores.search_fetch(
                [("paper_id", "=", self.paper_id.id), ("superseded_at", "=", False)],
                ["application_id", "state", "points"],
            )
        }
        new = {}
        for candidate, value in points.items():
            row = by_candidate[candidate]._score_row(value, figures, "computer")
            if standing.get(candidate) != (row["state"], round(row["points"], 2)):
                new[candidate] = value
        return new

    def _rows(self):
        if not self.file:
            raise UserError(self.env._("Choose the spreadsheet first."))
        try:
            workbook = read_workbook(base64.b64decode(self.with_context(bin_size=False).file))
        except WorkbookRefused as refused:
            raise UserError(translate(self.env, refused.problem)) from refused
        for sheet in workbook.sheets:
            for place, heads in enumerate(sheet.rows[:_HEADS_WITHIN]):
                columns = self._columns(heads)
                if columns:
                    return list(self._read(sheet.rows[place + 1 :], *columns))
        raise UserError(
            self.env._(
                "No row of headings was found: the file needs the columns “Số báo danh” and “Điểm”."
            )
        )

    @api.model
    def _columns(self, heads):
        titles = [" ".join(fold(cell.text).split()) for cell in heads.cells]
        number = next((at for at, title in enumerate(titles) if title in score_table.NUMBER_TITLES),
                      None)  # fmt: skip
        points = next((at for at, title in enumerate(titles) if title in score_table.POINTS_TITLES),
                      None)  # fmt: skip
        return None if number is None or points is None else (number, points)

    @api.model
    def _read(self, rows, number, points):
        for row in rows:
            told = [row[place].text.strip() for place in (number, points)]
            if told[0] or told[1]:
                yield score_table.Row(row.number, told[0], " ".join(fold(told[1]).split()))

    def _told(self, fault):
        problem = translate(self.env, fault.problem)
        if not fault.line:
            return problem
        return self.env._("Row %(row)s: %(problem)s.", row=fault.line, problem=problem.rstrip("."))

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
