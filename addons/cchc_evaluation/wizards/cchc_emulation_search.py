from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.praise_facts import figures, people_of, year_of
from ..rules import emulation


class CchcEmulationSearch(models.TransientModel):
    """Who in the agency meets the conditions of a title, to pick from."""

    _name = "cchc.emulation.search"
    _description = "Who meets the conditions of a title"
    _inherit = ["cchc.question"]

    round_id = fields.Many2one(
        comodel_name="cchc.emulation.round", required=True, ondelete="cascade"
    )
    title_id = fields.Many2one(
        comodel_name="cchc.emulation.title",
        required=True,
        domain=[("subject", "=", "person")],
        default=lambda self: self.env["cchc.emulation.title"].search(
            [("subject", "=", "person")], limit=1
        ),
    )
    line_ids = fields.One2many(
        comodel_name="cchc.emulation.search.line", inverse_name="search_id", string="People"
    )
    found = fields.Integer(compute="_compute_found", string="Meet the conditions")
    all_people = fields.Integer(compute="_compute_found", string="People looked at")

    @api.depends("line_ids.met")
    def _compute_found(self):
        for search in self:
            search.found = len(search.line_ids.filtered("met"))
            search.all_people = len(search.line_ids)

    def _compute_display_name(self):
        self.display_name = self.env._("Who meets the conditions")

    @api.model
    def _ask(self, emulation_round):
        return self.create({"round_id": emulation_round.id})._again()

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who meets the conditions"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "current",
        }

    def action_find(self):
        """Everybody of the agency with what the rule says; who meets all conditions is chosen."""
        self.ensure_one()
        self.round_id.check_access("write")
        self.round_id._check_editable()
        self.line_ids.unlink()
        row, title = self.round_id, self.title_id
        taken = row.proposal_ids.filtered(lambda one: one.title_id == title).employee_id
        people = people_of(self.env, row.unit_id, *year_of(row.year)) - taken.sudo()
        # Who has left since is out of scope, and was here in the year all the same.
        self.env["cchc.emulation.search.line"].sudo().create(self._judged(people))
        return self._again()

    def _judged(self, people):
        row, Title = self.round_id, self.env["cchc.emulation.title"]
        proposed = [
            (one.employee_id.id, one.title_id.code)
            for one in row.proposal_ids
            if one.state != "refused"
        ]
        found = self.env["cchc.emulation.proposal"]._candidates_of(people, row.year, proposed)
        rule, names = Title._rules()[self.title_id.code], Title._names()
        table = figures(self.env, row._figures_on())
        lines = []
        for person in people:
            result = emulation.judge(rule, found[person.id], table, names)
            lines.append(
                {
                    "search_id": self.id,
                    "employee_id": person.id,
                    "met": result.value,
                    "is_chosen": result.value,
                    "missing": "; ".join(result["missing"]),
                    "rating": found[person.id].ratings.get(row.year, False),
                }
            )
        lines.sort(key=lambda one: not one["met"])
        return lines

    def action_propose(self):
        """Propose those who are chosen; the round says what they still lack."""
        self.ensure_one()
        chosen = self.line_ids.filtered("is_chosen")
        if not chosen:
            raise UserError(self.env._("Choose at least one person."))
        self.env["cchc.emulation.proposal"].create(
            [
                {
                    "round_id": self.round_id.id,
                    "title_id": self.title_id.id,
                    "employee_id": line.employee_id.id,
                }
                for line in chosen
            ]
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.emulation.round",
            "res_id": self.round_id.id,
            "view_mode": "form",
        }
