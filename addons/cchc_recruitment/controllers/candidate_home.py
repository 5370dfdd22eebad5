from odoo.http import request, route

from odoo.addons.cchc_hr.controllers.portal_home import CchcPortalHome


class CandidatePortalHome(CchcPortalHome):
    """A candidate has applications, and nothing of the personnel portal."""

    @route()
    def home(self, **kw):
        user = request.env.user
        if user.has_group("cchc_recruitment.group_candidate") and not self._own_person():
            return request.redirect("/tuyen-dung/ho-so")
        return super().home(**kw)
