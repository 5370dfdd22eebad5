from collections import defaultdict

from odoo import api, models
from odoo.tools import SQL, format_date

from .cchc_import_apply import SILENT
from .hr_employee_identity import DAY_OF_TEXT

# What an entry is, not what it says of the person; or what follows from something else.
NO_FACTS = frozenset(
    {
        *("resource_id", "company_id", "message_main_attachment_id", "current_version_id"),
        *("user_id", "work_contact_id", "parent_id", "coach_id", "color", "lang", "barcode", "pin"),
        *("salary_distribution", "employee_properties", "active", "birthday_public_display"),
        *("work_permit_scheduled_activity", "unit_id", "intake_unit_id", "incoming_unit_id"),
        *("in_register", "merged_into_id", "certificate", "party_managed"),
        *DAY_OF_TEXT.values(),
        *("create_uid", "create_date", "write_uid", "write_date", "id"),
    }
)
# Of Odoo's periods: what belongs to the person rather than to the service.
PERSONAL_FACTS = (
    *("sex", "country_id", "identification_id", "ssnid", "passport_id"),
    *("passport_expiration_date", "private_street", "private_street2", "private_city"),
    *("private_state_id", "private_zip", "private_country_id", "marital", "children"),
    *("spouse_complete_name", "spouse_birthdate"),
)
# No two entries have these; the merged one gives them up.
NUMBERS = ("citizen_id", "staff_number")


class CchcPersonMerge(models.Model):
    """Facts of the dossier: what the kept entry lacks comes over, contradictions are chosen."""

    _inherit = "cchc.person.merge"

    @api.model
    def _fact_names(self):
        People = self.env["hr.employee"]
        own = [
            name
            for name, field in People._fields.items()
            if field.store
            and field.column_type
            and not field.compute
            and not field.related
            and name not in NO_FACTS | {"name"}
        ]
        return ["name", *own, *(name for name in PERSONAL_FACTS if name in People._fields)]

    @api.model
    def _differences(self, kept, other):
        """Facts that only the other entry has, and those about which the two contradict."""
        missing, contrary = [], []
        for name in self._fact_names():
            here, there = kept[name], other[name]
            if not there or here == there:
                continue
            (contrary if here else missing).append(name)
        return missing, contrary

    @api.model
    def _choice_obstacles(self, case):
        _missing, contrary = self._differences(case["kept"].sudo(), case["other"].sudo())
        for name in contrary:
            if name not in case.get("choices", {}):
                yield self.env._(
                    "%(field)s: “%(kept)s” or “%(other)s”? Choose which is right.",
                    field=case["kept"]._fields[name]._description_string(self.env),
                    kept=self._shown(case["kept"].sudo(), name),
                    other=self._shown(case["other"].sudo(), name),
                )

    @api.model
    def _shown(self, person, name):
        field, value = person._fields[name], person[name]
        if field.type == "many2one":
            return value.display_name or ""
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, value or "")
        if field.type == "date":
            return format_date(self.env, value) if value else ""
        return str(value or "")

    # -- taking over ---------------------------------------------------------------

    @api.model
    def _take_facts(self, cases):
        """Complete the kept entries.

        :return: by other entry, ``{field: [before, after, what the other said]}`` as plain values
        """
        facts, new = {}, {}
        for case in cases:
            kept, other = case["kept"], case["other"]
            missing, contrary = self._differences(kept, other)
            choices = case.get("choices", {})
            taken = [*missing, *(name for name in contrary if choices[name] == "other")]
            facts[other.id] = {
                name: [
                    self._plain(kept, name),
                    self._plain(other if name in taken else kept, name),
                    self._plain(other, name),
                ]
                for name in [*missing, *contrary]
            }
            for name in NUMBERS:
                if other[name]:
                    said = [self._plain(kept, name), self._plain(kept, name), other[name]]
                    facts[other.id].setdefault(name, said)
            new[kept] = {name: facts[other.id][name][1] for name in taken}
        self._clear_numbers([case["other"].id for case in cases])
        self._write_facts(new)
        return facts

    @api.model
    def _plain(self, person, name):
        value = person._fields[name].convert_to_write(person[name], person)
        return value.isoformat() if hasattr(value, "isoformat") else value

    @api.model
    def _write_facts(self, values):
        for person, vals in values.items():
            if vals:
                person.with_context(**SILENT).write(vals)
        self.env.flush_all()

    @api.model
    def _clear_numbers(self, person_ids):
        """A number of which there is one is held by nobody who is only an older entry."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE hr_employee SET %s WHERE id = ANY(%s)",
                SQL(", ").join(SQL("%s = NULL", SQL.identifier(name)) for name in NUMBERS),
                person_ids,
            )
        )
        people = self.env["hr.employee"].browse(person_ids)
        people.invalidate_recordset(NUMBERS)
        people.modified(NUMBERS)

    def _facts_in_words(self):
        People = self.env["hr.employee"]
        for name, (before, after, said) in (self.facts or {}).items():
            field = People._fields.get(name)
            if not field:
                continue
            shown = [
                self._shown(People.new({name: value}), name) for value in (before, after, said)
            ]
            label = field._description_string(self.env)
            if not before:
                yield self.env._("%(field)s: taken over (%(value)s)", field=label, value=shown[1])
            elif before == said:
                continue
            else:
                yield self.env._(
                    "%(field)s: %(chosen)s chosen, not %(refused)s",
                    field=label,
                    chosen=shown[1],
                    refused=shown[0] if after == said else shown[2],
                )

    # -- back ------------------------------------------------------------------------

    def _give_facts_back(self):
        """What was taken over goes, where it still stands as it was taken."""
        back = defaultdict(dict)
        for act in self:
            for name, (before, after, _said) in (act.facts or {}).items():
                if before != after and self._plain(act.kept_id, name) == after:
                    back[act.kept_id][name] = before
        self._write_facts(back)

    def _give_numbers_back(self):
        numbers = defaultdict(dict)
        for act in self:
            for name in NUMBERS:
                if said := (act.facts or {}).get(name):
                    numbers[act.other_id][name] = said[2]
        self._write_facts(numbers)

    # -- accounts ----------------------------------------------------------------------

    @api.model
    def _close_accounts(self, others):
        """Nobody logs in as a merged entry any more; :return: ids of the users closed."""
        users = others.user_id.filtered("active")
        users.write({"active": False})
        return {person.id: (person.user_id & users).ids for person in others}

    def _open_accounts(self):
        ids = [user for act in self for user in act.accounts or []]
        self.env["res.users"].with_context(active_test=False).browse(ids).write({"active": True})

    # -- personal columns of periods -----------------------------------------------------

    @api.model
    def _carried_columns(self):
        """Columns of a period that no decision writes: what officers entered about the person."""
        projected = self.env["cchc.timeline"]._projected_fields()
        own = {"id", "employee_id", "create_date", "create_uid", "write_date", "write_uid"}
        own |= {"recorded_at", "date_version", "date_to", *projected}
        return {
            name: field.column_type[1]
            for name, field in self.env["hr.version"]._fields.items()
            if field.store and field.column_type and name not in own
        }

    @api.model
    def _personal_columns(self, person_ids):
        """These columns of each period, by person: undoing puts them back where they were."""
        names = ["employee_id", "date_version", *self._carried_columns()]
        self.env.cr.execute(
            SQL(
                "SELECT employee_id, to_jsonb(t) FROM (SELECT %s FROM hr_version"
                " WHERE employee_id = ANY(%s) AND active IS TRUE) t",
                SQL(", ").join(map(SQL.identifier, names)),
                person_ids,
            )
        )
        found = defaultdict(list)
        for person_id, row in self.env.cr.fetchall():
            found[person_id].append(row)
        return found

    def _give_personal_columns_back(self):
        columns = self._carried_columns()
        rows = [row for act in self for row in act.periods_before or []]
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_version SET %s FROM %s
                 WHERE hr_version.employee_id = v.employee_id AND hr_version.active IS TRUE
                   AND hr_version.date_version = v.date_version
                """,
                SQL(", ").join(
                    SQL("%s = v.%s", SQL.identifier(name), SQL.identifier(name)) for name in columns
                ),
                self.env["cchc.timeline"]._recordset(
                    rows, {"employee_id": "int4", "date_version": "date", **columns}
                ),
            )
        )
        self.env["hr.version"].invalidate_model()
