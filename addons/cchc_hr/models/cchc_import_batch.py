from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.cchc_base.tools.problems import translate

from ..importing.findings import problem_from_json
from ..importing.limits import Limits, WorkbookRefused
from .cchc_service_facts import STAFFING_CATEGORIES

# What the officer says about a file; changing any of it makes the check out of date.
INPUTS = frozenset({"file", "filename", "unit_id", "date_effective", "default_category"})
# The number and date of the opening decision may still be corrected when issuing was refused.
DECISION_INPUTS = frozenset({"decision_number", "date_signed"})
# What the import itself finds out.
RECORDED = (
    "layout",
    "notices",
    "outdated",
    "checksum",
    "officer_id",
    "list_findings",
    "decision_id",
    "blocked_reason",
)


class CchcImportBatch(models.Model):
    """A roster on its way into the register: uploaded, checked row by row, applied once.

    Draft: a file. Checked: every row that holds a person is a `cchc.import.row`, with what is
    wrong with it; nothing else was changed. Applying: people and draft lines appear in small
    committed steps, then one opening decision puts all of them in force at once. Whatever
    happens in between, the rows read are always the rows applied, unchanged, refused or waiting.
    """

    _name = "cchc.import.batch"
    _description = "Import of a roster"
    _order = "id desc"
    _rec_name = "filename"

    # What is imported
    file = fields.Binary(required=True, attachment=True, copy=False)
    filename = fields.Char(required=True, default="danh_sach.xlsx")
    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.sudo().unit_ids[:1].agency_id,
        help="Issues the opening decision; people may belong to any unit you are in charge of.",
    )
    date_effective = fields.Date(
        string="Situation as of",
        help="The day for which the list is true. Left empty, it is taken from the title of the "
        "list, else it is today.",
    )
    default_category = fields.Selection(
        STAFFING_CATEGORIES,
        string="All are",
        help="For lists that do not say whether people are civil servants, public employees …",
    )

    # The opening decision
    decision_number = fields.Char(
        copy=False, help="A number of our own until the office enters the one of its register."
    )
    date_signed = fields.Date(string="Signed on", default=fields.Date.context_today, copy=False)
    decision_id = fields.Many2one(
        comodel_name="cchc.decision", readonly=True, copy=False, ondelete="restrict", index=True
    )

    # What became of it
    state = fields.Selection(
        [
            ("draft", "File"),
            ("checked", "Checked"),
            ("applying", "Applying"),
            ("done", "Done"),
            ("undoing", "Being undone"),
            ("undone", "Undone"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    layout = fields.Char(string="Recognised as", readonly=True, copy=False)
    notices = fields.Json(readonly=True, copy=False)
    list_findings = fields.Json(
        readonly=True, copy=False, help="What is wrong with entries of the dossier's lists."
    )
    days_open = fields.Integer(string="Columns without a day", compute="_compute_days_open")
    notice_html = fields.Html(string="Remarks", compute="_compute_notice_html")
    checksum = fields.Char(readonly=True, copy=False, index=True)
    officer_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    blocked_reason = fields.Text(readonly=True, copy=False)
    steps = fields.Integer(readonly=True, copy=False, help="How often the job has gone on.")
    stop = fields.Boolean(string="Being taken back", readonly=True, copy=False)
    row_ids = fields.One2many(
        comodel_name="cchc.import.row", inverse_name="batch_id", string="Rows", readonly=True
    )
    suspect_ids = fields.One2many(
        comodel_name="cchc.import.suspect", inverse_name="batch_id", string="To decide",
        readonly=True, domain=[("row_id", "!=", False)],
    )  # fmt: skip
    word_ids = fields.One2many(
        comodel_name="cchc.import.word", inverse_name="batch_id", string="Unknown words"
    )
    column_ids = fields.One2many(
        comodel_name="cchc.import.column", inverse_name="batch_id", string="Columns"
    )
    words_open = fields.Integer(string="Words to explain", compute="_compute_words_open")
    outdated = fields.Boolean(
        readonly=True, copy=False, help="Columns or words were explained since the last check."
    )
    rows_suspect = fields.Integer(string="Rows to decide", compute="_compute_counts")
    rows_undone = fields.Integer(string="Taken back", compute="_compute_counts")
    rows_read = fields.Integer(compute="_compute_counts")
    rows_ready = fields.Integer(string="To apply", compute="_compute_counts")
    rows_refused = fields.Integer(string="Refused", compute="_compute_counts")
    rows_unchanged = fields.Integer(string="Unchanged", compute="_compute_counts")
    rows_applied = fields.Integer(string="Applied", compute="_compute_counts")
    progress = fields.Float(compute="_compute_counts")

    # -- what is shown ---------------------------------------------------------

    @api.depends("row_ids.state")
    def _compute_counts(self):
        counts = dict.fromkeys(self.ids, {})
        for batch, state, count in self.env["cchc.import.row"]._read_group(
            [("batch_id", "in", self.ids)], ["batch_id", "state"], ["__count"]
        ):
            counts[batch.id] = counts[batch.id] | {state: count}
        for batch in self:
            count = counts.get(batch._origin.id, {})
            batch.rows_read = sum(count.values())
            batch.rows_ready = count.get("ready", 0) + count.get("prepared", 0)
            batch.rows_refused = count.get("refused", 0)
            batch.rows_unchanged = count.get("unchanged", 0)
            batch.rows_applied = count.get("applied", 0) + count.get("completed", 0)
            batch.rows_suspect = count.get("suspect", 0)
            batch.rows_undone = count.get("undone", 0)
            waiting = count.get("ready", 0)
            done = batch.rows_read - waiting
            batch.progress = 100.0 * done / batch.rows_read if batch.rows_read else 0.0

    @api.depends("word_ids.accepted")
    def _compute_words_open(self):
        for batch in self:
            batch.words_open = len(batch.word_ids.filtered(lambda word: not word.accepted))

    @api.depends("column_ids.partial_dates", "column_ids.day_confirmed")
    def _compute_days_open(self):
        for batch in self:
            batch.days_open = len(
                batch.column_ids.filtered(
                    lambda item: item.partial_dates and not item.day_confirmed
                )
            )

    @api.depends("notices")
    @api.depends_context("lang")
    def _compute_notice_html(self):
        for batch in self:
            lines = [translate(self.env, problem_from_json(data)) for data in batch.notices or []]
            batch.notice_html = (
                Markup("<ul>%s</ul>")
                % Markup().join(Markup("<li>%s</li>") % line for line in lines)
                if lines
                else False
            )

    # -- guard ----------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        for vals in vals_list:
            self._check_input(vals)
        # By value, so that no default of the context or of the user can say otherwise.
        unread = {"state": "draft", **dict.fromkeys(RECORDED, False)}
        batches = super().create([{**vals, **unread} for vals in vals_list])
        for batch in batches.filtered(lambda batch: not batch.decision_number):
            batch._record({"decision_number": self.env._("IMPORT-%s", batch.id)})
        return batches

    def write(self, vals):
        """Officers write what they say about the file; the rest is written by `_record`."""
        self.check_access("write")
        self._check_input(vals)
        if INPUTS & vals.keys():
            self._refuse_unless("draft", "checked")
            self._forget()
            self._record({"state": "draft", "notices": False, "layout": False})
        elif DECISION_INPUTS & vals.keys():
            self._refuse_unless("draft", "checked", "applying")
        return super().write(vals)

    def _record(self, vals):
        """Write what only the import itself knows (state, decision, what was found)."""
        # Past the guard above, which is made for everybody else.
        return super().write(vals)  # pylint: disable=super-method-mismatch

    @api.model
    def _check_input(self, vals):
        # Explanations of columns and words have their own guards.
        allowed = INPUTS | DECISION_INPUTS | {"column_ids", "word_ids"}
        if refused := {name for name, value in vals.items() if value and name not in allowed}:
            labels = [self._fields[name]._description_string(self.env) for name in sorted(refused)]
            raise UserError(
                self.env._("%s: set by the import itself, never by hand.", ", ".join(labels))
            )
        # Said in plain words before the record rule says it in general ones.
        self.env["hr.department"].browse(vals.get("unit_id") or [])._check_in_charge()
        content = vals.get("file")
        if content:
            try:
                # Base64 is a third longer; a file that is too long is not even decoded.
                Limits().check_size(len(content) * 3 // 4 - 2)
            except WorkbookRefused as error:
                raise UserError(translate(self.env, error.problem)) from error

    def _forget(self):
        """Drop what a check found that is out of date; answers of officers stay."""
        asked = [("batch_id", "in", self.ids), ("answer", "=", False)]
        self.env["cchc.import.suspect"].sudo().search(asked).unlink()
        self.sudo().row_ids._discard()

    def _refuse_unless(self, *states):
        labels = dict(self._fields["state"]._description_selection(self.env))
        for batch in self:
            if batch.state not in states:
                raise UserError(
                    self.env._(
                        "%(name)s is in the state “%(state)s”: this can't be done any more.",
                        name=batch.filename,
                        state=labels[batch.state],
                    )
                )

    # Also while an addon is uninstalled: the context by which Odoo tells so may come by RPC.
    @api.ondelete(at_uninstall=True)
    def _unlink_except_applied(self):
        if any(batch.state not in ("draft", "checked") for batch in self):
            raise UserError(
                self.env._("An import that was applied is kept as evidence; it can't be deleted.")
            )

    # -- screens --------------------------------------------------------------

    def action_open_rows(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.filename,
            "res_model": "cchc.import.row",
            "view_mode": "list,form",
            "domain": [("batch_id", "=", self.id)],
        }

    def action_open_decision(self):
        self.ensure_one()
        return self.decision_id._get_records_action()

    def action_download_annotated(self):
        """The officer's own file with one more column: what is wrong with each row."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/cchc_hr/import/{self.id}/annotated",
            "target": "download",
        }
