from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..importing import identity

KINDS = [
    ("number", "Same citizen number, another name or birth"),
    ("card", "Old identity card against a citizen number"),
    ("other_number", "Same name and birth, another number"),
    ("spelling", "Name written otherwise"),
    ("birth", "Date of birth incomplete"),
    ("elsewhere", "Same name and birth in another unit"),
    ("twin", "Twice in the file"),
]
ANSWERS = [
    ("same", "The same person"),
    ("other", "Another person"),
    ("leave", "Left out"),
]
TABLE_ROW = Markup(
    '<tr><th class="text-muted fw-normal pe-3">%s</th><td class="pe-3">%s</td>'
    '<td class="%s">%s</td></tr>'
)
NOBODY = "."  # a field that no group reads


class CchcImportSuspect(models.Model):
    """A row that may be somebody: asked once, answered by an officer, remembered for the agency.

    Only the import makes them. “Another person” and “the same” hold for every later file of the
    agency; “left out” for this file alone.
    """

    _name = "cchc.import.suspect"
    _description = "Row of an import that may be somebody known"
    _order = "answer desc, id"

    batch_id = fields.Many2one(
        comodel_name="cchc.import.batch", readonly=True, index=True, ondelete="set null"
    )
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    row_id = fields.Many2one(
        comodel_name="cchc.import.row", readonly=True, index="btree_not_null", ondelete="set null"
    )
    who = fields.Char(required=True, readonly=True, groups=NOBODY, index=True)
    # Read by nobody as it is: the person may be outside the officer's units.
    employee_id = fields.Many2one(
        comodel_name="hr.employee", readonly=True, groups=NOBODY, index=True, ondelete="cascade"
    )
    kind = fields.Selection(KINDS, string="Why", required=True, readonly=True)
    answer = fields.Selection(ANSWERS, readonly=True, index=True)
    decided_by_id = fields.Many2one(comodel_name="res.users", string="By", readonly=True)
    decided_on = fields.Datetime(readonly=True)
    batch_state = fields.Selection(related="batch_id.state", string="State of the import")
    can_be_same = fields.Boolean(compute="_compute_comparison")
    comparison = fields.Html(compute="_compute_comparison", sanitize=False)

    _asked_once = models.UniqueIndex(
        "(unit_id, who, COALESCE(employee_id, 0))", "This was asked before."
    )

    # -- both sides ------------------------------------------------------------

    @api.depends("row_id", "kind")
    @api.depends_context("uid", "lang")
    def _compute_comparison(self):
        people = self.sudo().employee_id
        visible = self.env["hr.employee"].with_context(active_test=False).sudo(False)
        visible = set(visible.search([("id", "in", people.ids)]).ids)
        for suspect in self:
            person = suspect.sudo().employee_id
            suspect.can_be_same = not person or person.id in visible
            suspect.comparison = suspect._side_by_side(person if suspect.can_be_same else None)

    def _side_by_side(self, person):
        """Row and dossier side by side; what differs stands out."""
        left = self.row_id._sides() if self.row_id else {}
        if not self.sudo().employee_id:
            first = self.row_id._twin()
            right, title = first._sides(), self.env._("Row %s of the file", first.number)
        elif person is None:
            right = {}
            title = self.env._("Register: outside your units")
        else:
            right, title = self._person_sides(person), self.env._("In the register")
        heading = self.env._("Row %s of the file", self.row_id.number)
        body = Markup()
        for label in dict.fromkeys((*left, *right)):
            here, there = left.get(label) or "–", right.get(label) or "–"
            style = "text-danger fw-bold" if right and here != there else ""
            body += TABLE_ROW % (label, here, style, there)
        return Markup(
            '<table class="table table-sm mb-0"><thead><tr><th></th><th>%s</th><th>%s</th></tr>'
            "</thead><tbody>%s</tbody></table>"
        ) % (heading, title, body)

    def _person_sides(self, person):
        on = self.batch_id.date_effective
        period = person.version_ids.filtered(
            lambda row: row.staffing_category and (not on or row.date_version <= on)
        ).sorted("date_version")[-1:]
        unit = period.department_id or person.intake_unit_id
        return self.env["cchc.import.row"]._labelled(
            name=person.name,
            birth=person.birth_text,
            sex=person.sex,
            number=person.citizen_id,
            old_number=person.old_citizen_id,
            staff_number=person.staff_number,
            unit=unit.display_name,
            position=period.position_title,
            rank=period.rank_id.code,
        )

    # -- answers ---------------------------------------------------------------

    def action_same(self):
        if not all(suspect.can_be_same for suspect in self):
            raise UserError(
                self.env._(
                    "The person is outside the units you are in charge of: ask Home Affairs for a "
                    "transfer, or leave the row out."
                )
            )
        return self._answer("same")

    def action_other(self):
        if self.filtered(lambda suspect: suspect.kind == "number"):
            raise UserError(
                self.env._(
                    "Two people can't have one citizen number: correct the number in the list or "
                    "in the dossier, or leave the row out."
                )
            )
        return self._answer("other")

    def action_leave(self):
        return self._answer("leave")

    def action_reopen(self):
        """Take the answer back; the row waits again."""
        return self._answer(False)

    def _answer(self, answer):
        self.check_access("read")
        self.batch_id.check_access("write")
        self.batch_id._refuse_unless("checked")
        rows = self.row_id
        self.sudo().write(
            {
                "answer": answer,
                "decided_by_id": self.env.uid if answer else False,
                "decided_on": fields.Datetime.now() if answer else False,
            }
        )
        if answer == "same":
            # Who is this one is none of the others who were asked about.
            others = self.sudo().search([("row_id", "in", rows.ids), ("answer", "=", False)])
            others.write({"answer": "other", "decided_by_id": self.env.uid,
                          "decided_on": fields.Datetime.now()})  # fmt: skip
        rows._match()
        return True

    # -- asked by the import -----------------------------------------------------

    @api.model
    def _ask(self, questions):
        """Record what must be decided; what was asked before keeps its record.

        :param questions: (row, person or none, kind)
        """
        if not questions:
            return
        batch = questions[0][0].batch_id
        Suspect = self.sudo()
        known = {
            (suspect.who, suspect.employee_id.id): suspect
            for suspect in Suspect.search(
                [
                    ("unit_id", "=", batch.unit_id.id),
                    ("who", "in", [row._who() for row, _person, _kind in questions]),
                ]
            )
        }
        new = []
        for row, person, kind in questions:
            vals = {"batch_id": batch.id, "row_id": row.id, "kind": kind}
            asked = known.get((row._who(), person.id))
            if asked and asked.answer == "leave" and asked.batch_id != batch:
                vals["answer"] = False
            if asked:
                asked.write(vals)
            else:
                vals |= {"unit_id": batch.unit_id.id, "who": row._who()}
                new.append(vals | {"employee_id": person.id})
        Suspect.create(new)

    @api.model
    def _remember(self, batch, pairs):
        """Keep for later files who is who among namesakes of one file.

        :param pairs: (row, person, answer)
        """
        self._ask([(row, person, identity.TWIN) for row, person, _answer in pairs])
        Suspect = self.sudo()
        for row, person, answer in pairs:
            Suspect.search(
                [
                    ("unit_id", "=", batch.unit_id.id),
                    ("who", "=", row._who()),
                    ("employee_id", "=", person.id),
                ]
            ).write({"answer": answer, "decided_by_id": batch.officer_id.id,
                     "decided_on": fields.Datetime.now()})  # fmt: skip
