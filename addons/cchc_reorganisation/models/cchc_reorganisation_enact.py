from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.models.cchc_unit_version import PROJECTED
from odoo.addons.cchc_base.rules.succession import Mapping, Share
from odoo.addons.cchc_base.tools import vietnam_time

# So many people are enacted while the officer waits; more of them in the background.
FEW = 1_500


class CchcReorganisation(models.Model):
    """The act itself: everything in one transaction, or nothing."""

    _inherit = "cchc.reorganisation"

    def action_enact(self):
        """Enact the chosen scenario; a large one is done by the server, which tells how far it is.

        :raise UserError: naming what is missing
        """
        self.ensure_one()
        self.check_access("write")
        scenario = self._chosen()
        self._check_enactable(scenario)
        if len(scenario.placement_ids) > FEW:
            return self.env["cchc.reorganisation.work"]._ask(self, scenario)
        self._enact(scenario)
        return True

    def _chosen(self):
        scenario = self.env["cchc.reorganisation.scenario"].browse(
            self.env.context.get("enact_scenario_id")
        )
        if not scenario and len(self.scenario_ids) == 1:
            scenario = self.scenario_ids
        if not scenario or scenario.reorganisation_id != self:
            raise UserError(self.env._("Choose the scenario first: press “Enact” on it."))
        return scenario

    def _check_enactable(self, scenario):
        """Refuse an act that lacks something, all of it told at once.

        :raise UserError: naming what is missing
        """
        self._check_planning()
        lacks = []
        if not self.document_id:
            lacks.append(self.env._("the document of the reorganisation"))
        if not self.issuer_id:
            lacks.append(self.env._("who issues the decision on people"))
        if not self.decision_number or not self.date_signed:
            lacks.append(self.env._("number and date of the decision on people"))
        if lacks:
            raise UserError(
                self.env._("%(act)s: enter %(facts)s.", act=self.name, facts=", ".join(lacks))
            )
        if not scenario.computed_at:
            raise UserError(self.env._("%s was never computed: compute it first.", scenario.name))
        homeless = scenario.placement_ids.filtered(lambda row: not row.unit_id)
        if homeless:
            raise UserError(
                self.env._(
                    "%(number)s people are not placed yet, %(names)s among them: say on the board "
                    "where they go.",
                    number=len(homeless),
                    names=", ".join(homeless[:3].employee_id.mapped("name")),
                )
            )
        touched = scenario.unit_ids.filtered(lambda unit: unit.change != "kept").unit_id
        if not self.env.su and not self.env.user._check_in_scope(touched | self.unit_id):
            raise UserError(
                self.env._(
                    "You are not in charge of all units of the plan: who is in charge enacts it."
                )
            )
        self._check_still_so(scenario)

    def _check_still_so(self, scenario):
        """Refuse a plan that does not fit any more: people have come or gone since.

        :raise UserError: naming somebody
        """
        plan = scenario.sudo()._plan()
        if plan.problems:
            raise UserError(self.env._("%s does not fit any more: compute it anew.", scenario.name))
        now = {row["employee_id"]: row["unit_id"] for row in scenario._people_concerned(plan)}
        planned = {row.employee_id.id: row.from_unit_id.id for row in scenario.placement_ids}
        if now != planned:
            people = {
                person for person in now.keys() | planned.keys()
                if now.get(person) != planned.get(person)
            }  # fmt: skip
            names = self.env["hr.employee"].sudo().browse(sorted(people)[:3]).mapped("name")
            raise UserError(
                self.env._(
                    "People have come or gone since %(scenario)s was computed (%(names)s): compute "
                    "it anew.",
                    scenario=scenario.name,
                    names=", ".join(names),
                )
            )

    # -- everything, or nothing ------------------------------------------------------------------

    def _enact(self, scenario, tell=lambda *_args: None):
        """Write the scenario: tree, ledger, positions, people, successions.

        :param tell: called with each stage that begins, to show how far the work has come
        """
        self.ensure_one()
        # Whoever enacts was found to be in charge of all of it. The rules of the parts look at each
        # part alone: a unit that is only being founded lies in nobody's scope.
        act = self.sudo()
        scenario = scenario.sudo()
        self.env.flush_all()
        act._lock()
        with self.env["cchc.establishment"].sudo()._together() as env:
            act = act.with_env(env)
            scenario = scenario.with_env(env)
            env["cchc.establishment"]._act().note(act.date)
            tell("units")
            plan = scenario._plan()
            units = act._write_tree(scenario, plan)
            tell("establishment")
            mapping = _real(plan.mapping, units)
            entries = env["cchc.establishment"]._hand_on(
                mapping, act.document_id, act.name, act._versions_standing()
            )
        act, scenario = act.with_env(self.sudo().env), scenario.with_env(self.sudo().env)
        tell("positions")
        positions = act._write_new_positions(scenario, units)
        tell("people")
        decisions = act._write_decisions(scenario, plan, units, positions)
        tell("successions")
        successions = act._write_successions(mapping)
        affected = {unit for unit in mapping.shares} | {
            share.unit for own in mapping.shares.values() for share in own
        }
        touched = scenario.unit_ids.filtered(lambda unit: unit.change == "changed").unit_id
        scenario._set({"is_enacted": True})
        act._set(
            {
                "state": "enacted",
                "scenario_id": scenario.id,
                "enacted_at": fields.Datetime.now(),
                "enacted_by_id": self.env.uid,
                "entry_ids": [fields.Command.link(entry) for entry in entries.ids],
                "decision_ids": [fields.Command.link(one) for one in decisions.ids],
                "succession_ids": [fields.Command.link(one) for one in successions.ids],
                "affected_unit_ids": [fields.Command.set([*affected, *touched.ids])],
            }
        )
        act.message_post(
            body=self.env._(
                "Enacted: %(scenario)s, from %(day)s on.",
                scenario=scenario.name,
                day=format_date(self.env, act.date),
            )
        )
        if act.date <= vietnam_time.today():
            tell("force")
            act._come_into_force()
        return True

    def _lock(self):
        """Two officers who enact at one moment take turns; the second finds it done."""
        self.env.cr.execute(
            SQL("SELECT state FROM cchc_reorganisation WHERE id = %s FOR UPDATE", self.id)
        )
        self.invalidate_recordset(["state"])
        self._check_planning()

    # -- the tree ----------------------------------------------------------------------------------

    def _write_tree(self, scenario, plan):
        """Found, change and dissolve units on the day.

        :return: ``{key: hr.department}`` of all units that live on or end
        """
        before = {row.key: row for row in scenario._rows_before()}
        Unit = self.env["hr.department"].with_context(active_test=False)
        units = {key: Unit.browse(key) for key in before}
        planned = {unit.key: unit for unit in scenario.unit_ids}
        units |= self._found_units(scenario, planned, plan)
        vals_list = []
        for key, row in plan.rows.items():
            if key in plan.founded or row != before[key]:
                vals_list.append(self._version_values(units, planned[key], row, plan, key))
        for key in plan.gone:
            row = before[key]
            vals_list.append(
                {
                    "unit_id": key,
                    "date_from": self.date,
                    "name": row.name,
                    "dissolved": True,
                    "document_id": self.document_id.id,
                    "note": self.name,
                }
            )
        # What is founded stands before what is laid below it.
        versions = self.env["cchc.unit.version"].create(vals_list)
        self._set({"version_ids": [fields.Command.link(version.id) for version in versions]})
        return units

    def _versions_standing(self):
        return self.version_ids.filtered(lambda version: not version.voided_at)

    def _found_units(self, scenario, planned, plan):
        """New units by key; one that an earlier enactment founded and took back is used again."""
        Unit = self.env["hr.department"].with_context(active_test=False)
        keys = sorted(plan.founded, reverse=True)
        codes = {
            key: planned[key].code or f"SX{self.id}.{scenario.id}.{-key}" for key in keys
        }  # fmt: skip
        known = {unit.code: unit for unit in Unit.search([("code", "in", list(codes.values()))])}
        for key in keys:
            used = known.get(codes[key])
            if used and used.unit_version_ids.filtered(lambda row: not row.voided_at):
                raise UserError(
                    self.env._(
                        "%(name)s: the code %(code)s belongs to %(unit)s. Choose another code.",
                        name=planned[key].name,
                        code=codes[key],
                        unit=used.display_name,
                    )
                )
        new = [key for key in keys if codes[key] not in known]
        projecting = Unit.with_env(Unit._projecting_env())
        made = projecting.create([{"code": codes[key], "name": planned[key].name} for key in new])
        found = dict(zip(new, made.with_env(self.env), strict=True))
        return found | {key: known[codes[key]] for key in keys if codes[key] in known}

    def _version_values(self, units, planned, row, plan, key):
        """The facts of a unit from the day on; what the plan does not say stays as it was."""
        source = units[key] if key > 0 else self._model_of(units, plan, key)
        facts = {}
        now = source.unit_version_ids.filtered(
            lambda version: not version.voided_at and version.date_from <= self.date
        ).sorted("date_from")[-1:]
        for name in PROJECTED:
            value = now[name] if now else False
            facts[name] = value.id if hasattr(value, "ids") else value
        return facts | {
            "unit_id": units[key].id,
            "date_from": self.date,
            "name": row.name,
            "parent_id": units[row.parent].id if row.parent is not None else False,
            "kind_id": planned.kind_id.id,
            "level_id": planned.level_id.id,
            "unit_class": row.unit_class or False,
            "document_id": self.document_id.id,
            "note": self.name,
        }

    def _model_of(self, units, plan, key):
        """The unit from which a new one takes its order in the list and its autonomy."""
        for old in sorted(plan.mapping.shares):
            if any(share.unit == key for share in plan.mapping.shares[old]):
                return units[old]
        return self.env["hr.department"]

    def _write_successions(self, mapping):
        return self.env["cchc.succession"].create(
            [
                {
                    "predecessor_id": old,
                    "successor_id": share.unit,
                    "share": float(share.part),
                    "date": self.date,
                    "document_id": self.document_id.id,
                }
                for old, own in mapping.shares.items()
                for share in own
                if share.unit != old
            ]
        )


def _real(mapping, units):
    """The mapping with the numbers of units in the place of keys."""
    return Mapping(
        {
            units[old].id: [Share(units[share.unit].id, share.part) for share in own]
            for old, own in mapping.shares.items()
        }
    )


class CchcReorganisationScenario(models.Model):
    _inherit = "cchc.reorganisation.scenario"

    def action_enact(self):
        """Enact this scenario of the act."""
        self.ensure_one()
        act = self.reorganisation_id
        return act.with_context(enact_scenario_id=self.id).action_enact()
