from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL


class CchcDossierRequirement(models.Model):
    """An item that a complete dossier has: a field of the person or an entry of a list."""

    _name = "cchc.dossier.requirement"
    _description = "Item of a complete dossier"
    _order = "sequence, id"

    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    item = fields.Char(help="Number on the form 2C-BNV/2008 or TT 06/2023.")
    model_id = fields.Many2one(
        comodel_name="ir.model",
        string="List",
        ondelete="cascade",
        help="A list of the dossier that must have an entry. Empty: the field alone counts.",
    )
    field_id = fields.Many2one(
        comodel_name="ir.model.fields",
        ondelete="cascade",
        help="A field of the person that must be filled.",
    )
    ranked_only = fields.Boolean(
        string="With a rank only", help="Asked of people who have a rank or professional title."
    )
    active = fields.Boolean(default=True)

    @api.constrains("name", "model_id", "field_id")
    def _check_source(self):
        for row in self:
            if bool(row.model_id) == bool(row.field_id):
                raise ValidationError(
                    self.env._("%s: choose either a list or a field of the person.", row.name)
                )
            if row.model_id and not row._is_list():
                raise ValidationError(self.env._("%s: this is no list of the dossier.", row.name))
            if row.field_id and not row._column():
                raise ValidationError(self.env._("%s: this field can't be looked up.", row.name))

    def _is_list(self):
        registry, name = self.env.registry, self.model_id.sudo().model
        return name in registry and issubclass(registry[name], registry["cchc.dossier.item"])

    def _column(self):
        """``(table alias, stored field)`` of the field that must be filled, or None."""
        name = self.field_id.sudo().name
        if self.field_id.sudo().model not in ("hr.employee", "hr.version"):
            return None
        for alias, model in (("e", "hr.employee"), ("v", "hr.version")):
            field = self.env[model]._fields.get(name)
            if field and field.store and field.column_type:
                return alias, field
        return None

    def _looked_up_in(self):
        """Where it is seen whether the item is there: the person, the period or a list."""
        self.ensure_one()
        if self.model_id:
            return self.model_id
        alias, _field = self._column()
        return "v" if self.ranked_only else alias

    def _list_sql(self, name):
        """A join of who has an entry in the list, under a name for `_missing_sql`."""
        table = SQL.identifier(self.env[self.model_id.sudo().model]._table)
        return SQL(
            "LEFT JOIN (SELECT employee_id FROM %s GROUP BY employee_id) %s"
            " ON %s.employee_id = e.id",
            table,
            name,
            name,
        )

    def _missing_sql(self, joined=None):
        """Condition under which the item is missing; ``e`` is the person, ``v`` the period.

        :param joined: name under which the list was joined, where many people are asked about
        """
        self.ensure_one()
        ranked = SQL("v.rank_id IS NOT NULL AND ") if self.ranked_only else SQL()
        if joined:
            return SQL("%s%s.employee_id IS NULL", ranked, joined)
        if self.model_id:
            table = SQL.identifier(self.env[self.model_id.sudo().model]._table)
            return SQL(
                "%sNOT EXISTS (SELECT 1 FROM %s i WHERE i.employee_id = e.id)", ranked, table
            )
        alias, field = self._column()
        column = SQL.identifier(alias, field.name)
        if field.type in ("char", "text", "selection"):
            return SQL("%sCOALESCE(%s, '') = ''", ranked, column)
        return SQL("%s%s IS NULL", ranked, column)
