from odoo import api, fields, models
from odoo.api import SUPERUSER_ID
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from .cchc_movement import CATEGORIES
from .cchc_service_facts import STAFFING_CATEGORIES


class CchcMovementBalance(models.Model):
    """Opening, in, out and closing of a unit and a staffing category between two days, read-only.

    The context names the period (``cchc_period``: units, days, ``known_on``). Every read computes
    it anew after asking for the reader's right to the units, so a forged context shows nothing
    that the reader could not ask for; without a period there is nothing.
    """

    _name = "cchc.movement.balance"
    _description = "Movements of staff in a period"
    _auto = False
    _log_access = False
    _order = "place"
    _rec_name = "unit_id"

    place = fields.Integer(readonly=True, aggregator=None)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    staffing_category = fields.Selection(STAFFING_CATEGORIES, readonly=True)
    opening = fields.Integer(string="At the beginning", readonly=True)
    moved_in = fields.Integer(string="Increase", readonly=True)
    moved_out = fields.Integer(string="Decrease", readonly=True)
    closing = fields.Integer(string="At the end", readonly=True)
    difference = fields.Integer(
        readonly=True,
        help="Beginning + increase − decrease − end: zero, unless the records are damaged.",
    )

    @property
    def _table_query(self):
        period = self.env.context.get("cchc_period")
        if not period:
            return SQL(
                """
                SELECT NULL::int AS id, NULL::int AS place, NULL::int AS unit_id,
                       NULL::varchar AS staffing_category, NULL::int AS opening,
                       NULL::int AS moved_in, NULL::int AS moved_out, NULL::int AS closing,
                       NULL::int AS difference
                 WHERE FALSE
                """
            )
        units, date_from, date_to, known_on = self._read_period(period)
        return SQL(
            """
            SELECT id, row_number() OVER ()::int AS place, unit_id, category AS staffing_category,
                   opening, moved_in, moved_out, closing,
                   opening + moved_in - moved_out - closing AS difference
              FROM (%s) b
            """,
            self._reader()._balance_sql(units, date_from, date_to, known_on),
        )

    @api.model
    def _reader(self):
        # The ORM reads some of a list in sudo; the rights that count are the reader's.
        return self.env["cchc.movement"].sudo(self.env.uid == SUPERUSER_ID)

    @api.model
    def _read_period(self, period):
        """``(units, first day, last day, known on)`` of a period named by the browser."""
        try:
            days = [
                fields.Date.to_date(period.get(name))
                for name in ("date_from", "date_to", "known_on")
            ]
            units = self._reader().env["cchc.report.form"]._units(period["unit_ids"])
        except (AttributeError, KeyError, TypeError, ValueError):
            days, units = [None, None, None], None
        if not (days[0] and days[1]):
            raise UserError(self.env._("This list has lost its period. Open it again."))
        return units, *days

    # -- the people behind a number -------------------------------------------

    @api.model
    def _people_of(self, asked):
        """``(model in sudo, domain)`` of the people behind a number of a period, rights checked.

        :param asked: the period, with ``unit_id``, ``category`` and ``what``: a column
        """
        units, date_from, date_to, known_on = self._read_period(asked)
        unit_id, category, what = (asked.get(name) for name in ("unit_id", "category", "what"))
        axis, *_days = self._reader()._asked(units, date_from, date_to, known_on)
        here = Domain("staffing_category", "=", category) if category else Domain.TRUE
        spans = self._reader()._spans_below(units, date_from, date_to, known_on)
        unit_ids = axis.unit_ids() if not spans else None
        if unit_id and not spans:
            unit_ids &= {unit_id}
        if what in ("opening", "closing"):
            on = fields.Date.subtract(date_from, days=1) if what == "opening" else date_to
            if spans:
                unit_ids = spans.units_on(on) & ({unit_id} if unit_id else spans.units_on(on))
            Form = self.env["cchc.report.form"]
            name = Form._known_sources()["hr.version"] if known_on else "hr.version"
            model = self.env[name].sudo().with_context(active_test=True, known_on=known_on)
            return model, here & Form._base_domain(model, on) & Domain(
                [
                    ("department_id", "in", list(unit_ids)),
                    ("staffing_category", "in", CATEGORIES),
                    ("in_service", "=", True),
                ]
            )
        model = self.env["cchc.movement"].sudo().with_context(known_on=known_on)
        domain = here & Domain("date", ">=", date_from) & Domain("date", "<=", date_to)
        if spans:
            # As who looks at these units sees it: with who moved along with a unit.
            within = (units.ids, str(date_from), str(date_to))
            model = model.with_context(movements_within=within)
            domain &= Domain("unit_id", "=", unit_id) if unit_id else Domain.TRUE
        else:
            domain &= Domain("unit_id", "in", list(unit_ids))
        directions = {"moved_in": "in", "moved_out": "out"}
        if what in directions:
            domain &= Domain("direction", "=", directions[what])
        return model, domain

    def action_open_movements(self):
        return self._open("moved")

    def action_open_opening(self):
        return self._open("opening")

    def action_open_closing(self):
        return self._open("closing")

    def _open(self, what):
        """The people behind a row, named."""
        self.ensure_one()
        period = self.env.context.get("cchc_period") or {}
        asked = {
            **period,
            "unit_id": self.unit_id.id,
            "category": self.staffing_category,
            "what": what,
        }
        self._people_of(asked)
        return {
            "type": "ir.actions.act_window",
            "name": self._title_of(what, period),
            "res_model": "cchc.report.person",
            "views": [(False, "list")],
            "context": {
                "cchc_cell": {"movement": asked},
                "cchc_source": "cchc.movement" if what == "moved" else "hr.version",
            },
        }

    def _title_of(self, what, period):
        category = dict(self._fields["staffing_category"]._description_selection(self.env))
        place = f"{self.unit_id.name}, {category[self.staffing_category]}"
        first, last = (fields.Date.to_date(period[name]) for name in ("date_from", "date_to"))
        if what == "moved":
            return self.env._(
                "Movements from %(start)s to %(end)s: %(place)s",
                start=format_date(self.env, first),
                end=format_date(self.env, last),
                place=place,
            )
        on = fields.Date.subtract(first, days=1) if what == "opening" else last
        return self.env._("Staff on %(day)s: %(place)s", day=format_date(self.env, on), place=place)
