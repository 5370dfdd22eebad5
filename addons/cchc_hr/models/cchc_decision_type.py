from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .cchc_service_facts import SERVICE_STATUSES


class CchcDecisionType(models.Model):
    """A type of decision as data: which service facts its lines change, and how it reads."""

    _name = "cchc.decision.type"
    _description = "Type of decision"
    _order = "sequence, id"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    event = fields.Selection(
        [
            ("start", "Starts service"),
            ("change", "Changes service, or a leave from which one returns"),
            ("leave", "Ends service; the person may rejoin"),
            ("end", "Death"),
            ("correct", "Corrects what was recorded"),
            ("revoke", "Revokes other decisions"),
        ],
        required=True,
        default="change",
        help="What the decision does to the person's service; impossible orders are refused.",
    )
    fact_ids = fields.Many2many(
        comodel_name="cchc.service.fact",
        relation="cchc_decision_type_fact",
        string="Facts it may change",
    )
    required_fact_ids = fields.Many2many(
        comodel_name="cchc.service.fact",
        relation="cchc_decision_type_required_fact",
        string="Facts it must state",
    )
    sets_status = fields.Selection(
        SERVICE_STATUSES, string="Sets the service status", help="Whatever the line says."
    )
    cleared_fact_ids = fields.Many2many(
        comodel_name="cchc.service.fact",
        relation="cchc_decision_type_cleared_fact",
        string="Facts it ends",
        help="For example the leadership post, when the person retires.",
    )
    raised_fact_ids = fields.Many2many(
        comodel_name="cchc.service.fact",
        relation="cchc_decision_type_raised_fact",
        string="Marks it sets",
        help="For example “on rotation”.",
    )
    pays_back = fields.Boolean(
        string="May pay back what was withheld",
        help="For the end of a suspension: its lines say who is not disciplined.",
    )
    fact_codes = fields.Char(compute="_compute_fact_codes")
    subject = fields.Char(
        translate=True, help="What the decision is about, as printed under its title."
    )
    grounds = fields.Text(help="Legal grounds that a new decision starts with, one a line.")

    _code_unique = models.Constraint("UNIQUE (code)", "This type code exists.")

    @api.depends("fact_ids")
    def _compute_fact_codes(self):
        """Codes between commas, so that a view can ask for one of them exactly."""
        for kind in self:
            kind.fact_codes = f",{','.join(kind.fact_ids.mapped('code'))},"

    @api.constrains("required_fact_ids", "fact_ids", "raised_fact_ids")
    def _check_facts(self):
        fields_of = self.env["hr.version"]._fields
        for kind in self:
            unreachable = kind.required_fact_ids - kind.fact_ids
            if unreachable:
                raise ValidationError(
                    self.env._(
                        "%(type)s: a line must state %(facts)s but may not change it.",
                        type=kind.name,
                        facts=", ".join(unreachable.mapped("name")),
                    )
                )
            for fact in kind.raised_fact_ids:
                if fields_of[fact.code].type != "boolean":
                    raise ValidationError(
                        self.env._(
                            "%(type)s: “%(fact)s” has values; only a mark can be set.",
                            type=kind.name,
                            fact=fact.name,
                        )
                    )

    def _constant_changes(self):
        """What every line of this type changes, as ``{fact: plain value}``."""
        self.ensure_one()
        changes = dict.fromkeys(self.cleared_fact_ids.mapped("code"))
        changes.update(dict.fromkeys(self.raised_fact_ids.mapped("code"), True))
        if self.sets_status:
            changes["service_status"] = self.sets_status
        return changes
