from datetime import date

from odoo.addons.cchc_positions.tests.common_standard import CchcStandardCase


class ClassCase(CchcStandardCase):
    """Specialists who lack the course of their rank, and classes of Home Affairs for it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.standard.requirement_ids = [
            (5, 0),
            (0, 0, {"kind": "state_management", "state_management_level": "specialist"}),
        ]
        cls._settle()
        cls.programme = cls.env["cchc.training.programme"].create(
            {
                "code": "T.QLNN.CV",
                "name": "Bồi dưỡng ngạch chuyên viên (thử)",
                "kind": "state_management",
                "proves_kind": "state_management",
                "state_management_level": "specialist",
                "periods": 80,
            }
        )
        cls.update = cls.env["cchc.training.programme"].create(
            {
                "code": "T.VTVL",
                "name": "Cập nhật kiến thức (thử)",
                "kind": "job_position",
                "periods": 40,
            }
        )
        cls.school = cls.env["cchc.training.provider"].create({"name": "Trường Chính trị tỉnh"})
        cls.officer = cls._create_user("officer_class", "hr_officer", cls.home)
        cls.stranger = cls._create_user("stranger_class", "hr_officer", cls.finance)
        cls.judge = cls._create_user("judge_class", "home_affairs", cls.province)
        cls.people = cls.env["hr.employee"].union(
            *(cls._create_person(f"Người {number}") for number in range(4))
        )
        cls._open(cls.people, rank_id=cls.specialist)
        cls.env.flush_all()

    @classmethod
    def _class(cls, programme=None, user=None, opened=True, **vals):
        """A class of the province in March 2026, open for nominations."""
        programme = programme or cls.programme
        made = (
            cls.env["cchc.training.class"]
            .with_user(user or cls.judge)
            .create(
                {
                    "name": programme.name,
                    "programme_id": programme.id,
                    "provider_id": cls.school.id,
                    "unit_id": cls.province.id,
                    "place": "Rạch Giá",
                    "date_from": date(2026, 3, 2),
                    "date_to": date(2026, 3, 13),
                    "periods": programme.periods,
                    "seats": 3,
                    **vals,
                }
            )
        )
        if opened:
            made.action_nominate()
        return made

    @classmethod
    def _nominate(cls, one, people, user=None):
        return (
            cls.env["cchc.training.participant"]
            .with_user(user or cls.officer)
            .create([{"class_id": one.id, "employee_id": person.id} for person in people])
        )

    @classmethod
    def _send(cls, one):
        """Issue the decision on the nominees; :return: the decision"""
        action = one.action_draft_decision()
        decision = one.env["cchc.decision"].browse(action["res_id"])
        decision.write({"number": f"{next(cls.numbers)}/QĐ-UBND", "date_signed": date(2026, 2, 20)})
        decision.action_issue()
        return decision

    @classmethod
    def _held(cls, people, programme=None, **vals):
        """A class that is over, whose participants have all passed."""
        one = cls._class(programme, **vals)
        rows = cls._nominate(one, people).with_user(cls.judge)
        cls._send(one)
        one.action_start()
        one.action_pass_all()
        one.action_finish()
        return one, rows

    @classmethod
    def _needs(cls, people):
        """The needs of the gaps of people, to be met by the programme."""
        gaps = cls.Gap.search(
            [("employee_id", "in", people.ids), ("kind", "=", "state_management")]
        )
        needs = cls.env["cchc.qualification.need"]._from_gaps(gaps)
        needs.programme_id = cls.programme
        return needs
