from odoo import api, fields, models

TIERS = [
    ("senior_principal", "Senior principal specialist and equivalent"),
    ("principal", "Principal specialist and equivalent"),
    ("specialist", "Specialist and equivalent"),
    ("technician", "Technician and equivalent"),
    ("staff", "Staff"),
    ("other", "Other"),
]

SECTORS = [
    ("administration", "General administration"),
    ("agriculture", "Agriculture"),
    ("archives", "Archives"),
    ("audit", "State audit"),
    ("banking", "Banking"),
    ("construction", "Construction"),
    ("culture", "Culture"),
    ("customs", "Customs"),
    ("digital", "Information technology"),
    ("dykes", "Dyke control"),
    ("education", "Teaching"),
    ("finance", "Finance and accounting"),
    ("fisheries", "Fisheries"),
    ("forestry", "Forest protection"),
    ("health", "Health"),
    ("inspection", "Inspection"),
    ("justice", "Justice"),
    ("labour", "Labour"),
    ("market", "Market control"),
    ("media", "Information and media"),
    ("natural_resources", "Natural resources and environment"),
    ("party", "Party offices"),
    ("plant_animal_health", "Plant and animal health"),
    ("quality", "Product quality"),
    ("records", "Records management"),
    ("reserve", "National reserve"),
    ("science", "Science and technology"),
    ("service", "Support services"),
    ("social_work", "Social work"),
    ("sport", "Sport"),
    ("statistics", "Statistics"),
    ("tax", "Tax"),
    ("vocational", "Vocational education"),
]


class CchcRank(models.Model):
    """A civil servant's rank (ngạch) or a public employee's professional title, with its code."""

    _name = "cchc.rank"
    _description = "Rank or professional title"
    _order = "code"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    kind = fields.Selection(
        [
            ("civil_servant_rank", "Civil servant's rank"),
            ("professional_title", "Professional title"),
            ("service", "Service staff"),
        ],
        required=True,
    )
    salary_group = fields.Char(help="Group in the tables of NĐ 204/2004, for example A1.")
    tier = fields.Selection(TIERS, required=True, default="other")
    sector = fields.Selection(SECTORS)
    date_from = fields.Date()
    date_to = fields.Date()
    source = fields.Char()
    confidence = fields.Selection(
        [("seen", "Read in the text"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
    )
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE (code)", "This rank code exists.")

    @api.depends("code", "name")
    def _compute_display_name(self):
        for rank in self:
            rank.display_name = f"{rank.code} – {rank.name}"
