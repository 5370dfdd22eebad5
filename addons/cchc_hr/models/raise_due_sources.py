"""What makes a raise move: periods, discipline, ratings, absences and the tables of the law."""

from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.changes import changed


class HrVersion(models.Model):
    _inherit = "hr.version"

    # The few periods of those who do not simply serve.
    _rare_status_idx = models.Index(
        "(service_status, employee_id) WHERE service_status IN"
        " ('probation', 'seconded', 'long_leave', 'suspended')"
    )
    # Who leads: read without the periods themselves.
    _leading_idx = models.Index(
        "(id, leadership_post_id, staffing_category)"
        " WHERE leadership_post_id IS NOT NULL AND in_service"
    )


class CchcTimeline(models.AbstractModel):
    _inherit = "cchc.timeline"

    @api.model
    def _after_projection(self, people):
        result = super()._after_projection(people)
        self.env["cchc.raise.due"].sudo()._refresh(people.ids)
        return result


class CchcDiscipline(models.Model):
    _inherit = "cchc.discipline"

    same_act_year = fields.Integer(
        string="Year rated for the same act",
        aggregator=None,
        help="The year that was rated “not completed” because of this very act: the raise is then "
        "delayed for the discipline only.",
    )

    def _after_change(self, people):
        result = super()._after_change(people)
        self.env["cchc.raise.due"].sudo()._refresh(people.ids)
        return result


class CchcYearlyRating(models.Model):
    _inherit = "cchc.yearly.rating"

    def _after_change(self, people):
        result = super()._after_change(people)
        self.env["cchc.raise.due"].sudo()._refresh(people.ids)
        return result


class CchcAbsence(models.Model):
    _inherit = "cchc.absence"

    @api.model_create_multi
    def create(self, vals_list):
        absences = super().create(vals_list)
        self.env["cchc.raise.due"].sudo()._refresh(absences.employee_id.ids)
        return absences

    def write(self, vals):
        people = self.employee_id
        result = super().write(vals)
        self.env["cchc.raise.due"].sudo()._refresh((people | self.employee_id).ids)
        return result

    def unlink(self):
        people = self.employee_id
        result = super().unlink()
        self.env["cchc.raise.due"].sudo()._refresh(people.ids)
        return result


class CchcAbsenceKind(models.Model):
    _inherit = "cchc.absence.kind"

    def write(self, vals):
        rules = {"counts_for_raise", "raise_months_limit"}
        moved = changed(self, {name: vals[name] for name in rules & vals.keys()})
        result = super().write(vals)
        if moved:
            self.env["cchc.raise.due"].sudo()._refresh_later()
        return result


class CchcSalaryScale(models.Model):
    _inherit = "cchc.salary.scale"

    @api.model_create_multi
    def create(self, vals_list):
        scales = super().create(vals_list)
        scales._raises_move()
        return scales

    def write(self, vals):
        moved = changed(self, vals)
        groups = set(moved.mapped("group_code"))
        result = super().write(vals)
        moved._raises_move(groups)
        return result

    def unlink(self):
        groups = set(self.mapped("group_code"))
        result = super().unlink()
        self.browse()._raises_move(groups)
        return result

    def _raises_move(self, groups=()):
        for group in {*groups, *self.mapped("group_code")}:
            self.env["cchc.raise.due"].sudo()._refresh_later(group)


class CchcRank(models.Model):
    _inherit = "cchc.rank"

    def write(self, vals):
        group = {name: vals[name] for name in {"salary_group"} & vals.keys()}
        moved = changed(self, group)
        result = super().write(vals)
        if moved:
            self.env["cchc.raise.due"].sudo()._refresh(moved._holders())
        return result

    def _holders(self):
        """Whose last rank is one of these."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "SELECT DISTINCT employee_id FROM hr_version WHERE active AND rank_id = ANY(%s)",
                self.ids,
            )
        )
        return [person_id for (person_id,) in self.env.cr.fetchall()]


class CchcDue(models.Model):
    """Raises among what falls due."""

    _inherit = "cchc.due"
    _depends = {
        "cchc.raise.due": [
            *("employee_id", "kind", "date", "step", "coefficient", "above_scale_percent")
        ]
    }

    kind = fields.Selection(
        selection_add=[
            ("step_raise", "Regular step raise"),
            ("above_scale", "Above-scale allowance"),
        ]
    )

    @api.model
    def _due_queries(self):
        step = SQL("concat(step, ' (', replace(to_char(coefficient, 'FM90.00'), '.', ','), ')')")
        percent = SQL("concat(above_scale_percent, '%%')")
        return super()._due_queries() | {
            "step_raise": ("cchc.raise.due", self._raise_query("step", step)),
            "above_scale": ("cchc.raise.due", self._raise_query("above_scale", percent)),
        }

    @api.model
    def _raise_query(self, kind, detail):
        """Nothing of the kind falls due after the age of retirement."""
        return SQL(
            """
            SELECT d.id AS res_id, d.employee_id, d.date, %s AS detail
              FROM cchc_raise_due d
              JOIN hr_employee p ON p.id = d.employee_id
             WHERE d.kind = %s AND (p.retirement_date IS NULL OR d.date <= p.retirement_date)
            """,
            detail,
            kind,
        )

    @api.model
    def _due_words(self):
        return super()._due_words() | {
            "step_raise": self.env._("To step %s"),
            "above_scale": self.env._("Above-scale allowance: %s"),
        }
