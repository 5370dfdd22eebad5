from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import reform_report as paper

KINDS = [
    ("quarter", "Quarter"),
    ("half", "Half-year"),
    ("nine_months", "Nine months"),
    ("year", "Year"),
    ("demand", "On demand"),
]
MONTHS = {"quarter": 3, "half": 6, "nine_months": 9, "year": 12}
ROMAN = ("", "I", "II", "III", "IV")


class CchcReformReport(models.Model):
    """A periodic report on the reform, drafted from the tasks and targets of its last day.

    The sentences that follow from data are made when it is printed, so a report of a past quarter
    says what was reported by then; what only people can say is written here.
    """

    _name = "cchc.reform.report"
    _description = "Report on the reform"
    _inherit = ["cchc.document"]
    _order = "date_to desc, id desc"

    plan_id = fields.Many2one(
        comodel_name="cchc.reform.plan", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Reporting agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="Its tasks and those of all units below it are reported.",
    )
    kind = fields.Selection(KINDS, string="Period", required=True, default="quarter")
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(
        string="To",
        required=True,
        compute="_compute_date_to",
        store=True,
        readonly=False,
        precompute=True,
    )
    name = fields.Char(compute="_compute_name", store=True, readonly=False)
    assessment = fields.Text(string="General assessment")
    difficulties = fields.Text(string="Limits, difficulties and their causes")
    solutions = fields.Text(string="Tasks and solutions of the next period")
    proposals = fields.Text()

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "A report can't end before it begins."
    )

    @api.depends("kind", "date_from")
    def _compute_date_to(self):
        for report in self:
            months = MONTHS.get(report.kind)
            if months and report.date_from:
                report.date_to = report.date_from + relativedelta(months=months, days=-1)

    @api.depends("kind", "date_from", "date_to")
    def _compute_name(self):
        for report in self:
            period = report._period_in_words()
            report.name = f"Báo cáo cải cách hành chính {period}" if period else False

    def _period_in_words(self):
        self.ensure_one()
        first, last = self.date_from, self.date_to
        if not first or not last:
            return ""
        if self.kind == "quarter":
            return f"quý {ROMAN[(last.month + 2) // 3]} năm {last.year}"
        if self.kind == "half":
            return f"6 tháng {'đầu' if last.month <= 6 else 'cuối'} năm {last.year}"
        if self.kind == "nine_months":
            return f"9 tháng đầu năm {last.year}"
        if self.kind == "year":
            return f"năm {last.year}"
        return f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"

    @api.model_create_multi
    def create(self, vals_list):
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

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

    def _document_name(self):
        return f"{self.name}_{self.unit_id.sudo().code or self.unit_id.id}"

    @api.model
    def _issuer(self, unit, on):
        """What stands at the head of a paper of a unit's agency."""
        Unit = self.env["hr.department"].sudo()
        history = Unit._unit_history()
        unit = unit or Unit._roots()[:1]
        if not unit:
            return {"name": "", "lines": [], "parent": "", "code": "", "place": ""}
        agency = history.agency(unit.id, on)
        return Unit.browse(agency.unit if agency else unit.id)._document_issuer(history, on)

    def _case(self):
        self.ensure_one()
        issuer = self._issuer(self.unit_id, self.date_to)
        plan = self.plan_id.sudo()
        superior = "Ủy ban nhân dân tỉnh" if issuer["parent"] else "Bộ Nội vụ"
        title = official.head_title(issuer["name"])
        # What a committee reports is signed in its name (NĐ 30/2020, phụ lục I, mục II, 7b).
        if title == "Chủ tịch":
            title = f"TM. Ủy ban nhân dân, {title}"
        return paper.Report(
            period=self._period_in_words(),
            plan=plan.name,
            plan_document=official.ground(
                plan.document_id.kind, plan.document_id.number, plan.document_id.title
            ).removeprefix("Căn cứ ")
            if plan.document_id
            else "",
            date_from=self.date_from,
            date_to=self.date_to,
            issuer=official.full_name(issuer["name"]),
            issuer_lines=tuple(issuer["lines"]),
            parent=issuer["parent"],
            code=issuer["code"],
            place=issuer["place"],
            superior=superior,
            signature=tuple(official.signature_lines(title)),
            tasks=tuple(self._task_facts()),
            targets=tuple(self._target_facts()),
            assessment=self.assessment or "",
            difficulties=self.difficulties or "",
            solutions=self.solutions or "",
            proposals=self.proposals or "",
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
