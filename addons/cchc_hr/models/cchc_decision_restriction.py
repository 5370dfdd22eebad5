from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.tools import vietnam_time

from .cchc_raise_due import explained


class CchcDecisionLine(models.Model):
    """What stands against the person of a line, with how it is reckoned.

    Until the decision is issued it is that of today; with the issue it is kept, as a restriction
    may end later while the decision and its paper stay.
    """

    _inherit = "cchc.decision.line"

    restrictions_told = fields.Json(readonly=True, copy=False, export_string_translation=False)
    restriction_explanation = fields.Html(
        compute="_compute_restriction_explanation", compute_sudo=True, string="Restrictions"
    )

    def write(self, vals):
        if "restrictions_told" in vals and not self.env.su:
            raise UserError(self.env._("What stands against a person is kept by the issue."))
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([{**vals, "restrictions_told": False} for vals in vals_list])

    @api.depends("employee_id", "date_effective", "type_id", "restrictions_told", "issued_at")
    def _compute_restriction_explanation(self):
        told = self._restrictions()
        for line in self:
            line.restriction_explanation = Markup("").join(
                Markup("<p>%s</p>%s")
                % (one["title"], explained(one["reasoning"]) if one["reasoning"] else "")
                for one in told.get(line, ())
            )

    def _restrictions(self):
        """What was kept of issued lines, what is in force for drafts, by line.

        :rtype: dict line → dictionaries of ``title``, ``kind`` and ``reasoning``
        """
        found = {line: line.restrictions_told or [] for line in self if line.issued_at}
        # By what the line itself says: the facts that a type asks for would be two queries more,
        # for every decision that is issued or printed.
        drafts = self.filtered(
            lambda line: (
                not line.issued_at
                and line.employee_id
                and (line.type_id.event == "start" or line.leadership_post_id)
            )
        )
        if not drafts:
            return found
        # All at once: an opening has a thousand people, each with a day of her own.
        Restriction = self.env["cchc.person.restriction"].sudo()
        rows = Restriction.search([("employee_id", "in", drafts.employee_id._origin.ids)])
        if not rows:
            return found | {line: [] for line in drafts}
        by_person = rows.grouped("employee_id")
        for line in drafts:
            on = line.date_effective or vietnam_time.today()
            own = by_person.get(line.employee_id._origin.sudo(), Restriction)
            found[line] = [row._told_on(on) for row in own if row._holds(on)]
        return found

    def _freeze(self, now):
        """With the issue: what stands against the people of these lines stays told."""
        for line, told in self._restrictions().items():
            if told:
                line.sudo().restrictions_told = told
        return super()._freeze(now)

    def _paid_back(self):
        """Results of what the people of the lines pay back, by line."""
        return {
            line: [
                Result.from_json(one["reasoning"])
                for one in told
                if one["kind"] == "pay_back" and one["reasoning"]
            ]
            for line, told in self._restrictions().items()
        }


class CchcPersonRestriction(models.Model):
    _inherit = "cchc.person.restriction"

    def _holds(self, day):
        return self.date_from <= day and (not self.date_to or self.date_to >= day)

    def _told_on(self, day):
        """In plain values, as a line keeps it."""
        result = self._reckoned_on(day)
        return {
            "title": self._told(),
            "kind": self.kind,
            "reasoning": result.as_json() if result else False,
        }


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    restriction_note = fields.Char(compute="_compute_restriction_note")
    restriction_explanation = fields.Html(
        compute="_compute_restriction_note", string="How it is reckoned"
    )

    @api.depends(
        "line_ids.employee_id", "line_ids.date_effective", "line_ids.restrictions_told", "type_id"
    )
    def _compute_restriction_note(self):
        """What stands against people who come back or are appointed, on the day of each line."""
        for decision in self:
            told = decision.line_ids._restrictions()
            rows = [
                (line.employee_id.name, one)
                for line in decision.line_ids
                for one in told.get(line, ())
            ]
            decision.restriction_note = "; ".join(f"{name}: {one['title']}" for name, one in rows)
            decision.restriction_explanation = Markup("").join(
                Markup("<p><b>%s</b></p>%s") % (name, explained(one["reasoning"]))
                for name, one in rows
                if one["reasoning"]
            )
