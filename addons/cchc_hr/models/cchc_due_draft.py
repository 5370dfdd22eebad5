from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.rules.result import Result, Step

PROBATION_ARTICLE = "NĐ 138/2020/NĐ-CP, Điều 20; NĐ 115/2020/NĐ-CP, Điều 21"


class CchcDue(models.Model):
    """One decision for the dues that were chosen, a line for each person."""

    _inherit = "cchc.due"

    decision_id = fields.Many2one(
        comodel_name="cchc.decision",
        string="Drafted in",
        compute="_compute_decision_id",
        help="A draft that has the person already.",
    )

    @api.model
    def _decision_types(self):
        """Code of the type of decision that settles a kind."""
        return {
            "step_raise": "step_raise",
            "above_scale": "step_raise",
            "retirement_notice": "retirement",
            "retirement_decision": "retirement",
            "retirement": "retirement",
            "probation": "probation_end",
            "secondment": "secondment_return",
            "term_notice": "reappointment",
            "term_end": "reappointment",
        }

    @api.depends("kind", "employee_id")
    def _compute_decision_id(self):
        types = self._decision_types()
        drafts = self.env["cchc.decision.line"].search(
            [
                ("employee_id", "in", self.employee_id.ids),
                ("issued_at", "=", False),
                ("type_id.code", "in", list(set(types.values()))),
            ]
        )
        found = {(line.employee_id, line.type_id.code): line.decision_id for line in drafts}
        for due in self:
            due.decision_id = found.get((due.employee_id, types.get(due.kind)))

    def action_draft_decision(self):
        """Draft one decision with a line for each person chosen; opens it.

        :raise UserError: when the dues belong to different types of decision, or a draft has
            somebody already
        """
        decision = self._draft_decision()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.decision",
            "res_id": decision.id,
            "view_mode": "form",
        }

    def _draft_decision(self):
        kind = self._the_type()
        self.invalidate_recordset(["decision_id"])
        drafted = self.filtered("decision_id")
        if drafted:
            raise UserError(
                self.env._(
                    "%(person)s is already in the draft “%(decision)s”.",
                    person=drafted[0].employee_id.name,
                    decision=drafted[0].decision_id.display_name,
                )
            )
        firsts = self.browse(
            due.id for due in self.grouped("employee_id").values() for due in due[:1]
        )
        return self.env["cchc.decision"].create(
            {
                "type_id": kind.id,
                "unit_id": self._issuing_unit().id,
                "date_effective": False,
                "line_ids": [Command.create(values) for values in firsts._line_values()],
            }
        )

    def _the_type(self):
        types = self._decision_types()
        codes = {types.get(due.kind) for due in self}
        if not self or None in codes or len(codes) > 1:
            raise UserError(
                self.env._(
                    "Choose dues that one decision can settle: raises, retirements, ends of "
                    "probation, of secondment or of a term of appointment."
                )
            )
        return self.env["cchc.decision.type"].search([("code", "=", codes.pop())])

    def _issuing_unit(self):
        """The agency of the people if it is one and the user's own, else the user's first."""
        user = self.env.user
        agencies = self.unit_id.agency_id
        if len(agencies) == 1 and (self.env.su or user._check_in_scope(agencies)):
            return agencies
        return user.sudo().unit_ids[:1].agency_id or agencies[:1]

    # -- lines ----------------------------------------------------------------

    def _line_values(self):
        """Values of the lines; what they need is read for all together."""
        raises = self.env["cchc.raise.due"].browse(
            due.res_id for due in self if due.res_model == "cchc.raise.due"
        )
        raises.fetch(["step", "coefficient", "above_scale_percent", "date", "reasoning"])
        terms = self.env["cchc.appointment.term"].browse(
            due.res_id for due in self if due.kind in ("term_notice", "term_end")
        )
        makers = {
            "step_raise": self._raise_values,
            "probation_end": self._probation_values,
            "retirement": self._retirement_values,
            "secondment_return": self._return_values,
            "reappointment": partial(self._term_values, terms._reckoned()),
        }
        types = self._decision_types()
        return [makers[types[due.kind]](due) for due in self]

    @api.model
    def _raise_values(self, due):
        row = self.env["cchc.raise.due"].browse(due.res_id)
        result = Result.from_json(row.reasoning)
        article = next(step.article for step in reversed(result.steps) if step.article)
        return {
            "employee_id": due.employee_id.id,
            "date_effective": due.date,
            "step": row.step,
            "coefficient": row.coefficient,
            "above_scale_percent": row.above_scale_percent,
            "step_anchor": due.date,
            "ground": f"Đủ điều kiện từ ngày {due.date:%d/%m/%Y} ({article})",
            "reasoning": row.reasoning,
        }

    @api.model
    def _retirement_values(self, due):
        person = due.employee_id.sudo()
        result = person._retirement(self.env["cchc.retirement.age"]._rows(), person.sex)
        leaves = result["pension_from"]
        return {
            "employee_id": due.employee_id.id,
            "date_effective": leaves,
            "ground": f"Đủ tuổi nghỉ hưu, hưởng lương hưu từ ngày {leaves:%d/%m/%Y} "
            f"({result.steps[-1].article})",
            "reasoning": result.as_json(),
        }

    @api.model
    def _probation_values(self, due):
        facts = due.employee_id.sudo()
        step = facts.step or 1
        result = Result(
            due.date,
            (
                Step("Thời gian tập sự (tháng)", int(due.detail), PROBATION_ARTICLE),
                Step("Hết tập sự, xếp lương và tính nâng bậc từ ngày", due.date),
            ),
            "probation",
        )
        return {
            "employee_id": due.employee_id.id,
            "date_effective": due.date,
            "rank_id": facts.rank_id.id,
            "rank_since": due.date,
            "step": step,
            "coefficient": facts.coefficient,
            "step_anchor": due.date,
            "ground": f"Hết {due.detail} tháng tập sự ({PROBATION_ARTICLE})",
            "reasoning": result.as_json(),
        }

    @api.model
    def _return_values(self, due):
        return {
            "employee_id": due.employee_id.id,
            "date_effective": due.date,
            "department_id": due.unit_id.id,
            "ground": f"Hết thời hạn biệt phái {due.detail} tháng",
        }

    @api.model
    def _term_values(self, reckoned, due):
        """The same post again, from the day after the term; who is not reappointed is taken out
        of the draft."""
        post, result = reckoned[due.res_id]
        article = next((step.article for step in result.steps if step.article), "")
        return {
            "employee_id": due.employee_id.id,
            "date_effective": result.value + timedelta(days=1),
            "leadership_post_id": post.id,
            "ground": f"Hết thời hạn giữ chức vụ ngày {result.value:%d/%m/%Y} ({article})",
            "reasoning": result.as_json(),
        }
