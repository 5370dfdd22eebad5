"""The results of five thousand candidates who sat on computers: read, checked, entered.

Against the time that an officer waits for the file once a year.
"""

import base64
import io

import xlsxwriter
from bench_ranking import CANDIDATES, competition
from harness import bench, seconds

THIRTY_SECONDS = 30.0

SEATS = """
WITH room AS (
    INSERT INTO cchc_recruitment_room (session_id, unit_id, name, capacity, sequence)
    VALUES (%(session)s, %(unit)s, 'x', %(candidates)s, 1)
    RETURNING id
), sitting AS (
    INSERT INTO cchc_recruitment_sitting (paper_id, session_id, unit_id, room_id, state, starts_at)
    SELECT %(paper)s, %(session)s, %(unit)s, id, 'held', '2026-04-20' FROM room
    RETURNING id
)
INSERT INTO cchc_recruitment_seat (sitting_id, paper_id, session_id, unit_id, application_id,
                                   place, attendance)
SELECT sitting.id, %(paper)s, %(session)s, %(unit)s, one.id,
       row_number() OVER (ORDER BY one.id), 'present'
  FROM sitting, cchc_recruitment_application one
 WHERE one.session_id = %(session)s
"""


def workbook(session):
    """As the computers of the examination give it out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["STT", "Số báo danh", "Điểm"])
        for line, one in enumerate(session.application_ids, start=1):
            sheet.write_row(line, 0, [line, one.candidate_number, line % 61])
    return base64.b64encode(out.getvalue())


def sat_on_computers(env):
    """The wizard with its file, before anything was read."""
    session = competition(env)
    paper = env["cchc.recruitment.paper"].create(
        {
            "round_id": session.round_ids[0].id,
            "code": "C",
            "name": "C",
            "form": "choice",
            "max_points": 60,
        }
    )
    env.flush_all()
    env.cr.execute(
        SEATS,
        {
            "session": session.id,
            "unit": session.unit_id.id,
            "paper": paper.id,
            "candidates": CANDIDATES,
        },
    )
    env.invalidate_all()
    return env["cchc.recruitment.score.import"].create(
        {"paper_id": paper.id, "file": workbook(session), "filename": "diem.xlsx"}
    )


@bench("import of 5,000 computer results", yardstick="30 seconds", limit=1.0, runs=3)
def computer_results(env):
    wizard = sat_on_computers(env)
    spent = seconds(env, wizard.action_enter)
    if wizard.new_count != CANDIDATES:
        raise RuntimeError(f"{wizard.new_count} of {CANDIDATES} results were entered")
    return spent, THIRTY_SECONDS
