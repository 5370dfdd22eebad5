"""Fifteen districts with 20,000 people reorganised: planned, enacted, and the day itself.

Each district becomes one new unit, with its office, divisions and inspectorate and some of its
public service units; communes and the other units are laid below it. What the clock has seen is
looked at afterwards, so that nothing is fast because it did nothing.
"""

import re
import sys
import time
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest.mock import patch

from harness import bench

from odoo import fields
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_positions.rules.ledger import assigned_at
from odoo.addons.cchc_reorganisation.rules.scenario import INNER

DISTRICTS, PEOPLE, FIVE_MINUTES = 15, 20_000, 300.0
# The day lies in the future, as the decisions on people are made out before it.
AHEAD = 30
SERVING = """
    v.in_service AND v.active IS TRUE
    AND v.date_version <= %s AND (v.date_to IS NULL OR v.date_to >= %s)"""


def people_of(env):
    """People by the unit in which they serve."""
    env.cr.execute(
        f"SELECT v.department_id, count(*) FROM hr_version v WHERE {SERVING} GROUP BY 1",
        [vietnam_time.today()] * 2,
    )
    return dict(env.cr.fetchall())


def merged(env):
    """``{district: units that end with it}``, of as many people as the yardstick speaks of."""
    Unit = env["hr.department"]
    districts = Unit.search(
        [("level_id.code", "=", "district"), ("kind_id.code", "=", "people_committee")],
        limit=DISTRICTS,
        order="id",
    )
    people, groups = people_of(env), {}
    for district in districts:
        inner = [("parent_id", "=", district.id), ("kind_id.code", "in", INNER)]
        groups[district] = district | Unit.search(inner)
    left = PEOPLE - sum(people.get(unit.id, 0) for group in groups.values() for unit in group)
    services = Unit.search(
        [("parent_id", "in", districts.ids), ("kind_id.code", "=", "public_service_unit")],
        order="id",
    )
    for unit in services:
        if (own := people.get(unit.id, 0)) <= left:
            groups[unit.parent_id] |= unit
            left -= own
    return groups


def planned(env):
    root = env["hr.department"]._roots()[:1]
    today = vietnam_time.today()
    document = env["cchc.legal.document"].create({"number": "BENCH/NQ", "title": "Bench"})
    act = env["cchc.reorganisation"].create(
        {
            "name": "Bench",
            "unit_id": root.id,
            "issuer_id": root.id,
            "date": today + timedelta(days=AHEAD),
            "document_id": document.id,
            "decision_number": "99999/QĐ-BENCH",
            "date_signed": today,
        }
    )
    operations = [
        fields.Command.create(
            {
                "kind": "merge",
                "unit_ids": [fields.Command.set(units.ids)],
                "name": f"Khu vực {number}",
                "parent_id": root.id,
                "kind_id": district.kind_id.id,
                "level_id": district.level_id.id,
            }
        )
        for number, (district, units) in enumerate(merged(env).items(), start=1)
    ]
    return env["cchc.reorganisation.scenario"].create(
        {"reorganisation_id": act.id, "name": "Bench", "operation_ids": operations}
    )


def officers_of(env, scenario):
    """One officer in charge of each district."""
    districts = scenario.operation_ids.unit_ids.filtered(
        lambda unit: unit.kind_id.code == "people_committee"
    )
    return env["res.users"].create(
        [
            {
                "name": f"Bench {district.id}",
                "login": f"bench{district.id}",
                "group_ids": [fields.Command.set(env.ref("cchc_base.group_hr_officer").ids)],
                "unit_ids": [fields.Command.set(district.ids)],
            }
            for district in districts
        ]
    )


@contextmanager
def on(day):
    """The clock of the server stands at noon of a day."""
    noon = datetime(day.year, day.month, day.day, 5)
    with patch.object(fields.Datetime, "now", lambda *_args: noon):
        yield


class Watch:
    """How long each stage took, with an empty record cache at its beginning."""

    def __init__(self, env):
        self.env, self.spent, self.stage = env, {}, None

    def __call__(self, stage):
        self.stop()
        self.stage, self.began = stage, time.perf_counter()

    def stop(self):
        if self.stage:
            self.env.flush_all()
            self.spent[self.stage] = time.perf_counter() - self.began
            self.stage = None

    def run(self, stage, work):
        self.env.invalidate_all()
        self(stage)
        work()
        self.stop()


def the_night(env, watch):
    """What the scheduled jobs do in the night in which the units change."""
    watch.run("night: people", env["hr.employee"]._cron_update_current_version_id)
    watch.run("night: units, open business", env["hr.department"]._cron_project_unit_versions)
    watch.run("night: positions", env["cchc.reorganisation"]._cron_come_into_force)


def reports(env, day):
    """What every form says of a day, cell by cell."""
    env.flush_all()
    root, told = env["hr.department"]._roots()[:1], {}
    for form in env["cchc.report.form"].search([]):
        try:
            cells = repr(form._compute(root, day))
        except UserError as refusal:
            # A form that asks for more than a day says so both times.
            cells = str(refusal)
        # Which schemes are behind a figure, of any day, is no figure.
        told[form.code] = re.sub(r"_people=\d+", "", cells)
    return told


def establishment(env, day):
    """What the ledger assigns on a day from nobody above, by category."""
    Establishment = env["cchc.establishment"]
    tree = Establishment._trees().at(day)
    assigned, _reserved = assigned_at(Establishment._entry_rows(), day)
    totals = {}
    for key, number in assigned.items():
        if key[0] in tree.parent_of and tree.giver(key, assigned) is None:
            totals[key[1]] = totals.get(key[1], 0) + number
    return totals


def check(env, scenario, officers, before):
    """Everybody serves in the successor, nothing of the past has changed, no place is lost."""
    act, day = scenario.reorganisation_id, scenario.date
    placed = len(scenario.placement_ids)
    env.flush_all()
    assert act.state == "in_force", act.state
    gone = act.version_ids.filtered("dissolved").unit_id
    env.cr.execute(
        f"SELECT count(*) FROM hr_version v WHERE {SERVING} AND v.department_id = ANY(%s)",
        [day, day, gone.ids],
    )
    assert env.cr.fetchone() == (0,), "people serve in units that are no more"
    env.cr.execute(
        f"""
        SELECT count(*) FROM cchc_reorganisation_placement p
          JOIN cchc_reorganisation_unit u ON u.id = p.unit_id
          JOIN hr_department d ON d.code = concat('SX', %s, '.', p.scenario_id, '.', -u.key)
          JOIN hr_employee e ON e.id = p.employee_id AND e.unit_id = d.id
          JOIN hr_version v ON v.employee_id = e.id AND v.department_id = d.id AND {SERVING}
         WHERE p.scenario_id = %s
        """,
        [act.id, day, day, scenario.id],
    )
    assert env.cr.fetchone() == (placed,), "somebody is not in the successor"
    assert len(act.decision_ids) == 1 and len(act.decision_ids.line_ids) >= placed
    assert establishment(env, day) == before["establishment"]
    eve = reports(env, day - timedelta(days=1))
    changed = [code for code, cells in before["reports"].items() if eve.get(code) != cells]
    assert not changed, f"of the day before, {changed} say something else"
    founded = act.version_ids.unit_id - gone
    assert all(officer.unit_ids & founded for officer in officers), "an officer lost the district"
    assert len(officers) == DISTRICTS
    followers = env["cchc.succession.follower"].search(
        [("succession_id", "in", act.succession_ids.ids)]
    )
    assert followers, "no open business went along"


@bench("20,000 people in 15 districts moved, in seconds", yardstick="5 min", limit=1.0, runs=1,
       warmed_up=False)  # fmt: skip
def reorganised(env):
    scenario = planned(env)
    act, day = scenario.reorganisation_id, scenario.date
    officers = officers_of(env, scenario)
    # Read on the same day as afterwards: some forms reckon until today.
    with on(day):
        eve = reports(env, day - timedelta(days=1))
    before = {"establishment": establishment(env, day), "reports": eve}
    watch = Watch(env)
    watch.run("plan", scenario.action_compute)
    # As a database in use knows it by itself the next minute.
    env.cr.execute("ANALYZE cchc_reorganisation_placement")
    watch.run("check", lambda: act._check_enactable(scenario))
    # The server is asked for it where so many are concerned; here it is done at once.
    watch.run("lock", lambda: act._enact(scenario, watch))
    with on(day):
        the_night(env, watch)
        check(env, scenario, officers, before)
    told = ", ".join(f"{stage} {spent:.1f} s" for stage, spent in watch.spent.items())
    moved = len(scenario.placement_ids)
    print(f"  {moved:,} people of {DISTRICTS} districts: {told}", file=sys.stderr)
    # A smaller province has fewer people in its districts.
    return sum(watch.spent.values()), FIVE_MINUTES * moved / PEOPLE
