"""Forms whose rows are units, by hand in SQL: one table, in the order in which it is printed.

What somebody writes who knows the tables: count once per unit, then add up along the line of units
above each, which the same walk down the tree gives as the order of the rows.
"""

FRAME = """
WITH RECURSIVE tree AS MATERIALIZED (
    SELECT v.unit_id, v.parent_id, v.name,
           row_number() OVER (PARTITION BY v.parent_id ORDER BY v.sequence, u.code, u.id) AS place
      FROM cchc_unit_version v JOIN hr_department u ON u.id = v.unit_id
     WHERE v.voided_at IS NULL AND v.dissolved IS NOT TRUE
       AND v.date_from <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)),
placed (unit_id, name, line, place) AS (
    SELECT unit_id, name, ARRAY[unit_id], ARRAY[place] FROM tree WHERE parent_id IS NULL
     UNION ALL
    SELECT t.unit_id, t.name, p.line || t.unit_id, p.place || t.place
      FROM tree t JOIN placed p ON p.unit_id = t.parent_id),
{own},
total AS (
    SELECT above AS unit_id, {sums}
      FROM own JOIN placed USING (unit_id) CROSS JOIN unnest(placed.line) AS above
     GROUP BY above)
SELECT array_to_string(p.place[2:], '.'), p.unit_id, p.name, {figures}
  FROM placed p LEFT JOIN total USING (unit_id) {more}
 ORDER BY p.place
"""


def table(env, on, columns, own, first=(), more="", **values):
    """The rows of a form by units: ``[(number, unit id, name, figure, …)]``.

    :param columns: names of the columns of ``own``, besides ``unit_id``
    :param own: common table expressions, the last of which counts by unit and is called ``own``
    :param first: SQL of figures before these; ``more``: joins that they need
    """
    statement = FRAME.format(
        own=own,
        sums=", ".join(f"sum({column})::bigint AS {column}" for column in columns),
        figures=", ".join([*first, *(f"COALESCE({column}, 0)" for column in columns)]),
        more=more,
    )
    env.cr.execute(statement, {"on": on, **values})
    return env.cr.fetchall()


# -- the columns of BM01 ----------------------------------------------------------------------

QUALITY = {
    "c1a": "TRUE",
    "c2": "v.party_member",
    "c3": "v.sex = 'female'",
    "c4": "n.is_minority",
    "c5": "e.religion_id IS NOT NULL",
    "c6": "r.tier = 'senior_principal'",
    "c7": "r.tier = 'principal'",
    "c8": "r.tier = 'specialist'",
    "c9": "r.tier = 'technician'",
    "c10": "r.tier = 'staff'",
    "c11": "v.degree_level = 'doctor'",
    "c12": "v.degree_level = 'master'",
    "c13": "v.degree_level = 'university'",
    "c14": "v.degree_level = 'college'",
    "c15": "v.degree_level = 'intermediate'",
    "c16": "v.degree_level = 'elementary'",
    "c17": "v.political_theory_level = 'bachelor'",
    "c18": "v.political_theory_level = 'advanced'",
    "c19": "v.political_theory_level = 'intermediate'",
    "c20": "v.political_theory_level = 'elementary'",
    "c21": "v.it_level = 'intermediate'",
    "c22": "v.it_level = 'certificate'",
    "c23": "v.english_level = 'university'",
    "c24": "v.english_level = 'certificate'",
    "c25": "v.other_language_level = 'university'",
    "c26": "v.other_language_level = 'certificate'",
    "c27": "v.minority_language",
    "c28": "v.state_management_level = 'senior_principal'",
    "c29": "v.state_management_level = 'principal'",
    "c30": "v.state_management_level = 'specialist'",
    "c31": "NOT past AND e.birthday > y31",
    "c32": "NOT past AND e.birthday <= y31 AND e.birthday > y41",
    "c33": "NOT past AND e.birthday <= y41 AND e.birthday > y51",
    "c34": "NOT past AND e.birthday <= y51",
    "c35": "NOT past AND e.birthday <= y51 AND e.birthday > y56 AND v.sex = 'female'",
    "c36": "NOT past AND e.birthday <= y56 AND e.birthday > y61 AND v.sex = 'male'",
    "c37": "past",
    "c38": "v.is_rotated",
}
# The limits of age once, and whose retirement is over.
AGES = """
CROSS JOIN LATERAL (SELECT COALESCE(e.retirement_date < %(on)s, FALSE) AS past) p
CROSS JOIN (SELECT {}) y
""".format(
    ", ".join(
        f"(%(on)s::date - interval '{years} years')::date AS y{years}"
        for years in (31, 41, 51, 56, 61)
    )
)
# Periods of a day. Said as Odoo says it, so that the same partial index serves both.
PERIODS = """
       v.active IS TRUE AND v.employee_id IS NOT NULL
   AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
"""


def counts(columns):
    """``count(*) FILTER (…) AS …`` of each column; a sum is told as it is."""
    return ", ".join(f"{_counted(test)} AS {name}" for name, test in columns.items())


def _counted(test):
    if test.startswith("sum("):
        return test
    return "count(*)" if test == "TRUE" else f"count(*) FILTER (WHERE {test})"


def quality_of(group, whom):
    """``own``: the columns of BM01 by ``group`` of those whom ``whom`` picks."""
    return f"""
    SELECT {group}, {counts(QUALITY)}
      FROM hr_version v
      JOIN hr_employee e ON e.id = v.employee_id
      LEFT JOIN cchc_ethnicity n ON n.id = e.ethnicity_id
      LEFT JOIN cchc_rank r ON r.id = v.rank_id
      {AGES}
     WHERE {PERIODS} AND v.in_service AND {whom}
     GROUP BY 1
    """


# The establishment assigned: a unit without an entry shows what those below it were assigned.
ESTABLISHMENT = """
assigned AS MATERIALIZED (
    SELECT unit_id, category_id, sum(amount)::int AS people
      FROM cchc_establishment_entry
     WHERE kind <> 'reserved' AND date_effective <= %(on)s
       AND category_id IN (
           SELECT c.id FROM cchc_quota_category c
             JOIN cchc_quota_category_member m ON m.category_id = c.id
            WHERE c.is_establishment
              AND (%(staff)s::varchar[] IS NULL OR m.staffing_category = ANY(%(staff)s)))
     GROUP BY unit_id, category_id),
lent (unit_id, category_id, people) AS (
    SELECT unit_id, category_id, people FROM assigned
     UNION ALL
    SELECT t.parent_id, l.category_id, l.people
      FROM lent l JOIN tree t ON t.unit_id = l.unit_id
     WHERE t.parent_id IS NOT NULL
       AND NOT EXISTS (SELECT FROM assigned a
                        WHERE a.unit_id = t.parent_id AND a.category_id = l.category_id)),
given AS (SELECT unit_id, sum(people)::int AS establishment FROM lent GROUP BY unit_id)
"""


def quality(env, on, whom, staff=None):
    """BM01 and the same table about other people."""
    return table(
        env,
        on,
        list(QUALITY),
        f"{ESTABLISHMENT}, own AS MATERIALIZED ({quality_of('v.department_id AS unit_id', whom)})",
        first=["establishment"],
        more="LEFT JOIN given USING (unit_id)",
        staff=staff,
    )


def bm01(env, on):
    return quality(env, on, "v.staffing_category = 'civil_servant'", ["civil_servant"])


def bm02(env, on):
    return quality(
        env,
        on,
        "v.staffing_category IN ('commune_cadre', 'commune_civil_servant')",
        ["commune_cadre", "commune_civil_servant"],
    )


def cl_all(env, on):
    return quality(env, on, "v.staffing_category IS NOT NULL")


def cl_vc(env, on):
    return quality(env, on, "v.staffing_category = 'public_employee'", ["public_employee"])


# -- other tables about people ------------------------------------------------------------------

HIGH, MIDDLE = "IN ('bachelor', 'advanced')", "= 'intermediate'"
LEADERS = {
    "people": "TRUE",
    "heads": "l.role = 'head'",
    "deputies": "l.role = 'deputy'",
    "others": "l.role IS NULL OR l.role NOT IN ('head', 'deputy')",
    "women": "v.sex = 'female'",
    "women_heads": "v.sex = 'female' AND l.role = 'head'",
    "party": "v.party_member",
    "minority": "n.is_minority",
    "rotated": "v.is_rotated",
    "age_40": "e.birthday > y40",
    "age_50": "e.birthday <= y40 AND e.birthday > y50",
    "age_above": "e.birthday <= y50",
    "politics_high": f"v.political_theory_level {HIGH}",
    "politics_middle": f"v.political_theory_level {MIDDLE}",
}


def leaders(env, on):
    own = f"""
    own AS MATERIALIZED (
        SELECT v.department_id AS unit_id, {counts(LEADERS)}
          FROM hr_version v
          JOIN hr_employee e ON e.id = v.employee_id
          JOIN cchc_leadership_post l ON l.id = v.leadership_post_id
          LEFT JOIN cchc_ethnicity n ON n.id = e.ethnicity_id
         CROSS JOIN (SELECT (%(on)s::date - interval '40 years')::date AS y40,
                            (%(on)s::date - interval '50 years')::date AS y50) y
         WHERE {PERIODS} AND v.in_service
         GROUP BY 1)
    """
    return table(env, on, list(LEADERS), own)


FIRST_YEAR = "e.retirement_date > %(on)s AND e.retirement_date <= y1"
RETIREMENTS = {
    "people": "TRUE",
    "known": "e.retirement_date IS NOT NULL",
    "past": "e.retirement_date <= %(on)s",
    "year_1": FIRST_YEAR,
    "year_2": "e.retirement_date > y1 AND e.retirement_date <= y2",
    "year_3": "e.retirement_date > y2 AND e.retirement_date <= y3",
    "year_4": "e.retirement_date > y3 AND e.retirement_date <= y4",
    "year_5": "e.retirement_date > y4 AND e.retirement_date <= y5",
    "later": "e.retirement_date > y5",
    "women_1": f"{FIRST_YEAR} AND v.sex = 'female'",
    "leaders_1": f"{FIRST_YEAR} AND v.leadership_post_id IS NOT NULL",
}


def retirements(env, on):
    years = ", ".join(
        f"(%(on)s::date + interval '{year} years')::date AS y{year}" for year in range(1, 6)
    )
    own = f"""
    own AS MATERIALIZED (
        SELECT v.department_id AS unit_id, {counts(RETIREMENTS)}
          FROM hr_version v
          JOIN hr_employee e ON e.id = v.employee_id
         CROSS JOIN (SELECT {years}) y
         WHERE {PERIODS} AND v.in_service AND v.staffing_category IS NOT NULL
         GROUP BY 1)
    """
    return table(env, on, list(RETIREMENTS), own)


CONTRACTS = {
    "people": "TRUE",
    "public_employees": "v.staffing_category = 'public_employee'",
    "contract_111": "v.staffing_category = 'contract_111'",
    "with_contract": "c.present",
    "with_cases": "sum(c.presents)",
    "fixed": "c.fixed",
    "open_ended": "c.open_ended",
    "without_contract": "c.present IS NOT TRUE",
    "expiring": "c.expiring",
    "expiring_cases": "sum(c.expirings)",
}


def contracts(env, on):
    own = f"""
    contracts AS MATERIALIZED (
        SELECT employee_id, bool_or(running) AS present,
               count(*) FILTER (WHERE running) AS presents,
               bool_or(running AND kind = 'contract_fixed') AS fixed,
               bool_or(running AND kind = 'contract_open') AS open_ended,
               bool_or(ending) AS expiring, count(*) FILTER (WHERE ending) AS expirings
          FROM cchc_labour_contract
         CROSS JOIN LATERAL (
               SELECT (ended_on IS NULL OR ended_on >= %(on)s)
                      AND (date_to IS NULL OR date_to >= %(on)s) AS running,
                      ended_on IS NULL AND date_to >= %(on)s
                      AND date_to <= %(on)s::date + interval '6 months' AS ending) r
         WHERE date_from <= %(on)s
         GROUP BY employee_id),
    own AS MATERIALIZED (
        SELECT v.department_id AS unit_id, {counts(CONTRACTS)}
          FROM hr_version v
          LEFT JOIN contracts c ON c.employee_id = v.employee_id
         WHERE {PERIODS} AND v.in_service
           AND v.staffing_category IN ('public_employee', 'contract_111')
         GROUP BY 1)
    """
    return table(env, on, list(CONTRACTS), own)


LEVELS = ("state", "ministry", "district", "unit")
PENALTIES = ("reprimand", "warning", "salary_reduction", "demotion", "removal", "dismissal")
HONOURS = {
    "people": "TRUE",
    "commended": "c.employee_id IS NOT NULL",
    "commended_cases": "sum(c.papers)",
    **{f"at_{level}": f"c.at_{level}" for level in LEVELS},
    "disciplined": "d.this_year",
    "disciplined_cases": "sum(d.papers)",
    **{f"by_{form}": f"d.by_{form}" for form in PENALTIES},
    "in_effect": "d.in_effect",
}


def honours(env, on):
    levels = ", ".join(f"bool_or(level = '{level}') AS at_{level}" for level in LEVELS)
    forms = ", ".join(
        f"bool_or(form = '{form}' AND when_date >= %(start)s) AS by_{form}" for form in PENALTIES
    )
    own = f"""
    commended AS MATERIALIZED (
        SELECT employee_id, count(*) AS papers, {levels} FROM cchc_commendation
         WHERE when_date BETWEEN %(start)s AND %(on)s GROUP BY employee_id),
    disciplined AS MATERIALIZED (
        SELECT employee_id, bool_or(when_date >= %(start)s) AS this_year,
               count(*) FILTER (WHERE when_date >= %(start)s) AS papers, {forms},
               bool_or(lapses_on > %(on)s) AS in_effect
          FROM cchc_discipline WHERE when_date <= %(on)s GROUP BY employee_id),
    own AS MATERIALIZED (
        SELECT v.department_id AS unit_id, {counts(HONOURS)}
          FROM hr_version v
          LEFT JOIN commended c ON c.employee_id = v.employee_id
          LEFT JOIN disciplined d ON d.employee_id = v.employee_id
         WHERE {PERIODS} AND v.in_service AND v.staffing_category IS NOT NULL
         GROUP BY 1)
    """
    return table(env, on, list(HONOURS), own, start=on.replace(month=1, day=1))
