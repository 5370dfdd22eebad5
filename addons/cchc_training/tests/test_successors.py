from ast import literal_eval
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_needs import TODAY, NeedsCase

DOCUMENT = "125-QĐ/TU, 20/01/2026"


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestSuccessors(NeedsCase):
    """Who is planned for a leading post needs its course; nobody needs it twice."""

    def _asked(self, people, post=None, user=None, **vals):
        return (
            self.env["cchc.training.succession"]
            .with_user(user or self.officer)
            .create(
                {
                    "post_id": (post or self.head_of_division).id,
                    "document": DOCUMENT,
                    "employee_ids": [(6, 0, people.ids)],
                    **vals,
                }
            )
        )

    def test_the_course_of_the_post_is_proposed_and_asked_for(self):
        person = self._specialist()
        asked = self._asked(person)
        self.assertEqual(asked.programme_ids, self.division_course)
        action = asked.action_ask()
        self.assertIn("added: 1", action["params"]["message"])
        need = self._needs(person, origin="succession")
        self.assertEqual(
            (need.programme_id, need.planned_post_id, need.planned_by, need.kind, need.unit_id),
            (self.division_course, self.head_of_division, DOCUMENT, "leadership",
             self.home_division),
        )  # fmt: skip
        shown = self.env.ref("cchc_training.cchc_training_successor_action")
        domain = literal_eval(shown.domain)
        listed = self.Need.with_user(self.officer).search(domain)
        self.assertIn(need, listed)

    def test_a_second_list_asks_for_nobody_twice(self):
        person, other = self._specialist(), self._specialist("Trần Thị Bình")
        self._asked(person).action_ask()
        message = self._asked(person | other).action_ask()["params"]["message"]
        self.assertIn("added: 1; stood already: 1", message)
        self.assertEqual(len(self._needs(person, origin="succession")), 1)

    def test_an_appointment_keeps_its_term(self):
        person = self._specialist()
        self._issue(
            "appointment", person, date(2025, 9, 1), leadership_post_id=self.head_of_division
        )
        self.Need._gather()
        need = self._needs(person, origin="appointment")
        self._asked(person).action_ask()
        self.assertEqual(self._needs(person, kind="leadership"), need)
        self.assertEqual((need.origin, need.due_on), ("appointment", date(2026, 9, 1)))
        self.assertEqual(need.planned_post_id, self.head_of_division)

    def test_who_has_the_certificate_is_left_out(self):
        person = self._specialist()
        self._certificate(person, kind="leadership", leadership_level="division")
        message = self._asked(person).action_ask()["params"]["message"]
        self.assertIn("met by the dossier: 1", message)
        self.assertFalse(self._needs(person, origin="succession"))

    def test_the_certificate_closes_the_need_and_withdrawn_reopens_it(self):
        person = self._specialist()
        self._asked(person).action_ask()
        need = self._needs(person, origin="succession")
        certificate = self._certificate(person, kind="leadership", leadership_level="division")
        self.assertEqual((need.state, need.met), ("closed", True))
        certificate.unlink()
        self.assertEqual(need.state, "open")

    def test_a_post_without_a_course_is_told(self):
        taught = self.env["cchc.training.programme"].search([]).post_ids
        post = self.env["cchc.leadership.post"].search([("id", "not in", taught.ids)], limit=1)
        with self.assertRaisesRegex(UserError, "No programme is chosen"):
            self._asked(self._specialist(), post).action_ask()

    def test_nobody_asks_for_strangers_and_heads_see_no_post(self):
        person = self._specialist()
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models.ir_rule"):
            self._asked(person, user=self.stranger)
        self._asked(person).action_ask()
        need = self._needs(person, origin="succession")
        # What a province may treat as secret is read by who enters it.
        with self.assertRaises(AccessError):
            need.with_user(self.inspector).read(["planned_post_id"])
        self.assertEqual(need.with_user(self.inspector).programme_id, self.division_course)

    def test_many_successors_take_few_statements(self):
        people = self.env["hr.employee"].concat(*(self._create_person(f"N{n}") for n in range(20)))
        self._open(people, day=date(2020, 1, 1))
        asked = self._asked(people)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(60):
            asked.action_ask()
            self.env.flush_all()
        self.assertEqual(len(self.Need.search([("employee_id", "in", people.ids)])), 20)
