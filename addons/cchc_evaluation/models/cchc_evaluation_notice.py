from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# States in which notices are numbered: the results are decided and not yet final.
NUMBERED_IN = ("decided", "notified")


class CchcEvaluationUnit(models.Model):
    """Numbers of the notices of an agency, one after the other in the order of its list."""

    _inherit = "cchc.evaluation.unit"

    notice_first = fields.Integer(string="First number of the notices", aggregator=None, copy=False)
    notice_mark = fields.Char(
        string="Mark of the notices", copy=False, help="What follows the number: /TB-SNV."
    )

    def action_number_notices(self):
        """Number the notices of everybody; safe to repeat after a correction.

        :raise UserError: without the first number or the mark
        """
        self._check_step(*NUMBERED_IN)
        for run in self.sudo():
            mark = (run.notice_mark or "").strip()
            if run.notice_first <= 0 or not mark:
                raise UserError(
                    self.env._(
                        "%s: enter the first number of the notices and their mark, for example 31 "
                        "and /TB-SNV.",
                        run.display_name,
                    )
                )
            run._number_notices(mark)
        return True

    def _number_notices(self, mark):
        """Of the first verdicts, in one statement; a review has the number of its own paper."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_evaluation_verdict v
                   SET notice_number = (%(first)s + n.place)::text || %(mark)s
                  FROM (SELECT e.id, row_number() OVER (
                                   ORDER BY NOT COALESCE(e.leader, FALSE), e.unit_id, h.name, e.id
                               ) - 1 AS place
                          FROM cchc_evaluation e JOIN hr_employee h ON h.id = e.employee_id
                         WHERE e.unit_run_id = %(run)s) n
                 WHERE v.evaluation_id = n.id AND v.kind = 'first'
                """,
                first=self.notice_first,
                mark=mark,
                run=self.id,
            )
        )
        self.env["cchc.evaluation.verdict"].invalidate_model(["notice_number"])
