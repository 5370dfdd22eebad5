from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import reform_report as paper


class CchcReformReport(models.Model):
    """A periodic report on the reform, drafted from the tasks and targets of its last day.

    A report of a past quarter says what was reported by then.
    """

    _name = "cchc.reform.report"
    _description = "Report on the reform"
    _inherit = ["cchc.periodic.paper"]

    plan_id = fields.Many2one(
        comodel_name="cchc.reform.plan", required=True, index=True, ondelete="restrict"
    )

    @api.model
    def _subject(self):
        return "Báo cáo cải cách hành chính"

    @api.onchange("plan_id", "kind")
    def _onchange_plan_id(self):
        if self.plan_id and not self.date_from:
            self.date_from = date(self.plan_id.year, 1, 1)

    # -- the document -----------------------------------------------------------

    def _document_context(self):
        return {report.id: paper.context(report._case()) for report in self}

    @api.model
    def _document_samples(self):
        return paper.samples()

    def _case(self):
        self.ensure_one()
        plan = self.plan_id.sudo()
        document = plan.document_id
        ground = official.ground(document.kind, document.number, document.title) if document else ""
        return paper.Report(
            **self._frame(),
            plan=plan.name,
            plan_document=ground.removeprefix("Căn cứ "),
            tasks=tuple(self._task_facts()),
            targets=tuple(self._target_facts()),
        )

    def _tasks(self):
        """Tasks of the plan that the agency or a unit below it leads."""
        return self.env["cchc.reform.task"].search(
            [("plan_id", "=", self.plan_id.id), ("unit_id", "child_of", self.unit_id.id)]
        )

    def _task_facts(self):
        """Deadlines of later periods are left out, unless something was done.

        In a period that is not over yet nothing is late that has time until its end.
        """
        day = min(self.date_to, vietnam_time.today())
        for task in self._tasks():
            last = task._last_report(day)
            if task.deadline > self.date_to and not last:
                continue
            yield paper.Task(
                area=task.area,
                name=task.name,
                unit=task.unit_id.sudo().name,
                deadline=task.deadline,
                status=task._status_on(day),
                percent=last.percent,
                result=last.result or "",
                evidence=last.evidence or last.document_id.sudo().number or "",
                budget=task.budget or 0,
                spent=last.spent or 0,
                source=task.budget_source or "",
            )

    def _target_facts(self):
        """The targets on the last day of the report, or today if that has not come."""
        day = min(self.date_to, vietnam_time.today())
        before = self.date_from + relativedelta(days=-1)
        board = self.env["cchc.target.board"].create({"day": day, "compare_day": before})
        for line in board.line_ids:
            known = line.state != "unknown"
            yield paper.Target(
                clause=line.clause,
                name=line.name,
                year=line.year,
                wanted=line.target_value,
                unit=line.unit_of_measure,
                value=line.value if known else None,
                before=line.before if known and line.trend != "unknown" else None,
                met={"met": True, "behind": False}.get(line.state),
            )
