import io
from datetime import date

from docx import Document

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from odoo.addons.cchc_hr.tests.common import CchcHrCase

LEAVE_ON = date(2025, 8, 1)
D154, D178, EARLY = "NĐ 154/2025/NĐ-CP", "NĐ 178/2024/NĐ-CP", "early_retirement"


@tagged("post_install", "-at_install")
class TestCalculator(CchcHrCase):
    """A case typed in or taken from the dossier; what the decrees give; its paper."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("reduction_officer", "hr_officer", cls.home)

    def _calculator(self, user=None, **vals):
        return (
            self.env["cchc.reduction.calculator"]
            .with_user(user or self.officer)
            .create(
                {
                    "birth_text": "12/1966",
                    "sex": "male",
                    "leave_on": LEAVE_ON,
                    "insurance_years": 25,
                    "insurance_rest": 7,
                    "current_salary": 10_000_000,
                    **vals,
                }
            )
        )

    def _amounts(self, case):
        case.action_calculate()
        return {(row.decree, row.measure): row.amount for row in case.option_ids if row.fits}

    def test_a_typed_case(self):
        """Male, 12/1966: 62 years in 12/2028, 41 months early: three and a half years."""
        case = self._calculator()
        self.assertEqual(
            self._amounts(case), {(D154, EARLY): 255_000_000, (D154, "transfer_out"): 160_000_000}
        )
        offer = case.option_ids.filtered("is_offer")
        self.assertEqual(offer.article, "Điều 6 khoản 2 NĐ 154/2025/NĐ-CP")
        self.assertIn("5 × 3,5 năm × 10.000.000", offer.explanation)
        refused = case.option_ids.filtered(lambda row: row.measure == "leave")
        self.assertIn("Early retirement by", refused.remark)

    def test_two_regimes_and_money_drawn_before(self):
        told = {"by_reorganisation": True, "reorganised_on": date(2025, 7, 1)}
        case = self._calculator(scheme_salary=12_000_000, **told)
        amounts = self._amounts(case)
        # 41 months, 17.5 months for early years, 8 for insurance, of twelve million.
        self.assertEqual(amounts[D178, EARLY], 798_000_000)
        self.assertEqual(case.option_ids.filtered("is_offer").decree, D178)
        case.write({"paid_before": 1_000_000, "paid_before_on": date(2024, 5, 1)})
        self.assertFalse(case.option_ids, "figures of a case that was changed are gone")
        self.assertEqual({decree for decree, _measure in self._amounts(case)}, {D154})

    def test_the_dossier_fills_in_what_it_knows(self):
        person = self._create_person(
            "Lê Văn Tám", birth_text="1966", recruited_text="03/1995", citizen_id=None
        )
        self._open(person, date(2024, 1, 1), step=8, leadership_allowance=0.6)
        self.env["cchc.salary.history"].create(
            {"employee_id": person.id, "start": "01/2020", "step": 7, "coefficient": 4.32}
        )
        with Form(self.env["cchc.reduction.calculator"].with_user(self.officer)) as form:
            form.leave_on = LEAVE_ON
            form.employee_id = person
        case = form.record
        self.assertEqual((case.birth_text, case.sex, case.kind), ("1966", "male", "official"))
        self.assertEqual((case.insurance_years, case.insurance_rest), (30, 5))
        self.assertIn("03/1995", case.insurance_note)
        # (4.65 + 0.6) × 2,340,000; with the public-service allowance a quarter more.
        self.assertEqual(case.current_salary, 12_285_000)
        self.assertEqual(case.scheme_salary, 15_356_250)
        # Sixty months from 08/2020: 35 declared at 1.49, 6 at 1.8, then 6 and 13 decided.
        declared = 35 * 4.32 * 1_490_000 + 6 * 4.32 * 1_800_000
        decided = 6 * 5.25 * 1_800_000 + 13 * 5.25 * 2_340_000
        self.assertEqual(case.average_salary, round((declared + decided) / 60))

    def test_the_paper_says_how(self):
        case = self._calculator(name="Nguyễn Văn Bảy")
        case.action_calculate()
        printed = case._print_documents("docx")
        document = Document(io.BytesIO(printed.content))
        text = "\n".join(
            [paragraph.text for paragraph in document.paragraphs]
            + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        )
        for words in (
            "Nguyễn Văn Bảy",
            "255.000.000",
            "Hai trăm năm mươi lăm triệu đồng",
            "(5 + 0,5 × 6) × 10.000.000",
            "Điều 6 khoản 2 NĐ 154/2025/NĐ-CP",
            "Có số liệu chưa đối chiếu",
        ):
            self.assertIn(words, text)

    def test_a_corrected_figure_is_used_and_kept(self):
        figure = self.env.ref("cchc_reduction.reduction_figure_nd154_early_year")
        document = self.env["cchc.legal.document"].create({"number": "1/CV", "title": "Đính chính"})
        figure.write({"value": "6", "document_id": document.id})
        case = self._calculator()
        self.assertEqual(self._amounts(case)[D154, EARLY], 290_000_000)
        with self.assertRaises(AccessError):
            figure.with_user(self.officer).value = "7"
        with self.assertRaisesRegex(ValidationError, "is not a number"):
            figure.value = "sáu"
        with self.assertRaisesRegex(ValidationError, "overlap"):
            figure.copy({"date_from": date(2026, 1, 1)})

    def test_part_time_workers(self):
        case = self._calculator(
            kind="part_time_commune", allowance=2_000_000, allowance_months=30, current_salary=0
        )
        self.assertEqual(self._amounts(case).popitem()[1], 48_000_000 + 7_500_000 + 6_000_000)
        self.assertEqual(len(case.option_ids), 1)

    def test_bad_input(self):
        for vals, words in (
            ({"leave_on": date(2014, 1, 1)}, "No decree on staff reduction"),
            ({"by_reorganisation": True}, "day on which the reorganisation"),
            ({"paid_before": 5}, "money was drawn"),
            ({"birth_text": "2030"}, "before being born"),
        ):
            with self.assertRaisesRegex(UserError, words):
                self._calculator(**vals).action_calculate()
        with self.assertRaisesRegex(ValidationError, "two digits"):
            self._calculator(birth_text="12/66")

    def test_nobody_asks_about_others(self):
        stranger = self._create_person("Người Lạ", unit=self.finance)
        with self.assertRaises(AccessError):
            self._calculator(employee_id=stranger.id)
