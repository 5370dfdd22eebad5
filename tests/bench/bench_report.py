"""BM01 of the whole province at a date, against the same table written by hand in SQL."""

from datetime import date

from harness import bench, seconds

ON = date(2026, 6, 30)
# Issue 2: under half a second at 80,000 people.
HALF_A_SECOND = 0.5

# What somebody who knows the tables would write: join once, count once, add up along the tree.
BY_HAND = """
WITH RECURSIVE tree AS MATERIALIZED (
    SELECT unit_id, parent_id, name FROM cchc_unit_version
     WHERE voided_at IS NULL AND dissolved IS NOT TRUE
       AND date_from <= %(on)s AND (date_to IS NULL OR date_to >= %(on)s)
),
people AS MATERIALIZED (
    SELECT v.department_id AS unit_id,
           count(*) AS c1a,
           count(*) FILTER (WHERE v.party_member) AS c2,
           count(*) FILTER (WHERE v.sex = 'female') AS c3,
           count(*) FILTER (WHERE n.is_minority) AS c4,
           count(*) FILTER (WHERE e.religion_id IS NOT NULL) AS c5,
           count(*) FILTER (WHERE r.tier = 'senior_principal') AS c6,
           count(*) FILTER (WHERE r.tier = 'principal') AS c7,
           count(*) FILTER (WHERE r.tier = 'specialist') AS c8,
           count(*) FILTER (WHERE r.tier = 'technician') AS c9,
           count(*) FILTER (WHERE r.tier = 'staff') AS c10,
           count(*) FILTER (WHERE v.degree_level = 'doctor') AS c11,
           count(*) FILTER (WHERE v.degree_level = 'master') AS c12,
           count(*) FILTER (WHERE v.degree_level = 'university') AS c13,
           count(*) FILTER (WHERE v.degree_level = 'college') AS c14,
           count(*) FILTER (WHERE v.degree_level = 'intermediate') AS c15,
           count(*) FILTER (WHERE v.degree_level = 'elementary') AS c16,
           count(*) FILTER (WHERE v.political_theory_level = 'bachelor') AS c17,
           count(*) FILTER (WHERE v.political_theory_level = 'advanced') AS c18,
           count(*) FILTER (WHERE v.political_theory_level = 'intermediate') AS c19,
           count(*) FILTER (WHERE v.political_theory_level = 'elementary') AS c20,
           count(*) FILTER (WHERE v.it_level = 'intermediate') AS c21,
           count(*) FILTER (WHERE v.it_level = 'certificate') AS c22,
           count(*) FILTER (WHERE v.english_level = 'university') AS c23,
           count(*) FILTER (WHERE v.english_level = 'certificate') AS c24,
           count(*) FILTER (WHERE v.other_language_level = 'university') AS c25,
           count(*) FILTER (WHERE v.other_language_level = 'certificate') AS c26,
           count(*) FILTER (WHERE v.minority_language) AS c27,
           count(*) FILTER (WHERE v.state_management_level = 'senior_principal') AS c28,
           count(*) FILTER (WHERE v.state_management_level = 'principal') AS c29,
           count(*) FILTER (WHERE v.state_management_level = 'specialist') AS c30,
           count(*) FILTER (WHERE NOT past AND birthday > %(on)s - interval '31 years') AS c31,
           count(*) FILTER (WHERE NOT past AND birthday <= %(on)s - interval '31 years'
                              AND birthday > %(on)s - interval '41 years') AS c32,
           count(*) FILTER (WHERE NOT past AND birthday <= %(on)s - interval '41 years'
                              AND birthday > %(on)s - interval '51 years') AS c33,
           count(*) FILTER (WHERE NOT past AND birthday <= %(on)s - interval '51 years') AS c34,
           count(*) FILTER (WHERE NOT past AND birthday <= %(on)s - interval '51 years'
                              AND birthday > %(on)s - interval '56 years'
                              AND v.sex = 'female') AS c35,
           count(*) FILTER (WHERE NOT past AND birthday <= %(on)s - interval '56 years'
                              AND birthday > %(on)s - interval '61 years'
                              AND v.sex = 'male') AS c36,
           count(*) FILTER (WHERE past) AS c37,
           count(*) FILTER (WHERE v.is_rotated) AS c38
      FROM hr_version v
      JOIN hr_employee e ON e.id = v.employee_id
      LEFT JOIN cchc_ethnicity n ON n.id = e.ethnicity_id
      LEFT JOIN cchc_rank r ON r.id = v.rank_id
     CROSS JOIN LATERAL (SELECT COALESCE(e.retirement_date < %(on)s, FALSE) AS past) p
     -- Said as Odoo says it, so that the same partial index serves both.
     WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
       AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
       AND v.staffing_category = 'civil_servant' AND v.in_service
     GROUP BY v.department_id
),
climb (unit_id, above) AS (
    SELECT unit_id, unit_id FROM tree
     UNION ALL
    SELECT climb.unit_id, tree.parent_id
      FROM climb JOIN tree ON tree.unit_id = climb.above
     WHERE tree.parent_id IS NOT NULL
)
SELECT climb.above, %(columns)s
  FROM climb JOIN people ON people.unit_id = climb.unit_id
 GROUP BY climb.above
"""
COLUMNS = ["c1a", *(f"c{number}" for number in range(2, 39))]


def by_hand(env):
    columns = ", ".join(f"sum({column})::bigint" for column in COLUMNS)
    env.cr.execute(BY_HAND.replace("%(columns)s", columns), {"on": ON})
    return {unit: tuple(figures) for unit, *figures in env.cr.fetchall()}


def by_form(env):
    form = env.ref("cchc_hr.report_form_bm01")
    report = form._compute(province(env), ON)
    # Without the first column, the establishment, which is not counted from people.
    return {row.unit_id: row.total[1:] for row in report.rows if row.total_people}


def province(env):
    """The units that have no unit above them on the day."""
    tree = env["hr.department"]._tree_at(ON)
    return env["hr.department"].browse([unit for unit, parent in tree.items() if not parent])


@bench("BM01 of the province", yardstick="the same table by hand in SQL", limit=1.2)
def bm01(env):
    ours, theirs = by_form(env), by_hand(env)
    assert ours and ours == theirs, "the two ways count differently"
    return seconds(env, lambda: by_form(env)), seconds(env, lambda: by_hand(env))


@bench("BM01 of the province, in seconds", yardstick="half a second", limit=1.0)
def bm01_seconds(env):
    return seconds(env, lambda: by_form(env)), HALF_A_SECOND


@bench("BM01 as known on a day", yardstick="BM01 by hand, as known today", limit=1.5)
def bm01_as_known(env):
    form = env.ref("cchc_hr.report_form_bm01")
    units = province(env)
    # A province made for measuring was recorded today: before today nothing was known of it.
    today = env["hr.version"]._today()
    known = form._compute(units, ON, known_on=today)
    assert {row.unit_id: row.total[1:] for row in known.rows if row.total_people} == by_hand(env)
    return (
        seconds(env, lambda: form._compute(units, ON, known_on=today)),
        seconds(env, lambda: by_hand(env)),
    )
