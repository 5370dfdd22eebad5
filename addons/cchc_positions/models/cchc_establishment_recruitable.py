from odoo import api, models
from odoo.tools import SQL

from ..rules.occupancy import OCCUPYING
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
        row = self._balance(on, unit.ids).get((unit.id, category.id))
        vacant = row.vacant if row else 0
        programme = self.env["cchc.reduction.programme"].sudo()._in_force(category, on)
        if not programme.recruit_share:
            return recruitable(vacant, 0, 0, None)
        leavers, recruited = self._turnover(unit, category, programme.date_from, on)
        return recruitable(
            vacant, leavers, recruited, programme.recruit_share, programme.document_id.number
        )

    @api.model
    def _turnover(self, unit, category, start, on):
        """``(leavers, recruits)`` of a unit with all below it between two days.

        A leaver occupied a place and does so no longer (retired, resigned, dismissed, reduced,
        died, moved out); moves inside the province are no leave. A recruit came by a decision of
        recruitment.
        """
        units = self._units_below(unit.id, category.id, on)
        self.env["cchc.decision.line"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                WITH periods AS NOT MATERIALIZED (%(periods)s),
                recruited AS MATERIALIZED (
                    SELECT l.employee_id, l.date_effective
                      FROM cchc_decision_line l
                      JOIN cchc_decision_type t ON t.id = l.type_id
                     WHERE t.code = 'recruitment' AND l.issued_at IS NOT NULL
                       AND l.revoked_at IS NULL
                       AND l.date_effective BETWEEN %(start)s AND %(on)s),
                places AS (%(places)s),
                steps AS (
                    SELECT employee_id, date_version, unit_id, category_id, service_status,
                           lag(unit_id) OVER person AS old_unit,
                           lag(category_id) OVER person AS old_category
                      FROM places
                    WINDOW person AS (PARTITION BY employee_id ORDER BY date_version))
                SELECT count(*) FILTER (WHERE unit_id IS NULL AND old_unit = ANY(%(units)s)
                                          AND old_category = %(category)s
                                          AND service_status <> ALL(%(occupying)s)),
                       count(*) FILTER (WHERE unit_id = ANY(%(units)s)
                                          AND category_id = %(category)s
                                          AND (employee_id, date_version) IN (
                                              SELECT employee_id, date_effective FROM recruited))
                  FROM steps
                 WHERE date_version BETWEEN %(start)s AND %(on)s
                """,
                periods=self._periods(),
                # Only whoever left or was recruited in the time is looked at.
                places=self._places_query(
                    SQL(
                        """
                        SELECT * FROM periods WHERE employee_id IN (
                               SELECT employee_id FROM periods
                                WHERE service_status <> ALL(%s) AND date_version BETWEEN %s AND %s
                                UNION SELECT employee_id FROM recruited)
                        """,
                        list(OCCUPYING),
                        start,
                        on,
                    )
                ),
                units=units,
                category=category.id,
                occupying=list(OCCUPYING),
                start=start,
                on=on,
            )
        )
        return self.env.cr.fetchone()

    @api.model
    def _occupied_with_below(self, on):
        """People of each unit with all below it on a day, autonomous units apart."""
        return self._trees().at(on).climb(self._occupied(on))
