from odoo import api, fields, models
from odoo.exceptions import UserError

CHANGES = [
    ("kept", "Unchanged"),
    ("founded", "Founded"),
    ("receives", "Takes over others"),
    ("changed", "Changed"),
    ("divided", "Gives a part away"),
    ("gone", "Ends"),
]


class CchcReorganisationUnit(models.Model):
    """A unit in the new tree of a scenario, or one that ends by it. Written by the computation."""

    _name = "cchc.reorganisation.unit"
    _description = "Unit in a scenario"
    _order = "scenario_id, sequence, id"
    _parent_store = True

    scenario_id = fields.Many2one(
        comodel_name="cchc.reorganisation.scenario",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
    )
    key = fields.Integer(required=True, readonly=True, index=True, aggregator=None)
    sequence = fields.Integer(readonly=True)
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Unit today",
        readonly=True,
        index=True,
        ondelete="restrict",
        help="Empty: the unit is founded by the scenario.",
    )
    name = fields.Char(required=True, readonly=True)
    code = fields.Char(readonly=True)
    parent_id = fields.Many2one(
        comodel_name="cchc.reorganisation.unit",
        string="Below",
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many(
        comodel_name="cchc.reorganisation.unit", inverse_name="parent_id", string="Units below"
    )
    kind_id = fields.Many2one(comodel_name="cchc.unit.kind", readonly=True, ondelete="restrict")
    level_id = fields.Many2one(comodel_name="cchc.admin.level", readonly=True, ondelete="restrict")
    unit_class = fields.Selection(
        selection=lambda self: self.env["cchc.unit.change"]._told_selection("unit_class"),
        string="Class",
        readonly=True,
    )
    change = fields.Selection(CHANGES, required=True, readonly=True, index=True)
    comes_from = fields.Char(
        string="Comes from, or goes to", readonly=True,
        help="Of a new unit, or one that takes over others: from which. Of one that ends or gives "
        "a part away: to which. Of another one: what changes.",
    )  # fmt: skip
    people_before = fields.Integer(string="People before", readonly=True)
    people_after = fields.Integer(string="People after", readonly=True)
    quota_before = fields.Integer(
        string="Establishment before", readonly=True, aggregator=None,
        help="With the units below, as far as the ledger assigns it.",
    )  # fmt: skip
    quota_after = fields.Integer(string="Establishment after", readonly=True, aggregator=None)
    heads = fields.Integer(readonly=True)
    deputies = fields.Integer(readonly=True)
    deputies_allowed = fields.Integer(
        string="Deputies allowed", aggregator=None, readonly=True,
        help="By the decrees; where they give an average only, as many as one of the old units "
        "had.",
    )  # fmt: skip
    deputies_told = fields.Char(
        string="Deputies / allowed", compute="_compute_deputies_told",
        help="Deputies after the reorganisation / as many as the decrees allow, told for units "
        "that take over others.",
    )  # fmt: skip
    placement_ids = fields.One2many(
        comodel_name="cchc.reorganisation.placement", inverse_name="unit_id", string="People"
    )

    @api.depends("deputies", "deputies_allowed", "change")
    def _compute_deputies_told(self):
        for unit in self:
            limited = unit.deputies_allowed or unit.change in ("founded", "receives")
            told = f"{unit.deputies} / {unit.deputies_allowed}" if limited else unit.deputies or ""
            unit.deputies_told = str(told) if unit.change != "gone" else ""

    @api.depends("name", "parent_id.name", "kind_id.code")
    def _compute_display_name(self):
        inner = ("division", "office", "inspectorate", "administrative_service_centre")
        for unit in self:
            above = unit.parent_id.name if unit.kind_id.code in inner else ""
            unit.display_name = " – ".join(filter(None, (unit.name, above)))

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self._check_program()
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        self._check_program()
        return super().write(vals)

    def _check_program(self):
        if not self.env.su:
            raise UserError(self.env._("The new tree follows from the operations."))

    def action_open_people(self):
        self.ensure_one()
        return self.scenario_id._action_of("cchc_reorganisation_placement_action") | {
            "domain": [("unit_id", "=", self.id)],
            "name": self.name,
        }
