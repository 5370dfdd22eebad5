from odoo import api, models
from odoo.fields import Domain

from .cchc_training_tally import FACTS

TALLY, HOURS, GAP = "cchc.training.tally", "cchc.training.hours", "cchc.training.gap"


class CchcReportForm(models.Model):
    """Forms about training: planned and done, hours of the year, gaps before and after."""

    _inherit = "cchc.report.form"

    @api.model
    def _selection_source(self):
        return [
            *super()._selection_source(),
            (TALLY, self.env._("Training of the year, planned and done")),
            (HOURS, self.env._("Hours of training of the year")),
            (GAP, self.env._("Gaps at the beginning of the year and at a date")),
        ]

    def _statement(self, model, axis):
        """A form that looks at no money, or not at who people were, does not have it worked out."""
        if model._name == TALLY:
            spec = self._spec()
            text = " ".join(
                [spec.population, *spec.axis.levels]
                + [one.domain + one.field for one in spec.columns]
            )
            model = model.with_context(
                tally_facts=any(name in text for name in FACTS),
                tally_costs=any(name in text for name in ("amount", "by_")),
            )
        return super()._statement(model, axis)

    def _source_model(self, known_on=None, on=None):
        model = super()._source_model(known_on, on)
        return model.with_context(hours_on=on) if model._name == HOURS and on else model

    @api.model
    def _base_domain(self, model, on):
        if model._name == TALLY:
            # Of the plan the whole year; of what was done, until the day.
            return Domain("year", "=", on.year) & Domain("date", "<=", on)
        if model._name == HOURS:
            return Domain("year", "=", on.year)
        if model._name == GAP:
            return Domain.TRUE
        return super()._base_domain(model, on)
