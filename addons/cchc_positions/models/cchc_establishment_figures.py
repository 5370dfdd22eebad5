from collections import defaultdict
from datetime import datetime

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.balance import Balance
from ..rules.ledger import Trees, UnitRow, assigned_at, distributed
from ..rules.occupancy import DEFAULT_FUNDING

PENDING = ("pending_in", "pending_out")


class CchcEstablishment(models.AbstractModel):
    """The balance of all units on a day, in a constant number of statements."""

    _inherit = "cchc.establishment"

    @api.model
    def _balance(self, on, unit_ids=None, known_at=None, people_of=None, figures=None):
        """Who has what on a day: ``{(unit id, category id): rules.balance.Balance}``.

        There is a row for every unit that was assigned something or has people in its subtree.
        Pending are movements by issued decisions after the day; of a past day, those that were
        known by then.

        :param unit_ids: only the rows of these units; figures below them count all the same
        :param known_at: by what was recorded by then: a moment, or the end of a day
        :param people_of: units whose people are counted, with those below; the figures of people
            in rows of other units are then not to be read. Default: ``unit_ids``
        :param figures: names of the figures that are read: who comes and goes is only counted for
            whoever reads it. Default: all
        """
        until = self._known_until(known_at)
        tree = self._trees(known_until=until).at(on)
        counted = unit_ids if people_of is None else people_of
        counted = None if counted is None else self._with_below(counted, tree)
        assigned, reserved = assigned_at(self._entry_rows(until=on, known_until=until), on)
        own = self._placed(on, until, counted)
        movements = ()
        if figures is None or set(PENDING) & set(figures):
            movements = self._movements(on, until or self._pending_known_until(on))
        rows = defaultdict(Balance)
        row = rows.__getitem__

        for key, amount in assigned.items():
            row(key).is_assigned = True
            row(key).assigned = amount
        for key, amount in reserved.items():
            row(key).reserved = amount
        for key, amount in distributed(assigned, tree).items():
            row(key).distributed = amount
        for key, people in tree.climb(own).items():
            row(key).occupied = people
        for key, people in own.items():
            row((tree.holder(key, assigned) or key[0], key[1])).held += people
        for left, come, people in movements:
            gone = {(unit, left[1]) for unit in tree.line(left)} if left else set()
            there = {(unit, come[1]) for unit in tree.line(come)} if come else set()
            for key in gone - there:
                row(key).pending_out += people
            for key in there - gone:
                row(key).pending_in += people
        if unit_ids is not None:
            wanted = set(unit_ids)
            rows = {key: balance for key, balance in rows.items() if key[0] in wanted}
        return dict(rows)

    # -- sources --------------------------------------------------------------

    @api.model
    def _known_until(self, known_at):
        """The UTC moment up to which records count, or None for all of them."""
        if not known_at or isinstance(known_at, datetime):
            return known_at or None
        return vietnam_time.end_of_day(known_at)

    @api.model
    def _pending_known_until(self, on):
        return vietnam_time.end_of_day(on) if on < vietnam_time.today() else None

    @api.model
    def _trees(self, known_until=None):
        """The history of all units, by what was recorded until a moment.

        A unit of which nothing was recorded by then stands where it is known to have stood now,
        as in the reports.
        """
        self.env["cchc.unit.version"].flush_model()
        self.env["cchc.quota.category"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT unit_id, date_from, parent_id, dissolved IS TRUE, autonomy_group,
                       recorded_at, voided_at,
                       ARRAY(SELECT id FROM cchc_quota_category WHERE decided_by_unit)
                  FROM cchc_unit_version
                 WHERE voided_at IS NULL OR %s
                """,
                bool(known_until),
            )
        )
        known, now, own_categories = {}, {}, ()
        for unit, day, parent, dissolved, group, recorded, voided, own in self.env.cr.fetchall():
            own_categories = own
            row = UnitRow(unit, day, parent, dissolved, group)
            if known_until and recorded < known_until and not (voided and voided < known_until):
                known.setdefault(unit, []).append(row)
            if not voided:
                now.setdefault(unit, []).append(row)
        rows = [row for found in {**now, **known}.values() for row in found]
        return Trees(rows, own_categories)

    @api.model
    def _entry_rows(self, category_ids=None, until=None, known_until=None, without=()):
        """Entries summed by day: ``[(unit, category, kind, day, amount)]``."""
        self.env["cchc.establishment.entry"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT unit_id, category_id, kind, date_effective, sum(amount)::int
                  FROM cchc_establishment_entry
                 WHERE (%(categories)s IS NULL OR category_id = ANY(%(categories)s))
                   AND (%(until)s IS NULL OR date_effective <= %(until)s)
                   AND (%(known)s IS NULL OR recorded_at < %(known)s)
                   AND id <> ALL(%(without)s::int[])
                 GROUP BY unit_id, category_id, kind, date_effective
                """,
                categories=SQL("NULL::int[]") if category_ids is None else list(category_ids),
                until=until or SQL("NULL::date"),
                known=known_until or SQL("NULL::timestamp"),
                without=list(without),
            )
        )
        return self.env.cr.fetchall()

    @api.model
    def _periods(self, known_until=None):
        """SQL of the periods of all people, as believed at a moment."""
        self.env["hr.version"].flush_model()
        self.env["cchc.quota.category.member"].flush_model()
        columns = SQL(
            "employee_id, department_id, date_version, date_to, service_status,"
            " staffing_category, funding_source"
        )
        live = SQL("SELECT %s FROM hr_version WHERE active IS TRUE", columns)
        if not known_until:
            return SQL("%s AND employee_id IS NOT NULL", live)
        return SQL(
            """
            %(live)s AND employee_id IS NOT NULL AND recorded_at < %(until)s
             UNION ALL
            SELECT %(columns)s FROM hr_version_log
             WHERE recorded_at < %(until)s AND superseded_at >= %(until)s
            """,
            live=live,
            columns=columns,
            until=known_until,
        )

    @api.model
    def _places_query(self, periods):
        """SQL of the place that each period occupies on its first and on its last day.

        The two differ where a rule on who occupies a place changes in between. ``unit_id`` and
        ``last_unit_id`` are NULL where it is none.
        """
        rules = self.env["cchc.occupancy.rule"]
        status = SQL("COALESCE(v.service_status, 'serving')")
        return SQL(
            """
            SELECT v.employee_id, v.date_version, v.date_to, v.service_status,
                   CASE WHEN %(first)s THEN m.category_id END AS category_id,
                   CASE WHEN %(first)s AND m.id IS NOT NULL THEN v.department_id END AS unit_id,
                   CASE WHEN %(last)s THEN m.category_id END AS last_category_id,
                   CASE WHEN %(last)s AND m.id IS NOT NULL THEN v.department_id END
                        AS last_unit_id
              FROM (%(periods)s) v
              LEFT JOIN cchc_quota_category_member m
                ON m.staffing_category = v.staffing_category
               AND m.funding_source = COALESCE(v.funding_source, %(funding)s)
               AND v.department_id IS NOT NULL
            """,
            periods=periods,
            funding=DEFAULT_FUNDING,
            first=rules._occupying_on(status, SQL("v.date_version")),
            last=rules._occupying_on(status, SQL("COALESCE(v.date_to, 'infinity')")),
        )

    @api.model
    def _placed(self, on, known_until=None, unit_ids=None):
        """People who occupy a place of each unit itself, as believed at a moment."""
        if not known_until:
            return self._occupied(on, unit_ids)
        chosen = [SQL("v.department_id = ANY(%s)", list(unit_ids))] if unit_ids is not None else []
        self.env.cr.execute(
            SQL(
                """
                SELECT v.department_id, m.category_id, count(*)
                  FROM (%(periods)s) v
                  JOIN cchc_quota_category_member m
                    ON m.staffing_category = v.staffing_category
                   AND m.funding_source = COALESCE(v.funding_source, %(funding)s)
                 WHERE v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
                   AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s)
                   AND %(chosen)s
                 GROUP BY v.department_id, m.category_id
                """,
                periods=self._periods(known_until),
                funding=DEFAULT_FUNDING,
                occupying=self.env["cchc.occupancy.rule"]._occupying(on),
                on=on,
                chosen=SQL(" AND ").join([SQL("v.department_id IS NOT NULL"), *chosen]),
            )
        )
        return {(unit, category): people for unit, category, people in self.env.cr.fetchall()}

    @api.model
    def _movements(self, on, known_until=None):
        """Changes of place after a day: ``[(key left or None, key entered or None, people)]``."""
        periods = self._periods(known_until)
        self.env.cr.execute(
            SQL(
                """
                WITH periods AS NOT MATERIALIZED (%(periods)s),
                places AS (%(places)s),
                steps AS (
                    SELECT date_version, unit_id, category_id,
                           lag(last_unit_id) OVER person AS old_unit,
                           lag(last_category_id) OVER person AS old_category
                      FROM places
                    WINDOW person AS (PARTITION BY employee_id ORDER BY date_version))
                SELECT old_unit, old_category, unit_id, category_id, count(*)
                  FROM steps
                 WHERE date_version > %(on)s
                   AND (old_unit, old_category) IS DISTINCT FROM (unit_id, category_id)
                 GROUP BY old_unit, old_category, unit_id, category_id
                """,
                periods=periods,
                on=on,
                places=self._places_query(
                    SQL(
                        """
                        SELECT * FROM periods
                         WHERE (date_to IS NULL OR date_to >= %(on)s)
                           AND employee_id IN (
                               SELECT employee_id FROM periods WHERE date_version > %(on)s)
                        """,
                        on=on,
                    )
                ),
            )
        )
        return [
            ((old, old_category) if old else None, (new, category) if new else None, people)
            for old, old_category, new, category, people in self.env.cr.fetchall()
        ]

    # -- places in the tree -----------------------------------------------------

    @api.model
    def _tops(self, rows, on, known_at=None):
        """The keys of a balance that are assigned and lie below no assigned unit."""
        tree = self._trees(known_until=self._known_until(known_at)).at(on)
        assigned = {key for key, row in rows.items() if row.is_assigned}
        return {key for key in assigned if not tree.giver(key, assigned)}

    @api.model
    def _units_below(self, unit_id, category_id, on, known_at=None):
        """Ids of the units whose people count in a unit on a day, itself included."""
        tree = self._trees(known_until=self._known_until(known_at)).at(on)
        return [
            unit for unit in {*tree.parent_of, unit_id} if unit_id in tree.line((unit, category_id))
        ]
