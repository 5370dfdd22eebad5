import json

from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.append_only import install_append_only

from .cchc_evaluation import EARLY
from .cchc_evaluation_period import YEARLY
from .words import LEVELS, POINTS

# What was decided; the number of the paper that tells it comes later.
DECIDED = (
    *("evaluation_id", "unit_id", "employee_id", "kind", "level", "points", "decided_on"),
    *("recorded_at", "user_id", "document", "reason", "explanation"),
)


class CchcEvaluationVerdict(models.Model):
    """A classification as it was decided; the database keeps it as it was written."""

    _name = "cchc.evaluation.verdict"
    _description = "Verdict of an evaluation"
    _order = "evaluation_id, id desc"
    _log_access = False

    evaluation_id = fields.Many2one(
        comodel_name="cchc.evaluation",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict", readonly=True
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Person",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    kind = fields.Selection(
        [
            ("first", "Decided"),
            ("review", "Changed after a complaint"),
            ("anew", "Decided anew: the report was dishonest"),
        ],
        required=True,
        readonly=True,
        default="first",
    )
    level = fields.Selection(LEVELS, readonly=True, help="Empty: not classified.")
    points = fields.Float(digits=POINTS, aggregator=None, readonly=True)
    decided_on = fields.Date(required=True, readonly=True)
    recorded_at = fields.Datetime(required=True, readonly=True)
    user_id = fields.Many2one(
        comodel_name="res.users", string="By", required=True, ondelete="restrict", readonly=True
    )
    document = fields.Char(string="Decision", required=True, readonly=True)
    reason = fields.Char(readonly=True)
    explanation = fields.Json(readonly=True)
    notice_number = fields.Char(string="Number of the notice", readonly=True)

    # A decision is entered once, however often the background work is repeated.
    _first_once = models.UniqueIndex(
        "(evaluation_id) WHERE kind = 'first'", "The evaluation is decided already."
    )

    def init(self):
        result = super().init()
        install_append_only(self.env.cr, self._table, columns=DECIDED)
        return result


class CchcEvaluation(models.Model):
    """Deciding and finishing for many: one statement each, safe to repeat."""

    _inherit = "cchc.evaluation"

    def _decide(self):
        """Enter the decision of the agency for those who wait for it."""
        self.flush_model()
        self.env["cchc.evaluation.unit"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                WITH decided AS (
                    UPDATE cchc_evaluation e
                       SET level = CASE WHEN e.classified THEN e.proposed_level END,
                           state = CASE u.state WHEN 'notified' THEN 'notified' ELSE 'decided' END,
                           notified_on = u.notified_on,
                           write_uid = %(uid)s, write_date = %(now)s
                      FROM cchc_evaluation_unit u
                     WHERE u.id = e.unit_run_id AND e.id = ANY(%(ids)s) AND e.state = ANY(%(early)s)
                       AND u.state IN ('decided', 'notified')
                    RETURNING e.id, e.unit_id, e.employee_id, e.level, e.points, e.explanation,
                              u.decision_date, u.decision_number, u.decided_by_id
                )
                INSERT INTO cchc_evaluation_verdict
                       (evaluation_id, unit_id, employee_id, kind, level, points, decided_on,
                        recorded_at, user_id, document, explanation)
                SELECT id, unit_id, employee_id, 'first', level, points, decision_date, %(now)s,
                       decided_by_id, decision_number, explanation
                  FROM decided ORDER BY id
                """,
                ids=self.ids,
                early=list(EARLY),
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        self.invalidate_recordset()
        self.env["cchc.evaluation.verdict"].invalidate_model()
        self._after_verdicts()

    def _finish(self):
        """What was notified and not complained about is final; a year's goes into the dossier."""
        rows = self.filtered(lambda row: row.state in ("decided", "notified"))
        rows.write({"state": "final"})
        rows._write_ratings()

    def _write_ratings(self):
        """Write the year's ratings of the dossiers, those that are there already anew.

        Always by the last verdict, so that repeating changes nothing.
        """
        rows = self.filtered(lambda row: row.period_kind in YEARLY and row.level)
        if not rows:
            return
        Rating = self.env["cchc.yearly.rating"].sudo()
        papers = rows._papers()
        known = {
            (rating.employee_id.id, rating.year): rating
            for rating in Rating.search([("employee_id", "in", rows.employee_id.ids)])
        }
        new, changed = [], {}
        for row in rows:
            year = row.period_id._rating_year()
            vals = {"rating": row.level, **papers[row.id]}
            rating = known.get((row.employee_id.id, year))
            if not rating:
                new.append({"employee_id": row.employee_id.id, "year": year, **vals})
            elif rating.rating != row.level or rating.document_number != vals["document_number"]:
                key = json.dumps(vals, default=str, sort_keys=True)
                changed.setdefault(key, (vals, []))[1].append(rating.id)
        Rating.create(new)
        for vals, ids in changed.values():
            Rating.browse(ids).write(vals)

    def _papers(self):
        """``{evaluation: what the dossier says of the paper}``, by the last verdict."""
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT ON (v.evaluation_id) v.evaluation_id, v.document, v.decided_on,
                       d.name
                  FROM cchc_evaluation_verdict v
                  JOIN cchc_evaluation e ON e.id = v.evaluation_id
                  JOIN cchc_evaluation_unit u ON u.id = e.unit_run_id
                  JOIN hr_department d ON d.id = u.unit_id
                 WHERE v.evaluation_id = ANY(%s)
                 ORDER BY v.evaluation_id, v.id DESC
                """,
                self.ids,
            )
        )
        return {
            row_id: {
                "when": day.strftime("%d/%m/%Y"),
                "document_number": document,
                "document_date": day,
                "issuer": issuer,
            }
            for row_id, document, day, issuer in self.env.cr.fetchall()
        }

    def _after_verdicts(self):
        """Hook: what follows from verdicts that were just written."""

    def _revise(self, kind, level, day, document, reason, notice=False):
        """Decide one evaluation again: a review, or anew for dishonesty; the former stays."""
        self.ensure_one()
        self.env["cchc.evaluation.verdict"].sudo().create(
            {
                "evaluation_id": self.id,
                "unit_id": self.unit_id.id,
                "employee_id": self.employee_id.id,
                "kind": kind,
                "level": level,
                "points": self.points,
                "decided_on": day,
                "recorded_at": fields.Datetime.now(),
                "user_id": self.env.uid,
                "document": document,
                "reason": reason,
                "explanation": self.explanation,
                "notice_number": notice,
            }
        )
        row = self.sudo()
        row.level = level
        if row.state == "final":
            row._write_ratings()
        row._after_verdicts()
