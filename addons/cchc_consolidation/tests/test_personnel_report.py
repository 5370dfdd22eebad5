import io
import zipfile
from datetime import date

from odoo.exceptions import AccessError

from odoo.addons.cchc_positions.tests.common import NEW_YEAR, CchcPositionsCase


class TestPersonnelReport(CchcPositionsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("paper_officer", "hr_officer", cls.home)
        people = [
            cls._create_person(f"Người {number}", birth_text="01/03/1990") for number in range(4)
        ]
        cls.stays, cls.leaves, cls.moves, cls.inside = people
        for person in people:
            cls._open(person, department_id=cls.home_division)
        cls._issue("retirement", cls.leaves, date(2026, 5, 1), service_status="retired")
        cls._issue(
            "transfer",
            cls.moves,
            date(2026, 5, 15),
            unit=cls.province,
            department_id=cls.finance_division,
        )
        cls._issue("transfer", cls.inside, date(2026, 6, 1), department_id=cls.home)
        cls._enter(cls.home, 5, day=NEW_YEAR)

    def _report(self, unit=None, **vals):
        values = {"kind": "quarter", "date_from": date(2026, 4, 1), **vals}
        values["unit_id"] = (unit or self.home).id
        return self.env(user=self.officer.id)["cchc.personnel.report"].create(values)

    def test_period_and_title(self):
        report = self._report()
        self.assertEqual(report.date_to, date(2026, 6, 30))
        self.assertEqual(report.name, "Báo cáo tình hình đội ngũ quý II năm 2026")

    def test_beginning_and_movements_make_the_end(self):
        case = self._report()._case()
        (civil,) = case.numbers
        self.assertEqual((civil.before, civil.came, civil.gone, civil.now), (4, 0, 2, 2))
        self.assertEqual(case.came, ())
        self.assertEqual(dict(case.gone), {"retired": 1, "transferred_out": 1})
        for row in case.numbers:
            self.assertEqual(row.before + row.came - row.gone, row.now)

    def test_figures_are_those_of_the_screens(self):
        case = self._report()._case()
        (places,) = case.establishment
        self.assertEqual((places.assigned, places.occupied, places.occupied_before), (5, 2, 4))
        women = next(row for row in case.qualities if row.label == "nữ")
        self.assertEqual((women.before, women.now), (0, 0))
        self.assertTrue(any(row.label == "đảng viên" for row in case.qualities))

    def test_word_file(self):
        report = self._report(assessment="Đội ngũ ổn định")
        content = report._print_documents("docx").content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            text = archive.read("word/document.xml").decode()
        self.assertIn("tổng số người có mặt là 02 người", text)
        self.assertIn("nghỉ hưu 01 người", text)
        self.assertIn("Đội ngũ ổn định", text)
        self.assertIn("SỞ NỘI VỤ", text)

    def test_another_agency_is_refused(self):
        with self.assertRaisesRegex(AccessError, "in charge of"):
            self._report(self.finance)
