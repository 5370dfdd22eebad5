from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.cchc_base.tools import vietnam_time

# How long a file is lent when nothing else is agreed; the circulars set no number of days.
USUAL_DAYS = 7


class CchcPaperFileLoan(models.Model):
    """Somebody reads a paper file or takes it out: the register of TT 07/2019, forms HS06, HS07."""

    _name = "cchc.paper.file.loan"
    _description = "Loan of a paper file"
    _order = "lent_on desc, id desc"

    file_id = fields.Many2one(
        comodel_name="cchc.paper.file",
        string="Paper file",
        required=True,
        ondelete="restrict",
        index=True,
    )
    employee_id = fields.Many2one(related="file_id.employee_id", string="Person")
    keeper_id = fields.Many2one(related="file_id.keeper_id")
    manner = fields.Selection(
        [("read", "Read in place"), ("taken", "Taken out"), ("copied", "Copied")],
        required=True,
        default="taken",
    )
    borrower = fields.Char(required=True, help="Name and title of who reads or takes the file.")
    borrower_unit = fields.Char(string="Agency of the borrower")
    purpose = fields.Char(required=True)
    approved_by = fields.Char(help="Who allowed it.")
    request_number = fields.Char(string="Request (form HS06)")
    lent_on = fields.Date(required=True, default=fields.Date.context_today)
    due_on = fields.Date(
        required=True,
        compute="_compute_due_on",
        store=True,
        precompute=True,
        readonly=False,
        index=True,
    )
    returned_on = fields.Date()
    returned_state = fields.Char(string="State on return")
    overdue = fields.Boolean(compute="_compute_overdue", search="_search_overdue")

    _dates_in_order = models.Constraint(
        "CHECK (due_on >= lent_on AND (returned_on IS NULL OR returned_on >= lent_on))",
        "A file comes back after it was lent: correct one of the dates.",
    )
    _one_at_a_time = models.UniqueIndex(
        "(file_id) WHERE returned_on IS NULL AND manner = 'taken'",
        "The file is lent already: record its return first.",
    )

    @api.depends("file_id", "borrower")
    def _compute_display_name(self):
        for loan in self:
            loan.display_name = f"{loan.file_id.display_name or ''} → {loan.borrower or ''}"

    @api.depends("lent_on", "manner")
    def _compute_due_on(self):
        for loan in self:
            days = USUAL_DAYS if loan.manner == "taken" else 0
            loan.due_on = loan.lent_on and loan.lent_on + timedelta(days=days)

    @api.depends("due_on", "returned_on")
    def _compute_overdue(self):
        today = vietnam_time.today()
        for loan in self:
            loan.overdue = bool(loan.due_on and not loan.returned_on and loan.due_on < today)

    @api.model
    def _search_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = Domain("returned_on", "=", False) & Domain("due_on", "<", vietnam_time.today())
        return domain if True in value else ~domain

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        files = self.env["cchc.paper.file"].browse(
            {vals.get("file_id", self.env.context.get("default_file_id")) for vals in vals_list}
            - {None, False}
        )
        files.check_access("write")
        for file in files:
            if file.state not in ("kept", "lent"):
                states = dict(file._fields["state"]._description_selection(self.env))
                raise UserError(
                    self.env._(
                        "Paper file %(file)s can't be lent: %(state)s.",
                        file=file.display_name,
                        state=states[file.state].lower(),
                    )
                )
        return super().create(vals_list)

    def write(self, vals):
        self.check_access("write")
        if "file_id" in vals:
            raise UserError(self.env._("A loan belongs to its file: delete it and enter it anew."))
        return super().write(vals)

    @api.constrains("lent_on", "returned_on")
    def _check_days(self):
        today = vietnam_time.today()
        for loan in self:
            if max(loan.lent_on, loan.returned_on or loan.lent_on) > today:
                raise ValidationError(
                    self.env._(
                        "Loan of %s: a day in the future can't be recorded.",
                        loan.file_id.display_name,
                    )
                )

    def action_return(self):
        """The files are back today."""
        self.filtered(lambda loan: not loan.returned_on).returned_on = vietnam_time.today()
        return True

    # -- printing -------------------------------------------------------------

    def action_print_form(self):
        self.ensure_one()
        return self.env["cchc.paper.form"]._open("hs06", loan_id=self, file_id=self.file_id)

    def action_print_research(self):
        """What is asked and allowed before a file is read (form HS06), one for each."""
        return self.env["cchc.paper.form"]._slips("hs06", self)
