from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

# A row of this transaction was never known to anybody: it may go without a trace.
FROZEN_WHEN = SQL("OLD.recorded_at < date_trunc('second', now() AT TIME ZONE 'UTC')")


class CchcStandardAnswer(models.AbstractModel):
    """What is kept of a person and the standards: about whom, between which days, known when.

    Written by ``cchc.standard.assessment`` alone, in SQL. A row that is no longer believed gets
    ``superseded_at`` and stays, so "on day D, as known on day K" is an ordinary domain:
    see ``_at``. What the person was is repeated in each row, for pivots and drill-downs over many
    thousand of them.
    """

    _name = "cchc.standard.answer"
    _description = "Kept answer about a person and the standards"

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
    recorded_at = fields.Datetime(required=True)
    superseded_at = fields.Datetime()

    def init(self):
        result = super().init()
        if self._auto and not self._abstract:
            own = (
                field.name
                for field in self._fields.values()
                if field.store and field.column_type and field.name not in ("id", "superseded_at")
            )
            install_append_only(
                self.env.cr,
                self._table,
                frozen_when=FROZEN_WHEN,
                columns=tuple(own),
                once=("superseded_at",),
            )
        return result

    @api.model
    def _at(self, on, known_on=None):
        """Domain of the rows that hold on a day, as they were known at the end of another.

        :param known_on: default: as known now
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

    # The assessment writes these tables in SQL; the ORM never does.
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
