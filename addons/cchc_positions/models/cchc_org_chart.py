from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

# What a place or a unit looks like: nothing assigned, room left, full, more than there is room for.
NONE, VACANT, FULL, OVER = "none", "vacant", "full", "over"


def colour(room, taken):
    """The state of something with ``room`` places of which ``taken`` are occupied."""
    if room is None:
        return NONE
    if taken < room:
        return VACANT
    return FULL if taken == room else OVER


class CchcOrgChart(models.AbstractModel):
    """Units and positions with who occupies them, on a day: one level at a time.

    The screen asks for a unit when it is opened, so a province of 700 units costs no more than what
    is looked at. Everybody sees the units in charge and those below, as everywhere.
    """

    _name = "cchc.org.chart"
    _description = "Organisation chart"

    @api.model
    def tops(self, on=None):
        """The units at which the user's chart begins: those in charge, or the whole province.

        :param on: the day; default: today
        :return: ``{"on": day, "units": [node]}``
        """
        self._check_reader()
        on = fields.Date.to_date(on) or vietnam_time.today()
        user = self.env.user
        tree = self.env["hr.department"]._tree_at(on)
        if user._sees_province():
            ids = [unit for unit, parent in tree.items() if parent not in tree]
        else:
            own = set(user.sudo().unit_ids.ids)
            ids = [unit for unit in own if unit in tree and not own & set(self._above(unit, tree))]
        return {"on": fields.Date.to_string(on), "units": self._nodes(ids, on, tree)}

    @api.model
    def below(self, unit_id, on):
        """What is shown of a unit that is opened: its positions and the units right below it.

        :return: ``{"units": [node], "positions": [{code, name, headcount, holders, colour}]}``
        """
        self._check_reader()
        on = fields.Date.to_date(on)
        unit = self.env["hr.department"].browse(unit_id)
        unit._check_in_charge()
        tree = self.env["hr.department"]._tree_at(on)
        children = [child for child, parent in tree.items() if parent == unit.id]
        return {
            "units": self._nodes(children, on, tree),
            "positions": self._positions(unit, on),
        }

    @api.model
    def _check_reader(self):
        if not self.env.user.has_group("cchc_base.group_dossier_reader"):
            raise AccessError(self.env._("You are not in charge of any unit."))

    @api.model
    def _above(self, unit, tree):
        parent = tree.get(unit)
        while parent:
            yield parent
            parent = tree.get(parent)

    @api.model
    def _nodes(self, unit_ids, on, tree):
        """Units as the chart shows them, with the establishment without contracts."""
        if not unit_ids:
            return []
        establishment = self.env["cchc.establishment"]
        categories = (
            self.env["cchc.quota.category"].sudo().search([("is_establishment", "=", True)])
        )
        assigned = self._summed(establishment._assigned(on, unit_ids), categories)
        occupied = self._summed(establishment._occupied_below(unit_ids, on), categories)
        parents = set(tree.values())
        self.env.cr.execute(
            SQL(
                """
                SELECT t.unit_id, t.name, t.kind_id FROM (%s) t
                 WHERE t.unit_id = ANY(%s) ORDER BY t.sequence, t.code, t.unit_id
                """,
                self.env["hr.department"]._tree_query(on),
                unit_ids,
            )
        )
        rows = self.env.cr.fetchall()
        kinds = self.env["cchc.unit.kind"].sudo().browse({kind for *_unit, kind in rows if kind})
        kinds = {kind.id: kind.name for kind in kinds}
        return [
            {
                "id": unit,
                "name": name,
                "kind": kinds.get(kind, ""),
                "assigned": assigned.get(unit),
                "occupied": occupied.get(unit, 0),
                "colour": colour(assigned.get(unit), occupied.get(unit, 0)),
                "has_units": unit in parents,
            }
            for unit, name, kind in rows
        ]

    @api.model
    def _summed(self, figures, categories):
        totals = {}
        for (unit, category), amount in figures.items():
            if category in categories.ids:
                totals[unit] = totals.get(unit, 0) + amount
        return totals

    @api.model
    def _positions(self, unit, on):
        positions = self.env["cchc.position"].sudo().search([("unit_id", "=", unit.id)])
        lines = positions._lines_at(on)
        holders = self._holders(unit, on)
        shown = [
            {
                "id": position.id,
                "code": position.code,
                "name": lines[position.id].name,
                "headcount": lines[position.id].headcount,
                "holders": holders.pop(position.id, []),
            }
            for position in sorted(
                positions.filtered(lambda position: position.id in lines),
                key=lambda position: (lines[position.id].group_id.sequence, position.code),
            )
        ]
        for item in shown:
            item["colour"] = colour(item["headcount"], len(item["holders"]))
        # Who serves here and holds none of these positions is not forgotten.
        left = [person for people in holders.values() for person in people]
        if left:
            shown.append(
                {
                    "id": 0,
                    "code": "",
                    "name": self.env._("Without a position of the scheme"),
                    "headcount": None,
                    "holders": sorted(left, key=lambda person: person["sort"]),
                    "colour": NONE,
                }
            )
        return shown

    @api.model
    def _holders(self, unit, on):
        """People who occupy a place of the unit, by the position that they hold."""
        self.env.cr.execute(
            SQL(
                """
                SELECT o.position_id, e.id, e.name, e.name_sort, v.service_status
                  FROM (%(occupants)s) o
                  JOIN hr_employee e ON e.id = o.employee_id
                  JOIN hr_version v ON v.employee_id = e.id AND v.active IS TRUE
                   AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
                 WHERE o.unit_id = %(unit)s
                    OR o.position_id IN (SELECT id FROM cchc_position WHERE unit_id = %(unit)s)
                 ORDER BY e.name_sort, e.id
                """,
                occupants=self.env["cchc.establishment"]._occupants_query(on),
                on=on,
                unit=unit.id,
            )
        )
        rows = self.env.cr.fetchall()
        statuses = dict(
            self.env["hr.version"]._fields["service_status"]._description_selection(self.env)
        )
        holders = {}
        for position, person, name, sort, status in rows:
            away = status if status and status != "serving" else ""
            holders.setdefault(position, []).append(
                {"id": person, "name": name, "sort": sort, "away": statuses.get(away, "")}
            )
        return holders
