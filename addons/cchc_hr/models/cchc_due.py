import re
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.orm.domains import DomainAnd, DomainCondition
from odoo.tools import SQL

# Room for kinds in the number of a row: number of the source × this + place of the kind.
KINDS_LIMIT = 64
PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class CchcDue(models.Model):
    """What falls due for people in service: raises, retirements, ends of all sorts.

    A view over the places that know: whoever has another deadline adds a kind to the selection
    and a query to ``_due_queries``. Nothing is stored, so nothing can be out of date.
    """

    _name = "cchc.due"
    _description = "Falls due"
    _auto = False
    _log_access = False
    _order = "date, id"
    _depends = {
        "hr.employee": ["current_version_id", "unit_id", "retirement_date"],
        "hr.version": ["service_status", "in_service", "date_version", "rank_id"],
        "cchc.discipline": ["employee_id", "lapses_on"],
        "cchc.due.done": ["employee_id", "kind", "res_id"],
    }

    kind = fields.Selection(
        [
            ("retirement_notice", "Notice of retirement"),
            ("retirement_decision", "Decision on retirement"),
            ("retirement", "Retirement"),
            ("probation", "End of probation"),
            ("secondment", "End of secondment"),
            ("discipline", "Discipline lapses"),
        ],
        readonly=True,
    )
    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    date = fields.Date(string="Due on", readonly=True)
    res_model = fields.Char(string="Source", readonly=True, export_string_translation=False)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)
    detail = fields.Char(readonly=True, export_string_translation=False)
    text = fields.Char(string="What", compute="_compute_text")

    @api.depends("kind", "detail")
    def _compute_text(self):
        words = self._due_words()
        for due in self:
            due.text = words.get(due.kind, "%s").replace("%s", due.detail or "")

    @api.depends("kind", "employee_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for due in self:
            due.display_name = f"{due.employee_id.name or ''} · {kinds.get(due.kind, '')}"

    @api.model
    def _due_words(self):
        """What a row says, by kind; ``%s`` is the ``detail`` of its query."""
        return {
            "retirement_notice": self.env._("Retires on %s: give notice in writing"),
            "retirement_decision": self.env._("Retires on %s: issue the decision"),
            "retirement": self.env._("Last day of service"),
            "probation": self.env._("Probation of %s months ends"),
            "secondment": self.env._("Longest secondment, %s months, ends"),
            "discipline": self.env._("The discipline lapses by itself"),
        }

    @api.model
    def _due_queries(self):
        """Queries by kind: ``{kind: (model of the source, SELECT)}``.

        Each SELECT gives ``res_id, employee_id, date, detail`` (text). Kinds that come from the
        same rows may share a query: the key is then a tuple, and the SELECT gives ``kind`` too.
        The view itself adds the unit and keeps the people in service today, but for
        ``_kinds_after_service``.
        """
        queries = {
            ("retirement_notice", "retirement_decision", "retirement"): (
                "hr.employee",
                self._retirement_query(),
            ),
            "probation": ("hr.employee", self._probation_query()),
            "secondment": ("hr.employee", self._secondment_query()),
        }
        if self.env.su or self.env.user.has_group("cchc_base.group_read_discipline"):
            queries["discipline"] = (
                "cchc.discipline",
                SQL(
                    # It lapses by itself: nothing of the past is left to do.
                    "SELECT id AS res_id, employee_id, lapses_on AS date, '' AS detail"
                    "  FROM cchc_discipline WHERE lapses_on >= %s",
                    self.env["hr.version"]._today(),
                ),
            )
        return queries

    @api.model
    def _kinds_after_service(self):
        """Kinds that are to be done about people who have left service, too."""
        return ("",)

    @property
    def _table_query(self):
        places = {
            kind: place for place, kind in enumerate(self._fields["kind"].get_values(self.env))
        }
        parts = []
        for kinds, (model, query) in self._due_queries().items():
            if isinstance(kinds, str):
                kind, place = SQL("%s::varchar", kinds), SQL("%s", places[kinds])
            else:
                kind = SQL("q.kind::varchar")
                cases = [SQL("WHEN %s THEN %s", one, places[one]) for one in kinds]
                place = SQL("CASE q.kind %s END", SQL(" ").join(cases))
            parts.append(
                SQL(
                    """
                    SELECT q.res_id::int8 * %(room)s + %(place)s AS id, %(kind)s AS kind,
                           q.employee_id, q.date, %(model)s::varchar AS res_model, q.res_id,
                           q.detail
                      FROM (%(query)s) q
                    """,
                    room=KINDS_LIMIT,
                    place=place,
                    kind=kind,
                    model=model,
                    query=query,
                )
            )
        # People are looked up once, for the days that are asked for, not once a kind.
        return SQL(
            """
            SELECT d.id, d.kind, d.employee_id, e.unit_id, d.date, d.res_model, d.res_id, d.detail
              FROM (%s) d
              -- By their keys for each row: how few there are is more than the planner can guess.
              JOIN LATERAL (
                    SELECT p.unit_id, v.in_service
                      FROM hr_employee p JOIN hr_version v ON v.id = p.current_version_id
                     WHERE p.id = d.employee_id OFFSET 0) e ON TRUE
             WHERE d.date IS NOT NULL AND (e.in_service OR d.kind IN %s)
               AND NOT EXISTS (
                    SELECT FROM cchc_due_done done
                     WHERE done.employee_id = d.employee_id AND done.kind = d.kind
                       AND done.res_id = d.res_id AND done.date = d.date)
            """,
            SQL(" UNION ALL ").join(parts),
            self._kinds_after_service(),
        )

    # -- what the queries may leave out ----------------------------------------

    @api.model
    def _search(self, domain, *args, **kwargs):
        """Tell the queries until when deadlines are asked for: they look no further."""
        asked = self.with_context(cchc_due_until=self._last_day(Domain(domain)))
        return super(CchcDue, asked)._search(domain, *args, **kwargs)

    @api.model
    def _last_day(self, domain):
        """The day after which ``domain`` asks for nothing, as text; None when it doesn't say."""
        parts = domain.children if isinstance(domain, DomainAnd) else (domain,)
        days = [
            str(part.value)[:10]
            for part in parts
            if isinstance(part, DomainCondition)
            and (part.field_expr, part.operator) in (("date", "<="), ("date", "<"))
            and PLAIN_DAY.match(str(part.value))
        ]
        return min(days, default=None)

    @api.model
    def _asked_until(self, column, months=0):
        """SQL: the deadline, ``months`` before the day in ``column``, may be asked for.

        Said of the column itself, so that its index is used; some days more do no harm.
        """
        until = fields.Date.to_date(self.env.context.get("cchc_due_until"))
        if not until:
            return SQL("TRUE")
        return SQL("%s <= %s", column, until + relativedelta(months=months) + timedelta(days=5))

    @api.model
    def _parameter(self, code):
        """A number of months that the law sets, as it is today."""
        return int(self.env["cchc.legal.parameter"]._get(code, self.env["hr.version"]._today()))

    @api.model
    def _retirement_query(self):
        """Counted back from the first day after service; nothing once somebody's leaving, of
        whatever sort, is decided."""
        notice = self._parameter("retirement_notice_months")
        decision = self._parameter("retirement_decision_months")
        return SQL(
            """
            SELECT p.id AS res_id, p.id AS employee_id, due.kind, due.date,
                   to_char(p.retirement_date, 'DD/MM/YYYY') AS detail
              FROM %(people)s p
              JOIN hr_version c ON c.id = p.current_version_id AND c.in_service
             CROSS JOIN LATERAL (VALUES
                   ('retirement_notice',
                    (p.retirement_date + 1 - make_interval(months => %(notice)s))::date),
                   ('retirement_decision',
                    (p.retirement_date + 1 - make_interval(months => %(decision)s))::date),
                   ('retirement', p.retirement_date)) due (kind, date)
             WHERE p.retirement_date IS NOT NULL AND %(asked)s
               AND NOT EXISTS (
                    SELECT FROM hr_version f
                     WHERE f.employee_id = p.id AND f.active AND f.date_version > %(today)s
                       AND f.staffing_category IS NOT NULL AND NOT f.in_service)
            """,
            notice=notice,
            decision=decision,
            asked=self._asked_until(SQL("p.retirement_date"), max(notice, decision)),
            people=self._people(),
            today=self.env["hr.version"]._today(),
        )

    @api.model
    def _probation_query(self):
        """NĐ 138/2020 (civil servants) and NĐ 115/2020 (public employees) count by the training
        that the rank asks for."""
        civil = ("civil_servant", "commune_civil_servant")
        return SQL(
            """
            SELECT employee_id AS res_id, employee_id,
                   (since + make_interval(months => months))::date AS date,
                   months::text AS detail
              FROM (SELECT p.id AS employee_id,
                           (SELECT min(b.date_version) FROM hr_version b
                             WHERE b.employee_id = p.id AND b.active
                               AND b.service_status = 'probation'
                               AND b.date_version > COALESCE((
                                   SELECT max(o.date_version) FROM hr_version o
                                    WHERE o.employee_id = p.id AND o.active
                                      AND o.date_version < c.date_version
                                      AND o.service_status IS DISTINCT FROM 'probation'),
                                   '-infinity')) AS since,
                           CASE WHEN r.tier = 'staff' THEN %(staff)s
                                WHEN r.tier = 'technician' AND c.staffing_category IN %(civil)s
                                THEN %(staff)s
                                WHEN r.tier = 'technician' THEN %(college)s
                                ELSE %(university)s END AS months
                      FROM %(people)s p
                      JOIN hr_version c ON c.id = p.current_version_id
                      LEFT JOIN cchc_rank r ON r.id = c.rank_id
                     WHERE c.service_status = 'probation'
                       -- The period of today has not ended, give or take a nightly run.
                       AND (c.date_to IS NULL OR c.date_to >= %(today)s - 7)
                       AND NOT EXISTS (
                            SELECT FROM hr_version n
                             WHERE n.employee_id = p.id AND n.active
                               AND n.date_version > c.date_version
                               AND n.service_status IS DISTINCT FROM 'probation')
                    OFFSET 0) probation
            """,
            civil=civil,
            today=self.env["hr.version"]._today(),
            people=self._people(),
            staff=self._parameter("probation_months_secondary"),
            college=self._parameter("probation_months_college"),
            university=self._parameter("probation_months"),
        )

    @api.model
    def _secondment_query(self):
        """No decision states its end as a fact; the law states the longest."""
        return SQL(
            """
            SELECT p.id AS res_id, p.id AS employee_id,
                   (min(b.date_version) + make_interval(months => %(months)s))::date AS date,
                   %(months)s::text AS detail
              FROM %(people)s p
              JOIN hr_version c ON c.id = p.current_version_id
              JOIN hr_version b ON b.employee_id = p.id AND b.active
                               AND b.host_unit_id = c.host_unit_id
                               AND b.date_version <= c.date_version
             WHERE c.service_status = 'seconded' AND c.host_unit_id IS NOT NULL
               AND NOT EXISTS (
                    SELECT FROM hr_version o
                     WHERE o.employee_id = p.id AND o.active
                       AND o.date_version BETWEEN b.date_version AND c.date_version
                       AND o.host_unit_id IS DISTINCT FROM c.host_unit_id)
             GROUP BY p.id
            """,
            months=self._parameter("secondment_limit_months"),
            people=self._people(),
        )

    # -- actions --------------------------------------------------------------

    def action_open_source(self):
        """The record that knows the deadline; a person opens as the dossier."""
        self.ensure_one()
        source = self.env[self.res_model].browse(self.res_id)
        return source.get_formview_action()

    def action_mark_done(self):
        """Note that what was due has been done, where no decision says so."""
        undecided = self.filtered(lambda due: due.kind not in self._kinds_to_mark())
        if undecided:
            raise UserError(
                self.env._(
                    "%s: this is done by its decision; draft the decision instead.",
                    undecided[0].display_name,
                )
            )
        self.env["cchc.due.done"].create(
            [
                {
                    "employee_id": due.employee_id.id,
                    "kind": due.kind,
                    "res_id": due.res_id,
                    "date": due.date,
                }
                for due in self
            ]
        )
        return True

    @api.model
    def _kinds_to_mark(self):
        """Kinds that end by no decision."""
        return ("retirement_notice", "discipline", "secondment")
