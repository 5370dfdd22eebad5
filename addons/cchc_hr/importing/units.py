"""Which unit does a cell mean? By code, else by name, and only among the units one may fill.

Offices abbreviate («P. Nội vụ», «UBND», «Sở GD&ĐT») and add where a unit is («Phòng Nội vụ
huyện Giồng Riềng» for the division «Phòng Nội vụ» of «UBND huyện Giồng Riềng»). Both are
undone here. What still fits two units is refused: nobody is placed by a guess.
"""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from odoo.addons.cchc_base.rules.problem import Problem, translatable
from odoo.addons.cchc_base.rules.vietnamese import clean, fold

_ = translatable("cchc_hr")

_NOT_WORD = re.compile(r"[\W_]+")
_BRACKETED_CODE = re.compile(r"\[([^\]]+)\]\s*\Z")
# Abbreviations, applied to whole words of a folded name; the longer ones first.
_ABBREVIATIONS = (
    ("gd dt", "giao duc dao tao"), ("gddt", "giao duc dao tao"),
    ("nn ptnt", "nong nghiep phat trien nong thon"),
    ("nnptnt", "nong nghiep phat trien nong thon"),
    ("tn mt", "tai nguyen moi truong"), ("tnmt", "tai nguyen moi truong"),
    ("ld tb xh", "lao dong thuong binh xa hoi"), ("ldtbxh", "lao dong thuong binh xa hoi"),
    ("ld tbxh", "lao dong thuong binh xa hoi"),
    ("vh tt dl", "van hoa the thao du lich"), ("vhttdl", "van hoa the thao du lich"),
    ("vh tt", "van hoa the thao"), ("vhtt", "van hoa the thao"),
    ("kh dt", "ke hoach dau tu"), ("khdt", "ke hoach dau tu"),
    ("kh cn", "khoa hoc cong nghe"), ("khcn", "khoa hoc cong nghe"),
    ("tt tt", "thong tin truyen thong"), ("tttt", "thong tin truyen thong"),
    ("tc kh", "tai chinh ke hoach"), ("tckh", "tai chinh ke hoach"),
    ("gtvt", "giao thong van tai"),
    ("ubnd", "uy ban nhan dan"), ("hdnd", "hoi dong nhan dan"), ("ubmttq", "uy ban mttq"),
    ("bql", "ban quan ly"), ("vp", "van phong"), ("tp", "thanh pho"), ("tx", "thi xa"),
)  # fmt: skip
_FIRST_WORD = {"p": "phong", "s": "so", "tt": "trung tam", "cc": "chi cuc", "bv": "benh vien"}
_WHOLE_WORD = {"h": "huyen"}
_COMMITTEE = "uy ban nhan dan "
_PLACE_KINDS = ("tinh ", "huyen ", "thanh pho ", "thi xa ", "xa ", "phuong ", "thi tran ",
                "dac khu ")  # fmt: skip


@lru_cache(maxsize=8192)
def unit_key(text):
    """A name for comparison: «P. Tài chính - KH» and «Phòng Tài chính – Kế hoạch» alike."""
    # «và», «&» and «-» all join two subjects of one unit.
    words = [word for word in _NOT_WORD.split(fold(text)) if word and word != "va"]
    if not words:
        return ""
    words[0] = _FIRST_WORD.get(words[0], words[0])
    key = f" {' '.join(_WHOLE_WORD.get(word, word) for word in words)} "
    for short, full in _ABBREVIATIONS:
        key = key.replace(f" {short} ", f" {full} ")
    return key.strip()


@dataclass(frozen=True)
class Unit:
    """A unit as the import sees it; `ancestors` are the units above it, nearest first."""

    id: int
    code: str
    name: str
    ancestors: tuple["Unit", ...] = ()
    in_scope: bool = True

    @property
    def label(self):
        """How our drop-down and our messages name it: never in two ways."""
        path = " – ".join(unit.name for unit in (self, *self.ancestors[:1]))
        return f"{path} [{self.code}]" if self.code else path


class UnitIndex:
    """Finds units by code and by name."""

    def __init__(self, units, aliases=()):
        """`aliases`: {key of a text: id of the unit that an officer says it means}"""
        self._told = dict(aliases)
        self.by_id = {unit.id: unit for unit in units}
        self._by_code = {}
        self._by_name = defaultdict(list)
        self._by_alias = defaultdict(list)
        for unit in units:
            if unit.code:
                self._by_code[unit.code.lower()] = unit
            self._by_name[unit_key(unit.name)].append(unit)
            for alias in _aliases(unit):
                self._by_alias[alias].append(unit)
        self._found = {}

    def find(self, text, heading=""):
        """Return (unit, None), or (None, problem). `heading` tells namesakes apart."""
        question = (clean(text), clean(heading))
        if question not in self._found:
            self._found[question] = self._find(*question)
        return self._found[question]

    def _find(self, text, heading):
        # A bare code, or «Văn phòng – Sở Nội vụ [KG.SNV.VP]» as our drop-down offers it.
        bracketed = _BRACKETED_CODE.search(text)
        if exact := self._by_code.get((bracketed[1] if bracketed else text).lower()):
            return _if_in_scope(exact, text)
        told = self.by_id.get(self._told.get(unit_key(text)))
        if told and told.in_scope:
            return told, None
        candidates = self._candidates(text)
        inside = [unit for unit in candidates if unit.in_scope]
        if len(inside) > 1:
            inside = self._narrow(inside, heading)
        if len(inside) == 1:
            return inside[0], None
        if inside:
            return None, _ambiguous(text, inside)
        if candidates:
            return _if_in_scope(candidates[0], text)
        return None, self._unknown(text)

    def _candidates(self, text):
        key = unit_key(text)
        named, aliased = self._by_name.get(key, []), self._by_alias.get(key, [])
        # A unit's own name outweighs the way another one may be called, if it can be filled.
        if any(unit.in_scope for unit in named) or not aliased:
            return named
        return [*named, *aliased]

    def _narrow(self, units, heading):
        """Keep the units under the heading which stands above the row in the file."""
        if not heading:
            return units
        above = {unit.id for unit in self._candidates(heading)}
        narrowed = [
            unit
            for unit in units
            if unit.id in above or any(ancestor.id in above for ancestor in unit.ancestors)
        ]
        return narrowed or units

    def _unknown(self, text):
        key = unit_key(text)
        names = {
            name: unit.name
            for name, units in self._by_name.items()
            for unit in units
            if unit.in_scope
        }
        close = difflib.get_close_matches(key, names, n=1, cutoff=0.75)
        if close:
            return Problem(
                "unit_unknown_close",
                _(
                    "No unit is called “%(text)s”; did you mean “%(close)s”? Write its exact "
                    "name or its code."
                ),
                {"text": text, "close": names[close[0]]},
            )
        return Problem(
            "unit_unknown",
            _(
                "No unit you may fill is called “%(text)s”; write the name or the code of a "
                "unit, or have the unit created first."
            ),
            {"text": text},
        )


def _if_in_scope(unit, text):
    if unit.in_scope:
        return unit, None
    return None, Problem(
        "unit_out_of_scope",
        _(
            "The unit “%(text)s” is outside the units you are in charge of; ask its own officer "
            "to import these people, or correct the unit."
        ),
        {"text": text},
    )


def _ambiguous(text, units):
    return Problem(
        "unit_ambiguous",
        _("“%(text)s” fits several units (%(units)s); write the code of the right one."),
        {
            "text": text,
            "units": "; ".join(unit.label for unit in units[:3])
            + ("; …" if len(units) > 3 else ""),
        },
    )


def _aliases(unit):
    """Other ways to call a unit: with the body or the place it belongs to, or the place alone."""
    name = unit_key(unit.name)
    result = set(_places(name))
    for ancestor in unit.ancestors:
        above = unit_key(ancestor.name)
        result.update(f"{name} {suffix}" for suffix in (above, *_places(above)))
    result.discard(name)
    return result


def _places(name):
    """«Ủy ban nhân dân huyện Giồng Riềng» → huyện Giồng Riềng, Giồng Riềng."""
    if not name.startswith(_COMMITTEE):
        return []
    place = name.removeprefix(_COMMITTEE)
    bare = next((place.removeprefix(kind) for kind in _PLACE_KINDS if place.startswith(kind)), "")
    # «Văn phòng UBND tỉnh», «Thanh tra tỉnh»: in its own files there is only one province.
    province = ["tinh", f"{_COMMITTEE}tinh"] if place.startswith("tinh ") else []
    return [place, *province, *([bare] if bare else [])]
