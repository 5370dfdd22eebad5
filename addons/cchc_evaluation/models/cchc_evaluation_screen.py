from odoo import api, fields, models
from odoo.exceptions import UserError

from ..rules.law import AUDIENCE
from ..rules.levels import levels_of
from .cchc_evaluation import EARLY


class CchcEvaluation(models.Model):
    """What the screen offers to whom: the same as the checks allow."""

    _inherit = "cchc.evaluation"

    is_own = fields.Boolean(string="The own one", compute="_compute_open")
    self_open = fields.Boolean(string="Own part may be entered", compute="_compute_open")
    head_open = fields.Boolean(string="Head's part may be entered", compute="_compute_open")

    levels_known = fields.Json(string="Levels of the text", compute="_compute_levels_known")

    @api.depends("law", "category")
    def _compute_levels_known(self):
        for row in self:
            row.levels_known = list(levels_of(row.law or "", AUDIENCE.get(row.category)))

    @api.depends("state", "unit_run_id.state", "period_id.state")
    @api.depends_context("uid")
    def _compute_open(self):
        writes = self.env["cchc.evaluation"].has_access("write")
        own, user = self._own(), self.env.user
        for row in self:
            asked = row.sudo()
            is_own = asked in own
            going = writes and asked.period_id.state == "open" and asked.state in EARLY
            collecting = asked.unit_run_id.state == "self"
            above = asked.agency_head and asked.unit_run_id.unit_id
            row.is_own = is_own
            row.self_open = going and collecting
            row.head_open = (
                going
                and not is_own
                and (not above or user._check_in_scope(above))
                and not collecting
            )

    def action_open_complaint(self):
        """Enter a complaint that came on paper."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.evaluation.complaint",
            "view_mode": "form",
            "target": "new",
            "name": self.env._("Complaint"),
            "context": {"default_evaluation_id": self.id},
        }

    def action_open_answer(self):
        """Answer the complaint that has waited the longest."""
        self.ensure_one()
        waiting = self.complaint_ids.filtered(lambda row: not row.result)
        if not waiting:
            raise UserError(self.env._("%s: no complaint waits for an answer.", self.display_name))
        return waiting.sorted("received_on")[:1].action_open_answer()

    def action_open_anew(self):
        """Decide again what rested on a dishonest report."""
        self.ensure_one()
        return self._open_revision(self.env._("Decide anew"), default_result="changed")

    def _open_revision(self, name, **defaults):
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.evaluation.revision",
            "view_mode": "form",
            "target": "new",
            "name": name,
            "context": {"default_evaluation_id": self.id, **defaults},
        }


class CchcEvaluationComplaint(models.Model):
    _inherit = "cchc.evaluation.complaint"

    def action_open_answer(self):
        self.ensure_one()
        return self.evaluation_id._open_revision(self.env._("Answer"), default_complaint_id=self.id)


class CchcEvaluationUnit(models.Model):
    _inherit = "cchc.evaluation.unit"

    def action_view_people(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_evaluation.cchc_evaluation_action"
        )
        return {**action, "domain": [("unit_run_id", "in", self.ids)], "context": {}}

    def action_view_board(self):
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "cchc_evaluation.cchc_evaluation_board_action"
        )
        return {**action, "params": {"run": self.id}}
