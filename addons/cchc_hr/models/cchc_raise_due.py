import json

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import SQL
from odoo.tools.translate import get_translation

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.rules.result import Result, Step

from ..rules.raise_facts import check_facts
from ..rules.salary_scale import scale_in_force
from ..rules.step_raise import FAMILIES, Case
from ..rules.time_away import raise_after

# People whose raises are computed together: bounds the memory, not the result.
BATCH = 5000
COLUMNS = {
    "employee_id": "int4",
    "kind": "varchar",
    "date": "date",
    "anchor": "date",
    "rank_id": "int4",
    "old_step": "int4",
    "step": "int4",
    "coefficient": "numeric",
    "above_scale_percent": "int4",
    "delay_months": "int4",
    "not_counted_months": "int4",
    "reasoning": "jsonb",
    "problem": "jsonb",
}


class CchcRaiseDue(models.Model):
    """When a person's next regular raise falls due, and why: one row a person in service.

    Follows from the periods, the dossier and the law, and is never typed: it is computed anew for
    whom one of them changed, and for everybody at night, because an absence that goes on moves
    the day.
    """

    _name = "cchc.raise.due"
    _description = "Next raise"
    _order = "date, id"
    _rec_name = "employee_id"

    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Person",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(related="employee_id.unit_id")
    kind = fields.Selection(
        [
            ("step", "Regular step raise"),
            ("above_scale", "Above-scale allowance"),
            ("none", "No raise to come"),
            ("problem", "Can't be computed"),
        ],
        readonly=True,
        required=True,
    )
    date = fields.Date(string="Due on", readonly=True, index=True)
    anchor = fields.Date(string="Counted from", readonly=True)
    rank_id = fields.Many2one(comodel_name="cchc.rank", readonly=True, ondelete="cascade")
    old_step = fields.Integer(string="Present step", readonly=True, aggregator=None)
    step = fields.Integer(string="New step", readonly=True, aggregator=None)
    coefficient = fields.Float(
        string="New coefficient", digits=(5, 2), readonly=True, aggregator=None
    )
    above_scale_percent = fields.Integer(
        string="New above-scale allowance (%)", readonly=True, aggregator=None
    )
    delay_months = fields.Integer(string="Delayed by (months)", readonly=True, aggregator=None)
    not_counted_months = fields.Integer(
        string="Not counted (months)", readonly=True, aggregator=None
    )
    reasoning = fields.Json(readonly=True)
    problem = fields.Json(readonly=True)
    explanation = fields.Html(string="Why this day?", compute="_compute_explanation")
    stale = fields.Boolean(readonly=True, export_string_translation=False)

    _one_a_person = models.UniqueIndex("(employee_id)")
    _stale_idx = models.Index("(id) WHERE stale")

    @api.depends("reasoning", "problem")
    @api.depends_context("lang")
    def _compute_explanation(self):
        for due in self:
            if due.problem:
                due.explanation = Markup("<p>%s</p>") % due._show_problem()
            elif due.reasoning:
                due.explanation = explained(due.reasoning)
            else:
                due.explanation = False

    def _show_problem(self):
        stored = self.problem
        lang = self.env.lang or "en_US"
        return get_translation(stored["addon"], lang, stored["template"], stored["params"])

    # -- keeping it current ---------------------------------------------------

    @api.model
    def _refresh(self, person_ids=None):
        """Compute the raises of people anew, in statements whose number does not grow with them.

        :param person_ids: the people concerned; default: everybody in service
        """
        self.env.flush_all()
        if person_ids is None:
            person_ids = self._people_in_service()
        ids = sorted(person_ids)
        for start in range(0, len(ids), BATCH):
            self._refresh_batch(ids[start : start + BATCH])
        self.invalidate_model()

    @api.model
    def _refresh_later(self, group=None):
        """Mark everybody's raise, or those of a salary group, to be computed by the next run."""
        self.env.cr.execute(
            SQL(
                "UPDATE cchc_raise_due d SET stale = TRUE WHERE stale IS NOT TRUE AND %s",
                SQL("rank_id IN (SELECT id FROM cchc_rank WHERE salary_group = %s)", group)
                if group
                else SQL("TRUE"),
            )
        )
        cron = self.env.ref("cchc_hr.ir_cron_raise_due", raise_if_not_found=False)
        if cron:
            cron.sudo()._trigger()

    @api.model
    def _people_in_service(self):
        self.env.cr.execute(
            "SELECT DISTINCT employee_id FROM hr_version"
            " WHERE active AND in_service AND employee_id IS NOT NULL"
        )
        return [person_id for (person_id,) in self.env.cr.fetchall()]

    @api.model
    def _cron_refresh(self):
        """Nightly, and after a change of the law: everybody, some thousand at a time."""
        ids = sorted(self._people_in_service())
        for start in range(0, len(ids), BATCH):
            self.env.flush_all()
            self._refresh_batch(ids[start : start + BATCH])
            self.env["ir.cron"]._commit_progress(
                processed=1, remaining=(len(ids) - start - 1) // BATCH
            )
        self.env.cr.execute(
            "DELETE FROM cchc_raise_due d WHERE NOT EXISTS (SELECT FROM hr_version v"
            " WHERE v.employee_id = d.employee_id AND v.active AND v.in_service)"
        )
        self.invalidate_model()

    @api.model
    def _refresh_batch(self, person_ids):
        today = self.env["hr.version"]._today()
        facts = self._read_facts(person_ids, today)
        cases = self.env["cchc.raise.case"]
        delays = cases._read_delays(list(facts))
        away = cases._read_away(list(facts))
        rows = [
            self._row(person_id, fact, delays.get(person_id, ()), away.get(person_id, ()), today)
            for person_id, fact in facts.items()
        ]
        self._write_rows(rows)
        gone = [person_id for person_id in person_ids if person_id not in facts]
        if gone:
            self.env.cr.execute(SQL("DELETE FROM cchc_raise_due WHERE employee_id = ANY(%s)", gone))

    @api.model
    def _read_facts(self, person_ids, today):
        """The last known pay of each person who serves on or after today.

        The last, not today's: a raise that is decided already does not fall due any more.
        """
        self.env.cr.execute(
            SQL(
                """
                SELECT DISTINCT ON (v.employee_id)
                       v.employee_id, v.staffing_category, v.service_status, v.rank_id,
                       r.salary_group, v.step, v.step_anchor, v.above_scale_percent, v.date_to
                  FROM hr_version v
                  LEFT JOIN cchc_rank r ON r.id = v.rank_id
                 WHERE v.employee_id = ANY(%s) AND v.active AND v.in_service
                   AND (v.date_to IS NULL OR v.date_to >= %s)
                 ORDER BY v.employee_id, v.date_version DESC
                """,
                list(person_ids),
                today,
            )
        )
        names = ("category", "status", "rank", "group", "step", "anchor", "above", "until")
        return {
            person_id: dict(zip(names, values, strict=True))
            for person_id, *values in self.env.cr.fetchall()
        }

    @api.model
    def _row(self, person_id, fact, delays, away, today):
        row = dict.fromkeys(COLUMNS) | {
            "employee_id": person_id,
            "kind": "none",
            "anchor": fact["anchor"],
            "rank_id": fact["rank"],
            "old_step": fact["step"],
        }
        try:
            scale = self._scale_of(fact, delays, today)
            if not scale:
                return row
            case = Case(
                anchor=fact["anchor"],
                category=fact["category"],
                step=fact["step"],
                scale=scale,
                above_scale_percent=fact["above"] or 0,
                delays=delays,
            )
            result = raise_after(case, away, self.env["cchc.raise.delay"]._rules(), today)
        except RuleError as error:
            problem = error.problem
            stored = {
                "addon": problem.template.addon,
                "template": str(problem.template),
                "params": problem.params,
            }
            return row | {"kind": "problem", "problem": stored}
        return row | self._found(fact, scale, result)

    @api.model
    def _scale_of(self, fact, delays, today):
        """The steps of the person's rank; None for who has none and awaits no raise.

        :raise RuleError: when the dossier does not say enough
        """
        if fact["category"] not in FAMILIES or fact["status"] == "probation":
            return None
        if fact["rank"] and not fact["group"]:
            return None
        check_facts(fact["rank"], fact["step"], fact["anchor"], delays)
        scales = self.env["cchc.salary.scale"]._scales()
        return scale_in_force(scales, fact["group"], max(today, fact["anchor"]))

    @api.model
    def _found(self, fact, scale, result):
        found = {"reasoning": result.as_json()}
        if result.value is None:
            return found
        gained = dict(result.facts)
        if fact["until"] and result.value > fact["until"]:
            step = Step("Thôi phục vụ trước ngày này: không còn đợt nâng nào", fact["until"])
            ended = Result(None, (*result.steps, step), result.text_id)
            return {"reasoning": ended.as_json()}
        step = gained.get("step", fact["step"])
        return found | {
            "kind": "step" if "step" in gained else "above_scale",
            "date": result.value,
            "step": step,
            "coefficient": scale.coefficients[step - 1],
            "above_scale_percent": gained.get("above_scale_percent"),
            "delay_months": gained["delay_months"],
            "not_counted_months": gained["not_counted_months"],
        }

    @api.model
    def _write_rows(self, rows):
        """One statement; a row that says the same is left alone."""
        if not rows:
            return
        names = [SQL.identifier(name) for name in COLUMNS]
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_raise_due AS d (%(names)s, stale, create_uid, create_date,
                                                 write_uid, write_date)
                SELECT %(names)s, FALSE, %(uid)s, now() AT TIME ZONE 'UTC', %(uid)s,
                       now() AT TIME ZONE 'UTC'
                  FROM jsonb_to_recordset(%(rows)s::jsonb) AS v(%(types)s)
                    ON CONFLICT (employee_id) DO UPDATE
                   SET %(sets)s, stale = FALSE, write_date = EXCLUDED.write_date
                 WHERE d.stale OR (%(old)s) IS DISTINCT FROM (%(new)s)
                """,
                names=SQL(", ").join(names),
                uid=self.env.uid,
                rows=json.dumps(rows, default=str),
                types=SQL(", ").join(
                    SQL("%s %s", SQL.identifier(name), SQL(kind)) for name, kind in COLUMNS.items()
                ),
                sets=SQL(", ").join(SQL("%s = EXCLUDED.%s", name, name) for name in names),
                old=SQL(", ").join(SQL("d.%s", name) for name in names),
                new=SQL(", ").join(SQL("EXCLUDED.%s", name) for name in names),
            )
        )

    # -- screens --------------------------------------------------------------

    def action_open_person(self):
        self.ensure_one()
        return self.employee_id.get_formview_action()


def explained(reasoning):
    """The steps of a stored result as a list for the screen."""
    steps = Result.from_json(reasoning).explain()
    items = Markup("").join(Markup("<li>%s</li>") % step for step in steps)
    return Markup("<ol>%s</ol>") % items
