from odoo import api, fields, models

from odoo.addons.cchc_base.tools.append_only import install_append_only

STEPS = [
    ("submitted", "Handed in"),
    ("changed", "Changed"),
    ("withdrawn", "Withdrawn"),
    ("decided", "Condition decided"),
    ("priority", "Priority group checked"),
    ("eligible", "Meets the conditions"),
    ("refused", "Does not meet the conditions"),
    ("told", "Told the candidate"),
    ("objected", "Objection"),
    ("listed", "Entered in the list of eligible candidates"),
]


class CchcRecruitmentStep(models.Model):
    """Who did what with an application, and when; the database keeps it as it was written."""

    _name = "cchc.recruitment.step"
    _description = "Step of an application"
    _order = "application_id.id, id"
    _log_access = False

    application_id = fields.Many2one(
        comodel_name="cchc.recruitment.application", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(related="application_id.unit_id")
    at = fields.Datetime(string="When", required=True, readonly=True)
    user_id = fields.Many2one(
        comodel_name="res.users", string="Who", required=True, readonly=True, ondelete="restrict"
    )
    what = fields.Selection(STEPS, required=True, readonly=True)
    note = fields.Text(readonly=True)

    def init(self):
        result = super().init()
        install_append_only(self.env.cr, self._table)
        return result

    @api.model
    def _log(self, what, applications, notes=None):
        """Write one step of each application, all in one statement.

        :param notes: ``{application id: words}``
        """
        notes, now = notes or {}, fields.Datetime.now()
        return self.sudo().create(
            [
                {
                    "application_id": row_id,
                    "at": now,
                    "user_id": self.env.uid,
                    "what": what,
                    "note": notes.get(row_id),
                }
                for row_id in applications.ids
            ]
        )
