from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

# What a figure says; corrected by another figure, never changed.
SAID = frozenset({"target_id", "unit_id", "date", "value", "evidence", "document_id"})


class CchcReformFigure(models.Model):
    """A value of a target that the system can't measure, with its evidence.

    The latest of a unit counts, and of one day the one entered last: a correction is a new figure.
    """

    _name = "cchc.reform.figure"
    _description = "Entered figure of a target"
    _order = "date desc, id desc"
    _rec_name = "target_id"

    target_id = fields.Many2one(
        comodel_name="cchc.reform.target",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("measure", "=", "entered")],
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
    )
    date = fields.Date(
        string="As of", required=True, default=lambda self: vietnam_time.today(), index=True
    )
    value = fields.Float(digits=(16, 1), required=True, aggregator=None)
    unit_of_measure = fields.Selection(
        related="target_id.unit_of_measure", string="Unit of measure"
    )
    evidence = fields.Char(help="Number and day of the report or survey, where it is kept.")
    document_id = fields.Many2one(comodel_name="cchc.legal.document", ondelete="restrict")
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Files", copy=False)
    entered_by_id = fields.Many2one(
        comodel_name="res.users", related="create_uid", string="Entered by"
    )
    note = fields.Text()

    _not_negative = models.Constraint("CHECK (value >= 0)", "A figure can't be negative.")

    @api.model_create_multi
    def create(self, vals_list):
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        figures = super().create(vals_list)
        adopt_attachments(figures)
        return figures

    def write(self, vals):
        self.check_access("write")
        if SAID & vals.keys():
            raise UserError(
                self.env._("A figure is not changed: enter the right one with its evidence.")
            )
        result = super().write(vals)
        adopt_attachments(self)
        return result

    @api.constrains("evidence", "document_id", "attachment_ids")
    def _check_evidence(self):
        for figure in self:
            if not (figure.evidence or figure.document_id or figure.attachment_ids):
                raise ValidationError(
                    self.env._(
                        "%(target)s, %(value)s: name the evidence, choose the document or attach "
                        "the file.",
                        target=figure.target_id.name,
                        value=figure.value,
                    )
                )

    @api.constrains("target_id", "value", "date")
    def _check_value(self):
        today = vietnam_time.today()
        for figure in self:
            if figure.target_id.measure != "entered":
                raise ValidationError(
                    self.env._("“%s” is measured by the system.", figure.target_id.name)
                )
            if figure.unit_of_measure == "percent" and figure.value > 100:
                raise ValidationError(
                    self.env._("%s: a share is 100 per cent at most.", figure.target_id.name)
                )
            if figure.date > today:
                raise ValidationError(
                    self.env._("%s: the day of a figure can't be in the future.", figure.date)
                )
