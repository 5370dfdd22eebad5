import json
from collections import defaultdict
from datetime import date
from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from ..rules.timeline import Attainment, Change, ConflictError, replay
from .cchc_service_facts import LEFT

# Dossier lists whose entries raise a level of the person from their date on.
ATTAINMENT_MODELS = ("cchc.education", "cchc.certificate")
# What the projection and the checks after it ask of people: read once, without the other columns.
ASKED_OF_PEOPLE = (
    *("merged_into_id", "in_register", "party_joined_on", "create_date"),
    *("name", "birth_text", "retirement_date"),
)


class CchcTimeline(models.AbstractModel):
    """Projects decision lines onto ``hr.version``: the only code that writes service facts.

    One function serves issue, revocation, back-dating and import: read the lines that stand,
    replay them, compare with the live periods, and write the difference in three statements,
    however many people there are. Because it writes in SQL, the ORM's own doors can refuse
    everybody without exception.
    """

    _name = "cchc.timeline"
    _description = "Projection of decisions"

    @api.model
    def _project(self, people):
        """Rebuild the periods of ``people`` from their decisions and dated dossier.

        :raise UserError: when two lines of one day contradict each other
        """
        self.env.flush_all()
        people.sudo().fetch(ASKED_OF_PEOPLE)
        # The lines of a merged entry belong to the career of the one that was kept.
        people |= people.sudo().merged_into_id.sudo(self.env.su)
        claimed = people
        self._lock(claimed.ids)
        changes = self._read_changes(people.ids)
        people = people.sudo().filtered(lambda person: person.in_register or person.id in changes)
        if not people:
            self._claim(claimed.ids)
            return
        attainments = self._read_attainments(people)
        bound = self._bound_facts()
        # The columns that a period tells nothing of: the same for everybody.
        nothing = {
            name: self._plain(field, None) for name, field in self._projected_fields().items()
        }
        targets = {}
        for person in people:
            try:
                periods = replay(changes.get(person.id, ()), attainments.get(person.id, ()), bound)
            except ConflictError as conflict:
                raise self._conflict_error(person, conflict) from conflict
            targets[person.id] = self._rows(person, periods, nothing)
        self._store(targets)
        changed = self._refresh_people(people.ids, claim=True)
        if rest := set(claimed.ids) - changed:
            self._claim(rest)
        self._after_projection(people)

    @api.model
    def _bound_facts(self):
        """Facts that end when another one changes, for the floors above: ``{fact: [facts]}``."""
        return {}

    @api.model
    def _after_projection(self, people):
        """Hook for the floors above: what else follows from changed periods."""

    # -- reading --------------------------------------------------------------

    @api.model
    def _read_changes(self, person_ids):
        """Changes that stand, by the person whose career they belong to."""
        found = defaultdict(list)
        self.env.cr.execute(
            SQL(
                """
                SELECT career_id, date_effective, day_order, id, COALESCE(changes, '{}')
                  FROM cchc_decision_line
                 WHERE career_id = ANY(%s) AND issued_at IS NOT NULL AND revoked_at IS NULL
                """,
                list(person_ids),
            )
        )
        for person_id, effective, order, key, facts in self.env.cr.fetchall():
            found[person_id].append(Change(effective, order, key, facts))
        return found

    @api.model
    def _read_attainments(self, people):
        """Levels that the dossier proves, by person."""
        found = defaultdict(list)
        Derived = self.env["cchc.derived.facts"]
        ranks = {
            name: {value: rank for rank, (value, _label) in enumerate(field.selection)}
            for name, field in Derived._fields.items()
            if field.type == "selection"
        }
        for model in ATTAINMENT_MODELS:
            items = self.env[model].sudo()
            names = ["employee_id", "when_date", *items._attaining_fields()]
            items = items.search_fetch([("employee_id", "in", people.ids)], names)
            for person_id, day, fact, value in items._attainments():
                rank = ranks[fact][value] if fact in ranks else 0
                found[person_id].append(Attainment(day or None, fact, rank, value))
        for person in people.filtered("party_joined_on"):
            found[person.id].append(Attainment(person.party_joined_on, "party_member", 0, True))
        return found

    # -- what the table should hold -------------------------------------------

    @api.model
    def _projected_fields(self):
        """Fields of ``hr.version`` that the projection owns, by name, dates apart."""
        names = (
            *self.env["cchc.service.facts"]._service_fact_names(),
            *self.env["cchc.derived.facts"]._derived_fact_names(),
        )
        return {name: self.env["hr.version"]._fields[name] for name in names}

    @api.model
    def _rows(self, person, periods, nothing):
        """Rows of ``hr_version`` for one person, in plain values, first to last.

        :param nothing: the projected columns of which a period tells nothing
        """
        fields_of = self.env["hr.version"]._fields
        if not periods:
            # Nothing stands any more: the blank period that every person of Odoo has.
            created = person.create_date.date()
            return [{"date_version": created, "date_to": None, **dict.fromkeys(nothing)}]
        rows = []
        for period in periods:
            facts = dict(period.facts)
            facts["in_service"] = bool(
                facts.get("staffing_category") and facts.get("service_status") not in LEFT
            )
            rows.append(
                {
                    "date_version": period.start,
                    "date_to": period.end,
                    **nothing,
                    **{
                        name: self._plain(fields_of[name], value)
                        for name, value in facts.items()
                        if name in nothing
                    },
                }
            )
        return rows

    @api.model
    def _plain(self, field, value):
        """A value as the column holds it; equal values have one form."""
        if field.type == "boolean":
            return bool(value)
        if value in (None, False, "", 0):
            return None
        if field.type == "float":
            return Decimal(str(value)).quantize(Decimal("0.01"))
        if field.type == "date" and isinstance(value, str):
            return date.fromisoformat(value)
        return value

    # -- writing --------------------------------------------------------------

    @api.model
    def _store(self, targets):
        """Make the live periods of each person equal to its rows."""
        projected = self._projected_fields()
        live = self._read_live(list(targets), projected)
        updates, inserts, deletes = [], [], []
        for person_id, rows in targets.items():
            by_start = {row["date_version"]: row for row in rows}
            kept, spare = {}, []
            for old in live.get(person_id, ()):
                if old["date_version"] in by_start:
                    kept[old["date_version"]] = old
                else:
                    spare.append(old)
            template = (live[person_id][0] if live.get(person_id) else {}).get("id")
            for start, row in by_start.items():
                old = kept.get(start) or (spare.pop(0) if spare else None)
                if old is None:
                    inserts.append({**row, "employee_id": person_id, "template_id": template})
                elif any(old[name] != value for name, value in row.items()):
                    updates.append({**row, "id": old["id"]})
            deletes.extend(old["id"] for old in spare)
        self._update_rows(updates, projected)
        self._insert_rows(inserts, projected)
        if deletes:
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE hr_employee SET current_version_id = NULL
                     WHERE current_version_id = ANY(%(ids)s);
                    DELETE FROM hr_version WHERE id = ANY(%(ids)s)
                    """,
                    ids=deletes,
                )
            )
        self.env["hr.version"].invalidate_model()
        self.env["hr.employee"].invalidate_model(["version_ids", "current_version_id"])

    @api.model
    def _read_live(self, person_ids, projected):
        names = ["id", "employee_id", "date_version", "date_to", *projected]
        self.env.cr.execute(
            SQL(
                """
                SELECT %s FROM hr_version
                 WHERE employee_id = ANY(%s) AND active IS TRUE
                 ORDER BY employee_id, date_version
                """,
                SQL(", ").join(map(SQL.identifier, names)),
                person_ids,
            )
        )
        live = defaultdict(list)
        for values in self.env.cr.fetchall():
            row = dict(zip(names, values, strict=True))
            for name, field in projected.items():
                row[name] = self._plain(field, row[name])
            live[row["employee_id"]].append(row)
        return live

    @api.model
    def _recordset(self, rows, columns):
        """SQL of ``rows`` as a typed set ``v``; ``columns`` maps names to column types."""
        # What is left out is empty.
        told = [{name: value for name, value in row.items() if value is not None} for row in rows]
        return SQL(
            "json_to_recordset(%s) AS v(%s)",
            json.dumps(told, default=str),
            SQL(", ").join(
                SQL("%s %s", SQL.identifier(name), SQL(kind)) for name, kind in columns.items()
            ),
        )

    @api.model
    def _column_types(self, projected):
        return {
            "date_version": "date",
            "date_to": "date",
            **{name: field.column_type[1] for name, field in projected.items()},
        }

    @api.model
    def _update_rows(self, rows, projected):
        if not rows:
            return
        types = self._column_types(projected)
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_version SET %s, write_date = now() AT TIME ZONE 'UTC', write_uid = %s
                  FROM %s WHERE hr_version.id = v.id
                """,
                SQL(", ").join(
                    SQL("%s = v.%s", SQL.identifier(name), SQL.identifier(name)) for name in types
                ),
                self.env.uid,
                self._recordset(rows, {"id": "int4", **types}),
            )
        )

    @api.model
    def _insert_rows(self, rows, projected):
        """New periods carry the personal columns of the person's first period."""
        if not rows:
            return
        types = self._column_types(projected)
        own = {
            "id",
            "employee_id",
            "create_date",
            "write_date",
            "create_uid",
            "write_uid",
            "recorded_at",
            *types,
        }
        carried = [
            name
            for name, field in self.env["hr.version"]._fields.items()
            if field.store and field.column_type and name not in own
        ]
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO hr_version (employee_id, create_uid, create_date, write_uid,
                                        write_date, %(facts)s, %(carried)s)
                SELECT v.employee_id, %(uid)s, now() AT TIME ZONE 'UTC', %(uid)s,
                       now() AT TIME ZONE 'UTC', %(new)s, %(old)s
                  FROM %(rows)s JOIN hr_version t ON t.id = v.template_id
                """,
                facts=SQL(", ").join(map(SQL.identifier, types)),
                carried=SQL(", ").join(map(SQL.identifier, carried)),
                uid=self.env.uid,
                new=SQL(", ").join(SQL("v.%s", SQL.identifier(name)) for name in types),
                old=SQL(", ").join(SQL("t.%s", SQL.identifier(name)) for name in carried),
                rows=self._recordset(rows, {"employee_id": "int4", "template_id": "int4", **types}),
            )
        )
