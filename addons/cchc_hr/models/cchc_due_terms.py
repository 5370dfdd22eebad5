from odoo import api, fields, models
from odoo.tools import SQL


class CchcDue(models.Model):
    """Ends of absences, contracts and terms, and what paper files wait for."""

    _inherit = "cchc.due"
    _depends = {
        "cchc.absence": ["employee_id", "kind_id", "date_to"],
        "cchc.labour.contract": ["employee_id", "date_to", "ended_on"],
        "cchc.elected.term": ["employee_id", "date_to", "end_reason"],
        "cchc.appointment.term": ["employee_id", "date_to", "notice_on"],
        "cchc.paper.file": ["employee_id", "keeper_id", "remake_due", "state"],
        "cchc.paper.file.loan": ["file_id", "due_on", "returned_on"],
        "cchc.paper.file.transfer": ["file_id", "sent_on", "received_on"],
    }

    kind = fields.Selection(
        selection_add=[
            ("absence_end", "End of an absence"),
            ("contract_notice", "Notice on a contract"),
            ("contract_end", "End of a contract"),
            ("term_notice", "Notice of reappointment"),
            ("term_end", "End of an appointment"),
            ("elected_end", "End of an elected term"),
            ("file_loan", "Return of a paper file"),
            ("file_transfer", "Transfer of a paper file"),
            ("file_remake", "Lost paper file"),
            ("file_missing", "Paper file to be opened"),
        ]
    )

    @api.model
    def _due_words(self):
        return super()._due_words() | {
            "absence_end": self.env._("Back at work after: %s"),
            "contract_notice": self.env._("Contract %s ends: decide on renewal and give notice"),
            "contract_end": self.env._("Contract %s ends"),
            "term_notice": self.env._("Give notice; the term as %s ends"),
            "term_end": self.env._("The term as %s ends: reappoint, extend or release"),
            "elected_end": self.env._("Term as %s ends"),
            "file_loan": self.env._("Paper file lent to %s comes back"),
            "file_transfer": self.env._("Send the paper file after decision %s"),
            "file_remake": self.env._("Make lost paper file %s anew"),
            "file_missing": self.env._("Open the paper file after decision %s"),
        }

    @api.model
    def _due_queries(self):
        return super()._due_queries() | {
            "absence_end": ("cchc.absence", self._absence_query()),
            "contract_notice": ("cchc.labour.contract", self._contract_query(notice=True)),
            "contract_end": ("cchc.labour.contract", self._contract_query()),
            ("term_notice", "term_end"): ("cchc.decision.line", self._appointment_query()),
            "elected_end": (
                "cchc.elected.term",
                SQL(
                    "SELECT id AS res_id, employee_id, date_to AS date, post AS detail"
                    "  FROM cchc_elected_term"
                    " WHERE date_to IS NOT NULL AND end_reason IS NULL"
                ),
            ),
            "file_loan": (
                "cchc.paper.file.loan",
                SQL(
                    "SELECT l.id AS res_id, f.employee_id, l.due_on AS date, l.borrower AS detail"
                    "  FROM cchc_paper_file_loan l JOIN cchc_paper_file f ON f.id = l.file_id"
                    " WHERE l.returned_on IS NULL"
                ),
            ),
            "file_transfer": (
                "cchc.paper.file",
                self.env["cchc.paper.file"]._transfers_due_query(),
            ),
            "file_remake": (
                "cchc.paper.file",
                SQL(
                    "SELECT id AS res_id, employee_id, remake_due AS date, number AS detail"
                    "  FROM cchc_paper_file WHERE remake_due IS NOT NULL"
                ),
            ),
            "file_missing": ("hr.employee", self._missing_file_query()),
        }

    @api.model
    def _absence_query(self):
        """An absence of the past is over by itself: nobody has to do anything about it."""
        health = self.env.su or self.env.user.has_group("cchc_base.group_read_health")
        return SQL(
            """
            SELECT a.id AS res_id, a.employee_id, a.date_to AS date, k.name AS detail
              FROM cchc_absence a JOIN cchc_absence_kind k ON k.id = a.kind_id
             WHERE a.date_to >= %s AND (%s OR k.is_health IS NOT TRUE)
            """,
            self.env["hr.version"]._today(),
            bool(health),
        )

    @api.model
    def _contract_query(self, notice=False):
        """Fixed-term contracts that nothing follows yet; the notice by the rule at their end."""
        days = (
            SQL(
                """
                (SELECT CASE WHEN NOT r.working_days THEN r.notice_days
                             ELSE c.date_to - (
                                 SELECT notice.day
                                   FROM calendar notice, calendar ends
                                  WHERE ends.day = c.date_to AND notice.works
                                    AND notice.number = ends.number - r.notice_days) END
                   FROM cchc_term_rule r
                  WHERE r.subject = 'contract_fixed'
                    AND (r.category IS NULL OR r.category = c.category)
                    AND COALESCE(r.date_from, '-infinity') <= c.date_to
                    AND COALESCE(r.date_to, 'infinity') >= c.date_to
                  ORDER BY r.category IS NULL, r.date_from DESC NULLS LAST LIMIT 1)
                """
            )
            if notice
            else SQL("0")
        )
        return SQL(
            """
            WITH calendar AS MATERIALIZED (%(calendar)s)
            SELECT id AS res_id, employee_id, date_to - days AS date, document_number AS detail
              FROM (SELECT c.*, %(days)s AS days
                      FROM cchc_labour_contract c
                     WHERE c.kind = 'contract_fixed' AND c.ended_on IS NULL
                       AND %(readable)s
                       AND NOT EXISTS (SELECT FROM cchc_labour_contract n
                                        WHERE n.employee_id = c.employee_id
                                          AND n.date_from > c.date_from)) c
             WHERE %(notice)s IS FALSE OR (days > 0 AND date_to >= %(today)s)
            """,
            calendar=self.env["cchc.calendar.day"]._calendar_query(),
            days=days,
            readable=self._readable(SQL("c.employee_id")),
            notice=notice,
            today=self.env["hr.version"]._today(),
        )

    @api.model
    def _appointment_query(self):
        """Not for posts known from the opening of the dossier only: since when is not known."""
        return SQL(
            """
            SELECT t.line_id AS res_id, t.employee_id, due.kind, due.date, p.name AS detail
              FROM (%(terms)s) t JOIN cchc_leadership_post p ON p.id = t.post_id
             CROSS JOIN LATERAL (VALUES
                   ('term_notice', CASE WHEN t.notice_on < t.date_to AND t.date_to >= %(today)s
                                        THEN t.notice_on END),
                   ('term_end', t.date_to)) due (kind, date)
             WHERE NOT t.from_opening
            """,
            terms=self.env["cchc.appointment.term"]._table_query,
            today=self.env["hr.version"]._today(),
        )

    @api.model
    def _missing_file_query(self):
        """TT 11/2012, điều 9.1; TT 07/2019, điều 10.1: 30 days from the recruitment, asked for
        within a year: what is older is the unit's stock-taking, not a deadline."""
        today = self.env["hr.version"]._today()
        return SQL(
            """
            SELECT l.career_id AS res_id, l.career_id AS employee_id,
                   (max(COALESCE(d.date_signed, l.date_effective)) + 30) AS date,
                   max(COALESCE(d.number, '')) AS detail
              FROM cchc_decision_line l
              JOIN cchc_decision d ON d.id = l.decision_id
              JOIN cchc_decision_type t ON t.id = l.type_id AND t.code = 'recruitment'
             WHERE l.issued_at IS NOT NULL AND l.revoked_at IS NULL AND l.career_id IS NOT NULL
               AND l.date_effective BETWEEN %(today)s - 365 AND %(today)s
               AND NOT EXISTS (SELECT FROM cchc_paper_file f WHERE f.employee_id = l.career_id)
             GROUP BY l.career_id
            """,
            today=today,
        )

    @api.model
    def _kinds_to_mark(self):
        return super()._kinds_to_mark() + ("absence_end", "contract_notice", "term_notice")

    @api.model
    def _kinds_after_service(self):
        return (*super()._kinds_after_service(), "file_transfer", "file_loan", "file_remake")

    def action_open_source(self):
        """A file that is to follow its person opens as its handover, filled in."""
        if self.kind == "file_transfer":
            return self.env["cchc.paper.file"].browse(self.res_id).action_hand_over()
        return super().action_open_source()
