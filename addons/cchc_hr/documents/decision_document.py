"""A decision as its template wants it: everything in words, nothing to compute in Word."""

from datetime import date
from decimal import Decimal

from odoo.addons.cchc_base.documents import official
from odoo.addons.cchc_base.rules.vietnamese import fold

from ..rules.partial_date import PartialDate
from . import decision_annex
from . import decision_words as words
from .decision_facts import Decision, Line, Revoked, Service
from .decision_text import articles, list_title, noted

# What is written by hand when the paper is signed.
_BLANK = "\u00a0" * 6
_MARKS = {"draft": "DỰ THẢO", "revoked": "ĐÃ THU HỒI"}


def context(decision):
    """Dictionary of plain values for the template."""
    listed = _listed(decision)
    heads, rows = decision_annex.table(listed, noted(decision))
    texts = articles(decision)
    signature = decision.signature or official.signature_lines(
        decision.signer_title or official.head_title(decision.issuer)
    )
    authority = decision.authority or official.authority(list(signature), decision.issuer)
    number = decision.number or f"{_BLANK}/QĐ-{decision.code}"
    signed = words.on(decision.signed) if decision.signed else _unsigned()
    return {
        "title": f"Quyết định {decision.number or ''} {decision.subject}".replace("  ", " "),
        "mark": _MARKS.get(decision.state, ""),
        "parent": decision.parent,
        "issuer_lines": list(decision.issuer_lines),
        "number": number,
        "place_and_date": ", ".join(filter(None, (decision.place, signed))),
        "subject": decision.subject,
        "authority": authority.upper(),
        "grounds": official.punctuated(decision.grounds),
        "articles": [{"number": index, "text": text} for index, text in enumerate(texts, 1)],
        "recipients": recipients(decision, len(texts)),
        "signature": [line.upper() for line in signature],
        "signer": decision.signer,
        "annex": bool(listed),
        "annex_title": list_title(decision, listed).upper(),
        "annex_reference": (f"(Kèm theo Quyết định số {number} {signed} của {authority})"),
        "columns": heads,
        "rows": rows,
        "annex_count": f"Danh sách này có {len(rows):02d} người./.",
        "people": [_person(line) for line in _everybody(decision)],
    }


def recipients(decision, last_article):
    """Lines of «Nơi nhận»; the last one says where the document is filed (mục II, 9d)."""
    lines = [line for line in decision.recipients if line.strip()]
    lines = lines or [f"Như Điều {last_article}"]
    if not fold(lines[-1]).startswith(("luu:", "- luu:")):
        lines.append(f"Lưu: {', '.join(filter(None, ('VT', decision.filing)))}")
    return official.punctuated([line.lstrip("- ") for line in lines])


def _listed(decision):
    """Whom the annex lists: the people of a collective decision, or of a partial revocation."""
    if decision.revoked:
        partial = [one for one in decision.revoked if not one.wholly and len(one.people) > 1]
        return [line for one in partial for line in one.people]
    return list(decision.lines) if len(decision.lines) > 1 else []


def _everybody(decision):
    taken_back = tuple(line for revoked in decision.revoked for line in revoked.people)
    return decision.lines or taken_back


def _unsigned():
    return f"ngày{_BLANK}tháng{_BLANK}năm{_BLANK}"


def _person(line):
    """One person in single values, for templates that word their own sentences."""
    before, after = line.before, line.after
    return {
        "name": line.name,
        "address": words.address(line),
        "born": line.born.in_words() if line.born else "",
        "effective": words.on(line.effective),
        "note": line.note,
        "duty": words.duty(before),
        "unit": before.unit,
        "rank": before.rank,
        "rank_code": before.rank_code,
        "step": before.step or "",
        "coefficient": words.number(before.coefficient),
        "new_duty": words.new_duty(line),
        "new_unit": after.unit,
        "new_rank": after.rank,
        "new_rank_code": after.rank_code,
        "new_step": after.step or "",
        "new_coefficient": words.number(after.coefficient),
        "new_above_scale": after.above_scale or "",
        "next_raise_from": words.on(after.anchor) if after.anchor else "",
        "host": after.host,
    }


def samples():
    """Decisions that were never made; together they show every variable of a template."""
    before = Service(
        unit="Phòng Công chức, viên chức, Sở Nội vụ",
        unit_name="Phòng Công chức, viên chức",
        unit_agency="Sở Nội vụ",
        position="Chuyên viên",
        category="civil_servant",
        rank="Chuyên viên",
        rank_code="01.003",
        rank_kind="civil_servant_rank",
        step=3,
        coefficient=Decimal("3.00"),
    )
    after = Service(
        **{**vars(before), "step": 4, "coefficient": Decimal("3.33"), "anchor": date(2024, 7, 1)}
    )
    changed = frozenset({"step", "coefficient", "step_anchor"})
    lines = [
        Line(name, date(2024, 7, 1), sex, born, before, after, changed)
        for name, sex, born in (
            ("Nguyễn Văn An", "male", PartialDate(1985, 3, 1)),
            ("Trần Thị Bình", "female", PartialDate(1979)),
        )
    ]
    common = {
        "kind": "step_raise",
        "subject": "Về việc nâng bậc lương thường xuyên",
        "issuer": "Sở Nội vụ",
        "issuer_lines": ("SỞ NỘI VỤ",),
        "parent": "UBND TỈNH KIÊN GIANG",
        "code": "SNV",
        "place": "Rạch Giá",
        "grounds": (
            "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008",
            "Theo đề nghị của Trưởng phòng Công chức, viên chức",
        ),
        "executors": "Chánh Văn phòng Sở, Trưởng phòng Công chức, viên chức",
        "filing": "CCVC",
        "signer_title": "Giám đốc",
        "signer": "Lê Văn Cường",
    }
    signed = {"number": "125/QĐ-SNV", "signed": date(2024, 7, 1), "state": "issued"}
    one = Decision(**common, **signed, lines=tuple(lines[:1]))
    many = Decision(**common, lines=tuple(lines))
    taken_back = Revoked(one.number, one.signed, "Giám đốc Sở Nội vụ", one.subject, one.lines)
    revocation = Decision(
        **{**common, "kind": "revocation", "subject": "Về việc thu hồi quyết định"},
        **signed,
        revoked=(taken_back,),
    )
    return [context(decision) for decision in (one, many, revocation)]
