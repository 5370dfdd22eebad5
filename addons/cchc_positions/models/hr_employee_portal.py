from odoo import models


class HrEmployee(models.Model):
    """What the employee sees of the own standing on the portal."""

    _inherit = "hr.employee"

    def _own_qualification(self):
        """Position, competencies and the answer of the standards today, for the own page.

        For the controller, which finds the person by the login and asks in superuser mode.

        :return: ``position``; ``competencies``, each with what is required, the latest assessment
            and the levels missing; ``standard``, an answer with its requirements, or None
        """
        self.ensure_one()
        today = self.env["hr.version"]._today()
        return {
            "position": self.position_id,
            "competencies": self._own_competencies(today),
            "standard": self._own_standard(today),
        }

    def _own_competencies(self, on):
        gaps = (
            self.env["cchc.competency.gap"]
            .with_context(competency_on=on)
            .search([("employee_id", "=", self.id)])
        )
        # The latest first: the first of each competency is the one that counts.
        assessments = self.env["cchc.competency.assessment"].search(
            [
                ("employee_id", "=", self.id),
                ("competency_id", "in", gaps.competency_id.ids),
                ("voided_at", "=", False),
                ("date", "<=", on),
            ],
            order="date desc, id desc",
        )
        latest = {}
        for assessment in assessments:
            latest.setdefault(assessment.competency_id, assessment)
        order = {key: place for place, (key, _label) in enumerate(gaps._fields["group"].selection)}
        return [
            {
                "competency": gap.competency_id,
                "required": gap.required_level,
                "assessment": latest.get(gap.competency_id),
                "missing": gap.gap,
            }
            for gap in gaps.sorted(
                lambda gap: (order[gap.group], gap.competency_id.sequence, gap.competency_id.id)
            )
        ]

    def _own_standard(self, on):
        result = self.env["cchc.standard.assessment"]._explain(self.id, on)
        if result is None:
            return None
        return {
            "outcome": result.value,
            "requirements": list(zip(result.steps, result["met"], strict=True)),
        }
