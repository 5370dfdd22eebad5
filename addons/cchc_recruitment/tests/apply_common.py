import base64
from datetime import date, timedelta

from odoo.addons.cchc_base.tools import vietnam_time

from .common import RecruitmentCase

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
EXE = b"MZ\x90\x00" + b"\x00" * 64


class ApplyCase(RecruitmentCase):
    """The session takes applications now; a university degree and a field are asked for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        today = vietnam_time.today()
        # Odoo's HTTP tests have a session of their own.
        cls.contest = cls.session
        cls.contest.write(
            {"opens_on": today - timedelta(days=3), "closes_on": today + timedelta(days=3)}
        )
        cls.env["cchc.recruitment.condition"].with_user(cls.judge).create(
            [
                {"post_id": cls.post.id, "kind": "degree", "level": "university"},
                {"post_id": cls.post.id, "kind": "major", "text": "Luật"},
            ]
        )
        cls.contest._move("draft", "announced", announced_on=today - timedelta(days=5))

    @classmethod
    def _form(cls, number=1, **vals):
        return {
            "session_id": cls.contest.id,
            "name": "Nguyễn Văn An",
            "birthday": date(2000, 1, 2),
            "sex": "male",
            "citizen_id": f"0912000{number:05d}",
            "permanent_address": "Rạch Giá",
            "email": f"an{number}@example.com",
            "degree_ids": [
                (0, 0, {"school": "Đại học Luật", "level": "university", "major": "Luật học"})
            ],
            "wish_ids": [
                (0, 0, {"post_id": post.id, "sequence": place})
                for place, post in enumerate(cls.post | cls.second_post, start=1)
            ],
            **vals,
        }

    @classmethod
    def _paper(cls, number=1, **vals):
        """A paper form as an officer enters it."""
        return (
            cls.env["cchc.recruitment.application"]
            .with_user(cls.judge)
            .create(cls._form(number, received_on=vietnam_time.today(), **vals))
        )

    @classmethod
    def _evidence(cls, application, kind="degree", content=PDF, name="bang.pdf"):
        return application.env["cchc.recruitment.evidence"].create(
            {
                "application_id": application.id,
                "kind": kind,
                "file": base64.b64encode(content),
                "file_name": name,
            }
        )

    @classmethod
    def _close(cls):
        """The last day is over."""
        cls.contest._write_announced({"closes_on": vietnam_time.today() - timedelta(days=1)})
        cls.contest.action_close_applications()
