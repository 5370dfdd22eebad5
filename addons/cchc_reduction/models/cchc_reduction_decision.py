from decimal import ROUND_HALF_UP, Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.rules.money import format_integer
from odoo.addons.cchc_hr.rules.base_salary import base_salary

from ..rules.case import STEP_DOWN

# Who goes to a body outside the budget leaves the province's service otherwise than who stays home;
# who gives up a post stays in it.
TYPES = {
    "transfer_out": "cchc_hr.decision_type_moved_out",
    STEP_DOWN: "cchc_hr.decision_type_removal",
}
USUAL_TYPE = "cchc_hr.decision_type_staff_reduction"
# Codes of the types by which a list of reduction is carried out.
REDUCING = "staff_reduction"
DECIDING = (REDUCING, "moved_out", "removal")


class CchcReductionList(models.Model):
    """Decisions on the people of an approved list, and what follows in the ledger."""

    _inherit = "cchc.reduction.list"

    def action_draft_decision(self):
        """Draft the decisions on all approved people of whom there is none yet; opens them."""
        self.ensure_one()
        self.check_access("write")
        rows = self.dossier_ids.filtered(
            lambda row: row.state == "approved" and not row.decision_id
        )
        if not rows:
            raise UserError(
                self.env._("%s: there is nobody approved without a decision.", self.name)
            )
        for kind, own in rows.grouped(lambda row: TYPES.get(row.measure, USUAL_TYPE)).items():
            decision = self.env["cchc.decision"].create(own._decision_values(kind))
            top = self.env["hr.department"]._roots()[:1]
            if decision.competence_lacks and self.env.user._check_in_scope(top):
                decision.unit_id = top
            own._set_plain({"decision_id": decision.id})
        return self.action_open_decisions()

    def action_open_decisions(self):
        self.ensure_one()
        self.check_access("read")
        decisions = self.dossier_ids.decision_id
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_decision_action")
        action["domain"] = [("id", "in", decisions.ids)]
        action["context"] = {}
        if len(decisions) == 1:
            action |= {"views": [(False, "form")], "res_id": decisions.id}
        return action

    # -- the ledger -----------------------------------------------------------------

    def action_cut(self):
        """Enter in the ledger what goes with the people who left by decision.

        From the agency and from each unit below it that was assigned the places.
        """
        self.ensure_one()
        self.check_access("write")
        if not self.cuts_posts:
            raise UserError(self.env._("%s: the list does not say that posts are cut.", self.name))
        if self._standing_cuts():
            raise UserError(self.env._("%s: the cut is in the ledger already.", self.name))
        left = self._leavers()
        if not left:
            raise UserError(
                self.env._("%s: nobody has left by decision yet: there is no cut.", self.name)
            )
        entries = self._enter_cut(left)
        return entries._action_open()

    def action_open_entries(self):
        self.ensure_one()
        self.check_access("read")
        return self.entry_ids._action_open()

    def _leavers(self):
        """Who left by decision; whoever gave up a post still holds a place."""
        return self.dossier_ids.filtered(
            lambda row: row.state in ("decided", "paid") and row.measure != STEP_DOWN
        )

    def _standing_cuts(self):
        cuts = self.entry_ids.sudo().filtered(lambda entry: not entry.reverses_id)
        reversed_ids = self.entry_ids.sudo().reverses_id
        return cuts - reversed_ids

    def _enter_cut(self, left):
        vals_list = [
            {
                "unit_id": unit,
                "category_id": category,
                "kind": "cut",
                "date_effective": day,
                "amount": -number,
                "document_id": self.document_id.id,
                "note": self.name,
                "reduction_list_id": self.id,
            }
            for (unit, category, day), number in sorted(left._cut_places().items())
        ]
        if not vals_list:
            raise UserError(
                self.env._(
                    "%s: no place is assigned to the units of these people: enter the "
                    "assignment in the ledger first.",
                    self.name,
                )
            )
        return self.env["cchc.establishment"]._enter(vals_list)

    def _take_back_cut(self):
        """After a revocation: the cut is reversed, and entered anew of who is still gone."""
        for row in self:
            cuts = row._standing_cuts()
            if not cuts:
                continue
            self.env["cchc.establishment"]._enter(
                [
                    {
                        "unit_id": entry.unit_id.id,
                        "category_id": entry.category_id.id,
                        "kind": entry.kind,
                        "date_effective": entry.date_effective,
                        "amount": -entry.amount,
                        "document_id": entry.document_id.id,
                        "reverses_id": entry.id,
                        "note": entry.note,
                        "reduction_list_id": row.id,
                    }
                    for entry in cuts
                ]
            )
            left = row._leavers()
            if left:
                row._enter_cut(left)


class CchcReductionDossier(models.Model):
    _inherit = "cchc.reduction.dossier"

    def _decision_values(self, kind):
        agency = self.env.user.sudo().unit_ids[:1].agency_id
        day = min(self.mapped("leave_on"))
        reserves = "reserved_coefficient" in self.env.ref(kind).sudo().fact_ids.mapped("code")
        return {
            "type_id": self.env.ref(kind).id,
            "unit_id": (agency or self[0].unit_id).id,
            "date_effective": day,
            "line_ids": [
                Command.create(
                    {
                        "employee_id": row.employee_id.id,
                        "date_effective": row.leave_on,
                        "ground": row.ground_id.display_name,
                        "note": row._benefit_told(),
                        **(row._kept_on_the_line() if reserves else {}),
                    }
                )
                for row in self
            ],
        }

    def _kept_on_the_line(self):
        """The allowance of the post that is given up, as the coefficient that pay goes on with."""
        if self.measure != STEP_DOWN or not self.kept_allowance:
            return {}
        base = base_salary(self.env["cchc.pay.law"]._law().bases, self.leave_on).value
        kept = (Decimal(self.kept_allowance) / base).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return {"reserved_coefficient": float(kept)}

    def _benefit_told(self):
        """Trợ cấp một lần: 255.000.000 đồng (Điều 6 khoản 2 NĐ 154/2025/NĐ-CP)"""
        if self.amount:
            return f"Trợ cấp: {format_integer(self.amount)} đồng ({self.article})"
        return f"Không bị trừ tỷ lệ lương hưu ({self.article})" if self.full_pension else False

    def _cut_places(self):
        """How many places go, by unit, category and day."""
        Member = self.env["cchc.quota.category.member"].sudo()
        # A dozen rows. pylint: disable=no-search-all
        categories = {
            (row.staffing_category, row.funding_source): row.category_id.id
            for row in Member.search([])
        }
        places, assigned = {}, {}
        for row in self.sudo():
            day = row.leave_on
            if day not in assigned:
                assigned[day] = self.env["cchc.establishment"].sudo()._assigned(day)
            period = row._last_period()
            payer = period.funding_source or "state_budget"
            category = categories.get((period.staffing_category, payer))
            unit = row.department_id
            while unit:
                if (unit.id, category) in assigned[day]:
                    key = (unit.id, category, day)
                    places[key] = places.get(key, 0) + 1
                if unit == row.unit_id:
                    break
                unit = unit.parent_id
        return places

    def _last_period(self):
        """The period of service that the leaving ends."""
        return self.employee_id.version_ids.filtered(
            lambda period: period.staffing_category and period.date_version < self.leave_on
        ).sorted("date_version")[-1:]

    @api.model
    def _after_issue(self, decisions):
        """Who was approved is decided; who was taken out of the draft is free for another one.

        Money that was paid by a decision since revoked counts.
        """
        rows = self.sudo().search(
            [("decision_id", "in", decisions.ids), ("state", "=", "approved")]
        )
        named = rows.filtered(
            lambda row: row.employee_id in row.decision_id.sudo().line_ids.employee_id
        )
        (rows - named)._set_plain({"decision_id": False})
        named._set_state("decided")
        named.filtered("paid_amount")._after_payment()

    @api.model
    def _after_revocation(self, lines):
        """People whose line was taken back are approved again, and may be decided anew."""
        people = {(line.decision_id.id, line.employee_id.id) for line in lines.sudo()}
        rows = self.sudo().search(
            [
                ("decision_id", "in", lines.decision_id.ids),
                ("state", "in", ("decided", "paid")),
            ]
        )
        taken = rows.filtered(lambda row: (row.decision_id.id, row.employee_id.id) in people)
        taken._set_state("approved", decision_id=False)
        taken.list_id.sudo(self.env.su)._take_back_cut()


class CchcEstablishmentEntry(models.Model):
    _inherit = "cchc.establishment.entry"

    reduction_list_id = fields.Many2one(
        comodel_name="cchc.reduction.list",
        string="By the reduction list",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    def action_issue(self):
        # Decisions of other types pay nothing for the lists of reduction.
        drafts = self.filtered(
            lambda decision: decision.state == "draft" and decision.type_id.code in DECIDING
        )
        drafts._check_reduction()
        result = super().action_issue()
        if drafts:
            self.env["cchc.reduction.dossier"]._after_issue(drafts)
        return result

    def _check_reduction(self):
        """Refuse to decide on who is proposed, returned or refused in a list of reduction.

        Whoever is in no list may be decided on: the lists began later than the decisions.
        """
        lines = self.filtered(lambda decision: decision.type_id.code == REDUCING).line_ids
        if not lines:
            return
        people = lines.employee_id
        rows = (
            self.env["cchc.reduction.dossier"]
            .sudo()
            .search([("employee_id", "in", people.ids)], order="id desc")
        )
        for person, own in rows.grouped("employee_id").items():
            # The latest word on the person counts.
            if own[0].state != "approved":
                states = dict(own._fields["state"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "%(person)s is “%(state)s” in the list %(list)s: only who was approved is "
                        "decided on.",
                        person=person.name,
                        state=states[own[0].state],
                        list=own[0].list_id.name,
                    )
                )

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        self.env["cchc.reduction.dossier"]._after_revocation(lines.filtered("revoked_at"))
        return result
