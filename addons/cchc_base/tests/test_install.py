from odoo.tests.common import TransactionCase


class TestInstall(TransactionCase):
    """What holds from the first start on."""

    def test_nobody_signs_up_alone(self):
        self.assertEqual(self.env["res.users"]._get_signup_invitation_scope(), "b2b")

    def test_new_partners_speak_vietnamese(self):
        partner = self.env["res.partner"].create({"name": "Nguyễn Văn An"})
        self.assertEqual((partner.lang, partner.tz), ("vi_VN", "Asia/Ho_Chi_Minh"))
