from odoo import models
from odoo.exceptions import UserError

from ..rules import law as laws
from ..rules import levels
from ..rules.head_limit import head_limit


class CchcEvaluation(models.Model):
    """A level that somebody proposes: what the rules, the meeting and the unit say to it."""

    _inherit = "cchc.evaluation"

    def _check_level(self, level):
        """Refuse a level whose conditions are not met, or before the meeting has spoken.

        :raise UserError: naming the person, what stands against it and what to do
        """
        if not level:
            return
        words = dict(self._fields["level"]._description_selection(self.env))
        self.unit_run_id.sudo()._check_minutes(self.sudo())
        for row in self.sudo():
            if not row.classified:
                raise UserError(
                    self.env._(
                        "%(row)s is not classified: %(why)s",
                        row=row.display_name,
                        why=row.why_not or "",
                    )
                )
            if row.unit_run_id.state not in ("meeting", "proposed"):
                raise UserError(
                    self.env._(
                        "%(row)s: the agency is still collecting self-evaluations. End that "
                        "first, then classify.",
                        row=row.display_name,
                    )
                )
            row._check_level_known(level, words)
            if not row.reckoned_level:
                raise UserError(
                    self.env._(
                        "%(row)s: there is nothing to classify by. Enter the work of the period, "
                        "or have its months or quarters decided first.",
                        row=row.display_name,
                    )
                )
            if levels.rank(level) > levels.rank(row.reckoned_level):
                raise UserError(
                    self.env._(
                        "%(row)s: “%(level)s” is above “%(most)s”, the highest level whose "
                        "conditions are met. See “How it was reckoned”.",
                        row=row.display_name,
                        level=words[level],
                        most=words[row.reckoned_level],
                    )
                )
            row._check_head_limit(level, words)

    def _check_level_known(self, level, words):
        """Every decree has levels of its own."""
        if level not in levels.levels_of(self.law, laws.AUDIENCE.get(self.category)):
            raise UserError(
                self.env._(
                    "%(row)s: %(law)s does not know the level “%(level)s”.",
                    row=self.display_name,
                    law=self.law_title,
                    level=words[level],
                )
            )

    def _check_head_limit(self, level, words):
        """Whoever heads an agency is not rated above it (NĐ 233/2026, điều 12 khoản 7)."""
        if not self.agency_head or not self.period_id._is_yearly():
            return
        figures = self._figures_of(self.law, self.period_id.date_to)
        row = figures.row("head_limit")
        if not row or not row.value:
            return
        own = self._own_run()
        if not own.unit_rating:
            raise UserError(
                self.env._(
                    "%(row)s: enter the level of %(unit)s first; its head is not rated above it "
                    "(%(article)s).",
                    row=self.display_name,
                    unit=self.agency_id.name,
                    article=figures.article("head_limit"),
                )
            )
        limit = head_limit(level, own.unit_rating, figures)
        if limit["limited"]:
            raise UserError(
                self.env._(
                    "%(row)s: “%(level)s” is above “%(most)s”, the level of %(unit)s; its head is "
                    "not rated above it (%(article)s).",
                    row=self.display_name,
                    level=words[level],
                    most=words[limit.value],
                    unit=self.agency_id.name,
                    article=figures.article("head_limit"),
                )
            )

    def _own_run(self):
        """The run of the agency that the person heads, in the same period."""
        self.ensure_one()
        runs = self.env["cchc.evaluation.unit"].sudo()
        return runs.search(
            [("period_id", "=", self.period_id.id), ("unit_id", "=", self.agency_id.id)]
        )
