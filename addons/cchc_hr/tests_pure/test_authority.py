"""Who decides: the most specific row in force, with its reason."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.cchc_hr.rules.authority import (
    AGENCY,
    PROVINCE,
    SUPERIOR,
    AuthorityRule,
    Case,
    authority,
    suffices,
)

DAY = date(2026, 7, 1)
ANYBODY = AuthorityRule(1, AGENCY, document="Quy định A")
HEADS = AuthorityRule(2, SUPERIOR, role="head")
DIRECTORS = AuthorityRule(
    3, PROVINCE, posts=frozenset({"giam_doc_so"}), consenter="Ban Thường vụ Tỉnh ủy"
)
RULES = (ANYBODY, HEADS, DIRECTORS)
DIRECTOR = Case("appointment", DAY, post="giam_doc_so", role="head", post_name="Giám đốc sở")


def test_the_most_specific_row_wins_and_says_why():
    result = authority(DIRECTOR, RULES)
    assert result.value is DIRECTORS
    assert "Cấp ban hành quyết định: Chủ tịch Ủy ban nhân dân tỉnh" in result.explain()
    assert "Lấy ý kiến, thống nhất: Ban Thường vụ Tỉnh ủy" in result.explain()
    assert "Quy định chung hơn, không áp dụng: 2" in result.explain()
    assert authority(replace(DIRECTOR, post="hieu_truong"), RULES).value is HEADS
    assert authority(replace(DIRECTOR, post="", role=""), RULES).value is ANYBODY


def test_only_rows_of_the_day_and_the_type_apply():
    old = replace(DIRECTORS, date_to=date(2026, 6, 30))
    assert authority(DIRECTOR, (ANYBODY, old)).value is ANYBODY
    typed = replace(DIRECTORS, kinds=frozenset({"removal"}))
    assert authority(DIRECTOR, (ANYBODY, typed)).value is ANYBODY
    assert authority(DIRECTOR, ()).value is None
    moved = replace(ANYBODY, key=9, between_agencies=True, issuer=SUPERIOR)
    assert authority(replace(DIRECTOR, between_agencies=True), (ANYBODY, moved)).value is moved


def test_a_higher_body_may_a_lower_one_may_not():
    assert suffices(DIRECTORS, PROVINCE)
    assert not suffices(DIRECTORS, SUPERIOR)
    assert suffices(HEADS, PROVINCE)
    assert not suffices(ANYBODY, "")
    assert suffices(None, "")


@given(st.permutations(RULES))
def test_the_order_of_rows_does_not_matter(rules):
    assert authority(DIRECTOR, rules).value is DIRECTORS
