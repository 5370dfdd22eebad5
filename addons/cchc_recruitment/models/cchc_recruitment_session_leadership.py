from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.law import LEADERSHIP
from ..rules.leadership import criteria, defence_points, notices
from ..rules.rounds import DEFENCE, prescribed
from ..rules.standing import standing
from .cchc_recruitment_session_jury import HEARING


class CchcRecruitmentSession(models.Model):
    """A competition for a leading post: written round, defence before a board, choice."""

    _inherit = "cchc.recruitment.session"

    jury_ids = fields.Many2many(
        comodel_name="res.users",
        compute="_compute_jury_ids",
        compute_sudo=True,
        string="Board that hears the defence",
        help="Who sits on the established board of interviews, without its secretary.",
    )
    criterion_ids = fields.One2many(
        comodel_name="cchc.recruitment.criterion", inverse_name="session_id", string="Criteria"
    )
    defence_sheet_ids = fields.One2many(
        comodel_name="cchc.recruitment.defence.sheet",
        inverse_name="session_id",
        string="Score sheets",
    )
    leadership_notice = fields.Text(compute="_compute_leadership_notice", string="Notice")
    defence_state = fields.Selection(
        [("none", "Not begun"), ("open", "Being marked"), ("closed", "Closed")],
        compute="_compute_defence_state",
        string="Defence",
    )

    @api.depends("board_ids.kind", "board_ids.state", "board_ids.member_ids.user_id",
                 "board_ids.member_ids.role")  # fmt: skip
    def _compute_jury_ids(self):
        """By the board alone: nobody is put on it, or taken off, beside the board."""
        for row in self:
            board = row.board_ids.filtered(
                lambda one: one.kind == HEARING and one.state == "established"
            )
            voting = board.member_ids.filtered(lambda one: one.role != "secretary")
            row.jury_ids = voting.user_id

    @api.depends("jury_ids", "criterion_ids.max_points", "application_ids.state", "form")
    def _compute_leadership_notice(self):
        day = fields.Date.context_today(self)
        figures = self.env["cchc.recruitment.figure"]._figures(LEADERSHIP, day)
        for row in self:
            if row.form != "leadership":
                row.leadership_notice = False
                continue
            candidates = row.application_ids.filtered(
                lambda one: one.state not in ("draft", "withdrawn", "refused")
            )
            paper = row._defence_paper()
            told = notices(
                len(candidates),
                len(row.jury_ids),
                _exact(sum(row.criterion_ids.mapped("max_points"))),
                _exact(paper.max_points) if paper else Decimal(100),
                figures,
            )
            row.leadership_notice = "\n".join(told) or False

    @api.depends("defence_sheet_ids.closed_at")
    def _compute_defence_state(self):
        for row in self:
            sheets = row.defence_sheet_ids
            closed = bool(sheets) and all(sheet.closed_at for sheet in sheets)
            row.defence_state = "closed" if closed else "open" if sheets else "none"

    def _defence_paper(self):
        return self.round_ids.paper_ids.filtered(lambda one: one.form == DEFENCE)[-1:]

    def _check_leadership(self):
        self.check_access("write")
        for row in self:
            if row.form != "leadership":
                raise UserError(self.env._("%s is no competition for a leading post.", row.name))

    # -- rounds and criteria ---------------------------------------------------------

    def action_leadership_rounds(self):
        """The written round and the defence, by the figures; criteria as usual. What is there
        already stays."""
        self._check_leadership()
        day = fields.Date.context_today(self)
        figures = self.env["cchc.recruitment.figure"]._figures(LEADERSHIP, day)
        for row in self:
            if not row.round_ids:
                self.env["cchc.recruitment.round"].create(row._leadership_rounds(figures))
            if not row.criterion_ids:
                self.env["cchc.recruitment.criterion"].create(
                    [
                        {
                            "session_id": row.id,
                            "sequence": place,
                            "name": name,
                            "max_points": float(points),
                        }
                        for place, (name, points) in enumerate(criteria(figures), 1)
                    ]
                )
        return True

    def _leadership_rounds(self, figures):
        rounds = []
        for place, one in enumerate(prescribed(figures, "leadership", "written"), 1):
            papers = []
            for paper in one.papers:
                kind = "defence" if paper.form == DEFENCE else "written"
                weight = figures[f"{kind}_weight"]
                papers.append(
                    {
                        "code": paper.code,
                        "name": paper.name,
                        "form": paper.form,
                        "minutes": paper.minutes,
                        "max_points": float(figures[f"{kind}_max_points"]),
                        "pass_percent": int(figures[f"{kind}_pass_percent"]),
                        "weight": float(weight),
                        "counts": bool(weight),
                    }
                )
            rounds.append(
                {
                    "session_id": self.id,
                    "sequence": place,
                    "kind": one.kind,
                    "name": one.name,
                    "paper_ids": [(0, 0, vals) for vals in papers],
                }
            )
        return rounds

    # -- the defence -----------------------------------------------------------------

    def action_prepare_sheets(self):
        """A sheet for each member, candidate and criterion; those that are there stay."""
        self._check_leadership()
        for row in self:
            row._check_prepared()
            candidates = row.sudo()._defending()
            if not candidates:
                raise UserError(
                    self.env._("%s: nobody has passed the written round yet.", row.name)
                )
            there = {
                (sheet.member_id.id, sheet.application_id.id, sheet.criterion_id.id)
                for sheet in row.sudo().defence_sheet_ids
            }
            self.env["cchc.recruitment.defence.sheet"].sudo().create(
                [
                    {
                        "member_id": member.id,
                        "application_id": candidate.id,
                        "criterion_id": criterion.id,
                    }
                    for member in row.jury_ids
                    for candidate in candidates
                    for criterion in row.criterion_ids
                    if (member.id, candidate.id, criterion.id) not in there
                ]
            )
        return self.action_open_sheets()

    def _check_prepared(self):
        self._board(HEARING)
        lacking = {
            "jury_ids": self.jury_ids,
            "criterion_ids": self.criterion_ids,
            "round_ids": self._defence_paper(),
        }
        for name, there in lacking.items():
            if not there:
                label = self._fields[name]._description_string(self.env)
                raise UserError(
                    self.env._(
                        "%(session)s: enter “%(what)s” first.", session=self.name, what=label
                    )
                )
        self.jury_ids._check_may_mark()
        self._check_jury()
        if self.state != "examining":
            raise UserError(self.env._("%s: the examination has not begun.", self.name))
        if self.defence_state == "closed":
            raise UserError(self.env._("%s: the defence is closed.", self.name))

    def _defending(self):
        """Candidates who have passed what comes before the defence."""
        papers, scores = self._papers_by_post(), self._standing_scores()
        defence = self._defence_paper().id
        found = set()
        for person, (posts, state, _group) in self._ranked_people().items():
            for post in posts:
                before = [one for one in papers[post] if one.id != defence]
                if state == "eligible" and standing(before, scores.get(person, {})).passed:
                    found.add(person)
        return self.env["cchc.recruitment.application"].browse(sorted(found))

    def action_open_sheets(self):
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_recruitment.cchc_recruitment_defence_sheet_action"
        )
        action["domain"] = [("session_id", "in", self.ids)]
        return action

    def action_close_defence(self):
        """The mean of the members becomes the points of the defence; the sheets are shut."""
        self._check_leadership()
        for row in self:
            sheets = row.sudo().defence_sheet_ids
            if not sheets or row.defence_state == "closed":
                raise UserError(self.env._("%s: there is no open score sheet.", row.name))
            row._check_heard(sheets)
            row._check_given(sheets)
            paper = row._defence_paper()
            self.env["cchc.recruitment.score"]._enter(
                [
                    {
                        "application_id": candidate.id,
                        "paper_id": paper.id,
                        "points": float(row._defence_result(own).value),
                        "state": "sat",
                        "source": "defence",
                    }
                    for candidate, own in sheets.grouped("application_id").items()
                ]
            )
            sheets._close()
        return True

    def _check_heard(self, sheets):
        """The sheets are those of the board of today: it may have changed since they were made.

        :raise UserError: naming who should not have one, or lacks one
        """
        self._check_jury()
        self.jury_ids._check_may_mark()
        if strangers := sheets.member_id - self.jury_ids:
            raise UserError(
                self.env._(
                    "%(name)s is no longer on the board of interviews: take the own sheets of "
                    "%(name)s out of the list, or put the member on the board again.",
                    name=strangers[0].name,
                )
            )
        there = {(one.member_id, one.application_id, one.criterion_id) for one in sheets}
        for member in self.jury_ids:
            for candidate in self.sudo()._defending():
                for criterion in self.criterion_ids:
                    if (member, candidate, criterion) not in there:
                        raise UserError(
                            self.env._(
                                "%(member)s has no sheet for %(candidate)s, “%(criterion)s”: "
                                "prepare the score sheets again.",
                                member=member.name,
                                candidate=candidate.name,
                                criterion=criterion.name,
                            )
                        )
        for sheet in sheets:
            sheet._check_points(sheet.points)

    def _check_given(self, sheets):
        missing = sheets.filtered(lambda sheet: not sheet.given)
        if missing:
            first = missing[0]
            raise UserError(
                self.env._(
                    "%(count)s points are missing: %(member)s has not given %(candidate)s points "
                    "for “%(criterion)s”.",
                    count=len(missing),
                    member=first.member_id.name,
                    candidate=first.candidate,
                    criterion=first.criterion,
                )
            )

    @api.model
    def _defence_result(self, sheets):
        return defence_points(
            {
                member.id: tuple(_exact(sheet.points) for sheet in own)
                for member, own in sheets.grouped("member_id").items()
            }
        )


def _exact(number):
    return Decimal(str(round(number, 2)))
