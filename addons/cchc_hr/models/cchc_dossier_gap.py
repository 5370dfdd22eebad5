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
        parts = [
            SQL(
                """
                SELECT e.id::bigint * 100000 + %(key)s AS id, e.id AS employee_id, e.unit_id,
                       u.agency_id, %(key)s AS requirement_id, %(item)s::varchar AS item
                  FROM hr_employee e
                  JOIN hr_version v ON v.id = e.current_version_id AND v.in_service
                  JOIN hr_department u ON u.id = e.unit_id
                 WHERE %(missing)s
                """,
                key=requirement.id,
                item=requirement.item or None,
                missing=requirement._missing_sql(),
            )
            for requirement in requirements
        ]
        return SQL(" UNION ALL ").join(parts or [self._nothing()])

    @api.model
    def _nothing(self):
        return SQL(
            "SELECT 0::bigint AS id, 0 AS employee_id, 0 AS unit_id, 0 AS agency_id,"
            " 0 AS requirement_id, ''::varchar AS item WHERE FALSE"
        )

    def action_open_dossier(self):
        self.ensure_one()
        return self.employee_id.get_formview_action()
