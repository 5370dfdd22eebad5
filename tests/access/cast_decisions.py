"""Registers, signing copies and signed files in every place."""


def records(env, unit, draft):
    """``{key: record}`` of one place."""
    paper = {"decision_id": draft.id, "file": "YQ=="}
    return {
        "cchc.decision.register": env["cchc.decision.register"].create(
            {"unit_id": unit.id, "year": 2024, "symbol": "QĐ-X"}
        ),
        "cchc.signing.copy": env["cchc.signing.copy"].create({**paper, "identifier": "Secret"}),
        "cchc.signed.file": env["cchc.signed.file"].create({**paper, "findings": "Secret"}),
    }


OPENERS = {"cchc.decision.register.action_open_decisions"}
CHECKED = {
    "cchc.decision.action_give_number_back": (),
    "cchc.decision.action_make_signing_copy": (),
    "cchc.decision.action_take_number": (),
    "cchc.decision.action_verify_signatures": (),
}
