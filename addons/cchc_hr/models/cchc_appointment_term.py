from odoo import api, fields, models
from odoo.tools import SQL

from ..rules import service_terms


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    # The few lines that give a post.
    _post_given_idx = models.Index(
        "(career_id, date_effective DESC, day_order DESC, id DESC)"
        " WHERE issued_at IS NOT NULL AND revoked_at IS NULL"
        " AND (changes ->> 'leadership_post_id') IS NOT NULL"
    )


class CchcAppointmentTerm(models.Model):
    """Terms of those who lead today, from the decision that appointed or reappointed them last.

    A row is a decision line. Who holds an elected post has no such term: no rule names cadres.
    """

    _name = "cchc.appointment.term"
    _description = "Term of appointment"
    _auto = False
    _log_access = False
    _order = "date_to, id"
    _depends = {
        "hr.employee": ["current_version_id", "unit_id", "retirement_date"],
        "hr.version": ["leadership_post_id", "in_service", "staffing_category"],
        "cchc.decision.line": ["employee_id", "date_effective", "issued_at", "revoked_at"],
        "cchc.term.rule": ["subject", "category", "max_months", "notice_days", "date_from"],
    }

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    post_id = fields.Many2one(
        comodel_name="cchc.leadership.post", string="Leadership post", readonly=True
    )
    staffing_category = fields.Char(readonly=True, export_string_translation=False)
    line_id = fields.Many2one(comodel_name="cchc.decision.line", string="Decision", readonly=True)
    date_from = fields.Date(string="Appointed on", readonly=True)
    from_opening = fields.Boolean(
        string="Date to be checked",
        readonly=True,
        help="The post comes from the opening of the dossier: the day of the appointment itself "
        "is not known. Record the appointment by a decision.",
    )
    date_to = fields.Date(string="Term ends on", readonly=True)
    notice_on = fields.Date(string="Notice by", readonly=True)
    retirement_date = fields.Date(readonly=True)
    extended = fields.Boolean(
        string="Until retirement",
        readonly=True,
        help="The person retires so soon after the term that it may be extended until then.",
    )
    explanation = fields.Text(compute="_compute_explanation", export_string_translation=False)

    @api.depends("employee_id", "post_id")
    def _compute_display_name(self):
        for term in self:
            term.display_name = f"{term.employee_id.name or ''} · {term.post_id.name or ''}"

    @api.depends("date_from", "staffing_category", "retirement_date")
    def _compute_explanation(self):
        reckoned = self._reckoned()
        for term in self:
            term.explanation = "\n".join(reckoned[term.id][1].explain())

    def _reckoned(self):
        """``{id: (post, result of the rule on the end of the term)}``"""
        rules = self.env["cchc.term.rule"]._rows()
        changes = self.env["cchc.calendar.day"]._changes()
        return {
            term.id: (
                term.post_id,
                service_terms.appointment_term(
                    term.date_from,
                    term.staffing_category,
                    rules,
                    term.retirement_date or None,
                    changes,
                ),
            )
            for term in self
        }

    @api.model
    def _rule_at(self, day):
        """SQL of the one row of the table for the person's category on a day."""
        return SQL(
            """
            SELECT r.max_months, r.extension_months, r.working_days IS TRUE AS working_days,
                   COALESCE(r.notice_days, 0) AS notice_days
              FROM cchc_term_rule r
             WHERE r.subject = 'appointment'
               AND (r.category IS NULL OR r.category = held.staffing_category)
               AND COALESCE(r.date_from, '-infinity') <= %(day)s
               AND COALESCE(r.date_to, 'infinity') >= %(day)s
             ORDER BY r.category IS NULL, r.date_from DESC NULLS LAST
             LIMIT 1
            """,
            day=day,
        )

    @property
    def _table_query(self):
        return SQL(
            """
            WITH calendar AS MATERIALIZED (%(calendar)s)
            SELECT held.*, term.date_to,
                   CASE WHEN later.working_days THEN notice.day
                        ELSE term.date_to - later.notice_days END AS notice_on,
                   COALESCE(later.extension_months > 0 AND term.date_to < held.retirement_date
                            AND held.retirement_date < (term.date_to
                                + make_interval(months => later.extension_months))::date, FALSE)
                   AS extended
              FROM (SELECT line.id, line.id AS line_id, e.id AS employee_id, e.unit_id,
                           v.leadership_post_id AS post_id, v.staffing_category,
                           line.date_effective AS date_from, t.event = 'start' AS from_opening,
                           e.retirement_date
                      FROM %(people)s e
                      JOIN hr_version v ON v.id = e.current_version_id
                     CROSS JOIN LATERAL (
                            SELECT l.id, l.date_effective, l.type_id
                              FROM cchc_decision_line l
                             WHERE l.career_id = e.id AND l.issued_at IS NOT NULL
                               AND l.revoked_at IS NULL AND l.date_effective <= %(today)s
                               AND l.changes ->> 'leadership_post_id' IS NOT NULL
                               AND l.changes ->> 'leadership_post_id' = v.leadership_post_id::text
                             ORDER BY l.date_effective DESC, l.day_order DESC, l.id DESC
                             LIMIT 1) line
                      JOIN cchc_decision_type t ON t.id = line.type_id
                     WHERE v.leadership_post_id IS NOT NULL AND v.in_service
                       AND EXISTS (SELECT FROM cchc_term_rule r
                                    WHERE r.subject = 'appointment' AND r.max_months > 0
                                      AND (r.category IS NULL OR r.category = v.staffing_category))
                   ) held
             CROSS JOIN LATERAL (%(first)s) rule
             CROSS JOIN LATERAL (
                    SELECT (held.date_from + make_interval(months => rule.max_months))::date - 1
                           AS date_to) term
              LEFT JOIN LATERAL (%(later)s) later ON TRUE
              LEFT JOIN calendar ends ON ends.day = term.date_to
              LEFT JOIN calendar notice
                     ON notice.works AND notice.number = ends.number - later.notice_days
             WHERE rule.max_months > 0
            """,
            today=self.env["hr.version"]._today(),
            people=self.env["cchc.due"]._people(),
            calendar=self.env["cchc.calendar.day"]._calendar_query(),
            first=self._rule_at(SQL("held.date_from")),
            later=self._rule_at(SQL("term.date_to")),
        )

    def action_open_source(self):
        self.ensure_one()
        return self.line_id.decision_id.get_formview_action()

    def action_draft_decision(self):
        """A draft decision for those selected: reappointment, or release from the post."""
        return self.employee_id.action_draft_decision()
