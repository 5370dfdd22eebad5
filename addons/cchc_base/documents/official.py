"""Names, places and signatures as an official document writes them.

NĐ 30/2020/NĐ-CP, phụ lục I, phần I, mục II: 2 (name of the issuing body), 3 (symbol),
4 (place), 6a (grounds), 7 (signature), 9 (recipients).
"""

import re
from typing import NamedTuple

from ..rules.vietnamese import fold

_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "ĐBQH": "đại biểu Quốc hội",
}
_PLACES = ("tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "phường", "xã", "đặc khu")
_COMMITTEE = re.compile(
    rf"(?P<body>UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)\s+"
    rf"(?P<kind>{'|'.join(_PLACES)})\s+(?P<name>.+)\Z"
)
# Who heads what, by the first words of the body's name; the first that fits counts.
_HEADS = (
    ("Ủy ban nhân dân", "Chủ tịch"),
    ("Hội đồng nhân dân", "Chủ tịch"),
    ("Văn phòng", "Chánh Văn phòng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Ban", "Trưởng ban"),
    ("Phòng", "Trưởng phòng"),
    ("Chi cục", "Chi cục trưởng"),
    ("Trường", "Hiệu trưởng"),
)
_DIRECTOR = "Giám đốc"
_DEPUTY = re.compile(r"phó\s+", re.IGNORECASE)
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s*", re.IGNORECASE)
_LINE = re.compile(r"\s*[\n;,]\s*")
# Kinds of legal texts, and how a title begins that needs no «về» before it.
_KINDS = {
    "resolution": "Nghị quyết",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "decision": "Quyết định",
    "plan": "Kế hoạch",
}
_SAYS_WHAT_IT_DOES = ("về ", "quy định ", "hướng dẫn ", "sửa đổi", "ban hành ", "phê duyệt ")
_NOT_ABBREVIATED = {"và", "-", "–", "các", "của"}


def full_name(name):
    """UBND tỉnh Kiên Giang → Ủy ban nhân dân tỉnh Kiên Giang (2a: the official, full name)."""
    return re.sub(
        r"\b(?:UBND|HĐND|ĐBQH)\b", lambda found: _ABBREVIATIONS[found[0]], " ".join(name.split())
    )


def issuer_lines(name):
    """The name above the number, in capitals; a committee's place stands on its own line."""
    found = _COMMITTEE.match(name)
    if not found:
        return [full_name(name).upper()]
    return [full_name(found["body"]).upper(), f"{found['kind']} {found['name']}".upper()]


def place_of(committee):
    """Place of a committee's documents: UBND huyện An Biên → An Biên (4a).

    A place named by a number is written in full (phường 1 → Phường 1).
    """
    found = _COMMITTEE.match(committee)
    if not found:
        return ""
    kind, name = found["kind"].capitalize(), found["name"].strip()
    return f"{kind} {name}" if name.isdecimal() else name


def agency_code(name):
    """Sở Nội vụ → SNV: how a symbol would abbreviate the body, until the unit says otherwise."""
    committee = _COMMITTEE.match(name)
    if committee:
        return next(
            short for short, long in _ABBREVIATIONS.items() if long == full_name(committee["body"])
        )
    # What place it belongs to is no part of the symbol: Bệnh viện Đa khoa tỉnh Kiên Giang.
    name = re.sub(rf"\s(?:{'|'.join(_PLACES)})\b.*", "", name)
    words = [word for word in re.split(r"[\s,]+", name) if word and word not in _NOT_ABBREVIATED]
    return "".join(word if word.isupper() else word[0].upper() for word in words)


def head_title(name):
    """Title of the head of a body, by its name."""
    folded = fold(full_name(name))
    for start, title in _HEADS:
        if f"{folded} ".startswith(f"{fold(start)} "):
            return title
    return _DIRECTOR


def signature_lines(title):
    """What stands above the signature, in capitals (7b, 7đ).

    Lines are separated by commas, semicolons or line breaks. A deputy signs for the head, also
    one in charge meanwhile: «Phó Giám đốc» → KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC.
    """
    return [line.upper() for line in _capacities(title)]


def _capacities(title):
    lines = [line for line in _LINE.split(title.strip()) if line]
    deputy = lines and _DEPUTY.match(lines[-1])
    if deputy and not any(_CAPACITY.match(line) for line in lines):
        lines.insert(len(lines) - 1, f"KT. {signs_for(lines[-1])}")
    return lines


class Signature(NamedTuple):
    """In which capacity who signs does so (7b).

    :param title: the signer's own post
    :param capacity: ``head`` (directly), ``kt``, ``tl``, ``tuq`` or ``q``
    :param signs_for: post of whom one signs for
    :param collective: body in whose name one signs (TM.)
    """

    title: str
    capacity: str = "head"
    signs_for: str = ""
    collective: str = ""


def is_composed(text):
    """Whether a title says already in which capacity it is signed: «TL. Chủ tịch, Giám đốc»."""
    lines = [line for line in _LINE.split((text or "").strip()) if line]
    return any(_CAPACITY.match(line) for line in lines)


def signature_of(text, issuer=""):
    """The capacity that a title speaks of: «TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch».

    A title without a mark is one post, commas and all; a deputy's signs for the head.
    """
    text = " ".join((text or "").split()) if not is_composed(text) else text.strip()
    if not is_composed(text):
        is_deputy = bool(_DEPUTY.match(text))
        return Signature(text, "kt" if is_deputy else "head", signs_for(text) if is_deputy else "")
    lines = _capacities(text)
    capacity, represented, collective = "head", "", ""
    for line in lines:
        mark, post = _marked(line)
        if mark == "tm":
            collective = post
        elif mark and capacity == "head":
            capacity, represented = mark, post
    title = _marked(lines[-1])[1]
    if capacity in ("head", "q"):
        represented = ""
    return Signature(title, capacity, represented, collective)


def _marked(line):
    found = _CAPACITY.match(line)
    return (found[0].strip(" .").lower(), line[found.end() :]) if found else ("", line)


def signs_for(title):
    """Phó Giám đốc phụ trách → Giám đốc: for whom a deputy signs; empty for others."""
    if not _DEPUTY.match(title or ""):
        return ""
    head = re.sub(r"\s+(?:phụ trách|điều hành)\b.*", "", title, flags=re.IGNORECASE)
    head = _DEPUTY.sub("", head, count=1)
    return head[:1].upper() + head[1:]


def signature_block(signature):
    """Lines above the signature, not yet in capitals (7b).

    Whoever signs by order may let a deputy sign: TL. GIÁM ĐỐC / KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG
    PHÒNG (điều 13.4); whoever is authorised may not pass it on.
    """
    lines = [f"TM. {signature.collective}"] if signature.collective else []
    if signature.capacity == "q":
        return [*lines, f"Q. {signature.title}"]
    if signature.capacity in ("kt", "tl", "tuq"):
        lines.append(f"{signature.capacity.upper()}. {signature.signs_for}".strip())
    if signature.capacity == "tl" and signs_for(signature.title):
        lines.append(f"KT. {signs_for(signature.title)}")
    return [*lines, signature.title]


def authority(title, name):
    """Who decides, as it stands between the subject and the grounds (phụ lục III, mẫu 1.2).

    :param title: title of the signer, or the lines above the signature

    The head's post when the head decides, whoever signs for the head; the body when it decides
    as a whole («TM. Ủy ban nhân dân, Chủ tịch»).
    """
    lines = _capacities(title or head_title(name)) if isinstance(title, str) else title
    first = next(iter(lines), "")
    if first.upper().startswith("TM."):
        return full_name(name)
    return post_of_unit(_CAPACITY.sub("", first, count=1), full_name(name))


def post_of_unit(post, unit):
    """Trưởng phòng + Phòng Tổ chức → Trưởng phòng Tổ chức: words said twice are said once."""
    said, rest = post.split(), unit.split()
    for count in range(min(len(said), len(rest), 4), 0, -1):
        if [word.lower() for word in said[-count:]] == [word.lower() for word in rest[:count]]:
            return " ".join([*said, *rest[count:]])
    return f"{post} {unit}".strip()


def punctuated(lines, inner=";", last="."):
    """Lines of a list, each ended as the decree wants: «;» and at last «.» (6a, 9d)."""
    bare = [line.strip().rstrip(";.,").strip() for line in lines]
    bare = [line for line in bare if line]
    return [f"{line}{inner}" for line in bare[:-1]] + [f"{line}{last}" for line in bare[-1:]]


def ground(kind, number, title, issuer="", issued=""):
    """Căn cứ Nghị định số 204/2004/NĐ-CP ngày … của Chính phủ về chế độ tiền lương … (6a).

    A law is cited by its name and date alone.

    :param issued: the day in words, «ngày 14 tháng 12 năm 2004»
    """
    title = title.strip()
    if kind == "law":
        return " ".join(filter(None, ("Căn cứ", title, issued)))
    about = title[:1].lower() + title[1:]
    if not about.startswith(_SAYS_WHAT_IT_DOES):
        about = f"về {about}"
    by = issuer and f"của {full_name(issuer)}"
    return " ".join(filter(None, ("Căn cứ", _KINDS.get(kind), f"số {number}", issued, by, about)))
