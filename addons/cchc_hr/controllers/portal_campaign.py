from odoo.exceptions import UserError
from odoo.http import request, route

from .portal import CchcPortal


class CchcPortalCampaign(CchcPortal):
    """Campaigns that ask something of the employee."""

    def _own_tasks(self):
        person = self._own_person()
        Task = request.env["cchc.campaign.task"]
        return Task._open_of(person) if person else Task.sudo()

    def _prepare_home_portal_values(self, counters):
        values = super()._prepare_home_portal_values(counters)
        if "cchc_campaign_count" in counters:
            tasks = self._own_tasks()
            values["cchc_campaign_count"] = len(
                tasks.filtered(lambda task: task.state == "waiting")
            )
        return values

    @route("/my/campaigns", type="http", auth="user", website=True)
    def portal_my_campaigns(self, **_kwargs):
        if not self._own_person():
            return request.redirect("/my")
        values = {"tasks": self._own_tasks(), "page_name": "cchc_campaigns", "error": ""}
        return request.render("cchc_hr.portal_my_campaigns", values)

    @route(
        "/my/campaigns/<int:task_id>/answer",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def portal_answer_campaign(self, task_id, note="", **_kwargs):
        """The employee says that it is done. Only an own, open task is found at all."""
        task = self._own_tasks().filtered(lambda one: one.id == task_id)
        if task:
            try:
                task._answer(note.strip()[:250] or request.env._("Done"))
            except UserError as problem:
                values = {"tasks": self._own_tasks(), "error": str(problem)}
                return request.render("cchc_hr.portal_my_campaigns", values)
        return request.redirect("/my/campaigns")
