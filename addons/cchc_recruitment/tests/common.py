from datetime import date

from odoo.addons.cchc_positions.tests.common import CchcPositionsCase

ANNOUNCED = date(2026, 3, 2)


class RecruitmentCase(CchcPositionsCase):
    """Home Affairs recruits civil servants for two posts; candidates are made as asked."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = cls.env["hr.department"]._roots()[:1]
        cls.judge = cls._create_user(
            "recruitment_judge", "home_affairs", cls.env["hr.department"]._roots()
        )
        cls.officer = cls._create_user("recruitment_officer", "hr_officer", cls.home)
        cls.session = cls._session()
        cls.post, cls.second_post = cls.session.post_ids

    @classmethod
    def _session(cls, **vals):
        made = (
            cls.env["cchc.recruitment.session"]
            .with_user(cls.judge)
            .create(
                {
                    "name": "Tuyển dụng công chức năm 2026",
                    "unit_id": cls.root.id,
                    "opens_on": ANNOUNCED,
                    "closes_on": date(2026, 3, 31),
                    **vals,
                }
            )
        )
        for code, name in (("VT01", "Chuyên viên tổ chức"), ("VT02", "Chuyên viên văn thư")):
            made.env["cchc.recruitment.post"].create(
                {"session_id": made.id, "unit_id": cls.home.id, "code": code, "name": name}
            )
        return made

    @classmethod
    def _applications(cls, names, session=None, posts=None, state="eligible", **vals):
        """Candidates of these names, each with the posts as wishes in their order."""
        session = session or cls.session
        posts = session.post_ids[:1] if posts is None else posts
        rows = (
            cls.env["cchc.recruitment.application"]
            .with_user(cls.judge)
            .create(
                [
                    {
                        "session_id": session.id,
                        "name": name,
                        "birthday": date(2000, 1, 1 + number % 28),
                        "sex": "male",
                        "citizen_id": f"0912000{number:05d}",
                        "wish_ids": [
                            (0, 0, {"post_id": post.id, "sequence": order})
                            for order, post in enumerate(posts, start=1)
                        ],
                        **vals,
                    }
                    for number, name in enumerate(names, start=1)
                ]
            )
        )
        rows._set_stage(state=state)
        return rows
