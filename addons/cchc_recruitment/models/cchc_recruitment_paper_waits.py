from odoo import api, fields, models


class CchcRecruitmentPaper(models.Model):
    """What a paper marked by code waits for: said on the screen before a button could refuse."""

    _inherit = "cchc.recruitment.paper"

    waits_for = fields.Char(string="What is missing", compute="_compute_waits_for")
    can_seal = fields.Boolean(compute="_compute_waits_for", export_string_translation=False)
    can_open = fields.Boolean(compute="_compute_waits_for", export_string_translation=False)

    @api.depends("anonymous", "told_on", "session_id.state", "session_id.board_ids.state",
                 "sitting_ids.state", "seal_ids.state",
                 "seal_ids.script_ids.mark_ids.handed_in_at")  # fmt: skip
    def _compute_waits_for(self):
        for paper in self:
            comes = paper._is_sealed_next()
            words = paper._before_sealing() if comes else False
            paper.can_seal = comes and not words
            sealed = paper.seal_state == "sealed"
            paper.can_open = sealed and paper.marked_count == paper.script_count
            if sealed and not paper.can_open:
                words = paper._before_opening()
            paper.waits_for = words

    def _is_sealed_next(self):
        """Whether it is still to be marked by code: in the examination, its points unknown."""
        self.ensure_one()
        return bool(
            self.anonymous
            and not self.seal_id
            and not self.told_on
            and self.session_id.state == "examining"
        )

    def _before_sealing(self):
        self.ensure_one()
        if not self.sitting_ids:
            return self.env._("Allot the seats; the codes are sealed once the attendance is in.")
        waiting = len(self.sitting_ids.filtered(lambda one: one.state != "held"))
        if waiting:
            return self.env._(
                "Enter and close the attendance of %s rooms: the codes are sealed then.", waiting
            )
        if len(self._keepers()) < 2:
            return self.env._(
                "Establish the council, the board of codes or of supervision first: their members "
                "seal the codes."
            )
        return False

    def _before_opening(self):
        self.ensure_one()
        # Counts alone: they tell nobody's mark.
        if not self.sudo().seal_id.script_ids.mark_ids:
            return self.env._("Assign the markers; the codes are opened once all is marked.")
        if self.third_count:
            return self.env._(
                "%s scripts need a third marking: assign it. The codes are opened once all is "
                "marked.",
                self.third_count,
            )
        return self.env._(
            "%(done)s of %(count)s scripts are marked. The codes can be opened once all are.",
            done=self.marked_count,
            count=self.script_count,
        )
