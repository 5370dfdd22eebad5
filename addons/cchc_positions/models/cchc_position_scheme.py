from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools import vietnam_time
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
    date_from = fields.Date(
        string="In force from",
        required=True,
        tracking=True,
        default=lambda _self: vietnam_time.today(),
    )
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
    corrects_id = fields.Many2one(
        comodel_name="cchc.position.scheme",
        ondelete="restrict",
        copy=False,
        index=True,
        domain="[('unit_id', '=', unit_id), ('state', '=', 'approved'),"
        " ('date_from', '=', date_from)]",
        help="The scheme of the same day that this one puts right. What was believed until then "
        "stays answerable.",
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
    appraisal = fields.Text(string="Remarks of the appraisal", copy=False)

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The scheme ends before it begins."
    )
    _one_a_day = models.UniqueIndex(
        "(unit_id, date_from) WHERE approved_at IS NOT NULL AND corrects_id IS NULL",
        "The agency already has a scheme in force from this day.",
    )
    _corrected_once = models.UniqueIndex(
        "(corrects_id) WHERE approved_at IS NOT NULL AND corrects_id IS NOT NULL",
        "This scheme was already corrected; correct the latest one.",
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
                *("approved_at", "approved_by_id", "corrects_id"),
            ),
        )
        return result

    @api.depends("unit_id", "date_from")
    def _compute_name(self):
        for scheme in self:
            year = scheme.date_from.year if scheme.date_from else "…"
            unit = scheme.unit_id.name or "…"
            scheme.name = self.env._("Position scheme %(year)s – %(unit)s", year=year, unit=unit)

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

    @api.model_create_multi
    def create(self, vals_list):
        if any(vals.get("appraisal") for vals in vals_list):
            self.browse()._check_under_appraisal()
        return super().create(vals_list)

    def write(self, vals):
        if "appraisal" in vals:
            self._check_under_appraisal()
        return super().write(vals)

    def _check_under_appraisal(self):
        """Remarks are the appraiser's: the agency reads them, and answers by what it changes.

        :raise UserError: when a scheme, or one that is only being made, is not submitted
        """
        if not self or any(scheme.state != "submitted" for scheme in self):
            raise UserError(
                self.env._("Home Affairs enters remarks while the scheme is submitted.")
            )

    @api.constrains("previous_id", "corrects_id")
    def _check_no_circle(self):
        for name in ("previous_id", "corrects_id"):
            if self._has_cycle(name):
                raise ValidationError(
                    self.env._(
                        "A scheme can't follow or correct itself, directly or through others."
                    )
                )

    @api.constrains("corrects_id", "unit_id", "date_from")
    def _check_corrected(self):
        for scheme in self:
            corrected = scheme.corrects_id
            if not corrected:
                continue
            if (corrected.unit_id, corrected.date_from) != (scheme.unit_id, scheme.date_from):
                raise ValidationError(
                    self.env._(
                        "%(scheme)s corrects %(other)s: both must be of one agency and one day.",
                        scheme=scheme.display_name,
                        other=corrected.display_name,
                    )
                )
            if corrected.state != "approved":
                raise ValidationError(
                    self.env._(
                        "%s was never approved: change it instead of correcting it.",
                        corrected.display_name,
                    )
                )

    # -- the road to approval ----------------------------------------------------

    def _check_submittable(self):
        for scheme in self:
            if not scheme.line_ids:
                raise UserError(
                    self.env._("%s: add at least one position first.", scheme.display_name)
                )
            scheme._check_own_day()
            scheme.line_ids._check_complete()

    def _check_approvable(self):
        for scheme in self:
            if not scheme.document_id:
                raise UserError(
                    self.env._(
                        "%s: enter the decision that approves the scheme.", scheme.display_name
                    )
                )
            scheme._check_own_day()
            scheme.line_ids._check_complete()

    def _check_own_day(self):
        """One scheme of an agency for a day; a second one must say that it corrects the first.

        :raise UserError: naming the scheme in the way
        """
        self.ensure_one()
        latest = self.sudo().search(
            [
                ("unit_id", "=", self.unit_id.id),
                ("date_from", "=", self.date_from),
                ("state", "=", "approved"),
                ("id", "!=", self.id),
            ],
            order="approved_at desc, id desc",
            limit=1,
        )
        if latest and self.corrects_id != latest:
            raise UserError(
                self.env._(
                    "%(scheme)s: “%(other)s” is already in force from %(day)s. Choose another day, "
                    "or enter it under “Corrects”.",
                    scheme=self.display_name,
                    other=latest.display_name,
                    day=f"{self.date_from:%d/%m/%Y}",
                )
            )

    def _on_approved(self):
        self.line_ids._put_in_force()
