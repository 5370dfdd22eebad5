import base64
import logging
from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.rules.months import add_months

from ..generator.events import AS_OF
from ..generator.signing import TrialAuthority
from ..writer import QUIET

_logger = logging.getLogger(__name__)

# Schools whose teachers get what teachers get, and the allowances: years → percent comes below.
SCHOOLS = 3
INCENTIVE = 30
# Agencies whose due raises are drafted; the last one of them asks for early raises, too.
AGENCIES = 3
SIGNER = "Lê Minh Trí"


def _agency(person):
    return person.unit_id.agency_id or person.unit_id


class CchcDemoSalary(models.AbstractModel):
    """What the screens of pay and of signatures show: people suspended, in custody or away,
    allowances of teachers, drafts that wait, early raises, a decision that was signed."""

    _name = "cchc.demo.salary"
    _description = "Pay and signatures of the demonstration"

    @api.model
    def _write(self):
        issuer = self.env["cchc.demo.accounts"]._issuer()
        demo = self.with_user(issuer).with_context(**QUIET, lang="vi_VN").sudo()
        demo._away(demo._serving())
        demo._teachers()
        drafts = demo._drafts()
        demo._early_raises()
        demo._signed(drafts[:1])

    @api.model
    def _serving(self):
        """People without a post or a draft whom something may happen to, one of each agency."""
        people = self.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("service_status", "=", "serving"),
                ("leadership_post_id", "=", False),
                ("user_id", "=", False),
                ("incoming_unit_id", "=", False),
                ("absence_ids", "=", False),
                ("coefficient", ">", 0),
            ],
            order="staff_number",
        )
        drafted = self.env["cchc.decision.line"].search([("issued_at", "=", False)]).employee_id
        firsts = [found[:1] for found in (people - drafted).grouped(_agency).values()]
        return self.env["hr.employee"].union(*firsts) if firsts else people.browse()

    # -- who is not paid in full ------------------------------------------------------------

    @api.model
    def _away(self, people):
        if len(people) < 5:
            return
        suspended, returned, custody, abroad, unpaid = people[:5]
        self._decide("suspension", suspended, AS_OF - timedelta(days=75)).action_issue()
        self._decide("suspension", returned, AS_OF - timedelta(days=120)).action_issue()
        # Ready to be signed: not disciplined, so what was withheld is paid.
        ending = self._decide("suspension_end", returned, AS_OF - timedelta(days=20), signed=False)
        ending.line_ids.pays_withheld = True
        rows = (
            (custody, "custody", AS_OF - timedelta(days=40), False),
            (abroad, "study_abroad", add_months(AS_OF, -8), add_months(AS_OF, 10)),
            (unpaid, "unpaid", AS_OF - timedelta(days=25), AS_OF + timedelta(days=20)),
        )
        self.env["cchc.absence"].create(
            [
                {
                    "employee_id": person.id,
                    "kind_id": self.env.ref(f"cchc_hr.absence_kind_{kind}").id,
                    "date_from": first,
                    "date_to": last,
                }
                for person, kind, first, last in rows
            ]
        )

    @api.model
    def _decide(self, code, people, day, signed=True, **facts):
        unit = _agency(people[:1])
        register = self.env["cchc.decision"].search_count([("unit_id", "=", unit.id)])
        kind = self.env["cchc.decision.type"].search([("code", "=", code)])
        return self.env["cchc.decision"].create(
            {
                "type_id": kind.id,
                "unit_id": unit.id,
                "number": f"{900 + register}/QĐ-TĐ" if signed else False,
                "date_signed": day if signed else False,
                "line_ids": [
                    Command.create(
                        {
                            "employee_id": person.id,
                            "date_effective": day,
                            **{name: value(person) for name, value in facts.items()},
                        }
                    )
                    for person in people
                ],
            }
        )

    # -- allowances ---------------------------------------------------------------------------

    @api.model
    def _teachers(self):
        """Seniority of one percent a year after five years, and the incentive of their trade."""
        people = self.env["hr.employee"].search(
            [
                ("in_service", "=", True),
                ("service_status", "=", "serving"),
                ("staffing_category", "=", "public_employee"),
                ("rank_id.code", "=like", "V.07%"),
                ("recruited_on", "<", add_months(AS_OF, -60)),
            ],
            order="staff_number",
        )
        schools = list(people.grouped("unit_id").values())[:SCHOOLS]
        for teachers in schools:
            self._decide(
                "allowance",
                teachers,
                AS_OF.replace(month=1, day=1),
                seniority_percent=lambda person: (AS_OF - person.recruited_on).days // 365,
                incentive_percent=lambda _person: INCENTIVE,
            ).action_issue()

    # -- drafts ---------------------------------------------------------------------------------

    @api.model
    def _drafts(self):
        """One draft of step raises in each of some agencies, for what falls due this winter."""
        dues = self.env["cchc.due"].search(
            [
                ("kind", "=", "step_raise"),
                ("date", ">=", add_months(AS_OF, -6)),
                ("date", "<=", add_months(AS_OF, 2)),
            ],
            order="date, id",
        )
        by_agency = dues.filtered(lambda due: not due.decision_id).grouped(
            lambda due: _agency(due.employee_id)
        )
        drafts = self.env["cchc.decision"]
        for some in sorted(by_agency.values(), key=len, reverse=True)[:AGENCIES]:
            drafts |= some[:12]._draft_decision()
        return drafts

    @api.model
    def _early_raises(self):
        """The first agency with somebody to propose: a draft for the year's share."""
        agencies = self.env["hr.department"].search([("id", "in", self._agencies())], order="code")
        for agency in agencies:
            question = self.env["cchc.early.raise"].create(
                {"unit_id": agency.id, "year": AS_OF.year}
            )
            if question.remaining > 0:
                question.action_find()
            if question.candidate_ids.filtered("is_chosen"):
                question.action_draft_decision()
                return

    @api.model
    def _agencies(self):
        """Agencies with most people first on the payroll."""
        groups = self.env["hr.employee"]._read_group(
            [("in_service", "=", True), ("unit_id", "!=", False)],
            ["unit_id"],
            ["__count"],
            order="__count desc",
            limit=30,
        )
        return [(unit.agency_id or unit).id for unit, _count in groups]

    # -- a signature ----------------------------------------------------------------------------

    @api.model
    def _signed(self, decision):
        """Sign one draft by a trial certificate and issue it."""
        if not decision:
            return
        agency = decision.unit_id
        decision.write(
            {
                "number": f"{990 + decision.id % 9}/QĐ-TĐ",
                "date_signed": AS_OF,
                "signer_name": SIGNER,
                "signer_title": "Thủ trưởng đơn vị",
            }
        )
        try:
            decision.action_make_signing_copy()
        except UserError as error:
            # Without LibreOffice there is no PDF: the province lacks one signature, no more.
            _logger.warning("no decision of the demonstration is signed: %s", error)
            return
        authority = TrialAuthority()
        self.env["cchc.trust.root"].create({"certificate": base64.b64encode(authority.der)})
        content = base64.b64decode(decision.signing_copy_ids[:1].file)
        signed = authority.sign(content, SIGNER, agency.name)
        decision.write(
            {"signed_file": base64.b64encode(signed), "signed_file_name": "Quyết định đã ký.pdf"}
        )
        decision.action_issue()
