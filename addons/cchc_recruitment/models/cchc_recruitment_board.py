from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_base.tools.vietnam_time import today

from ..rules import board as rules

BOARD_KINDS = [
    ("council", "Recruitment council"),
    ("screening", "Board of screening"),
    ("questions", "Board of questions"),
    ("invigilation", "Board of invigilation"),
    ("anonymising", "Board of codes"),
    ("marking", "Board of marking"),
    ("interview", "Board of interviews"),
    ("supervision", "Board of supervision"),
    ("re_marking", "Board of re-marking"),
]


class CchcRecruitmentBoard(models.Model):
    """A board of a session: its members declare themselves before it is established."""

    _name = "cchc.recruitment.board"
    _description = "Board of a session"
    _inherit = ["cchc.recruitment.part"]
    _order = "session_id desc, kind, id"
    _of_program = frozenset({"state"})

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    kind = fields.Selection(BOARD_KINDS, required=True, default="council")
    state = fields.Selection(
        [("draft", "Being composed"), ("established", "Established")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )
    decision_number = fields.Char(copy=False)
    decided_on = fields.Date(copy=False)
    member_ids = fields.One2many(
        comodel_name="cchc.recruitment.member", inverse_name="board_id", string="Members"
    )
    kin_ids = fields.One2many(
        comodel_name="cchc.recruitment.kin", inverse_name="board_id", string="Possible relatives"
    )
    problems = fields.Text(string="What stands against it", compute="_compute_problems")

    _kind_once = models.Constraint(
        "UNIQUE (session_id, kind)", "The session has this board already: add members to it."
    )

    @api.depends("kind", "session_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for board in self:
            board.display_name = f"{kinds.get(board.kind, '')} – {board.session_id.name or ''}"

    @api.depends(
        "kind", "session_id.board_ids.member_ids",
        *(f"member_ids.{name}" for name in ("role", "name", "user_id", "employee_id",
                                            "declaration", "kin_ids.answer")),
    )  # fmt: skip
    def _compute_problems(self):
        for board in self:
            found = [translate(self.env, problem) for problem in board._problems()]
            board.problems = "\n".join(found) or False

    def _problems(self):
        """What the rules say against this board and against it beside the others."""
        self.ensure_one()
        seats = self.member_ids._seats()
        figures = self.session_id._text_figures()
        found = rules.composition(self.kind, seats, figures, len(self.member_ids.user_id))
        others = self.session_id.board_ids - self
        boards = [(self.kind, seats), *((one.kind, one.member_ids._seats()) for one in others)]
        # Conflicts among the others are told there.
        names = {seat.name for seat in seats}
        apart = rules.conflicts(boards)
        return (*found, *(problem for problem in apart if problem.params["name"] in names))

    def write(self, vals):
        if {"session_id", "kind"} & vals.keys():
            self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_established(self):
        self._check_draft()

    def _check_draft(self):
        for board in self:
            if board.state != "draft":
                raise UserError(
                    self.env._("%s is established: open it again first.", board.display_name)
                )

    # -- steps ----------------------------------------------------------------

    def action_find_relatives(self):
        """Look for candidates who might be relatives of members, by the dossiers."""
        self.check_access("write")
        for board in self:
            board.member_ids._find_relatives()
        return True

    def action_establish(self):
        """Nobody who may not sits on it, and everybody has declared."""
        self.check_access("write")
        self.action_find_relatives()
        for board in self:
            board._check_draft()
            if problems := board._problems():
                raise UserError(
                    "\n".join(
                        [
                            self.env._("%s can't be established:", board.display_name),
                            *(translate(self.env, problem) for problem in problems),
                        ]
                    )
                )
        self._set_plain({"state": "established"})
        for board in self.filtered(lambda one: not one.decided_on):
            board._set_plain({"decided_on": today()})
        return True

    def action_reopen(self):
        """Back to its composition: a member is replaced."""
        self.check_access("write")
        self._set_plain({"state": "draft"})
        return True


class CchcRecruitmentSession(models.Model):
    _inherit = "cchc.recruitment.session"

    board_ids = fields.One2many(
        comodel_name="cchc.recruitment.board", inverse_name="session_id", string="Boards"
    )

    def _board(self, kind):
        """The established board of a kind.

        :raise UserError: when there is none
        """
        self.ensure_one()
        board = self.board_ids.filtered(lambda one: one.kind == kind)
        if board.state != "established":
            kinds = dict(board._fields["kind"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(session)s: establish the board “%(board)s” first.",
                    session=self.name,
                    board=kinds[kind],
                )
            )
        return board
