from odoo import api, fields, models


class CchcRecruitmentBar(models.Model):
    """Who cheated is kept out of the next recruitment (NĐ 170/2025, điều 18 khoản 2).

    It counts for the first session that the same body announces afterwards, and for no later one.
    """

    _name = "cchc.recruitment.bar"
    _description = "Barred from the next recruitment"
    _inherit = ["cchc.recruitment.part"]
    _order = "id desc"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session",
        string="Because of the session",
        required=True,
        index=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    name = fields.Char(string="Full name", required=True)
    citizen_id = fields.Char(string="Citizen number", required=True, index=True)
    reason = fields.Char(required=True)
    document = fields.Char(string="By the document")
    active = fields.Boolean(default=True)

    _once = models.Constraint(
        "UNIQUE (session_id, citizen_id)", "This person is barred because of this session already."
    )

    @api.model
    def _in_force(self, session, numbers):
        """``{citizen number: words}`` of who may not apply in a session.

        To be asked in superuser mode: the bar may belong to another part of the same body.
        """
        bars = self.search(
            [("unit_id", "=", session.unit_id.id), ("citizen_id", "in", list(numbers))]
        )
        if not bars or not session.announced_on:
            return {}
        # Those of the body that were announced before this one, in their order.
        earlier = session.search(
            [("unit_id", "=", session.unit_id.id), ("announced_on", "!=", False),
             ("state", "!=", "cancelled"), ("id", "!=", session.id),
             ("announced_on", "<=", session.announced_on)],
        ).mapped("announced_on")  # fmt: skip
        found = {}
        for bar in bars:
            since = bar.session_id.announced_on
            own = bar.session_id == session or not since or since > session.announced_on
            if own or any(since < day < session.announced_on for day in earlier):
                continue
            found[bar.citizen_id] = self.env._(
                "barred after “%(session)s”: %(reason)s",
                session=bar.session_id.name,
                reason=bar.reason,
            )
        return found
