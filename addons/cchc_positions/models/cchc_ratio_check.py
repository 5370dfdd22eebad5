from dataclasses import replace

from odoo import api, models
from odoo.tools import SQL

from ..rules import ratio

# Bodies that use staff of their own; what lies between counts in the nearest one above.
USING = ("department", "district", "commune", "service_unit_of_province", "service_unit")
SERVICE = ("service_unit_of_province", "service_unit")
STAFF_OF = {
    "cadre": "civil_servant",
    "civil_servant": "civil_servant",
    "commune_cadre": "civil_servant",
    "commune_civil_servant": "civil_servant",
    "public_employee": "public_employee",
}


class CchcRatioCheck(models.AbstractModel):
    """Computes the shares of ranks and steps over a subtree, for people or for a scheme."""

    _name = "cchc.ratio.check"
    _description = "Shares of ranks"

    @api.model
    def _shares(self, units, on, scheme=None):
        """Shares at ``units`` and below on a day.

        :param scheme: a scheme counted in the place of the people of its agency
        :return: list of ``rules.ratio.Share``; ``body`` is the unit
        """
        check = self.env["cchc.limit.check"]
        rows = check._unit_rows(on)
        crews = self._crews(rows, on)
        if scheme:
            crews = self._with_scheme(rows, crews, scheme)
        found = ratio.shares(crews, self.env["cchc.rank.ratio"]._ceilings(), on)
        below = self._below(rows, units.ids)
        return [share for share in found if share.body in below]

    @api.model
    def _position_shares(self, units, on):
        """Shares of professional steps at the positions of ``units`` and below: ``Share.body`` is
        the position."""
        rows = self.env["cchc.limit.check"]._unit_rows(on)
        below = self._below(rows, units.ids)
        counts = self._step_rows(on)
        ceilings = self.env["cchc.rank.ratio"]._ceilings()
        found = []
        for position, unit, low, high, headcount in self._stepped_lines(on):
            if unit not in below:
                continue
            group = self._group_of(rows, unit)
            found += ratio.position_shares(
                position,
                range(low, high + 1),
                headcount,
                counts.get(position, {}),
                ceilings,
                on,
                group,
            )
        return found

    @api.model
    def _group_of(self, rows, unit):
        """The autonomy group of the public service unit to which a unit belongs."""
        seen = set()
        while unit in rows and unit not in seen:
            if rows[unit]["place"] in SERVICE:
                return rows[unit]["autonomy_group"]
            seen.add(unit)
            unit = rows[unit]["parent"]
        return ""

    @api.model
    def _below(self, rows, unit_ids):
        children = {}
        for unit, row in rows.items():
            children.setdefault(row["parent"], []).append(unit)
        found, stack = set(), list(unit_ids)
        while stack:
            unit = stack.pop()
            if unit not in found:
                found.add(unit)
                stack.extend(children.get(unit, ()))
        return found

    @api.model
    def _using(self, rows, unit):
        """The body that uses the people of a unit, or None."""
        seen = set()
        while unit in rows and unit not in seen:
            if rows[unit]["place"] in USING:
                return unit
            seen.add(unit)
            unit = rows[unit]["parent"]
        return None

    @api.model
    def _crews(self, rows, on):
        own, whole = {}, {}
        for unit, role, tier, staff, people in self._people_rows(on):
            key = (role, tier)
            crew = own.setdefault((unit, staff), {})
            crew[key] = crew.get(key, 0) + people
            user = self._using(rows, unit)
            if user:
                crew = whole.setdefault((user, staff), {})
                crew[key] = crew.get(key, 0) + people
        assigned = self._assigned_by_staff(on)
        crews = []
        for unit, row in rows.items():
            if not row["place"]:
                continue
            staff = "public_employee" if row["place"] in SERVICE else "civil_servant"
            crews.append(
                ratio.Crew(
                    ref=unit,
                    name=row["name"],
                    place=row["place"],
                    staff=staff,
                    parent=row["parent"],
                    autonomy_group=row["autonomy_group"],
                    assigned=assigned.get((unit, staff), 0),
                    people=whole.get((unit, staff), {}),
                    own=own.get((unit, staff), {}),
                )
            )
        return crews

    @api.model
    def _with_scheme(self, rows, crews, scheme):
        """The crews with a scheme in the place of the people of its agency.

        A position that several ranks may hold counts in the highest: the share is the largest
        that the scheme allows.
        """
        own, whole = {}, {}
        agency = scheme.unit_id.id
        for line in scheme.line_ids:
            role = line.leadership_post_id.role
            tiers = [rank.tier for rank in line.rank_ids if rank.tier in ratio.TIERS]
            tier = min(tiers, key=ratio.TIERS.index, default="other")
            key = (role if role in ratio.LEADERS else "other", tier)
            for crew in (own.setdefault(line.unit_id.id, {}), whole):
                crew[key] = crew.get(key, 0) + line.headcount
        inside = {
            unit for unit in rows if unit == agency or self._using(rows, unit) == agency
        } | own.keys()
        return [
            replace(
                crew,
                own=own.get(crew.ref, {}),
                people=whole if crew.ref == agency else crew.people,
                assigned=(crew.assigned or scheme.headcount)
                if crew.ref == agency
                else crew.assigned,
            )
            if crew.ref in inside and crew.staff == scheme.staff
            else crew
            for crew in crews
        ]

    # -- statements --------------------------------------------------------------

    @api.model
    def _people_rows(self, on):
        """People by unit, role, tier and sort of staff on a day."""
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT v.department_id,
                       CASE WHEN p.role IN ('head', 'deputy') THEN p.role ELSE 'other' END,
                       COALESCE(r.tier, 'other'), v.staffing_category, count(*)
                  FROM hr_version v
                  LEFT JOIN cchc_leadership_post p ON p.id = v.leadership_post_id
                  LEFT JOIN cchc_rank r ON r.id = v.rank_id
                 WHERE v.active IS TRUE AND v.staffing_category = ANY(%(categories)s)
                   AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
                   AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s)
                   AND v.department_id IS NOT NULL
                 GROUP BY 1, 2, 3, 4
                """,
                on=on,
                categories=list(STAFF_OF),
                occupying=self.env["cchc.occupancy.rule"]._occupying(on),
            )
        )
        return [
            (unit, role, tier, STAFF_OF[category], people)
            for unit, role, tier, category, people in self.env.cr.fetchall()
        ]

    @api.model
    def _assigned_by_staff(self, on):
        staff_of = {}
        members = self.env["cchc.quota.category.member"].sudo().search(
            [("category_id.is_establishment", "=", True)]
        )  # fmt: skip
        for member in members:
            staff = STAFF_OF.get(member.staffing_category)
            if staff:
                staff_of[member.category_id.id] = staff
        assigned = {}
        for (unit, category), people in self.env["cchc.establishment"]._assigned(on).items():
            staff = staff_of.get(category)
            if staff:
                assigned[unit, staff] = assigned.get((unit, staff), 0) + people
        return assigned

    @api.model
    def _stepped_lines(self, on):
        """Positions in force that use professional steps."""
        self.env["cchc.position.scheme"].flush_model()
        self.env["cchc.position.scheme.line"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT l.position_id, l.unit_id, l.step_from, l.step_to, l.headcount
                  FROM cchc_position_scheme_line l
                  JOIN (%s) s ON s.id = l.scheme_id
                 WHERE l.step_from > 0 AND l.step_to >= l.step_from
                 ORDER BY l.unit_id, l.id
                """,
                self.env["cchc.position"]._schemes_query(on),
            )
        )
        return self.env.cr.fetchall()

    @api.model
    def _step_rows(self, on):
        """People of each position by professional step: ``{position id: {step: people}}``."""
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT o.position_id, r.salary_group, count(*)
                  FROM hr_version o JOIN cchc_rank r ON r.id = o.rank_id
                 WHERE o.active IS TRUE AND o.position_id IS NOT NULL
                   AND o.date_version <= %(on)s AND (o.date_to IS NULL OR o.date_to >= %(on)s)
                   AND COALESCE(o.service_status, 'serving') = ANY(%(occupying)s)
                 GROUP BY 1, 2
                """,
                on=on,
                occupying=self.env["cchc.occupancy.rule"]._occupying(on),
            )
        )
        found = {}
        for position, salary_group, people in self.env.cr.fetchall():
            step = ratio.step_of(salary_group)
            own = found.setdefault(position, {})
            own[step] = own.get(step, 0) + people
        return found
