from collections import defaultdict

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

# Lists of the dossier that move to the kept entry. What the kept entry holds in the same words
# stays with the merged one, where it can be read. Floors above add theirs.
LISTS = (
    "cchc.education",
    "cchc.certificate",
    "cchc.work.history",
    "cchc.yearly.rating",
    "cchc.commendation",
    "cchc.discipline",
    "cchc.family.member",
    "cchc.held.post",
    "cchc.salary.history",
    "cchc.property.item",
    "cchc.absence",
    "cchc.labour.contract",
    "cchc.elected.term",
    "cchc.paper.file",
    "cchc.transfer",
    "cchc.change.request",
    "cchc.change.item",
    "cchc.campaign.task",
    "cchc.due.done",
    "cchc.decision.line",
)
# Of these a person has one for each value of the fields. Where both have one and they differ, an
# officer corrects one of them first; of the second group the other's stays where it is.
ONE_EACH = {"cchc.yearly.rating": ("year",), "cchc.labour.contract": ("document_number",)}
STAYS = {
    "cchc.paper.file": (),
    "cchc.campaign.task": ("campaign_id",),
    "cchc.due.done": ("kind", "res_id", "date"),
}
# Whoever has decided keeps the record of it: only what still waits moves.
ONLY = {
    "cchc.decision.line": "o.issued_at IS NULL",
    "cchc.change.request": "NOT EXISTS (SELECT FROM cchc_change_item i"
    " WHERE i.request_id = o.id AND i.state <> 'waiting')",
    "cchc.change.item": "NOT EXISTS (SELECT FROM cchc_change_item i"
    " WHERE i.request_id = o.request_id AND i.state <> 'waiting')",
}
# Who leads and who coaches: other people's records that name the entry.
POINTERS = (("hr.department", "manager_id"), ("hr.employee", "parent_id"),
            ("hr.employee", "coach_id"))  # fmt: skip
BOOKKEEPING = ["id", "employee_id", "create_uid", "create_date", "write_uid", "write_date"]


class CchcPersonMerge(models.Model):
    """What hangs on the merged entry moves to the kept one: a statement for each list."""

    _inherit = "cchc.person.merge"

    @api.model
    def _merged_lists(self):
        """Models whose rows about the person move; each names the person in ``employee_id``."""
        return LISTS

    @api.model
    def _unique_keys(self):
        return {**ONE_EACH, **STAYS}

    @api.model
    def _pairs(self, pairs):
        return SQL(
            "unnest(%s::int4[], %s::int4[]) AS pair(other_id, kept_id)",
            list(pairs),
            list(pairs.values()),
        )

    @api.model
    def _stays_behind(self, name):
        """SQL: the kept entry ``k`` holds what ``o`` says, or has the only one there may be."""
        table = SQL.identifier(self.env[name]._table)
        same = SQL("(to_jsonb(k) - %(own)s::text[]) = (to_jsonb(o) - %(own)s::text[])",
                   own=BOOKKEEPING)  # fmt: skip
        keys = self._unique_keys().get(name)
        if keys is not None:
            same = SQL(" AND ").join(
                [SQL("TRUE"), *(SQL("k.%(c)s = o.%(c)s", c=SQL.identifier(c)) for c in keys)]
            )
        return SQL(
            "EXISTS (SELECT FROM %s k WHERE k.employee_id = pair.kept_id AND %s)", table, same
        )

    @api.model
    def _rows_of_others(self, name, pairs):
        return SQL(
            "FROM %s, %s o WHERE o.employee_id = pair.other_id AND %s",
            self._pairs(pairs),
            SQL.identifier(self.env[name]._table),
            SQL(ONLY.get(name, "TRUE")),
        )

    @api.model
    def _move_lists(self, pairs):
        """Move the lists; :return: ids of what moved by other entry and model."""
        moved = defaultdict(dict)
        for name in self._merged_lists():
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE %(table)s t SET employee_id = m.kept_id
                      FROM (SELECT o.id, pair.other_id, pair.kept_id %(rows)s
                               AND NOT %(stays)s) m
                     WHERE t.id = m.id
                    RETURNING m.other_id, t.id
                    """,
                    table=SQL.identifier(self.env[name]._table),
                    rows=self._rows_of_others(name, pairs),
                    stays=self._stays_behind(name),
                )
            )
            self._note_moved(moved, name, self.env.cr.fetchall())
        for name, column in POINTERS:
            self._move_pointers(moved, name, column, pairs)
        return moved

    @api.model
    def _move_pointers(self, moved, name, column, pairs):
        self.env.cr.execute(
            SQL(
                """
                UPDATE %(table)s t SET %(column)s = pair.kept_id FROM %(pairs)s
                 WHERE t.%(column)s = pair.other_id %(apart)s
                RETURNING pair.other_id, t.id
                """,
                table=SQL.identifier(self.env[name]._table),
                column=SQL.identifier(column),
                pairs=self._pairs(pairs),
                apart=SQL("AND t.id <> pair.kept_id" if name == "hr.employee" else ""),
            )
        )
        for other, key in self.env.cr.fetchall():
            moved[other].setdefault(f"{name}.{column}", []).append(key)

    @api.model
    def _note_moved(self, moved, name, found):
        """Keep what moved; whatever the program derives from whose it is follows."""
        ids = [key for _other, key in found]
        for other, key in found:
            moved[other].setdefault(name, []).append(key)
        if ids:
            rows = self.env[name].sudo().with_context(active_test=False).browse(ids)
            rows.invalidate_recordset(["employee_id"])
            rows.modified(["employee_id"])
            # As if an officer had entered them there: no absences that overlap, and so on.
            rows._validate_fields(rows._fields)

    # -- what stands against it ----------------------------------------------------

    @api.model
    def _list_obstacles(self, pairs):
        """Texts by other entry: of what a person has one, and the two differ."""
        found = defaultdict(list)
        for name, keys in ONE_EACH.items():
            shown = SQL.identifier(keys[0])
            own = [*BOOKKEEPING, "attachment_ids"]
            query = SQL(
                """
                SELECT pair.other_id, o.%(shown)s::text %(rows)s AND EXISTS (
                       SELECT FROM %(table)s k WHERE k.employee_id = pair.kept_id
                          AND k.%(shown)s = o.%(shown)s
                          AND (to_jsonb(k) - %(own)s::text[]) <> (to_jsonb(o) - %(own)s::text[]))
                """,
                shown=shown,
                rows=self._rows_of_others(name, pairs),
                table=SQL.identifier(self.env[name]._table),
                own=own,
            )
            for other, which in self.env.execute_query(query):
                found[other].append(
                    self.env._(
                        "%(list)s %(which)s: the two entries say different things. Correct or "
                        "delete the one that is wrong, then merge.",
                        list=self._list_name(name),
                        which=which,
                    )
                )
        self._waiting_obstacles(pairs, found)
        return found

    @api.model
    def _waiting_obstacles(self, pairs, found):
        """Steps under way of which a person can have one, or which somebody has half decided."""
        transfers = SQL(
            """
            SELECT pair.other_id FROM %s JOIN cchc_transfer o ON o.employee_id = pair.other_id
             WHERE o.state NOT IN ('done', 'refused') AND EXISTS (
                   SELECT FROM cchc_transfer k WHERE k.employee_id = pair.kept_id
                      AND k.state NOT IN ('done', 'refused'))
            """,
            self._pairs(pairs),
        )
        requests = SQL(
            """
            SELECT DISTINCT pair.other_id FROM %s
              JOIN cchc_change_item o ON o.employee_id = pair.other_id
             WHERE o.state = 'waiting' AND EXISTS (
                   SELECT FROM cchc_change_item i
                    WHERE i.request_id = o.request_id AND i.state <> 'waiting')
            """,
            self._pairs(pairs),
        )
        drafts = SQL(
            """
            SELECT DISTINCT pair.other_id FROM %s
              JOIN cchc_decision_line o
                   ON o.employee_id = pair.other_id AND o.issued_at IS NULL
              JOIN cchc_decision_line k
                   ON k.employee_id = pair.kept_id AND k.decision_id = o.decision_id
            """,
            self._pairs(pairs),
        )
        for query, text in (
            (transfers, self.env._("Both entries have a transfer under way: end one of them "
                                   "first.")),
            (requests, self.env._("A request of changes is half decided: decide the rest of it "
                                  "first.")),
            (drafts, self.env._("One draft decision names both entries: delete one of the lines "
                                "first.")),
        ):  # fmt: skip
            for (other,) in self.env.execute_query(query):
                found[other].append(text)

    # -- in words ------------------------------------------------------------------

    @api.model
    def _list_name(self, name):
        return self.env["ir.model"]._get(name.removesuffix(".manager_id")).name

    @api.model
    def _preview_lists(self, pairs):
        """Number of rows that move and that stay, by name of the list."""
        told = []
        for name in self._merged_lists():
            query = SQL(
                "SELECT count(*) FILTER (WHERE NOT stays), count(*) FILTER (WHERE stays)"
                " FROM (SELECT %s AS stays %s) t",
                self._stays_behind(name),
                self._rows_of_others(name, pairs),
            )
            ((moves, stays),) = self.env.execute_query(query)
            if moves or stays:
                told.append((self._list_name(name), moves, stays))
        return told

    def _what_it_did(self):
        self.ensure_one()
        lines = [
            self.env._("%(list)s: %(count)s moved", list=self._list_name(name), count=len(ids))
            for name, ids in (self.moved or {}).items()
            if name in self.env
        ]
        return [*lines, *self._facts_in_words()]

    # -- back ------------------------------------------------------------------------

    def _give_lists_back(self):
        """Give the entries what came from them.

        :raise UserError: when some of it was deleted or moved on since
        """
        by_model = defaultdict(dict)
        for act in self:
            for name, ids in (act.moved or {}).items():
                if ":" in name:
                    # Not moved as it is: an addon above says how.
                    continue
                by_model[name].update(dict.fromkeys(ids, (act.kept_id.id, act.other_id.id)))
        for name, rows in by_model.items():
            model, column = (name, "employee_id") if name in self.env else name.rsplit(".", 1)
            self.env.cr.execute(
                SQL(
                    """
                    UPDATE %(table)s t SET %(column)s = back.other_id
                      FROM unnest(%(ids)s::int4[], %(kept)s::int4[], %(others)s::int4[])
                           AS back(id, kept_id, other_id)
                     WHERE t.id = back.id AND t.%(column)s = back.kept_id
                    RETURNING t.id
                    """,
                    table=SQL.identifier(self.env[model]._table),
                    column=SQL.identifier(column),
                    ids=list(rows),
                    kept=[kept for kept, _other in rows.values()],
                    others=[other for _kept, other in rows.values()],
                )
            )
            found = [key for (key,) in self.env.cr.fetchall()]
            if len(found) < len(rows) and column == "employee_id":
                raise UserError(
                    self.env._(
                        "The merge can't be taken back: entries of “%(list)s” that came with it "
                        "were deleted or given to somebody else since.",
                        list=self._list_name(model),
                    )
                )
            records = self.env[model].with_context(active_test=False).browse(found)
            records.invalidate_recordset([column])
            records.modified([column])
