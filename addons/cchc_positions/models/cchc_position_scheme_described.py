from odoo import models
from odoo.exceptions import UserError


class CchcPositionScheme(models.Model):
    """A position is its name, its rank and its job description with the competencies required.

    Luật 80/2025 điều 23 khoản 2; NĐ 232/2026 điều 11 wants a description of each position in the
    dossier. What an incomplete one does is said by the form in force on the first day of the
    scheme: nothing, a warning, or a refusal.
    """

    _inherit = "cchc.position.scheme"

    def _check_submittable(self):
        result = super()._check_submittable()
        self._check_described("on_submit")
        return result

    def _check_approvable(self):
        result = super()._check_approvable()
        self._check_described("on_approve")
        return result

    def _check_described(self, step):
        """Refuse or note incomplete job descriptions, as the form of the day has it.

        :param step: the field of the form that says what happens at this step
        :raise UserError: naming each position and each of its missing sections
        """
        Form = self.env["cchc.job.description.form"]
        for scheme in self:
            mode = Form._in_force(scheme.staff, scheme.date_from)[step] or "off"
            missing = mode != "off" and scheme._describe_missing()
            if not missing:
                continue
            told = self.env._(
                "%(scheme)s – job descriptions that are not complete:\n%(positions)s",
                scheme=scheme.display_name,
                positions="\n".join(missing),
            )
            if mode == "block":
                raise UserError(told)
            scheme._message_log(body=told)

    def _describe_missing(self):
        """One line for each position without a complete description: the sections it lacks."""
        found = []
        for line in self.line_ids:
            description = line.job_description_ids
            gaps = description.gaps if description else self.env._("no job description")
            if gaps:
                found.append(f"{line.display_name}: {'; '.join(gaps.splitlines())}")
        return found

    def action_start_job_descriptions(self):
        """Start the descriptions that are missing, on the form of the first day."""
        for scheme in self:
            scheme._check_editable()
            bare = scheme.line_ids.filtered(lambda line: not line.job_description_ids)
            if bare:
                bare._start_job_description()
        return True
