from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from .cchc_standard_requirement import REQUIREMENT_KINDS
from .cchc_standard_result import FROZEN_WHEN


class CchcStandardGap(models.Model):
    """What a person lacks of a standard between two days, and when that was known.

    Self-contained: the demand, what the dossier showed and the article are kept in the words of
    the day, so that the old answer outlives a correction of the standard. The columns of the
    answer are repeated for pivots and drill-downs over many thousand rows.
    """

    _name = "cchc.standard.gap"
    _description = "Qualification gap"
    _log_access = False
    _order = "unit_id, employee_id, kind, id"

    result_id = fields.Many2one(
        comodel_name="cchc.standard.result", required=True, ondelete="cascade", index=True
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="restrict", index=True
    )
    unit_id = fields.Many2one(comodel_name="hr.department", ondelete="restrict", index=True)
    staffing_category = fields.Selection(STAFFING_CATEGORIES)
    rank_id = fields.Many2one(comodel_name="cchc.rank", ondelete="restrict")
    leadership_post_id = fields.Many2one(comodel_name="cchc.leadership.post", ondelete="restrict")
    position_id = fields.Many2one(
        comodel_name="cchc.position", string="Job position", ondelete="restrict"
    )
    group_id = fields.Many2one(
        comodel_name="cchc.position.group", string="Group of positions", ondelete="restrict"
    )
    kind = fields.Selection(REQUIREMENT_KINDS, string="Requirement", required=True)
    level = fields.Char(string="Level (code)")
    required = fields.Char(string="Demanded")
    found = fields.Char(string="The dossier shows")
    article = fields.Char()
    source = fields.Char(string="Standard")
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")]
    )
    met_from = fields.Date(
        string="Met from", help="The day on which the passing of time alone would meet it."
    )
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until")
    recorded_at = fields.Datetime(required=True)
    superseded_at = fields.Datetime()
    need_ids = fields.One2many(comodel_name="cchc.qualification.need", inverse_name="gap_id")

    _period_idx = models.Index("(date_to, date_from) WHERE superseded_at IS NULL")

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=FROZEN_WHEN,
            columns=(
                *("result_id", "employee_id", "unit_id", "rank_id", "leadership_post_id"),
                *("position_id", "group_id", "staffing_category", "kind", "level", "required"),
                *("found", "article", "source", "confidence", "met_from", "date_from", "date_to"),
                "recorded_at",
            ),
            once=("superseded_at",),
        )
        return result

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

    # The assessment writes this table in SQL; the ORM never does.
    # pylint: disable=method-required-super,no-raise-unlink

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        raise UserError(self.env._("Answers about standards follow from dossier and standards."))

    def write(self, vals):
        self.check_access("write")
        raise UserError(self.env._("Answers about standards follow from dossier and standards."))

    def unlink(self):
        self.check_access("unlink")
        raise UserError(self.env._("Answers about standards are kept."))
