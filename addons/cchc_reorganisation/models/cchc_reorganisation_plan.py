from collections import defaultdict

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_positions.rules.ledger import assigned_at
from odoo.addons.cchc_positions.rules.reorganisation import figures_after

from ..rules import scenario as rules
from ..rules.operation import INNER, Row


class CchcReorganisationScenario(models.Model):
    """The new tree and its positions, from the operations."""

    _inherit = "cchc.reorganisation.scenario"

    def action_compute(self):
        """Apply the operations, propose who goes where, and reckon the figures.

        What was corrected by hand is kept as far as its unit is still there.

        :raise UserError: naming every operation that can't be carried out
        """
        for scenario in self:
            scenario._check_editable()
            scenario.sudo()._compute_plan()
        return True

    def _compute_plan(self):
        self.ensure_one()
        plan = self._plan()
        self._refuse(plan.problems)
        by_hand = self._kept_by_hand()
        self.placement_ids.unlink()
        self.position_ids.unlink()
        self.unit_ids.unlink()
        units = self._write_units(plan)
        positions = self._write_positions(plan, units, by_hand)
        self._write_placements(plan, units, positions, by_hand)
        self._refresh_figures(plan)

    def _plan(self):
        """The operations applied to the tree of the day: `rules.scenario.Plan`."""
        self.ensure_one()
        if not self.operation_ids:
            raise UserError(self.env._("%s: enter at least one operation.", self.name))
        told = self.operation_ids
        # Units that have ended are no part of the tree; a refusal calls them by their names.
        named = told.unit_ids | told.target_id | told.parent_id | told.part_ids.unit_id
        return rules.apply(
            self._rows_before(),
            [operation._as_rule(row) for row, operation in enumerate(told, start=1)],
            {unit.id: unit.name for unit in named},
        )

    def _refuse(self, problems):
        """:raise UserError: telling all problems, each with the rows of the list it comes from"""
        if not problems:
            return
        kinds = dict(self.operation_ids._fields["kind"]._description_selection(self.env))
        labels = {
            row: self.env._("Row %(row)s – %(kind)s", row=row, kind=kinds[operation.kind])
            for row, operation in enumerate(self.operation_ids, start=1)
        }
        told = {}
        for problem in sorted(problems, key=lambda one: one.params["rows"]):
            rows = ", ".join(labels[row] for row in problem.params["rows"])
            told[" ".join(filter(None, (rows and f"{rows}:", translate(self.env, problem))))] = None
        raise UserError("\n".join(f"• {text}" for text in told))

    def _rows_before(self):
        """The tree of the day without the act, as rows of the rules."""
        self.env["cchc.unit.version"].flush_model()
        picture = self.env["cchc.limit.check"]._unit_rows(self.date)
        return [
            Row(
                unit, row["name"], row["parent"], row["kind"] or "", row["level"] or "",
                row["unit_class"],
            )
            for unit, row in picture.items()
        ]  # fmt: skip

    def _kept_by_hand(self):
        """What officers corrected: placements by person, headcounts by unit and code."""
        return {
            "people": {
                row.employee_id.id: (
                    row.unit_id.key,
                    row.position_id.code,
                    row.keeps_post,
                    row.surplus,
                    row.reason,
                    row.note,
                )
                for row in self.placement_ids
                if row.by_hand
            },
            "headcounts": {
                (row.unit_id.key, row.code): row.headcount
                for row in self.position_ids
                if row.by_hand
            },
        }

    # -- the new tree ----------------------------------------------------------------------

    def _write_units(self, plan):
        """Rows of the new tree and of what ends: ``{key: planned unit}``."""
        before = {row.key: row for row in self._rows_before()}
        kinds = {kind.code: kind.id for kind in self.env["cchc.unit.kind"].search([])}
        levels = {level.code: level.id for level in self.env["cchc.admin.level"].search([])}
        old = self.env["hr.department"].with_context(active_test=False).browse(before)
        order = {unit.id: unit.sequence for unit in old}
        codes = {unit.id: unit.code for unit in old} | self._codes_of_founded()
        come = self._sources(plan, before)
        rows, told = {**before, **plan.rows}, {}
        for key, row in rows.items():
            change = self._change_of(key, plan, before, come)
            if key in come:
                names = come[key]
            elif change in ("gone", "divided"):
                names = self._takers(key, plan, rows)
            else:
                names = self._differences(row, before.get(key, row), rows)
            told[key] = {
                "scenario_id": self.id,
                "key": key,
                "sequence": order.get(key, 10_000 - min(key, 0)),
                "unit_id": key if key > 0 else False,
                "name": row.name,
                "code": codes.get(key),
                "kind_id": kinds.get(row.kind),
                "level_id": levels.get(row.level),
                "unit_class": row.unit_class or False,
                "change": change,
                "comes_from": ", ".join(names),
            }
        planned = {}
        # From the top down, so that the unit above is there.
        for level in self._levels(rows, plan):
            made = self.env["cchc.reorganisation.unit"].create(
                [
                    told[key] | {"parent_id": planned[parent].id if parent in planned else False}
                    for key, parent in level
                ]
            )
            planned |= dict(zip((key for key, _parent in level), made, strict=True))
        return planned

    def _levels(self, rows, plan):
        """Units with the one above, level by level; what ends hangs where it hung."""
        parent_of = {key: row.parent if row.parent in rows else None for key, row in rows.items()}
        depth = {}
        for key in rows:
            steps, step = 0, parent_of[key]
            while step is not None and steps <= len(rows):
                steps, step = steps + 1, parent_of[step]
            depth[key] = steps
        levels = defaultdict(list)
        for key in rows:
            levels[depth[key]].append((key, parent_of[key]))
        return [levels[number] for number in sorted(levels)]

    def _change_of(self, key, plan, before, come):
        if key in plan.gone:
            return "gone"
        if key in plan.founded:
            return "founded"
        if key in come:
            return "receives"
        if key in plan.mapping.shares:
            return "divided"
        return "changed" if plan.rows[key] != before[key] else "kept"

    def _codes_of_founded(self):
        codes = {operation._key(): operation.code for operation in self.operation_ids}
        codes |= {part._key(): part.code for part in self.operation_ids.part_ids}
        return {key: code for key, code in codes.items() if key < 0 and code}

    def _sources(self, plan, before):
        """From which units the others come: ``{key: [name, with the share of a part]}``.

        A part of an agency is not told where the agency itself is.
        """
        come = defaultdict(dict)
        for unit, shares in plan.mapping.shares.items():
            for share in shares:
                if share.unit != unit:
                    come[share.unit][unit] = _with_share(before[unit].name, share.part)
        return {
            key: [
                name
                for unit, name in own.items()
                if not (before[unit].kind in INNER and before[unit].parent in own)
            ]
            for key, own in come.items()
        }

    def _takers(self, key, plan, rows):
        return [
            _with_share(rows[share.unit].name, share.part)
            for share in plan.mapping.shares.get(key, ())
            if share.unit != key
        ]

    def _differences(self, row, old, rows):
        """What changes of a unit that goes on, in words."""
        told = []
        if row.name != old.name:
            told.append(self.env._("called %s before", old.name))
        if row.parent != old.parent and old.parent in rows:
            told.append(self.env._("lay below %s", rows[old.parent].name))
        if (row.kind, row.level, row.unit_class) != (old.kind, old.level, old.unit_class):
            told.append(self.env._("another kind, level or class"))
        return told

    # -- positions ----------------------------------------------------------------------------

    def _write_positions(self, plan, units, by_hand):
        """Positions of units that take over others, summed up by name.

        A unit has one head, of however many it is made, and whatever the posts were called, and
        one holder of posts such as the secretary of its Party committee.
        Deputies are summed up: how many the decrees allow is shown beside; the officer decides.

        :return: ``{old position id: [planned position]}``
        """
        Position = self.env["cchc.position"]
        changing = [unit for unit in plan.mapping.shares if unit > 0]
        taking = {share.unit for own in plan.mapping.shares.values() for share in own}
        asked = Position.search(
            [("unit_id", "in", [*changing, *(key for key in taking if key > 0)])]
        )
        lines = asked._lines_at(self.date)
        found = {}
        for position in asked:
            line = lines.get(position.id)
            if not line:
                continue
            parts = plan.mapping.split(position.unit_id.id, line.headcount)
            for key, number in parts.items():
                lead = line.leadership_post_id
                name = "" if lead._is_single() else line.name.strip().casefold()
                named = (key, name, lead.id)
                row = found.setdefault(named, {"line": line, "number": 0, "sources": []})
                row["number"] += number
                row["sources"].append(position.id)
        vals_list, taken = [], set()
        for (key, _name, _post), row in found.items():
            line, code = row["line"], row["line"].code
            proposed = row["number"]
            if line.leadership_post_id._is_single():
                proposed = min(1, proposed)
            tail = 2
            while (key, code) in taken:
                code, tail = f"{row['line'].code}-{tail}", tail + 1
            taken.add((key, code))
            number = by_hand["headcounts"].get((key, code))
            vals_list.append(
                {
                    "scenario_id": self.id,
                    "unit_id": units[key].id,
                    "sequence": line.sequence,
                    "code": code,
                    "name": line.name,
                    "group_id": line.group_id.id,
                    "leadership_post_id": line.leadership_post_id.id,
                    "headcount_before": row["number"],
                    "headcount": proposed if number is None else number,
                    "by_hand": number is not None,
                    "line_id": line.id,
                    "source_ids": [fields.Command.set(row["sources"])],
                }
            )
        made = self.env["cchc.reorganisation.position"].create(vals_list)
        positions = defaultdict(list)
        for planned in made:
            for source in planned.source_ids:
                positions[source.id].append(planned)
        return positions

    # -- the establishment -------------------------------------------------------------------

    def _quota(self, plan):
        """What the ledger assigns on the day, before and after, by key and category."""
        establishment = self.env["cchc.establishment"]
        entries = establishment._entry_rows()
        trees = establishment._trees()
        assigned, _reserved = assigned_at(entries, self.date)
        old = trees.at(self.date)
        parent_of = {key: row.parent for key, row in plan.rows.items()}
        new = type(old)(parent_of, old.standing & parent_of.keys(), old.own_categories)
        return assigned, figures_after(assigned, old, new, plan.mapping)


def _with_share(name, part):
    """“UBND huyện Gò Quao (25%)”; a whole unit without a share."""
    return name if part == 1 else f"{name} ({float(part * 100):.3g}%)".replace(".", ",")
