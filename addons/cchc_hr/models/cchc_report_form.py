from odoo import api, fields, models
from odoo.fields import Domain


class CchcReportForm(models.Model):
    """A difference between two days is explained by the people who made it."""

    _inherit = "cchc.report.form"

    @api.model
    def _selection_source(self):
        return [
            *super()._selection_source(),
            ("cchc.movement", self.env._("Movements since the beginning of the year")),
        ]

    @api.model
    def _known_sources(self):
        return super()._known_sources() | {"cchc.movement": "cchc.movement"}

    def _source_model(self, known_on=None, on=None):
        model = super()._source_model(known_on, on)
        if model._name == "cchc.movement" and on:
            model = model.with_context(movements_between=(fields.Date.start_of(on, "year"), on))
        return model

    @api.model
    def _base_domain(self, model, on):
        if model._name == "cchc.movement":
            start = fields.Date.start_of(on, "year")
            return Domain("date", ">=", start) & Domain("date", "<=", on)
        return super()._base_domain(model, on)

    def _explain_change(
        self,
        measure_code,
        units,
        on,
        compare_on,
        known_on=None,
        own=False,
        outside=False,
        keys=(),
    ):
        """Who entered and who left a cell between an earlier day and the day of the report.

        :return: a dict per person: ``employee_id, name, change`` ("gained" or "lost"),
            ``explanation``; the figure differs by the gained less the lost
        """
        action = self.action_explain(
            measure_code, units.ids, on, compare_on, known_on, own, outside, keys
        )
        # Rows are kept by their number, and stand for another cell in every list.
        self.env[action["res_model"]].invalidate_model()
        listed = self.env[action["res_model"]].with_context(**action["context"])
        # The cell in the context is the whole domain. pylint: disable=no-search-all
        rows = listed.search([])
        return [
            {
                "employee_id": row.employee_id.id,
                "name": row.name,
                "change": row.change,
                "explanation": row.explanation,
            }
            for row in rows
        ]
