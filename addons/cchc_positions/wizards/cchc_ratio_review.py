from odoo import api, fields, models

from odoo.addons.cchc_base.tools import vietnam_time


class CchcRatioReview(models.TransientModel):
    """Asks for a unit and a day and lists the shares of ranks with their bases and ceilings."""

    _name = "cchc.ratio.review"
    _description = "Shares of ranks on a day"
    _inherit = ["cchc.question"]

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        default=lambda self: self.env["cchc.limit.review"]._default_unit_id(),
        help="The unit with all below it.",
    )
    date = fields.Date(string="On", required=True, default=lambda _self: vietnam_time.today())
    scheme_id = fields.Many2one(comodel_name="cchc.position.scheme", readonly=True)
    show_all = fields.Boolean(string="Also shares within their ceiling", default=True)
    row_ids = fields.One2many(
        comodel_name="cchc.ratio.row", inverse_name="review_id", string="Shares"
    )
    over_count = fields.Integer(string="Above the ceiling", readonly=True)

    @api.depends("unit_id", "date")
    def _compute_display_name(self):
        for review in self:
            review.display_name = self.env._("Shares of ranks") + f" · {review.unit_id.name or ''}"

    def action_compute(self):
        self.ensure_one()
        self.unit_id._check_in_charge()
        if self.scheme_id:
            self.scheme_id.check_access("read")
        service = self.env["cchc.ratio.check"].sudo()
        shares = service._shares(self.unit_id, self.date, self.scheme_id.sudo())
        rows = [
            self._row(share, unit_id=share.body) for share in shares if share.count or share.base
        ]
        if not self.scheme_id:
            steps = service._position_shares(self.unit_id, self.date)
            Position = self.env["cchc.position"].sudo()
            owners = Position.browse({share.body for share in steps})
            unit_of = {position.id: position.unit_id.id for position in owners}
            rows += [
                self._row(share, unit_id=unit_of[share.body], position_id=share.body)
                for share in steps
            ]
        rows.sort(key=lambda row: -row["over"])
        # Rows are what was found: nobody writes them, so none is about a stranger.
        found = self.sudo()
        found.row_ids.unlink()
        found.write(
            {
                "over_count": sum(row["over"] > 0 for row in rows),
                "row_ids": [(0, 0, row) for row in rows if self.show_all or row["over"]],
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Shares of ranks"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "current",
        }

    @api.model
    def _row(self, share, **where):
        return {
            "ratio_id": share.ceiling.ref,
            "people": share.count,
            "base_people": share.base,
            "percent": float(share.percent or 0),
            "allowed": share.allowed,
            "over": share.over,
            "explanation": "\n".join(share.result.explain()),
            **where,
        }
