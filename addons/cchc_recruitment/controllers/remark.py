from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import Controller, request, route

BACK = "/tuyen-dung/ho-so"


class RemarkController(Controller):
    """A candidate asks that a paper be marked again."""

    @route(
        "/tuyen-dung/phuc-khao/<int:application_id>",
        type="http",
        auth="user",
        methods=["GET", "POST"],
        website=True,
    )
    def remark(self, application_id, paper_id=None, reason="", sent="", **_ignored):
        application = self._own(application_id)
        error = ""
        if request.httprequest.method == "POST":
            papers = application._remarkable_papers()
            paper = papers.filtered(lambda one: str(one.id) == str(paper_id))
            try:
                if not paper:
                    raise UserError(request.env._("This paper is not marked again, or not now."))
                with request.env.cr.savepoint():
                    application._ask_remark(paper, reason)
                return request.redirect(f"/tuyen-dung/phuc-khao/{application.id}?sent=1")
            except UserError as refused:
                error = str(refused)
        return request.render(
            "cchc_recruitment.remark_page",
            {
                "application": application,
                "papers": [
                    {"id": paper.id, "name": paper.name, "until": paper._remark_until()}
                    for paper in application._remarkable_papers().sudo()
                ],
                "requests": application.remark_ids,
                "error": error,
                "back": BACK,
                "sent": bool(sent),
                "page_name": "cchc_remark",
                "no_breadcrumbs": True,
            },
        )

    def _own(self, application_id):
        """The candidate's own application: any other number is as if it were not there."""
        application = (
            request.env["cchc.recruitment.application"]
            .sudo()
            .search([("id", "=", application_id), ("user_id", "=", request.env.uid)])
        )
        if not application:
            raise NotFound()
        return application
