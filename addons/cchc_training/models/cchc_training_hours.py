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
            SELECT p.employee_id::bigint * %(years)s + p.year AS id, p.employee_id, p.unit_id,
                   p.staffing_category, p.year,
                   COALESCE(c.periods, 0)::int AS class_periods,
                   COALESCE(d.learned, 0)::int AS declared_periods,
                   COALESCE(d.taught, 0)::int AS taught_periods,
                   t.total AS periods, p.minimum,
                   GREATEST(p.minimum - t.total, 0) AS missing,
                   p.minimum > t.total AS short,
                   CASE WHEN p.minimum = 0 THEN NULL WHEN p.minimum > t.total THEN 0.0
                        ELSE 100.0 END AS met_share
              FROM (%(people)s) p
              LEFT JOIN (SELECT r.employee_id, extract(year FROM o.date_to)::int AS year,
                                sum(r.attended_periods) AS periods
                           FROM cchc_training_participant r
                           JOIN cchc_training_class o ON o.id = r.class_id
                          WHERE r.state = 'passed' GROUP BY 1, 2) c
                ON c.employee_id = p.employee_id AND c.year = p.year
              LEFT JOIN (SELECT employee_id, extract(year FROM date_to)::int AS year,
                                sum(periods) FILTER (WHERE kind = 'learned') AS learned,
                                sum(periods) FILTER (WHERE kind = 'taught') AS taught
                           FROM cchc_training_declared GROUP BY 1, 2) d
                ON d.employee_id = p.employee_id AND d.year = p.year
             CROSS JOIN LATERAL (
                SELECT (COALESCE(c.periods, 0) + COALESCE(d.learned, 0)
                        + CASE WHEN p.teaching THEN COALESCE(d.taught, 0) ELSE 0 END)::int AS total
             ) t
            """,
            years=YEARS,
            people=self._people_sql(years),
        )

    @api.model
    def _years(self):
        """The years of which something is known, and this one with the one before."""
        self.env.cr.execute(
            """
            SELECT DISTINCT extract(year FROM date_to)::int FROM cchc_training_class
             UNION SELECT DISTINCT extract(year FROM date_to)::int FROM cchc_training_declared
            """
        )
        today = vietnam_time.today()
        known = {year for (year,) in self.env.cr.fetchall() if year <= today.year}
        return sorted(known | {today.year, today.year - 1})

    @api.model
    def _people_sql(self, years):
        """Everybody who served in a year, where and as what at its end, and what is asked of
        them. Nothing is asked of who left before the end of the year."""
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
        return SQL(
            """
            SELECT s.employee_id, s.year, s.unit_id, s.staffing_category,
                   CASE WHEN s.there THEN COALESCE(m.minimum, 0) ELSE 0 END AS minimum,
                   COALESCE(m.teaching, FALSE) AS teaching
              FROM (SELECT DISTINCT ON (v.employee_id, y.year)
                           v.employee_id, y.year, v.department_id AS unit_id, v.staffing_category,
                           COALESCE(v.date_to, y.last) >= y.last AS there
                      FROM (VALUES %(rows)s) AS y(year, first, last)
                      JOIN hr_version v ON v.staffing_category IS NOT NULL
                       AND v.in_service AND v.active IS TRUE
                       AND v.date_version <= y.last AND COALESCE(v.date_to, y.first) >= y.first
                     ORDER BY v.employee_id, y.year, v.date_version DESC) s
              LEFT JOIN (VALUES %(asked)s) AS m(year, category, minimum, teaching)
                ON m.year = s.year AND m.category = s.staffing_category
            """,
            rows=SQL(", ").join(rows),
            asked=SQL(", ").join(asked),
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
