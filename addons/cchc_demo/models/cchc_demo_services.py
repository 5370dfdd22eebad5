from collections import Counter, defaultdict
from datetime import date
from math import ceil

from odoo import api, fields, models

from ..generator.chances import Dice

YEAR, PLANNED = 2026, 2027
# Code of the unit, from the most special to the most general → sectors of its norms, with what
# their teachers' titles begin with.
SECTORS = (
    ("KG.TRUONG.THCSTHPT", {"lower_secondary": "V.07.04", "upper_secondary": "V.07.05"}),
    ("KG.TRUONG", {"upper_secondary": "V.07.05"}),
    ("KG.905.THCS", {"lower_secondary": "V.07.04"}),
    ("KG.905.TH", {"primary": "V.07.03"}),
    ("KG.TTYT", {"hospital": "V.08"}),
    ("KG.BV", {"hospital": "V.08"}),
)
# Sector → the measure that its norm speaks of, and about how many it has for one of its staff.
MEASURES = {
    "primary": ("classes_two_sessions", 1 / 1.5),
    "lower_secondary": ("classes", 1 / 1.9),
    "upper_secondary": ("classes", 1 / 2.25),
    "hospital": ("beds", 1 / 1.25),
}
PUPILS = {"primary": (28, 34), "lower_secondary": (34, 41), "upper_secondary": (37, 44)}
# What a unit takes in and spends in a year for each of its people: (side, item, thousand đồng).
SALARIES = ("spending", "Tiền lương và các khoản đóng góp", 168_000)
ESTIMATES = {
    "school": (
        ("revenue", "Thu học phí", 6_200),
        ("revenue", "Thu dịch vụ hỗ trợ giáo dục", 4_100),
        SALARIES,
        ("spending", "Hoạt động chuyên môn, quản lý", 31_500),
    ),
    "health": (
        ("revenue", "Thu dịch vụ khám bệnh, chữa bệnh bảo hiểm y tế", 148_000),
        ("revenue", "Thu viện phí trực tiếp", 36_000),
        SALARIES,
        ("spending", "Thuốc, hóa chất, vật tư y tế", 74_000),
        ("spending", "Hoạt động chuyên môn, quản lý", 29_000),
    ),
    "other": (
        ("revenue", "Thu phí theo quy định", 34_000),
        ("revenue", "Thu dịch vụ", 71_000),
        SALARIES,
        ("spending", "Hoạt động chuyên môn, quản lý", 68_000),
    ),
}


class CchcDemoServices(models.AbstractModel):
    """What schools and hospitals have besides positions: measures for norms, autonomy, a request.

    Many are a few people short of their norms, which the request of their authority says.
    """

    _name = "cchc.demo.services"
    _description = "Service units of the demonstration"

    @api.model
    def _write(self, seed, document):
        staff = self._staff()
        self._measure(staff, seed)
        self._autonomy(staff, document, seed)
        self._request()

    @api.model
    def _staff(self):
        """Public employees of each service unit, by the code of their title."""
        people = self.env["hr.employee"].search(
            [
                ("unit_id.kind_id.code", "=", "public_service_unit"),
                ("staffing_category", "=", "public_employee"),
                ("in_service", "=", True),
            ]
        )
        staff = defaultdict(Counter)
        for person in people:
            leading = bool(person.leadership_post_id)
            staff[person.unit_id][leading, person.rank_id.code or ""] += 1
        return staff

    @api.model
    def _sectors(self, unit):
        return next((own for prefix, own in SECTORS if unit.code.startswith(prefix)), {})

    # -- measures -----------------------------------------------------------------------

    @api.model
    def _measure(self, staff, seed):
        """Classes, pupils and beds that fit the people, often with somebody missing."""
        rows = []
        for unit, titles in staff.items():
            dice = Dice(seed, "measures", unit.code)
            for sector, prefix in self._sectors(unit).items():
                present = sum(
                    number
                    for (leading, rank), number in titles.items()
                    if rank.startswith(prefix) and not leading
                )
                if present:
                    rows += self._rows(unit, sector, present, dice)
        self.env["cchc.unit.driver"].create(rows)

    @api.model
    def _rows(self, unit, sector, present, dice):
        driver, per_person = MEASURES[sector]
        measures = {driver: ceil((present + dice.choice((0, 1, 2, 3))) * per_person)}
        source = "Báo cáo hoạt động năm 2025"
        if sector in PUPILS:
            measures["pupils"] = sum(
                dice.randint(*PUPILS[sector]) for _class in range(measures[driver])
            )
            source = "Báo cáo đầu năm học 2026 - 2027"
        return [
            {
                "unit_id": unit.id,
                "year": YEAR,
                "sector": sector,
                "driver": name,
                "value": value,
                "source": source,
            }
            for name, value in measures.items()
        ]

    # -- autonomy -----------------------------------------------------------------------

    @api.model
    def _autonomy(self, staff, document, seed):
        """The estimate of each service unit that has people, approved for three years."""
        rows = self.env["cchc.unit.autonomy"].create(
            [
                {
                    "unit_id": unit.id,
                    "year": YEAR,
                    "date_from": date(YEAR, 1, 1),
                    "date_to": date(YEAR + 2, 12, 31),
                    "document_id": document.id,
                    "item_ids": self._items(
                        unit, titles.total(), Dice(seed, "estimate", unit.code)
                    ),
                }
                for unit, titles in staff.items()
            ]
        )
        rows.action_submit()
        rows.action_appraise()
        rows.action_approve()

    @api.model
    def _items(self, unit, people, dice):
        return [
            fields.Command.create(
                {
                    "side": side,
                    "name": name,
                    "amount": 1_000 * people * round(thousands * dice.uniform(0.85, 1.15)),
                }
            )
            for side, name, thousands in ESTIMATES[self._estimate_of(unit)]
        ]

    @api.model
    def _estimate_of(self, unit):
        sectors = self._sectors(unit)
        if not sectors:
            return "other"
        return "health" if "hospital" in sectors else "school"

    # -- the request --------------------------------------------------------------------

    @api.model
    def _request(self):
        """Next year's plans of the authorities above the schools, asking for what is missing."""
        measured = self.env["cchc.unit.driver"].search([("year", "=", YEAR)]).unit_id
        for authority, units in measured.grouped("parent_id").items():
            plan = self.env["cchc.establishment.plan"].create(
                {
                    "unit_id": authority.id,
                    "staff": "public_employee",
                    "year": PLANNED,
                    "necessity": "Căn cứ Nghị định 106/2020/NĐ-CP, định mức số lượng người làm "
                    "việc và quy mô lớp, học sinh, giường bệnh.",
                    "last_year": "Sử dụng hết số người làm việc được giao.",
                }
            )
            plan.action_fill()
            own = plan.line_ids.filtered(lambda line: line._has_norms())
            lines = self.env["cchc.establishment.plan.line"].create(
                [
                    {"plan_id": plan.id, "unit_id": unit.id, "category_id": own.category_id.id}
                    for unit in units
                ]
            )
            self._ask(own, lines)
            plan.action_submit()

    @api.model
    def _ask(self, own, lines):
        counted = self._counted(lines.unit_id)
        for line in lines:
            missing = max(0, line.normed_now - counted[line.unit_id])
            line.requested = line.assigned_now + missing
            line.reason = missing and f"Thiếu {missing} người so với định mức."
        own.requested = own.assigned_now + sum(line.requested - line.assigned_now for line in lines)
        own.reason = "Bổ sung theo định mức cho các đơn vị trực thuộc."

    @api.model
    def _counted(self, units):
        """People whom the norms of their unit count."""
        staff, found = self._staff(), Counter()
        for unit in units:
            prefixes = tuple(self._sectors(unit).values())
            for (leading, rank), number in staff[unit].items():
                if rank.startswith(prefixes) and not leading:
                    found[unit] += number
        return found
