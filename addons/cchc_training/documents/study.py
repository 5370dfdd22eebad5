"""Papers of a study: the written commitment; of a pay-back: reckoning, minutes, decision. Pure."""

from datetime import date

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.rules.money import dong_in_words, format_integer

ROLES = {
    "1_chair": "Chủ tịch Hội đồng",
    "2_party": "Đại diện cấp ủy",
    "3_finance": "Đại diện bộ phận tài chính",
    "4_unit": "Lãnh đạo đơn vị sử dụng",
    "5_secretary": "Thư ký",
}
KINDS = {
    "university": "Đại học",
    "master": "Thạc sĩ",
    "doctor": "Tiến sĩ",
    "specialist_1": "Chuyên khoa cấp I",
    "specialist_2": "Chuyên khoa cấp II",
    "abroad_short": "khóa bồi dưỡng ở nước ngoài",
    "abroad_long": "khóa bồi dưỡng ở nước ngoài",
    "other": "",
}
BLANK = "        "
ISSUER = {
    "name": "Sở Nội vụ",
    "lines": ["SỞ NỘI VỤ"],
    "parent": "ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG",
    "place": "Rạch Giá",
}
DAY = date(2026, 6, 1)


def day_text(day):
    return f"{day:%d/%m/%Y}" if day else ""


def head(issuer, day):
    """:param issuer: what `hr.department._document_issuer` says"""
    place = f"{issuer['place']}, " if issuer["place"] else ""
    return {
        "parent": issuer["parent"],
        "issuer_lines": list(issuer["lines"]),
        "issuer_name": issuer["name"],
        "place_and_date": f"{place}ngày {day:%d} tháng {day:%m} năm {day:%Y}",
        "issuer_title": issuer["name"].upper(),
        "mark": "",
    }


def numbered(rows):
    return [{"number": str(place), **row} for place, row in enumerate(rows, 1)]


def commitment(  # pylint: disable=too-many-arguments
    issuer, day, *, name, born, post, unit, what, where, first, last, months, committed, until,
    costs, total, conditions, steps,
):  # fmt: skip
    """
    :param costs: (item, source, đồng) of each
    :param conditions: lines of the explanation; ``steps`` those of the commitment
    """
    return {
        **head(issuer, day),
        "title": f"Bản cam kết phục vụ – {name}",
        "name": name,
        "born": day_text(born),
        "post": post,
        "unit": unit,
        "what": what,
        "where": where,
        "first": day_text(first),
        "last": day_text(last),
        "months": str(months),
        "committed": str(committed),
        "until": day_text(until),
        "costs": numbered(
            {"item": item, "source": source, "amount": format_integer(amount)}
            for item, source, amount in costs
        ),
        "total": format_integer(total),
        "total_words": dong_in_words(total),
        "conditions": list(conditions),
        "steps": list(steps),
    }


def payback(  # pylint: disable=too-many-arguments
    issuer, day, *, name, post, unit, what, case, law, amount, steps, exempt, members, met_on,
    proposal, number, council, due_on, grounds, signature, signer,
):  # fmt: skip
    """
    :param steps: lines of the explanation
    :param members: (role, name, post, present) of the council
    :param signature: post of who signs, in one or two lines
    """
    authority = official.authority(list(signature), issuer["name"])
    return {
        **head(issuer, day),
        "issuer_title": authority.upper(),
        "title": f"Đền bù chi phí đào tạo – {name}",
        "number": number or BLANK,
        "name": name,
        "post": post,
        "unit": unit,
        "what": what,
        "case": case,
        "law": law,
        "amount": format_integer(amount),
        "amount_words": dong_in_words(amount),
        "steps": list(steps),
        "exempt": exempt,
        "members": numbered(
            {
                "name": who,
                "title": title or "",
                "role": ROLES[role],
                "present": "có mặt" if present else "",
            }
            for role, who, title, present in members
        ),
        "chair": next((who for role, who, _title, _here in members if role == "1_chair"), ""),
        "secretary": next(
            (who for role, who, _title, _here in members if role == "5_secretary"), ""
        ),
        "met_on": day_text(met_on),
        "council": council or "",
        "proposal": (proposal or "").splitlines(),
        "due_on": day_text(due_on),
        "grounds": list(grounds),
        "signature": [line.upper() for line in signature],
        "signer": signer or "",
        "recipients": [name, "Lưu: VT, hồ sơ"],
    }


def commitment_samples():
    """Contexts which together hold every variable."""
    return [
        commitment(
            ISSUER, DAY, name="Nguyễn Thị An", born=date(1988, 3, 1), post="Chuyên viên",
            unit="Phòng Công chức, viên chức", what="Thạc sĩ Quản lý công",
            where="Học viện Hành chính và Quản trị công", first=date(2023, 9, 1),
            last=date(2025, 8, 31), months=24, committed=72, until=date(2031, 8, 31),
            costs=[("Học phí", "Kinh phí đào tạo, bồi dưỡng", 60_000_000)], total=60_000_000,
            conditions=["Áp dụng: NĐ 171/2025/NĐ-CP"], steps=["Thời gian cam kết T1 (tháng): 72"],
        )
    ]  # fmt: skip


def payback_samples():
    """Contexts which together hold every variable."""
    return [
        payback(
            ISSUER, DAY, name="Nguyễn Thị An", post="Chuyên viên",
            unit="Phòng Công chức, viên chức", what="Thạc sĩ Quản lý công",
            case="Thôi phục vụ trước khi hết thời gian cam kết", law="Nghị định số 171/2025/NĐ-CP",
            amount=40_000_000, steps=["S = F / T1 × (T1 − T2)"], exempt="Không phải đền bù",
            members=[("1_chair", "Trần Văn Ba", "Phó Giám đốc Sở", True),
                     ("5_secretary", "Lê Thị Tư", "Chuyên viên", True)],
            met_on=DAY, proposal="Đề nghị đền bù.", number="15/QĐ-SNV",
            council="Quyết định số 10/QĐ-SNV", due_on=date(2026, 9, 29),
            grounds=["Căn cứ Nghị định số 171/2025/NĐ-CP;"],
            signature=("Giám đốc",), signer="Trần Văn Ba",
        )
    ]  # fmt: skip
