from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date

from ..rules.succession import Followed


class CchcFollowsUnit(models.AbstractModel):
    """Business that goes on with the successor of its unit: the hook of a reorganisation.

    A model says which of its fields name the unit (``_follow_fields``) and which records are still
    open (``_follow_domain``); what is over stays with the unit that did it. On the day on which
    the units change, `_on_unit_succeeded` is called once for each model with the whole mapping.

    The fields are written in SQL: nobody is asked for the rights on an approved demand, because
    nobody changes it; the tree does. What hangs on the fields is computed anew, the change is told
    in the record's messages, and `cchc.succession.follower` keeps which records it were.
    """

    _name = "cchc.follows.unit"
    _description = "Follows its unit"

    # Fields that name a unit, each with the records of its own that are open. Where there are many
    # units, those that follow are added: whoever looks back still finds the old ones.
    _follow_fields = ("unit_id",)
    # Columns of which there may be one row: what would be the second stays with the old unit.
    _follow_unique = ()
    # Field of the person whom the record is about: then it goes where the person serves.
    _follow_person = None

    @api.model
    def _follow_domain(self, name, date):
        """The records that are still open on ``date``, as far as the field ``name`` goes."""
        return Domain.FALSE

    @api.model
    def _on_unit_succeeded(self, mapping, date):
        """Let open records go on with the successors of their units.

        :param mapping: `rules.succession.Mapping` of ids of units
        :param date: the day from which on the successors are in force
        :return: `rules.succession.Followed`, with those that had to stay
        """
        open_records = self.sudo().with_context(active_test=False)
        done = []
        if not mapping.old:
            return done
        for name in self._follow_fields:
            asked = Domain(name, "in", mapping.old) & Domain(self._follow_domain(name, date))
            records = open_records.search(asked, order="id")
            if self._fields[name].type == "many2many":
                done += records._follow_along(name, mapping, date)
                continue
            by_pair = defaultdict(list)
            for record, new in records._follow_to(name, mapping, date).items():
                old = record[name].id
                if new and new != old:
                    by_pair[old, new].append(record.id)
            for (old, new), ids in by_pair.items():
                records = open_records.browse(ids)
                moved = records._without_twins(name, new)
                moved._follow(name, new)
                moved._tell_followed(old, new, date)
                left = (records - moved)._join_twins(name, old, new, date)
                left._tell_left_behind(old, new, date)
                done += [
                    Followed(name, old, new, rows.ids, stayed)
                    for rows, stayed in ((moved, False), (left, True))
                    if rows
                ]
        return done

    def _follow_to(self, name, mapping, date):
        """The unit with which each record goes on: ``{record: unit id or None}``.

        Of a divided unit the one in which its person serves from the day on, else the main one.
        """
        serves = {}
        if self._follow_person:
            serves = self._units_of(self[self._follow_person].ids, date)
        found = {}
        for record in self:
            unit = serves.get(self._follow_person and record[self._follow_person].id)
            found[record] = (
                unit if unit and unit not in mapping.shares else mapping.main(record[name].id)
            )
        return found

    @api.model
    def _units_of(self, person_ids, date):
        """Where people serve on a day: ``{person id: unit id}``.

        Read from the periods: the hook may run before the night's work has made the period of the
        day the present one.
        """
        self.env["hr.version"].flush_model(["employee_id", "department_id", "date_version"])
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT DISTINCT ON (employee_id) employee_id, department_id FROM hr_version
                     WHERE employee_id = ANY(%s) AND active IS TRUE AND date_version <= %s
                     ORDER BY employee_id, date_version DESC
                    """,
                    list(person_ids),
                    date,
                )
            )
        )

    def _follow_along(self, name, mapping, date):
        """Add all units that follow to a list of units. :return: as `_on_unit_succeeded`"""
        by_pair = defaultdict(list)
        for record in self:
            named = set(record[name].ids)
            for old in named & mapping.shares.keys():
                for new in mapping.successors(old):
                    if new not in named:
                        by_pair[old, new].append(record.id)
        field = self._fields[name]
        for (old, new), ids in by_pair.items():
            self.env.cr.execute(
                SQL(
                    "INSERT INTO %s (%s, %s) SELECT unnest(%s), %s ON CONFLICT DO NOTHING",
                    SQL.identifier(field.relation),
                    SQL.identifier(field.column1),
                    SQL.identifier(field.column2),
                    ids,
                    new,
                )
            )
            self.browse(ids)._tell_followed(old, new, date)
        if by_pair:
            self.invalidate_recordset([name], flush=False)
            self.modified([name])
        return [Followed(name, old, new, ids) for (old, new), ids in by_pair.items()]

    def _follow(self, name, unit_id):
        if not self:
            return
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET %s = %s WHERE id = ANY(%s)",
                SQL.identifier(self._table),
                SQL.identifier(name),
                unit_id,
                self.ids,
            )
        )
        self.invalidate_recordset([name], flush=False)
        self.modified([name])

    @api.model
    def _unit_as_of(self, alias, name, on, unit):
        """SQL of the unit that a row had on a day, for reports: ``unit`` is what it has now."""
        if name not in self._follow_fields:
            return unit
        return SQL(
            """
            COALESCE((SELECT s.predecessor_id
                        FROM cchc_succession_follower f
                        JOIN cchc_succession s ON s.id = f.succession_id
                       WHERE f.model = %(model)s AND f.field_name = %(name)s AND s.date > %(on)s
                         AND f.stayed IS NOT TRUE AND f.res_ids @> to_jsonb(%(id)s)
                       ORDER BY s.date, s.id LIMIT 1), %(unit)s)
            """,
            model=self._name,
            name=name,
            on=on,
            id=SQL.identifier(alias, "id"),
            unit=unit,
        )

    def _without_twins(self, name, unit_id):
        """Those of which the successor has no equal yet: one plan of a unit for one year."""
        columns = [column for column in self._follow_unique if column != name]
        if not self or not columns or name not in self._follow_unique:
            return self

        def key(record):
            return tuple(record[column] for column in columns)

        taken = {key(other) for other in self.search([(name, "=", unit_id)])}
        kept = self.browse()
        for record in self:
            if key(record) not in taken:
                taken.add(key(record))
                kept |= record
        return kept

    def _join_twins(self, name, old, new, date):
        """Of those of which the successor has an equal: those that have to stay as they are.

        A model whose rows can be joined with their equals does so here.
        """
        return self

    def _tell_followed(self, old, new, date):
        self._log_of_succession(
            self.env._(
                "%(old)s is followed by %(new)s from %(day)s on: goes on there.",
                **self._told_pair(old, new, date),
            )
        )

    def _tell_left_behind(self, old, new, date):
        self._log_of_succession(
            self.env._(
                "%(old)s is followed by %(new)s from %(day)s on, which has the same already: "
                "this one stays with the old unit.",
                **self._told_pair(old, new, date),
            )
        )

    @api.model
    def _told_pair(self, old, new, date):
        units = self.env["hr.department"].sudo().browse((old, new))
        return {
            "old": units[0].name,
            "new": units[1].name,
            "day": format_date(self.env, date, lang_code="vi_VN"),
        }

    def _log_of_succession(self, text):
        if self and hasattr(self, "_message_log_batch"):
            self._message_log_batch(bodies=dict.fromkeys(self.ids, text))
