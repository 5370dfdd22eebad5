from odoo import api, models

# What stands in a section, by its code; ``{name}`` is the position.
CONTENT = {
    "objective": "Hoàn thành nhiệm vụ của vị trí {name} đúng quy định, đúng thời hạn",
    "work": "Nghiên cứu, đề xuất nội dung quản lý trong phạm vi được phân công",
    "management": "Phân công, đôn đốc, kiểm tra việc thực hiện nhiệm vụ của đơn vị",
    "support": "Phục vụ hoạt động chuyên môn của đơn vị",
    "relations": "Phối hợp, trao đổi thông tin theo quy chế làm việc",
    "authority": "Đề xuất, tham gia ý kiến trong phạm vi nhiệm vụ được giao",
    "conditions": "Được bố trí phòng, trang thiết bị làm việc theo định mức",
}
# Rows of the requirements by the beginning of their label.
REQUIREMENTS = {
    "Trình độ": "Theo tiêu chuẩn của ngạch, chức danh nghề nghiệp",
    "Bồi dưỡng": "Theo yêu cầu của vị trí việc làm",
    "Kinh nghiệm": "Nắm vững quy trình công việc của đơn vị",
    "Phẩm chất": "Trung thực, trách nhiệm, giữ bí mật công vụ",
    "Các yêu cầu khác": "Không",
}
PRODUCT = "Báo cáo, tờ trình, dự thảo văn bản"
CRITERION = "Đúng thời hạn; được cấp có thẩm quyền chấp thuận"
# Where a position says nothing of steps: the middle of the five levels.
MIDDLE = 3


class CchcDemoDescriptions(models.AbstractModel):
    """Job descriptions with competencies for all positions, written in two statements."""

    _name = "cchc.demo.descriptions"
    _description = "Job descriptions of the demonstration"

    @api.model
    def _describe(self, lines):
        Form = self.env["cchc.job.description.form"]
        Competency = self.env["cchc.competency"]
        descriptions, competencies = [], []
        for scheme, own in lines.grouped("scheme_id").items():
            form = Form._in_force(scheme.staff, scheme.date_from)
            framework = Competency._in_force(scheme.staff, scheme.date_from)
            descriptions += [self._description_of(line, form) for line in own]
            competencies += [
                {"line_id": line.id, "competency_id": each.id, "level": line.step_from or MIDDLE}
                for line in own
                for each in framework
                if each.group != "managerial" or line.group_id.kind == "leadership"
            ]
        self.env["cchc.job.description"].create(descriptions)
        self.env["cchc.position.competency"].create(competencies)

    @api.model
    def _description_of(self, line, form):
        items = [
            (0, 0, row)
            for section in form.section_ids
            if section.source == "items" and section._applies_to(line.group_id.kind)
            for row in self._rows(section, line)
        ]
        manager = "Cấp trên trực tiếp" if line.leadership_post_id else "Trưởng đơn vị"
        return {
            "line_id": line.id,
            "form_id": form.id,
            "direct_manager": manager,
            "related_positions": "Các vị trí khác của đơn vị",
            "item_ids": items,
        }

    @api.model
    def _rows(self, section, line):
        columns = section._columns()
        steps, labels = [False], (section.proposed_labels or "").splitlines() or [False]
        if "step" in columns and line.step_from:
            steps = range(line.step_from, line.step_to + 1)
        if section.code == "work" and "label" in columns:
            labels = ["Chuyên môn"]
        for number, (step, label) in enumerate(
            ((step, label) for step in steps for label in labels), start=1
        ):
            yield {
                "section_id": section.id,
                "sequence": 10 * number,
                "step": step,
                "label": label,
                "content": self._content(section, label, line),
                "product": PRODUCT if "product" in columns else False,
                "criterion": CRITERION if "criterion" in columns else False,
            }

    @api.model
    def _content(self, section, label, line):
        if section.code == "requirements":
            for start, words in REQUIREMENTS.items():
                if (label or "").startswith(start):
                    return words
        return CONTENT.get(section.code, CONTENT["work"]).format(name=line.name)
