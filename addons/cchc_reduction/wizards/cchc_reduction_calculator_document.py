from odoo import api, models

from odoo.addons.cchc_base.rules.money import dong_in_words, format_integer
from odoo.addons.cchc_base.rules.result import Result

from ..documents import case_paper
from ..rules.case import KINDS, MEASURES


class CchcReductionCalculator(models.TransientModel):
    """The computation on paper: the case, what the decrees give, each line with its article."""

    _name = "cchc.reduction.calculator"
    _inherit = ["cchc.reduction.calculator", "cchc.document"]

    def _document_name(self):
        return f"Bang tinh tinh gian bien che_{self.name or self.birth_text}"

    def _document_context(self):
        history = self.env["hr.department"].sudo()._unit_history()
        today = self.env["hr.version"]._today()
        unit = self.env.user.sudo().unit_ids[:1] or self.env["hr.department"].sudo()._roots()[:1]
        agency = unit.agency_id or unit
        issuer = agency._document_issuer(history, today) if agency else case_paper.NO_ISSUER
        return {case.id: case._paper(issuer, today) for case in self}

    def _paper(self, issuer, today):
        fitting = self.option_ids.filtered("fits")
        offer = self.option_ids.filtered("is_offer")[:1]
        told = {option: Result.from_json(option.reasoning) for option in fitting}
        return case_paper.paper(
            issuer=issuer,
            today=today,
            facts=self._facts_told(),
            options=[
                {
                    "decree": option.decree,
                    "measure": MEASURES[option.measure],
                    "amount": format_integer(option.amount) if option.fits else "",
                    "remark": option.remark or ("Mức cao nhất" if option in offer else ""),
                }
                for option in self.option_ids
            ],
            computations=[
                {
                    "title": f"{MEASURES[option.measure]} – {option.article}",
                    "steps": list(result.explain()),
                }
                for option, result in told.items()
            ],
            amount=format_integer(offer.amount) if offer else "",
            words=dong_in_words(offer.amount) if offer else "",
            unverified=any(fitting.mapped("unverified")),
        )

    def _facts_told(self):
        """Labels and values of the case, without what was not told."""
        sexes = {"male": "Nam", "female": "Nữ"}
        rows = [
            ("Họ và tên", self.name),
            ("Ngày sinh", self.birth_text),
            ("Giới tính", sexes[self.sex]),
            ("Đối tượng", KINDS[self.kind]),
            ("Nghỉ từ ngày", f"{self.leave_on:%d/%m/%Y}"),
            (
                "Thời gian đóng bảo hiểm xã hội",
                f"{self.insurance_years} năm {self.insurance_rest} tháng",
            ),
            ("Thời gian làm việc nặng nhọc, vùng khó khăn (năm)", self.hardship_years),
            ("Tiền lương tháng liền kề (đồng)", self.current_salary),
            ("Tiền lương bình quân 60 tháng (đồng)", self.average_salary),
            ("Tiền lương theo NĐ 178/2024 (đồng)", self.scheme_salary),
            ("Phụ cấp hằng tháng (đồng)", self.allowance),
            ("Số tháng công tác", self.allowance_months),
        ]
        if self.by_reorganisation:
            rows.append(("Sắp xếp có hiệu lực từ ngày", f"{self.reorganised_on:%d/%m/%Y}"))
        return [
            {"label": label, "value": format_integer(value) if type(value) is int else value}
            for label, value in rows
            if value
        ]

    @api.model
    def _document_samples(self):
        return case_paper.samples()
