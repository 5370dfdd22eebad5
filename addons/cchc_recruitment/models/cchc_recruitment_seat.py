from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

INCIDENTS = [
    ("reprimand", "Reprimand"),
    ("warning", "Warning"),
    ("suspension", "Suspended from the examination"),
]
# What an incident takes of the points, in percent: figures of the law.
MINUS = {"reprimand": "reprimand_minus_percent", "warning": "warning_minus_percent"}


class CchcRecruitmentSeat(models.Model):
    """Where a candidate sits a paper; whether the candidate came; what happened."""

    _name = "cchc.recruitment.seat"
    _description = "Seat of a candidate"
    _inherit = ["cchc.recruitment.part"]
    _order = "sitting_id, place, id"
    _wholes = ("sitting_id",)

    sitting_id = fields.Many2one(
        comodel_name="cchc.recruitment.sitting", required=True, index=True, ondelete="cascade"
    )
    paper_id = fields.Many2one(related="sitting_id.paper_id", store=True, index=True)
    session_id = fields.Many2one(related="sitting_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="sitting_id.unit_id", store=True, index=True)
    room_id = fields.Many2one(related="sitting_id.room_id")
    starts_at = fields.Datetime(related="sitting_id.starts_at")
    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application",
        string="Candidate",
        required=True,
        index=True,
        ondelete="restrict",
    )
    candidate_number = fields.Char(related="application_id.candidate_number")
    name = fields.Char(related="application_id.name", string="Full name")
    birthday = fields.Date(related="application_id.birthday")
    state = fields.Selection(related="application_id.state", string="State of the application")
    place = fields.Integer(string="Seat", required=True, aggregator=None)
    attendance = fields.Selection([("present", "Present"), ("absent", "Absent")])
    sheets = fields.Integer(string="Sheets handed in", aggregator="sum")
    incident = fields.Selection(INCIDENTS)
    incident_minutes = fields.Text(string="Minutes of the incident")

    _once = models.Constraint(
        "UNIQUE (paper_id, application_id)", "This candidate has a seat for the paper already."
    )
    _place_once = models.Constraint(
        "UNIQUE (sitting_id, place)", "Somebody sits there already: choose another seat."
    )
    _sheets_positive = models.Constraint(
        "CHECK (sheets >= 0)", "The number of sheets can't be below zero."
    )

    @api.depends("candidate_number", "place")
    def _compute_display_name(self):
        for seat in self:
            seat.display_name = seat.candidate_number or str(seat.place)

    @api.model_create_multi
    def create(self, vals_list):
        sittings = {vals.get("sitting_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.sitting"].browse(sittings)._check_open()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self.sitting_id._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held(self):
        self.sitting_id._check_open()

    @api.constrains("incident", "incident_minutes", "attendance")
    def _check_incident(self):
        for seat in self:
            if seat.incident and not (seat.incident_minutes or "").strip():
                raise ValidationError(
                    self.env._(
                        "Candidate %s: an incident needs its minutes (number, day, what happened).",
                        seat.candidate_number,
                    )
                )
            if seat.incident and seat.attendance == "absent":
                raise ValidationError(
                    self.env._(
                        "Candidate %s is absent and has an incident: correct one of them.",
                        seat.candidate_number,
                    )
                )

    @api.constrains("application_id", "sitting_id")
    def _check_session(self):
        for seat in self:
            if seat.application_id.session_id != seat.session_id:
                raise ValidationError(
                    self.env._("%s competes in another session.", seat.application_id.name)
                )

    def _enter_without_points(self):
        """Scores of the absent and of those who were suspended."""
        states = {seat: seat._score_state() for seat in self}
        self.env["cchc.recruitment.score"]._enter(
            [
                {
                    "application_id": seat.application_id.id,
                    "paper_id": seat.paper_id.id,
                    "state": state,
                    "points": 0,
                    "source": "attendance",
                }
                for seat, state in states.items()
                if state != "sat" and seat.state != "withdrawn"
            ]
        )

    def _score_state(self):
        self.ensure_one()
        if self.attendance == "absent":
            return "absent"
        return "disqualified" if self.incident == "suspension" else "sat"

    def _minus_percent(self, figures):
        """What the incident takes of the points.

        :raise UserError: when the law's figure is not entered
        """
        self.ensure_one()
        code = MINUS.get(self.incident)
        if not code:
            return Decimal()
        if code not in figures:
            raise UserError(
                self.env._(
                    "Candidate %(number)s: the figure “%(code)s” of the decree is missing. Enter "
                    "it among the figures of recruitment.",
                    number=self.candidate_number,
                    code=code,
                )
            )
        return Decimal(figures[code])


class CchcRecruitmentSitting(models.Model):
    _inherit = "cchc.recruitment.sitting"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_held(self):
        self._check_open()

    def _check_open(self):
        for sitting in self:
            if sitting.state == "held":
                raise UserError(
                    self.env._(
                        "%s: the attendance is closed and is not changed any more.",
                        sitting.display_name,
                    )
                )
