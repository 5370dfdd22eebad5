from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..rules.occupancy import DEFAULT_FUNDING, DEFAULT_STATUS

FIGURES = (
    *("assigned", "reserved", "distributed", "free", "occupied", "vacant", "over"),
    *("pending_in", "pending_out", "kept", "held"),
)


class CchcEstablishmentBalance(models.Model):
    """The balance of the establishment on a day, read-only, computed at every reading.

    The context names the day (``balance_on``, default today) and until when records count
    (``balance_known_on``); whoever reads few figures names them (``balance_figures``). The record
    rule keeps the rows to the units in scope. Most figures are of a unit with all below it and must
    not be added up over units that lie in one another; what the unit keeps and holds itself may be.
    """

    _name = "cchc.establishment.balance"
    _description = "Balance of the establishment on a day"
    _auto = False
    _log_access = False
    _order = "sequence, unit_code, unit_id, category_id"
    _rec_name = "unit_id"

    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    category_id = fields.Many2one(comodel_name="cchc.quota.category", readonly=True)
    # Of the unit as it is today, for searching and grouping.
    sequence = fields.Integer(readonly=True, aggregator=None)
    unit_code = fields.Char(readonly=True)
    agency_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    kind_id = fields.Many2one(comodel_name="cchc.unit.kind", readonly=True)
    level_id = fields.Many2one(
        comodel_name="cchc.admin.level", string="Administrative level", readonly=True
    )

    is_assigned = fields.Boolean(
        readonly=True,
        help="A unit without an entry in the ledger draws on the nearest unit above that has one.",
    )
    is_top = fields.Boolean(
        string="Top of the distribution",
        readonly=True,
        help="No unit above was assigned anything in this category.",
    )
    assigned = fields.Integer(
        readonly=True, aggregator=None, help="For the unit and all units below it."
    )
    reserved = fields.Integer(string="Kept in reserve", readonly=True, aggregator=None)
    distributed = fields.Integer(
        readonly=True, aggregator=None, help="Given to the assigned units below."
    )
    free = fields.Integer(
        string="To distribute",
        readonly=True,
        aggregator=None,
        help="Assigned, without reserve and what was distributed. Less than nothing: a "
        "reorganisation or a late entry left more below than there is.",
    )
    occupied = fields.Integer(
        readonly=True,
        aggregator=None,
        help="In the unit and all units below it. A person takes one place, also one who holds "
        "concurrent posts.",
    )
    vacant = fields.Integer(readonly=True, aggregator=None)
    over = fields.Integer(readonly=True, aggregator=None)
    pending_in = fields.Integer(
        string="To come", readonly=True, aggregator=None, help="By decisions issued already."
    )
    pending_out = fields.Integer(
        string="To leave", readonly=True, aggregator=None, help="By decisions issued already."
    )
    kept = fields.Integer(
        string="Assigned, own part",
        readonly=True,
        help="Assigned without what was distributed: may be added up over units.",
    )
    held = fields.Integer(
        string="Occupied, own part",
        readonly=True,
        help="Who counts in this unit and in no assigned unit below: may be added up over units.",
    )

    @api.model
    def _balance_day(self):
        on = fields.Date.to_date(self.env.context.get("balance_on"))
        return on or self.env["hr.version"]._today()

    @api.model
    def _known_day(self):
        return fields.Date.to_date(self.env.context.get("balance_known_on")) or None

    @api.model
    def _readers_units(self):
        """Units of which the record rule shows rows; None when that is all of them."""
        user = self.env.user
        return None if self.env.su or user._sees_province() else user._scope_unit_ids()

    @property
    def _table_query(self):
        Establishment = self.env["cchc.establishment"].sudo()
        on, known = self._balance_day(), self._known_day()
        asked = self.env.context.get("balance_figures")
        rows = Establishment._balance(
            on, known_at=known, people_of=self._readers_units(), figures=asked
        )
        tops = ()
        if asked is None or "is_top" in asked:
            tops = Establishment._tops(rows, on, known)
        figures = [name for name in FIGURES if asked is None or name in asked]
        return SQL(
            """
            SELECT b.unit_id::bigint * 10000 + b.category_id AS id, b.*, %(others)s u.sequence,
                   u.code AS unit_code, u.agency_id, u.kind_id, u.level_id
              FROM unnest(%(units)s::int[], %(categories)s::int[], %(assigned)s::bool[],
                          %(tops)s::bool[], %(values)s)
                   AS b(unit_id, category_id, is_assigned, is_top, %(names)s)
              JOIN hr_department u ON u.id = b.unit_id
            """,
            units=[unit for unit, _category in rows],
            categories=[category for _unit, category in rows],
            assigned=[row.is_assigned for row in rows.values()],
            tops=[key in tops for key in rows],
            values=SQL(", ").join(
                SQL("%s::int[]", [getattr(row, name) for row in rows.values()]) for name in figures
            ),
            names=SQL(", ").join(map(SQL.identifier, figures)),
            others=SQL("").join(
                SQL("NULL::int AS %s, ", SQL.identifier(name))
                for name in FIGURES
                if name not in figures
            ),
        )

    # -- what lies behind -----------------------------------------------------

    def action_open_people(self):
        """The people who occupy the places of the row."""
        self.ensure_one()
        on, known = self._balance_day(), self._known_day()
        units = (
            self.env["cchc.establishment"]
            .sudo()
            ._units_below(self.unit_id.id, self.category_id.id, on, known)
        )
        members = self.category_id.sudo().member_ids
        domain = Domain("date_version", "<=", on) & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", on)
        )
        domain &= Domain("department_id", "in", units)
        statuses = self.env["cchc.occupancy.rule"]._occupying(on)
        if DEFAULT_STATUS in statuses:
            statuses = [*statuses, False]
        domain &= Domain("service_status", "in", statuses)
        domain &= Domain.OR(
            Domain("staffing_category", "=", row.staffing_category)
            & Domain(
                "funding_source",
                "in",
                [row.funding_source, *([False] if row.funding_source == DEFAULT_FUNDING else [])],
            )
            for row in members
        )
        model = "cchc.version.known" if known else "hr.version"
        view = "cchc_version_known_view_list" if known else "hr_version_view_list_periods"
        return {
            "type": "ir.actions.act_window",
            "name": self._title(self.env._("Occupied")),
            "res_model": model,
            "views": [(self.env.ref(f"cchc_hr.{view}").id, "list")],
            "domain": list(domain),
            "context": {"known_on": known and known.isoformat()},
        }

    def action_open_entries(self):
        """The entries that add up to the row."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self._title(self.env._("Ledger")),
            "res_model": "cchc.establishment.entry",
            "view_mode": "list,form",
            "domain": [
                ("unit_id", "=", self.unit_id.id),
                ("category_id", "=", self.category_id.id),
                ("date_effective", "<=", self._balance_day()),
            ],
        }

    def _title(self, what):
        return f"{what}: {self.unit_id.name}, {format_date(self.env, self._balance_day())}"
