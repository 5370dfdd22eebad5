from odoo import fields, models


class CchcStandardQueue(models.Model):
    """People whose answers wait to be worked out in the background.

    A transaction adds rows of its own and never looks for existing ones: a row that the job is
    working off at that moment knows nothing of what this transaction changes.
    """

    _name = "cchc.standard.queue"
    _description = "Waiting to be assessed"
    _log_access = False
    _order = "id"
    _rec_name = "employee_id"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="cascade", index=True
    )
    queued_at = fields.Datetime(string="Waiting since", required=True)
