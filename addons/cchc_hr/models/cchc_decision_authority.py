from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ..rules.authority import AGENCY, BODIES, PROVINCE, SUPERIOR, Case, authority, suffices
from .facts_before import FactsBefore

PARTY = "cchc_base.group_read_party"
# Events of types that need none, whatever the post.
WITHOUT_AUTHORITY = ("correct", "revoke", "end")


class CchcDecisionType(models.Model):
    _inherit = "cchc.decision.type"

    authority_exempt = fields.Boolean(
        string="Needs no authority",
        help="It records what was decided before: openings, corrections, placements.",
    )


class CchcLeadershipPost(models.Model):
    _inherit = "cchc.leadership.post"

    party_managed = fields.Boolean(
        string="Under Party management",
        help="Diện cấp ủy quản lý: decisions need the agreement of the Party committee.",
    )


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    party_managed = fields.Boolean(
        string="Under Party management",
        groups=PARTY,
        help="Diện cấp ủy quản lý, whatever post the person holds.",
    )


class CchcDecision(models.Model):
    """Who may issue the draft, and why."""

    _inherit = "cchc.decision"

    competence = fields.Text(string="Authority to decide", compute="_compute_competence")
    competence_lacks = fields.Boolean(
        compute="_compute_competence", export_string_translation=False
    )

    @api.depends(
        "type_id",
        "unit_id",
        "date_signed",
        "line_ids.employee_id",
        "line_ids.date_effective",
        "line_ids.department_id",
        "line_ids.leadership_post_id",
    )
    def _compute_competence(self):
        for decision in self:
            found = decision.line_ids._authorities() if decision.state == "draft" else {}
            texts = dict.fromkeys("\n".join(result.explain()) for result, _ in found.values())
            decision.competence = "\n\n".join(texts) or False
            decision.competence_lacks = any(
                not suffices(result.value, standing) for result, standing in found.values()
            )


class CchcDecisionLine(models.Model):
    _inherit = "cchc.decision.line"

    party_managed = fields.Boolean(
        string="Under Party management", compute="_compute_party_managed", groups=PARTY
    )
    party_document_number = fields.Char(string="Agreement of the Party, No.", groups=PARTY)
    party_document_date = fields.Date(string="Agreement of the Party, date", groups=PARTY)

    @api.depends("employee_id", "leadership_post_id")
    def _compute_party_managed(self):
        for line in self:
            person = line.employee_id.sudo()
            posts = line.sudo().leadership_post_id | person.current_version_id.leadership_post_id
            line.party_managed = person.party_managed or any(posts.mapped("party_managed"))

    # -- authority ---------------------------------------------------------------

    def _authorities(self):
        """``{line: (result of the rule, how high the issuing body stands for the person)}``.

        Read together for all lines; empty where no row is in force or the type is exempt.
        """
        rules = self.env["cchc.authority.rule"]._rows()
        kinds = self.sudo().type_id.filtered(
            lambda kind: not (kind.authority_exempt or kind.event in WITHOUT_AUTHORITY)
        )
        if not kinds:
            return {}
        lines = self.sudo().filtered(
            lambda line: line.employee_id and line.date_effective and line.type_id in kinds
        )
        days = {
            line: line.decision_id.date_signed or fields.Date.context_today(line) for line in lines
        }
        lines = lines.filtered(
            lambda line: any(not rule.date_from or rule.date_from <= days[line] for rule in rules)
        )
        if not lines:
            return {}
        before = FactsBefore(lines)
        found = {}
        for line in lines:
            facts = before.of(line)
            result = authority(line._authority_case(facts, days[line]), rules)
            found[line] = (result, line._standing(line._serving_agency(facts)))
        return found

    def _authority_case(self, facts, day):
        post = self.leadership_post_id or self.leadership_post_id.browse(
            facts.get("leadership_post_id")
        )
        agency = self._serving_agency(facts)
        rank = self.rank_id or self.rank_id.browse(facts.get("rank_id"))
        return Case(
            kind=self.type_id.code,
            day=day,
            post=post.code or "",
            role=post.role or "",
            tier=rank.tier or "",
            category=self.staffing_category or facts.get("staffing_category") or "",
            unit_kind=agency.kind_id.code or "",
            level=agency.level_id.code or "",
            between_agencies=bool(self.department_id) and self.department_id.agency_id != agency,
            post_name=post.name or "",
            unit_name=agency.name or "",
        )

    def _serving_agency(self, facts):
        """Unit and agency where the person serves when the line comes, else where it leads."""
        unit = self.department_id.browse(facts.get("department_id"))
        return (unit or self.department_id or self.employee_id.unit_id).agency_id

    def _standing(self, agency):
        """How high the issuing body stands for somebody of an agency."""
        issuer = self.decision_id.unit_id.agency_id
        if not issuer.parent_id and issuer.kind_id:
            return PROVINCE
        if issuer == agency:
            return AGENCY
        above = {int(unit) for unit in (agency.parent_path or "").split("/") if unit}
        if issuer.id in above:
            return SUPERIOR
        # A department of the province decides for others by what the province assigned to it.
        if issuer.kind_id.code == "specialised_department" and issuer.level_id.code == "province":
            return SUPERIOR
        return ""

    def _check_issuable(self):
        result = super()._check_issuable()
        notes = []
        for line, (found, standing) in self._authorities().items():
            rule = found.value
            if not suffices(rule, standing):
                line._refuse_or_note(rule.refuses, line._lacking_text(rule), notes)
            if rule and rule.party_check != "none" and line.party_managed:
                if not (line.party_document_number and line.party_document_date):
                    text = self.env._("number and date of the Party's agreement are missing.")
                    line._refuse_or_note(rule.party_check == "refuse", text, notes)
        self.sudo()._note_in_dossiers(notes)
        return result

    def _lacking_text(self, rule):
        return self.env._(
            "a decision of %(unit)s does not suffice, it is for %(body)s to issue it "
            "(%(document)s). Choose the issuing body or ask it for the decision.",
            unit=self.decision_id.unit_id.display_name,
            body=BODIES[rule.issuer],
            document=rule.document
            or self.env._("rule of %s", format_date(self.env, rule.date_from)),
        )

    def _refuse_or_note(self, refuses, text, notes):
        if refuses:
            raise UserError(
                self.env._("%(person)s: %(problems)s", person=self.employee_id.name, problems=text)
            )
        notes.append((self, text))
