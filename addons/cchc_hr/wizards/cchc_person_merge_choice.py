from odoo import api, fields, models


class CchcPersonMergeChoice(models.TransientModel):
    """A fact about which two entries of one person contradict each other."""

    _name = "cchc.person.merge.choice"
    _description = "Contradiction of two entries"
    _order = "id"

    question_id = fields.Many2one(
        comodel_name="cchc.person.merge.question", required=True, readonly=True, ondelete="cascade"
    )
    name = fields.Char(required=True, readonly=True)
    label = fields.Char(string="What", compute="_compute_label")
    kept_value = fields.Char(string="Kept entry", readonly=True)
    other_value = fields.Char(string="Merged entry", readonly=True)
    answer = fields.Selection(
        [("kept", "That of the kept entry"), ("other", "That of the merged entry")],
        string="Right is",
    )

    @api.depends("name")
    @api.depends_context("lang")
    def _compute_label(self):
        names = self.env["hr.employee"]._fields
        for choice in self:
            field = names.get(choice.name)
            choice.label = field and field._description_string(self.env)
