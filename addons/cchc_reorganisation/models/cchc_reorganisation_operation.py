from odoo import api, fields, models

from ..rules import operation as rules

OPERATIONS = [
    (rules.FOUND, "Found"),
    (rules.RENAME, "Rename"),
    (rules.MOVE, "Lay below another unit"),
    (rules.MERGE, "Merge into a new unit"),
    (rules.MERGE_INTO, "Merge into an existing unit"),
    (rules.SPLIT, "Split off a part"),
    (rules.DIVIDE, "Divide"),
    (rules.DISSOLVE, "Dissolve"),
    (rules.CHANGE, "Change level, kind or class"),
]


# What each kind asks for besides its units.
_BELOW = ("parent_id", "parent_operation_id")
_WHAT = ("kind_id", "level_id", "unit_class")
ASKED = {
    rules.FOUND: ("name", "code", *_BELOW, *_WHAT),
    rules.RENAME: ("unit_ids", "name"),
    rules.MOVE: ("unit_ids", *_BELOW),
    rules.MERGE: ("unit_ids", "name", "code", *_BELOW, *_WHAT),
    rules.MERGE_INTO: ("unit_ids", "target_id", "target_operation_id"),
    rules.SPLIT: ("unit_ids", "part_ids"),
    rules.DIVIDE: ("unit_ids", "part_ids"),
    rules.DISSOLVE: ("unit_ids", "target_id", "target_operation_id"),
    rules.CHANGE: ("unit_ids", *_WHAT),
}


class CchcReorganisationOperation(models.Model):
    """One act on units in a scenario: found, merge, divide, …

    Operations have no order: what one founds, another may lay units below.
    """

    _name = "cchc.reorganisation.operation"
    _description = "Operation on units"
    _order = "scenario_id, sequence, id"

    scenario_id = fields.Many2one(
        comodel_name="cchc.reorganisation.scenario", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(OPERATIONS, required=True, string="Operation", default=rules.MERGE)
    unit_ids = fields.Many2many(
        comodel_name="hr.department",
        string="Units",
        domain="[('kind_id', '!=', False)]",
        help="The units that are renamed, laid elsewhere, merged, divided or dissolved.",
    )
    target_id = fields.Many2one(
        comodel_name="hr.department",
        string="Into the unit",
        ondelete="restrict",
        domain="[('kind_id', '!=', False)]",
        help="Which takes over people, places and business.",
    )
    target_operation_id = fields.Many2one(
        comodel_name="cchc.reorganisation.operation",
        string="Into the new unit",
        ondelete="cascade",
        domain="[('scenario_id', '=', scenario_id), ('kind', 'in', ('found', 'merge'))]",
    )
    name = fields.Char(string="New name")
    code = fields.Char(string="Code of the new unit")
    parent_id = fields.Many2one(
        comodel_name="hr.department",
        string="Below the unit",
        ondelete="restrict",
        domain="[('kind_id', '!=', False)]",
    )
    parent_operation_id = fields.Many2one(
        comodel_name="cchc.reorganisation.operation",
        string="Below the new unit",
        ondelete="cascade",
        domain="[('scenario_id', '=', scenario_id), ('kind', 'in', ('found', 'merge'))]",
    )
    kind_id = fields.Many2one(comodel_name="cchc.unit.kind", ondelete="restrict")
    level_id = fields.Many2one(comodel_name="cchc.admin.level", ondelete="restrict")
    unit_class = fields.Selection(
        selection=lambda self: self.env["cchc.unit.change"]._told_selection("unit_class"),
        string="Class",
    )
    part_ids = fields.One2many(
        comodel_name="cchc.reorganisation.part",
        inverse_name="operation_id",
        string="Parts",
        copy=True,
    )
    note = fields.Char()
    number = fields.Integer(
        string="Row", compute="_compute_number", aggregator=None,
        help="By which messages call the operation.",
    )  # fmt: skip
    summary = fields.Char(compute="_compute_summary")

    @api.depends("kind", "name", "unit_ids")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for operation in self:
            told = operation.name or ", ".join(operation.unit_ids[:3].mapped("name"))
            operation.display_name = told or kinds.get(operation.kind, "")

    @api.depends(
        "kind", "name", "unit_ids", "target_id", "target_operation_id", "parent_id",
        "parent_operation_id", "part_ids.name", "part_ids.unit_id", "part_ids.share",
    )  # fmt: skip
    def _compute_summary(self):
        for operation in self:
            operation.summary = operation._summary()

    def _summary(self, whole=False):
        """Units → what becomes of them; ``whole``: however many they are."""
        self.ensure_one()
        most = None if whole else 4

        def told(names):
            more = f" … ({len(names)})" if len(names) > (most or len(names)) else ""
            return ", ".join(names[:most]) + more

        target = (
            self.target_id.name
            or self.target_operation_id.name
            or (self.kind in (rules.MERGE, rules.RENAME, rules.FOUND) and self.name)
            or self.parent_id.name
            or self.parent_operation_id.name
            or told([part._told() for part in self.part_ids])
        )
        return " → ".join(filter(None, (told(self.unit_ids.mapped("name")), target)))

    @api.depends("scenario_id.operation_ids", "sequence")
    def _compute_number(self):
        for scenario, own in self.grouped("scenario_id").items():
            rows = {row.id: at for at, row in enumerate(scenario.operation_ids, start=1)}
            for operation in own:
                operation.number = rows.get(operation.id, 0)

    @api.onchange("kind")
    def _onchange_kind(self):
        """What the other kinds ask for is not kept where nobody sees it."""
        asked = ASKED.get(self.kind, ())
        for name in {name for names in ASKED.values() for name in names} - set(asked):
            self[name] = False
        above = self.scenario_id.reorganisation_id.unit_id
        if self.kind == rules.FOUND and not (self.parent_id or self.parent_operation_id):
            self.parent_id = above

    @api.model_create_multi
    def create(self, vals_list):
        operations = super().create(vals_list)
        operations.scenario_id._check_editable()
        return operations

    def write(self, vals):
        self.scenario_id._check_editable()
        result = super().write(vals)
        if "scenario_id" in vals:
            self.scenario_id._check_editable()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_enacted(self):
        self.scenario_id._check_editable()

    # -- as the rules take it -------------------------------------------------------------

    def _key(self):
        """Key of the unit that the operation founds; negative, as it has no number yet."""
        self.ensure_one()
        return -2 * self.id

    def _as_rule(self, row=0):
        """:param row: its row in the list of the scenario"""
        self.ensure_one()
        founds = self.kind in (rules.FOUND, rules.MERGE)
        target = self.target_id.id or (self.target_operation_id and self.target_operation_id._key())
        parent = self.parent_id.id or (self.parent_operation_id and self.parent_operation_id._key())
        return rules.Operation(
            kind=self.kind,
            units=tuple(self.unit_ids.ids) if self.kind != rules.FOUND else (),
            key=self._key() if founds else target or None,
            name=self.name or "",
            parent=parent or None,
            unit_kind=self.kind_id.code or "",
            level=self.level_id.code or "",
            unit_class=self.unit_class or "",
            parts=tuple(part._as_rule() for part in self.part_ids) if self._hands_parts() else (),
            row=row,
        )

    def _hands_parts(self):
        return self.kind in (rules.SPLIT, rules.DIVIDE)
