"""What stands around the text of a periodic report: head, number and day, closing, signature.

Reports on the staff, on the reform and on training are printed in this frame. Pure.
"""

from dataclasses import dataclass
from datetime import date

from . import words


@dataclass(frozen=True)
class Frame:
    """Whose report it is, of which days, and how far it has come.

    :param is_issued: signed, with its number and day; until then both are blanks to be filled in
    """

    period: str
    date_from: date
    date_to: date
    issuer: str
    issuer_lines: tuple = ()
    parent: str = ""
    code: str = ""
    place: str = ""
    superior: str = ""
    signature: tuple = ()
    number: str = ""
    date_signed: date | None = None
    signer: str = ""
    is_issued: bool = False
    assessment: str = ""
    difficulties: str = ""
    solutions: str = ""
    proposals: str = ""


def context(report, title, about, recipients=()):
    """The values of the Word template that any periodic report has.

    :param title: what it is called, without its period
    :param about: what it is about, as its subject says
    :param recipients: who gets it besides the body above
    """
    day = (
        words.full_day(report.date_signed)
        if report.date_signed
        else words.blank_day(report.date_to)
    )
    receive = [line for line in (report.superior, *recipients) if line and line != report.issuer]
    return {
        "title": f"{title} {report.period}",
        "mark": "" if report.is_issued else "DỰ THẢO",
        "parent": report.parent,
        "issuer_lines": list(report.issuer_lines),
        "number": report.number or f"{chr(160) * 6}/BC-{report.code}",
        "place_and_date": ", ".join(filter(None, (report.place, day))),
        "subject": f"{about} {report.period}",
        "assessment": words.paragraphs(report.assessment),
        "difficulties": words.paragraphs(report.difficulties),
        "solutions": words.paragraphs(report.solutions),
        "proposals": words.paragraphs(report.proposals),
        "closing": f"Trên đây là báo cáo {about[:1].lower()}{about[1:]} {report.period} của "
        f"{report.issuer}./.",
        "recipients": [*(f"{line};" for line in dict.fromkeys(receive)), "Lưu: VT."],
        "signature": [line.upper() for line in report.signature],
        "signer": report.signer,
    }


def sample(**more):
    """A made-up frame that holds every variable."""
    return {
        "period": "quý III năm 2026",
        "date_from": date(2026, 7, 1),
        "date_to": date(2026, 9, 30),
        "issuer": "Sở Nội vụ",
        "issuer_lines": ("SỞ NỘI VỤ",),
        "parent": "ỦY BAN NHÂN DÂN",
        "code": "SNV",
        "place": "Rạch Giá",
        "superior": "Ủy ban nhân dân tỉnh",
        "signature": ("Giám đốc",),
        "number": "12/BC-SNV",
        "date_signed": date(2026, 10, 5),
        "signer": "Lê Văn Cường",
        "assessment": "Tốt",
        "difficulties": "Khó",
        "solutions": "Làm",
        "proposals": "Xin",
        **more,
    }
