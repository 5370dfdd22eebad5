from odoo import fields, models


class CchcRecruitmentApplication(models.Model):
    """What came of an application, for the candidate and the officer."""

    _inherit = "cchc.recruitment.application"

    result_ids = fields.One2many(
        comodel_name="cchc.recruitment.result", inverse_name="application_id", string="Results"
    )

    def _results_told(self):
        """The results in the order of the wishes, as the candidate is told them."""
        self.ensure_one()
        results = self.sudo().result_ids.sorted(lambda row: (row.wish, row.id))
        return results._told_to_candidate()
