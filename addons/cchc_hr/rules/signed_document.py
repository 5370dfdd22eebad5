"""Whether a signed file is what it should be: the paper of this decision, signed by whom it says.

What was found inside the file comes from `documents.signed_pdf`; here it is judged. NĐ 30/2020,
phụ lục I, phần I, mục II, 7 and 8: the signature of the competent person and that of the agency.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from odoo.addons.cchc_base.rules.problem import ERROR, WARNING, Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import fold

_ = translatable("cchc_hr")

VALID, DOUBTFUL, INVALID = "valid", "doubtful", "invalid"


@dataclass(frozen=True)
class Signer:
    name: str
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    signed_at: datetime | None = None
    is_timestamped: bool = False
    is_intact: bool = True
    is_changed_after: bool = False
    is_in_time: bool = True
    # Expired since; the day of signing is what the signer's own computer said.
    is_expired: bool = False
    valid_until: datetime | None = None
    # None: there is no root to judge by.
    is_trusted: bool | None = None


@dataclass(frozen=True)
class Found:
    """What stands in a file.

    :param obstacle: why there is nothing to judge: not_pdf, too_large, unreadable, unsigned
    :param notes: how many annotations besides signatures lie on the pages
    """

    obstacle: str = ""
    signers: tuple[Signer, ...] = ()
    identifier: str = ""
    notes: int = 0
    detail: str = ""


@dataclass(frozen=True)
class Expected:
    """What the decision says.

    :param identifiers: those of its signing copies; empty when none was made
    :param is_same_file: whether the file begins, byte for byte, with one of these copies
    :param added: words on its pages which the copy does not have
    :param removed: words of the copy which its pages do not have
    :param is_outdated: whether the decision was changed since that copy
    """

    signer: str = ""
    agencies: tuple[str, ...] = ()
    identifiers: frozenset = frozenset()
    is_same_file: bool = False
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    is_outdated: bool = False


_OBSTACLES = {
    "not_pdf": (_("The file is no PDF: a signature can't be verified."), WARNING),
    "too_large": (_("The file is too large to be verified."), WARNING),
    "unsigned": (_("The file has no digital signature."), WARNING),
    "unreadable": (_("The file can't be read: it is damaged or no proper PDF."), ERROR),
}


def judge(found, expected):
    """Everything that is wrong or doubtful about a signed file, the worst first."""
    if found.obstacle:
        template, severity = _OBSTACLES[found.obstacle]
        problems = [Problem(found.obstacle, template, {}, severity)]
        if found.obstacle == "unsigned":
            problems += _content(found, expected)
        return sorted(problems, key=lambda problem: not problem.blocking)
    problems = [problem for signer in found.signers for problem in _certificate(signer)]
    problems += _who(found.signers, expected)
    problems += _content(found, expected)
    return sorted(problems, key=lambda problem: not problem.blocking)


def verdict(problems):
    if any(problem.blocking for problem in problems):
        return INVALID
    return DOUBTFUL if problems else VALID


def _certificate(signer):
    who = {"name": signer.name}
    if not signer.is_intact:
        yield Problem(
            "broken",
            _("The signature of %(name)s does not fit the file: its content was changed."),
            who,
        )
    elif signer.is_changed_after:
        yield Problem("changed_after", _("The file was changed after %(name)s signed it."), who)
    if not signer.is_in_time:
        yield Problem(
            "out_of_time",
            _("The certificate of %(name)s was not valid on the day of signing."),
            who,
        )
    elif signer.is_expired and not signer.is_timestamped:
        yield Problem(
            "expired_since",
            _(
                "The certificate of %(name)s has expired since, and no time stamp proves the day "
                "of signing."
            ),
            who,
            WARNING,
        )
    if signer.is_trusted is None:
        yield Problem(
            "no_root",
            _(
                "The chain of the certificate of %(name)s (%(issuer)s) can't be verified: no root "
                "certificate is installed."
            ),
            {**who, "issuer": signer.issuer},
            WARNING,
        )
    elif signer.is_in_time and not signer.is_trusted:
        yield Problem(
            "untrusted",
            _("The certificate of %(name)s was issued by %(issuer)s, which is not trusted."),
            {**who, "issuer": signer.issuer},
        )


def _who(signers, expected):
    person = [one for one in signers if expected.signer and is_named(one.name, expected.signer)]
    seals = [
        one
        for one in signers
        if one not in person and any(is_named(one.name, agency) for agency in expected.agencies)
    ]
    if not person:
        yield Problem(
            "other_person",
            _("None of the signatures is that of %(name)s, who signs the decision."),
            {"name": expected.signer or "…"},
            WARNING,
        )
    if not seals:
        yield Problem(
            "no_seal",
            _("The signature of the agency (%(agency)s) is missing."),
            {"agency": expected.agencies[0] if expected.agencies else "…"},
            WARNING,
        )


def is_named(told, wanted):
    """Whether a certificate's name holds the wanted one, whatever the case and the diacritics."""
    return f" {_plain(wanted)} " in f" {_plain(told)} "


def _plain(text):
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def _content(found, expected):
    if found.notes:
        yield Problem(
            "notes",
            _("%(count)s remarks or stamps lie on the pages: look whether they cover the text."),
            {"count": found.notes},
            WARNING,
        )
    own = found.identifier and found.identifier in expected.identifiers
    if found.identifier and not own:
        yield Problem("other_decision", _("The file is the signing copy of another decision."))
        return
    if not own and not expected.is_same_file:
        yield Problem(
            "not_ours",
            _(
                "The file was not made from a signing copy of this decision: compare its text with "
                "the decision."
            ),
            {},
            WARNING,
        )
        return
    if expected.added or expected.removed:
        yield Problem(
            "other_text",
            _("The text differs from the signing copy. Added: %(added)s. Missing: %(removed)s."),
            {
                "added": " ".join(expected.added[:20]) or "–",
                "removed": " ".join(expected.removed[:20]) or "–",
            },
        )
    elif not expected.is_same_file:
        yield Problem(
            "saved_again",
            _("The file was saved again before it was signed; its text is that of the copy."),
            {},
            WARNING,
        )
    if expected.is_outdated:
        yield Problem(
            "outdated",
            _("The decision was changed after the signing copy was made."),
            {},
            WARNING,
        )


def differences(printed, signed, stamped=()):
    """Words added to and missing from a text, in their order.

    :param stamped: words that the clerical office puts on the paper after it was printed: the
        number and the day
    """
    allowed = Counter(stamped)
    before, after = Counter(printed), Counter(signed)
    added = after - before - allowed
    removed = before - after
    return _in_order(signed, added), _in_order(printed, removed)


def _in_order(words, counted):
    left, found = Counter(counted), []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
            found.append(word)
    return tuple(found)
