from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CchcHrCase


@tagged("post_install", "-at_install")
class TestIdentity(CchcHrCase):
    def test_names_sort_by_given_name_in_vietnamese_order(self):
        names = ["Trần Văn Ân", "Lê Thị An", "Nguyễn Văn Đạt", "Phạm Thị Dung", "Bùi Văn Ẩn"]
        people = self.env["hr.employee"].concat(*(self._create_person(name) for name in names))
        ordered = self.env["hr.employee"].search([("id", "in", people.ids)])
        self.assertEqual(
            ordered.mapped("name"),
            ["Lê Thị An", "Trần Văn Ân", "Bùi Văn Ẩn", "Phạm Thị Dung", "Nguyễn Văn Đạt"],
        )

    def test_search_ignores_marks_and_finds_numbers(self):
        person = self._create_person(
            "Đỗ Thị Ngọc Lan", citizen_id="091180123456", sex="female", staff_number="KG-00123"
        )
        for text in ("đỗ thị ngọc", "do thi ngoc lan", "DO THI", "1180123", "KG-00123"):
            found = self.env["hr.employee"].name_search(text)
            self.assertIn(person.id, [record_id for record_id, _name in found], text)

    def test_partial_birth_dates(self):
        for text, shown, day in (
            ("1975", "1975", "1975-01-01"),
            ("3/1975", "03/1975", "1975-03-01"),
            ("01-03-1975", "01/03/1975", "1975-03-01"),
        ):
            person = self._create_person(birth_text=text)
            self.assertEqual(person.birth_text, shown)
            self.assertEqual(str(person.birthday), day)
        with self.assertRaisesRegex(ValidationError, "Write 01/03/1975"):
            self._create_person(birth_text="31/02/1975")

    def test_other_dates_known_by_year_or_month(self):
        person = self._create_person(recruited_text="1998", party_joined_text="3/2001")
        self.assertEqual((person.recruited_text, str(person.recruited_on)), ("1998", "1998-01-01"))
        self.assertEqual(str(person.party_joined_on), "2001-03-01")
        person.party_official_on = "2002-03-03"
        self.assertEqual(person.party_official_text, "03/03/2002")
        person.recruited_text = False
        self.assertFalse(person.recruited_on)
        with self.assertRaisesRegex(ValidationError, "Joined the Party: .* Write 01/03/1975"):
            person.party_joined_text = "31/02/2001"

    def test_retirement_date_follows_the_table(self):
        # NĐ 135/2020, phụ lục I: a man born 01/1966 reaches 61 years 9 months in 10/2027.
        man = self._create_person(birth_text="15/01/1966")
        self.assertEqual(str(man.retirement_date), "2027-10-31")
        woman = self._create_person(birth_text="10/1975", sex="female")
        self.assertEqual(str(woman.retirement_date), "2035-10-31")

    def test_citizen_number_is_checked_and_unique(self):
        with self.assertRaisesRegex(ValidationError, "Nguyễn Văn An – citizen number"):
            self._create_person(citizen_id="12345")
        self._create_person(citizen_id="091080123456")
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._create_person("Người khác", citizen_id="091080123456")

    def test_dossier_opens_only_in_the_own_units(self):
        officer = self._create_user("identity_officer", "hr_officer", self.home)
        with self.assertRaisesRegex(UserError, "not among your units"):
            self.env["hr.employee"].with_user(officer).create(
                {"name": "Lạc", "intake_unit_id": self.finance.id}
            )

    def test_names_are_cleaned(self):
        person = self._create_person("Nguyễn  Văn An")
        self.assertEqual(person.name, "Nguyễn Văn An")
