from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CchcHrCase

DAY = date(2026, 8, 1)


@tagged("post_install", "-at_install")
class TestAuthority(CchcHrCase):
    """Who may issue: said on the draft with the reason, refused below the authority."""

    def setUp(self):
        super().setUp()
        self.person = self._create_person(unit=self.finance_division)
        self._open(self.person, department_id=self.finance_division)
        self.director = self.env.ref("cchc_hr.leadership_post_giam_doc_so")

    def test_a_director_is_appointed_by_the_province(self):
        facts = {"leadership_post_id": self.director}
        draft = self._draft("appointment", self.person, DAY, unit=self.finance, **facts)
        self.assertIn("Chủ tịch Ủy ban nhân dân tỉnh", draft.competence)
        self.assertIn("Giám đốc sở", draft.competence)
        self.assertTrue(draft.competence_lacks)
        with self.assertRaisesRegex(UserError, "Nguyễn Văn An.*Chủ tịch Ủy ban nhân dân tỉnh"):
            draft.action_issue()
        draft.unit_id = self.province
        self.assertFalse(draft.competence_lacks)
        draft.action_issue()
        self.assertEqual(self.person.leadership_post_id, self.director)

    def test_the_own_agency_decides_of_its_people_and_others_leave_a_note(self):
        rule = self.env.ref("cchc_hr.authority_rule_anybody")
        own = self._draft("resignation", self.person, DAY, unit=self.finance)
        self.assertFalse(own.competence_lacks)
        strange = self._draft("resignation", self.person, DAY, unit=self.commune)
        self.assertTrue(strange.competence_lacks)
        rule.refuses = True
        with self.assertRaisesRegex(UserError, "does not suffice"), self.env.cr.savepoint():
            strange.action_issue()
        rule.refuses = False
        strange.action_issue()
        self.assertIn("does not suffice", self.person.message_ids[0].body)

    def test_what_records_needs_no_authority(self):
        self.env["cchc.authority.rule"].search([]).refuses = True
        other = self._create_person("Trần Thị Bé")
        self._open(other, DAY)
        self.assertTrue(other.in_register)

    def test_before_the_first_rule_nothing_is_asked(self):
        facts = {"leadership_post_id": self.director}
        day = date(2024, 8, 1)
        draft = self._draft("appointment", self.person, day, unit=self.finance, **facts)
        self.assertFalse(draft.competence)
        draft.action_issue()

    def test_the_agreement_of_the_party_is_asked_by_the_rule(self):
        rule = self.env.ref("cchc_hr.authority_rule_province_posts")
        rule.party_check = "refuse"
        facts = {"leadership_post_id": self.director}
        draft = self._draft("appointment", self.person, DAY, unit=self.province, **facts)
        self.assertTrue(draft.line_ids.party_managed)
        with self.assertRaisesRegex(UserError, "Party's agreement"), self.env.cr.savepoint():
            draft.action_issue()
        draft.line_ids.write(
            {"party_document_number": "12-QĐ/TU", "party_document_date": date(2026, 7, 1)}
        )
        draft.action_issue()
        self.assertEqual(draft.state, "issued")
        self.person.party_managed = True
        raised = self._draft("resignation", self.person, date(2026, 9, 1), unit=self.province)
        self.assertTrue(raised.line_ids.party_managed)
