from datetime import date, datetime, timedelta

from odoo import api, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_recruitment.rules.rounds import RANK_OF_TIER, SPECIALIST

from ..generator.identity import citizen_number
from ..writer import QUIET

# Candidates who do not exist, with numbers beyond those of the people of the province.
FIRST_INDEX = 99_000
NAMES = (
    *("Trần Thị Bảo Ân", "Nguyễn Minh Châu", "Lê Quốc Dũng", "Danh Thị Sà Rươl", "Phạm Gia Hân"),
    *("Huỳnh Nhật Khang", "Võ Thị Mỹ Linh", "Đặng Hoàng Nam", "Bùi Thị Ngọc", "Thị Sóc Phai"),
    *("Ngô Tấn Phúc", "Trương Thị Quyên", "Đỗ Anh Tuấn", "Lý Thị Tuyết", "Mai Xuân Vinh"),
)
SCHOOLS = ("Trường Đại học Cần Thơ", "Trường Đại học Kiên Giang", "Trường Đại học An Giang")
PASSPHRASES = ("niêm phong phách một", "niêm phong phách hai", "niêm phong phách ba")


class CchcDemoRecruitment(models.AbstractModel):
    """A year of recruitment: demand, plan, a session that is over, one that is marked, one that
    takes applications, and a competition for a leading post."""

    _name = "cchc.demo.recruitment"
    _description = "Recruitment of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_user(issuer).with_context(**QUIET, lang="vi_VN").sudo()
        lines = demo._free_places()
        if len(lines) < 3:
            return
        plan = demo._plan(lines[:3])
        demo._ask_for_more(lines[3:4])
        demo._finished(plan, 0)
        demo._marked(plan, 1)
        demo._open_now(plan, 2)
        demo._leadership()

    # -- demand and plan ------------------------------------------------------------------

    @api.model
    def _free_places(self):
        """Positions of agencies whose establishment has a place to recruit for, one of each."""
        today = vietnam_time.today()
        Establishment = self.env["cchc.establishment"]
        categories = self.env["cchc.quota.category"].search([("planned_as", "=", "civil_servant")])
        positions = self.env["cchc.position"].search(
            [("line_ids", "!=", False)], order="unit_id, code"
        )
        positions = positions.filtered(
            lambda position: (
                # Other ranks have another examination than the two papers shown here.
                RANK_OF_TIER.get(position.line_id.rank_ids[:1].tier) == SPECIALIST
                and not position.line_id.leadership_post_id
            )
        )
        assigned = Establishment._assigned(today)
        keys = {
            (position.unit_id.id, category.id)
            for position in positions
            for category in categories
            if assigned.get((position.unit_id.agency_id.id, category.id))
        }
        free = Establishment._reservables(keys, today)
        found = {}
        for position in positions:
            for category in categories:
                result = free.get((position.unit_id.id, category.id))
                if result and result.value:
                    found.setdefault(position.unit_id.agency_id, (position, category))
        return list(found.values())

    @api.model
    def _demand(self, position, category):
        unit = position.unit_id
        demand = self.env["cchc.recruitment.demand"].create(
            {
                "unit_id": unit.agency_id.id,
                "year": vietnam_time.today().year,
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "unit_id": unit.id,
                            "position_id": position.id,
                            "category_id": category.id,
                            "rank_id": position.line_id.rank_ids[:1].id,
                            "places": 1,
                            "reason": "Vị trí việc làm còn thiếu người so với đề án.",
                        },
                    )
                ],
            }
        )
        demand.action_submit()
        return demand

    @api.model
    def _plan(self, lines):
        today = vietnam_time.today()
        for position, category in lines:
            self._demand(position, category)
        issued = today - timedelta(days=120)
        approval = self.env["cchc.legal.document"].create(
            {
                "number": f"58/QĐ-UBND ({today.year})",
                "title": f"Phê duyệt Kế hoạch tuyển dụng công chức năm {today.year}",
                "date_issued": issued,
            }
        )
        plan = self.env["cchc.recruitment.plan"].create(
            {
                "name": f"Kế hoạch tuyển dụng công chức năm {today.year}",
                "unit_id": self._body().id,
                "year": today.year,
                "document_id": approval.id,
            }
        )
        plan.action_collect()
        plan.action_submit()
        plan.action_appraise()
        plan.action_approve()
        return plan

    @api.model
    def _ask_for_more(self, lines):
        """A demand that waits for the next plan."""
        for position, category in lines:
            self._demand(position, category)

    @api.model
    def _body(self):
        return self.env["hr.department"]._roots()[:1]

    @api.model
    def _name_of(self, turn):
        return f"Tuyển dụng công chức năm {vietnam_time.today().year}, đợt {turn}"

    # -- the sessions -----------------------------------------------------------------------

    @api.model
    def _session(self, plan, number, name, opened):
        """A session for one place of the plan that is announced so many days ago."""
        line = plan.line_ids[number]
        day = vietnam_time.today() - timedelta(days=opened)
        session = self.env["cchc.recruitment.session"].create(
            {
                "name": name,
                "unit_id": plan.unit_id.id,
                "plan_id": plan.id,
                "announced_on": day,
                "opens_on": day,
                "closes_on": day + timedelta(days=30),
                "exam_on": day + timedelta(days=50),
                "exam_place": "Trường Chính trị tỉnh",
                "receives_at": "Trung tâm Phục vụ hành chính công tỉnh",
                "contact": "Phòng Công chức, viên chức, Sở Nội vụ",
                "fee": 500_000,
            }
        )
        post = self.env["cchc.recruitment.post"].create(
            {
                "session_id": session.id,
                "code": "VT01",
                "name": line.position_id.name,
                "unit_id": line.unit_id.id,
                "position_id": line.position_id.id,
                "quota_category_id": line.category_id.id,
                "rank_id": line.rank_id.id,
                "places": line.reserved,
                "demand_line_id": line.id,
            }
        )
        post.action_take_standards()
        # What nobody shows on an application form of a demonstration.
        post.condition_ids.filtered(lambda row: row.kind not in ("degree", "age")).unlink()
        if not post.condition_ids:
            self.env["cchc.recruitment.condition"].create(
                {"post_id": post.id, "kind": "degree", "level": "university"}
            )
        session.action_build_rounds()
        session.action_announce()
        return session

    @api.model
    def _apply(self, session, names, **vals):
        """Paper forms that came in the first days."""
        start = 1 + NAMES.index(names[0])
        rows = self.env["cchc.recruitment.application"].create(
            [
                {
                    "session_id": session.id,
                    "on_paper": True,
                    "received_on": session.opens_on + timedelta(days=number % 20),
                    **self._who(number, name),
                    "phone": f"0900000{number:03d}",
                    "permanent_address": "Phường Rạch Giá",
                    "notice_by": "post",
                    "degree_ids": [
                        (
                            0,
                            0,
                            {
                                "level": "university",
                                "school": SCHOOLS[number % len(SCHOOLS)],
                                "major": "Luật" if number % 2 else "Quản lý nhà nước",
                                "issued_on": date(2019 + number % 5, 7, 1),
                            },
                        )
                    ],
                    "wish_ids": [(0, 0, {"post_id": session.post_ids[0].id})],
                    **vals,
                }
                for number, name in enumerate(names, start=start)
            ]
        )
        rows._submit()
        return rows

    @api.model
    def _who(self, number, name):
        birthday = date(1996 + number % 7, 1 + number % 12, 1 + number * 3 % 27)
        sex = "female" if " Thị " in f"{name} " or name.endswith("Châu") else "male"
        return {
            "name": name,
            "birthday": birthday,
            "sex": sex,
            "citizen_id": citizen_number("091", sex, birthday, FIRST_INDEX + number),
        }

    @api.model
    def _screened(self, session):
        session.action_close_applications()
        lines = self.env["cchc.recruitment.screening"].search([("session_id", "=", session.id)])
        lines.action_confirm()
        for line in lines.filtered(lambda row: not row.verdict):
            line.write({"decision": "met", "reason": "Đã đối chiếu với hồ sơ giấy."})
        session.action_publish_eligible()
        # Steps are entered in a minute here; they were taken in their time.
        day = session.closes_on + timedelta(days=12)
        models.BaseModel.write(session, {"eligible_published_on": day})
        session.action_give_numbers()

    @api.model
    def _sit(self, paper, starts_on):
        """Everybody came; the attendance is closed."""
        paper.round_id.write({"starts_on": starts_on, "ends_on": starts_on})
        paper.starts_at = datetime.combine(starts_on, datetime.min.time()) + timedelta(hours=1)
        paper.action_allot_seats()
        paper.seat_ids.attendance = "present"
        paper.sitting_ids.action_close()

    @api.model
    def _points(self, paper, points):
        self.env["cchc.recruitment.score"]._enter(
            [
                {
                    "application_id": seat.application_id.id,
                    "paper_id": paper.id,
                    "points": points[place % len(points)],
                    "state": "sat",
                    "source": "import",
                }
                for place, seat in enumerate(paper.seat_ids)
            ]
        )

    @api.model
    def _rooms(self, session):
        self.env["cchc.recruitment.room"].create(
            {
                "session_id": session.id,
                "name": "Phòng số 1",
                "capacity": 24,
                "place": "Trường Chính trị tỉnh",
            }
        )

    @api.model
    def _finished(self, plan, number):
        """Results are published; they wait to be recognised."""
        session = self._session(plan, number, self._name_of(1), opened=72)
        self._apply(session, NAMES[:5])
        self._screened(session)
        self._rooms(session)
        day = session.exam_on
        for paper, points in zip(
            session.round_ids.paper_ids, ((45, 52, 38, 28, 50), (71.5, 64, 80.25, 55)), strict=False
        ):
            self._sit(paper, day)
            self._points(paper, points)
            day += timedelta(days=7)
        session.action_rank()
        session.action_publish_results()

    @api.model
    def _marked(self, plan, number):
        """The written paper is sealed and given to two markers."""
        session = self._session(plan, number, self._name_of(2), opened=67)
        self._apply(session, NAMES[5:10])
        self._screened(session)
        self._rooms(session)
        choice, written = session.round_ids.paper_ids[:2]
        self._sit(choice, session.exam_on)
        self._points(choice, (44, 39, 51, 47, 35))
        self._boards(session)
        self._sit(written, session.exam_on + timedelta(days=8))
        keepers = written._keepers()[:3]
        written._seal(dict(zip(map(str, keepers.ids), PASSPHRASES, strict=True)))
        written.action_assign_markers()

    @api.model
    def _open_now(self, plan, number):
        """Candidates apply these days, one of them with the account of the demonstration."""
        session = self._session(plan, number, self._name_of(3), opened=5)
        self._apply(session, NAMES[10:14], received_on=session.opens_on)
        user = self.env["res.users"].search([("login", "=", "thisinh@example.com")])
        if user:
            user.name = NAMES[14]
            self._apply_draft(session, user)

    @api.model
    def _apply_draft(self, session, user):
        return self.env["cchc.recruitment.application"].create(
            {
                "session_id": session.id,
                "user_id": user.id,
                **self._who(15, NAMES[14]),
                "email": user.login,
                "permanent_address": "Xã Vĩnh Hòa Hiệp",
                "wish_ids": [(0, 0, {"post_id": session.post_ids[0].id})],
            }
        )
