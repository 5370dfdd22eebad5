from odoo import api, models
from odoo.tools import SQL

from ..rules import limits
from .cchc_limit_check import Picture


class CchcLimitCheck(models.AbstractModel):
    """Reads the province on a day: the statements behind the check of limits."""

    _inherit = "cchc.limit.check"

    @api.model
    def _picture(self, on):
        """Read the province on a day, whatever its size, in a fixed number of statements."""
        units = self._unit_rows(on)
        occupied = {}
        establishment = self.env["cchc.quota.category"].sudo().search(
            [("is_establishment", "=", True)]
        )  # fmt: skip
        kept = set(establishment.ids)
        for (unit, category), people in self.env["cchc.establishment"]._occupied(on).items():
            if category in kept:
                occupied[unit] = occupied.get(unit, 0) + people
        assigned = {}
        for (unit, category), people in self.env["cchc.establishment"]._assigned(on).items():
            if category in kept:
                assigned[unit] = assigned.get(unit, 0) + people
        return Picture(
            units=units,
            roles=self._role_rows(on),
            occupied=occupied,
            assigned=assigned,
            planned=self._planned_rows(on),
            allotted=self.env["cchc.limit.allotment"]._at(on),
            classes=self.env["cchc.unit.driver"]._values("classes", on.year),
            merged=self._merged(units),
        )

    @api.model
    def _unit_rows(self, on):
        self.env["cchc.unit.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT v.unit_id, v.parent_id, v.name, k.code, l.code,
                       COALESCE(v.unit_class, ''), COALESCE(v.autonomy_group, '')
                  FROM cchc_unit_version v
                  LEFT JOIN cchc_unit_kind k ON k.id = v.kind_id
                  LEFT JOIN cchc_admin_level l ON l.id = v.level_id
                 WHERE v.voided_at IS NULL AND v.dissolved IS NOT TRUE
                   AND v.date_from <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
                """,
                on=on,
            )
        )
        rows = {}
        for unit, parent, name, kind, level, unit_class, group in self.env.cr.fetchall():
            rows[unit] = {
                "parent": parent,
                "name": name,
                "kind": kind,
                "level": level,
                "unit_class": unit_class,
                "autonomy_group": group,
            }
        for unit in rows:
            self._place(rows, unit)
        return rows

    @api.model
    def _place(self, rows, unit):
        row = rows[unit]
        if "place" not in row:
            # Set before going up, so that a circle in the tree ends.
            row["place"] = ""
            above = self._place(rows, row["parent"]) if row["parent"] in rows else ""
            row["place"] = limits.place_of(row["kind"], row["level"], above, row["name"])
            row["top"] = unit if row["place"] == "province" else None
            if row["top"] is None and row["parent"] in rows:
                row["top"] = rows[row["parent"]].get("top")
        return row["place"]

    @api.model
    def _role_rows(self, on):
        """People in leadership posts: ``{(unit id, role): people}``."""
        self.env["hr.version"].flush_model()
        self.env["cchc.leadership.post"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT v.department_id, p.role, count(*)
                  FROM hr_version v
                  JOIN cchc_leadership_post p ON p.id = v.leadership_post_id
                 WHERE v.active IS TRUE AND v.staffing_category IS NOT NULL
                   AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
                   AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s)
                   AND v.department_id IS NOT NULL AND p.role <> 'other'
                 GROUP BY v.department_id, p.role
                """,
                on=on,
                occupying=self.env["cchc.occupancy.rule"]._occupying(on),
            )
        )
        return {(unit, role): people for unit, role, people in self.env.cr.fetchall()}

    @api.model
    def _planned_rows(self, on):
        """What the schemes in force plan for each unit: agency, staff, heads, deputies."""
        self.env["cchc.position.scheme"].flush_model()
        self.env["cchc.position.scheme.line"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT l.unit_id, s.unit_id, sum(l.headcount),
                       COALESCE(sum(l.headcount) FILTER (WHERE p.role = 'head'), 0),
                       COALESCE(sum(l.headcount) FILTER (WHERE p.role = 'deputy'), 0)
                  FROM cchc_position_scheme_line l
                  JOIN (%s) s ON s.id = l.scheme_id
                  LEFT JOIN cchc_leadership_post p ON p.id = l.leadership_post_id
                 GROUP BY l.unit_id, s.unit_id
                """,
                self.env["cchc.position"]._schemes_query(on),
            )
        )
        return {
            unit: {"agency": agency, "staff": staff, "head": head, "deputy": deputy}
            for unit, agency, staff, head, deputy in self.env.cr.fetchall()
        }

    @api.model
    def _merged(self, units):
        """Classes of the provinces merged into each: its predecessors, or the setting."""
        tops = [unit for unit, row in units.items() if row["place"] == "province"]
        named = (
            self.env["ir.config_parameter"]
            .sudo()
            .get_param("cchc_positions.merged_province_classes", "")
        )
        told = tuple(value.strip() for value in named.split(",") if value.strip())
        merged = {}
        for top in self.env["hr.department"].sudo().browse(tops):
            before = top.with_context(active_test=False).predecessor_ids.filtered(
                lambda unit: unit.level_id.code == "province"
            )
            merged[top.id] = (
                tuple(unit.unit_class or "" for unit in before) if len(before) > 1 else told
            )
        return merged
