from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import screening as rule
from . import priority_groups

OBJECTION_LENGTH = 2000
PRIORITY_VERDICTS = [("confirmed", "Proved"), ("refused", "Not proved")]


class CchcRecruitmentApplication(models.Model):
    """What was found of an application, and what the candidate was told of it."""

    _inherit = "cchc.recruitment.application"

    screening_ids = fields.One2many(
        comodel_name="cchc.recruitment.screening",
        inverse_name="application_id",
        string="Conditions",
    )
    session_state = fields.Selection(related="session_id.state", string="State of the session")
    priority_choice = fields.Selection(
        selection=lambda self: priority_groups.choices(),
        string="Priority group",
        compute="_compute_priority_choice",
        inverse="_inverse_priority_choice",
    )
    restriction_notice = fields.Text(
        string="Stands against the person",
        readonly=True,
        copy=False,
        help="Restrictions in the register and bars after an earlier recruitment.",
    )
    priority_verdict = fields.Selection(
        PRIORITY_VERDICTS, string="Proof of priority", readonly=True, copy=False
    )
    priority_reason = fields.Char(string="Why (priority)", copy=False)
    objection = fields.Text(copy=False, help="What the candidate says against the refusal.")
    objected_at = fields.Datetime(readonly=True, copy=False)

    @api.depends("priority_group")
    def _compute_priority_choice(self):
        known = dict(priority_groups.choices())
        for row in self:
            row.priority_choice = row.priority_group if row.priority_group in known else False

    def _inverse_priority_choice(self):
        for row in self:
            row.priority_group = row.priority_choice

    def write(self, vals):
        if {"restriction_notice", "priority_verdict", "objected_at"} & vals.keys():
            raise UserError(self.env._("An application moves on by its steps."))
        told = "objection" in vals and (vals["objection"] or "").strip()
        if "objection" in vals:
            self._check_objection(told)
        result = super().write(vals)
        if told:
            self._set_stage(objected_at=fields.Datetime.now())
            self.env["cchc.recruitment.step"]._log("objected", self, dict.fromkeys(self.ids, told))
        return result

    def _check_objection(self, told):
        for row in self:
            open_now = row.session_id.state in ("screening", "examining")
            if row.state != "refused" or not open_now or not told:
                raise UserError(
                    self.env._(
                        "%s: an objection is entered against a refusal, before the results.",
                        row.name,
                    )
                )
            if any(line.second_decision for line in row.screening_ids):
                raise UserError(self.env._("%s: a second decision was made already.", row.name))

    def _object(self, text):
        """The objection of the candidate on the portal, once."""
        self.ensure_one()
        if self.objection:
            raise UserError(self.env._("You have objected already; the answer comes here."))
        self.write({"objection": text.strip()[:OBJECTION_LENGTH]})

    # -- priority ------------------------------------------------------------------------

    def action_priority_proved(self):
        self._decide_priority("confirmed")

    def action_priority_refused(self):
        self._decide_priority("refused")

    def _decide_priority(self, verdict):
        self.check_access("write")
        for row in self:
            if not row.priority_group:
                raise UserError(self.env._("%s names no priority group.", row.name))
            if row.session_id.state != "screening" or row.state not in ("submitted", "eligible"):
                raise UserError(
                    self.env._("%s: priority is checked during the screening.", row.name)
                )
            proofs = row.evidence_ids.filtered(lambda one: one.kind == "priority")
            if verdict == "confirmed" and not proofs and not row.priority_reason:
                raise UserError(
                    self.env._(
                        "%s: there is no proof of the priority group. Say what was seen instead.",
                        row.name,
                    )
                )
            if verdict == "refused" and not row.priority_reason:
                raise UserError(self.env._("%s: say why the priority is not proved.", row.name))
        self._set_stage(priority_verdict=verdict)
        labels = dict(self._fields["priority_verdict"]._description_selection(self.env))
        self.env["cchc.recruitment.step"]._log(
            "priority",
            self,
            {
                row.id: ": ".join(filter(None, (labels[verdict], row.priority_reason)))
                for row in self
            },
        )

    def _priority_granted(self):
        """Code of the group whose points count: what was proved, and nothing else."""
        self.ensure_one()
        return self.priority_group if self.priority_verdict == "confirmed" else ""

    # -- the check by the form ----------------------------------------------------------

    def _screen(self):
        """Let the rule look at every wish, in a number of queries that does not grow with them."""
        applications = self.sudo().filtered(lambda row: row.state == "submitted")
        for session, rows in applications.grouped("session_id").items():
            rows._screen_session(session)

    def _screen_session(self, session):
        on = session.closes_on or vietnam_time.today()
        against = self._standing_against(session, on)
        requirements = {post: post._requirements() for post in self.wish_ids.post_id}
        Screening = self.env["cchc.recruitment.screening"].sudo()
        known = {
            row.wish_id.id: row for row in Screening.search([("wish_id", "in", self.wish_ids.ids)])
        }
        new = []
        for row in self:
            shown, barred = row._profile(on), against.get(row.id, {})
            notice = "\n".join(barred.get("bars", ()) + barred.get("notices", ())) or False
            if row.restriction_notice != notice:
                row._set_stage(restriction_notice=notice)
            for wish in row.wish_ids:
                outcome, found = rule.screen(
                    requirements[wish.post_id], shown, on, barred.get("bars", ())
                )
                vals = {"machine": outcome, "findings": [one.as_json() for one in found]}
                line = known.get(wish.id)
                if not line:
                    new.append({"wish_id": wish.id, **vals})
                elif (line.machine, line.findings) != (outcome, vals["findings"]):
                    # What an officer decided on another form is looked at again.
                    line._set_plain({**vals, "decision": False, "reason": False})
        Screening.create(new)

    def _profile(self, on):
        self.ensure_one()
        degrees = self.degree_ids.filtered(lambda row: row.kind == "degree")
        return rule.profile(
            birthday=self.birthday,
            degrees=tuple((row.issued_on or None, row.level, row._subject()) for row in degrees),
            certificates=tuple(
                (row.issued_on or None, row.certificate_kind or "professional", row._subject())
                for row in self.degree_ids - degrees
            ),
            jobs=tuple((row.date_from, row.date_to or None) for row in self.job_ids if row.insured),
            on=on,
        )

    def _standing_against(self, session, day):
        """``{application id: {"bars": words, "notices": words}}`` by the citizen number.

        Read in superuser mode: the person may have left another agency.
        """
        numbers = {row.citizen_id for row in self if row.citizen_id}
        people = (
            self.env["hr.employee"]
            .sudo()
            .with_context(active_test=False)
            .search([("citizen_id", "in", list(numbers))])
        )
        restrictions = self.env["cchc.person.restriction"].sudo()._in_force(people, day)
        by_number = {}
        for person, rows in restrictions.items():
            by_number.setdefault(person.citizen_id, []).extend(rows)
        bars = self.env["cchc.recruitment.bar"].sudo()._in_force(session, numbers)
        found = {}
        for row in self:
            own = by_number.get(row.citizen_id, ())
            told = [one._told() for one in own if one.kind == "may_not_apply"]
            told += [bars[row.citizen_id]] if row.citizen_id in bars else []
            found[row.id] = {
                "bars": tuple(told),
                "notices": tuple(one._told() for one in own if one.kind != "may_not_apply"),
            }
        return found

    # -- conclusions --------------------------------------------------------------------

    def _conclude(self):
        """Eligible is who meets the conditions of a post wished for; the others are refused.

        Only applications whose every wish is decided are concluded.
        """
        decided = self.filtered(
            lambda row: (
                row.state == "submitted"
                and row.screening_ids
                and len(row.screening_ids) == len(row.wish_ids)
                and all(line.verdict for line in row.screening_ids)
            )
        )
        eligible = decided.filtered(
            lambda row: any(line.verdict == rule.MET for line in row.screening_ids)
        )
        refused = decided - eligible
        eligible._set_stage(state="eligible")
        Step = self.env["cchc.recruitment.step"]
        Step._log("eligible", eligible)
        words = {row.id: row._refusal_words() for row in refused}
        for row in refused:
            row._set_stage(state="refused", refusal=words[row.id])
        Step._log("refused", refused, words)
        return eligible, refused

    def _refusal_words(self):
        """The reason by post, as the candidate is told."""
        self.ensure_one()
        return "\n".join(
            f"{line.post_id.display_name}: {line.second_reason or line.reason or ''}"
            for line in self.screening_ids
            if line.verdict != rule.MET
        )

    def _decide_anew(self):
        """After a second decision: who meets a condition after all comes into the list."""
        for row in self:
            if row.state != "refused":
                continue
            if any(line.verdict == rule.MET for line in row.screening_ids):
                row._set_stage(state="eligible", refusal=False)
                self.env["cchc.recruitment.step"]._log("eligible", row)
                if row.session_id.state == "examining":
                    row._number_in_list()
                text = self.env._("After your objection you are found to meet the conditions.")
            else:
                row._set_stage(refusal=row._refusal_words())
                text = self.env._("After your objection the refusal stands:\n%s", row.refusal or "")
            row._mail(self.env._("Answer to your objection"), {row.id: text})
            self.env["cchc.recruitment.step"]._log("told", row, {row.id: text})


class CchcRecruitmentDegree(models.Model):
    _inherit = "cchc.recruitment.degree"

    def _subject(self):
        """Major and field of study, in which the words of a condition are looked for."""
        self.ensure_one()
        return " ".join(filter(None, (self.major, self.field_of_study)))
