from odoo import fields, models
from odoo.exceptions import UserError


class CchcPositionSchemeLine(models.Model):
    """The job description of a position of a scheme."""

    _inherit = "cchc.position.scheme.line"

    # One at most (unique): one2many, so that it goes with the line to the next scheme.
    job_description_ids = fields.One2many(
        comodel_name="cchc.job.description",
        inverse_name="line_id",
        string="Job description",
        copy=True,
    )

    def action_open_job_description(self):
        """Open the position's job description, started on the form of the day if there is none."""
        self.ensure_one()
        description = self.job_description_ids
        if not description:
            description = self._start_job_description()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Job description"),
            "res_model": "cchc.job.description",
            "res_id": description.id,
            "view_mode": "form",
        }

    def _start_job_description(self):
        scheme = self.scheme_id.ensure_one()
        form = self.env["cchc.job.description.form"]._in_force(scheme.staff, scheme.date_from)
        if not form:
            raise UserError(
                self.env._(
                    "No form of job descriptions is in force on %s: add one to the configuration.",
                    f"{scheme.date_from:%d/%m/%Y}",
                )
            )
        return self.env["cchc.job.description"].create([{"line_id": line.id} for line in self])

    def _adopt_job_description_form(self):
        self.job_description_ids._adopt_form()

    def _competency_rows(self):
        """(group, name, level) of what the position requires; see ``cchc.position.competency``."""
        return []
