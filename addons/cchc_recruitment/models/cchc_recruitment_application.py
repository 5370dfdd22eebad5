from odoo import api, fields, models
from odoo.exceptions import UserError

APPLICATION_STATES = [
    ("draft", "Draft"),
    ("submitted", "Handed in"),
    ("eligible", "Meets the conditions"),
    ("refused", "Does not meet the conditions"),
    ("withdrawn", "Withdrawn"),
    ("disqualified", "Disqualified"),
]
# Written by the steps only.
STAGE_FIELDS = frozenset(
    {"state", "receipt", "submitted_at", "withdrawn_at", "candidate_number", "refusal"}
)


class CchcRecruitmentApplication(models.Model):
    """What one candidate handed in for one session (NĐ 170/2025, Mẫu số 01).

    The candidate writes it on the portal, or an officer enters the paper form. It holds what the
    form asks for and nothing more.
    """

    _name = "cchc.recruitment.application"
    _description = "Application of a candidate"
    _order = "session_id desc, candidate_number, id"
    _rec_names_search = ["name", "receipt", "candidate_number"]

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    user_id = fields.Many2one(
        comodel_name="res.users",
        string="Account",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    on_paper = fields.Boolean(readonly=True, help="Entered by an officer from the paper form.")
    state = fields.Selection(
        APPLICATION_STATES, default="draft", required=True, readonly=True, copy=False, index=True
    )
    receipt = fields.Char(string="Receipt code", readonly=True, copy=False)
    submitted_at = fields.Datetime(readonly=True, copy=False)
    withdrawn_at = fields.Datetime(readonly=True, copy=False)
    candidate_number = fields.Char(readonly=True, copy=False, index="btree_not_null")
    refusal = fields.Text(string="Why not eligible", readonly=True, copy=False)

    # Mẫu số 01, mục I
    name = fields.Char(string="Full name", required=True)
    birthday = fields.Date(string="Date of birth", required=True)
    sex = fields.Selection([("male", "Male"), ("female", "Female")], required=True)
    ethnicity_id = fields.Many2one(comodel_name="cchc.ethnicity", ondelete="restrict")
    religion_id = fields.Many2one(comodel_name="cchc.religion", ondelete="restrict")
    citizen_id = fields.Char(string="Citizen number", required=True, index=True)
    citizen_id_on = fields.Date(string="Issued on")
    citizen_id_by = fields.Char(string="Issued by")
    phone = fields.Char()
    email = fields.Char()
    home_town = fields.Char()
    permanent_address = fields.Char()
    current_address = fields.Char()
    health = fields.Char()
    height = fields.Integer(string="Height (cm)", aggregator=None)
    weight = fields.Integer(string="Weight (kg)", aggregator=None)
    general_education = fields.Char()
    expertise = fields.Char(string="Professional level")
    # Mục IV
    language = fields.Char(string="Language of the test")
    priority_group = fields.Char(string="Priority group (code)", export_string_translation=False)
    notice_by = fields.Selection(
        [("email", "E-mail"), ("post", "Post"), ("phone", "Telephone")], default="email"
    )
    other = fields.Text(string="Other information")
    degree_ids = fields.One2many(
        comodel_name="cchc.recruitment.degree", inverse_name="application_id", string="Degrees"
    )
    job_ids = fields.One2many(
        comodel_name="cchc.recruitment.job", inverse_name="application_id", string="Work history"
    )
    wish_ids = fields.One2many(
        comodel_name="cchc.recruitment.wish", inverse_name="application_id", string="Wishes"
    )

    _receipt_unique = models.Constraint("UNIQUE (receipt)", "This receipt was given already.")
    _number_unique = models.UniqueIndex(
        "(session_id, candidate_number) WHERE candidate_number IS NOT NULL",
        "This candidate number was given already.",
    )
    _one_of_person = models.UniqueIndex(
        "(session_id, citizen_id) WHERE state NOT IN ('draft', 'withdrawn')",
        "This citizen number has applied in this session already.",
    )

    @api.depends("name", "candidate_number")
    def _compute_display_name(self):
        for row in self:
            row.display_name = " – ".join(filter(None, (row.candidate_number, row.name)))

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        sessions = {vals.get("session_id") for vals in vals_list} - {None, False}
        self.env["cchc.recruitment.session"].browse(sessions).check_access("write")
        new = {**dict.fromkeys(STAGE_FIELDS, False), "state": "draft"}
        return super().create([{**vals, **new} for vals in vals_list])

    def write(self, vals):
        self.check_access("write")
        if STAGE_FIELDS & vals.keys():
            raise UserError(self.env._("An application moves on by its steps."))
        if vals.get("session_id"):
            self.env["cchc.recruitment.session"].browse(vals["session_id"]).check_access("write")
        return super().write(vals)

    def _set_stage(self, **vals):
        """What the steps write; their rights are asked by the steps."""
        return super().write(vals)
