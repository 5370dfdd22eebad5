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

    _places_positive = models.Constraint("CHECK (places > 0)", "A post has at least one place.")
    _code_unique = models.Constraint(
        "UNIQUE (session_id, code)", "The session already has a post with this code."
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for post in self:
            post.display_name = f"{post.code or ''} – {post.name or ''}"

    def _requirements(self):
        """What is asked of candidates, as `cchc_positions.rules.standard.Requirement`."""
        self.ensure_one()
        return tuple(row._requirement() for row in self.condition_ids)
