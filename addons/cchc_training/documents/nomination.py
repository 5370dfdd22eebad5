"""How the decision reads by which people are sent to a class.

The type changes no service facts; what the class is stands in the note of each line.
"""

from odoo.addons.cchc_hr.documents import decision_words as words
from odoo.addons.cchc_hr.documents.decision_text import WORDINGS, Wording

KIND = "training"
_DUTIES = (
    "có trách nhiệm tham gia đầy đủ, chấp hành nội quy, quy chế của lớp; kết thúc khóa học báo cáo "
    "kết quả và nộp chứng chỉ, chứng nhận để bổ sung hồ sơ. Chế độ, kinh phí thực hiện theo quy "
    "định hiện hành."
)


def sent(line):
    return f"Cử {words.who(line)}, tham gia {words.given(words.small(line.note))}."


def duties(line):
    return f"{words.capital(words.person(line))} {_DUTIES}"


def all_sent(lines):
    """The first article about several people: the class is named there when it is the same."""
    notes = {line.note for line in lines}
    what = words.small(notes.pop()) if len(notes) == 1 else ""
    return f"Cử tham gia {what or 'các lớp đào tạo, bồi dưỡng'}, đối với"


WORDINGS[KIND] = Wording(
    sent, duties, all_sent, f"Những người có tên trong danh sách {_DUTIES}", noted="Lớp"
)
