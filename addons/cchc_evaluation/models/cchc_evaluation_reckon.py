import functools
import json
from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_base.rules.result import Result, Step

from ..rules import law as laws
from ..rules import levels, points, yearly
from .words import NOT_COMPLETED

PARTS = {"month": yearly.MONTHS, "quarter": yearly.QUARTERS}
# What reckoning writes, with the types of the columns.
WRITTEN = (
    *((name, "numeric") for name in ("common_self", "common_points", "quantity", "quality")),
    *((name, "numeric") for name in ("progress", "unit_result", "task_points", "points")),
    ("reckoned_level", "text"),
    ("explanation", "jsonb"),
)


class CchcEvaluation(models.Model):
    """What the rules make of an evaluation: which text, how long worked, points, level.

    Always for many at once: facts are read in a number of statements that does not grow, and
    written back in one.
    """

    _inherit = "cchc.evaluation"

    def _write_many(self, columns, rows):
        """Write values of its own into each row, in one statement."""
        if not rows:
            return
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_evaluation e
                   SET %(sets)s, write_uid = %(uid)s, write_date = %(now)s
                  FROM json_to_recordset(%(rows)s) AS v(id int4, %(types)s)
                 WHERE e.id = v.id
                """,
                sets=SQL(", ").join(
                    SQL("%s = %s", SQL.identifier(name), self._new_value(name))
                    for name, _type in columns
                ),
                types=SQL(", ").join(
                    SQL("%s %s", SQL.identifier(name), SQL(kind)) for name, kind in columns
                ),
                rows=json.dumps(rows, default=str, ensure_ascii=False),
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self.invalidate_recordset([name for name, _type in columns])

    @api.model
    def _new_value(self, name):
        """SQL of what a column becomes: each part of the explanation is replaced by itself."""
        if name != "explanation":
            return SQL.identifier("v", name)
        return SQL("COALESCE(e.explanation, '{}'::jsonb) || v.explanation")

    def _figures_of(self, law, on):
        return self.env["cchc.evaluation.figure"]._figures(law, on)

    # -- points and level -----------------------------------------------------------------

    def _has_work(self):
        """Whether there is anything to reckon from."""
        self.ensure_one()
        return bool(self.task_ids) or self._part_kind() is not None

    def _part_kind(self):
        """``month`` or ``quarter`` where the score is made from theirs, else None."""
        self.ensure_one()
        run = self.unit_run_id
        counted = self.period_id.kind == "year" and laws.by_points(self.law)
        return run.counts_from if counted and run.counts_from in PARTS else None

    def _reckon(self):
        """Reckon points and level anew; staff before leaders, who are measured by them too."""
        rows = self.sudo().filtered("law")
        if not rows:
            return
        self.env["cchc.evaluation.mark"].flush_model()
        rows.flush_model()
        for some in (rows.filtered(lambda row: not row.leader), rows.filtered("leader")):
            some._reckon_some()

    def _reckon_some(self):
        if not self:
            return
        parts = self._scores_of_parts()
        failed = self._failed_below()
        made, known = [], {}
        for row in self:
            key = (row.law, row.period_id.date_to)
            figures = known.get(key) or known.setdefault(key, _quick(self._figures_of(*key)))
            if row._part_kind():
                vals = row._reckon_parts(parts.get(row.id, {}), figures)
            elif row.by_points:
                vals = row._reckon_points(failed.get(row.unit_id.id, 0), figures)
            else:
                vals = row._reckon_results(figures)
            results = dict.fromkeys(("tasks", "points", "level")) | vals.pop("results")
            explanation = {name: one and one.as_json() for name, one in results.items()}
            made.append({"id": row.id, **vals, "explanation": explanation})
        self._write_many(WRITTEN, made)

    def _reckon_points(self, failed, figures):
        """By points: common criteria and the work of the period."""
        common_self = _sum(self.mark_ids, "self_points")
        common = common_self if self.unit_run_id.state == "self" else _sum(self.mark_ids, "points")
        leading = None
        if self.leader:
            leading = points.Leading(
                (NOT_COMPLETED,) * failed, _decimal(self.organising), _decimal(self.uniting)
            )
        works = [task._as_rule() for task in self.task_ids]
        tasks = points.task_points(works, figures, leading)
        total = points.total_points(common, tasks.value, figures)
        level = self._level_of(total.value, figures) if works else None
        return {
            "common_self": common_self,
            "common_points": total["common"],
            "quantity": _two(tasks["a"]),
            "quality": _two(tasks["b"]),
            "progress": _two(tasks["c"]),
            "unit_result": _two(tasks["d"]) if leading else None,
            "task_points": _two(tasks.value),
            "points": total.value,
            "reckoned_level": level and level.value,
            "results": {"tasks": tasks, "points": total, "level": level},
        }

    def _reckon_parts(self, scores, figures):
        """By the scores of the months or quarters."""
        total = yearly.yearly_points(scores, figures, PARTS[self._part_kind()])
        level = self._level_of(total.value, figures) if total.value is not None else None
        return {
            **dict.fromkeys(name for name, _type in WRITTEN[:7]),
            "points": total.value,
            "reckoned_level": level and level.value,
            "results": {"points": total, "level": level},
        }

    def _level_of(self, total, figures):
        level = levels.level_by_points(total, figures, self._failing(), self.leader)
        return self._held(level)

    def _reckon_results(self, figures):
        """By shares of the work: NĐ 90/2020, NĐ 56/2015."""
        works = self.task_ids
        level = shares = None
        if works:
            shares = self._shares(works)
            audience = laws.AUDIENCE.get(self.category, laws.CIVIL)
            level = self._held(levels.level_by_results(shares, figures, audience, self._failing()))
        return {
            **dict.fromkeys(name for name, _type in WRITTEN[:8]),
            "quantity": shares and _two(shares.done),
            "reckoned_level": level and level.value,
            "results": {"level": level},
        }

    def _shares(self, works):
        total = sum((_decimal(task.weight) for task in works), Decimal(0))

        def share(test):
            chosen = sum((_decimal(task.weight) for task in works if test(task)), Decimal(0))
            return _two(chosen * 100 / total) if total else Decimal(0)

        marks, collecting = self.mark_ids, self.unit_run_id.state == "self"
        return levels.Results(
            done=share(lambda task: task.done >= task.assigned),
            exceeded=share(lambda task: task.exceeded and task.done >= task.assigned),
            below=share(lambda task: task._is_below()),
            criteria_met=all(mark.self_met if collecting else mark.met for mark in marks),
            initiatives=self.initiatives or 0,
            leader=self.leader,
            targets_exceeded=_decimal(self.targets_exceeded),
            units_completed=_decimal(self.units_completed),
            units_good=_decimal(self.units_good),
        )

    def _failing(self):
        return (self.failing_case,) if self.failing_case else ()

    def _held(self, level):
        """Not above what the time away allows."""
        best = self.best_level
        if not best or levels.rank(level.value) <= levels.rank(best):
            return level
        step = Step("Nghỉ dài ngày: không xếp cao hơn", levels.WORDS[best])
        return Result(best, (*level.steps, step), level.text_id, level.facts)

    def _scores_of_parts(self):
        """``{evaluation: {number: points}}`` of the decided months or quarters of the year."""
        self.env.cr.execute(
            SQL(
                """
                SELECT y.id, p.number, part.points
                  FROM cchc_evaluation y
                  JOIN cchc_evaluation_unit u ON u.id = y.unit_run_id
                  JOIN cchc_evaluation_period p
                    ON p.parent_id = y.period_id AND p.kind = u.counts_from
                  JOIN cchc_evaluation part
                    ON part.period_id = p.id AND part.employee_id = y.employee_id
                 WHERE y.id = ANY(%s) AND part.classified
                   AND part.state IN ('decided', 'notified', 'complained', 'final')
                """,
                self.ids,
            )
        )
        found = defaultdict(dict)
        for row_id, number, score in self.env.cr.fetchall():
            found[row_id][number] = _decimal(score)
        return found

    def _failed_below(self):
        """``{unit: how many of its people and of those below did not complete}``."""
        leaders = self.filtered("leader")
        if not leaders:
            return {}
        self.env.cr.execute(
            SQL(
                """
                SELECT above.id, count(*)
                  FROM cchc_evaluation e
                  JOIN hr_department d ON d.id = e.unit_id
                  JOIN hr_department above ON above.id = ANY(%(units)s)
                   AND d.parent_path LIKE above.parent_path || '%%'
                 WHERE e.period_id = ANY(%(periods)s) AND NOT e.leader
                   AND COALESCE(e.level, e.proposed_level, e.reckoned_level) = 'not_completed'
                   AND e.state <> 'waiting'
                 GROUP BY above.id
                """,
                units=leaders.unit_id.ids,
                periods=leaders.period_id.ids,
            )
        )
        return dict(self.env.cr.fetchall())


def _quick(figures):
    """The same few figures are asked for of everybody."""
    figures.row = functools.cache(figures.row)
    return figures


def _sum(marks, name):
    return sum((_decimal(mark[name]) for mark in marks), Decimal(0))


def _decimal(number):
    """Columns of points are exact; Python reads them as floats."""
    return number if isinstance(number, Decimal) else Decimal(str(round(number or 0.0, 4)))


def _two(number):
    return Decimal(number).quantize(Decimal("0.01"))
