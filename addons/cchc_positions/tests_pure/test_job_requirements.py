from odoo.addons.cchc_positions.documents.job_requirements import Demand, with_demands
from odoo.addons.cchc_positions.rules.standard import Requirement

COLUMNS = ["label", "content"]
DEGREE = Demand(
    Requirement("degree", "university", article="điều 7, 170/2025/NĐ-CP", source="Chuyên viên")
)
OWN = Demand(Requirement("major", "university", text="Luật", article="đề án"), own=True)
AGE = Demand(Requirement("age", amount=40), own=True)


def test_below_what_the_unit_wrote_in_the_row_of_the_group():
    rows = (("Trình độ đào tạo", "Tốt nghiệp đại học"), ("Phẩm chất cá nhân", "Trung thực"))
    assert with_demands(COLUMNS, rows, [DEGREE, OWN]) == (
        (
            "Trình độ đào tạo",
            "Tốt nghiệp đại học\n"
            "Trình độ chuyên môn: Đại học trở lên (điều 7, 170/2025/NĐ-CP; Chuyên viên)\n"
            "Ngành, chuyên ngành đào tạo: Đại học ngành Luật (đề án; yêu cầu riêng của vị trí việc "
            "làm)",
        ),
        rows[1],
    )


def test_an_empty_row_is_filled_and_a_group_without_a_row_gets_one():
    found = with_demands(COLUMNS, (("Các yêu cầu khác (nếu có)", ""),), [DEGREE, AGE])
    assert found == (
        (
            "Các yêu cầu khác (nếu có)",
            "Tuổi không quá: 40 tuổi (yêu cầu riêng của vị trí việc làm)",
        ),
        ("Trình độ đào tạo", DEGREE.words),
    )


def test_the_same_demand_of_two_sources_is_told_once_each():
    assert with_demands(COLUMNS, (), [DEGREE, DEGREE])[0][1] == DEGREE.words


def test_a_form_of_paragraphs():
    assert with_demands(["content"], (("Theo quy định",),), [DEGREE]) == (
        ("Theo quy định",),
        (DEGREE.words,),
    )


def test_nothing_demanded_changes_nothing():
    rows = (("Trình độ đào tạo", "Đại học"),)
    assert with_demands(COLUMNS, rows, []) == rows
