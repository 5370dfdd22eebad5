import logging
from collections import defaultdict

from odoo import api, fields, models
from odoo.tools import SQL

from ..rules.standard import answers, assess, judge

_logger = logging.getLogger(__name__)

# So many people are answered at once, within the transaction that touches them.
FEW = 500
# People read, judged and written together.
BATCH = 2_000
RESULT_COLUMNS = {
    "id": "int4",
    "employee_id": "int4",
    "unit_id": "int4",
    "staffing_category": "varchar",
    "rank_id": "int4",
    "leadership_post_id": "int4",
    "position_id": "int4",
    "group_id": "int4",
    "date_from": "date",
    "date_to": "date",
}
OWN_RESULT = {"outcome": "varchar"}
OWN_GAP = {
    "result_id": "int4",
    "kind": "varchar",
    "level": "varchar",
    "required": "varchar",
    "found": "varchar",
    "article": "varchar",
    "source": "varchar",
    "confidence": "varchar",
    "met_from": "date",
}
SHARED = tuple(name for name in RESULT_COLUMNS if name != "id")


class CchcStandardAssessment(models.AbstractModel):
    """Keeps ``cchc.standard.result`` equal to what dossiers, positions and standards say.

    One function answers for many people: read in a fixed number of statements, judge by
    ``rules.standard``, compare with the rows that stand, and write the difference. Who touches
    few people answers at once; who touches many leaves them to the background job.
    """

    _name = "cchc.standard.assessment"
    _description = "Assessment against the standards"

    # -- who is to be assessed -----------------------------------------------------

    @api.model
    def _touch(self, person_ids, claim=True):
        """Something about these people changed: assess them, at once if they are few."""
        person_ids = list(person_ids)
        if len(person_ids) > FEW:
            self._enqueue(person_ids)
        elif person_ids:
            if claim:
                self.env["cchc.timeline"]._claim(person_ids)
            self._assess(person_ids)

    @api.model
    def _touch_later(self, person_ids):
        """As ``_touch``, once at the end of the transaction: a standard is saved in many steps."""
        cr = self.env.cr
        if not person_ids:
            return
        waiting = cr.precommit.data.get("cchc.standard.people")
        if waiting is None:
            waiting = cr.precommit.data["cchc.standard.people"] = set()
            cr.precommit.add(self._touch_waiting)
        waiting.update(person_ids)

    @api.model
    def _touch_waiting(self):
        self.env.flush_all()
        waiting = self.env.cr.precommit.data.pop("cchc.standard.people", ())
        self._touch(sorted(waiting))

    @api.model
    def _enqueue(self, person_ids):
        """Leave people to the job."""
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cchc_standard_queue (employee_id, queued_at)
                SELECT unnest(%s::int4[]), %s
                """,
                sorted(person_ids),
                fields.Datetime.now(),
            )
        )
        self.env["cchc.standard.queue"].invalidate_model()
        self.env.ref("cchc_positions.cron_standard_assessment").sudo()._trigger()

    @api.model
    def _enqueue_all(self):
        """Have everybody of the register assessed, for example after installation."""
        self.env.cr.execute(
            """
            INSERT INTO cchc_standard_queue (employee_id, queued_at)
            SELECT id, now() AT TIME ZONE 'UTC' FROM hr_employee WHERE in_register ORDER BY id
            """
        )
        self.env["cchc.standard.queue"].invalidate_model()

    @api.model
    def _cron_assess(self):
        """Work off the queue; a killed run loses one batch at most and is repeated."""
        cron = self.env["ir.cron"]
        while True:
            done, waiting = self._assess_waiting()
            if not done:
                break
            if not cron._commit_progress(done, remaining=waiting):
                return
        self.env["cchc.qualification.need"]._close_met_by_time()
        cron._commit_progress(remaining=0)

    @api.model
    def _assess_waiting(self, limit=BATCH):
        """Assess the people who wait longest. :return: rows worked off, rows left"""
        cr = self.env.cr
        cr.execute("SELECT id, employee_id FROM cchc_standard_queue ORDER BY id LIMIT %s", [limit])
        rows = cr.fetchall()
        people = sorted({person for _row, person in rows})
        if people:
            self.env["cchc.timeline"]._claim(people)
            self._assess(people)
            cr.execute("DELETE FROM cchc_standard_queue WHERE id = ANY(%s)", [[r[0] for r in rows]])
        cr.execute("SELECT count(*) FROM cchc_standard_queue")
        self.env["cchc.standard.queue"].invalidate_model()
        return len(rows), cr.fetchone()[0]

    # -- the assessment ------------------------------------------------------------

    @api.model
    def _assess(self, person_ids):
        """Make the answers of these people what they should be; touch no others.

        :return: ids of the people whose answers changed
        """
        self.env.flush_all()
        changed = set()
        person_ids = list(person_ids)
        for start in range(0, len(person_ids), BATCH):
            changed |= self._store(self._wanted(person_ids[start : start + BATCH]))
        if changed:
            self.env["cchc.standard.result"].invalidate_model()
            self.env["cchc.standard.gap"].invalidate_model()
            self.env["hr.employee"].invalidate_model(
                ["standard_result_ids", "standard_outcome", "standard_explanation"]
            )
            self.env["cchc.qualification.need"]._follow_gaps(changed)
        return changed

    @api.model
    def _wanted(self, person_ids):
        """The rows that each person should have: ``{person: {row: gaps}}``, in plain values."""
        reader = self.env["cchc.standard.law"]
        spells = reader._read_spells(person_ids)
        law = reader._read_law(spells)
        facts = reader._read_facts(person_ids, law)
        wanted = {}
        for person in person_ids:
            stretches = law.person(spells.get(person, ()), **facts.get(person, {}))
            wanted[person] = {
                self._row(person, answer): tuple(self._gap(gap) for gap in answer.gaps)
                for answer in answers(stretches)
            }
        return wanted

    @api.model
    def _explain(self, person_id, on):
        """The answer about one person on a day, with every requirement; None out of service."""
        self.env.flush_all()
        reader = self.env["cchc.standard.law"]
        spells = reader._read_spells([person_id])
        law = reader._read_law(spells)
        facts = reader._read_facts([person_id], law).get(person_id, {})
        for stretch in law.person(spells.get(person_id, ()), **facts):
            if stretch.start <= on and (stretch.end is None or on <= stretch.end):
                return assess(stretch.requirements or (), stretch.profile, on)
        return None

    @api.model
    def _as_if(self, posts, lines, on):
        """What people would lack on a day in posts that they do not hold yet; nothing is kept.

        For many people at once: as `_wanted`, a fixed number of statements.

        :param posts: ``{person id: rules.standard_law.Post}``
        :param lines: lines of schemes whose requirements hold for a post, by what its ``position``
            says: ``{position: line id}``
        :return: ``{person id: [rules.standard.Finding]}`` of those who are asked for something:
            what is lacking, empty for who meets all
        """
        self.env.flush_all()
        reader = self.env["cchc.standard.law"]
        found, person_ids = {}, list(posts)
        for start in range(0, len(person_ids), BATCH):
            some = person_ids[start : start + BATCH]
            spells = reader._read_spells(some)
            law = reader._read_law_as_if(spells, posts, lines, on)
            facts = reader._read_facts(some, law)
            for person in some:
                stretch = law.as_if(
                    spells.get(person, ()), on, posts[person], **facts.get(person, {})
                )
                if stretch and stretch.requirements:
                    answers_of = (judge(each, stretch.profile, on) for each in stretch.requirements)
                    found[person] = [answer for answer in answers_of if not answer.met]
        return found

    @api.model
    def _row(self, person, answer):
        return (person, *answer.key, answer.start, answer.end, answer.outcome)

    @api.model
    def _gap(self, finding):
        each = finding.requirement
        return (
            *(each.kind, each.level or str(each.amount or "") or None, each.words),
            *(finding.found, each.article or None, each.source or None, each.confidence),
            finding.met_from,
        )

    # -- writing the difference ----------------------------------------------------

    @api.model
    def _store(self, wanted):
        """Supersede the rows that are no longer right and add the missing ones.

        :return: ids of the people with a difference
        """
        live = self._read_live(list(wanted))
        old, new, changed = [], [], set()
        for person, rows in wanted.items():
            kept = live.get(person, {})
            for key, (row, gaps) in kept.items():
                if rows.get(row) != gaps:
                    old.append(key)
                    changed.add(person)
            standing = {row: gaps for row, gaps in kept.values()}
            for row, gaps in rows.items():
                if standing.get(row) != gaps:
                    new.append((row, gaps))
                    changed.add(person)
        now = fields.Datetime.now()
        self._supersede(old, now)
        self._insert(new, now)
        return changed

    @api.model
    def _read_live(self, person_ids):
        """Rows that stand, by person and id, each with its gaps, as ``_row`` and ``_gap`` say."""
        columns = [SQL("r.%s", SQL.identifier(name)) for name in (*SHARED, *OWN_RESULT)]
        columns += [SQL("g.%s", SQL.identifier(name)) for name in OWN_GAP]
        self.env.cr.execute(
            SQL(
                """
                SELECT r.id, %s FROM cchc_standard_result r
                  LEFT JOIN cchc_standard_gap g ON g.result_id = r.id
                 WHERE r.employee_id = ANY(%s) AND r.superseded_at IS NULL
                 ORDER BY r.id, g.id
                """,
                SQL(", ").join(columns),
                person_ids,
            )
        )
        rows, gaps = {}, defaultdict(list)
        width = len(SHARED) + len(OWN_RESULT)
        for key, *values in self.env.cr.fetchall():
            rows[key] = tuple(values[:width])
            result, *gap = values[width:]
            if result:
                gaps[key].append(tuple(gap))
        live = defaultdict(dict)
        for key, row in rows.items():
            live[row[0]][key] = (row, tuple(gaps.get(key, ())))
        return live

    @api.model
    def _supersede(self, result_ids, now):
        """End what was known, and drop what nobody can have known: rows of this transaction."""
        if not result_ids:
            return
        began = self.env.cr.now().replace(microsecond=0)
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cchc_standard_result
                 WHERE id = ANY(%(ids)s) AND recorded_at >= %(began)s;
                UPDATE cchc_standard_gap SET superseded_at = %(now)s
                 WHERE result_id = ANY(%(ids)s) AND superseded_at IS NULL;
                UPDATE cchc_standard_result SET superseded_at = %(now)s WHERE id = ANY(%(ids)s)
                """,
                ids=result_ids,
                began=began,
                now=now,
            )
        )

    @api.model
    def _insert(self, rows, now):
        if not rows:
            return
        self.env.cr.execute(
            SQL(
                "SELECT nextval('cchc_standard_result_id_seq') FROM generate_series(1, %s)",
                len(rows),
            )
        )
        ids = [key for (key,) in self.env.cr.fetchall()]
        results, gaps = [], []
        for key, (row, found) in zip(ids, rows, strict=True):
            shared = row[:-1]
            results.append((key, *shared, row[-1]))
            gaps.extend((key, *gap, *shared) for gap in found)
        columns = {**RESULT_COLUMNS, **OWN_RESULT}
        self._insert_rows("cchc_standard_result", columns, results, now)
        shared = {name: RESULT_COLUMNS[name] for name in SHARED}
        self._insert_rows("cchc_standard_gap", {**OWN_GAP, **shared}, gaps, now)

    @api.model
    def _insert_rows(self, table, columns, rows, now):
        """Insert tuples in one statement, column by column."""
        if not rows:
            return
        self.env.cr.execute(
            SQL(
                "INSERT INTO %s (%s, recorded_at) SELECT *, %s FROM unnest(%s)",
                SQL.identifier(table),
                SQL(", ").join(map(SQL.identifier, columns)),
                now,
                SQL(", ").join(
                    SQL("%s::" + kind + "[]", list(values))
                    for kind, values in zip(columns.values(), zip(*rows, strict=True), strict=True)
                ),
            )
        )
