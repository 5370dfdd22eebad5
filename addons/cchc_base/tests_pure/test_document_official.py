"""Names, places and signatures as NĐ 30/2020/NĐ-CP wants them."""

import pytest

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.documents.metrics import bold_width


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Nội vụ", ["SỞ NỘI VỤ"]),
        ("UBND tỉnh Kiên Giang", ["ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG"]),
        ("UBND thị trấn Minh Lương", ["ỦY BAN NHÂN DÂN", "THỊ TRẤN MINH LƯƠNG"]),
        ("Văn phòng UBND tỉnh", ["VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH"]),
    ],
)
def test_issuer_lines(name, lines):
    assert official.issuer_lines(name) == lines


@pytest.mark.parametrize(
    ("committee", "place"),
    [
        ("UBND tỉnh Kiên Giang", "Kiên Giang"),
        ("UBND huyện An Biên", "An Biên"),
        ("UBND thành phố Rạch Giá", "Rạch Giá"),
        ("UBND xã Bình Sơn", "Bình Sơn"),
        ("UBND phường 1", "Phường 1"),
        ("UBND đặc khu Phú Quốc", "Phú Quốc"),
        ("UBND tỉnh", ""),
        ("", ""),
    ],
)
def test_place(committee, place):
    assert official.place_of(committee) == place


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Sở Nội vụ", "SNV"),
        ("Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT"),
        ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
        ("UBND tỉnh Kiên Giang", "UBND"),
        ("Văn phòng UBND tỉnh", "VPUBND"),
        ("Bệnh viện Đa khoa tỉnh Kiên Giang", "BVĐK"),
    ],
)
def test_agency_code(name, code):
    assert official.agency_code(name) == code


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Giám đốc", ["GIÁM ĐỐC"]),
        ("Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        # Mục II, 7b: a deputy in charge signs as a deputy does, for the head.
        ("Phó Giám đốc phụ trách", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH"]),
        ("KT. Giám đốc, Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ("TM. Ủy ban nhân dân\nChủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            "TM. Ủy ban nhân dân; KT. Chủ tịch; Phó Chủ tịch",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        ("TL. Chủ tịch, Giám đốc Sở Nội vụ", ["TL. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
        ("Q. Giám đốc", ["Q. GIÁM ĐỐC"]),
        ("", []),
    ],
)
def test_signature_lines(title, lines):
    assert official.signature_lines(title) == lines


@pytest.mark.parametrize(
    ("title", "name", "authority"),
    [
        ("Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Phó Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Q. Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Chủ tịch", "UBND tỉnh Kiên Giang", "Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang"),
        (
            "TL. Chủ tịch, Giám đốc Sở Nội vụ",
            "UBND tỉnh Kiên Giang",
            "Chủ tịch Ủy ban nhân dân tỉnh Kiên Giang",
        ),
        (
            "TM. Ủy ban nhân dân, Chủ tịch",
            "UBND huyện An Biên",
            "Ủy ban nhân dân huyện An Biên",
        ),
        ("", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("", "Ban Dân tộc", "Trưởng ban Dân tộc"),
        ("", "Thanh tra tỉnh", "Chánh Thanh tra tỉnh"),
        ("", "Chi cục Kiểm lâm", "Chi cục trưởng Chi cục Kiểm lâm"),
        ("", "Trường THPT An Biên", "Hiệu trưởng Trường THPT An Biên"),
    ],
)
def test_authority(title, name, authority):
    assert official.authority(title, name) == authority


@pytest.mark.parametrize(
    ("post", "unit", "text"),
    [
        ("Trưởng phòng", "Phòng Tổ chức cán bộ", "Trưởng phòng Tổ chức cán bộ"),
        ("Chánh Văn phòng", "Văn phòng UBND tỉnh", "Chánh Văn phòng UBND tỉnh"),
        ("Hiệu trưởng", "Trường THPT An Biên", "Hiệu trưởng Trường THPT An Biên"),
        ("Chuyên viên", "Phòng Tổ chức cán bộ", "Chuyên viên Phòng Tổ chức cán bộ"),
        ("", "Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_post_of_unit(post, unit, text):
    assert official.post_of_unit(post, unit) == text


def test_lists_end_as_the_decree_wants():
    assert official.punctuated(["Căn cứ A", " Căn cứ B; ", "", "Theo đề nghị của C."]) == [
        "Căn cứ A;",
        "Căn cứ B;",
        "Theo đề nghị của C.",
    ]
    assert official.punctuated([]) == []


@pytest.mark.parametrize(
    ("kind", "number", "title", "issuer", "issued", "text"),
    [
        (
            "law",
            "22/2008/QH12",
            "Luật Cán bộ, công chức",
            "Quốc hội",
            "ngày 13 tháng 11 năm 2008",
            "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008",
        ),
        (
            "decree",
            "204/2004/NĐ-CP",
            "Chế độ tiền lương",
            "Chính phủ",
            "ngày 14 tháng 12 năm 2004",
            "Căn cứ Nghị định số 204/2004/NĐ-CP ngày 14 tháng 12 năm 2004 của Chính phủ về chế độ "
            "tiền lương",
        ),
        (
            "decree",
            "138/2020/NĐ-CP",
            "Quy định về tuyển dụng",
            "Chính phủ",
            "",
            "Căn cứ Nghị định số 138/2020/NĐ-CP của Chính phủ quy định về tuyển dụng",
        ),
        (
            "decision",
            "15/QĐ-UBND",
            "Về chức năng của Sở Nội vụ",
            "UBND tỉnh Kiên Giang",
            "",
            "Căn cứ Quyết định số 15/QĐ-UBND của Ủy ban nhân dân tỉnh Kiên Giang về chức năng của "
            "Sở Nội vụ",
        ),
    ],
)
def test_grounds(kind, number, title, issuer, issued, text):
    assert official.ground(kind, number, title, issuer, issued) == text


def test_marks_take_no_room():
    assert bold_width("SỞ NỘI VỤ", 13) == bold_width("SO NOI VU", 13)
    # As the font itself says, Liberation Serif Bold at 13 points.
    assert bold_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13) == pytest.approx(269, abs=3)
    assert bold_width("Độc lập - Tự do - Hạnh phúc", 13) == pytest.approx(159, abs=3)


@pytest.mark.parametrize(
    ("text", "signature", "block"),
    [
        ("Giám đốc", ("Giám đốc", "head", "", ""), ["Giám đốc"]),
        ("Phó Giám đốc", ("Phó Giám đốc", "kt", "Giám đốc", ""), ["KT. Giám đốc", "Phó Giám đốc"]),
        ("Q. Giám đốc", ("Giám đốc", "q", "", ""), ["Q. Giám đốc"]),
        (
            "Trưởng phòng Công chức, viên chức",
            ("Trưởng phòng Công chức, viên chức", "head", "", ""),
            ["Trưởng phòng Công chức, viên chức"],
        ),
        (
            "TM. Ủy ban nhân dân, Chủ tịch",
            ("Chủ tịch", "head", "", "Ủy ban nhân dân"),
            ["TM. Ủy ban nhân dân", "Chủ tịch"],
        ),
        (
            "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch",
            ("Phó Chủ tịch", "kt", "Chủ tịch", "Ủy ban nhân dân"),
            ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"],
        ),
        (
            "TL. Chủ tịch, Giám đốc Sở Nội vụ",
            ("Giám đốc Sở Nội vụ", "tl", "Chủ tịch", ""),
            ["TL. Chủ tịch", "Giám đốc Sở Nội vụ"],
        ),
        (
            "TL. Giám đốc; KT. Trưởng phòng; Phó Trưởng phòng",
            ("Phó Trưởng phòng", "tl", "Giám đốc", ""),
            ["TL. Giám đốc", "KT. Trưởng phòng", "Phó Trưởng phòng"],
        ),
        (
            "TUQ. Giám đốc, Trưởng phòng Tổ chức",
            ("Trưởng phòng Tổ chức", "tuq", "Giám đốc", ""),
            ["TUQ. Giám đốc", "Trưởng phòng Tổ chức"],
        ),
        ("", ("", "head", "", ""), [""]),
    ],
)
def test_capacities(text, signature, block):
    found = official.signature_of(text)
    assert found == signature
    assert official.signature_block(found) == block


def test_whoever_is_authorised_does_not_pass_it_on():
    signed = official.Signature("Phó Trưởng phòng", "tuq", "Giám đốc")
    assert official.signature_block(signed) == ["TUQ. Giám đốc", "Phó Trưởng phòng"]
