"""What each place has of studies: a draft with a cost, a pay-back with a council, a decided one."""

SECRET = "Secret study of "


def records(cls, unit, person, number):
    """The records of the rows in subjects_training_study.py."""
    env = cls.env
    values = {
        "employee_id": person.id,
        "kind": "master",
        "field_of_study": f"{SECRET}{number}",
        "outcome": "quit",
    }
    study, open_study, decided_study = env["cchc.training.study"].create(
        [
            {**values, "date_from": f"{year}-01-01", "date_to": f"{year}-12-31"}
            for year in (2011, 2012, 2013)
        ]
    )
    (open_study | decided_study)._set_plain({"state": "payback"})
    payback = {"case": "1", "raised_on": "2026-01-01", "amount": 1_000_000, "law": "nd171_2025"}
    free, decided = env["cchc.training.payback"].create(
        [
            {**payback, "study_id": open_study.id, "note": f"{SECRET}{number}"},
            {
                **payback,
                "study_id": decided_study.id,
                "state": "decided",
                "decided_on": "2026-01-02",
            },
        ]
    )
    return {
        "cchc.training.study": study,
        "cchc.training.study.cost": env["cchc.training.study.cost"].create(
            {"study_id": study.id, "date": "2011-01-01", "item": "x", "amount": 1_000_000}
        ),
        "cchc.training.payback": free,
        "cchc.training.payback decided": decided,
        "cchc.training.payback.member": env["cchc.training.payback.member"].create(
            {"payback_id": free.id, "role": "1_chair", "name": f"{SECRET}{number}"}
        ),
        "cchc.training.payback.payment": env["cchc.training.payback.payment"].create(
            {
                "payback_id": decided.id,
                "date": "2026-01-02",
                "amount": 1,
                "voucher": f"{SECRET}{number}",
            }
        ),
    }
