from odoo import api, models
from odoo.tools import SQL


class CchcTimeline(models.AbstractModel):
    """The rows of people beside the projection: who works on them, and what they show of it."""

    _inherit = "cchc.timeline"

    @api.model
    def _claim(self, person_ids):
        """Let only one transaction at a time project a person.

        Under snapshot isolation a lock alone protects nothing: the second transaction would wait
        and then replay the lines of its old snapshot. Changing the row makes it fail with a
        serialization error instead, which Odoo retries from the start. A row that this transaction
        has changed already, as everything that it writes with the time of its beginning, is left.
        """
        self._lock(person_ids)
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_employee SET write_date = now() AT TIME ZONE 'UTC'
                 WHERE id = ANY(%s) AND write_date IS DISTINCT FROM now() AT TIME ZONE 'UTC'
                """,
                list(person_ids),
            )
        )

    @api.model
    def _lock(self, person_ids):
        """Let others wait for the end of this transaction; in one order, so that no two of them
        wait for each other. Whoever locks changes the rows before the end (see `_claim`)."""
        self.env.cr.execute(
            SQL(
                "SELECT FROM hr_employee WHERE id = ANY(%s) ORDER BY id FOR UPDATE",
                list(person_ids),
            )
        )

    @api.model
    def _refresh_people(self, person_ids=None, claim=False):
        """Set what a person shows of the periods: current period, unit, incoming unit.

        :param person_ids: the people to refresh; default: everybody (the nightly job)
        :param claim: change everybody's row, also where nothing moves (see `_claim`)
        :return: ids of the people whose rows were changed
        """
        self.env["hr.employee"].flush_model()
        self.env["hr.version"].flush_model()
        today = self.env["hr.version"]._today()
        chosen = SQL("p.id = ANY(%s)", list(person_ids)) if person_ids is not None else SQL("TRUE")
        self.env.cr.execute(
            SQL(
                """
                WITH moved AS (
                UPDATE hr_employee e
                   SET current_version_id = s.version_id,
                       unit_id = s.unit_id,
                       incoming_unit_id = s.incoming_unit_id,
                       in_register = s.in_register,
                       write_date = %(written)s
                  FROM (
                    SELECT p.id,
                           p.unit_id AS unit_before,
                           c.id AS version_id,
                           CASE WHEN p.merged_into_id IS NULL THEN u.id ELSE p.unit_id END
                                AS unit_id,
                           CASE WHEN p.merged_into_id IS NULL
                                THEN COALESCE(c.host_unit_id, n.department_id)
                                ELSE p.incoming_unit_id END AS incoming_unit_id,
                           EXISTS (SELECT 1 FROM cchc_decision_line l
                                    WHERE l.employee_id = p.id AND l.issued_at IS NOT NULL)
                           OR EXISTS (SELECT 1 FROM cchc_decision_line l
                                       WHERE l.career_id = p.id AND l.issued_at IS NOT NULL)
                                  AS in_register
                      FROM hr_employee p
                      JOIN LATERAL (
                            SELECT v.id, v.department_id, v.host_unit_id FROM hr_version v
                             WHERE v.employee_id = p.id AND v.active IS TRUE
                             ORDER BY (v.date_version <= %(today)s) DESC,
                                      CASE WHEN v.date_version <= %(today)s
                                           THEN v.date_version END DESC,
                                      v.date_version
                             LIMIT 1) c ON TRUE
                      LEFT JOIN LATERAL (
                            SELECT v.department_id FROM hr_version v
                             WHERE v.employee_id = p.id AND v.active IS TRUE
                               AND v.date_version > %(today)s
                               AND v.department_id IS DISTINCT FROM c.department_id
                             ORDER BY v.date_version LIMIT 1) n ON TRUE
                      LEFT JOIN hr_department u
                             ON u.id = COALESCE(c.department_id, p.intake_unit_id)
                            AND u.kind_id IS NOT NULL
                     WHERE %(chosen)s) s
                 WHERE s.id = e.id
                   AND (%(claim)s AND e.merged_into_id IS NULL
                        OR (e.current_version_id, e.unit_id, e.incoming_unit_id, e.in_register)
                           IS DISTINCT FROM
                           (s.version_id, s.unit_id, s.incoming_unit_id, s.in_register))
                RETURNING e.id, e.unit_id, e.incoming_unit_id, s.unit_before),
                -- A merged entry is read where the person serves now.
                merged AS (
                UPDATE hr_employee m
                   SET unit_id = moved.unit_id, incoming_unit_id = moved.incoming_unit_id
                  FROM moved
                 WHERE m.merged_into_id = moved.id)
                SELECT id, unit_id IS DISTINCT FROM unit_before FROM moved
                """,
                today=today,
                chosen=chosen,
                claim=claim,
                written=SQL("now() AT TIME ZONE 'UTC'" if claim else "e.write_date"),
            )
        )
        changed = dict(self.env.cr.fetchall())
        self.env["hr.employee"].invalidate_model(self._followers())
        if moved := [person_id for person_id, elsewhere in changed.items() if elsewhere]:
            self._after_move(moved)
        return set(changed)

    @api.model
    def _after_move(self, person_ids):
        """Hook for the floors above: what goes along with people who came to another unit."""

    @api.model
    def _followers(self):
        """What the cache knows of people that the periods may have changed: not what is typed of
        them, nor which lines and entries are theirs, which would be read again for nothing."""
        written = {
            *("current_version_id", "unit_id", "incoming_unit_id", "in_register"),
            *("write_date", "version_ids"),
        }
        return [
            name
            for name, field in self.env["hr.employee"]._fields.items()
            if name in written or (field.compute and not field.store)
        ]
