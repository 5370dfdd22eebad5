from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools.vietnam_time import today
from odoo.addons.cchc_hr.rules.working_days import NO_CHANGES

from ..rules.deadline import add_working_days
from ..rules.marking import final_mark
from .cchc_recruitment_mark import AGAIN

# Never marked again, by NĐ 170/2025, điều 16.5: computer, oral, practice, interview, project.
MARKED_AGAIN = ("written",)


class CchcRecruitmentRemark(models.Model):
    """A candidate's request that a paper be marked again, and what came of it."""

    _name = "cchc.recruitment.remark"
    _description = "Request for re-marking"
    _order = "session_id desc, id desc"
    _inherit = ["cchc.recruitment.part"]
    _wholes = ("paper_id",)
    _of_program = frozenset({"state", "old_points", "new_points", "asked_on"})

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application",
        string="Candidate",
        required=True,
        index=True,
        ondelete="restrict",
    )
    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper", required=True, index=True, ondelete="restrict"
    )
    session_id = fields.Many2one(related="paper_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="paper_id.unit_id", store=True, index=True)
    asked_on = fields.Date(readonly=True, copy=False)
    reason = fields.Text()
    state = fields.Selection(
        [
            ("asked", "Request made"),
            ("marking", "Being marked again"),
            ("done", "Decided"),
            ("refused", "Refused"),
        ],
        default="asked",
        required=True,
        readonly=True,
        copy=False,
    )
    refusal = fields.Char(string="Why refused", copy=False)
    old_points = fields.Float(digits=(6, 2), readonly=True, copy=False, aggregator=None)
    new_points = fields.Float(digits=(6, 2), readonly=True, copy=False, aggregator=None)
    minutes = fields.Text(help="Number and day of the minutes of the board of re-marking.")

    _once = models.Constraint(
        "UNIQUE (application_id, paper_id)", "A paper is marked again once only."
    )

    @api.depends("application_id.candidate_number", "paper_id.name")
    def _compute_display_name(self):
        for row in self:
            number = row.application_id.candidate_number or ""
            row.display_name = f"{number} – {row.paper_id.name or ''}"

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        for row in rows:
            if row.paper_id not in row.application_id._remarkable_papers(row):
                raise UserError(row._not_now())
            row._set_plain({"asked_on": today(), "old_points": row._standing().points})
        return rows

    def _not_now(self):
        self.ensure_one()
        until = self.paper_id._remark_until()
        if until and until < today():
            return self.env._(
                "%(paper)s: requests were taken until %(day)s.",
                paper=self.paper_id.name,
                day=format_date(self.env, until),
            )
        return self.env._(
            "%s is not marked again: by the decree only written papers are, once their points are "
            "known.",
            self.paper_id.name,
        )

    def _standing(self):
        return self.application_id._standing_scores(self.paper_id)[:1]

    # -- steps -------------------------------------------------------------------------

    def action_refuse(self):
        self.check_access("write")
        for row in self:
            row._check_state("asked")
            if not (row.refusal or "").strip():
                raise UserError(self.env._("%s: say why it is refused.", row.display_name))
        self._set_plain({"state": "refused"})
        return True

    def action_assign(self):
        """Two markers of the board of re-marking who did not mark the script before."""
        self.check_access("write")
        rows = []
        for place, row in enumerate(self):
            row._check_state("asked")
            script = row._script()
            board = row.session_id._board("re_marking")
            users = row.paper_id._markers("re_marking") - script.mark_ids.user_id
            if len(users) < 2:
                raise UserError(
                    self.env._(
                        "%(remark)s: two members of “%(board)s” are needed who have not marked "
                        "it before.",
                        remark=row.display_name,
                        board=board.display_name,
                    )
                )
            rows += [
                {
                    "script_id": script.id,
                    "turn": turn,
                    "user_id": users[(place + shift) % len(users)].id,
                }
                for shift, turn in enumerate(AGAIN)
            ]
        self.env["cchc.recruitment.mark"].sudo().create(rows)
        self._set_plain({"state": "marking"})
        return True

    def action_decide(self):
        """The new points stand; the ranking is made anew where there is one."""
        self.check_access("write")
        entered = []
        for row in self:
            row._check_state("marking")
            if not (row.minutes or "").strip():
                raise UserError(self.env._("%s: name the minutes of the board.", row.display_name))
            points = row._marked_again()
            figures = row.paper_id._figures()
            seat = row.paper_id.seat_ids.filtered(
                lambda one, row=row: one.application_id == row.application_id
            )
            values = seat._score_row(points, figures, "re-marking")
            entered.append(values)
            row._set_plain({"state": "done", "new_points": values["points"]})
        self.env["cchc.recruitment.score"]._enter(entered)
        for session in self.session_id:
            if (
                session.sudo()
                .env["cchc.recruitment.result"]
                .search([("session_id", "=", session.id)], limit=1)
            ):
                session.action_rank()
        return True

    def _marked_again(self):
        """The points of the two new markings, by the rule of two markers."""
        self.ensure_one()
        script = self._script()
        first, second = (script._handed(turn) for turn in AGAIN)
        if not (first and second):
            raise UserError(
                self.env._("%s: both new marks must be handed in first.", self.display_name)
            )
        result = final_mark(first._exact(), second._exact(), tolerance=self.paper_id._tolerance())
        if result.value is None:
            # The board answers for it together: the mean of both, with its minutes.
            return ((first._exact() + second._exact()) / 2).quantize(Decimal("0.01"))
        return result.value

    def _check_state(self, state):
        if self.state != state:
            raise UserError(self.env._("%s is at another step already.", self.display_name))

    def _script(self):
        """The script, in superuser mode: its code leads to no name on any screen."""
        self.ensure_one()
        scripts = self.env["cchc.recruitment.script"].sudo()
        script = scripts.search(
            [
                ("paper_id", "=", self.paper_id.id),
                ("application_id", "=", self.application_id.id),
            ],
            limit=1,
        )
        if not script:
            raise UserError(self.env._("%s: there is no script.", self.display_name))
        return script


class CchcRecruitmentPaper(models.Model):
    _inherit = "cchc.recruitment.paper"

    def _remark_until(self):
        """The last day on which a re-marking may be asked for, or nothing."""
        self.ensure_one()
        if not (self.told_on and self.appealable and self.form in MARKED_AGAIN):
            return None
        figures = self.sudo()._figures()
        if days := figures.get("appeal_working_days"):
            return add_working_days(self.told_on, int(days), self._working_calendar())
        days = figures.get("appeal_days")
        return fields.Date.add(self.told_on, days=int(days)) if days else None

    def _working_calendar(self):
        Day = self.env["cchc.calendar.day"].sudo()
        return Day._changes() if hasattr(Day, "_changes") else NO_CHANGES


class CchcRecruitmentApplication(models.Model):
    _inherit = "cchc.recruitment.application"

    remark_ids = fields.One2many(
        comodel_name="cchc.recruitment.remark", inverse_name="application_id", string="Re-marking"
    )

    def _standing_scores(self, papers):
        return (
            self.env["cchc.recruitment.score"]
            .sudo()
            .search(
                [
                    ("application_id", "in", self.ids),
                    ("paper_id", "in", papers.ids),
                    ("superseded_at", "=", False),
                ]
            )
        )

    def _remarkable_papers(self, besides=None):
        """Papers for which the candidate may ask for a re-marking today.

        :param besides: a request that does not count as one already made
        """
        self.ensure_one()
        asked = self.sudo().remark_ids
        asked = (asked - besides if besides else asked).paper_id
        on = today()
        papers = self.sudo().session_id.paper_ids.filtered(
            lambda paper: (paper._remark_until() or fields.Date.subtract(on, days=1)) >= on
        )
        sat = self._standing_scores(papers).filtered(lambda one: one.state == "sat").paper_id
        return self.env["cchc.recruitment.paper"].browse(((papers & sat) - asked).ids)

    def _ask_remark(self, paper, reason):
        """The candidate asks on the portal; whose application it is, the caller has looked at."""
        self.ensure_one()
        return (
            self.env["cchc.recruitment.remark"]
            .sudo()
            .create(
                {
                    "application_id": self.id,
                    "paper_id": paper.id,
                    "reason": (reason or "").strip()[:2000],
                }
            )
        )
