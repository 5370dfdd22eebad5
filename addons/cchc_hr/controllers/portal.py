from odoo.http import request, route

from odoo.addons.portal.controllers.portal import CustomerPortal


class CchcPortal(CustomerPortal):
    """The own dossier of an employee, and nobody else's."""

    def _own_person(self):
        """The person of the logged-in user, in sudo: portal users have no right on the models."""
        return (
            request.env["hr.employee"].sudo().search([("user_id", "=", request.env.uid)], limit=1)
        )

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cchc_dossier_count" in counters:
            values["cchc_dossier_count"] = 1 if self._own_person() else 0
        return values

    @route("/my/dossier", type="http", auth="user", website=True)
    def portal_my_dossier(self, **_kwargs):
        person = self._own_person()
        if not person:
            return request.redirect("/my")
        return request.render("cchc_hr.portal_my_dossier", self._dossier_values(person))

    def _dossier_values(self, person):
        """What the page shows of the person; addons above add their part."""
        return {
            "person": person,
            "page_name": "cchc_dossier",
            "lines": person.decision_line_ids.filtered(lambda line: not line.revoked_at).sorted(
                lambda line: (line.date_effective, line.day_order, line.id), reverse=True
            ),
        }
