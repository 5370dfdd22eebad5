from datetime import timedelta

from odoo.tests import new_test_user

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_positions.tests.common import CchcPositionsCase

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
EXE = b"MZ\x90\x00" + b"\x00" * 64


class FaceCase(CchcPositionsCase):
    """A month of a department that is open: An and Bình have accounts, four others have none."""

    names = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Chi", "Phạm Thị Dung", "Võ Văn Em", "Lý Gấm")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.people = cls.env["hr.employee"].concat(
            *(cls._create_person(name) for name in cls.names)
        )
        cls._open(cls.people)
        for login, person in (("an", cls.people[0]), ("binh", cls.people[1])):
            person.user_id = new_test_user(
                cls.env, login=f"danh_gia_{login}", groups="cchc_base.group_employee"
            )
        cls.judge = cls._create_user("danh_gia_noi_vu", "home_affairs", cls.province)
        cls.head = cls._create_user("danh_gia_truong", "unit_head", cls.home)
        cls.stranger = cls._create_user("danh_gia_la", "unit_head", cls.finance)
        cls.month = cls._period("month", number=10)
        cls.an, cls.binh = (cls._evaluation(person) for person in cls.people[:2])

    @classmethod
    def _period(cls, kind, year=2026, **vals):
        """An open period of the department, its evaluations made."""
        period = (
            cls.env["cchc.evaluation.period"]
            .with_user(cls.judge)
            .create({"kind": kind, "year": year, "unit_ids": [(6, 0, cls.home.ids)], **vals})
        )
        period.action_open()
        period.sudo()._open_batch(0, 1000)
        if kind == "year":
            # Evaluated by itself, not by its months.
            runs = period.sudo().unit_run_ids.filtered(lambda run: run.unit_id == cls.home)
            runs.with_user(cls.judge).write({"counts_from": "none"})
        return period

    @classmethod
    def _evaluation(cls, person, period=None):
        return cls.env["cchc.evaluation"].search(
            [("employee_id", "=", person.id), ("period_id", "=", (period or cls.month).id)]
        )

    @classmethod
    def _filled(cls, evaluations, done=10, marks=1.0):
        """Each did so many of ten, and gives the own common criteria such a share."""
        for one in evaluations.sudo():
            one.task_ids.unlink()
            one._self_save(
                {mark.id: {"self_points": mark.max_points * marks} for mark in one.mark_ids},
                [{"product": "Báo cáo", "weight": 1, "assigned": 10, "done": done}],
                {"self_report": "Hoàn thành."},
            )
        return evaluations

    @classmethod
    def _minutes(cls, run, **vals):
        return (
            cls.env["cchc.evaluation.minutes"]
            .with_user(cls.judge)
            .create(
                {
                    "unit_run_id": run.id,
                    "unit_id": cls.home.id,
                    "date": vietnam_time.today(),
                    "chair": "Trần Văn Ba",
                    "secretary": "Lê Thị Tư",
                    "present": 6,
                    "content": "Nhận xét từng người.",
                    **vals,
                }
            )
        )

    @classmethod
    def _day(cls, days):
        return vietnam_time.today() + timedelta(days=days)
