from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.tools.problems import translate

from ..models.pay_history import PayHistory
from ..rules.case import PART_TIME
from ..rules.choice import compare
from ..rules.decree_154_2025 import DECREE as DECREE_OF_PART_TIME

SHOWN = ("option_ids", "display_name")


class CchcReductionCalculator(models.TransientModel):
    """Type a case, see what each decree gives for each measure, and print it.

    A person of the register may be named: then the dossier fills in what it knows. The figures of a
    case that was changed are gone until it is reckoned anew.
    """

    _name = "cchc.reduction.calculator"
    _description = "Reduction calculator"
    _inherit = ["cchc.question", "cchc.reduction.case"]

    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", ondelete="cascade",
        help="Empty for a case that is only thought of.",
    )  # fmt: skip
    name = fields.Char(string="Full name")
    option_ids = fields.One2many(
        comodel_name="cchc.reduction.option", inverse_name="calculator_id", string="Options"
    )

    @api.depends("name", "leave_on")
    def _compute_display_name(self):
        for case in self:
            case.display_name = case.name or self.env._("Reduction calculator")

    def write(self, vals):
        changed = set(vals) - set(SHOWN)
        if changed:
            # Rows of an answer are written by the program alone.
            self.sudo().option_ids.unlink()
        return super().write(vals)

    # -- from the dossier ----------------------------------------------------------

    @api.onchange("employee_id", "leave_on")
    def _onchange_person(self):
        """Fill in what the dossier knows; the officer compares it with the insurance book."""
        person = self.employee_id
        if not person or not self.leave_on:
            return
        history = PayHistory(person._origin, self.leave_on)
        self.name = person.name
        self.update(self._known_of(person._origin, history))

    # -- the case --------------------------------------------------------------------

    def action_calculate(self):
        """Reckon all measures of the decrees that the case falls under."""
        self.ensure_one()
        figures = self.env["cchc.reduction.figure"]._rows()
        try:
            found = compare(self._case(), figures)
        except RuleError as error:
            raise UserError(translate(self.env, error.problem)) from error
        if self.kind in PART_TIME:
            # They have one measure, by one decree.
            found = {key: one for key, one in found.items()
                     if key == (DECREE_OF_PART_TIME, "early_retirement")}  # fmt: skip
        Option = self.env["cchc.reduction.option"]
        fitting = [one for one in found.values() if one.fits and one.amount]
        offered = max(fitting, key=lambda one: one.amount, default=None)
        self.sudo().option_ids = [
            Command.clear(),
            *(
                Command.create(
                    {
                        "decree": decree,
                        "measure": measure,
                        **Option._values(
                            one,
                            "; ".join(translate(self.env, problem) for problem in one.refusals),
                            # The highest is offered, and it alone: no two are paid.
                            one is offered,
                        ),
                    }
                )
                for (decree, measure), one in found.items()
            ),
        ]
        return True

    def _action_open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Comparison of measures and decrees"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }
