"""Every door to a person's service facts, as the remote calls that somebody would try.

A door is a plain call (model, method, arguments), so that it is opened alike in the process and
over HTTP. All of them lead to the same person, who has decisions; none may change anything.
"""

from typing import NamedTuple

# A value for each fact that the person does not have.
FACTS = {
    "department_id": lambda case: case.finance_division.id,
    "staffing_category": "public_employee",
    "service_status": "retired",
    "host_unit_id": lambda case: case.finance.id,
    "position_title": "Giám đốc",
    "leadership_post_id": lambda case: case.head_post.id,
    "is_rotated": True,
    "rank_id": lambda case: case.principal.id,
    "rank_since": "2001-01-01",
    "step": 9,
    "coefficient": 8.0,
    "step_anchor": "2001-01-01",
    "above_scale_percent": 7,
    "salary_percent": 50,
    "leadership_allowance": 1.3,
    "concurrent_allowance": 0.3,
    "responsibility_allowance": 0.3,
    "regional_allowance": 0.7,
    "hazard_allowance": 0.2,
    "long_service_allowance": 0.5,
    "reserved_coefficient": 0.3,
    "seniority_percent": 12,
    "incentive_percent": 30,
    "duty_percent": 20,
    "attraction_percent": 70,
    "party_work_percent": 30,
    "position_id": lambda case: case.subject["cchc.position"]["sibling"].id,
    "funding_source": "own_income",
}
# What follows from the facts, and what Odoo has beside them.
OTHERS = {
    "in_service": False,
    "degree_level": "doctor",
    "party_member": True,
    "date_to": "2021-01-01",
    "recorded_at": "2001-01-01 00:00:00",
    "date_version": "2001-01-01",
    "active": False,
    "job_title": "Giám đốc",
    "job_id": lambda case: case.job.id,
    "contract_date_start": "2001-01-01",
    "contract_date_end": "2030-01-01",
    "departure_date": "2021-01-01",
    "departure_reason_id": lambda case: case.env.ref("hr.departure_fired").id,
}
# Columns of the person that follow from the decisions.
PROJECTED = {
    "in_register": False,
    "unit_id": lambda case: case.finance.id,
    "incoming_unit_id": lambda case: case.finance.id,
    "current_version_id": lambda case: case.foreign.current_version_id.id,
    "version_id": lambda case: case.foreign.current_version_id.id,
}


class Door(NamedTuple):
    name: str
    model: str
    method: str
    args: list
    context: dict = {}  # noqa: RUF012


def _value(case, value):
    return value(case) if callable(value) else value


def fact_doors(case, names=(*FACTS, *OTHERS)):
    """The ways to write one field, for each of the fields named."""
    person, period = case.target, case.target.current_version_id
    past = person.version_ids.sorted("date_version")[0]
    for name in names:
        value = _value(case, {**FACTS, **OTHERS}[name])
        vals = {name: value}
        line = str(value)
        yield Door(f"employee.write {name}", "hr.employee", "write", [person.ids, vals])
        yield Door(f"version.write {name}", "hr.version", "write", [period.ids, vals])
        yield Door(
            f"past period by context {name}",
            *("hr.employee", "write", [person.ids, vals]),
            {"version_id": past.id},
        )
        yield Door(f"version.web_save {name}", "hr.version", "web_save", [period.ids, vals, {}])
        yield Door(
            f"employee.version_ids {name}",
            *("hr.employee", "write", [person.ids, {"version_ids": [(1, period.id, vals)]}]),
        )
        yield Door(
            f"department.member_ids {name}",
            *("hr.department", "write", [case.odoo_unit.ids, _update("member_ids", person, vals)]),
        )
        yield Door(
            f"user.employee_ids {name}",
            *("res.users", "write", [case.somebody.ids, _update("employee_ids", person, vals)]),
        )
        yield Door(
            f"resource.employee_id {name}",
            *("resource.resource", "write"),
            [person.resource_id.ids, _update("employee_id", person, vals)],
        )
        if case.env["hr.version"]._fields[name].type != "many2one":
            yield Door(
                f"version.load {name}",
                "hr.version",
                "load",
                [[".id", name], [[str(period.id), line]]],
            )
            yield Door(
                f"employee.load {name}",
                "hr.employee",
                "load",
                [[".id", name], [[str(person.id), line]]],
            )


def projected_doors(case):
    """The ways to write what follows from the decisions."""
    person = case.target
    for name, given in PROJECTED.items():
        vals = {name: _value(case, given)}
        yield Door(f"employee.write {name}", "hr.employee", "write", [person.ids, vals])
        yield Door(f"employee.web_save {name}", "hr.employee", "web_save", [person.ids, vals, {}])


def _update(field, person, vals):
    return {field: [(1, person.id, vals)]}


def period_doors(case):
    """The ways to add, move, hide or remove a period or the person."""
    person, period = case.target, case.target.current_version_id
    foreign, stray = case.foreign.current_version_id, case.stray.current_version_id
    new = {"employee_id": person.id, "date_version": "2021-05-01"}
    facts = {name: _value(case, value) for name, value in FACTS.items()}
    add = {"date_version": "2021-05-01"}
    resource = person.resource_id

    def employee(name, vals, context=None):
        return Door(name, "hr.employee", "write", [person.ids, vals], context or {})

    return [
        Door("version.create", "hr.version", "create", [new]),
        Door("version.create with facts", "hr.version", "create", [{**new, **facts}]),
        Door("version.create for nobody", "hr.version", "create", [{"step": 9}]),
        Door("version.web_save new", "hr.version", "web_save", [[], new, {}]),
        Door("version.name_create by default", "hr.version", "name_create", ["x"], _default(new)),
        Door("version.create by default", "hr.version", "create", [{}], _default(new)),
        Door("version.create facts by default", "hr.version", "create", [{}], _default(facts)),
        Door("version.load new", "hr.version", "load", [["employee_id/.id"], [[str(person.id)]]]),
        Door("version.copy", "hr.version", "copy", [period.ids]),
        Door("version.copy onto", "hr.version", "copy", [stray.ids, new]),
        Door("version.unlink", "hr.version", "unlink", [period.ids]),
        Door("version.archive", "hr.version", "action_archive", [period.ids]),
        Door("version taken away", "hr.version", "write", [period.ids, {"employee_id": False}]),
        Door(
            "version given to another",
            *("hr.version", "write", [period.ids, {"employee_id": case.stray.id}]),
        ),
        Door("another's version", "hr.version", "write", [stray.ids, {"employee_id": person.id}]),
        employee("version_ids create", {"version_ids": [(0, 0, add)]}),
        employee("version_ids delete", {"version_ids": [(2, period.id)]}),
        employee("version_ids unlink", {"version_ids": [(3, period.id)]}),
        employee("version_ids link", {"version_ids": [(4, stray.id)]}),
        employee("version_ids clear", {"version_ids": [(5,)]}),
        employee("version_ids set", {"version_ids": [(6, 0, foreign.ids)]}),
        Door("create_version", "hr.employee", "create_version", [person.ids, {**add, "step": 9}]),
        Door("create_version plain", "hr.employee", "create_version", [person.ids, add]),
        Door(
            "create_version from a stray",
            *("hr.employee", "create_version", [case.stray.ids, {**add, "employee_id": person.id}]),
        ),
        Door("create_contract", "hr.employee", "create_contract", [person.ids, "2021-05-01"]),
        Door("employee.copy", "hr.employee", "copy", [person.ids]),
        Door("employee.create", "hr.employee", "create", [{"name": "x", "step": 9}]),
        Door(
            "employee.create registered",
            "hr.employee",
            "create",
            [{"name": "x", **_projected(case)}],
        ),
        Door("employee.unlink", "hr.employee", "unlink", [person.ids]),
        Door("employee.archive", "hr.employee", "action_archive", [person.ids]),
        employee("employee.resource_id", {"resource_id": case.stray.resource_id.id}),
        Door("resource.active", "resource.resource", "write", [resource.ids, {"active": False}]),
        Door("resource.archive", "resource.resource", "action_archive", [resource.ids]),
        Door("resource.unlink", "resource.resource", "unlink", [resource.ids]),
        Door(
            "a second person on the resource",
            *("hr.employee", "create", [{"name": "x", "resource_id": resource.id}]),
        ),
        _member("department.member_ids link", case.odoo_unit, (4, person.id)),
        _member("department.member_ids set", case.odoo_unit, (6, 0, person.ids)),
        _member("department.member_ids remove", person.department_id, (3, person.id)),
        Door(
            "job.employee_ids",
            "hr.job",
            "write",
            [case.job.ids, {"employee_ids": [(4, person.id)]}],
        ),
    ]


def _member(name, unit, command):
    return Door(name, "hr.department", "write", [unit.ids, {"member_ids": [command]}])


def _default(vals):
    return {f"default_{name}": value for name, value in vals.items()}


def _projected(case):
    return {
        name: _value(case, value) for name, value in PROJECTED.items() if name != "in_register"
    } | {"in_register": True}


def decision_doors(case):
    """The ways to forge, change or remove a decision, and what was drawn up about units."""
    decision = case.issued
    line, person = decision.line_ids, case.target
    kind = case.env.ref("cchc_hr.decision_type_step_raise").id
    blank = {"type_id": kind, "unit_id": case.home.id}
    stamps = {"issued_at": "2020-01-01 00:00:00"}
    row = {"decision_id": case.draft.id, "employee_id": person.id, "day_order": 50}
    forged = {"changes": {"step": 9}, **stamps}
    unit, version = case.home_division, case.home_division.unit_version_ids[:1]

    def change(name, vals):
        return Door(f"decision.write {name}", "cchc.decision", "write", [decision.ids, vals])

    return [
        Door("decision.create issued", "cchc.decision", "create", [{**blank, "state": "issued"}]),
        Door("decision.create stamped", "cchc.decision", "create", [{**blank, **stamps}]),
        Door("draft.write state", "cchc.decision", "write", [case.draft.ids, {"state": "issued"}]),
        *(
            change(name, {name: value})
            for name, value in {
                "state": "draft",
                "number": "x",
                "date_signed": "2001-01-01",
                "unit_id": case.finance.id,
                "type_id": kind,
                "issued_at": False,
                "line_ids": [(5,)],
                "revokes_line_ids": [(4, line.id)],
            }.items()
        ),
        change("a new line", {"line_ids": [(0, 0, {"employee_id": person.id, "day_order": 60})]}),
        change("a changed line", {"line_ids": [(1, line.id, {"step": 9})]}),
        Door("decision.unlink", "cchc.decision", "unlink", [decision.ids]),
        Door("line.create forged", "cchc.decision.line", "create", [{**row, **forged}]),
        Door(
            "line.create in the issued",
            *("cchc.decision.line", "create", [{**row, "decision_id": decision.id}]),
        ),
        *(
            Door(f"line.write {name}", "cchc.decision.line", "write", [line.ids, {name: value}])
            for name, value in {
                "changes": {"step": 9},
                "issued_at": False,
                "revoked_at": "2020-01-01 00:00:00",
                "revocation_id": case.draft.id,
                "date_effective": "2001-01-01",
                "employee_id": case.foreign.id,
                "decision_id": case.draft.id,
                "step": 9,
            }.items()
        ),
        Door("line.unlink", "cchc.decision.line", "unlink", [line.ids]),
        Door("a unit moved", "hr.department", "write", [unit.ids, {"parent_id": case.finance.id}]),
        Door("a unit renamed", "hr.department", "write", [unit.ids, {"name": "x"}]),
        Door("a unit archived", "hr.department", "action_archive", [unit.ids]),
        Door("a unit deleted", "hr.department", "unlink", [unit.ids]),
        Door(
            "a unit moved from above",
            *("hr.department", "write", [case.finance.ids, {"child_ids": [(4, unit.id)]}]),
        ),
        Door("a unit's past changed", "cchc.unit.version", "write", [version.ids, {"name": "x"}]),
        Door("a unit's past deleted", "cchc.unit.version", "unlink", [version.ids]),
        *(
            Door(
                f"a unit's past back-dated: {name}",
                *("cchc.unit.version", "create"),
                [{"unit_id": unit.id, "name": "x", "date_from": "2024-01-01", name: value}],
            )
            for name, value in {
                "recorded_at": "2001-01-01 00:00:00",
                "voided_at": "2001-01-01 00:00:00",
            }.items()
        ),
    ]


def hostile_contexts(case):
    """Keys that Odoo or this house obeys, as far as a remote caller can send them."""
    return {
        "nothing": {},
        "projection": {"cchc_projection": True, "projecting": True},
        "uninstallation": {"_force_unlink": True, "module_uninstall": True},
        "installation": {"install_mode": True, "module": "cchc_hr", "noupdate": True},
        "import": {"import_file": True, "defer_parent_store_computation": True},
        "quiet": {"tracking_disable": True, "mail_notrack": True, "prefetch_fields": False},
        "archived": {"active_test": False},
        "contracts": {"sync_contract_dates": True, "salary_simulation": True},
        "departure": {"employee_termination": True, "no_wizard": True},
        "defaults": _default({"in_register": False, "state": "issued", "step": 9}),
        "another version": {"version_id": case.foreign.current_version_id.id},
    }
