"""Whether a signed file is the document of this report, signed by whom it should be.

What any signed file is judged by comes from `cchc_hr.rules.signed_document`; a report says the
same in words of its own, and asks more: whoever signs is the head or the agency, with the key of
the last time, and the figures signed are those that will be sealed.
"""

from dataclasses import dataclass, replace

from odoo.addons.cchc_base.rules.problem import ERROR, WARNING, Problem, translatable
from odoo.addons.cchc_hr.rules import signed_document

_ = translatable("cchc_consolidation")

# What is said of a decision in words that do not fit a report.
_REWORDED = {
    "other_person": _("None of the signatures is that of %(name)s, who heads the unit."),
    "other_decision": _("The file is the signing copy of another report."),
    "not_ours": _(
        "The file was not made from the signing copy of this report: compare its figures with the "
        "sheets."
    ),
    "outdated": _(
        "The figures were computed anew after the signing copy was made: make another one, and "
        "have it signed."
    ),
}


@dataclass(frozen=True)
class Expected:
    """What is known of a report's document besides what every signed file is judged by.

    :param heads: names of who may sign for the unit; empty where nobody is known
    :param copy_made: whether a signing copy was given to be signed
    :param earlier: ``{name: number of the certificate}`` of the unit's last signed report
    """

    file: signed_document.Expected
    heads: tuple[str, ...] = ()
    copy_made: bool = False
    earlier: tuple[tuple[str, str], ...] = ()


def judge(found, expected):
    """Everything that is wrong or doubtful about the signed document of a report."""
    head = next(
        (
            name
            for name in expected.heads
            for signer in found.signers
            if signed_document.is_named(signer.name, name)
        ),
        "",
    )
    said = replace(expected.file, signer=head or ", ".join(expected.heads))
    problems = [
        _reworded(problem, found, expected)
        for problem in signed_document.judge(found, said)
        if problem.code != "other_person" or expected.heads
    ]
    problems += _strangers(found, expected)
    problems += _other_keys(found, expected)
    return sorted(problems, key=lambda problem: not problem.blocking)


def _reworded(problem, found, expected):
    if problem.code not in _REWORDED:
        return problem
    severity = problem.severity
    # Figures other than those that are sealed are signed by nobody.
    if problem.code == "outdated" or (
        problem.code == "not_ours" and expected.copy_made and found.signers
    ):
        severity = ERROR
    return Problem(problem.code, _REWORDED[problem.code], problem.params, severity)


def _strangers(found, expected):
    """Signatures beside those of the head and the agency."""
    known = (*expected.heads, *expected.file.agencies)
    for signer in found.signers:
        if expected.heads and not any(
            signed_document.is_named(signer.name, name) for name in known
        ):
            yield Problem(
                "stranger",
                _("%(name)s signed it too, who is neither the head of the unit nor its seal."),
                {"name": signer.name},
                WARNING,
            )


def _other_keys(found, expected):
    """Who signed the last report with another certificate: renewed, or somebody else's."""
    earlier = dict(expected.earlier)
    for signer in found.signers:
        before = earlier.get(signer.name)
        if before and before != signer.serial:
            yield Problem(
                "another_key",
                _(
                    "%(name)s signed the last report with another certificate (number %(before)s, "
                    "now %(serial)s): ask whether it was renewed."
                ),
                {"name": signer.name, "before": before, "serial": signer.serial},
                WARNING,
            )
