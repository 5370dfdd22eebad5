from odoo import api, fields, models

EXAM_FORMS = [
    ("written", "Written"),
    ("written_interview", "Written and interview"),
    ("interview", "Interview"),
    ("oral", "Oral"),
    ("practice", "Practice"),
    ("project", "Project"),
]


class CchcRecruitmentPost(models.Model):
    """A post that is competed for: a job position of a unit, its places and its conditions."""

    _name = "cchc.recruitment.post"
    _description = "Post competed for"
    _inherit = ["cchc.recruitment.part"]
    _order = "session_id desc, code, id"
    _rec_names_search = ["code", "name"]

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, index=True, ondelete="cascade"
    )
    session_unit_id = fields.Many2one(
        related="session_id.unit_id", string="Recruiting body", store=True, index=True
    )
    # A unit reads its own posts in a session that another body holds, and which it may not open.
    session_name = fields.Char(related="session_id.name", string="Name of the session")
    session_opens = fields.Boolean(
        compute="_compute_session_opens", export_string_translation=False
    )
    state = fields.Selection(related="session_id.state", string="State of the session")
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    position_id = fields.Many2one(
        comodel_name="cchc.position", string="Job position", ondelete="restrict", index=True,
        domain="[('unit_id', '=', unit_id)]",
    )  # fmt: skip
    quota_category_id = fields.Many2one(
        comodel_name="cchc.quota.category", string="Establishment", ondelete="restrict"
    )
    code = fields.Char(required=True, help="By which candidates name the post.")
    name = fields.Char(required=True)
    rank_id = fields.Many2one(comodel_name="cchc.rank", ondelete="restrict")
    places = fields.Integer(default=1, required=True, aggregator="sum")
    exam_form = fields.Selection(EXAM_FORMS, required=True, default="written")
    language = fields.Char(
        string="Foreign language",
        help="Only where the position asks for one: then candidates are tested in it.",
    )
    condition_ids = fields.One2many(
        comodel_name="cchc.recruitment.condition", inverse_name="post_id", string="Conditions"
    )
    wish_ids = fields.One2many(
        comodel_name="cchc.recruitment.wish", inverse_name="post_id", string="Candidates"
    )
    # What became of them: counted by report forms.
    result_ids = fields.One2many(
        comodel_name="cchc.recruitment.result", inverse_name="post_id", string="Results"
    )
    offer_ids = fields.One2many(
        comodel_name="cchc.recruitment.offer", inverse_name="post_id", string="Places offered"
    )

    _places_positive = models.Constraint("CHECK (places > 0)", "A post has at least one place.")
    _code_unique = models.Constraint(
        "UNIQUE (session_id, code)", "The session already has a post with this code."
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for post in self:
            post.display_name = f"{post.code or ''} – {post.name or ''}"

    @api.depends("session_id")
    @api.depends_context("uid")
    def _compute_session_opens(self):
        seen = self.session_id._filtered_access("read")
        for post in self:
            post.session_opens = not post.session_id or post.session_id in seen

    def _requirements(self):
        """What is asked of candidates, as `cchc_positions.rules.standard.Requirement`."""
        self.ensure_one()
        return tuple(row._requirement() for row in self.condition_ids)
