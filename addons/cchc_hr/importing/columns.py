"""The vocabulary: every column a roster may have, and the names under which offices write it.

Names are compared folded (no diacritics, lower case, no punctuation). A name that begins with
"=" is compared with its diacritics, where folding would confuse two words (nam / năm).
`under` names the group heading of a two-line header: «Chức vụ» is a post, but under «Phụ cấp»
it is an allowance.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from odoo.addons.cchc_base.rules.vietnamese import clean, fold

_BRACKETED = re.compile(r"\([^)]*\)")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def label_key(text):
    """A header cell for comparison: «Ngày, tháng,\n năm sinh» → "ngay thang nam sinh"."""
    return _NOT_WORD.sub(" ", _BRACKETED.sub(" ", fold(text))).strip()


def spoken_key(text):
    """The same with diacritics."""
    return _NOT_WORD.sub(" ", _BRACKETED.sub(" ", clean(text).lower())).strip()


@dataclass(frozen=True)
class Column:
    key: str
    label: str  # how our template and our messages call it
    names: tuple[str, ...]
    under: tuple[str, ...] = ()

    @cached_property
    def exact(self):
        return {name[1:] for name in self.names if name.startswith("=")}

    @cached_property
    def folded(self):
        return {label_key(self.label)} | {n for n in self.names if not n.startswith("=")}

    def fits(self, label, above):
        """How well a header cell fits: 0 not at all, more is better."""
        if self.under and not any(group in label_key(above) for group in self.under):
            return 0
        bonus = 1 if self.under else 0
        if spoken_key(label) in self.exact or label_key(label) in self.folded:
            return 4 + bonus
        words = label_key(label)
        if any(words.startswith(name + " ") for name in self.folded if " " in name):
            return 2 + bonus  # «Họ và tên công chức»
        return 0


_BIRTH = ("ngay thang nam sinh", "ngay sinh", "nam sinh", "ngay thang sinh")
_SEX = ("gioi tinh", "phai")
_ALLOWANCE = ("phu cap",)

COLUMNS = (
    Column("ordinal", "STT", ("tt", "so tt", "so thu tu", "s tt")),
    Column("staff_code", "Số hiệu CBCCVC", ("so hieu", "ma so can bo", "ma can bo", "ma nhan vien",
        "so hieu cong chuc", "so hieu vien chuc", "ma cbccvc", "ma so cbccvc")),
    Column("name", "Họ và tên", ("ho ten", "ho va ten khai sinh", "ho ten khai sinh",
        "ho va chu dem va ten", "ho dem va ten", "ho va ten dem", "ho va chu dem", "ho dem",
        "ho va ten lot", "ho lot", "ho va")),
    Column("given_name", "Tên", ("=tên",)),
    Column("birth_male", "Ngày sinh (nam)", ("=nam", "ngay sinh nam"), under=_BIRTH),
    Column("birth_female", "Ngày sinh (nữ)", ("=nữ", "ngay sinh nu"), under=_BIRTH),
    Column("birth", "Ngày sinh", (*_BIRTH, "sinh ngay", "ngay thang nam sinh dd mm yyyy")),
    Column("sex_male", "Nam", ("=nam",), under=_SEX),
    Column("sex_female", "Nữ", ("=nữ",), under=_SEX),
    Column("sex_female", "Nữ", ("=nữ", "=giới tính nữ", "=phụ nữ")),
    Column("sex", "Giới tính", ("phai", "nam nu", "gioi")),
    Column("citizen_id", "Số CCCD", ("cccd", "cmnd", "so cccd cmnd", "cccd cmnd", "so cmnd cccd",
        "cmnd cccd", "so cmnd", "so can cuoc", "so can cuoc cong dan", "can cuoc cong dan",
        "so dinh danh ca nhan", "so dinh danh", "ma dinh danh", "so cmtnd", "so cccd cmtnd")),
    Column("ethnicity", "Dân tộc", ("dan toc",)),
    Column("religion", "Tôn giáo", ("ton giao",)),
    Column("hometown", "Quê quán", ("que quan", "nguyen quan")),
    Column("unit", "Đơn vị", ("co quan don vi dang lam viec", "co quan don vi", "don vi cong tac",
        "noi cong tac", "phong ban", "phong don vi", "co quan don vi cong tac", "co quan",
        "bo phan cong tac", "don vi dang lam viec", "noi lam viec")),
    Column("unit_code", "Mã đơn vị", ("ma don vi", "ma co quan", "ma co quan don vi")),
    Column("category", "Đối tượng", ("loai can bo", "doi tuong", "loai doi tuong", "dien",
        "loai hinh lao dong", "loai bien che", "nhom doi tuong")),
    Column("position", "Chức vụ, chức danh", ("chuc vu hoac chuc danh", "chuc vu", "chuc danh",
        "chuc vu chuc danh", "chuc vu hien tai", "chuc vu dang giu", "vi tri viec lam",
        "chuc vu chuc danh cong tac")),
    Column("rank_code", "Mã ngạch", ("ma so ngach", "ma ngach luong", "ma so ngach luong",
        "ma so", "ma so cdnn", "ma so chuc danh nghe nghiep", "ngach luong", "ngach",
        "ma ngach cdnn", "ma so ngach cdnn", "ngach bac")),
    Column("step", "Bậc", ("bac luong", "bac")),
    Column("coefficient", "Hệ số lương", ("he so", "he so luong hien huong", "hs luong", "hsl",
        "he so luong hien tai")),
    Column("above_scale", "Vượt khung (%)", ("vuot khung", "phu cap vuot khung", "tnvk",
        "phu cap tham nien vuot khung", "pc tnvk", "tham nien vuot khung", "pc vuot khung")),
    Column("rank_since", "Thời gian giữ ngạch", ("ngay bo nhiem ngach", "ngay giu ngach",
        "thoi diem giu ngach", "ngay bo nhiem vao ngach")),
    Column("step_since", "Ngày hưởng", ("thoi diem huong", "ngay huong luong", "huong tu ngay",
        "thoi gian huong", "moc nang luong", "moc nang bac luong", "moc huong", "moc tinh nang bac",
        "thoi gian xep luong", "ngay huong he so luong", "moc thoi gian huong")),
    Column("allowance_position", "Phụ cấp chức vụ", ("pc chuc vu", "pccv", "hspccv",
        "phu cap chuc vu lanh dao", "he so phu cap chuc vu")),
    Column("allowance_position", "Phụ cấp chức vụ", ("chuc vu", "lanh dao"), under=_ALLOWANCE),
    Column("allowance_responsibility", "Phụ cấp trách nhiệm", ("pc trach nhiem", "pctn")),
    Column("allowance_responsibility", "Phụ cấp trách nhiệm", ("trach nhiem",), under=_ALLOWANCE),
    Column("allowance_region", "Phụ cấp khu vực", ("pc khu vuc", "pckv")),
    Column("allowance_region", "Phụ cấp khu vực", ("khu vuc",), under=_ALLOWANCE),
    Column("above_scale", "Vượt khung (%)", ("vuot khung", "tham nien vuot khung", "vk"),
        under=_ALLOWANCE),
    Column("allowance_total", "Tổng phụ cấp", ("tong", "tong cong", "tong so", "cong"),
        under=_ALLOWANCE),
    Column("recruited_on", "Ngày tuyển dụng", ("ngay vao nganh", "thoi gian tuyen dung",
        "ngay tuyen dung lan dau", "nam tuyen dung", "ngay vao co quan")),
    Column("party_on", "Ngày vào Đảng", ("ngay vao dang", "vao dang", "ngay vao dcsvn")),
    Column("education", "Trình độ chuyên môn", ("trinh do cm", "trinh do chuyen mon", "trinh do",
        "trinh do chuyen mon cao nhat", "tdcm")),
    Column("speciality", "Chuyên ngành", ("chuyen nganh", "chuyen nganh dao tao")),
    Column("political_theory", "Lý luận chính trị", ("llct", "ly luan ct", "trinh do llct",
        "trinh do ly luan chinh tri")),
    Column("state_management", "Quản lý nhà nước", ("qlnn", "trinh do qlnn")),
    Column("informatics", "Tin học", ("trinh do tin hoc",)),
    Column("foreign_language", "Ngoại ngữ", ("trinh do ngoai ngu",)),
    Column("note", "Ghi chú", ("chu thich",)),
    Column("findings", "Lỗi và cảnh báo", ("loi va canh bao", "loi khi nhap", "loi")),
)  # fmt: skip

LABELS = {}
for _column in COLUMNS:
    LABELS.setdefault(_column.key, _column.label)


def find_column(label, above=""):
    """The key of the column that a header cell names, or None."""
    best, key = 0, None
    for column in COLUMNS:
        fit = column.fits(label, above)
        if fit > best:
            best, key = fit, column.key
    return key
