from odoo import api, fields, models


def share(part, whole):
    """A part of a whole in percent, one digit; nothing of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


class CchcPlanTargetLine(models.TransientModel):
    """The targets of one agency."""

    _name = "cchc.plan.target.line"
    _description = "Targets of the plan in an agency"
    _order = "has_scheme, meeting_share, id"

    target_id = fields.Many2one(comodel_name="cchc.plan.target", ondelete="cascade", index=True)
    unit_id = fields.Many2one(comodel_name="hr.department", string="Agency", ondelete="cascade")
    has_scheme = fields.Boolean(string="Scheme in force")
    judged = fields.Integer(string="People with a standard")
    meeting = fields.Integer(string="Meeting their standard")
    no_standard = fields.Integer(string="Without a standard")
    meeting_share = fields.Float(
        string="Meeting (%)", digits=(5, 1), compute="_compute_share", store=True, aggregator=None
    )

    @api.depends("judged", "meeting")
    def _compute_share(self):
        for line in self:
            line.meeting_share = share(line.meeting, line.judged)

    def _units(self):
        agencies = self.env["cchc.plan.target"]._agencies(self.target_id.day)
        return [unit for unit, agency in agencies.items() if agency == self.unit_id.id]

    def action_people(self):
        """The people behind the second figure."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_standard_result_action"
        )
        day = self.env["cchc.standard.result"]._at(self.target_id.day)
        return {
            **action,
            "domain": [("unit_id", "in", self._units()), *day],
            "context": {"search_default_group_outcome": 1},
        }

    def action_schemes(self):
        """The schemes behind the first figure."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_position_scheme_action"
        )
        return {**action, "domain": [("unit_id", "=", self.unit_id.id)]}
