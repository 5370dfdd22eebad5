from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL

from ..rules import position_control as rule
from ..rules.occupancy import DEFAULT_FUNDING

# Only what changes one of these can bring somebody into a place.
PLACING = frozenset(
    {
        *("department_id", "staffing_category", "funding_source"),
        *("service_status", "position_id", "rank_id"),
    }
)


class CchcPositionControl(models.AbstractModel):
    """Looks at issued lines, once projected, and says what stands against them.

    A line is looked at where it brings a person into a unit, a category or a position that the
    person did not have the day before: who changes rank in a unit that is over its establishment
    makes nothing worse. Everything is counted for all lines at once.
    """

    _name = "cchc.position.control"
    _description = "Position control"

    @api.model
    def _findings(self, lines):
        """What stands against the lines, which are issued and projected.

        :return: list of :class:`rules.position_control.Finding`
        """
        lines = lines.filtered(
            lambda line: line.type_id.position_control and PLACING & (line.changes or {}).keys()
        )
        if not lines:
            return []
        arrivals = self._arrivals(lines)
        by_day = defaultdict(list)
        for arrival in arrivals:
            by_day[arrival["day"]].append(arrival)
        found = []
        for day, group in sorted(by_day.items()):
            found += self._quota_findings(day, group)
            found += self._position_findings(day, group)
        return found

    @api.model
    def _arrivals(self, lines):
        """Per line: what the person holds from the day on, and what before.

        Values: ``line, day, unit, category, position, rank`` and the same with ``old_`` (nothing
        where the person occupied no place the day before).
        """
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                WITH asked AS (
                    SELECT * FROM unnest(%(ids)s::int[], %(people)s::int[], %(days)s::date[])
                             AS a(line, employee_id, day)),
                places AS (
                    SELECT a.line, v.date_version, v.date_to, v.department_id AS unit,
                           m.category_id AS category, v.position_id AS position, v.rank_id AS rank
                      FROM asked a
                      JOIN hr_version v ON v.employee_id = a.employee_id AND v.active IS TRUE
                      LEFT JOIN cchc_quota_category_member m
                        ON m.staffing_category = v.staffing_category
                       AND m.funding_source = COALESCE(v.funding_source, %(funding)s)
                     WHERE %(occupying)s
                       AND v.staffing_category IS NOT NULL AND v.department_id IS NOT NULL)
                SELECT a.line, a.day, n.unit, n.category, n.position, n.rank,
                       o.unit, o.category, o.position, o.rank
                  FROM asked a
                  JOIN places n ON n.line = a.line AND n.date_version <= a.day
                   AND (n.date_to IS NULL OR n.date_to >= a.day)
                  LEFT JOIN places o ON o.line = a.line AND o.date_version < a.day
                   AND (o.date_to IS NULL OR o.date_to >= a.day - 1)
                 ORDER BY a.line
                """,
                ids=lines.ids,
                people=[line.employee_id.id for line in lines],
                days=[line.date_effective for line in lines],
                funding=DEFAULT_FUNDING,
                # By the rule of the day of effect, for what was held the day before as well: a
                # rule that changes that day brings nobody in.
                occupying=self.env["cchc.occupancy.rule"]._occupying_on(
                    SQL("COALESCE(v.service_status, 'serving')"), SQL("a.day")
                ),
            )
        )
        names = ("unit", "category", "position", "rank")
        columns = ("line", "day", *names, *(f"old_{name}" for name in names))
        return [dict(zip(columns, row, strict=True)) for row in self.env.cr.fetchall()]

    # -- the establishment ---------------------------------------------------------

    @api.model
    def _entered(self, arrival, tree):
        """The units that the person newly counts in: those above the new unit, not the old one."""
        above = list(tree.line((arrival["unit"], arrival["category"])))
        if arrival["old_category"] != arrival["category"] or not arrival["old_unit"]:
            return above
        old = set(tree.line((arrival["old_unit"], arrival["old_category"])))
        return [unit for unit in above if unit not in old]

    @api.model
    def _quota_findings(self, day, arrivals):
        Establishment = self.env["cchc.establishment"]
        trees = Establishment._trees()
        tree = trees.at(day)
        entered = {
            arrival["line"]: [(unit, arrival["category"]) for unit in self._entered(arrival, tree)]
            for arrival in arrivals
            if arrival["category"]
        }
        keys = {key for own in entered.values() for key in own}
        if not keys:
            return []
        boundaries = [day, *self._later_boundaries(day, keys)]
        assigned = {
            on: Establishment._assigned(on, {unit for unit, _c in keys}) for on in boundaries
        }
        controlled = {key for key in keys if any(key in figures for figures in assigned.values())}
        Establishment._claim(self._to_claim(entered, controlled))
        if not controlled:
            return []
        findings = []
        for on in boundaries:
            units = {unit for unit, _category in controlled}
            occupied = Establishment._occupied_below(units, on, trees.at(on))
            for arrival in arrivals:
                for key in entered.get(arrival["line"], ()):
                    # Without an entry the unit has no figure of its own: the unit above has.
                    if key in controlled and key in assigned[on]:
                        quota = self._quota(key, assigned[on], occupied)
                        finding = (
                            rule.check_quota(arrival["line"], quota)
                            if on == day
                            else rule.check_future(arrival["line"], quota, on)
                        )
                        findings.append(finding)
        return self._first_of_each(filter(None, findings))

    @api.model
    def _later_boundaries(self, day, keys):
        """Days after ``day`` on which the ledger or the rule of who occupies a place changes."""
        units, categories = zip(*keys, strict=True)
        entries = self.env["cchc.establishment.entry"].sudo()
        groups = entries._read_group(
            [
                ("date_effective", ">", day),
                ("unit_id", "in", list(set(units))),
                ("category_id", "in", list(set(categories))),
                ("amount", "<", 0),
            ],
            ["date_effective:day"],
        )
        changes = self.env["cchc.occupancy.rule"]._changes_after(day)
        return sorted({on for (on,) in groups} | changes)

    @api.model
    def _to_claim(self, entered, controlled):
        """Heads to take turns on: from the new unit up to the first that has a figure.

        Not further: or all recruitment of the province would wait for one row, while the ledger
        already keeps the sum of the parts within the whole.
        """
        keys = set()
        for own in entered.values():
            for key in own:
                keys.add(key)
                if key in controlled:
                    break
        return keys

    @api.model
    def _quota(self, key, assigned, occupied):
        unit, category = key
        return rule.Quota(
            unit=self.env["hr.department"].sudo().browse(unit).display_name,
            category=self.env["cchc.quota.category"].sudo().browse(category).name,
            assigned=assigned[key],
            occupied=occupied.get(key, 0),
        )

    @api.model
    def _first_of_each(self, findings):
        """One finding of a check for a line: the nearest unit and the earliest day say enough."""
        first = {}
        for finding in findings:
            first.setdefault((finding.line, finding.check), finding)
        return list(first.values())

    # -- the position ----------------------------------------------------------------

    @api.model
    def _position_findings(self, day, arrivals):
        findings = []
        positions = self.env["cchc.position"].sudo()
        positions = positions.browse({row["position"] for row in arrivals if row["position"]})
        in_force = positions._lines_at(day)
        holders = positions._holders_at(day)
        for row in arrivals:
            if not row["position"]:
                continue
            position = positions.browse(row["position"])
            line = in_force.get(position.id)
            scheme = rule.Scheme(
                position=position.display_name,
                in_force=bool(line),
                headcount=line.headcount if line else 0,
                concurrent=bool(line) and line.workload == "concurrent",
                holders=holders.get(position.id, 0),
                ranks=frozenset(line.rank_ids.ids) if line else frozenset(),
                rank_names=", ".join(line.rank_ids.mapped("code")) if line else "",
            )
            newly = row["old_position"] != row["position"]
            if newly or row["old_rank"] != row["rank"]:
                findings += rule.check_position(row["line"], scheme, row["rank"], newly)
        return findings + self._unstated(day, arrivals)

    @api.model
    def _unstated(self, day, arrivals):
        """Arrivals without a position in a unit whose agency has a scheme in force."""
        bare = [row for row in arrivals if not row["position"] and row["unit"] != row["old_unit"]]
        if not bare:
            return []
        units = self.env["hr.department"].sudo().browse({row["unit"] for row in bare})
        agencies = units.agency_id
        self.env.cr.execute(self.env["cchc.position"]._schemes_query(day))
        with_scheme = {unit for _scheme, unit in self.env.cr.fetchall()} & set(agencies.ids)
        return [
            rule.check_stated(row["line"], unit.agency_id.name)
            for row in bare
            if (unit := units.browse(row["unit"])).agency_id.id in with_scheme
        ]
