from odoo import fields, models


class MailActivity(models.Model):
    """A reminder that sums up what falls due knows its kind, so that it is found again."""

    _inherit = "mail.activity"

    due_kind = fields.Char(readonly=True, copy=False, export_string_translation=False)
