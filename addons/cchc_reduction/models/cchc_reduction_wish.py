from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date


class CchcReductionWish(models.Model):
    """That somebody asks in writing to be reduced: by some points of the decrees it is a ground,
    for others it lifts what excludes."""

    _name = "cchc.reduction.wish"
    _description = "Wish to be reduced"
    _order = "wished_on desc, id desc"

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="restrict", index=True
    )
    unit_id = fields.Many2one(related="employee_id.unit_id")
    wished_on = fields.Date(string="Day of the paper", required=True)
    paper = fields.Char(string="Paper of wish", required=True, help="Its number or its name.")
    withdrawn_on = fields.Date(help="From this day on the wish counts no more.")
    note = fields.Char()

    _dates_in_order = models.Constraint(
        "CHECK (withdrawn_on IS NULL OR withdrawn_on >= wished_on)",
        "A wish is withdrawn before it was made: correct one of its days.",
    )

    @api.depends("employee_id", "wished_on")
    def _compute_display_name(self):
        for row in self:
            day = format_date(self.env, row.wished_on)
            row.display_name = f"{row.employee_id.name or ''}: {day}"

    @api.constrains("employee_id", "wished_on", "withdrawn_on")
    def _check_one_at_a_time(self):
        """Nobody has two wishes at once: withdrawing one would leave the other unseen."""
        people = self.employee_id
        rows = self.sudo().search([("employee_id", "in", people.ids), ("withdrawn_on", "=", False)])
        for person, own in rows.grouped("employee_id").items():
            if len(own) > 1:
                raise ValidationError(
                    self.env._(
                        "%(person)s has asked already on %(day)s: withdraw that wish first.",
                        person=person.name,
                        day=format_date(self.env, own[-1].wished_on),
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_people({vals.get("employee_id") for vals in vals_list})
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self._check_people({vals.get("employee_id")})
        return super().write(vals)

    def _check_people(self, people):
        units = self.env["hr.employee"].sudo().browse(people - {None, False}).unit_id
        units.sudo(self.env.su)._check_in_charge()

    @api.model
    def _in_force(self, people, day):
        """The wishes of people that hold on a day, by person."""
        rows = self.search(
            [
                ("employee_id", "in", people.ids),
                ("wished_on", "<=", day),
                *("|", ("withdrawn_on", "=", False), ("withdrawn_on", ">", day)),
            ]
        )
        return rows.grouped("employee_id")

    def _told(self):
        """In the words of the reason in a dossier."""
        return f"{self.paper} ngày {self.wished_on:%d/%m/%Y}"
