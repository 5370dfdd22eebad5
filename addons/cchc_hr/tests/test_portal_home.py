from datetime import timedelta

from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.cchc_base.tools import vietnam_time

from .common import CchcHrCase


@tagged("post_install", "-at_install")
class TestPortalHome(CchcHrCase, HttpCase):
    def test_an_employee_sees_what_comes_what_is_missing_and_what_waits(self):
        person = self._create_person("Lê Thị Ba")
        self._open(person)
        person.user_id = new_test_user(
            self.env, login="home_employee", groups="cchc_base.group_employee"
        )
        today = vietnam_time.today()
        self.env["cchc.elected.term"].create(
            {
                "employee_id": person.id,
                "body": "council",
                "body_name": "HĐND xã Bình An",
                "post": "Phó Chủ tịch HĐND xã",
                "date_from": today - timedelta(days=900),
                "date_to": today + timedelta(days=200),
            }
        )
        phone = self.env.ref("cchc_hr.change_field_private_phone")
        self.env["cchc.change.request"]._submit(
            person, [{"field_item_id": phone.id, "new_value": "0913 000 012"}], from_portal=True
        )
        self.authenticate("home_employee", "home_employee")
        page = self.url_open("/my").text
        words = self.env(context={"lang": person.user_id.lang})
        for told in (
            "Phó Chủ tịch HĐND xã",
            f"{today + timedelta(days=200):%d/%m/%Y}",
            phone.with_env(words).name,
            person.with_env(words).missing_items[0],
        ):
            self.assertIn(told, page)
