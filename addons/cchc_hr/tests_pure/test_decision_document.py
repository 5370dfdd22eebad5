"""What the template of a decision is given."""

import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from test_decision_text import DAY, RAISE, RAISED, decision, line

from odoo.addons.cchc_base.documents.check import check_template
from odoo.addons.cchc_base.documents.render import render
from odoo.addons.cchc_hr.documents import decision_annex
from odoo.addons.cchc_hr.documents.decision_document import context, recipients, samples
from odoo.addons.cchc_hr.documents.decision_facts import Revoked
from odoo.addons.cchc_hr.rules.partial_date import PartialDate

TEMPLATE = Path(__file__).parents[1] / "data/templates/decision.docx"


def test_the_shipped_template_uses_what_there_is():
    assert check_template(TEMPLATE.read_bytes(), samples()) == []


def test_head_of_a_signed_decision():
    made = context(
        decision(
            "step_raise",
            RAISE,
            number="125/QĐ-SNV",
            signed=DAY,
            state="issued",
            place="Rạch Giá",
            parent="UBND TỈNH KIÊN GIANG",
            issuer_lines=("SỞ NỘI VỤ",),
            signer_title="Phó Giám đốc",
            authority="Giám đốc Sở Nội vụ",
        )
    )
    assert made["number"] == "125/QĐ-SNV"
    assert made["place_and_date"] == "Rạch Giá, ngày 01 tháng 7 năm 2024"
    assert made["authority"] == "GIÁM ĐỐC SỞ NỘI VỤ"
    assert made["signature"] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert made["mark"] == ""
    assert not made["annex"]


def test_a_draft_leaves_room_for_the_pen():
    made = context(decision("step_raise", RAISE, code="SNV", place="Rạch Giá"))
    assert made["mark"] == "DỰ THẢO"
    assert made["number"].strip() == "/QĐ-SNV"
    assert made["place_and_date"].split() == ["Rạch", "Giá,", "ngày", "tháng", "năm"]
    assert made["signature"] == ["GIÁM ĐỐC"]


def test_a_revoked_decision_says_so():
    assert context(decision("step_raise", RAISE, state="revoked"))["mark"] == "ĐÃ THU HỒI"


def test_recipients_end_with_the_file():
    assert recipients(decision("step_raise", RAISE), 3) == ["Như Điều 3;", "Lưu: VT."]
    assert recipients(
        decision("step_raise", RAISE, recipients=("- Như Điều 3", "Sở Tài chính;"), filing="TCCB"),
        3,
    ) == ["Như Điều 3;", "Sở Tài chính;", "Lưu: VT, TCCB."]
    assert recipients(decision("step_raise", RAISE, recipients=("Lưu: VT, HS.",)), 3) == [
        "Lưu: VT, HS."
    ]


def test_grounds_are_punctuated():
    made = context(decision("step_raise", RAISE, grounds=("Căn cứ Luật A", "Theo đề nghị của B;")))
    assert made["grounds"] == ["Căn cứ Luật A;", "Theo đề nghị của B."]


def heads(*lines):
    return [head["label"] for head in decision_annex.table(lines)[0]]


def test_columns_follow_the_facts():
    assert heads(RAISE) == [
        "STT",
        "Họ và tên",
        "Ngày, tháng, năm sinh",
        "Chức vụ, đơn vị công tác",
        "Ngạch, mã số",
        "Bậc hiện hưởng",
        "Bậc mới",
        "Hệ số hiện hưởng",
        "Hệ số mới",
        "Mốc tính nâng bậc lần sau",
        "Thời điểm hưởng",
    ]
    moved = line("department_id", unit="Phòng Ngân sách, Sở Tài chính")
    assert heads(moved)[5:] == ["Đơn vị mới", "Thời điểm thực hiện"]
    assert heads(replace(moved, note="Theo nguyện vọng"))[-1] == "Ghi chú"
    ranked = line("rank_id", rank="Chuyên viên chính", rank_code="01.002")
    assert "Ngạch mới, mã số" in heads(ranked)
    assert "Ngạch, mã số" not in heads(ranked)


def test_what_people_are_sent_to_is_told_once_or_has_room():
    first, second = replace(RAISE, note="Lớp A"), replace(RAISE, note="Lớp B")
    alike, _rows = decision_annex.table([first, first], "Lớp")
    assert "Lớp" not in [column["label"] for column in alike]
    several, rows = decision_annex.table([first, second], "Lớp")
    assert several[-1]["label"] == "Lớp"
    assert [row["cells"][-1]["text"] for row in rows] == ["Lớp A", "Lớp B"]
    remark, _rows = decision_annex.table([first, second])
    assert several[-1]["weight"] > 1.5 * remark[-1]["weight"]


def test_many_allowances_share_a_column():
    shares = {"duty_percent": Decimal(25), "attraction_percent": Decimal(70)}
    paid = line("duty_percent attraction_percent", **shares)
    assert "Phụ cấp thu hút (%)" in heads(paid)
    more = replace(
        paid,
        changed=paid.changed | {"incentive_percent", "seniority_percent"},
        after=replace(paid.after, incentive_percent=Decimal(30), seniority_percent=Decimal(5)),
    )
    columns, rows = decision_annex.table([more])
    place = [column["label"] for column in columns].index("Phụ cấp khác")
    assert rows[0]["cells"][place]["text"] == (
        "Phụ cấp thâm niên nghề (%): 5; Phụ cấp ưu đãi nghề (%): 30; "
        "Phụ cấp trách nhiệm nghề (%): 25; Phụ cấp thu hút (%): 70"
    )


def test_rows_hold_one_cell_a_column():
    other = replace(RAISE, name="Trần & <Bé>", born=PartialDate(1979))
    columns, rows = decision_annex.table([RAISE, other])
    texts = [[cell["text"] for cell in row["cells"]] for row in rows]
    assert {len(row) for row in texts} == {len(columns)}
    assert texts[1][:3] == ["2", "Trần & <Bé>", "1979"]
    assert texts[0][5:] == ["3", "4", "3,00", "3,33", "01/7/2024", "01/7/2024"]


@pytest.mark.parametrize(
    "facts", [("step", "coefficient", "step_anchor"), ("department_id",), decision_annex.FACTS]
)
def test_columns_fill_the_page_and_dates_have_room(facts):
    one = line(
        " ".join(facts),
        unit="Phòng Ngân sách, Sở Tài chính",
        host="Sở Y tế",
        post="Trưởng phòng",
        rank_since=DAY,
        above_scale=5,
        salary_percent=85,
        **{name: Decimal("0.5") for name in vars(RAISE.after) if name.endswith("_allowance")},
        **RAISED,
    )
    columns, _rows = decision_annex.table([one])
    total = sum(column["weight"] for column in columns)
    assert total >= decision_annex.WIDTH - len(columns)
    if len(columns) < 15:
        assert total <= decision_annex.WIDTH
    dates = [column["weight"] for column in columns if column["label"].startswith("Thời điểm")]
    # A date of ten figures at 12 points, with the padding of the cell.
    assert dates[0] * decision_annex.WIDTH / total >= (22 if len(columns) < 15 else 12)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2024, 1, 5), "05/01/2024"),
        (date(2024, 12, 15), "15/12/2024"),
        (PartialDate(1980, 3), "3/1980"),
        (PartialDate(1980), "1980"),
        (None, ""),
    ],
)
def test_short_dates(value, text):
    assert decision_annex.short_date(value) == text


def test_three_hundred_people_are_listed_quickly():
    """A bound that catches a step backwards in kind, not in degree."""
    many = [replace(RAISE, name=f"Nguyễn Văn {number}") for number in range(300)]
    start = time.process_time()
    content = render(TEMPLATE.read_bytes(), context(decision("step_raise", *many)))
    assert time.process_time() - start < 6
    assert len(content) > 20_000


def test_a_partial_revocation_lists_its_people():
    people = (RAISE, replace(RAISE, name="Trần Thị Bé"))
    taken = Revoked("1/QĐ-SNV", DAY, "Giám đốc", "Về việc nâng bậc lương", people, wholly=False)
    made = context(decision("revocation", revoked=(taken,), subject="Về việc thu hồi quyết định"))
    assert made["annex"]
    assert len(made["rows"]) == 2
    assert made["annex_title"] == "DANH SÁCH CÔNG CHỨC THU HỒI QUYẾT ĐỊNH"


def test_allowances_are_listed():
    paid = line("leadership_allowance", leadership_allowance=Decimal("0.50"))
    assert "Hệ số phụ cấp chức vụ" in heads(paid)
