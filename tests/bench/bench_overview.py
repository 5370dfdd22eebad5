"""Charts of the staff, the target board and the use of the system, for the whole province."""

from harness import bench, seconds

ONE_SECOND = 1.0


def _slowest(env):
    """The time of the chart that takes longest."""
    Overview = env["cchc.overview"]
    options = Overview.overview_options()
    units = env["hr.department"]._roots().ids
    taken = []
    for chart in options["charts"]:
        env.invalidate_all()
        taken.append(
            seconds(
                env, lambda key=chart["key"]: Overview.overview_chart(key, units, options["on"])
            )
        )
    return max(taken)


@bench("slowest chart of the staff", yardstick="one second", limit=1.0)
def charts(env):
    return _slowest(env), ONE_SECOND


@bench("target board with a second day", yardstick="one second", limit=1.0)
def board(env):
    return seconds(env, lambda: env["cchc.target.board"].create({})), ONE_SECOND


@bench("path of the reduction", yardstick="one second", limit=1.0)
def reduction(env):
    """Planned, assigned and occupied of every year of the programme, as the overview draws it."""
    Overview, units = env["cchc.overview"], env["hr.department"]._roots().ids
    on = Overview.overview_options()["on"]
    assert Overview.overview_chart("reduction", units, on)["labels"], "there is no programme"
    return seconds(env, lambda: Overview.overview_chart("reduction", units, on)), ONE_SECOND


@bench("use of the system by agency", yardstick="one second", limit=1.0)
def use(env):
    specification = {"unit_id": {}, "completeness": {}}
    Usage = env["cchc.unit.usage"]
    return (
        seconds(env, lambda: Usage.web_search_read([], specification, limit=80)),
        ONE_SECOND,
    )
