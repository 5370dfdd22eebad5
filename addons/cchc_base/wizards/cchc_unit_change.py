from odoo import api, fields, models

from ..models.cchc_unit_version import PROJECTED


class CchcUnitChange(models.TransientModel):
    """Asks for a dated change of a unit and records it in its history."""

    _name = "cchc.unit.change"
    _description = "Change of a unit"

    unit_id = fields.Many2one(comodel_name="hr.department", required=True, readonly=True)
    date_from = fields.Date(
        string="Effective from", required=True, default=fields.Date.context_today
    )
    document_id = fields.Many2one(comodel_name="cchc.legal.document", required=True)
    dissolved = fields.Boolean(string="Dissolve the unit")
    name = fields.Char(
        compute="_compute_facts", store=True, readonly=False, precompute=True, required=True
    )
    sequence = fields.Integer(compute="_compute_facts", store=True, readonly=False, precompute=True)
    parent_id = fields.Many2one(
        comodel_name="hr.department",
        compute="_compute_facts",
        store=True,
        readonly=False,
        precompute=True,
    )
    kind_id = fields.Many2one(
        comodel_name="cchc.unit.kind",
        compute="_compute_facts",
        store=True,
        readonly=False,
        precompute=True,
    )
    level_id = fields.Many2one(
        comodel_name="cchc.admin.level",
        compute="_compute_facts",
        store=True,
        readonly=False,
        precompute=True,
    )
    unit_class = fields.Selection(
        selection=lambda self: self._told_selection("unit_class"),
        compute="_compute_facts",
        precompute=True,
        store=True,
        readonly=False,
    )
    autonomy_group = fields.Selection(
        selection=lambda self: self._told_selection("autonomy_group"),
        compute="_compute_facts",
        precompute=True,
        store=True,
        readonly=False,
    )
    note = fields.Char()

    @api.model
    def _told_selection(self, name):
        """The choices of the history, in the words of the user."""
        return self.env["cchc.unit.version"]._fields[name]._description_selection(self.env)

    @api.depends("unit_id", "date_from")
    def _compute_facts(self):
        """Start from what the unit is on the chosen date."""
        for change in self:
            rows = change.unit_id.unit_version_ids.filtered(
                lambda row, day=change.date_from: not row.voided_at and row.date_from <= day
            )
            source = rows.sorted("date_from")[-1:] or change.unit_id
            for name in PROJECTED:
                change[name] = source[name]

    def action_record(self):
        self.ensure_one()
        self._record()
        return {"type": "ir.actions.act_window_close"}

    def _record(self):
        """The new row of the unit's history."""
        return self.env["cchc.unit.version"].create(
            {
                "unit_id": self.unit_id.id,
                "date_from": self.date_from,
                "document_id": self.document_id.id,
                "dissolved": self.dissolved,
                "note": self.note,
                **{
                    name: self[name].id if self._fields[name].relational else self[name]
                    for name in PROJECTED
                },
            }
        )
