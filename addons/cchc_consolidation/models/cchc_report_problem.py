from odoo import api, fields, models
from odoo.exceptions import UserError

from .cchc_report_submission import EDITABLE

KINDS = [
    ("ledger", "People against the establishment"),
    ("balance", "Opening + in − out = closing"),
    ("opening", "Differs from the last report"),
    ("check", "Check between cells"),
    ("claim", "Two units report one person"),
    ("workbook", "Workbook against the establishment"),
    ("names", "Workbook against its list of names"),
    ("coverage", "Reports missing below"),
]


class CchcReportProblem(models.Model):
    """Something in a report that does not tie: it is corrected, or explained in writing.

    Found anew whenever the report is computed; an explanation stays with what it explains.
    Providers are methods `_find_<kind>` that take reports and yield dictionaries of
    ``submission, key, place, text``; each works for all reports at once.
    """

    _name = "cchc.report.problem"
    _description = "What does not tie in a report"
    _order = "kind, id"
    _rec_name = "text"

    submission_id = fields.Many2one(
        comodel_name="cchc.report.submission",
        string="Report",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    kind = fields.Selection(KINDS, required=True, readonly=True)
    key = fields.Char(required=True, readonly=True)
    place = fields.Char(string="Where", readonly=True)
    text = fields.Text(string="What does not tie", required=True, readonly=True)
    justification = fields.Text(
        string="Explanation", help="Why it stands like this; the level above reads it."
    )

    def write(self, vals):
        self.check_access("write")
        if not self.env.su:
            if vals.keys() - {"justification"}:
                raise UserError(self.env._("Only the explanation is written by hand."))
            self.submission_id._check_mine()
            self.submission_id._check_state(*EDITABLE)
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        if not self.env.su:
            raise UserError(self.env._("What does not tie is corrected or explained, not deleted."))

    @api.model
    def _find(self, submissions):
        """Look for everything that does not tie in these reports, anew.

        What was found before and still stands keeps its row, and with it its explanation.
        """
        before = {
            (problem.submission_id, problem.kind, problem.key): problem
            for problem in self.search([("submission_id", "in", submissions.ids)])
        }
        self.env.flush_all()
        vals_list = []
        for kind, _label in KINDS:
            method = getattr(self, f"_find_{kind}", None)
            for found in method(submissions) if method else ():
                report = found["submission"]
                vals = {"place": found.get("place"), "text": found["text"]}
                known = before.pop((report, kind, found["key"]), None)
                if not known:
                    key = {"submission_id": report.id, "kind": kind, "key": found["key"]}
                    vals_list.append({**key, **vals})
                elif (known.place, known.text) != (vals["place"], vals["text"]):
                    known.write(vals)
        self.browse([problem.id for problem in before.values()]).unlink()
        return self.create(vals_list)
