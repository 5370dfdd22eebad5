from decimal import Decimal

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.models.field_groups import READ
from odoo.addons.cchc_base.rules.problem import RuleError

from ..rules.arrears import rate_on
from ..rules.base_salary import base_salary
from ..rules.pay import SERVICE_CATEGORIES, Pay, month
from ..rules.salary_scale import exact
from ..workbooks.pay_workbook import SIGNATURES, Column, Table, write
from .cchc_raise_due import explained

COEFFICIENTS = (
    "coefficient",
    "leadership_allowance",
    "concurrent_allowance",
    "responsibility_allowance",
    "regional_allowance",
)
AMOUNTS = ("salary", "above_scale", "allowances", "service", "total")
COLUMNS = (
    *(Column("Số TT", 6), Column("Họ và tên", 28), Column("Chức vụ, chức danh", 26)),
    *(Column("Mã ngạch, CDNN", 12), Column("Bậc", 6), Column("Hệ số lương", 9)),
    *(Column("Vượt khung (%)", 9), Column("Phụ cấp chức vụ", 9)),
    *(Column("Phụ cấp kiêm nhiệm", 9), Column("Phụ cấp trách nhiệm", 9)),
    *(Column("Phụ cấp khu vực", 9), Column("Tỷ lệ hưởng (%)", 9)),
    *(Column("Tiền lương", 15), Column("Phụ cấp vượt khung", 13)),
    *(Column("Các phụ cấp theo hệ số", 14), Column("Phụ cấp công vụ", 14)),
    Column("Tổng cộng (đồng)", 16),
)
NOTE = (
    "Mỗi khoản làm tròn đến đồng. Chưa trừ các khoản đóng bảo hiểm; chưa gồm các phụ cấp tính theo "
    "tỷ lệ ngoài phụ cấp công vụ.\nNgười nghỉ việc không hưởng lương có tên, không có số tiền."
)


class CchcSalarySheet(models.Model):
    """What everybody is paid a month on a day: context ``sheet_on`` (default: today).

    The sums are made in the database, so that a province can be grouped; ``rules.pay`` says the
    same of each person with its reasons, and a test compares both.
    """

    _name = "cchc.salary.sheet"
    _description = "Salary sheet"
    _auto = False
    _log_access = False
    _order = "unit_id, id"
    _rec_name = "employee_id"
    _depends = {"hr.version": ["date_version", "date_to", "in_service", *COEFFICIENTS]}

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
    is_paid = fields.Boolean(readonly=True)
    base = Dong(string="Base salary (đồng)", readonly=True, aggregator=None)
    salary = Dong(string="Salary (đồng)", readonly=True)
    above_scale = Dong(string="Above scale (đồng)", readonly=True)
    allowances = Dong(string="Allowances by coefficient (đồng)", readonly=True)
    service = Dong(string="Public-service allowance (đồng)", readonly=True)
    total = Dong(string="Total a month (đồng)", readonly=True)
    explanation = fields.Html(compute="_compute_explanation", string="How it is reckoned")

    @api.model
    def _sheet_day(self):
        return (
            fields.Date.to_date(self.env.context.get("sheet_on")) or self.env["hr.version"]._today()
        )

    @api.model
    def _figures(self):
        """(base salary as a Result, percent of the public-service allowance) of the day."""
        law, day = self.env["cchc.pay.law"], self._sheet_day()
        return base_salary(law._bases(), day), rate_on(law._service_rates(), day)

    @property
    def _table_query(self):
        try:
            base, percent = self._figures()
        except RuleError:
            # No base salary is known of so early a day: nobody can be paid by it.
            return SQL("SELECT %s WHERE FALSE", self._null_columns())
        numbers = SQL(", ").join(
            SQL("COALESCE(%s, 0) AS %s", SQL.identifier("v", name), SQL.identifier(name))
            for name in COEFFICIENTS
        )
        return SQL(
            """
            SELECT *, (salary + above_scale + allowances + service)::int8 AS total
              FROM (
                SELECT *,
                       round(paid * base)::int8 AS salary,
                       round(beyond * base)::int8 AS above_scale,
                       (round(leadership_allowance * due * base)
                        + round(concurrent_allowance * due * base)
                        + round(responsibility_allowance * due * base)
                        + round(regional_allowance * due * base))::int8 AS allowances,
                       CASE WHEN staffing_category IN %(served)s
                            THEN round((paid + beyond + leadership_allowance * due) * base
                                       * %(percent)s / 100)::int8
                            ELSE 0 END AS service
                  FROM (
                    SELECT *,
                           coefficient * due * salary_percent / 100 AS paid,
                           coefficient * due * above_scale_percent / 100 AS beyond
                      FROM (
                        SELECT v.id, v.employee_id, v.department_id AS unit_id,
                               v.staffing_category, v.position_title, v.rank_id, v.step,
                               %(numbers)s,
                               COALESCE(v.above_scale_percent, 0) AS above_scale_percent,
                               COALESCE(NULLIF(v.salary_percent, 0), 100) AS salary_percent,
                               v.service_status IS DISTINCT FROM 'long_leave' AS is_paid,
                               (v.service_status IS DISTINCT FROM 'long_leave')::int::numeric
                                   AS due,
                               %(base)s::int8 AS base
                          FROM hr_version v
                         WHERE v.active IS TRUE AND v.employee_id IS NOT NULL AND v.in_service
                           AND v.date_version <= %(day)s
                           AND (v.date_to IS NULL OR v.date_to >= %(day)s)
                           ) facts
                       ) shares
                   ) parts
            """,
            served=tuple(sorted(SERVICE_CATEGORIES)),
            percent=Decimal(percent),
            numbers=numbers,
            base=base.value,
            day=self._sheet_day(),
        )

    @api.model
    def _null_columns(self):
        return SQL(", ").join(
            SQL("NULL::%s AS %s", SQL(field.column_type[1]), SQL.identifier(name))
            for name, field in self._fields.items()
            if field.column_type and field.store
        )

    @api.depends("employee_id")
    @api.depends_context("sheet_on")
    def _compute_explanation(self):
        base, percent = self._figures()
        for row in self:
            row.explanation = row.is_paid and explained(
                month(row._pay(), base.value, percent, base["document"]).as_json()
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
            rows.append((None, f"Cộng {part.name}", *[""] * 10, *ordered._sums()))
        base, _percent = self._figures()
        table = Table(
            name="Bảng lương",
            title="Bảng lương",
            subtitle=f"Tính đến ngày {day:%d/%m/%Y}; mức lương cơ sở "
            f"{base.value:,} đồng ({base['document']})".replace(",", "."),
            letterhead=unit._pay_letterhead(NOTE),
            columns=COLUMNS,
            rows=tuple(rows),
            total=(None, "TỔNG CỘNG", *[""] * 10, *people._sums()),
            printed_on=day,
        )
        return f"bang-luong-{day:%Y-%m-%d}.xlsx", write(table)

    def _cells(self, number):
        self.ensure_one()
        coefficients = [exact(self[name]) for name in COEFFICIENTS]
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
