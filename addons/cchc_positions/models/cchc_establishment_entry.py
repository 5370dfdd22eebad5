from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.tools.append_only import install_append_only

from ..rules.ledger import SIGNS, TRANSFERRED, pairs

ENTRY_KINDS = [
    ("assigned", "Assigned"),
    ("adjusted", "Adjusted"),
    ("cut", "Cut"),
    ("transferred", "Transferred"),
    ("reserved", "Kept in reserve"),
]


class CchcEstablishmentEntry(models.Model):
    """One change of a unit's establishment: append-only, with its day and its document.

    What a unit is assigned on a day is the sum of its entries up to that day. The figure covers
    the unit and all units below it: what is given to a unit below is a part of it. What is kept in
    reserve stays with the unit and can't be distributed further down.
    """

    _name = "cchc.establishment.entry"
    _description = "Entry of the establishment ledger"
    _order = "date_effective desc, id desc"

    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, ondelete="restrict"
    )
    category_id = fields.Many2one(
        comodel_name="cchc.quota.category", required=True, index=True, ondelete="restrict"
    )
    kind = fields.Selection(ENTRY_KINDS, required=True)
    date_effective = fields.Date(string="Effective on", required=True, index=True)
    amount = fields.Integer(
        required=True, help="People, with its sign: a cut of two is −2. A reserve is positive."
    )
    document_id = fields.Many2one(
        comodel_name="cchc.legal.document", required=True, ondelete="restrict", index=True
    )
    counterpart_id = fields.Many2one(
        comodel_name="cchc.establishment.entry",
        string="Other side of the transfer",
        ondelete="restrict",
    )
    reverses_id = fields.Many2one(
        comodel_name="cchc.establishment.entry",
        ondelete="restrict",
        index="btree_not_null",
    )
    unit_version_id = fields.Many2one(
        comodel_name="cchc.unit.version",
        string="Along with the change of a unit",
        ondelete="restrict",
        index="btree_not_null",
    )
    note = fields.Char()
    recorded_at = fields.Datetime(readonly=True, required=True, default=fields.Datetime.now)

    _amount_not_zero = models.Constraint("CHECK (amount <> 0)", "An entry of nothing.")
    _reversed_once = models.UniqueIndex(
        "(reverses_id) WHERE reverses_id IS NOT NULL", "This entry was reversed already."
    )
    _balance_idx = models.Index("(unit_id, category_id, date_effective)")

    def init(self):
        result = super().init()
        install_append_only(
            self.env.cr,
            self._table,
            columns=(
                *("unit_id", "category_id", "kind", "date_effective", "amount", "document_id"),
                *("reverses_id", "unit_version_id", "note", "recorded_at"),
            ),
            once=("counterpart_id",),
        )
        return result

    @api.depends("unit_id", "category_id", "amount", "date_effective")
    def _compute_display_name(self):
        for entry in self:
            entry.display_name = (
                f"{entry.unit_id.name} · {entry.category_id.name} · {entry.amount:+d}"
            )

    @api.model_create_multi
    def create(self, vals_list):
        """Enter changes, all or none, checked together on every day from the first one on."""
        self.check_access("create")
        now = fields.Datetime.now()
        for vals in vals_list:
            self._check_given(vals)
        self._check_not_reversed(
            [vals["reverses_id"] for vals in vals_list if vals.get("reverses_id")]
        )
        entries = super().create(
            [{**vals, "recorded_at": now, "counterpart_id": False} for vals in vals_list]
        )
        entries._check_signs()
        entries._check_reversals()
        entries._pair_transfers()
        entries._check_not_entered_twice()
        self.env["cchc.establishment"]._check_ledger(entries.sudo())
        return entries

    def write(self, vals):
        self.check_access("write")
        if vals:
            raise UserError(
                self.env._(
                    "The ledger is append-only: enter a new entry that reverses the wrong one."
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_never(self):
        raise UserError(
            self.env._("The ledger is append-only: enter a new entry that reverses the wrong one.")
        )

    # -- checks ---------------------------------------------------------------

    @api.model
    def _check_given(self, vals):
        """Refuse an entry without its document, day, unit or amount, in words."""
        names = ("unit_id", "category_id", "kind", "date_effective", "amount", "document_id")
        defaults = self.default_get([name for name in names if name not in vals])
        missing = [name for name in names if not (vals.get(name) or defaults.get(name))]
        if missing:
            unit = self.env["hr.department"].browse(vals.get("unit_id") or []).display_name
            raise ValidationError(
                self.env._(
                    "Entry of %(unit)s: %(fields)s missing. Nothing is entered in the ledger "
                    "without unit, category, day, number of people and legal document.",
                    unit=unit or "…",
                    fields=", ".join(
                        self._fields[name]._description_string(self.env) for name in missing
                    ),
                )
            )

    @api.model
    def _check_not_reversed(self, entry_ids):
        done = self.sudo().search([("reverses_id", "in", entry_ids)], limit=1).reverses_id
        if done:
            raise ValidationError(
                self.env._("%(entry)s was reversed already.", entry=done.display_name)
            )

    def _check_signs(self):
        for entry in self.filtered(lambda entry: not entry.reverses_id):
            sign = SIGNS.get(entry.kind)
            if sign and entry.amount * sign < 0:
                raise ValidationError(
                    self.env._(
                        "%(entry)s: an assignment adds people and a cut takes them away. Give the "
                        "amount its sign, or choose “Adjusted”.",
                        entry=entry.display_name,
                    )
                )

    def _check_reversals(self):
        """A reversal mirrors its entry, from its day or a later one on."""
        for entry in self.filtered("reverses_id"):
            origin = entry.reverses_id.sudo()
            mirrored = (
                not origin.reverses_id
                and origin.unit_id == entry.unit_id
                and origin.category_id == entry.category_id
                and origin.kind == entry.kind
                and origin.amount == -entry.amount
                and origin.date_effective <= entry.date_effective
            )
            if not mirrored:
                raise ValidationError(
                    self.env._(
                        "%(entry)s does not reverse %(origin)s: a reversal has the same unit, "
                        "category and kind, the opposite amount, and no earlier day. A reversal "
                        "itself can't be reversed: enter the change anew.",
                        entry=entry.display_name,
                        origin=origin.display_name,
                    )
                )

    def _pair_transfers(self):
        """Each transfer has two sides, entered in one go with one document."""
        rows = self.filtered(lambda entry: entry.kind == TRANSFERRED)
        found, alone = pairs(
            [
                (
                    (row.category_id.id, row.date_effective, row.document_id.id),
                    row.unit_id.id,
                    row.amount,
                )
                for row in rows
            ]
        )
        if alone:
            raise ValidationError(
                self.env._(
                    "%(entry)s: a transfer needs the unit that gives and the unit that receives, "
                    "as many people, in one action and by one document.",
                    entry=rows[alone[0]].display_name,
                )
            )
        if not found:
            return
        both = [(rows[a].id, rows[b].id) for a, b in found]
        both += [(b, a) for a, b in both]
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_establishment_entry e SET counterpart_id = p.other
                  FROM unnest(%s::int[], %s::int[]) AS p(one, other) WHERE e.id = p.one
                """,
                *map(list, zip(*both, strict=True)),
            )
        )
        rows.invalidate_recordset(["counterpart_id"])

    def _check_not_entered_twice(self):
        """Refuse what the same document says already: it was entered before."""
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                SELECT n.id, o.id
                  FROM cchc_establishment_entry n
                  JOIN cchc_establishment_entry o
                    ON o.unit_id = n.unit_id AND o.category_id = n.category_id
                   AND o.date_effective = n.date_effective AND o.kind = n.kind
                   AND o.document_id = n.document_id AND o.amount = n.amount AND o.id < n.id
                   AND o.reverses_id IS NULL
                   -- One decision may move two units with as many people.
                   AND o.unit_version_id IS NOT DISTINCT FROM n.unit_version_id
                   AND (n.kind <> 'transferred' OR o.id <> ALL(%(ids)s))
                 WHERE n.id = ANY(%(ids)s) AND n.reverses_id IS NULL
                   AND NOT EXISTS (
                       SELECT FROM cchc_establishment_entry r WHERE r.reverses_id = o.id)
                 LIMIT 1
                """,
                ids=self.ids,
            )
        )
        twice = self.env.cr.fetchone()
        if twice:
            entry = self.browse(twice[0]).sudo()
            raise ValidationError(
                self.env._(
                    "%(entry)s on %(day)s by %(document)s is entered already. Reverse that entry "
                    "first if it was wrong.",
                    entry=entry.display_name,
                    day=format_date(self.env, entry.date_effective),
                    document=entry.document_id.display_name,
                )
            )

    # -- screens --------------------------------------------------------------

    def _rows(self):
        """The entries as the rules take them: ``[(unit, category, kind, day, amount)]``."""
        return [
            (row.unit_id.id, row.category_id.id, row.kind, row.date_effective, row.amount)
            for row in self
        ]

    def _action_open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Entered in the ledger"),
            "res_model": self._name,
            "view_mode": "list,form",
            "domain": [("id", "in", self.ids)],
        }
