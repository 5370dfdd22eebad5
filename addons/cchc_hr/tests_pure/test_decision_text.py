"""What a decision says, type by type."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from odoo.addons.cchc_hr.documents import decision_words as words
from odoo.addons.cchc_hr.documents.decision_facts import Decision, Line, Revoked, Service
from odoo.addons.cchc_hr.documents.decision_text import WORDINGS, articles, list_title
from odoo.addons.cchc_hr.rules.partial_date import PartialDate

DAY = date(2024, 7, 1)
BEFORE = Service(
    unit="Phòng Công chức, Sở Nội vụ",
    unit_name="Phòng Công chức",
    unit_agency="Sở Nội vụ",
    position="Chuyên viên",
    category="civil_servant",
    rank="Chuyên viên",
    rank_code="01.003",
    rank_kind="civil_servant_rank",
    step=3,
    coefficient=Decimal("3.00"),
)
AN = "ông Nguyễn Văn An, sinh ngày 01 tháng 3 năm 1980, Chuyên viên Phòng Công chức, Sở Nội vụ"


def line(changed, name="Nguyễn Văn An", sex="male", before=BEFORE, **after):
    return Line(
        name=name,
        effective=DAY,
        sex=sex,
        born=PartialDate(1980, 3, 1),
        before=before,
        after=replace(before, **after),
        changed=frozenset(changed.split()),
    )


def decision(kind, *lines, **vals):
    return Decision(
        kind=kind,
        subject=vals.pop("subject", "Về việc nâng bậc lương thường xuyên"),
        issuer="Sở Nội vụ",
        executors=vals.pop("executors", "Chánh Văn phòng Sở"),
        lines=lines,
        **vals,
    )


def said(kind, one):
    """The articles but the last, for one person."""
    return articles(decision(kind, one))[:-1]


RAISED = {"step": 4, "coefficient": Decimal("3.33"), "anchor": DAY}
RAISE = line("step coefficient step_anchor", **RAISED)


def test_step_raise():
    assert said("step_raise", RAISE) == [
        f"Nâng bậc lương thường xuyên đối với {AN}, từ bậc 3, hệ số lương 3,00 lên bậc 4, hệ số "
        "lương 3,33 của ngạch Chuyên viên (mã số 01.003), kể từ ngày 01 tháng 7 năm 2024.",
        "Thời gian tính nâng bậc lương lần sau của ông Nguyễn Văn An kể từ ngày 01 tháng 7 năm "
        "2024.",
    ]


def test_above_the_scale():
    before = replace(BEFORE, step=9, coefficient=Decimal("4.98"), above_scale=5)
    raised = line("above_scale_percent step_anchor", before=before, above_scale=6, anchor=DAY)
    assert said("step_raise", raised)[0] == (
        f"Cho hưởng phụ cấp thâm niên vượt khung đối với {AN}, từ 5% lên 6% mức lương của bậc 9, "
        "hệ số lương 4,98, ngạch Chuyên viên (mã số 01.003), kể từ ngày 01 tháng 7 năm 2024."
    )
    first = line("above_scale_percent", before=replace(before, above_scale=0), above_scale=5)
    assert ", mức 5% mức lương của bậc 9" in said("step_raise", first)[0]


def test_transfer():
    moved = line(
        "department_id position_title",
        unit="Phòng Ngân sách, Sở Tài chính",
        unit_name="Phòng Ngân sách",
        position="Chuyên viên về quản lý ngân sách",
    )
    assert said("transfer", moved) == [
        f"Điều động {AN}, đến nhận công tác tại Phòng Ngân sách, Sở Tài chính, vị trí Chuyên viên "
        "về quản lý ngân sách, kể từ ngày 01 tháng 7 năm 2024.",
        "Ông Nguyễn Văn An giữ nguyên ngạch, bậc và hệ số lương hiện hưởng (ngạch Chuyên viên (mã "
        "số 01.003), bậc 3, hệ số lương 3,00); các chế độ phụ cấp (nếu có) thực hiện theo quy định "
        "hiện hành.",
    ]


def test_transfer_to_a_post():
    moved = line(
        "department_id leadership_post_id leadership_allowance",
        unit="Phòng Ngân sách, Sở Tài chính",
        unit_name="Phòng Ngân sách",
        post="Phó Trưởng phòng thuộc sở và tương đương",
        leadership_allowance=Decimal("0.30"),
    )
    first, second = said("transfer", moved)
    assert "giữ chức vụ Phó Trưởng phòng Ngân sách, Sở Tài chính, kể từ" in first
    assert second.endswith(
        "; được hưởng phụ cấp chức vụ lãnh đạo hệ số 0,30 kể từ ngày 01 tháng 7 năm 2024."
    )


def test_appointment():
    appointed = line(
        "leadership_post_id leadership_allowance",
        post="Trưởng phòng thuộc sở và tương đương",
        leadership_allowance=Decimal("0.50"),
    )
    assert said("appointment", appointed) == [
        f"Bổ nhiệm {AN}, giữ chức vụ Trưởng phòng Công chức, Sở Nội vụ, kể từ ngày 01 tháng 7 năm "
        "2024. Thời hạn giữ chức vụ là 05 năm.",
        "Ông Nguyễn Văn An được hưởng phụ cấp chức vụ lãnh đạo hệ số 0,50 và các chế độ khác theo "
        "quy định, kể từ ngày 01 tháng 7 năm 2024.",
    ]


def test_appointment_with_a_typed_title():
    appointed = line(
        "leadership_post_id position_title",
        post="Trưởng phòng thuộc sở và tương đương",
        position="Trưởng phòng Công chức",
    )
    assert (
        "giữ chức vụ Trưởng phòng Công chức, Sở Nội vụ, kể từ" in said("appointment", appointed)[0]
    )


@pytest.mark.parametrize(
    ("post", "position", "unit", "above", "duty"),
    [
        (
            "",
            "Chuyên viên",
            "Phòng Công chức, viên chức",
            "Sở Nội vụ",
            "Chuyên viên Phòng Công chức, viên chức, Sở Nội vụ",
        ),
        (
            "",
            "Trưởng phòng Công chức, viên chức",
            "Phòng Công chức, viên chức",
            "Sở Nội vụ",
            "Trưởng phòng Công chức, viên chức, Sở Nội vụ",
        ),
        ("Giám đốc sở và tương đương", "", "Sở Nội vụ", "", "Giám đốc Sở Nội vụ"),
        ("", "Giám đốc Sở Nội vụ", "Sở Nội vụ", "", "Giám đốc Sở Nội vụ"),
        ("Chánh Văn phòng sở", "", "Văn phòng", "Sở Nội vụ", "Chánh Văn phòng, Sở Nội vụ"),
        ("Chủ tịch UBND huyện", "", "UBND huyện An Biên", "", "Chủ tịch UBND huyện An Biên"),
        (
            "Hiệu trưởng trường phổ thông, mầm non",
            "",
            "Trường THPT An Biên",
            "",
            "Hiệu trưởng Trường THPT An Biên",
        ),
        ("", "", "Phòng Công chức", "Sở Nội vụ", "Phòng Công chức, Sở Nội vụ"),
        ("", "Kế toán", "", "", "Kế toán"),
    ],
)
def test_duty(post, position, unit, above, duty):
    full = ", ".join(filter(None, (unit, above)))
    service = Service(unit=full, unit_name=unit, post=post, position=position)
    assert words.duty(service) == duty


def test_removal():
    before = replace(BEFORE, post="Trưởng phòng thuộc sở và tương đương")
    removed = line("position_title", before=before, post="", position="Chuyên viên chính")
    assert said("removal", removed)[0] == (
        "Cho thôi giữ chức vụ Trưởng phòng Công chức, Sở Nội vụ đối với ông Nguyễn Văn An, sinh "
        "ngày 01 tháng 3 năm 1980; nhận công tác tại Phòng Công chức, Sở Nội vụ, vị trí Chuyên "
        "viên chính, kể từ ngày 01 tháng 7 năm 2024."
    )
    assert "; nhận" not in said("removal", line("", before=before))[0]


def test_secondment_and_return():
    sent = line("host_unit_id", host="UBND xã Bình Sơn")
    first, second = said("secondment", sent)
    assert first == (
        f"Biệt phái {AN}, đến công tác tại UBND xã Bình Sơn, kể từ ngày 01 tháng 7 năm 2024."
    )
    assert "của UBND xã Bình Sơn; Sở Nội vụ trả lương" in second
    back = line("department_id", before=replace(BEFORE, host="UBND xã Bình Sơn"), host="")
    assert said("secondment_return", back)[0] == (
        f"Kết thúc thời gian biệt phái tại UBND xã Bình Sơn đối với {AN}; trở lại công tác tại "
        "Phòng Công chức, Sở Nội vụ, kể từ ngày 01 tháng 7 năm 2024."
    )


def test_rank_change():
    changed = line(
        "rank_id step coefficient step_anchor",
        rank="Chuyên viên chính",
        rank_code="01.002",
        step=1,
        coefficient=Decimal("4.40"),
        anchor=DAY,
    )
    assert said("rank_change", changed)[0] == (
        f"Bổ nhiệm {AN}, vào ngạch Chuyên viên chính (mã số 01.002), xếp lương bậc 1, hệ số lương "
        "4,40, kể từ ngày 01 tháng 7 năm 2024."
    )
    teacher = line(
        "rank_id",
        rank="Giáo viên THPT hạng II",
        rank_code="V.07.05.14",
        rank_kind="professional_title",
    )
    assert (
        "vào chức danh nghề nghiệp Giáo viên THPT hạng II (mã số V.07.05.14)"
        in (said("rank_change", teacher)[0])
    )


def test_recruitment_with_probation():
    recruited = line(
        "department_id staffing_category rank_id step coefficient salary_percent",
        before=Service(),
        unit="Phòng Công chức, Sở Nội vụ",
        unit_name="Phòng Công chức",
        position="Chuyên viên",
        category="civil_servant",
        rank="Chuyên viên",
        rank_code="01.003",
        step=1,
        coefficient=Decimal("2.34"),
        salary_percent=85,
    )
    assert said("recruitment", recruited) == [
        "Tuyển dụng ông Nguyễn Văn An, sinh ngày 01 tháng 3 năm 1980, vào làm công chức tại Phòng "
        "Công chức, Sở Nội vụ, vị trí Chuyên viên, kể từ ngày 01 tháng 7 năm 2024.",
        "Ông Nguyễn Văn An được xếp lương ngạch Chuyên viên (mã số 01.003), bậc 1, hệ số lương "
        "2,34; trong thời gian tập sự hưởng 85% mức lương.",
    ]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("long_leave", f"Cho {AN}, nghỉ việc không hưởng lương, kể từ ngày 01 tháng 7 năm 2024."),
        (
            "retirement",
            f"Ô{AN[1:]}, được nghỉ hưu để hưởng chế độ bảo hiểm xã hội, kể từ ngày 01 tháng 7 năm "
            "2024.",
        ),
        ("resignation", f"Cho {AN}, thôi việc theo nguyện vọng, kể từ ngày 01 tháng 7 năm 2024."),
        (
            "moved_out",
            f"Đồng ý để {AN}, chuyển công tác ra ngoài tỉnh, kể từ ngày 01 tháng 7 năm 2024.",
        ),
        (
            "death",
            f"Chấm dứt công tác đối với {AN}, do từ trần, kể từ ngày 01 tháng 7 năm 2024.",
        ),
    ],
)
def test_endings_and_leave(kind, first):
    texts = said(kind, line(""))
    assert texts[0] == first
    assert len(texts) == 2


def test_return_to_work():
    first, second = said("leave_return", line("department_id"))
    assert first == (
        f"Tiếp nhận {AN}, trở lại làm việc tại Phòng Công chức, Sở Nội vụ, kể từ ngày 01 tháng 7 "
        "năm 2024."
    )
    assert second == (
        "Ông Nguyễn Văn An được hưởng lương ngạch Chuyên viên (mã số 01.003), bậc 3, hệ số lương "
        "3,00, kể từ ngày 01 tháng 7 năm 2024."
    )


def test_correction_names_the_facts():
    corrected = line("step coefficient step_anchor", **RAISED)
    assert said("correction", corrected) == [
        "Đính chính thông tin công tác của ông Nguyễn Văn An, sinh ngày 01 tháng 3 năm 1980, kể từ "
        "ngày 01 tháng 7 năm 2024, như sau: bậc 4; hệ số 3,33; mốc tính nâng bậc lần sau 01/7/2024."
    ]


def test_a_type_of_ones_own_states_its_facts():
    texts = said("something_new", line("department_id", unit="Phòng Ngân sách, Sở Tài chính"))
    assert texts == [
        f"Thay đổi thông tin công tác đối với {AN}, kể từ ngày 01 tháng 7 năm 2024: đơn vị Phòng "
        "Ngân sách, Sở Tài chính."
    ]


def test_execution():
    assert articles(decision("step_raise", RAISE))[-1] == (
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở và ông Nguyễn Văn An chịu "
        "trách nhiệm thi hành Quyết định này./."
    )
    assert "ông Nguyễn Văn An" not in articles(decision("death", line("")))[-1]
    assert (
        "Thủ trưởng các đơn vị có liên quan và ông"
        in (articles(decision("step_raise", RAISE, executors=""))[-1])
    )


def test_forms_of_address():
    woman = line("", name="Trần Thị Bé", sex="female")
    assert "bà Trần Thị Bé" in said("resignation", woman)[0]
    assert said("resignation", woman)[1].startswith("Bà Trần Thị Bé được")
    assert "ông (bà) Lê An" in said("resignation", line("", name="Lê An", sex=""))[0]


@pytest.mark.parametrize(
    ("born", "text"),
    [
        (PartialDate(1980), "sinh năm 1980"),
        (PartialDate(1980, 3), "sinh tháng 3 năm 1980"),
        (PartialDate(1980, 2, 9), "sinh ngày 09 tháng 02 năm 1980"),
        (None, "Nguyễn Văn An, Chuyên viên"),
    ],
)
def test_births_that_are_partly_known(born, text):
    assert text in said("resignation", replace(line(""), born=born))[0]


def test_collective():
    other = line("step coefficient step_anchor", name="Trần Thị Bé", sex="female", **RAISED)
    texts = articles(decision("step_raise", RAISE, other))
    assert texts == [
        "Nâng bậc lương thường xuyên đối với 02 công chức có tên trong danh sách tại Phụ lục kèm "
        "theo Quyết định này, kể từ ngày 01 tháng 7 năm 2024.",
        "Thời gian tính nâng bậc lương lần sau của từng người ghi trong danh sách kèm theo.",
        "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở và các ông (bà) có tên trong "
        "danh sách chịu trách nhiệm thi hành Quyết định này./.",
    ]


def test_collective_of_several_kinds_and_days():
    teacher = line("", name="Lê Thị Ca", before=replace(BEFORE, category="public_employee"))
    late = replace(RAISE, effective=date(2024, 8, 1))
    above = line("above_scale_percent", above_scale=5)
    first = articles(decision("step_raise", late, teacher, above))[0]
    assert first == (
        "Nâng bậc lương thường xuyên, phụ cấp thâm niên vượt khung đối với 02 cán bộ, công chức, "
        "viên chức có tên trong danh sách tại Phụ lục kèm theo Quyết định này, kể từ ngày ghi "
        "trong danh sách."
    )


@pytest.mark.parametrize("kind", [*WORDINGS, "something_new"])
def test_every_type_reads_for_one_and_for_several(kind):
    one = line("step", step=4)
    for lines in ((one,), (one, replace(one, name="Trần Thị Bé"))):
        texts = articles(decision(kind, *lines))
        assert len(texts) >= 2
        assert texts[-1].endswith("./.")
        for text in texts:
            assert text[0].isupper() or text[0] == "Ô"
            assert text.endswith(".")
            for mistake in ("None", "  ", ", ,", ",,", "..", " ,", "( "):
                assert mistake not in text, text


@pytest.mark.parametrize("kind", [*WORDINGS, "something_new"])
def test_every_type_reads_for_a_person_of_whom_nothing_is_known(kind):
    """A dossier just opened has no unit, rank or step yet: the draft must still print."""
    bare = Line(name="Lê An", effective=DAY, changed=frozenset({"department_id", "rank_id"}))
    for text in articles(decision(kind, bare)):
        assert "None" not in text


@pytest.mark.parametrize(
    ("kind", "subject", "title"),
    [
        (
            "step_raise",
            "Về việc nâng bậc lương thường xuyên",
            "Danh sách công chức được nâng bậc lương thường xuyên",
        ),
        ("removal", "Về việc thôi giữ chức vụ", "Danh sách công chức thôi giữ chức vụ"),
        ("transfer", "V/v điều động công tác", "Danh sách công chức được điều động công tác"),
    ],
)
def test_title_of_the_list(kind, subject, title):
    assert list_title(decision(kind, RAISE, subject=subject), [RAISE]) == title


def revocation(*people, wholly=True, reason=""):
    taken = Revoked(
        "125/QĐ-SNV",
        DAY,
        "Giám đốc Sở Nội vụ",
        "Về việc nâng bậc lương thường xuyên",
        people,
        wholly,
    )
    return articles(decision("revocation", revoked=(taken,), reason=reason))


def test_revocation():
    other = replace(RAISE, name="Trần Thị Bé")
    quoted = (
        "Thu hồi Quyết định số 125/QĐ-SNV ngày 01 tháng 7 năm 2024 của Giám đốc Sở Nội vụ về việc "
        "nâng bậc lương thường xuyên"
    )
    assert revocation(RAISE)[0] == (
        f"{quoted} đối với ông Nguyễn Văn An, sinh ngày 01 tháng 3 năm 1980."
    )
    assert revocation(RAISE, other)[0] == f"{quoted}."
    assert revocation(RAISE, other, wholly=False)[0] == (
        f"{quoted} đối với 02 công chức có tên trong danh sách tại Phụ lục kèm theo Quyết định này."
    )
    assert revocation(RAISE, reason="Ban hành nhầm.")[0].endswith(" Lý do thu hồi: ban hành nhầm.")


def test_discipline_and_praise():
    blamed = replace(line(""), discipline="Cảnh cáo", reason="Vi phạm quy chế.")
    assert said("discipline", blamed) == [
        f"Thi hành kỷ luật bằng hình thức cảnh cáo đối với {AN}; lý do: vi phạm quy chế, kể từ "
        "ngày 01 tháng 7 năm 2024.",
        "Quyết định này được lưu vào hồ sơ của ông Nguyễn Văn An.",
    ]
    praised = replace(line(""), commendation="Giấy khen", reason="Hoàn thành xuất sắc nhiệm vụ")
    assert said("commendation", praised)[0] == (
        f"Tặng Giấy khen cho {AN}; đã có thành tích: hoàn thành xuất sắc nhiệm vụ."
    )
    paid = said("commendation", replace(praised, reward=760_000))
    assert paid[0].endswith("kèm theo tiền thưởng 760.000 đồng (bảy trăm sáu mươi nghìn đồng).")
    assert "nếu có" not in paid[1]
    ended = replace(line(""), lapsed="Cảnh cáo theo Quyết định số 12/QĐ-SNV")
    assert "hình thức kỷ luật cảnh cáo theo Quyết định số 12" in said("discipline_lapse", ended)[0]
