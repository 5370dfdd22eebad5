from collections import Counter, defaultdict

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_rank import TIERS

from ..rules.balance import Balance
from .cchc_org_chart import colour


def _up_the_tree(rows, parent_of):
    """Rows of units themselves as counts of the units with all below them."""
    totals = defaultdict(Counter)
    for unit, key, people in rows:
        while unit:
            totals[unit][key] += people
            unit = parent_of.get(unit)
    return totals


class HrDepartment(models.Model):
    """The staffing of a unit on its page: establishment, positions, ranks, standards."""

    _inherit = "hr.department"

    position_ids = fields.One2many(
        comodel_name="cchc.position",
        inverse_name="unit_id",
        string="Job positions",
        groups="cchc_base.group_dossier_reader",
    )
    staffing_board = fields.Json(
        compute="_compute_staffing_board", groups="cchc_base.group_dossier_reader"
    )

    def _compute_staffing_board(self):
        """What the board shows; nothing for units out of scope, whose figures are not public."""
        user = self.env.user
        seen = self.browse() if user.share else self.filtered(user._check_in_scope)
        (self - seen).staffing_board = False
        if not seen:
            return
        on = vietnam_time.today()
        establishment = self.env["cchc.establishment"]
        assigned = establishment._assigned(on, seen.ids)
        occupied = establishment._occupied_below(seen.ids, on)
        categories = self.env["cchc.quota.category"].sudo().search([("code", "!=", False)])
        below = seen._subtree_at(on)
        parent_of = self._tree_at(on)
        ranks = _up_the_tree(below._people_by_tier(), parent_of)
        outcomes = _up_the_tree(below._people_by_outcome(on), parent_of)
        schemes = seen._schemes_told(on)
        recruitable = seen._recruitable_today(assigned, occupied, on)
        for unit in seen:
            unit.staffing_board = {
                "establishment": [
                    self._category_bar(
                        category,
                        assigned.get((unit.id, category.id)),
                        occupied.get((unit.id, category.id), 0),
                        recruitable.get((unit.id, category.id)),
                    )
                    for category in categories
                    if (unit.id, category.id) in assigned or (unit.id, category.id) in occupied
                ],
                "ranks": self._rank_structure(ranks[unit.id]),
                "standards": self._standards_met(outcomes[unit.id]),
                "scheme": schemes.get(unit.agency_id.id, False),
            }

    @api.model
    def _recruitable_today(self, assigned, occupied, on):
        """What recruitment may use of what was assigned: ``{(unit id, category id): people}``."""
        rows = {
            key: Balance(is_assigned=True, assigned=people, occupied=occupied.get(key, 0))
            for key, people in assigned.items()
        }
        found = self.env["cchc.establishment"].sudo()._recruitables(on, rows)
        return {key: result.value for key, result in found.items()}

    def _category_bar(self, category, assigned, occupied, recruitable):
        return {
            "name": category.name,
            "assigned": assigned,
            "occupied": occupied,
            "recruitable": recruitable,
            "colour": colour(assigned, occupied),
        }

    def _people_by_tier(self):
        """People of each unit itself today: rows ``(unit id, tier of rank or "none", people)``."""
        groups = self.env["hr.employee"]._read_group(
            [("unit_id", "in", self.ids), ("in_service", "=", True)],
            ["unit_id", "rank_id"],
            ["__count"],
        )
        return [(unit.id, rank.tier or "none", people) for unit, rank, people in groups]

    def _people_by_outcome(self, on):
        """People of each unit itself by what the standards say: rows as above."""
        results = self.env["cchc.standard.result"]
        groups = results._read_group(
            results._at(on) & Domain("unit_id", "in", self.ids), ["unit_id", "outcome"], ["__count"]
        )
        return [(unit.id, outcome, people) for unit, outcome, people in groups]

    def _rank_structure(self, counts):
        """People by tier of rank, highest first: ``[{name, people}]``."""
        labels = dict(self.env["cchc.rank"]._fields["tier"]._description_selection(self.env))
        labels["none"] = self.env._("Without a rank")
        return [
            {"name": labels[tier], "people": counts[tier]}
            for tier in (*(tier for tier, _label in TIERS), "none")
            if counts[tier]
        ]

    def _standards_met(self, counts):
        met, gaps = counts["meets"], counts["gaps"]
        return {"met": met, "judged": met + gaps, "without": counts["no_standard"]}

    def _schemes_told(self, on):
        """Names of the schemes in force of the units' agencies: ``{agency id: name}``."""
        self.env.cr.execute(self.env["cchc.position"]._schemes_query(on))
        agencies = set(self.agency_id.ids)
        found = {unit: scheme for scheme, unit in self.env.cr.fetchall() if unit in agencies}
        schemes = self.env["cchc.position.scheme"].sudo().browse(found.values())
        names = {scheme.id: scheme.display_name for scheme in schemes}
        return {unit: names[scheme] for unit, scheme in found.items()}

    def action_explain_recruitable(self):
        """What the unit may recruit today, and why; another category or day can be chosen."""
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "cchc_positions.cchc_recruitable_check_action"
            ),
            "context": {"default_unit_id": self.id},
        }

    def action_open_positions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_position_action"
        )
        title = self.env._("Positions of %s", self.name)
        # Odoo shows the one or the other.
        return {
            **action,
            "name": title,
            "display_name": title,
            "domain": [("unit_id", "child_of", self.id)],
        }
