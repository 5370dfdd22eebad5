from odoo import api, fields, models
from odoo.exceptions import UserError

SCORE_STATES = [
    ("sat", "Sat"),
    ("absent", "Absent"),
    ("disqualified", "Disqualified"),
    ("exempt", "Exempt"),
]


class CchcRecruitmentScore(models.Model):
    """The points of one candidate in one paper, as they stand after marking.

    Written by marking, the import of computer results and re-marking only (``_enter``); a score
    that is corrected keeps its predecessor.
    """

    _name = "cchc.recruitment.score"
    _description = "Score of a candidate"
    _order = "application_id, paper_id, id desc"

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, index=True, ondelete="restrict"
    )
    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper", required=True, index=True, ondelete="restrict"
    )
    session_id = fields.Many2one(related="paper_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="paper_id.unit_id", store=True, index=True)
    state = fields.Selection(SCORE_STATES, required=True, default="sat", readonly=True)
    points = fields.Float(digits=(6, 2), readonly=True, aggregator=None)
    source = fields.Char(readonly=True, help="From where it comes: marking, import, re-marking.")
    superseded_at = fields.Datetime(string="Replaced at", readonly=True, copy=False, index=True)

    _one_standing = models.UniqueIndex(
        "(application_id, paper_id) WHERE superseded_at IS NULL",
        "This candidate has points in this paper already.",
    )

    def write(self, vals):  # pylint: disable=method-required-super
        self.check_access("write")
        raise UserError(self.env._("Points come from the marking: they are not changed by hand."))

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("Points stay: what is corrected keeps what stood before."))

    @api.model
    def _enter(self, rows):
        """Write points; those that stood before are replaced and kept.

        Its callers ask for the rights. All rows in a fixed number of statements.

        :param rows: dictionaries with ``application_id``, ``paper_id``, ``points``, ``state``,
            ``source``
        """
        Score = self.sudo()
        standing = Score.search(
            [
                ("application_id", "in", [row["application_id"] for row in rows]),
                ("paper_id", "in", [row["paper_id"] for row in rows]),
                ("superseded_at", "=", False),
            ]
        )
        pairs = {(row["application_id"], row["paper_id"]) for row in rows}
        old = standing.filtered(lambda one: (one.application_id.id, one.paper_id.id) in pairs)
        super(CchcRecruitmentScore, old).write({"superseded_at": fields.Datetime.now()})
        old.flush_recordset(["superseded_at"])
        return Score.create(rows)
