"""Run in Odoo's shell: a reorganisation of communes with their people, asked for by its officer.

People, establishment, a scope and a recruitment of districts that end are there to go along. Only
the job that enacts runs by itself, so that whatever changes comes of it.
"""

from datetime import timedelta

import shell

from odoo.addons.cchc_base.tools import vietnam_time

exec((shell.FAULTS / "import_province.py").read_text(encoding="utf-8"))  # noqa: S102
EACH, LONG_AGO = 3, "2024-01-01"
run = env.cr.execute  # noqa: F821
Unit = env["hr.department"]  # noqa: F821
today = vietnam_time.today()
in_force = Unit._tree_at(today)
districts = Unit.search(
    [
        ("id", "in", list(in_force)),
        ("level_id.code", "=", "district"),
        ("kind_id.code", "=", "people_committee"),
    ],
    order="id",
)
communes = Unit.search(
    [
        ("id", "in", list(in_force)),
        ("level_id.code", "=", "commune"),
        ("kind_id.code", "=", "people_committee"),
    ],
    order="id",
)
people = env["hr.employee"].create(  # noqa: F821
    [
        {
            "name": f"Nguyễn Văn {number}",
            "birth_text": "01/03/1980",
            "sex": "male",
            "intake_unit_id": commune.id,
        }
        for number, commune in enumerate(communes)
        for _one in range(EACH)
    ]
)
env["cchc.decision"].create(  # noqa: F821
    {
        "type_id": env["cchc.decision.type"].search([("code", "=", "opening")]).id,  # noqa: F821
        "number": "1/QĐ-UBND",
        "date_signed": LONG_AGO,
        "unit_id": root.id,  # noqa: F821
        "line_ids": [
            (
                0,
                0,
                {
                    "employee_id": person.id,
                    "date_effective": LONG_AGO,
                    "day_order": 1,
                    "staffing_category": "civil_servant",
                    "service_status": "serving",
                    "department_id": person.intake_unit_id.id,
                    "rank_id": env.ref("cchc_hr.rank_01_003").id,  # noqa: F821
                    "step": 3,
                    "step_anchor": LONG_AGO,
                },
            )
            for person in people
        ],
    }
).action_issue()
document = env["cchc.legal.document"].create(  # noqa: F821
    {"number": "1654/NQ-UBTVQH15", "title": "Sắp xếp đơn vị hành chính"}
)
civil = env.ref("cchc_positions.quota_category_civil_servant")  # noqa: F821
env["cchc.establishment.entry"].create(  # noqa: F821
    [
        {
            "unit_id": unit.id,
            "category_id": civil.id,
            "kind": "assigned",
            "date_effective": LONG_AGO,
            "amount": amount,
            "document_id": document.id,
        }
        for units, amount in ((root, 5000), (districts, 200), (communes, 5))  # noqa: F821
        for unit in units
    ]
)
officer = env["res.users"].search([("login", "=", "sonoivu")])  # noqa: F821
env["res.users"].create(  # noqa: F821
    {
        "name": "Xã",
        "login": "xa",
        "group_ids": [(6, 0, env.ref("cchc_base.group_hr_officer").ids)],  # noqa: F821
        "unit_ids": [(6, 0, communes[0].ids)],
    }
)
# Drafted in a commune, and still a draft on the day.
env["cchc.decision"].create(  # noqa: F821
    {
        "type_id": env["cchc.decision.type"].search([("code", "=", "transfer")], limit=1).id,  # noqa: F821
        "unit_id": communes[0].id,
    }
)
act = env(user=officer.id)["cchc.reorganisation"].create(  # noqa: F821
    {
        "name": "Sắp xếp cấp xã",
        "unit_id": root.id,  # noqa: F821
        "issuer_id": root.id,  # noqa: F821
        "date": today + timedelta(days=30),
        "document_id": document.id,
        "decision_number": "2/QĐ-UBND",
        "date_signed": today,
        "scenario_ids": [
            (
                0,
                0,
                {
                    "name": "Phương án 1",
                    "operation_ids": [
                        (
                            0,
                            0,
                            {
                                "kind": "merge",
                                "unit_ids": [(6, 0, own.ids)],
                                "name": f"UBND xã mới {number}",
                                "code": f"XM{number}",
                            },
                        )
                        for number, (_district, own) in enumerate(
                            communes.grouped("parent_id").items()
                        )
                        if len(own) > 1
                    ],
                },
            )
        ],
    }
)
act.scenario_ids.action_compute()
run("UPDATE ir_cron SET active = FALSE")
run(
    "UPDATE ir_cron SET active = TRUE, nextcall = now() AT TIME ZONE 'UTC' + interval '1 day'"
    " WHERE id = %s",
    [env.ref("cchc_reorganisation.ir_cron_enact").id],  # noqa: F821
)
env["cchc.reorganisation.work"].with_user(officer)._ask(act, act.scenario_ids)  # noqa: F821
env.cr.commit()  # noqa: F821  # pylint: disable=invalid-commit
