"""Scope: what an officer's screens cost with our record rules, against the same without them.

Five officers: of the whole province, of one agency, of an office with divisions, of one small unit,
of units here and there. The office is there because it is the hardest: few enough people that
walking the province by name is wasteful, enough that the planner still does it.
"""

from harness import bench, seconds

from odoo.fields import Domain

SCOPE_RULES = ("cchc_base.hr_employee_scope_rule", "cchc_base.hr_version_scope_rule")
COLUMNS = ("name", "unit_id", "rank_id", "step", "coefficient", "service_status")
# People of a "small unit" and of an "office".
SMALL, OFFICE = 60, 760
PLACES = ("province", "agency", "office", "small unit", "scattered units")


def units_of(env, place):
    """Units in charge of the officer of a place."""
    Unit = env["hr.department"]
    if place == "province":
        return Unit.search([("parent_id", "=", False), ("kind_id", "!=", False)], limit=1)
    counts = dict(
        env["hr.employee"]._read_group([("unit_id", "!=", False)], ["unit_id"], ["__count"])
    )
    ranked = sorted(
        (unit for unit in counts if unit.active), key=lambda unit: (counts[unit], unit.id)
    )
    if place == "small unit":
        leaves = [unit for unit in ranked if not unit.child_ids]
        return min(leaves, key=lambda unit: abs(counts[unit] - SMALL))
    if place == "office":
        below = {
            unit: sum(counts.get(child, 0) for child in Unit.search([("id", "child_of", unit.id)]))
            for unit in ranked
            if unit.child_ids
        }
        return min(below, key=lambda unit: abs(below[unit] - OFFICE))
    if place == "scattered units":
        return Unit.union(*ranked[:: max(1, len(ranked) // 5)][:5])
    agencies = env["hr.employee"]._read_group(
        [("unit_id", "!=", False)], ["unit_id.agency_id"], ["__count"], order="__count DESC"
    )
    return agencies[0][0]


def officer(env, place):
    return env["res.users"].create(
        {
            "name": place,
            "login": f"bench {place}",
            "group_ids": [(6, 0, [env.ref("cchc_base.group_hr_officer").id])],
            "unit_ids": [(6, 0, units_of(env, place).ids)],
        }
    )


def both_ways(env, place, work):
    """The work of the same officer with our rules, then without them."""
    people = env["hr.employee"].with_user(officer(env, place))
    assert people.search_count([]), f"the officer of {place} sees nobody"

    def timed():
        work(people)  # the rules' domains are cached per user: warm
        return seconds(env, lambda: work(people))

    ours = timed()
    rules = env["ir.rule"].union(*(env.ref(name) for name in SCOPE_RULES))
    rules.write({"active": False})
    return ours, timed()


def web_list(people):
    people.web_search_read([], {name: {} for name in COLUMNS}, limit=80, count_limit=10_001)


def name_search(people):
    people.name_search("nguyen van", limit=80)


def count(people):
    people.search_count([("in_service", "=", True)])


def group(people):
    people.formatted_read_group([], ["unit_id"], ["__count"])


def form(people):
    person = people.search(Domain("in_register", "=", True), limit=1)
    view = people.env.ref("cchc_hr.hr_employee_view_form_dossier")
    fields = people.get_views([(view.id, "form")])["models"]["hr.employee"]["fields"]
    person.web_read({name: {} for name in fields})


SCREENS = {
    "list": web_list,
    "search": name_search,
    "count": count,
    "groups": group,
    "form": form,
}


def register(screen, place):
    @bench(f"{screen}, officer of {place}", yardstick="without scope rules", limit=1.15, runs=9)
    def measure(env):
        return both_ways(env, place, SCREENS[screen])

    return measure


for chosen_place in PLACES:
    for chosen_screen in SCREENS:
        register(chosen_screen, chosen_place)
