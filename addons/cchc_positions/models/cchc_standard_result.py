from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

OUTCOMES = [
    ("meets", "Meets the standard"),
    ("gaps", "Has gaps"),
    ("no_standard", "No standard"),
]
# A row of this transaction was never known to anybody: it may go without a trace.
FROZEN_WHEN = SQL("OLD.recorded_at < date_trunc('second', now() AT TIME ZONE 'UTC')")


class CchcStandardResult(models.Model):
    """Whether a person met the standards between two days, and when that was known.

    Written by ``cchc.standard.assessment`` alone, in SQL. A row that is no longer believed gets
    ``superseded_at`` and stays, so "on day D, as known on day K" is an ordinary domain:
    see ``_at``.
    """

    _name = "cchc.standard.result"
    _description = "Answer about a standard"
    _log_access = False
    _order = "employee_id, date_from desc, id desc"

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
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="Until")
    outcome = fields.Selection(OUTCOMES, required=True)
    recorded_at = fields.Datetime(required=True)
    superseded_at = fields.Datetime()
    gap_ids = fields.One2many(
        comodel_name="cchc.standard.gap", inverse_name="result_id", string="Gaps"
    )

    _live_idx = models.Index("(employee_id, date_from) WHERE superseded_at IS NULL")
    _period_idx = models.Index("(date_to, date_from) WHERE superseded_at IS NULL")

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=FROZEN_WHEN,
            columns=(
                *("employee_id", "unit_id", "rank_id", "leadership_post_id", "position_id"),
                *("group_id", "staffing_category", "date_from", "date_to", "outcome"),
                "recorded_at",
            ),
            once=("superseded_at",),
        )
        return result

    @api.depends("employee_id", "outcome")
    def _compute_display_name(self):
        outcomes = dict(self._fields["outcome"]._description_selection(self.env))
        for result in self:
            result.display_name = f"{result.employee_id.name}: {outcomes.get(result.outcome, '')}"

    @api.model
    def _at(self, on, known_on=None):
        """Domain of the answers that hold on a day, as they were known at the end of another.

        The same for ``cchc.standard.gap``. :param known_on: default: as known now
        """
        domain = Domain("date_from", "<=", on) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", on)
        )
        if not known_on:
            return domain & Domain("superseded_at", "=", False)
        until = self.env["hr.version"]._known_until(known_on)
        return (
            domain
            & Domain("recorded_at", "<=", until)
            & (Domain("superseded_at", "=", False) | Domain("superseded_at", ">", until))
        )

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
