from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools import vietnam_time

from ..rules import seal
from ..rules.lateness import lateness
from .cchc_report_submission import EDITABLE


class CchcReportSubmission(models.Model):
    """The road of a report: computed, signed off by the head, submitted, accepted or returned."""

    _inherit = "cchc.report.submission"

    # -- the unit ---------------------------------------------------------------------

    def action_compute(self):
        """Compute the sheets anew and look for what does not tie."""
        self._check_mine()
        self._check_state(*EDITABLE)
        for report in self:
            if report.by_workbook:
                raise UserError(
                    self.env._(
                        "%s reports by workbook: download the blank workbook, and upload it "
                        "filled in.",
                        report.unit_id.name,
                    )
                )
        self.sudo()._compute_sheets()
        return True

    def _compute_sheets(self):
        """Fill the sheets of reports that are being prepared, agencies' all at once."""
        agencies = self.filtered(lambda report: report.kind == "unit" and not report.by_workbook)
        if agencies:
            self.env["cchc.report.figures"]._fill(agencies)
        (self.filtered(lambda report: report.kind == "consolidated"))._consolidate()
        self.write({"computed_at": fields.Datetime.now(), "seal": False})
        self.env["cchc.report.problem"]._find(self)
        self.filtered("previous_id")._find_differences()

    def action_sign(self):
        """The head signs off: what is to be submitted is sealed.

        The head does it from the own account; an officer after uploading the signed document.
        """
        self._check_mine()
        self._check_state(*EDITABLE)
        is_head = self.env.user.has_group("cchc_base.group_unit_head")
        self._check_signed_document()
        for report in self:
            report._check_signable()
            if not is_head and not report.signature_verdict:
                raise UserError(
                    self.env._(
                        "The head of %s signs off with the own account; or upload the document "
                        "that the head has signed.",
                        report.unit_id.name,
                    )
                )
        self.sudo()._seal_reports()
        now = fields.Datetime.now()
        self.sudo().write({"state": "signed", "signed_at": now, "signed_by_id": self.env.uid})
        return True

    def _check_signable(self):
        """Raise what stands against the signature: no figures, unexplained problems, remarks."""
        self.ensure_one()
        self.sudo()._check_computed()
        open_problems = self.problem_ids.filtered(lambda problem: not problem.justification)
        if open_problems:
            raise UserError(
                self.env._(
                    "%(report)s does not tie; correct it or explain in writing:\n%(problems)s",
                    report=self.display_name,
                    problems="\n".join(f"• {problem.text}" for problem in open_problems[:10]),
                )
            )
        unanswered = self.remark_ids.filtered(
            lambda remark: remark.from_above and not (remark.settled or remark.answer)
        )
        if unanswered:
            raise UserError(
                self.env._(
                    "Answer the remarks first:\n%s",
                    "\n".join(f"• {remark.text}" for remark in unanswered[:10]),
                )
            )

    def _check_computed(self):
        if not self.computed_at or not self.sheet_ids:
            raise UserError(
                self.env._("%s has no figures yet: compute it first.", self.display_name)
            )

    def _seal_reports(self):
        """Digest what is signed; refuse it where a figure is not the number of its people."""
        wrong = self.env["cchc.report.figures"]._contradictions(
            self.filtered(lambda report: report.kind == "unit" and not report.by_workbook).sheet_ids
        )
        for sheet, line, column in wrong[:1]:
            raise UserError(
                self.env._(
                    "%(form)s, %(line)s, column “%(column)s”: the figure is not the number of "
                    "people behind it. Compute the report again.",
                    form=sheet.declaration["code"],
                    line=line["name"] or sheet.unit_id.name,
                    column=column["label"],
                )
            )
        self.sheet_ids._seal_sheets()
        for report in self:
            report.seal = report._seal_of(
                report.sheet_ids.mapped("digest"), report.part_ids.sorted("id").mapped("seal")
            )
        # The database refuses digests that come after the acceptance.
        self.env.flush_all()

    def _seal_of(self, sheets, parts):
        return seal.seal(self._seal_head(), sheets, parts)

    def _seal_head(self):
        self.ensure_one()
        period = self.period_id
        return {
            "unit": str(self.unit_id.id),
            "kind": self.kind,
            "version": str(self.version),
            "period": period.kind,
            "from": str(period.date_from),
            "on": str(period.date_to),
            "known_on": str(period.known_on or ""),
        }

    def action_take_back(self):
        """The unit takes the signature back, to correct what it has not submitted yet."""
        self._check_mine()
        self._check_state("signed")
        self.sudo().write(
            {"state": "draft", "signed_at": False, "signed_by_id": False, "seal": False}
        )
        return True

    def action_submit(self):
        """Hand the signed report to the level above, which reads it from now on."""
        self._check_mine()
        self._check_state("signed")
        now, today = fields.Datetime.now(), vietnam_time.today()
        for report in self:
            report.sudo().write(
                {
                    "state": "submitted",
                    "submitted_at": now,
                    "submitted_by_id": self.env.uid,
                    "submitted_late": lateness(report.date_due, today, today),
                }
            )
        return True

    # -- the level above ------------------------------------------------------------------

    def action_accept(self):
        """Accept: figures and people are frozen, and what goes up from here counts them.

        :raise UserError: when a row is not what was signed, or a person is claimed twice
        """
        self._check_above()
        self._check_state("submitted")
        self.sudo()._check_acceptable()
        self.sudo().remark_ids.filtered(lambda remark: not remark.settled)._settle()
        self.sudo().write(
            {
                "state": "accepted",
                "accepted_at": fields.Datetime.now(),
                "accepted_by_id": self.env.uid,
            }
        )
        self.sudo()._replace_previous()
        return True

    def _check_acceptable(self):
        for report in self:
            broken = report._breaks()
            if broken:
                raise UserError(
                    self.env._(
                        "%(report)s is not what was signed: %(where)s",
                        report=report.display_name,
                        where=report._tell_break(broken[0]),
                    )
                )
        self._check_claims()

    def _check_claims(self):
        """Two units that both submit one person: neither is accepted without an explanation."""
        claims = self.env["cchc.report.problem"]._find_claims(self)
        explained = {
            (problem.submission_id, problem.key): problem.justification
            for problem in self.problem_ids
            if problem.kind == "claim"
        }
        for claim in claims:
            if not explained.get((claim["submission"], claim["key"])):
                raise UserError(
                    self.env._(
                        "%(report)s can't be accepted: %(problem)s Return it with a remark.",
                        report=claim["submission"].display_name,
                        problem=claim["text"],
                    )
                )

    def action_return(self):
        """Send the reports back with the remarks made on their cells."""
        self._check_above()
        self._check_state("submitted")
        for report in self:
            if not report.remark_ids.filtered(
                lambda remark: remark.from_above and not remark.settled and not remark.answer
            ):
                raise UserError(
                    self.env._(
                        "Say what is to be mended: click on a figure of a sheet, or add a remark."
                    )
                )
        self.sudo().write(
            {
                "state": "returned",
                "signed_at": False,
                "signed_by_id": False,
                "submitted_at": False,
                "submitted_by_id": False,
                "seal": False,
            }
        )
        return True

    # -- screens ------------------------------------------------------------------------

    def action_open_people(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "cchc.report.frozen.person",
            "views": [(False, "list")],
            "domain": [("submission_id", "in", self.sudo()._leaves().ids)],
            "context": {"search_default_group_sheet": 1},
        }

    def action_open_parts(self):
        self.ensure_one()
        return {
            **self.env["ir.actions.actions"]._for_xml_id(
                "cchc_consolidation.cchc_report_submission_action"
            ),
            "name": self.display_name,
            "domain": [
                ("period_id", "=", self.period_id.id),
                ("parent_id.unit_id", "=", self.unit_id.id),
            ],
            "context": {"search_default_current": 1, "search_default_group_state": 1},
        }
