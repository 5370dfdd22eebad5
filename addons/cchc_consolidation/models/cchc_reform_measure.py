from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time

# Bodies of the state administration; the others are served by it or stand beside it.
STATE_BODIES = (
    "people_committee",
    "specialised_department",
    "office",
    "inspectorate",
    "management_board",
)
MEASURES = [
    ("entered", "Entered with evidence"),
    ("schemes", "Agencies with a position scheme in force"),
    ("standards", "People who meet their standard"),
    ("commune_standards", "Commune staff who meet the professional standard"),
    ("mailbox", "People with an official e-mail address"),
    ("managed", "Provincial and district bodies that manage staff here"),
    ("establishment_cut", "Planned cut of the establishment that was made"),
]
# Measures that count people: the trait, and which of its values are the part and the whole.
BY_TRAIT = {
    "standards": ("standard", ("meets",), ("meets", "gaps")),
    "commune_standards": ("professional", ("meets",), ("meets", "gaps")),
    "mailbox": ("mailbox", ("yes",), ("yes", "no")),
}

OF_THE_PLAN = ("schemes", "standards")


class CchcReformMeasure(models.AbstractModel):
    """Targets of the plan that the system measures itself, by agency on any day.

    Each measure gives ``{agency id: (part, whole)}`` of agencies in the reader's scope, computed
    in superuser mode; a method ``_measure_<name>`` adds one.
    """

    _name = "cchc.reform.measure"
    _description = "Measures of the targets"

    @api.model
    def _figures(self, measures, on):
        """``{measure: {agency id: (part, whole)}}``."""
        kept = self._visible(on)
        # Structure and standards come from one computation.
        plan = None
        counted = [one for one in measures if one in BY_TRAIT and one not in OF_THE_PLAN]
        found = self._trait_figures(counted, on, kept)
        for measure in measures:
            if measure in OF_THE_PLAN:
                plan = plan if plan is not None else self._plan_figures(on)
                found[measure] = plan[measure]
            elif method := getattr(self, f"_measure_{measure}", None):
                figures = method(on)
                found[measure] = {key: figures[key] for key in figures if key in kept}
        return found

    @api.model
    def _visible(self, on):
        """Agencies of the day in the reader's scope."""
        agency_of = self.env["cchc.plan.target"]._agencies(on)
        units = self.env["hr.department"].with_context(active_test=False)
        seen = set(units.search(self.env.user._scope_units("id")).ids)
        return set(agency_of.values()) & seen

    @api.model
    def _plan_figures(self, on):
        rows = self.env["cchc.plan.target"].new({"day": on})._figures()
        return {
            "schemes": {row["unit_id"]: (int(row["has_scheme"]), 1) for row in rows},
            "standards": {row["unit_id"]: (row["meeting"], row["judged"]) for row in rows},
        }

    @api.model
    def _trait_figures(self, measures, on, kept):
        """Of the measures that count people, all in one pass over them."""
        found = {measure: {} for measure in measures}
        if not measures:
            return found
        agency_of = self.env["cchc.plan.target"]._agencies(on)
        by_key = {BY_TRAIT[measure][0]: measure for measure in measures}
        counts = self.env["cchc.picture"]._count_by_unit(list(by_key), on)
        for (key, unit, value), people in counts.items():
            measure = by_key[key]
            _key, part, whole = BY_TRAIT[measure]
            agency = agency_of.get(unit)
            if agency in kept and value in whole:
                had = found[measure].get(agency, (0, 0))
                found[measure][agency] = (had[0] + people * (value in part), had[1] + people)
        return found

    @api.model
    def _measure_managed(self, on):
        """Bodies of province and district: live, when a decision about their people was issued."""
        agency_of = self.env["cchc.plan.target"]._agencies(on)
        began = self.env["cchc.unit.usage"]._began()
        until = vietnam_time.end_of_day(on)
        live = {}
        for unit, moment in began.items():
            agency = agency_of.get(unit)
            live[agency] = live.get(agency, False) or moment < until
        return {agency: (int(live.get(agency, False)), 1) for agency in self._state_bodies(on)}

    @api.model
    def _state_bodies(self, on):
        kinds = self.env["cchc.unit.kind"].sudo().search([("code", "in", STATE_BODIES)])
        levels = self.env["cchc.admin.level"].sudo()
        levels = levels.search([("code", "in", ("province", "district"))])
        agency_of = self.env["cchc.plan.target"]._agencies(on)
        self.env.cr.execute(
            SQL(
                """
                SELECT unit_id FROM (%s) t
                 WHERE parent_id IS NOT NULL AND kind_id = ANY(%s) AND level_id = ANY(%s)
                """,
                self.env["hr.department"]._tree_query(on),
                kinds.ids,
                levels.ids,
            )
        )
        return {unit for (unit,) in self.env.cr.fetchall() if agency_of.get(unit) == unit}

    @api.model
    def _measure_establishment_cut(self, on):
        """Of agencies with a target of reduction in the year: cut made, cut planned."""
        # Target by target, in one reading of the view, which is computed each time.
        rows = (
            self.env["cchc.reduction.progress"]
            .sudo()
            .with_context(reduction_years=[on.year])
            ._read_group(
                [("year", "=", str(on.year))],
                ["unit_id", "target_id"],
                ["achieved_cut:sum", "planned_cut:sum"],
            )
        )
        found = {}
        for unit, _target, achieved, cut in rows:
            made, planned = found.get(unit.id, (0, 0))
            found[unit.id] = (made + min(max(achieved, 0), cut), planned + cut)
        return found

    @api.model
    def _total(self, measure, figures, on):
        """``(part, whole)`` of all agencies in scope; a cut of the province holds its parts."""
        if measure == "establishment_cut":
            parent_of = self.env["hr.department"]._tree_at(on)
            figures = {
                unit: figure
                for unit, figure in figures.items()
                if not self._above(unit, parent_of) & figures.keys()
            }
        return (
            sum(part for part, _whole in figures.values()),
            sum(whole for _part, whole in figures.values()),
        )

    @api.model
    def _above(self, unit, parent_of):
        found = set()
        while (unit := parent_of.get(unit)) and unit not in found:
            found.add(unit)
        return found

    # -- what stands behind a figure ----------------------------------------------

    @api.model
    def _action_behind(self, name, measure, agencies, on, missing=False):
        """Open the people, or the agencies, that make up a figure.

        :param agencies: ``{agency id: (part, whole)}``
        :param missing: those who are not in the part
        """
        if not agencies:
            raise UserError(self.env._("No agency of yours has a figure of this target."))
        if measure in BY_TRAIT:
            key, part, whole = BY_TRAIT[measure]
            values = [value for value in whole if (value in part) != missing]
            agency_of = self.env["cchc.plan.target"]._agencies(on)
            units = [unit for unit, agency in agency_of.items() if agency in agencies]
            return self.env["cchc.picture"]._action_people(name, key, units, on, values, exact=True)
        if measure == "establishment_cut":
            action = self.env["ir.actions.act_window"]._for_xml_id(
                "cchc_positions.cchc_reduction_progress_action"
            )
            return {
                **action,
                "domain": [("unit_id", "in", list(agencies)), ("year", "=", str(on.year))],
                "context": {},
            }
        units = [unit for unit, (part, _whole) in agencies.items() if bool(part) != missing]
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "hr.department",
            "view_mode": "list,form",
            "domain": [("id", "in", units)],
            "context": {"active_test": False},
        }
