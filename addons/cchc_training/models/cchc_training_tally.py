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
# Of what the rows are made, and their kind and state; None: as it stands in each.
PARTS = {
    "planned": ("planned", ""),
    "classes": ("class", None),
    "unused": ("class", "nobody"),
    "studies": ("study", "sent"),
    "study_costs": ("study", "cost"),
}


class CchcTrainingTally(models.Model):
    """What was planned and what was done for whom in a year: a row a person and occasion.

    Read from the approved yearly plans, from classes and from studies; never typed. What is
    planned stands for the person whose need was chosen, the rest of a line for nobody in
    particular. The cost of a class is shared by those who were sent to it, to the đồng, so that a
    report adds up to what was paid.

    The context may name a day (``report_on``): then only what was planned for its year and what
    was done from the beginning of the year until the day. A form asks so; the database knows of
    plain dates how many rows it will find, of a computed year it does not.
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
              FROM (%(parts)s) t %(join)s
            """,
            columns=SQL(", ").join(SQL.identifier("t", name) for name in columns),
            facts=SQL(", ").join(
                SQL.identifier("v", name) if facts else self._nothing(name) for name in FACTS
            ),
            parts=SQL(" UNION ALL ").join(
                getattr(self, f"_{part}_sql")()
                for part in PARTS
                if part in self.env.context.get("tally_parts", PARTS)
            ),
            join=self._facts_sql() if facts else SQL(),
        )

    def _span(self):
        """The days that the context asks for, or None."""
        on = fields.Date.to_date(self.env.context.get("report_on"))
        return (fields.Date.start_of(on, "year"), on) if on else None

    def _within(self, day):
        """Condition that a day is asked for."""
        span = self._span()
        return SQL("%s BETWEEN %s AND %s", day, *span) if span else SQL("TRUE")

    def _year(self, day):
        span = self._span()
        return SQL("%s", span[1].year) if span else SQL("EXTRACT(year FROM %s)::int", day)

    def _class_within(self, state):
        """Condition that the day on which somebody's class counts is asked for."""
        return SQL(
            "(%(state)s IN %(ended)s AND %(last)s OR %(state)s NOT IN %(ended)s AND %(first)s)",
            state=state,
            ended=ENDED,
            last=self._within(SQL("c.date_to")),
            first=self._within(SQL("c.date_from")),
        )

    def _nothing(self, name):
        return SQL("NULL::%s AS %s", SQL(self._fields[name].column_type[0]), SQL.identifier(name))

    def _facts_sql(self):
        # Periods of a person don't overlap: each row meets one. Those of the year alone are few,
        # said as Odoo says it, so that its partial index serves.
        span = self._span()
        of_year = SQL(
            "AND v.date_version <= %s AND (v.date_to IS NULL OR v.date_to >= %s)", *span[::-1]
        ) if span else SQL()  # fmt: skip
        return SQL(
            """
            LEFT JOIN hr_version v
              ON v.employee_id = t.employee_id AND v.active IS TRUE AND v.employee_id IS NOT NULL
             AND v.date_version <= t.date AND (v.date_to IS NULL OR v.date_to >= t.date) %s
            """,
            of_year,
        )

    def _by_source(self, source, amount):
        """The amount in the column of who pays it."""
        return SQL(", ").join(
            SQL("CASE WHEN %s = %s THEN %s ELSE 0 END AS %s", source, code, amount, _column(code))
            for code, _label in SOURCES
        )

    def _planned_sql(self):
        """Lines of approved yearly plans: the agency's own, not what they were added up to."""
        span = self._span()
        named = self.env.context.get("tally_people", True)
        heads = SQL("w.heads") if named else SQL("l.people")
        return SQL(
            """
            SELECT %(id)s * 8 AS id,
                   'planned'::varchar AS kind, l.year, make_date(l.year, 1, 1) AS date, l.unit_id,
                   %(person)s AS employee_id, l.programme_id, NULL::int AS class_id,
                   ''::varchar AS state, %(heads)s AS people, %(amounts)s
              FROM cchc_training_plan_line l
              JOIN cchc_training_plan p ON p.id = l.plan_id AND p.kind = 'year'
              LEFT JOIN cchc_training_plan above ON above.id = p.parent_id
              %(people)s
             WHERE %(heads)s > 0 AND (p.state = 'approved' OR above.state = 'approved')
               AND NOT EXISTS (
                   SELECT FROM cchc_training_plan_line part WHERE part.parent_id = l.id)
               AND %(asked)s
            """,
            id=SQL("(row_number() OVER (ORDER BY l.id, w.employee_id NULLS FIRST))::int8")
            if named
            else SQL("l.id::int8"),
            person=SQL("w.employee_id") if named else SQL("NULL::int"),
            heads=heads,
            amounts=self._by_source(
                SQL("l.source"), SQL("%s * COALESCE(l.cost_per_head, 0)", heads)
            ),
            people=self._needs_sql() if named else SQL(),
            # Of the plan the whole year.
            asked=SQL("l.year = %s", span[1].year) if span else SQL("TRUE"),
        )

    def _needs_sql(self):
        """Of each line who was chosen, and the rest for nobody in particular."""
        return SQL(
            """
             CROSS JOIN LATERAL (
                   SELECT n.employee_id, 1 AS heads
                     FROM cchc_training_plan_line_need_rel r
                     JOIN cchc_qualification_need n ON n.id = r.need_id
                    WHERE r.line_id = l.id
                    UNION ALL
                   SELECT NULL, l.people - (
                          SELECT count(*)::int FROM cchc_training_plan_line_need_rel r
                           WHERE r.line_id = l.id)) w
            """
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
            SELECT sent.id::int8 * 8 + 1 AS id, 'class'::varchar AS kind, %(year)s AS year,
                   sent.day AS date, sent.unit_id, sent.employee_id, sent.programme_id,
                   sent.class_id, sent.state, 1 AS people, %(share)s
              FROM (SELECT p.id, p.unit_id, p.employee_id, c.programme_id, p.class_id, p.state,
                           CASE WHEN p.state IN %(ended)s
                                THEN c.date_to ELSE c.date_from END AS day, %(asked)s AS asked,
                           count(*) OVER (PARTITION BY p.class_id) AS number,
                           row_number() OVER (PARTITION BY p.class_id ORDER BY p.id) AS place
                      FROM cchc_training_participant p
                      JOIN cchc_training_class c ON c.id = p.class_id
                     WHERE p.state IN %(sent)s AND c.state <> 'cancelled') sent
              LEFT JOIN (%(costs)s) cost ON cost.class_id = sent.class_id
             WHERE sent.asked
            """,
            year=self._year(SQL("sent.day")),
            asked=self._class_within(SQL("p.state")),
            share=share,
            costs=self._class_costs_sql(),
            sent=SENT,
            ended=ENDED,
        )

    def _free_classes_sql(self):
        """Who was sent to classes, whatever it cost."""
        return SQL(
            """
            SELECT p.id::int8 * 8 + 1 AS id, 'class'::varchar AS kind, %(year)s AS year,
                   d.day AS date, p.unit_id, p.employee_id, c.programme_id, p.class_id, p.state,
                   1 AS people, %(amounts)s
              FROM cchc_training_participant p
              JOIN cchc_training_class c ON c.id = p.class_id
             CROSS JOIN LATERAL (
                   SELECT CASE WHEN p.state IN %(ended)s
                               THEN c.date_to ELSE c.date_from END AS day) d
             WHERE p.state IN %(sent)s AND c.state <> 'cancelled' AND %(asked)s
            """,
            year=self._year(SQL("d.day")),
            amounts=self._by_source(SQL("''::varchar"), SQL("0")),
            asked=self._class_within(SQL("p.state")),
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
            SELECT c.id::int8 * 8 + 2, 'class', %(year)s, c.date_from,
                   c.unit_id, NULL, c.programme_id, c.id, 'nobody', 0, %(amounts)s
              FROM cchc_training_class c
              JOIN (%(costs)s) cost ON cost.class_id = c.id
             WHERE c.state IN ('decided', 'running', 'finished')
               AND NOT EXISTS (
                   SELECT FROM cchc_training_participant p
                    WHERE p.class_id = c.id AND p.state IN %(sent)s)
               AND %(asked)s
            """,
            year=self._year(SQL("c.date_from")),
            asked=self._within(SQL("c.date_from")),
            amounts=SQL(", ").join(SQL("cost.%s", _column(code)) for code, _label in SOURCES),
            costs=self._class_costs_sql(),
            sent=SENT,
        )

    def _studies_sql(self):
        """Who was sent to study, in the year in which the study began."""
        return SQL(
            """
            SELECT s.id::int8 * 8 + 3, 'study', %(year)s, s.date_from,
                   s.sent_from_id, s.employee_id, s.programme_id, NULL, 'sent', 1, 0, 0, 0, 0
              FROM cchc_training_study s
             WHERE s.state NOT IN ('draft', 'proposed', 'dropped') AND %(asked)s
            """,
            year=self._year(SQL("s.date_from")),
            asked=self._within(SQL("s.date_from")),
        )

    def _study_costs_sql(self):
        return SQL(
            """
            SELECT c.id::int8 * 8 + 4, 'study', %(year)s, c.date, s.sent_from_id,
                   s.employee_id, s.programme_id, NULL, 'cost', 0, %(amounts)s
              FROM cchc_training_study_cost c
              JOIN cchc_training_study s ON s.id = c.study_id
             WHERE s.state NOT IN ('draft', 'proposed', 'dropped') AND %(asked)s
            """,
            year=self._year(SQL("c.date")),
            asked=self._within(SQL("c.date")),
            amounts=self._by_source(SQL("c.source"), SQL("c.amount")),
        )


def _column(source):
    return SQL.identifier(f"by_{source}")
