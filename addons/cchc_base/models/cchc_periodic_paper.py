import base64

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..documents import official
from ..tools import vietnam_time
from ..tools.append_only import install_append_only

KINDS = [
    ("quarter", "Quarter"),
    ("half", "Half-year"),
    ("nine_months", "Nine months"),
    ("year", "Year"),
    ("demand", "On demand"),
]
MONTHS = {"quarter": 3, "half": 6, "nine_months": 9, "year": 12}
# Said by the issue; afterwards nothing changes any more.
ISSUED = frozenset({"state", "issued_at", "issued_by_id", "kept_text"})
ROMAN = ("", "I", "II", "III", "IV")


class CchcPeriodicPaper(models.AbstractModel):
    """A report of an agency about a period, printed from an editable template.

    The sentences that follow from data are made when it is printed; what only people can say is
    written here. Signed, it is issued with its number and day: the text of then is kept, and
    printed from then on whatever the data say later.
    """

    _name = "cchc.periodic.paper"
    _description = "Report of a period"
    _inherit = ["cchc.document", "cchc.follows.unit"]
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
    state = fields.Selection(
        [("draft", "Draft"), ("issued", "Issued")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    number = fields.Char(
        string="Number of the paper",
        copy=False,
        help="As on the signed paper; of a plain number the rest is added.",
    )
    date_signed = fields.Date(string="Signed on", copy=False)
    signer_name = fields.Char(string="Signed by", copy=False)
    issued_at = fields.Datetime(readonly=True, copy=False)
    issued_by_id = fields.Many2one(
        comodel_name="res.users", string="Entered by", readonly=True, copy=False
    )
    # In the table, where the database refuses to change it; as an attachment it could be.
    kept_text = fields.Binary(string="Text as issued", attachment=False, readonly=True, copy=False)

    _dates_in_order = models.Constraint(
        "CHECK (date_to >= date_from)", "A report can't end before it begins."
    )

    def init(self):
        result = super().init()
        if not self._abstract:
            install_append_only(
                self.env.cr,
                self._table,
                frozen_when=SQL("OLD.state = 'issued'"),
                columns=[
                    name
                    for name, field in self._fields.items()
                    if field.store and field.column_type and name not in models.MAGIC_COLUMNS
                ],
            )
        return result

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
        if any(vals.get(name) for vals in vals_list for name in ISSUED - {"state"}) or any(
            vals.get("state", "draft") != "draft" for vals in vals_list
        ):
            raise UserError(self.env._("A report starts as a draft."))
        draft = {**dict.fromkeys(ISSUED, False), "state": "draft"}
        vals_list = [{**vals, **draft} for vals in vals_list]
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if ISSUED & vals.keys():
            raise UserError(self.env._("Use “Issue” to enter that a report was signed."))
        self._check_draft()
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_drafts_only(self):
        self._check_draft()

    def _check_draft(self):
        for report in self.sudo():
            if report.state != "draft":
                raise UserError(
                    self.env._(
                        "%(report)s was issued as %(number)s: it stays as it was signed.",
                        report=report.name,
                        number=report.number,
                    )
                )

    @api.model
    def _follow_domain(self, name, date):
        """Of a period that ends later the report is the successor's, else the old unit's."""
        return Domain("state", "=", "draft") & Domain("date_to", ">=", date)

    # -- the signed paper ---------------------------------------------------------

    def action_issue(self):
        """Enter that the report was signed: its text is kept as it was printed.

        :raise UserError: naming what is missing or wrong
        """
        self.check_access("write")
        self._check_draft()
        for report in self:
            if (report.number or "").strip().isdecimal():
                code = report._issuer(report.unit_id, report.date_to)["code"]
                report.number = f"{int(report.number):02d}/BC-{code}"
            report._check_signed()
        texts = self.with_context(issuing=True)._render_documents()
        for report, text in zip(self, texts, strict=True):
            # Past the guard above. pylint: disable=super-method-mismatch
            super(CchcPeriodicPaper, report).write(
                {
                    "state": "issued",
                    "issued_at": fields.Datetime.now(),
                    "issued_by_id": self.env.uid,
                    "kept_text": base64.b64encode(text),
                }
            )
        return True

    def _check_signed(self):
        self.ensure_one()
        if not self.number or not self.date_signed:
            raise UserError(
                self.env._("%s: enter the number and the day of the signed paper.", self.name)
            )
        if not self.date_from <= self.date_signed <= vietnam_time.today():
            raise UserError(
                self.env._(
                    "%s: it was signed on a day of its period or later, and not later than today.",
                    self.name,
                )
            )
        year = self.date_signed.year
        same = self.sudo().search(
            [
                ("unit_id", "=", self.unit_id.id),
                ("number", "=", self.number.strip()),
                ("date_signed", ">=", f"{year}-01-01"),
                ("date_signed", "<=", f"{year}-12-31"),
                ("state", "=", "issued"),
            ],
            limit=1,
        )
        if same:
            raise UserError(
                self.env._(
                    "%(number)s is the number of “%(other)s”: enter the one on the signed paper.",
                    number=same.number,
                    other=same.name,
                )
            )

    def _render_documents(self):
        """An issued report is printed as it was signed."""
        drafts = self.filtered(lambda report: report.state == "draft" or not report.kept_text)
        made = dict(
            zip(drafts.ids, super(CchcPeriodicPaper, drafts)._render_documents(), strict=True)
        )
        kept = self - drafts
        made |= {
            report.id: base64.b64decode(report.kept_text)
            for report in kept.with_context(bin_size=False)
        }
        return [made[report.id] for report in self]

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
            "number": self.number or "",
            "date_signed": self.date_signed or None,
            "signer": self.signer_name or "",
            "is_issued": self.state == "issued" or bool(self.env.context.get("issuing")),
            "assessment": self.assessment or "",
            "difficulties": self.difficulties or "",
            "solutions": self.solutions or "",
            "proposals": self.proposals or "",
        }
