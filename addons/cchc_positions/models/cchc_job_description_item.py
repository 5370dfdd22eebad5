from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .scheme_parts import freeze_parts_of_descriptions, owners_named


class CchcJobDescriptionItem(models.Model):
    """A row of a section of a job description."""

    _name = "cchc.job.description.item"
    _description = "Row of a job description"
    _order = "description_id, section_sequence, step, sequence, id"

    description_id = fields.Many2one(
        comodel_name="cchc.job.description", required=True, index=True, ondelete="cascade"
    )
    unit_id = fields.Many2one(related="description_id.unit_id", store=True, index=True)
    form_id = fields.Many2one(related="description_id.form_id")
    section_id = fields.Many2one(
        comodel_name="cchc.job.description.section", required=True, index=True, ondelete="restrict"
    )
    section_sequence = fields.Integer(
        related="section_id.sequence", string="Order of the section", store=True
    )
    columns = fields.Char(related="section_id.columns")
    sequence = fields.Integer(default=10)
    step = fields.Integer(string="Professional step", aggregator=None)
    label = fields.Char(string="Item")
    content = fields.Text(string="Work or requirement")
    product = fields.Text(string="Product or result")
    criterion = fields.Text(string="Criteria")

    _step_in_range = models.Constraint(
        "CHECK (COALESCE(step, 0) BETWEEN 0 AND 5)", "Professional steps go from 1 to 5."
    )

    def init(self):
        result = super().init()
        columns = ("section_id", "sequence", "step", "label", "content", "product", "criterion")
        freeze_parts_of_descriptions(self.env.cr, self._table, columns)
        return result

    @api.constrains("section_id", "description_id")
    def _check_section_of_form(self):
        for item in self:
            if item.section_id.form_id != item.description_id.form_id:
                raise ValidationError(
                    self.env._(
                        "“%(section)s” is no section of the form of %(description)s.",
                        section=item.section_id.display_name,
                        description=item.description_id.display_name,
                    )
                )

    @api.constrains("step", "description_id")
    def _check_step_of_position(self):
        for item in self:
            line = item.description_id.line_id
            if item.step and line.step_from and not line.step_from <= item.step <= line.step_to:
                raise ValidationError(
                    self.env._(
                        "%(position)s uses the steps %(low)s–%(high)s: a row for step %(step)s has "
                        "no place in its description.",
                        position=line.display_name,
                        low=line.step_from,
                        high=line.step_to,
                        step=item.step,
                    )
                )

    # -- edited with the scheme ---------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        owners_named(self, vals_list, "description_id")._check_editable()
        items = super().create(vals_list)
        items.description_id._check_editable()
        return items

    def write(self, vals):
        self.description_id._check_editable()
        owners_named(self, [vals], "description_id", new=False)._check_editable()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_handed_on(self):
        self.description_id._check_editable()
