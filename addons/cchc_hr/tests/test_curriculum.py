import base64
import io
from datetime import date

from docx import Document
from docx.shared import Mm
from PIL import Image

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user, tagged

from .common import CchcHrCase


@tagged("post_install", "-at_install")
class TestCurriculum(CchcHrCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls._create_person(
            "Trần Thị Bé",
            sex="female",
            staff_number="KG-CV-1",
            citizen_id_issued="2021-7-1",
            enlisted="tháng 2 năm 1999",
            health_state="Tốt",
            family_member_ids=[
                (0, 0, {"relation": "father", "name": "Trần Văn Ba", "birth_text": "1950"}),
                (
                    0,
                    0,
                    {"side": "spouse", "relation": "mother", "name": "Lê Thị Tư"},
                ),
            ],
            salary_history_ids=[
                (0, 0, {"start": "01/2014", "step": 1, "coefficient": 2.34, "rank_code": "01.003"}),
                (0, 0, {"start": "01/2017", "step": 2, "coefficient": 2.67, "rank_code": "01.003"}),
            ],
            work_history_ids=[
                (0, 0, {"start": "2012", "when": "12/2016", "organisation": "UBND xã Cũ"}),
            ],
        )
        cls._open(cls.person)
        cls._issue("step_raise", cls.person, date(2023, 1, 1), step=4, step_anchor=date(2023, 1, 1))
        cls.officer = cls._user("hr_officer")
        cls.head = cls._user("unit_head")

    @classmethod
    def _user(cls, role):
        user = new_test_user(cls.env, login=f"curriculum_{role}", groups=f"cchc_base.group_{role}")
        user.unit_ids = cls.home
        return user

    def _printed(self, user, form, person=None):
        """The printed form as a user gets it."""
        wizard = (
            self.env["cchc.curriculum.print"]
            .with_user(user)
            .create(
                {
                    "employee_ids": (person or self.person).ids,
                    "template_id": self.env.ref(f"cchc_hr.document_template_curriculum_{form}").id,
                    "year": 2023,
                }
            )
        )
        printed = wizard._sheets()._print_documents("docx")
        return Document(io.BytesIO(printed.content))

    def _texts(self, user, form, person=None):
        """Text of the printed form, tables included."""
        document = self._printed(user, form, person)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)

    def test_the_photo_of_the_dossier_is_printed(self):
        pixels = io.BytesIO()
        Image.new("RGB", (300, 300), "navy").save(pixels, "PNG")
        for form, photo in (
            ("2c_2008", False),
            ("2c_2008", True),
            ("cv_2023", True),
            ("tctw_98", True),
        ):
            self.person.image_1920 = base64.b64encode(pixels.getvalue()) if photo else False
            document = self._printed(self.officer, form)
            shapes = [(shape.width, shape.height) for shape in document.inline_shapes]
            self.assertEqual(shapes, [(Mm(40), Mm(60))] if photo else [], form)
            text = "".join(cell.text for cell in document.tables[0].columns[0].cells)
            self.assertEqual("Ảnh màu" in text, not photo, form)

    # -- partial dates -----------------------------------------------------------

    def test_a_date_is_kept_as_the_paper_has_it(self):
        self.assertEqual(self.person.citizen_id_issued, "01/07/2021")
        self.assertEqual(self.person.enlisted, "02/1999")
        self.person.discharged = "2001"
        self.person.flush_recordset()
        self.person.invalidate_recordset()
        self.assertEqual(self.person.discharged, "2001")

    def test_a_year_is_printed_as_a_year(self):
        self.person.recruited_text = "1998"
        for form in ("2c_2008", "cv_2023"):
            printed = self._texts(self.officer, form)
            self.assertIn("1998", printed)
            self.assertNotIn("01/01/1998", printed)

    def test_a_date_that_could_be_read_in_two_ways_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "Discharged on.*two digits"):
            self.person.discharged = "1/3/75"
        with self.assertRaisesRegex(ValidationError, "Discharged on"):
            self.person.discharged = "hôm qua"
        with self.assertRaisesRegex(ValidationError, "From"):
            self.env["cchc.salary.history"].create(
                {"employee_id": self.person.id, "start": "31/02/2010"}
            )

    def test_the_side_of_a_relative(self):
        with self.assertRaisesRegex(ValidationError, "own side"):
            self.env["cchc.family.member"].create(
                {
                    "employee_id": self.person.id,
                    "side": "spouse",
                    "relation": "child",
                    "name": "Trần Con",
                }
            )

    def test_what_ends_before_it_starts(self):
        with self.assertRaisesRegex(ValidationError, "ends before it starts"):
            self.env["cchc.held.post"].create(
                {
                    "employee_id": self.person.id,
                    "title": "Bí thư chi bộ",
                    "start": "2020",
                    "when": "2018",
                }
            )

    # -- career ------------------------------------------------------------------

    def test_the_career_joins_what_is_declared_and_what_was_decided(self):
        career = self.person.career
        self.assertEqual(
            [(post["start"], post["end"], post["decided"]) for post in career["posts"]],
            [("2012-01-01", "2016-12-31", False), ("2020-01-01", None, True)],
        )
        self.assertEqual(
            [(row["start"], row["coefficient"]) for row in career["pay"]],
            [("2014-01-01", 2.34), ("2017-01-01", 2.67), ("2020-01-01", 3.0), ("2023-01-01", 3.33)],
        )

    # -- completeness --------------------------------------------------------------

    def test_what_is_missing(self):
        self.assertIn("Home town", self.person.missing_items)
        before = self.person.missing_count
        self.person.write({"home_town": "xã Định Hòa", "current_address": "Rạch Giá"})
        self.person.invalidate_recordset()
        self.assertEqual(self.person.missing_count, before - 2)
        self.assertNotIn("Home town", self.person.missing_items)

    def test_who_has_left_is_not_asked(self):
        self._issue("retirement", self.person, date(2024, 1, 1))
        self.assertFalse(self.person.missing_count)

    def test_missing_items_of_many_cost_one_look(self):
        people = self.person
        for number in range(5):
            people |= self._create_person(f"Lê Văn {number}")
        self._open(people - self.person)
        people.invalidate_recordset()
        self.env["cchc.dossier.requirement"].search([("active", "=", True)]).mapped("name")
        with self.assertQueryCount(7):
            people.mapped("missing_count")

    def test_gaps_stay_in_scope(self):
        stranger = self._create_person("Người Khác", self.finance)
        self._open(stranger, department_id=self.finance, unit=self.finance)
        gaps = self.env["cchc.dossier.gap"].with_user(self.officer).search([])
        self.assertIn(self.person, gaps.employee_id)
        self.assertNotIn(stranger, gaps.employee_id)

    def test_a_requirement_names_a_list_or_a_field(self):
        with self.assertRaisesRegex(ValidationError, "either a list or a field"):
            self.env["cchc.dossier.requirement"].create({"name": "Trống"})
        with self.assertRaisesRegex(ValidationError, "no list of the dossier"):
            self.env["cchc.dossier.requirement"].create(
                {"name": "Sai", "model_id": self.env["ir.model"]._get_id("res.users")}
            )

    # -- forms -----------------------------------------------------------------------

    def test_every_form_says_who_it_is_about(self):
        for form in ("2c_2008", "cv_2023", "tctw_98", "biography", "supplement"):
            with self.subTest(form):
                text = self._texts(self.officer, form)
                self.assertIn("TRẦN THỊ BÉ", text)
                self.assertNotIn("{{", text)

    def test_2c_has_its_items_in_order(self):
        text = self._texts(self.officer, "2c_2008")
        places = [text.index(f"{number})") for number in (8, 9, 10, 11, 12, 13, 14, 16, 25)]
        self.assertEqual(places, sorted(places))
        for expected in ("Trần Văn Ba", "Lê Thị Tư", "01.003/4", "3,33", "01/2012 – 12/2016"):
            self.assertIn(expected, text)

    def test_the_supplement_has_the_changes_of_its_year(self):
        text = self._texts(self.officer, "supplement")
        self.assertIn("01/01/2023", text)
        self.assertNotIn("01/01/2020", text)

    def test_what_a_reader_may_not_see_is_not_printed(self):
        self.assertIn("Trần Văn Ba", self._texts(self.officer, "2c_2008"))
        text = self._texts(self.head, "2c_2008")
        self.assertNotIn("Trần Văn Ba", text)
        self.assertIn("TRẦN THỊ BÉ", text)

    def test_a_stranger_is_not_printed(self):
        stranger = self._create_person("Người Khác", self.finance)
        with self.assertRaises(AccessError):
            self._texts(self.officer, "2c_2008", stranger)

    def test_three_hundred_cost_as_many_questions_as_thirty(self):
        people = self.env["hr.employee"]
        for number in range(12):
            people |= self._create_person(f"Phạm Văn {number}")
        self._open(people)
        reader = self.env["cchc.curriculum.sheet"].with_user(self.officer)
        template = self.env.ref("cchc_hr.document_template_curriculum_2c_2008")

        def questions(some):
            sheets = reader.create(
                [
                    {"employee_id": person.id, "template_id": template.id, "year": 2023}
                    for person in some
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            sheets._document_context()
            return self.env.cr.sql_log_count - start

        questions(people[:2])
        self.assertLessEqual(questions(people), questions(people[:3]) + 3)
