from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..rules.discipline_effect import measure
from .cchc_commendation import COMMENDATION_LEVELS
from .cchc_discipline import DISCIPLINE_FORMS

DISCIPLINE = "cchc_base.group_read_discipline"


class CchcDecisionType(models.Model):
    _inherit = "cchc.decision.type"

    dossier_entry = fields.Selection(
        [
            ("discipline", "A discipline"),
            ("lapse", "The lapse of a discipline"),
            ("commendation", "A commendation"),
        ],
        string="Writes into the dossier",
        help="The entry that each line writes when the decision is issued, and takes back when it "
        "is revoked.",
    )
    discipline_form = fields.Selection(
        DISCIPLINE_FORMS,
        string="Form of discipline",
        help="Empty: each line says which.",
    )


class CchcDecision(models.Model):
    _inherit = "cchc.decision"

    dossier_entry = fields.Selection(related="type_id.dossier_entry")


class CchcDecisionLine(models.Model):
    """Discipline and praise: what a line writes into the lists of the dossier.

    Beside the projection: these are entries of a list, no facts of service.
    """

    _inherit = "cchc.decision.line"

    discipline_form = fields.Selection(
        DISCIPLINE_FORMS,
        string="Form of discipline",
        compute="_compute_discipline_form",
        store=True,
        readonly=False,
        precompute=True,
        groups=DISCIPLINE,
    )
    lapsed_discipline_id = fields.Many2one(
        comodel_name="cchc.discipline",
        string="Discipline that lapses",
        ondelete="set null",
        index="btree_not_null",
        groups=DISCIPLINE,
    )
    commendation_name = fields.Char(string="Form of commendation")
    commendation_level = fields.Selection(COMMENDATION_LEVELS, string="Level of commendation")
    entry_reason = fields.Char(
        string="For what", help="The act that is punished, or the merit that is praised."
    )

    @api.depends("decision_id.type_id")
    def _compute_discipline_form(self):
        for line in self.filtered(lambda line: not line.issued_at):
            kind = line.decision_id.type_id
            if kind.dossier_entry != "discipline":
                line.discipline_form = False
            else:
                line.discipline_form = kind.discipline_form or line.discipline_form

    # -- checks at issue -------------------------------------------------------

    def _check_issuable(self):
        result = super()._check_issuable()
        kinds = self.sudo().type_id.filtered("dossier_entry")
        lines = self.sudo().filtered(lambda line: line.type_id in kinds) if kinds else None
        if lines:
            kinds = self.env["cchc.decision.type"].search([("discipline_form", "!=", False)])
            by_form = {kind.discipline_form: kind for kind in kinds}
            for line in lines:
                getattr(line, f"_check_{line.type_id.dossier_entry}")(by_form)
        return result

    def _check_discipline(self, by_form):
        self._check_named("discipline_form", "entry_reason")
        own = self.type_id.discipline_form
        if own and self.discipline_form != own:
            raise UserError(
                self.env._(
                    "%(person)s: a decision of the type “%(type)s” has one form of discipline. "
                    "Choose another type for another form.",
                    person=self.employee_id.name,
                    type=self.type_id.name,
                )
            )
        # What ends a post or the service is a type of its own, which ends these facts.
        other = by_form.get(self.discipline_form)
        if not own and other:
            raise UserError(
                self.env._(
                    "%(person)s: this form of discipline also changes post or service. Draft a "
                    "decision of the type “%(type)s”.",
                    person=self.employee_id.name,
                    type=other.name,
                )
            )
        if self.discipline_form == "salary_reduction":
            self._check_named("step")

    def _check_lapse(self, _by_form):
        self._check_named("lapsed_discipline_id")
        entry = self.lapsed_discipline_id
        if entry.employee_id != self.employee_id or entry.lapse_line_id:
            raise UserError(
                self.env._(
                    "%(person)s: choose a discipline of this person that no other decision has "
                    "ended.",
                    person=self.employee_id.name,
                )
            )

    def _check_commendation(self, _by_form):
        self._check_named("commendation_name")

    def _check_named(self, *names):
        missing = [
            self._fields[name]._description_string(self.env) for name in names if not self[name]
        ]
        if missing:
            raise UserError(
                self.env._(
                    "%(person)s: enter %(facts)s.",
                    person=self.employee_id.name,
                    facts=", ".join(missing),
                )
            )

    # -- what follows ----------------------------------------------------------

    def _enter_in_dossiers(self):
        """Write the entries of the lists, together for all people."""
        lines = self.sudo()
        by_entry = lines.filtered("type_id.dossier_entry").grouped(
            lambda line: line.type_id.dossier_entry
        )
        for entry, own in by_entry.items():
            getattr(own, f"_enter_{entry}")()

    def _entry_values(self):
        self.ensure_one()
        decision = self.decision_id
        return {
            "employee_id": self.employee_id.id,
            "decision_line_id": self.id,
            "document_number": decision.number,
            "document_date": decision.date_signed,
            "issuer": decision.authority or decision.unit_id.name,
        }

    def _enter_discipline(self):
        entries = self.env["cchc.discipline"]
        terms = entries._terms()
        self._enter(
            entries,
            [
                {
                    **line._entry_values(),
                    "when": line.date_effective.strftime("%d/%m/%Y"),
                    "form": line.discipline_form,
                    "reason": line.entry_reason,
                    "lapses_on": measure(
                        line.discipline_form, line.date_effective, None, "", terms
                    ).lapses,
                }
                for line in self
            ],
        )

    def _enter_commendation(self):
        self._enter(
            self.env["cchc.commendation"],
            [
                {
                    **line._entry_values(),
                    "when": line.decision_id.date_signed.strftime("%d/%m/%Y"),
                    "name": line.commendation_name,
                    "level": line.commendation_level,
                    "note": line.entry_reason,
                }
                for line in self
            ],
        )

    @api.model
    def _enter(self, entries, rows):
        """Create the entries; one that an officer wrote from the same paper is tied instead."""
        known = entries.search(
            [
                ("employee_id", "in", [row["employee_id"] for row in rows]),
                ("document_number", "in", [row["document_number"] for row in rows]),
                ("decision_line_id", "=", False),
            ]
        )
        by_paper = {(row.employee_id.id, row.document_number): row for row in known}
        fresh = []
        for row in rows:
            same = by_paper.pop((row["employee_id"], row["document_number"]), None)
            if same:
                same.write(row)
            else:
                fresh.append(row)
        entries.create(fresh)

    def _enter_lapse(self):
        self.flush_recordset()
        self._update_entries(
            SQL(
                """
                UPDATE cchc_discipline d
                   SET lapses_before = d.lapses_on, lapses_on = l.date_effective,
                       lapse_line_id = l.id
                  FROM cchc_decision_line l
                 WHERE l.lapsed_discipline_id = d.id AND l.id = ANY(%s)
                RETURNING d.employee_id
                """,
                self.ids,
            )
        )

    def _take_out_of_dossiers(self):
        """Take back what the lines wrote, now that they are revoked."""
        for name in ("cchc.discipline", "cchc.commendation"):
            self.env[name].sudo().search([("decision_line_id", "in", self.ids)]).unlink()
        if any(line.type_id.dossier_entry == "lapse" for line in self):
            self._update_entries(
                SQL(
                    """
                    UPDATE cchc_discipline
                       SET lapses_on = lapses_before, lapses_before = NULL, lapse_line_id = NULL
                     WHERE lapse_line_id = ANY(%s)
                    RETURNING employee_id
                    """,
                    self.ids,
                )
            )

    @api.model
    def _update_entries(self, statement):
        """One statement whatever the number of people; what hangs on the entries follows."""
        entries = self.env["cchc.discipline"].sudo()
        entries.flush_model()
        self.env.cr.execute(statement)
        people = {person for (person,) in self.env.cr.fetchall()}
        entries.invalidate_model()
        entries._after_change(self.env["hr.employee"].sudo().browse(people))

    def _compute_summary(self):
        result = super()._compute_summary()
        told = self.env.su or self.env.user.has_group(DISCIPLINE)
        for line in self:
            parts = [line.summary, line.commendation_name]
            if told and line.discipline_form:
                parts.append(line._show(line._fields["discipline_form"], line.discipline_form))
            if told and line.lapsed_discipline_id:
                parts.append(line.lapsed_discipline_id.sudo().display_name)
            line.summary = "; ".join(filter(None, parts))
        return result
