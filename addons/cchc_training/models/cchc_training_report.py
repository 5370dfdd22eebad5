from collections import Counter

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.tools import vietnam_time

from ..documents import training_report as paper
from ..rules.deadline import report_due
from ..rules.hours import minimum
from ..rules.law import law_for
from .cchc_training_tally import SENT
from .words import SOURCES

CIVIL = ("cadre", "civil_servant", "commune_cadre", "commune_civil_servant")


class CchcTrainingReport(models.Model):
    """The yearly report on training: due on 31 January of the next year (NĐ 171/2025, điều 39).

    All figures are those of the report forms: `cchc.training.tally`, the hours, the gaps.
    """

    _name = "cchc.training.report"
    _description = "Report on training"
    _inherit = ["cchc.periodic.paper"]

    kind = fields.Selection(default="year")
    due_on = fields.Date(
        string="To be sent by", compute="_compute_due_on", store=True, precompute=True
    )
    is_late = fields.Boolean(compute="_compute_is_late", export_string_translation=False)

    @api.model
    def _subject(self):
        return "Báo cáo kết quả đào tạo, bồi dưỡng"

    @api.model
    def default_get(self, names):
        """The year that is to be reported on: until summer the one that has ended."""
        values = super().default_get(names)
        today = vietnam_time.today()
        if "date_from" in names:
            year = today.year - (today.month < 7)
            values.setdefault("date_from", f"{year}-01-01")
        return values

    @api.depends("kind", "date_to")
    def _compute_due_on(self):
        for report in self:
            report.due_on = (
                report._due_of(report.date_to)
                if report.kind == "year" and report.date_to
                else False
            )

    @api.model
    def _due_of(self, day):
        """By when the results of the year of a day are reported."""
        return report_due(day.year, self._law_figures(day)).value

    @api.model
    def _law_figures(self, day):
        """Figures of the text on civil servants, which the report follows."""
        law = law_for("civil_servant", day).value
        return self.env["cchc.training.figure"]._figures(law, day)

    @api.depends("due_on", "state")
    def _compute_is_late(self):
        today = vietnam_time.today()
        for report in self:
            report.is_late = bool(
                report.state == "draft" and report.due_on and report.due_on < today
            )

    # -- opened by itself ------------------------------------------------------------------

    @api.model
    def _cron_open(self):
        """A draft of the year that has ended for the province, to remind of its day.

        Safe to repeat: one report of a unit and a year is enough.
        """
        today = vietnam_time.today()
        if today.month != 1:
            return
        year = today.year - 1
        roots = self.env["hr.department"]._roots()
        known = self.search(
            [
                ("unit_id", "in", roots.ids),
                ("kind", "=", "year"),
                ("date_to", "=", f"{year}-12-31"),
            ]
        )
        self.create(
            [
                {"unit_id": root.id, "kind": "year", "date_from": f"{year}-01-01"}
                for root in roots - known.unit_id
            ]
        )

    # -- the document -----------------------------------------------------------------------

    def _document_context(self):
        return {report.id: paper.context(report._case()) for report in self}

    @api.model
    def _document_samples(self):
        return paper.samples()

    def _case(self):
        self.ensure_one()
        self.env.flush_all()
        below = list(self.env["cchc.report.form"]._axis(self.unit_id, self.date_to).unit_ids())
        mine = Domain("unit_id", "in", below)
        in_period = Domain("date", ">=", self.date_from) & Domain("date", "<=", self.date_to)
        done = mine & in_period & Domain("kind", "!=", "planned")
        planned = mine & Domain("kind", "=", "planned") & Domain("year", "=", self.date_to.year)
        sent = done & Domain("kind", "=", "class") & Domain("state", "in", SENT)
        return paper.Report(
            **self._frame(),
            kinds=self._kinds(planned, done, sent),
            people=self._people(sent),
            studies=self._count(done & Domain("kind", "=", "study") & Domain("state", "=", "sent")),
            paybacks=self._paybacks(mine),
            hours=self._hours(mine),
            minimum=minimum(self._law_figures(self.date_to)),
            spent=self._spent(done),
            gaps=self._gaps(mine),
            officers=self._officers(mine, sent),
        )

    def _tally(self):
        return self.env["cchc.training.tally"].sudo()

    def _count(self, domain):
        return self._tally().search_count(domain)

    def _kinds(self, planned, done, sent):
        """What was planned and done, by kind of programme in the order of the law."""
        found = {}
        for domain, names in (
            (planned, ("planned", "planned_amount")),
            (sent, ("sent", "")),
            (sent & Domain("state", "=", "passed"), ("passed", "")),
            (done, ("", "spent")),
        ):
            groups = self._tally()._read_group(
                domain, ["programme_id"], ["people:sum", "amount:sum"]
            )
            for programme, *figures in groups:
                counts = found.setdefault(programme.kind or "", Counter())
                for name, figure in zip(names, figures, strict=True):
                    if name:
                        counts[name] += int(figure or 0)
        order = list(paper.KINDS)
        return tuple(paper.Kind(code, **found[code]) for code in sorted(found, key=order.index))

    def _people(self, sent):
        """Women, leaders, civil servants, public employees among those who were sent."""
        return tuple(
            self._count(sent & Domain(*condition))
            for condition in (
                ("sex", "=", "female"),
                ("leadership_post_id", "!=", False),
                ("staffing_category", "in", CIVIL),
                ("staffing_category", "=", "public_employee"),
            )
        )

    def _paybacks(self, mine):
        in_period = Domain("raised_on", ">=", self.date_from)
        in_period &= Domain("raised_on", "<=", self.date_to)
        ((count, amount),) = (
            self.env["cchc.training.payback"]
            .sudo()
            ._read_group(
                mine & in_period & Domain("state", "not in", ("void", "exempt")),
                [],
                ["__count", "amount:sum"],
            )
        )
        return count, int(amount or 0)

    def _hours(self, mine):
        Hours = self.env["cchc.training.hours"].sudo()
        year = mine & Domain("year", "=", self.date_to.year) & Domain("minimum", ">", 0)
        return Hours.search_count(year), Hours.search_count(year & Domain("short", "=", False))

    def _spent(self, done):
        fields_of = [f"by_{source}:sum" for source, _label in SOURCES]
        ((*amounts,),) = self._tally()._read_group(done, [], fields_of)
        return tuple(
            (source, int(amount or 0))
            for (source, _label), amount in zip(SOURCES, amounts, strict=True)
        )

    def _gaps(self, mine):
        Gap = self.env["cchc.training.gap"].sudo().with_context(report_on=self.date_to)
        return tuple(
            Gap.search_count(mine & Domain(name, "=", True))
            for name in ("before", "trained", "after")
        )

    def _officers(self, mine, sent):
        """Officers of the reform at the end, and how many learned about it in the period."""
        listed = (
            self.env["cchc.training.reform.officer"]
            .sudo()
            .search(
                mine
                & Domain("date_from", "<=", self.date_to)
                & (Domain("date_to", "=", False) | Domain("date_to", ">=", self.date_to))
            )
            .employee_id
        )
        trained = self._tally().search(
            sent
            & Domain("state", "=", "passed")
            & Domain("programme_id.kind", "=", "reform")
            & Domain("employee_id", "in", listed.ids)
        )
        return len(listed), len(trained.employee_id)
