from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.result import Result
from odoo.addons.cchc_base.tools import vietnam_time
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

from ..rules import consequences as rules
from .words import LEVELS

KINDS = [
    ("handling", "Other post or leaving"),
    ("reduction", "Ground of staff reduction"),
    ("training", "Proposed for training"),
    ("planning", "Proposed for planning and appointment"),
    ("commendation", "Proposed for commendation"),
]
STATES = [
    ("open", "To be handled"),
    ("notified", "Person notified"),
    ("drafted", "Decision drafted"),
    ("done", "Carried out"),
    ("dropped", "Not pursued"),
    ("void", "No longer follows"),
]
PENDING = ("open", "notified", "drafted")
# What officers enter by hand; everything else is written by the steps.
BY_HAND = frozenset({"choice", "choice_reason", "note", "attachment_ids"})


class CchcEvaluationConsequence(models.Model):
    """What follows from the rating of a year, from its ground to the decision that carries it out.

    The program proposes with the article; people choose, notify, draft. A decision alone changes
    the person's service; pay and ledger follow from it.
    """

    _name = "cchc.evaluation.consequence"
    _description = "Consequence of a rating"
    _order = "due_on, year desc, id desc"

    evaluation_id = fields.Many2one(
        comodel_name="cchc.evaluation",
        required=True,
        index=True,
        readonly=True,
        ondelete="restrict",
    )
    employee_id = fields.Many2one(
        comodel_name="hr.employee",
        string="Full name",
        required=True,
        index=True,
        readonly=True,
        ondelete="restrict",
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department", required=True, index=True, readonly=True, ondelete="restrict"
    )
    year = fields.Integer(required=True, readonly=True, aggregator=None)
    level = fields.Selection(LEVELS, required=True, readonly=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    ground = fields.Char(required=True, readonly=True)
    explanation = fields.Json(readonly=True)
    explained = fields.Text(string="Why", compute="_compute_explained")
    law = fields.Char(string="Code of the text", readonly=True)
    rated_on = fields.Date(string="Result of", required=True, readonly=True)
    due_on = fields.Date(
        string="Decide by", readonly=True, help="The last day by law; empty: the law names none."
    )
    late = fields.Boolean(compute="_compute_late", string="Overdue")
    may_leave = fields.Boolean(readonly=True, string="Leaving is possible")
    may_move = fields.Boolean(readonly=True, string="Another post is possible")
    choice = fields.Selection(
        [("other_post", "Other post"), ("leaving", "Leaving")], string="What is chosen"
    )
    choice_reason = fields.Char(string="Reason of the choice")
    notified_on = fields.Date(string="Person notified on", readonly=True)
    notice = fields.Char(string="Number of the notice", readonly=True)
    decision_id = fields.Many2one(
        comodel_name="cchc.decision", readonly=True, ondelete="set null", index="btree_not_null"
    )
    document = fields.Char(string="Carried out by", readonly=True)
    closed_on = fields.Date(readonly=True)
    reason = fields.Char(string="Why not", readonly=True)
    note = fields.Text()
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Files")
    state = fields.Selection(STATES, required=True, default="open", readonly=True, index=True)

    _once = models.Constraint(
        "UNIQUE (evaluation_id, kind)", "This consequence of the rating is there already."
    )
    _due_idx = models.Index("(due_on) WHERE due_on IS NOT NULL")

    @api.depends("employee_id", "kind", "year")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for row in self:
            row.display_name = f"{row.employee_id.name} · {kinds.get(row.kind)} · {row.year}"

    @api.depends("explanation")
    def _compute_explained(self):
        for row in self:
            told = row.explanation and Result.from_json(row.explanation)
            row.explained = "\n".join(told.explain()) if told else False

    @api.depends("due_on", "state")
    def _compute_late(self):
        today = vietnam_time.today()
        for row in self:
            row.late = bool(row.due_on and row.due_on < today and row.state in PENDING)

    # -- written by the steps -----------------------------------------------------

    def write(self, vals):
        self.check_access("write")
        if not self.env.su and vals.keys() - BY_HAND:
            raise UserError(
                self.env._("A consequence follows from the rating and moves on by its steps.")
            )
        self._check_not_own()
        if "choice" in vals and any(row.state not in ("open", "notified") for row in self):
            raise UserError(
                self.env._("%s: what was chosen is decided already.", self[:1].display_name)
            )
        result = super().write(vals)
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    def _check_not_own(self):
        """Nobody handles what follows from the own rating.

        :raise UserError: for the account of one of the people
        """
        if not self.env.su and self.env.user in self.employee_id.sudo().user_id:
            raise UserError(
                self.env._(
                    "This follows from your own rating: somebody else in charge of the unit "
                    "handles it."
                )
            )

    @api.constrains("choice")
    def _check_choice(self):
        for row in self.filtered("choice"):
            if not (row.may_leave if row.choice == "leaving" else row.may_move):
                raise UserError(
                    self.env._(
                        "%(person)s: the ground “%(ground)s” does not allow this choice.",
                        person=row.employee_id.name,
                        ground=row.ground,
                    )
                )

    # -- what follows from verdicts ---------------------------------------------------

    @api.model
    def _follow_ratings(self, evaluations):
        """Bring the consequences of these ratings up to their last verdict, for all at once.

        To be called when ratings of years were entered in the dossiers. Safe to repeat; what a
        new verdict no longer bears falls, unless it was carried out.
        """
        yearly = evaluations.sudo().filtered(lambda one: one.period_id._is_yearly())
        # Nothing follows from a good year; most people have one.
        rows = yearly.filtered(lambda one: one.level and one.level != "good")
        ratings, days = self._ratings(rows.employee_id), self._rated_on(rows)
        figures, wanted = {}, {}
        for row in rows:
            day, year = days[row.id], row.period_id._rating_year()
            law = rules.text_on(row.category, day)
            if (law, day) not in figures:
                figures[law, day] = self.env["cchc.evaluation.figure"]._figures(law, day)
            own = {**ratings.get(row.employee_id.id, {}), year: row.level}
            for one in rules.consequences(own, year, day, figures[law, day]):
                wanted[row.id, one.kind] = self._values(row, one, law, day)
        self._match(yearly, wanted)

    @api.model
    def _match(self, evaluations, wanted):
        existing = self.sudo().search([("evaluation_id", "in", evaluations.ids)])
        for row in existing:
            values = wanted.pop((row.evaluation_id.id, row.kind), None)
            if row.state == "done":
                continue
            if values is None:
                if row.state != "void":
                    row._void(self.env._("The rating was changed."))
            elif row.state == "void" or row.ground != values["ground"]:
                row.write({**values, "state": "open", "reason": False, "closed_on": False})
        self.sudo().create(list(wanted.values()))

    @api.model
    def _values(self, evaluation, one, law, day):
        return {
            "evaluation_id": evaluation.id,
            "employee_id": evaluation.employee_id.id,
            "unit_id": evaluation.unit_id.id,
            "year": evaluation.period_id._rating_year(),
            "level": evaluation.level,
            "kind": one.kind,
            "ground": one.ground,
            "explanation": one.result.as_json(),
            "law": law,
            "rated_on": day,
            "due_on": one.due_on,
            "may_leave": rules.LEAVING in one.choices,
            "may_move": rules.OTHER_POST in one.choices,
            # Where there is one way only, nobody has to choose.
            "choice": one.choices[0] if len(one.choices) == 1 else False,
        }

    @api.model
    def _rated_on(self, evaluations):
        """``{evaluation: day of its last verdict}``: terms count from it."""
        verdicts = self.env["cchc.evaluation.verdict"].sudo()
        days = {row.id: row.period_id.date_to for row in evaluations}
        for verdict in verdicts.search_fetch(
            [("evaluation_id", "in", evaluations.ids)], ["evaluation_id", "decided_on"], order="id"
        ):
            days[verdict.evaluation_id.id] = verdict.decided_on
        return days

    @api.model
    def _ratings(self, people):
        """``{employee: {year: level}}`` of the dossiers."""
        rows = self.env["cchc.yearly.rating"].sudo()
        found = {}
        for row in rows.search_fetch(
            [("employee_id", "in", people.ids)], ["employee_id", "year", "rating"]
        ):
            found.setdefault(row.employee_id.id, {})[row.year] = row.rating
        return found

    def _void(self, reason):
        self.sudo().write({"state": "void", "reason": reason, "closed_on": vietnam_time.today()})


class CchcEvaluation(models.Model):
    _inherit = "cchc.evaluation"

    def _write_ratings(self):
        result = super()._write_ratings()
        self.env["cchc.evaluation.consequence"]._follow_ratings(self)
        return result
