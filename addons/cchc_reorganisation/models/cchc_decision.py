from odoo import models
from odoo.exceptions import UserError

TYPE = "reorganisation"


class _Issuing:
    """Only code of this process can hold this object: a context sent by RPC can't forge it."""


_ISSUING = _Issuing()


def issuing(decisions):
    """Decisions that a reorganisation issues."""
    return decisions.with_context(cchc_reorganising=_ISSUING)


def is_issuing(decisions):
    """Whether a reorganisation issues, or revokes, these."""
    return decisions.env.context.get("cchc_reorganising") is _ISSUING


class CchcDecision(models.Model):
    """The decision by which a reorganisation places people is issued, and revoked, with the act."""

    _inherit = "cchc.decision"

    def _check_issuable(self):
        result = super()._check_issuable()
        if self.type_id.code == TYPE and not is_issuing(self):
            raise UserError(
                self.env._(
                    "%s: decisions of this type are issued by enacting a reorganisation.",
                    self.display_name,
                )
            )
        return result

    def _revoke_lines(self, lines):
        own = lines.sudo().filtered(lambda line: line.type_id.code == TYPE)
        if own and not is_issuing(self):
            raise UserError(
                self.env._(
                    "%s belongs to a reorganisation: take the reorganisation back instead, or "
                    "decide anew on the person.",
                    own[0].decision_id.display_name,
                )
            )
        return super()._revoke_lines(lines)


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    def _check_position_of_unit(self):
        # On the day of signing the units are not yet what they will be; the plan has looked.
        if self.type_id.code == TYPE and is_issuing(self):
            return None
        return super()._check_position_of_unit()
