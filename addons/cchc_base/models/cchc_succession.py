from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..rules.succession import Mapping
from ..tools import vietnam_time
from ..tools.append_only import install_append_only


class CchcSuccession(models.Model):
    """From a day on a unit is followed by another, wholly or for a part.

    Append-only, as the history of units: withdrawn where the reorganisation is taken back before
    its day. On the day itself open business goes on with the successors, once.
    """

    _name = "cchc.succession"
    _description = "Succession of a unit"
    _order = "date desc, predecessor_id, share desc, id"

    predecessor_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    successor_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    share = fields.Float(
        digits=(8, 6), default=1, required=True, aggregator=None, help="1 means the whole unit."
    )
    date = fields.Date(string="From", required=True, index=True)
    document_id = fields.Many2one(comodel_name="cchc.legal.document", ondelete="restrict")
    recorded_at = fields.Datetime(readonly=True, required=True, default=fields.Datetime.now)
    withdrawn_at = fields.Datetime(readonly=True)
    followed_at = fields.Datetime(
        string="Business handed over at", readonly=True, help="When open business went along."
    )
    follower_ids = fields.One2many(
        comodel_name="cchc.succession.follower", inverse_name="succession_id"
    )

    _share_sane = models.Constraint("CHECK (share > 0 AND share <= 1)", "A share is 0 to 1.")
    _not_itself = models.Constraint(
        "CHECK (predecessor_id <> successor_id)", "No unit follows itself."
    )
    _once = models.UniqueIndex(
        "(predecessor_id, successor_id, date) WHERE withdrawn_at IS NULL",
        "This succession is recorded already.",
    )

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            columns=("predecessor_id", "successor_id", "share", "date", "document_id"),
            once=("withdrawn_at", "followed_at"),
        )
        return result

    @api.depends("predecessor_id.name", "successor_id.name")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.predecessor_id.name} → {row.successor_id.name}"

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(
            [{**vals, "withdrawn_at": False, "followed_at": False} for vals in vals_list]
        )
        rows._show_on_units()
        return rows

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("A succession can't be deleted."))

    def _show_on_units(self):
        """Predecessors and successors on the page of a unit are what stands here."""
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_unit_succession (successor_id, predecessor_id)
                SELECT DISTINCT successor_id, predecessor_id FROM cchc_succession
                 WHERE id = ANY(%s) AND withdrawn_at IS NULL
                    ON CONFLICT DO NOTHING
                """,
                self.ids,
            )
        )
        self.env["hr.department"].invalidate_model(["predecessor_ids", "successor_ids"])

    def _withdraw(self):
        """Take back what has not come yet.

        :raise UserError: when open business has gone along already
        """
        standing = self.filtered(lambda row: not row.withdrawn_at)
        if any(row.followed_at for row in standing):
            raise UserError(
                self.env._("The units have changed already: open business is with the successors.")
            )
        standing.write({"withdrawn_at": fields.Datetime.now()})
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cchc_unit_succession u
                 USING cchc_succession w
                 WHERE w.id = ANY(%s) AND u.predecessor_id = w.predecessor_id
                   AND u.successor_id = w.successor_id
                   AND NOT EXISTS (
                        SELECT FROM cchc_succession s
                         WHERE s.predecessor_id = u.predecessor_id
                           AND s.successor_id = u.successor_id AND s.withdrawn_at IS NULL)
                """,
                self.ids,
            )
        )
        self.env["hr.department"].invalidate_model(["predecessor_ids", "successor_ids"])

    @api.model
    def _main_successors(self, units, on):
        """Where undivided business of units is on a day: ``{unit: unit}``, itself where it lives.

        Looks ahead too: of a day to come, by what is recorded until now.
        """
        self.env["cchc.unit.version"].flush_model()
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT s.predecessor_id, s.successor_id, s.share
                  FROM cchc_succession s
                 WHERE s.withdrawn_at IS NULL AND s.date <= %s
                   AND EXISTS (SELECT FROM cchc_unit_version v
                                WHERE v.unit_id = s.predecessor_id AND v.dissolved
                                  AND v.voided_at IS NULL AND v.date_from = s.date)
                """,
                on,
            )
        )
        mapping = Mapping.from_rows((old, new, str(share)) for old, new, share in rows)
        found = {}
        for unit in units:
            step, passed = unit.id, set()
            while step in mapping.shares and step not in passed:
                passed.add(step)
                step = mapping.main(step)
            found[unit] = units.browse(step)
        return found

    # -- on the day -------------------------------------------------------------------

    @api.model
    def _follow_due(self):
        """Hand open business over to the successors of units whose day has come.

        Called by the daily job, and by whoever records a succession that is in force already; safe
        to repeat.
        """
        due = self.sudo().search(
            [
                ("date", "<=", vietnam_time.today()),
                ("followed_at", "=", False),
                ("withdrawn_at", "=", False),
            ],
            order="date, id",
        )
        for date, rows in due.grouped("date").items():
            rows.with_context(lang="vi_VN", tracking_disable=True)._hand_over(date)

    def _hand_over(self, date):
        """Call the hook of every model, and keep what followed.

        A unit that gives a part away and lives on keeps its business.
        """
        in_force = self.env["hr.department"]._tree_at(date)
        gone = self.filtered(lambda row: row.predecessor_id.id not in in_force)
        mapping = Mapping.from_rows(
            (row.predecessor_id.id, row.successor_id.id, str(row.share)) for row in gone
        )
        by_pair = {(row.predecessor_id.id, row.successor_id.id): row for row in gone}
        by_old = {row.predecessor_id.id: row for row in gone.sorted("share")}
        found = []
        for name in sorted(self.env.registry.descendants(["cchc.follows.unit"], "_inherit")):
            model = self.env[name]
            if model._abstract:
                continue
            for one in model.sudo()._on_unit_succeeded(mapping, date):
                row = by_pair.get((one.old, one.new)) or by_old[one.old]
                found.append(
                    {
                        "succession_id": row.id,
                        "model": name,
                        "field_name": one.field,
                        "number": len(one.ids),
                        "res_ids": one.ids,
                        "stayed": one.stayed,
                    }
                )
        self.env["cchc.succession.follower"].sudo().create(found)
        self.write({"followed_at": fields.Datetime.now()})
        self.env["hr.department"]._forget_scopes()

    # -- questions ----------------------------------------------------------------------

    @api.model
    def _between(self, first, last):
        """``[(predecessor id, successor id, share)]`` in force after ``first`` and by ``last``."""
        rows = self.search(
            [("date", ">", first), ("date", "<=", last), ("withdrawn_at", "=", False)],
            order="date, predecessor_id, share desc, id",
        )
        return [(row.predecessor_id.id, row.successor_id.id, str(row.share)) for row in rows]

    @api.model
    def _days(self):
        """The days on which the structure changes, the latest first."""
        groups = self._read_group([("withdrawn_at", "=", False)], ["date:day"])
        return sorted((day for (day,) in groups), reverse=True)

    @api.model
    def _followed_by(self, unit_ids):
        """The units that have ended and whose business is with these: their main successors.

        :return: ids, of those that were followed by them over several steps too
        """
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                WITH RECURSIVE main AS (
                    SELECT DISTINCT ON (s.predecessor_id) s.predecessor_id, s.successor_id
                      FROM cchc_succession s
                     WHERE s.withdrawn_at IS NULL AND s.date <= %(today)s
                       AND s.predecessor_id NOT IN (SELECT unit_id FROM (%(in_force)s) t)
                     ORDER BY s.predecessor_id, s.date DESC, s.share DESC, s.id
                ), followed AS (
                    SELECT unnest(%(units)s::int[]) AS unit_id
                     UNION
                    SELECT main.predecessor_id
                      FROM main JOIN followed ON followed.unit_id = main.successor_id
                )
                SELECT unit_id FROM followed WHERE unit_id <> ALL(%(units)s)
                """,
                today=vietnam_time.today(),
                in_force=self.env["hr.department"]._tree_query(vietnam_time.today()),
                units=list(unit_ids),
            )
        )
        return [unit for (unit,) in rows]


class CchcSuccessionFollower(models.Model):
    """Which records of a model went along with a unit: the trail of a reorganisation."""

    _name = "cchc.succession.follower"
    _description = "What followed a unit"
    _order = "succession_id, stayed desc, model, id"

    succession_id = fields.Many2one(
        comodel_name="cchc.succession",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    date = fields.Date(related="succession_id.date")
    successor_id = fields.Many2one(related="succession_id.successor_id", store=True, index=True)
    predecessor_id = fields.Many2one(related="succession_id.predecessor_id", store=True)
    model = fields.Char(required=True, readonly=True)
    model_name = fields.Char(string="What", compute="_compute_model_name")
    field_name = fields.Char(readonly=True, export_string_translation=False)
    number = fields.Integer(readonly=True)
    stayed = fields.Boolean(
        string="Stayed with the old unit",
        readonly=True,
        help="The successor has the same already, for example a plan of that year: somebody has "
        "to look at these and decide what becomes of them.",
    )
    res_ids = fields.Json(readonly=True)

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr, self._table, columns=("model", "field_name", "res_ids", "stayed")
        )
        return result

    def _compute_model_name(self):
        for row in self:
            model = self.env.get(row.model)
            row.model_name = (
                self.env["ir.model"].sudo()._get(row.model).name if model is not None else row.model
            )

    def action_open(self):
        """The records themselves; who opens them sees what the own rights show."""
        self.ensure_one()
        self.check_access("read")
        self.env[self.model].check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.model_name,
            "res_model": self.model,
            "view_mode": "list,form",
            "domain": [("id", "in", self.res_ids or [])],
        }
