from datetime import date

import pytest

from odoo.addons.cchc_training.rules.ending import case_of, exemption_of

DAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("status", "day", "words", "exemption"),
    [
        ("reduced", DAY, "Điều 6 khoản 1 NĐ 154/2025/NĐ-CP", "reduction"),
        ("retired", DAY, "Căn cứ Nghị định số 178/2024/NĐ-CP ngày 31/12/2024", "reduction"),
        ("resigned", DAY, "Nghị định số 67/2025/NĐ-CP", "reduction"),
        # Since 16/6/2025 there is no other decree on reduction.
        ("reduced", date(2025, 6, 16), "", "reduction"),
        ("reduced", date(2025, 6, 15), "Điểm d khoản 1 Điều 2 NĐ 29/2023/NĐ-CP", ""),
        ("moved_out", DAY, "", "moved"),
        ("retired", DAY, "", "not_chosen"),
        ("died", DAY, "", "not_chosen"),
        ("resigned", DAY, "Theo nguyện vọng cá nhân", ""),
        ("dismissed", DAY, "", ""),
    ],
)
def test_what_the_decision_says(status, day, words, exemption):
    assert exemption_of(status, day, words) == exemption


def test_the_case():
    assert case_of("resigned", studying=True) == "1"
    assert case_of("dismissed", studying=True) == "2"
    assert case_of("resigned", studying=False) == "4"
    assert case_of("dismissed", studying=False) == "4"
