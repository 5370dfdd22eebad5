from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from odoo.addons.cchc_base.rules.problem import RuleError
from odoo.addons.cchc_base.rules.vietnamese import clean
from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_base.tools.attachments import adopt_attachments
from odoo.addons.cchc_base.tools.problems import translate

from ..fields import PartialDate
from ..rules import citizen_id, partial_date

# Lists to which an entry may be asked, with the inputs that the request has.
ENTRIES = {
    "cchc.education": ("level", "major", "school", "mode", "start", "when", "document_number"),
    "cchc.certificate": (
        *("kind", "name", "political_theory_level", "state_management_level", "it_level"),
        *("language_level", "leadership_level", "score", "issuer", "when", "document_number"),
    ),
    "cchc.family.member": (
        *("side", "relation", "name", "birth_text", "home_town", "occupation", "residence"),
        "deceased",
    ),
    "cchc.work.history": ("start", "when", "organisation", "title"),
}
DECISIONS = frozenset({"state", "reason", "decided_by_id", "decided_at"})


class CchcChangeItem(models.Model):
    """One correction of a field, or one entry for a list, with its evidence."""

    _name = "cchc.change.item"
    _description = "Item of a change request"
    _order = "request_id desc, id"

    request_id = fields.Many2one(
        comodel_name="cchc.change.request", required=True, index=True, ondelete="cascade"
    )
    employee_id = fields.Many2one(
        related="request_id.employee_id", string="Person", store=True, index=True
    )
    field_item_id = fields.Many2one(
        comodel_name="cchc.change.field", string="Item", ondelete="restrict"
    )
    entry_model = fields.Selection(
        [
            ("cchc.education", "Degree"),
            ("cchc.certificate", "Certificate"),
            ("cchc.family.member", "Family member"),
            ("cchc.work.history", "Earlier work"),
        ],
        string="New entry",
    )
    new_value = fields.Char(help="As asked; the raw value of a choice.")
    new_values = fields.Json()
    old_shown = fields.Char(string="In the dossier when asked", readonly=True)
    new_shown = fields.Char(string="Asked for", compute="_compute_new_shown")
    now_shown = fields.Char(string="In the dossier now", compute="_compute_now_shown")
    moved_on = fields.Boolean(
        compute="_compute_now_shown", help="The dossier has changed since the request was made."
    )
    label = fields.Char(string="What", compute="_compute_label")
    attachment_ids = fields.Many2many(comodel_name="ir.attachment", string="Evidence")
    state = fields.Selection(
        [("waiting", "Waiting"), ("accepted", "Accepted"), ("refused", "Refused")],
        default="waiting",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    reason = fields.Char(string="Reason of refusal", readonly=True, copy=False)
    decided_by_id = fields.Many2one(comodel_name="res.users", readonly=True, copy=False)
    decided_at = fields.Datetime(readonly=True, copy=False)

    def init(self):
        result = super().init()
        # What was asked and decided stays as it was.
        install_append_only(
            self.env.cr,
            self._table,
            frozen_when=SQL("OLD.state <> 'waiting'"),
        )
        return result

    # -- in words -----------------------------------------------------------------

    @api.depends("field_item_id.name", "entry_model")
    def _compute_label(self):
        models_ = dict(self._fields["entry_model"]._description_selection(self.env))
        for item in self:
            item.label = item.field_item_id.name or models_.get(item.entry_model, "")

    @api.depends("field_item_id", "new_value", "new_values", "entry_model")
    def _compute_new_shown(self):
        for item in self:
            if item.field_item_id:
                row = item.field_item_id
                item.new_shown = row._in_words(item._converted()) if item.new_value else ""
            else:
                item.new_shown = item._entry_in_words()

    @api.depends("field_item_id", "employee_id", "old_shown")
    def _compute_now_shown(self):
        for item in self:
            row = item.field_item_id
            item.now_shown = row and row._shown(item.employee_id)
            item.moved_on = bool(
                row and item.state == "waiting" and item.now_shown != (item.old_shown or "")
            )

    def _entry_in_words(self):
        model = self.env.get(self.entry_model)
        told = []
        for name in ENTRIES.get(self.entry_model, ()):
            value = (self.new_values or {}).get(name)
            if value:
                field = model._fields[name]
                if field.type == "selection":
                    value = dict(field._description_selection(self.env)).get(value, value)
                elif field.type == "boolean":
                    value = self.env._("yes")
                told.append(f"{field._description_string(self.env)}: {value}")
        return "; ".join(told)

    # -- asked once ----------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if any(vals.get(name) for name in DECISIONS - {"state"}) or (
                vals.get("state", "waiting") != "waiting"
            ):
                raise UserError(self.env._("A request waits until somebody decides on it."))
            if bool(vals.get("field_item_id")) == bool(vals.get("entry_model")):
                raise ValidationError(
                    self.env._("An item asks either for another value or for a new entry.")
                )
        fresh = dict.fromkeys(DECISIONS, False) | {"state": "waiting"}
        items = super().create([{**vals, **fresh} for vals in vals_list])
        for item in items:
            item._check_asked()
            if item.field_item_id:
                super(CchcChangeItem, item).write(
                    {"old_shown": item.field_item_id._shown(item.employee_id.sudo())}
                )
        adopt_attachments(items)
        return items

    def write(self, vals):
        self.check_access("write")
        if DECISIONS & vals.keys():
            raise UserError(self.env._("Use “Accept” or “Refuse” to decide on an item."))
        self._check_waiting()
        result = super().write(vals)
        if {"field_item_id", "entry_model", "new_value", "new_values"} & vals.keys():
            for item in self:
                item._check_asked()
        if "attachment_ids" in vals:
            adopt_attachments(self)
        return result

    def _check_asked(self):
        """Refuse what could not be entered anyway, in the asker's words."""
        if self.field_item_id:
            self._converted()
            if self.field_item_id.evidence == "required" and not self.attachment_ids:
                raise ValidationError(
                    self.env._("%s: add the paper that proves it.", self.field_item_id.name)
                )
            return
        unknown = (self.new_values or {}).keys() - set(ENTRIES[self.entry_model])
        if unknown or not self.new_values:
            raise ValidationError(self.env._("%s: write what is to be entered.", self.label))

    def _check_waiting(self):
        if any(item.state != "waiting" for item in self.sudo()):
            raise UserError(self.env._("The item is decided: it does not change any more."))

    def _converted(self):
        """The asked value as the field takes it.

        :raise ValidationError: naming the item and what to write
        """
        row = self.field_item_id
        field, text = row._field(), clean(self.new_value or "")
        if not text:
            return self.env[field.comodel_name] if field.type == "many2one" else False
        if field.type in ("selection", "many2one"):
            options = dict(row._options())
            if text not in options:
                raise ValidationError(self.env._("%s: choose from the list.", row.name))
            if field.type == "selection":
                return text
            return self.env[field.comodel_name].sudo().browse(int(text))
        if field.type == "integer":
            if not text.isdecimal():
                raise ValidationError(self.env._("%s: write a whole number.", row.name))
            return int(text)
        try:
            return self._checked_text(field, text)
        except RuleError as error:
            raise ValidationError(
                self.env._(
                    "%(field)s: %(problem)s",
                    field=row.name,
                    problem=translate(self.env, error.problem),
                )
            ) from error

    def _checked_text(self, field, text):
        if field.type == "date":
            day = partial_date.parse(text)
            if day.precision != "day":
                raise ValidationError(
                    self.env._("%s: write day, month and year.", self.field_item_id.name)
                )
            return day.first_day()
        if isinstance(field, PartialDate):
            return str(partial_date.parse(text))
        if field.name == "citizen_id":
            return citizen_id.parse(text).number
        return text

    # -- decided -------------------------------------------------------------------

    def action_accept(self):
        """Enter what was asked into the dossier, with the rights of whoever accepts."""
        self._check_decidable()
        told = {}
        for person, items in self.grouped("employee_id").items():
            person = person.with_env(self.env)
            # Told while the dossier still says what it said.
            told[person.id] = items._told()
            values = {
                item.field_item_id.field_name: _plain(item._converted())
                for item in items.filtered("field_item_id")
            }
            if values:
                person.write(values)
            for item in items.filtered("entry_model"):
                self.env[item.entry_model].create(
                    {
                        **item.new_values,
                        "employee_id": person.id,
                        "attachment_ids": [fields.Command.set(item._copied_evidence().ids)]
                        if item.attachment_ids
                        else [],
                    }
                )
        self._decide("accepted")
        self.env["hr.employee"].browse(told)._message_log_batch(bodies=told)
        return True

    def _copied_evidence(self):
        """The papers of the request again, as papers of the entry."""
        return self.sudo().attachment_ids.copy({"res_model": self.entry_model, "res_id": 0})

    def _told(self):
        lines = [
            self.env._(
                "%(what)s: %(old)s → %(new)s",
                what=item.label,
                old=item.now_shown or "…",
                new=item.new_shown or "…",
            )
            for item in self
        ]
        head = self.env._("By request of %s:", self.request_id[:1].display_name)
        return Markup("<br/>").join([head, *lines])

    def _refuse(self, reason):
        self._check_decidable()
        return self._decide("refused", reason)

    def _check_decidable(self):
        self.check_access("write")
        self._check_waiting()
        own = self.employee_id.sudo().filtered(lambda person: person.user_id == self.env.user)
        if own and not self.env.su:
            raise AccessError(self.env._("Nobody decides on a request about oneself."))

    def _decide(self, state, reason=False):
        return super().write(
            {
                "state": state,
                "reason": reason,
                "decided_by_id": self.env.uid,
                "decided_at": fields.Datetime.now(),
            }
        )

    def action_open_refusal(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refuse"),
            "res_model": "cchc.change.refusal",
            "view_mode": "form",
            "target": "new",
            "context": {"default_item_ids": self.ids},
        }

    def action_open_evidence(self):
        """The papers, one after another, in a new window of the browser."""
        self.ensure_one()
        self.check_access("read")
        if not self.attachment_ids:
            raise UserError(self.env._("No paper was added."))
        domain = [("id", "in", self.attachment_ids.ids)]
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Evidence"),
            "res_model": "ir.attachment",
            "view_mode": "kanban,form",
            "domain": domain,
        }

    @api.ondelete(at_uninstall=True)
    def _unlink_except_decided(self):
        self._check_waiting()


def _plain(value):
    return value.id if isinstance(value, models.BaseModel) else value
