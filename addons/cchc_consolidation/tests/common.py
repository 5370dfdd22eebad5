from datetime import date

from odoo.addons.cchc_positions.tests.common import CchcPositionsCase

DAY = date(2024, 6, 30)


class ConsolidationCase(CchcPositionsCase):
    """The small province with people everywhere, officers and heads, and a period to open."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.inner = cls._create_unit(
            "T.HD.NV", "Phòng Nội vụ", "division", "district", cls.district
        )
        cls.an, cls.binh, cls.chi, cls.dung, cls.em = (
            cls._create_person(name, unit)
            for name, unit in (
                ("Nguyễn Văn An", cls.home_division),
                ("Trần Thị Bình", cls.home_division),
                ("Lê Văn Chi", cls.finance_division),
                ("Phạm Thị Dung", cls.inner),
                ("Huỳnh Văn Em", cls.commune),
            )
        )
        for person in (cls.an, cls.binh, cls.chi, cls.dung, cls.em):
            cls._open([person], department_id=person.intake_unit_id)
        cls.form = cls.env.ref("cchc_hr.report_form_bm01")
        cls.ranks = cls.env.ref("cchc_hr.report_form_by_rank")
        cls.roll = cls.env.ref("cchc_hr.report_form_bm03")
        cls.users = {
            name: cls._create_user(f"co.{name}", role, unit)
            for name, role, unit in (
                ("officer", "hr_officer", cls.home),
                ("head", "unit_head", cls.home),
                ("finance", "hr_officer", cls.finance),
                ("commune", "hr_officer", cls.commune),
                ("commune_head", "unit_head", cls.commune),
                ("district", "district_home_affairs", cls.district),
                ("district_head", "unit_head", cls.district),
                ("province", "home_affairs", cls.env["hr.department"]._roots()),
                ("inspector", "inspector", cls.env["hr.department"]._roots()),
            )
        }
        cls.period = cls._period()

    @classmethod
    def _period(cls, day=DAY, start=date(2024, 4, 1), **vals):
        period = cls.env["cchc.report.period"].create(
            {
                "kind": "quarter",
                "date_from": start,
                "date_to": day,
                "form_ids": [(6, 0, (cls.form | cls.ranks | cls.roll).ids)],
                **vals,
            }
        )
        period.action_open()
        return period

    def _report(self, unit, kind="unit", period=None):
        return self.env["cchc.report.submission"].search(
            [
                ("period_id", "=", (period or self.period).id),
                ("unit_id", "=", unit.id),
                ("kind", "=", kind),
                ("replaced_by_id", "=", False),
            ],
            order="version desc",
            limit=1,
        )

    def _as(self, name, record):
        return record.with_user(self.users[name])

    def _explain(self, report):
        for problem in report.problem_ids:
            problem.sudo().justification = "Đã đối chiếu"

    def _submit(self, report, officer, head):
        if not report.computed_at:
            self._as(officer, report).action_compute()
        self._explain(report)
        self._as(head, report).action_sign()
        self._as(officer, report).action_submit()
        return report

    def _figure(self, report, form, column, line="total"):
        sheet = report.sheet_ids.filtered(lambda sheet: sheet.form_id == form)
        place = [one["code"] for one in sheet.declaration["columns"]].index(column)
        return next(one for one in sheet.lines if one["key"] == line)["figures"][place]
