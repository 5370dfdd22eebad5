from odoo import api, fields, models

from odoo.addons.cchc_base.tools.attachments import adopt_attachments


class CchcReductionDocument(models.Model):
    """A paper in a dossier of reduction: asked for by the rule, there or missing."""

    _name = "cchc.reduction.document"
    _description = "Document of a reduction dossier"
    _order = "dossier_id, id"

    dossier_id = fields.Many2one(
        comodel_name="cchc.reduction.dossier", required=True, ondelete="cascade", index=True
    )
    paper_id = fields.Many2one(
        comodel_name="cchc.reduction.paper", ondelete="restrict", readonly=True
    )
    name = fields.Char(required=True)
    is_required = fields.Boolean(string="Required", readonly=True)
    number = fields.Char(string="Document number")
    dated = fields.Date()
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Files")
    is_there = fields.Boolean(string="In the dossier", compute="_compute_is_there", store=True)

    @api.depends("number", "attachment_ids")
    def _compute_is_there(self):
        """There is a paper when its number or a copy of it is."""
        for row in self:
            row.is_there = bool(row.number or row.attachment_ids)

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        dossiers = {vals.get("dossier_id") for vals in vals_list} - {None, False}
        self.env["cchc.reduction.dossier"].browse(dossiers)._check_editable()
        if not self.env.su:
            vals_list = [{**vals, "is_required": False, "paper_id": False} for vals in vals_list]
        rows = super().create(vals_list)
        adopt_attachments(rows)
        return rows

    def write(self, vals):
        self.check_access("write")
        self.dossier_id._check_editable()
        if "dossier_id" in vals:
            self.env["cchc.reduction.dossier"].browse(vals["dossier_id"])._check_editable()
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_submitted(self):
        self.dossier_id._check_editable()
