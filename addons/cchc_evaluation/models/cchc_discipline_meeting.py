from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.cchc_hr.models.cchc_discipline import DISCIPLINE_FORMS


class CchcDisciplineMeeting(models.Model):
    """The meeting that reviews the person, or of the council, with its minutes."""

    _name = "cchc.discipline.meeting"
    _description = "Meeting of a discipline case"
    _inherit = ["cchc.discipline.part"]
    _order = "date, id"

    kind = fields.Selection(
        [("review", "Review meeting"), ("council", "Meeting of the council")],
        required=True,
        default="review",
    )
    date = fields.Date(required=True)
    place = fields.Char()
    chair = fields.Char(required=True)
    secretary = fields.Char(required=True)
    present = fields.Integer(required=True, aggregator=None)
    person_present = fields.Boolean(string="The person was present", default=True)
    person_account = fields.Text(string="Account of the person")
    content = fields.Text(string="Opinions", required=True)
    proposed_form = fields.Selection(DISCIPLINE_FORMS, string="Form proposed by the meeting")
    votes_for = fields.Integer(string="Votes for it", aggregator=None)
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Signed minutes")

    _present = models.Constraint(
        "CHECK (present > 0 AND votes_for BETWEEN 0 AND present)",
        "There are no more votes than people who were present.",
    )

    @api.depends("kind", "date")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for meeting in self:
            day = meeting.date and meeting.date.strftime("%d/%m/%Y")
            meeting.display_name = f"{kinds.get(meeting.kind)} · {day or ''}"

    @api.constrains("date", "case_id")
    def _check_date(self):
        for meeting in self:
            if meeting.date < meeting.case_id.found_on:
                raise ValidationError(
                    self.env._(
                        "%(meeting)s: the violation was found on %(day)s only.",
                        meeting=meeting.display_name,
                        day=meeting.case_id.found_on.strftime("%d/%m/%Y"),
                    )
                )
