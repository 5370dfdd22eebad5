from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.append_only import install_append_only

from ..documents import announcement as paper
from ..rules import announcement as rule


class CchcRecruitmentAnnouncement(models.Model):
    """An announcement as it was published on its day; a change is a version of its own.

    Its words are kept in plain values: what candidates read once stays readable, whatever the
    session says today. The database refuses changes.
    """

    _name = "cchc.recruitment.announcement"
    _description = "Announcement of recruitment"
    _inherit = ["cchc.document"]
    _order = "session_id desc, number desc"

    session_id = fields.Many2one(
        comodel_name="cchc.recruitment.session", required=True, index=True, ondelete="restrict"
    )
    unit_id = fields.Many2one(related="session_id.unit_id", store=True, index=True)
    number = fields.Integer(string="Version", required=True, aggregator=None)
    published_on = fields.Date(required=True)
    reason = fields.Char(string="Why it was changed")
    content = fields.Json(required=True)
    digest = fields.Char(required=True, help="SHA-256 of the words.")
    changes = fields.Html(compute="_compute_changes", string="What changed")

    _once = models.Constraint(
        "UNIQUE (session_id, number)", "The session already has this version."
    )

    def init(self):
        columns = ("session_id", "number", "published_on", "reason", "content", "digest")
        install_append_only(self.env.cr, self._table, columns=columns)

    @api.depends("session_id", "number")
    def _compute_display_name(self):
        for row in self:
            row.display_name = self.env._(
                "%(session)s – version %(number)s", session=row.session_id.name, number=row.number
            )

    @api.depends("content")
    def _compute_changes(self):
        for row in self:
            row.changes = self.env["ir.qweb"]._render(
                "cchc_recruitment.announcement_changes", {"rows": row._differences()}
            )

    def _differences(self):
        """What this version says otherwise than the one before."""
        self.ensure_one()
        before = self.search(
            [("session_id", "=", self.session_id.id), ("number", "=", self.number - 1)]
        )
        return rule.differences(before.content, self.content) if before else ()

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        if not self.env.su:
            raise UserError(self.env._("A version is made by announcing or changing a session."))
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if vals:
            raise UserError(
                self.env._("What was announced stays: announce a change of it instead.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("What was announced stays: announce a change of it instead."))

    # -- on paper --------------------------------------------------------------------------

    def _document_context(self):
        history = self.env["hr.department"].sudo()._unit_history()
        return {
            row.id: paper.context(
                row.unit_id.sudo()._document_issuer(history, row.published_on),
                row.published_on,
                row.content,
                row.number,
                row.reason or "",
                row._differences(),
            )
            for row in self
        }

    @api.model
    def _document_samples(self):
        return paper.samples()

    def _document_name(self):
        return f"Thong bao tuyen dung {self.session_id.name} lan {self.number}"

    @api.model
    def _document_bundle_name(self):
        return "Thong bao tuyen dung"
