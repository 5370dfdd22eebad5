from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.append_only import install_append_only
from odoo.addons.cchc_base.tools.attachments import adopt_attachments

from .cchc_import_apply import SILENT
from .cchc_import_suspect import NOBODY

FROZEN = (
    *("kept_id", "other_id", "other_unit_id", "reason", "merged_at", "merged_by_id"),
    *("moved", "facts", "accounts", "standing", "periods_before"),
)


class CchcPersonMerge(models.Model):
    """Two entries of the register are one person: who said so, when, why, and what it moved.

    Nothing of the two histories is rewritten. The lines keep the entry that they name; the replay
    of the kept person reads them too (`career_id`). The other entry stays, archived, without
    periods, and points to the kept one. Taken back, the act is marked undone and the replay gives
    both careers as they were.
    """

    _name = "cchc.person.merge"
    _description = "Merge of two entries of a person"
    _order = "id desc"
    _rec_name = "kept_id"

    kept_id = fields.Many2one(
        comodel_name="hr.employee", required=True, readonly=True, index=True,
        ondelete="restrict",
    )  # fmt: skip
    other_id = fields.Many2one(
        comodel_name="hr.employee", string="Merged entry", required=True, readonly=True,
        index=True, ondelete="restrict",
    )  # fmt: skip
    unit_id = fields.Many2one(related="kept_id.unit_id", string="Unit")
    other_unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Unit of the merged entry",
        readonly=True,
        ondelete="restrict",
        help="Where the merged entry was kept; who takes the merge back is in charge of it.",
    )
    reason = fields.Char(required=True, readonly=True)
    attachment_ids = fields.Many2many(
        comodel_name="ir.attachment", string="Evidence", readonly=True
    )
    aside_line_ids = fields.Many2many(
        comodel_name="cchc.decision.line",
        string="Openings put aside",
        readonly=True,
        help="While the entries are one, these openings do not count.",
    )
    merged_at = fields.Datetime(string="Merged on", required=True, readonly=True)
    merged_by_id = fields.Many2one(
        comodel_name="res.users", string="Merged by", required=True, readonly=True
    )
    state = fields.Selection(
        [("standing", "In force"), ("undone", "Merge taken back")],
        compute="_compute_state",
        search="_search_state",
    )
    undone_at = fields.Datetime(string="Taken back on", readonly=True)
    undone_by_id = fields.Many2one(comodel_name="res.users", string="Taken back by", readonly=True)
    undo_reason = fields.Char(string="Why taken back", readonly=True)
    told = fields.Text(string="What it did", compute="_compute_told", compute_sudo=True)

    # What undoing needs; it repeats the dossier, so nobody reads it.
    moved = fields.Json(readonly=True, groups=NOBODY, export_string_translation=False)
    facts = fields.Json(readonly=True, groups=NOBODY, export_string_translation=False)
    accounts = fields.Json(readonly=True, groups=NOBODY, export_string_translation=False)
    standing = fields.Json(readonly=True, groups=NOBODY, export_string_translation=False)
    periods_before = fields.Json(readonly=True, groups=NOBODY, export_string_translation=False)

    _merged_once = models.UniqueIndex(
        "(other_id) WHERE undone_at IS NULL", "This entry has been merged already."
    )
    _two_entries = models.Constraint(
        "CHECK (kept_id <> other_id)", "An entry can't be merged into itself."
    )

    def init(self):
        install_append_only(
            self.env.cr,
            self._table,
            columns=FROZEN,
            once=("undone_at", "undone_by_id", "undo_reason"),
        )

    @api.depends("undone_at")
    def _compute_state(self):
        for merge in self:
            merge.state = "undone" if merge.undone_at else "standing"

    @api.model
    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("undone_at", "=", False)] if "standing" in value else [("undone_at", "!=", False)]

    @api.depends("other_id.name", "kept_id.name")
    def _compute_display_name(self):
        for merge in self:
            merge.display_name = f"{merge.other_id.name} → {merge.kept_id.name}"

    @api.depends("moved", "facts")
    @api.depends_context("lang")
    def _compute_told(self):
        for merge in self:
            merge.told = "\n".join(merge._what_it_did()) or False

    # -- written by the act alone ------------------------------------------------

    # pylint: disable=method-required-super,no-raise-unlink

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        raise UserError(self.env._("Entries are merged by “Merge two entries”."))

    def write(self, vals):
        self.check_access("write")
        raise UserError(self.env._("A merge does not change: take it back with the reason."))

    @api.ondelete(at_uninstall=True)
    def _unlink_except_recorded(self):
        raise UserError(self.env._("A merge stays in the register: take it back with the reason."))

    def _mark_undone(self, uid, reason):
        # Past the guard above, which is made for everybody else.
        return super().write(
            {"undone_at": fields.Datetime.now(), "undone_by_id": uid, "undo_reason": reason}
        )

    # -- who may -----------------------------------------------------------------

    @api.model
    def _check_may_merge(self, people):
        """Both entries are of the user's own units; between agencies Home Affairs merges.

        :raise AccessError: naming nobody whom the user may not see
        """
        if self.env.su:
            return
        own = people.with_context(active_test=False)
        if not own.has_access("write") or not self.has_access("create"):
            raise AccessError(
                self.env._(
                    "Both entries must be of units that you are in charge of. Ask Home Affairs to "
                    "merge entries of two agencies."
                )
            )

    # -- the act -----------------------------------------------------------------

    @api.model
    def _merge(self, cases):
        """Merge pairs of entries, all or nothing; the same pair merged again changes nothing.

        :param cases: dicts of ``kept``, ``other``, ``reason`` and, where there are any, ``aside``
            (openings), ``choices`` (fields of which the other entry is right), ``attachments``
        :return: the acts, in the order of the cases
        """
        Person = self.env["hr.employee"]
        people = Person.union(*(case["kept"] | case["other"] for case in cases))
        self._check_may_merge(people)
        self.env.flush_all()
        # In the order of ids, so that two officers wait for each other and never for ever; the
        # second starts again and finds the pair merged.
        self.env["cchc.timeline"]._claim(people.ids)
        done = self._standing_between(cases)
        fresh = [case for case in cases if (case["kept"].id, case["other"].id) not in done]
        if fresh:
            done |= self.sudo()._merge_fresh(fresh, self.env.uid)
        return self.browse(done[case["kept"].id, case["other"].id] for case in cases)

    @api.model
    def _standing_between(self, cases):
        found = self.sudo().search(
            [("other_id", "in", [case["other"].id for case in cases]), ("undone_at", "=", False)]
        )
        return {(merge.kept_id.id, merge.other_id.id): merge.id for merge in found}

    @api.model
    def _merge_fresh(self, cases, uid):
        pairs = {case["other"].id: case["kept"].id for case in cases}
        cases = [
            {**case, "kept": case["kept"].sudo(), "other": case["other"].sudo()} for case in cases
        ]
        self._check_mergeable(cases)
        people = self.env["hr.employee"].browse([*pairs, *pairs.values()])
        units = {case["other"].id: case["other"].unit_id.id for case in cases}
        standing = self._standing_lines(people)
        before = self._personal_columns(people.ids)
        moved = self._move_lists(pairs)
        facts = self._take_facts(cases)
        accounts = self._close_accounts(people.browse(pairs))
        acts = super().create(
            [
                {
                    "kept_id": case["kept"].id,
                    "other_id": case["other"].id,
                    "other_unit_id": units[case["other"].id],
                    "reason": case["reason"],
                    "merged_at": fields.Datetime.now(),
                    "merged_by_id": uid,
                    "aside_line_ids": [fields.Command.set(self._aside(case).ids)],
                    "attachment_ids": [fields.Command.set(case.get("attachments") or [])],
                    "moved": moved.get(case["other"].id, {}),
                    "facts": facts.get(case["other"].id, {}),
                    "accounts": accounts.get(case["other"].id, []),
                    "standing": standing[case["kept"].id] + standing[case["other"].id],
                    "periods_before": before[case["kept"].id] + before[case["other"].id],
                }
                for case in cases
            ]
        )
        adopt_attachments(acts)
        self._join(pairs, acts.aside_line_ids)
        self._project_both(people)
        people.browse(pairs.values()).decision_line_ids._check_sequences()
        acts._after_merge()
        acts._tell(self.env._("Merged with the entry %(other)s: %(reason)s"),
                   self.env._("This entry was merged into %(kept)s: %(reason)s"))  # fmt: skip
        return {(act.kept_id.id, act.other_id.id): act.id for act in acts}

    @api.model
    def _aside(self, case):
        return case.get("aside") or self.env["cchc.decision.line"]

    def _after_merge(self):
        """Hook for the floors above: what else hangs on a person."""

    def _after_undo(self):
        """Hook for the floors above: the entries are two again."""

    # -- whose career ------------------------------------------------------------

    @api.model
    def _join(self, pairs, aside):
        """Let the lines of the other entries belong to the kept people; archive the entries."""
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_employee e
                   SET merged_into_id = pair.kept_id, active = FALSE,
                       unit_id = kept.unit_id, incoming_unit_id = kept.incoming_unit_id
                  FROM unnest(%(others)s, %(kept)s) AS pair(other_id, kept_id)
                  JOIN hr_employee kept ON kept.id = pair.kept_id
                 WHERE e.id = pair.other_id OR e.merged_into_id = pair.other_id;
                UPDATE resource_resource r SET active = FALSE
                  FROM hr_employee e WHERE e.resource_id = r.id AND e.id = ANY(%(others)s)
                """,
                others=list(pairs),
                kept=list(pairs.values()),
            )
        )
        self._follow_careers([*pairs, *pairs.values()], aside)

    @api.model
    def _follow_careers(self, person_ids, aside=(), freed=()):
        """Say of all lines of these people, and of entries merged into them, whose they are.

        :param aside: openings that count no more from now on
        :param freed: those that count again; what another merge put aside stays so
        """
        self.env.cr.execute(
            SQL(
                """
                UPDATE cchc_decision_line l
                   SET career_id = CASE WHEN l.id = ANY(%(aside)s) THEN NULL
                                        ELSE COALESCE(e.merged_into_id, e.id) END
                  FROM hr_employee e
                 WHERE e.id = l.employee_id
                   AND (e.id = ANY(%(ids)s) OR e.merged_into_id = ANY(%(ids)s))
                   AND (l.career_id IS NOT NULL OR l.id = ANY(%(freed)s))
                   AND l.career_id IS DISTINCT FROM
                       CASE WHEN l.id = ANY(%(aside)s) THEN NULL
                            ELSE COALESCE(e.merged_into_id, e.id) END
                """,
                ids=list(person_ids),
                aside=[line.id for line in aside],
                freed=[line.id for line in freed],
            )
        )
        self.env.invalidate_all(flush=False)

    @api.model
    def _project_both(self, people):
        self.env["cchc.timeline"]._project(people)
        # Entries without any decision, too.
        self.env["cchc.timeline"]._refresh_people(people.ids)
        # The unit of a merged entry is the one of the kept person after the replay.
        self.env.cr.execute(
            SQL(
                """
                UPDATE hr_employee m
                   SET unit_id = k.unit_id, incoming_unit_id = k.incoming_unit_id
                  FROM hr_employee k
                 WHERE k.id = m.merged_into_id AND k.id = ANY(%s)
                """,
                people.ids,
            )
        )
        self.env.invalidate_all(flush=False)

    @api.model
    def _standing_lines(self, people):
        """Ids of the lines that stand, by the entry that they name."""
        lines = self.env["cchc.decision.line"].search_fetch(
            [("employee_id", "in", people.ids), ("issued_at", "!=", False),
             ("revoked_at", "=", False)], ["employee_id"],
        )  # fmt: skip
        found = lines.grouped("employee_id")
        return {person.id: found.get(person, lines.browse()).sorted("id").ids for person in people}

    # -- words -------------------------------------------------------------------

    def _tell(self, to_kept, to_other):
        """Say in both dossiers what happened."""
        bodies = {}
        for act in self:
            words = {
                "kept": act.kept_id.name,
                "other": act.other_id.name,
                "reason": act.undo_reason or act.reason,
            }
            bodies[act.kept_id.id] = to_kept % words
            bodies[act.other_id.id] = to_other % words
        people = self.env["hr.employee"].browse(bodies).with_context(**SILENT)
        people._message_log_batch(bodies=bodies)
