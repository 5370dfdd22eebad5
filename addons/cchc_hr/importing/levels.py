"""Words for levels of education, theory, administration, computing and languages.

What each abbreviation means is usage of the offices; where it could mean two things (A2 of which
language?) it is no synonym here, and an officer says once what it means.
"""

from .values import Vocabulary

DEGREE, THEORY, STATE, IT, LANGUAGE = (
    "degree", "political_theory", "state_management", "it", "language",
)  # fmt: skip

LABELS = {
    DEGREE: {
        "elementary": "Sơ cấp",
        "intermediate": "Trung cấp",
        "college": "Cao đẳng",
        "university": "Đại học",
        "master": "Thạc sĩ",
        "doctor": "Tiến sĩ",
    },
    THEORY: {
        "elementary": "Sơ cấp",
        "intermediate": "Trung cấp",
        "advanced": "Cao cấp",
        "bachelor": "Cử nhân",
    },
    STATE: {
        "staff": "Cán sự và tương đương",
        "specialist": "Chuyên viên và tương đương",
        "principal": "Chuyên viên chính và tương đương",
        "senior_principal": "Chuyên viên cao cấp và tương đương",
    },
    IT: {"certificate": "Chứng chỉ", "intermediate": "Trung cấp trở lên"},
    LANGUAGE: {
        "english:certificate": "Chứng chỉ tiếng Anh",
        "english:university": "Đại học tiếng Anh trở lên",
        "other_language:certificate": "Chứng chỉ ngoại ngữ khác",
        "other_language:university": "Đại học ngoại ngữ khác trở lên",
        "minority_language": "Tiếng dân tộc thiểu số",
    },
}
_SYNONYMS = {
    DEGREE: {
        "SC": "elementary", "TC": "intermediate", "TCCN": "intermediate", "THCN": "intermediate",
        "Trung cấp chuyên nghiệp": "intermediate", "Trung học chuyên nghiệp": "intermediate",
        "CĐ": "college", "ĐH": "university", "CN": "university", "Cử nhân": "university",
        "KS": "university", "Kỹ sư": "university", "BS": "university", "Bác sĩ": "university",
        "Dược sĩ đại học": "university", "Kiến trúc sư": "university", "ThS": "master",
        "Th.S": "master", "Thạc sỹ": "master", "Cao học": "master", "TS": "doctor",
        "Tiến sỹ": "doctor",
    },
    THEORY: {
        "SC": "elementary", "TC": "intermediate", "CC": "advanced", "CN": "bachelor",
        "Trung cấp LLCT": "intermediate", "Cao cấp LLCT": "advanced", "Cử nhân LLCT": "bachelor",
        "Sơ cấp LLCT": "elementary", "Trung cấp lý luận chính trị": "intermediate",
        "Cao cấp lý luận chính trị": "advanced", "Trung cấp chính trị": "intermediate",
        "Cao cấp chính trị": "advanced",
    },
    STATE: {
        "CS": "staff", "Cán sự": "staff", "CV": "specialist", "Chuyên viên": "specialist",
        "CVC": "principal", "Chuyên viên chính": "principal", "CVCC": "senior_principal",
        "Chuyên viên cao cấp": "senior_principal", "QLNN ngạch CV": "specialist",
        "QLNN ngạch CVC": "principal", "QLNN ngạch CVCC": "senior_principal",
        "Bồi dưỡng ngạch chuyên viên": "specialist",
        "Bồi dưỡng ngạch chuyên viên chính": "principal",
    },
    IT: {
        "CB": "certificate", "Cơ bản": "certificate", "CNTT cơ bản": "certificate",
        "Ứng dụng CNTT cơ bản": "certificate", "CNTT nâng cao": "certificate",
        "A": "certificate", "B": "certificate", "C": "certificate",
        "Trình độ A": "certificate", "Trình độ B": "certificate", "Chứng chỉ A": "certificate",
        "Chứng chỉ B": "certificate", "Tin học văn phòng": "certificate", "CC": "certificate",
        "Trung cấp": "intermediate", "TC": "intermediate", "Cao đẳng": "intermediate",
        "CĐ": "intermediate", "Đại học": "intermediate", "ĐH": "intermediate",
        "Cử nhân": "intermediate", "CN": "intermediate", "Kỹ sư": "intermediate",
    },
    LANGUAGE: {
        **{f"{kind} {level}": "english:certificate"
           for kind in ("Anh", "Anh văn", "Tiếng Anh") for level in
           ("A", "B", "C", "A1", "A2", "B1", "B2", "C1")},
        **{f"{level} {kind}": "english:certificate"
           for kind in ("Anh", "Anh văn", "Tiếng Anh") for level in
           ("A", "B", "C", "A1", "A2", "B1", "B2", "C1")},
        "IELTS": "english:certificate", "TOEIC": "english:certificate",
        "TOEFL": "english:certificate", "ĐH Anh văn": "english:university",
        "Đại học Anh văn": "english:university", "ĐH tiếng Anh": "english:university",
        "Đại học tiếng Anh": "english:university", "Cử nhân Anh văn": "english:university",
        "Cử nhân tiếng Anh": "english:university", "Khmer": "minority_language",
        "Khơ-me": "minority_language", "Tiếng Khmer": "minority_language",
        "Tiếng dân tộc": "minority_language",
    },
}  # fmt: skip


def vocabularies(told=None):
    """The words of every kind of level; `told`: {kind: {word: value}} of what officers said."""
    told = told or {}
    return {
        kind: Vocabulary(labels, {**_SYNONYMS[kind], **told.get(kind, {})})
        for kind, labels in LABELS.items()
    }


def answers():
    """Every meaning that an officer may choose: [(«kind:value», label)]."""
    return [
        (f"{kind}:{value}", label)
        for kind, labels in LABELS.items()
        for value, label in labels.items()
    ]


def entry_of(kind, value, text, major=None):
    """(model, values) of the dossier entry that a level proves; `text` is what the list says."""
    if kind == DEGREE:
        return "cchc.education", {"level": value, "major": major or None}
    if kind == LANGUAGE:
        language, _colon, level = value.partition(":")
        name = {"name": text, "kind": language}
        return "cchc.certificate", name | ({"language_level": level} if level else {})
    return "cchc.certificate", {"kind": kind, f"{kind}_level": value}
