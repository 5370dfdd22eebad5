from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from ..rules.step_raise import BadYear, Discipline
from ..rules.time_away import Away

# What the dossier calls a form of discipline, as the table of delays has it. A reduction of salary
# moves the step itself by its own decision, a dismissal ends service: neither delays.
GROUNDS = {
    "reprimand": "reprimand",
    "warning": "warning",
    "demotion": "demotion",
    "removal": "dismissal_from_post",
}
AWAY_STATUSES = {
    "long_leave": "nghỉ việc không hưởng lương",
    "suspended": "tạm đình chỉ công tác",
    "probation": "tập sự",
}


class CchcRaiseCase(models.AbstractModel):
    """What the rule of the next raise asks of periods and dossiers, read for many at once."""

    _name = "cchc.raise.case"
    _description = "Facts of the next raise"

    @api.model
    def _read_delays(self, person_ids):
        """Disciplines and bad years, by person.

        A discipline counts from its date; a bad year from the day of the conclusion, or from the
        end of that year where the dossier has no day.
        """
        self.env.cr.execute(
            SQL(
                """
                SELECT employee_id, form, COALESCE(when_date, document_date), same_act_year
                  FROM cchc_discipline
                 WHERE employee_id = ANY(%(people)s) AND form IN %(forms)s
                UNION ALL
                SELECT employee_id, NULL,
                       COALESCE(when_date, document_date, make_date(year, 12, 31)), year
                  FROM cchc_yearly_rating
                 WHERE employee_id = ANY(%(people)s) AND rating = 'not_completed'
                """,
                people=person_ids,
                forms=tuple(GROUNDS),
            )
        )
        found = defaultdict(tuple)
        for person_id, form, day, year in self.env.cr.fetchall():
            fact = Discipline(day, GROUNDS[form], year or None) if form else BadYear(day, year)
            found[person_id] += (fact,)
        return found

    @api.model
    def _read_away(self, person_ids):
        """Times that do not count, or count up to a limit, by person: periods whose status says
        so and absences whose kind says so."""
        self.env.cr.execute(
            SQL(
                """
                SELECT employee_id, service_status, date_version, date_to,
                       NULL::int4, NULL::varchar, FALSE
                  FROM hr_version
                 WHERE employee_id = ANY(%(people)s) AND active AND service_status IN %(statuses)s
                UNION ALL
                SELECT a.employee_id, NULL, a.date_from, a.date_to,
                       CASE WHEN k.counts_for_raise THEN k.raise_months_limit END,
                       k.name, k.is_health
                  FROM cchc_absence a
                  JOIN cchc_absence_kind k ON k.id = a.kind_id
                 WHERE a.employee_id = ANY(%(people)s)
                   AND (k.counts_for_raise IS NOT TRUE OR k.raise_months_limit > 0)
                """,
                people=person_ids,
                statuses=tuple(AWAY_STATUSES),
            )
        )
        found = defaultdict(tuple)
        for person_id, status, start, end, limit, kind, health in self.env.cr.fetchall():
            # The reasoning is read by more people than the health part of the dossier.
            reason = AWAY_STATUSES[status] if status else kind
            if health:
                reason = "nghỉ hưởng bảo hiểm xã hội"
            found[person_id] += (Away(start, end, reason, limit, kind or ""),)
        return found
