from datetime import date

from odoo import api, fields, models

from ..generator.chances import Dice

# What every agency does, and which kinds of positions do it.
FUNCTIONS = (
    ("Tham mưu ban hành văn bản, chương trình, kế hoạch thuộc lĩnh vực quản lý", True),
    ("Tổ chức thực hiện, hướng dẫn, kiểm tra chuyên môn, nghiệp vụ", True),
    ("Công tác tổ chức cán bộ, hành chính, tài chính nội bộ", False),
    ("Giải quyết thủ tục hành chính, tiếp công dân, xử lý đơn thư", False),
    # In some agencies nobody has it yet: an omission worth finding.
    ("Chuyển đổi số, thống kê, báo cáo", False),
)
# The agency whose people are assessed.
MODEL = "KG.STC"
ASSESSED_ON = date(2026, 6, 30)


class CchcDemoFrameworks(models.AbstractModel):
    """What stands around the positions: functions, descriptions, competencies, plans."""

    _name = "cchc.demo.frameworks"
    _description = "Frameworks of the demonstration"

    # -- while the schemes are drafts ---------------------------------------------------

    @api.model
    def _complete(self, schemes, seed):
        """Trace the positions to functions and describe them."""
        functions = self._functions(schemes.unit_id, schemes[:1].date_from)
        for scheme in schemes:
            dice = Dice(seed, "functions", scheme.unit_id.code)
            own = functions[scheme.unit_id]
            served = own[:-1] if dice.chance(0.3) else own
            for line in scheme.line_ids:
                chosen = served[:2] if line.leadership_post_id else [dice.choice(served)]
                line.function_ids = [fields.Command.set([one.id for one in chosen])]
        self.env["cchc.demo.descriptions"]._describe(schemes.line_ids)

    @api.model
    def _functions(self, agencies, day):
        made = self.env["cchc.unit.function"].create(
            [
                {
                    "unit_id": agency.id,
                    "code": f"{number:02d}",
                    "name": name,
                    "sequence": 10 * number,
                    "date_from": day,
                }
                for agency in agencies
                for number, (name, _leading) in enumerate(FUNCTIONS, start=1)
            ]
        )
        return {agency: list(own) for agency, own in made.grouped("unit_id").items()}

    # -- once people hold their positions --------------------------------------------------

    @api.model
    def _assess(self, seed):
        """Levels of the people of the model agency, some of them below what is required."""
        people = self.env["hr.employee"].search(
            [("position_id", "!=", False), ("unit_id.agency_id.code", "=", MODEL)]
        )
        lines = people.position_id._lines_at(ASSESSED_ON)
        rows = []
        for person in people:
            line = lines.get(person.position_id.id)
            dice = Dice(seed, "competency", person.staff_number)
            for required in line.competency_ids if line else ():
                level = max(1, required.level - dice.chance(0.15))
                rows.append(
                    {
                        "employee_id": person.id,
                        "competency_id": required.competency_id.id,
                        "level": level,
                        "date": ASSESSED_ON,
                        "assessor": "Hội đồng đánh giá của Sở",
                        "evidence": "Kết quả công việc sáu tháng đầu năm 2026",
                    }
                )
        self.env["cchc.competency.assessment"].create(rows)

    @api.model
    def _plan(self):
        """Next year's plans: one handed in, one in hand."""
        units = self.env["hr.department"].search([("code", "in", (MODEL, "KG.SNV"))])
        plans = self.env["cchc.establishment.plan"].create(
            [
                {
                    "unit_id": unit.id,
                    "staff": "civil_servant",
                    "year": 2027,
                    "necessity": "Căn cứ Nghị định 62/2020/NĐ-CP và đề án vị trí việc làm.",
                    "last_year": "Sử dụng hết số biên chế được giao.",
                }
                for unit in units
            ]
        )
        plans.action_fill()
        submitted = plans.filtered(lambda plan: plan.unit_id.code == MODEL)
        for line in submitted.line_ids:
            line.reason = "Giữ nguyên số được giao."
        submitted.action_submit()
