from dataclasses import dataclass, field

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.problems import translate

from ..rules import limits
from ..rules.limit_cases import Body, Province
from ..rules.occupancy import OCCUPYING
from .cchc_limit_figure import LIMITS

# Bodies whose figures follow the class of the province, not their own.
BY_CLASS_OF_PROVINCE = ("department", "department_division", "sub_department_division")


@dataclass(frozen=True)
class Draft:
    """What a draft would add: people in leadership posts, or a scheme in the place of another.

    ``posts`` is ``{(unit id, role): people more or fewer}``; ``scheme`` a record of
    ``cchc.position.scheme``.
    """

    posts: dict = field(default_factory=dict)
    scheme: object = None


@dataclass
class Picture:
    """The province on a day as the statements found it; a draft is laid over it in memory."""

    units: dict
    roles: dict
    occupied: dict
    assigned: dict
    planned: dict
    allotted: dict
    classes: dict
    merged: tuple


class CchcLimitCheck(models.AbstractModel):
    """Checks leaders and sizes of bodies against the decrees, over any subtree, with any draft.

    ``basis`` says who is counted: ``people`` in their posts, or ``positions`` of the schemes in
    force (people where an agency has no scheme). The number of queries does not depend on the
    number of units, people or lines of a draft.
    """

    _name = "cchc.limit.check"
    _description = "Check of limits"

    @api.model
    def _check(self, units, on, extra=None, basis="people"):
        """Findings on the bodies of ``units`` and below on a day, limits that are kept included.

        An average is checked where the body at its top is among them.

        :param extra: a ``Draft`` counted as if it were in force
        """
        picture = self._picture(on)
        below = self._below(picture, units.ids)
        found = self._findings(picture, on, extra, basis)
        return [finding for finding in found if finding.body in below]

    @api.model
    def _check_draft(self, on, draft, basis="people"):
        """Findings which a draft brings or makes worse, over the whole province.

        :return: ``(those that refuse the draft, those that warn)``
        """
        worse = [finding for finding, brought in self._review(None, on, draft, basis) if brought]
        modes = self._modes()
        # Time to comply is for what was there before, not for what is added meanwhile.
        refused = [finding for finding in worse if modes.get(finding.limit) == "block"]
        return refused, [finding for finding in worse if finding not in refused]

    @api.model
    def _review(self, unit_ids, on, draft, basis="people"):
        """Findings with a draft, each with whether the draft brings it or makes it worse.

        :param unit_ids: units at and below which limits are shown; None: all. What the draft
            brings is told wherever it is.
        """
        picture = self._picture(on)
        below = set(picture.units) if unit_ids is None else self._below(picture, unit_ids)
        after = self._findings(picture, on, draft, basis)
        worse = []
        if draft and (draft.posts or draft.scheme):
            worse = limits.worse(self._findings(picture, on, None, basis), after)
        return [
            (finding, finding in worse)
            for finding in after
            if finding in worse or finding.body in below
        ]

    @api.model
    def _modes(self):
        settings = self.env["cchc.limit.setting"].sudo().search([])
        return {row.limit: row.mode for row in settings}

    @api.model
    def _severity(self, finding, modes):
        """``ok``, ``warning`` or ``error`` of a finding on what is in force."""
        if finding.status == "ok":
            return "ok"
        blocks = modes.get(finding.limit) == "block" and finding.status == "breach"
        return "error" if blocks else "warning"

    @api.model
    def _describe(self, finding, names=None):
        """One line: the body, the limit, what is, what is allowed, what would have to change."""
        body = (names or {}).get(finding.body) or self.env["hr.department"].sudo().browse(
            finding.body
        ).display_name
        return self.env._(
            "%(body)s – %(limit)s: %(actual)s, allowed %(allowed)s (%(article)s). "
            "What would have to change: %(remedies)s",
            body=body,
            limit=self._limit_label(finding.limit),
            actual=finding.actual,
            allowed=finding.allowed,
            article=finding.article,
            remedies=self._remedies(finding) or "–",
        )

    @api.model
    def _limit_label(self, limit):
        described = self.env["cchc.limit.figure"]._fields["limit"]._description_selection(self.env)
        return dict(described).get(limit) or dict(LIMITS)[limit]

    @api.model
    def _remedies(self, finding):
        return " ".join(translate(self.env, problem) for problem in finding.remedies)

    # -- the province on a day ----------------------------------------------------

    @api.model
    def _findings(self, picture, on, draft, basis):
        figures = self.env["cchc.limit.figure"]._figures()
        tops = [unit for unit, row in picture.units.items() if row["place"] == "province"]
        top_class = picture.units[tops[0]]["unit_class"] if tops else ""
        bodies = self._bodies(picture, draft or Draft(), basis, top_class)
        found = limits.check(bodies, Province(top_class, picture.merged), figures, on)
        excluded = {
            row.limit: set(row.excluded_unit_ids.ids)
            for row in self.env["cchc.limit.setting"].sudo().search([])
            if row.excluded_unit_ids
        }
        for limit, units in excluded.items():
            # Sets are judged again without the bodies of which the limit does not speak.
            rest = [body for body in bodies if body.ref not in units]
            again = limits.check(rest, Province(top_class, picture.merged), figures, on)
            found = [finding for finding in found if finding.limit != limit]
            found += [finding for finding in again if finding.limit == limit]
        return found

    @api.model
    def _bodies(self, picture, draft, basis, top_class):
        planned = picture.planned
        if draft.scheme:
            planned = self._planned_with(picture, draft.scheme)
        occupied = self._sum_up(picture, picture.occupied)
        scheme_staff = self._sum_up(
            picture, {unit: figures["staff"] for unit, figures in planned.items()}
        )
        inner = {}
        for row in picture.units.values():
            if row["place"].endswith("_division"):
                inner[row["parent"]] = inner.get(row["parent"], 0) + 1
        bodies = []
        for unit, row in picture.units.items():
            if not row["place"]:
                continue
            if picture.assigned.get(unit):
                staff, told = picture.assigned[unit], "assigned"
            elif scheme_staff.get(unit):
                staff, told = scheme_staff[unit], "planned"
            else:
                staff, told = occupied.get(unit, 0), "occupied"
            count = self._leaders(picture, planned, draft, basis, unit)
            own_class = row["unit_class"]
            parent = picture.units.get(row["parent"])
            inside_service = row["place"] == "service_division"
            bodies.append(
                Body(
                    ref=unit,
                    name=row["name"],
                    place=row["place"],
                    parent=row["parent"],
                    unit_class=top_class if row["place"] in BY_CLASS_OF_PROVINCE else own_class,
                    autonomy_group=(parent if inside_service else row)["autonomy_group"],
                    staff=staff,
                    staff_basis=told,
                    heads=count["head"],
                    deputies=count["deputy"],
                    divisions=inner.get(unit, 0),
                    classes=picture.classes.get(unit, 0),
                    allotted=picture.allotted.get(unit),
                )
            )
        return bodies

    @api.model
    def _leaders(self, picture, planned, draft, basis, unit):
        by_scheme = basis == "positions" and unit in planned
        return {
            role: max(
                0,
                (planned[unit][role] if by_scheme else picture.roles.get((unit, role), 0))
                + draft.posts.get((unit, role), 0),
            )
            for role in ("head", "deputy")
        }

    @api.model
    def _planned_with(self, picture, scheme):
        """What the schemes plan, with a draft in the place of its agency's scheme in force."""
        agency = scheme.unit_id.id
        agencies = scheme.line_ids.unit_id | scheme.unit_id
        own = {
            unit
            for unit, figures in picture.planned.items()
            if figures["agency"] == agency or unit in agencies.ids
        }
        planned = {unit: row for unit, row in picture.planned.items() if unit not in own}
        for line in scheme.line_ids:
            row = planned.setdefault(
                line.unit_id.id, {"agency": agency, "staff": 0, "head": 0, "deputy": 0}
            )
            row["staff"] += line.headcount
            role = line.leadership_post_id.role
            if role in ("head", "deputy"):
                row[role] += line.headcount
        return planned

    @api.model
    def _sum_up(self, picture, figures):
        """Figures of units themselves as figures of their subtrees."""
        totals = {}
        for unit, amount in figures.items():
            seen = set()
            while unit and unit not in seen:
                totals[unit] = totals.get(unit, 0) + amount
                seen.add(unit)
                unit = picture.units.get(unit, {}).get("parent")
        return totals

    @api.model
    def _below(self, picture, unit_ids):
        children = {}
        for unit, row in picture.units.items():
            children.setdefault(row["parent"], []).append(unit)
        found, stack = set(), list(unit_ids)
        while stack:
            unit = stack.pop()
            if unit not in found:
                found.add(unit)
                stack.extend(children.get(unit, ()))
        return found

    # -- statements ------------------------------------------------------------------

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
                occupying=list(OCCUPYING),
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
        """Classes of the provinces merged into this one: its predecessors, or a setting."""
        tops = [unit for unit, row in units.items() if row["place"] == "province"]
        before = self.env["hr.department"].sudo().browse(tops[:1]).predecessor_ids
        classes = [unit.unit_class or "" for unit in before if unit.level_id.code == "province"]
        if len(classes) > 1:
            return tuple(classes)
        named = self.env["ir.config_parameter"].sudo().get_param(
            "cchc_positions.merged_province_classes", ""
        )  # fmt: skip
        return tuple(value.strip() for value in named.split(",") if value.strip())
