from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.rules.vietnamese import fold


class CchcPeopleValue(models.Model):
    """A value that a criterion may name: one choice or level of a field.

    Only the code is kept; the words are those of the field, in the reader's language.
    """

    _name = "cchc.people.value"
    _description = "Value of a criterion"
    _order = "field_id, sequence, id"

    field_id = fields.Many2one(
        comodel_name="cchc.people.field", required=True, ondelete="cascade", index=True
    )
    code = fields.Char(required=True)
    sequence = fields.Integer()

    _code_unique = models.Constraint("UNIQUE (field_id, code)", "This value exists.")

    @api.depends("code", "field_id.path")
    @api.depends_context("lang")
    def _compute_display_name(self):
        words = {}
        for value in self:
            field = value.field_id
            if field not in words:
                last = field.sudo()._last()
                words[field] = dict(last._description_selection(self.env))
            value.display_name = words[field].get(value.code, value.code)

    @api.model
    def _search_display_name(self, operator, value):
        """By the words shown, which no column holds; there are a few dozen values in all."""
        if operator not in ("ilike", "like", "=ilike", "in"):
            return NotImplemented
        sought = {fold(text) for text in ([value] if isinstance(value, str) else value)}
        found = self.search(Domain("code", "!=", False)).filtered(
            lambda one: any(
                text in fold(one.display_name)
                if operator != "in"
                else fold(one.display_name) == text
                for text in sought
            )
        )
        return Domain("id", "in", found.ids)

    @api.model
    def _synchronise(self):
        """Make the values those of the fields; called when the addon is installed or upgraded."""
        Field = self.env["cchc.people.field"].with_context(active_test=False)
        for field in Field.search([("kind", "in", ("level", "selection"))]):
            codes = [code for code, _label in field._last()._description_selection(self.env)]
            known = {value.code: value for value in field.value_ids}
            for place, code in enumerate(codes):
                if code in known:
                    known[code].sequence = place
            self.create(
                [
                    {"field_id": field.id, "code": code, "sequence": place}
                    for place, code in enumerate(codes)
                    if code not in known
                ]
            )
