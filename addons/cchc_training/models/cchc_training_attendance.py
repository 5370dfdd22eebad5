from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from odoo.addons.cchc_hr.rules import working_days

TAKING_PART = ("decided", "attending", "passed", "failed")


class CchcTrainingClassDay(models.Model):
    """Attendance: everybody was there but who is named absent."""

    _inherit = "cchc.training.class.day"

    absent_ids = fields.Many2many(
        comodel_name="cchc.training.participant",
        relation="cchc_training_day_absent",
        column1="day_id",
        column2="participant_id",
        domain="[('class_id', '=', class_id), ('state', 'in', ('attending', 'passed', 'failed'))]",
        help="Everybody else was there.",
    )

    _once = models.Constraint("UNIQUE (class_id, date)", "The class has this day already.")
    _periods_positive = models.Constraint(
        "CHECK (periods > 0)", "A day of a class has at least one period."
    )

    @api.depends("class_id", "date")
    def _compute_display_name(self):
        for day in self:
            day.display_name = f"{day.class_id.name} – {format_date(self.env, day.date)}"

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_class([vals.get("class_id") for vals in vals_list])
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self._check_class([*self.class_id.ids, vals.get("class_id")])
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_ended(self):
        self._check_class(self.class_id.ids)

    @api.model
    def _check_class(self, class_ids):
        """Days belong to who runs the class, until it has ended."""
        classes = self.env["cchc.training.class"].browse({*class_ids} - {None, False})
        classes.check_access("write")
        for one in classes:
            if one.state in ("finished", "cancelled"):
                raise UserError(self.env._("%s has ended: its attendance is closed.", one.name))

    @api.constrains("date", "class_id")
    def _check_date(self):
        for day in self:
            one = day.class_id
            if not one.date_from <= day.date <= one.date_to:
                raise ValidationError(
                    self.env._(
                        "%(day)s lies outside of “%(name)s” (%(start)s – %(end)s).",
                        day=format_date(self.env, day.date),
                        name=one.name,
                        start=format_date(self.env, one.date_from),
                        end=format_date(self.env, one.date_to),
                    )
                )

    @api.constrains("absent_ids")
    def _check_absent(self):
        for day in self:
            strange = day.absent_ids.filtered(lambda row, day=day: row.class_id != day.class_id)
            if strange:
                raise ValidationError(
                    self.env._(
                        "%(person)s takes no part in “%(name)s”.",
                        person=strange[0].employee_id.name,
                        name=day.class_id.name,
                    )
                )


class CchcTrainingParticipant(models.Model):
    _inherit = "cchc.training.participant"

    absent_day_ids = fields.Many2many(
        comodel_name="cchc.training.class.day",
        relation="cchc_training_day_absent",
        column1="participant_id",
        column2="day_id",
        string="Days missed",
        readonly=True,
    )
    attended_periods = fields.Integer(
        compute="_compute_attended_periods", store=True, help="All of the class but days missed."
    )
    missed_periods = fields.Integer(
        compute="_compute_attended_periods", store=True, string="Periods missed"
    )

    @api.depends("state", "class_id.periods", "class_id.day_ids.periods", "absent_day_ids.periods")
    def _compute_attended_periods(self):
        for row in self:
            one = row.class_id
            held = sum(one.day_ids.mapped("periods")) or one.periods
            missed = sum(row.absent_day_ids.mapped("periods"))
            takes_part = row.state in TAKING_PART
            row.missed_periods = missed if takes_part else 0
            row.attended_periods = max(held - missed, 0) if takes_part else 0


class CchcTrainingClass(models.Model):
    _inherit = "cchc.training.class"

    def action_make_days(self):
        """Enter the working days of the class, its periods spread over them.

        :raise UserError: when there are days already
        """
        self.check_access("write")
        Day, changes = self.env["cchc.training.class.day"], self.env["cchc.calendar.day"]._changes()
        vals_list = []
        for one in self:
            if one.day_ids:
                raise UserError(self.env._("%s has its days already.", one.name))
            days = one._working_days(changes)
            left = one.periods or 8 * len(days)
            for place, day in enumerate(days):
                share = min(8, -(-left // (len(days) - place)))
                if share > 0:
                    vals_list.append({"class_id": one.id, "date": day, "periods": share})
                left -= share
        Day.create(vals_list)
        return True

    def _working_days(self, changes):
        self.ensure_one()
        length = (self.date_to - self.date_from).days + 1
        days = [self.date_from + timedelta(days=number) for number in range(length)]
        # A course of a weekend has no working day.
        return [day for day in days if working_days.is_working(day, changes)] or days
