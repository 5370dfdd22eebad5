from dataclasses import dataclass, field

from odoo import api, models

from odoo.addons.cchc_base.tools.problems import translate

from ..rules import limits
from ..rules.limit_cases import Body, Province
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
    merged: dict


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
        return {row.limit: row.mode for row in self.env["cchc.limit.setting"].sudo().search([])}

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
        excluded = {
            row.limit: set(row.excluded_unit_ids.ids)
            for row in self.env["cchc.limit.setting"].sudo().search([])
            if row.excluded_unit_ids
        }
        groups = {}
        for body in self._bodies(picture, draft or Draft(), basis):
            groups.setdefault(picture.units[body.ref]["top"], []).append(body)
        found = []
        for top, bodies in groups.items():
            province = Province(
                picture.units.get(top, {}).get("unit_class", ""), picture.merged.get(top, ())
            )
            own = limits.check(bodies, province, figures, on)
            for limit, units in excluded.items():
                # Judged again without the bodies of which the limit does not speak.
                rest = [body for body in bodies if body.ref not in units]
                own = [finding for finding in own if finding.limit != limit] + [
                    finding
                    for finding in limits.check(rest, province, figures, on)
                    if finding.limit == limit
                ]
            found += own
        return found

    @api.model
    def _bodies(self, picture, draft, basis):
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
            by_province = row["place"] in BY_CLASS_OF_PROVINCE
            class_of = picture.units.get(row["top"], row) if by_province else row
            parent = picture.units.get(row["parent"])
            inside_service = row["place"] == "service_division"
            bodies.append(
                Body(
                    ref=unit,
                    name=row["name"],
                    place=row["place"],
                    parent=row["parent"],
                    unit_class=class_of["unit_class"],
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
