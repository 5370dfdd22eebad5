from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.append_only import install_append_only


class CchcPositionScheme(models.Model):
    """A position scheme (đề án vị trí việc làm) of an agency: all its positions from a day on.

    Effective from ``date_from``, recorded at ``approved_at``. The latest scheme approved for a day
    is the one in force; a correction is a new scheme for the same day, so what was believed before
    stays answerable.
    """

    _name = "cchc.position.scheme"
    _description = "Position scheme"
    _inherit = ["cchc.approval"]
    _order = "unit_id, date_from desc, id desc"
    _rec_names_search = ["name", "unit_id.name"]

    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, precompute=True, required=True
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        tracking=True,
    )
    staff = fields.Selection(
        [("civil_servant", "Civil servants"), ("public_employee", "Public employees")],
        compute="_compute_staff",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Whose rules apply: the groups, the catalogue and the ratios differ.",
    )
    date_from = fields.Date(string="In force from", required=True, tracking=True)
    date_to = fields.Date(
        string="In force until",
        help="Only where the decision itself ends it. Otherwise the next scheme does.",
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Decision of approval",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    previous_id = fields.Many2one(
        comodel_name="cchc.position.scheme", string="Started from", readonly=True, copy=False
    )
    line_ids = fields.One2many(
        comodel_name="cchc.position.scheme.line",
        inverse_name="scheme_id",
        string="Positions",
        copy=True,
    )
    headcount = fields.Integer(
        string="Total headcount", compute="_compute_headcount", store=True, aggregator="sum"
    )
    necessity = fields.Text(string="Legal basis and necessity")
    proposals = fields.Text(string="Proposals of the agency")
    appraisal = fields.Text(string="Remarks of the appraisal")

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The scheme ends before it begins."
    )
    _in_force_idx = models.Index("(unit_id, date_from DESC) WHERE approved_at IS NOT NULL")

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=SQL("OLD.approved_at IS NOT NULL"),
            columns=(
                *("unit_id", "staff", "date_from", "date_to", "document_id", "state"),
                *("approved_at", "approved_by_id"),
            ),
        )
        return result

    @api.depends("unit_id", "date_from")
    def _compute_name(self):
        for scheme in self:
            year = scheme.date_from.year if scheme.date_from else ""
            scheme.name = (
                scheme.name
                or self.env._(
                    "Position scheme %(year)s – %(unit)s", year=year, unit=scheme.unit_id.name or ""
                ).strip()
            )

    @api.depends("unit_id.kind_id.code")
    def _compute_staff(self):
        for scheme in self:
            service = scheme.unit_id.kind_id.code in self._public_service_kinds()
            scheme.staff = "public_employee" if service else "civil_servant"

    @api.model
    def _public_service_kinds(self):
        """Codes of the kinds of units whose staff are public employees."""
        return frozenset({"public_service_unit"})

    @api.depends("line_ids.headcount")
    def _compute_headcount(self):
        for scheme in self:
            scheme.headcount = sum(scheme.line_ids.mapped("headcount"))

    @api.constrains("unit_id")
    def _check_unit_scope(self):
        for scheme in self:
            if not self.env.su and not self.env.user._check_in_scope(scheme.unit_id):
                raise ValidationError(
                    self.env._(
                        "%s is not among your units: you can't propose its scheme.",
                        scheme.unit_id.display_name,
                    )
                )

    # -- the road to approval ----------------------------------------------------

    def _check_submittable(self):
        for scheme in self:
            if not scheme.line_ids:
                raise UserError(
                    self.env._("%s: add at least one position first.", scheme.display_name)
                )
            scheme.line_ids._check_complete()

    def _check_approvable(self):
        for scheme in self:
            if not scheme.document_id:
                raise UserError(
                    self.env._(
                        "%s: enter the decision that approves the scheme.", scheme.display_name
                    )
                )
            scheme.line_ids._check_complete()

    def _on_approved(self):
        self.line_ids._put_in_force()
