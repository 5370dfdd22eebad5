from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tables import ROWS, figures

from odoo.addons.cchc_base.rules.figures import Figures
from odoo.addons.cchc_recruitment.rules import rounds
from odoo.addons.cchc_recruitment.rules.law import GENERAL, LAWS, LEADERSHIP, sources
from odoo.addons.cchc_recruitment.rules.rounds import NotPrescribed, needs_council, prescribed


def codes(found):
    return [(one.kind, [paper.code for paper in one.papers]) for one in found]


def test_specialists_by_decree_170():
    first, second = prescribed(figures("nd170_2025"), "exam", "written_interview")
    (general,) = first.papers
    assert (general.questions, general.minutes, general.pass_percent) == (60, 60, 50)
    assert not general.counts
    assert not general.appealable
    written, interview = second.papers
    assert (written.weight, interview.weight) == (Decimal("0.7"), Decimal("0.3"))
    assert (written.minutes, interview.minutes) == (180, 30)
    assert written.anonymous
    assert written.appealable
    assert not interview.appealable


def test_the_language_stands_before_the_specialist_exam_and_does_not_count():
    found = prescribed(figures("nd170_2025"), "exam", "written", language=True)
    assert codes(found) == [("knowledge", ["KTC"]), ("language", ["NN"]), ("specialist", ["NVV"])]
    assert not found[1].papers[0].counts


@pytest.mark.parametrize(
    ("rank", "exam_form", "papers", "minutes"),
    [
        ("staff", "practice", ["NV"], 30),
        ("staff", "written", ["NV"], 30),
        ("principal", "written", ["NVV"], 180),
        ("senior", "project", ["DA"], 90),
    ],
)
def test_other_ranks_have_one_specialist_round(rank, exam_form, papers, minutes):
    (only,) = prescribed(figures("nd170_2025"), "exam", exam_form, rank=rank)
    assert [paper.code for paper in only.papers] == papers
    assert only.papers[0].minutes == minutes
    if rank == "staff":
        assert only.papers[0].form in ("oral", "practice")


def test_the_input_test_took_the_place_of_general_knowledge():
    assert codes(prescribed(figures("nd138_2020"), "exam", "written", computer=False))[0] == (
        "knowledge",
        ["KTC", "NN", "TH"],
    )
    assert codes(prescribed(figures("nd138_2020"), "exam", "written"))[0] == (
        "knowledge",
        ["KTC", "NN"],
    )
    for law in ("nd138_2020_nd06", "nd138_2020_nd116"):
        assert codes(prescribed(figures(law), "exam", "interview"))[0] == ("knowledge", ["NN"])


def test_shares_of_decree_138_are_those_of_its_rows():
    """Nobody has read them: who has the text corrects the row, and the papers follow."""
    law = "nd138_2020_nd116"
    assert figures(law).row("written_share").confidence == "memory"
    read = {"written_share": Decimal("0.6"), "interview_share": Decimal("0.4")}
    rows = [
        replace(row, value=read.get(row.code, row.value)) if row.law == "nd138_2020" else row
        for row in ROWS
    ]
    corrected = Figures(rows, sources(law), date(2025, 3, 1))
    for table, shares in ((figures(law), ["0.5", "0.5"]), (corrected, ["0.6", "0.4"])):
        _first, second = prescribed(table, "exam", "written_interview")
        assert [paper.weight for paper in second.papers] == [Decimal(one) for one in shares]


def test_every_number_of_a_paper_is_a_figure():
    """Without its rows a text prescribes papers, and no number of them."""
    for law in set(LAWS) - {LEADERSHIP, GENERAL}:
        none = Figures((), sources(law), date(2026, 3, 2))
        for exam_form in ("written_interview", "choice", "practice", "project"):
            for one in prescribed(none, "exam", exam_form, language=True, computer=False):
                for paper in one.papers:
                    assert not (paper.minutes or paper.questions or paper.pass_percent)


def test_four_exams_of_decree_24():
    first, second = prescribed(figures("nd24_2010"), "exam", "written")
    assert [paper.code for paper in first.papers] == ["KTC", "NN", "TH"]
    assert [paper.weight for paper in second.papers] == [2, 1]
    assert figures("nd24_2010").row("expert_written_weight").confidence == "memory"


def test_public_employees_sit_a_language_only_where_the_post_asks_for_it():
    assert codes(prescribed(figures("nd115_2020"), "exam", "practice"))[0] == ("knowledge", ["KTC"])
    with_language = prescribed(figures("nd115_2020"), "exam", "practice", language=True)
    assert codes(with_language)[0] == ("knowledge", ["KTC", "NN"])
    assert with_language[0].papers[1].questions == 30


def test_a_review_checks_forms_and_then_hears():
    found = prescribed(figures("nd170_2025"), "review", "written")
    assert codes(found) == [("form_check", []), ("specialist", ["VD"])]
    assert found[1].papers[0].minutes == 30


def test_decree_300_took_the_council_from_direct_admission():
    assert codes(prescribed(figures("nd170_2025"), "direct", "oral"))[1] == ("specialist", ["SH"])
    assert codes(prescribed(figures("nd170_2025_nd300"), "direct", "oral")) == [("form_check", [])]
    assert needs_council("nd170_2025", "a")
    assert not needs_council("nd170_2025", "b")
    assert not needs_council("nd170_2025", "a", leading=True)
    assert not needs_council("nd170_2025_nd300", "a")


def test_a_leading_post_is_written_and_defended():
    first, second = prescribed(figures("nd170_2025"), "leadership", "written")
    assert not first.papers[0].counts
    assert second.papers[0].form == "project"


def test_every_text_prescribes_every_form_and_every_paper_says_where_from():
    for law in set(LAWS) - {LEADERSHIP, GENERAL}:
        for form in ("exam", "review", "direct", "leadership"):
            for exam_form in ("written", "written_interview", "interview", "oral", "practice",
                              "project"):  # fmt: skip
                for rank in set(rounds.RANK_OF_TIER.values()):
                    for one in prescribed(figures(law), form, exam_form, language=True, rank=rank):
                        assert all(paper.article for paper in one.papers)
                        assert len({p.code for p in one.papers}) == len(one.papers)
    with pytest.raises(NotPrescribed):
        prescribed(figures(""), "exam", "written")
