"""Home Affairs clicks figures of the charts; behind each stand its people, or its reports."""

import pytest
from browser import picture
from overview_page import OverviewPage
from pages import WebClient

PEOPLE, REPORTS = "Số người của các cơ quan", "Báo cáo"
HOLDS, LACKS = "Đã được bố trí vị trí việc làm", "Chưa được bố trí vị trí việc làm"
PRESENT, LEFT = "Hiện có", "Đã nghỉ do tinh giản"


@pytest.fixture
def overview(page_of):
    return OverviewPage(WebClient(page_of("sonoivu")))


def _check_each(overview, key, series):
    """Every figure of a column of the table is as long as the list that it opens."""
    figures = overview.chart(key).figures()
    shown = [(label, figure) for (label, name), figure in figures.items() if name == series]
    clicked = 0
    for label, figure in shown:
        if figure:
            assert len(overview.chart(key).open(label, series)) == figure, (label, series)
            overview.back()
            clicked += 1
    assert clicked
    return dict(shown)


def test_the_reports_of_the_period_and_the_people_of_their_agencies(overview, client_of):
    picture(overview.page, "overview")
    reports = _check_each(overview, "coverage", REPORTS)
    people = _check_each(overview, "coverage", PEOPLE)
    client = client_of("sonoivu")
    assert sum(people.values()) == client.call(
        "hr.employee", "search_count", [("in_service", "=", True)]
    )
    # The part of the picture leads to the reports, as its figure does.
    label = next(label for label, figure in reports.items() if figure)
    rows = overview.chart("coverage").click(label)
    assert len(rows) == reports[label]
    picture(overview.page, "overview-reports")
    overview.back()
    label = next(label for label, figure in people.items() if figure)
    rows = overview.chart("coverage").open(label, PEOPLE)
    picture(overview.page, "overview-people")
    assert all(rows.column("name"))


def test_who_holds_a_position_and_who_lacks_one(overview):
    chart = overview.chart("position")
    figures = {label: figure for (label, _day), figure in chart.figures().items()}
    assert figures[HOLDS] > figures[LACKS] > 0
    for label in (HOLDS, LACKS):
        assert len(overview.chart("position").click(label)) == figures[label]
        picture(overview.page, f"overview-position-{'holds' if label == HOLDS else 'lacks'}")
        overview.back()


def test_who_is_there_and_who_left_on_the_path_of_the_reduction(overview, client_of):
    present = _check_each(overview, "reduction", PRESENT)
    assert list(present) == sorted(present)
    left = _check_each(overview, "reduction", LEFT)
    year, figure = next((year, figure) for year, figure in left.items() if figure)
    rows = overview.chart("reduction").open(year, LEFT)
    picture(overview.page, "overview-left")
    names = set(rows.column("name"))
    found = client_of("sonoivu").call(
        "cchc.reduction.dossier",
        "search_read",
        [("state", "in", ["decided", "paid"]), ("measure", "!=", "step_down")],
        ["employee_id"],
    )
    assert len(names) == figure
    assert names <= {row["employee_id"][1] for row in found}
