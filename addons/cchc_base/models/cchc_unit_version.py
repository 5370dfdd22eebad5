from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..tools.append_only import install_append_only
from ..tools.vietnam_time import end_of_day

# The facts of a unit that change over time, with the field of `hr.department` that shows today's.
PROJECTED = ("name", "parent_id", "kind_id", "level_id", "unit_class", "autonomy_group", "sequence")


class CchcUnitVersion(models.Model):
    """What a unit was from a date on, until its next row.

    Rows have two dates: ``date_from`` (effective) and ``recorded_at`` (known). A mistake is
    corrected by voiding the row and recording another; nothing is overwritten, so the tree "on
    31/12, as known on 15/01" stays answerable.
    """

    _name = "cchc.unit.version"
    _description = "Unit at a date"
    _order = "unit_id, date_from desc, id desc"

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, ondelete="restrict", index=True
    )
    date_from = fields.Date(string="Effective from", required=True, index=True)
    date_to = fields.Date(string="Until", readonly=True)
    dissolved = fields.Boolean(help="From this date on the unit no longer exists.")

    # The facts
    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    parent_id = fields.Many2one(
        comodel_name="hr.department", string="Parent unit", ondelete="restrict", index=True
    )
    kind_id = fields.Many2one(comodel_name="cchc.unit.kind", ondelete="restrict")
    level_id = fields.Many2one(comodel_name="cchc.admin.level", ondelete="restrict")
    unit_class = fields.Selection(
        [("special", "Special"), ("1", "I"), ("2", "II"), ("3", "III"), ("4", "IV")],
        string="Class",
    )
    autonomy_group = fields.Selection(
        # NĐ 60/2021, điều 9: four groups of public service units by their financial autonomy.
        [("1", "Group 1"), ("2", "Group 2"), ("3", "Group 3"), ("4", "Group 4")],
    )

    # Where it comes from
    document_id = fields.Many2one(comodel_name="cchc.legal.document", ondelete="restrict")
    confidence = fields.Selection(
        [("seen", "Read in a document"), ("derived", "Derived"), ("memory", "To be verified")],
        default="seen",
        required=True,
    )
    note = fields.Char()
    recorded_at = fields.Datetime(default=fields.Datetime.now, readonly=True, required=True)
    voided_at = fields.Datetime(readonly=True)
    voided_by_id = fields.Many2one(comodel_name="res.users", readonly=True)

    _one_row_a_day = models.UniqueIndex(
        "(unit_id, date_from) WHERE voided_at IS NULL",
        "This unit already has a change on that date. Void it first.",
    )

    @api.depends("unit_id", "date_from")
    def _compute_display_name(self):
        for version in self:
            version.display_name = f"{version.name} ({format_date(self.env, version.date_from)})"

    def _check_tree(self):
        """No unit is its own ancestor, on any day from the change on.

        Not a constraint: Odoo would ask it while the row before the new one is still open, when
        two rows of the unit are in force on the day.

        :raise ValidationError: naming the unit and the day
        """
        if not self:
            return
        for day in self._breakpoints(min(self.mapped("date_from"))):
            self._check_tree_at(day)

    @api.model
    def _breakpoints(self, first):
        rows = self.sudo()._read_group(
            [("voided_at", "=", False), ("date_from", ">=", first)], ["date_from:day"]
        )
        return sorted(day for (day,) in rows)

    def _check_tree_at(self, day):
        parent_of = self.env["hr.department"]._tree_at(day)
        for version in self.filtered(lambda row: row.unit_id.id in parent_of):
            seen, unit = set(), version.unit_id.id
            while unit in parent_of:
                if unit in seen:
                    raise ValidationError(
                        self.env._(
                            "%(unit)s: on %(date)s the unit would lie below itself. "
                            "Choose another parent unit.",
                            unit=version.name,
                            date=format_date(self.env, day),
                        )
                    )
                seen.add(unit)
                unit = parent_of[unit]
            if unit:
                parent = self.env["hr.department"].browse(unit)
                raise ValidationError(
                    self.env._(
                        "%(unit)s: its parent unit %(parent)s does not exist on %(date)s.",
                        unit=version.name,
                        parent=parent.name,
                        date=format_date(self.env, day),
                    )
                )

    # -- append-only ---------------------------------------------------------

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            columns=(
                *("unit_id", "date_from", "dissolved", "document_id", "recorded_at"),
                *PROJECTED,
            ),
            once=("voided_at", "voided_by_id"),
        )
        return result

    @api.model_create_multi
    def create(self, vals_list):
        # When a row became known is nobody's to say: neither by value nor by a default of the
        # context or of the user.
        unknown = {"recorded_at": fields.Datetime.now(), "voided_at": False, "voided_by_id": False}
        for vals in vals_list:
            if any(vals.get(name) for name in unknown):
                raise UserError(self.env._("When a change was recorded can't be entered."))
        versions = super().create([{**vals, **unknown} for vals in vals_list])
        versions._close_predecessors()
        versions._check_tree()
        versions.unit_id._project_unit_versions()
        return versions

    def write(self, vals):
        self.check_access("write")
        if not self.env["hr.department"]._is_projecting():
            raise UserError(
                self.env._(
                    "The history of a unit can't be edited. Void the row and record it again."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(self.env._("The history of a unit can't be deleted. Void the row instead."))

    def action_void(self):
        """Withdraw rows that were recorded by mistake; they stay in the register."""
        self.check_access("write")
        for version in self.filtered(lambda row: not row.voided_at):
            live = version.unit_id.unit_version_ids.filtered(lambda row: not row.voided_at)
            if live == version:
                raise UserError(
                    self.env._("%s: the only row of a unit can't be voided.", version.name)
                )
        self._withdraw()

    def _withdraw(self):
        """Void rows, the only one of a unit too: it was to be founded, and will not be."""
        live = self.filtered(lambda row: not row.voided_at)
        live._projecting().write({"voided_at": fields.Datetime.now(), "voided_by_id": self.env.uid})
        live._close_predecessors()
        live.unit_id._project_unit_versions()
        self.env["cchc.unit.version"].search(
            [("unit_id", "in", live.unit_id.ids), ("voided_at", "=", False)]
        )._check_tree()

    def _projecting(self):
        return self.with_env(self.env["hr.department"]._projecting_env())

    def _close_predecessors(self):
        """Maintain ``date_to`` of the live rows: the day before the next one."""
        if not self:
            return
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_unit_version v
                   SET date_to = n.date_to
                  FROM (SELECT id, lead(date_from) OVER (PARTITION BY unit_id ORDER BY date_from)
                                   - 1 AS date_to
                          FROM cchc_unit_version
                         WHERE voided_at IS NULL AND unit_id IN %s) n
                 WHERE n.id = v.id AND v.date_to IS DISTINCT FROM n.date_to
                """,
                tuple(self.unit_id.ids),
            )
        )
        self.env["cchc.unit.version"].invalidate_model(["date_to"])

    @api.model
    def _domain_at(self, on, known_on=None):
        """Rows in force on ``on``; with ``known_on``, by what was recorded when that day ended."""
        domain = Domain("date_from", "<=", on)
        if not known_on:
            return (
                domain
                & Domain("voided_at", "=", False)
                & (Domain("date_to", "=", False) | Domain("date_to", ">=", on))
            )
        known_until = end_of_day(fields.Date.to_date(known_on))
        return (
            domain
            & Domain("recorded_at", "<", known_until)
            & (Domain("voided_at", "=", False) | Domain("voided_at", ">=", known_until))
        )
