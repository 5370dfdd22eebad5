from datetime import date

from odoo.addons.cchc_recruitment.rules.law import law_for

from .common import RecruitmentCase

TODAY = date(2026, 3, 2)


class PlanCase(RecruitmentCase):
    """Home Affairs has ten places and seven people; three vacancies may be recruited for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._enter(cls.province, 200, day=date(2024, 1, 1))
        cls._enter(cls.home, 10, day=date(2024, 1, 1))
        cls.people = cls.env["hr.employee"].union(
            *(cls._create_person(f"Người {number}") for number in range(7))
        )
        cls._open(cls.people, day=date(2024, 2, 1))
        cls.positions = cls._positions("TC", "VT", day=date(2025, 1, 1))
        cls.approval = cls.env["cchc.legal.document"].create(
            {"number": "55/QĐ-UBND", "title": "Kế hoạch tuyển dụng", "date_issued": TODAY}
        )

    @classmethod
    def _demand(cls, *places, env=None, unit=None, **vals):
        """A draft of the officer; ``places``: of a line each."""
        unit = unit or cls.home
        return (
            (env or cls.env)["cchc.recruitment.demand"]
            .with_user(cls.officer)
            .create(
                {
                    "unit_id": unit.id,
                    "year": 2026,
                    "line_ids": [
                        (
                            0,
                            0,
                            {
                                "unit_id": cls.home_division.id,
                                "position_id": position.id,
                                "category_id": cls.civil.id,
                                "rank_id": cls.specialist.id,
                                "places": number,
                                "reason": "Thiếu người",
                            },
                        )
                        for number, position in zip(places, cls.positions, strict=False)
                    ],
                    **vals,
                }
            )
        )

    @classmethod
    def _plan(cls, *demands, approve=True, **vals):
        for demand in demands:
            demand.action_submit()
        plan = (
            cls.env["cchc.recruitment.plan"]
            .with_user(cls.judge)
            .create(
                {
                    "name": "Kế hoạch tuyển dụng công chức năm 2026",
                    "unit_id": cls.root.id,
                    "year": 2026,
                    "document_id": cls.approval.id,
                    **vals,
                }
            )
        )
        plan.action_collect()
        plan.action_submit()
        plan.action_appraise()
        if approve:
            plan.action_approve()
        return plan

    @classmethod
    def _planned_session(cls, plan, **vals):
        """The draft of the plan, with what an announcement needs."""
        action = plan.action_make_session()
        made = plan.env["cchc.recruitment.session"].browse(action["res_id"])
        made.write(
            {
                "opens_on": date(2026, 3, 2),
                "closes_on": date(2026, 3, 31),
                "exam_on": date(2026, 5, 10),
                "receives_at": "Trung tâm Phục vụ hành chính công",
                **vals,
            }
        )
        return made

    @classmethod
    def _ranked(cls, session, *rows):
        """The session with results: rows of (name, post, outcome, place)."""
        if session.state == "draft":
            session._move("draft", "results", law=law_for(session.category, TODAY).value)
        found = cls.env["cchc.recruitment.result"]
        known = {one.name: one for one in session.application_ids}
        for name, post, outcome, place in rows:
            if name not in known:
                number = len(known) + 1
                known[name] = cls._applications(
                    [name], session, post, citizen_id=f"0912000{number:05d}"
                )
            found |= cls.env["cchc.recruitment.result"].create(
                {
                    "application_id": known[name].id,
                    "post_id": post.id,
                    "outcome": outcome,
                    "place": place,
                    "total": 90 - place,
                }
            )
        return found
