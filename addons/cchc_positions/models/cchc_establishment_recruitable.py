from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_hr.models.cchc_service_facts import LEFT

from ..rules.balance import Balance
from ..rules.reduction_path import recruitable


class CchcEstablishment(models.AbstractModel):
    """What recruitment may use of the vacancies while a reduction programme runs."""

    _inherit = "cchc.establishment"

    @api.model
    def _recruitable(self, unit, category, on):
        """How many people a unit may recruit, as a ``Result`` that gives its reasons.

        :param unit: record of ``hr.department``
        :param category: record of ``cchc.quota.category``
        """
        key = (unit.id, category.id)
        row = self._balance(on, unit.ids).get(key) or Balance()
        return self._recruitables(on, {key: row})[key]

    @api.model
    def _recruitables(self, on, rows, known_at=None):
        """The same for many units at once: ``{(unit id, category id): Result}``.

        :param rows: ``{(unit id, category id): rules.balance.Balance}`` of the day
        :param known_at: by what was recorded by then: a moment, or the end of a day
        """
        programmes = self.env["cchc.reduction.programme"].sudo()._in_force_by_category(on)
        limiting = {
            category: programmes[category]
            for _unit, category in rows
            if category in programmes and programmes[category].recruit_share
        }
        turnover = self._turnover(
            {category: programme.date_from for category, programme in limiting.items()},
            on,
            self._known_until(known_at),
        )
        found = {}
        for key, row in rows.items():
            programme = limiting.get(key[1])
            leavers, recruited = turnover.get(key, (0, 0))
            found[key] = recruitable(
                row,
                leavers,
                recruited,
                programme and programme.recruit_share,
                programme and programme.document_id.number,
                programme and programme.date_from,
            )
        return found

    @api.model
    def _turnover(self, starts, on, known_until=None):
        """Leavers and recruits of units with all below: ``{(unit id, category id): (n, n)}``.

        A leaver occupied a place and left the service (retired, resigned, dismissed, reduced,
        died, moved out); moves inside the province are no leave. A recruit came by a decision of
        recruitment.

        :param starts: ``{category id: day from which it is counted}``
        """
        if not starts:
            return {}
        first = min(starts.values())
        self.env.cr.execute(
            SQL(
                """
                SELECT unit_id, category_id, sum(leavers)::int, sum(recruits)::int
                  FROM (%(told)s) told
                  JOIN unnest(%(categories)s::int[], %(starts)s::date[])
                       AS s(category_id, start) USING (category_id)
                 WHERE date_version BETWEEN start AND %(on)s
                 GROUP BY unit_id, category_id
                """,
                told=self._turnover_query(first, on, known_until),
                categories=list(starts),
                starts=list(starts.values()),
                on=on,
            )
        )
        rows = self.env.cr.fetchall()
        tree = self._trees(known_until).at(on)
        leavers = tree.climb({(unit, category): n for unit, category, n, _r in rows})
        recruits = tree.climb({(unit, category): n for unit, category, _l, n in rows})
        return {key: (leavers[key], recruits[key]) for key in leavers}

    @api.model
    def _turnover_query(self, first, on, known_until=None):
        """SQL of who left a place with the service and who was recruited into one in a time.

        Columns: ``employee_id, unit_id, category_id, date_version, service_status, leavers,
        recruits``; the last two are 1 and 0, or 0 and 1.
        """
        self.env["cchc.decision.line"].flush_model()
        return SQL(
            """
            WITH periods AS NOT MATERIALIZED (%(periods)s),
            recruited AS MATERIALIZED (
                SELECT %(career)s AS employee_id, l.date_effective
                  FROM cchc_decision_line l
                  JOIN cchc_decision_type t ON t.id = l.type_id
                 WHERE t.code = 'recruitment' AND %(issued)s
                   AND l.date_effective BETWEEN %(first)s AND %(on)s),
            places AS (%(places)s),
            steps AS (
                SELECT employee_id, date_version, unit_id, category_id, service_status,
                       lag(last_unit_id) OVER person AS old_unit,
                       lag(last_category_id) OVER person AS old_category
                  FROM places
                WINDOW person AS (PARTITION BY employee_id ORDER BY date_version))
            SELECT employee_id, old_unit AS unit_id, old_category AS category_id, date_version,
                   service_status, 1 AS leavers, 0 AS recruits
              FROM steps
             WHERE old_unit IS NOT NULL AND unit_id IS NULL
               AND service_status = ANY(%(left)s)
             UNION ALL
            SELECT employee_id, unit_id, category_id, date_version, service_status, 0, 1
              FROM steps
             WHERE unit_id IS NOT NULL
               AND (employee_id, date_version) IN (
                   SELECT employee_id, date_effective FROM recruited)
            """,
            periods=self._periods(known_until),
            issued=self._issued(known_until),
            career=self._career(known_until),
            # Only whoever left or was recruited in the time is looked at.
            places=self._places_query(
                SQL(
                    """
                    SELECT * FROM periods WHERE employee_id IN (
                           SELECT employee_id FROM periods
                            WHERE service_status = ANY(%s) AND date_version BETWEEN %s AND %s
                            UNION SELECT employee_id FROM recruited)
                    """,
                    list(LEFT),
                    first,
                    on,
                )
            ),
            left=list(LEFT),
            first=first,
            on=on,
        )

    @api.model
    def _issued(self, known_until=None):
        """SQL of what makes a decision line count, as believed at a moment."""
        if not known_until:
            return SQL("l.issued_at IS NOT NULL AND l.revoked_at IS NULL")
        return SQL(
            "l.issued_at < %(until)s AND (l.revoked_at IS NULL OR l.revoked_at >= %(until)s)",
            until=known_until,
        )

    @api.model
    def _career(self, known_until=None):
        """SQL of the person to whose career a line belonged, as believed at a moment."""
        if not known_until:
            return SQL("l.career_id")
        return SQL(
            """
            (WITH RECURSIVE known AS (
                    SELECT other_id, kept_id FROM cchc_person_merge
                     WHERE merged_at < %(until)s AND (undone_at IS NULL OR undone_at >= %(until)s)),
                  up AS (
                    SELECT l.employee_id AS id
                     UNION SELECT known.kept_id FROM up JOIN known ON known.other_id = up.id)
             SELECT id FROM up WHERE NOT EXISTS (SELECT FROM known WHERE known.other_id = up.id))
            """,
            until=known_until,
        )

    @api.model
    def _occupied_with_below(self, on):
        """People of each unit with all below it on a day, autonomous units apart."""
        return self._trees().at(on).climb(self._occupied(on))
