from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.cchc_base.engine.sheet import Letterhead
from odoo.addons.cchc_base.models.cchc_document import MIMETYPES, PrintedFile, file_name

from ..lists import paper_file
from ..lists.workbook import write_workbook
from ..models.paper_form_reader import PaperFormReader

# What each slip is about; a register is about an agency.
SUBJECTS = {"hs04": "transfer_id", "hs05": "transfer_id", "hs06": "loan_id", "hs07": "file_id"}


class CchcPaperForm(models.TransientModel):
    """A form of the paper file to be printed: a slip about one file, or a register."""

    _name = "cchc.paper.form"
    _description = "Form of paper files"
    _inherit = ["cchc.document"]

    form = fields.Selection(
        [
            ("hs04", "HS04: handover slip, signed by both sides"),
            ("hs05", "HS05: transfer slip"),
            ("hs06", "HS06: research slip"),
            ("hs07", "HS07: tracking sheet of uses"),
            ("hs08a", "HS08a: register of files"),
            ("hs08b", "HS08b: register of handovers"),
            ("hs08c", "HS08c: register of uses"),
        ],
        string="Form to print",
        required=True,
        default="hs08a",
    )
    is_register = fields.Boolean(compute="_compute_subject", export_string_translation=False)
    subject = fields.Char(compute="_compute_subject", export_string_translation=False)
    file_id = fields.Many2one(
        comodel_name="cchc.paper.file", string="Paper file", ondelete="cascade"
    )
    transfer_id = fields.Many2one(
        comodel_name="cchc.paper.file.transfer", string="Handover", ondelete="cascade"
    )
    loan_id = fields.Many2one(comodel_name="cchc.paper.file.loan", ondelete="cascade")
    keeper_id = fields.Many2one(
        comodel_name="hr.department",
        string="Register of",
        ondelete="cascade",
        domain="[('kind_id', '!=', False)]",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
    )
    date_from = fields.Date(string="From")
    date_to = fields.Date(string="To")

    @api.depends("form")
    def _compute_subject(self):
        for form in self:
            form.subject = SUBJECTS.get(form.form, "keeper_id")
            form.is_register = form.subject == "keeper_id"

    @api.model_create_multi
    def create(self, vals_list):
        made = super().create(vals_list)
        made._check_subjects()
        return made

    def write(self, vals):
        result = super().write(vals)
        self._check_subjects()
        return result

    def _check_subjects(self):
        """What the user may not read is not named here either."""
        for name in ("file_id", "transfer_id", "loan_id"):
            self[name].check_access("read")

    @api.model
    def _open(self, form, **subject):
        """The action that asks for the form, filled in."""
        action = self.env["ir.actions.actions"]._for_xml_id("cchc_hr.cchc_paper_form_action")
        context = {"default_form": form}
        context |= {f"default_{name}": record.id for name, record in subject.items()}
        return {**action, "context": context}

    @api.model
    def _slips(self, form, records):
        """PDF of one slip for each record."""
        field = SUBJECTS[form]
        return self.create(
            [{"form": form, field: record.id} for record in records]
        ).action_print_pdf()

    # -- printing -------------------------------------------------------------

    def action_print_xlsx(self):
        return self._document_download("xlsx")

    @api.model
    def _document_formats(self):
        return (*super()._document_formats(), "xlsx")

    def _document_templates(self):
        codes = {f"ho_so_{form.form}": form for form in self}
        found = self.env["cchc.document.template"].sudo().search([("code", "in", list(codes))])
        by_code = {template.code: template for template in found}
        none = self.env["cchc.document.template"]
        return {form.id: by_code.get(f"ho_so_{form.form}", none) for form in self}

    def _check_printable(self):
        for form in self:
            if not form[form.subject]:
                label = form._fields[form.subject]._description_string(self.env)
                raise UserError(self.env._("Choose what the form is about: %s.", label))
            if form.date_from and form.date_to and form.date_from > form.date_to:
                raise UserError(self.env._("The register ends before it begins: correct a date."))

    def _document_context(self):
        self._check_subjects()
        return PaperFormReader(self).contexts()

    @api.model
    def _document_samples(self):
        return paper_file.samples()

    def _document_name(self):
        record = self[self.subject].sudo()
        whose = record if self.subject in ("file_id", "keeper_id") else record.file_id
        return f"{self.form.upper()} {whose.display_name}"

    @api.model
    def _document_bundle_name(self):
        return "Phiếu hồ sơ giấy"

    def _print_documents(self, file_format):
        if file_format != "xlsx":
            return super()._print_documents(file_format)
        self.ensure_one()
        self.check_access("read")
        if not self.is_register:
            raise UserError(self.env._("Only registers are printed as workbooks."))
        self._check_printable()
        self._check_subjects()
        reader = PaperFormReader(self)
        issuer = reader.issuer(self.keeper_id)
        letterhead = Letterhead(
            issuer=tuple(([issuer["parent"]] if issuer["parent"] else []) + issuer["lines"]),
            has_parent=bool(issuer["parent"]),
            place=issuer["place"],
            signatures=paper_file.SIGNATURES,
            paper="a4",
        )
        content = write_workbook(reader.register(self), letterhead, reader.today)
        name = f"{file_name(self._document_name())}.xlsx"
        return PrintedFile(name, MIMETYPES["xlsx"], content)

    # -- rows of the registers ------------------------------------------------

    def _register_rows(self):
        """The records of a register: what the user reads, of the agency, between the days."""
        agency = self.keeper_id.id
        model, day, place = {
            "hs08a": ("cchc.paper.file", "opened_on", Domain("keeper_id", "=", agency)),
            "hs08b": (
                "cchc.paper.file.transfer",
                "sent_on",
                Domain("from_unit_id", "=", agency) | Domain("to_unit_id", "=", agency),
            ),
            "hs08c": ("cchc.paper.file.loan", "lent_on", Domain("keeper_id", "=", agency)),
        }[self.form]
        domain = place
        if self.date_from:
            domain &= Domain(day, ">=", self.date_from)
        if self.date_to:
            domain &= Domain(day, "<=", self.date_to)
        return self.env[model].search(domain, order="number" if self.form == "hs08a" else day)
