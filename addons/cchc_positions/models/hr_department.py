from collections import Counter

from odoo import fields, models
from odoo.fields import Domain

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_rank import TIERS

from .cchc_org_chart import colour


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
        for unit in seen:
            below = unit._subtree_at(on)
            unit.staffing_board = {
                "establishment": [
                    self._category_bar(
                        category,
                        assigned.get((unit.id, category.id)),
                        occupied.get((unit.id, category.id), 0),
                    )
                    for category in categories
                    if (unit.id, category.id) in assigned or (unit.id, category.id) in occupied
                ],
                "ranks": below._rank_structure(),
                "standards": below._standards_met(on),
                "scheme": unit._scheme_told(on),
            }

    def _category_bar(self, category, assigned, occupied):
        return {
            "name": category.name,
            "assigned": assigned,
            "occupied": occupied,
            "colour": colour(assigned, occupied),
        }

    def _rank_structure(self):
        """People of the units today by tier of rank, highest first: ``[{name, people}]``."""
        groups = self.env["hr.employee"]._read_group(
            [("unit_id", "in", self.ids), ("in_service", "=", True)], ["rank_id"], ["__count"]
        )
        counts = Counter()
        for rank, people in groups:
            counts[rank.tier or "none"] += people
        labels = dict(self.env["cchc.rank"]._fields["tier"]._description_selection(self.env))
        labels["none"] = self.env._("Without a rank")
        return [
            {"name": labels[tier], "people": counts[tier]}
            for tier in (*(tier for tier, _label in TIERS), "none")
            if counts[tier]
        ]

    def _standards_met(self, on):
        """People of the units who meet their standard, and those who were judged."""
        results = self.env["cchc.standard.result"]
        groups = results._read_group(
            results._at(on) & Domain("unit_id", "in", self.ids), ["outcome"], ["__count"]
        )
        counts = dict(groups)
        met, gaps = counts.get("meets", 0), counts.get("gaps", 0)
        return {"met": met, "judged": met + gaps, "without": counts.get("no_standard", 0)}

    def _scheme_told(self, on):
        agency = self.agency_id
        self.env.cr.execute(self.env["cchc.position"]._schemes_query(on))
        scheme = {unit: found for found, unit in self.env.cr.fetchall()}.get(agency.id)
        return scheme and self.env["cchc.position.scheme"].sudo().browse(scheme).display_name

    def action_open_positions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_positions.cchc_position_action"
        )
        return {
            **action,
            "name": self.env._("Positions of %s", self.name),
            "domain": [("unit_id", "child_of", self.id)],
        }
