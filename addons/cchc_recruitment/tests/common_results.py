from contextlib import contextmanager
from types import SimpleNamespace

from .common import ANNOUNCED, RecruitmentCase


class ResultsCase(RecruitmentCase):
    """A session in its examination: general knowledge, then a written paper."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session._move("draft", "examining", law="nd170_2025", announced_on=ANNOUNCED)
        rounds = cls.env["cchc.recruitment.round"].create(
            [
                {"session_id": cls.session.id, "sequence": 1, "kind": "knowledge", "name": "1"},
                {"session_id": cls.session.id, "sequence": 2, "kind": "specialist", "name": "2"},
            ]
        )
        cls.general, cls.written = cls.env["cchc.recruitment.paper"].create(
            [
                {
                    "round_id": rounds[0].id,
                    "code": "KTC",
                    "name": "Kiến thức chung",
                    "form": "choice",
                    "max_points": 60,
                    "counts": False,
                },
                {"round_id": rounds[1].id, "code": "NVV", "name": "Viết", "form": "written"},
            ]
        )

    @classmethod
    def _candidates(cls, *names, posts=None, **vals):
        taken = cls.env["cchc.recruitment.application"].search_count([])
        rows = cls._applications(names, posts=posts, state="draft", **vals)
        for number, row in enumerate(rows, taken + 1):
            row.citizen_id = f"0912{number:08d}"
            row._set_stage(state="eligible", candidate_number=f"SBD{number}")
        return rows

    @classmethod
    def _enter(cls, application, paper, points, state="sat", source="marking"):
        cls.env["cchc.recruitment.score"]._enter(
            [
                {
                    "application_id": application.id,
                    "paper_id": paper.id,
                    "points": float(points),
                    "state": state,
                    "source": source,
                }
            ]
        )

    @classmethod
    def _points(cls, application, general, written=None, **vals):
        if vals:
            application._set_stage(**vals)
        cls._enter(application, cls.general, general)
        if written is not None:
            cls._enter(application, cls.written, written)

    def _came_out(self, application):
        return self.session.result_ids.filtered(
            lambda row: row.application_id == application
        ).outcome

    @contextmanager
    def _counted(self):
        """How many statements the block needs, from an empty cache."""
        self.env.flush_all()
        self.env.invalidate_all()
        found = SimpleNamespace(count=0)
        before = self.env.cr.sql_log_count
        yield found
        self.env.flush_all()
        found.count = self.env.cr.sql_log_count - before
