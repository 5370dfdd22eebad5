from odoo import models
from odoo.tools import SQL

from odoo.addons.cchc_hr.models.cchc_service_facts import LEFT

from .cchc_decision import is_issuing, issuing


class CchcReorganisation(models.Model):
    """Who comes to a unit that ends after the act was enacted goes on with it all the same.

    The collective decision names who was there when it was drawn up. A decision that is issued
    between then and the day, and one recorded late for a day before, lead into the old unit; a
    supplement to the collective decision leads on from there.
    """

    _inherit = "cchc.reorganisation"

    def _come_into_force(self):
        self._lead_on()
        return super()._come_into_force()

    def _lead_on(self, people=None):
        """Issue the supplement for people who would serve in a unit that is no more.

        :param people: look at these only
        """
        for act in self.sudo():
            vals_list = act._supplement_lines(people)
            if not vals_list:
                continue
            number = len(act.decision_ids)
            decision = self.env["cchc.decision"].sudo().create(
                {
                    "type_id": self.env.ref("cchc_reorganisation.decision_type_reorganisation").id,
                    "unit_id": act.issuer_id.id,
                    "number": f"{act.decision_number} (BS{number})",
                    "date_signed": act.date_signed,
                    "date_effective": act.date,
                    "subject": self.env._(
                        "Supplement: placing people who came later: %s", act.name
                    ),
                }
            )  # fmt: skip
            self.env["cchc.decision.line"].sudo()._create_many(
                [vals | {"decision_id": decision.id} for vals in vals_list]
            )
            decision.invalidate_recordset(["line_ids"])
            act._set({"decision_ids": [(4, decision.id)]})
            issuing(decision).action_issue()

    def _supplement_lines(self, people):
        """Values of a line for each period from the day on in a unit that ended on it."""
        self.ensure_one()
        mapping = self._mapping()
        ended = self._versions_standing().filtered("dissolved").unit_id
        gone = [unit for unit in ended.ids if mapping.main(unit) not in (None, unit)]
        self.env["hr.version"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT v.employee_id, GREATEST(v.date_version, %(day)s), v.department_id,
                       v.host_unit_id, v.position_id
                  FROM hr_version v
                 WHERE v.active IS TRUE AND v.employee_id IS NOT NULL
                   AND v.staffing_category IS NOT NULL
                   AND COALESCE(v.service_status, 'serving') <> ALL(%(left)s)
                   AND (v.date_to IS NULL OR v.date_to >= %(day)s)
                   AND (v.department_id = ANY(%(gone)s) OR v.host_unit_id = ANY(%(gone)s))
                   AND %(people)s
                 ORDER BY v.employee_id, v.date_version
                """,
                day=self.date,
                left=list(LEFT),
                gone=gone,
                people=SQL("TRUE")
                if people is None
                else SQL("v.employee_id = ANY(%s)", list(people.ids)),
            )
        )
        orders = self._orders({row[0] for row in rows}, {row[1] for row in rows})
        Unit, Position = self.env["hr.department"], self.env["cchc.position"]
        held = Position.browse({row[4] for row in rows} - {None})
        after = {
            unit: held._in_successor(Unit.browse(mapping.main(unit)))
            for unit in {row[2] for row in rows} & set(gone)
        }
        vals_list = []
        for person, day, unit, host, position in rows:
            new = mapping.main(unit) if unit in gone else False
            there = after.get(unit, {}).get(Position.browse(position)) if position else None
            vals_list.append(
                {
                    "employee_id": person,
                    "date_effective": day,
                    "day_order": orders.get((person, day), 0) + 1,
                    "department_id": new,
                    "position_id": there.id if there else False,
                    "position_title": False,
                    "host_unit_id": mapping.main(host) if host in gone else False,
                    "ground": self.name,
                    "note": False,
                }
            )
        return vals_list


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    def action_issue(self):
        drafts = self.filtered(lambda decision: decision.state == "draft")
        # A raise puts nobody anywhere; who comes back does so where the person was.
        moving = drafts.line_ids.filtered(
            lambda line: line.department_id or line.host_unit_id or line.service_status
        )
        result = super().action_issue()
        drafts._lead_people_on(moving.employee_id)
        return result

    def _revoke_lines(self, lines):
        people = lines.sudo().employee_id
        result = super()._revoke_lines(lines)
        self._lead_people_on(people)
        return result

    def _lead_people_on(self, people):
        """Whom a decision puts into a unit that ends, the reorganisation leads on."""
        if not people or is_issuing(self):
            return
        acts = self.env["cchc.reorganisation"].sudo().search([("state", "!=", "planning")])
        acts._lead_on(people)
