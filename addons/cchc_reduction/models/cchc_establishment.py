from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_hr.models.cchc_service_facts import LEFT

# Why somebody left: by a reduction decree, by age, otherwise; and who came.
DECREE, RETIRED, OTHER, RECRUITED = "decree", "retired", "other", "recruited"
GONE = (DECREE, RETIRED, OTHER)


class CchcEstablishment(models.AbstractModel):
    """Who left the places of units and why, and who is going to leave them."""

    _inherit = "cchc.establishment"

    @api.model
    def _turnover_people(self, first, on, unit_ids, category):
        """Who left or came in units themselves between two days.

        :param unit_ids: the units, and those below them where these count too
        :return: ``[(employee id, day, cause)]``; the cause one of ``GONE`` or ``RECRUITED``
        """
        self.env["cchc.reduction.dossier"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT told.employee_id, told.date_version,
                       CASE WHEN recruits = 1 THEN 'recruited'
                            WHEN told.service_status = 'reduced' OR d.id IS NOT NULL THEN 'decree'
                            WHEN told.service_status = 'retired' THEN 'retired'
                            ELSE 'other' END
                  FROM (%(told)s) told
                  LEFT JOIN cchc_reduction_dossier d
                    ON d.employee_id = told.employee_id AND d.leave_on = told.date_version
                   AND d.state IN ('decided', 'paid') AND leavers = 1
                 WHERE told.category_id = %(category)s AND told.unit_id = ANY(%(units)s)
                   AND told.date_version BETWEEN %(first)s AND %(on)s
                 ORDER BY told.date_version, told.employee_id
                """,
                told=self._turnover_query(first, on),
                category=category.id,
                units=list(unit_ids),
                first=first,
                on=on,
            )
        )
        return self.env.cr.fetchall()

    @api.model
    def _leaving_query(self, on):
        """SQL of who occupies a place on a day and is known to leave it later.

        Columns: ``employee_id, unit_id, category_id, cause, year``. Each person once: by an issued
        decision, else by a list of reduction under way, else by the age of retirement, which
        frees the place on the day after the last day of service.
        """
        for model in ("cchc.reduction.dossier", "cchc.reduction.list", "hr.employee"):
            self.env[model].flush_model()
        return SQL(
            """
            SELECT there.employee_id, there.unit_id, there.category_id,
                   CASE WHEN gone.day IS NOT NULL THEN 'decided'
                        WHEN listed.day IS NOT NULL THEN 'listed' ELSE 'retiring' END AS cause,
                   GREATEST(extract(year FROM
                       COALESCE(gone.day, listed.day, e.retirement_date + 1)),
                       extract(year FROM %(on)s::date))::int AS year
              FROM (%(there)s) there
              JOIN hr_employee e ON e.id = there.employee_id
              LEFT JOIN LATERAL (
                   SELECT min(v.date_version) AS day FROM hr_version v
                    WHERE v.employee_id = there.employee_id AND v.active IS TRUE
                      AND v.date_version > %(on)s AND v.service_status = ANY(%(left)s)) gone
                ON TRUE
              LEFT JOIN LATERAL (
                   SELECT min(d.leave_on) AS day
                     FROM cchc_reduction_dossier d
                     JOIN cchc_reduction_list l ON l.id = d.list_id
                    WHERE d.employee_id = there.employee_id
                      AND d.measure <> 'step_down'
                      AND (d.state = 'approved' OR d.state = 'proposed' AND l.state <> 'draft'))
                   listed ON TRUE
             WHERE COALESCE(gone.day, listed.day, e.retirement_date) IS NOT NULL
            """,
            on=on,
            there=self._occupants_query(on),
            left=list(LEFT),
        )

    @api.model
    def _leaving(self, on, last_year):
        """How many leave units with all below: ``{(unit id, category id): {(year, cause): n}}``."""
        self.env.cr.execute(
            SQL(
                """
                SELECT unit_id, category_id, year, cause, count(*)::int
                  FROM (%s) leaving WHERE year <= %s
                 GROUP BY unit_id, category_id, year, cause
                """,
                self._leaving_query(on),
                last_year,
            )
        )
        by_case = {}
        for unit, category, year, cause, people in self.env.cr.fetchall():
            by_case.setdefault((year, cause), {})[unit, category] = people
        tree, found = self._trees().at(on), {}
        for case, figures in by_case.items():
            for key, people in tree.climb(figures).items():
                found.setdefault(key, {})[case] = people
        return found

    @api.model
    def _leaving_people(self, on, unit_ids, category, year, cause):
        """Ids of the people behind one figure of `_leaving`, of these units themselves."""
        self.env.cr.execute(
            SQL(
                """
                SELECT employee_id FROM (%s) leaving
                 WHERE unit_id = ANY(%s) AND category_id = %s AND year = %s AND cause = %s
                """,
                self._leaving_query(on),
                list(unit_ids),
                category.id,
                year,
                cause,
            )
        )
        return [person for (person,) in self.env.cr.fetchall()]

    @api.model
    def _occupant_ids(self, on, unit_ids, category):
        """Ids of the people who occupy a place of these units themselves on a day."""
        self.env.cr.execute(
            SQL(
                "SELECT employee_id FROM (%s) o WHERE unit_id = ANY(%s) AND category_id = %s",
                self._occupants_query(on),
                list(unit_ids),
                category.id,
            )
        )
        return [person for (person,) in self.env.cr.fetchall()]
