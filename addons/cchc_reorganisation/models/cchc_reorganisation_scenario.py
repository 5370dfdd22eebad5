from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.fields import Dong

# Written by the computation only.
FIGURES = (
    *("units_before", "units_after", "agencies_before", "agencies_after", "founded", "gone"),
    *("people", "moved", "leaders_surplus", "staff_surplus", "nowhere"),
    *("standards_met", "standards_asked", "deputies_over", "quota_before", "quota_after"),
    *("units_over_quota", "benefit_people", "benefit_cost", "benefit_unknown"),
)
# Who plans or inspects. A unit that is concerned reads what becomes of units, and its own people:
# of a post that only one person holds a number would be a name.
PLANNERS = "cchc_base.group_home_affairs,cchc_base.group_inspector"
COMPUTED = frozenset({*FIGURES, "computed_at", "details", "benefit_decree", "is_enacted"})


class CchcReorganisationScenario(models.Model):
    """One way to reorganise: operations on units, and what comes of them.

    The operations are entered; the new tree, the positions and who goes where follow by rule and
    may be corrected by hand. The figures by which scenarios are compared are those of the last
    computation.
    """

    _name = "cchc.reorganisation.scenario"
    _description = "Scenario of a reorganisation"
    _order = "reorganisation_id, sequence, id"

    reorganisation_id = fields.Many2one(
        comodel_name="cchc.reorganisation", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True)
    note = fields.Text()
    state = fields.Selection(related="reorganisation_id.state")
    date = fields.Date(related="reorganisation_id.date")
    is_enacted = fields.Boolean(readonly=True, copy=False)
    operation_ids = fields.One2many(
        comodel_name="cchc.reorganisation.operation",
        inverse_name="scenario_id",
        string="Operations",
        copy=True,
    )
    unit_ids = fields.One2many(
        comodel_name="cchc.reorganisation.unit", inverse_name="scenario_id", string="New tree"
    )
    position_ids = fields.One2many(
        comodel_name="cchc.reorganisation.position",
        inverse_name="scenario_id",
        string="Positions",
    )
    placement_ids = fields.One2many(
        comodel_name="cchc.reorganisation.placement",
        inverse_name="scenario_id",
        string="Who goes where",
    )

    # What comes of it, as of the last computation
    computed_at = fields.Datetime(readonly=True, copy=False)
    units_before = fields.Integer(
        readonly=True,
        copy=False,
        aggregator=None,
        help="All units on the day of the reorganisation without it, parts of agencies included.",
    )
    units_after = fields.Integer(
        readonly=True,
        copy=False,
        aggregator=None,
        help="All units after it, parts of agencies included.",
    )
    agencies_before = fields.Integer(
        readonly=True,
        copy=False,
        aggregator=None,
        help="Units without divisions, offices and other parts of agencies.",
    )
    agencies_after = fields.Integer(
        readonly=True,
        copy=False,
        aggregator=None,
        help="Units after it without divisions, offices and other parts of agencies.",
    )
    founded = fields.Integer(
        string="Units founded",
        readonly=True,
        copy=False,
        aggregator=None,
        help="New units that the operations found.",
    )
    gone = fields.Integer(
        string="Units that end",
        readonly=True,
        copy=False,
        aggregator=None,
        help="By an operation, or with the unit that they lie below.",
    )
    people = fields.Integer(
        string="People concerned",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Who serves in a unit that ends or is divided.",
    )
    moved = fields.Integer(
        string="People placed in another unit",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Those of them who go to another unit than today's.",
    )
    leaders_surplus = fields.Integer(
        string="Leaders without a post",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Heads and deputies who keep no leadership post: a merged unit has one head, and "
        "deputies as the decrees allow.",
    )
    staff_surplus = fields.Integer(
        string="Staff over the establishment",
        readonly=True,
        copy=False,
        aggregator=None,
        help="The others for whom the unit that takes them has no place left in its establishment.",
    )
    nowhere = fields.Integer(
        string="Not placed",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Their unit ends without a successor. Place them on the board: nobody may be left "
        "when the scenario is enacted.",
    )
    standards_met = fields.Integer(
        string="Meet the standards",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Of those whose new post has a standard; who does not meet it is listed under "
        "“Standard not met”.",
    )
    standards_asked = fields.Integer(
        string="Assessed against standards",
        readonly=True,
        copy=False,
        aggregator=None,
        help="People placed in a post that has a standard.",
    )
    deputies_over = fields.Integer(
        string="Deputies over the limit",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Beyond what the decrees allow each body after the reorganisation; which one is "
        "listed under “Limits that are broken”.",
    )
    quota_before = fields.Integer(
        string="Establishment before",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Places that the ledger assigns to the top of the tree on the day, of all "
        "categories together.",
    )
    quota_after = fields.Integer(
        string="Establishment after",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Places are handed on to successors, so that none is lost or won by the "
        "reorganisation itself.",
    )
    units_over_quota = fields.Integer(
        string="Units over their establishment",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Units and categories with more people than places, those below them included.",
    )
    benefit_people = fields.Integer(
        string="People counted for benefits",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Surplus people of whom a benefit can be reckoned.",
        groups=PLANNERS,
    )
    benefit_unknown = fields.Integer(
        string="Benefit not known",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Pay or date of birth is not recorded, no decree in force fits, or the benefits "
        "were not reckoned yet as there are too many people: press “Reckon benefits”.",
        groups=PLANNERS,
    )
    benefit_cost = Dong(
        string="Benefits if the surplus leaves (đồng)",
        readonly=True,
        copy=False,
        aggregator=None,
        help="The sum of the highest benefit of each surplus person under the decrees in force "
        "on the day, as if all left on it. Decree, measure and formula of each person "
        "stand in the list of the surplus.",
        groups=PLANNERS,
    )
    benefit_decree = fields.Char(string="By the decree", readonly=True, copy=False, groups=PLANNERS)
    details = fields.Json(readonly=True, copy=False, groups=PLANNERS)
    surplus_table = fields.Html(
        compute="_compute_details", compute_sudo=True, string="Surplus by post", groups=PLANNERS
    )
    limit_table = fields.Html(
        compute="_compute_details", compute_sudo=True, string="Limits that are broken"
    )
    quota_table = fields.Html(
        compute="_compute_details", compute_sudo=True, string="Establishment by category"
    )
    is_stale = fields.Boolean(
        compute="_compute_is_stale",
        string="Figures are out of date",
        help="Operations or placements have changed since the last computation.",
    )

    @api.depends("reorganisation_id.name", "name")
    def _compute_display_name(self):
        for scenario in self:
            scenario.display_name = scenario.name or ""

    @api.depends(
        "computed_at", "operation_ids.write_date", "placement_ids.write_date",
        "position_ids.write_date",
    )  # fmt: skip
    def _compute_is_stale(self):
        for scenario in self:
            at = scenario.computed_at
            parts = (scenario.operation_ids, scenario.placement_ids, scenario.position_ids)
            last = max(
                (max(own.mapped("write_date")) for own in parts if own and own.ids), default=None
            )
            # A computation writes its rows within its own second.
            scenario.is_stale = not at or bool(last and fields.Datetime.add(at, seconds=1) < last)

    def _compute_details(self):
        for scenario in self:
            tables = scenario._detail_tables()
            scenario.surplus_table, scenario.limit_table, scenario.quota_table = tables

    @api.model_create_multi
    def create(self, vals_list):
        plain = dict.fromkeys(COMPUTED, False)
        scenarios = super().create([{**vals, **plain} for vals in vals_list])
        scenarios.reorganisation_id._check_planning()
        scenarios.reorganisation_id.check_access("write")
        return scenarios

    def write(self, vals):
        self.check_access("write")
        if COMPUTED & vals.keys():
            raise UserError(self.env._("The figures of a scenario are computed."))
        self.reorganisation_id._check_planning()
        return super().write(vals)

    def _set(self, vals):
        """Write what only the computation writes."""
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_enacted(self):
        self.reorganisation_id._check_planning()

    def _check_editable(self):
        self.sudo().reorganisation_id._check_planning()
        self.check_access("write")

    # -- screens ----------------------------------------------------------------------------

    def _action_of(self, xml_id, **more):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(f"cchc_reorganisation.{xml_id}")
        return action | {
            "domain": [("scenario_id", "=", self.id)],
            "context": {"default_scenario_id": self.id, "scenario_id": self.id, **more},
        }

    def action_open_units(self):
        return self._action_of("cchc_reorganisation_unit_action", search_default_changed=1)

    def action_open_placements(self):
        return self._action_of("cchc_reorganisation_placement_action")

    def action_open_surplus(self):
        return self._action_of("cchc_reorganisation_placement_action", search_default_surplus=1)

    def action_open_positions(self):
        return self._action_of("cchc_reorganisation_position_action")
