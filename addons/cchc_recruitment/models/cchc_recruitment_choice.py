from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.append_only import install_append_only


class CchcRecruitmentChoice(models.Model):
    """Whom the head chose among equals for the last places of a post, and why.

    It holds for these equals only: points that change later are ranked by the decree first.
    """

    _name = "cchc.recruitment.choice"
    _description = "Choice of the head among equals"
    _order = "id desc"
    _rec_name = "post_id"

    post_id = fields.Many2one(
        comodel_name="cchc.recruitment.post", required=True, readonly=True, index=True,
        ondelete="restrict",
    )  # fmt: skip
    # Told at once, not related: the database refuses to fill them in later.
    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, readonly=True, index=True,
        ondelete="restrict",
    )  # fmt: skip
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, readonly=True, index=True, ondelete="restrict"
    )
    equals = fields.Json(string="Equals (ids)", readonly=True, export_string_translation=False)
    chosen = fields.Json(string="Chosen (ids)", readonly=True, export_string_translation=False)
    equals_told = fields.Char(string="Among", readonly=True)
    chosen_told = fields.Char(string="Chosen", readonly=True)
    reason = fields.Text(required=True, readonly=True)
    document = fields.Char(required=True, readonly=True, help="Number and date of the decision.")

    def init(self):
        result = super().init()
        install_append_only(self.env.cr, self._table)
        return result

    def write(self, vals):  # pylint: disable=method-required-super
        self.check_access("write")
        raise UserError(self.env._("What the head chose stays as it was recorded."))
