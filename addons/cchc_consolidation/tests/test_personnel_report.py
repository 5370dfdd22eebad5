import io
import re
import zipfile
from datetime import date

import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from odoo.addons.cchc_positions.tests.common import NEW_YEAR, CchcPositionsCase


def text_of(content):
    """The words of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    return re.sub("<[^>]*>", " ", b" ".join(parts).decode())


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

    def _text(self, report):
        """All words of the paper, those above and below its pages too."""
        return text_of(report._print_documents("docx").content)

    def _check_words(self, text, there=(), absent=()):
        self.assertEqual([words for words in there if words not in text], [])
        self.assertEqual([words for words in absent if words in text], [])

    def test_issued_it_stays_as_it_was_signed(self):
        report = self._report(assessment="Đội ngũ ổn định")
        self._check_words(self._text(report), ["DỰ THẢO"])
        with self.assertRaisesRegex(UserError, "enter the number and the day"):
            report.action_issue()
        report.write({"number": "12", "date_signed": date(2026, 7, 3), "signer_name": "Lê Văn C"})
        self._check_words(self._text(report), ["DỰ THẢO"])
        report.action_issue()
        self.assertEqual(report.state, "issued")
        self.assertRegex(report.number, "^12/BC-.")
        self.assertEqual(report.issued_by_id, self.officer)
        text = self._text(report)
        self._check_words(
            text,
            [report.number, "ngày 03 tháng 07 năm 2026", "Lê Văn C", "là 02 người"],
            ["DỰ THẢO"],
        )
        # What becomes known later is not in the paper that was signed.
        self._issue("retirement", self.stays, date(2026, 6, 20), service_status="retired")
        self.assertTrue(self._text(report) == text)
        self._check_words(self._text(self._report()), ["là 01 người"])
        for values in ({"assessment": "Khác"}, {"number": "13"}, {"state": "draft"}):
            with self.assertRaises(UserError):
                report.write(values)
        with self.assertRaises(UserError):
            report.unlink()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(psycopg2.Error, "append-only"),
            self.env.cr.savepoint(flush=False),
        ):
            self.env.cr.execute(
                "UPDATE cchc_personnel_report SET kept_text = NULL WHERE id = %s", [report.id]
            )

    def test_a_number_is_given_once_and_no_day_is_made_up(self):
        first = self._report(number="7", date_signed=date(2026, 7, 3))
        first.action_issue()
        other = self._report(number=first.number, date_signed=date(2026, 8, 3))
        with self.assertRaisesRegex(UserError, "is the number of"):
            other.action_issue()
        for day in (date(2026, 3, 31), date(2999, 1, 1)):
            other.write({"number": "8", "date_signed": day})
            with self.assertRaisesRegex(UserError, "not later than today"):
                other.action_issue()
        with self.assertRaises(UserError):
            self._report(state="issued")
        reader = self._create_user("paper_reader", "inspector", self.home)
        with self.assertRaises(AccessError):
            other.with_user(reader).action_issue()

    def test_another_agency_is_refused(self):
        with self.assertRaisesRegex(AccessError, "in charge of"):
            self._report(self.finance)
