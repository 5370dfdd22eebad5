from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import sealing
from ..rules.exam import after_incident
from .cchc_recruitment_seal import KEEPERS, SEAL_STATES

HUNDRED = Decimal(100)
FROZEN = frozenset(
    {"round_id", "form", "max_points", "pass_percent", "weight", "counts", "anonymous"}
)


class CchcRecruitmentPaper(models.Model):
    """The way of a written paper from the room to the points."""

    _inherit = "cchc.recruitment.paper"

    told_on = fields.Date(
        string="Points known since",
        readonly=True,
        copy=False,
        help="From this day on candidates may ask for a re-marking.",
    )
    seal_ids = fields.One2many(comodel_name="cchc.recruitment.seal", inverse_name="paper_id")
    seal_id = fields.Many2one(
        comodel_name="cchc.recruitment.seal", string="Codes", compute="_compute_seal_id"
    )
    seal_state = fields.Selection(
        SEAL_STATES, string="State of the codes", compute="_compute_seal_id"
    )
    script_count = fields.Integer(compute="_compute_marking")
    marked_count = fields.Integer(string="Scripts marked", compute="_compute_marking")
    third_count = fields.Integer(string="Third marking needed", compute="_compute_marking")

    @api.depends("seal_ids.state")
    def _compute_seal_id(self):
        for paper in self:
            paper.seal_id = paper.seal_ids.filtered(lambda seal: seal.state != "void")[:1]
            paper.seal_state = paper.seal_id.state

    @api.depends("seal_ids.script_ids.mark_ids.handed_in_at")
    def _compute_marking(self):
        for paper in self:
            # Counts alone: they tell nobody's mark.
            scripts = paper.sudo().seal_id.script_ids
            paper.script_count = len(scripts)
            paper.marked_count = len(scripts.filtered("is_final"))
            paper.third_count = len(
                scripts.filtered(lambda one: one.needs_third and not one._third_given())
            )

    def write(self, vals):
        """How a paper is marked and weighed is settled once its codes are sealed."""
        if FROZEN & vals.keys():
            for paper in self:
                changed = any(
                    paper._fields[name].convert_to_write(paper[name], paper) != vals[name]
                    for name in FROZEN & vals.keys()
                )
                if changed and (paper.told_on or paper.sudo().seal_id):
                    raise UserError(
                        self.env._(
                            "%s: its codes are sealed or its points known, so it stays as it is.",
                            paper.display_name,
                        )
                    )
        return super().write(vals)

    def _figures(self):
        self.ensure_one()
        return self.session_id._text_figures()

    def _tolerance(self):
        """By how much two marks may differ; the figure is told for a hundred points."""
        figures = self.sudo()._figures()
        return figures["marking_tolerance"] * Decimal(str(self.max_points)) / HUNDRED

    # -- sealing ---------------------------------------------------------------------------

    def _marked_seats(self):
        """Seats of those who came and were not sent away; the attendance must be complete."""
        self.ensure_one()
        if waiting := self.sitting_ids.filtered(lambda one: one.state != "held"):
            raise UserError(
                self.env._("%s: enter and close its attendance first.", waiting[0].display_name)
            )
        return self.seat_ids.filtered(lambda seat: seat._score_state() == "sat")

    def _keepers(self):
        """Members who may keep a passphrase of the codes: not those who mark."""
        boards = self.session_id.board_ids.filtered(lambda board: board.state == "established")
        markers = boards.filtered(lambda board: board.kind in ("marking", "re_marking"))
        keys = {key for member in markers.member_ids for key in member._keys()}
        keepers = boards.filtered(lambda board: board.kind in KEEPERS).member_ids
        return keepers.filtered(lambda member: not member._keys() & keys)

    def _seal(self, passphrases):
        """Draw the codes of the scripts, seal whose they are, make the scripts.

        :param passphrases: by the id of the member, as text
        :return: ``[(candidate number, seat, room, code)]``, told once and kept nowhere
        """
        self.ensure_one()
        self.check_access("write")
        if not self.anonymous:
            raise UserError(self.env._("%s is not marked by code.", self.display_name))
        if self.seal_id:
            raise UserError(self.env._("%s: its codes are sealed already.", self.display_name))
        seats = self._marked_seats()
        if not seats:
            raise UserError(self.env._("%s: nobody handed in a script.", self.display_name))
        members = self._sealing_members(passphrases)
        drawn = sealing.draw(seats.application_id.ids)
        Seal = self.env["cchc.recruitment.seal"].sudo()
        try:
            envelope = sealing.seal(drawn, passphrases, Seal.new({"paper_id": self.id})._about())
        except RuleError as refused:
            raise UserError(translate(self.env, refused.problem)) from refused
        seal = Seal.create(
            {
                "paper_id": self.id,
                "member_ids": [(6, 0, members.ids)],
                "officers": ", ".join(members.mapped("name")),
                "script_count": len(drawn),
                "envelope": envelope,
            }
        )
        # In the order of the codes, which are random.
        self.env["cchc.recruitment.script"].sudo().create(
            [{"seal_id": seal.id, "paper_id": self.id, "code": code} for code in drawn]
        )
        codes = {application: code for code, application in drawn.items()}
        return [
            (
                seat.candidate_number,
                seat.place,
                seat.room_id.name,
                codes[seat.application_id.id],
            )
            for seat in seats
        ]

    def _sealing_members(self, passphrases):
        members = self._keepers().filtered(lambda one: str(one.id) in passphrases)
        people = {key for member in members for key in member._keys()}
        known = sum(len(member._keys()) for member in members)
        if len(members) != len(passphrases) or len(people) != known:
            raise UserError(
                self.env._(
                    "The codes are sealed by two or three different members of the council, of "
                    "the board of codes or of supervision, none of whom marks."
                )
            )
        return members

    # -- who marks what ------------------------------------------------------------------------

    def action_assign_markers(self):
        """Give each script to two markers of the board, in turns.

        Asked again after a member was replaced, what that member has not handed in goes to others.
        """
        self.check_access("write")
        for paper in self:
            if paper.seal_state != "sealed":
                raise UserError(self.env._("%s: seal its codes first.", paper.display_name))
            users = paper._markers("marking")
            scripts = paper.sudo().seal_id.script_ids
            scripts.mark_ids._hand_over(users)
            scripts = scripts.filtered(lambda one: not one.mark_ids)
            self.env["cchc.recruitment.mark"].sudo().create(
                [
                    {"script_id": script.id, "turn": turn, "user_id": user.id}
                    for place, script in enumerate(scripts)
                    for turn, user in zip(("first", "second"), _pair(users, place), strict=True)
                ]
            )
        return True

    def action_assign_third(self):
        """Scripts whose two marks differ too much go to a third marker."""
        self.check_access("write")
        for paper in self:
            users = paper._markers("marking")
            rows = []
            scripts = paper.sudo().seal_id.script_ids.filtered(
                lambda one: one.needs_third and not one._third_given()
            )
            for place, script in enumerate(scripts):
                free = users - script.mark_ids.user_id
                if not free:
                    raise UserError(
                        self.env._(
                            "%s: a third marker is needed who has not marked these scripts: add "
                            "one to the board.",
                            paper.display_name,
                        )
                    )
                user = free[place % len(free)]
                rows.append({"script_id": script.id, "turn": "third", "user_id": user.id})
            self.env["cchc.recruitment.mark"].sudo().create(rows)
        return True

    def _markers(self, kind):
        """Accounts of the members who mark; the secretary keeps the minutes."""
        members = self.session_id._board(kind).member_ids
        users = members.filtered(
            lambda one: one.role != "secretary" and one.declaration != "related"
        ).user_id
        # Nor who keeps a passphrase of the codes, whatever boards were composed anew.
        users -= self.sudo().seal_id.member_ids.user_id
        users._check_may_mark()
        if len(users) < 2:
            raise UserError(
                self.env._("%s: two markers with an account are needed.", self.display_name)
            )
        return users

    def action_open_marking(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Marks of %s", self.name),
            "res_model": "cchc.recruitment.script",
            "view_mode": "list",
            "domain": [("paper_id", "=", self.id), ("seal_id", "=", self.seal_id.id)],
        }

    def action_seal(self):
        """The page on which the officers type their passphrases: they go to no record."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/cchc/recruitment/paper/{self.id}/seal",
                "target": "new"}  # fmt: skip

    def action_unseal(self):
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/cchc/recruitment/paper/{self.id}/unseal",
                "target": "self"}  # fmt: skip


class CchcRecruitmentSeat(models.Model):
    _inherit = "cchc.recruitment.seat"

    def _score_row(self, points, figures, source):
        """The score that the points of this seat become, with what incidents take."""
        self.ensure_one()
        state = self._score_state()
        minus = self._minus_percent(figures)
        return {
            "application_id": self.application_id.id,
            "paper_id": self.paper_id.id,
            "state": state,
            "points": float(after_incident(points, minus)) if state == "sat" else 0,
            "source": f"{source} (-{minus:f}%)" if minus else source,
        }


class CchcRecruitmentScript(models.Model):
    _inherit = "cchc.recruitment.script"

    def _third_given(self):
        return self.mark_ids.filtered(lambda mark: mark.turn == "third")

    def _final(self):
        return Decimal(str(self.final_points)).quantize(Decimal("0.01"))


def _pair(users, place):
    """Two different markers for a script; over all scripts each has as many as another."""
    count = len(users)
    first = place % count
    step = 1 + (place // count) % (count - 1)
    return users[first], users[(first + step) % count]
