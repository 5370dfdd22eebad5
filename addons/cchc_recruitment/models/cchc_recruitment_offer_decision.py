from collections import Counter

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_derived_facts import DEGREE_LEVELS

from ..rules import outcome as rule
from ..rules.law import LAWS

RECRUITING = "recruitment"
RISING = [code for code, _name in DEGREE_LEVELS]


class CchcRecruitmentOffer(models.Model):
    """The decision of recruitment: drafted from the application, and what its issue brings."""

    _inherit = "cchc.recruitment.offer"

    def action_draft_decision(self):
        """Draft the decision of recruitment on each candidate whose file is complete.

        The person is taken from the register by the citizen number, or entered in it as officers
        enter people; service facts come by the decision only.

        :raise UserError: naming a candidate whose file is not complete
        """
        self._check_state("completing")
        for offer in self:
            if not offer.file_done_on:
                raise UserError(self.env._("%s: the file is not complete yet.", offer.display_name))
        people = self._take_people()
        decisions = self.env["cchc.decision"].create(
            [offer._decision_values(people[offer]) for offer in self]
        )
        for offer, decision in zip(self, decisions, strict=True):
            offer._set_plain(
                {
                    "state": "drafted",
                    "employee_id": people[offer].id,
                    "decision_id": decision.id,
                }
            )
        return self.action_open_decision()

    def action_open_decision(self):
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_decision_action")
        decisions = self.decision_id
        action |= {"domain": [("id", "in", decisions.ids)], "context": {}}
        if len(decisions) == 1:
            action |= {"views": [(False, "form")], "res_id": decisions.id}
        return action

    # -- the person ----------------

    def _take_people(self):
        """The person of each offer: known by the citizen number, else entered all together."""
        known = self._known_people()
        new = self.filtered(lambda offer: not known[offer])
        made = self.env["hr.employee"].create([offer._person_values() for offer in new])
        found = {offer: known[offer].with_env(self.env) for offer in self - new}
        return found | dict(zip(new, made, strict=True))

    def _person_values(self):
        row = self.application_id
        told = {
            "name": row.name,
            "birth_text": f"{row.birthday:%d/%m/%Y}",
            "sex": row.sex,
            "citizen_id": row.citizen_id,
            "ethnicity_id": row.ethnicity_id.id,
            "religion_id": row.religion_id.id,
            "home_town": row.home_town,
            "recruited_by": self.session_id.unit_id.name,
            "intake_unit_id": self.post_id.unit_id.id,
            "education_ids": [
                Command.create(
                    {
                        "level": degree.level,
                        "major": degree.major,
                        "school": degree.school,
                        "when": f"{degree.issued_on:%d/%m/%Y}" if degree.issued_on else False,
                        "document_number": degree.number,
                    }
                )
                for degree in row.degree_ids
                if degree.kind == "degree" and degree.level
            ],
        }
        return {name: value for name, value in told.items() if value}

    # -- the decision ----------------

    def _decision_values(self, person):
        self.ensure_one()
        post, law = self.post_id, self.session_id.law
        day = self.starts_on or self._usual_start()
        figures = self.session_id._law_figures(law or "", self.session_id.announced_on or day)
        step, percent = rule.pay(figures, self._highest_degree())
        values = {
            "type_id": self.env.ref("cchc_hr.decision_type_recruitment").id,
            "unit_id": self.session_id.unit_id.id,
            "date_effective": day,
            "note": self.session_id.name,
            "line_ids": [
                Command.create(
                    {
                        "employee_id": person.id,
                        "date_effective": day,
                        "staffing_category": self._staffing_category(),
                        "department_id": post.unit_id.id,
                        "position_id": post.position_id.id,
                        "position_title": post.position_id.name or post.name,
                        "rank_id": post.rank_id.id,
                        "rank_since": False if percent else day,
                        "step": step if post.rank_id else False,
                        "step_anchor": day if post.rank_id and not percent else False,
                        "salary_percent": percent or False,
                        "service_status": "probation" if percent else "serving",
                        "ground": self._ground(),
                        "note": self.restriction_notice,
                    }
                )
            ],
        }
        if self.contract_replaces:
            # The contract is the document; the entry of the register carries its number.
            values |= {
                "subject": "Về việc ghi nhận tuyển dụng theo hợp đồng làm việc",
                "number": self.contract_number,
                "date_signed": self.contract_signed_on,
            }
        return values

    def _staffing_category(self):
        """By the establishment of the post: communes have people of their own."""
        members = self.post_id.quota_category_id.sudo().member_ids
        told = set(members.mapped("staffing_category"))
        usual = self.session_id.category
        if not told or usual in told:
            return usual
        return sorted(told)[0]

    def _usual_start(self):
        return vietnam_time.today()

    def _highest_degree(self):
        levels = [
            level for level in self.application_id.degree_ids.mapped("level") if level in RISING
        ]
        return max(levels, key=RISING.index, default=None)

    def _ground(self):
        parts = [
            f"Trúng tuyển {self.session_id.name}",
            f"vị trí {self.post_id.code}",
            LAWS.get(self.session_id.law, ""),
            rule.probation_article(self.session_id.law)
            if rule.has_probation(self.session_id.law)
            else "",
        ]
        return ", ".join(filter(None, parts))

    # -- the contract of a public employee ----------------

    def action_record_contract(self):
        """Enter the signed contract of work in the dossier.

        :raise UserError: naming what is not told of it
        """
        self._check_state("drafted", "decided")
        for offer in self:
            if offer.category != "public_employee":
                raise UserError(
                    self.env._("%s: civil servants have no contract.", offer.display_name)
                )
            if offer.contract_id:
                raise UserError(
                    self.env._("%s: the contract is recorded already.", offer.display_name)
                )
            missing = [
                self._fields[name]._description_string(self.env)
                for name in ("contract_number", "contract_signed_on", "contract_kind")
                if not offer[name]
            ]
            if missing:
                raise UserError(
                    self.env._(
                        "%(offer)s: enter %(fields)s first.",
                        offer=offer.display_name,
                        fields=", ".join(missing),
                    )
                )
            contract = self.env["cchc.labour.contract"].create(
                {
                    "employee_id": offer.employee_id.id,
                    "document_number": offer.contract_number,
                    "document_date": offer.contract_signed_on,
                    "category": "public_employee",
                    "kind": offer.contract_kind,
                    "date_from": offer.starts_on or offer.contract_signed_on,
                    "date_to": offer.contract_until
                    if offer.contract_kind == "contract_fixed"
                    else False,
                    "job": offer.post_id.name,
                }
            )
            offer._set_plain({"contract_id": contract.id})
        return True

    # -- what the issue brings ----------------

    def _after_issue(self):
        """The places are filled: what the ledger kept for them is released on their days."""
        by_day = {}
        for offer in self:
            lines = offer.decision_id.line_ids
            line = lines.filtered(lambda one, offer=offer: one.employee_id == offer.employee_id)
            if not line:
                # Taken out of the draft: the offer waits for another one.
                offer._set_plain({"state": "completing", "decision_id": False})
                continue
            day = offer.decision_id.date_signed
            offer._set_plain(
                {
                    "state": "decided",
                    "decided_on": day,
                    "starts_on": line[0].date_effective,
                    "start_due": offer.session_id._due("start", day),
                }
            )
            by_day.setdefault(line[0].date_effective, []).append(offer)
        for day, offers in by_day.items():
            filled = Counter(offer.post_id.demand_line_id for offer in offers)
            lines = self.browse([offer.id for offer in offers]).post_id.demand_line_id
            lines._release(filled, day, self.env._("Filled"))

    def _after_revocation(self):
        """The decision was revoked: the place is free again, and kept while the session runs."""
        for offer in self:
            offer._set_plain({"state": "not_come", "why": offer.why or "absent"})
            offer._note_next(offer.start_due or vietnam_time.today())
            line = offer.post_id.demand_line_id
            if line and offer.session_id.state == "recognised":
                line._keep_again(1)


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    recruitment_offer_ids = fields.One2many(
        comodel_name="cchc.recruitment.offer",
        inverse_name="decision_id",
        string="Recruited by competition",
    )

    def action_issue(self):
        drafts = self.filtered(
            lambda decision: decision.state == "draft" and decision.type_id.code == RECRUITING
        )
        offers = drafts.sudo().recruitment_offer_ids
        result = super().action_issue()
        offers.filtered(lambda offer: offer.state == "drafted")._after_issue()
        return result

    def _revoke_lines(self, lines):
        result = super()._revoke_lines(lines)
        gone = lines.filtered("revoked_at").sudo()
        offers = gone.decision_id.recruitment_offer_ids.filtered(
            lambda offer: (
                offer.state in ("decided", "started") and offer.employee_id in gone.employee_id
            )
        )
        offers._after_revocation()
        return result
