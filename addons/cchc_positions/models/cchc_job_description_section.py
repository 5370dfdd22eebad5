from odoo import api, fields, models
from odoo.exceptions import ValidationError

# What a row of a section may hold, in the order of the columns.
COLUMNS = ("step", "label", "content", "product", "criterion")


class CchcJobDescriptionSection(models.Model):
    """A section of the form: what is written in it, in which columns."""

    _name = "cchc.job.description.section"
    _description = "Section of a job description form"
    _order = "form_id, sequence, id"

    form_id = fields.Many2one(
        comodel_name="cchc.job.description.form", required=True, index=True, ondelete="cascade"
    )
    code = fields.Char(
        required=True,
        help="The same for one meaning in all forms: by it, rows go over to a new form.",
    )
    number = fields.Char(help="As printed: I, II, 5.1.")
    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    source = fields.Selection(
        [
            ("items", "Rows written by the unit"),
            ("position", "Facts of the position"),
            ("competencies", "Competencies required"),
        ],
        default="items",
        required=True,
    )
    columns = fields.Char(
        help="One or more of step, label, content, product, criterion, each with its heading: "
        "“step:Bậc|content:Nội dung công việc”. Without a heading, rows print as paragraphs."
    )
    group_kinds = fields.Char(
        help="Kinds of groups that fill the section in, separated by commas. Empty: all."
    )
    proposed_labels = fields.Text(help="Rows to start with, one a line.")

    _code_unique = models.Constraint(
        "UNIQUE (form_id, code)", "The form has two sections with this code."
    )

    @api.depends("number", "name")
    def _compute_display_name(self):
        for section in self:
            number = f"{section.number}. " if section.number else ""
            section.display_name = f"{number}{section.name}"

    @api.constrains("columns")
    def _check_columns(self):
        for section in self:
            unknown = set(section._columns()) - set(COLUMNS)
            if unknown:
                raise ValidationError(
                    self.env._(
                        "%(section)s: no such column “%(name)s”; choose from %(names)s.",
                        section=section.display_name,
                        name=sorted(unknown)[0],
                        names=", ".join(COLUMNS),
                    )
                )

    def _columns(self):
        """``{column: heading}`` in the order of the form."""
        pairs = [part.partition(":") for part in (self.columns or "").split("|") if part.strip()]
        return {name.strip(): heading.strip() for name, _colon, heading in pairs}

    def _applies_to(self, kind):
        kinds = [part.strip() for part in (self.group_kinds or "").split(",") if part.strip()]
        return not kinds or kind in kinds
