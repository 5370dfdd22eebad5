from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tools import format_date

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.tools import vietnam_time

from ..workbooks import results

BY = [
    ("unit_id", "Agency"),
    ("decree", "Decree"),
    ("measure", "Measure"),
    ("ground_id", "Ground"),
    ("payer", "Paid by"),
    ("fund", "Source of funds"),
    ("year", "Year"),
    ("half", "Half-year"),
]
# Printed above the rows, in the words of the form.
TITLES = {
    "unit_id": "Cơ quan, đơn vị",
    "decree": "Nghị định",
    "measure": "Chính sách",
    "ground_id": "Lý do (điểm, khoản, điều)",
    "payer": "Nguồn chi",
    "fund": "Nguồn kinh phí",
    "year": "Năm",
    "half": "Nửa năm",
}
FORMATS = ("xlsx", "docx", "pdf")


class CchcReductionReport(models.TransientModel):
    """Asks for the results of reduction in a period and shows them by two of their traits."""

    _name = "cchc.reduction.report"
    _description = "Report on the results of staff reduction"
    _inherit = ["cchc.question"]

    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: vietnam_time.today().replace(month=1, day=1),
    )
    date_to = fields.Date(
        string="To",
        required=True,
        default=lambda self: vietnam_time.today().replace(month=12, day=31),
        help="By the day from which people are out of service.",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="With all units below it.",
    )
    by = fields.Selection(BY, string="Rows", required=True, default="unit_id")
    within = fields.Selection(BY, string="Divided by", default="measure")
    line_ids = fields.One2many(
        comodel_name="cchc.reduction.report.line", inverse_name="report_id", string="Results"
    )
    approved = fields.Integer(string="People approved", readonly=True)
    gone = fields.Integer(string="People who left", readonly=True)
    amount = Dong(string="Benefits (đồng)", readonly=True)
    paid = Dong(string="Paid (đồng)", readonly=True)
    reckoned_at = fields.Datetime(string="Reckoned at", readonly=True)

    def _compute_display_name(self):
        self.display_name = self.env._("Results report")

    @api.constrains("date_from", "date_to")
    def _check_days(self):
        for question in self:
            if question.date_from > question.date_to:
                raise ValidationError(
                    self.env._(
                        "The period ends on %(end)s, before it begins on %(start)s: "
                        "give a later last day.",
                        start=format_date(self.env, question.date_from),
                        end=format_date(self.env, question.date_to),
                    )
                )

    @api.model
    def _start(self):
        """The report of this year, reckoned: what the menu opens."""
        if not self.env.user.sudo().unit_ids and not self.env.user._sees_province():
            raise UserError(self.env._("You are in charge of no unit yet."))
        unit = self.env.user.sudo().unit_ids[:1] or self.env["hr.department"]._roots()[:1]
        made = self.create({"unit_id": unit.id})
        made._fill()
        return made._action_open()

    def action_show(self):
        self.ensure_one()
        self._fill()
        return self._action_open()

    def _action_open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Results report"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "current",
        }

    # -- the figures ------------------------------------------------------------------

    def _domain(self):
        return [
            ("unit_id", "child_of", self.unit_id.id),
            ("leave_on", ">=", self.date_from),
            ("leave_on", "<=", self.date_to),
        ]

    def _names(self):
        return [self.by, self.within] if self.within and self.within != self.by else [self.by]

    def _groups(self):
        """``{key: (figures, dossier ids)}`` by one and by both traits, in the reader's rights."""
        rows = self.env["cchc.reduction.result"].search(self._domain())
        names, found = self._names(), {}
        for row in rows:
            own = row.payer == "own"
            figures = (row.approved, row.gone, row.amount, 0 if own else row.amount,
                       row.amount if own else 0, row.paid)  # fmt: skip
            key = tuple(self._label(row, name) for name in names)
            for place in range(1, len(key) + 1):
                had, ids = found.setdefault(key[:place], (results.NOTHING, set()))
                ids.add(row.dossier_id.id)
                found[key[:place]] = (
                    tuple(map(sum, zip(had, figures, strict=True))),
                    ids,
                )
        return dict(sorted(found.items()))

    def _label(self, row, name):
        """What stands in a row, in Vietnamese: the report is printed as it is shown."""
        value = row[name]
        if isinstance(value, models.BaseModel):
            return (value.article if name == "ground_id" else value.name) or ""
        field = row._fields[name]
        if field.type == "selection":
            words = dict(field._description_selection(self.with_context(lang="vi_VN").env))
            return words.get(value) or "Chưa xác định"
        return value or "Chưa xác định"

    def _fill(self):
        """Reckon the rows anew; they are written by the program alone."""
        self.ensure_one()
        groups = self._groups()
        tops = [figures for key, (figures, _ids) in groups.items() if len(key) == 1]
        total = tuple(map(sum, zip(*tops, strict=True))) if tops else results.NOTHING
        self.sudo().write(
            {
                "line_ids": [
                    Command.clear(),
                    *(
                        Command.create(
                            {
                                "sequence": place,
                                "level": len(key),
                                "name": key[-1],
                                "dossier_ids": [Command.set(sorted(ids))],
                                **dict(zip(results.FIGURES, figures, strict=True)),
                            }
                        )
                        for place, (key, (figures, ids)) in enumerate(groups.items())
                    ),
                ],
                "approved": total[0],
                "gone": total[1],
                "amount": total[2],
                "paid": total[5],
                "reckoned_at": fields.Datetime.now(),
            }
        )

    # -- files --------------------------------------------------------------------------

    def action_xlsx(self):
        return self._download("xlsx")

    def action_docx(self):
        return self._download("docx")

    def action_pdf(self):
        return self._download("pdf")

    def _download(self, file_format):
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": "/cchc/reduction/results",
                "data": {"report": self.id, "file_format": file_format},
            },
        }

    def _printed(self, file_format):
        """``(file name, bytes)`` of the report in one of `FORMATS`."""
        self.ensure_one()
        Form = self.env["cchc.report.form"]
        rows = [
            results.Row(key[-1], len(key), figures)
            for key, (figures, _ids) in self._groups().items()
        ]
        page = results.page(
            rows,
            self.date_from,
            self.date_to,
            results.letterhead_of(Form._issuer_of(self.unit_id.id)),
            " / ".join(TITLES[name] for name in self._names()),
            vietnam_time.today(),
        )
        return f"ket-qua-tinh-gian.{file_format}", Form._write_pages([page], file_format)
