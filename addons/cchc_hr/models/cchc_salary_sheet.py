from calendar import monthrange

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_base.rules.problem import RuleError

from ..rules.pay import (
    ALLOWANCE_FACTS,
    Pay,
    month,
)
from ..rules.pay_share import WHOLE, month_share
from ..rules.salary_scale import exact
from ..workbooks.pay_workbook import SIGNATURES, Column, Table, write
from .cchc_raise_due import explained
from .salary_sheet_sql import SheetStatement

COEFFICIENTS = ("coefficient", *ALLOWANCE_FACTS.values())
# What the workbook shows of coefficients and percentages, before the share of the salary.
SHOWN = (
    *("leadership_allowance", "concurrent_allowance", "responsibility_allowance"),
    "regional_allowance",
)
AMOUNTS = (
    *("salary", "above_scale", "allowances", "percentages", "service", "total"),
    *("social_employee", "health_employee", "unemployment_employee", "net", "employer"),
)
COLUMNS = (
    *(Column("Số TT", 6), Column("Họ và tên", 26), Column("Chức vụ, chức danh", 22)),
    *(Column("Mã ngạch, CDNN", 11), Column("Bậc", 5), Column("Hệ số lương", 8)),
    *(Column("Vượt khung (%)", 8), Column("Phụ cấp chức vụ", 8)),
    *(Column("Phụ cấp kiêm nhiệm", 8), Column("Phụ cấp trách nhiệm", 8)),
    *(Column("Phụ cấp khu vực", 8), Column("Tỷ lệ hưởng (%)", 8)),
    *(Column("Tiền lương", 13), Column("Phụ cấp vượt khung", 12)),
    *(Column("Các phụ cấp theo hệ số", 12), Column("Các phụ cấp theo tỷ lệ", 12)),
    *(Column("Phụ cấp công vụ", 12), Column("Tổng cộng (đồng)", 14)),
    *(Column("BHXH (người lao động)", 12), Column("BHYT (người lao động)", 12)),
    *(Column("BHTN (người lao động)", 12), Column("Còn được nhận (đồng)", 14)),
    *(Column("Đơn vị đóng bảo hiểm", 13), Column("Ghi chú", 24)),
)
NOTE = (
    "Mỗi khoản làm tròn đến đồng. Chưa trừ thuế thu nhập cá nhân. Ngày nghỉ, tạm đình chỉ công tác "
    "tính theo ngày lịch của tháng.\nTỷ lệ đóng bảo hiểm và mức hưởng khi nghỉ, tạm đình chỉ theo "
    "các bảng trong phần cấu hình, kèm căn cứ và mức độ xác minh."
)


class CchcSalarySheet(models.Model):
    """What everybody is paid a month on a day: context ``sheet_on`` (default: today).

    The facts are those of the day; days away are those of its month. The sums are made in the
    database, so that a province can be grouped; ``rules.pay`` says the same of each person with
    its reasons, and a test compares both. What the few people are paid who are away or suspended
    is said by ``rules.pay_share`` alone and handed to the statement.
    """

    _name = "cchc.salary.sheet"
    _description = "Salary sheet"
    _auto = False
    _log_access = False
    _order = "unit_id, id"
    _rec_name = "employee_id"
    _depends = {
        "hr.version": ["date_version", "date_to", "in_service", "service_status", *COEFFICIENTS],
        "cchc.absence": ["employee_id", "kind_id", "date_from", "date_to"],
    }

    employee_id = fields.Many2one(comodel_name="hr.employee", string="Person", readonly=True)
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    staffing_category = fields.Selection(
        selection=lambda self: self.env["hr.version"]._fields["staffing_category"].selection,
        readonly=True,
        groups=READ,
    )
    position_title = fields.Char(readonly=True, groups=READ)
    rank_id = fields.Many2one(comodel_name="cchc.rank", readonly=True)
    step = fields.Integer(readonly=True, aggregator=None)
    coefficient = fields.Float(string="Salary coefficient", digits=(5, 2), readonly=True)
    above_scale_percent = fields.Integer(
        string="Above-scale allowance (%)", readonly=True, aggregator=None
    )
    salary_percent = fields.Integer(
        string="Share of salary paid (%)", readonly=True, aggregator=None
    )
    leadership_allowance = fields.Float(digits=(5, 2), readonly=True)
    concurrent_allowance = fields.Float(digits=(5, 2), readonly=True)
    responsibility_allowance = fields.Float(digits=(5, 2), readonly=True)
    regional_allowance = fields.Float(digits=(5, 2), readonly=True)
    hazard_allowance = fields.Float(digits=(5, 2), readonly=True)
    long_service_allowance = fields.Float(
        string="Long service in hard areas", digits=(5, 2), readonly=True
    )
    reserved_coefficient = fields.Float(string="Reserved difference", digits=(5, 2), readonly=True)
    seniority_percent = fields.Float(
        string="Professional seniority (%)", digits=(5, 2), readonly=True, aggregator=None
    )
    incentive_percent = fields.Float(
        string="Professional incentive (%)", digits=(5, 2), readonly=True, aggregator=None
    )
    duty_percent = fields.Float(
        string="Professional responsibility (%)", digits=(5, 2), readonly=True, aggregator=None
    )
    attraction_percent = fields.Float(
        string="Attraction allowance (%)", digits=(5, 2), readonly=True, aggregator=None
    )
    party_work_percent = fields.Float(
        string="Party and mass organisation work (%)",
        digits=(5, 2),
        readonly=True,
        aggregator=None,
    )
    paid_share = fields.Float(
        string="Paid of the month (%)", digits=(5, 2), readonly=True, aggregator=None
    )
    is_paid = fields.Boolean(readonly=True)
    base = Dong(string="Base salary (đồng)", readonly=True, aggregator=None)
    salary = Dong(string="Salary (đồng)", readonly=True)
    above_scale = Dong(string="Above scale (đồng)", readonly=True)
    allowances = Dong(string="Allowances by coefficient (đồng)", readonly=True)
    service = Dong(string="Public-service allowance (đồng)", readonly=True)
    percentages = Dong(string="Allowances by percentage (đồng)", readonly=True)
    total = Dong(string="Total a month (đồng)", readonly=True)
    social_employee = Dong(string="Social insurance (đồng)", readonly=True)
    health_employee = Dong(string="Health insurance (đồng)", readonly=True)
    unemployment_employee = Dong(string="Unemployment insurance (đồng)", readonly=True)
    net = Dong(string="Left to the person (đồng)", readonly=True, help="Before income tax.")
    employer = Dong(string="Paid by the unit to insurance (đồng)", readonly=True)
    reason = fields.Char(compute="_compute_explanation", string="Away or suspended")
    explanation = fields.Html(compute="_compute_explanation", string="How it is reckoned")

    @api.model
    def _sheet_day(self):
        return (
            fields.Date.to_date(self.env.context.get("sheet_on")) or self.env["hr.version"]._today()
        )

    @api.model
    def _law(self):
        return self.env["cchc.pay.law"]._law_on(self._sheet_day())

    @property
    def _table_query(self):
        try:
            law = self._law()
        except RuleError:
            # No base salary is known of so early a day: nobody can be paid by it.
            return SQL("SELECT %s WHERE FALSE", self._null_columns())
        return SheetStatement(law, self._sheet_day(), self._shares(law), self._readable()).sql()

    @api.model
    def _readable(self):
        """The record rule once more: said in the statements, nobody else is reckoned."""
        return self.env["cchc.due"]._readable(SQL("v.employee_id"))

    @api.model
    def _null_columns(self):
        return SQL(", ").join(
            SQL("NULL::%s AS %s", SQL(field.column_type[1]), SQL.identifier(name))
            for name, field in self._fields.items()
            if field.column_type and field.store
        )

    # -- who is not paid in full ----------------------------------------------

    @api.model
    def _month(self):
        day = self._sheet_day()
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])

    @api.model
    def _shares(self, law, person_ids=None):
        """``{person: MonthShare}`` of those who are away or suspended in the month of the day."""
        first, last = self._month()
        away = self.env["cchc.pay.law"]._away(person_ids, first, last)
        shares = {
            person: month_share(
                first, last, status, category, away.get(person, ()), law.shares, law.days_away
            )
            for person, status, category in self._not_serving(away, person_ids)
        }
        return {person: share for person, share in shares.items() if share != WHOLE}

    @api.model
    def _not_serving(self, away, person_ids):
        """(person, service status, category) on the day, of those whose pay may be less."""
        self.env["hr.version"].flush_model()
        return self.env.execute_query(
            SQL(
                """
                SELECT v.employee_id, COALESCE(v.service_status, ''),
                       COALESCE(v.staffing_category, '')
                  FROM hr_version v
                 WHERE v.active AND v.in_service
                   AND v.date_version <= %(day)s
                   AND (v.date_to IS NULL OR v.date_to >= %(day)s)
                   AND (v.service_status IN ('long_leave', 'suspended')
                        OR v.employee_id = ANY(%(away)s))
                   AND (%(people)s::int[] IS NULL OR v.employee_id = ANY(%(people)s))
                   AND %(readable)s
                """,
                readable=self._readable(),
                day=self._sheet_day(),
                away=list(away),
                people=list(person_ids) if person_ids is not None else None,
            )
        )

    @api.depends("employee_id")
    @api.depends_context("sheet_on", "uid")
    def _compute_explanation(self):
        law = self._law()
        shares = self._shares(law, self.employee_id.ids)
        for row in self:
            share = shares.get(row.employee_id.id, WHOLE)
            row.reason = share.reason or False
            row.explanation = explained(row._month_pay(law, share).as_json())

    def _month_pay(self, law, share=WHOLE):
        """The rule's answer for the person, with its reasons."""
        self.ensure_one()
        return month(
            self._pay(),
            law.base,
            law.service_percent,
            law.document,
            law.allowances,
            share,
            law.rates,
            law.ceiling,
        )

    def _pay(self):
        self.ensure_one()
        return Pay.from_facts({name: self[name] for name in self._pay_names()})

    @api.model
    def _pay_names(self):
        return (*COEFFICIENTS, "above_scale_percent", "salary_percent", "staffing_category")

    # -- as a workbook --------------------------------------------------------

    @api.model
    def _workbook(self, unit):
        """(name, bytes) of the sheet of a unit and of those below it, as the tree was."""
        day = self._sheet_day()
        units = unit._subtree_at(day)
        people = self.search([("unit_id", "in", units.ids)])
        rows, number = [], 0
        for part, members in people.grouped("unit_id").items():
            ordered = members.sorted(lambda row: row.employee_id.name_sort or "")
            for row in ordered:
                number += 1
                rows.append(row._cells(number))
            rows.append((None, f"Cộng {part.name}", *[""] * 10, *ordered._sums(), ""))
        law = self._law()
        table = Table(
            name="Bảng lương",
            title="Bảng lương",
            subtitle=f"Tính đến ngày {day:%d/%m/%Y}; mức lương cơ sở "
            f"{law.base:,} đồng ({law.document})".replace(",", "."),
            letterhead=unit._pay_letterhead(NOTE),
            columns=COLUMNS,
            rows=tuple(rows),
            total=(None, "TỔNG CỘNG", *[""] * 10, *people._sums(), ""),
            printed_on=day,
        )
        return f"bang-luong-{day:%Y-%m-%d}.xlsx", write(table)

    def _cells(self, number):
        self.ensure_one()
        coefficients = [exact(self[name]) for name in ("coefficient", *SHOWN)]
        return (
            str(number),
            self.employee_id.name,
            self.position_title or "",
            self.rank_id.code or "",
            self.step,
            coefficients[0],
            self.above_scale_percent,
            *coefficients[1:],
            self.salary_percent,
            *(self[name] for name in AMOUNTS),
            self.reason or "",
        )

    def _sums(self):
        return tuple(sum(self.mapped(name)) for name in AMOUNTS)


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def _pay_letterhead(self, note):
        """What stands around a table of pay of the unit."""
        agency = self.agency_id or self
        parent = agency.parent_id
        return Letterhead(
            issuer=tuple(name for name in (parent.name, agency.name) if name),
            has_parent=bool(parent),
            signatures=SIGNATURES,
            footnote=note,
        )
