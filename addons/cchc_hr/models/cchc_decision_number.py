from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.documents import official

from ..rules import document_number


class CchcDecisionType(models.Model):
    _inherit = "cchc.decision.type"

    is_registered = fields.Boolean(
        string="Numbered in the register",
        default=True,
        help="Decisions of the type have a number of their own in their agency's register.",
    )


class CchcDecision(models.Model):
    """The number of a decision: one decision for a number of an agency's register in a year."""

    _inherit = "cchc.decision"

    register_id = fields.Many2one(
        comodel_name="cchc.decision.register",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    register_ordinal = fields.Integer(readonly=True, copy=False, aggregator=None)
    register_key = fields.Char(readonly=True, copy=False)
    takes_number = fields.Boolean(compute="_compute_takes_number", export_string_translation=False)

    # Before the registers a number was looked at together with its day; what is in no register
    # (the opening of dossiers, an old number that occurs twice) still is.
    _number_unique = models.UniqueIndex(
        "(unit_id, number, date_signed) "
        "WHERE number IS NOT NULL AND state != 'draft' AND register_id IS NULL",
        "This unit has already issued a decision with this number and date.",
    )
    _register_unique = models.UniqueIndex(
        "(register_id, register_key) WHERE register_id IS NOT NULL",
        "The number has been given to another decision of this register.",
    )

    @api.model
    def _adopt_numbers(self):
        """Put decisions issued before there were registers into theirs, the earliest first.

        A number that occurs twice in a year stays outside for the later one: both were signed,
        and no register can hold them; the list of decisions shows what is in none.
        """
        self.env["cchc.decision.type"].flush_model(["is_registered"])
        self.env.cr.execute(
            SQL(
                """
                SELECT d.id, u.agency_id, EXTRACT(YEAR FROM d.date_signed)::int, d.number
                  FROM cchc_decision d
                  JOIN hr_department u ON u.id = d.unit_id
                  JOIN cchc_decision_type t ON t.id = d.type_id
                 WHERE d.state <> 'draft' AND d.register_id IS NULL AND t.is_registered
                   AND d.number IS NOT NULL AND d.date_signed IS NOT NULL
                 ORDER BY d.issued_at, d.id
                """
            )
        )
        rows = [
            (key, (agency, year, number.symbol), number)
            for key, agency, year, text in self.env.cr.fetchall()
            if (number := document_number.parse(text)).symbol
        ]
        registers = self.env["cchc.decision.register"]._of({place for _id, place, _no in rows})
        taken, highest = set(), {}
        for key, place, number in rows:
            register = registers[place]
            if (register.id, number.key) in taken:
                continue
            taken.add((register.id, number.key))
            highest[register.id] = max(highest.get(register.id, 0), number.ordinal)
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE cchc_decision
                       SET register_id = %(register)s, register_key = %(key)s,
                           register_ordinal = %(ordinal)s
                     WHERE id = %(id)s AND NOT EXISTS (
                        SELECT FROM cchc_decision
                         WHERE register_id = %(register)s AND register_key = %(key)s)
                    """,
                    register=register.id,
                    key=number.key,
                    ordinal=number.ordinal,
                    id=key,
                )
            )
        self.env["cchc.decision.register"]._raise_last_numbers(highest)

    @api.depends("unit_id", "date_signed", "type_id", "state", "register_id")
    def _compute_takes_number(self):
        """Whether “Take number” has something to give."""
        Register = self.env["cchc.decision.register"].sudo()
        automatic = Register.search(
            [("automatic", "=", True), ("unit_id", "in", self.unit_id.sudo().agency_id.ids)]
        )
        places = {(register.unit_id, register.year) for register in automatic}
        for decision in self:
            day = decision.date_signed or fields.Date.context_today(decision)
            decision.takes_number = (
                decision.state == "draft"
                and not decision.register_id
                and decision.type_id.is_registered
                and (decision.unit_id.sudo().agency_id._origin, day.year) in places
            )

    # -- a number is taken --------------------------------------------------------

    def action_take_number(self):
        """Give the drafts the next numbers of their agency's register, in their order."""
        self.check_access("write")
        self._check_draft()
        for decision in self.filtered(lambda one: not one.register_id):
            day = decision.date_signed or fields.Date.context_today(decision)
            register = decision._automatic_register(day)
            ordinal = register._take()
            super(CchcDecision, decision).write(
                {
                    "number": document_number.write(ordinal, register.symbol),
                    "date_signed": day,
                    "register_id": register.id,
                    "register_ordinal": ordinal,
                    "register_key": str(ordinal),
                }
            )
        return True

    def _automatic_register(self, day):
        self.ensure_one()
        agency = self.unit_id.sudo().agency_id
        registers = (
            self.env["cchc.decision.register"]
            .sudo()
            .search(
                [
                    ("unit_id", "=", agency.id),
                    ("year", "=", day.year),
                    ("automatic", "=", True),
                ]
            )
        )
        symbol = self._own_symbol()
        register = registers.filtered(lambda one: one.symbol == symbol) or registers
        if len(register) != 1:
            raise UserError(
                self.env._(
                    "%(agency)s has no register that gives numbers in %(year)s. Open one under "
                    "Decisions / Registers, or enter the number by hand.",
                    agency=agency.name,
                    year=day.year,
                )
            )
        return register

    def _own_symbol(self):
        agency = self.unit_id.sudo().agency_id
        return f"QĐ-{agency.document_code or official.agency_code(agency.name)}".upper()

    def action_give_number_back(self):
        """Free the number of a draft that is not signed after all: the last one given only."""
        self.check_access("write")
        self._check_draft()
        for decision in self.filtered("register_id").sorted("register_ordinal", reverse=True):
            decision._check_number_free_to_go()
            super(CchcDecision, decision).write(
                {
                    "number": False,
                    "register_id": False,
                    "register_ordinal": 0,
                    "register_key": False,
                }
            )
        return True

    def _check_number_free_to_go(self):
        self.ensure_one()
        if not self.register_id.sudo()._give_back(self.register_ordinal):
            raise UserError(
                self.env._(
                    "The number %(number)s can't be given back: later ones were given since, and "
                    "the register must have no gap. Use it for another decision: change the "
                    "content of this draft.",
                    number=self.number,
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_numbered(self):
        numbered = self.filtered("register_id").sorted("register_ordinal", reverse=True)
        for decision in numbered:
            decision._check_number_free_to_go()

    @api.model_create_multi
    def create(self, vals_list):
        stamps = {"register_id": False, "register_ordinal": 0, "register_key": False}
        return super().create([{**vals, **stamps} for vals in vals_list])

    def write(self, vals):
        if {"register_id", "register_ordinal", "register_key"} & vals.keys():
            raise UserError(self.env._("A number is entered or taken, not a place in a register."))
        if {"number", "unit_id", "date_signed"} & vals.keys():
            self._check_number_kept(vals)
        return super().write(vals)

    def _check_number_kept(self, vals):
        """The number that a draft has taken is the register's; its day may move in the year."""
        for decision in self.sudo().filtered("register_id"):
            day = fields.Date.to_date(vals.get("date_signed", decision.date_signed))
            if (
                vals.get("number", decision.number) != decision.number
                or vals.get("unit_id", decision.unit_id.id) != decision.unit_id.id
                or not day
                or day.year != decision.register_id.year
            ):
                raise UserError(
                    self.env._(
                        "%s was given by the register: give the number back before changing the "
                        "number, the unit or the year.",
                        decision.number,
                    )
                )

    # -- entered in the register at issue ------------------------------------------

    def _enter_in_registers(self):
        """Give every decision its place in its agency's register of the year.

        :raise UserError: naming the decision that has the number already
        """
        Register = self.env["cchc.decision.register"]
        places, numbers = {}, {}
        for decision in self.sudo().filtered(
            lambda one: one.type_id.is_registered and not one.register_id
        ):
            number = document_number.parse(decision.number)
            symbol = number.symbol or decision._own_symbol()
            agency = decision.unit_id.agency_id
            places[decision] = (agency.id, decision.date_signed.year, symbol)
            numbers[decision] = number
        existing = Register._existing(set(places.values()))
        taken = self._taken({register.id for register in existing.values()})
        registers = existing | Register._open(set(places.values()) - existing.keys())
        for decision, place in places.items():
            register, number = registers[place], numbers[decision]
            other = taken.get((register.id, number.key))
            if other:
                decision._refuse_number(register, other)
            if register.automatic and number.ordinal > register.last_number:
                raise UserError(
                    self.env._(
                        "%(number)s: numbers of the register %(register)s are given here. Empty "
                        "the number and use “Take number”.",
                        number=decision.number,
                        register=register.display_name,
                    )
                )
            taken[register.id, number.key] = decision
            super(CchcDecision, decision).write(
                {
                    "register_id": register.id,
                    "register_ordinal": number.ordinal,
                    "register_key": number.key,
                }
            )
        highest = {}
        for decision, place in places.items():
            key, ordinal = registers[place].id, numbers[decision].ordinal
            highest[key] = max(highest.get(key, 0), ordinal)
        Register._raise_last_numbers(highest)
        return True

    def _taken(self, register_ids):
        """Decisions of the registers with the numbers of ``self``, by register and key."""
        if not register_ids:
            return {}
        keys = [document_number.parse(decision.number).key for decision in self]
        found = self.sudo().search(
            [("register_id", "in", list(register_ids)), ("register_key", "in", keys)]
        )
        return {(one.register_id.id, one.register_key): one for one in found - self}

    def _refuse_number(self, register, other):
        raise UserError(
            self.env._(
                "The number %(number)s of %(agency)s in %(year)s has been given to another "
                "decision: “%(subject)s”, signed on %(day)s. Enter another number.",
                number=self.number,
                agency=register.unit_id.name,
                year=register.year,
                subject=other.subject or other.type_id.name,
                day=format_date(self.env, other.date_signed),
            )
        )
