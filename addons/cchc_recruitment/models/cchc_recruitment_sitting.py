import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.vietnam_time import VIETNAM


class CchcRecruitmentSitting(models.Model):
    """A paper sat in a room: who sits there, who came, what happened."""

    _name = "cchc.recruitment.sitting"
    _description = "Sitting in a room"
    _inherit = ["cchc.recruitment.part"]
    _order = "paper_id, starts_at, room_id, id"
    _wholes = ("paper_id",)
    _of_program = frozenset({"state"})

    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper", required=True, index=True, ondelete="restrict"
    )
    session_id = fields.Many2one(related="paper_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="paper_id.unit_id", store=True, index=True)
    room_id = fields.Many2one(
        comodel_name="cchc.recruitment.room", required=True, index=True, ondelete="restrict"
    )
    starts_at = fields.Datetime(string="Begins at", required=True)
    state = fields.Selection(
        [("planned", "Planned"), ("held", "Attendance entered")],
        default="planned",
        required=True,
        readonly=True,
        copy=False,
    )
    minutes = fields.Text(string="Minutes of the room")
    seat_ids = fields.One2many(
        comodel_name="cchc.recruitment.seat", inverse_name="sitting_id", string="Candidates"
    )
    seat_count = fields.Integer(string="Candidates seated", compute="_compute_counts")
    present_count = fields.Integer(string="Present", compute="_compute_counts")
    absent_count = fields.Integer(string="Absent", compute="_compute_counts")

    _once = models.Constraint(
        "UNIQUE (paper_id, room_id, starts_at)", "The paper is sat in this room then already."
    )

    @api.depends("paper_id.name", "room_id.name")
    def _compute_display_name(self):
        for sitting in self:
            sitting.display_name = f"{sitting.paper_id.name or ''} – {sitting.room_id.name or ''}"

    @api.depends("seat_ids.attendance")
    def _compute_counts(self):
        for sitting in self:
            told = sitting.seat_ids.mapped("attendance")
            sitting.seat_count = len(told)
            sitting.present_count = told.count("present")
            sitting.absent_count = told.count("absent")

    def _begins(self):
        """07:30 ngày 05/04/2026, as it is printed."""
        self.ensure_one()
        begins = pytz.utc.localize(self.starts_at).astimezone(VIETNAM)
        return f"{begins:%H:%M ngày %d/%m/%Y}"

    def action_all_present(self):
        """Those of whom nothing was entered yet were there; the absent are entered by hand."""
        self.check_access("write")
        self.seat_ids.filtered(lambda seat: not seat.attendance).write({"attendance": "present"})
        return True

    def action_close(self):
        """The attendance is complete: the absent and the suspended have their scores."""
        self.check_access("write")
        for sitting in self:
            if sitting.state == "held":
                raise UserError(
                    self.env._("%s: its attendance was entered already.", sitting.display_name)
                )
            missing = sitting.seat_ids.filtered(lambda seat: not seat.attendance)
            if missing:
                raise UserError(
                    self.env._(
                        "%(sitting)s: enter whether these came: %(numbers)s.",
                        sitting=sitting.display_name,
                        numbers=", ".join(seat.candidate_number or "" for seat in missing[:20]),
                    )
                )
        self.seat_ids._enter_without_points()
        self._set_plain({"state": "held"})
        return True
