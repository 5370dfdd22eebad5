"""Careers obey the tables that the product itself applies."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal

import pytest
from demo_samples import all_lives, batches, lives, people, province, reference

from odoo.addons.cchc_demo.generator.career import PayChange, renewed_titles
from odoo.addons.cchc_demo.generator.events import AS_OF, GO_LIVE
from odoo.addons.cchc_demo.generator.pay import Pay, next_pay, promoted
from odoo.addons.cchc_demo.generator.placement import BELOW
from odoo.addons.cchc_hr.rules import service_checks
from odoo.addons.cchc_hr.rules.partial_date import PartialDate

KINDS = defaultdict(lambda: service_checks.CHANGE)
KINDS |= {"opening": service_checks.START, "recruitment": service_checks.START}
KINDS |= dict.fromkeys(("retirement", "resignation", "moved_out"), service_checks.LEAVE)
KINDS["death"] = service_checks.END


@pytest.fixture(params=[(800, 2025), (2600, 7)], scope="module", ids=str)
def some_lives(request):
    return all_lives(*request.param)


def _standing(life):
    return [event for event in life.events if not event.revoked_on and event.kind != "correction"]


def test_every_sequence_is_possible(some_lives):
    for life in some_lives:
        events = [
            service_checks.Event(KINDS[event.kind], event.effective, event.order, event.kind)
            for event in _standing(life)
        ]
        problems = service_checks.check_service(
            events,
            PartialDate.of(life.identity.birth),
            reference().retires_on(PartialDate.of(life.identity.birth), life.identity.sex),
        )
        assert not [problem for problem in problems if problem.blocking], life.identity


def test_first_event_begins_service(some_lives):
    for life in some_lives:
        first = life.events[0]
        assert first.kind in ("opening", "recruitment")
        assert first.effective >= GO_LIVE
        assert not [event for event in life.events if event.effective < first.effective]


def test_events_of_a_day_have_an_order(some_lives):
    for life in some_lives:
        days = [(event.effective, event.order) for event in life.events]
        assert len(set(days)) == len(days)
        assert days == sorted(days)


def test_coefficients_are_those_of_the_scale(some_lives):
    for life in some_lives:
        rank = None
        for event in _standing(life):
            rank = event.facts.get("rank_id", rank)
            if event.facts.get("step"):
                scale = reference().scale(rank)
                assert event.facts["coefficient"] == scale.coefficients[event.facts["step"] - 1]


def test_units_exist_when_people_serve_in_them(some_lives):
    tree = province().tree
    for life in some_lives:
        for event in life.events:
            for name in ("department_id", "host_unit_id"):
                if name in event.facts:
                    assert tree[event.facts[name]].exists(event.effective), event


def test_nobody_stays_in_a_dissolved_unit(some_lives):
    tree = province().tree
    for life in some_lives:
        stays = life.placement.stays
        for stay, following in zip(stays, [*stays[1:], None], strict=True):
            end = (following.since if following else life.left_on or AS_OF) - timedelta(days=1)
            if end >= GO_LIVE:
                assert tree[stay.unit].exists(max(stay.since, GO_LIVE), end), (stay, end)


def test_a_unit_has_one_head_at_a_time(some_lives):
    held = defaultdict(list)
    for life in some_lives:
        stays = life.placement.stays
        for stay, following in zip(stays, [*stays[1:], None], strict=True):
            if stay.post in BELOW:
                end = following.since if following else life.left_on or date.max
                held[stay.unit, stay.post].append((max(stay.since, GO_LIVE), end))
    overlaps = 0
    for periods in held.values():
        periods.sort()
        overlaps += sum(
            first[1] > second[0] for first, second in zip(periods, periods[1:], strict=False)
        )
    assert overlaps == 0


def test_what_the_register_has_to_find():
    retired = overdue = 0
    for life in lives():
        if life.left_on and life.left_on <= AS_OF:
            continue
        birth = PartialDate.of(life.identity.birth)
        retired += reference().retires_on(birth, life.identity.sex) < AS_OF
        overdue += _raise_due(life) is not None and _raise_due(life) < AS_OF
    assert retired >= 1, "somebody serves on past the age of retirement"
    assert 3 <= overdue <= 60, "some raises are overdue"


def _raise_due(life):
    """When the raise after the last decided one falls due."""
    events = [event for event in _standing(life) if "step_anchor" in event.facts]
    if not events:
        return None
    rank = [event.facts["rank_id"] for event in _standing(life) if "rank_id" in event.facts][-1]
    facts = events[-1].facts
    percent = facts.get("above_scale_percent", 0)
    pay = Pay(rank, GO_LIVE, facts["step"], facts["step_anchor"], percent)
    coming = next_pay(reference(), pay, life.slot.category)
    return coming and coming[0]


def test_every_kind_of_decision_occurs():
    kinds = Counter(event.kind for life in lives() for event in life.events)
    assert set(kinds) >= {
        "opening",
        "recruitment",
        "probation_end",
        "appointment",
        "transfer",
        "secondment",
        "secondment_return",
        "rank_change",
        "step_raise",
        "long_leave",
        "leave_return",
        "retirement",
        "resignation",
        "moved_out",
        "death",
        "correction",
    }
    assert [batch for batch in batches() if batch.revocations]
    assert [event for life in lives() for event in life.events if event.effective > AS_OF]
    late = [e for life in lives() for e in life.events if e.signed > e.effective + timedelta(50)]
    assert late


def test_every_unit_founded_later_got_people_from_somewhere():
    tree = province().tree
    for unit in tree.living:
        if unit.start > GO_LIVE:
            assert tree._predecessors.get(unit.code), unit


@pytest.mark.parametrize(
    ("rank", "step", "percent", "higher", "coefficient", "anew"),
    [
        ("01.003", 6, 0, "01.002", "4.40", True),  # 3.99 → 4.40: a gain of more than a step
        ("01.003", 7, 0, "01.002", "4.40", False),  # 4.32 → 4.40: less, the time runs on
        ("01.003", 9, 5, "01.002", "5.42", True),  # 4.98 with 5 % is 5.229
    ],
)
def test_promotion(rank, step, percent, higher, coefficient, anew):
    held = Pay(rank, date(2010, 1, 1), step, date(2022, 3, 1), percent)
    got = promoted(reference(), held, higher, date(2023, 5, 1))
    assert got.coefficient(reference()) == Decimal(coefficient)
    assert got.anchor == (date(2023, 5, 1) if anew else date(2022, 3, 1))


def test_teachers_are_placed_in_the_titles_of_2021():
    start = PayChange(
        date(2012, 9, 1), "start", Pay("V.07.03.29", date(2012, 9, 1), 1, date(2012, 9, 1))
    )
    later = PayChange(
        date(2024, 9, 1), "step_raise", Pay("V.07.03.29", date(2012, 9, 1), 5, date(2024, 9, 1))
    )
    ranks = [(change.kind, change.pay.rank) for change in renewed_titles([start, later])]
    assert ranks == [
        ("start", "V.07.03.07"),
        ("rank_change", "V.07.03.29"),
        ("step_raise", "V.07.03.29"),
    ]


def test_dossiers_prove_what_the_rank_asks_for():
    without = 0
    for person in people():
        rank = person.life.pay and person.life.pay[-1].pay.rank
        levels = {row["level"] for row in person.dossier.education}
        if rank in ("01.003", "01.002", "01.001"):
            without += not levels & {"university", "master", "doctor"}
    assert 1 <= without <= 40


def test_ratings_are_of_years_in_service():
    for person in people():
        years = [row["year"] for row in person.dossier.ratings]
        assert len(set(years)) == len(years)
        assert all(2019 <= year <= 2025 and year >= person.life.recruited_on.year for year in years)
