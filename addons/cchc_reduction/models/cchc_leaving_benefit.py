from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_base.rules.problem import RuleError

from ..rules.case import STEP_DOWN
from ..rules.choice import compare
from .pay_history import PayHistory


class CchcLeavingBenefit(models.AbstractModel):
    """The decrees on reduction and reorganisation answer for people who would leave."""

    _inherit = "cchc.leaving.benefit"

    @api.model
    def _estimates(self, people, leave_on):
        found = dict(super()._estimates(people, leave_on))
        if not people:
            return found
        history = PayHistory(people, leave_on)
        figures = self.env["cchc.reduction.figure"]._rows()
        Case = self.env["cchc.reduction.calculator"]
        words = {
            value: text
            for value, text in self.env["cchc.reduction.dossier"]
            ._fields["measure"]
            ._description_selection(self.env)
        }
        for person in people:
            case = Case.new(
                {
                    "leave_on": leave_on,
                    "by_reorganisation": True,
                    "reorganised_on": leave_on,
                }
            )
            try:
                case.update(case._known_of(person, history))
                options = compare(case._case(), figures)
            except (RuleError, UserError, ValueError):
                # A dossier without a date of birth or without pay: nothing can be said.
                continue
            fitting = [
                (one.amount, f"{decree}: {words.get(measure, measure)}. {_reckoned(one)}")
                for (decree, measure), one in options.items()
                if one.fits and one.amount and measure != STEP_DOWN
            ]
            if fitting:
                found[person.id] = max(fitting)
        return found


def _reckoned(benefit):
    """The lines of a benefit with formula and article; what nobody has read in the text is said."""
    return "; ".join(
        f"{step.label} = {format_integer(step.value)}"
        + (f" ({step.article})" if step.article else "")
        for step in (line.step() for line in benefit.lines)
    )
