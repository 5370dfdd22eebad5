from dataclasses import dataclass
from datetime import date, timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.unit_axis import UnitAxis
from odoo.addons.cchc_base.tools.vietnam_time import end_of_day

# Above the numbers of movements of single people, which are made of those of periods.
FIRST_ID = 1_000_000_000
# Of who looks at some units there is one owner: those units.
INSIDE = 0


@dataclass(frozen=True)
class Move:
    """A unit that comes to an owner or leaves it, with the unit above that moved."""

    owner: int
    unit: int
    day: date
    direction: str
    other_parent: int | None
    change: int | None


@dataclass(frozen=True)
class Spans:
    """Whose each unit was, from day to day, and the days on which a unit changed its owner."""

    members: tuple[tuple[int, int, date, date], ...]
    moves: tuple[Move, ...]

    def join(self, alias, unit, day):
        """SQL that joins whose a unit was on a day; a unit that was nobody's is left out."""
        owners, units, starts, ends = map(list, zip(*self.members, strict=True))
        return SQL(
            "JOIN unnest(%(owners)s::int[], %(units)s::int[], %(starts)s::date[], %(ends)s::date[])"
            " AS %(alias)s(owner, unit_id, day_from, day_to)"
            " ON %(alias)s.unit_id = %(unit)s"
            " AND %(day)s BETWEEN %(alias)s.day_from AND %(alias)s.day_to",
            alias=SQL.identifier(alias),
            owners=owners,
            units=units,
            starts=starts,
            ends=ends,
            unit=unit,
            day=day,
        )

    def units_on(self, day):
        return {unit for _owner, unit, start, end in self.members if start <= day <= end}


class CchcMovement(models.Model):
    """Who moved with a unit: it came below other units in the period.

    Such a movement is none of the person or of the unit itself. It is one for whoever looks at the
    old or the new units above: there somebody left or came, by the decision on the unit. Seen from
    above both nothing has moved.
    """

    _inherit = "cchc.movement"

    @api.model
    def _spans_below(self, tops, date_from, date_to, known_on=None):
        """When each unit lay below the chosen ones; None where that did not change.

        :rtype: Spans | None
        """

        def owners(day):
            return dict.fromkeys(UnitAxis(tops.sudo(), day, known_on).unit_ids(), INSIDE)

        return self._spans(owners, date_from, date_to, known_on)

    @api.model
    def _spans(self, owners, date_from, date_to, known_on=None):
        """Whose each unit was in a period; None where no unit changed its owner.

        :param owners: function of a day giving ``{unit id: owner}``
        :rtype: Spans | None
        """
        days = self._days_of_moves(date_from, date_to, known_on)
        if not days:
            return None
        eve = fields.Date.subtract(date_from, days=1)
        before = owners(eve)
        since, members, moves = dict.fromkeys(before, eve), [], []
        for day in days:
            now = owners(day)
            changed = {
                unit for unit in before.keys() | now.keys() if before.get(unit) != now.get(unit)
            }
            moved = self._moved_units(changed, day, known_on) if changed else {}
            for unit in sorted(changed):
                change, old_parent, new_parent = moved[unit]
                if unit in before:
                    last = day - timedelta(days=1)
                    members.append((before[unit], unit, since.pop(unit), last))
                    moves.append(Move(before[unit], unit, day, "out", new_parent, change))
                if unit in now:
                    since[unit] = day
                    moves.append(Move(now[unit], unit, day, "in", old_parent, change))
            before = now
        members += [(before[unit], unit, start, date_to) for unit, start in since.items()]
        return Spans(tuple(members), tuple(moves)) if moves and members else None

    @api.model
    def _days_of_moves(self, date_from, date_to, known_on=None):
        """Days of the period on which a unit lies elsewhere, is founded, dissolved or another kind.

        Only on these it may come to another owner.
        """
        until = end_of_day(known_on) if known_on else None
        stands = SQL("voided_at IS NULL")
        if until:
            stands = SQL(
                "recorded_at < %s AND (voided_at IS NULL OR voided_at >= %s)", until, until
            )
        self.env["cchc.unit.version"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT DISTINCT date_from
                  FROM (SELECT date_from,
                               ROW(parent_id, kind_id, level_id, dissolved) AS facts,
                               lag(ROW(parent_id, kind_id, level_id, dissolved))
                                   OVER (PARTITION BY unit_id ORDER BY date_from, id) AS before
                          FROM cchc_unit_version WHERE %s) v
                 WHERE before IS DISTINCT FROM facts AND date_from BETWEEN %s AND %s
                 ORDER BY date_from
                """,
                stands,
                date_from,
                date_to,
            )
        )
        return [day for (day,) in rows]

    @api.model
    def _moved_units(self, units, day, known_on=None):
        """``{unit: (change, old parent, new parent)}`` of the unit that took each one along."""
        Unit = self.env["hr.department"]
        before = Unit._tree_at(fields.Date.subtract(day, days=1), known_on)
        now = Unit._tree_at(day, known_on)
        tops = {}
        for unit in units:
            top, seen = unit, set()
            while top in now and before.get(top) == now[top] and top not in seen:
                seen.add(top)
                top = now[top]
            tops[unit] = top if top in now else unit
        Version = self.env["cchc.unit.version"].sudo()
        versions = Version.search(
            Version._domain_at(day, known_on)
            & Domain("date_from", "=", day)
            & Domain("unit_id", "in", list(tops.values())),
            order="id",
        )
        change = {version.unit_id.id: version.id for version in versions}
        return {
            unit: (change.get(top), before.get(top) or None, now.get(top) or None)
            for unit, top in tops.items()
        }

    # -- SQL ------------------------------------------------------------------

    @api.model
    def _table_within(self, unit_ids, date_from, date_to):
        """The movements of a period as who looks at some units sees them."""
        date_from, date_to = map(fields.Date.to_date, (date_from, date_to))
        known_on = fields.Date.to_date(self.env.context.get("known_on"))
        tops = self.env["hr.department"].browse(unit_ids)
        spans = self._spans_below(tops, date_from, date_to, known_on)
        return self._movements_within_sql(spans, known_on, date_from, date_to)

    @api.model
    def _movements_within_sql(self, spans, known_on, date_from, date_to, decisions=True):
        """Movements of people and of units, with their ``owner``."""
        personal = self._movements_sql(known_on, date_from, date_to, decisions)
        if not spans:
            return SQL("SELECT p.*, 0 AS owner FROM (%s) p", personal)
        told = SQL()
        if decisions:
            told = SQL(
                ", v.other_unit_id, p.staffing_category AS other_category, 'unit_moved' AS kind,"
                " NULL::int AS decision_line_id, NULL::int AS decision_id, v.change_id AS"
                " unit_change_id, c.document_id"
            )
        moves = spans.moves
        return SQL(
            """
            SELECT p.*, owned.owner
              FROM (%(personal)s) p %(owned)s
             UNION ALL
            SELECT (%(first)s + row_number() OVER (ORDER BY v.day, p.id, v.direction))::int AS id,
                   p.employee_id, v.direction, v.day AS date, v.unit_id,
                   p.staffing_category%(told)s, v.owner
              FROM unnest(%(owners)s::int[], %(units)s::int[], %(days)s::date[],
                          %(directions)s::text[], %(others)s::int[], %(changes)s::int[])
                   AS v(owner, unit_id, day, direction, other_unit_id, change_id)
              JOIN %(periods)s p ON p.department_id = v.unit_id AND %(serving)s
               AND p.date_version < v.day AND (p.date_to IS NULL OR p.date_to >= v.day - 1)
              LEFT JOIN cchc_unit_version c ON c.id = v.change_id
             WHERE p.date_to IS NULL OR p.date_to >= v.day OR EXISTS (
                   SELECT FROM %(periods)s q
                    WHERE q.employee_id = p.employee_id AND q.date_version = v.day
                      AND q.department_id = p.department_id
                      AND q.staffing_category = p.staffing_category AND %(still)s)
            """,
            personal=personal,
            # Who leaves a unit left where it lay on the eve.
            owned=spans.join("owned", SQL("p.unit_id"), SQL("p.date - (p.direction = 'out')::int")),
            first=FIRST_ID,
            told=told,
            owners=[move.owner for move in moves],
            units=[move.unit for move in moves],
            days=[move.day for move in moves],
            directions=[move.direction for move in moves],
            others=[move.other_parent for move in moves],
            changes=[move.change for move in moves],
            periods=self._periods_sql(known_on),
            serving=self._serving_sql("p"),
            still=self._serving_sql("q"),
        )

    @api.model
    def _balance_by_owner(self, owners, date_from, date_to, known_on=None):
        """Opening, in, out and closing by owner and category, in superuser mode.

        :param owners: function of a day giving ``{unit id: owner}``
        :return: dictionaries with ``owner, category`` and the figures of `_balance`
        """
        self.env.flush_all()
        spans = self._spans(owners, date_from, date_to, known_on)
        if not spans:
            eve, held = fields.Date.subtract(date_from, days=1), owners(date_to)
            spans = Spans(tuple((owner, unit, eve, date_to) for unit, owner in held.items()), ())
        if not spans.members:
            return []
        names = ("opening", "moved_in", "moved_out", "closing")
        rows = self.env.execute_query(
            SQL(
                """
                SELECT owner, category, sum(opening)::int, sum(moved_in)::int,
                       sum(moved_out)::int, sum(closing)::int
                  FROM (%s) counted GROUP BY owner, category ORDER BY owner, category
                """,
                self._counted_sql(spans, date_from, date_to, known_on),
            )
        )
        found = []
        for owner, category, *figures in rows:
            row = dict(zip(names, figures, strict=True))
            expected = row["opening"] + row["moved_in"] - row["moved_out"]
            row |= {"owner": owner, "category": category}
            found.append({**row, "difference": expected - row["closing"]})
        return found
