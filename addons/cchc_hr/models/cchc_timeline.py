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
        # The lines of a merged entry belong to the career of the one that was kept.
        people |= people.sudo().merged_into_id.sudo(self.env.su)
        self._claim(people.ids)
        changes = self._read_changes(people.ids)
        people = people.sudo().filtered(lambda person: person.in_register or person.id in changes)
        if not people:
            return
        attainments = self._read_attainments(people)
        bound = self._bound_facts()
        targets = {}
        for person in people:
            try:
                periods = replay(changes.get(person.id, ()), attainments.get(person.id, ()), bound)
            except ConflictError as conflict:
                raise self._conflict_error(person, conflict) from conflict
            targets[person.id] = self._rows(person, periods)
        self._store(targets)
        self._refresh_people(people.ids)
        self._after_projection(people)

    @api.model
    def _bound_facts(self):
        """Facts that end when another one changes, for the floors above: ``{fact: [facts]}``."""
        return {}

    @api.model
    def _after_projection(self, people):
        """Hook for the floors above: what else follows from changed periods."""

    @api.model
    def _claim(self, person_ids):
        """Let only one transaction at a time project a person.

        Under snapshot isolation a lock alone protects nothing: the second transaction would wait
        and then replay the lines of its old snapshot. Changing the row makes it fail with a
        serialization error instead, which Odoo retries from the start.
        """
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_employee SET write_date = now() AT TIME ZONE 'UTC'
                 WHERE id IN (SELECT id FROM hr_employee WHERE id = ANY(%s) ORDER BY id FOR UPDATE)
                """,
                list(person_ids),
            )
        )

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
            items = self.env[model].sudo().search([("employee_id", "in", people.ids)])
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
    def _rows(self, person, periods):
        """Rows of ``hr_version`` for one person, in plain values, first to last."""
        projected = self._projected_fields()
        if not periods:
            # Nothing stands any more: the blank period that every person of Odoo has.
            created = person.create_date.date()
            return [{"date_version": created, "date_to": None, **dict.fromkeys(projected)}]
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
                    **{
                        name: self._plain(field, facts.get(name))
                        for name, field in projected.items()
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
        return SQL(
            "jsonb_to_recordset(%s::jsonb) AS v(%s)",
            json.dumps(rows, default=str),
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

    @api.model
    def _refresh_people(self, person_ids=None):
        """Set what a person shows of the periods: current period, unit, incoming unit.

        :param person_ids: the people to refresh; default: everybody (the nightly job)
        """
        self.env["hr.employee"].flush_model()
        self.env["hr.version"].flush_model()
        today = self.env["hr.version"]._today()
        chosen = SQL("p.id = ANY(%s)", list(person_ids)) if person_ids is not None else SQL("TRUE")
        self.env.cr.execute(
            SQL(
                """
                WITH moved AS (
                UPDATE hr_employee e
                   SET current_version_id = s.version_id,
                       unit_id = s.unit_id,
                       incoming_unit_id = s.incoming_unit_id,
                       in_register = s.in_register
                  FROM (
                    SELECT p.id,
                           c.id AS version_id,
                           CASE WHEN p.merged_into_id IS NULL THEN u.id ELSE p.unit_id END
                                AS unit_id,
                           CASE WHEN p.merged_into_id IS NULL
                                THEN COALESCE(c.host_unit_id, n.department_id)
                                ELSE p.incoming_unit_id END AS incoming_unit_id,
                           EXISTS (SELECT 1 FROM cchc_decision_line l
                                    WHERE l.employee_id = p.id AND l.issued_at IS NOT NULL)
                           OR EXISTS (SELECT 1 FROM cchc_decision_line l
                                       WHERE l.career_id = p.id AND l.issued_at IS NOT NULL)
                                  AS in_register
                      FROM hr_employee p
                      JOIN LATERAL (
                            SELECT v.id, v.department_id, v.host_unit_id FROM hr_version v
                             WHERE v.employee_id = p.id AND v.active IS TRUE
                             ORDER BY (v.date_version <= %(today)s) DESC,
                                      CASE WHEN v.date_version <= %(today)s
                                           THEN v.date_version END DESC,
                                      v.date_version
                             LIMIT 1) c ON TRUE
                      LEFT JOIN LATERAL (
                            SELECT v.department_id FROM hr_version v
                             WHERE v.employee_id = p.id AND v.active IS TRUE
                               AND v.date_version > %(today)s
                               AND v.department_id IS DISTINCT FROM c.department_id
                             ORDER BY v.date_version LIMIT 1) n ON TRUE
                      LEFT JOIN hr_department u
                             ON u.id = COALESCE(c.department_id, p.intake_unit_id)
                            AND u.kind_id IS NOT NULL
                     WHERE %(chosen)s) s
                 WHERE s.id = e.id
                   AND (e.current_version_id, e.unit_id, e.incoming_unit_id, e.in_register)
                       IS DISTINCT FROM
                       (s.version_id, s.unit_id, s.incoming_unit_id, s.in_register)
                RETURNING e.id, e.unit_id, e.incoming_unit_id)
                -- A merged entry is read where the person serves now.
                UPDATE hr_employee m
                   SET unit_id = moved.unit_id, incoming_unit_id = moved.incoming_unit_id
                  FROM moved
                 WHERE m.merged_into_id = moved.id
                """,
                today=today,
                chosen=chosen,
            )
        )
        self.env["hr.employee"].invalidate_model(self._followers())

    @api.model
    def _followers(self):
        """What the cache knows of people that the periods may have changed: not what is typed of
        them, nor which lines and entries are theirs, which would be read again for nothing."""
        written = {
            *("current_version_id", "unit_id", "incoming_unit_id", "in_register"),
            *("write_date", "version_ids"),
        }
        return [
            name
            for name, field in self.env["hr.employee"]._fields.items()
            if name in written or (field.compute and not field.store)
        ]
