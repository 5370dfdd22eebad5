from markupsafe import Markup

from odoo import api, fields, models

from odoo.addons.cchc_base.models.field_groups import READ

from .cchc_standard_result import OUTCOMES


class HrEmployee(models.Model):
    """The dossier shows how the person stands against the standards."""

    _inherit = "hr.employee"

    standard_result_ids = fields.One2many(
        comodel_name="cchc.standard.result",
        inverse_name="employee_id",
        string="Answers over time",
        domain=[("superseded_at", "=", False)],
        groups=READ,
    )
    standard_outcome = fields.Selection(
        OUTCOMES,
        string="Against the standards",
        compute="_compute_standard_outcome",
        search="_search_standard_outcome",
        groups=READ,
    )
    standard_explanation = fields.Html(
        compute="_compute_standard_explanation", groups=READ, sanitize=False
    )

    @api.depends("standard_result_ids.outcome")
    def _compute_standard_outcome(self):
        Result = self.env["cchc.standard.result"]
        today = self.env["hr.version"]._today()
        domain = [("employee_id", "in", self.ids), *Result._at(today)]
        found = {
            row.employee_id.id: row.outcome for row in Result.search_fetch(domain, ["outcome"])
        }
        for person in self:
            person.standard_outcome = found.get(person._origin.id)

    @api.model
    def _search_standard_outcome(self, operator, value):
        if operator != "in":
            return NotImplemented
        Result = self.env["cchc.standard.result"]
        today = self.env["hr.version"]._today()
        rows = Result._search([("outcome", "in", list(value)), *Result._at(today)])
        return [("id", "in", rows.subselect("employee_id"))]

    @api.depends("standard_result_ids.outcome")
    def _compute_standard_explanation(self):
        today = self.env["hr.version"]._today()
        for person in self:
            # Somebody who is being entered has nothing to be measured by yet.
            person.standard_explanation = person._standard_table(today) if person._origin else False

    def _standard_table(self, on):
        """Requirement, what the dossier shows and article on a day, as a table."""
        self.ensure_one()
        # Nobody reads by this what he may not read of the dossier itself.
        self.check_access("read")
        result = self.env["cchc.standard.assessment"].sudo()._explain(self._origin.id, on)
        if result is None or not result.steps:
            return False
        row = Markup("<tr{}><td>{}</td><td>{}</td><td>{}</td></tr>")
        lacking = Markup(' class="table-danger"')
        body = Markup("").join(
            row.format("" if met else lacking, step.label, step.value, step.article)
            for step, met in zip(result.steps, result["met"], strict=True)
        )
        head = Markup("<tr><th>{}</th><th>{}</th><th>{}</th></tr>").format(
            self.env._("Demanded"), self.env._("The dossier shows"), self.env._("Legal basis")
        )
        table = Markup('<table class="table table-sm"><thead>{}</thead><tbody>{}</tbody></table>')
        return table.format(head, body)

    def write(self, vals):
        result = super().write(vals)
        if {"birthday", "birth_text"} & vals.keys():
            # An age may be demanded.
            people = self.filtered("in_register")
            self.env["cchc.standard.assessment"]._touch(people.ids)
        return result

    def action_check_standard(self):
        """Ask about another day."""
        self.ensure_one()
        return self.env["cchc.standard.check"]._action_for(self, self.env["hr.version"]._today())
