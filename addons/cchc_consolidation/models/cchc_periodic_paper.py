from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from odoo.addons.cchc_base.documents import official

KINDS = [
    ("quarter", "Quarter"),
    ("half", "Half-year"),
    ("nine_months", "Nine months"),
    ("year", "Year"),
    ("demand", "On demand"),
]
MONTHS = {"quarter": 3, "half": 6, "nine_months": 9, "year": 12}
ROMAN = ("", "I", "II", "III", "IV")


class CchcPeriodicPaper(models.AbstractModel):
    """A report of an agency about a period, printed from an editable template.

    The sentences that follow from data are made when it is printed; what only people can say is
    written here.
    """

    _name = "cchc.periodic.paper"
    _description = "Report of a period"
    _inherit = ["cchc.document"]
    _order = "date_to desc, id desc"

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Reporting agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="What is told is told of it and of all units below it.",
    )
    kind = fields.Selection(KINDS, string="Period", required=True, default="quarter")
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(
        string="To",
        required=True,
        compute="_compute_date_to",
        store=True,
        readonly=False,
        precompute=True,
    )
    name = fields.Char(compute="_compute_name", store=True, readonly=False)
    assessment = fields.Text(string="General assessment")
    difficulties = fields.Text(string="Limits, difficulties and their causes")
    solutions = fields.Text(string="Tasks and solutions of the next period")
    proposals = fields.Text()

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "A report can't end before it begins."
    )

    @api.depends("kind", "date_from")
    def _compute_date_to(self):
        for report in self:
            months = MONTHS.get(report.kind)
            if months and report.date_from:
                report.date_to = report.date_from + relativedelta(months=months, days=-1)

    @api.depends("kind", "date_from", "date_to")
    def _compute_name(self):
        for report in self:
            period = report._period_in_words()
            report.name = f"{report._subject()} {period}" if period else False

    def _period_in_words(self):
        self.ensure_one()
        first, last = self.date_from, self.date_to
        if not first or not last:
            return ""
        if self.kind == "quarter":
            return f"quý {ROMAN[(last.month + 2) // 3]} năm {last.year}"
        if self.kind == "half":
            return f"6 tháng {'đầu' if last.month <= 6 else 'cuối'} năm {last.year}"
        if self.kind == "nine_months":
            return f"9 tháng đầu năm {last.year}"
        if self.kind == "year":
            return f"năm {last.year}"
        return f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"

    @api.model_create_multi
    def create(self, vals_list):
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    # -- the document -----------------------------------------------------------

    @api.model
    def _subject(self):
        """What the report is about, as its title says."""
        return ""

    def _document_name(self):
        return f"{self.name}_{self.unit_id.sudo().code or self.unit_id.id}"

    @api.model
    def _issuer(self, unit, on):
        """What stands at the head of a paper of a unit's agency."""
        Unit = self.env["hr.department"].sudo()
        history = Unit._unit_history()
        unit = unit or Unit._roots()[:1]
        if not unit:
            return {"name": "", "lines": [], "parent": "", "code": "", "place": ""}
        agency = history.agency(unit.id, on)
        return Unit.browse(agency.unit if agency else unit.id)._document_issuer(history, on)

    def _frame(self):
        """What stands around the text, in plain values."""
        self.ensure_one()
        issuer = self._issuer(self.unit_id, self.date_to)
        title = official.head_title(issuer["name"])
        # What a committee reports is signed in its name (NĐ 30/2020, phụ lục I, mục II, 7b).
        if title == "Chủ tịch":
            title = f"TM. Ủy ban nhân dân, {title}"
        return {
            "period": self._period_in_words(),
            "date_from": self.date_from,
            "date_to": self.date_to,
            "issuer": official.full_name(issuer["name"]),
            "issuer_lines": tuple(issuer["lines"]),
            "parent": issuer["parent"],
            "code": issuer["code"],
            "place": issuer["place"],
            "superior": "Ủy ban nhân dân tỉnh" if issuer["parent"] else "Bộ Nội vụ",
            "signature": tuple(official.signature_lines(title)),
            "assessment": self.assessment or "",
            "difficulties": self.difficulties or "",
            "solutions": self.solutions or "",
            "proposals": self.proposals or "",
        }
