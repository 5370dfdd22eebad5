from odoo import api, fields, models
from odoo.exceptions import ValidationError

# What the portal has an input for.
ASKABLE = ("char", "text", "selection", "many2one", "date", "integer")
# Never by a request: who somebody is to the register, and what only decisions or accounts say.
CLOSED = frozenset({"name_sort", "search_key", "intake_unit_id", "user_id", "resource_id"})
# Related to the resource in Odoo, but the person's own name all the same.
OWN = frozenset({"name"})


class CchcChangeField(models.Model):
    """An item of the dossier of which employees may ask for a change."""

    _name = "cchc.change.field"
    _description = "Item open to change requests"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    field_id = fields.Many2one(
        comodel_name="ir.model.fields",
        required=True,
        ondelete="cascade",
        domain=[("model", "=", "hr.employee"), ("store", "=", True)],
    )
    field_name = fields.Char(related="field_id.name", store=True)
    name = fields.Char(required=True, translate=True, help="As the employee reads it.")
    evidence = fields.Selection(
        [("none", "Not asked"), ("optional", "Optional"), ("required", "Required")],
        required=True,
        default="optional",
    )
    hint = fields.Char(translate=True, help="Shown below the input: what to write, which paper.")
    active = fields.Boolean(default=True)

    _field_unique = models.Constraint("UNIQUE (field_id)", "This item is in the list already.")

    @api.constrains("field_id")
    def _check_field(self):
        people = self.env["hr.employee"]
        for row in self:
            field = people._fields.get(row.field_id.sudo().name)
            if row.field_id.sudo().model != "hr.employee" or not _is_open(field):
                raise ValidationError(
                    self.env._("“%s” can't be changed by a request.", row.field_id.sudo().name)
                )

    def _field(self):
        """The field of the person that the item stands for."""
        self.ensure_one()
        return self.env["hr.employee"]._fields[self.field_name]

    def _options(self):
        """``[(value, words)]`` to choose from; nothing where a text is written."""
        field = self._field()
        if field.type == "selection":
            return field._description_selection(self.env)
        if field.type == "many2one":
            rows = self.env[field.comodel_name].sudo().search([("id", "!=", 0)])
            return [(str(row.id), row.display_name) for row in rows]
        return []

    def _shown(self, person):
        """The present value in words."""
        return self._in_words(person[self.field_name])

    def _in_words(self, value):
        field = self._field()
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        if field.type == "many2one":
            return value.display_name or ""
        if field.type == "date":
            return f"{value:%d/%m/%Y}" if value else ""
        return str(value or "")

    def _raw(self, person):
        """The present value as the portal's input holds it."""
        value, field = person[self.field_name], self._field()
        if field.type == "many2one":
            return str(value.id or "")
        if field.type == "date":
            return f"{value:%d/%m/%Y}" if value else ""
        return str(value or "")


def _is_open(field):
    if field is None or field.name in CLOSED or field.type not in ASKABLE:
        return False
    return field.name in OWN or not (field.compute or field.inherited)
