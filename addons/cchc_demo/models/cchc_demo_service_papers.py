from datetime import date, timedelta

from odoo import api, models

from odoo.addons.cchc_base.rules.months import add_months

from ..generator.chances import Dice
from ..generator.events import AS_OF
from ..writer import QUIET

# Kind of absence → how often in a year, days at least and at most, only for women.
ABSENCES = {
    "sick": (0.06, 3, 14, False),
    "study_home": (0.03, 20, 90, False),
    "unpaid": (0.02, 10, 60, False),
    "personal": (0.03, 2, 3, False),
    "maternity": (0.05, 181, 181, True),
}
BORROWERS = (
    ("Nguyễn Văn Hùng, Thanh tra viên", "Thanh tra tỉnh", "Thẩm tra lý lịch"),
    ("Trần Thị Mai, Chuyên viên", "Ban Tổ chức Tỉnh ủy", "Nghiên cứu hồ sơ quy hoạch"),
    ("Lê Quốc Dũng, Kiểm tra viên", "Ủy ban Kiểm tra Tỉnh ủy", "Xác minh đơn thư"),
)
YEARS = 3


class CchcDemoServicePapers(models.AbstractModel):
    """Absences, contracts of work, elected terms and paper files of the demonstration's people.

    With what an officer has to find: a contract that ends soon, a person without one, a file that
    was lent and not returned, one that is incomplete, people without a file.
    """

    _name = "cchc.demo.service.papers"
    _description = "Absences, contracts and paper files of the demonstration"

    @api.model
    def _write(self, seed):
        demo = self.with_context(**QUIET, lang="vi_VN").sudo()
        people = demo.env["hr.employee"].search([("in_service", "=", True)], order="id")
        demo._absences(seed, people)
        demo._contracts(seed, people)
        demo._elected(seed, people)
        demo._files(seed, people)

    @api.model
    def _absences(self, seed, people):
        kinds = {kind.code: kind.id for kind in self.env["cchc.absence.kind"].search([])}
        rows = []
        for person in people:
            dice = Dice(seed, "absence", person.id)
            young = person.birthday and person.birthday > add_months(AS_OF, -12 * 42)
            last = None
            for code, (chance, least, most, women) in ABSENCES.items():
                if women and not (person.sex == "female" and young):
                    continue
                if not dice.chance(chance * YEARS):
                    continue
                start = dice.day(add_months(AS_OF, -12 * YEARS), AS_OF + timedelta(days=20))
                if last and start <= last:
                    start = last + timedelta(days=30)
                if person.recruited_on and start < person.recruited_on:
                    continue
                end = start + timedelta(days=dice.randint(least, most) - 1)
                if code == "maternity":
                    end = add_months(start, 6) - timedelta(days=1)
                last = end
                rows.append(
                    {
                        "employee_id": person.id,
                        "kind_id": kinds[code],
                        "date_from": start,
                        "date_to": end,
                        "document_number": f"{dice.randint(10, 900)}/QĐ",
                        "document_date": start - timedelta(days=5),
                    }
                )
        self.env["cchc.absence"].create(rows)

    @api.model
    def _contracts(self, seed, people):
        """Public employees recruited since July 2020 work by fixed-term contracts first."""
        rows = []
        for person in people.filtered(
            lambda one: one.staffing_category in ("public_employee", "contract_111")
        ):
            dice = Dice(seed, "contract", person.id)
            # Somebody always lacks the paper.
            if dice.chance(0.12):
                continue
            start = person.recruited_on or date(2015, 1, 1)
            rows += self._chain(person, start, dice)
        self.env["cchc.labour.contract"].create(rows)

    @api.model
    def _chain(self, person, start, dice):
        common = {
            "employee_id": person.id,
            "category": person.staffing_category,
            "signer_name": "Phạm Minh Tuấn",
            "signer_title": "Giám đốc",
            "job": person.position_title or "Viên chức",
        }

        def contract(number, first, last=None):
            return {
                **common,
                "document_number": f"{dice.randint(10, 900)}.{number}/HĐLV",
                "document_date": first,
                "kind": "contract_fixed" if last else "contract_open",
                "date_from": first,
                "date_to": last or False,
            }

        months = 36 if start < date(2020, 7, 1) else 60
        end = add_months(start, months) - timedelta(days=1)
        if start < date(2020, 7, 1):
            return [contract(1, start, end), contract(2, end + timedelta(days=1))]
        first = add_months(start, 24) - timedelta(days=1)
        rows, number = [contract(1, start, first)], 1
        while first < AS_OF:
            number += 1
            start = first + timedelta(days=1)
            if number > 2:
                return [*rows, contract(number, start)]
            first = add_months(start, 36) - timedelta(days=1)
            rows.append(contract(number, start, first))
        return rows

    @api.model
    def _elected(self, seed, people):
        rows = []
        for person in people.filtered(
            lambda one: (
                one.leadership_post_id and one.staffing_category in ("cadre", "commune_cadre")
            )
        ):
            dice = Dice(seed, "elected", person.id)
            total = dice.randint(24, 50)
            rows.append(
                {
                    "employee_id": person.id,
                    "body": "council" if "HĐND" in person.leadership_post_id.name else "committee",
                    "body_name": person.unit_id.name,
                    "post": person.leadership_post_id.name,
                    "term_name": "2026–2031",
                    "elected_on": date(2026, 3, 25),
                    "votes_for": total - dice.randint(0, 3),
                    "votes_total": total,
                    "document_number": f"{dice.randint(100, 900)}/QĐ-UBND",
                    "document_date": date(2026, 4, 2),
                    "issuer": "Chủ tịch UBND tỉnh",
                    "date_from": date(2026, 4, 2),
                    "date_to": date(2031, 4, 1),
                }
            )
        self.env["cchc.elected.term"].create(rows)

    @api.model
    def _files(self, seed, people):
        components = self.env["cchc.paper.file.component"].search([("name", "!=", False)])
        required = components.filtered("required")
        numbers, rows = {}, []
        for person in people:
            dice = Dice(seed, "paper file", person.id)
            if dice.chance(0.04):
                continue
            keeper = person.unit_id.agency_id
            number = numbers[keeper.id] = numbers.get(keeper.id, 0) + 1
            there = required | components.filtered(lambda _one, dice=dice: dice.chance(0.6))
            if dice.chance(0.15):
                there -= required[dice.randrange(len(required))]
            rows.append(
                {
                    "employee_id": person.id,
                    "keeper_id": keeper.id,
                    "number": f"HS-{number:04}",
                    "opened_on": person.recruited_on or AS_OF,
                    "room": "Kho hồ sơ",
                    "cabinet": f"Tủ {number // 60 + 1}",
                    "box": f"Hộp {number // 10 + 1}",
                    "component_ids": [(6, 0, there.ids)],
                }
            )
        files = self.env["cchc.paper.file"].create(rows)
        self._loans(seed, files)

    @api.model
    def _loans(self, seed, files):
        rows = []
        for file in files:
            dice = Dice(seed, "loan", file.employee_id.id)
            if not dice.chance(0.05):
                continue
            borrower, unit, purpose = BORROWERS[dice.randrange(len(BORROWERS))]
            lent = dice.day(AS_OF - timedelta(days=90), AS_OF)
            back = lent + timedelta(days=dice.randint(1, 9))
            rows.append(
                {
                    "file_id": file.id,
                    "borrower": borrower,
                    "borrower_unit": unit,
                    "purpose": purpose,
                    "approved_by": "Giám đốc Sở Nội vụ",
                    "lent_on": lent,
                    "returned_on": back if back <= AS_OF and dice.chance(0.7) else False,
                }
            )
        self.env["cchc.paper.file.loan"].create(rows)
