from odoo import fields, models

from odoo.addons.cchc_base.tools.append_only import install_append_only

from .cchc_recruitment_mark import TURNS


class CchcRecruitmentMarkLog(models.Model):
    """Every change of a mark: who, when, from what, to what. The database lets nothing go."""

    _name = "cchc.recruitment.mark.log"
    _description = "Change of a mark"
    _order = "id desc"

    mark_id = fields.Many2one(
        comodel_name="cchc.recruitment.mark", index="btree_not_null", ondelete="restrict"
    )
    sheet_id = fields.Many2one(
        comodel_name="cchc.recruitment.sheet", index="btree_not_null", ondelete="restrict"
    )
    paper_id = fields.Many2one(
        comodel_name="cchc.recruitment.paper", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(comodel_name="hr.department", index=True, ondelete="restrict")
    user_id = fields.Many2one(
        comodel_name="res.users", string="By", required=True, ondelete="restrict"
    )
    what = fields.Char(string="Script, candidate")
    turn = fields.Selection(TURNS)
    before = fields.Char()
    after = fields.Char()

    def init(self):
        install_append_only(self.env.cr, self._table)
