from odoo import models


class CchcReportForm(models.Model):
    """A difference between two days is explained by the people who made it."""

    _inherit = "cchc.report.form"

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
        rows = self.env[action["res_model"]].with_context(**action["context"]).search([])
        return [
            {
                "employee_id": row.employee_id.id,
                "name": row.name,
                "change": row.change,
                "explanation": row.explanation,
            }
            for row in rows
        ]
