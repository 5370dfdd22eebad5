from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.models.field_groups import READ


class CchcVersionKnown(models.Model):
    """The periods as they were believed at the end of a day: context ``known_on``.

    Same field names as ``hr.version``, so that the same domains count on either.
    """

    _name = "cchc.version.known"
    _description = "Period as known on a day"
    _inherit = ["cchc.service.facts", "cchc.derived.facts"]
    _auto = False
    _log_access = False
    _order = "employee_id, date_version"

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    department_id = fields.Many2one(comodel_name="hr.department", string="Unit", readonly=True)
    date_version = fields.Date(string="From", readonly=True)
    date_to = fields.Date(string="Until", readonly=True)
    sex = fields.Selection(
        [("male", "Male"), ("female", "Female"), ("other", "Other")], readonly=True, groups=READ
    )
    active = fields.Boolean(readonly=True)
    recorded_at = fields.Datetime(readonly=True)
    superseded_at = fields.Datetime(readonly=True)

    @api.model
    def _known_columns(self):
        facts = self.env["cchc.service.facts"]._service_fact_names()
        derived = self.env["cchc.derived.facts"]._derived_fact_names()
        return ("employee_id", "date_version", "date_to", "sex", "recorded_at", *facts, *derived)

    @property
    def _table_query(self):
        until = self.env["hr.version"]._known_until(self.env.context.get("known_on"))
        columns = SQL(", ").join(SQL.identifier(name) for name in self._known_columns())
        return SQL(
            """
            SELECT id, %(columns)s, TRUE AS active, NULL::timestamp AS superseded_at
              FROM hr_version
             WHERE active IS TRUE AND employee_id IS NOT NULL AND recorded_at <= %(until)s
             UNION ALL
            SELECT -id, %(columns)s, TRUE AS active, superseded_at
              FROM hr_version_log
             WHERE recorded_at <= %(until)s AND superseded_at > %(until)s
            """,
            columns=columns,
            until=until,
        )
