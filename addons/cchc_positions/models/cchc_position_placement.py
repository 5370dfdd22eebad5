from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time


class CchcPositionScheme(models.Model):
    """From an approved scheme to the decision that places the people in its positions."""

    _inherit = "cchc.position.scheme"

    def action_draft_placement(self):
        """Draft one decision that gives each person of the agency the position that fits.

        A position fits by the leadership post, else by the title, else by the rank while it has
        room. Who fits none is left out and named: the officer decides.

        :raise UserError: when nobody is left to be placed
        """
        self.ensure_one()
        day = max(self.date_from, vietnam_time.today())
        return {
            "type": "ir.actions.act_window",
            "res_model": "cchc.decision",
            "res_id": self._draft_placement(day).id,
            "view_mode": "form",
        }

    def _draft_placement(self, day):
        """The decision that places the people who serve in the agency on ``day``."""
        if self.state != "approved":
            raise UserError(self.env._("%s is not approved yet.", self.display_name))
        people = self._people_to_place(day)
        placed, left = self._match(people, day)
        if not placed:
            raise UserError(
                self.env._("Nobody of %s is left to be placed by this scheme.", self.unit_id.name)
            )
        return self.env["cchc.decision"].create(
            {
                "type_id": self.env.ref("cchc_positions.decision_type_placement").id,
                "unit_id": self.unit_id.id,
                "date_effective": day,
                "note": self._left_out(left),
                "line_ids": [
                    fields.Command.create(
                        {
                            "employee_id": person.id,
                            "date_effective": day,
                            "position_id": line.position_id.id,
                        }
                    )
                    for person, line in placed.items()
                ],
            }
        )

    def _people_to_place(self, day):
        """Periods in force on ``day`` of the agency's people who hold no position in force."""
        periods = self.env["hr.version"].search(
            [
                ("department_id.agency_id", "=", self.unit_id.id),
                ("in_service", "=", True),
                ("date_version", "<=", day),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", day),
            ]
        )
        in_force = periods.position_id._lines_at(day)
        return periods.filtered(lambda period: period.position_id.id not in in_force)

    def _match(self, periods, day):
        """Fitting lines: ``({person: line}, people without one)``."""
        lines = self.line_ids.filtered(lambda line: line.workload != "concurrent")
        room = {line: line.headcount for line in lines}
        for position, holders in lines.position_id._holders_at(day).items():
            for line in lines.filtered(lambda line, held=position: line.position_id.id == held):
                room[line] -= holders
        by_unit = defaultdict(lambda: lines.browse())
        for line in lines:
            by_unit[line.unit_id] |= line
        placed, left = {}, self.env["hr.employee"]
        # Leaders first: a deputy who is also a specialist by rank must not take their place.
        for period in periods.sorted(lambda row: (not row.leadership_post_id, row.id)):
            unit = period.department_id
            own = by_unit[unit] or by_unit[unit.agency_id]
            line = own._fitting(period, room)
            if line:
                room[line] -= 1
                placed[period.employee_id] = line
            else:
                left |= period.employee_id
        return placed, left

    def _left_out(self, people):
        if not people:
            return False
        names = ", ".join(people.mapped("name"))
        return self.env._("No position of the scheme fits: %s.", names)


class CchcPositionSchemeLine(models.Model):
    _inherit = "cchc.position.scheme.line"

    def _fitting(self, period, room):
        """The line that fits a period best and has room left, or none."""
        free = self.filtered(lambda line: room[line] > 0)
        post = period.leadership_post_id
        if post:
            return free.filtered(lambda line: line.leadership_post_id == post)[:1]
        free = free.filtered(lambda line: not line.leadership_post_id)
        title = (period.position_title or "").strip().casefold()
        named = free.filtered(lambda line: line.name.strip().casefold() == title)
        ranked = free.filtered(lambda line: period.rank_id in line.rank_ids)
        # The same name and rank, the same name of any rank, the same rank.
        for fitting in (named & ranked, named.filtered(lambda line: not line.rank_ids), ranked):
            if fitting:
                return fitting[0]
        return self.browse()
