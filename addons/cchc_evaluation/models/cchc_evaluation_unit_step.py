from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import deadline
from ..rules import law as laws
from .cchc_evaluation import EARLY

# Agencies with more people are decided and finished in the background.
INLINE = 300
PARTY_ASKED = ("nd90_2020", "nd90_2020_nd48", "nd335_2025", "nd233_2026")


class CchcEvaluationUnit(models.Model):
    """The way of an agency through a period, step by step.

    Self-evaluation → collective comment with minutes → proposal → decision → notice → final. A
    month or a quarter gives points only: it has no meeting, no cap, and the level is the reckoned
    one.
    """

    _inherit = "cchc.evaluation.unit"

    def _check_step(self, *states):
        """Rights, the period, the state; in this order, so that nothing is told to strangers."""
        self._check_in_charge()
        self.check_access("write")
        self.period_id._check_open()
        words = dict(self._fields["state"]._description_selection(self.env))
        for run in self:
            if run.state not in states:
                raise UserError(
                    self.env._(
                        "%(run)s is “%(state)s”: this step comes at “%(needed)s”.",
                        run=run.display_name,
                        state=words[run.state],
                        needed=words[states[0]],
                    )
                )

    def _move(self, state, **vals):
        self.sudo().write({"state": state, **vals})
        return True

    # -- self-evaluation is over ------------------------------------------------------------

    def action_end_self(self):
        """End the self-evaluation; the head's marks start from those of the person."""
        self._check_step("self")
        runs = self.sudo()
        self.env["cchc.evaluation.mark"].flush_model()
        runs._move("meeting")
        runs.flush_recordset()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_evaluation_mark m
                   SET points = m.self_points, met = m.self_met
                  FROM cchc_evaluation e
                 WHERE e.id = m.evaluation_id AND e.unit_run_id = ANY(%s) AND m.points IS NULL
                """,
                self.ids,
            )
        )
        self.env["cchc.evaluation.mark"].invalidate_model()
        runs.evaluation_ids._reckon()
        return True

    def action_reopen_self(self):
        """Back to the self-evaluation, as long as no level is proposed."""
        self._check_step("meeting")
        if self.sudo().evaluation_ids.filtered("proposed_level"):
            raise UserError(
                self.env._("Levels are proposed already: take them back before you reopen.")
            )
        return self._move("self")

    # -- meeting ----------------------------------------------------------------------------

    def _check_minutes(self, rows=None):
        """Refuse to go on without the minutes of the meetings that the decree asks for.

        :param rows: only for these people; default: all
        :raise UserError: naming the unit whose minutes are missing
        """
        for run in self:
            if not run.period_id._is_yearly():
                continue
            # The head of an agency below is discussed where he or she serves.
            asked = (run.evaluation_ids if rows is None else rows).filtered(
                lambda row, run=run: row.unit_run_id == run and row.classified
            )
            run._check_minutes_of("collective", asked)
            leaders = asked.filtered(lambda row: row.leader and row.law in PARTY_ASKED)
            run._check_minutes_of("party", leaders)

    def _check_minutes_of(self, kind, rows):
        met = self.minutes_ids.filtered(lambda row: row.kind == kind).unit_id
        others = self.search(
            [("period_id", "=", self.period_id.id), ("unit_id", "in", rows.agency_id.ids)]
        )
        met |= others.minutes_ids.filtered(lambda row: row.kind == kind).unit_id
        paths = [unit.parent_path for unit in met]
        for unit in rows.unit_id:
            if any((unit.parent_path or "").startswith(path) for path in paths):
                continue
            words = dict(
                self.env["cchc.evaluation.minutes"]._fields["kind"]._description_selection(self.env)
            )
            raise UserError(
                self.env._(
                    "%(run)s: the minutes “%(kind)s” of %(unit)s are missing. Enter them under "
                    "“Minutes”, then classify.",
                    run=self.display_name,
                    kind=words[kind],
                    unit=unit.name,
                )
            )

    def action_propose(self):
        """Hand the levels over to who decides."""
        self._check_step("meeting")
        for run in self.sudo():
            run._check_minutes()
            if not run.period_id._is_yearly():
                run._propose_reckoned()
            run._check_all_proposed()
        return self._move("proposed")

    def _propose_reckoned(self):
        """Of a month or a quarter the level is the reckoned one."""
        for row in self.evaluation_ids.filtered(
            lambda row: row.classified and row.state in EARLY and not row.proposed_level
        ).grouped("reckoned_level").items():  # fmt: skip
            level, rows = row
            if level:
                rows.write({"proposed_level": level, "state": "proposed"})

    def _check_all_proposed(self):
        if self.period_id._is_yearly():
            missing = self.evaluation_ids.filtered(
                lambda row: row.classified and not row.proposed_level and row.state in EARLY
            )
            if missing:
                raise UserError(
                    self.env._(
                        "%(run)s: %(count)s people have no level yet: %(names)s.",
                        run=self.display_name,
                        count=len(missing),
                        names=", ".join(missing[:5].employee_id.mapped("name"))
                        + ("…" if len(missing) > 5 else ""),
                    )
                )

    def action_return(self):
        """Back to the heads, who change their proposals."""
        self._check_step("proposed")
        return self._move("meeting")

    # -- decision ---------------------------------------------------------------------------

    def action_decide(self):
        """Enter the signed decision: the proposed levels become the decided ones.

        :raise UserError: without number or date, over the cap, about the own evaluation
        """
        self._check_step("proposed")
        runs = self.sudo()
        self._check_own_not_among()
        for run in runs:
            run._check_decision()
            run._check_minutes()
            run._check_all_proposed()
            run._check_heads()
        exceeded = runs.filtered(lambda run: run.period_id._is_yearly())._caps_exceeded()
        if exceeded:
            raise UserError("\n".join(exceeded))
        self._move("decided", decided_by_id=self.env.uid)
        runs.flush_recordset()
        self._do("decide", "_decide")
        return True

    def _check_own_not_among(self):
        """Nobody decides about himself or herself."""
        own = self.sudo().evaluation_ids.with_env(self.env)._own()
        if own and not self.env.su:
            raise UserError(
                self.env._(
                    "Your own evaluation is among those of %(run)s: somebody else enters the "
                    "decision.",
                    run=own[0].unit_run_id.display_name,
                )
            )

    def _check_decision(self):
        if not self.decision_number or not self.decision_date:
            raise UserError(
                self.env._(
                    "%s: enter number and date of the signed decision first.", self.display_name
                )
            )
        today = vietnam_time.today()
        if self.decision_date > today or self.decision_date < self.period_id.date_from:
            raise UserError(
                self.env._(
                    "%(run)s: the decision is dated %(day)s; it lies between the start of the "
                    "period and today.",
                    run=self.display_name,
                    day=format_date(self.env, self.decision_date),
                )
            )

    def _check_heads(self):
        words = dict(self.env["cchc.evaluation"]._fields["level"]._description_selection(self.env))
        for row in self.evaluation_ids.filtered(lambda row: row.agency_head and row.classified):
            if row.proposed_level:
                row._check_head_limit(row.proposed_level, words)

    def _do(self, kind, method):
        """Now where few people are concerned, else in the background."""
        rows = self.env["cchc.evaluation"].sudo()
        for period, runs in self.sudo().grouped("period_id").items():
            domain = [("unit_run_id", "in", runs.ids)]
            if rows.search_count(domain, limit=INLINE + 1) > INLINE:
                self.env["cchc.evaluation.job"].sudo()._ask(period, kind)
            else:
                getattr(rows.search(domain, order="id"), method)()

    # -- notice -----------------------------------------------------------------------------

    def action_notify(self):
        """Tell everybody: the result stands on the own page from now on."""
        self._check_step("decided")
        for run in self.sudo():
            if run.evaluation_ids.filtered(lambda row: row.state in EARLY):
                raise UserError(
                    self.env._(
                        "%s: the decision is still being entered in the background. Wait until "
                        "that has ended.",
                        run.display_name,
                    )
                )
        today = vietnam_time.today()
        self._move("notified", notified_on=today)
        rows = self.sudo().evaluation_ids.filtered(lambda row: row.state == "decided")
        for (law, last), some in rows.grouped(
            lambda row: (row.law, row.period_id.date_to)
        ).items():  # fmt: skip
            until = self._complain_by(law, last, today)
            some.write({"state": "notified", "notified_on": today, "complain_by": until})
        return True

    def _complain_by(self, law, last, today):
        figures = self.env["cchc.evaluation.figure"]._figures(law or laws.TEXTS[-1].code, last)
        return deadline.complain_by(today, figures).value

    # -- final ------------------------------------------------------------------------------

    def action_finish(self):
        """The results are final: those of a year go into the dossiers."""
        self._check_step("notified")
        for run in self.sudo():
            rows = run.evaluation_ids
            complained = rows.filtered(lambda row: row.state == "complained")
            if complained:
                raise UserError(
                    self.env._(
                        "%(run)s: answer the complaint of %(name)s first.",
                        run=run.display_name,
                        name=complained[0].employee_id.name,
                    )
                )
            until = max((row.complain_by for row in rows if row.complain_by), default=None)
            if until and until >= vietnam_time.today():
                raise UserError(
                    self.env._(
                        "%(run)s: people may still complain until %(day)s.",
                        run=run.display_name,
                        day=format_date(self.env, until),
                    )
                )
        self._move("final")
        self.sudo().flush_recordset()
        self._do("finish", "_finish")
        return True
