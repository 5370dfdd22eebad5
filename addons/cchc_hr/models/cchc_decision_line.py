from collections import defaultdict
from datetime import timedelta

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_base.tools.bulk import create_plain, update_plain
from odoo.addons.cchc_base.tools.problems import translate

from ..rules import partial_date, service_checks

# Written by issue and revocation only.
STAGE_FIELDS = frozenset({"issued_at", "revoked_at", "revocation_id", "changes"})
# Copied from the decision and never by hand; a default of the context may name them.
COPIED_FIELDS = frozenset({"state", "type_id", "career_id"})


class CchcDecisionLine(models.Model):
    """What a decision changes for one person from a day on.

    The typed fields (from ``cchc.service.facts``) are the officer's draft; ``changes`` is what was
    issued: fact → value, frozen by the database. The replay reads nothing else.
    """

    _name = "cchc.decision.line"
    _description = "Decision line"
    _inherit = ["cchc.service.facts"]
    _order = "date_effective desc, day_order desc, id desc"

    decision_id = fields.Many2one(
        comodel_name="cchc.decision", required=True, ondelete="cascade", index=True
    )
    type_id = fields.Many2one(related="decision_id.type_id", store=True, index=True)
    state = fields.Selection(related="decision_id.state")
    employee_id = fields.Many2one(
        comodel_name="hr.employee", string="Person", required=True, ondelete="restrict", index=True
    )
    # The person named, or the entry into which this one was merged; none when the merge lets the
    # opening of the other entry count in its place. Written by `cchc.person.merge` in SQL.
    career_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Belongs to the career of",
        compute="_compute_career_id",
        store=True,
        precompute=True,
        copy=False,
        ondelete="restrict",
        index=True,
    )
    date_effective = fields.Date(
        string="Effective on",
        required=True,
        index=True,
        compute="_compute_date_effective",
        store=True,
        precompute=True,
        readonly=False,
    )
    day_order = fields.Integer(
        string="Order within the day",
        default=1,
        required=True,
        aggregator=None,
        help="Lines of one day apply in this order.",
    )
    department_id = fields.Many2one(
        comodel_name="hr.department", string="Unit", ondelete="restrict"
    )
    cleared_fact_ids = fields.Many2many(
        comodel_name="cchc.service.fact",
        string="Facts that end",
        help="Facts that are emptied, for example the leadership post when it is given up.",
    )
    ground = fields.Char(help="The ground by which a process proposed the line.")
    note = fields.Char()
    before = fields.Char(compute="_compute_before")

    # What was issued
    changes = fields.Json(readonly=True, copy=False)
    summary = fields.Char(compute="_compute_summary")
    issued_at = fields.Datetime(readonly=True, copy=False, index=True)
    revoked_at = fields.Datetime(readonly=True, copy=False)
    revocation_id = fields.Many2one(
        comodel_name="cchc.decision", readonly=True, copy=False, ondelete="restrict", index=True
    )

    _standing_idx = models.Index("(career_id) WHERE issued_at IS NOT NULL AND revoked_at IS NULL")
    # Since when, and how lately, decisions are made about the people of a unit.
    _unit_idx = models.Index(
        "(department_id, employee_id, issued_at) WHERE issued_at IS NOT NULL AND revoked_at IS NULL"
    )
    _order_positive = models.Constraint(
        "CHECK (day_order > 0)", "The order within a day starts at 1."
    )
    _one_line_a_person = models.Constraint(
        "UNIQUE (decision_id, employee_id, date_effective, day_order)",
        "A person has two lines of one day in this decision. Give the second a later order.",
    )

    def init(self):
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=SQL("OLD.issued_at IS NOT NULL"),
            columns=(
                *("decision_id", "type_id", "employee_id"),
                *("date_effective", "day_order", "changes", "issued_at"),
                *("discipline_form", "commendation_name", "commendation_level", "entry_reason"),
                "restrictions_told",
                "reward",
            ),
            once=("revoked_at", "revocation_id"),
        )

    @api.depends("employee_id", "date_effective")
    def _compute_display_name(self):
        for line in self:
            day = format_date(self.env, line.date_effective) if line.date_effective else ""
            line.display_name = f"{line.employee_id.name or ''} · {day}"

    # -- drafting -------------------------------------------------------------

    @api.depends("employee_id")
    def _compute_career_id(self):
        for line in self:
            line.career_id = line.employee_id.sudo().merged_into_id or line.employee_id

    @api.depends("decision_id.date_effective")
    def _compute_date_effective(self):
        for line in self.filtered(lambda line: not line.issued_at):
            line.date_effective = (
                line.decision_id.date_effective or line.date_effective or fields.Date.today()
            )

    def _period_before(self):
        self.ensure_one()
        if not self.employee_id or not self.date_effective:
            return self.env["hr.version"]
        # Once issued, the period of that day is what the line has made of the person.
        last = self.date_effective - timedelta(days=1 if self.issued_at else 0)
        return (
            (self.career_id or self.employee_id)
            .sudo()
            .version_ids.filtered(lambda row: row.staffing_category and row.date_version <= last)
            .sorted("date_version")[-1:]
        )

    # -- frozen once issued ----------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(self._as_drafts(vals_list))
        lines._check_drafting()
        for name in ("type_id", "career_id"):
            self.env.add_to_compute(self._fields[name], lines)
        return lines

    @api.model
    def _create_many(self, vals_list):
        """As ``create`` of many lines, which tell plain values only."""
        people = self.env["hr.employee"].sudo().browse({vals["employee_id"] for vals in vals_list})
        people.fetch(["merged_into_id"])
        careers = {person.id: (person.merged_into_id or person).id for person in people}
        drafts = self._as_drafts(vals_list)
        lines = create_plain(
            self, [vals | {"career_id": careers[vals["employee_id"]]} for vals in drafts]
        )
        lines._check_drafting()
        return lines

    @api.model
    def _as_drafts(self, vals_list):
        """What is told of new lines, as far as a draft may tell it."""
        self.check_access("create")
        for vals in vals_list:
            if any(vals.get(name) for name in STAGE_FIELDS):
                raise UserError(self.env._("A line is issued with its decision, never by hand."))
        decision_ids = {vals.get("decision_id") for vals in vals_list} - {None, False}
        self.env["cchc.decision"].browse(decision_ids)._check_draft()
        # By value, so that no default of the context or of the user can say otherwise.
        draft = dict.fromkeys(STAGE_FIELDS, False)
        kinds = {
            decision.id: decision.sudo().type_id.id
            for decision in self.env["cchc.decision"].browse(decision_ids)
        }
        return [
            {
                **{name: value for name, value in vals.items() if name not in COPIED_FIELDS},
                **draft,
                "type_id": kinds.get(vals.get("decision_id"), False),
            }
            for vals in vals_list
        ]

    def write(self, vals):
        self.check_access("write")
        if STAGE_FIELDS & vals.keys():
            raise UserError(self.env._("A line is issued with its decision, never by hand."))
        self._check_drafting()
        if vals.get("decision_id"):
            self.env["cchc.decision"].browse(vals["decision_id"])._check_draft()
        result = super().write(
            {name: value for name, value in vals.items() if name not in COPIED_FIELDS}
        )
        if {"decision_id", "employee_id"} & vals.keys():
            # Odoo asks for the rights on a row before it changes; here it may have changed hands.
            self.check_access("write")
            self._check_drafting()
        return result

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_issued(self):
        self._check_drafting()

    def _check_drafting(self):
        """Lines belong to who may draft their decision, not to whoever sees their people: nobody
        slips a line into a decision that another unit will sign."""
        self.sudo().decision_id._check_draft()
        self.decision_id.check_access("write")

    def _freeze(self, now):
        """Turn the drafts into what was issued."""
        told = self._each_draft_changes()
        update_plain(self, [{"issued_at": now, "changes": changes} for changes in told])

    def _take_back(self, revocation, now):
        return super().write({"revoked_at": now, "revocation_id": revocation.id})

    def _compute_summary(self):
        """What the line says, in words: for the timeline of a person."""
        for line in self:
            changes = line.changes or line._draft_changes()
            parts = []
            # Unit first, then rank and salary; the database keeps the keys in an order of its own.
            for name in self._service_fact_names():
                value = changes.get(name)
                if value in (None, False):
                    continue
                field = self._fields[name]
                label = field._description_string(self.env)
                parts.append(f"{label}: {line._show(field, value)}")
            line.summary = "; ".join(parts)

    def _show(self, field, value):
        if field.type == "many2one":
            return self.env[field.comodel_name].sudo().browse(value).display_name
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, value)
        if field.type == "date":
            return format_date(self.env, value)
        return self._show_figure(value) if field.type == "float" else str(value)

    @api.model
    def _show_figure(self, value):
        return f"{float(value):.2f}".replace(".", ",")

    # -- checks at issue -------------------------------------------------------

    def _check_issuable(self):
        self._check_required_facts()
        units_by_date, named = defaultdict(set), self.department_id | self.host_unit_id
        for line in self:
            units_by_date[line.date_effective].update((line.department_id.id, line.host_unit_id.id))
        self._check_coefficient()
        self._check_units_in_scope()
        for day, ids in units_by_date.items():
            if units := named.browse(ids - {False}).with_prefetch(named._prefetch_ids):
                units._check_in_force(day)

    def _check_units_in_scope(self):
        """A move ends in the user's own units; Home Affairs issues those between agencies."""
        user = self.env.user
        if self.env.su or user._check_in_scope(self.department_id | self.host_unit_id):
            return
        for line in self:
            units = line.department_id | line.host_unit_id
            if not user._check_in_scope(units):
                raise UserError(
                    self.env._(
                        "%(person)s: %(unit)s is not among your units. Home Affairs issues moves "
                        "between agencies.",
                        person=line.employee_id.name,
                        unit=", ".join(units.mapped("display_name")),
                    )
                )

    def _check_sequences(self):
        """Refuse an order of decisions that can't have happened; note what is merely unusual.

        The whole standing sequence of each person is checked, not only the new lines: a late
        decision slides under later ones and may make these impossible.
        """
        lines = self.sudo().search_fetch(
            [
                ("career_id", "in", self.career_id.ids),
                ("issued_at", "!=", False),
                ("revoked_at", "=", False),
                ("type_id.event", "in", service_checks.KINDS),
            ],
            ["employee_id", "type_id", "date_effective", "day_order"],
        )
        notes, own_ids = [], set(self.ids)
        for person, own in lines.grouped("career_id").items():
            problems = service_checks.check_service(
                [line._event() for line in own],
                birth=partial_date.parse(person.birth_text) if person.birth_text else None,
                retires_on=person.retirement_date or None,
            )
            blocking = [problem for problem in problems if problem.blocking]
            if blocking:
                raise UserError(
                    self.env._(
                        "%(person)s: %(problems)s",
                        person=person.name,
                        problems=" ".join(translate(self.env, item) for item in blocking),
                    )
                )
            concerned = [item for item in problems if item.params["ref"] in own_ids]
            notes += [
                (self.browse(item.params["ref"]), translate(self.env, item)) for item in concerned
            ]
        self._note_in_dossiers(notes)

    @api.model
    def _note_in_dossiers(self, notes):
        """Write what is worth knowing about lines into the dossiers of their people.

        Not into the decision's own messages: units that share a decision would read what is said
        of each other's people.

        :param notes: pairs of a line and a text
        """
        if not notes:
            return
        bodies = {}
        for line, text in notes:
            told = f"{line.decision_id.display_name}: {text}"
            bodies.setdefault(line.employee_id.id, []).append(told)
        self.env["hr.employee"].browse(bodies)._message_log_batch(
            bodies={person: Markup("<br/>").join(texts) for person, texts in bodies.items()}
        )

    def _event(self):
        self.ensure_one()
        return service_checks.Event(
            kind=self.type_id.event,
            effective=self.date_effective,
            order=self.day_order,
            label=self.type_id.name,
            ref=self.id,
        )
