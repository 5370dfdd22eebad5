"""Forms about movements, units, standards, the establishment and schemes, by hand in SQL."""

from by_hand_units import counts, table

IN, OUT = "m.way = 'in'", "m.way = 'out'"
MOVEMENTS = {
    "in_all": IN,
    "in_recruited": f"{IN} AND m.kind = 'recruited'",
    "in_transferred": f"{IN} AND m.kind = 'transferred'",
    "in_rejoined": f"{IN} AND m.kind = 'rejoined'",
    "in_category": f"{IN} AND m.kind = 'category'",
    "in_opened": f"{IN} AND m.kind = 'opened'",
    "in_other": f"{IN} AND m.kind = 'other'",
    "out_all": OUT,
    "out_retired": f"{OUT} AND m.kind = 'retired'",
    "out_resigned": f"{OUT} AND m.kind = 'resigned'",
    "out_dismissed": f"{OUT} AND m.kind = 'dismissed'",
    "out_reduced": f"{OUT} AND m.kind = 'reduced'",
    "out_died": f"{OUT} AND m.kind = 'died'",
    "out_moved_out": f"{OUT} AND m.kind = 'moved_out'",
    "out_transferred": f"{OUT} AND m.kind = 'transferred'",
    "out_category": f"{OUT} AND m.kind = 'category'",
    "out_other": f"{OUT} AND m.kind = 'other'",
}
LEFT = ["retired", "resigned", "dismissed", "reduced", "died", "moved_out"]
# What a period says of whom it places; the borders in the year; who came and went at each, and what
# was decided on the day.
PERIOD = """
SELECT employee_id, date_version, date_to, department_id AS unit, staffing_category AS category,
       service_status AS status,
       in_service IS TRUE AND staffing_category IS NOT NULL AND department_id IS NOT NULL AS serving
  FROM hr_version WHERE active IS TRUE AND employee_id IS NOT NULL
"""
BORDERS = f"""
borders AS MATERIALIZED (
    SELECT COALESCE(new.employee_id, old.employee_id) AS employee_id,
           COALESCE(new.date_version, old.date_to + 1) AS day,
           old.serving IS TRUE AS was, old.unit AS old_unit, old.status AS old_status,
           new.serving IS TRUE AS is_now, new.unit AS new_unit, new.status AS new_status
      FROM ({PERIOD} AND date_to BETWEEN %(start)s::date - 1 AND %(on)s::date - 1) old
      FULL JOIN ({PERIOD} AND date_version BETWEEN %(start)s AND %(on)s) new
        ON new.employee_id = old.employee_id AND new.date_version = old.date_to + 1
     WHERE (old.serving OR new.serving)
       AND (old.serving AND new.serving AND old.unit = new.unit AND old.category = new.category)
           IS NOT TRUE),
ways AS (
    SELECT 'in' AS way, employee_id, day, new_unit AS unit_id, was AS both_sides,
           old_unit <> new_unit AS elsewhere, old_status AS status FROM borders WHERE is_now
     UNION ALL
    SELECT 'out', employee_id, day, old_unit, is_now, old_unit <> new_unit, new_status
      FROM borders WHERE was),
moves AS (
    SELECT w.way, w.unit_id,
           CASE WHEN w.both_sides AND d.event = 'correct' THEN 'other'
                WHEN w.both_sides AND w.elsewhere THEN 'transferred'
                WHEN w.both_sides THEN 'category'
                WHEN w.way = 'out' AND w.status = ANY(%(left)s) THEN w.status
                WHEN w.way = 'out' THEN 'other'
                WHEN d.code = 'opening' THEN 'opened'
                WHEN w.status = ANY(%(left)s) THEN 'rejoined'
                WHEN d.event = 'start' THEN 'recruited'
                ELSE 'other' END AS kind
      FROM ways w
      LEFT JOIN LATERAL (
           SELECT t.code, t.event
             FROM cchc_decision_line l JOIN cchc_decision_type t ON t.id = l.type_id
            WHERE l.career_id = w.employee_id AND l.date_effective = w.day
              AND l.issued_at IS NOT NULL AND l.revoked_at IS NULL
              AND l.changes ?| ARRAY['department_id', 'staffing_category', 'service_status']
            ORDER BY l.day_order DESC, l.id DESC LIMIT 1) d ON TRUE),
own AS MATERIALIZED (SELECT m.unit_id, {counts(MOVEMENTS)} FROM moves m GROUP BY m.unit_id)
"""


def movements(env, on):
    start = on.replace(month=1, day=1)
    return table(env, on, list(MOVEMENTS), BORDERS, start=start, left=LEFT)


SERVICE = "k.code = 'public_service_unit'"
STRUCTURE = {
    "units": "TRUE",
    "committees": "k.code = 'people_committee'",
    "departments": "k.code = 'specialised_department'",
    "sub_departments": "k.code = 'sub_department'",
    "divisions": "k.code IN ('division', 'office', 'inspectorate')",
    "public_service": SERVICE,
    "other_kinds": """k.code IS NULL OR k.code NOT IN (
        'people_committee', 'specialised_department', 'sub_department', 'division', 'office',
        'inspectorate', 'public_service_unit')""",
    **{f"autonomy_{group}": f"{SERVICE} AND v.autonomy_group = '{group}'" for group in "1234"},
    "autonomy_none": f"{SERVICE} AND v.autonomy_group IS NULL",
    "class_special": "v.unit_class = 'special'",
    **{f"class_{number}": f"v.unit_class = '{number}'" for number in "1234"},
}


def structure(env, on):
    own = f"""
    own AS MATERIALIZED (
        SELECT v.unit_id, {counts(STRUCTURE)}
          FROM cchc_unit_version v LEFT JOIN cchc_unit_kind k ON k.id = v.kind_id
         WHERE v.voided_at IS NULL AND v.dissolved IS NOT TRUE
           AND v.date_from <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
         GROUP BY v.unit_id)
    """
    return table(env, on, list(STRUCTURE), own)


NAMED = (
    *("degree", "major", "political_theory", "state_management", "it", "language"),
    *("certificate", "rating"),
)
STANDARDS = {
    "people": "TRUE",
    "meets": "r.outcome = 'meets'",
    "gaps": "r.outcome = 'gaps'",
    "no_standard": "r.outcome = 'no_standard'",
    **{f"lacks_{kind}": f"r.outcome = 'gaps' AND g.lacks_{kind}" for kind in (*NAMED, "other")},
}


def results_and_gaps():
    kinds = ", ".join(f"bool_or(g.kind = '{kind}') AS lacks_{kind}" for kind in NAMED)
    others = ", ".join(f"'{kind}'" for kind in NAMED)
    return f"""
    results AS MATERIALIZED (
        SELECT id, unit_id, group_id, outcome FROM cchc_standard_result
         WHERE superseded_at IS NULL
           AND date_from <= %(on)s AND (date_to IS NULL OR date_to >= %(on)s)),
    lacking AS MATERIALIZED (
        SELECT g.result_id, {kinds}, bool_or(g.kind NOT IN ({others})) AS lacks_other
          FROM cchc_standard_gap g JOIN results r ON r.id = g.result_id
         WHERE r.outcome = 'gaps' GROUP BY g.result_id)
    """


def standards(env, on):
    own = f"""
    {results_and_gaps()},
    own AS MATERIALIZED (
        SELECT r.unit_id, {counts(STANDARDS)}
          FROM results r LEFT JOIN lacking g ON g.result_id = r.id
         GROUP BY r.unit_id)
    """
    return table(env, on, list(STANDARDS), own)


def standards_by_group(env, on):
    """``[(keys of the row, figures)]``: the total, then each kind of staff with its groups."""
    env.cr.execute(
        f"""
        WITH {results_and_gaps()}
        SELECT GROUPING(p.staff) + GROUPING(r.group_id), p.staff, r.group_id, {counts(STANDARDS)}
          FROM results r
          LEFT JOIN lacking g ON g.result_id = r.id
          LEFT JOIN cchc_position_group p ON p.id = r.group_id
         GROUP BY GROUPING SETS ((), (p.staff), (p.staff, r.group_id, p.date_from, p.sequence))
         ORDER BY GROUPING(p.staff) DESC, p.staff, GROUPING(r.group_id) DESC, p.date_from DESC,
                  p.sequence, r.group_id
        """,
        {"on": on},
    )
    return [
        ((staff, group)[: 2 - wider], figures)
        for wider, staff, group, *figures in env.cr.fetchall()
    ]


QUOTAS = (
    *("civil_servant", "commune", "public_budget", "public_income", "contract"),
    "non_specialised",
)
# What a unit keeps: assigned, less what it gave to assigned units below. Whom it holds: the people
# of the unit and of those below that were assigned nothing. Nothing climbs out of a public service
# unit that decides its own numbers (NĐ 106/2020/NĐ-CP, Điều 9).
BALANCE = """
assigned AS MATERIALIZED (
    SELECT unit_id, category_id, sum(amount)::int AS people
      FROM cchc_establishment_entry
     WHERE kind <> 'reserved' AND date_effective <= %(on)s GROUP BY unit_id, category_id),
placed_people AS MATERIALIZED (
    SELECT v.department_id AS unit_id, m.category_id, count(*)::int AS people
      FROM hr_version v
      JOIN cchc_quota_category_member m
        ON m.staffing_category = v.staffing_category
       AND m.funding_source = COALESCE(v.funding_source, 'state_budget')
     WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
       AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
       AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s)
       AND v.department_id IS NOT NULL
     GROUP BY v.department_id, m.category_id),
stops AS MATERIALIZED (
    SELECT v.unit_id, c.id AS category_id
      FROM cchc_unit_version v CROSS JOIN cchc_quota_category c
     WHERE c.decided_by_unit AND v.autonomy_group IN ('1', '2') AND %(on)s >= '2020-11-15'
       AND v.voided_at IS NULL AND v.dissolved IS NOT TRUE
       AND v.date_from <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)),
-- Where each figure may still go: from the unit of the people, from above the unit assigned.
steps (kind, start, category_id, people, at) AS (
    SELECT 'held', unit_id, category_id, people, unit_id FROM placed_people
     UNION ALL
    SELECT 'given', a.unit_id, a.category_id, a.people, t.parent_id
      FROM assigned a JOIN tree t ON t.unit_id = a.unit_id
     WHERE t.parent_id IS NOT NULL AND (a.unit_id, a.category_id) NOT IN (SELECT * FROM stops)
     UNION ALL
    SELECT s.kind, s.start, s.category_id, s.people, t.parent_id
      FROM steps s JOIN tree t ON t.unit_id = s.at
      LEFT JOIN assigned a ON a.unit_id = s.at AND a.category_id = s.category_id
     WHERE t.parent_id IS NOT NULL AND a.unit_id IS NULL
       AND (s.at, s.category_id) NOT IN (SELECT * FROM stops)),
reached AS (
    SELECT s.* FROM steps s JOIN assigned a ON a.unit_id = s.at AND a.category_id = s.category_id),
parts AS (
    SELECT unit_id, category_id, people AS kept, 0 AS held FROM assigned
     UNION ALL
    SELECT at, category_id, -people, 0 FROM reached WHERE kind = 'given'
     UNION ALL
    SELECT COALESCE(r.at, p.unit_id), p.category_id, 0, p.people
      FROM placed_people p
      LEFT JOIN reached r ON r.kind = 'held' AND r.start = p.unit_id
                         AND r.category_id = p.category_id),
own AS MATERIALIZED (
    SELECT p.unit_id, sum(p.kept) AS kept, sum(p.held) AS held, {}
      FROM parts p JOIN cchc_quota_category c ON c.id = p.category_id GROUP BY p.unit_id)
""".format(
    ", ".join(
        f"sum(p.{figure}) FILTER (WHERE c.code = '{quota}') AS {figure}_{quota}"
        for quota in QUOTAS
        for figure in ("kept", "held")
    )
)


def quota_use(env, on):
    columns = [f"{figure}_{quota}" for quota in QUOTAS for figure in ("kept", "held")]
    occupying = env["cchc.occupancy.rule"]._occupying(on)
    return table(env, on, ["kept", "held", *columns], BALANCE, occupying=occupying)


PLANNED = ("assigned_now", "occupied_now", "requested", "appraised", "decided")


def quota_plan(env, on):
    sums = ", ".join(f"sum(l.{name}) AS {name}" for name in PLANNED)
    own = f"""
    own AS MATERIALIZED (
        SELECT l.unit_id, count(*) AS lines, {sums}
          FROM cchc_establishment_plan_line l JOIN cchc_establishment_plan p ON p.id = l.plan_id
         WHERE l.year = %(year)s AND p.state IS DISTINCT FROM 'draft'
         GROUP BY l.unit_id)
    """
    return table(env, on, ["lines", *PLANNED], own, year=on.year)


FORCE = """s.state = 'approved' AND s.date_from <= %(on)s
           AND (s.date_to IS NULL OR s.date_to >= %(on)s)"""
SCHEMES_BEFORE = {
    "in_force": FORCE,
    "civil": f"s.staff = 'civil_servant' AND {FORCE}",
    "public": f"s.staff = 'public_employee' AND {FORCE}",
}
SCHEMES_AFTER = {
    "draft": "s.state = 'draft'",
    "submitted": "s.state = 'submitted'",
    "appraised": "s.state = 'appraised'",
}


def schemes(env, on):
    own = f"""
    own AS MATERIALIZED (
        SELECT s.unit_id, {counts(SCHEMES_BEFORE)},
               sum(s.headcount) FILTER (WHERE {FORCE}) AS headcount, {counts(SCHEMES_AFTER)}
          FROM cchc_position_scheme s
         WHERE NOT EXISTS (SELECT FROM cchc_position_scheme c
                            WHERE c.corrects_id = s.id AND c.approved_at IS NOT NULL)
         GROUP BY s.unit_id)
    """
    return table(env, on, [*SCHEMES_BEFORE, "headcount", *SCHEMES_AFTER], own)
