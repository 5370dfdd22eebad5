from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import salary_scale

PAY_FACTS = frozenset({"rank_id", "step", "coefficient"})


class CchcDecisionLine(models.Model):
    """Pay: a coefficient is a step of the group of the rank (NĐ 204/2004)."""

    _inherit = "cchc.decision.line"

    def _check_coefficient(self):
        """Complete or refuse what the drafts say of pay, as far as the rank is known already."""
        paid = self.filtered("step")
        before = paid.filtered(lambda line: not line.rank_id)._ranks_before()
        for line in paid:
            rank = line.rank_id or before.get(line, line.rank_id)
            right = line._right_coefficient(rank, line.step)
            if right is None:
                continue
            if line.coefficient:
                line._check_equal(rank, right, line)
            else:
                line._complete_coefficient(right)

    def _complete_coefficient(self, right):
        """Past the checks of a draft, which ask for this very coefficient."""
        return super().write({"coefficient": float(right)})

    def _ranks_before(self):
        """Ranks of the people of drafts on the day of each, before it: one statement for all.

        A line that names a merged entry goes on from the career it was merged into.
        """
        if not self:
            return {}
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT ON (l.line_id) l.line_id, v.rank_id
                  FROM unnest(%s::int[], %s::int[], %s::date[]) AS l(line_id, career_id, day)
                  JOIN hr_version v ON v.employee_id = l.career_id AND v.active
                   AND v.staffing_category IS NOT NULL AND v.date_version <= l.day
                 ORDER BY l.line_id, v.date_version DESC
                """,
                self.ids,
                [(line.career_id or line.employee_id).id for line in self],
                [line.date_effective or None for line in self],
            )
        )
        found = dict(self.env.cr.fetchall())
        ranks = self.env["cchc.rank"].browse({*found.values()} - {None})
        by_id = dict(zip(ranks.ids, ranks, strict=True))
        return {self.browse(line): by_id[rank] for line, rank in found.items() if rank}

    def _check_pay_in_force(self):
        """Whatever the person is paid from the line on is a step of the rank then held.

        Looked at after the projection: the rank may come from another line issued at the same
        time, and a late change of rank slides under raises that were counted in the old one.
        """
        lines = self.filtered(lambda line: PAY_FACTS & set(line.changes or ()))
        if not lines:
            return
        periods = self.env["hr.version"].sudo().search_fetch(
            [("employee_id", "in", lines.career_id.ids)],
            ["employee_id", "date_to", "rank_id", "step", "coefficient"],
            order="date_version",
        )  # fmt: skip
        by_person = periods.grouped("employee_id")
        for line in lines:
            for period in by_person.get(line.career_id.sudo(), ()):
                if period.date_to and period.date_to < line.date_effective:
                    continue
                right = line._right_coefficient(period.rank_id, period.step)
                if right is not None:
                    line._check_equal(period.rank_id, right, period)

    def _right_coefficient(self, rank, step):
        """Coefficient of a step on the day of the line; ``None`` where no table says.

        :raise UserError: when the group has no such step
        """
        if not rank.salary_group or not step:
            return None
        scales = self.env["cchc.salary.scale"]._scales()
        try:
            return salary_scale.coefficient(scales, rank.salary_group, step, self.date_effective)
        except RuleError as error:
            raise UserError(
                self.env._(
                    "%(person)s: %(problem)s",
                    person=self.employee_id.name,
                    problem=translate(self.env, error.problem),
                )
            ) from error

    def _check_equal(self, rank, right, stated):
        """Refuse another coefficient than the table's; ``stated`` has step and coefficient."""
        if salary_scale.exact(stated.coefficient) != right:
            raise UserError(
                self.env._(
                    "%(person)s: step %(step)s of %(rank)s has coefficient %(right)s, not "
                    "%(given)s.",
                    person=self.employee_id.name,
                    step=stated.step,
                    rank=rank.display_name,
                    right=self._show_figure(right),
                    given=self._show_figure(stated.coefficient),
                )
            )
