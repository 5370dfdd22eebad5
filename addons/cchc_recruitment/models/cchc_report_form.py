from odoo import api, models
from odoo.fields import Domain

POST = "cchc.recruitment.post"


class CchcReportForm(models.Model):
    """Forms about recruitment count the posts that were announced, and who competed for them."""

    _inherit = "cchc.report.form"

    @api.model
    def _selection_source(self):
        return [*super()._selection_source(), (POST, self.env._("Posts announced for recruitment"))]

    @api.model
    def _base_domain(self, model, on):
        if model._name == POST:
            # Who wins a leading post serves already: nobody is recruited.
            return Domain("session_id.state", "not in", ("draft", "cancelled")) & Domain(
                "session_id.form", "!=", "leadership"
            )
        return super()._base_domain(model, on)
