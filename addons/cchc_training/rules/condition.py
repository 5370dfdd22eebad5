"""Conditions of who is sent to study, one by one, as an answer with its reasons."""

from dataclasses import dataclass

from odoo.addons.cchc_base.rules.result import Result, Step

MET, NOT_MET, OPEN = "met", "not_met", "open"
WORDS = {True: "đạt", False: "không đạt", None: "chưa đủ thông tin"}


@dataclass(frozen=True)
class Finding:
    """One condition: what is asked, what was found; ``met`` is None where the dossier is silent.

    ``by_law``: no override; what is only the province's own rule may be departed from.
    """

    code: str
    label: str
    found: str
    met: bool | None
    article: str = ""
    by_law: bool = True

    def step(self):
        told = f"{WORDS[self.met]} ({self.found})" if self.found else WORDS[self.met]
        return Step(self.label, told, self.article)

    def in_words(self):
        return f"{self.label}: {self.found}" if self.found else self.label


def answer(findings, text_id, before=(), facts=()):
    """``not_met`` when a condition is not, ``open`` when one is not known, else ``met``.

    :return: a `Result`; facts ``unmet`` and ``unknown`` (words), ``codes`` (of the unmet),
        ``by_law`` (one of the unmet is of a decree), and those given
    """
    unmet = [one for one in findings if one.met is False]
    unknown = [one for one in findings if one.met is None]
    value = NOT_MET if unmet else OPEN if unknown else MET
    return Result(
        value,
        (*before, *(one.step() for one in findings)),
        text_id,
        (
            ("unmet", tuple(one.in_words() for one in unmet)),
            ("unknown", tuple(one.in_words() for one in unknown)),
            ("codes", tuple(one.code for one in unmet)),
            ("by_law", any(one.by_law for one in unmet)),
            *facts,
        ),
    )
