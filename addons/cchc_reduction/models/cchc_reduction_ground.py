from odoo import api, fields, models, tools

from ..rules.grounds import Ground

FACTS = [
    ("redundant", "Redundant by the post"),
    ("redundant_or_volunteer", "Redundant by the post, or asks for it"),
    ("reorganisation", "Redundant by a reorganisation"),
    ("redundant_reorganised", "Redundant by the post or by a reorganisation"),
    ("below_standard", "Below the standard, not to be trained"),
    ("mismatch", "Field of study does not match"),
    ("limited_and_not_completed", "Two years: limited and not completed"),
    ("limited", "A year at most limited"),
    ("completed_and_not_completed", "Two years: completed and not completed"),
    ("at_most_completed", "A year at most completed"),
    ("not_completed", "A year not completed"),
    ("sick_two_years", "Sick leave in two years"),
    ("sick_one_year", "Sick leave in a year"),
    ("leader", "Leader who gives up the post"),
    ("discipline", "Discipline in effect"),
    ("age", "Too old for another term"),
    ("sick_leave", "On sick leave"),
    ("pregnant", "Pregnant"),
    ("maternity", "On maternity leave"),
    ("small_child", "Child under 36 months"),
    ("discipline_review", "Under disciplinary review"),
    ("prosecution", "Under prosecution"),
    ("inspection", "Under inspection"),
]


class CchcReductionGround(models.Model):
    """A point of a decree: a ground of reduction, or what excludes somebody for now.

    What was not read in the text ships as such; an administrator corrects the row and names the
    document.
    """

    _name = "cchc.reduction.ground"
    _description = "Ground of staff reduction"
    _inherit = ["cchc.kept.table"]
    _order = "date_from desc, decree, id"
    _one_of = ("code",)
    _rec_names_search = ["name", "article"]

    code = fields.Char(required=True)
    kind = fields.Selection(
        [("ground", "Ground"), ("exclusion", "Not yet reduced")], required=True, default="ground"
    )
    decree = fields.Char(required=True, index=True)
    point = fields.Char()
    name = fields.Char(string="Reason", required=True)
    article = fields.Char(required=True)
    fact = fields.Selection(FACTS, string="Looks at", required=True)
    volunteering = fields.Boolean(
        string="Volunteering counts",
        help="Of a ground: the person must ask for it. Of an exclusion: it ends when the person "
        "does.",
    )
    threshold = fields.Integer(
        string="Days of sick leave", aggregator=None, help="In a year, from so many on."
    )
    months = fields.Integer(
        string="Months looked back",
        aggregator=None,
        help="How far back the list looks for a reorganisation; a setting, not a term of the text.",
    )
    by_reorganisation = fields.Boolean(string="Because of a reorganisation")
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
    _threshold_sane = models.Constraint(
        "CHECK (threshold BETWEEN 0 AND 366)", "A year has no more days."
    )

    _months_sane = models.Constraint(
        "CHECK (months BETWEEN 0 AND 120)", "Look back ten years at most."
    )

    @api.depends("kind", "name", "article")
    def _compute_display_name(self):
        for row in self:
            # An exclusion is a short label in the dossier; its article stands with what was found.
            is_ground = row.kind == "ground" and row.article
            row.display_name = f"{row.article}: {row.name}" if is_ground else row.name

    @api.model
    @tools.ormcache()
    def _grounds(self):
        """The table as the rules read it; `_found_rows` leads back."""
        # Some fifty rows, kept in the cache. pylint: disable=no-search-all
        return tuple(
            Ground(
                code=row.code,
                kind=row.kind,
                decree=row.decree,
                name=row.name,
                article=row.article,
                fact=row.fact,
                volunteering=row.volunteering,
                threshold=row.threshold,
                months=row.months,
                date_from=row.date_from or None,
                date_to=row.date_to or None,
            )
            for row in self.sudo().search([])
        )

    @api.model
    def _rows_of(self, found, day):
        """The records of what the rules found on a day."""
        codes = {one.ground.code for one in found}
        rows = self.search([("code", "in", list(codes))])
        return rows.filtered(
            lambda row: (
                (not row.date_from or row.date_from <= day)
                and (not row.date_to or row.date_to >= day)
            )
        )

    @api.model
    def _keep_corrections(self):
        """What an administrator corrects in the shipped tables survives an upgrade."""
        self.env.cr.execute(
            """
            UPDATE ir_model_data SET noupdate = TRUE
             WHERE module = 'cchc_reduction' AND noupdate IS NOT TRUE
               AND model IN ('cchc.reduction.ground', 'cchc.reduction.paper')
            """
        )
