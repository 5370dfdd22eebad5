from decimal import Decimal, InvalidOperation

from odoo import api, fields, models, tools
from odoo.exceptions import ValidationError

from ..rules.figures import Figure, Figures


class CchcLegalFigure(models.AbstractModel):
    """A figure of a legal text: days of a step, points, a percentage, months' salary.

    What was not read in the text ships as such; an administrator who has the text corrects the row
    or ends it and adds a later one, and names the document. A table of an addon inherits this and
    says how its texts are titled (`_law_titles`) and which amends which (`_lineage`).
    """

    _name = "cchc.legal.figure"
    _description = "Figure of a legal text"
    _inherit = ["cchc.kept.table"]
    _order = "law, id"
    _one_of = ("law", "code")
    # Beyond this a figure is a slip of the pen.
    _value_below = 10_000

    law = fields.Char(string="Text (code)", required=True)
    law_title = fields.Char(string="Legal text", compute="_compute_law_title", store=True)
    code = fields.Char(required=True)
    name = fields.Char(required=True)
    # A string, not a float: points and months' salary are exact.
    value = fields.Char(required=True)
    article = fields.Char(required=True)
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="memory",
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", string="Corrected by", ondelete="restrict"
    )
    date_from = fields.Date(string="In force from")
    date_to = fields.Date(string="In force until")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "The end lies before the start.",
    )

    @api.model
    def _law_titles(self):
        """Code of a text → its title."""
        return {}

    @api.model
    def _lineage(self, law):
        """The text and those from which it takes what it does not say itself, the latest first."""
        return (law,)

    @api.depends("law")
    def _compute_law_title(self):
        titles = self._law_titles()
        for row in self:
            row.law_title = titles.get(row.law, row.law)

    @api.constrains("value")
    def _check_value(self):
        for row in self:
            try:
                sensible = 0 <= Decimal(row.value) < self._value_below
            except InvalidOperation:
                sensible = False
            if not sensible:
                raise ValidationError(
                    self.env._(
                        "%(name)s: “%(value)s” is not a number. Write it with a point, for "
                        "example 7.5.",
                        name=row.name,
                        value=row.value,
                    )
                )

    @api.model
    @tools.ormcache()
    def _rows(self):
        """The table as the rules read it."""
        # A hundred rows, kept in the cache. pylint: disable=no-search-all
        return tuple(
            Figure(
                law=row.law,
                code=row.code,
                name=row.name,
                value=Decimal(row.value),
                article=row.article,
                confidence=row.confidence,
                date_from=row.date_from or None,
                date_to=row.date_to or None,
            )
            for row in self.sudo().search([])
        )

    @api.model
    def _figures(self, law, on):
        """The figures of a text on a day: ``_figures(law, day)["file_days"]`` is a Decimal."""
        return Figures(self._rows(), self._lineage(law), on, self._law_titles())
