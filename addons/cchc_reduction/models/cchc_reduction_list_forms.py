from odoo import models

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_hr.rules.salary_scale import exact
from odoo.addons.cchc_hr.workbooks.pay_workbook import write_all

from ..rules.spans import half_years
from ..workbooks import forms

OUT = ("returned", "refused")


class CchcReductionList(models.Model):
    """The forms in which a list is handed on and reported."""

    _inherit = "cchc.reduction.list"

    def action_print_forms(self):
        return self._download("forms")

    def action_print_results(self):
        return self._download("results")

    def _download(self, what):
        self.check_access("read")
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": "/cchc/reduction/xlsx",
                "data": {"lists": ",".join(map(str, self.ids)), "what": what},
            },
        }

    def _workbook(self, what):
        """(name, bytes): the lists of people with their summary, or the results."""
        dossiers = self.dossier_ids.filtered(lambda row: row.state not in OUT)
        if what == "results":
            dossiers = dossiers.filtered(lambda row: row.state != "proposed")
        rows = [row._form_row() for row in dossiers]
        agency = self.unit_id[:1]
        parent = agency.sudo().parent_id
        frame = forms.Frame(
            letterhead=Letterhead(
                issuer=tuple(name for name in (parent.name, agency.name) if name),
                has_parent=bool(parent),
                signatures=forms.SIGNATURES,
                footnote=forms.NOTE,
            ),
            subtitle=", ".join(self._period_told(row) for row in self),
            printed_on=self.env["hr.version"]._today(),
        )
        if what == "results":
            return "ket-qua-tinh-gian-bien-che.xlsx", write_all([forms.results(rows, frame)])
        tables = [*forms.person_forms(rows, frame), forms.summary(rows, frame)]
        return "danh-sach-tinh-gian-bien-che.xlsx", write_all(tables)

    @staticmethod
    def _period_told(row):
        periods = {"first": "6 tháng đầu năm", "second": "6 tháng cuối năm", "year": "Năm"}
        return f"{periods[row.period]} {row.year} ({row.decree})"


class CchcReductionDossier(models.Model):
    _inherit = "cchc.reduction.dossier"

    def _form_row(self):
        self.ensure_one()
        person, period = self.employee_id.sudo(), self.sudo()._last_period()
        lines = {}
        if self.reasoning and not self.remark:
            for code, amount in Result.from_json(self.reasoning).facts:
                lines[code] = lines.get(code, 0) + amount
        degrees = dict(person._fields["degree_level"]._description_selection(self.env))
        return forms.Row(
            unit=self.department_id.name or "",
            name=person.name,
            male=self.sex == "male",
            born=self.birth_text or "",
            degree=degrees.get(person.degree_level) or "",
            post=period.position_title or period.leadership_post_id.name or "",
            rank=period.rank_id.code or "",
            step=period.step,
            coefficient=exact(period.coefficient),
            current=self.current_salary,
            average=self.average_salary,
            insurance=half_years(12 * self.insurance_years + self.insurance_rest),
            hardship=self.hardship_years,
            leave_on=self.leave_on,
            measure=self.measure,
            lines=lines,
            amount=self.amount,
            budget=self.budget_amount,
            own=self.own_amount,
            paid=self.paid_amount,
            reason=self.ground_id.article,
            note="Có số liệu chưa đối chiếu" if self.unverified else "",
            state=self.state,
        )
