from datetime import timedelta

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_positions.tests.common import CchcPositionsCase

YEAR = 2026


class EvaluationCase(CchcPositionsCase):
    """Home Affairs' division with a head and a few specialists, evaluated for 2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        roots = cls.env["hr.department"]._roots()
        cls.judge = cls._create_user("evaluation_judge", "home_affairs", roots)
        cls.officer = cls._create_user("evaluation_officer", "hr_officer", cls.home)
        cls.chief = cls._create_user("evaluation_chief", "unit_head", cls.home_division)
        cls.stranger = cls._create_user("evaluation_stranger", "unit_head", cls.finance_division)
        posts = cls.env["cchc.leadership.post"]
        cls.director_post = posts.search([("code", "=", "giam_doc_so")])
        cls.chief_post = posts.search([("code", "=", "truong_phong_so")])
        cls.head, cls.director = cls._create_person("Trần Trưởng"), cls._create_person("Lê Giám")
        cls.staff = cls.env["hr.employee"].concat(
            *(cls._create_person(f"Nguyễn Văn {number:02d}") for number in range(1, 6))
        )
        cls._open(cls.staff)
        cls._open(cls.head, leadership_post_id=cls.chief_post)
        cls._open(cls.director, department_id=cls.home, leadership_post_id=cls.director_post)

    @classmethod
    def _period(cls, kind="year", year=YEAR, number=0, **vals):
        """A period that asks Home Affairs, opened by the background work."""
        period = (
            cls.env["cchc.evaluation.period"]
            .with_user(cls.judge)
            .create(
                {
                    "kind": kind,
                    "year": year,
                    "number": number,
                    "unit_ids": [(6, 0, cls.home.ids)],
                    **vals,
                }
            )
        )
        period.action_open()
        cls._work(period)
        return period

    @classmethod
    def _work(cls, period):
        """What the scheduled job does, without its commits."""
        for job in period.sudo().job_ids.filtered(lambda one: one.state in ("waiting", "running")):
            while job.state in ("waiting", "running"):
                job._step()

    @classmethod
    def _run(cls, period, unit=None):
        runs = cls.env["cchc.evaluation.unit"].search(
            [("period_id", "=", period.id), ("unit_id", "=", (unit or cls.home).id)]
        )
        return runs.ensure_one()

    @classmethod
    def _of(cls, period, person, user=None):
        row = cls.env["cchc.evaluation"].search(
            [("period_id", "=", period.id), ("employee_id", "=", person.id)]
        )
        return row.with_user(user) if user else row

    @classmethod
    def _do_well(cls, rows, done=10.0, common=10.0, **vals):
        """Ten products done, full marks; other amounts give other levels."""
        rows = rows.sudo()
        rows.task_ids.unlink()
        cls.env["cchc.evaluation.task"].sudo().create(
            [
                {
                    "evaluation_id": row.id,
                    "product": "Báo cáo",
                    "assigned": 10,
                    "done": done,
                    **vals,
                }
                for row in rows
            ]
        )
        rows.mark_ids.write({"self_points": common})
        rows._reckon()
        waiting = rows.filtered(lambda row: row.state == "waiting")
        waiting.write({"state": "self_done"})

    @classmethod
    def _minutes(cls, run, kind="collective", unit=None, user=None):
        return (
            cls.env["cchc.evaluation.minutes"]
            .with_user(user or cls.officer)
            .create(
                {
                    "unit_run_id": run.id,
                    "unit_id": (unit or run.unit_id).id,
                    "kind": kind,
                    "date": vietnam_time.today(),
                    "chair": "Lê Giám",
                    "secretary": "Nguyễn Thư",
                    "present": 7,
                    "content": "Nhất trí.",
                }
            )
        )

    @classmethod
    def _to_meeting(cls, period, done=10.0):
        """Self-evaluation is over, both meetings were held."""
        run = cls._run(period)
        cls._do_well(run.evaluation_ids, done)
        run.with_user(cls.officer).action_end_self()
        cls._minutes(run)
        cls._minutes(run, "party")
        return run

    @classmethod
    def _decide(cls, run, number="15/QĐ-SNV", user=None):
        run = run.with_user(user or cls.officer)
        run.action_propose()
        run.write({"decision_number": number, "decision_date": vietnam_time.today()})
        run.action_decide()
        return run

    @classmethod
    def _finish(cls, run):
        run.action_notify()
        run.sudo().evaluation_ids.write({"complain_by": vietnam_time.today() - timedelta(days=1)})
        run.action_finish()
