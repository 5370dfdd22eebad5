"""The shipped lists of ranks, posts, ethnic groups and religions."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
TIER_OF_GROUP = {
    "A3.1": {"senior_principal"},
    "A3.2": {"senior_principal"},
    "A2.1": {"principal"},
    "A2.2": {"principal"},
    "A1": {"specialist"},
    "A0": {"technician"},
    "B": {"technician", "staff"},
}


def table(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def ranks():
    return table("cchc.rank")


@pytest.mark.parametrize(
    "name", ["cchc.rank", "cchc.ethnicity", "cchc.religion", "cchc.leadership.post"]
)
def test_codes_and_identifiers_are_unique(name):
    rows = table(name)
    for column in ("id", "code"):
        values = [row[column] for row in rows]
        assert sorted(values) == sorted(set(values))
        assert all(values)


def test_every_rank_is_paid_by_a_known_group(ranks):
    groups = {row["group_code"] for row in table("cchc.salary.scale")}
    assert {row["salary_group"] for row in ranks} <= groups


def test_the_tier_of_a_rank_follows_its_pay(ranks):
    for row in ranks:
        assert row["tier"] in TIER_OF_GROUP.get(row["salary_group"], {"staff"}), row


def test_the_five_general_ranks(ranks):
    general = {row["code"]: row["salary_group"] for row in ranks if row["code"][:3] == "01."}
    # TT 02/2021/TT-BNV: cán sự moved from B to A0
    groups = [general[f"01.00{number}"] for number in range(1, 6)]
    assert groups == ["A3.1", "A2.1", "A1", "A0", "B"]


def test_teachers_since_2021(ranks):
    groups = {row["code"]: row["salary_group"] for row in ranks}
    # TT 01/2021 and 02/2021/TT-BGDĐT: class I to III
    assert [groups[f"V.07.02.{number}"] for number in (24, 25, 26)] == ["A2.2", "A1", "A0"]
    assert [groups[f"V.07.03.{number}"] for number in (27, 28, 29)] == ["A2.1", "A2.2", "A1"]


def test_fifty_four_ethnic_groups_one_of_them_the_majority():
    rows = table("cchc.ethnicity")
    groups = [row for row in rows if row["code"] <= "54"]
    assert len(groups) == 54
    assert [row["name"] for row in groups if row["is_minority"] != "True"] == ["Kinh"]
    assert [row["name"] for row in rows if row["code"] == "55"] == ["Người nước ngoài"]


def test_allowances_fall_with_the_post_at_communes_since_2025():
    posts = {row["code"]: row for row in table("cchc.leadership.post")}
    # NĐ 07/2026/NĐ-CP, outside Hà Nội and Hồ Chí Minh City
    ladder = ["ct_ubnd_xa", "pct_ubnd_xa", "truong_phong_xa", "pho_truong_phong_xa"]
    allowances = [Decimal(posts[code]["allowance"]) for code in ladder]
    assert allowances == [Decimal("0.60"), Decimal("0.50"), Decimal("0.25"), Decimal("0.15")]
    assert {posts[code]["confidence"] for code in ladder} == {"seen"}


def test_posts_name_a_level_and_a_day():
    for row in table("cchc.leadership.post"):
        level = row["level_id:id"].removeprefix("cchc_base.admin_level_")
        assert level in {"province", "district", "commune"}, row
        assert row["date_from"], row
        assert row["confidence"] in {"seen", "derived", "memory"}, row
