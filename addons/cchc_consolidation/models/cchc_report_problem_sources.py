from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.engine.checks import failures, row_key
from odoo.addons.cchc_base.engine.compiler import path_sql, people_domain

from ..tools.stored_sheet import report_of

# Names that a text gives before it only counts.
NAMED = 8


class CchcReportProblem(models.Model):
    """What is looked for: against the ledger, the movements, the last report, other reports."""

    _inherit = "cchc.report.problem"

    # -- the ledger of the establishment ------------------------------------------------

    @api.model
    def _find_ledger(self, submissions):
        """Units that hold more people than they were assigned on the day."""
        for period, reports in self._agencies(submissions).grouped("period_id").items():
            balance = (
                self.env["cchc.establishment"]
                .sudo()
                ._balance(period.date_to, known_at=period.known_on or None)
            )
            of_unit = {report.unit_id.id: report for report in reports}
            categories = self.env["cchc.quota.category"].sudo()
            for (unit, category), row in balance.items():
                report = of_unit.get(unit)
                if not report or report.by_workbook or not row.over:
                    continue
                name = categories.browse(category).name
                yield {
                    "submission": report,
                    "key": f"{category}",
                    "place": name,
                    "text": self.env._(
                        "%(category)s: %(people)s people hold %(assigned)s places.",
                        category=name,
                        people=row.occupied,
                        assigned=row.assigned,
                    ),
                }

    # -- the movements of the period --------------------------------------------------------

    @api.model
    def _find_balance(self, submissions):
        """Opening + in − out = closing, by agency and staffing category."""
        people = self.env["cchc.report.frozen.person"]
        words = dict(people._fields["staffing_category"]._description_selection(self.env))
        reports = self._agencies(submissions).filtered(lambda report: not report.by_workbook)
        for period, group in reports.grouped("period_id").items():
            for report, category, row in self._balances(period, group):
                if not row["difference"]:
                    continue
                name = words.get(category, category or "")
                yield {
                    "submission": report,
                    "key": str(category),
                    "place": name,
                    "text": self.env._(
                        "%(category)s: %(opening)s at the beginning, %(moved_in)s came, "
                        "%(moved_out)s left, but %(closing)s at the end.",
                        category=name,
                        opening=row["opening"],
                        moved_in=row["moved_in"],
                        moved_out=row["moved_out"],
                        closing=row["closing"],
                    ),
                }

    @api.model
    def _balances(self, period, reports):
        """``(report, category, sums)``: the balance of each agency, its divisions added up."""
        Unit = self.env["hr.department"]
        tree, _units = Unit._reporting_tree(period.date_to, period.known_on)
        agencies = Unit._agencies_of_units(tree)
        of_unit = {report.unit_id.id: report for report in reports}
        names = ("opening", "moved_in", "moved_out", "closing", "difference")
        sums = {}
        for row in (
            self.env["cchc.movement"]
            .sudo()
            ._balance(reports.unit_id, period.date_from, period.date_to, period.known_on or None)
        ):
            report = of_unit.get(agencies.get(row["unit_id"]))
            if report:
                total = sums.setdefault((report, row["category"]), dict.fromkeys(names, 0))
                for name in names:
                    total[name] += row[name]
        return [(report, category, total) for (report, category), total in sums.items()]

    # -- the last report ------------------------------------------------------------------------

    @api.model
    def _find_opening(self, submissions):
        """People of the last accepted report against who is known today to have been there then.

        They differ where a decision was issued after that report, of effect before its day.
        """
        for report, last in self._last_accepted(submissions).items():
            for sheet in last.sheet_ids.filtered(lambda sheet: sheet.form_id.row_axis == "units"):
                then = dict(
                    self.env.execute_query(
                        SQL(
                            "SELECT employee, name FROM cchc_report_frozen_person"
                            " WHERE sheet_id = %s AND employee IS NOT NULL",
                            sheet.id,
                        )
                    )
                )
                now = self._people_of(report, sheet.form_id, last.period_id.date_to)
                came = [now[one] for one in now.keys() - then.keys()]
                gone = [then[one] for one in then.keys() - now.keys()]
                if not (came or gone):
                    continue
                code = sheet.declaration["code"]
                yield {
                    "submission": report,
                    "key": f"{sheet.form_id.id}-{last.id}-{len(came)}-{len(gone)}",
                    "place": code,
                    "text": self.env._(
                        "%(form)s: %(then)s people were reported as of %(day)s, %(now)s are known "
                        "today to have been there. %(movements)s",
                        form=code,
                        then=len(then),
                        now=len(now),
                        day=format_date(self.env, last.period_id.date_to),
                        movements=self._late_movements(last, {*now, *then}, came, gone),
                    ),
                }

    @api.model
    def _last_accepted(self, submissions):
        """``{report: the accepted report of the same unit for the days before}``."""
        reports = self._agencies(submissions).filtered(lambda report: not report.by_workbook)
        earlier = self.env["cchc.report.submission"].search(
            [
                ("unit_id", "in", reports.unit_id.ids),
                ("kind", "=", "unit"),
                ("state", "=", "accepted"),
                ("replaced_by_id", "=", False),
            ],
            order="id",
        )
        found = {}
        for report in reports:
            before = earlier.filtered(
                lambda one, report=report: (
                    one.unit_id == report.unit_id
                    and one.period_id.date_to < report.period_id.date_from
                    and not one.by_workbook
                )
            )
            if before:
                found[report] = max(before, key=lambda one: (one.period_id.date_to, one.id))
        return found

    @api.model
    def _people_of(self, report, form, on):
        """``{employee id: name}`` of whom a form counts in an agency on a day, as known today."""
        form = form.sudo()
        spec, model = form._spec(), form._source_model(report.period_id.known_on or None)
        if "employee_id" not in model._fields:
            return {}
        Unit = self.env["hr.department"]
        tree, _units = Unit._reporting_tree(on, report.period_id.known_on)
        agencies = Unit._agencies_of_units(tree)
        units = [unit for unit, agency in agencies.items() if agency == report.unit_id.id]
        query = model._search(people_domain(spec, on, form._base_domain(model, on)))
        query.add_where(
            SQL("%s = ANY(%s)", path_sql(model, query.table, query, spec.axis.field), units)
        )
        name = path_sql(model, query.table, query, "employee_id.name")
        return dict(
            self.env.execute_query(
                query.select(path_sql(model, query.table, query, "employee_id"), name)
            )
        )

    @api.model
    def _late_movements(self, last, people, came, gone):
        """Names of who came and left, with the decisions that tell so."""
        lines = (
            self.env["cchc.decision.line"]
            .sudo()
            .search(
                Domain("employee_id", "in", list(people))
                & Domain("date_effective", "<=", last.period_id.date_to)
                & (
                    Domain("issued_at", ">=", last.computed_at)
                    | Domain("revoked_at", ">=", last.computed_at)
                )
            )
        )
        by = ", ".join(dict.fromkeys(filter(None, lines.decision_id.mapped("number"))))
        told = []
        if came:
            told.append(self.env._("Now counted: %s.", self._some(came)))
        if gone:
            told.append(self.env._("No longer counted: %s.", self._some(gone)))
        if by:
            told.append(self.env._("Decisions: %s.", by))
        return " ".join(told)

    @api.model
    def _some(self, names):
        names = sorted(names)
        if len(names) <= NAMED:
            return ", ".join(names)
        return self.env._(
            "%(names)s and %(more)s others",
            names=", ".join(names[:NAMED]),
            more=len(names) - NAMED,
        )

    # -- checks between cells ------------------------------------------------------------------

    @api.model
    def _find_check(self, submissions):
        """What the forms themselves demand of their cells, and of each other's."""
        for report in submissions:
            stored = {
                sheet.form_id: report_of(sheet.declaration, sheet.lines)
                for sheet in report.sheet_ids
            }
            others = {table.form.code: table for table in stored.values()}
            for form, table in stored.items():
                checks = form._checks()
                labels = {check.id: check.label for check in checks}
                names = {row_key(line): line.name for line in table.lines()}
                for failure in failures(checks._spec(), table, others):
                    row = names[failure.row] or report.unit_id.name
                    yield {
                        "submission": report,
                        "key": f"{form.id}-{failure.key}-{failure.row[1]}-{failure.row[2]}",
                        "place": form.code,
                        "text": self.env._(
                            "%(form)s, %(row)s: %(check)s (%(left)s against %(right)s).",
                            form=form.code,
                            row=row,
                            check=labels[failure.key],
                            left=failure.left,
                            right=failure.right,
                        ),
                    }

    # -- two units, one person -----------------------------------------------------------------

    @api.model
    def _find_claim(self, submissions):
        return self._find_claims(submissions)

    @api.model
    def _find_claims(self, submissions):
        """People who stand in the current reports of two units for one period.

        By the person, by the citizen number, or by name and birth where one of the two reports is
        a workbook, which knows no more.
        """
        reports = self._agencies(submissions)
        if not reports:
            return []
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                WITH mine AS (
                    SELECT DISTINCT p.submission_id, s.period_id, p.employee, p.identity, p.name,
                           p.birth_text
                      FROM cchc_report_frozen_person p
                      JOIN cchc_report_submission s ON s.id = p.submission_id
                     WHERE p.submission_id = ANY(%(ids)s)),
                others AS (
                    SELECT p.submission_id, s.period_id, s.unit_id, p.employee, p.identity, p.name,
                           p.birth_text
                      FROM cchc_report_frozen_person p
                      JOIN cchc_report_submission s ON s.id = p.submission_id
                     WHERE s.period_id = ANY(%(periods)s) AND s.replaced_by_id IS NULL
                       AND s.kind = 'unit')
                SELECT DISTINCT m.submission_id, o.unit_id, m.name, m.birth_text
                  FROM mine m JOIN others o
                    ON o.period_id = m.period_id AND o.employee = m.employee
                 WHERE o.submission_id <> m.submission_id
                 UNION
                SELECT DISTINCT m.submission_id, o.unit_id, m.name, m.birth_text
                  FROM mine m JOIN others o
                    ON o.period_id = m.period_id AND o.identity = m.identity
                 WHERE o.submission_id <> m.submission_id AND m.identity <> ''
                 UNION
                SELECT DISTINCT m.submission_id, o.unit_id, m.name, m.birth_text
                  FROM mine m JOIN others o
                    ON o.period_id = m.period_id AND lower(o.name) = lower(m.name)
                       AND o.birth_text = m.birth_text
                 WHERE o.submission_id <> m.submission_id AND m.birth_text <> ''
                   AND (o.employee IS NULL OR m.employee IS NULL)
                 ORDER BY 1, 3, 2
                """,
                ids=reports.ids,
                periods=reports.period_id.ids,
            )
        )
        found = []
        by_id = {report.id: report for report in reports}
        Unit = self.env["hr.department"].sudo()
        for report_id, unit_id, name, birth in rows:
            report = by_id[report_id]
            if report.unit_id.id == unit_id:
                # The version that this one corrects.
                continue
            found.append(
                {
                    "submission": report,
                    "key": f"{unit_id}-{name}-{birth}",
                    "place": name,
                    "text": self.env._(
                        "%(name)s (born %(birth)s) stands in the report of %(unit)s too.",
                        name=name,
                        birth=birth or "…",
                        unit=Unit.browse(unit_id).name,
                    ),
                }
            )
        return found

    # -- workbooks --------------------------------------------------------------------------------

    @api.model
    def _find_workbook(self, submissions):
        """A workbook that says another establishment than the ledger, or more people than it."""
        workbooks = self._agencies(submissions).filtered("by_workbook")
        for period, reports in workbooks.grouped("period_id").items():
            balance = (
                self.env["cchc.establishment"]
                .sudo()
                ._balance(period.date_to, known_at=period.known_on or None)
            )
            for report in reports:
                for sheet in report.sheet_ids:
                    yield from self._workbook_against(sheet, balance)

    @api.model
    def _workbook_against(self, sheet, balance):
        """The establishment that a sheet says against the ledger's, for the staff of its form."""
        report, form = sheet.submission_id, sheet.form_id.sudo()
        on = report.period_id.date_to
        staff = self.env["cchc.report.provider"].sudo()._staff_of(form, on)
        assigned, known = 0, False
        categories = self.env["cchc.quota.category"].sudo().search([])
        for category in categories:
            row = balance.get((report.unit_id.id, category.id))
            about = not staff or staff & set(category.member_ids.mapped("staffing_category"))
            if row and row.is_assigned and about:
                assigned, known = assigned + row.kept, True
        if not known:
            return
        total = sheet.lines[0]
        said = [
            (column, figure)
            for column, figure in zip(sheet.declaration["columns"], total["figures"], strict=True)
            if column["kind"] == "provider" and figure is not None
        ]
        code = sheet.declaration["code"]
        for column, figure in said:
            if int(figure) != assigned:
                yield {
                    "submission": report,
                    "key": f"{form.id}-{column['code']}",
                    "place": f"{code} – {column['label']}",
                    "text": self.env._(
                        "%(form)s, column “%(column)s”: the workbook says %(said)s, the ledger of "
                        "the establishment %(assigned)s.",
                        form=code,
                        column=column["label"],
                        said=figure,
                        assigned=assigned,
                    ),
                }
        if total["people"] > assigned:
            yield {
                "submission": report,
                "key": f"{form.id}-people",
                "place": code,
                "text": self.env._(
                    "%(form)s: the workbook has %(people)s people, the ledger assigned "
                    "%(assigned)s places.",
                    form=code,
                    people=total["people"],
                    assigned=assigned,
                ),
            }

    # -- consolidated ------------------------------------------------------------------------

    @api.model
    def _find_coverage(self, submissions):
        """Reports below that are missing in a consolidated one."""
        for report in submissions.filtered(lambda one: one.kind == "consolidated"):
            missing = report.search(
                [*report._below_domain(), ("state", "!=", "accepted")], order="unit_sequence"
            )
            if missing:
                yield {
                    "submission": report,
                    "key": "coverage",
                    "place": report.coverage,
                    "text": self.env._(
                        "%(count)s reports below are not accepted: %(units)s.",
                        count=len(missing),
                        units=self._some(missing.unit_id.mapped("name")),
                    ),
                }

    @api.model
    def _agencies(self, submissions):
        return submissions.filtered(lambda report: report.kind == "unit")
