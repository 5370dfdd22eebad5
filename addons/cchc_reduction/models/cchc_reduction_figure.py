from odoo import models


class CchcReductionFigure(models.Model):
    """A figure of a decree on reduction: months' salary for a year, an age, a number of years.

    The code of a text is its number as it is cited.
    """

    _name = "cchc.reduction.figure"
    _description = "Figure of a decree on staff reduction"
    _inherit = ["cchc.legal.figure"]
