# Faults are marked here and translated where they are shown.
# pylint: disable=prefer-env-translation

import base64

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.tools.problems import translate
from odoo.addons.cchc_hr.importing.limits import WorkbookRefused
from odoo.addons.cchc_hr.importing.workbook import read_workbook
from odoo.addons.cchc_positions.importing import template
from odoo.addons.cchc_positions.importing.table import Fault, read_table

from ..importing import nominees as table
from ..rules.condition import NOT_MET

_ = translatable("cchc_training")

MOST_SHOWN = 100


class CchcTrainingNomineeImport(models.TransientModel):
    """Takes the nominees for a class from a workbook: all rows or none.

    First a check, which changes nothing and names every fault by row, column and remedy. A second
    time the same file changes nothing: who is in the class already is left alone.
    """

    _name = "cchc.training.nominee.import"
    _description = "Nominees from a workbook"
    _inherit = ["cchc.question"]

    class_id = fields.Many2one(
        comodel_name="cchc.training.class", required=True, readonly=True, ondelete="cascade"
    )
    free = fields.Integer(related="class_id.free")
    file = fields.Binary(string="Workbook")
    filename = fields.Char()
    state = fields.Selection(
        [("draft", "File"), ("checked", "Checked"), ("done", "Nominated")],
        default="draft",
        readonly=True,
    )
    rows_new = fields.Integer(string="New nominees", readonly=True)
    rows_known = fields.Integer(string="In the class already", readonly=True)
    rows_refused = fields.Integer(string="Rows with a fault", readonly=True)
    report = fields.Html(readonly=True)

    def action_template(self):
        return {
            "type": "ir.actions.client",
            "tag": "cchc_base.download",
            "params": {"url": "/cchc_training/nominees/template", "data": {}},
        }

    @api.model
    def _template(self):
        """(name, bytes) of the workbook to fill in."""
        return "mau_de_nghi_cu_di_hoc.xlsx", template.build(table.TITLE, table.TEMPLATE, {})

    def action_check(self):
        """The dry run: whom the file nominates, and what is wrong, row by row."""
        self.ensure_one()
        self._look()
        self.state = "checked"
        return self._again()

    def action_nominate(self):
        """Nominate all of the file, or nobody.

        :raise UserError: when a row has a fault
        """
        self.ensure_one()
        new, faults = self._look()
        if faults:
            raise UserError(
                self.env._(
                    "%(count)s rows have a fault: nobody was nominated. First: %(fault)s",
                    count=self.rows_refused,
                    fault=self._told(faults[0]),
                )
            )
        if new:
            self.env["cchc.training.participant"].create(
                [
                    {"class_id": self.class_id.id, "employee_id": one.person, "note": one.note}
                    for one in new
                ]
            )
        self.state = "done"
        return self._again()

    def action_open_participants(self):
        self.ensure_one()
        return self.class_id.action_open_participants()

    # -- reading ------------------------------------------------------------------------

    def _look(self):
        """``(nominees that are new, faults)``, told in the wizard as well."""
        one = self.class_id
        one.check_access("read")
        self.env["cchc.training.participant"].check_access("create")
        if one.state != "nominating":
            raise UserError(self.env._("%s takes no nominations at the moment.", one.name))
        nominees, faults = table.match(*self._read())
        known, faults = self._sort_out(nominees, faults)
        refused = {fault.row for fault in faults}
        new = [each for each in nominees if each.row not in refused and each.person not in known]
        # The seats are those of the class as it is now; the last rows find none.
        room = max(one.free, 0)
        faults += [
            self._fault(
                each,
                "no_seat",
                _(
                    "there are %(free)s seats left for %(new)s people; have the seats raised, or "
                    "delete the row"
                ),
                free=room,
                new=len(new),
            )
            for each in new[room:]
        ]
        self.rows_new, self.rows_known = min(len(new), room), len(known)
        self.rows_refused = len({fault.row for fault in faults})
        faults.sort(key=lambda fault: fault.row)
        self.report = self._lines(
            [*map(self._told, faults), *self._remarks(new[:room])]
        )  # fmt: skip
        return new, faults

    def _read(self):
        """``(rows, those of the reader's units whom they name)``."""
        if not self.file:
            raise UserError(self.env._("Choose the workbook first."))
        try:
            workbook = read_workbook(base64.b64decode(self.with_context(bin_size=False).file))
            rows = read_table(workbook, table.COLUMNS)
        except WorkbookRefused as refused:
            raise UserError(translate(self.env, refused.problem)) from refused
        if not rows:
            raise UserError(self.env._("There is no row below the headings."))
        numbers = [table.numbers_of(row) for row in rows]
        people = self.env["hr.employee"].search(
            [
                "|",
                ("citizen_id", "in", [citizen for citizen, _number in numbers if citizen]),
                ("staff_number", "in", [number for _citizen, number in numbers if number]),
            ]
        )
        # Whoever has left, or is about to come, is nominated by nobody here.
        people = people.filtered("unit_id")
        return rows, [
            table.Known(
                person.id, person.name, person.citizen_id or "", person.staff_number or ""
            )
            for person in people
        ]  # fmt: skip

    def _sort_out(self, nominees, faults):
        """``({people in the class already}, faults)``: refused or taken back, of another agency, in
        another class on these days."""
        one = self.class_id
        Participant = self.env["cchc.training.participant"].sudo()
        ids = [each.person for each in nominees]
        standing = {
            row.employee_id.id: row
            for row in Participant.search(
                [("class_id", "=", one.id), ("employee_id", "in", ids)]
            )
        }  # fmt: skip
        people = self.env["hr.employee"].sudo().browse(ids)
        clashes = Participant._clashes(people, one)
        below = one._units_below()
        others = self._other_programmes(nominees)
        found, known = [*faults], set()
        for each in nominees:
            row = standing.get(each.person)
            if each.programme in others:
                found.append(self._fault(each, *others[each.programme], key=table.PROGRAMME))
            elif row and row.state in ("refused", "withdrawn"):
                text = _(
                    "was refused or taken back; propose the person anew on the page of the class"
                )
                found.append(self._fault(each, "refused", text))
            elif row:
                known.add(each.person)
            elif people.browse(each.person).unit_id.id not in below:
                text = _(
                    "does not serve in %(unit)s, which holds the class for its own people; delete "
                    "the row"
                )
                found.append(self._fault(each, "stranger", text, unit=one.sudo().unit_id.name))
            elif each.person in clashes:
                other = clashes[each.person].class_id
                text = _(
                    "is in “%(name)s” on these days (%(first)s – %(last)s); take the person out of "
                    "it, or delete the row"
                )
                days = {"first": f"{other.date_from:%d/%m/%Y}", "last": f"{other.date_to:%d/%m/%Y}"}
                found.append(self._fault(each, "overlap", text, name=other.name, **days))
        return known, found

    def _other_programmes(self, nominees):
        """What rows say of the programme that is not the class's: ``{words: (code, text)}``."""
        one = self.class_id
        programmes = self.env["cchc.training.programme"]
        found = {}
        for said in {each.programme for each in nominees} - {""}:
            named = programmes._named(said, one.date_from)
            if not named:
                found[said] = (
                    "no_programme",
                    _(
                        "is no training programme in force; write its name or code from the "
                        "catalogue, or leave the cell empty"
                    ),
                )
            elif named != one.programme_id:
                found[said] = (
                    "other_programme",
                    _("is not the programme of this class; nominate for a class of it"),
                )
        return found

    def _fault(self, each, code, text, /, key=table.NAME, **params):
        return Fault(each.row, table.LABELS[key], Problem(code, text, params))

    def _remarks(self, new):
        """What the rule would say of who is nominated: it bars the sending, not the nomination."""
        rows = self.env["cchc.training.participant"]
        for each in new:
            rows += rows.new({"class_id": self.class_id.id, "employee_id": each.person})
        results = rows._results(self.class_id) if rows else {}
        for each, row in zip(new, rows, strict=True):
            told = results[row]
            if told.value == NOT_MET:
                yield self.env._(
                    "Remark on row %(row)s, %(name)s: conditions not met – %(unmet)s.",
                    row=each.row,
                    name=each.name,
                    unmet="; ".join(told["unmet"]),
                )

    # -- telling ------------------------------------------------------------------------

    @api.model
    def _lines(self, told):
        lines = told[:MOST_SHOWN]
        if len(told) > MOST_SHOWN:
            lines.append(self.env._("… and %s more.", len(told) - MOST_SHOWN))
        return lines and Markup("<ul>%s</ul>") % Markup().join(
            Markup("<li>%s</li>") % line for line in lines
        )

    @api.model
    def _told(self, fault):
        return self.env._(
            "Row %(row)s, column “%(column)s”: %(problem)s.",
            row=fault.row,
            column=fault.column,
            problem=translate(self.env, fault.problem).rstrip("."),
        )

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Nominees from a workbook"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }
