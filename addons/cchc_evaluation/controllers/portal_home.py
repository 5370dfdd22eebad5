from odoo.http import request

from odoo.addons.cchc_hr.controllers.portal_home import CchcPortalHome


class EvaluationPortalHome(CchcPortalHome):
    """What waits for the person stands on the first page."""

    def _home_values(self, person):
        values = super()._home_values(person)
        own = request.env["cchc.evaluation"].sudo()._own_of(person)
        values["evaluations"] = own.filtered(
            lambda row: row._self_editable() or row._self_may_complain()
        )
        return values
