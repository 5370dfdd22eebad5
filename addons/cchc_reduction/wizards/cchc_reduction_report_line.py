from odoo import fields, models

from odoo.addons.cchc_base.fields import Dong


class CchcReductionReportLine(models.TransientModel):
    """A row of the report, with the dossiers behind it."""

    _name = "cchc.reduction.report.line"
    _description = "Row of the report on reduction"
    _order = "sequence, id"

    report_id = fields.Many2one(
        comodel_name="cchc.reduction.report", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer()
    level = fields.Integer()
    name = fields.Char()
    approved = fields.Integer(string="People approved")
    gone = fields.Integer(string="People who left")
    amount = Dong(string="Benefits (đồng)")
    budget = Dong(string="From the budget (đồng)")
    own = Dong(string="Paid by the unit (đồng)")
    paid = Dong(string="Paid (đồng)")
    dossier_ids = fields.Many2many(comodel_name="cchc.reduction.dossier", string="Dossiers")

    def action_open_dossiers(self):
        """The people behind the row."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cchc_reduction.cchc_reduction_dossier_action"
        )
        return action | {
            "name": self.name,
            "display_name": self.name,
            "domain": [("id", "in", self.dossier_ids.ids)],
            "context": {},
            "path": False,
        }
