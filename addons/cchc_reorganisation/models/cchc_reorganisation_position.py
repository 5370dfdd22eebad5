from odoo import api, fields, models

from ..rules.placement import DEPUTY, HEAD


class CchcReorganisationPosition(models.Model):
    """A position of a unit in the new tree, made of those of the units that it follows."""

    _name = "cchc.reorganisation.position"
    _description = "Position in a scenario"
    _order = "scenario_id, unit_id, sequence, code, id"

    scenario_id = fields.Many2one(
        comodel_name="cchc.reorganisation.scenario",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
    )
    unit_id = fields.Many2one(
        comodel_name="cchc.reorganisation.unit",
        required=True,
        index=True,
        readonly=True,
        ondelete="cascade",
    )
    sequence = fields.Integer(readonly=True)
    code = fields.Char(required=True, readonly=True)
    name = fields.Char(required=True, readonly=True)
    group_id = fields.Many2one(
        comodel_name="cchc.position.group", readonly=True, ondelete="restrict"
    )
    leadership_post_id = fields.Many2one(
        comodel_name="cchc.leadership.post", readonly=True, ondelete="restrict"
    )
    headcount_before = fields.Integer(
        readonly=True, help="Of the positions of the old units together."
    )
    headcount = fields.Integer(required=True)
    placed = fields.Integer(
        string="People placed", compute="_compute_placed", aggregator=None,
        help="Who are to hold the position in this scenario, among those who are placed.",
    )  # fmt: skip
    role = fields.Selection(related="leadership_post_id.role", string="Role")
    allowed = fields.Integer(
        compute="_compute_allowed",
        aggregator=None,
        help="Of heads, and of posts with one holder, one; of deputies of the unit together what "
        "the decrees allow or, where they give an average only, as many as one of the old units "
        "had.",
    )
    is_over = fields.Boolean(string="Over the limit", compute="_compute_allowed")
    line_id = fields.Many2one(
        comodel_name="cchc.position.scheme.line",
        string="As in the scheme",
        readonly=True,
        ondelete="restrict",
    )
    source_ids = fields.Many2many(comodel_name="cchc.position", string="Made of", readonly=True)
    by_hand = fields.Boolean(string="Corrected by hand", readonly=True)
    position_id = fields.Many2one(
        comodel_name="cchc.position", readonly=True, ondelete="restrict", copy=False,
        help="The position that the enacted scenario has made.",
    )  # fmt: skip

    _headcount_not_negative = models.Constraint(
        "CHECK (headcount >= 0)", "A headcount can't be negative."
    )

    @api.depends("code", "name")
    def _compute_display_name(self):
        for position in self:
            position.display_name = f"{position.code} – {position.name}"

    def _compute_placed(self):
        # Counted for everybody who may see the plan: a number names nobody.
        rows = (
            self.env["cchc.reorganisation.placement"]
            .sudo()
            ._read_group([("position_id", "in", self.ids)], ["position_id"], ["__count"])
        )
        number = {position.id: count for position, count in rows}
        for position in self:
            position.placed = number.get(position.id, 0)

    @api.depends(
        "headcount",
        "leadership_post_id.role",
        "leadership_post_id.single",
        "unit_id.deputies_allowed",
    )
    def _compute_allowed(self):
        together = {}
        for unit, post, number in self._read_group(
            [("unit_id", "in", self.unit_id.ids), ("leadership_post_id", "!=", False)],
            ["unit_id", "leadership_post_id"],
            ["headcount:sum"],
        ):
            key = (unit, _counted_together(post))
            together[key] = together.get(key, 0) + number
        for position in self:
            post = position.leadership_post_id
            limit = 1 if post._is_single() else 0
            if post.role == DEPUTY:
                limit = position.unit_id.deputies_allowed
            position.allowed = limit
            number = together.get((position.unit_id, _counted_together(post)), 0)
            position.is_over = post._leads() and number > limit

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
        if vals.keys() - {"headcount"}:
            self.env["cchc.reorganisation.unit"]._check_program()
        # The mark is the program's.
        return super(CchcReorganisationPosition, self.sudo()).write({**vals, "by_hand": True})


def _counted_together(post):
    """Heads of a unit are counted together, whatever they are called, and so are deputies."""
    return post.role if post.role in (HEAD, DEPUTY) else post
