from odoo import fields, models
from odoo.tools import SQL

from .cchc_decision import issuing

LEAD = "leadership_post_id"


class CchcReorganisation(models.Model):
    """People, through a collective decision, and what was decided of them for later."""

    _inherit = "cchc.reorganisation"

    def _write_new_positions(self, scenario, units):
        """Positions of units that take over others.

        Headcounts come in force with a scheme on the day; who is placed needs the position now.

        :return: ``{planned position id: position}``
        """
        Position = self.env["cchc.position"]
        owners = {planned.key: units[planned.key] for planned in scenario.position_ids.unit_id}
        known = {
            (one.unit_id.id, one.code): one
            for one in Position.search([("unit_id", "in", [unit.id for unit in owners.values()])])
        }
        new = [
            planned for planned in scenario.position_ids
            if (owners[planned.unit_id.key].id, planned.code) not in known
        ]  # fmt: skip
        made = Position.create(
            [
                {
                    "unit_id": owners[planned.unit_id.key].id,
                    "code": planned.code,
                    "name": planned.name,
                }
                for planned in new
            ]
        )
        for position in made:
            known[position.unit_id.id, position.code] = position
        found = {}
        for planned in scenario.position_ids:
            position = known[owners[planned.unit_id.key].id, planned.code]
            found[planned.id] = position
            if planned.position_id != position:
                planned.position_id = position
        return found

    def _write_decisions(self, scenario, plan, units, positions):
        """One collective decision on everybody concerned, issued."""
        vals_list = self._placement_lines(scenario, units, positions)
        vals_list += self._host_lines(plan, units, {vals["employee_id"] for vals in vals_list})
        vals_list += self._later_lines(plan, units, positions, scenario)
        Decision = self.env["cchc.decision"]
        if not vals_list:
            return Decision
        decision = Decision.create(
            {
                "type_id": self.env.ref("cchc_reorganisation.decision_type_reorganisation").id,
                "unit_id": self.issuer_id.id,
                "number": self.decision_number,
                "date_signed": self.date_signed,
                "date_effective": self.date,
                "subject": self.env._("Placing people in the reorganised units: %s", self.name),
            }
        )
        Line = self.env["cchc.decision.line"]
        clearing = self.env.ref("cchc_hr.service_fact_leadership_post_id").ids
        plain, told = [], []
        for vals in vals_list:
            # Plain rows go in one statement; the few who give up a post name the fact that ends.
            loses = vals.pop(LEAD, False)
            (told if loses else plain).append(vals | {"decision_id": decision.id})
        if plain:
            Line._create_many(plain)
        if told:
            ends = [fields.Command.set(clearing)]
            Line.create([vals | {"cleared_fact_ids": ends} for vals in told])
        decision.invalidate_recordset(["line_ids"])
        issuing(decision).action_issue()
        return decision

    def _orders(self, people, days):
        """The next free order within a day, by person: after what else is decided for it."""
        self.env["cchc.decision.line"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT l.career_id, l.date_effective, max(l.day_order)
                  FROM cchc_decision_line l
                 WHERE l.career_id = ANY(%s) AND l.date_effective = ANY(%s)
                   AND l.issued_at IS NOT NULL AND l.revoked_at IS NULL
                 GROUP BY 1, 2
                """,
                list(people),
                list(days),
            )
        )
        return {(person, day): order for person, day, order in self.env.cr.fetchall()}

    def _placement_lines(self, scenario, units, positions):
        placed = scenario.placement_ids
        orders = self._orders(placed.employee_id.ids, [self.date])
        waiting = self.env._("Waiting for another post after the reorganisation")
        vals_list = []
        for row in placed:
            unit = units[row.unit_id.key]
            position = positions.get(row.position_id.id)
            loses = bool(row.leadership_post_id) and not row.keeps_post
            vals = {
                "employee_id": row.employee_id.id,
                "date_effective": self.date,
                "day_order": orders.get((row.employee_id.id, self.date), 0) + 1,
                "department_id": unit.id if unit != row.from_unit_id else False,
                "position_id": position.id if position else False,
                "position_title": position.name if position else False,
                "host_unit_id": False,
                "ground": self.name,
                "note": row.note or False,
                LEAD: loses,
            }
            if loses and not position:
                vals["position_title"] = waiting
            if vals["department_id"] or vals["position_id"] or loses:
                vals_list.append(vals)
        return vals_list

    def _host_lines(self, plan, units, placed):
        """Who is seconded to a unit that ends is seconded to its successor."""
        hosts = {key: units[plan.mapping.main(key)] for key in plan.gone if plan.mapping.main(key)}
        self.env.cr.execute(
            SQL(
                """
                SELECT v.employee_id, v.host_unit_id FROM hr_version v
                 WHERE v.active IS TRUE AND v.host_unit_id = ANY(%s) AND v.in_service IS TRUE
                   AND v.date_version <= %s AND (v.date_to IS NULL OR v.date_to >= %s)
                """,
                list(hosts),
                self.date,
                self.date,
            )
        )
        rows = self.env.cr.fetchall()
        orders = self._orders([person for person, _host in rows], [self.date])
        return [
            {
                "employee_id": person,
                "date_effective": self.date,
                # After the line by which the person's own unit changes.
                "day_order": orders.get((person, self.date), 0) + 1 + (person in placed),
                "department_id": False,
                "position_id": False,
                "position_title": False,
                "host_unit_id": hosts[host].id,
                "ground": self.name,
                "note": False,
            }
            for person, host in rows
        ]

    def _later_lines(self, plan, units, positions, scenario):
        """What was decided for later and leads into a unit that ends leads into its successor.

        The decision stands as it was signed; on its day a line of this one follows it.
        """
        gone = [key for key in plan.gone if plan.mapping.main(key)]
        after = {}
        for planned in scenario.position_ids:
            for source in planned.source_ids:
                after.setdefault(source.id, {})[planned.unit_id.key] = positions[planned.id]
        self.env["cchc.decision.line"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT l.career_id, l.date_effective, l.day_order,
                       (l.changes->>'department_id')::int, (l.changes->>'host_unit_id')::int,
                       (l.changes->>'position_id')::int, d.number
                  FROM cchc_decision_line l
                  JOIN cchc_decision d ON d.id = l.decision_id
                 WHERE l.issued_at IS NOT NULL AND l.revoked_at IS NULL AND l.career_id IS NOT NULL
                   AND l.date_effective > %(day)s
                   AND ((l.changes->>'department_id')::int = ANY(%(gone)s)
                     OR (l.changes->>'host_unit_id')::int = ANY(%(gone)s)
                     OR (l.changes->>'position_id')::int = ANY(%(positions)s))
                 ORDER BY l.career_id, l.date_effective, l.day_order
                """,
                day=self.date,
                gone=gone,
                positions=list(after),
            )
        )
        rows = self.env.cr.fetchall()
        orders = self._orders({row[0] for row in rows}, {row[1] for row in rows})
        # Of several lines of one day the last one counts.
        latest = {(person, day): row for person, day, *row in rows}
        vals_list = []
        for (person, day), (_order, unit, host, position, number) in latest.items():
            new = units[plan.mapping.main(unit)] if unit in plan.gone else None
            own = after.get(position, {})
            taken = own.get(plan.mapping.main(unit) if unit else None) or next(
                iter(own.values()), None
            )
            vals_list.append(
                {
                    "employee_id": person,
                    "date_effective": day,
                    "day_order": orders.get((person, day), 0) + 1,
                    "department_id": new.id if new else False,
                    "position_id": taken.id if taken else False,
                    "position_title": False,
                    "host_unit_id": units[plan.mapping.main(host)].id
                    if host in plan.gone
                    else False,
                    "ground": self.env._(
                        "Follows %(number)s: %(act)s", number=number, act=self.name
                    ),
                    "note": False,
                }
            )
        return vals_list
