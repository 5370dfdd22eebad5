import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_base.tools.vietnam_time import VIETNAM

from ..documents import published_list
from ..rules.published import digest, text_of


def _day_of(moment):
    """The day in Việt Nam of a moment as Odoo stores it."""
    return moment.replace(tzinfo=pytz.utc).astimezone(VIETNAM).date()


class CchcRecruitmentPublication(models.Model):
    """A list of results as it was published, by candidate number, with the hash of its text.

    The database refuses to change it. A ranking after a re-marking makes another one, which says
    what it changes of the one before.
    """

    _name = "cchc.recruitment.publication"
    _description = "Published list of results"
    _inherit = ["cchc.document"]
    _order = "session_id desc, number desc"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, readonly=True, index=True,
        ondelete="restrict",
    )  # fmt: skip
    # Told at once, not related: the database refuses to fill it in later.
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, readonly=True, index=True, ondelete="restrict"
    )
    number = fields.Integer(string="List number", readonly=True, aggregator=None, required=True)
    title = fields.Char(readonly=True, required=True)
    rows = fields.Json(string="Rows (data)", readonly=True, export_string_translation=False)
    text = fields.Text(string="List", readonly=True)
    digest = fields.Char(string="SHA-256", readonly=True, required=True)
    published_at = fields.Datetime(readonly=True, required=True)
    published_by_id = fields.Many2one(
        comodel_name="res.users", string="Published by", readonly=True, ondelete="restrict"
    )
    previous_id = fields.Many2one(
        comodel_name="cchc.recruitment.publication", readonly=True, ondelete="restrict",
        string="The one before", index="btree_not_null",
    )  # fmt: skip
    differences = fields.Text(string="What it changes", readonly=True)
    row_count = fields.Integer(compute="_compute_row_count", string="Rows")

    _number_unique = models.Constraint(
        "UNIQUE (session_id, number)", "This list was published already."
    )

    def init(self):
        result = super().init()
        install_append_only(self.env.cr, self._table)
        return result

    def write(self, vals):  # pylint: disable=method-required-super
        self.check_access("write")
        raise UserError(self.env._("A published list stays as it was published."))

    @api.depends("rows")
    def _compute_row_count(self):
        for row in self:
            row.row_count = len(row.rows or ())

    @api.depends("title", "number")
    def _compute_display_name(self):
        for row in self:
            row.display_name = self.env._(
                "%(title)s, list %(number)s", title=row.title, number=row.number
            )

    def _is_intact(self):
        """Whether the stored rows still give the stored text, and this the hash."""
        self.ensure_one()
        text = text_of(self.title, self.rows or ())
        return text == self.text and digest(text) == self.digest

    def action_verify(self):
        """Say whether the list is the one that was published."""
        self.ensure_one()
        self.check_access("read")
        intact = self._is_intact()
        told = (
            self.env._("The stored list gives the published hash: nothing was changed.")
            if intact
            else self.env._("The stored list does not give the published hash: it was changed!")
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if intact else "danger",
                "message": told,
                "sticky": not intact,
            },
        }

    # -- on paper ------------------------------------------------------------------

    def _document_name(self):
        self.ensure_one()
        return f"Ket qua tuyen dung_{self.session_id.id}_{self.number}"

    def _document_context(self):
        history = self.env["hr.department"].sudo()._unit_history()
        contexts = {}
        for row in self:
            day = _day_of(row.published_at)
            issuer = row.unit_id._document_issuer(history, day)
            contexts[row.id] = published_list.paper(
                issuer=issuer,
                day=day,
                title=row.title,
                number=row.number,
                rows=row.rows or [],
                digest=row.digest,
                differences=(row.differences or "").splitlines(),
            )
        return contexts

    @api.model
    def _document_samples(self):
        return published_list.samples()
