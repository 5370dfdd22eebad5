from collections import Counter, defaultdict

from odoo import fields, models

from odoo.addons.cchc_positions.models.cchc_limit_check import Draft, Picture

from ..rules import placement as rules
from ..rules.operation import INNER

# Limits on the number of deputies; an average is told with the body at its top.
OF_DEPUTIES = ("deputies", "vice_chairs", "average_deputies", "deputies_of_parent")
ALONE = ("deputies", "vice_chairs")
# Of so many surplus people the benefits are reckoned along; of more when they are asked for, as it
# takes the pay of sixty months of each.
FEW_BENEFITS = 400


class CchcReorganisationScenario(models.Model):
    """The figures by which scenarios are compared."""

    _inherit = "cchc.reorganisation.scenario"

    def action_refresh_figures(self):
        """Reckon the figures anew after corrections by hand."""
        for scenario in self:
            scenario._check_editable()
            scenario.sudo()._refresh_figures(scenario.sudo()._plan())
        return True

    def action_reckon_benefits(self):
        """Reckon the benefits of all surplus people, however many they are."""
        for scenario in self:
            scenario._check_editable()
            scenario.sudo()._refresh_figures(scenario.sudo()._plan(), all_benefits=True)
        return True

    def _refresh_figures(self, plan, all_benefits=False):
        self.ensure_one()
        self.env.flush_all()
        before = {row.key: row for row in self._rows_before()}
        placed = self.placement_ids
        placed._judge()
        quota_before, quota_after = self._quota(plan)
        over, findings = self._limits_after(plan)
        benefits = self._reckon_benefits(placed.filtered("surplus"), all_benefits)
        self._write_unit_figures(plan, quota_before, quota_after, over)
        figures = {
            "units_before": len(before),
            "units_after": len(plan.rows),
            "agencies_before": sum(row.kind not in INNER for row in before.values()),
            "agencies_after": sum(row.kind not in INNER for row in plan.rows.values()),
            "founded": len(plan.founded),
            "gone": len(plan.gone),
            "people": len(placed),
            "moved": len(
                placed.filtered(lambda row: row.unit_id and row.unit_id.key != row.from_unit_id.id)
            ),
            "leaders_surplus": len(
                placed.filtered(lambda row: row.surplus and row.leadership_post_id._leads())
            ),
            "staff_surplus": len(
                placed.filtered(lambda row: row.surplus and not row.leadership_post_id._leads())
            ),
            "nowhere": len(placed.filtered(lambda row: not row.unit_id)),
            "standards_met": len(placed.filtered(lambda row: row.meets == "met")),
            "standards_asked": len(placed.filtered("meets")),
            "deputies_over": sum(over.values()),
            "quota_before": self._province_total(quota_before, before),
            "quota_after": self._province_total(quota_after, plan.rows),
            "units_over_quota": self._over_quota(plan, quota_after),
            "benefit_people": benefits["people"],
            "benefit_unknown": benefits["unknown"],
            "benefit_cost": benefits["cost"],
            "benefit_decree": ", ".join(sorted(benefits["decrees"])) or False,
            "details": {
                "surplus": self._surplus_by_post(placed),
                "limits": findings,
                "quota": self._quota_by_category(quota_before, quota_after, before, plan.rows),
            },
            "computed_at": fields.Datetime.now(),
        }
        self._set(figures)

    # -- by unit ---------------------------------------------------------------------------

    def _write_unit_figures(self, plan, quota_before, quota_after, over):
        total = {"before": Counter(), "after": Counter()}
        for which, quota in (("before", quota_before), ("after", quota_after)):
            for (key, _category), number in quota.items():
                total[which][key] += number
        people = self._people_by_unit()
        leaders = self._leaders_after(plan)
        for unit in self.unit_ids:
            key = unit.key
            after = people["after"].get(key, 0)
            told = {
                "people_before": people["before"].get(key, 0),
                "people_after": 0 if unit.change == "gone" else after,
                "quota_before": total["before"].get(key, 0),
                "quota_after": 0 if unit.change == "gone" else total["after"].get(key, 0),
                "heads": leaders.get((key, rules.HEAD), 0),
                "deputies": leaders.get((key, rules.DEPUTY), 0),
            }
            if any(unit[name] != value for name, value in told.items()):
                unit.write(told)

    def _people_by_unit(self):
        """People of each unit itself, before and after: ``{"before": {key: …}, "after": …}``."""
        self.env.cr.execute(
            """
            SELECT v.department_id, count(*) FROM hr_version v
             WHERE v.active IS TRUE AND v.employee_id IS NOT NULL AND v.in_service IS TRUE
               AND v.date_version <= %(on)s AND (v.date_to IS NULL OR v.date_to >= %(on)s)
               AND v.department_id IS NOT NULL
             GROUP BY v.department_id
            """,
            {"on": self.date},
        )
        before = dict(self.env.cr.fetchall())
        after = Counter(before)
        for row in self.placement_ids:
            if row.from_unit_id:
                after[row.from_unit_id.id] -= 1
            if row.unit_id:
                after[row.unit_id.key] += 1
        return {"before": before, "after": after}

    def _leaders_after(self, plan):
        """People in leadership posts after the act: ``{(key, role): people}``."""
        leaders = Counter(self.env["cchc.limit.check"]._role_rows(self.date))
        for row in self.placement_ids:
            role = row.leadership_post_id.role
            if role not in (rules.HEAD, rules.DEPUTY):
                continue
            leaders[row.from_unit_id.id, role] -= 1
            if row.keeps_post and row.unit_id:
                leaders[row.unit_id.key, role] += 1
        return {key: number for key, number in leaders.items() if number > 0}

    # -- limits ------------------------------------------------------------------------------

    def _picture_after(self, plan, leaders, quota):
        """The province after the act, as the check of limits reads it."""
        Check = self.env["cchc.limit.check"]
        now = Check._picture(self.date)
        kept = set(
            self.env["cchc.quota.category"].search([("is_establishment", "=", True)]).ids
        )  # fmt: skip
        assigned = Counter()
        for (key, category), number in quota.items():
            if category in kept:
                assigned[key] += number
        units = {}
        for key, row in plan.rows.items():
            source = now.units.get(key, {})
            units[key] = {
                "parent": row.parent,
                "name": row.name,
                "kind": row.kind,
                "level": row.level,
                "unit_class": row.unit_class,
                "autonomy_group": source.get("autonomy_group", ""),
            }
        for key in units:
            Check._place(units, key)
        return Picture(
            units=units,
            roles=leaders,
            occupied=self._occupied_after(now, plan),
            assigned=dict(assigned),
            planned={unit: row for unit, row in now.planned.items() if unit in units},
            allotted={unit: number for unit, number in now.allotted.items() if unit in units},
            classes={unit: number for unit, number in now.classes.items() if unit in units},
            merged={key: now.merged.get(key, ()) for key in units},
        )

    def _occupied_after(self, now, plan):
        occupied = Counter()
        for unit, number in now.occupied.items():
            for key, part in plan.mapping.split(unit, number).items():
                occupied[key] += part
        return dict(occupied)

    def _deputies_allowed(self, plan):
        """Deputies that the decrees allow a body: ``{key: number}``, only where they say so."""
        _before, after = self._quota(plan)
        picture = self._picture_after(plan, {}, after)
        found = self.env["cchc.limit.check"]._findings(picture, self.date, Draft(), "people")
        return {one.body: one.allowed for one in found if one.limit in ALONE}

    def _limits_after(self, plan):
        """``({key: deputies over the limit}, [limits that are broken, in words])``."""
        Check = self.env["cchc.limit.check"]
        _before, quota = self._quota(plan)
        picture = self._picture_after(plan, self._leaders_after(plan), quota)
        found = Check._findings(picture, self.date, Draft(), "people")
        # What is broken today already, and not more so afterwards, is not the doing of the plan.
        today = {
            (one.body, one.limit): one.excess
            for one in Check._findings(Check._picture(self.date), self.date, Draft(), "people")
        }
        names = {key: row.name for key, row in plan.rows.items()}
        vietnamese = Check.with_context(lang="vi_VN")
        over, told = {}, []
        for finding in found:
            if finding.excess <= 0:
                continue
            if finding.limit in ALONE:
                over[finding.body] = finding.excess
            told.append(
                {
                    "body": names.get(finding.body, ""),
                    "limit": vietnamese._limit_label(finding.limit),
                    "actual": finding.actual,
                    "allowed": finding.allowed,
                    "excess": finding.excess,
                    "article": finding.article,
                    "deputies": finding.limit in OF_DEPUTIES,
                    "already": finding.excess <= today.get((finding.body, finding.limit), 0),
                }
            )
        told.sort(
            key=lambda row: (row["already"], not row["deputies"], -row["excess"], row["body"])
        )
        return over, told[:200]

    # -- establishment --------------------------------------------------------------------------

    def _province_total(self, quota, rows):
        """What the top units are assigned; where the top has no line, the units right below."""
        return sum(self._tops(quota, rows).values())

    def _tops(self, quota, rows):
        """Figures that nobody above has given: ``{(key, category): number}``."""
        tops = {}
        for (key, category), number in quota.items():
            step = rows[key].parent if key in rows else None
            while step is not None and (step, category) not in quota:
                step = rows[step].parent if step in rows else None
            if step is None and key in rows:
                tops[key, category] = number
        return tops

    def _quota_by_category(self, before, after, rows_before, rows_after):
        totals = defaultdict(lambda: [0, 0])
        for place, (quota, rows) in enumerate(((before, rows_before), (after, rows_after))):
            for (_key, category), number in self._tops(quota, rows).items():
                totals[category][place] += number
        categories = self.env["cchc.quota.category"].browse(totals)
        return [
            {
                "name": category.with_context(lang="vi_VN").name,
                "before": totals[category.id][0],
                "after": totals[category.id][1],
            }
            for category in categories.sorted("sequence")
        ]

    def _over_quota(self, plan, quota):
        """Units with more people than places, they and those below together."""
        establishment = self.env["cchc.establishment"]
        own = Counter()
        for (unit, category), number in establishment._occupied(self.date).items():
            own[unit, category] += number
        for row in self.placement_ids:
            if row.category_id and row.from_unit_id:
                own[row.from_unit_id.id, row.category_id.id] -= 1
                if row.unit_id:
                    own[row.unit_id.key, row.category_id.id] += 1
        totals = Counter()
        for (key, category), number in own.items():
            step, passed = key, set()
            while step is not None and step in plan.rows and step not in passed:
                passed.add(step)
                totals[step, category] += number
                step = plan.rows[step].parent
        return len({key for key, number in quota.items() if totals.get(key, 0) > number})

    # -- surplus and what it costs -----------------------------------------------------------------

    def _surplus_by_post(self, placed):
        """``[{post, people, leaders}]`` of who is surplus, the most numerous first."""
        counts = Counter()
        for row in placed:
            if row.surplus:
                post = row.leadership_post_id
                title = post.name or row.from_position_id.name
                counts[title or "", post._leads()] += 1
        return [
            {"post": title, "people": number, "leader": leader}
            for (title, leader), number in sorted(
                counts.items(), key=lambda item: (not item[0][1], -item[1], item[0][0])
            )
        ]

    def _reckon_benefits(self, surplus, everybody):
        """Write what each of the surplus would get, and sum it up.

        Of whom nothing is reckoned, the figure of unknown ones says so.
        """
        asked = everybody or len(surplus) <= FEW_BENEFITS
        people = surplus.employee_id if asked else surplus.employee_id.browse()
        found = self.env["cchc.leaving.benefit"]._estimates(people, self.date)
        decrees = set()
        for row in self.placement_ids:
            amount, told = found.get(row.employee_id.id, (0, False)) if row.surplus else (0, False)
            if told:
                decrees.add(told.partition(":")[0])
            if (row.benefit or 0, row.benefit_note or False) != (amount, told):
                row.write({"benefit": amount, "benefit_note": told})
        known = [person for person in surplus.employee_id.ids if person in found]
        return {
            "people": len(known),
            "unknown": len(surplus) - len(known),
            "cost": sum(found[person][0] for person in known),
            "decrees": decrees,
        }
