from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules.law import LAWS
from .cchc_training_study import DEGREES, EDITABLE

SENDING = "study_sending"
# Codes of the kinds of absence of who studies full time.
AWAY_HOME, AWAY_ABROAD = "study_home", "study_abroad"
# A study under way or a commitment that may still run.
BOUND = ("decided", "studying", "committed")


class CchcTrainingStudy(models.Model):
    """The way of a study: proposed → decision of sending → studying → outcome → commitment."""

    _inherit = "cchc.training.study"

    def action_propose(self):
        """Propose who meets all that the decree asks for; nobody may override it."""
        self._check_state("draft")
        self.action_check()
        self._check_allowed()
        self._set_plain({"state": "proposed"})
        self.need_id._follow_classes()
        return True

    def action_drop(self):
        self._check_state(*EDITABLE)
        if self.decision_id:
            raise UserError(
                self.env._(
                    "%s: a decision is drafted already; take the person out of it first.",
                    self[:1].display_name,
                )
            )
        self._set_plain({"state": "dropped"})
        self.need_id._follow_classes()
        return True

    def action_reopen(self):
        self._check_state("dropped", "proposed")
        if self.decision_id:
            raise UserError(
                self.env._(
                    "%s: a decision is drafted already; take the person out of it first.",
                    self[:1].display_name,
                )
            )
        self._set_plain({"state": "draft"})
        self._check_overlap()
        self.need_id._follow_classes()
        return True

    # -- the decision of sending --------------------------------------------------------

    def action_draft_decision(self):
        """Draft one decision of sending on all that are proposed; opens it."""
        self._check_state("proposed")
        drafted = self.filtered("decision_id")
        if drafted:
            raise UserError(
                self.env._("%s: a decision is drafted already.", drafted[0].display_name)
            )
        self._check_commitment()
        # The dossier may have changed since the proposal.
        self.action_check()
        self._check_allowed()
        agency = self.env.user.sudo().unit_ids[:1].agency_id
        decision = self.env["cchc.decision"].create(self._decision_values(agency))
        self._set_plain({"decision_id": decision.id})
        return self.action_open_decision()

    def _check_commitment(self):
        for study in self:
            if study.commitment_months < study.commitment_least:
                raise UserError(
                    self.env._(
                        "%(study)s: the decree asks for a commitment of at least %(least)s months.",
                        study=study.display_name,
                        least=study.commitment_least,
                    )
                )

    def _decision_values(self, agency):
        return {
            "type_id": self.env.ref("cchc_training.decision_type_study_sending").id,
            "unit_id": (agency or self[0].unit_id).id,
            "date_effective": min(self.mapped("date_from")),
            "line_ids": [
                Command.create(
                    {
                        "employee_id": study.employee_id.id,
                        "date_effective": study.date_from,
                        "ground": study._ground(),
                        "note": study._sent_to(),
                    }
                )
                for study in self
            ],
        }

    def action_open_decision(self):
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("cchc_hr.cchc_decision_action")
        decisions = self.decision_id
        action |= {"domain": [("id", "in", decisions.ids)], "context": {}}
        if len(decisions) == 1:
            action |= {"views": [(False, "form")], "res_id": decisions.id}
        return action

    def _ground(self):
        return f"Đủ điều kiện cử đi học theo {LAWS[self.law]}" if self.law else False

    def _sent_to(self):
        """Đào tạo Thạc sĩ Quản lý công tại … từ ngày … đến ngày …, cam kết phục vụ 72 tháng"""
        where = ", ".join(filter(None, (self.provider_id.name, self.country_id.name)))
        parts = [f"học {self._told()}"]
        if where:
            parts.append(f"tại {where}")
        parts.append(f"từ ngày {self.date_from:%d/%m/%Y} đến ngày {self.date_to:%d/%m/%Y}")
        told = " ".join(parts)
        if self.commitment_months:
            told += f"; cam kết phục vụ {self.commitment_months} tháng sau khi hoàn thành khóa học"
        return told

    @api.model
    def _after_sending(self, decisions):
        """Whoever is named in the issued decision is sent; taken out of it, free for another."""
        studies = self.sudo().search(
            [("decision_id", "in", decisions.ids), ("state", "=", "proposed")]
        )
        named = studies.filtered(
            lambda study: study.employee_id in study.decision_id.line_ids.employee_id
        )
        (studies - named)._set_plain({"decision_id": False})
        named._start()
        named._enter_absence()

    def _start(self, today=None):
        """Under way from the first day on."""
        today = today or vietnam_time.today()
        begun = self.filtered(lambda study: study.date_from <= today)
        begun._set_plain({"state": "studying"})
        (self - begun)._set_plain({"state": "decided"})

    def _enter_absence(self):
        away = self.filtered(lambda study: study.full_time and not study.absence_id)
        if not away:
            return
        kinds = self.env["cchc.absence.kind"].sudo()
        kinds = kinds.search([("code", "in", (AWAY_HOME, AWAY_ABROAD))])
        by_code = {kind.code: kind.id for kind in kinds}
        rows = self.env["cchc.absence"].sudo()
        rows = rows.create(
            [
                {
                    "employee_id": study.employee_id.id,
                    "kind_id": by_code[AWAY_ABROAD if study._is_abroad() else AWAY_HOME],
                    "date_from": study.date_from,
                    "date_to": study.ends_on,
                    "document_number": study.decision_id.number,
                    "document_date": study.decision_id.date_signed,
                }
                for study in away
            ]
        )
        for study, row in zip(away, rows, strict=True):
            study._set_plain({"absence_id": row.id})

    def _is_abroad(self):
        home = self.env.ref("base.vn")
        return self.kind.startswith("abroad") or bool(self.country_id and self.country_id != home)

    @api.model
    def _after_sending_revoked(self, lines):
        """A revoked sending: the person is proposed again, as if nothing had been decided."""
        people = {(line.decision_id.id, line.employee_id.id) for line in lines.sudo()}
        studies = self.sudo().search(
            [("decision_id", "in", lines.decision_id.ids), ("state", "in", ("decided", "studying"))]
        )
        taken = studies.filtered(
            lambda study: (study.decision_id.id, study.employee_id.id) in people
        )
        taken.absence_id.unlink()
        taken._set_plain({"state": "proposed", "decision_id": False})

    # -- extension and outcome --------------------------------------------------------------

    def action_open_extension(self):
        self._check_state("decided", "studying")
        return self._open_step("extend", self.env._("Extend the study"))

    def action_open_outcome(self):
        self._check_state("studying")
        return self._open_step("outcome", self.env._("Outcome of the study"))

    def _open_step(self, step, title):
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_window",
            "name": title,
            "res_model": "cchc.training.study.step",
            "view_mode": "form",
            "target": "new",
            "context": {"default_study_id": self.id, "default_step": step},
        }

    def _extend(self, until, document):
        """The study lasts longer by a document; the commitment grows with the training time."""
        self.ensure_one()
        self._check_state("decided", "studying")
        if until <= self.ends_on:
            raise UserError(
                self.env._(
                    "%(study)s: an extension ends after %(day)s.",
                    study=self.display_name,
                    day=self.ends_on.strftime("%d/%m/%Y"),
                )
            )
        more = self._months_between(self.date_from, until) - self.months
        self._set_plain(
            {
                "extended_to": until,
                "extension": document,
                "months": self.months + max(more, 0),
            }
        )
        self._check_overlap()
        if self.absence_id:
            self.sudo().absence_id.date_to = until
        # The conditions were judged at the sending; only the time of the commitment follows.
        self._recommit()

    def _close(self, outcome, day, degree=None):
        """The outcome: the degree into the dossier, the commitment, or what is paid back.

        :param degree: values of the entry in the dossier
        """
        self.ensure_one()
        self._check_state("studying")
        if day < self.date_from:
            raise UserError(
                self.env._("%s: the outcome lies before the study began.", self.display_name)
            )
        if day > vietnam_time.today():
            raise UserError(self.env._("%s: the outcome lies in the future.", self.display_name))
        vals = {"outcome": outcome, "outcome_on": day}
        if self.absence_id and (self.absence_id.date_to or day) > day:
            self.sudo().absence_id.date_to = max(day, self.absence_id.date_from)
        if outcome == "degree":
            vals |= self._commit(day)
            vals["state"] = "committed" if self.commitment_months else "done"
            if degree:
                entry = self.env["cchc.education"].create(
                    {"employee_id": self.employee_id.id, **degree}
                )
                vals["education_id"] = entry.id
            self._set_plain(vals)
            self._end_commitments()
            self.need_id._follow_classes()
            return
        self._set_plain(vals)
        self.need_id._follow_classes()
        if self.funded:
            self.env["cchc.training.payback"]._raise_for_outcome(self)
        else:
            self._set_plain({"state": "done"})

    def _usual_degree(self):
        """The degree that a kind of study ends with, or False."""
        return DEGREES.get(self.kind, False)

    # -- what time brings ------------------------------------------------------------------------

    @api.model
    def _cron_go_on(self):
        """Nightly: studies begin, commitments end."""
        today = vietnam_time.today()
        self.sudo().search([("state", "=", "decided"), ("date_from", "<=", today)])._set_plain(
            {"state": "studying"}
        )
        self.sudo().search([("state", "=", "committed")])._end_commitments()

    def _end_commitments(self):
        today = vietnam_time.today()
        ended = self.filtered(
            lambda study: study.state == "committed" and study.commitment_until < today
        )
        ended._set_plain({"state": "done"})
