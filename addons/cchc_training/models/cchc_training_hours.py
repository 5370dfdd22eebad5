from datetime import date

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_raise_due import explained
from odoo.addons.cchc_hr.models.cchc_service_facts import STAFFING_CATEGORIES

from ..rules import hours as rule
from ..rules.law import AUDIENCE, law_for

# Rows are numbered by person and year.
YEARS = 10_000
SOURCES = {
    "cchc.training.participant": ("class_id", "state", "attended_periods", "employee_id"),
    "cchc.training.declared": ("employee_id", "kind", "periods", "date_to"),
    "cchc.training.class": ("date_to",),
    "hr.version": ("department_id", "staffing_category", "service_status", "date_version"),
}


class CchcTrainingHours(models.Model):
    """How many periods of training a person had in a year, against the minimum of the law.

    Computed at every reading: the unit is that of the last day of the year, today or the last
    day of service, so the hours follow a person who is moved, and nothing has to be brought up to
    date when a decision is revoked.
    """

    _name = "cchc.training.hours"
    _description = "Yearly hours of training"
    _auto = False
    _log_access = False
    _order = "year desc, unit_id, employee_id"
    _rec_names_search = ["employee_id.name"]

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Full name", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    staffing_category = fields.Selection(STAFFING_CATEGORIES, readonly=True)
    year = fields.Integer(readonly=True, aggregator=None)
    class_periods = fields.Integer(string="Of classes", readonly=True)
    declared_periods = fields.Integer(string="Declared", readonly=True)
    taught_periods = fields.Integer(string="Taught", readonly=True)
    periods = fields.Integer(string="All periods", readonly=True)
    minimum = fields.Integer(readonly=True, aggregator=None)
    missing = fields.Integer(string="Periods missing", readonly=True)
    short = fields.Boolean(string="Too few", readonly=True)
    met_share = fields.Float(
        string="Share with enough (%)",
        digits=(5, 1),
        readonly=True,
        aggregator="avg",
        help="Of a group: how many of a hundred people have the periods of the year.",
    )
    explanation = fields.Html(string="How it is reckoned", compute="_compute_explanation")

    @api.depends("employee_id", "year")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.employee_id.name or ''} – {row.year}"

    @property
    def _table_query(self):
        for model, names in SOURCES.items():
            self.env[model].flush_model(names)
        years = self._years()
        return SQL(
            """
            WITH known AS MATERIALIZED (
                SELECT o.employee_id, o.year, sum(o.passed) AS passed, sum(o.learned) AS learned,
                       sum(o.taught) AS taught
                  FROM (SELECT r.employee_id, %(of_year)s AS year, r.attended_periods AS passed,
                               0 AS learned, 0 AS taught
                          FROM cchc_training_participant r
                          JOIN cchc_training_class o ON o.id = r.class_id
                         WHERE r.state = 'passed' AND %(asked)s
                         UNION ALL
                        SELECT o.employee_id, %(of_year)s, 0,
                               CASE o.kind WHEN 'learned' THEN o.periods ELSE 0 END,
                               CASE o.kind WHEN 'taught' THEN o.periods ELSE 0 END
                          FROM cchc_training_declared o WHERE %(asked)s) o
                 GROUP BY o.employee_id, o.year)
            SELECT p.employee_id::bigint * %(years)s + p.year AS id, p.employee_id, p.unit_id,
                   p.staffing_category, p.year,
                   COALESCE(k.passed, 0)::int AS class_periods,
                   COALESCE(k.learned, 0)::int AS declared_periods,
                   COALESCE(k.taught, 0)::int AS taught_periods,
                   t.total AS periods, p.minimum,
                   GREATEST(p.minimum - t.total, 0) AS missing,
                   p.minimum > t.total AS short,
                   CASE WHEN p.minimum = 0 THEN NULL WHEN p.minimum > t.total THEN 0.0
                        ELSE 100.0 END AS met_share
              FROM (%(people)s) p
              LEFT JOIN known k ON k.employee_id = p.employee_id AND k.year = p.year
             CROSS JOIN LATERAL (
                SELECT (COALESCE(k.passed, 0) + COALESCE(k.learned, 0)
                        + CASE WHEN p.teaching THEN COALESCE(k.taught, 0) ELSE 0 END)::int AS total
             ) t
             WHERE %(known)s
            """,
            years=YEARS,
            # Plain dates where one year is asked for: the database knows how many rows these find.
            of_year=SQL("%s", years[0])
            if len(years) == 1
            else SQL("extract(year FROM o.date_to)::int"),
            asked=SQL("o.date_to BETWEEN %s AND %s", date(years[0], 1, 1), date(years[0], 12, 31))
            if len(years) == 1
            else SQL("TRUE"),
            people=self._people_sql(years or [vietnam_time.today().year]),
            known=SQL("TRUE") if years else SQL("FALSE"),
        )

    @api.model
    def _years(self):
        """The years of which something is known, and this one with the one before.

        Of these only that of the day which the context names (``report_on``), as a form does.
        """
        this = vietnam_time.today().year
        on = fields.Date.to_date(self.env.context.get("report_on"))
        if on:
            return [on.year] if on.year in (this, this - 1) or self._is_known(on.year) else []
        self.env.cr.execute(
            """
            SELECT DISTINCT extract(year FROM date_to)::int FROM cchc_training_class
             UNION SELECT DISTINCT extract(year FROM date_to)::int FROM cchc_training_declared
            """
        )
        known = {year for (year,) in self.env.cr.fetchall() if year <= this}
        return sorted(known | {this, this - 1})

    @api.model
    def _is_known(self, year):
        """Whether anything was learned in a year that has begun."""
        if year > vietnam_time.today().year:
            return False
        self.env.cr.execute(
            """
            SELECT EXISTS (
                   SELECT FROM cchc_training_class WHERE date_to BETWEEN %(from)s AND %(to)s)
                OR EXISTS (
                   SELECT FROM cchc_training_declared WHERE date_to BETWEEN %(from)s AND %(to)s)
            """,
            {"from": date(year, 1, 1), "to": date(year, 12, 31)},
        )
        return self.env.cr.fetchone()[0]

    @api.model
    def _people_sql(self, years):
        """Everybody who served in a year, where and as what at its end, and what is asked of
        them. Nothing is asked of who left before the end of the year.

        These stand apart: who only wants people of whom something is asked does not read them.
        """
        today = vietnam_time.today()
        # A form of a day within the year tells where people were on that day.
        on = self.env.context.get("hours_on") or today
        rows = [
            SQL(
                "(%s, %s::date, %s::date)",
                year,
                date(year, 1, 1),
                max(min(date(year, 12, 31), today, on), date(year, 1, 1)),
            )
            for year in years
        ]
        asked = [
            SQL("(%s, %s, %s, %s)", year, category, *self._asked(category, date(year, 12, 31)))
            for year in years
            for category in AUDIENCE
        ]
        # Said as Odoo says it, so that its partial index serves.
        served = SQL(
            "v.active IS TRUE AND v.employee_id IS NOT NULL AND v.in_service"
            " AND v.staffing_category IS NOT NULL"
        )
        there = SQL("v.date_version <= y.last AND (v.date_to IS NULL OR v.date_to >= y.last)")
        return SQL(
            """
            SELECT v.employee_id, y.year, v.department_id AS unit_id, v.staffing_category,
                   COALESCE(m.minimum, 0) AS minimum, COALESCE(m.teaching, FALSE) AS teaching
              FROM (VALUES %(rows)s) AS y(year, first, last)
              JOIN hr_version v ON %(served)s AND %(there)s
              LEFT JOIN (VALUES %(asked)s) AS m(year, category, minimum, teaching)
                ON m.year = y.year AND m.category = v.staffing_category
             UNION ALL
            SELECT s.employee_id, s.year, s.unit_id, s.staffing_category, 0,
                   COALESCE(m.teaching, FALSE)
              FROM (SELECT DISTINCT ON (v.employee_id, y.year)
                           v.employee_id, y.year, v.department_id AS unit_id, v.staffing_category
                      FROM (VALUES %(rows)s) AS y(year, first, last)
                      JOIN hr_version v ON %(served)s
                       AND v.date_to >= y.first AND v.date_to < y.last
                     WHERE NOT EXISTS (
                           SELECT FROM hr_version o
                            WHERE o.employee_id = v.employee_id AND o.active IS TRUE
                              AND o.in_service AND o.staffing_category IS NOT NULL
                              AND o.date_version <= y.last
                              AND (o.date_to IS NULL OR o.date_to >= y.last))
                     ORDER BY v.employee_id, y.year, v.date_version DESC) s
              LEFT JOIN (VALUES %(asked)s) AS m(year, category, minimum, teaching)
                ON m.year = s.year AND m.category = s.staffing_category
            """,
            rows=SQL(", ").join(rows),
            asked=SQL(", ").join(asked),
            served=served,
            there=there,
        )

    @api.model
    def _asked(self, category, day):
        """The minimum of a category in a year, and whether teaching counts."""
        figures = self._figures_of(category, day)
        if not figures.law:
            return 0, False
        return rule.minimum(figures), bool(figures.get("teaching_counts"))

    @api.model
    def _figures_of(self, category, day):
        return self.env["cchc.training.figure"]._figures(law_for(category, day).value, day)

    @api.depends("employee_id", "year")
    def _compute_explanation(self):
        items = self._items()
        for row in self:
            figures = self._figures_of(row.staffing_category, date(row.year, 12, 31))
            own = items.get((row.employee_id.id, row.year), [])
            row.explanation = explained(rule.yearly(own, figures).as_json())

    def _items(self):
        """What counts, by person and year."""
        people, years = self.employee_id.ids, set(self.mapped("year"))
        found = {}
        passed = self.env["cchc.training.participant"].sudo()
        for row in passed.search([("employee_id", "in", people), ("state", "=", "passed")]):
            key = (row.employee_id.id, row.date_to.year)
            if key[1] in years:
                item = rule.Item(rule.CLASS, row.class_id.name, row.attended_periods)
                found.setdefault(key, []).append(item)
        for row in (
            self.env["cchc.training.declared"].sudo().search([("employee_id", "in", people)])
        ):
            kind = rule.TEACHING if row.kind == "taught" else rule.DECLARED
            key = (row.employee_id.id, row.date_to.year)
            found.setdefault(key, []).append(rule.Item(kind, row.name, row.periods))
        return found

    def action_open_classes(self):
        """The classes and declared courses behind the figure."""
        self.ensure_one()
        self.check_access("read")
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "cchc.training.participant",
            "views": [(False, "list"), (False, "form")],
            "domain": [
                ("employee_id", "=", self.employee_id.id),
                ("date_to", ">=", first),
                ("date_to", "<=", last),
            ],
        }
