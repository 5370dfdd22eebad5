from datetime import date, timedelta

from odoo import api, models

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_reduction.models.register_facts import RegisterFacts

from ..generator.events import AS_OF
from ..writer import QUIET

# A list of each state: a draft, one that Home Affairs looks at, one that was decided and paid, one
# whose money Finance looks at.
PEOPLE = (2, 3, 1, 2)
# Among so many of an agency are some whom nothing excludes.
LOOKED_AT = 20
# Which round each belongs to.
ROUNDS = ((AS_OF.year + 1, "first"),) * 2 + ((AS_OF.year, "second"), (AS_OF.year + 1, "first"))
REVIEWED = AS_OF - timedelta(days=40)
# The lists of the first half of the year are done: their people have left.
PAST_REVIEWED, PAST_LEFT_ON = date(AS_OF.year, 4, 10), date(AS_OF.year, 7, 1)
PAST_PEOPLE = (3, 2)
# The communes and agencies were merged on this day.
REORGANISED = date(2025, 7, 1)
LEAVE_ON = add_months(AS_OF.replace(day=1), 1)


class CchcDemoReduction(models.AbstractModel):
    """Lists of staff reduction of some agencies, one in each state of their way."""

    _name = "cchc.demo.reduction"
    _description = "Staff reduction of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_user(issuer).with_context(**QUIET, lang="vi_VN").sudo()
        groups = demo._candidates()
        steps = (demo._leave_draft, demo._submit, demo._finish, demo._wait_for_finance)
        for (agency, people), number, when, step in zip(
            groups, PEOPLE, ROUNDS, steps, strict=False
        ):
            step(demo._list(agency, demo._not_excluded(people[:LOOKED_AT])[:number], *when))
        demo._finish_first_half(groups)
        demo._step_down()
        demo._note_wishes(groups)
        rounds = self.env["cchc.demo.reduction.rounds"].with_user(issuer)
        rounds.with_context(**QUIET, lang="vi_VN").sudo()._write()

    @api.model
    def _candidates(self):
        """Agencies with some of their oldest people without a post, the account's own first."""
        people = self.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("service_status", "=", "serving"),
                ("leadership_post_id", "=", False),
                ("user_id", "=", False),
                ("incoming_unit_id", "=", False),
                ("coefficient", ">", 0),
                ("recruited_on", "<", add_months(AS_OF, -5 * 12)),
                ("retirement_date", ">", add_months(AS_OF, 26)),
                ("staffing_category", "in", ("civil_servant", "public_employee")),
            ],
            order="retirement_date, staff_number",
        )
        drafted = self.env["cchc.decision.line"].search([("issued_at", "=", False)]).employee_id
        groups = (people - drafted).grouped(lambda person: person.unit_id.agency_id)
        own = self.env["res.users"].search([("login", "=", "tccb")]).unit_ids[:1].agency_id
        rest = [(agency, of) for agency, of in groups.items() if agency and agency != own]
        rest.sort(key=lambda pair: (-len(pair[1]), pair[0].code or ""))
        return [(own, groups[own]), *rest] if own in groups else rest

    @api.model
    def _not_excluded(self, people, day=REVIEWED):
        """Those of whom the register knows no custody, maternity or small child."""
        facts = RegisterFacts(people, day)
        return people.filtered(lambda person: not facts.of(person).states)

    @api.model
    def _list(self, agency, people, year, period, review_on=REVIEWED, leave_on=LEAVE_ON):
        made = self.env["cchc.reduction.list"].create(
            {
                "unit_id": agency.id,
                "year": year,
                "period": period,
                "review_on": review_on,
                "note": "Thực hiện đề án sắp xếp tổ chức, vị trí việc làm của cơ quan.",
            }
        )
        ground = self.env.ref("cchc_reduction.reduction_ground_nd154_d")
        self.env["cchc.reduction.dossier"].create(
            [
                {
                    "list_id": made.id,
                    "employee_id": person.id,
                    "ground_id": ground.id,
                    "leave_on": leave_on,
                    # Five years before the age nobody retires early any more.
                    "measure": "early_retirement"
                    if person.retirement_date < add_months(leave_on, 58)
                    else "leave",
                    "volunteers": True,
                    "minutes": f"05/BB, {review_on:%d/%m/%Y}",
                    "reason": "Vị trí việc làm được ghép, không bố trí được việc làm khác; "
                    "có đơn tự nguyện.",
                }
                for person in people
            ]
        )
        return made

    @api.model
    def _finish_first_half(self, groups):
        """Who left in the middle of the year, of the agencies with most people.

        Nobody of whom something was decided later, and nobody who is in another list.
        """
        people = self.env["hr.employee"].union(*(of for _agency, of in groups))
        rows = self.env["cchc.reduction.dossier"].search([("employee_id", "in", people.ids)])
        busy = rows.employee_id
        lines = self.env["cchc.decision.line"].search([("date_effective", ">", PAST_REVIEWED)])
        busy |= lines.employee_id
        larger = sorted(groups, key=lambda group: -len(group[1] - busy))
        when = (AS_OF.year, "first", PAST_REVIEWED, PAST_LEFT_ON)
        for number, ((agency, people), wanted) in enumerate(
            zip(larger, PAST_PEOPLE, strict=False), start=1
        ):
            # Somebody near the age, the others far from it.
            near = self._not_excluded((people - busy)[:LOOKED_AT], PAST_REVIEWED)[:1]
            far = self._not_excluded((people - busy)[-LOOKED_AT:], PAST_REVIEWED)[1 - wanted :]
            if near:
                made = self._list(agency, near | far, *when)
                self._finish(made, str(number))
                self._pay(made.dossier_ids[: wanted - 1], PAST_LEFT_ON, "UNC 305")

    @api.model
    def _step_down(self):
        """A leader who gives up the post after the reorganisation, proposed by the agency."""
        leaders = self.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("service_status", "=", "serving"),
                ("leadership_post_id.role", "in", ("head", "deputy")),
                ("user_id", "=", False),
                ("incoming_unit_id", "=", False),
                ("current_version_id.leadership_allowance", ">", 0),
                ("retirement_date", ">", add_months(AS_OF, 24)),
            ],
            order="retirement_date, staff_number",
        )
        # A deputy rather than a head, where there is one.
        leaders = leaders.sorted(lambda one: one.leadership_post_id.role != "deputy")[:LOOKED_AT]
        leaders -= self.env["cchc.decision.line"].search([("issued_at", "=", False)]).employee_id
        leader = self._not_excluded(leaders)[:1]
        if not leader:
            return
        made = self.env["cchc.reduction.list"].create(
            {
                "unit_id": leader.unit_id.agency_id.id,
                "year": AS_OF.year,
                "period": "year",
                "review_on": REVIEWED,
                "note": "Thôi giữ chức vụ do sắp xếp tổ chức bộ máy.",
            }
        )
        self.env["cchc.reduction.dossier"].create(
            {
                "list_id": made.id,
                "employee_id": leader.id,
                "ground_id": self.env.ref("cchc_reduction.reduction_ground_nd178_1").id,
                "measure": "step_down",
                "leave_on": LEAVE_ON,
                "volunteers": True,
                "minutes": f"06/BB, {REVIEWED:%d/%m/%Y}",
                "reason": "Giảm số lãnh đạo sau sắp xếp; có đơn thôi giữ chức vụ.",
                "reorganised_on": REORGANISED,
                "term_ends_on": add_months(LEAVE_ON, 20),
            }
        )
        made.dossier_ids.document_ids.write({"number": "01", "dated": REVIEWED})
        made.action_compute()

    @api.model
    def _note_wishes(self, groups):
        """Somebody of the account's own agency asks for it, and is in no list yet."""
        people = groups[0][1] if groups else self.env["hr.employee"]
        listed = self.env["cchc.reduction.dossier"].search([("employee_id", "in", people.ids)])
        person = self._not_excluded((people - listed.employee_id)[:LOOKED_AT])[:1]
        if person:
            self.env["cchc.reduction.wish"].create(
                {
                    "employee_id": person.id,
                    "wished_on": REVIEWED - timedelta(days=10),
                    "paper": "Đơn tự nguyện tinh giản biên chế",
                }
            )

    @api.model
    def _leave_draft(self, made):
        """The first paper of each is there, the others are still missing."""
        for row in made.dossier_ids:
            row.document_ids[:1].number = "05/BB"
        made.action_compute()

    @api.model
    def _submit(self, made):
        made.dossier_ids.document_ids.write({"number": "01", "dated": REVIEWED})
        made.action_submit()
        returned = made.dossier_ids[1:2]
        if returned:
            returned._answer("return", "Chưa có xác nhận thời gian đóng bảo hiểm xã hội.")

    @api.model
    def _wait_for_finance(self, made):
        made.dossier_ids.document_ids.write({"number": "01", "dated": made.review_on})
        made.action_submit()
        made.action_appraise()

    @api.model
    def _finance(self, made):
        """Finance appraises the money by its own account, where there is one."""
        account = self.env["res.users"].search([("login", "=", "taichinh")], limit=1)
        made.with_user(account or self.env.user).sudo()._finance(
            "estimate", f"1842/STC-HCSN, {made.review_on + timedelta(days=12):%d/%m/%Y}"
        )

    @api.model
    def _finish(self, made, suffix=""):
        self._wait_for_finance(made)
        self._finance(made)
        made.document_id = self.env["cchc.legal.document"].create(
            {
                "number": f"1127{suffix}/QĐ-UBND",
                "title": "Phê duyệt danh sách tinh giản biên chế",
                "date_issued": made.review_on + timedelta(days=15),
            }
        )
        made.action_approve()
        made.action_draft_decision()
        decision = made.dossier_ids.decision_id
        decision.write(
            {
                "number": f"1130{suffix}/QĐ-TG",
                "date_signed": made.review_on + timedelta(days=20),
            }
        )
        decision.action_issue()
        self._pay(made.dossier_ids[:1], made.review_on + timedelta(days=35), "UNC 218", half=True)

    @api.model
    def _pay(self, rows, day, document, half=False):
        """What is still open of the benefits, or half of it."""
        self.env["cchc.reduction.payment"].create(
            [
                {
                    "dossier_id": row.id,
                    "paid_on": day,
                    "amount": (row.amount - row.paid_amount) // (2 if half else 1),
                    "document": document,
                    "note": "Chi trả đợt 1" if half else "Chi trả đủ",
                }
                for row in rows
            ]
        )
