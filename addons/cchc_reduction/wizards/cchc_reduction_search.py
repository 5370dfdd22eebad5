from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.register_facts import RegisterFacts
from ..rules.grounds import EXCLUSION, found


class CchcReductionSearch(models.TransientModel):
    """Whom of an agency a ground of the decree in force could fit: to pick from, nothing more."""

    _name = "cchc.reduction.search"
    _description = "Search for candidates of staff reduction"
    _inherit = ["cchc.question"]

    list_id = fields.Many2one(comodel_name="cchc.reduction.list", required=True, ondelete="cascade")
    review_on = fields.Date(related="list_id.review_on")
    decree = fields.Char(related="list_id.decree")
    looked_at = fields.Integer(string="People looked at", readonly=True)
    candidate_ids = fields.One2many(
        comodel_name="cchc.reduction.candidate", inverse_name="search_id", string="Candidates"
    )

    @api.depends("list_id")
    def _compute_display_name(self):
        for search in self:
            search.display_name = search.list_id.name

    def _fill(self):
        """Look at everybody whom the user sees in the agency, in one pass."""
        self.ensure_one()
        people = self.env["hr.employee"].search(
            [("unit_id", "child_of", self.list_id.unit_id.id), ("in_service", "=", True)]
        )
        people -= self.list_id.dossier_ids.employee_id
        Ground = self.env["cchc.reduction.ground"]
        day = self.list_id.review_on
        decrees = self.list_id._decrees()
        # What excludes stands alike in the decree on reorganisation: it is told once.
        own = tuple(
            one
            for one in Ground._grounds()
            if one.decree == self.list_id.decree
            or (one.decree in decrees and one.kind != EXCLUSION)
        )
        facts = RegisterFacts(people, day)
        found_by = {person: found(facts.of(person), own, day) for person in people}
        rows = {one.ground.code for fit, shut in found_by.values() for one in (*fit, *shut)}
        by_code = {row.code: row for row in Ground.search([("code", "in", list(rows))])}
        # Rows of an answer are written by the program alone.
        self.sudo().write(
            {
                "looked_at": len(people),
                "candidate_ids": [
                    Command.create(
                        self._candidate(person, fit, shut, by_code, facts.wishes.get(person))
                    )
                    for person, (fit, shut) in found_by.items()
                    if fit
                ],
            }
        )

    @api.model
    def _candidate(self, person, fit, shut, by_code, wish):
        if wish:
            shut = [one for one in shut if not one.ground.volunteering]
        lifted = all(one.ground.volunteering for one in shut)
        return {
            "employee_id": person.id,
            "ground_id": by_code[fit[0].ground.code].id,
            "exclusion_ids": [Command.set([by_code[one.ground.code].id for one in shut])],
            "wish": wish[:1]._told() if wish else False,
            "facts": "\n".join(f"{one.ground.article}: {one.why}" for one in fit),
            "excluded": "; ".join(f"{one.why} ({one.ground.article})" for one in shut),
            "unless_volunteering": bool(shut) and lifted,
        }

    def action_add(self):
        """Put the picked people into the list, with the ground and the facts found."""
        self.ensure_one()
        picked = self.candidate_ids.filtered("picked")
        if not picked:
            raise UserError(self.env._("Tick the people who are to go into the list."))
        self.env["cchc.reduction.dossier"].create(
            [
                {
                    "list_id": self.list_id.id,
                    "employee_id": row.employee_id.id,
                    "ground_id": row.ground_id.id,
                    "reason": row.facts,
                    "volunteers": bool(row.wish),
                }
                for row in picked
            ]
        )
        return self.list_id.get_formview_action()

    def _action_open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Candidates found"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }
