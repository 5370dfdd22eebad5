from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..fields import PartialDate
from ..rules import partial_date


class CchcHeldPost(models.Model):
    """A post beside the main one: in the Party, a mass organisation, an elected body.

    2C-BNV/2008 item 12, TT 06/2023/TT-BNV items 25 to 27, 2C/TCTW-98 item 3. Posts of the
    administration come by decisions.
    """

    _name = "cchc.held.post"
    _description = "Post in the Party or an organisation"
    _inherit = ["cchc.dossier.item"]
    _order = "kind, start_date desc, id desc"

    kind = fields.Selection(
        [
            ("party", "Party"),
            ("union", "Mass organisation"),
            ("elected", "Elected body"),
            ("concurrent", "Concurrent post"),
        ],
        required=True,
        default="party",
    )
    title = fields.Char(string="Post", required=True)
    body = fields.Char(string="Organisation")
    is_concurrent = fields.Boolean(string="Concurrently")
    start = PartialDate(string="From")
    start_date = fields.Date(compute="_compute_start_date", store=True)
    when = fields.Char(string="Until", help="Empty while the post is held.")
    allowance = fields.Float(digits=(5, 2), aggregator=None, help="Coefficient of the allowance.")

    @api.depends("start")
    def _compute_start_date(self):
        for post in self:
            post.start_date = post.start and partial_date.parse(post.start).first_day()

    @api.constrains("start", "when")
    def _check_order(self):
        for post in self:
            if post.start_date and post.when_date and post.when_date < post.start_date:
                raise ValidationError(self.env._("%s: the post ends before it starts.", post.title))
