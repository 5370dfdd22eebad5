"""How the decisions of sending read: what people are sent to is said once."""

from datetime import date

import pytest

from odoo.addons.cchc_hr.documents.decision_document import context
from odoo.addons.cchc_hr.documents.decision_facts import Decision, Line, Service
from odoo.addons.cchc_hr.rules.partial_date import PartialDate
from odoo.addons.cchc_training.documents import nomination, study_decision

CLASS = "Lớp Quản lý nhà nước, từ ngày 02/03/2026 đến ngày 13/03/2026, tại Rạch Giá"
STUDY = "học Thạc sĩ Quản lý công từ ngày 01/09/2026 đến ngày 31/08/2028; cam kết phục vụ 72 tháng"
SERVICE = Service(
    unit="Phòng Công chức, Sở Nội vụ",
    unit_name="Phòng Công chức",
    unit_agency="Sở Nội vụ",
    position="Chuyên viên",
    category="civil_servant",
    rank="Chuyên viên",
    rank_code="01.003",
)


def made(kind, *notes):
    lines = tuple(
        Line(f"Người {number}", date(2026, 3, 2), "male", PartialDate(1985), SERVICE, SERVICE,
             frozenset(), note=note)
        for number, note in enumerate(notes)
    )  # fmt: skip
    return context(
        Decision(
            kind=kind,
            subject="Về việc cử đi đào tạo, bồi dưỡng",
            issuer="Sở Nội vụ",
            lines=lines,
            executors="Chánh Văn phòng Sở",
        )
    )


def heads(document):
    return [column["label"] for column in document["columns"]]


@pytest.mark.parametrize(
    ("kind", "note", "told"),
    [
        (nomination.KIND, CLASS, "Cử tham gia lớp Quản lý nhà nước, từ ngày 02/03/2026"),
        (study_decision.KIND, STUDY, "Cử đi học Thạc sĩ Quản lý công từ ngày 01/09/2026"),
    ],
)
def test_the_same_for_all_stands_in_the_first_article_alone(kind, note, told):
    document = made(kind, note, note)
    first = document["articles"][0]["text"]
    assert first.startswith(told)
    assert first.endswith("có tên trong danh sách tại Phụ lục kèm theo Quyết định này.")
    assert "kể từ" not in first
    assert heads(document)[-1] == "Thời điểm thực hiện"


def test_different_classes_have_a_column_with_room():
    document = made(nomination.KIND, CLASS, CLASS.replace("Quản lý nhà nước", "Kỹ năng số"))
    assert heads(document)[-1] == "Lớp"
    widths = {column["label"]: column["weight"] for column in document["columns"]}
    assert widths["Lớp"] > widths["Họ và tên"]
    assert document["articles"][0]["text"].startswith("Cử tham gia các lớp đào tạo, bồi dưỡng")
