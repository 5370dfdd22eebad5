import json
from collections import defaultdict

from odoo import models
from odoo.tools import SQL

from .words import RATED

# Columns of a new evaluation, with their types.
COLUMNS = (
    ("employee_id", "int4"),
    ("unit_id", "int4"),
    ("agency_id", "int4"),
    ("run_unit_id", "int4"),
    ("category", "text"),
    ("position_id", "int4"),
    ("position_title", "text"),
    ("leader", "bool"),
    ("agency_head", "bool"),
    ("unit_head", "bool"),
    ("group_id", "int4"),
    ("evaluator_id", "int4"),
)


class CchcEvaluationPeriod(models.Model):
    """Opening: an evaluation for everybody who serves on the last day, some thousand at a time.

    A batch is one statement for the people, one for their work, one for their criteria. Whoever
    has an evaluation already is passed over, so that opening again adds only who is missing.
    """

    _inherit = "cchc.evaluation.period"

    def _open_total(self):
        self.ensure_one()
        self.env.cr.execute(SQL("SELECT count(*) FROM (%s) p", self._people_query(0)))
        return self.env.cr.fetchone()[0]

    def _people_query(self, after, limit=None):
        """SQL of those whom the period asks and who have no evaluation in it yet."""
        day = self._day_of_service()
        unit = SQL(
            "CASE WHEN v.service_status = 'seconded' AND v.host_unit_id IS NOT NULL"
            " THEN v.host_unit_id ELSE v.department_id END"
        )
        return SQL(
            """
            SELECT v.employee_id, %(unit)s AS unit_id, v.staffing_category, v.position_id,
                   v.position_title, v.leadership_post_id
              FROM hr_version v
             WHERE v.active AND v.in_service AND v.employee_id > %(after)s
               AND v.staffing_category = ANY(%(rated)s)
               AND v.date_version <= %(day)s AND (v.date_to IS NULL OR v.date_to >= %(day)s)
               AND v.department_id IS NOT NULL
               AND %(asked)s
               AND NOT EXISTS (SELECT FROM cchc_evaluation e
                                WHERE e.period_id = %(period)s AND e.employee_id = v.employee_id)
               AND %(elsewhere)s
             ORDER BY v.employee_id %(limit)s
            """,
            unit=unit,
            after=after,
            rated=list(RATED),
            day=day,
            asked=self._asked_units()(unit),
            period=self.id,
            elsewhere=self._not_by_school_year(),
            limit=SQL("LIMIT %s", limit) if limit else SQL(),
        )

    def _not_by_school_year(self):
        """SQL: whoever is rated by the school year is not asked for the year as well."""
        if self.kind != "year":
            return SQL("TRUE")
        return SQL(
            """
            NOT EXISTS (SELECT FROM cchc_evaluation e
                         WHERE e.employee_id = v.employee_id AND e.period_kind = 'school_year'
                           AND e.year = %s)
            """,
            self.year,
        )

    def _open_batch(self, after, limit):
        """Open the next people.

        :return: ``(number, last employee)``; no number: nobody is left
        """
        self.ensure_one()
        self._flush_sources()
        self.env.cr.execute(self._people_query(after, limit))
        people = self.env.cr.dictfetchall()
        if not people:
            return 0, after
        rows = self._evaluations_of(people)
        # Also where only the head serves: the level of the unit is entered there.
        self._make_runs({row["run_unit_id"] for row in rows} | {row["agency_id"] for row in rows})
        made = self._insert_evaluations(rows)
        self._after_opening(self.env["cchc.evaluation"].sudo().browse(made))
        return len(people), people[-1]["employee_id"]

    def _flush_sources(self):
        for name in ("hr.version", "hr.department", "cchc.evaluation", "cchc.evaluation.unit",
                     "cchc.evaluation.group", "cchc.absence", "cchc.position.scheme",
                     "cchc.position.scheme.line"):  # fmt: skip
            self.env[name].flush_model()

    # -- who is who ---------------------------------------------------------------------

    def _evaluations_of(self, people):
        units = self._units()
        heads = self._heads()
        kinds = self._position_kinds({row["position_id"] for row in people} - {None})
        groups = self.env["cchc.evaluation.group"].sudo()._by_agency()
        return [self._evaluation_of(row, units, heads, kinds, groups) for row in people]

    def _evaluation_of(self, row, units, heads, kinds, groups):
        unit_id, person = row["unit_id"], row["employee_id"]
        agency_id, parent_id = units[unit_id]
        unit_head = heads.get(unit_id) == person
        agency_head = unit_head and unit_id == agency_id
        # The head of an agency is classified by the body above, where there is one.
        above = units[parent_id][0] if agency_head and parent_id in units else agency_id
        kind = kinds.get(row["position_id"])
        leader = bool(row["leadership_post_id"]) or kind == "leadership" or unit_head
        return {
            "employee_id": person,
            "unit_id": unit_id,
            "agency_id": agency_id,
            "run_unit_id": above,
            "category": row["staffing_category"],
            "position_id": row["position_id"],
            "position_title": row["position_title"],
            "leader": leader,
            "agency_head": agency_head,
            "unit_head": unit_head,
            "group_id": self.env["cchc.evaluation.group"]._choose(
                groups.get(above) or groups[None], leader, agency_head, kind
            ),
            "evaluator_id": _evaluator(person, unit_id, units, heads),
        }

    def _units(self):
        """``{unit: (agency, parent)}`` of all units, dissolved ones too."""
        self.env.cr.execute("SELECT id, COALESCE(agency_id, id), parent_id FROM hr_department")
        return {unit: (agency, parent) for unit, agency, parent in self.env.cr.fetchall()}

    def _heads(self):
        """``{unit: person}``: who heads a unit on the day, by the highest post."""
        day = self._day_of_service()
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT ON (v.department_id) v.department_id, v.employee_id
                  FROM hr_version v
                  JOIN cchc_leadership_post p ON p.id = v.leadership_post_id AND p.role = 'head'
                 WHERE v.active AND v.in_service
                   AND v.date_version <= %(day)s AND (v.date_to IS NULL OR v.date_to >= %(day)s)
                 ORDER BY v.department_id, p.sequence, v.employee_id
                """,
                day=day,
            )
        )
        return dict(self.env.cr.fetchall())

    def _position_kinds(self, position_ids):
        """``{position: kind of its group}`` by the schemes in force on the day."""
        if not position_ids:
            return {}
        self.env.cr.execute(
            SQL(
                """
                SELECT l.position_id, g.kind
                  FROM cchc_position_scheme_line l
                  JOIN (%s) s ON s.id = l.scheme_id
                  JOIN cchc_position_group g ON g.id = l.group_id
                 WHERE l.position_id = ANY(%s)
                """,
                self.env["cchc.position"]._schemes_query(self._day_of_service()),
                list(position_ids),
            )
        )
        return dict(self.env.cr.fetchall())

    # -- rows ---------------------------------------------------------------------------

    def _make_runs(self, unit_ids):
        """The agencies that classify; whoever takes part already stays as it is."""
        heads = self._heads()
        rows = [{"unit_id": unit, "head_id": heads.get(unit)} for unit in sorted(unit_ids)]
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_evaluation_unit
                       (period_id, kind, year, unit_id, level_id, head_id, state, counts_from,
                        regulation, create_uid, create_date, write_uid, write_date)
                SELECT %(period)s, %(kind)s, %(year)s, v.unit_id, d.level_id, v.head_id, 'self',
                       COALESCE(last.counts_from, %(parts)s), COALESCE(last.regulation, FALSE),
                       %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM json_to_recordset(%(rows)s) AS v(unit_id int4, head_id int4)
                  JOIN hr_department d ON d.id = v.unit_id
                  LEFT JOIN LATERAL (
                       SELECT u.counts_from, u.regulation FROM cchc_evaluation_unit u
                        WHERE u.unit_id = v.unit_id AND u.kind = %(kind)s
                        ORDER BY u.id DESC LIMIT 1) last ON TRUE
                ON CONFLICT (period_id, unit_id) DO NOTHING
                """,
                period=self.id,
                kind=self.kind,
                year=self.year,
                parts=self._usual_parts(),
                rows=json.dumps(rows),
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self.env["cchc.evaluation.unit"].invalidate_model()
        self.invalidate_recordset(["unit_run_ids"])

    def _usual_parts(self):
        """From what an agency makes the year's score that has said nothing yet: from what was
        opened in the year."""
        kinds = set(self.child_ids.filtered(lambda part: part.state != "draft").mapped("kind"))
        return next((kind for kind in ("quarter", "month") if kind in kinds), "none")

    def _insert_evaluations(self, rows):
        names = [name for name, _type in COLUMNS if name != "run_unit_id"]
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_evaluation
                       (period_id, period_kind, year, unit_run_id, state, classified, level_id,
                        organising, uniting, units_completed, units_good, %(names)s,
                        create_uid, create_date, write_uid, write_date)
                SELECT %(period)s, %(kind)s, %(year)s, u.id, 'waiting', TRUE, d.level_id,
                       100, 100, 100, 100, %(values)s, %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM json_to_recordset(%(rows)s) AS v(%(types)s)
                  JOIN hr_department d ON d.id = v.agency_id
                  JOIN cchc_evaluation_unit u
                    ON u.period_id = %(period)s AND u.unit_id = v.run_unit_id
                ON CONFLICT (period_id, employee_id) DO NOTHING
                RETURNING id
                """,
                names=SQL(", ").join(map(SQL.identifier, names)),
                values=SQL(", ").join(SQL.identifier("v", name) for name in names),
                types=SQL(", ").join(
                    SQL("%s %s", SQL.identifier(name), SQL(kind)) for name, kind in COLUMNS
                ),
                period=self.id,
                kind=self.kind,
                year=self.year,
                rows=json.dumps(rows),
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self.env["cchc.evaluation"].invalidate_model()
        self.invalidate_recordset(["evaluation_ids"])
        return [row_id for (row_id,) in self.env.cr.fetchall()]

    def _after_opening(self, evaluations):
        """What a new evaluation starts with: its law, the time worked, work and criteria."""
        evaluations._set_law_and_time()
        evaluations._propose_work()
        evaluations._list_criteria()


def _evaluator(person, unit_id, units, heads):
    """Who evaluates: the head of the unit; of a head, the head of the unit above."""
    seen = set()
    while unit_id and unit_id not in seen:
        seen.add(unit_id)
        if heads.get(unit_id) not in (None, person):
            return heads[unit_id]
        unit_id = units.get(unit_id, (None, None))[1]
    return None


class CchcEvaluationGroup(models.Model):
    _inherit = "cchc.evaluation.group"

    def _by_agency(self):
        """``{agency id or None: its groups}``; None: those of agencies without own ones."""
        found = defaultdict(list)
        # A handful of rows for each agency that has its own. pylint: disable=no-search-all
        for group in self.search([]):
            found[group.unit_id.id or None].append(group)
        return dict(found)

    def _choose(self, groups, leader, agency_head, kind):
        """The group of a person: that of heads, of leaders, of the kind; else the first staff one.

        :param groups: of one agency, in their order
        :return: id or None
        """
        kind = kind or "specialist"
        kinds = (kind, "specialist") if kind == "shared" else (kind,)
        tests = []
        if agency_head:
            tests.append(lambda group: group.agency_head)
        if leader:
            tests.append(lambda group: group.leader and not group.agency_head)
        tests += [lambda group, one=one: not group.leader and group.kind == one for one in kinds]
        tests.append(lambda group: not group.leader)
        for test in tests:
            for group in groups:
                if test(group):
                    return group.id
        return groups[0].id if groups else None
