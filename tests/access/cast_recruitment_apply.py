"""What each place has of applications: a form handed in, with evidence, a check and a bar."""

import base64

PDF = base64.b64encode(b"%PDF-1.4\n%%EOF\n").decode()


def records(cls, unit, number):
    """The records of the rows in subjects_recruitment_apply.py."""
    env = cls.env
    session = env["cchc.recruitment.session"].create({"name": "x", "unit_id": unit.id})
    post = env["cchc.recruitment.post"].create(
        {"session_id": session.id, "unit_id": unit.id, "code": "1", "name": "x"}
    )
    application = env["cchc.recruitment.application"].create(
        {
            "session_id": session.id,
            "name": f"Secret applicant {number}",
            "birthday": "2000-01-01",
            "sex": "male",
            "citizen_id": f"09120001000{number}",
            "degree_ids": [(0, 0, {"school": "x"})],
            "job_ids": [(0, 0, {"date_from": "2020-01-01", "workplace": "x"})],
            "wish_ids": [(0, 0, {"post_id": post.id})],
        }
    )
    evidence = env["cchc.recruitment.evidence"].create(
        {"application_id": application.id, "file": PDF, "file_name": "x"}
    )
    return {
        "cchc.recruitment.application": application,
        "cchc.recruitment.wish": application.wish_ids,
        "cchc.recruitment.degree": application.degree_ids,
        "cchc.recruitment.job": application.job_ids,
        "cchc.recruitment.evidence": evidence,
        "cchc.recruitment.step": env["cchc.recruitment.step"]._log("changed", application),
        "cchc.recruitment.screening": env["cchc.recruitment.screening"].create(
            {"wish_id": application.wish_ids.id, "machine": "met"}
        ),
        "cchc.recruitment.bar": env["cchc.recruitment.bar"].create(
            {"session_id": session.id, "name": "x", "citizen_id": "1", "reason": "x"}
        ),
    }
