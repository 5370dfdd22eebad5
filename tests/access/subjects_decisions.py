"""How the models about numbers and signatures of decisions are tried."""

import base64
from itertools import count

from subject import Subject, below

from odoo.addons.cchc_hr.tests_pure.signing_samples import Authority

years = count(1950)


def _register(case, place):
    return {"unit_id": case.unit[place].id, "year": next(years), "symbol": "QĐ-Y"}


def _certificate(case, place):
    return {"certificate": base64.b64encode(Authority(f"CA {next(years)}").der).decode()}


SUBJECTS = [
    Subject("cchc.decision.register", "symbol", {"note": "x"}, _register),
    Subject(
        "cchc.signing.copy",
        "identifier",
        {"identifier": "x"},
        below("cchc.decision draft", "decision_id", file="YQ==", identifier="x"),
    ),
    Subject(
        "cchc.signed.file",
        "findings",
        {"verdict": "valid"},
        below("cchc.decision draft", "decision_id", file="YQ=="),
    ),
    Subject("cchc.trust.root", create=_certificate, placed=False),
]
