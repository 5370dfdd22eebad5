"""What the rule of the next raise needs to know before it can answer."""

from odoo.addons.cchc_base.rules.problem import RuleError, translatable

_ = translatable("cchc_hr")


def check_facts(rank, step, anchor, delays):
    """Refuse a case that the dossier does not fill.

    :raise RuleError: naming what is missing, and the remedy
    """
    if not rank:
        raise RuleError(
            "no_rank", _("The rank is not known: enter it by a decision of correction.")
        )
    if not step:
        raise RuleError(
            "no_step", _("The step is not known: enter it by a decision of correction.")
        )
    if not anchor:
        raise RuleError(
            "no_anchor",
            _(
                "The day from which the next raise counts is not known: enter it by a decision of "
                "correction."
            ),
        )
    if any(fact.decided is None for fact in delays):
        raise RuleError(
            "discipline_without_date",
            _("A discipline in the dossier has no date: enter it there."),
        )
