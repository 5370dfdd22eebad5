from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules import exam

SPOKEN = ("interview", "oral", "practice", "project")


class CchcRecruitmentSheet(models.Model):
    """What one member of the board gave a candidate in an interview, oral or practice paper."""

    _name = "cchc.recruitment.sheet"
    _description = "Score sheet of a board"
    _inherit = ["cchc.recruitment.points", "cchc.recruitment.part"]
    _order = "seat_id, member_id, id"
    _wholes = ("seat_id",)

    seat_id = fields.Many2one(
        comodel_name="cchc.recruitment.seat",
        string="Candidate",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    paper_id = fields.Many2one(related="seat_id.paper_id", store=True, index=True)
    unit_id = fields.Many2one(related="seat_id.unit_id", store=True, index=True)
    name = fields.Char(related="seat_id.name", string="Full name")
    member_id = fields.Many2one(
        comodel_name="cchc.recruitment.member",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    is_entered = fields.Boolean(string="Entered in the result", readonly=True, copy=False)

    _once = models.Constraint(
        "UNIQUE (seat_id, member_id)", "This member has a sheet for the candidate already."
    )

    @api.depends("seat_id.candidate_number", "member_id.name")
    def _compute_display_name(self):
        for sheet in self:
            sheet.display_name = f"{sheet.seat_id.display_name} – {sheet.member_id.name or ''}"

    def write(self, vals):
        self.check_access("write")
        if vals.keys() - {"typed"}:
            raise UserError(self.env._("Of a sheet only the points are entered."))
        if done := self.filtered("is_entered")[:1]:
            raise UserError(
                self.env._("%s: the points stand in the result already.", done.display_name)
            )
        return super().write(vals)

    def _most_points(self):
        return self.paper_id.max_points

    def _log_values(self, before, after):
        return {
            "sheet_id": self.id,
            "user_id": self.env.uid,
            "unit_id": self.unit_id.id,
            "paper_id": self.paper_id.id,
            "what": self.display_name,
            "before": before,
            "after": after,
        }


class CchcRecruitmentPaper(models.Model):
    """Interviews, oral and practice papers: the mean of the members' marks."""

    _inherit = "cchc.recruitment.paper"

    sheet_ids = fields.One2many(comodel_name="cchc.recruitment.sheet", inverse_name="paper_id")

    def action_make_sheets(self):
        """A sheet for each candidate who came and each member of the board of interviews."""
        self.check_access("write")
        for paper in self:
            if paper.form not in SPOKEN:
                raise UserError(
                    self.env._("%s is written: its scripts are marked.", paper.display_name)
                )
            members = paper.session_id._board("interview").member_ids
            known = {(sheet.seat_id, sheet.member_id) for sheet in paper.sheet_ids}
            self.env["cchc.recruitment.sheet"].create(
                [
                    {"seat_id": seat.id, "member_id": member.id}
                    for seat in paper._marked_seats()
                    for member in members
                    if member.role != "secretary" and (seat, member) not in known
                ]
            )
        return self.action_open_sheets()

    def action_open_sheets(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Score sheets"),
            "res_model": "cchc.recruitment.sheet",
            "view_mode": "list",
            "domain": [("paper_id", "in", self.ids)],
        }

    def action_enter_sheets(self):
        """The mean of the members' points becomes the score."""
        self.check_access("write")
        figures = {}
        for paper in self:
            missing = paper.sheet_ids.filtered(lambda sheet: not sheet.entered_at)
            if missing or not paper.sheet_ids:
                raise UserError(
                    self.env._(
                        "%(paper)s: %(count)s sheets have no points yet.",
                        paper=paper.display_name,
                        count=len(missing),
                    )
                )
            figures = figures or paper._figures()
            waiting = paper.sheet_ids.filtered(lambda sheet: not sheet.is_entered)
            rows = []
            for seat, sheets in waiting.grouped("seat_id").items():
                points = exam.mean([sheet._exact() for sheet in sheets])
                rows.append(seat._score_row(points, figures, "board"))
            self.env["cchc.recruitment.score"]._enter(rows)
            waiting._set_points({"is_entered": True})
        return True
