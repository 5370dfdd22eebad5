from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time


class CchcEstablishmentDistribution(models.TransientModel):
    """An agency distributes what it was assigned among the units below it, by one document."""

    _name = "cchc.establishment.distribution"
    _description = "Distribution of the establishment"

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        default=lambda self: self.env.user.sudo().unit_ids[:1],
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category",
        required=True,
        compute="_compute_category_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_effective = fields.Date(
        string="Effective on", required=True, default=lambda _self: vietnam_time.today()
    )
    document_id = fields.Many2one(comodel_name="cchc.legal.document", required=True)
    reason = fields.Char(required=True)
    assigned = fields.Integer(compute="_compute_figures")
    reserved = fields.Integer(string="Kept in reserve", compute="_compute_figures")
    remaining = fields.Integer(
        string="Kept by the agency",
        compute="_compute_remaining",
        help="Assigned, without what the units below get. At least what is kept in reserve.",
    )
    line_ids = fields.One2many(
        comodel_name="cchc.establishment.distribution.line",
        inverse_name="distribution_id",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    def _is_asked(self):
        """Whether agency, category and day are given, and the agency is in the user's scope."""
        self.ensure_one()
        return bool(
            self.unit_id
            and self.category_id
            and self.date_effective
            and self.env.user._check_in_scope(self.unit_id)
        )

    def _figures(self):
        """Assigned and reserved on the day."""
        self.ensure_one()
        Establishment = self.env["cchc.establishment"].sudo()
        return (
            Establishment._assigned(self.date_effective),
            Establishment._reserved(self.date_effective),
        )

    @api.depends("unit_id")
    def _compute_category_id(self):
        """The first category of which the agency was assigned anything."""
        for wizard in self:
            if not wizard.unit_id or not self.env.user._check_in_scope(wizard.unit_id):
                continue
            assigned = (
                self.env["cchc.establishment"]
                .sudo()
                ._assigned(vietnam_time.today(), wizard.unit_id.ids)
            )
            given = [category for (_unit, category), people in assigned.items() if people > 0]
            wizard.category_id = self.env["cchc.quota.category"].search(
                [("id", "in", given)], limit=1
            )

    @api.depends("unit_id", "category_id", "date_effective")
    def _compute_figures(self):
        for wizard in self:
            wizard.assigned = wizard.reserved = 0
            if wizard._is_asked():
                key = (wizard.unit_id.id, wizard.category_id.id)
                assigned, reserved = wizard._figures()
                wizard.assigned, wizard.reserved = assigned.get(key, 0), reserved.get(key, 0)

    @api.depends("assigned", "line_ids.figure")
    def _compute_remaining(self):
        for wizard in self:
            wizard.remaining = wizard.assigned - sum(wizard.line_ids.mapped("figure"))

    @api.depends("unit_id", "category_id", "date_effective")
    def _compute_line_ids(self):
        for wizard in self:
            lines = [fields.Command.clear()]
            if wizard._is_asked():
                assigned, _reserved = wizard._figures()
                below = self.env["hr.department"]._tree_at(wizard.date_effective)
                units = self.env["hr.department"].search(
                    [("id", "in", [u for u, above in below.items() if above == wizard.unit_id.id])]
                )
                for unit in units:
                    figure = assigned.get((unit.id, wizard.category_id.id), 0)
                    lines.append(
                        fields.Command.create(
                            {"unit_id": unit.id, "before": figure, "figure": figure}
                        )
                    )
            wizard.line_ids = lines

    def action_distribute(self):
        """Enter the differences, all or none.

        :raise UserError: when nothing changes
        """
        self.ensure_one()
        assigned, _reserved = self._figures()
        changes = []
        for line in self.line_ids:
            key = (line.unit_id.id, self.category_id.id)
            # Against the ledger of now, not against what the screen showed a while ago.
            difference = line.figure - assigned.get(key, 0)
            if line.figure < 0:
                raise UserError(
                    self.env._("%s: a unit can't be given less than nobody.", line.unit_id.name)
                )
            if difference:
                changes.append((key, difference, key in assigned))
        if not changes:
            raise UserError(self.env._("Nothing changes: every unit has these figures already."))
        entries = self.env["cchc.establishment"]._enter(
            [
                {
                    "unit_id": unit,
                    "category_id": category,
                    "kind": "adjusted" if known else "assigned",
                    "date_effective": self.date_effective,
                    "amount": difference,
                    "document_id": self.document_id.id,
                    "note": self.reason,
                }
                for (unit, category), difference, known in changes
            ]
        )
        return entries._action_open()
