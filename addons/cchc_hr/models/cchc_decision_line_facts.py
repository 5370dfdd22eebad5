from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.bulk import plain_column


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
        told = self._told_facts({code for codes, _constant in kinds.values() for code in codes})
        found = []
        for place, line in enumerate(self):
            codes, constant = kinds.get(line.type_id, ((), {}))
            own = {code: told[code][place] for code in codes}
            changes = {code: self._json_value(code, value) for code, value in own.items() if value}
            if line.cleared_fact_ids:
                changes.update(dict.fromkeys(line.cleared_fact_ids.mapped("code")))
            found.append(changes | constant)
        return found

    def _told_facts(self, codes):
        """What each line says of some facts: plain values by fact, a record as its id."""
        if all(self._ids):
            self.fetch(codes)
            return {code: plain_column(self, code) for code in codes}
        # Of a form that is not saved.
        plain = {code: self._fields[code].convert_to_write for code in codes}
        return {code: [plain[code](line[code], line) for line in self] for code in codes}

    @api.model
    def _json_value(self, name, value):
        field = self._fields[name]
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
            told = lines._told_facts([code for code, _name in asked])
            for place, line in enumerate(lines):
                if line.cleared_fact_ids:
                    line._check_cleared_facts()
                if missing := [name for code, name in asked if not told[code][place]]:
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
