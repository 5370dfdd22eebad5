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
        """``(report, category, sums)``: the balance of each agency, its divisions added up.

        A division counts for the agency to which it belonged on each day.
        """
        Unit = self.env["hr.department"]
        of_unit = {report.unit_id.id: report for report in reports}

        def owners(day):
            tree, _units = Unit._reporting_tree(day, period.known_on)
            agencies = Unit._agencies_of_units(tree)
            return {unit: agency for unit, agency in agencies.items() if agency in of_unit}

        rows = (
            self.env["cchc.movement"]
            .sudo()
            ._balance_by_owner(owners, period.date_from, period.date_to, period.known_on or None)
        )
        return [(of_unit[row["owner"]], row["category"], row) for row in rows]

    # -- the last report ---------------------------------------------------------------

    @api.model
    def _find_opening(self, submissions):
        """People of the last accepted report against who is known today to have been there then.

        They differ where a decision was issued after that report, of effect before its day. Two
        statements for each form, however many reports.
        """
        together = {}
        for report, last in self._last_accepted(submissions).items():
            key = (last.period_id, report.period_id.known_on or None)
            together.setdefault(key, {})[report] = last
        for (period, known_on), pairs in together.items():
            sheets = self.env["cchc.report.sheet"].search(
                [
                    ("submission_id", "in", [last.id for last in pairs.values()]),
                    ("form_id.row_axis", "=", "units"),
                ]
            )
            for form, of_form in sheets.grouped("form_id").items():
                then = self._people_then(of_form)
                now = self._people_now(form, pairs, period.date_to, known_on)
                for report, last in pairs.items():
                    yield from self._opening_of(
                        report, last, form, then.get(last.id, {}), now.get(report, {})
                    )

    @api.model
    def _opening_of(self, report, last, form, then, now):
        came = [now[one] for one in now.keys() - then.keys()]
        gone = [then[one] for one in then.keys() - now.keys()]
        if not (came or gone):
            return
        yield {
            "submission": report,
            "key": f"{form.id}-{last.id}-{len(came)}-{len(gone)}",
            "place": form.code,
            "text": self.env._(
                "%(form)s: %(then)s people were reported as of %(day)s, %(now)s are known "
                "today to have been there. %(movements)s",
                form=form.code,
                then=len(then),
                now=len(now),
                day=format_date(self.env, last.period_id.date_to),
                movements=""
                # Who reads the report may not have the right to know whom such a form is about.
                if form._parts_picked(form.sudo().population, last.period_id.date_to)
                else self._late_movements(last, {*now, *then}, came, gone),
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
                ("by_workbook", "=", False),
                ("replaced_by_id", "=", False),
            ]
        )
        by_unit, found = earlier.grouped("unit_id"), {}
        for report in reports:
            start = report.period_id.date_from
            before = [
                one for one in by_unit.get(report.unit_id, ()) if one.period_id.date_to < start
            ]
            if before:
                found[report] = max(before, key=lambda one: (one.period_id.date_to, one.id))
        return found

    @api.model
    def _people_then(self, sheets):
        """``{report id: {employee id: name}}`` as frozen."""
        found = {}
        for report, employee, name in self.env.execute_query(
            SQL(
                "SELECT submission_id, employee, name FROM cchc_report_frozen_person"
                " WHERE sheet_id = ANY(%s) AND employee IS NOT NULL",
                sheets.ids,
            )
        ):
            found.setdefault(report, {})[employee] = name
        return found

    @api.model
    def _people_now(self, form, reports, on, known_on):
        """``{report: {employee id: name}}`` of whom a form counts on a day, as known today."""
        form = form.sudo()
        spec, model = form._spec(), form._source_model(known_on, on)
        if "employee_id" not in model._fields:
            return {}
        Unit = self.env["hr.department"]
        tree, _units = Unit._reporting_tree(on, known_on)
        by_agency = {report.unit_id.id: report for report in reports}
        of_unit = {
            unit: by_agency[agency]
            for unit, agency in Unit._agencies_of_units(tree).items()
            if agency in by_agency
        }
        query = model._search(people_domain(spec, on, form._base_domain(model, on)))
        unit = path_sql(model, query.table, query, spec.axis.field)
        query.add_where(SQL("%s = ANY(%s)", unit, list(of_unit)))
        columns = [
            path_sql(model, query.table, query, path)
            for path in ("employee_id", "employee_id.name")
        ]
        found = {}
        for place, employee, name in self.env.execute_query(query.select(unit, *columns)):
            found.setdefault(of_unit[place], {})[employee] = name
        return found

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
