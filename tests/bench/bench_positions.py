"""Limits, shares, the balance and position control of the whole province.

Against the time that an officer waits without minding, on two cores: what a screen asks each time
it is opened within half a second to two seconds. The balance is held against the same figures by
hand in SQL as well.
"""

from datetime import date

from harness import bench, seconds

ON = date(2026, 6, 30)
HALF_A_SECOND, ONE_SECOND, TWO_SECONDS = 0.5, 1.0, 2.0
LINES = 300

# Assigned and occupied of every unit with all below it; what somebody who knows the tables writes.
BY_HAND = """
WITH RECURSIVE tree AS MATERIALIZED (
    SELECT unit_id, parent_id FROM cchc_unit_version
     WHERE voided_at IS NULL AND dissolved IS NOT TRUE
       AND date_from <= %(on)s AND (date_to IS NULL OR date_to >= %(on)s)),
own AS MATERIALIZED (
    SELECT v.department_id AS unit_id, m.category_id, count(*) AS people
      FROM hr_version v
      JOIN cchc_quota_category_member m
        ON m.staffing_category = v.staffing_category
       AND m.funding_source = COALESCE(v.funding_source, 'state_budget')
     WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
       AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
       AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s)
     GROUP BY v.department_id, m.category_id),
climb (unit_id, above) AS (
    SELECT unit_id, unit_id FROM tree
     UNION ALL
    SELECT climb.unit_id, tree.parent_id
      FROM climb JOIN tree ON tree.unit_id = climb.above
     WHERE tree.parent_id IS NOT NULL),
occupied AS (
    SELECT above AS unit_id, category_id, sum(people)::int AS people
      FROM climb JOIN own USING (unit_id) GROUP BY above, category_id),
assigned AS (
    SELECT unit_id, category_id, sum(amount)::int AS people
      FROM cchc_establishment_entry
     WHERE date_effective <= %(on)s AND kind <> 'reserved' GROUP BY unit_id, category_id)
SELECT unit_id, category_id, COALESCE(a.people, 0), COALESCE(o.people, 0)
  FROM assigned a FULL JOIN occupied o USING (unit_id, category_id)
"""


def province(env):
    """The units that have no unit above them on the day."""
    tree = env["hr.department"]._tree_at(ON)
    return env["hr.department"].browse([unit for unit, parent in tree.items() if not parent])


@bench("limits of the province", yardstick="two seconds", limit=1.0)
def limits(env):
    units, check = province(env), env["cchc.limit.check"]
    assert len({finding.body for finding in check._check(units, ON)}) > 100
    return seconds(env, lambda: check._check(units, ON)), TWO_SECONDS


@bench("limits of the province by positions", yardstick="two seconds", limit=1.0)
def limits_by_positions(env):
    units, check = province(env), env["cchc.limit.check"]
    return seconds(env, lambda: check._check(units, ON, basis="positions")), TWO_SECONDS


@bench("shares of ranks in the province", yardstick="two seconds", limit=1.0)
def shares(env):
    units, check = province(env), env["cchc.ratio.check"]
    assert check._shares(units, ON)
    return seconds(env, lambda: check._shares(units, ON)), TWO_SECONDS


@bench("balance of the province", yardstick="two seconds", limit=1.0)
def balance(env):
    return seconds(env, lambda: env["cchc.establishment"]._balance(ON)), TWO_SECONDS


@bench("balance of the province, its figures", yardstick="the same by hand in SQL", limit=2.0)
def balance_by_hand(env):
    """Ours also knows reserves, autonomous units and what is pending."""
    occupying = env["cchc.occupancy.rule"]._occupying(ON)

    def by_hand():
        env.cr.execute(BY_HAND, {"on": ON, "occupying": occupying})
        return {tuple(row[:2]): tuple(row[2:]) for row in env.cr.fetchall()}

    def by_product():
        rows = env["cchc.establishment"]._balance(ON)
        return {key: (row.assigned, row.occupied) for key, row in rows.items()}

    ours, theirs = by_product(), by_hand()
    apart = autonomous(env)
    assert {key: row for key, row in ours.items() if key[1] not in apart} == {
        key: row for key, row in theirs.items() if key[1] not in apart
    }
    return seconds(env, by_product), seconds(env, by_hand)


def autonomous(env):
    """Categories that a unit decides by itself: they stay out of the figures above it."""
    return env["cchc.quota.category"].search([("decided_by_unit", "=", True)]).ids


@bench("agencies at a glance", yardstick="one second", limit=1.0)
def glance(env):
    fields = {name: {} for name in ("unit_id", "assigned", "occupied", "over", "below_standard")}
    rows = env["cchc.unit.overview"]
    assert rows.search_count([]) > 100
    return (
        seconds(env, lambda: rows.web_search_read([], fields, limit=80)),
        ONE_SECOND,
    )


@bench("what may be recruited, all units", yardstick="two seconds", limit=1.0)
def recruitable(env):
    establishment = env["cchc.establishment"]

    def all_units():
        return establishment._recruitables(ON, establishment._balance(ON))

    assert all_units()
    return seconds(env, all_units), TWO_SECONDS


def placing_lines(env):
    """Lines that place people in positions on one day, as a collective decision has them."""
    return env["cchc.decision.line"].search(
        [
            ("position_id", "!=", False),
            ("issued_at", "!=", False),
            ("revoked_at", "=", False),
            ("type_id.position_control", "=", True),
        ],
        order="date_effective, decision_id, id",
        limit=LINES,
    )


@bench("position control of 300 lines", yardstick="one second", limit=1.0)
def control(env):
    lines = placing_lines(env)
    assert len(lines) == LINES, "too few people were placed"
    control = env["cchc.position.control"]
    return seconds(env, lambda: control._findings(lines)), ONE_SECOND
