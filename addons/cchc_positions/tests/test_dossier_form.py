from lxml import etree

from odoo.tests import Form

from .common_standard import CchcStandardCase

DOSSIER = "cchc_hr.hr_employee_view_form_dossier"
FIRST_PAGE = "identity"


class TestDossierForm(CchcStandardCase):
    """The dossier as the register opens it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer = cls._create_user("dossier_officer", "hr_officer", cls.home)

    def test_a_dossier_is_opened_by_hand(self):
        people = self.env["hr.employee"].with_user(self.officer)
        with Form(people, view=DOSSIER) as form:
            form.name = "Trần Thị Bình"
            form.birth_text = "01/03/1985"
            form.sex = "female"
            form.intake_unit_id = self.home_division
        person = people.search([("name", "=", "Trần Thị Bình")])
        self.assertEqual(person.intake_unit_id, self.home_division)
        self.assertFalse(person.standard_explanation)

    def _read_first(self):
        """What the form asks for before another page is opened, as ``web_read`` is told."""
        people = self.env["hr.employee"].with_user(self.officer)
        arch = etree.fromstring(people.get_view(self.env.ref(DOSSIER).id)["arch"])
        for page in arch.xpath(f"//page[not(@name='{FIRST_PAGE}')]"):
            page.getparent().remove(page)
        names = {node.get("name") for node in arch.xpath("//field")}
        linked = {"fields": {"display_name": {}}}
        return {name: linked if people._fields[name].relational else {} for name in names}

    def test_the_first_look_costs_few_statements(self):
        spec = self._read_first()
        self.assertIn("missing_items", spec)
        first, second = self._person_in("Lê Văn Cường"), self._person_in("Lê Văn Dũng")
        people = (first | second).with_user(self.officer)
        # What all dossiers ask for is known after the first one.
        people[0].web_read(spec)
        self.env.invalidate_all()
        # One of them asks the restrictions, which any page of the form shows.
        with self.assertQueryCount(17):
            (read,) = people[1].web_read(spec)
        self.assertEqual(read["name"], "Lê Văn Dũng")
        self.assertTrue(read["missing_items"])
