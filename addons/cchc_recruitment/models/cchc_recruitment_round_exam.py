from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import exam
from ..rules.law import law_for
from ..rules.rounds import RANK_OF_TIER, SPECIALIST, prescribed


class CchcRecruitmentSession(models.Model):
    """Rounds by the decree, and the numbers of the candidates."""

    _inherit = "cchc.recruitment.session"

    room_ids = fields.One2many(
        comodel_name="cchc.recruitment.room", inverse_name="session_id", string="Rooms"
    )
    paper_ids = fields.One2many(
        comodel_name="cchc.recruitment.paper", inverse_name="session_id", string="Papers"
    )

    waiting_numbers = fields.Integer(
        compute="_compute_waiting_numbers", export_string_translation=False
    )

    @api.depends("state", "application_ids.state", "application_ids.candidate_number")
    def _compute_waiting_numbers(self):
        counts = dict(
            self.env["cchc.recruitment.application"]._read_group(
                [
                    ("session_id", "in", self.ids),
                    ("session_id.state", "in", ("screening", "examining")),
                    ("state", "=", "eligible"),
                    ("candidate_number", "in", (False, "")),
                ],
                ["session_id"],
                ["__count"],
            )
        )
        for session in self:
            session.waiting_numbers = counts.get(session, 0)

    def action_build_rounds(self):
        """Rounds and papers as the decree prescribes them for the posts."""
        self.check_access("write")
        for session in self:
            session._build_rounds()
        return True

    def _build_rounds(self):
        self.ensure_one()
        if not self.post_ids:
            raise UserError(self.env._("%s: enter the posts first.", self.name))
        if self.round_ids:
            raise UserError(
                self.env._("%s has rounds already: delete them to build them anew.", self.name)
            )
        order = sorted(self._prescribed().items(), key=lambda item: item[1]["place"])
        self.env["cchc.recruitment.round"].create(
            [
                {
                    "session_id": self.id,
                    "sequence": number,
                    "kind": kind,
                    "name": name,
                    "paper_ids": [
                        (0, 0, self._paper_values(paper, posts, place))
                        for place, (paper, posts) in enumerate(row["papers"].items(), start=1)
                    ],
                }
                for number, ((kind, name), row) in enumerate(order, start=1)
            ]
        )

    def _prescribed(self):
        """Rounds of all posts together; a paper knows for which posts it is."""
        law = self.law or self._law_code()
        found, figures = {}, self._law_figures(law, fields.Date.context_today(self))
        for post in self.post_ids:
            try:
                rounds = prescribed(
                    figures, self.form, post.exam_form, bool(post.language), post._exam_rank()
                )
            except RuleError as refused:
                told = f"{post.display_name}: {translate(self.env, refused.problem)}"
                raise UserError(told) from refused
            for place, made in enumerate(rounds):
                row = found.setdefault((made.kind, made.name), {"place": place, "papers": {}})
                for paper in made.papers:
                    row["papers"].setdefault(paper, []).append(post.id)
        return found

    def _paper_values(self, paper, posts, place):
        everybody = len(posts) == len(self.post_ids)
        return {
            "sequence": place,
            "code": paper.code,
            "name": paper.name,
            "form": paper.form,
            "minutes": paper.minutes,
            "questions": paper.questions,
            "max_points": float(paper.max_points),
            "pass_percent": int(paper.pass_percent),
            "weight": float(paper.weight),
            "counts": paper.counts,
            "anonymous": paper.anonymous,
            "appealable": paper.appealable,
            "post_ids": [(6, 0, [] if everybody else posts)],
        }

    def _text_figures(self):
        """The figures of today of the text by which the examination is held."""
        self.ensure_one()
        Figure = self.env["cchc.recruitment.figure"].sudo()
        return Figure._figures(self.law or self._law_code(), fields.Date.context_today(self))

    def _law_code(self):
        """Before the announcement: what would be in force then."""
        return law_for(self.category, self.announced_on or fields.Date.context_today(self)).value

    # -- numbers ------------------------------------------------------------------

    def action_give_numbers(self):
        """Numbers by the Vietnamese alphabet; who withdraws afterwards keeps the number."""
        self.check_access("write")
        for session in self:
            session._give_numbers()
        return True

    def _give_numbers(self):
        self.ensure_one()
        if self.state not in ("screening", "examining"):
            raise UserError(
                self.env._(
                    "%s: numbers are given when the list of eligible candidates stands.", self.name
                )
            )
        numbered = self.application_ids.filtered("candidate_number")
        waiting = self.application_ids.filtered(
            lambda one: one.state == "eligible" and not one.candidate_number
        )
        if not waiting:
            raise UserError(self.env._("%s: everybody eligible has a number.", self.name))
        given = exam.numbers(
            [exam.Person(one.id, one.name, one.birthday) for one in waiting],
            numbered.mapped("candidate_number"),
        )
        for one in waiting:
            one._set_stage(candidate_number=given[one.id])


class CchcRecruitmentPost(models.Model):
    _inherit = "cchc.recruitment.post"

    def _exam_rank(self):
        """Which examination the rank takes (NĐ 170/2025, điều 9)."""
        self.ensure_one()
        return RANK_OF_TIER.get(self.rank_id.tier, SPECIALIST)


class CchcRecruitmentRound(models.Model):
    _name = "cchc.recruitment.round"
    _inherit = ["cchc.recruitment.round", "cchc.recruitment.part"]
    _of_program = frozenset({"invited_at"})


class CchcRecruitmentPaper(models.Model):
    """When a paper is sat, by whom and where."""

    _name = "cchc.recruitment.paper"
    _inherit = ["cchc.recruitment.paper", "cchc.recruitment.part"]
    _wholes = ("round_id",)
    _of_program = frozenset({"told_on"})

    starts_at = fields.Datetime(string="Begins at")
    anonymous = fields.Boolean(
        string="Marked by code", help="The scripts carry a code; who marks sees no name."
    )
    appealable = fields.Boolean(string="May be marked again")
    exemption_ids = fields.One2many(
        comodel_name="cchc.recruitment.exemption", inverse_name="paper_id", string="Exemptions"
    )
    sitting_ids = fields.One2many(
        comodel_name="cchc.recruitment.sitting", inverse_name="paper_id", string="Rooms used"
    )
    seat_ids = fields.One2many(comodel_name="cchc.recruitment.seat", inverse_name="paper_id")
    seat_count = fields.Integer(string="Candidates seated", compute="_compute_seat_count")

    @api.depends("seat_ids")
    def _compute_seat_count(self):
        counts = dict(
            self.env["cchc.recruitment.seat"]._read_group(
                [("paper_id", "in", self.ids)], ["paper_id"], ["__count"]
            )
        )
        for paper in self:
            paper.seat_count = counts.get(paper, 0)

    @api.depends("name", "round_id.name")
    def _compute_display_name(self):
        for paper in self:
            paper.display_name = f"{paper.round_id.name or ''} – {paper.name or ''}"

    # -- who sits it ------------------------------------------------------------------

    def _who_sits(self):
        """Numbered candidates who sit the paper: eligible, of its posts, not exempt, and not
        failed, absent or disqualified in an earlier round."""
        self.ensure_one()
        candidates = self.session_id.application_ids.filtered(
            lambda one: one.state == "eligible" and one.candidate_number
        )
        if self.post_ids:
            candidates = candidates.filtered(lambda one: one.wish_ids.post_id & self.post_ids)
        out = self._out_before() | set(self.exemption_ids.application_id.ids)
        candidates = candidates.filtered(lambda one: one.id not in out)
        return candidates.sorted(lambda one: int(one.candidate_number))

    def _out_before(self):
        """Ids of candidates whom an earlier round has put out."""
        rounds = self.session_id.round_ids
        before = rounds.filtered(lambda one: one.sequence < self.round_id.sequence)
        scores = self.env["cchc.recruitment.score"].sudo()
        rows = scores.search_fetch(
            [("paper_id", "in", before.paper_ids.ids), ("superseded_at", "=", False)],
            ["application_id", "paper_id", "state", "points"],
        )
        return {row.application_id.id for row in rows if not row._is_passed()}

    def action_allot_seats(self):
        """Seats in the rooms of the session, by number, for everybody who has none yet."""
        self.check_access("write")
        for paper in self:
            paper._allot_seats()
        return True

    def _allot_seats(self):
        self.ensure_one()
        if not self.starts_at:
            raise UserError(self.env._("%s: say when it begins.", self.display_name))
        self._check_before_complete()
        self.exemption_ids._enter()
        candidates = self._who_sits() - self.seat_ids.application_id
        if not candidates:
            raise UserError(self.env._("%s: everybody who sits it has a seat.", self.display_name))
        taken = self._taken()
        rooms = self.session_id.room_ids
        try:
            places = exam.allot(
                candidates.ids, [(room.id, room.capacity, taken.get(room.id, 0)) for room in rooms]
            )
        except RuleError as refused:
            raise UserError(translate(self.env, refused.problem)) from refused
        sittings = self._sittings({place.room for place in places})
        self.env["cchc.recruitment.seat"].create(
            [
                {
                    "sitting_id": sittings[place.room].id,
                    "application_id": place.candidate,
                    "place": place.seat,
                }
                for place in places
            ]
        )

    def _check_before_complete(self):
        """Seats of a later round wait for the points of the earlier ones."""
        rounds = self.session_id.round_ids
        before = rounds.filtered(
            lambda one: one.sequence < self.round_id.sequence and one.kind != "form_check"
        )
        scores = self.env["cchc.recruitment.score"].sudo()
        done = {
            (application.id, paper.id)
            for application, paper in scores._read_group(
                [("paper_id", "in", before.paper_ids.ids), ("superseded_at", "=", False)],
                ["application_id", "paper_id"],
            )
        }
        for seat in before.paper_ids.seat_ids:
            if seat.state == "eligible" and (seat.application_id.id, seat.paper_id.id) not in done:
                raise UserError(
                    self.env._(
                        "%(paper)s: candidate %(number)s has no points in %(before)s yet.",
                        paper=self.display_name,
                        number=seat.candidate_number,
                        before=seat.paper_id.name,
                    )
                )

    def _taken(self):
        """The highest seat taken in each room at the time of this paper, whatever the paper."""
        rows = self.env["cchc.recruitment.seat"]._read_group(
            [
                ("session_id", "=", self.session_id.id),
                ("sitting_id.starts_at", "=", self.starts_at),
            ],
            ["sitting_id"],
            ["place:max"],
        )
        taken = {}
        for sitting, place in rows:
            room = sitting.room_id.id
            taken[room] = max(place, taken.get(room, 0))
        return taken

    def _sittings(self, rooms):
        found = {
            one.room_id.id: one
            for one in self.sitting_ids
            if one.starts_at == self.starts_at and one.state == "planned"
        }
        made = self.env["cchc.recruitment.sitting"].create(
            [
                {"paper_id": self.id, "room_id": room, "starts_at": self.starts_at}
                for room in sorted(rooms - found.keys())
            ]
        )
        return found | {one.room_id.id: one for one in made}

    # -- screens ------------------------------------------------------------------------

    def action_open_sittings(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Rooms of %s", self.name),
            "res_model": "cchc.recruitment.sitting",
            "view_mode": "list,form",
            "domain": [("paper_id", "=", self.id)],
            "context": {"default_paper_id": self.id},
        }


class CchcRecruitmentScore(models.Model):
    _inherit = "cchc.recruitment.score"

    def _is_passed(self):
        """Whether the candidate goes on after this paper."""
        self.ensure_one()
        if self.state == "exempt":
            return True
        paper = self.paper_id
        needed = paper.max_points * paper.pass_percent / 100
        return self.state == "sat" and self.points + 1e-9 >= needed
