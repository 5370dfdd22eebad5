"""A year of evaluations for everybody: opened, then reckoned, decided and put into the dossiers.

Together within ten minutes for eighty thousand people on two cores, in proportion to the province.
What heads and employees enter in between is filled in and not measured.
"""

import os

from harness import bench, seconds

TEN_MINUTES, PROVINCE = 600.0, 80_000
# A year that no demonstration has.
YEAR = 2031

FILL = """
INSERT INTO cchc_evaluation_task (evaluation_id, employee_id, unit_id, sequence, product, source,
                                  weight, assigned, done, failed_reviews, delays)
SELECT id, employee_id, unit_id, 10, 'x', 'assigned', 1, 10, 7 + id %% 4, 0, 0
  FROM cchc_evaluation WHERE period_id = %(period)s;
UPDATE cchc_evaluation_mark m SET self_points = 8, points = 8 FROM cchc_evaluation e
 WHERE e.id = m.evaluation_id AND e.period_id = %(period)s;
UPDATE cchc_evaluation_unit SET state = 'meeting' WHERE period_id = %(period)s
"""
# As the heads do it, one agency after the other, until all have decided.
PROPOSE = """
UPDATE cchc_evaluation SET proposed_level = COALESCE(reckoned_level, 'good'), state = 'proposed'
 WHERE period_id = %(period)s AND classified;
UPDATE cchc_evaluation_unit SET state = 'decided', decision_number = 'x',
       decision_date = '2026-01-01', decided_by_id = 1
 WHERE period_id = %(period)s
"""


def work(period, kind):
    """All steps of a piece of background work, without the commits between them."""
    job = period.env["cchc.evaluation.job"].create({"period_id": period.id, "kind": kind})
    while job.state in ("waiting", "running"):
        job._step()


def allowed():
    return TEN_MINUTES * int(os.environ["CCHC_PEOPLE"]) / PROVINCE


def opened(env):
    period = env["cchc.evaluation.period"].create({"kind": "year", "year": YEAR})
    env.cr.execute("UPDATE cchc_evaluation_period SET state = 'open' WHERE id = %s", [period.id])
    period.invalidate_recordset()
    return period


@bench(
    "evaluations opened, classified, rated",
    yardstick="10 min for 80,000",
    limit=1.0,
    runs=1,
    warmed_up=False,
)
def year_of_all(env):
    period = opened(env)
    spent = seconds(env, lambda: work(period, "open"))
    # As a database in use knows it by itself the next minute.
    env.cr.execute("ANALYZE cchc_evaluation, cchc_evaluation_mark, cchc_evaluation_task")
    env.cr.execute(FILL, {"period": period.id})
    spent += seconds(env, lambda: work(period, "reckon"))
    env.cr.execute(PROPOSE, {"period": period.id})
    spent += seconds(env, lambda: work(period, "decide"))
    env.cr.execute(
        "UPDATE cchc_evaluation_unit SET state = 'final' WHERE period_id = %s", [period.id]
    )
    spent += seconds(env, lambda: work(period, "finish"))
    rows = env["cchc.evaluation"].search_count(
        [("period_id", "=", period.id), ("level", "!=", False)]
    )
    ratings = env["cchc.yearly.rating"].search_count([("year", "=", YEAR)])
    if not rows == ratings > 0:
        raise AssertionError(f"{rows} are classified, {ratings} have their rating")
    return spent, allowed()
