"""Absences, contracts, elected terms and paper files in every place."""


def records(case, unit, person, number):
    """``{key: record}`` of one place."""
    env = case.env
    item = {
        "employee_id": person.id,
        "date_from": "2021-01-01",
        "document_number": f"Secret paper {number}",
    }
    absence = env["cchc.absence"].create(
        {**item, "date_to": "2021-01-10", "kind_id": env.ref("cchc_hr.absence_kind_unpaid").id}
    )
    file = env["cchc.paper.file"].create({"employee_id": person.id, "number": f"Secret {number}"})
    loan = {"file_id": file.id, "manner": "read", "purpose": f"Secret purpose {number}"}
    # No year's swap is shipped.
    if not env["cchc.calendar.day"].search([], limit=1):
        env["cchc.calendar.day"].create({"date": "2031-05-02"})
    # A file that is on its way can't be lent: another one.
    moved = new_file(env, unit, f"Secret moved {number}")
    return {
        "cchc.absence": absence,
        "cchc.away": env["cchc.away"].browse(absence.id * 4),
        "cchc.appointment.term": _term(case, unit, number),
        "cchc.labour.contract": env["cchc.labour.contract"].create(
            {**item, "kind": "contract_open"}
        ),
        "cchc.elected.term": env["cchc.elected.term"].create(
            {**item, "body": "council", "body_name": "X", "post": "X"}
        ),
        "cchc.paper.file": file,
        "cchc.paper.file.loan": env["cchc.paper.file.loan"].create({**loan, "borrower": "X"}),
        "cchc.transfer": env["cchc.transfer"].create(
            {
                "employee_id": new_person(env, unit).id,
                "to_unit_id": elsewhere(env).id,
                "reason": f"Secret wish {number}",
            }
        ),
        "cchc.paper.file.transfer": env["cchc.paper.file.transfer"].create(
            {"file_id": moved.id, "to_outside": f"Secret agency {number}"}
        ),
    }


def elsewhere(env):
    """An agency that lies in nobody's place."""
    agency = env["hr.department"].search([("code", "=", "T.XX")])
    return agency or env["hr.department"].create(
        {
            "code": "T.XX",
            "name": "Trung tâm X",
            "kind_id": env.ref("cchc_base.unit_kind_public_service_unit").id,
            "level_id": env.ref("cchc_base.admin_level_province").id,
            "parent_id": env["hr.department"]._roots()[:1].id,
        }
    )


def _term(case, unit, number):
    """Of somebody else, who leads."""
    leader = new_person(case.env, unit)
    facts = {"department_id": unit, "position_title": f"Secret title {number}"}
    decision = case._open(leader, unit=unit, leadership_post_id=case.head_post, **facts)
    return case.env["cchc.appointment.term"].browse(decision.line_ids.id)


def new_person(env, unit):
    """Somebody of a unit who has no paper file yet; archived, so that nobody counts him."""
    values = {"name": "Lê Mới", "birth_text": "1990", "sex": "male", "active": False}
    return env["hr.employee"].create({**values, "intake_unit_id": unit.id})


def new_file(env, unit, name):
    person = new_person(env, unit)
    return env["cchc.paper.file"].create({"employee_id": person.id, "number": name})


OPENERS = {
    "cchc.appointment.term.action_draft_decision",
    "cchc.appointment.term.action_open_source",
    "cchc.away.action_open_source",
    "hr.employee.action_open_away",
    "hr.employee.action_open_contracts",
    "hr.employee.action_open_paper_file",
}
CHECKED = {
    "cchc.labour.contract.action_renew": (),
    "cchc.decision.action_ask_handshake": (),
    "cchc.paper.file.action_hand_over": (),
    "cchc.paper.file.action_print_form": (),
    "cchc.paper.file.action_print_tracking": (),
    "cchc.paper.file.loan.action_print_form": (),
    "cchc.paper.file.loan.action_print_research": (),
    "cchc.paper.file.loan.action_return": (),
    **{
        f"cchc.paper.file.transfer.action_print_{what}": ()
        for what in ("form", "handover", "sending")
    },
    "cchc.transfer.action_print_handover": (),
    "cchc.paper.file.transfer.action_receive": (),
    **{
        f"cchc.transfer.action_{step}": ()
        for step in ("consent", "release", "refuse", "override", "draft_decision", "send_file")
    },
    "cchc.transfer.action_receive_file": (),
}
# A form is made first, which is refused for what its maker may not read.
WIZARDS = {"cchc.paper.form.action_print_xlsx"}
