"""Persons, posts, ranks, dates and numbers as a decision words them."""

import re

from odoo.addons.cchc_base.documents.official import post_of_unit
from odoo.addons.cchc_base.rules.money import format_decimal
from odoo.addons.cchc_base.rules.vietnamese import fold

from ..rules.partial_date import PartialDate

CATEGORIES = {
    "cadre": "cán bộ",
    "civil_servant": "công chức",
    "public_employee": "viên chức",
    "commune_cadre": "cán bộ cấp xã",
    "commune_civil_servant": "công chức cấp xã",
    "contract_111": "người lao động hợp đồng",
    "non_specialised": "người hoạt động không chuyên trách",
}
EVERYBODY = "cán bộ, công chức, viên chức"
_FORMS_OF_ADDRESS = {"male": "ông", "female": "bà"}
# The catalogue of posts says at which level a post is; a decision says in which unit.
_LEVEL = re.compile(
    r"\s+(?:thuộc\b|và tương đương|sở\b|HĐND và UBND|UBND|phường\b|xã,|trường phổ thông).*"
)


_DOTS = "………"


def capital(text):
    """First letter in capitals."""
    return text[:1].upper() + text[1:]


def small(text):
    """First letter small: the subject inside a sentence."""
    return text[:1].lower() + text[1:]


def given(text):
    """The text, or dots where a draft does not say yet."""
    return text or _DOTS


def on(day):
    """ngày 01 tháng 7 năm 2024"""
    return PartialDate.of(day).in_words()


def number(value):
    """3.33 → 3,33; nothing when there is no value."""
    return format_decimal(value) if value else ""


def address(line):
    """ông, bà, or ông (bà) when the dossier does not say."""
    return _FORMS_OF_ADDRESS.get(line.sex, "ông (bà)")


def person(line):
    """ông Nguyễn Văn An"""
    return f"{address(line)} {line.name}"


def born_person(line):
    """ông Nguyễn Văn An, sinh ngày 01 tháng 3 năm 1975"""
    return f"{person(line)}, sinh {line.born.in_words()}" if line.born else person(line)


def who(line):
    """The person with birth and present post: how a decision introduces whom it is about."""
    return ", ".join(filter(None, (born_person(line), duty(line.before))))


def duty(service):
    """Trưởng phòng Tổ chức cán bộ, Sở Nội vụ: post or position, with the unit."""
    title = short_post(service.post) or service.position or service.rank
    return in_unit(title, service)


def new_duty(line):
    """The post or position that the line gives, with the unit; empty if it gives none."""
    title = new_title(line)
    return in_unit(title, line.after) if title else ""


def new_title(line):
    """The post or position that the line gives: what was typed, else the catalogue's post."""
    if "position_title" in line.changed and line.after.position:
        return line.after.position
    if "leadership_post_id" in line.changed and line.after.post:
        return short_post(line.after.post)
    return ""


def short_post(post):
    """Trưởng phòng thuộc sở và tương đương → Trưởng phòng"""
    return _LEVEL.sub("", post)


def in_unit(title, service):
    """Title and unit without saying the same words twice."""
    own = service.unit_name or service.unit
    above = service.unit.removeprefix(own).removeprefix(", ")
    named = fold(own.partition(" ")[2])
    if title and named and named in fold(title):
        return ", ".join(filter(None, (title, above)))
    return ", ".join(filter(None, (post_of_unit(title, own), above)))


def rank(service):
    """ngạch Chuyên viên (mã số 01.003)"""
    kind = "chức danh nghề nghiệp" if service.rank_kind == "professional_title" else "ngạch"
    return f"{kind} {given(service.rank)} (mã số {given(service.rank_code)})"


def pay(service):
    """bậc 4, hệ số lương 3,33, phụ cấp thâm niên vượt khung 5%"""
    parts = (
        service.step and f"bậc {service.step}",
        service.coefficient and f"hệ số lương {number(service.coefficient)}",
        service.above_scale and f"phụ cấp thâm niên vượt khung {service.above_scale}%",
    )
    return ", ".join(part for part in parts if part)


def rank_and_pay(service):
    """ngạch Chuyên viên (mã số 01.003), bậc 4, hệ số lương 3,33"""
    return ", ".join(filter(None, (service.rank and rank(service), pay(service))))


def count_of_people(lines):
    """05 công chức"""
    return f"{len({(line.name, line.born) for line in lines}):02d} {kind_of_people(lines)}"


def kind_of_people(lines):
    """What the people are, if all are the same: công chức"""
    kinds = {line.after.category or line.before.category for line in lines}
    return CATEGORIES.get(kinds.pop(), EVERYBODY) if len(kinds) == 1 else EVERYBODY


def same_day(lines):
    """The one day from which all lines take effect, or None."""
    days = {line.effective for line in lines}
    return days.pop() if len(days) == 1 else None


def told_once(lines):
    """Whether the notes of all lines say the same."""
    return len({line.note for line in lines}) == 1
