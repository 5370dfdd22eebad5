from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..rules import exam

TURNS = [
    ("first", "First marking"),
    ("second", "Second marking"),
    ("third", "Third marking"),
    ("again_first", "Re-marking, first"),
    ("again_second", "Re-marking, second"),
]
AGAIN = ("again_first", "again_second")


class CchcRecruitmentMark(models.Model):
    """The mark of one marker for one script: the marker types it and hands it in.

    A marker sees own marks alone; what others gave is seen when both marks of a script are in.
    Nothing here leads to a candidate.
    """

    _name = "cchc.recruitment.mark"
    _description = "Mark of a script"
    _inherit = ["cchc.recruitment.points"]
    _order = "paper_id, code, id"
    _rec_name = "code"

    script_id = fields.Many2one(
        comodel_name="cchc.recruitment.script", required=True, index=True, ondelete="cascade"
    )
    paper_id = fields.Many2one(
        related="script_id.paper_id", string="Examination paper", store=True, index=True
    )
    unit_id = fields.Many2one(related="script_id.unit_id", store=True, index=True)
    code = fields.Char(related="script_id.code", string="Script code", store=True)
    paper_name = fields.Char(related="paper_id.name", string="Paper")
    session_name = fields.Char(related="paper_id.session_id.name", string="Session")
    max_points = fields.Float(related="paper_id.max_points", string="Of", aggregator=None)
    # Whether others than the marker may see it: both marks of its kind were handed in.
    is_open = fields.Boolean(string="Seen by others", compute="_compute_is_open", store=True)
    user_id = fields.Many2one(
        comodel_name="res.users", string="Marker", required=True, index=True, ondelete="restrict"
    )
    turn = fields.Selection(TURNS, required=True)
    handed_in_at = fields.Datetime(readonly=True, copy=False)

    _turn_once = models.Constraint(
        "UNIQUE (script_id, turn)", "The script has this marking already."
    )
    _marker_once = models.UniqueIndex("(script_id, user_id)", "A marker marks a script once only.")

    @api.depends("turn", "script_id.both_in", "script_id.mark_ids.handed_in_at")
    def _compute_is_open(self):
        for mark in self.sudo():
            script = mark.script_id
            again = all(script._handed(turn) for turn in AGAIN)
            mark.is_open = again if mark.turn in AGAIN else script.both_in

    @api.model_create_multi
    def create(self, vals_list):
        marks = super().create(vals_list)
        marks.user_id._check_may_mark()
        marks.user_id._sit_on_board()
        return marks

    def write(self, vals):
        """Points by the marker, until they are handed in; nothing else by anybody."""
        self.check_access("write")
        if vals.keys() - {"typed"}:
            raise UserError(self.env._("Of a mark only the points are entered."))
        if not self.env.su and any(mark.user_id != self.env.user for mark in self):
            raise AccessError(self.env._("A mark is entered by its marker alone."))
        self._check_may_mark()
        if done := self.filtered("handed_in_at")[:1]:
            raise UserError(self.env._("Script %s: the mark was handed in and stays.", done.code))
        return super().write(vals)

    def _check_may_mark(self):
        """However the account came to inspect: asked with each mark, not only with the first."""
        if not self.env.su:
            self.env.user._check_may_mark()

    def _most_points(self):
        return self.max_points

    def _log_values(self, before, after):
        return {
            "mark_id": self.id,
            "user_id": self.env.uid,
            "unit_id": self.unit_id.id,
            "paper_id": self.paper_id.id,
            "what": self.code,
            "turn": self.turn,
            "before": before,
            "after": after,
        }

    # -- the marker's steps ------------------------------------------------------

    def action_hand_in(self):
        """The own marks of the papers of these rows are complete and stay as they are.

        Without rows, those of all papers that are complete.
        """
        self.check_access("read")
        self._check_may_mark()
        own = self.search([("user_id", "=", self.env.uid), ("handed_in_at", "=", False)])
        if papers := self.sudo().paper_id:
            own = own.filtered(lambda mark: mark.sudo().paper_id in papers)
        else:
            lacking = own.filtered(lambda mark: not mark.entered_at).sudo().paper_id
            own = own.filtered(lambda mark: mark.sudo().paper_id not in lacking) or own
        missing = own.filtered(lambda mark: not mark.entered_at)
        if missing:
            raise UserError(
                self.env._(
                    "%(count)s scripts have no points yet, the first is %(code)s. Enter all of "
                    "them before you hand in.",
                    count=len(missing),
                    code=missing[0].code,
                )
            )
        if not own:
            raise UserError(self.env._("You have handed in all of your marks."))
        own._set_points({"handed_in_at": fields.Datetime.now()})
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("%s marks were handed in.", len(own)),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # -- another marker ----------------------------------------------------------

    def _hand_over(self, users):
        """Give the marks that nobody of ``users`` will hand in to one of them, to mark anew.

        What the one before had typed is taken away and stays in the log.

        :raise UserError: where all of ``users`` mark the script already
        """
        logs = []
        waiting = self.filtered(lambda mark: not mark.handed_in_at and mark.user_id not in users)
        for place, mark in enumerate(waiting):
            free = users - mark.script_id.mark_ids.user_id
            if not free:
                raise UserError(
                    self.env._(
                        "Script %(code)s: %(marker)s marks no more, and all others of the board "
                        "mark it already: add a member to the board.",
                        code=mark.code,
                        marker=mark.user_id.name,
                    )
                )
            if mark.entered_at:
                logs.append(mark._log_values(exam.show_points(mark._exact()), ""))
            mark._set_points(
                {"user_id": free[place % len(free)].id, "points": 0, "entered_at": False}
            )
        waiting.user_id._sit_on_board()
        self.env["cchc.recruitment.mark.log"].sudo().create(logs)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_unmarked(self):
        if any(mark.entered_at for mark in self.sudo()):
            raise UserError(self.env._("Marks that were entered stay."))
