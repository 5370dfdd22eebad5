"""An employee in the portal: the own dossier, and nothing else."""

from cast import PLACES, AccessCase
from rpc import Refusal, RpcCase
from subjects import SUBJECTS
from test_matrix_rpc import QUIET

from odoo.tests.common import Opener, new_test_user
from odoo.tools import mute_logger

LOGIN = "access_employee"


class TestPortal(AccessCase, RpcCase):
    """The employee of the cast is the person in the division (child)."""

    @mute_logger("odoo.http")
    def test_own_dossier(self):
        self.login("employee")
        page = self.url_open("/my/dossier")
        self.assertEqual(page.status_code, 200)
        person = self.person["child"]
        for word in (person.name, person.citizen_id, self.subject["cchc.decision"]["child"].number):
            self.assertIn(word, page.text)
        for place in PLACES:
            if place != "child":
                self.assertNotIn(self.person[place].citizen_id, page.text)
                self.assertNotIn(self.person[place].name, page.text)
        # Drafts are no business of the person yet.
        self.assertNotIn(self.subject["cchc.decision draft"]["child"].number, page.text)

    @mute_logger("odoo.http")
    def test_no_parameter_chooses_another_person(self):
        self.login("employee")
        stranger = self.person["sibling"]
        plain = self.url_open("/my/dossier")
        for name in ("id", "person", "person_id", "employee_id", "user_id", "uid", "user"):
            for value in (stranger.id, stranger.user_id.id, self.user["administrator"].id):
                page = self.url_open("/my/dossier", params={name: value})
                with self.subTest(name=name, value=value):
                    self.assertIn(self.person["child"].citizen_id, page.text)
                    self.assertNotIn(stranger.citizen_id, page.text)
        for path in (f"/my/dossier/{stranger.id}", f"/my/dossier?access_token=x&id={stranger.id}"):
            self.assertNotIn(stranger.citizen_id, self.url_open(path).text)
        self.assertEqual(plain.status_code, 200)

    @mute_logger("odoo.http")
    def test_without_a_person_there_is_no_dossier(self):
        self.person["child"].user_id = False
        self.login("employee")
        page = self.url_open("/my/dossier", allow_redirects=False)
        self.assertIn(page.status_code, (302, 303))
        self.assertTrue(page.headers["Location"].endswith("/my"))

    @mute_logger("odoo.http")
    def test_without_a_login_there_is_no_dossier(self):
        self.login("public")
        page = self.url_open("/my/dossier", allow_redirects=False)
        self.assertIn(page.status_code, (302, 303))
        self.assertIn("/web/login", page.headers["Location"])

    @mute_logger("odoo.http")
    def test_session_changes_at_login(self):
        """A session id known before the login opens nothing after it."""
        self.opener = Opener(self)
        form = self.url_open("/web/login")
        before = self.opener.cookies["session_id"]
        token = form.text.partition('name="csrf_token" value="')[2].partition('"')[0]
        credentials = {"login": LOGIN, "password": LOGIN, "csrf_token": token}
        self.url_open("/web/login", data=credentials)
        after = self.opener.cookies["session_id"]
        self.assertNotEqual(before, after)
        self.assertIn(self.person["child"].citizen_id, self.url_open("/my/dossier").text)
        self.opener = Opener(self)
        self.opener.cookies["session_id"] = before
        page = self.url_open("/my/dossier")
        self.assertNotIn(self.person["child"].citizen_id, page.text)

    @mute_logger("odoo.http")
    def test_an_archived_account_is_out_at_once(self):
        self.login("employee")
        self.assertIn(self.person["child"].citizen_id, self.url_open("/my/dossier").text)
        self.user["employee"].active = False
        page = self.url_open("/my/dossier")
        self.assertNotIn(self.person["child"].citizen_id, page.text)

    @mute_logger(*QUIET)
    def test_no_model_answers(self):
        """Not even about the own person: the page is the only way."""
        person = self.person["child"]
        self.login("employee")
        for model in sorted({subject.model for subject in SUBJECTS} | {"mail.message"}):
            for method, args in {
                "search_read": [[]],
                "search_count": [[]],
                "name_search": [""],
                "web_search_read": [[], {}],
                "formatted_read_group": [[], [], ["__count"]],
                "read": [person.ids],
            }.items():
                try:
                    answer = self.call(model, method, *args)
                except Refusal as refusal:
                    self.assertEqual(refusal.name, "AccessError", f"{model}.{method}: {refusal}")
                    continue
                with self.subTest(model=model, method=method):
                    self._assert_about_the_account_only(model, answer)

    def _assert_about_the_account_only(self, model, answer):
        """Odoo shows a portal user the own account and the messages of the own documents."""
        self.assertIn(model, ("res.users", "mail.message"))
        for place in PLACES:
            person = self.person[place]
            for secret in (person.citizen_id, person.home_town, person.staff_number):
                self.assertNotIn(secret, str(answer))
            if place != "child":
                self.assertNotIn(person.name, str(answer))

    @mute_logger(*QUIET)
    def test_api_key_of_an_employee(self):
        key = self.api_key("employee")
        for model in ("hr.employee", "hr.version", "cchc.decision", "cchc.education"):
            with self.subTest(model=model), self.assertRaises(Refusal) as refused:
                self.call_json2(key, model, "search_read", domain=[], fields=["id"])
            self.assertEqual(refused.exception.name, "AccessError")

    @mute_logger("odoo.http")
    def test_an_employee_with_an_internal_role_has_the_page_too(self):
        user = new_test_user(self.env, login="access_both", groups="cchc_base.group_unit_head")
        self.user["both"] = user
        self.person["own"].user_id = user
        self.env.flush_all()
        self.login("both")
        page = self.url_open("/my/dossier")
        self.assertIn(self.person["own"].citizen_id, page.text)
        self.assertNotIn(self.person["child"].citizen_id, page.text)
