from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_standard_requirement import REQUIREMENT_KINDS


class CchcStandardGap(models.Model):
    """What a person lacks of a standard between two days, and when that was known.

    Self-contained: the demand, what the dossier showed and the article are kept in the words of
    the day, so that the old answer outlives a correction of the standard.
    """

    _name = "cchc.standard.gap"
    _description = "Qualification gap"
    _inherit = ["cchc.standard.answer"]
    _log_access = False
    _order = "unit_id, employee_id, kind, id"

    result_id = fields.Many2one(
        comodel_name="cchc.standard.result", required=True, ondelete="cascade", index=True
    )
    kind = fields.Selection(REQUIREMENT_KINDS, string="Content demanded", required=True)
    level = fields.Char(string="Level (code)")
    required = fields.Char(string="Level demanded")
    found = fields.Char(string="The dossier shows")
    article = fields.Char()
    source = fields.Char(string="Standard")
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")]
    )
    met_from = fields.Date(
        string="Met from", help="The day on which the passing of time alone would meet it."
    )
    need_ids = fields.One2many(comodel_name="cchc.qualification.need", inverse_name="gap_id")

    _period_idx = models.Index("(date_to, date_from) WHERE superseded_at IS NULL")

    @api.depends("employee_id", "kind", "required")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for gap in self:
            gap.display_name = f"{gap.employee_id.name}: {kinds.get(gap.kind, '')} – {gap.required}"

    def action_explain(self):
        """Open the whole answer about the person, requirement by requirement."""
        self.ensure_one()
        day = max(self.date_from, min(self.date_to or vietnam_time.today(), vietnam_time.today()))
        return self.env["cchc.standard.check"]._action_for(self.employee_id, day)

    def action_make_needs(self):
        """Hand the gaps on as needs, which training and recruitment pick up."""
        needs = self.env["cchc.qualification.need"]._from_gaps(self)
        return needs._action_open()
