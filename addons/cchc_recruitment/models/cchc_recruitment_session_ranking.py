import json
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cchc_base.tools.vietnam_time import today

from ..rules.priority import priority_points
from ..rules.ranking import Candidate, Choice, Claim, Post, rank
from ..rules.standing import standing

# As long as results may be corrected by a re-marking.
RANKED_IN = ("examining", "results", "recognised")
# Who counts: the others withdrew or were refused before the examination.
RANKED = ("eligible", "disqualified")


class CchcRecruitmentSession(models.Model):
    """The ranking: from the points as they stand to results, in a fixed number of statements."""

    _inherit = "cchc.recruitment.session"

    result_ids = fields.One2many(
        comodel_name="cchc.recruitment.result", inverse_name="session_id", string="Results"
    )
    ranked_at = fields.Datetime(compute="_compute_ranking")
    tie_count = fields.Integer(
        compute="_compute_ranking",
        string="Ties for the head",
        help="Posts for whose last places several candidates are equal.",
    )
    equal_reserve_count = fields.Integer(
        compute="_compute_ranking",
        string="Equal reserves",
        help="Places behind the chosen ones that several candidates share: nobody of them is the "
        "next in line before the head has chosen.",
    )

    @api.depends("result_ids.outcome", "result_ids.ranked_at")
    def _compute_ranking(self):
        found = {
            session.id: (ranked_at, ties)
            for session, ranked_at, ties in self.env["cchc.recruitment.result"]._read_group(
                [("session_id", "in", self.ids)],
                ["session_id"],
                ["ranked_at:max", "tied_post_id:count_distinct"],
            )
        }
        shared = self.env["cchc.recruitment.result"]._read_group(
            [("session_id", "in", self.ids), ("outcome", "=", "reserve")],
            ["session_id", "post_id", "place"],
            having=[("__count", ">", 1)],
        )
        for row in self:
            row.ranked_at, row.tie_count = found.get(row._origin.id, (False, 0))
            row.equal_reserve_count = sum(one[0] == row._origin for one in shared)

    def action_rank(self):
        """Rank the candidates anew from the points that stand."""
        for row in self:
            row._rank()
        return True

    def _rank(self):
        """One session; returns the `Outcome` of the rules."""
        self.ensure_one()
        self.check_access("write")
        if self.state not in RANKED_IN:
            raise UserError(
                self.env._("%s: candidates are ranked once the examination has begun.", self.name)
            )
        facts = self.sudo()._ranking_facts()
        outcome = rank(
            facts["posts"], facts["candidates"], self._ranking_figures(), self.form or "exam"
        )
        before = self._outcomes()
        self._store_results(outcome, before)
        self._after_ranking(before, self._outcomes())
        return outcome

    def _after_ranking(self, before, after):
        """Hook: results changed; ``{(application, post): outcome}`` before and after."""

    def _ranking_figures(self):
        return self._law_figures(self.law or "", self.announced_on or today())

    # -- what is ranked ------------------------------------------------------------

    def _ranking_facts(self):
        """Posts and candidates as the rules want them."""
        self.ensure_one()
        sat, scores, choices = self._papers_by_post(), self._standing_scores(), self._choices()
        people, missing, candidates = self._ranked_people(), [], []
        points = self._priorities({group for _wishes, _state, group in people.values()})
        for person, (wishes, state, group) in people.items():
            own, priority, sent_out = scores.get(person, {}), points[group], state != "eligible"
            claims = []
            for post in wishes:
                stands = standing(sat.get(post, ()), own)
                if stands.missing and not sent_out:
                    missing.append((person, stands.missing))
                claims.append(
                    Claim(
                        post=post,
                        passed=stands.passed and not sent_out,
                        exam=stands.exam,
                        written=stands.written,
                        knowledge=stands.knowledge,
                        priority=priority.value,
                        steps=(*stands.steps, *priority.steps),
                    )
                )
            candidates.append(Candidate(person, tuple(claims)))
        self._check_complete(missing)
        return {
            "posts": [
                Post(post.id, post.places, tuple(choices.get(post.id, ())))
                for post in self.post_ids
            ],
            "candidates": candidates,
        }

    def _ranked_people(self):
        """``{application: (posts in the order of the wishes, state, priority groups)}``."""
        for model in ("cchc.recruitment.application", "cchc.recruitment.wish"):
            self.env[model].flush_model()
        people = self.env.execute_query(
            SQL(
                """
                SELECT id, state, COALESCE(priority_group, '') FROM cchc_recruitment_application
                 WHERE session_id = %s AND state = ANY(%s) ORDER BY id
                """,
                self.id,
                list(RANKED),
            )
        )
        # By the ids, not joined: nobody knows how many there are right after an import.
        wishes = self.env.execute_query(
            SQL(
                """
                SELECT application_id, post_id FROM cchc_recruitment_wish
                 WHERE application_id = ANY(%s) ORDER BY application_id, sequence, id
                """,
                [person for person, _state, _group in people],
            )
        )
        found = {person: ([], state, group) for person, state, group in people}
        for person, post in wishes:
            found[person][0].append(post)
        return found

    def _papers_by_post(self):
        """The papers that are sat for each post, in their order."""
        papers = self.round_ids.sorted(lambda one: (one.sequence, one.id)).paper_ids.sorted(
            lambda one: (one.round_id.sequence, one.round_id.id, one.sequence, one.id)
        )
        told = [(paper, paper._as_sat()) for paper in papers]
        return {
            post.id: tuple(
                sat for paper, sat in told if not paper.post_ids or post in paper.post_ids
            )
            for post in self.post_ids
        }

    def _standing_scores(self):
        """``{application: {paper: (state, points)}}``; as text, for points are exact."""
        Score = self.env["cchc.recruitment.score"]
        Score.flush_model(["application_id", "paper_id", "session_id", "state", "points",
                           "superseded_at"])  # fmt: skip
        found = {}
        rows = self.env.execute_query(
            SQL(
                """
                SELECT application_id, paper_id, state, points::text
                  FROM cchc_recruitment_score
                 WHERE session_id = %s AND superseded_at IS NULL
                """,
                self.id,
            )
        )
        for application, paper, state, points in rows:
            found.setdefault(application, {})[paper] = (state, Decimal(points or 0))
        return found

    def _priorities(self, groups):
        """The points of each group that occurs; a competition for a leading post gives none."""
        figures = self._ranking_figures()
        return {group: priority_points(figures.law, group, figures) for group in groups}

    def _choices(self):
        """What the head chose among equals, by post, in the order of time."""
        found = {}
        for choice in self.env["cchc.recruitment.choice"].search(
            [("session_id", "=", self.id)], order="id"
        ):
            found.setdefault(choice.post_id.id, []).append(
                Choice(tuple(choice.chosen), frozenset(choice.equals))
            )
        return found

    def _check_complete(self, missing):
        """A candidate who is still in and has no points was forgotten, or was absent."""
        if not missing:
            return
        papers = self.env["cchc.recruitment.paper"].browse({paper for _one, paper in missing})
        names = {paper.id: paper.name for paper in papers}
        people = self.env["cchc.recruitment.application"].browse(
            person for person, _paper in missing[:5]
        )
        told = ", ".join(
            dict.fromkeys(
                f"{one.candidate_number or one.receipt or one.name} ({names[paper]})"
                for one, (_person, paper) in zip(people, missing, strict=False)
            )
        )
        raise UserError(
            self.env._(
                "%(count)s points are missing: %(who)s. Enter them, or mark the candidates as "
                "absent, before you rank.",
                count=len(missing),
                who=told,
            )
        )

    # -- what comes of it ----------------------------------------------------------

    def _outcomes(self):
        """``{(application, post): outcome}`` as stored; in one statement."""
        self.env["cchc.recruitment.result"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT application_id, post_id, outcome FROM cchc_recruitment_result
                 WHERE session_id = %s
                """,
                self.id,
            )
        )
        return {(application, post): outcome or "" for application, post, outcome in rows}

    def _store_results(self, outcome, before):
        """Insert or update the results in one statement; those that don't hold any more stay,
        empty: what is decided may point to them."""
        stamp = {"user": self.env.uid, "now": self.env.cr.now()}
        rows = [
            {
                "application_id": row.candidate,
                "post_id": row.post,
                "wish": row.wish,
                "place": row.place,
                "exam_points": str(row.claim.exam),
                "priority_points": str(row.claim.priority),
                "total": str(row.claim.total),
                "outcome": row.outcome or None,
                "passed": row.claim.passed,
                "tied_post_id": row.post if row.outcome == "tie" else None,
                "reasoning": row.result.as_json(),
            }
            for row in outcome.rows
        ]
        self.env.cr.execute(
            SQL(
                STORE,
                rows=json.dumps(rows, ensure_ascii=False),
                session=self.id,
                unit=self.unit_id.id,
                **stamp,
            )
        )
        gone = sorted(before.keys() - {(row.candidate, row.post) for row in outcome.rows})
        people, posts = [one for one, _post in gone], [post for _one, post in gone]
        self.env.cr.execute(SQL(EMPTY, people=people, posts=posts, **stamp))
        self.env["cchc.recruitment.result"].invalidate_model()
        self.invalidate_recordset(["ranked_at", "tie_count", "equal_reserve_count", "result_ids"])


STORE = """
INSERT INTO cchc_recruitment_result
       (application_id, post_id, session_id, unit_id, wish, place, exam_points,
        priority_points, total, outcome, passed, tied_post_id, reasoning, ranked_at,
        create_uid, create_date, write_uid, write_date)
SELECT application_id, post_id, %(session)s, %(unit)s, wish, place, exam_points,
       priority_points, total, outcome, passed, tied_post_id, reasoning, %(now)s,
       %(user)s, %(now)s, %(user)s, %(now)s
  FROM json_to_recordset(%(rows)s) AS t(
        application_id int4, post_id int4, wish int4, place int4, exam_points numeric,
        priority_points numeric, total numeric, outcome text, passed bool, tied_post_id int4,
        reasoning jsonb)
    ON CONFLICT (application_id, post_id) DO UPDATE
   SET wish = EXCLUDED.wish, place = EXCLUDED.place, exam_points = EXCLUDED.exam_points,
       priority_points = EXCLUDED.priority_points, total = EXCLUDED.total,
       outcome = EXCLUDED.outcome, passed = EXCLUDED.passed,
       tied_post_id = EXCLUDED.tied_post_id, reasoning = EXCLUDED.reasoning,
       ranked_at = EXCLUDED.ranked_at, write_uid = EXCLUDED.write_uid,
       write_date = EXCLUDED.write_date
"""
EMPTY = """
UPDATE cchc_recruitment_result r
   SET outcome = NULL, place = 0, passed = FALSE, tied_post_id = NULL, reasoning = NULL,
       ranked_at = %(now)s, write_uid = %(user)s, write_date = %(now)s
  FROM unnest(%(people)s::int4[], %(posts)s::int4[]) AS gone(application_id, post_id)
 WHERE (r.application_id, r.post_id) = (gone.application_id, gone.post_id)
"""
