from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cchc_base.engine.compiler import people_domain

from .cchc_training_tally import FACTS, PARTS

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
        """What a form does not look at is not worked out for it: money, who people are or were."""
        if model._name == TALLY:
            spec = self._spec()
            text = " ".join(
                [spec.population, *spec.axis.levels]
                + [one.domain + one.field for one in spec.columns]
            )
            about = people_domain(spec, axis.on)
            model = model.with_context(
                tally_facts=any(name in text for name in FACTS),
                tally_people=any(name in text for name in ("employee_id", *FACTS)),
                tally_costs=any(name in text for name in ("amount", "by_")),
                tally_parts=[part for part, told in PARTS.items() if not _leaves_out(about, *told)],
            )
        return super()._statement(model, axis)

    def _source_model(self, known_on=None, on=None):
        model = super()._source_model(known_on, on)
        return model.with_context(hours_on=on) if model._name == HOURS and on else model

    @api.model
    def _base_domain(self, model, on):
        if model._name == TALLY:
            if model.env.context.get("report_on"):
                # The source itself leaves out what is not of the year.
                return Domain.TRUE
            # Of the plan the whole year; of what was done, until the day.
            return Domain("year", "=", on.year) & Domain("date", "<=", on)
        if model._name == HOURS:
            return Domain("year", "=", on.year)
        if model._name == GAP:
            return Domain.TRUE
        return super()._base_domain(model, on)


def _leaves_out(about, kind, state):
    """Whether a criterion is met by no row of a kind and state, whatever else the row says."""
    known = {"kind": kind, "state": state}

    def answer(condition):
        value = known.get(condition.field_expr)
        if value is None or condition.operator not in ("=", "!=", "in", "not in"):
            return condition
        wanted = condition.value
        met = value in wanted if condition.operator.endswith("in") else value == wanted
        return Domain.FALSE if met == (condition.operator in ("!=", "not in")) else Domain.TRUE

    return about.map_conditions(answer).is_false()
