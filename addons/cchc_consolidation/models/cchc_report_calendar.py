from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.lateness import HALF_YEAR, ON_DEMAND, QUARTER, YEAR, last_period

KINDS = [
    (QUARTER, "Quarter"),
    (HALF_YEAR, "Half-year"),
    (YEAR, "Year"),
    (ON_DEMAND, "On demand"),
]


class CchcReportCalendar(models.Model):
    """Which reports come round: every quarter, half-year, year, with which forms and by when."""

    _name = "cchc.report.calendar"
    _description = "Calendar of reports"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    kind = fields.Selection(KINDS, required=True, default=QUARTER)
    active = fields.Boolean(default=True)
    form_ids = fields.Many2many(
        comodel_name="cchc.report.form", string="Forms", domain="[('active', '=', True)]"
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Legal document", ondelete="restrict"
    )
    days_unit = fields.Integer(
        string="Days for agencies", default=10, help="After the last day of the period."
    )
    days_district = fields.Integer(string="Days for districts", default=15)
    days_province = fields.Integer(string="Days for the province", default=25)
    opens_itself = fields.Boolean(
        string="Opens by itself", default=True, help="On the day after the period has ended."
    )
    note = fields.Text()

    _days_in_order = models.Constraint(
        "CHECK (0 <= days_unit AND days_unit <= days_district AND days_district <= days_province)",
        "The levels above have as many days as those below them, or more.",
    )

    def action_open_period(self):
        """Open the last period that has ended, or show it where it has been opened."""
        self.ensure_one()
        if self.kind == ON_DEMAND:
            return self._action_period(False)
        period = self._last_period()
        if period.state == "draft":
            period.action_open()
        return self._action_period(period)

    def _action_period(self, period):
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.report.period",
            "view_mode": "form",
            "views": [(False, "form")],
            "res_id": period and period.id,
            "context": {"default_calendar_id": self.id, "default_kind": self.kind},
        }

    def _last_period(self):
        """The period that ended last, made where nobody has made it."""
        self.ensure_one()
        if not self.form_ids:
            raise UserError(self.env._("%s: choose the forms first.", self.name))
        start, end = last_period(self.kind, vietnam_time.today())
        Period = self.env["cchc.report.period"]
        return Period.search(
            [("calendar_id", "=", self.id), ("date_from", "=", start)], limit=1
        ) or Period.create({"calendar_id": self.id, "date_from": start, "date_to": end})

    @api.model
    def _cron_open(self):
        """Daily: open the period that has ended, once."""
        for calendar in self.search([("opens_itself", "=", True), ("kind", "!=", ON_DEMAND)]):
            if not calendar.form_ids:
                continue
            period = calendar._last_period()
            if period.state == "draft":
                period.action_open()
