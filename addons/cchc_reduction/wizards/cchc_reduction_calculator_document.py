from odoo import api, models

from odoo.addons.cchc_base.rules.money import dong_in_words, format_dong, format_integer

from ..documents import case_paper
from ..rules.case import KINDS, MEASURES, POINTS
from ..rules.choice import PAID_ARTICLE
from ..rules.sheet import CONFIDENCE


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
        return case_paper.paper(
            issuer=issuer,
            today=today,
            facts=self._facts_told(),
            options=[
                {
                    "decree": option.decree,
                    "measure": MEASURES[option.measure],
                    "amount": format_integer(option.amount) if option.fits else "",
                    "confidence": CONFIDENCE[option.confidence] if option.fits else "",
                    "remark": option.remark or self._remark(option),
                }
                for option in self.option_ids
            ],
            computations=[
                {
                    "title": f"{MEASURES[option.measure]} – {option.article}",
                    "lines": option.told["lines"],
                    "steps": option.told["inputs"],
                    "amount": format_integer(option.amount),
                    "full_pension": "có" if option.full_pension else "",
                }
                for option in fitting
            ],
            amount=format_integer(offer.amount) if offer else "",
            words=dong_in_words(offer.amount) if offer else "",
            offer=f"{MEASURES[offer.measure]}, {offer.article}" if offer else "",
            paid=self._paid_told(),
            unverified=sorted({text for option in fitting for text in option.told["unverified"]}),
        )

    @api.model
    def _remark(self, option):
        parts = ["Mức cao nhất"] if option.is_offer else []
        if option.full_pension:
            parts.append("Lương hưu không bị trừ tỷ lệ")
        return "; ".join(parts)

    def _paid_told(self):
        """What was drawn before, which shuts NĐ 178/2024."""
        if not self.paid_before:
            return ""
        return (
            f"Đã nhận {format_dong(self.paid_before)} theo NĐ 29/2023/NĐ-CP ngày "
            f"{self.paid_before_on:%d/%m/%Y}: không hưởng chính sách của NĐ 178/2024/NĐ-CP "
            f"({PAID_ARTICLE})."
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
        if self.kept_allowance and self.term_ends_on:
            rows += [
                ("Phụ cấp chức vụ hằng tháng (đồng)", self.kept_allowance),
                ("Hết thời hạn bổ nhiệm, nhiệm kỳ", f"{self.term_ends_on:%d/%m/%Y}"),
            ]
        if self.by_reorganisation:
            rows.append(("Nghỉ theo", POINTS[self.point]))
            if self.reorganised_on:
                rows.append(("Sắp xếp có hiệu lực từ ngày", f"{self.reorganised_on:%d/%m/%Y}"))
        return [
            {"label": label, "value": format_integer(value) if type(value) is int else value}
            for label, value in rows
            if value
        ]

    @api.model
    def _document_samples(self):
        return case_paper.samples()
