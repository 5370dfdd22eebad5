from odoo import models
from odoo.tools import SQL

from ..rules import law as laws

# Sections of a job description that say what is done, in all its forms.
TASK_SECTIONS = ("work", "management", "support")
MOST_TASKS = 12


class CchcEvaluation(models.Model):
    """What a new evaluation starts with: the criteria of its decree, the work of its position."""

    _inherit = "cchc.evaluation"

    def _list_criteria(self):
        """The common criteria of each one's text, in one statement."""
        if not self:
            return
        self.env["cchc.evaluation.criterion"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_evaluation_mark
                       (evaluation_id, unit_id, criterion_id, sequence, self_met, met,
                        create_uid, create_date, write_uid, write_date)
                SELECT e.id, e.unit_id, c.id, c.sequence, TRUE, TRUE,
                       %(uid)s, %(now)s, %(uid)s, %(now)s
                  FROM cchc_evaluation e
                  JOIN cchc_evaluation_period p ON p.id = e.period_id
                  JOIN cchc_evaluation_unit u ON u.id = e.unit_run_id
                  JOIN cchc_evaluation_criterion c ON c.active
                   AND c.law = CASE e.law %(families)s ELSE e.law END
                   AND (c.date_from IS NULL OR c.date_from <= p.date_to)
                   AND (c.date_to IS NULL OR c.date_to >= p.date_to)
                 WHERE e.id = ANY(%(ids)s) AND e.classified AND NOT (%(by_parts)s)
                ON CONFLICT (evaluation_id, criterion_id) DO NOTHING
                """,
                families=SQL(" ").join(
                    SQL("WHEN %s THEN %s", code, laws.family(code)) for code in laws.LAWS
                ),
                by_parts=self._by_parts(),
                ids=self.ids,
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self.env["cchc.evaluation.mark"].invalidate_model()
        self.invalidate_recordset(["mark_ids"])

    def _by_parts(self):
        """SQL: the score comes from months or quarters, so that nothing is marked or listed."""
        return SQL(
            "p.kind = 'year' AND e.law = ANY(%s) AND u.counts_from IN ('month', 'quarter')",
            list(laws.BY_POINTS),
        )

    def _propose_work(self):
        """The tasks of the job description in force, for those who have no work entered yet."""
        if not self:
            return
        Item = self.env["cchc.job.description.item"]
        Item.flush_model()
        for period, rows in self.grouped("period_id").items():
            self.env.cr.execute(
                SQL(
                    """
                    INSERT INTO cchc_evaluation_task
                           (evaluation_id, employee_id, unit_id, sequence, product, source, weight,
                            assigned, done, deadline, failed_reviews, delays,
                            create_uid, create_date, write_uid, write_date)
                    SELECT e.id, e.employee_id, e.unit_id, w.place * 10, w.product, w.source, 1,
                           1, 0, p.date_to, 0, 0, %(uid)s, %(now)s, %(uid)s, %(now)s
                      FROM cchc_evaluation e
                      JOIN cchc_evaluation_period p ON p.id = e.period_id
                      JOIN cchc_evaluation_unit u ON u.id = e.unit_run_id
                      JOIN (%(work)s) w ON w.position_id = e.position_id
                     WHERE e.id = ANY(%(ids)s) AND e.classified AND w.place <= %(most)s
                       AND NOT (%(by_parts)s)
                       AND NOT EXISTS (SELECT FROM cchc_evaluation_task t
                                        WHERE t.evaluation_id = e.id)
                    """,
                    work=self._work_of_positions(period._day_of_service()),
                    ids=rows.ids,
                    most=MOST_TASKS,
                    by_parts=self._by_parts(),
                    uid=self.env.uid,
                    now=self.env.cr.now(),
                )
            )
        self.env["cchc.evaluation.task"].invalidate_model()
        self.invalidate_recordset(["task_ids"])

    def _work_of_positions(self, on):
        """SQL: ``position_id, product, source, place`` by the schemes in force on a day.

        The job description says it; without one, the functions of the unit that the position
        serves.
        """
        relation = self.env["cchc.position.scheme.line"]._fields["function_ids"]
        return SQL(
            """
            WITH line AS (
                SELECT l.id, l.position_id FROM cchc_position_scheme_line l
                  JOIN (%(schemes)s) s ON s.id = l.scheme_id
            ), described AS (
                SELECT line.position_id, 'description' AS source,
                       LEFT(COALESCE(NULLIF(i.product, ''), i.content), 250) AS product,
                       row_number() OVER (PARTITION BY line.position_id
                                          ORDER BY i.section_sequence, i.sequence, i.id) AS place
                  FROM line
                  JOIN cchc_job_description d ON d.line_id = line.id
                  JOIN cchc_job_description_item i ON i.description_id = d.id
                  JOIN cchc_job_description_section n ON n.id = i.section_id
                 WHERE n.code = ANY(%(sections)s) AND COALESCE(i.content, '') <> ''
            ), functions AS (
                SELECT line.position_id, 'function' AS source, LEFT(f.name, 250) AS product,
                       row_number() OVER (PARTITION BY line.position_id
                                          ORDER BY f.sequence, f.id) AS place
                  FROM line
                  JOIN %(relation)s r ON r.%(line)s = line.id
                  JOIN cchc_unit_function f ON f.id = r.%(function)s
                 WHERE NOT EXISTS (SELECT FROM described d
                                    WHERE d.position_id = line.position_id)
            )
            SELECT position_id, product, source, place FROM described
            UNION ALL
            SELECT position_id, product, source, place FROM functions
            """,
            schemes=self.env["cchc.position"]._schemes_query(on),
            sections=list(TASK_SECTIONS),
            relation=SQL.identifier(relation.relation),
            line=SQL.identifier(relation.column1),
            function=SQL.identifier(relation.column2),
        )

    def action_propose_work(self):
        """Take over the work of the position, where none was entered."""
        self._check_rows_editable()
        self.sudo()._propose_work()
        self.sudo()._reckon()
        return True
