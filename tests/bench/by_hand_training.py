"""Forms about training, by hand in SQL: planned and done, by whom, at what cost, hours, gaps."""

from by_hand_units import counts, table

SOURCES = ("training", "unit", "project", "learner")
SENT = "('decided', 'attending', 'passed', 'failed')"
# What each approved line plans, and what each person who was sent costs: the đồng that are left
# over by the division go to those who were nominated first.
PLAN = """
plan AS (
    SELECT l.unit_id, l.programme_id, l.people, l.source,
           l.people * COALESCE(l.cost_per_head, 0) AS amount
      FROM cchc_training_plan_line l
      JOIN cchc_training_plan p ON p.id = l.plan_id
      LEFT JOIN cchc_training_plan above ON above.id = p.parent_id
     WHERE l.year = %(year)s AND p.kind = 'year' AND 'approved' IN (p.state, above.state)
       AND l.id NOT IN (SELECT parent_id FROM cchc_training_plan_line
                         WHERE parent_id IS NOT NULL))
"""
COST = """
cost AS MATERIALIZED (
    SELECT class_id, {}
      FROM cchc_training_class_cost GROUP BY class_id)
""".format(
    ", ".join(
        f"COALESCE(sum(amount) FILTER (WHERE source = '{source}'), 0)::int8 AS {source}"
        for source in SOURCES
    )
)
# The day on which a class counts for somebody lies in the year.
COUNTS = """(p.state IN ('passed', 'failed') AND c.date_to BETWEEN %(start)s AND %(on)s
          OR p.state NOT IN ('passed', 'failed') AND c.date_from BETWEEN %(start)s AND %(on)s)"""
LEARNERS = """
learner AS (
    SELECT p.*, c.programme_id AS programme, {}
      FROM (SELECT id, class_id, employee_id, unit_id, state,
                   count(*) OVER w AS heads,
                   row_number() OVER (w ORDER BY id) AS place
              FROM cchc_training_participant WHERE state IN {} WINDOW w AS (PARTITION BY class_id)
           ) p
      JOIN cchc_training_class c ON c.id = p.class_id AND c.state <> 'cancelled'
      LEFT JOIN cost ON cost.class_id = p.class_id
     WHERE {})
""".format(
    ", ".join(
        f"COALESCE(cost.{source} / p.heads"
        f" + (p.place <= cost.{source} - cost.{source} / p.heads * p.heads)::int, 0) AS {source}"
        for source in SOURCES
    ),
    SENT,
    COUNTS,
)
STUDIES = "s.state NOT IN ('draft', 'proposed', 'dropped')"
# What was paid besides for learners: for classes without any, and for studies.
PAID = """
paid AS (
    SELECT c.unit_id, c.programme_id AS programme, {sources}
      FROM cchc_training_class c JOIN cost ON cost.class_id = c.id
     WHERE c.state IN ('decided', 'running', 'finished')
       AND c.date_from BETWEEN %(start)s AND %(on)s
       AND NOT EXISTS (SELECT FROM cchc_training_participant p
                        WHERE p.class_id = c.id AND p.state IN {sent})
     UNION ALL
    SELECT s.unit_id, s.programme_id, {by_source}
      FROM cchc_training_study_cost k JOIN cchc_training_study s ON s.id = k.study_id
     WHERE {studies} AND k.date BETWEEN %(start)s AND %(on)s)
""".format(
    sources=", ".join(SOURCES),
    sent=SENT,
    studies=STUDIES,
    by_source=", ".join(
        f"CASE WHEN k.source = '{source}' THEN k.amount ELSE 0 END" for source in SOURCES
    ),
)
BEGUN = f"""
begun AS (
    SELECT s.* FROM cchc_training_study s
     WHERE {STUDIES} AND s.date_from BETWEEN %(start)s AND %(on)s)
"""
BASE = ", ".join((PLAN, COST, LEARNERS, PAID, BEGUN))
ALL = " + ".join(SOURCES)


def _days(on):
    return {"year": on.year, "start": on.replace(month=1, day=1)}


TRAINING = ("planned", "planned_amount", "sent", "passed", "failed", "study", "spent")
# What each part knows of the columns.
PARTS = (
    ("plan", "programme_id", {"planned": "people", "planned_amount": "amount"}),
    (
        "learner",
        "programme",
        {
            "sent": "1",
            "passed": "(state = 'passed')::int",
            "failed": "(state = 'failed')::int",
            "spent": ALL,
        },
    ),
    ("begun", "programme_id", {"study": "1"}),
    ("paid", "programme", {"spent": ALL}),
)


def _parts(key):
    """A row for each that counts: the unit or the programme, and the columns."""
    return " UNION ALL ".join(
        f"SELECT {programme if key == 'programme' else key} AS {key}, "
        + ", ".join(f"({found.get(name, '0')})::int8 AS {name}" for name in TRAINING)
        + f" FROM {part}"
        for part, programme, found in PARTS
    )


def training(env, on):
    sums = ", ".join(f"sum({name}) AS {name}" for name in TRAINING)
    own = f"""{BASE},
    parts AS ({_parts("unit_id")}),
    own AS MATERIALIZED (SELECT unit_id, {sums} FROM parts GROUP BY unit_id)"""
    return table(env, on, list(TRAINING), own, **_days(on))


def programmes(env, on):
    """``[(keys of the row, figures)]``: the total, then each kind with its programmes."""
    kinds = [kind for kind, _label in env["cchc.training.programme"]._fields["kind"].selection]
    sums = ", ".join(f"COALESCE(sum({name}), 0)::bigint" for name in TRAINING)
    env.cr.execute(
        f"""
        WITH {BASE}, parts AS ({_parts("programme")})
        SELECT GROUPING(p.kind) + GROUPING(p.id), p.kind, p.id, {sums}
          FROM parts LEFT JOIN cchc_training_programme p ON p.id = parts.programme
         GROUP BY GROUPING SETS ((), (p.kind), (p.kind, p.id, p.sequence, p.code))
         ORDER BY GROUPING(p.kind) DESC, array_position(%(kinds)s, p.kind::text),
                  GROUPING(p.id) DESC, p.sequence, p.code
        """,
        {"on": on, "kinds": kinds, **_days(on)},
    )
    return [
        ((kind, programme)[: 2 - wider], figures)
        for wider, kind, programme, *figures in env.cr.fetchall()
    ]


CIVIL = "('cadre', 'civil_servant', 'commune_cadre', 'commune_civil_servant')"
PEOPLE = {
    "everybody": "TRUE",
    "female": "v.sex = 'female'",
    "minority": "n.is_minority",
    **{f"at_{level}": f"level.code = '{level}'" for level in ("province", "district", "commune")},
    "civil": f"v.staffing_category IN {CIVIL}",
    "public": "v.staffing_category = 'public_employee'",
    "others": """v.staffing_category IS NULL
                 OR v.staffing_category IN ('contract_111', 'non_specialised')""",
    **{
        f"leads_{level}": f"leads.code = '{level}'" for level in ("province", "district", "commune")
    },
    **{
        f"rank_{tier}": f"r.tier = '{tier}'"
        for tier in ("senior_principal", "principal", "specialist")
    },
    "rank_lower": "r.tier IN ('technician', 'staff')",
}


def people(env, on):
    own = f"""
    occasions AS (
        SELECT p.unit_id, p.employee_id,
               CASE WHEN p.state IN ('passed', 'failed') THEN c.date_to ELSE c.date_from END AS day
          FROM cchc_training_participant p
          JOIN cchc_training_class c ON c.id = p.class_id AND c.state <> 'cancelled'
         WHERE p.state IN {SENT} AND {COUNTS}
         UNION ALL
        SELECT s.unit_id, s.employee_id, s.date_from
          FROM cchc_training_study s
         WHERE {STUDIES} AND s.date_from BETWEEN %(start)s AND %(on)s),
    own AS MATERIALIZED (
        SELECT o.unit_id, {counts(PEOPLE)}
          FROM occasions o
          JOIN hr_employee e ON e.id = o.employee_id
          JOIN hr_department u ON u.id = o.unit_id
          LEFT JOIN cchc_admin_level level ON level.id = u.level_id
          LEFT JOIN cchc_ethnicity n ON n.id = e.ethnicity_id
          LEFT JOIN hr_version v ON v.employee_id = o.employee_id
               AND v.active IS TRUE AND v.employee_id IS NOT NULL
               AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(start)s)
               AND v.date_version <= o.day AND (v.date_to IS NULL OR v.date_to >= o.day)
          LEFT JOIN cchc_rank r ON r.id = v.rank_id
          LEFT JOIN cchc_leadership_post post ON post.id = v.leadership_post_id
          LEFT JOIN cchc_admin_level leads ON leads.id = post.level_id
         GROUP BY o.unit_id)
    """
    return table(env, on, list(PEOPLE), own, **_days(on))


COSTS = [f"{part}_{source}" for part in ("planned", "spent") for source in ("total", *SOURCES)]


def cost(env, on):
    planned = ", ".join(
        f"CASE WHEN source = '{source}' THEN amount ELSE 0 END" for source in SOURCES
    )
    nothing = ", ".join(["0"] * (1 + len(SOURCES)))
    sums = ", ".join(f"sum({name}) AS {name}" for name in COSTS)
    own = f"""{BASE},
    parts (unit_id, {", ".join(COSTS)}) AS (
        SELECT unit_id, amount, {planned}, {nothing} FROM plan
         UNION ALL
        SELECT unit_id, {nothing}, {ALL}, {", ".join(SOURCES)} FROM learner
         UNION ALL
        SELECT unit_id, {nothing}, {ALL}, {", ".join(SOURCES)} FROM paid),
    own AS MATERIALIZED (SELECT unit_id, {sums} FROM parts GROUP BY unit_id)"""
    return table(env, on, COSTS, own, **_days(on))


PERIODS = ("total", "learned", "declared", "taught")
STAFF = (
    *("cadre", "civil_servant", "commune_cadre", "commune_civil_servant"),
    "public_employee",
)


def hours(env, on):
    """Who serves at the end of the year, or today, and what was learned in it."""
    last = min(on.replace(month=12, day=31), env["hr.version"]._today())
    asked = [
        (staff, *env["cchc.training.hours"]._asked(staff, on.replace(month=12, day=31)))
        for staff in STAFF
    ]
    sums = ", ".join(f"sum({name}) AS {name}" for name in PERIODS)
    own = f"""
    served AS (
        SELECT v.employee_id, v.department_id AS unit_id, v.staffing_category AS staff
          FROM hr_version v
         WHERE v.staffing_category IS NOT NULL AND v.in_service
           AND v.active IS TRUE AND v.employee_id IS NOT NULL
           AND v.date_version <= %(last)s AND (v.date_to IS NULL OR v.date_to >= %(last)s)),
    asked AS (
        SELECT * FROM unnest(%(staff)s::text[], %(least)s::int[], %(teaching)s::bool[])
                 AS a(staff, least, teaching)),
    known AS (
        SELECT employee_id, sum(learned) AS learned, sum(declared) AS declared,
               sum(taught) AS taught
          FROM (SELECT p.employee_id, p.attended_periods AS learned, 0 AS declared, 0 AS taught
                  FROM cchc_training_participant p JOIN cchc_training_class c ON c.id = p.class_id
                 WHERE p.state = 'passed' AND c.date_to BETWEEN %(start)s AND %(end)s
                 UNION ALL
                SELECT employee_id, 0, CASE kind WHEN 'learned' THEN periods ELSE 0 END,
                       CASE kind WHEN 'taught' THEN periods ELSE 0 END
                  FROM cchc_training_declared
                 WHERE date_to BETWEEN %(start)s AND %(end)s) periods
         GROUP BY employee_id),
    each AS (
        SELECT s.unit_id, a.least, COALESCE(k.learned, 0) AS learned,
               COALESCE(k.declared, 0) AS declared, COALESCE(k.taught, 0) AS taught,
               COALESCE(k.learned, 0) + COALESCE(k.declared, 0)
               + CASE WHEN a.teaching THEN COALESCE(k.taught, 0) ELSE 0 END AS total
          FROM served s JOIN asked a ON a.staff = s.staff AND a.least > 0
          LEFT JOIN known k ON k.employee_id = s.employee_id),
    own AS MATERIALIZED (
        SELECT unit_id, count(*) AS everybody, count(*) FILTER (WHERE total >= least) AS met,
               count(*) FILTER (WHERE total < least) AS lacking, {sums}
          FROM each GROUP BY unit_id)
    """
    return table(
        env,
        on,
        ["everybody", "met", "lacking", *PERIODS],
        own,
        start=on.replace(month=1, day=1),
        end=on.replace(month=12, day=31),
        last=last,
        staff=[staff for staff, _least, _teaching in asked],
        least=[least for _staff, least, _teaching in asked],
        teaching=[teaching for _staff, _least, teaching in asked],
    )


NAMED = ("degree", "political_theory", "state_management", "it", "language", "certificate")
GAPS = {
    "gap_before": "was",
    "gap_trained": "was AND NOT is_now AND trained",
    "gap_closed": "was AND NOT is_now AND NOT trained",
    "gap_stays": "was AND is_now",
    "gap_new": "NOT was AND is_now",
    "gap_after": "is_now",
    **{f"gap_{kind}": f"is_now AND kind = '{kind}'" for kind in NAMED},
    "gap_other": f"is_now AND kind NOT IN {NAMED}",
}


def gaps(env, on):
    """What was demanded and not met on each of the two days, one beside the other."""
    days = ", ".join(
        f"""{name} AS (
        SELECT DISTINCT ON (employee_id, kind, required) employee_id, kind, required, unit_id
          FROM cchc_standard_gap
         WHERE superseded_at IS NULL AND date_from <= %({day})s
           AND (date_to IS NULL OR date_to >= %({day})s)
         ORDER BY employee_id, kind, required, id)"""
        for name, day in (("begun", "start"), ("current", "on"))
    )
    own = f"""
    {days},
    trained AS (
        SELECT DISTINCT n.employee_id, n.kind
          FROM cchc_qualification_need n
         WHERE n.employee_id IS NOT NULL AND (
               n.id IN (SELECT p.need_id
                          FROM cchc_training_participant p
                          JOIN cchc_training_class c ON c.id = p.class_id
                         WHERE p.need_id IS NOT NULL AND p.state = 'passed'
                           AND c.date_to BETWEEN %(start)s AND %(on)s)
               OR n.id IN (SELECT need_id FROM cchc_training_study
                            WHERE outcome = 'degree'
                              AND outcome_on BETWEEN %(start)s AND %(on)s))),
    own AS MATERIALIZED (
        SELECT g.unit_id, {counts(GAPS)}
          FROM (SELECT COALESCE(a.unit_id, b.unit_id) AS unit_id,
                       COALESCE(a.kind, b.kind) AS kind,
                       b.employee_id IS NOT NULL AS was, a.employee_id IS NOT NULL AS is_now,
                       t.employee_id IS NOT NULL AS trained
                  FROM begun b
                  FULL JOIN current a
                    ON a.employee_id = b.employee_id AND a.kind = b.kind
                   AND a.required IS NOT DISTINCT FROM b.required
                  LEFT JOIN trained t ON t.employee_id = b.employee_id AND t.kind = b.kind) g
         GROUP BY g.unit_id)
    """
    return table(env, on, list(GAPS), own, **_days(on))
