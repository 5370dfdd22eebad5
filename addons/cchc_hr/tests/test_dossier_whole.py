import io
import re
from datetime import date

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from odoo.tests import tagged

from .common import CchcHrCase

LISTS = (
    *("cchc.education", "cchc.certificate", "cchc.work.history", "cchc.salary.history"),
    *("cchc.held.post", "cchc.family.member", "cchc.yearly.rating", "cchc.commendation"),
    *("cchc.discipline", "cchc.property.item"),
)
# On the page of the dossier, but nothing that somebody would ask a list for.
NO_FACTS = frozenset(
    (
        *("image_1920", "in_register", "missing_items", "merged_into_id", "merged_entry_ids"),
        *("intake_unit_id", "incoming_unit_id", "career", "decision_line_ids", "period_ids"),
        *("restriction_explanation", "restriction_notice", "away_note"),
        *("away_count", "contract_count"),
        *("paper_file_count", "needs_contract", "away_ids"),
    )
)
# Items of the printed forms, and the parts of those that have parts.
FORMS = {
    "2c_2008": (32, {15: 6}),
    "cv_2023": (38, {30: 3, 32: 6, 34: 3, 35: 2, 36: 2, 37: 3}),
    "tctw_98": (31, {}),
}


@tagged("post_install", "-at_install")
class TestDossierWhole(CchcHrCase):
    """Nothing of the dossier is left out: on the page, in lists of people, on the forms."""

    def _lines(self, form, person):
        """Text of a printed form, in the order of the paper."""
        wizard = self.env["cchc.curriculum.print"].create(
            {
                "employee_ids": person.ids,
                "template_id": self.env.ref(f"cchc_hr.document_template_curriculum_{form}").id,
            }
        )
        printed = wizard._sheets()._print_documents("docx")
        body = Document(io.BytesIO(printed.content)).element.body
        return [
            "".join(piece.text or "" for piece in line.iter(qn("w:t")))
            for line in body.iter(qn("w:p"))
        ]

    def test_each_entry_shows_the_paper_that_proves_it(self):
        for model in LISTS:
            arch = etree.fromstring(self.env[model].get_view(view_type="list")["arch"])
            shown = set(arch.xpath("//field/@name"))
            with self.subTest(model):
                paper = {"document_number", "document_date", "issuer", "attachment_ids"}
                self.assertFalse(paper - shown)

    def test_a_list_of_people_may_ask_for_everything(self):
        view = self.env.ref("cchc_hr.hr_employee_view_form_dossier")
        arch = etree.fromstring(self.env["hr.employee"].get_view(view.id, "form")["arch"])
        names = set(arch.xpath("//field[not(ancestor::list) and not(ancestor::field)]/@name"))
        asked = set()
        for field in self.env["cchc.people.field"].search([]):
            for path in filter(None, (field.path, field.shown_path)):
                asked.add(path.removeprefix("employee_id.").partition(".")[0])
        asked |= {"birth_text", "unit_id"}
        own = {"hr", "cchc_base", "cchc_hr"}
        names = {
            name
            for name in names - NO_FACTS
            # Floors above answer for their own fields.
            if own & set(self.env["hr.employee"]._fields[name].base_field._modules)
            and not name.startswith(("message_", "activity_"))
        }
        self.assertFalse(names - asked)

    def test_the_forms_have_all_their_items_in_order(self):
        person = self._create_person()
        self._open(person)
        for form, (last, parts) in FORMS.items():
            text = "\n".join(self._lines(form, person))
            place = 0
            for number in range(1, last + 1):
                sought = [rf"{number}\.{part}[-)]" for part in range(1, parts.get(number, 0) + 1)]
                for item in sought or [rf"{number}\)"]:
                    found = re.compile(rf"(?:^|\s){item}", re.M).search(text, place)
                    with self.subTest(f"{form} {item}"):
                        self.assertTrue(found)
                    place = found.end() if found else place

    def test_the_38_items_tell_allowances_praise_and_reappointment(self):
        person = self._create_person()
        self._open(person, day=date(2016, 1, 1))
        self._issue("appointment", person, date(2016, 3, 1), leadership_post_id=self.head_post)
        self._issue("reappointment", person, date(2021, 3, 1), leadership_post_id=self.head_post)
        self._issue("allowance", person, date(2022, 1, 1), seniority_percent=12)
        self.env["cchc.commendation"].create(
            {"employee_id": person.id, "name": "Bằng khen", "when": "2019"}
        )
        self.env["cchc.yearly.rating"].create(
            {"employee_id": person.id, "year": 2020, "rating": "good"}
        )
        lines = self._lines("cv_2023", person)
        text = "\n".join(lines)
        self.assertIn("Ngày bổ nhiệm/phê chuẩn: 01/03/2016", text)
        self.assertIn("nhiệm kỳ tiếp theo: 01/03/2021", text)
        self.assertIn("thâm niên nghề 12%", text)
        allowance = lines.index("Thâm niên nghề")
        self.assertEqual(lines[allowance - 2], "01/2022")
        self.assertEqual(lines[allowance + 1 : allowance + 3], ["12", ""])
        praise = lines.index("Bằng khen")
        self.assertEqual(lines[praise - 3 : praise], ["2019", "", ""])
        self.assertEqual(lines[praise - 7], "2020")
