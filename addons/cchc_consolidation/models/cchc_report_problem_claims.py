from odoo import api, models
from odoo.tools import SQL


class CchcReportProblem(models.Model):
    """What is looked for between reports: people claimed twice, workbooks against the ledger."""

    _inherit = "cchc.report.problem"

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
        # A dozen rows. pylint: disable=no-search-all
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
