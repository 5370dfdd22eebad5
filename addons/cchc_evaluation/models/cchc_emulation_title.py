from odoo import api, fields, models, tools

from odoo.addons.cchc_hr.models.cchc_commendation import COMMENDATION_LEVELS

from ..rules.emulation import RATINGS, Title
from .cchc_emulation_initiative import SCOPES
from .words import LEVELS

# Ratings that a title may ask for at least
LEAST = [level for level in LEVELS if level[0] in ("excellent", "good", "completed")]


class CchcEmulationTitle(models.Model):
    """A title of emulation or a form of commendation, with what it asks for.

    Shares, months and coefficients are figures (`cchc.evaluation.figure`), named here by code.
    """

    _name = "cchc.emulation.title"
    _description = "Title of emulation"
    _inherit = ["cchc.kept.table"]
    _order = "sequence, id"
    _rec_names_search = ["name", "aliases"]

    code = fields.Char(required=True)
    sequence = fields.Integer(default=100)
    # Vietnamese names are the names, in every language.
    name = fields.Char(required=True, string="Title")
    active = fields.Boolean(default=True)
    aliases = fields.Char(
        string="Also written",
        help="How dossiers name it, between semicolons. Earlier titles are found by these words.",
    )
    subject = fields.Selection(
        [("person", "A person"), ("collective", "A collective")], required=True, default="person"
    )
    form = fields.Selection(
        [("title", "Title of emulation"), ("certificate", "Form of commendation")],
        required=True,
        default="title",
        help="Of several titles for the same time the highest reward is paid.",
    )
    level = fields.Selection(
        COMMENDATION_LEVELS,
        string="Awarded by",
        required=True,
        default="unit",
        help="What the unit itself awards is decided by the agency, the rest by the province.",
    )
    minimum_rating = fields.Selection(
        LEAST, string="Rated at least", help="Of the year of the round."
    )
    or_initiative = fields.Boolean(string="Excellent, or an initiative")
    initiative_scope = fields.Selection(SCOPES, string="Initiative reaching")
    own_id = fields.Many2one(
        comodel_name="cchc.emulation.title", string="With the title", ondelete="restrict"
    )
    former_id = fields.Many2one(
        comodel_name="cchc.emulation.title", string="In a row", ondelete="restrict"
    )
    former_count = fields.Integer(string="Times in a row", aggregator=None)
    former_gap = fields.Integer(
        string="Years between", default=1, aggregator=None, help="At most, from one to the next."
    )
    held_id = fields.Many2one(
        comodel_name="cchc.emulation.title", string="After having got", ondelete="restrict"
    )
    months_figure = fields.Char(string="Months of service (figure)")
    member_title_id = fields.Many2one(
        comodel_name="cchc.emulation.title", string="Title of the members", ondelete="restrict"
    )
    member_figure = fields.Char(string="Share of the members (figure)")
    member_above = fields.Boolean(string="More than the share")
    one_member_title_id = fields.Many2one(
        comodel_name="cchc.emulation.title", string="One member with", ondelete="restrict"
    )
    all_done = fields.Boolean(string="All members completed their tasks")
    quota_of_id = fields.Many2one(
        comodel_name="cchc.emulation.title", string="Quota of those with", ondelete="restrict"
    )
    quota_figure = fields.Char(string="Quota (figure)")
    vote_figure = fields.Char(string="Votes of the council (figure)")
    reward_figure = fields.Char(string="Reward (figure)")
    article = fields.Char(required=True)
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        required=True,
        default="memory",
    )

    _code_unique = models.Constraint("UNIQUE (code)", "This code is already in use.")

    @api.model
    @tools.ormcache()
    def _rules(self):
        """Code → the title as the rules read it."""
        # A dozen rows, kept in the cache. pylint: disable=no-search-all
        return {row.code: row._rule() for row in self.sudo().search([])}

    @api.model
    def _names(self):
        return {code: title.name for code, title in self._rules().items()}

    def _rule(self):
        self.ensure_one()
        ratings = tuple(RATINGS)
        least = self.minimum_rating
        return Title(
            code=self.code,
            name=self.name,
            subject=self.subject,
            aliases=tuple(filter(None, map(str.strip, (self.aliases or "").split(";")))),
            ratings=ratings[: ratings.index(least) + 1] if least else (),
            or_initiative=self.or_initiative,
            initiative_scope=self.initiative_scope or "",
            own=self.own_id.code or "",
            former=self.former_id.code or "",
            former_count=self.former_count,
            former_gap=self.former_gap,
            held=self.held_id.code or "",
            months_figure=self.months_figure or "",
            member_title=self.member_title_id.code or "",
            member_figure=self.member_figure or "",
            member_above=self.member_above,
            one_member_title=self.one_member_title_id.code or "",
            all_done=self.all_done,
            article=self.article,
            confidence=self.confidence,
        )

    def _years(self):
        """How long the merit takes: of titles for the same time one reward is paid."""
        return max(1, self.former_count * self.former_gap)

    @api.model
    def _keep_corrections(self):
        """What an administrator corrects in the shipped titles survives an upgrade."""
        self.env.cr.execute(
            """
            UPDATE ir_model_data SET noupdate = TRUE
             WHERE module = 'cchc_evaluation' AND model = 'cchc.emulation.title'
               AND noupdate IS NOT TRUE
            """
        )
