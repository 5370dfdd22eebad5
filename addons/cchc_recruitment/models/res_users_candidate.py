import binascii
import logging
from urllib.parse import urlencode

from odoo import api, models
from odoo.exceptions import AccessDenied, UserError
from odoo.fields import Command, Domain
from odoo.tools import hash_sign, verify_hash_signed

_logger = logging.getLogger(__name__)

SCOPE = "cchc_recruitment candidate"
HOURS = 24


class ResUsers(models.Model):
    """Accounts of candidates."""

    _inherit = "res.users"

    @api.model
    def _account_of(self, address):
        """The account of an address, archived ones too."""
        return self.with_context(active_test=False).search(
            Domain("login", "=ilike", address.replace("\\", r"\\").replace("_", r"\_")
                   .replace("%", r"\%"))
            | Domain("email_normalized", "=", address),
            limit=1,
        )  # fmt: skip

    @api.model
    def _send_candidate_letter(self, address):
        """A link to choose a password; an existing account is told of in the letter only."""
        env = self.with_context(lang="vi_VN").env
        account = self._account_of(address)
        base = self.get_base_url()
        if not account:
            token = hash_sign(self.sudo().env, SCOPE, [address], expiration_hours=HOURS)
            link = f"{base}/tuyen-dung/tai-khoan/xac-nhan?{urlencode({'token': token})}"
            text = env._("Choose your password within %s hours by this link:", HOURS)
        elif account.active and account.has_group("cchc_recruitment.group_candidate"):
            account.partner_id.signup_prepare(signup_type="reset")
            link = account.partner_id._get_signup_url_for_action()[account.partner_id.id]
            text = env._("You have an account already. Choose a new password by this link:")
        else:
            link = f"{base}/web/login"
            text = env._("This address has an account of another kind here. Log in with it:")
        Application = env["cchc.recruitment.application"]
        Application._queue_mails(
            [
                {
                    "subject": env._("Recruitment: your account"),
                    "body_html": Application._link_body(text, link),
                    "email_to": address,
                    "email_from": self.env.company.sudo().email_formatted,
                    "auto_delete": True,
                }
            ]
        )

    @api.model
    def _candidate_address(self, token):
        """The address that a link was sent to, or nothing where it is wrong or too old."""
        try:
            payload = verify_hash_signed(self.sudo().env, SCOPE, token)
        except (ValueError, IndexError, OverflowError, binascii.Error):
            return None
        return payload[0] if payload else None

    @api.model
    def _make_candidate(self, address, name, password):
        user = self.with_context(no_reset_password=True).create(
            {
                "login": address,
                "email": address,
                "name": name,
                "password": password,
                "lang": "vi_VN",
                "tz": "Asia/Ho_Chi_Minh",
                "group_ids": [Command.set(self.env.ref("cchc_recruitment.group_candidate").ids)],
            }
        )
        user.flush_recordset()
        return user

    @api.model
    def reset_password(self, login):
        """Odoo's page says whether an address is known; here it answers everybody alike."""
        if not self.env.su:
            raise AccessDenied
        users = self.search(self._get_login_domain(login)) or self.search(
            self._get_email_domain(login)
        )
        if len(users) == 1 and users.active and users.email:
            try:
                return super().reset_password(login)
            except UserError:
                # A letter that can't be sent would tell that the address is known.
                _logger.warning("No letter for a new password was sent.", exc_info=True)
        return None
