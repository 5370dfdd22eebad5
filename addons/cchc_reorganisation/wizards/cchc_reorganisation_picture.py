from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_base.tools import vietnam_time


class CchcReorganisationPicture(models.TransientModel):
    """The staff of any day in the structure of that day, or in the one after a reorganisation.

    A unit that was divided counts in its successors by their shares, in whole people.
    """

    _name = "cchc.reorganisation.picture"
    _description = "Staff of a day in the old or the new structure"
    _inherit = ["cchc.question"]

    date = fields.Date(string="As of", required=True, default=lambda _self: vietnam_time.today())
    structure = fields.Selection(
        [("old", "Of that day"), ("new", "After the reorganisation")], required=True, default="new"
    )
    reorganisation_id = fields.Many2one(
        comodel_name="cchc.reorganisation",
        required=True,
        domain="[('state', '!=', 'planning')]",
        ondelete="cascade",
    )
    line_ids = fields.One2many(
        comodel_name="cchc.reorganisation.picture.line",
        inverse_name="picture_id",
        string="Units",
        readonly=True,
    )
    people = fields.Integer(readonly=True)
    assigned = fields.Integer(string="Establishment", readonly=True)

    @api.depends()
    def _compute_display_name(self):
        self.display_name = self.env._("Staff in the old and the new structure")

    def action_show(self):
        """Count anew and show the units."""
        self.ensure_one()
        self.check_access("write")
        act = self.reorganisation_id
        if act.state == "planning":
            raise UserError(
                self.env._("%s is not enacted: there is no new structure yet.", act.name)
            )
        people, assigned = self._figures()
        seen = self.env["hr.department"].sudo().with_context(active_test=False)
        seen = seen.browse({*people, *assigned})
        if not self.env.user._sees_province():
            scope = set(self.env.user._scope_unit_ids())
            seen = seen.filtered(lambda unit: unit.id in scope)
        lines = self.sudo()
        lines.line_ids.unlink()
        self.env["cchc.reorganisation.picture.line"].sudo().create(
            [
                {
                    "picture_id": self.id,
                    "unit_id": unit.id,
                    "people": people.get(unit.id, 0),
                    "assigned": assigned.get(unit.id, 0),
                }
                for unit in seen.sorted("sequence")
            ]
        )
        lines.write(
            {
                "people": sum(people.get(unit.id, 0) for unit in seen),
                "assigned": sum(assigned.get(unit.id, 0) for unit in seen),
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Staff in the old and the new structure"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def _figures(self):
        """People and own establishment by unit, in the chosen structure."""
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            """
            SELECT v.department_id, count(*) FROM hr_version v
             WHERE v.active IS TRUE AND v.employee_id IS NOT NULL AND v.in_service IS TRUE
               AND v.department_id IS NOT NULL
               AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
             GROUP BY v.department_id
            """,
            {"on": self.date},
        )
        people = dict(self.env.cr.fetchall())
        establishment = self.env["cchc.establishment"].sudo()
        own = Counter()
        for (unit, _category), row in establishment._balance(
            self.date, figures=("assigned", "distributed")
        ).items():
            own[unit] += row.assigned - row.distributed
        mapping = self._mapping()
        return _mapped(people, mapping), _mapped(own, mapping)

    @api.model
    def _told(self, rows):
        return [(row.predecessor_id.id, row.successor_id.id, row.share) for row in rows]

    def _mapping(self):
        act = self.reorganisation_id.sudo()
        if self.structure == "old" or self.date >= act.date:
            return Mapping({})
        shares = {}
        for old, new, part in self._told(act.succession_ids):
            shares.setdefault(old, []).append((new, part))
        in_force = self.env["hr.department"]._tree_at(act.date)
        told = Mapping.from_rows(
            (old, new, str(part)) for old, own in shares.items() for new, part in own
        ).shares
        # What is not given away stays with a unit that lives on.
        for old in [unit for unit in told if unit in in_force]:
            rest = 1 - sum(share.part for share in told[old])
            told[old] = (Share(old, rest), *told[old])
        return Mapping(told)


class CchcReorganisationPictureLine(models.TransientModel):
    """A unit of the picture."""

    _name = "cchc.reorganisation.picture.line"
    _description = "Unit of the picture"
    _order = "id"

    picture_id = fields.Many2one(
        comodel_name="cchc.reorganisation.picture", required=True, ondelete="cascade", index=True
    )
    unit_id = fields.Many2one(comodel_name="hr.department", readonly=True)
    people = fields.Integer(readonly=True)
    assigned = fields.Integer(string="Establishment", readonly=True)


def _mapped(figures, mapping):
    found = Counter()
    for unit, number in figures.items():
        for key, part in mapping.split(unit, number).items():
            found[key] += part
    return {unit: number for unit, number in found.items() if number}
