from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.months import add_months
from odoo.addons.cchc_base.tools import vietnam_time

from ..writer import QUIET

AGENCIES = 4
# So many of an agency have declared courses; of these every fourth too few periods.
DECLARED = 60
SEATS = 30
PER_HEAD = 1_200_000
PROVIDERS = (
    ("Trường Chính trị tỉnh", "party_school"),
    ("Học viện Hành chính và Quản trị công", "academy"),
)
REFORM_WORK = ("Kiểm soát thủ tục hành chính, một cửa", "Theo dõi kế hoạch cải cách hành chính")


class CchcDemoTraining(models.AbstractModel):
    """Training of a year: needs, plans on their way, classes of every state, hours, requests.

    The account's agency has a draft of next year's plan to go on with, a class that has ended and
    waits for its certificates, and an employee who is asked about a class.
    """

    _name = "cchc.demo.training"
    _description = "Training of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_user(issuer).with_context(**QUIET, lang="vi_VN").sudo()
        agencies = demo.env["cchc.demo.evaluation"]._agencies()[:AGENCIES]
        if not agencies:
            return
        today = vietnam_time.today()
        demo.env["cchc.qualification.need"]._gather()
        demo._declare(agencies, today.year)
        demo._plans(agencies, today.year)
        classes = demo._classes(agencies, today)
        demo._ask_about(classes)
        demo._successors(agencies[0], today)
        demo._studies(agencies[0], today)
        demo._requests(agencies[0])
        demo._reform_officers(agencies)
        demo._report(today)

    # -- who and what -----------------------------------------------------------------------

    @api.model
    def _programme(self, kind, **having):
        programmes = self.env["cchc.training.programme"]._offered()
        return programmes.filtered(
            lambda one: (
                one.kind == kind and all(one[name] == value for name, value in having.items())
            )
        )[:1]

    @api.model
    def _people(self, agency, limit=SEATS):
        """Who serves in an agency, the employee of the accounts first."""
        people = self.env["hr.employee"].search(
            [
                ("unit_id.agency_id", "=", agency.id),
                ("in_service", "=", True),
                ("service_status", "=", "serving"),
                ("staffing_category", "in", ("civil_servant", "public_employee")),
            ],
            order="staff_number",
        )
        return people.sorted(lambda person: person.user_id.login != "congchuc")[:limit]

    # -- hours ---------------------------------------------------------------------------------

    @api.model
    def _declare(self, agencies, year):
        """Online courses that people have declared; the head taught."""
        rows = []
        for agency in agencies:
            for place, person in enumerate(self._people(agency, DECLARED)):
                if place % 3 == 2:
                    continue
                rows.append(
                    {
                        "employee_id": person.id,
                        "name": "Kỹ năng số cho công chức (trực tuyến)",
                        "provider": PROVIDERS[1][0],
                        "date_from": f"{year}-03-02",
                        "date_to": f"{year}-03-27",
                        "periods": 16 if place % 4 == 3 else 40,
                        "note": f"Giấy xác nhận hoàn thành khóa học, 27/3/{year}",
                    }
                )
            head = agency.manager_id
            if head:
                rows.append(
                    {
                        "employee_id": head.id,
                        "kind": "taught",
                        "name": "Giảng bài tại lớp chuyên viên",
                        "date_from": f"{year}-05-11",
                        "date_to": f"{year}-05-12",
                        "periods": 16,
                        "note": f"Giấy mời giảng, 04/5/{year}",
                    }
                )
        self.env["cchc.training.declared"].create(rows)

    # -- plans ---------------------------------------------------------------------------------

    @api.model
    def _plans(self, agencies, year):
        """This year's are approved, in that of the province; next year's are on their way."""
        programmes = self._programme("job_position") | self._programme("digital")
        document = self.env["cchc.legal.document"].create(
            {
                "number": f"356/QĐ-UBND/{year}",
                "title": "Phê duyệt kế hoạch đào tạo, bồi dưỡng",
                "kind": "decision",
                "date_issued": f"{year}-02-10",
            }
        )
        now = self.env["cchc.training.plan"].concat(
            *(self._plan(agency, year, programmes, document) for agency in agencies[:3])
        )
        self._hand_on(now)
        roots = self.env["hr.department"]._roots()[:1]
        province = self._plan(roots, year, programmes.browse(), document)
        province.action_consolidate()
        self._hand_on(province)
        province.action_appraise()
        # With it those that it took over.
        province.action_approve()
        # Next year: the own agency begins, another one waits for Home Affairs.
        self._plan(agencies[0], year + 1, programmes.browse())
        for agency in agencies[1:2]:
            plan = self._plan(agency, year + 1, programmes)
            self._take_needs(plan)
            self._hand_on(plan)

    @api.model
    def _hand_on(self, plans):
        for plan in plans:
            plan.action_fill_budget()
        plans.action_submit()

    @api.model
    def _plan(self, unit, year, programmes, document=None):
        return self.env["cchc.training.plan"].create(
            {
                "unit_id": unit.id,
                "year_from": year,
                "document_id": document.id if document else False,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "unit_id": unit.id,
                            "year": year,
                            "quarter": str(2 + place),
                            "programme_id": programme.id,
                            "people": 20 - 8 * place,
                            "cost_per_head": PER_HEAD,
                            "source": "unit" if place else "training",
                        },
                    )
                    for place, programme in enumerate(programmes)
                ],
            }
        )

    @api.model
    def _take_needs(self, plan):
        try:
            with self.env.cr.savepoint():
                plan.action_take_needs()
        except UserError:
            # A small province may lack nothing.
            self.env.invalidate_all()

    # -- classes ---------------------------------------------------------------------------------

    @api.model
    def _classes(self, agencies, today):
        """One that is over, one whose certificates are waited for, one that comes."""
        providers = self.env["cchc.training.provider"].create(
            [
                {"name": name, "kind": kind, "country_id": self.env.ref("base.vn").id}
                for name, kind in PROVIDERS
            ]
        )
        root = self.env["hr.department"]._roots()[:1]
        people = self._people(agencies[0]) | self._people(agencies[-1], 8)
        update = self._class(
            self._programme("job_position"), root, providers[0], today - timedelta(days=60), 5
        )
        self._hold(update, people[:20], certificates=True)
        waits = self._class(
            self._missing_programme(agencies[0]),
            agencies[0],
            providers[0],
            today - timedelta(days=18),
            12,
        )
        self._hold(waits, self._who_need(waits, agencies[0]))
        digital = self._programme("digital") or self._programme("it")
        soon = self._class(digital, root, providers[1], today + timedelta(days=14), 2)
        soon.write({"mode": "online", "link": "https://hoc.example.vn/ky-nang-so"})
        soon.action_nominate()
        # Few of one agency: who is sent to a class can't leave before it.
        self._nominate(soon, self._people(agencies[0], 2) | self._people(agencies[-1], 4))
        self._send(soon)
        later = self._class(
            self._programme("job_position"), root, providers[0], today + timedelta(days=40), 5
        )
        later.action_nominate()
        return update

    @api.model
    def _missing_programme(self, agency):
        """What most people of the agency lack, of what a certificate shows."""
        groups = self.env["cchc.qualification.need"]._read_group(
            [
                ("state", "!=", "closed"),
                ("unit_id.agency_id", "=", agency.id),
                ("programme_id.proves_kind", "!=", False),
            ],
            ["programme_id"],
            ["__count"],
            order="__count desc",
            limit=1,
        )
        return groups[0][0] if groups else self._programme("state_management")

    @api.model
    def _who_need(self, one, agency):
        """People of an agency who lack what the class gives, the employee of the accounts too."""
        needs = self.env["cchc.qualification.need"].search(
            [
                ("programme_id", "=", one.programme_id.id),
                ("state", "!=", "closed"),
                ("unit_id.agency_id", "=", agency.id),
            ]
        )
        people = needs.employee_id.filtered(lambda person: person.service_status == "serving")
        return (people or self._people(agency))[:8]

    @api.model
    def _class(self, programme, unit, provider, first, days):
        return self.env["cchc.training.class"].create(
            {
                "code": f"L{first:%m%y}.{programme.code}"[:40],
                "name": f"Lớp {programme.name} tháng {first.month}/{first.year}",
                "programme_id": programme.id,
                "unit_id": unit.id,
                "provider_id": provider.id,
                "plan_line_id": self._line_of(programme, unit, first.year).id,
                "place": "Hội trường Trường Chính trị tỉnh",
                "date_from": first,
                "date_to": first + timedelta(days=days - 1),
                "periods": programme.periods or 8 * days,
                "seats": SEATS,
            }
        )

    @api.model
    def _line_of(self, programme, unit, year):
        """The line of the organiser's approved plan for which a class is held."""
        return self.env["cchc.training.plan.line"].search(
            [
                ("programme_id", "=", programme.id),
                ("year", "=", year),
                ("plan_id.unit_id", "=", unit.id),
                ("plan_id.kind", "=", "year"),
                ("plan_id.state", "=", "approved"),
            ],
            limit=1,
        )

    @api.model
    def _nominate(self, one, people):
        return self.env["cchc.training.participant"].create(
            [{"class_id": one.id, "employee_id": person.id} for person in people]
        )

    @api.model
    def _send(self, one):
        """The signed decision on those who meet the conditions."""
        action = one.action_draft_decision()
        decision = self.env["cchc.decision"].browse(action.get("res_id") or one.decision_id.id)
        signed = min(one.date_from - timedelta(days=7), vietnam_time.today())
        decision.write({"number": f"{1400 + one.id}/QĐ-SNV", "date_signed": signed})
        decision.action_issue()

    @api.model
    def _hold(self, one, people, certificates=False):
        """Nominated, sent, taught; all passed but one."""
        one.action_nominate()
        rows = self._nominate(one, people)
        self.env["cchc.training.class.cost"].create(
            [
                {"class_id": one.id, "source": "training", "amount": PER_HEAD * len(rows)},
                {"class_id": one.id, "source": "unit", "item": "travel", "amount": 3_500_000},
            ]
        )
        self._send(one)
        one.action_start()
        if not certificates:
            return
        one.participant_ids.filtered(lambda row: row.state == "attending")[-1:].action_fail()
        one.action_pass_all()
        one.action_finish()
        passed = one.participant_ids.filtered(lambda row: row.state == "passed")
        for place, row in enumerate(passed, start=1):
            row.write(
                {
                    "certificate_number": f"{place:03d}/CN-{one.date_to:%Y}",
                    "certificate_date": one.date_to + timedelta(days=5),
                    "result": "Đạt",
                }
            )
        one.action_enter_certificates()

    @api.model
    def _ask_about(self, one):
        """The employee of the accounts is asked about the class, without a letter."""
        row = one.participant_ids.filtered(lambda each: each.employee_id.user_id)[:1]
        if row:
            one._set_plain({"survey_id": one._copy_survey().id})
            sheet = self.env["survey.user_input"].create(row._survey_values())
            row._set_plain({"survey_input_id": sheet.id})

    # -- studies -----------------------------------------------------------------------------------

    @api.model
    def _studies(self, agency, today):
        """The employee serves a commitment after a master's degree; another one still studies, and
        of a third, who got no degree, the cost is claimed back."""
        people = self._people(agency, 4)
        values = {
            "kind": "master",
            "programme_id": self._programme("postgraduate").id,
            "field_of_study": "Quản lý công",
            "field_fits": "yes",
            "provider_id": self.env["cchc.training.provider"]
            .search([("name", "=", PROVIDERS[1][0])], limit=1)
            .id,
            "full_time": False,
            "funded": True,
        }
        degree = add_months(today, -20)
        rows = self.env["cchc.training.study"].create(
            [
                {
                    **values,
                    "employee_id": people[0].id,
                    "date_from": add_months(degree, -24),
                    "date_to": degree,
                    "months": 24,
                    "commitment_months": 72,
                },
                *(
                    {
                        **values,
                        "employee_id": person.id,
                        "date_from": add_months(today, -9),
                        "date_to": add_months(today, 15),
                        "months": 24,
                        "commitment_months": 72,
                    }
                    for person in people[1:3]
                ),
            ]
        )
        self.env["cchc.training.study.cost"].create(
            [
                {
                    "study_id": row.id,
                    "date": row.date_from,
                    "item": "Học phí",
                    "amount": 30_000_000,
                }
                for row in rows
            ]
        )
        rows[0]._set_plain(
            {
                "state": "committed",
                "outcome": "degree",
                "outcome_on": degree,
                **rows[0]._commit(degree),
            }
        )
        rows[1:]._set_plain({"state": "studying"})
        rows[2:]._close("no_degree", today - timedelta(days=12))

    # -- requests, officers of the reform, report ---------------------------------------------

    @api.model
    def _requests(self, agency):
        """Of the employee one that was approved, of somebody else one that waits."""
        people = self._people(agency, 4)
        Request = self.env["cchc.training.request"]
        language = self._programme("language") or self._programme("defence")
        digital = self._programme("digital") or self._programme("it")
        first = Request._self_ask(people[0], language.id, "Làm việc với nhà đầu tư nước ngoài")
        first.action_approve()
        for person in people[2:3]:
            Request._self_ask(person, digital.id, "Vận hành hệ thống một cửa điện tử")

    @api.model
    def _reform_officers(self, agencies):
        self.env["cchc.training.reform.officer"].create(
            [
                {
                    "employee_id": person.id,
                    "unit_id": agency.id,
                    "task": REFORM_WORK[place],
                    "main": not place,
                    "date_from": f"{vietnam_time.today().year - 1}-01-15",
                }
                for agency in agencies
                for place, person in enumerate(self._people(agency, 4)[2:4])
            ]
        )

    @api.model
    def _report(self, today):
        """The report of the province on the last year is being drafted."""
        self.env["cchc.training.report"].create(
            {
                "unit_id": self.env["hr.department"]._roots()[:1].id,
                "kind": "year",
                "date_from": f"{today.year}-01-01",
                "assessment": "Công tác đào tạo, bồi dưỡng bám sát kế hoạch được phê duyệt.",
            }
        )
