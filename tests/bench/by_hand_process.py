"""Forms of the processes, by hand in SQL: ratings, staff reduction, recruitment."""

from by_hand_units import PERIODS, counts, table

RATINGS = ("excellent", "good", "completed", "limited", "not_completed")
RATED = {
    **{f"rated_{rating}": f"r.rating = '{rating}'" for rating in RATINGS},
    "unrated": "r.rating IS NULL",
}
LEADS = "v.leadership_post_id IS NOT NULL"
YEARLY = {
    "everybody": "TRUE",
    **RATED,
    "leaders": LEADS,
    **{f"leaders_{name}": f"{LEADS} AND {test}" for name, test in RATED.items()},
}


def ratings(env, on):
    own = f"""
    own AS MATERIALIZED (
        SELECT v.department_id AS unit_id, {counts(YEARLY)}
          FROM hr_version v
          LEFT JOIN cchc_yearly_rating r
            ON r.employee_id = v.employee_id AND r.year = %(year)s
         WHERE {PERIODS} AND v.in_service AND v.staffing_category IS NOT NULL
         GROUP BY 1)
    """
    return table(env, on, list(YEARLY), own, year=on.year - 1)


MEASURES = ("early_retirement", "transfer_out", "leave", "leave_after_study", "step_down")
REDUCED = {
    "everybody": "TRUE",
    **{f"by_{measure}": f"d.measure = '{measure}'" for measure in MEASURES},
    "decided": "d.state IN ('decided', 'paid')",
    "amounts": "sum(d.amount)",
    "budget": "sum(d.budget_amount)",
    "own_money": "sum(d.own_amount)",
    "paid": "sum(d.paid_amount)",
}


def reduction(env, on):
    own = f"""
    own AS MATERIALIZED (
        SELECT d.department_id AS unit_id, {counts(REDUCED)}
          FROM cchc_reduction_dossier d
         WHERE d.state IN ('approved', 'decided', 'paid')
           AND d.leave_on BETWEEN %(start)s AND %(on)s
         GROUP BY 1)
    """
    return table(env, on, list(REDUCED), own, start=on.replace(month=1, day=1))


RECRUITED = {
    "posts": "TRUE",
    "places": "sum(p.places)",
    "applications": "sum(w.applications)",
    "eligible": "sum(w.eligible)",
    "recognised": "sum(r.recognised)",
    "recruited": "sum(o.recruited)",
}


def recruitment(env, on):
    own = f"""
    announced AS MATERIALIZED (
        SELECT p.id, p.unit_id, p.places,
               s.state IN ('recognised', 'finished') AND s.recognised_on <= %(on)s AS known
          FROM cchc_recruitment_post p JOIN cchc_recruitment_session s ON s.id = p.session_id
         WHERE s.state NOT IN ('draft', 'cancelled') AND s.form <> 'leadership'
           AND s.announced_on BETWEEN %(start)s AND %(on)s),
    wishes AS (
        SELECT w.post_id, count(*) AS applications,
               count(*) FILTER (WHERE a.state IN ('eligible', 'disqualified')) AS eligible
          FROM cchc_recruitment_wish w
          JOIN cchc_recruitment_application a ON a.id = w.application_id
         WHERE a.state NOT IN ('draft', 'withdrawn') GROUP BY w.post_id),
    chosen AS (
        SELECT r.post_id, count(*) AS recognised
          FROM cchc_recruitment_result r JOIN announced p ON p.id = r.post_id AND p.known
         WHERE r.outcome = 'chosen' GROUP BY r.post_id),
    taken AS (
        SELECT post_id, count(*) AS recruited FROM cchc_recruitment_offer
         WHERE state IN ('decided', 'started') AND decided_on <= %(on)s GROUP BY post_id),
    own AS MATERIALIZED (
        SELECT p.unit_id, {counts(RECRUITED)}
          FROM announced p
          LEFT JOIN wishes w ON w.post_id = p.id
          LEFT JOIN chosen r ON r.post_id = p.id
          LEFT JOIN taken o ON o.post_id = p.id
         GROUP BY p.unit_id)
    """
    return table(env, on, list(RECRUITED), own, start=on.replace(month=1, day=1))
