from datetime import date

from odoo import api, models

from ..generator.chances import Dice
from ..writer import QUIET

YEAR = 2026
# Target, day, value, evidence: what the province is told by surveys and by the ministry.
FIGURES = (
    ("satisfaction_2020", "2020-12-31", 82.4, "Báo cáo số 312/BC-SNV ngày 15/01/2021"),
    ("satisfaction_2030", "2025-06-30", 85.1, "Báo cáo số 178/BC-SNV ngày 10/07/2025"),
    ("satisfaction_2030", "2026-06-30", 87.3, "Báo cáo số 192/BC-SNV ngày 08/07/2026"),
    ("service_2030", "2026-06-30", 84.0, "Báo cáo số 193/BC-SNV ngày 08/07/2026"),
    ("electronic", "2025-12-31", 93.5, "Báo cáo số 41/BC-STTTT ngày 12/01/2026"),
    ("par_index", "2024-12-31", 27, "Công bố chỉ số cải cách hành chính năm 2024"),
    ("par_index", "2025-12-31", 22, "Công bố chỉ số cải cách hành chính năm 2025"),
)
# Area, clause, task, product, code of the agency, deadline, million đồng, reports.
TASKS = (
    (
        "direction",
        "V.1.b",
        "Ban hành kế hoạch tuyên truyền cải cách hành chính",
        "Kế hoạch",
        0,
        (3, 31),
        120,
        ((3, 20, 100, "Đã ban hành", "Kế hoạch số 12/KH-SNV"),),
    ),
    (
        "institutions",
        "II.1.1.c",
        "Rà soát văn bản quy phạm pháp luật của tỉnh",
        "Báo cáo rà soát",
        1,
        (9, 30),
        80,
        (
            (6, 30, 50, "Đã rà soát 62 văn bản", ""),
            (10, 12, 100, "Đã rà soát xong", "Báo cáo số 88/BC-STC"),
        ),
    ),
    (
        "procedures",
        "II.1.2.a",
        "Công bố, niêm yết thủ tục hành chính",
        "Quyết định công bố",
        0,
        (6, 30),
        0,
        ((6, 15, 100, "Đã công bố 214 thủ tục", "Quyết định số 1123/QĐ-UBND"),),
    ),
    (
        "procedures",
        "II.1.2.d",
        "Khảo sát sự hài lòng của người dân, tổ chức",
        "Báo cáo khảo sát",
        2,
        (10, 31),
        450,
        ((9, 30, 60, "Đã phát 1.200 phiếu, chậm do thiếu người nhập liệu", ""),),
    ),
    (
        "apparatus",
        "II.1.3.a",
        "Rà soát chức năng, nhiệm vụ các phòng chuyên môn",
        "Đề án",
        0,
        (12, 15),
        0,
        ((9, 30, 70, "Đang lấy ý kiến các sở", ""),),
    ),
    (
        "apparatus",
        "II.1.3.c",
        "Thực hiện tinh giản biên chế năm 2026",
        "Quyết định",
        1,
        (12, 31),
        900,
        ((6, 30, 40, "Giải quyết đợt 1", ""),),
    ),
    (
        "staff",
        "II.1.4.a",
        "Chuẩn hóa cơ sở dữ liệu cán bộ, công chức, viên chức",
        "Cơ sở dữ liệu",
        0,
        (12, 31),
        1500,
        ((9, 30, 80, "Đã đối soát hồ sơ của các sở", ""),),
    ),
    (
        "staff",
        "II.1.4.b",
        "Thi tuyển chức danh lãnh đạo cấp phòng",
        "Quyết định bổ nhiệm",
        2,
        (11, 30),
        200,
        (),
    ),
    (
        "public_finance",
        "II.1.5.b",
        "Giao quyền tự chủ cho đơn vị sự nghiệp",
        "Quyết định",
        1,
        (12, 20),
        60,
        ((9, 30, 90, "Còn hai đơn vị", ""),),
    ),
    (
        "modernisation",
        "II.1.6.d",
        "Áp dụng hệ thống quản lý chất lượng ISO 9001:2015",
        "Giấy chứng nhận",
        1,
        (8, 31),
        300,
        (),
    ),
)


class CchcDemoReform(models.AbstractModel):
    """Figures of the plan's targets, and a plan of the reform with tasks in every state."""

    _name = "cchc.demo.reform"
    _description = "Reform of the demonstration"

    @api.model
    def _write(self, seed):
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        demo._give_mailboxes(seed)
        root = demo.env["hr.department"]._roots()[:1]
        demo._enter_figures(root)
        demo._plan(root)

    @api.model
    def _give_mailboxes(self, seed):
        """Most people have an official address; it is invented from the staff number."""
        people = self.env["hr.employee"].search([("in_register", "=", True)], order="id")
        chosen = [
            person.id
            for person in people
            if Dice(seed, "mailbox", person.id).choice((1,) * 6 + (0,))
        ]
        self.env.cr.execute(
            "UPDATE hr_employee SET work_email = 'cb' || id || '@tinh.example' WHERE id = ANY(%s)",
            [chosen],
        )
        people.invalidate_recordset(["work_email"])

    @api.model
    def _enter_figures(self, root):
        self.env["cchc.reform.figure"].create(
            [
                {
                    "target_id": self.env.ref(f"cchc_consolidation.reform_target_{key}").id,
                    "unit_id": root.id,
                    "date": day,
                    "value": value,
                    "evidence": evidence,
                }
                for key, day, value, evidence in FIGURES
            ]
        )

    @api.model
    def _plan(self, root):
        document = self.env["cchc.legal.document"].create(
            {
                "number": "05/KH-UBND",
                "title": f"Cải cách hành chính năm {YEAR}",
                "kind": "plan",
                "issuer": root.name,
                "date_issued": f"{YEAR}-01-09",
            }
        )
        plan = self.env["cchc.reform.plan"].create({"year": YEAR, "document_id": document.id})
        agencies = self._agencies(root)
        tasks = self.env["cchc.reform.task"].create(
            [
                {
                    "plan_id": plan.id,
                    "sequence": order,
                    "area": area,
                    "clause": clause,
                    "name": name,
                    "product": product,
                    "unit_id": agencies[place % len(agencies)].id,
                    "partner_ids": [(6, 0, agencies[(place + 1) % len(agencies)].ids)],
                    "deadline": date(YEAR, *deadline),
                    "budget": millions * 1_000_000,
                    "budget_source": "regular" if millions else False,
                }
                for order, (area, clause, name, product, place, deadline, millions, _reports) in (
                    enumerate(TASKS, 1)
                )
            ]
        )
        plan.action_put_in_force()
        self.env["cchc.reform.progress"].create(
            [
                {
                    "task_id": task.id,
                    "date": date(YEAR, month, day),
                    "percent": percent,
                    "result": result,
                    "evidence": evidence,
                    "spent": task.budget * percent // 100 // 1000 * 1000,
                }
                for task, row in zip(tasks, TASKS, strict=True)
                for month, day, percent, result, evidence in row[-1]
                if date(YEAR, month, day) <= self.env["hr.version"]._today()
            ]
        )

    @api.model
    def _agencies(self, root):
        """Departments that have people, the ones with accounts in the demonstration first."""
        units = self.env["hr.department"]
        kind = self.env.ref("cchc_base.unit_kind_specialised_department")
        found = units.search([("parent_id", "=", root.id), ("kind_id", "=", kind.id)])
        groups = dict(
            self.env["hr.employee"]._read_group(
                [("unit_id", "child_of", found.ids)], ["unit_id"], ["__count"]
            )
        )
        living = {unit.agency_id for unit in groups}
        return [unit for unit in found if unit in living][:3] or list(found[:3]) or [root]
