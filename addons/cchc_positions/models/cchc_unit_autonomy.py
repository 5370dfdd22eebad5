from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.cchc_base.fields import Dong
from odoo.addons.cchc_base.models.cchc_unit_version import PROJECTED
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.problems import translate

from ..rules.decree_60_2021 import AutonomyError, classify
from .cchc_autonomy_band import GROUPS


class CchcUnitAutonomy(models.Model):
    """The decision on the financial autonomy of a public service unit, with its estimate.

    Degree = A ÷ B × 100 (NĐ 60/2021 điều 10). What the approval puts in force is the autonomy
    group, written as a row of the unit's dated history.
    """

    _name = "cchc.unit.autonomy"
    _description = "Autonomy of a public service unit"
    _inherit = ["cchc.approval"]
    _order = "date_from desc, unit_id, id desc"

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("kind_id.code", "=", "public_service_unit")],
        tracking=True,
    )
    year = fields.Integer(
        string="Estimate of", required=True, aggregator=None,
        default=lambda self: vietnam_time.today().year,
    )  # fmt: skip
    date_from = fields.Date(string="In force from", required=True, tracking=True)
    date_to = fields.Date(string="In force until", index=True, tracking=True)
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document",
        string="Decision",
        ondelete="restrict",
        copy=False,
        tracking=True,
    )
    pays_investment = fields.Boolean(
        help="The unit pays its investment itself; group 1 asks for it."
    )
    unit_class = fields.Selection(
        [("special", "Special"), ("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")],
        string="Class",
        help="Hạng of the unit, where the same decision sets it. Empty: as it is.",
    )
    item_ids = fields.One2many(
        comodel_name="cchc.unit.autonomy.item",
        inverse_name="autonomy_id",
        string="Estimate",
        copy=True,
    )
    total_a = Dong(string="Revenues (A)", compute="_compute_degree", store=True)
    total_b = Dong(string="Regular spending (B)", compute="_compute_degree", store=True)
    degree = fields.Float(
        string="Degree (%)", digits=(12, 2), compute="_compute_degree", store=True, aggregator=None
    )
    group = fields.Selection(GROUPS, compute="_compute_degree", store=True)
    band = fields.Char(compute="_compute_degree", store=True)
    explanation = fields.Text(compute="_compute_degree", store=True)
    is_followed = fields.Boolean(
        string="Followed by another",
        compute="_compute_is_followed",
        search="_search_is_followed",
        compute_sudo=True,
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "The decision ends before it begins."
    )

    @api.depends("unit_id", "date_from")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.unit_id.name or ''} · {row.year or ''}"

    @api.depends("item_ids.amount", "item_ids.side", "pays_investment", "date_from")
    def _compute_degree(self):
        bands = self.env["cchc.autonomy.band"]._bands()
        for row in self:
            sides = {"revenue": [], "spending": []}
            for item in row.item_ids.filtered("side"):
                sides[item.side].append(item.amount)
            row.total_a = sum(sides["revenue"])
            row.total_b = sum(sides["spending"])
            row.degree = row.group = row.band = row.explanation = False
            on = row.date_from or vietnam_time.today()
            try:
                result = classify(
                    sides["revenue"], sides["spending"], bands, on, row.pays_investment
                )
            except AutonomyError as error:
                row.explanation = translate(self.env, error.problem)
                continue
            row.degree = float(result["degree"])
            row.group = result.value.group
            row.band = result.value.name
            row.explanation = "\n".join(result.explain())

    @api.model
    def _latest_by_unit(self, units=None):
        """The day of the latest approved decision of each unit."""
        domain = Domain("state", "=", "approved")
        if units is not None:
            domain &= Domain("unit_id", "in", units.ids)
        return dict(self.sudo()._read_group(domain, ["unit_id"], ["date_from:max"]))

    def _compute_is_followed(self):
        latest = self._latest_by_unit(self.unit_id)
        for row in self:
            last = latest.get(row.unit_id)
            row.is_followed = bool(last and row.date_from and last > row.date_from)

    @api.model
    def _search_is_followed(self, operator, value):
        if operator != "in":
            return NotImplemented
        last = Domain.OR(
            Domain("unit_id", "=", unit.id) & Domain("date_from", "<", day)
            for unit, day in self._latest_by_unit().items()
        )
        return last if True in value else ~last

    @api.constrains("unit_id")
    def _check_unit(self):
        for row in self:
            if row.unit_id.kind_id.code != "public_service_unit":
                raise ValidationError(
                    self.env._(
                        "%s is no public service unit: it has no autonomy group.",
                        row.unit_id.display_name,
                    )
                )

    # -- the road to approval -----------------------------------------------------

    def _check_submittable(self):
        for row in self:
            if not row.group:
                raise UserError(
                    self.env._(
                        "%(row)s: the estimate gives no group. %(why)s",
                        row=row.display_name,
                        why=row.explanation or "",
                    )
                )

    def _check_approvable(self):
        self._check_submittable()
        for row in self:
            if not row.document_id:
                raise UserError(
                    self.env._("%s: enter the decision on the autonomy.", row.display_name)
                )
            row.unit_id._check_in_force(row.date_from)

    def _on_approved(self):
        for row in self:
            row._record_in_history()

    def _record_in_history(self):
        """Bring the group, and the class if decided, in the unit's history from the day on.

        Later rows that merely carried on the former group are recorded again with the new one.
        """
        self.ensure_one()
        live = (
            self.unit_id.sudo()
            .unit_version_ids.filtered(lambda row: not row.voided_at)
            .sorted("date_from")
        )
        former = live.filtered(lambda row: row.date_from <= self.date_from)[-1:]
        new = {"autonomy_group": self.group}
        if self.unit_class:
            new["unit_class"] = self.unit_class
        if all(former[name] == value for name, value in new.items()):
            return
        carried = live.filtered(
            lambda row: (
                row.date_from > self.date_from
                and not row.dissolved
                and row.autonomy_group == former.autonomy_group
            )
        )
        same_day = former.filtered(lambda row: row.date_from == self.date_from)
        rows = [self._history_row(former, new, self.date_from, self.document_id)]
        rows += [self._history_row(row, new, row.date_from, row.document_id) for row in carried]
        replaced = same_day | carried
        with self.env["cchc.establishment"]._together() as env:
            if replaced:
                replaced.with_env(env(su=True)).action_void()
            env["cchc.unit.version"].sudo().create(rows)

    def _history_row(self, source, new, day, document):
        return {
            "unit_id": self.unit_id.id,
            "date_from": day,
            "document_id": document.id,
            "confidence": source.confidence,
            "note": self.env._("Autonomy: %s", self.document_id.number),
            **{
                name: source[name].id if source._fields[name].relational else source[name]
                for name in PROJECTED
            },
            **new,
        }
