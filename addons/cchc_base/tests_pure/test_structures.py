"""The shipped structures of units: complete, dated without contradiction, one tree on every day."""

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

STRUCTURES = Path(__file__).parents[1] / "data" / "structures"
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
FIRST_DAY_OF_TWO_LEVELS = date(2025, 7, 1)


def table(name):
    with (STRUCTURES / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def units(name):
    rows = table(name)
    for row in rows:
        row["date_from"] = date.fromisoformat(row["date_from"])
        row["date_to"] = date.fromisoformat(row["date_to"]) if row["date_to"] else date.max
    return rows


def in_force(rows, day):
    return [row for row in rows if row["date_from"] <= day <= row["date_to"]]


def committees(rows, level):
    return [row for row in rows if row["kind"] == "people_committee" and row["level"] == level]


@pytest.fixture(scope="module", params=["kien_giang", "an_giang"])
def structure(request):
    return units(request.param)


def test_kien_giang_on_the_last_day_of_districts():
    rows = in_force(units("kien_giang"), LAST_DAY_OF_DISTRICTS)
    assert len(committees(rows, "district")) == 15
    communes = committees(rows, "commune")
    assert len(communes) == 143
    kinds = Counter(row["name"].removeprefix("UBND ").split()[0] for row in communes)
    assert kinds == {"xã": 116, "phường": 17, "thị": 10}


def test_kien_giang_in_2016_had_two_more_communes_and_no_city_on_an_island():
    rows = in_force(units("kien_giang"), date(2016, 6, 30))
    assert len(committees(rows, "commune")) == 145
    names = {row["name"] for row in committees(rows, "district")}
    assert {"UBND thị xã Hà Tiên", "UBND huyện Phú Quốc"} <= names


def test_an_giang_has_no_district_and_102_communes():
    rows = in_force(units("an_giang"), FIRST_DAY_OF_TWO_LEVELS)
    assert not [row for row in rows if row["level"] == "district"]
    names = [row["name"].removeprefix("UBND ") for row in committees(rows, "commune")]
    kinds = Counter("đặc khu" if name.startswith("đặc") else name.split()[0] for name in names)
    assert kinds == {"xã": 85, "phường": 14, "đặc khu": 3}


def test_a_unit_changes_once_a_day_and_its_periods_do_not_overlap(structure):
    periods = defaultdict(list)
    for row in structure:
        assert row["date_from"] <= row["date_to"], row
        periods[row["code"]].append((row["date_from"], row["date_to"]))
    for code, spans in periods.items():
        spans.sort()
        for (_start, end), (start, _end) in zip(spans, spans[1:], strict=False):
            assert end < start, code


def test_a_parent_is_in_force_on_every_day_of_its_child(structure):
    periods = defaultdict(list)
    for row in structure:
        periods[row["code"]].append((row["date_from"], row["date_to"]))
    for row in structure:
        if not row["parent_code"]:
            continue
        day = row["date_from"]
        for start, end in sorted(periods[row["parent_code"]]):
            if start <= day <= end:
                day = end if end == date.max else end + timedelta(days=1)
        assert day > row["date_to"] or day == date.max, row


def test_one_root_and_no_circle_on_each_day_of_change(structure):
    for day in {row["date_from"] for row in structure}:
        parent = {row["code"]: row["parent_code"] for row in in_force(structure, day)}
        assert list(parent.values()).count("") == 1
        for code in parent:
            path = [code]
            while parent[path[-1]]:
                path.append(parent[path[-1]])
                assert len(path) <= 6, path


def test_siblings_have_different_names(structure):
    for day in {row["date_from"] for row in structure}:
        names = Counter((row["parent_code"], row["name"]) for row in in_force(structure, day))
        assert [key for key, count in names.items() if count > 1] == []


def test_kinds_levels_and_confidence_are_known(structure):
    kinds = {row["code"] for row in table("kinds")}
    levels = {row["code"]: row for row in table("levels")}
    for row in structure:
        assert row["kind"] in kinds, row
        end = levels[row["level"]]["valid_to"]
        assert not end or row["date_to"] <= date.fromisoformat(end), row
        assert row["confidence"] in {"seen", "derived", "memory"}, row
        assert row["name"] == " ".join(row["name"].split()), row
        assert row["source"], row


def test_every_former_commune_has_one_successor():
    old = in_force(units("kien_giang"), LAST_DAY_OF_DISTRICTS)
    new = in_force(units("an_giang"), FIRST_DAY_OF_TWO_LEVELS)
    mapping = table("mapping_2025")
    assert sorted(row["old_code"] for row in mapping) == sorted(
        row["code"] for row in committees(old, "commune")
    )
    successors = {row["new_code"] for row in mapping}
    assert len(successors) == 48
    assert successors <= {row["code"] for row in committees(new, "commune")}


@pytest.mark.parametrize(
    ("new_name", "old_names"),
    [  # Nghị quyết 1654/NQ-UBTVQH15, điều 1, khoản 77, 92, 96 và 97
        ("xã Kiên Lương", {"thị trấn Kiên Lương", "xã Bình An", "xã Bình Trị"}),
        (
            "phường Hà Tiên",
            {"phường Pháo Đài", "phường Bình San", "phường Mỹ Đức", "phường Đông Hồ"},
        ),
        ("đặc khu Thổ Châu", {"xã Thổ Châu"}),
        ("xã Tiên Hải", {"xã Tiên Hải"}),
    ],
)
def test_successors_follow_the_resolution(new_name, old_names):
    old = {
        row["code"]: row["name"].removeprefix("UBND ")
        for row in in_force(units("kien_giang"), LAST_DAY_OF_DISTRICTS)
    }
    new = {row["code"]: row["name"].removeprefix("UBND ") for row in units("an_giang")}
    found = {
        old[row["old_code"]] for row in table("mapping_2025") if new[row["new_code"]] == new_name
    }
    assert found == old_names
