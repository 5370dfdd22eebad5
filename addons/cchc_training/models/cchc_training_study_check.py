from decimal import Decimal

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.months import add_months, full_months
from odoo.addons.cchc_base.rules.result import Result, Step
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_hr.models.cchc_raise_due import explained
from odoo.addons.cchc_hr.rules.discipline_effect import measure, standing

from ..documents.study import KINDS
from ..rules import law as laws
from ..rules.commitment import ONE_DAY, Commitment, committed, rounded_months, running
from ..rules.condition import MET, NOT_MET
from ..rules.sending import ABROAD, POSTGRADUATE, Person, sending
from .cchc_training_study import CONDITIONS, HALF_MONTH

# Paid by others, somebody owes the State no service.
NOTHING = Result(
    0, (Step("Nhà nước không chi trả: không có thời gian cam kết", None),), "training_commitment"
)


class CchcTrainingStudy(models.Model):
    """By which text somebody is sent, whether the conditions are met, and how long one commits."""

    _inherit = "cchc.training.study"

    def action_check(self):
        """Look at the conditions again, by the text in force on the first day of the study."""
        self._check_state("draft", "proposed")
        for study, person in self._persons().items():
            study._check(person)
        return True

    def _check(self, person):
        self.ensure_one()
        text = laws.law_for(self._category_on(self.date_from), self.date_from)
        figures = self.env["cchc.training.figure"]._figures(text.value, self.date_from)
        kind = CONDITIONS.get(self.kind)
        if not text.value or not kind:
            told = Step("Chưa đối chiếu điều kiện cử đi học của loại hình này", None)
            result = Result(MET, (*text.steps, told), "training_sending")
        else:
            found = sending(kind, person, self.date_from, self._length(), figures, text["title"])
            result = Result(
                found.value, (*text.steps, *found.steps[1:]), found.text_id, found.facts
            )
        self._set_plain(
            {
                "law": text.value,
                "category": self._category_on(self.date_from),
                "check_result": result.as_json(),
                "allowed": result.value == MET,
            }
        )
        self._recommit()

    def _committed(self, text, figures):
        """T1 of the study as it is planned now."""
        asked = CONDITIONS.get(self.kind) == POSTGRADUATE and text.value
        if not asked:
            told = Step("Khóa học không có thời gian cam kết theo nghị định", None)
            return Result(0, (told,), "training_commitment")
        return committed(self.months, figures, text["title"]) if self.funded else NOTHING

    def _recommit(self):
        """T1 anew, by the text of the sending, after the training time has changed."""
        figures = self.env["cchc.training.figure"]._figures(self.law or "", self.date_from)
        text = laws.law_for(self.category, self.date_from)
        bound = self._committed(text, figures)
        self._set_plain(
            {
                "commitment_least": bound.value,
                "commitment_result": bound.as_json(),
                "commitment_months": max(bound.value, self.commitment_months),
            }
        )

    def _months_between(self, first, last):
        return rounded_months(first, last, HALF_MONTH)

    def _length(self):
        """Months; of a course abroad shorter than one its part."""
        end = self.date_to + ONE_DAY
        if CONDITIONS.get(self.kind) != ABROAD:
            return self.months
        whole = full_months(self.date_from, end)
        days = (end - self.date_from).days
        return whole or (Decimal(days) / 30).quantize(Decimal("0.1"))

    def _category_on(self, day):
        periods = self.sudo().employee_id.version_ids.filtered("staffing_category")
        before = periods.filtered(lambda one: one.date_version <= day).sorted("date_version")
        return (before or periods)[-1:].staffing_category or ""

    # -- what the dossier says ------------------------------------------------------

    def _persons(self):
        """`Person` of each study, read for all together."""
        people = self.employee_id.sudo()
        ratings = self.env["cchc.yearly.rating"].sudo()
        ratings = ratings.search([("employee_id", "in", people.ids)]).grouped("employee_id")
        terms = self.env["cchc.discipline"]._terms()
        measures = self.env["cchc.discipline"].sudo()
        measures = measures.search([("employee_id", "in", people.ids)]).grouped("employee_id")
        ages = self.env["cchc.retirement.age"]._rows()
        return {
            study: study._person(
                {row.year: row.rating for row in ratings.get(study.employee_id.sudo(), ())},
                measures.get(study.employee_id.sudo(), ()),
                terms,
                ages,
            )
            for study in self
        }

    def _person(self, ratings, measures, terms, ages):
        person, start = self.employee_id.sudo(), self.date_from
        sex = person.sex or person.version_ids[:1].sex
        known = person.birthday and sex in ("male", "female")
        category = self._category_on(start)
        return Person(
            audience=laws.audience(category) or "",
            birthday=person.birthday or None,
            served_months=full_months(self.service_from, start) if self.service_from else None,
            probation_over=self._probation_over(start),
            ratings=ratings,
            retirement=person._retirement(ages, sex) if known else None,
            discipline=_in_effect(measures, terms, start),
            sent_before=self.sent_before,
            field_fits={"yes": True, "no": False}.get(self.field_fits),
            field_words=self.field_of_study or "",
        )

    def _probation_over(self, day):
        periods = self.sudo().employee_id.version_ids.filtered("staffing_category")
        before = periods.filtered(lambda one: one.date_version <= day).sorted("date_version")
        if not before:
            return None
        return before[-1].service_status != "probation"

    # -- what is shown -----------------------------------------------------------------

    @api.depends("check_result", "commitment_result")
    def _compute_explanation(self):
        for study in self:
            study.explanation = study.check_result and explained(study.check_result)
            study.commitment_explanation = study.commitment_result and explained(
                study.commitment_result
            )

    @api.depends("employee_id", "commitment_until", "state")
    def _compute_running_explanation(self):
        """All commitments of the person that run today, told together."""
        today = vietnam_time.today()
        own = self.sudo().search(
            [
                ("employee_id", "in", self.employee_id.ids),
                ("state", "=", "committed"),
                ("commitment_until", ">=", today),
            ]
        )
        by_person = own.grouped("employee_id")
        for study in self:
            rows = by_person.get(study.employee_id.sudo(), own.browse())
            told = running([row._commitment() for row in rows], today, HALF_MONTH)
            study.running_explanation = rows and explained(told.as_json())

    def _commitment(self):
        self.ensure_one()
        return Commitment(self._told(), self.commitment_from, self.commitment_months)

    def _binds(self, day):
        """Whoever leaves on a day leaves the study or its commitment unfinished."""
        self.ensure_one()
        return self.state != "committed" or bool(
            self.commitment_until and self.commitment_until >= day
        )

    def _bound_told(self):
        if self.state != "committed":
            return self.env._("%s, still studying", self._told())
        return self.env._(
            "%(study)s, committed until %(day)s",
            study=self._told(),
            day=self.commitment_until.strftime("%d/%m/%Y"),
        )

    def _told(self):
        """Thạc sĩ Quản lý công"""
        self.ensure_one()
        return " ".join(filter(None, (KINDS.get(self.kind), self.field_of_study)))

    def _check_allowed(self):
        """No way around what the decree asks: what is not met, or not known, is named.

        :raise UserError: naming the condition and what was found
        """
        for study in self:
            found = Result.from_json(study.check_result)
            facts = dict(found.facts)
            if found.value == MET:
                continue
            if found.value == NOT_MET:
                raise UserError(
                    self.env._(
                        "%(person)s can't be sent: %(conditions)s.",
                        person=study.employee_id.name,
                        conditions="; ".join(facts["unmet"]),
                    )
                )
            raise UserError(
                self.env._(
                    "%(person)s: the dossier does not show whether this is met: %(conditions)s. "
                    "Complete the dossier or the study, then check again.",
                    person=study.employee_id.name,
                    conditions="; ".join(facts["unknown"]),
                )
            )

    def _commit(self, day):
        """The commitment runs from the day after the study: until when."""
        start = day + ONE_DAY
        until = add_months(start, self.commitment_months) - ONE_DAY
        return {"commitment_from": start, "commitment_until": until}


def _in_effect(measures, terms, day):
    """That a disciplinary measure has effect on a day; which one is read in the dossier only."""
    rows = [
        measure(
            row.form, row.when_date or None, row.lapses_on or None, row.document_number or "", terms
        )
        for row in measures
    ]
    return "có quyết định kỷ luật đang có hiệu lực, xem hồ sơ" if standing(rows, day) else ""
