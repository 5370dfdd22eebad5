"""Run in Odoo's shell: the units of a province, and some people in many of its agencies."""

import shell

exec((shell.FAULTS / "import_province.py").read_text(encoding="utf-8"))  # noqa: S102
EACH = 8
in_force = env["hr.department"]._tree_at("2025-01-01")  # noqa: F821
agencies = env["hr.department"].search(  # noqa: F821
    [
        ("id", "in", list(in_force)),
        ("kind_id.code", "in", ("specialised_department", "people_committee")),
    ],
    order="id",
)
people = env["hr.employee"].create(  # noqa: F821
    [
        {
            "name": f"Nguyễn Văn {number}",
            "birth_text": "01/03/1980",
            "sex": "male",
            "intake_unit_id": agency.id,
        }
        for number, agency in enumerate(agencies)
        for _one in range(EACH)
    ]
)
env["cchc.decision"].create(  # noqa: F821
    {
        "type_id": env["cchc.decision.type"].search([("code", "=", "opening")]).id,  # noqa: F821
        "number": "1/QĐ-UBND",
        "date_signed": "2025-01-01",
        "unit_id": root.id,  # noqa: F821
        "line_ids": [
            (
                0,
                0,
                {
                    "employee_id": person.id,
                    "date_effective": "2025-01-01",
                    "day_order": 1,
                    "staffing_category": "civil_servant",
                    "service_status": "serving",
                    "department_id": person.intake_unit_id.id,
                    "rank_id": env.ref("cchc_hr.rank_01_003").id,  # noqa: F821
                    "step": 3,
                    "step_anchor": "2025-01-01",
                },
            )
            for person in people
        ],
    }
).action_issue()
env.cr.commit()  # noqa: F821  # pylint: disable=invalid-commit
print(len(people))
