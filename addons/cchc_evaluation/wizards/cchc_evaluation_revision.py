from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.cchc_base.tools import vietnam_time

from ..models.words import LEVELS
from ..rules import levels

DECIDED = ("decided", "notified", "complained", "final")


class CchcEvaluationRevision(models.TransientModel):
    """Answer a complaint, or decide anew what rested on a dishonest report (NĐ 233/2026, 15.4)."""

    _name = "cchc.evaluation.revision"
    _description = "Review of an evaluation"

    evaluation_id = fields.Many2one(
        comodel_name="cchc.evaluation", required=True, ondelete="cascade"
    )
    complaint_id = fields.Many2one(
        comodel_name="cchc.evaluation.complaint",
        ondelete="cascade",
    )
    complaint = fields.Text(related="complaint_id.reason", string="What was written")
    former_level = fields.Selection(related="evaluation_id.level", string="Level so far")
    reckoned_level = fields.Selection(related="evaluation_id.reckoned_level")
    levels_known = fields.Json(related="evaluation_id.levels_known")
    result = fields.Selection(
        [("kept", "The level stands"), ("changed", "The level is changed")],
        required=True,
        default="kept",
    )
    new_level = fields.Selection(LEVELS)
    answer = fields.Text(string="Answer and reason", required=True)
    document = fields.Char(
        string="Number of the paper",
        required=True,
        help="Of the answer, or of the decision that changes the level.",
    )
    notice = fields.Char(string="Number of the notice")
    date = fields.Date(required=True, default=lambda _self: vietnam_time.today())

    @api.model_create_multi
    def create(self, vals_list):
        self._check_named(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._check_named([vals])
        return super().write(vals)

    def _check_named(self, vals_list):
        """Nothing is asked, or told, about an evaluation that the user may not change."""
        for name in ("evaluation_id", "complaint_id"):
            named = {vals.get(name) for vals in vals_list} - {None, False}
            self.env[self._fields[name].comodel_name].browse(named).check_access("write")

    @api.onchange("result")
    def _onchange_result(self):
        if self.result == "kept":
            self.new_level = False

    def action_apply(self):
        """Write the answer and, where the level changes, a further verdict."""
        self.ensure_one()
        row = self.evaluation_id
        row._check_evaluators({"level"})
        row.check_access("write")
        row._check_not_own()
        self._check_day(row.sudo())
        if self.result == "changed":
            self._check_change(row.sudo())
            kind = "review" if self.complaint_id else "anew"
            row._revise(kind, self.new_level, self.date, self.document, self.answer, self.notice)
        elif not self.complaint_id:
            raise UserError(self.env._("Choose the level that is decided anew."))
        if self.complaint_id:
            self.complaint_id._answer(
                {
                    "answer": self.answer,
                    "result": self.result,
                    "new_level": self.new_level,
                    "document": self.document,
                    "answered_on": self.date,
                }
            )
        self._check_cap(row.sudo())
        return True

    def _check_day(self, row):
        if row.state not in DECIDED:
            raise UserError(
                self.env._("%s is not decided yet: classify it the usual way.", row.display_name)
            )
        if self.complaint_id:
            if self.complaint_id.evaluation_id != self.evaluation_id or self.complaint_id.result:
                raise UserError(self.env._("This complaint is answered already."))
        first = min(row.verdict_ids.mapped("decided_on"), default=self.date)
        if not first <= self.date <= vietnam_time.today():
            raise UserError(
                self.env._(
                    "The date lies between %(first)s, when it was decided, and today.",
                    first=format_date(self.env, first),
                )
            )

    def _check_change(self, row):
        words = dict(row._fields["level"]._description_selection(self.env))
        if not self.new_level or self.new_level == row.level:
            raise UserError(self.env._("Choose another level than the one so far."))
        row._check_level_known(self.new_level, words)
        if not row.classified:
            raise UserError(self.env._("%s is not classified.", row.display_name))
        most = row.reckoned_level
        if most and levels.rank(self.new_level) > levels.rank(most):
            raise UserError(
                self.env._(
                    "%(row)s: “%(level)s” is above “%(most)s”, the highest level whose "
                    "conditions are met. See “How it was reckoned”.",
                    row=row.display_name,
                    level=words[self.new_level],
                    most=words[most],
                )
            )
        row._check_head_limit(self.new_level, words)

    def _check_cap(self, row):
        """A level that is raised counts in the cap as any other."""
        if self.result == "changed" and row.period_id._is_yearly():
            exceeded = row.unit_run_id._caps_exceeded()
            if exceeded and self.new_level == "excellent":
                raise UserError("\n".join(exceeded))
