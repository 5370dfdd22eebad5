from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date


class CchcMovementQuestion(models.TransientModel):
    """Asks for the movements of units between two days and opens or prints them."""

    _name = "cchc.movement.question"
    _description = "Movements of staff in a period"
    _inherit = ["cchc.question"]

    date_from = fields.Date(string="From", required=True, default=lambda self: self._first_day())
    date_to = fields.Date(string="To", required=True, default=fields.Date.context_today)
    known_on = fields.Date(
        string="As known on",
        help="Leave empty for what is known today. On an earlier day, decisions recorded later "
        "do not count.",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        default=lambda self: self.env.user.sudo().unit_ids[:1],
        help="With all units below it, as the tree was on the last day.",
    )

    @api.model
    def _first_day(self):
        return fields.Date.start_of(fields.Date.context_today(self), "quarter")

    def _compute_display_name(self):
        self.display_name = self.env._("Movements of staff in a period")

    @api.constrains("date_from", "date_to")
    def _check_days(self):
        for question in self:
            if question.date_from > question.date_to:
                raise ValidationError(
                    self.env._(
                        "The period ends on %(end)s, before it begins on %(start)s: "
                        "give a later last day.",
                        start=format_date(self.env, question.date_from),
                        end=format_date(self.env, question.date_to),
                    )
                )

    def _period(self):
        return {
            "unit_ids": self.unit_id.ids,
            "date_from": self.date_from.isoformat(),
            "date_to": self.date_to.isoformat(),
            "known_on": self.known_on.isoformat() if self.known_on else False,
        }

    def action_open(self):
        self.ensure_one()
        period = self._period()
        # Refuse here rather than in a list that stays empty.
        self.env["cchc.movement"]._asked(self.unit_id, self.date_from, self.date_to, self.known_on)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._(
                "Movements of staff from %(start)s to %(end)s: %(unit)s",
                start=format_date(self.env, self.date_from),
                end=format_date(self.env, self.date_to),
                unit=self.unit_id.name,
            ),
            "res_model": "cchc.movement.balance",
            "views": [(False, "list")],
            "context": {"cchc_period": period},
        }

    def action_print(self):
        self.ensure_one()
        period = self._period()
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {
                "url": "/cchc/movements/xlsx",
                "data": {
                    "unit": period["unit_ids"][0],
                    "start": period["date_from"],
                    "end": period["date_to"],
                    **({"known_on": period["known_on"]} if period["known_on"] else {}),
                },
            },
        }
