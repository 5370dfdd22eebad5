"""Scope: what an officer's screens cost with our record rules, against Odoo's own.

Five officers: of the whole province, of one agency, of an office with divisions, of one small unit,
of units here and there. The office is there because it is the hardest: few enough people that
walking the province by name is wasteful, enough to tempt the planner.
"""

from harness import bench, seconds
from lxml import etree

from odoo.tools import file_open

# Every rule of ours asks `res.users` for the scope; Odoo's own rules stay on both sides.
SCOPE_RULES = [("domain_force", "like", "user.\\_scope\\_")]
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


def stock_company_domain():
    """The domain of Odoo's own rule of companies on people, which the product narrows."""
    with file_open("hr/security/hr_security.xml", "rb") as file:
        return etree.parse(file).findtext(
            ".//record[@id='hr_employee_comp_rule']/field[@name='domain_force']"
        )


def both_ways(env, place, work):
    """The work of the same officer with the rules of the product, then with those of Odoo."""
    people = env["hr.employee"].with_user(officer(env, place))
    assert people.search_count([]), f"the officer of {place} sees nobody"

    # The form is that of one person: finding the person and fetching the view is not opening it,
    # and time that is the same on both sides only flatters the ratio.
    person = people.search([("in_register", "=", True)], limit=1)
    view = env.ref("cchc_hr.hr_employee_view_form_dossier")
    fields = people.get_views([(view.id, "form")])["models"]["hr.employee"]["fields"]

    def timed():
        # The rules' domains are cached per user. Only a run without records in the cache asks for
        # all of them.
        seconds(env, lambda: work(people, person, fields))
        return seconds(env, lambda: work(people, person, fields))

    ours = timed()
    rules = env["ir.rule"].search(SCOPE_RULES)
    assert {"hr.employee", "hr.version", "cchc.education"} <= set(rules.model_id.mapped("model"))
    rules.write({"active": False})
    env.ref("hr.hr_employee_comp_rule").domain_force = stock_company_domain()
    return ours, timed()


def web_list(people, _person, _fields):
    people.web_search_read([], {name: {} for name in COLUMNS}, limit=80, count_limit=10_001)


def name_search(people, _person, _fields):
    people.name_search("nguyen van", limit=80)


def count(people, _person, _fields):
    people.search_count([("in_service", "=", True)])


def group(people, _person, _fields):
    people.formatted_read_group([], ["unit_id"], ["__count"])


def form(_people, person, fields):
    person.web_read({name: {} for name in fields})


SCREENS = {
    "list": web_list,
    "search": name_search,
    "count": count,
    "groups": group,
    "form": form,
}


def register(screen, place):
    @bench(f"{screen}, officer of {place}", yardstick="Odoo's own rules", limit=1.15, runs=21)
    def measure(env):
        return both_ways(env, place, SCREENS[screen])

    return measure


for chosen_place in PLACES:
    for chosen_screen in SCREENS:
        register(chosen_screen, chosen_place)
