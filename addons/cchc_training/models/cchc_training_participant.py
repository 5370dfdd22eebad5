from odoo import fields, models

PARTICIPANT_STATES = [
    ("proposed", "Proposed"),
    ("refused", "Refused"),
    ("decided", "Decided"),
    ("attending", "Attending"),
    ("passed", "Passed"),
    ("failed", "Failed"),
    ("withdrawn", "Withdrawn"),
]


class CchcTrainingParticipant(models.Model):
    """One person in one class, from the nomination to the certificate.

    No chatter: who may read the record reads it here or nowhere.
    """

    _name = "cchc.training.participant"
    _description = "Participant of a class"
    _order = "class_id desc, unit_id, employee_id"
    _rec_names_search = ["employee_id.name"]

    class_id = fields.Many2one(
        comodel_name="cchc.training.class", required=True, index=True, ondelete="restrict"
    )
    programme_id = fields.Many2one(related="class_id.programme_id", store=True, index=True)
    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, readonly=True, ondelete="restrict"
    )
    rank_id = fields.Many2one(comodel_name="cchc.rank", readonly=True, ondelete="restrict")
    need_id = fields.Many2one(
        comodel_name="cchc.qualification.need",
        string="From the need",
        index="btree_not_null",
        ondelete="restrict",
    )
    state = fields.Selection(
        PARTICIPANT_STATES, required=True, default="proposed", readonly=True, index=True
    )
    check_result = fields.Json(readonly=True)
    allowed = fields.Boolean(readonly=True)
    override_reason = fields.Char(readonly=True)
    attended_periods = fields.Integer(readonly=True)
    absence = fields.Char()
    score = fields.Char()
    result = fields.Char()
    certificate_number = fields.Char()
    certificate_date = fields.Date()
    certificate_issuer = fields.Char()
    certificate_id = fields.Many2one(
        comodel_name="cchc.certificate",
        string="Entry in the dossier",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
    )

    _once = models.Constraint(
        "UNIQUE (class_id, employee_id)", "This person is in the class already."
    )
