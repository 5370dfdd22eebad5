from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CchcImportLayout(models.Model):
    """How the columns of a kind of list are read, known again by its headings.

    Made when an officer corrects a column; holds for the agency, and for the whole province where
    Home Affairs says so.
    """

    _name = "cchc.import.layout"
    _description = "Layout of a list"
    _order = "id desc"

    name = fields.Char(string="First seen in", required=True, readonly=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    province = fields.Boolean(string="For the whole province", readonly=True)
    fingerprint = fields.Char(required=True, readonly=True, index=True)
    mapping = fields.Json(readonly=True)
    day_rules = fields.Json(
        readonly=True, help="Which day stands for a month or a year, by column."
    )
    summary = fields.Char(string="Corrected columns", readonly=True)

    _once = models.UniqueIndex("(unit_id, fingerprint)", "The agency knows this layout.")

    def action_share(self):
        self.check_access("read")
        if not self.env.user.has_group("cchc_base.group_home_affairs"):
            raise UserError(self.env._("Only Home Affairs decides for the whole province."))
        self.sudo().province = True
        return True

    @api.model
    def _mappings(self, unit):
        """{fingerprint: {position: key}}; the agency's own reading counts before the province's."""
        whose = Domain("unit_id", "=", unit.id) | Domain("province", "=", True)
        layouts = self.sudo().search(whose).sorted(lambda layout: layout.unit_id == unit)
        return {layout.fingerprint: layout.mapping for layout in layouts if layout.mapping}

    @api.model
    def _day_rules(self, unit):
        """{fingerprint: {position: rule}} of days that officers confirmed, as above."""
        whose = Domain("unit_id", "=", unit.id) | Domain("province", "=", True)
        layouts = self.sudo().search(whose).sorted(lambda layout: layout.unit_id == unit)
        return {layout.fingerprint: layout.day_rules for layout in layouts if layout.day_rules}

    @api.model
    def _remember(self, column, names=("key",)):
        """Keep what an officer says of a column."""
        batch = column.batch_id
        layout = self.sudo().search(
            [("unit_id", "=", batch.unit_id.id), ("fingerprint", "=", column.fingerprint)]
        ) or self.sudo().create(
            {"name": batch.filename, "unit_id": batch.unit_id.id, "mapping": {},
             "fingerprint": column.fingerprint}
        )  # fmt: skip
        place = str(column.position)
        if "day_rule" in names:
            layout.day_rules = {**(layout.day_rules or {}), place: column.day_rule or ""}
        if "key" in names:
            layout.mapping = {**(layout.mapping or {}), place: column.key or ""}
        corrected = layout._corrected(column)
        layout.summary = ", ".join(corrected)

    def _corrected(self, column):
        columns = column.search(
            [("batch_id", "=", column.batch_id.id), ("fingerprint", "=", self.fingerprint)]
        )
        labels = dict(column._fields["key"]._description_selection(self.env))
        rules = dict(column._fields["day_rule"]._description_selection(self.env))
        told = self.day_rules or {}
        return [
            f"{item.heading}: {rules[told[str(item.position)]]}"
            for item in columns
            if told.get(str(item.position))
        ] + [
            f"{item.heading} → {labels.get(self.mapping[str(item.position)]) or '–'}"
            for item in columns
            if str(item.position) in (self.mapping or {})
        ]
