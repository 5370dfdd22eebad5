"""Ranking five thousand candidates with two wishes each for three hundred posts.

Against the time that an officer waits for a button that is pressed once a year.
"""

from harness import bench, seconds

CANDIDATES, POSTS = 5000, 300
FIVE_SECONDS = 5.0

FILL = """
WITH posts AS (
    INSERT INTO cchc_recruitment_post (session_id, session_unit_id, unit_id, code, name, places,
                                       exam_form)
    SELECT %(session)s, %(unit)s, %(unit)s, 'VT' || n, 'VT' || n, 1 + n %% 4, 'written'
      FROM generate_series(0, %(posts)s - 1) n
    RETURNING id
), numbered_posts AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM posts
), people AS (
    INSERT INTO cchc_recruitment_application (session_id, unit_id, state, name, birthday, sex,
                                              citizen_id, candidate_number)
    SELECT %(session)s, %(unit)s, 'eligible', 'Thí sinh ' || n, '2000-01-01', 'male',
           to_char(n, 'FM000000000000'), to_char(n, 'FM00000')
      FROM generate_series(1, %(candidates)s) n
    RETURNING id
), numbered_people AS (
    SELECT id, row_number() OVER (ORDER BY id) AS n FROM people
), wishes AS (
    INSERT INTO cchc_recruitment_wish (application_id, post_id, sequence)
    SELECT one.id, post.id, wish
      FROM numbered_people one, generate_series(1, 2) wish
      JOIN numbered_posts post ON TRUE
     WHERE post.n = (one.n * 7 + wish * 31) %% %(posts)s
)
INSERT INTO cchc_recruitment_score (application_id, paper_id, session_id, unit_id, state, points)
SELECT one.id, paper.id, %(session)s, %(unit)s, 'sat',
       30 + (one.n * 37 + paper.id * 11) %% 7000 / 100.0
  FROM numbered_people one, cchc_recruitment_paper paper
 WHERE paper.session_id = %(session)s
"""


def competition(env):
    """A session in its examination with all its points."""
    unit = env["hr.department"]._roots()[:1]
    session = env["cchc.recruitment.session"].create({"name": "x", "unit_id": unit.id})
    env["cchc.recruitment.round"].create(
        {
            "session_id": session.id,
            "name": "x",
            "paper_ids": [
                (0, 0, {"code": "A", "name": "A", "weight": 0.7}),
                (0, 0, {"code": "B", "name": "B", "form": "interview", "weight": 0.3}),
            ],
        }
    )
    session._move("draft", "examining", law="nd170_2025", announced_on="2026-03-02")
    env.flush_all()
    env.cr.execute(
        FILL,
        {"session": session.id, "unit": unit.id, "candidates": CANDIDATES, "posts": POSTS},
    )
    env.invalidate_all()
    return session


@bench("ranking of 5,000 candidates", yardstick="five seconds", limit=1.0, runs=3)
def ranking(env):
    session = competition(env)
    spent = seconds(env, session._rank)
    assert (
        env["cchc.recruitment.result"].search_count([("session_id", "=", session.id)]) > CANDIDATES
    )
    return spent, FIVE_SECONDS
