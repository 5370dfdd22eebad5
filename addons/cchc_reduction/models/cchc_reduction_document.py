from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

# What the rule asks for and who entered it are written by the program alone.
OF_PROGRAM = dict.fromkeys(("is_required", "paper_id", "given_on", "given_by_id"), False)


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
    asked_when = fields.Char(related="paper_id.asked_when")
    article = fields.Char(compute="_compute_article")
    given_on = fields.Date(string="Entered on", readonly=True, copy=False)
    given_by_id = fields.Many2one(
        comodel_name="res.users", string="Entered by", readonly=True, copy=False,
        ondelete="restrict",
    )  # fmt: skip

    @api.depends("paper_id.article", "dossier_id.ground_id", "dossier_id.measure",
                 "dossier_id.article", "dossier_id.volunteers")  # fmt: skip
    def _compute_article(self):
        for row in self:
            row.article = row.paper_id and row.paper_id._asked_by(row.dossier_id)

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
            vals_list = [{**vals, **OF_PROGRAM} for vals in vals_list]
        rows = super().create(vals_list)
        adopt_attachments(rows)
        rows._note_giver()
        return rows

    def write(self, vals):
        self.check_access("write")
        self.dossier_id._check_editable()
        if "dossier_id" in vals:
            self.env["cchc.reduction.dossier"].browse(vals["dossier_id"])._check_editable()
        if not self.env.su:
            vals = {name: value for name, value in vals.items() if name not in OF_PROGRAM}
        result = super().write(vals)
        if {"number", "attachment_ids"} & vals.keys():
            self._note_giver()
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    def _note_giver(self):
        """Who entered the paper, and when; nobody as long as it is missing."""
        given = self.filtered(lambda row: row.is_there and not row.given_on)
        gone = self.filtered(lambda row: not row.is_there and row.given_on)
        if given:
            given._set_plain({"given_on": vietnam_time.today(), "given_by_id": self.env.uid})
        if gone:
            gone._set_plain({"given_on": False, "given_by_id": False})

    def _set_plain(self, vals):
        """Past the guard of `write`: what the program alone writes."""
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_submitted(self):
        self.dossier_id._check_editable()
