"""Forms whose rows are ranks, categories or people, by hand in SQL, in the order of the rows."""

from by_hand_units import PERIODS, QUALITY, quality_of

SUMS = ", ".join(f"sum({column})::bigint" for column in QUALITY)
TIERS = ["senior_principal", "principal", "specialist", "technician", "staff", "other"]
CATEGORIES = [
    *("cadre", "civil_servant", "public_employee", "commune_cadre", "commune_civil_servant"),
    *("contract_111", "non_specialised"),
]


def by_rank(env, on):
    """``[(keys of the row, figures)]``: the total, then each tier with its ranks."""
    env.cr.execute(
        f"""
        WITH own AS MATERIALIZED ({quality_of("v.rank_id", "v.staffing_category IS NOT NULL")})
        SELECT GROUPING(r.tier) + GROUPING(r.id), r.tier, r.id, {SUMS}
          FROM own LEFT JOIN cchc_rank r ON r.id = own.rank_id
         GROUP BY GROUPING SETS ((), (r.tier), (r.tier, r.id, r.code))
         ORDER BY GROUPING(r.tier) DESC, array_position(%(tiers)s, r.tier::text),
                  GROUPING(r.id) DESC, r.code
        """,
        {"on": on, "tiers": TIERS},
    )
    return [
        ((tier, rank)[: 2 - wider], figures) for wider, tier, rank, *figures in env.cr.fetchall()
    ]


def by_category(env, on):
    own = quality_of("v.staffing_category", "v.staffing_category IS NOT NULL")
    env.cr.execute(
        f"""
        WITH own AS MATERIALIZED ({own})
        SELECT GROUPING(staffing_category), staffing_category, {SUMS}
          FROM own GROUP BY ROLLUP (staffing_category)
         ORDER BY 1 DESC, array_position(%(categories)s, staffing_category::text)
        """,
        {"on": on, "categories": CATEGORIES},
    )
    return [((category,)[: 1 - wider], figures) for wider, category, *figures in env.cr.fetchall()]


PEOPLE = """
SELECT v.department_id, v.employee_id,
       row_number() OVER (PARTITION BY v.department_id ORDER BY e.name_sort, e.id),
       e.name,
       CASE WHEN v.sex = 'male' THEN e.birthday END,
       CASE WHEN v.sex = 'female' THEN e.birthday END,
       v.position_title,
       CASE WHEN u.agency_id <> u.id THEN u.name || ' – ' || a.name ELSE u.name END,
       v.rank_since, v.coefficient, r.code, v.leadership_allowance, v.responsibility_allowance,
       v.regional_allowance, v.above_scale_percent
  FROM hr_version v
  JOIN hr_employee e ON e.id = v.employee_id
  JOIN hr_department u ON u.id = v.department_id
  LEFT JOIN hr_department a ON a.id = u.agency_id
  LEFT JOIN cchc_rank r ON r.id = v.rank_id
 WHERE {} AND v.in_service AND {}
 ORDER BY u.sequence, u.code, u.id, e.name_sort, e.id
"""


def people(env, on, whom):
    """A row for each person, numbered within the unit."""
    env.cr.execute(PEOPLE.format(PERIODS, whom), {"on": on})
    return env.cr.fetchall()


def bm03(env, on):
    return people(env, on, "v.staffing_category = 'civil_servant'")


def bm04(env, on):
    return people(env, on, "v.staffing_category IN ('commune_cadre', 'commune_civil_servant')")
