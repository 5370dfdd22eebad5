from collections import defaultdict

from odoo import models
from odoo.tools import SQL

from ..rules import law as laws
from ..rules import service


class CchcEvaluation(models.Model):
    """By which text somebody is evaluated, and whether the time worked is enough for it.

    Out of the periods of service and the absences, read for all at once.
    """

    _inherit = "cchc.evaluation"

    def _set_law_and_time(self):
        """By which text, and whether the person has worked long enough to be classified."""
        by_period = self.grouped("period_id")
        for period, rows in by_period.items():
            served = rows._served(period)
            absences = rows._absences(period)
            known, made = {}, []
            for row in rows:
                key = (
                    row.category,
                    row.unit_run_id.regulation,
                    tuple(served.get(row.employee_id.id, ())),
                    tuple(absences.get(row.employee_id.id, ())),
                )
                if key not in known:
                    known[key] = self._law_and_time(period, *key)
                made.append({"id": row.id, **known[key]})
            rows._write_many(
                (
                    ("law", "text"),
                    ("months", "numeric"),
                    ("classified", "bool"),
                    ("why_not", "text"),
                    ("best_level", "text"),
                    ("explanation", "jsonb"),
                ),
                made,
            )

    def _law_and_time(self, period, category, regulation, served, absences):
        text = laws.law_for(category, period.date_to, regulation)
        if not text.value:
            return {
                "law": None,
                "months": None,
                "classified": False,
                "why_not": text.steps[-1].label,
                "best_level": None,
                "explanation": {"law": text.as_json()},
            }
        time = service.worked_months(
            served, absences, period.date_from, period.date_to,
            self._figures_of(text.value, period.date_to),
        )  # fmt: skip
        return {
            "law": text.value,
            "months": time.value,
            "classified": time["classified"],
            "why_not": None if time["classified"] else time.steps[-1].explain(),
            "best_level": time["best"] or None,
            "explanation": {"law": text.as_json(), "service": time.as_json()},
        }

    def _served(self, period):
        """``{person: [Served]}`` within the period; alike for people who served all of it."""
        self.env.cr.execute(
            SQL(
                """
                SELECT employee_id, GREATEST(date_version, %(first)s), LEAST(date_to, %(last)s),
                       CASE WHEN service_status = 'seconded' AND host_unit_id IS NOT NULL
                            THEN host_unit_id ELSE department_id END
                  FROM hr_version
                 WHERE active AND in_service AND employee_id = ANY(%(people)s)
                   AND date_version <= %(last)s AND (date_to IS NULL OR date_to >= %(first)s)
                 ORDER BY employee_id, date_version
                """,
                first=period.date_from,
                last=period.date_to,
                people=self.employee_id.ids,
            )
        )
        rows = defaultdict(list)
        for person, first, last, unit in self.env.cr.fetchall():
            rows[person].append((first, last, unit))
        found = {}
        for person, spans in rows.items():
            moved = len({unit for _first, _last, unit in spans}) > 1
            found[person] = [
                # Which unit it was matters only where there were several.
                service.Served(first, last, unit if moved else 0)
                for first, last, unit in spans
            ]
        return found

    def _absences(self, period):
        """``{person: [Absence]}``: without the reason, which may tell of health."""
        self.env.cr.execute(
            SQL(
                """
                SELECT a.employee_id, GREATEST(a.date_from, %(first)s), LEAST(a.date_to, %(last)s),
                       k.rating_effect
                  FROM cchc_absence a JOIN cchc_absence_kind k ON k.id = a.kind_id
                 WHERE a.employee_id = ANY(%(people)s) AND k.rating_effect <> 'worked'
                   AND a.date_from <= %(last)s AND (a.date_to IS NULL OR a.date_to >= %(first)s)
                UNION ALL
                SELECT employee_id, GREATEST(date_version, %(first)s), LEAST(date_to, %(last)s),
                       'away'
                  FROM hr_version
                 WHERE active AND service_status IN ('long_leave', 'suspended')
                   AND employee_id = ANY(%(people)s)
                   AND date_version <= %(last)s AND (date_to IS NULL OR date_to >= %(first)s)
                 ORDER BY 1, 2
                """,
                first=period.date_from,
                last=period.date_to,
                people=self.employee_id.ids,
            )
        )
        found = defaultdict(list)
        for person, first, last, effect in self.env.cr.fetchall():
            found[person].append(service.Absence(first, last, effect))
        return found
