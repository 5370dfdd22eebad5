from odoo import api, models
from odoo.exceptions import UserError


class CchcDecisionLine(models.Model):
    """The facts of a draft: what a line will have changed once it is issued."""

    _inherit = "cchc.decision.line"

    def _draft_changes(self):
        """The facts of the draft as ``{fact: plain value}``."""
        self.ensure_one()
        return self._each_draft_changes()[0]

    def _each_draft_changes(self):
        """The facts of each draft, in their order; what the type says is found once."""
        kinds = {
            kind: (kind.fact_ids.mapped("code"), kind._constant_changes()) for kind in self.type_id
        }
        found = []
        for line in self:
            codes, constant = kinds.get(line.type_id, ((), {}))
            changes = {
                code: self._json_value(code, value) for code in codes if (value := line[code])
            }
            if line.cleared_fact_ids:
                changes.update(dict.fromkeys(line.cleared_fact_ids.mapped("code")))
            found.append(changes | constant)
        return found

    @api.model
    def _json_value(self, name, value):
        field = self._fields[name]
        if field.type == "many2one":
            return value.id
        if field.type == "float":
            return f"{value:.2f}"
        if field.type == "date":
            return value.isoformat()
        return value

    def _check_required_facts(self):
        for kind, lines in self.grouped("type_id").items():
            required = kind.required_fact_ids
            # A required fact is one of those that may be changed, all of which are read at once.
            asked = [(fact.code, fact.name) for fact in kind.fact_ids if fact in required]
            for line in lines:
                if line.cleared_fact_ids:
                    line._check_cleared_facts()
                if missing := [name for code, name in asked if not line[code]]:
                    raise UserError(
                        self.env._(
                            "%(person)s: enter %(facts)s.",
                            person=line.employee_id.name,
                            facts=", ".join(missing),
                        )
                    )

    def _check_cleared_facts(self):
        if foreign := self.cleared_fact_ids - self.type_id.fact_ids:
            raise UserError(
                self.env._(
                    "%(person)s: a decision of the type “%(type)s” does not change %(facts)s.",
                    person=self.employee_id.name,
                    type=self.type_id.name,
                    facts=", ".join(foreign.mapped("name")),
                )
            )
