from datetime import date

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.deadline import leader_course_due
from ..rules.law import law_for
from ..rules.leadership import COVERED_BY
from .words import TRAINABLE


class CchcQualificationNeed(models.Model):
    """Gathers the needs of everybody from the gaps and the appointments, again and again.

    Each source is one statement, however many people there are; what stands already is left.
    """

    _inherit = "cchc.qualification.need"

    @api.model
    def _cron_gather(self):
        self._gather()

    def action_gather(self):
        """Bring the needs of the own units up to today."""
        self.check_access("create")
        self.env.flush_all()
        user = self.env.user
        units = None if user._sees_province() else user._scope_unit_ids()
        needs = self.sudo()._gather(units)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("Needs that were added: %s.", len(needs)),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    @api.model
    def _gather(self, unit_ids=None):
        """:param unit_ids: of these units only; default: of the whole province"""
        self.env.flush_all()
        self._follow_people(unit_ids)
        ids = self._insert_gaps(unit_ids) + self._insert_leaders(unit_ids)
        self.invalidate_model()
        needs = self.browse(ids)
        needs._propose_programmes()
        standing = self.search(
            [
                ("employee_id", "!=", False),
                ("state", "!=", "closed"),
                *([("unit_id", "in", unit_ids)] if unit_ids is not None else []),
            ]
        )
        standing._rank()
        return needs

    @api.model
    def _of_units(self, unit_ids):
        if unit_ids is None:
            return SQL("TRUE")
        return SQL("p.unit_id = ANY(%s)", list(unit_ids))

    @api.model
    def _follow_people(self, unit_ids):
        """Needs go with their person to another unit, and end with the service."""
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_qualification_need n SET unit_id = p.unit_id
                  FROM hr_employee p
                 WHERE p.id = n.employee_id AND n.state <> 'closed' AND %(units)s
                   AND p.unit_id IS NOT NULL AND p.unit_id <> n.unit_id;
                UPDATE cchc_qualification_need n SET state = 'closed', closed_on = %(today)s
                  FROM hr_employee p JOIN hr_version v ON v.id = p.current_version_id
                 WHERE p.id = n.employee_id AND n.state <> 'closed'
                   AND v.in_service IS NOT TRUE AND %(units)s
                """,
                units=self._of_units(unit_ids),
                today=vietnam_time.today(),
            )
        )

    @api.model
    def _insert_gaps(self, unit_ids):
        """A need for every gap of today that a course can fill. :return: ids"""
        return self._insert(
            SQL(
                """
                SELECT DISTINCT ON (g.employee_id, g.kind, g.required)
                       'gap' AS origin, g.employee_id, g.position_id, p.unit_id, g.id AS gap_id,
                       g.kind, g.level, g.required, NULL::int AS programme_id,
                       NULL::date AS due_on
                  FROM cchc_standard_gap g
                  JOIN hr_employee p ON p.id = g.employee_id
                  JOIN hr_version v ON v.id = p.current_version_id AND v.in_service
                 WHERE g.superseded_at IS NULL AND g.kind IN %(kinds)s
                   AND g.required IS NOT NULL AND p.unit_id IS NOT NULL
                   AND g.date_from <= %(today)s AND (g.date_to IS NULL OR g.date_to >= %(today)s)
                   AND %(units)s
                   -- Closed by hand: somebody has decided that this gap is not trained away.
                   AND NOT EXISTS (
                       SELECT FROM cchc_qualification_need c
                        WHERE c.gap_id = g.id AND c.state = 'closed' AND c.met IS NOT TRUE)
                 ORDER BY g.employee_id, g.kind, g.required, g.id
                """,
                kinds=TRAINABLE,
                today=vietnam_time.today(),
                units=self._of_units(unit_ids),
            )
        )

    @api.model
    def _insert(self, query):
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_qualification_need
                       (origin, employee_id, position_id, unit_id, gap_id, kind, level, required,
                        programme_id, due_on, places, state, met,
                        create_uid, write_uid, create_date, write_date)
                SELECT q.origin, q.employee_id, q.position_id, q.unit_id, q.gap_id, q.kind,
                       q.level, q.required, q.programme_id, q.due_on, 1, 'open', FALSE,
                       %(uid)s, %(uid)s, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC'
                  FROM (%(query)s) q
                 -- One programme answers a need, however it was put into words.
                 WHERE q.programme_id IS NULL OR NOT EXISTS (
                       SELECT FROM cchc_qualification_need o
                        WHERE o.employee_id = q.employee_id AND o.state <> 'closed'
                          AND o.programme_id = q.programme_id)
                ON CONFLICT DO NOTHING
                RETURNING id
                """,
                uid=self.env.uid,
                query=query,
            )
        )
        return [key for (key,) in self.env.cr.fetchall()]

    # -- leaders ----------------------------------------------------------------------

    @api.model
    def _insert_leaders(self, unit_ids):
        """A need for each leader without the course of the post, due some months after the
        appointment (NĐ 171/2025 điều 16). :return: ids"""
        self.env.cr.execute(self._leaders_query(unit_ids))
        leaders = self.env.cr.fetchall()
        if not leaders:
            return []
        due = {}
        rows = [(*row, self._leader_due(category, since, due)) for *row, category, since in leaders]
        columns = list(zip(*rows, strict=True))
        return self._insert(
            SQL(
                """
                SELECT 'appointment' AS origin, t.employee_id, NULL::int AS position_id,
                       t.unit_id, NULL::int AS gap_id, 'leadership' AS kind, t.level, t.required,
                       t.programme_id, t.due_on
                  FROM unnest(%s::int4[], %s::int4[], %s::int4[], %s::varchar[], %s::varchar[],
                              %s::date[])
                    AS t(employee_id, unit_id, programme_id, level, required, due_on)
                """,
                *(list(values) for values in columns),
            )
        )

    @api.model
    def _leader_due(self, category, since: date, known):
        if (category, since) not in known:
            law = law_for(category, since).value
            figures = self.env["cchc.training.figure"]._figures(law, since)
            known[category, since] = leader_course_due(since, figures).value if law else None
        return known[category, since]

    @api.model
    def _leaders_query(self, unit_ids):
        """Leaders of today whose post has a course, that they have not passed: person, unit,
        programme, level, its name, category, and since when they hold such a post."""
        covering = [(level, held) for level, enough in COVERED_BY.items() for held in enough]
        return SQL(
            """
            WITH course AS (
                SELECT DISTINCT ON (r.leadership_post_id)
                       r.leadership_post_id, g.id, g.leadership_level, g.name
                  FROM cchc_training_programme g
                  JOIN cchc_training_programme_post_rel r ON r.programme_id = g.id
                 WHERE g.active AND g.kind = 'leadership' AND g.leadership_level IS NOT NULL
                   AND (g.date_from IS NULL OR g.date_from <= %(today)s)
                   AND (g.date_to IS NULL OR g.date_to >= %(today)s)
                 ORDER BY r.leadership_post_id, g.sequence, g.id),
            enough AS (
                SELECT * FROM unnest(%(asked)s::varchar[], %(held)s::varchar[]) AS e(asked, held))
            SELECT p.id, p.unit_id, course.id, course.leadership_level, course.name,
                   v.staffing_category, since.day
              FROM hr_employee p
              JOIN hr_version v ON v.id = p.current_version_id AND v.in_service
              JOIN course ON course.leadership_post_id = v.leadership_post_id
             CROSS JOIN LATERAL (
                   SELECT min(b.date_version) AS day
                     FROM hr_version b
                    WHERE b.employee_id = p.id AND b.active
                      AND b.date_version <= v.date_version
                      AND NOT EXISTS (
                          SELECT FROM hr_version o
                            LEFT JOIN course other
                              ON other.leadership_post_id = o.leadership_post_id
                           WHERE o.employee_id = p.id AND o.active
                             AND o.date_version BETWEEN b.date_version AND v.date_version
                             AND other.leadership_level
                                 IS DISTINCT FROM course.leadership_level)) since
             WHERE p.unit_id IS NOT NULL AND %(units)s
               AND NOT EXISTS (
                   SELECT FROM cchc_certificate c
                     JOIN enough ON enough.held = c.leadership_level
                                AND enough.asked = course.leadership_level
                    WHERE c.employee_id = p.id AND c.kind = 'leadership'
                      AND (c.when_date IS NULL OR c.when_date <= %(today)s))
               AND NOT EXISTS (
                   SELECT FROM cchc_qualification_need n
                    WHERE n.employee_id = p.id AND n.kind = 'leadership'
                      AND n.level = course.leadership_level
                      AND (n.state <> 'closed'
                           -- Closed by hand since the appointment: so it was decided.
                           OR n.met IS NOT TRUE AND n.closed_on >= since.day))
            """,
            today=vietnam_time.today(),
            asked=[asked for asked, _held in covering],
            held=[held for _asked, held in covering],
            units=self._of_units(unit_ids),
        )
