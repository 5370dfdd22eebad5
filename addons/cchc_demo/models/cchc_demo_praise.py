from itertools import cycle

from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time

from ..writer import QUIET

FUND_OF_ONE = 24_000_000
INITIATIVES = (
    ("Số hóa quy trình thẩm tra hồ sơ", "unit"),
    ("Rút ngắn thời gian giải quyết thủ tục liên thông", "province"),
)


class CchcDemoPraise(models.AbstractModel):
    """Titles and extra income of the last year: one agency over its quota, one that submitted.

    One list of money still to be approved, one paid.
    """

    _name = "cchc.demo.praise"
    _description = "Titles and extra income of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_user(issuer).with_context(**QUIET, lang="vi_VN").sudo()
        year = vietnam_time.today().year - 1
        for place, agency in enumerate(demo.env["cchc.demo.evaluation"]._agencies()[:2]):
            demo._initiatives(demo._excellent(agency, year), agency, year)
            made = demo._round(agency, year)
            if made.people and place:
                demo._hand_on(made)
            demo._income(agency, year, paid=bool(place))

    # -- titles -------------------------------------------------------------------

    @api.model
    def _excellent(self, agency, year):
        ratings = self.env["cchc.yearly.rating"].search(
            [
                ("year", "=", year),
                ("rating", "=", "excellent"),
                ("employee_id.unit_id.agency_id", "=", agency.id),
            ]
        )
        return ratings.employee_id

    @api.model
    def _initiatives(self, people, agency, year):
        self.env["cchc.emulation.initiative"].create(
            [
                {
                    "name": name,
                    "employee_id": person.id,
                    "year": year,
                    "scope": scope,
                    "recognised_by": f"Hội đồng sáng kiến {agency.name}",
                    "document_number": f"{21 + place}/QĐ-HĐSK",
                }
                for place, (person, (name, scope)) in enumerate(
                    zip(people, cycle(INITIATIVES), strict=False)
                )
            ]
        )

    @api.model
    def _round(self, agency, year):
        made = self.env["cchc.emulation.round"].create(
            {
                "unit_id": agency.id,
                "year": year,
                "council_size": 9,
                "minutes": f"12/BB-HĐTĐKT ngày 10/12/{year}",
            }
        )
        search = self.env["cchc.emulation.search"].browse(made.action_find()["res_id"])
        search.action_find()
        if not search.found:
            return made
        search.action_propose()
        self._propose_best(made)
        division = self.env["hr.department"].search([("parent_id", "=", agency.id)], limit=1)
        if division:
            self.env["cchc.emulation.collective"].create(
                {
                    "round_id": made.id,
                    "department_id": division.id,
                    "title_id": self.env.ref("cchc_evaluation.emulation_title_ttldtt").id,
                    "rating": "good",
                    "rating_document": f"Quyết định số 96/QĐ ngày 12/12/{year}",
                }
            )
        return made

    @api.model
    def _propose_best(self, made):
        """Everybody who is excellent, and with an initiative one more than the quota admits."""
        workers = made.proposal_ids.employee_id
        people = self._excellent(made.unit_id, made.year) & workers
        ((_title, result),) = made._quotas()
        good = (workers - people)[: max(result.value + 1 - len(people), 0)]
        self._initiatives(good, made.unit_id, made.year)
        people |= good
        title = self.env.ref("cchc_evaluation.emulation_title_cstd_cs")
        self.env["cchc.emulation.proposal"].create(
            [
                {
                    "round_id": made.id,
                    "employee_id": person.id,
                    "title_id": title.id,
                    "votes": 9,
                    "merit": "Hoàn thành xuất sắc nhiệm vụ, có sáng kiến được áp dụng",
                }
                for person in people
            ]
        )

    @api.model
    def _hand_on(self, made):
        """The council kept to the quota; Home Affairs has the round before it."""
        for title, result in made._quotas():
            own = made.proposal_ids.filtered(lambda one, title=title: one.title_id == title)
            own[result.value :].unlink()
        made.collective_ids.filtered(lambda one: not one.met).unlink()
        made.action_submit()

    # -- money ----------------------------------------------------------------------

    @api.model
    def _income(self, agency, year, paid):
        rated = self.env["cchc.yearly.rating"].search_count(
            [("year", "=", year), ("employee_id.unit_id.agency_id", "=", agency.id)]
        )
        if not rated:
            return
        made = self.env["cchc.extra.income"].create(
            {
                "unit_id": agency.id,
                "year": year,
                "fund": FUND_OF_ONE * rated,
                "regulation": f"Quy chế chi tiêu nội bộ, Quyết định số 15/QĐ ngày 20/01/{year}",
                "approval_number": "318/QĐ",
                "approval_date": f"{year}-12-25",
            }
        )
        made.action_compute()
        if paid:
            made.action_approve()
            made.write({"paid_on": f"{year}-12-29", "payment_document": "UNC số 412"})
            made.action_pay()
