from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from ..rules import document_number


class CchcDecisionRegister(models.Model):
    """The register of an agency's decisions in one year, and the numbers that it gives out.

    NĐ 30/2020/NĐ-CP, điều 15: documents are numbered within an agency, from 01 each year, one
    series for each symbol. Who takes a number changes this row, so two clerks take turns.
    """

    _name = "cchc.decision.register"
    _description = "Register of decisions"
    _order = "year desc, unit_id, symbol"
    _rec_names_search = ["symbol"]

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
    )
    year = fields.Integer(
        required=True, aggregator=None, default=lambda self: fields.Date.context_today(self).year
    )
    symbol = fields.Char(
        required=True, help="What follows the number: QĐ-SNV in 125/QĐ-SNV. One series each."
    )
    automatic = fields.Boolean(
        string="Numbers are given here",
        help="The next number is taken with a button, without gaps. Otherwise it is entered as "
        "the clerical office gave it.",
    )
    last_number = fields.Integer(
        string="Last number",
        required=True,
        default=0,
        aggregator=None,
        help="The highest number given so far. When the register is begun on paper: its last "
        "number there.",
    )
    decision_ids = fields.One2many(
        comodel_name="cchc.decision", inverse_name="register_id", string="Decisions", readonly=True
    )
    decision_count = fields.Integer(compute="_compute_decisions", string="Number of decisions")
    missing = fields.Char(
        compute="_compute_decisions",
        string="Numbers not here",
        help="Numbers below the last one with no decision here: given to others or on paper.",
    )
    note = fields.Char()

    _once = models.Constraint(
        "UNIQUE (unit_id, year, symbol)", "The agency has this register for that year already."
    )
    _not_negative = models.Constraint(
        "CHECK (last_number >= 0)", "The last number of a register is 0 or more."
    )

    @api.depends("symbol", "year", "unit_id.name")
    def _compute_display_name(self):
        for register in self:
            register.display_name = f"{register.symbol} · {register.year}"

    @api.depends("decision_ids.register_ordinal")
    def _compute_decisions(self):
        found = dict(
            self.env["cchc.decision"]
            .sudo()
            ._read_group(
                [("register_id", "in", self.ids)], ["register_id"], ["register_ordinal:array_agg"]
            )
        )
        for register in self:
            ordinals = found.get(register._origin.sudo(), [])
            register.decision_count = len(ordinals)
            pairs = document_number.gaps(ordinals)
            shown = [str(a) if a == b else f"{a}–{b}" for a, b in pairs[:20]]
            register.missing = ", ".join(shown) + (" …" if len(pairs) > 20 else "") or False

    # -- opened by who issues for the agency ------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        units = {vals.get("unit_id") for vals in vals_list} - {None, False}
        self.env["hr.department"].browse(units)._check_in_charge()
        return super().create([self._normalise(vals) for vals in vals_list])

    def write(self, vals):
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        identity = {"unit_id", "year", "symbol"} & vals.keys()
        if identity and any(register.sudo().decision_ids for register in self):
            raise UserError(
                self.env._(
                    "The register %s has numbers already: open another one instead.",
                    self[:1].display_name,
                )
            )
        result = super().write(self._normalise(vals))
        if "last_number" in vals:
            self._check_last_number()
        return result

    @api.model
    def _normalise(self, vals):
        if vals.get("symbol"):
            vals = {**vals, "symbol": "".join(vals["symbol"].split()).upper().strip("/")}
        return vals

    def _check_last_number(self):
        """Not of a register that is just being opened: nothing was given in it."""
        highest = dict(
            self.env["cchc.decision"]
            .sudo()
            ._read_group(
                [("register_id", "in", self.ids)], ["register_id"], ["register_ordinal:max"]
            )
        )
        for register in self:
            given = highest.get(register.sudo(), 0)
            if register.last_number < given:
                raise ValidationError(
                    self.env._(
                        "Register %(register)s: the number %(given)s was given already; the last "
                        "number can't be %(last)s.",
                        register=register.display_name,
                        given=given,
                        last=register.last_number,
                    )
                )

    @api.constrains("year")
    def _check_year(self):
        for register in self:
            if not 1945 <= register.year <= 2200:
                raise ValidationError(
                    self.env._("Register %s: enter a year of four digits.", register.symbol)
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        for register in self:
            if register.sudo().decision_ids:
                raise UserError(
                    self.env._(
                        "The register %s has decisions: it can't be deleted.", register.display_name
                    )
                )

    # -- numbers ----------------------------------------------------------------

    @api.model
    def _of(self, keys):
        """Registers by (agency id, year, symbol), opened where there is none yet."""
        found = self._existing(keys)
        return found | self._open(set(keys) - found.keys())

    @api.model
    def _existing(self, keys):
        """Registers by (agency id, year, symbol) as far as they are open."""
        found = {}
        if not keys:
            return found
        registers = self.sudo().search(
            [
                ("unit_id", "in", list({unit for unit, _year, _symbol in keys})),
                ("year", "in", list({year for _unit, year, _symbol in keys})),
            ]
        )
        for register in registers:
            found[register.unit_id.id, register.year, register.symbol] = register
        return found

    @api.model
    def _open(self, keys):
        """New registers by (agency id, year, symbol)."""
        keys = sorted(keys)
        opened = self.sudo().create(
            [{"unit_id": unit, "year": year, "symbol": symbol} for unit, year, symbol in keys]
        )
        return dict(zip(keys, opened, strict=True))

    def _take(self):
        """The next number. The row stays changed until the transaction ends, so whoever comes
        at the same moment waits and is tried again: no number twice, and none lost."""
        self.ensure_one()
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cchc_decision_register SET last_number = last_number + 1 "
                "WHERE id = %s RETURNING last_number",
                self.id,
            )
        )
        (number,) = self.env.cr.fetchone()
        self.invalidate_recordset(["last_number"])
        return number

    def _give_back(self, ordinal):
        """Whether the last number given is ``ordinal`` and is free again."""
        self.ensure_one()
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cchc_decision_register SET last_number = last_number - 1 "
                "WHERE id = %s AND last_number = %s",
                self.id,
                ordinal,
            )
        )
        self.invalidate_recordset(["last_number"])
        return bool(self.env.cr.rowcount)

    @api.model
    def _raise_last_numbers(self, highest):
        """Numbers that were entered by hand count as given.

        :param highest: the highest of them by the id of its register
        """
        if not highest:
            return
        registers = self.browse(highest)
        registers.flush_recordset()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_decision_register r SET last_number = given.highest
                  FROM unnest(%s::int[], %s::int[]) AS given(register_id, highest)
                 WHERE r.id = given.register_id AND r.last_number < given.highest
                """,
                registers.ids,
                list(highest.values()),
            )
        )
        registers.invalidate_recordset(["last_number"])

    def action_open_decisions(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "cchc.decision",
            "view_mode": "list,form",
            "domain": [("register_id", "=", self.id)],
            "context": {"create": False},
        }
