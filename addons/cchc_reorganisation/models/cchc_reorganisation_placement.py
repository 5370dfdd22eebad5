from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.fields import Dong

from ..rules import placement as rules
from .cchc_reorganisation_scenario import PLANNERS

REASONS = [
    (rules.SAME_POST, "Keeps the post"),
    (rules.LEADER_SURPLUS, "Leader without a post"),
    (rules.STAFF, "Goes along"),
    (rules.STAFF_SURPLUS, "Over the establishment"),
    (rules.NOWHERE, "Not placed yet"),
]
# What an officer corrects: by dragging to another unit, or on the card.
BY_HAND = frozenset({"unit_id", "position_id", "keeps_post", "surplus", "note"})
SETTLING = frozenset({"unit_id", "keeps_post", "surplus"})


class CchcReorganisationPlacement(models.Model):
    """Where a person goes in a scenario: proposed by rule, corrected by hand.

    Of everybody who serves in a unit that ends or is divided, or whose position ends.
    """

    _name = "cchc.reorganisation.placement"
    _description = "Placement in a scenario"
    _order = "scenario_id, unit_id, from_unit_id, id"
    _rec_names_search = ["employee_id.name"]

    scenario_id = fields.Many2one(
        comodel_name="cchc.reorganisation.scenario",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Person",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
    )
    from_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Serves in",
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    from_position_id = fields.Many2one(
        comodel_name="cchc.position", string="Position today", readonly=True, ondelete="restrict"
    )
    leadership_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post", readonly=True, ondelete="restrict"
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", readonly=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(
        comodel_name="cchc.reorganisation.unit",
        string="Goes to",
        index=True,
        ondelete="cascade",
        domain="[('scenario_id', '=', scenario_id), ('change', '!=', 'gone')]",
        group_expand="_group_expand_units",
    )
    position_id = fields.Many2one(
        comodel_name="cchc.reorganisation.position",
        string="New position",
        ondelete="set null",
        domain="[('scenario_id', '=', scenario_id), ('unit_id', '=', unit_id)]",
    )
    keeps_post = fields.Boolean(string="Keeps the leadership post")
    reason = fields.Selection(REASONS, string="How", required=True, readonly=True, index=True)
    surplus = fields.Boolean(index=True, help="No place or no post is left for the person.")
    by_hand = fields.Boolean(string="Corrected by hand", readonly=True)
    meets = fields.Selection(
        [("met", "Met"), ("not_met", "Not met")],
        string="Against the standards",
        readonly=True,
    )
    benefit = Dong(
        string="Benefit if the person leaves (đồng)",
        readonly=True,
        groups=PLANNERS,
    )
    benefit_note = fields.Char(
        string="By which decree",
        readonly=True,
        groups=PLANNERS,
    )
    note = fields.Char()

    _once = models.Constraint(
        "UNIQUE (scenario_id, employee_id)", "The person is placed in this scenario already."
    )

    @api.depends("employee_id")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.employee_id.name or ""

    @api.model
    def _group_expand_units(self, units, _domain):
        """In the board also the units that take over others and have nobody yet."""
        scenario = self.env.context.get("scenario_id")
        if not scenario:
            return units
        return units | units.search(
            [
                ("scenario_id", "=", scenario),
                ("change", "in", ("founded", "receives")),
            ]
        )

    @api.constrains("unit_id", "position_id", "scenario_id")
    def _check_same_scenario(self):
        for row in self:
            if row.unit_id and row.unit_id.scenario_id != row.scenario_id:
                raise ValidationError(
                    self.env._(
                        "%(person)s: choose a unit of the same scenario.",
                        person=row.employee_id.name,
                    )
                )
            if row.unit_id.change == "gone":
                raise ValidationError(
                    self.env._(
                        "%(person)s: %(unit)s ends by this scenario. Choose a unit that lives on.",
                        person=row.employee_id.name,
                        unit=row.unit_id.name,
                    )
                )
            if row.position_id and row.position_id.scenario_id != row.scenario_id:
                raise ValidationError(
                    self.env._(
                        "%(person)s: choose a position of the same scenario.",
                        person=row.employee_id.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        self.env["cchc.reorganisation.unit"]._check_program()
        return super().create(vals_list)

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self.check_access("write")
        self.scenario_id._check_editable()
        if vals.keys() - BY_HAND:
            raise UserError(self.env._("Who is placed, and why, is written by the computation."))
        by_hand = self.sudo()
        super(CchcReorganisationPlacement, by_hand).write({**vals, "by_hand": True})
        if SETTLING & vals.keys():
            for row in by_hand:
                super(CchcReorganisationPlacement, row).write(row._settled(vals))
        return True

    def _settled(self, vals):
        """What follows from a correction: the position, the post, surplus or not, and why.

        Who is dragged elsewhere is no longer over the establishment: there is a place for them
        there, or the unit counts as one with more people than places. A leader is surplus without
        a post.
        """
        self.ensure_one()
        if not self.unit_id:
            nowhere = {"reason": rules.NOWHERE, "surplus": True, "keeps_post": False}
            return nowhere | {"position_id": False}
        settled, keeps, surplus = {}, self.keeps_post, self.surplus
        leads = self.leadership_post_id._leads()
        if "unit_id" in vals:
            keeps = keeps and ("keeps_post" in vals or self._is_same_body())
            surplus = leads and not keeps
            if "position_id" not in vals:
                settled["position_id"] = self._same_position().id
        if "keeps_post" in vals and leads:
            surplus = not keeps
        if "surplus" in vals:
            surplus = self.surplus
        if leads and keeps:
            reason = rules.SAME_POST
        elif surplus:
            reason = rules.LEADER_SURPLUS if leads else rules.STAFF_SURPLUS
        else:
            reason = rules.STAFF
        return settled | {"keeps_post": keeps, "surplus": surplus, "reason": reason}

    def _is_same_body(self):
        """Whether posts of the unit of today exist in the one to which the person goes."""
        old, new = self.from_unit_id, self.unit_id
        return (old.kind_id, old.level_id) == (new.kind_id, new.level_id)

    def _same_position(self):
        code = self.position_id.code
        return self.scenario_id.position_ids.filtered(
            lambda one: one.unit_id == self.unit_id and code and one.code == code
        )[:1]
