from odoo.addons.cchc_hr.controllers.portal_home import CchcPortalHome


class TrainingPortalHome(CchcPortalHome):
    """Classes that come, and surveys that wait, stand on the first page."""

    def _home_values(self, person):
        values = super()._home_values(person)
        own = person._own_classes()
        values["classes"] = own.filtered(lambda row: row._is_ahead() or row._own_survey())
        return values
