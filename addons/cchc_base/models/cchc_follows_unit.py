from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date


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

    # Fields that name a unit, each with the records of its own that are open.
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
        :return: ``[(field, old unit id, new unit id, ids)]``
        """
        open_records = self.sudo().with_context(active_test=False)
        done = []
        if not mapping.old:
            return done
        for name in self._follow_fields:
            asked = Domain(name, "in", mapping.old) & Domain(self._follow_domain(name, date))
            by_pair = defaultdict(list)
            for record in open_records.search(asked, order="id"):
                old = record[name].id
                new = record._follow_to(name, mapping)
                if new and new != old:
                    by_pair[old, new].append(record.id)
            for (old, new), ids in by_pair.items():
                records = open_records.browse(ids)
                moved = records._without_twins(name, new)
                moved._follow(name, new)
                moved._tell_followed(old, new, date)
                (records - moved)._tell_left_behind(old, new, date)
                if moved:
                    done.append((name, old, new, moved.ids))
        return done

    def _follow_to(self, name, mapping):
        """The unit with which the record goes on; of a divided one the main successor."""
        self.ensure_one()
        unit = self._follow_person and self[self._follow_person].department_id
        if unit and unit.id not in mapping.shares:
            return unit.id
        return mapping.main(self[name].id)

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
                         AND f.res_ids @> to_jsonb(%(id)s)
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
