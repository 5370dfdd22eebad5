import re
from datetime import timedelta
from urllib.parse import parse_qs, urlparse

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.cchc_base.tools import vietnam_time

from .apply_common import EXE, PDF, ApplyCase

ROOT = "/tuyen-dung/ho-so"
ACCOUNT = "/tuyen-dung/tai-khoan"


class PortalCase(ApplyCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.session = None
        Users = cls.env["res.users"].with_context(no_reset_password=True)
        cls.candidate = Users._make_candidate("an@example.com", "Nguyễn Văn An", "mat-khau-an")
        cls.other = Users._make_candidate("binh@example.com", "Trần Thị Bình", "mat-khau-binh")
        cls.page = f"{ROOT}/dot/{cls.contest.id}"

    def _login(self, user):
        self.authenticate(user.login, user.login)

    def _token(self, page):
        return re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]

    def _post(self, path, data=None, files=None, start=None):
        """Send a form as a browser does: with the token of the page on which it stands."""
        token = self._token(self.url_open(start or f"{self.page}/khai"))
        return self.url_open(path, data={"csrf_token": token, **(data or {})}, files=files)

    def _typed(self, number=1, **vals):
        return {
            "name": "Nguyễn Văn An",
            "birthday": "2000-01-02",
            "sex": "male",
            "citizen_id": f"0912000{number:05d}",
            "permanent_address": "Rạch Giá",
            "email": "an@example.com",
            "notice_by": "email",
            "degree-count": "1",
            "degree-0-kind": "degree",
            "degree-0-school": "Đại học Luật",
            "degree-0-level": "university",
            "degree-0-major": "Luật học",
            "job-count": "1",
            "wish-0": str(self.post.id),
            "wish-1": str(self.second_post.id),
            **vals,
        }

    def _draft(self, user=None, number=1, **vals):
        self._login(user or self.candidate)
        self._post(f"{self.page}/khai", self._typed(number, **vals))
        return self._own(user)

    def _own(self, user=None):
        self.env.invalidate_all()
        return self.env["cchc.recruitment.application"].search(
            [("user_id", "=", (user or self.candidate).id)]
        )

    def _hand_in(self):
        return self._post(f"{self.page}/nop", {"promised": "1"}, start=self.page)


@tagged("post_install", "-at_install")
class TestApplyPortal(PortalCase):
    @mute_logger("odoo.http")
    def test_from_the_form_to_the_receipt(self):
        own = self._draft()
        self.assertEqual(own.state, "draft")
        self.assertFalse(own.on_paper)
        self.assertEqual(own.wish_ids.sorted("sequence").post_id, self.post | self.second_post)
        self.assertEqual(own.degree_ids.school, "Đại học Luật")
        page = self._hand_in()
        self.assertEqual(self._own().state, "submitted")
        self.assertIn(own.receipt, page.text)
        # What was typed stands in the form again, also after handing in.
        form = self.url_open(f"{self.page}/khai")
        for words in ("091200000001", "Đại học Luật", "2000-01-02"):
            self.assertIn(words, form.text)
        paper = self.url_open(f"{ROOT}/bien-nhan/{own.receipt}/docx")
        self.assertTrue(paper.content.startswith(b"PK"))

    @mute_logger("odoo.http")
    def test_bad_input_keeps_what_was_typed(self):
        self._login(self.candidate)
        page = self._post(
            f"{self.page}/khai",
            self._typed(
                citizen_id="12345",
                birthday="31/02/2000",
                sex="",
                height="cao",
                home_town="xã <b>Mới</b>",
                **{"wish-1": str(self.post.id), "job-0-workplace": "Công ty A"},
            ),
        )
        self.assertFalse(self._own())
        for words in ("12345", "31/02/2000", "cao", "xã &lt;b&gt;Mới", "Công ty A"):
            self.assertIn(words, page.text)
        for field in ("citizen_id", "birthday", "sex", "height", "wish-1", "job-0-date_from"):
            with self.subTest(field=field):
                self.assertIn(f'href="#{field}"', page.text)
                self.assertIn(f'id="{field}-error"', page.text)
                self.assertIn(f'aria-describedby="{field}-error"', page.text)

    @mute_logger("odoo.http")
    def test_another_row_keeps_what_was_typed(self):
        self._login(self.candidate)
        page = self._post(f"{self.page}/khai", self._typed(more="degree"))
        self.assertIn('name="degree-1-school"', page.text)
        self.assertIn("Đại học Luật", page.text)
        self.assertFalse(self._own())

    @mute_logger("odoo.http")
    def test_every_input_has_a_label(self):
        self._login(self.candidate)
        text = self.url_open(f"{self.page}/khai").text
        form = text[text.index('<form method="post" id="form"') :]
        names = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', form)
        self.assertGreater(len(names), 30)
        for name in names:
            self.assertIn(f'for="{name}"', form)

    @mute_logger("odoo.http")
    def test_a_double_click_and_two_tabs(self):
        self._draft()
        self._post(f"{self.page}/khai", self._typed(), start=f"{self.page}/khai")
        self.assertEqual(len(self._own()), 1)
        token = self._token(self.url_open(self.page))
        data = {"csrf_token": token, "promised": "1"}
        for _click in range(2):
            self.url_open(f"{self.page}/nop", data=data)
        own = self._own()
        self.assertEqual(own.state, "submitted")
        self.assertEqual(own.step_ids.mapped("what"), ["submitted"])

    @mute_logger("odoo.http")
    def test_two_accounts_with_one_citizen_number(self):
        self._draft()
        self._hand_in()
        self._draft(self.other, email="binh@example.com")
        page = self._hand_in()
        self.assertIn("091200000001", page.text)
        self.assertEqual(self._own(self.other).state, "draft")
        self.assertEqual(self._own().state, "submitted")
        # A file that is handed in does not take the number of another either.
        self._post(f"{self.page}/khai", self._typed(2, email="binh@example.com"))
        self._hand_in()
        self.assertEqual(self._own(self.other).state, "submitted")
        self._post(f"{self.page}/khai", self._typed(1, email="binh@example.com"))
        self.assertEqual(self._own(self.other).citizen_id, "091200000002")

    @mute_logger("odoo.http")
    def test_nothing_of_another_is_found(self):
        own = self._draft()
        self._post(
            f"{self.page}/tai-len",
            {"kind": "degree"},
            files={"file": ("bang.pdf", PDF, "application/pdf")},
        )
        self._hand_in()
        own = self._own()
        evidence = own.evidence_ids
        self.assertEqual(evidence.mimetype, "application/pdf")
        self.assertEqual(self.url_open(f"{ROOT}/tep/{evidence.id}").content, PDF)
        self._login(self.other)
        for known, unknown in (
            (f"{ROOT}/tep/{evidence.id}", f"{ROOT}/tep/99999999"),
            (f"{ROOT}/bien-nhan/{own.receipt}/pdf", f"{ROOT}/bien-nhan/AAAAAAAAAA/pdf"),
            (f"{ROOT}/dot/{self.contest.id + 999}", f"{ROOT}/dot/99999999"),
        ):
            first, second = self.url_open(known), self.url_open(unknown)
            with self.subTest(known=known):
                self.assertEqual((first.status_code, second.status_code), (404, 404))
                numbers = re.compile(r'csrf_token: "[^"]*"|[A-Z0-9]{8,}|\d+')
                self.assertEqual(numbers.sub("", first.text), numbers.sub("", second.text))
        page = self.url_open(self.page)
        self.assertNotIn(own.citizen_id, page.text)
        # A session without public dates is not there, a draft one neither.
        hidden = self._session(name="Chưa công bố")
        self.assertEqual(self.url_open(f"{ROOT}/dot/{hidden.id}").status_code, 404)

    @mute_logger("odoo.http")
    def test_evidence_of_another_is_not_removed(self):
        own = self._draft()
        row = self._evidence(own)
        self._draft(self.other, number=2)
        answer = self._post(f"{self.page}/bo-tep", {"evidence": str(row.id)}, start=self.page)
        self.assertEqual(answer.status_code, 404)
        self.assertTrue(row.exists())

    @mute_logger("odoo.http")
    def test_files_that_are_refused(self):
        self._draft()
        self.env["ir.config_parameter"].set_param("cchc_recruitment.evidence_mb", "1")
        large = PDF[:-6] + b"x" * 1_100_000 + b"%%EOF\n"
        for name, content, words in (
            ("bang.pdf", EXE, "PDF"),
            ("anh.jpg", b"<svg/>", "JPEG"),
            ("rong.pdf", b"", "rong.pdf"),
            ("to.pdf", large, "1 MB"),
        ):
            page = self._post(
                f"{self.page}/tai-len",
                {"kind": "degree"},
                files={"file": (name, content, "application/pdf")},
                start=self.page,
            )
            with self.subTest(name=name):
                self.assertEqual(page.status_code, 200)
                self.assertIn('role="alert"', page.text)
                self.assertIn(words, page.text)
        self.assertFalse(self._own().evidence_ids)

    @mute_logger("odoo.http")
    def test_after_the_last_day(self):
        self._draft()
        self.contest._write_announced({"closes_on": vietnam_time.today() - timedelta(days=1)})
        # Somebody kept the page open.
        self._post(f"{self.page}/nop", {"promised": "1"}, start=self.page)
        self.assertEqual(self._own().state, "draft")
        page = self._post(f"{self.page}/khai", self._typed(phone="0912"), start=self.page)
        self.assertFalse(self._own().phone)
        self.assertEqual(page.status_code, 200)
        self._login(self.other)
        self.assertEqual(self.url_open(f"{self.page}/khai").status_code, 404)

    @mute_logger("odoo.http")
    def test_withdrawal(self):
        self._draft()
        self._hand_in()
        self._post(f"{self.page}/rut", {}, start=self.page)
        self.assertEqual(self._own().state, "submitted")
        self._post(f"{self.page}/rut", {"sure": "1"}, start=self.page)
        self.assertEqual(self._own().state, "withdrawn")
        # Anew, before the last day.
        self._post(f"{self.page}/khai", self._typed())
        self._hand_in()
        self.assertEqual(sorted(self._own().mapped("state")), ["submitted", "withdrawn"])

    @mute_logger("odoo.http")
    def test_what_was_decided_is_shown_with_its_reason(self):
        self._draft(**{"degree-0-major": "Kế toán", "wish-1": ""})
        self._hand_in()
        self._paper(7).action_submit()
        self._close()
        # Not before it is concluded.
        self.contest.application_ids.screening_ids.action_confirm()
        self._login(self.candidate)
        self.assertNotIn("Kế toán)", self.url_open(self.page).text)
        self.contest.action_publish_eligible()
        page = self.url_open(self.page)
        self.assertIn("Kế toán)", page.text)
        page = self._post(f"{self.page}/phan-hoi", {"text": "Tôi có bằng luật"}, start=self.page)
        self.assertEqual(self._own().objection, "Tôi có bằng luật")
        public = self.url_open(f"/tuyen-dung/danh-sach/{self.contest.id}")
        self.assertNotIn("091200", public.text)
        self.assertEqual(self.url_open("/tuyen-dung/danh-sach/99999999").status_code, 404)

    @mute_logger("odoo.http")
    def test_without_the_token_nothing_happens(self):
        self._draft()
        answer = self.url_open(f"{self.page}/nop", data={"promised": "1"})
        self.assertEqual(answer.status_code, 400)
        self.assertEqual(self._own().state, "draft")

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_model")
    def test_a_candidate_has_no_rights_and_no_personnel_portal(self):
        self._draft()
        for model in ("application", "evidence", "session", "screening", "step", "post", "attempt"):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[f"cchc.recruitment.{model}"].with_user(self.candidate).search([])
        for path in ("/my", "/my/dossier", "/my/campaigns", "/my/dossier/changes"):
            page = self.url_open(path)
            with self.subTest(path=path):
                self.assertTrue(page.url.endswith(ROOT), page.url)

    def test_a_visitor_is_sent_to_the_login(self):
        self.authenticate(None, None)
        page = self.url_open(ROOT, allow_redirects=False)
        self.assertIn("/web/login", page.headers["Location"])


@tagged("post_install", "-at_install")
class TestCandidateAccounts(PortalCase):
    def _ask(self, address):
        self.authenticate(None, None)
        return self._post(ACCOUNT, {"email": address}, start=ACCOUNT)

    def _letters(self, address):
        return self.env["mail.mail"].search([("email_to", "=", address)], order="id")

    def _link(self, letter):
        return re.search(r'href="([^"]+)"', str(letter.body_html))[1].replace("&amp;", "&")

    @mute_logger("odoo.http")
    def test_an_account_is_made_by_the_link(self):
        self._ask("Moi@Example.com ")
        address = "moi@example.com"
        self.assertFalse(self.env["res.users"].search([("login", "=", address)]))
        link = urlparse(self._link(self._letters(address)))
        start = f"{link.path}?{link.query}"
        token = parse_qs(link.query)["token"][0]
        fields = {"token": token, "name": "Lê Mới", "password": "ngan", "repeated": "ngan"}
        page = self._post(link.path, fields, start=start)
        self.assertIn('href="#password"', page.text)
        fields |= {"password": "mat-khau-dai", "repeated": "mat-khau-dai"}
        page = self._post(link.path, fields, start=start)
        self.assertIn("/web/login", page.url)
        user = self.env["res.users"].search([("login", "=", address)])
        self.assertEqual(user.name, "Lê Mới")
        self.assertTrue(user.share)
        self.assertTrue(user.has_group("cchc_recruitment.group_candidate"))
        self.assertFalse(user.has_group("cchc_base.group_employee"))
        # The link makes no second account and changes no password.
        fields |= {"password": "khac-hoan-toan", "repeated": "khac-hoan-toan"}
        self._post(link.path, fields, start=start)
        self.assertEqual(self.env["res.users"].search_count([("login", "=", address)]), 1)

    @mute_logger("odoo.http")
    def test_the_answer_does_not_tell_who_has_an_account(self):
        answers = {
            address: self._ask(address).text.replace(address, "X")
            for address in ("an@example.com", "ai-do@example.com", self.judge.login + "@x.vn")
        }
        plain = {re.sub(r"csrf_token[^,>]*", "", text) for text in answers.values()}
        self.assertEqual(len(plain), 1)
        # The letter tells it to the owner of the address.
        self.assertIn("reset_password", self._link(self._letters("an@example.com")))

    @mute_logger("odoo.http")
    def test_an_officer_gets_no_link_to_a_password(self):
        self.judge.email = "can-bo@example.com"
        self._ask("can-bo@example.com")
        self.assertTrue(self._link(self._letters("can-bo@example.com")).endswith("/web/login"))

    @mute_logger("odoo.http")
    def test_letters_are_few(self):
        for _one in range(6):
            page = self._ask("nhieu@example.com")
            self.assertIn("nhieu@example.com", page.text)
        self.assertEqual(len(self._letters("nhieu@example.com")), 3)

    @mute_logger("odoo.http")
    def test_no_made_up_link(self):
        self.authenticate(None, None)
        for token in ("", "x", "AQAAAAAAAAAA", "á", "A" * 400):
            page = self.url_open(f"{ACCOUNT}/xac-nhan", params={"token": token})
            self.assertEqual(page.status_code, 404)

    @mute_logger("odoo.http")
    def test_the_page_of_a_forgotten_password_does_not_tell_either(self):
        self.authenticate(None, None)
        answers = []
        for address in ("ai-do@example.com", "khong-co@example.com"):
            page = self._post(
                "/web/reset_password", {"login": address}, start="/web/reset_password"
            )
            self.assertNotIn("alert-danger", page.text)
            answers.append(page.status_code)
        self.assertEqual(answers, [200, 200])
