from odoo import api, fields, models

from ..rules.marking import final_mark


class CchcRecruitmentScript(models.Model):
    """A paper that was handed in, known by its code alone.

    Whose it is lies in the sealed envelope until two officers open it. Scripts are made together,
    in the order of their random codes, by one statement of one moment: neither number, time nor
    place in the table tells anything. No chatter, no log of its own.
    """

    _name = "cchc.recruitment.script"
    _description = "Script under a code"
    _order = "paper_id, code"
    _rec_name = "code"

    seal_id = fields.Many2one(
        comodel_name="cchc.recruitment.seal", required=True, index=True, ondelete="cascade"
    )
    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper", required=True, index=True, ondelete="restrict"
    )
    session_id = fields.Many2one(related="paper_id.session_id", store=True, index=True)
    unit_id = fields.Many2one(related="paper_id.unit_id", store=True, index=True)
    code = fields.Char(string="Script code", required=True)
    mark_ids = fields.One2many(comodel_name="cchc.recruitment.mark", inverse_name="script_id")
    # Set when both first marks were handed in: until then nobody sees the mark of another.
    both_in = fields.Boolean(string="Both marks are in", compute="_compute_both_in", store=True)
    needs_third = fields.Boolean(compute="_compute_final", compute_sudo=True)
    final_points = fields.Float(
        digits=(6, 2), compute="_compute_final", compute_sudo=True, aggregator=None
    )
    is_final = fields.Boolean(string="Marked", compute="_compute_final", compute_sudo=True)
    # Whose script it was, after the envelope was opened; read by the program alone.
    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application",
        groups=fields.NO_ACCESS,
        ondelete="restrict",
        index="btree_not_null",
    )

    _code_once = models.Constraint("UNIQUE (seal_id, code)", "This code was given already.")

    @api.depends("mark_ids.handed_in_at", "mark_ids.turn")
    def _compute_both_in(self):
        for script in self.sudo():
            script.both_in = bool(script._handed("first") and script._handed("second"))

    @api.depends("mark_ids.handed_in_at", "mark_ids.points", "mark_ids.turn")
    def _compute_final(self):
        tolerance = {paper: paper._tolerance() for paper in self.paper_id if self.mark_ids.paper_id}
        for script in self:
            first, second = script._handed("first"), script._handed("second")
            third = script._handed("third")
            result = None
            if first and second:
                result = final_mark(
                    first._exact(),
                    second._exact(),
                    third._exact() if third else None,
                    tolerance=tolerance[script.paper_id],
                )
            done = bool(result and result.value is not None)
            script.is_final = done
            script.final_points = float(result.value) if done else 0.0
            script.needs_third = bool(result and result["needs_third"])

    def _handed(self, turn):
        return self.mark_ids.filtered(lambda mark: mark.turn == turn and mark.handed_in_at)[:1]
