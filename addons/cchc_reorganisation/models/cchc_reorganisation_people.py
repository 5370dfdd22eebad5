from collections import defaultdict

from odoo import models
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.bulk import create_plain
from odoo.addons.cchc_hr.models.cchc_service_facts import LEFT
from odoo.addons.cchc_positions.rules.occupancy import DEFAULT_FUNDING

from ..rules import placement as rules

# What somebody is to the unit by the post: its head, a deputy, the one holder of another post.
ROLE = SQL(
    "CASE WHEN p.single AND p.role = 'other' THEN %s || p.id::text ELSE p.role END", rules.SINGLE
)


class CchcReorganisationScenario(models.Model):
    """Who goes where, by rule, for all people at once."""

    _inherit = "cchc.reorganisation.scenario"

    def _write_placements(self, plan, units, positions, by_hand):
        rows = self._people_concerned(plan)
        people = [
            rules.Person(
                id=row["employee_id"],
                unit=row["unit_id"],
                position=row["position_id"] or 0,
                post=row["post_id"] or 0,
                role=row["role"] or "",
                post_since=row["since"],
                category=row["category_id"] or 0,
            )
            for row in rows
        ]
        posts = self._posts(plan, units)
        free = dict(posts)
        for unit, role, number in self._leaders_who_stay(plan):
            free[unit, role] = max(0, free.get((unit, role), 0) - number)
        places = self._free_places(plan, people)
        found = rules.place(people, plan.mapping, self._same_body(plan), free, places)
        by_code = {(one.unit_id.id, one.code): one for one in self.position_ids}
        of_post = {
            (one.unit_id.id, one.leadership_post_id.id): one
            for one in self.position_ids
            if one.leadership_post_id
        }
        by_key = {unit.key: unit for unit in units.values()}
        vals_list = []
        for row, one in zip(sorted(rows, key=lambda row: row["employee_id"]), found, strict=True):
            unit = by_key.get(one.unit)
            position = self._new_position(row["position_id"], unit, positions)
            if position and position.leadership_post_id and not one.keeps_post:
                position = None
            elif not position and one.keeps_post and unit:
                position = of_post.get((unit.id, row["post_id"]))
            vals = {
                "scenario_id": self.id,
                "employee_id": row["employee_id"],
                "from_unit_id": row["unit_id"],
                "from_position_id": row["position_id"],
                "leadership_post_id": row["post_id"],
                "category_id": row["category_id"],
                "unit_id": unit.id if unit else None,
                "position_id": position.id if position else None,
                "keeps_post": one.keeps_post,
                "reason": one.reason,
                "surplus": one.reason in rules.SURPLUS,
                "by_hand": False,
                "note": None,
            }
            told = by_hand["people"].get(row["employee_id"])
            if told and (told[0] in by_key or not told[0]):
                key, code, keeps, surplus, reason, note = told
                own = by_key.get(key)
                corrected = own and by_code.get((own.id, code))
                vals |= {
                    "unit_id": own.id if own else None,
                    "position_id": corrected.id if corrected else None,
                    "keeps_post": keeps,
                    "surplus": surplus,
                    "reason": reason,
                    "note": note or None,
                    "by_hand": True,
                }
            vals_list.append(vals)
        create_plain(self.env["cchc.reorganisation.placement"], vals_list)
        self.invalidate_recordset(["placement_ids"])
        for unit in units.values():
            heads, deputies = posts.get((unit.key, rules.HEAD)), posts.get((unit.key, rules.DEPUTY))
            if heads is not None or deputies is not None:
                unit.deputies_allowed = deputies or 0

    def _new_position(self, position_id, unit, positions):
        return next(
            (one for one in positions.get(position_id, ()) if unit and one.unit_id == unit), None
        )

    # -- read -------------------------------------------------------------------------------

    def _people_concerned(self, plan):
        """Who serves on the day in a unit that changes, or holds a position that ends."""
        self.env["hr.version"].flush_model()
        self.env["cchc.leadership.post"].flush_model()
        self.env["cchc.quota.category.member"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT v.employee_id, v.department_id AS unit_id, v.position_id,
                       v.leadership_post_id AS post_id, %(role)s AS role,
                       m.category_id,
                       CASE WHEN p.id IS NOT NULL THEN (
                            SELECT min(o.date_version) FROM hr_version o
                             WHERE o.employee_id = v.employee_id AND o.active IS TRUE
                               AND o.leadership_post_id = p.id
                               AND o.department_id = v.department_id) END AS since
                  FROM hr_version v
                  LEFT JOIN cchc_leadership_post p ON p.id = v.leadership_post_id
                  LEFT JOIN cchc_position o ON o.id = v.position_id
                  LEFT JOIN cchc_quota_category_member m
                    ON m.staffing_category = v.staffing_category
                   AND m.funding_source = COALESCE(v.funding_source, %(funding)s)
                 WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
                   AND v.staffing_category IS NOT NULL
                   AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
                   AND COALESCE(v.service_status, 'serving') <> ALL(%(left)s)
                   AND (v.department_id = ANY(%(units)s) OR o.unit_id = ANY(%(gone)s))
                 ORDER BY v.employee_id
                """,
                role=ROLE,
                funding=DEFAULT_FUNDING,
                on=self.date,
                left=list(LEFT),
                units=[unit for unit in plan.mapping.shares if unit > 0],
                gone=list(plan.gone),
            )
        )
        names = ("employee_id", "unit_id", "position_id", "post_id", "role", "category_id", "since")
        return [dict(zip(names, row, strict=True)) for row in self.env.cr.fetchall()]

    def _same_body(self, plan):
        """Whether posts of one unit exist in another: a body of the same kind and level."""
        before = {row.key: row for row in self._rows_before()}

        def same(old, new):
            one, other = before.get(old), plan.rows.get(new)
            return bool(one and other) and (one.kind, one.level) == (other.kind, other.level)

        return same

    # -- how many posts and places there are ---------------------------------------------------

    def _posts(self, plan, units):
        """Posts of units that take over others: ``{(key, role): number}``.

        One head; deputies as the decrees allow for the body, and where they give an average only,
        as many as the best supplied of the old units had.
        """
        taking = {share.unit for own in plan.mapping.shares.values() for share in own}
        roles = self.env["cchc.limit.check"]._role_rows(self.date)
        allowed = self._deputies_allowed(plan)
        posts = {}
        for key in taking:
            old = [unit for unit, own in plan.mapping.shares.items()
                   if any(share.unit == key for share in own)]  # fmt: skip
            most = max((roles.get((unit, "deputy"), 0) for unit in {*old, key}), default=0)
            posts[key, rules.HEAD] = 1
            posts[key, rules.DEPUTY] = allowed.get(key, most)
        return posts

    def _leaders_who_stay(self, plan):
        """Leaders of units that take over others and live on: their posts are not free."""
        roles = self.env["cchc.limit.check"]._role_rows(self.date) | self._single_rows()
        for (unit, role), number in roles.items():
            if unit in plan.rows and unit not in plan.mapping.shares:
                yield unit, role, number

    def _single_rows(self):
        """People in other posts of which a unit has one holder: ``{(unit id, role): people}``."""
        self.env["cchc.leadership.post"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT v.department_id, %(role)s, count(*)
                  FROM hr_version v
                  JOIN cchc_leadership_post p ON p.id = v.leadership_post_id
                 WHERE v.active IS TRUE AND v.staffing_category IS NOT NULL
                   AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
                   AND v.in_service AND v.department_id IS NOT NULL
                   AND p.single AND p.role = 'other'
                 GROUP BY 1, 2
                """,
                role=ROLE,
                on=self.date,
            )
        )
        return {(unit, role): people for unit, role, people in self.env.cr.fetchall()}

    def _free_places(self, plan, people):
        """Free places of the units that take over others, as far as the ledger assigns them."""
        _before, after = self._quota(plan)
        taking = {share.unit for own in plan.mapping.shares.values() for share in own}
        staying = defaultdict(int)
        moving = {person.id for person in people}
        self.env.cr.execute(
            SQL(
                "SELECT unit_id, category_id, employee_id FROM (%s) o WHERE unit_id = ANY(%s)",
                self.env["cchc.establishment"]._occupants_query(self.date),
                [key for key in taking if key > 0],
            )
        )
        for unit, category, person in self.env.cr.fetchall():
            if person not in moving:
                staying[unit, category] += 1
        below = self._given_below(plan, after)
        return {
            key: number - below.get(key, 0) - staying.get(key, 0)
            for key, number in after.items()
            if key[0] in taking
        }

    def _given_below(self, plan, after):
        """What units have given to those below, in the new tree."""
        given = defaultdict(int)
        for (unit, category), number in after.items():
            step = plan.rows[unit].parent if unit in plan.rows else None
            while step is not None and (step, category) not in after:
                step = plan.rows[step].parent
            if step is not None:
                given[step, category] += number
        return given
