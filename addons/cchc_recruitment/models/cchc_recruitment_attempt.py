import hashlib
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.misc import hmac

# Attempts by one key within the span: an address gets few letters, a school or an office that
# applies from one connection many.
SPAN = timedelta(hours=1)
KEPT = timedelta(days=1)


class CchcRecruitmentAttempt(models.Model):
    """How often something was tried on the public pages; keys are hashed, no address is kept."""

    _name = "cchc.recruitment.attempt"
    _description = "Attempt on the public pages of recruitment"
    _log_access = False

    key = fields.Char(required=True, index=True, readonly=True)
    at = fields.Datetime(required=True, readonly=True, index=True)

    @api.model
    def _allow(self, purpose, key, most):
        """Count an attempt; whether it is not one too many within the hour."""
        Attempt = self.sudo()
        hashed = hmac(Attempt.env, f"cchc_recruitment {purpose}", key, hashlib.sha256)
        now = fields.Datetime.now()
        tried = Attempt.search_count([("key", "=", hashed), ("at", ">", now - SPAN)], limit=most)
        if tried >= most:
            return False
        Attempt.create({"key": hashed, "at": now})
        return True

    @api.autovacuum
    def _gc_attempts(self):
        old = self.search([("at", "<", fields.Datetime.now() - KEPT)], limit=10_000)
        old.unlink()
        return len(old), 0
