from odoo import api, models
from odoo.tools import SQL

from ..rules.occupancy import DEFAULT_FUNDING


class CchcEstablishment(models.AbstractModel):
    """Counts the establishment: what is assigned, who occupies it, on any day.

    Keys of all figures are ``(unit id, category id)``. ``assigned`` is what the ledger gives the
    unit for itself and everything below it; ``occupied`` counts the people of the unit alone, or,
    summed up the tree of that day, of everything below it.
    """

    _name = "cchc.establishment"
    _description = "Balance of the establishment"

    @api.model
    def _assigned(self, on, unit_ids=None, known_at=None, kinds=None):
        """What the ledger gives each unit on a day: ``{(unit id, category id): people}``.

        :param unit_ids: the units; default: all
        :param known_at: only entries recorded by this moment; default: all
        :param kinds: kinds of entries that are summed; default: all but what is kept in reserve,
            which is a part of what was assigned
        """
        Entry = self.env["cchc.establishment.entry"].sudo()
        domain = [("date_effective", "<=", on)]
        domain += [("kind", "in", kinds)] if kinds else [("kind", "!=", "reserved")]
        if unit_ids is not None:
            domain.append(("unit_id", "in", list(unit_ids)))
        if known_at:
            domain.append(("recorded_at", "<=", known_at))
        return {
            (unit.id, category.id): total
            for unit, category, total in Entry._read_group(
                domain, ["unit_id", "category_id"], ["amount:sum"]
            )
        }

    @api.model
    def _occupants_query(self, on):
        """SQL of the people who occupy a place on a day.

        Columns: ``employee_id, unit_id, category_id, position_id``. What a person occupies is the
        rule of ``rules.occupancy``, here over all people at once; a test holds the two together.
        """
        self.env["hr.version"].flush_model()
        self.env["cchc.quota.category.member"].flush_model()
        return SQL(
            """
            SELECT v.employee_id, v.department_id AS unit_id, m.category_id, v.position_id
              FROM hr_version v
              JOIN cchc_quota_category_member m
                ON m.staffing_category = v.staffing_category
               AND m.funding_source = COALESCE(v.funding_source, %(funding)s)
             -- Said as the partial index on periods says it.
             WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
               AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
               AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s)
               AND v.department_id IS NOT NULL
            """,
            on=on,
            funding=DEFAULT_FUNDING,
            occupying=self.env["cchc.occupancy.rule"]._occupying(on),
        )

    @api.model
    def _occupied(self, on, unit_ids=None):
        """People who occupy a place of each unit itself: ``{(unit id, category id): people}``."""
        return self._occupied_on_days([on], unit_ids)[on]

    @api.model
    def _occupied_on_days(self, days, unit_ids=None):
        """The same on several days, in one pass over all periods: ``{day: {key: people}}``."""
        if not days:
            return {}
        self.env["hr.version"].flush_model()
        self.env["cchc.quota.category.member"].flush_model()
        occupying = self.env["cchc.occupancy.rule"]._occupying
        names = [SQL.identifier(f"day_{number}") for number, _day in enumerate(days)]
        # Categories are looked up for the few hundred groups, not for each period.
        self.env.cr.execute(
            SQL(
                """
                SELECT p.department_id, m.category_id, %(sums)s
                  FROM (SELECT v.department_id, v.staffing_category,
                               COALESCE(v.funding_source, %(funding)s) AS funding_source,
                               %(counts)s
                          FROM hr_version v
                         WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
                           AND v.department_id IS NOT NULL AND %(chosen)s
                           AND v.date_version <= %(last)s
                           AND (v.date_to IS NULL OR v.date_to >= %(first)s)
                         GROUP BY 1, 2, 3) p
                  JOIN cchc_quota_category_member m
                    ON m.staffing_category = p.staffing_category
                   AND m.funding_source = p.funding_source
                 GROUP BY p.department_id, m.category_id
                """,
                sums=SQL(", ").join(SQL("sum(p.%s)::int", name) for name in names),
                counts=SQL(", ").join(
                    SQL(
                        "count(*) FILTER (WHERE v.date_version <= %(day)s"
                        " AND (v.date_to IS NULL OR v.date_to >= %(day)s)"
                        " AND COALESCE(v.service_status, 'serving') = ANY(%(occupying)s))"
                        " AS %(name)s",
                        day=day,
                        occupying=occupying(day),
                        name=name,
                    )
                    for day, name in zip(days, names, strict=True)
                ),
                chosen=SQL("TRUE")
                if unit_ids is None
                else SQL("v.department_id = ANY(%s)", list(unit_ids)),
                funding=DEFAULT_FUNDING,
                first=min(days),
                last=max(days),
            )
        )
        found = {day: {} for day in days}
        for unit, category, *people in self.env.cr.fetchall():
            for day, number in zip(days, people, strict=True):
                if number:
                    found[day][unit, category] = number
        return found

    @api.model
    def _occupied_below(self, unit_ids, on, tree=None):
        """People who occupy a place of each unit or of one below it, on a day.

        Autonomous units count for themselves only where they decide their own numbers.

        :param tree: the tree of the day, if the caller has it
        """
        tree = tree or self._trees().at(on)
        return tree.climb(self._occupied(on, self._with_below(unit_ids, tree)))

    @api.model
    def _with_below(self, unit_ids, tree):
        """These units and all below them in a tree."""
        children = {}
        for unit, parent in tree.parent_of.items():
            children.setdefault(parent, []).append(unit)
        below, stack = set(), list(unit_ids)
        while stack:
            unit = stack.pop()
            if unit not in below:
                below.add(unit)
                stack.extend(children.get(unit, ()))
        return below

    @api.model
    def _claim(self, keys):
        """Let only one transaction at a time fill places of these units and categories.

        Under snapshot isolation a lock alone protects nothing: the second transaction would count
        in its old snapshot. Changing the head row makes it fail with a serialization error
        instead, which Odoo retries from the start.

        :param keys: ``(unit id, category id)``; the units above are claimed by the caller
        """
        if not keys:
            return
        units, categories = zip(*sorted(set(keys)), strict=True)
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_establishment_head (unit_id, category_id, turns)
                SELECT unit_id, category_id, 1
                  FROM unnest(%s::int[], %s::int[]) AS k(unit_id, category_id)
                 ORDER BY unit_id, category_id
                    ON CONFLICT (unit_id, category_id)
                    DO UPDATE SET turns = cchc_establishment_head.turns + 1
                """,
                list(units),
                list(categories),
            )
        )
