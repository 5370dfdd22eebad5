from odoo import api, fields, models
from odoo.tools import SQL


class CchcDossierGap(models.Model):
    """An item that is missing in the dossier of somebody in service; computed at every reading."""

    _name = "cchc.dossier.gap"
    _description = "Missing item of a dossier"
    _auto = False
    _log_access = False
    _order = "unit_id, employee_id, requirement_id"
    _rec_name = "requirement_id"

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    agency_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    requirement_id = fields.Many2one(
        comodel_name="cchc.dossier.requirement", string="Missing", readonly=True
    )
    item = fields.Char(string="Item of the form", readonly=True)

    @property
    def _table_query(self):
        requirements = self.env["cchc.dossier.requirement"].sudo().search([("active", "=", True)])
        # What is asked was written in this transaction, perhaps.
        self.env["hr.employee"].flush_model()
        for model in requirements.model_id.mapped("model"):
            self.env[model].flush_model()
        # One scope for all parts: finding out about it costs more than the statement.
        readable = self.env["cchc.due"]._readable(SQL("e.id"))
        parts = [
            self._missing_query(group, readable)
            for group in requirements.grouped(lambda row: row._looked_up_in()).values()
        ]
        return SQL(" UNION ALL ").join(parts or [self._nothing()])

    @api.model
    def _missing_query(self, requirements, readable):
        """What is missing of requirements that are looked up in one place: one pass over the
        people, and each item only of those who lack one."""
        missing = [requirement._missing_sql() for requirement in requirements]
        rows = [
            SQL("(%s, %s::varchar, %s)", requirement.id, requirement.item or None, condition)
            for requirement, condition in zip(requirements, missing, strict=True)
        ]
        asked = SQL("(VALUES %s) AS asked(key, item, missing)", SQL(", ").join(rows))
        if len(requirements) == 1:
            # Alone it needs no second look, and a list is compared with the people as a whole.
            (one,) = requirements
            asked = SQL(
                "(VALUES (%s, %s::varchar, TRUE)) AS asked(key, item, missing)",
                one.id,
                one.item or None,
            )
        return SQL(
            """
            SELECT e.id::bigint * 100000 + asked.key AS id, e.id AS employee_id, e.unit_id,
                   u.agency_id, asked.key AS requirement_id, asked.item
              FROM hr_employee e
              JOIN hr_version v ON v.id = e.current_version_id AND v.in_service
              JOIN hr_department u ON u.id = e.unit_id
             CROSS JOIN LATERAL %(asked)s
             WHERE asked.missing AND (%(any)s) AND %(readable)s
            """,
            asked=asked,
            readable=readable,
            any=SQL(" OR ").join(SQL("(%s)", condition) for condition in missing),
        )

    @api.model
    def _count_by_agency(self):
        """``{agency id: (people in service, missing items)}``, whoever asks.

        In one pass over the people, which counts the items that lack instead of naming each: those
        of the person alone before the periods are looked up, and each list read once.
        """
        requirements = self.env["cchc.dossier.requirement"].sudo().search([("active", "=", True)])
        self.env.flush_all()
        own, others, lists = [], [], []
        for number, requirement in enumerate(requirements):
            if requirement.model_id:
                name = SQL.identifier(f"list_{number}")
                lists.append(requirement._list_sql(name))
                others.append(SQL("(%s)::int", requirement._missing_sql(name)))
            else:
                found = SQL("(%s)::int", requirement._missing_sql())
                (own if requirement._looked_up_in() == "e" else others).append(found)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT u.agency_id, count(*), COALESCE(sum(e.missing + %(others)s), 0)
                  FROM (SELECT e.id, e.unit_id, e.current_version_id, %(own)s AS missing
                          FROM hr_employee e OFFSET 0) e
                  JOIN hr_version v ON v.id = e.current_version_id AND v.in_service
                  JOIN hr_department u ON u.id = e.unit_id
                  %(lists)s
                 GROUP BY u.agency_id
                """,
                own=SQL(" + ").join([SQL("0"), *own]),
                others=SQL(" + ").join([SQL("0"), *others]),
                lists=SQL(" ").join(lists),
            )
        )
        return {agency: (people, missing) for agency, people, missing in rows}

    @api.model
    def _nothing(self):
        return SQL(
            "SELECT 0::bigint AS id, 0 AS employee_id, 0 AS unit_id, 0 AS agency_id,"
            " 0 AS requirement_id, ''::varchar AS item WHERE FALSE"
        )

    def action_open_dossier(self):
        self.ensure_one()
        return self.employee_id.get_formview_action()
