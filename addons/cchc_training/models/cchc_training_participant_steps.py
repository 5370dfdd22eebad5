from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

# Who takes a seat.
SEATED = ("proposed", "decided", "attending", "passed", "failed")
# Entered by the unit that nominates, until the decision.
NOMINATION = frozenset({"need_id", "note"})
# Entered by who runs the class.
RESULTS = frozenset(
    {
        *("score", "result", "absence", "attachment_ids"),
        *("certificate_number", "certificate_date", "certificate_issuer"),
    }
)


class CchcTrainingParticipant(models.Model):
    """Who nominates, who enters results; seats, overlaps and the needs of participants."""

    _inherit = "cchc.training.participant"

    date_from = fields.Date(related="class_id.date_from", store=True)
    date_to = fields.Date(related="class_id.date_to", store=True)
    class_state = fields.Selection(related="class_id.state", string="State of the class")
    may_run = fields.Boolean(compute="_compute_may_run", export_string_translation=False)
    note = fields.Char()
    refusal = fields.Char(string="Why refused or withdrawn", readonly=True)

    @api.depends("employee_id", "class_id")
    @api.depends_context("short_name")
    def _compute_display_name(self):
        short = self.env.context.get("short_name")
        for row in self:
            parts = (row.employee_id.name, not short and row.class_id.name)
            row.display_name = " – ".join(filter(None, parts))

    @api.depends("class_id")
    @api.depends_context("uid")
    def _compute_may_run(self):
        # Not a related field: those are read in superuser mode, which may do everything.
        for row in self:
            row.may_run = row.class_id.may_run

    # -- nomination --------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        """Nominate people: seats, overlaps and the conditions are looked at for all together.

        :raise UserError: when the class takes no nominations, has no seats left, or meets on the
            days of another class of the same person
        """
        self.check_access("create")
        classes = self.env["cchc.training.class"].browse({vals["class_id"] for vals in vals_list})
        people = self.env["hr.employee"].browse({vals["employee_id"] for vals in vals_list})
        classes.check_access("read")
        people.check_access("read")
        people.sudo().unit_id.sudo(self.env.su)._check_in_charge()
        self._check_new(classes, vals_list)
        facts = {person.id: (person.unit_id.id, person.rank_id.id) for person in people.sudo()}
        rows = super().create(
            [
                {
                    **{
                        name: value
                        for name, value in vals.items()
                        if name in NOMINATION | {"class_id", "employee_id"}
                    },
                    "unit_id": facts[vals["employee_id"]][0],
                    "rank_id": facts[vals["employee_id"]][1],
                    "state": "proposed",
                }
                for vals in vals_list
            ]
        )
        rows._check_overlaps()
        rows._judge()
        rows._take_needs()
        return rows

    def _check_new(self, classes, vals_list):
        """The class takes nominations, has seats, and is for the people of these units."""
        self.env["cchc.timeline"]._claim(sorted({vals["employee_id"] for vals in vals_list}))
        classes.sudo()._claim_seats()
        asked = Counter(vals["class_id"] for vals in vals_list)
        for one in classes:
            if one.state != "nominating":
                raise UserError(
                    self.env._(
                        "%s takes no nominations: it is not open for them, or they are decided.",
                        one.name,
                    )
                )
            if one.free < asked[one.id]:
                raise UserError(
                    self.env._(
                        "%(name)s has %(seats)s seats, of which %(taken)s are taken: there is no "
                        "room for %(asked)s more.",
                        name=one.name,
                        seats=one.seats,
                        taken=one.taken,
                        asked=asked[one.id],
                    )
                )
        self._check_known(vals_list)
        self._check_of_organiser(vals_list)

    def _check_known(self, vals_list):
        asked = Counter((vals["class_id"], vals["employee_id"]) for vals in vals_list)
        known = self.sudo().search(
            [
                ("class_id", "in", [vals["class_id"] for vals in vals_list]),
                ("employee_id", "in", [vals["employee_id"] for vals in vals_list]),
            ]
        )
        twice = next((key for key, count in asked.items() if count > 1), None)
        for row in known:
            if (row.class_id.id, row.employee_id.id) in asked:
                twice = (row.class_id.id, row.employee_id.id)
        if twice:
            raise UserError(
                self.env._(
                    "%(person)s is in %(name)s already.",
                    person=self.env["hr.employee"].sudo().browse(twice[1]).name,
                    name=self.env["cchc.training.class"].sudo().browse(twice[0]).name,
                )
            )

    def _check_of_organiser(self, vals_list):
        """An agency organises for its own people; for those of several agencies who is above."""
        below = {}
        for vals in vals_list:
            one = self.env["cchc.training.class"].sudo().browse(vals["class_id"])
            person = self.env["hr.employee"].sudo().browse(vals["employee_id"])
            if one not in below:
                below[one] = one._units_below()
            if person.unit_id.id not in below[one]:
                raise UserError(
                    self.env._(
                        "%(person)s serves in %(unit)s; %(name)s is held by %(organiser)s for its "
                        "own people. A class for several agencies is organised by the body above "
                        "them.",
                        person=person.name,
                        unit=person.unit_id.display_name or "–",
                        name=one.name,
                        organiser=one.unit_id.name,
                    )
                )

    def _check_overlaps(self):
        """:raise UserError: naming the person and both classes"""
        seated = self.sudo().filtered(lambda row: row.state in SEATED)
        for one, rows in seated.grouped("class_id").items():
            clashes = self._clashes(rows.employee_id, one)
            for row in rows.filtered(lambda row, found=clashes: row.employee_id.id in found):
                each = clashes[row.employee_id.id].class_id
                raise UserError(
                    self.env._(
                        "%(person)s: “%(name)s” (%(start)s – %(end)s) is held on days of "
                        "“%(other)s” (%(other_start)s – %(other_end)s). Take the person out of "
                        "one of the two.",
                        person=row.employee_id.name,
                        name=one.name,
                        start=format_date(self.env, one.date_from),
                        end=format_date(self.env, one.date_to),
                        other=each.name,
                        other_start=format_date(self.env, each.date_from),
                        other_end=format_date(self.env, each.date_to),
                    )
                )

    @api.model
    def _clashes(self, people, one):
        """``{person id: the seat in another class}`` of those who are elsewhere on the days of a
        class."""
        rows = self.sudo().search(
            [
                ("employee_id", "in", people.ids),
                ("state", "in", SEATED),
                ("class_id", "!=", one.id),
                ("class_id.state", "!=", "cancelled"),
                ("class_id.date_from", "<=", one.date_to),
                ("class_id.date_to", ">=", one.date_from),
            ]
        )
        return {row.employee_id.id: row for row in rows}

    # -- who changes what ----------------------------------------------------------------

    def write(self, vals):
        self.check_access("write")
        strange = vals.keys() - NOMINATION - RESULTS
        if strange:
            raise UserError(
                self.env._("A participant moves on by the steps of the class, never by hand.")
            )
        if RESULTS & vals.keys():
            self.class_id.check_access("write")
        for row in self:
            row._check_change(vals)
        result = super().write(vals)
        if "attachment_ids" in vals:
            self._adopt_scans()
        return result

    def _check_change(self, vals):
        self.ensure_one()
        if self.class_id.state == "cancelled":
            raise UserError(
                self.env._("%s was cancelled and is not changed any more.", self.class_id.name)
            )
        proof = {"certificate_number", "certificate_date", "certificate_issuer"}
        if self.certificate_id and proof & vals.keys():
            raise UserError(
                self.env._(
                    "%s: the certificate stands in the dossier. Withdraw it there first.",
                    self.employee_id.name,
                )
            )

    @api.constrains("certificate_date", "class_id")
    def _check_certificate_date(self):
        for row in self:
            if row.certificate_date and row.certificate_date < row.class_id.date_to:
                raise ValidationError(
                    self.env._(
                        "%(person)s: the certificate is dated %(day)s, before the class ends on "
                        "%(end)s.",
                        person=row.employee_id.name,
                        day=format_date(self.env, row.certificate_date),
                        end=format_date(self.env, row.class_id.date_to),
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        for row in self:
            if row.state not in ("proposed", "refused", "withdrawn") or row.decision_id:
                raise UserError(
                    self.env._(
                        "%s is sent by decision: only what is proposed is deleted.",
                        row.display_name,
                    )
                )

    def unlink(self):
        needs = self.need_id
        result = super().unlink()
        needs._follow_classes()
        return result

    def _set_plain(self, vals):
        # Past the guard above, which is made for everybody else.
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def _set_state(self, state, **vals):
        """Move on, and with it the needs."""
        if self:
            self._set_plain({"state": state, **vals})
            self.need_id._follow_classes()

    def _move(self, before, after, **vals):
        states = dict(self._fields["state"]._description_selection(self.env))
        for row in self:
            if row.state not in before:
                raise UserError(
                    self.env._(
                        "%(person)s is “%(state)s”: this step comes at another time.",
                        person=row.display_name,
                        state=states[row.state],
                    )
                )
        self._set_state(after, **vals)

    # -- needs ---------------------------------------------------------------------------

    def _take_needs(self):
        """A nominee's need that the programme answers is taken on by the class."""
        without = self.filtered(lambda row: not row.need_id)
        known = (
            self.env["cchc.qualification.need"]
            .sudo()
            .search(
                [
                    ("employee_id", "in", without.employee_id.ids),
                    ("state", "!=", "closed"),
                    ("programme_id", "!=", False),
                ],
                order="priority, id",
            )
        )
        by_key = known.grouped(lambda need: (need.employee_id.id, need.programme_id.id))
        for row in without:
            found = by_key.get((row.employee_id.id, row.class_id.programme_id.id))
            if found:
                row._set_plain({"need_id": found[0].id})
        self.need_id._follow_classes()

    # -- answers ---------------------------------------------------------------------------

    def action_withdraw_nomination(self):
        """The unit takes its nominee back before the decision."""
        self.check_access("write")
        self._check_no_draft()
        self._move(("proposed",), "withdrawn", refusal=False)
        return True

    def _refuse(self, reason):
        """Who runs the class refuses a nominee."""
        self.class_id.check_access("write")
        self._check_no_draft()
        self._move(("proposed",), "refused", refusal=reason)

    def _check_no_draft(self):
        for row in self:
            if row.decision_id:
                raise UserError(
                    self.env._(
                        "%(person)s stands in the draft of a decision: take the person out of it "
                        "first.",
                        person=row.employee_id.name,
                    )
                )

    def action_propose_again(self):
        """A nominee who was refused or withdrawn is proposed anew, seats and days permitting."""
        self.check_access("write")
        classes = self.class_id
        classes.sudo()._claim_seats()
        for one, rows in self.grouped("class_id").items():
            if one.state != "nominating" or one.free < len(rows):
                raise UserError(
                    self.env._("%s takes no more nominations, or has no seats left.", one.name)
                )
        self._move(("refused", "withdrawn"), "proposed", refusal=False)
        self._check_overlaps()
        self._judge()
        return True
