from odoo import api, fields, models

from ..rules.limit_cases import Figure, upper

LIMITS = [
    ("deputies", "Deputies"),
    ("average_deputies", "Average of deputies"),
    ("bonus_deputies", "Deputies beyond the average"),
    ("bonus_merged", "Deputies a department, of a merged province"),
    ("deputies_of_parent", "Deputies of the unit above"),
    ("minimum_staff", "Smallest staff"),
    ("number_of_departments", "Number of departments"),
    ("number_of_divisions", "Number of divisions"),
    ("vice_chairs", "Vice-chairs"),
    ("members", "Members of the committee"),
    ("members_beside", "Members of the committee by office"),
    ("years_to_comply", "Years to comply"),
]
PLACES = [
    ("province", "Province"),
    ("merged_province", "Merged province"),
    ("district", "District"),
    ("commune", "Commune"),
    ("department", "Department of the province"),
    ("department_division", "Division of a department"),
    ("department_inspectorate", "Inspectorate of a department"),
    ("sub_department", "Sub-department"),
    ("sub_department_division", "Division of a sub-department"),
    ("district_division", "Division of a district"),
    ("commune_division", "Division of a commune"),
    ("service_unit_of_province", "Public service unit of the province"),
    ("service_unit", "Public service unit of a department, district or commune"),
    ("service_division", "Division of a public service unit"),
]
CLASSES = [("special", "Special"), ("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")]


class CchcLimitFigure(models.Model):
    """One figure by which a decree limits leaders or the size of bodies, from a day on.

    How figures combine is the decree's own module in ``rules``; what is to be verified is
    corrected here, with the document.
    """

    _name = "cchc.limit.figure"
    _description = "Figure of a limit"
    _inherit = ["cchc.dated.figure"]
    _order = "date_from desc, text, limit, place, staff_from, divisions_from, id"

    limit = fields.Selection(LIMITS, required=True, index=True)
    text = fields.Char(
        string="Rule", required=True, help="The decree whose rule reads the figure: nd_150_2025 …"
    )
    place = fields.Selection(PLACES, string="Body", required=True)
    value = fields.Integer(required=True, aggregator=None)
    unit_class = fields.Selection(
        CLASSES, string="Class", help="Of the unit; for divisions, of the province."
    )
    autonomy_group = fields.Selection(
        [("1", "Group 1"), ("2", "Group 2"), ("3", "Group 3"), ("4", "Group 4")]
    )
    staff_from = fields.Integer(string="From staff", aggregator=None)
    staff_to = fields.Integer(
        string="To staff", default=-1, aggregator=None, help="−1: no upper bound."
    )
    divisions_from = fields.Integer(
        string="From divisions",
        aggregator=None,
        help="Of a merged province: from how many merged provinces on.",
    )
    divisions_to = fields.Integer(
        string="To divisions", default=-1, aggregator=None, help="−1: no upper bound."
    )
    classes_from = fields.Integer(
        string="From classes", aggregator=None, help="Of a school: classes of pupils."
    )

    _value_not_negative = models.Constraint("CHECK (value >= 0)", "A limit can't be negative.")

    @api.depends("limit", "place", "value")
    def _compute_display_name(self):
        limits = dict(self._fields["limit"]._description_selection(self.env))
        places = dict(self._fields["place"]._description_selection(self.env))
        for figure in self:
            figure.display_name = (
                f"{limits.get(figure.limit, '')} · {places.get(figure.place, '')}: {figure.value}"
            )

    @api.model
    def _figures(self):
        """All figures as the rules read them; the rules choose by date."""
        return tuple(
            Figure(
                limit=row.limit,
                text=row.text,
                place=row.place,
                value=row.value,
                article=row.article,
                date_from=row.date_from,
                date_to=row.date_to or None,
                unit_class=row.unit_class or "",
                autonomy_group=row.autonomy_group or "",
                staff_from=row.staff_from,
                staff_to=upper(row.staff_to),
                divisions_from=row.divisions_from,
                divisions_to=upper(row.divisions_to),
                classes_from=row.classes_from,
                confidence=row.confidence,
            )
            for row in self.sudo().search([])
        )
