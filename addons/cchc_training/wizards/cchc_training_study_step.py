from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_derived_facts import DEGREE_LEVELS


class CchcTrainingStudyStep(models.TransientModel):
    """What a step of a study asks for: the extension, or the outcome with the degree."""

    _name = "cchc.training.study.step"
    _description = "Step of a study"

    study_id = fields.Many2one(
        comodel_name="cchc.training.study", required=True, readonly=True, ondelete="cascade"
    )
    step = fields.Selection(
        [("extend", "Extend"), ("outcome", "Outcome")], required=True, readonly=True
    )
    until = fields.Date(string="Extended until")
    document = fields.Char(string="Number and date of the paper")
    outcome = fields.Selection(
        [("degree", "Finished, degree granted"), ("no_degree", "No degree"), ("quit", "Quit")],
        default="degree",
    )
    day = fields.Date(string="On", default=lambda self: vietnam_time.today())
    gives_degree = fields.Boolean(compute="_compute_degree")
    level = fields.Selection(
        DEGREE_LEVELS, string="Degree", compute="_compute_degree", readonly=False, store=True
    )
    major = fields.Char(compute="_compute_degree", readonly=False, store=True)
    school = fields.Char(compute="_compute_degree", readonly=False, store=True)
    number = fields.Char(string="Number of the degree")

    @api.depends("study_id")
    def _compute_degree(self):
        for asked in self:
            study = asked.study_id
            asked.gives_degree = bool(study._usual_degree()) or study.kind == "other"
            asked.level = study._usual_degree()
            asked.major = study.field_of_study
            asked.school = study.provider_id.name

    @api.model_create_multi
    def create(self, vals_list):
        asked = super().create(vals_list)
        asked.study_id.check_access("write")
        return asked

    def write(self, vals):
        result = super().write(vals)
        self.study_id.check_access("write")
        return result

    def action_confirm(self):
        self.ensure_one()
        if self.step == "extend":
            self.study_id._extend(self._asked("until"), self._asked("document"))
        else:
            outcome, day = self._asked("outcome"), self._asked("day")
            self.study_id._close(outcome, day, self._degree(outcome, day))
        return {"type": "ir.actions.act_window_close"}

    def _degree(self, outcome, day):
        """The entry of the dossier, where the study ends with a degree."""
        if outcome != "degree" or not self.gives_degree or not self.level:
            return None
        return {
            "level": self.level,
            "major": self.major,
            "school": self.school,
            "when": day.strftime("%d/%m/%Y"),
            "document_number": self._asked("number"),
            "document_date": day,
        }

    def _asked(self, name):
        value = self[name]
        if isinstance(value, str):
            value = value.strip()
        if not value:
            raise UserError(
                self.env._("Enter: %s.", self._fields[name]._description_string(self.env))
            )
        return value
