from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.cchc_base.tools.problems import translate

from ..rules import service_terms
from ..rules.spans import Span
from .cchc_service_facts import STAFFING_CATEGORIES

# Luật Viên chức: public employees work by contract; NĐ 111/2022: contract workers.
CONTRACT_CATEGORIES = ("public_employee", "contract_111")


class CchcLabourContract(models.Model):
    """A contract of work of a public employee or a contract worker.

    The chain of renewals follows from the dates: the one before is the one that ended last.
    """

    _name = "cchc.labour.contract"
    _description = "Contract of work"
    _inherit = ["cchc.dossier.span"]

    document_number = fields.Char(string="Contract number", required=True)
    document_date = fields.Date(string="Signed on")
    category = fields.Selection(
        STAFFING_CATEGORIES,
        string="Staffing category",
        compute="_compute_category",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
    )
    kind = fields.Selection(
        [("contract_fixed", "Fixed-term"), ("contract_open", "Open-ended")], required=True
    )
    date_to = fields.Date(string="Agreed until", help="Last day of a fixed-term contract.")
    ended_on = fields.Date(index=True, help="Last day, if the contract was ended earlier.")
    end_reason = fields.Selection(
        [
            ("replaced", "Replaced by a new contract"),
            ("agreed", "Ended by agreement"),
            ("by_person", "Ended by the person"),
            ("by_unit", "Ended by the unit"),
            ("moved", "Moved to another unit"),
            ("retired", "Retired"),
        ]
    )
    job = fields.Char(string="Work agreed")
    signer_name = fields.Char()
    signer_title = fields.Char()
    previous_id = fields.Many2one(
        comodel_name="cchc.labour.contract", string="Follows", compute="_compute_chain"
    )
    place_in_chain = fields.Integer(
        string="Fixed-term contracts in a row", compute="_compute_chain"
    )
    warning = fields.Text(string="To check", compute="_compute_warning")

    _dates_in_order = models.Constraint(
        "CHECK ((date_to IS NULL OR date_to >= date_from) "
        "AND (ended_on IS NULL OR ended_on >= date_from))",
        "A contract ends before it starts: correct one of its dates.",
    )
    _end_agreed = models.Constraint(
        "CHECK (date_to IS NULL OR ended_on IS NULL OR ended_on <= date_to)",
        "A contract can't be ended after its agreed last day: sign another one instead.",
    )
    _number_unique = models.Constraint(
        "UNIQUE (employee_id, document_number)",
        "The person already has a contract with this number.",
    )

    @api.depends("employee_id", "document_number")
    def _compute_display_name(self):
        for contract in self:
            parts = (contract.document_number, contract.employee_id.name)
            contract.display_name = " · ".join(part for part in parts if part)

    @api.depends("employee_id")
    def _compute_category(self):
        for contract in self:
            category = contract.employee_id.sudo().staffing_category
            if category in CONTRACT_CATEGORIES or not contract.category:
                contract.category = (
                    category if category in CONTRACT_CATEGORIES else "public_employee"
                )

    def _as_rule(self):
        self.ensure_one()
        return service_terms.Contract(
            kind=self.kind,
            span=Span(self.date_from, self.ended_on or self.date_to or None),
            number=self.document_number or "",
            agreed_to=self.date_to or None,
        )

    def _others(self):
        """The other contracts of each contract's person, read for all at once."""
        known = self.sudo().search([("employee_id", "in", self.employee_id.ids)])
        by_person = known.grouped("employee_id")
        return {
            contract: by_person.get(contract.employee_id.sudo(), known.browse())
            - contract._origin.sudo()
            for contract in self
        }

    @api.depends("employee_id", "kind", "date_from", "date_to", "ended_on")
    def _compute_chain(self):
        for contract, others in self._others().items():
            earlier = others.filtered(
                lambda other, contract=contract: (
                    contract.date_from and other.date_from < contract.date_from
                )
            )
            contract.previous_id = earlier.sorted("date_from")[-1:].id
            contract.place_in_chain = (
                service_terms.fixed_in_a_row(
                    contract._as_rule(), [other._as_rule() for other in others]
                )
                if contract.kind == service_terms.FIXED and contract.date_from
                else 0
            )

    def action_renew(self):
        """The next contract, filled in: it begins on the day after this one."""
        self.ensure_one()
        last = self.ended_on or self.date_to
        if not last:
            raise UserError(
                self.env._("%s has no last day, so nothing follows it.", self.display_name)
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Next contract"),
            "res_model": self._name,
            "view_mode": "form",
            "views": [(False, "form")],
            "context": {
                "default_employee_id": self.employee_id.id,
                "default_kind": self.kind,
                "default_date_from": last + timedelta(days=1),
                "default_job": self.job,
                "default_signer_name": self.signer_name,
                "default_signer_title": self.signer_title,
            },
        }

    def _problems(self):
        rules = self.env["cchc.term.rule"]._rows()
        found = {}
        for contract, others in self._others().items():
            if not contract.kind or not contract.date_from or not contract.employee_id:
                found[contract] = []
                continue
            found[contract] = service_terms.check_contract(
                contract._as_rule(),
                [other._as_rule() for other in others],
                service_terms.rule_for(rules, contract.kind, contract.category, contract.date_from),
                contract.document_date or None,
            )
        return found

    @api.constrains("employee_id", "category", "kind", "date_from", "date_to", "ended_on")
    def _check_contract(self):
        for contract, problems in self._problems().items():
            blocking = [translate(self.env, item) for item in problems if item.blocking]
            if blocking:
                raise ValidationError(
                    self.env._(
                        "%(person)s – contract %(number)s: %(problems)s",
                        person=contract.employee_id.name,
                        number=contract.document_number,
                        problems=" ".join(blocking),
                    )
                )

    @api.depends("employee_id", "category", "kind", "date_from", "date_to", "ended_on")
    def _compute_warning(self):
        for contract, problems in self._problems().items():
            texts = [translate(self.env, item) for item in problems if not item.blocking]
            contract.warning = "\n".join(text[:1].upper() + text[1:] for text in texts) or False

    @api.model
    def _covering_query(self, day):
        """SQL of the people with a contract on a day."""
        return self.sudo()._search(
            [
                ("date_from", "<=", day),
                "|",
                ("ended_on", ">=", day),
                "&",
                ("ended_on", "=", False),
                "|",
                ("date_to", ">=", day),
                ("date_to", "=", False),
            ]
        )
