from datetime import timedelta
from decimal import Decimal

from odoo import api, models

from odoo.addons.cchc_base.rules.months import full_months
from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.rules.result import Result, Step

from ..rules import law as laws
from ..rules.commitment import rounded_months
from ..rules.ending import case_of, exemption_of
from ..rules.payback import LEFT, NO_DEGREE, QUIT, Case, payback
from .cchc_training_payback import RECKONED
from .cchc_training_study_step import BOUND

# Events of types after which nobody is in service.
ENDING = ("leave", "end")
SEX_FEMALE = "female"


class CchcTrainingPayback(models.Model):
    """How pay-backs arise, and how much: out of the study, the dossier and the decision."""

    _inherit = "cchc.training.payback"

    @api.model
    def _raise_for_outcome(self, studies):
        """No degree, or the study was given up: all of the cost."""
        rows = self.sudo().create(
            [
                {
                    "study_id": study.id,
                    "case": NO_DEGREE if study.outcome == "no_degree" else QUIT,
                    "raised_on": study.outcome_on,
                }
                for study in studies
            ]
        )
        studies._set_plain({"state": "payback"})
        rows._reckon()
        return rows

    @api.model
    def _raise_for_ending(self, decisions):
        """Issued decisions end the service of people whose commitments run, or who study.

        Each study of a person is paid back by itself: commitments may overlap.
        """
        lines = decisions.sudo().line_ids.filtered(lambda line: line.type_id.event in ENDING)
        if not lines:
            return self.browse()
        studies = (
            self.env["cchc.training.study"]
            .sudo()
            .search(
                [
                    ("employee_id", "in", lines.career_id.ids),
                    ("state", "in", BOUND),
                    ("funded", "=", True),
                ]
            )
        )
        by_person = studies.grouped("employee_id")
        made = self.sudo().browse()
        for line in lines:
            own = by_person.get(line.career_id, studies.browse())
            made |= self._of_line(line, own)
        made._reckon()
        return made

    def _of_line(self, line, studies):
        """A row for each study that the end of service leaves unserved."""
        day, status = line.date_effective, line.type_id.sets_status or line.service_status
        bound = studies.filtered(lambda study: study._binds(day))
        words = " ".join(
            filter(
                None,
                (line.ground, line.note, line.decision_id.grounds, line.decision_id.subject),
            )
        )
        exemption = exemption_of(status, day, words)
        rows = self.sudo().create(
            [
                {
                    "study_id": study.id,
                    "case": case_of(status, study.state != "committed"),
                    "raised_on": day,
                    "ended_by_id": line.decision_id.id,
                    "exemption": exemption,
                    "exempt_by": exemption and self._decision_told(line.decision_id),
                }
                for study in bound
            ]
        )
        bound._set_plain({"state": "payback"})
        return rows

    @api.model
    def _decision_told(self, decision):
        """QĐ số 12/QĐ-UBND ngày 01/06/2026"""
        day = f" ngày {decision.date_signed:%d/%m/%Y}" if decision.date_signed else ""
        return f"Quyết định số {decision.number}{day}"

    @api.model
    def _withdraw(self, lines):
        """The decision that ended the service was taken back: nothing is due by it any more."""
        people = {(line.decision_id.id, line.employee_id.id) for line in lines.sudo()}
        rows = self.sudo().search(
            [("ended_by_id", "in", lines.decision_id.ids), ("state", "!=", "void")]
        )
        taken = rows.filtered(
            lambda row: (
                (row.ended_by_id.id, row.employee_id.id) in people
                or any(
                    line.decision_id == row.ended_by_id and line.career_id == row.employee_id
                    for line in lines.sudo()
                )
            )
        )
        taken._set_plain({"state": "void"})
        taken._restrict()
        for study in taken.study_id:
            study._set_plain({"state": "committed" if study.outcome == "degree" else "studying"})
        taken.study_id._end_commitments()

    # -- how much -------------------------------------------------------------------------

    def action_reckon(self):
        """Reckon anew, after costs were entered or the dossier corrected."""
        self._check_state(*RECKONED)
        self._reckon()
        return True

    def _reckon(self):
        for row in self.sudo():
            row._reckon_one()
        self._restrict()

    def _reckon_one(self):
        study = self.study_id
        text = laws.law_for(study.category or study._category_on(study.date_from), self.raised_on)
        figures = self.env["cchc.training.figure"]._figures(text.value, self.raised_on)
        case = self._case(figures)
        try:
            result = payback(case, figures, text["title"])
        except (RuleError, KeyError):
            # Without a commitment or a text nothing is due; the paper says why.
            told = Step("Chưa đủ dữ liệu để tính: kiểm tra thời gian cam kết và văn bản", None)
            facts = (("exempt", ""), ("gross", 0), ("percent", Decimal(0)))
            result = Result(0, (*text.steps, told), "training_payback", facts)
        else:
            steps = (*text.steps, *self._facts_told(case), *result.steps[1:])
            result = Result(result.value, steps, result.text_id, result.facts)
        due = result.value
        state = self.state if self.state in ("council", "proposed") and due else "open"
        self._set_plain(
            {
                "law": text.value,
                "cost": case.cost,
                "committed_months": case.committed,
                "served_months": case.served,
                "years_before": case.years_before,
                "result": result.as_json(),
                "gross": result["gross"],
                "lessened": f"{result['percent'].normalize():f}".replace(".", ","),
                "amount": due,
                # Nothing is due although there was a cost: exempt, or served to the end.
                "state": "exempt" if not due and case.cost else state,
            }
        )
        study._set_plain({"state": "done" if self.state == "exempt" else "payback"})

    def _case(self, figures):
        study, person = self.study_id, self.employee_id.sudo()
        served = 0
        if self.case == LEFT and study.commitment_from:
            last = self.raised_on - timedelta(days=1)
            days = int(figures.get("pb_round_days", 0))
            served = rounded_months(study.commitment_from, last, days)
        since = study.service_from
        return Case(
            case=self.case,
            cost=study.state_amount,
            committed=study.commitment_months,
            served=served,
            years_before=full_months(since, study.date_from) // 12 if since else 0,
            woman=(person.sex or person.version_ids[:1].sex) == SEX_FEMALE,
            minority=person.ethnicity_id.is_minority,
            exemption=self.exemption or "",
            exempt_by=self.exempt_by or "",
        )

    def _facts_told(self, case):
        """What the reckoning starts from, before the article."""
        study = self.study_id
        yield Step("Khóa học", study._told())
        yield Step("Thời gian đào tạo từ ngày", study.date_from)
        if study.service_from:
            yield Step("Thời gian công tác tính từ ngày (không tính tập sự)", study.service_from)
        if case.case == LEFT:
            yield Step("Cam kết phục vụ từ ngày", study.commitment_from)
            yield Step("Cam kết phục vụ đến hết ngày", study.commitment_until)
            yield Step("Thôi phục vụ từ ngày", self.raised_on)
        if self.ended_by_id:
            yield Step("Theo", self._decision_told(self.ended_by_id))

    # -- what stands against the person until it is paid ------------------------------------

    def _restrict(self):
        """Raise, change or end the restriction on the person."""
        Restriction = self.env["cchc.person.restriction"].sudo()
        for row in self.sudo():
            known = row.restriction_id
            owes = row.state in ("open", "council", "proposed", "decided") and row.left
            if not owes:
                row._set_plain({"restriction_id": False})
                known.unlink()
                continue
            figures = self.env["cchc.training.figure"]._figures(row.law, row.raised_on)
            vals = {
                "amount": row.left,
                "date_from": row.raised_on,
                "article": figures.article("pb_formula" if row.case == LEFT else "pb_full_share"),
                "document": row.decision_number or row.ended_by_id.number or False,
                "reasoning": row.result,
                "note": self.env._("Cost of training to be paid back"),
            }
            if known:
                known.write(vals)
                continue
            made = Restriction.create(
                {
                    **vals,
                    "employee_id": row.employee_id.id,
                    "kind": "pay_back",
                    "source": f"{row._name},{row.id}",
                }
            )
            row._set_plain({"restriction_id": made.id})
