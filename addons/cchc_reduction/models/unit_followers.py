"""What of staff reduction is still open when its unit is followed by another."""

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class CchcReductionList(models.Model):
    """A list that is not approved is that of the successor."""

    _name = "cchc.reduction.list"
    _inherit = ["cchc.reduction.list", "cchc.follows.unit"]

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "!=", "approved")


class CchcReductionDuty(models.Model):
    """What a round asks is answered by the successor."""

    _name = "cchc.reduction.duty"
    _inherit = ["cchc.reduction.duty", "cchc.follows.unit"]
    _follow_unique = ("round_id", "unit_id")

    @api.model
    def _follow_domain(self, name, date):
        return Domain("state", "in", ("waiting", "draft"))

    def _join_twins(self, name, old, new, date):
        """One agency answers once: lists follow to its own duty, this one is closed with why."""
        told = self._told_pair(old, new, date)
        reason = self.env._("%(new)s, which follows from %(day)s on, answers for both", **told)
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET nil_reason = %s, nil_at = %s WHERE id = ANY(%s)",
                SQL.identifier(self._table),
                reason,
                fields.Datetime.now(),
                self.ids,
            )
        )
        self.invalidate_recordset(["nil_reason", "nil_at"], flush=False)
        self.modified(["nil_reason", "nil_at"])
        return self.browse()
