import base64
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import config, file_open, html_escape

from ..documents import check, package, pdf, render


class CchcDocumentTemplate(models.Model):
    """A Word file with variables, from which the documents of a model are printed.

    An addon ships the file; an administrator may download it, edit it in Word and upload it.
    What was uploaded is kept apart from what is shipped, so that going back is always possible
    and an upgrade of the addon never overwrites an agency's own template.
    """

    _name = "cchc.document.template"
    _description = "Document template"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    model_id = fields.Many2one(
        comodel_name="ir.model", string="Document of", required=True, ondelete="cascade"
    )
    model = fields.Char(related="model_id.model", store=True)
    shipped_path = fields.Char(
        string="Shipped file", readonly=True, help="Path inside the addon that ships the template."
    )
    file = fields.Binary(
        string="Word file",
        compute="_compute_file",
        inverse="_inverse_file",
        help="Download it, edit it in Word, and upload it here again.",
    )
    file_name = fields.Char(compute="_compute_file_name")
    own_file = fields.Binary(attachment=True, copy=False)
    is_own = fields.Boolean(string="Changed here", compute="_compute_is_own")
    variables = fields.Html(compute="_compute_variables", sanitize=False)
    note = fields.Text()

    _code_unique = models.Constraint("UNIQUE (code)", "This template code exists.")

    @api.depends("own_file", "shipped_path")
    def _compute_file(self):
        for template in self:
            content = template._content(missing_ok=True)
            template.file = base64.b64encode(content) if content else False

    def _inverse_file(self):
        for template in self:
            template.own_file = template.file

    @api.depends("code")
    def _compute_file_name(self):
        for template in self:
            template.file_name = f"{template.code or 'template'}.docx"

    @api.depends("own_file")
    def _compute_is_own(self):
        for template in self:
            template.is_own = bool(template._own_content())

    @api.depends("model")
    def _compute_variables(self):
        """What a template of this model may use, with an example of each."""
        for template in self:
            found = check.variables(template._samples())
            rows = "".join(
                f"<tr><td><code>{html_escape(name)}</code></td><td>{html_escape(value)}</td></tr>"
                for name, value in found.items()
            )
            template.variables = rows and (
                f"<table class='table table-sm'><tbody>{rows}</tbody></table>"
            )

    # -- the file -------------------------------------------------------------

    def _content(self, missing_ok=False):
        """Bytes of the file in use: what was uploaded here, else what is shipped."""
        self.ensure_one()
        own = self._own_content()
        if own:
            return own
        if self.shipped_path:
            with file_open(self.shipped_path, "rb", filter_ext=(".docx",)) as shipped:
                return shipped.read()
        if missing_ok:
            return b""
        raise UserError(
            self.env._("The template “%s” has no Word file yet: upload one.", self.name)
        )

    def _own_content(self):
        # Lists ask for sizes instead of contents (`bin_size`); here the content is meant.
        return base64.b64decode(self.with_context(bin_size=False).own_file or b"")

    def _samples(self):
        Model = self.env.get(self.model)
        return Model._document_samples() if hasattr(Model, "_document_samples") else []

    @api.constrains("model_id")
    def _check_model(self):
        for template in self:
            if not hasattr(self.env.get(template.model), "_document_samples"):
                raise ValidationError(
                    self.env._("Nothing is printed from “%s”.", template.model_id.name)
                )

    @api.constrains("own_file", "model_id")
    def _check_own_file(self):
        """Refuse a file that could not print: what is wrong is said before anybody prints."""
        for template in self:
            own = template._own_content()
            if own:
                template._check_content(own)

    def _check_content(self, content):
        self.ensure_one()
        try:
            package.check_package(content)
            unknown = check.check_template(content, self._samples())
        except package.RefusedFile as refused:
            raise ValidationError(self._refusal(refused)) from refused
        except render.TemplateFault as fault:
            raise ValidationError(self._fault_message(fault)) from fault
        if unknown:
            raise ValidationError(
                self.env._(
                    "The template “%(template)s” uses variables that its documents do not have: "
                    "%(names)s. Choose from the list of variables on the template's page.",
                    template=self.name,
                    names=", ".join(unknown),
                )
            )

    def _refusal(self, refused):
        reasons = {
            package.OLD_FORMAT: self.env._(
                "This is a file of an old Word (.doc). In Word choose “Save as” and “.docx”."
            ),
            package.NOT_WORD: self.env._("This is not a Word document (.docx)."),
            package.TOO_LARGE: self.env._(
                "The file is too large: at most %s MB.", package.MAX_BYTES // 1_000_000
            ),
            package.MACROS: self.env._("The file holds macros. Save it as .docx without macros."),
            package.LINKS: self.env._(
                "The file links to %s outside itself. Insert the picture or text into the file.",
                refused.detail,
            ),
        }
        return reasons[refused.reason]

    def _fault_message(self, fault):
        return self.env._(
            "The template “%(template)s” can't be filled: %(message)s\nNear: %(near)s",
            template=self.name,
            message=fault.message,
            near=fault.near or "…",
        )

    def action_reset(self):
        """Go back to the file that the addon ships."""
        self.check_access("write")
        for template in self:
            if not template.shipped_path:
                raise UserError(
                    self.env._("“%s” was made here: there is no shipped file.", template.name)
                )
        self.own_file = False
        return True

    # -- printing -------------------------------------------------------------

    def _render(self, contexts):
        """Word documents filled from ``contexts``, in order.

        :raise UserError: naming the template and what is wrong with it
        """
        self.ensure_one()
        content = self._content()
        try:
            return [render.render(content, context) for context in contexts]
        except render.TemplateFault as fault:
            raise UserError(self._fault_message(fault)) from fault

    @api.model
    def _to_pdf(self, documents):
        """The documents as PDF, in order.

        :raise UserError: when LibreOffice is missing, busy or fails
        """
        try:
            return pdf.to_pdf(documents, Path(config["data_dir"]) / "cchc_documents")
        except pdf.ConverterMissing as error:
            raise UserError(
                self.env._(
                    "PDF needs LibreOffice, which is not installed on the server. Ask its "
                    "administrator to install the package libreoffice-writer-nogui; meanwhile "
                    "print the Word file."
                )
            ) from error
        except pdf.ConverterBusy as error:
            raise UserError(
                self.env._("Many people are printing right now. Try again in a minute.")
            ) from error
        except pdf.ConversionTimedOut as error:
            raise UserError(
                self.env._("Making the PDF took too long. Print fewer documents at once.")
            ) from error
        except pdf.ConversionFailed as error:
            raise UserError(self.env._("LibreOffice could not make the PDF: %s", error)) from error
