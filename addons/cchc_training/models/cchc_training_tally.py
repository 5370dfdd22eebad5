from odoo import fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from .words import SOURCES

TALLY_KINDS = [("planned", "Planned"), ("class", "Class"), ("study", "Study")]
# Who was sent to a class and therefore costs something.
SENT = ("decided", "attending", "passed", "failed")
ENDED = ("passed", "failed")
# What a person was on the day.
FACTS = ("sex", "staffing_category", "leadership_post_id", "rank_id")


class CchcTrainingTally(models.Model):
    """What was planned and what was done for whom in a year: a row a person and occasion.

    Read from the approved yearly plans, from classes and from studies; never typed. What is
    planned stands for the person whose need was chosen, the rest of a line for nobody in
    particular. The cost of a class is shared by those who were sent to it, to the đồng, so that a
    report adds up to what was paid.
    """

    _name = "cchc.training.tally"
    _description = "Training planned and done"
    _auto = False
    _log_access = False
    _order = "year desc, unit_id, id"
    _depends = {
        "cchc.training.plan": ["state", "kind", "parent_id"],
        "cchc.training.plan.line": [
            *("plan_id", "parent_id", "unit_id", "programme_id", "year", "people"),
            *("cost_per_head", "source", "need_ids"),
        ],
        "cchc.training.class": ["state", "unit_id", "programme_id", "date_from", "date_to"],
        "cchc.training.class.cost": ["class_id", "source", "amount"],
        "cchc.training.participant": ["class_id", "employee_id", "unit_id", "rank_id", "state"],
        "cchc.training.study": [
            *("employee_id", "sent_from_id", "programme_id", "state", "date_from"),
        ],
        "cchc.training.study.cost": ["study_id", "date", "source", "amount"],
    }

    kind = fields.Selection(TALLY_KINDS, string="What", readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    date = fields.Date(readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Full name", readonly=True, groups=READ
    )
    programme_id = fields.Many2one(comodel_name="cchc.training.programme", readonly=True)
    class_id = fields.Many2one(comodel_name="cchc.training.class", readonly=True)
    state = fields.Char(readonly=True, export_string_translation=False)
    people = fields.Integer(string="Number of people", readonly=True)
    amount = Dong(string="Cost", readonly=True)
    by_training = Dong(string="From the training budget", readonly=True)
    by_unit = Dong(string="From the unit's own budget", readonly=True)
    by_project = Dong(string="From projects or foreign partners", readonly=True)
    by_learner = Dong(string="Paid by the learner", readonly=True)
    # What the person was on the day.
    sex = fields.Selection([("male", "Male"), ("female", "Female")], readonly=True, groups=READ)
    staffing_category = fields.Selection(STAFFING_CATEGORIES, readonly=True, groups=READ)
    leadership_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post", readonly=True, groups=READ
    )
    rank_id = fields.Many2one(comodel_name="cchc.rank", readonly=True, groups=READ)

    @property
    def _table_query(self):
        columns = (
            *("unit_id", "employee_id", "programme_id", "class_id", "state", "people"),
            *("by_training", "by_unit", "by_project", "by_learner"),
        )
        # Whoever reads neither says so.
        facts = self.env.context.get("tally_facts", True)
        return SQL(
            """
            SELECT t.id, t.kind, t.year, t.date, %(columns)s,
                   t.by_training + t.by_unit + t.by_project + t.by_learner AS amount, %(facts)s
              FROM (%(planned)s UNION ALL %(classes)s UNION ALL %(unused)s UNION ALL %(studies)s
                    UNION ALL %(study_costs)s) t %(join)s
            """,
            columns=SQL(", ").join(SQL.identifier("t", name) for name in columns),
            facts=SQL(", ").join(
                SQL.identifier("v", name) if facts else self._nothing(name) for name in FACTS
            ),
            planned=self._planned_sql(),
            classes=self._classes_sql(),
            unused=self._unused_sql(),
            studies=self._studies_sql(),
            study_costs=self._study_costs_sql(),
            join=self._facts_sql() if facts else SQL(),
        )

    def _nothing(self, name):
        return SQL("NULL::%s AS %s", SQL(self._fields[name].column_type[0]), SQL.identifier(name))

    def _facts_sql(self):
        # Periods of a person don't overlap: each row meets one.
        return SQL(
            """
            LEFT JOIN hr_version v
              ON v.employee_id = t.employee_id AND v.active AND v.date_version <= t.date
             AND (v.date_to IS NULL OR v.date_to >= t.date)
            """
        )

    def _by_source(self, source, amount):
        """The amount in the column of who pays it."""
        return SQL(", ").join(
            SQL("CASE WHEN %s = %s THEN %s ELSE 0 END AS %s", source, code, amount, _column(code))
            for code, _label in SOURCES
        )

    def _planned_sql(self):
        """Lines of approved yearly plans: the agency's own, not what they were added up to."""
        amount = SQL("w.heads * COALESCE(l.cost_per_head, 0)")
        return SQL(
            """
            SELECT (row_number() OVER (ORDER BY l.id, w.employee_id NULLS FIRST))::int8 * 8 AS id,
                   'planned'::varchar AS kind, l.year, make_date(l.year, 1, 1) AS date, l.unit_id,
                   w.employee_id, l.programme_id, NULL::int AS class_id, ''::varchar AS state,
                   w.heads AS people, %(amounts)s
              FROM cchc_training_plan_line l
              JOIN cchc_training_plan p ON p.id = l.plan_id AND p.kind = 'year'
              LEFT JOIN cchc_training_plan above ON above.id = p.parent_id
             CROSS JOIN LATERAL (
                   SELECT n.employee_id, 1 AS heads
                     FROM cchc_training_plan_line_need_rel r
                     JOIN cchc_qualification_need n ON n.id = r.need_id
                    WHERE r.line_id = l.id
                    UNION ALL
                   SELECT NULL, l.people - (
                          SELECT count(*)::int FROM cchc_training_plan_line_need_rel r
                           WHERE r.line_id = l.id)) w
             WHERE w.heads > 0 AND (p.state = 'approved' OR above.state = 'approved')
               AND NOT EXISTS (
                   SELECT FROM cchc_training_plan_line part WHERE part.parent_id = l.id)
            """,
            amounts=self._by_source(SQL("l.source"), amount),
        )

    def _classes_sql(self):
        """Who was sent to classes, with the share of what they cost."""
        if not self.env.context.get("tally_costs", True):
            return self._free_classes_sql()
        share = SQL(", ").join(
            SQL(
                "COALESCE(%(cost)s / sent.number + (sent.place <= %(cost)s %% sent.number)::int, 0)"
                " AS %(name)s",
                cost=SQL("cost.%s", _column(code)),
                name=_column(code),
            )
            for code, _label in SOURCES
        )
        return SQL(
            """
            SELECT sent.id::int8 * 8 + 1, 'class', EXTRACT(year FROM sent.day)::int, sent.day,
                   sent.unit_id, sent.employee_id, sent.programme_id, sent.class_id, sent.state, 1,
                   %(share)s
              FROM (SELECT p.id, p.unit_id, p.employee_id, c.programme_id, p.class_id, p.state,
                           CASE WHEN p.state IN %(ended)s
                                THEN c.date_to ELSE c.date_from END AS day,
                           count(*) OVER (PARTITION BY p.class_id) AS number,
                           row_number() OVER (PARTITION BY p.class_id ORDER BY p.id) AS place
                      FROM cchc_training_participant p
                      JOIN cchc_training_class c ON c.id = p.class_id
                     WHERE p.state IN %(sent)s AND c.state <> 'cancelled') sent
              LEFT JOIN (%(costs)s) cost ON cost.class_id = sent.class_id
            """,
            share=share,
            costs=self._class_costs_sql(),
            sent=SENT,
            ended=ENDED,
        )

    def _free_classes_sql(self):
        """Who was sent to classes, whatever it cost."""
        return SQL(
            """
            SELECT p.id::int8 * 8 + 1, 'class', EXTRACT(year FROM d.day)::int, d.day, p.unit_id,
                   p.employee_id, c.programme_id, p.class_id, p.state, 1, 0, 0, 0, 0
              FROM cchc_training_participant p
              JOIN cchc_training_class c ON c.id = p.class_id
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN p.state IN %(ended)s
                               THEN c.date_to ELSE c.date_from END AS day) d
             WHERE p.state IN %(sent)s AND c.state <> 'cancelled'
            """,
            sent=SENT,
            ended=ENDED,
        )

    def _class_costs_sql(self):
        return SQL(
            "SELECT class_id, %s FROM cchc_training_class_cost GROUP BY class_id",
            SQL(", ").join(
                SQL(
                    "COALESCE(sum(amount) FILTER (WHERE source = %s), 0)::int8 AS %s",
                    code,
                    _column(code),
                )
                for code, _label in SOURCES
            ),
        )

    def _unused_sql(self):
        """What was paid for a class to which nobody was sent: on its organiser."""
        return SQL(
            """
            SELECT c.id::int8 * 8 + 2, 'class', EXTRACT(year FROM c.date_from)::int, c.date_from,
                   c.unit_id, NULL, c.programme_id, c.id, 'nobody', 0, %(amounts)s
              FROM cchc_training_class c
              JOIN (%(costs)s) cost ON cost.class_id = c.id
             WHERE c.state IN ('decided', 'running', 'finished')
               AND NOT EXISTS (
                   SELECT FROM cchc_training_participant p
                    WHERE p.class_id = c.id AND p.state IN %(sent)s)
            """,
            amounts=SQL(", ").join(SQL("cost.%s", _column(code)) for code, _label in SOURCES),
            costs=self._class_costs_sql(),
            sent=SENT,
        )

    def _studies_sql(self):
        """Who was sent to study, in the year in which the study began."""
        return SQL(
            """
            SELECT s.id::int8 * 8 + 3, 'study', EXTRACT(year FROM s.date_from)::int, s.date_from,
                   s.sent_from_id, s.employee_id, s.programme_id, NULL, 'sent', 1, 0, 0, 0, 0
              FROM cchc_training_study s
             WHERE s.state NOT IN ('draft', 'proposed', 'dropped')
            """
        )

    def _study_costs_sql(self):
        return SQL(
            """
            SELECT c.id::int8 * 8 + 4, 'study', EXTRACT(year FROM c.date)::int, c.date,
                   s.sent_from_id, s.employee_id, s.programme_id, NULL, 'cost', 0, %(amounts)s
              FROM cchc_training_study_cost c
              JOIN cchc_training_study s ON s.id = c.study_id
             WHERE s.state NOT IN ('draft', 'proposed', 'dropped')
            """,
            amounts=self._by_source(SQL("c.source"), SQL("c.amount")),
        )


def _column(source):
    return SQL.identifier(f"by_{source}")
